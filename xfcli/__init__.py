"""xf: a case register (信访台账) for a township civil affairs officer, on one SQLite file."""

__version__ = "0.2.0"
