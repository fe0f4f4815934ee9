"""Where the reference data lies: the law, the holidays, the demo year; and how its tables are read.

In a wheel they are `xfcli/data/`; in a checkout or an editable install, `data/` beside the package;
in a bundle, beside the file in which the package is packed.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "data", _PACKAGE.parent / "data", _PACKAGE.parent.parent / "data")


def path(name: str) -> Path:
    """Return the path of the reference file or folder `name`; FileNotFoundError if it is not there."""
    for root in _ROOTS:
        if (found := root / name).exists():
            return found
    raise FileNotFoundError(name)


def rows(name: str) -> Iterator[list[str]]:
    """Yield the lines of a table, without its head, as cells.

    No cell of ours holds a comma, a quote or a line break (the check of the law sees to it), so that
    everyday commands need no csv module.
    """
    for line in _text(name).split("\n")[2:-1]:
        yield line.split(",")


def row(name: str, key: str) -> list[str]:
    """Return the first line of a table whose first cell is `key`, as cells; KeyError if there is none."""
    text = _text(name)
    start = text.find(f"\n{key},")
    if start < 0:
        raise KeyError(key)
    return text[start + 1 : text.index("\n", start + 1)].split(",")


@cache
def _text(name: str) -> str:
    """Return a table as it is written, behind a line break, so that each of its lines has two."""
    return "\n" + path(name).read_text("utf-8")
