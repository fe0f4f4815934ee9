"""Sheets as townships really have them: brought in, compared with the ledger, and given out.

In: `input_file` opens a file and yields its sheets, `sheet_reader` gives its contents (rows that can
be registered, and a finding for each thing that cannot be read, never a guess), `plan` what an
import would do with them, `drafts` the entries. What a row may say is a line in `fields`, what may
be found a line in `finding_kinds`. Beside the ledger: `comparison`. Out: `register`, `corrections`.
Only `input_file` and `text_file` touch files; everything else is pure.
"""
