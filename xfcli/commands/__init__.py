"""One module for each command; the module of `xf VERB` is `verb.py`."""
