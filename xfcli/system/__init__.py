"""The operating system as xf meets it: its folders, its reasons, its patience, the program itself."""
