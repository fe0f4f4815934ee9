"""The one door to the ledger: open it for reading, open it for one transaction, make a new one.

Everything that speaks SQL lives in this package; the rest of xf sees cases, entries and rows. What
only a writing command needs (the chain and its hashes, the tables derived anew) is loaded with the
first name that only such a command uses.
"""

from typing import TYPE_CHECKING

from xfcli.ledger.reader import Reader, joined, reading

if TYPE_CHECKING:
    from xfcli.ledger.founding import create
    from xfcli.ledger.writer import Writer, writing

__all__ = ["Reader", "Writer", "create", "joined", "reading", "writing"]


def __getattr__(name: str) -> object:
    from importlib import import_module

    homes = {"Writer": "writer", "writing": "writer", "create": "founding"}
    if name not in homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{homes[name]}"), name)
