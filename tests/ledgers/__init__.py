"""Ledger files of every released format, as SQL text."""
