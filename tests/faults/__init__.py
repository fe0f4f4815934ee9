"""Pulling the plug in every way a suite can, on the real commands and the real ledger.

Run by `python -m tests.faults` (and by CI); the plain `python -m pytest` runs a quick version of it.
"""
