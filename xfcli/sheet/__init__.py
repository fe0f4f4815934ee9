"""Reading the untidy sheets that a township really has: file → sheets → headings → cells → rows.

`workbook` and `delimited` open files; everything after them is pure. `tidy.rows` gives the rows
that can be registered and a finding for each thing that cannot be read, never a guess.
"""
