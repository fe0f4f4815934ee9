"""Copies of the whole ledger: made, proven, encrypted, kept by a plan, and put back."""
