"""The legal data against the texts of the law: `python -m tests.law FOLDER`.

`texts` reads a text into articles; `findings` compares; `tests/test_law.py` runs what needs no texts.
"""
