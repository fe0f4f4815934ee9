"""Measurements that anyone can repeat: `python -m tests.bench`. Nothing here is run by pytest."""
