"""`python -m xfcli` and the console script `xf`."""

from xfcli.cli import main

if __name__ == "__main__":
    main()
