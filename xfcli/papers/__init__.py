"""What each paper says: pure functions from a case and the office to a `Paper`.

A paper is a value. It is kept in the journal as it was made, so that the same paper printed again
says the same, whatever has changed since; `files.official_paper` turns it into pages.
"""
