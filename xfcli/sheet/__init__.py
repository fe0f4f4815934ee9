"""Reading the untidy sheets that a township really has: file → sheets → headings → cells → rows.

`input_file` and `text_file` open files; everything after them is pure. `sheet_reader.contents` gives the rows
that can be registered and a finding for each thing that cannot be read, never a guess.
"""
