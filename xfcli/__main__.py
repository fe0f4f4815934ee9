"""`python -m xfcli` and the console script `xf`."""

import gc
from typing import Final

# A command is over before there is any cyclic garbage; looking for it, mostly at the very end among
# all that was imported, took a fifth of each run. Long ones (import, check) are still looked after.
_OBJECTS_BETWEEN_SEARCHES: Final = 100_000


def main() -> None:
    """Run the command that the words of the process name."""
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)
    from xfcli.screen import cli

    try:
        cli.main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
