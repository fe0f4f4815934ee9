"""The one door to the ledger: open it for reading, open it for one transaction, make a new one.

Everything that speaks SQL lives in this package; the rest of xf sees cases, entries and rows. Each
name is loaded when it is first used: what only a writing command needs (the chain and its hashes, the
tables derived anew) costs a reading one nothing, and `--version` nothing of either.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xfcli.ledger.founding import create
    from xfcli.ledger.reader import Reader, joined, reading
    from xfcli.ledger.writer import Writer, writing

_HOMES: Final = {
    "Reader": "reader", "joined": "reader", "reading": "reader",
    "Writer": "writer", "writing": "writer", "create": "founding",
}  # fmt: skip
__all__ = ["Reader", "Writer", "create", "joined", "reading", "writing"]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
