"""Where the reference data lies: the holidays, the periods, the catalogue, the demo year.

In a wheel they are `xfcli/data/`; in a checkout or an editable install, `data/` beside the package;
in a bundle, beside the file in which the package is packed.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "data", _PACKAGE.parent / "data", _PACKAGE.parent.parent / "data")


def path(name: str) -> Path:
    """Return the path of the reference file or folder `name`; FileNotFoundError if it is not there."""
    for root in _ROOTS:
        if (found := root / name).exists():
            return found
    raise FileNotFoundError(name)
