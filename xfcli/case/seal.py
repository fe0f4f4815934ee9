"""What the journal says of a case's seal: which entries seal it, and which lifts the seal."""

from collections.abc import Mapping, Sequence
from typing import Final

from xfcli.case import kinds
from xfcli.case.entry import Entry
from xfcli.case.in_force import undone
from xfcli.case.words import Keeping, Purpose, Route

# Kinds of which an entry can seal its case, or lift that: asked of every entry, at every reading.
_ABOUT_IT: Final = frozenset({kinds.ADD, kinds.CLASSIFY, kinds.AMEND, kinds.HOLD})


def stated(history: Sequence[Entry]) -> bool | None:
    """Return whether the last entry about a seal seals (True) or lifts it; None where none says.

    What is undone, with a reason of its own, neither seals nor lifts.
    """
    about = (entry for entry in history if entry.kind in _ABOUT_IT)
    telling = [entry for entry in about if _lifts(entry) or _seals(entry)]
    gone = undone(history) if telling else ()
    last = next((entry for entry in reversed(telling) if entry.seq not in gone), None)
    return None if last is None else not _lifts(last)


def _seals(entry: Entry) -> bool:
    """Whether what an entry states, or sets right, seals its case."""
    said: Mapping[str, object] = entry.body
    right = said.get("body")
    return _says_sealed(said) or (isinstance(right, Mapping) and _says_sealed(right))


def _says_sealed(said: Mapping[str, object]) -> bool:
    return (
        said.get("confidential") is True
        or said.get("purpose") == Purpose.REPORT
        or said.get("route") == Route.DISCIPLINE
    )


def _lifts(entry: Entry) -> bool:
    return entry.kind == kinds.HOLD and entry.body["kind"] == Keeping.UNSEAL
