"""Ledger files of every released format, as SQL text; the demo of 0.1.0 with the figures it had there."""
