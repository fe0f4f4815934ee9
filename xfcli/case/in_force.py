"""The history in force: what of all that was recorded holds, each step as it was last set right.

Nothing recorded is ever changed: a later entry of the same case takes an earlier one back (`undo`,
`split`) or sets it right (`amend`), and can itself be taken back. Pure; `fold` reads only what is
in force, and what is shown beside a step (`standings`) comes out of the same resolution.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

from xfcli.case import kinds
from xfcli.case.entry import Entry

if TYPE_CHECKING:
    from xfcli.case import bodies
    from xfcli.case.frame import Frame

    _Frame = Frame[str, Mapping[str, object], Mapping[str, object]]

State = Literal["in force", "corrected", "taken back"]
Fields = Mapping[str, object]
ON: Final = "on"  # the day of a step, among the fields of its body
_NOTHING: Final[Fields] = {}


class Change(NamedTuple):
    """What an `amend` sets right of an entry; a field that is None is taken away."""

    entry: int
    on: date | None
    body: Fields
    personal: Fields


class Standing(NamedTuple):
    """How a recorded entry stands, by which entry, and what stood in the fields that were set right.

    `was` holds the day ("on", ISO) and fields of the body, `was_personal` fields of the personal
    part; None where there was nothing.
    """

    state: State = "in force"
    by_entry: int | None = None
    was: Fields = _NOTHING
    was_personal: Fields = _NOTHING


def in_force(history: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the steps in force of one case, in the order recorded, each as it was set right."""
    if not any(entry.kind in kinds.CORRECTIONS for entry in history):
        return history
    taken, changes = _resolved(history)
    steps: list[Entry] = []
    wrong, right = "", ""  # the unit that the last transfer named, and the one it was set right to
    for entry in history:
        if entry.kind in kinds.CORRECTIONS or entry.seq in taken:
            continue
        step = reduce(corrected, changes.get(entry.seq, ()), entry)
        if entry.kind == kinds.TRANSFER and step.kind == kinds.TRANSFER:
            wrong, right = entry.body["unit"], step.body["unit"]
        elif wrong != right and step.kind in _OF_THE_UNIT and step.body.get("unit") == wrong:
            step = corrected(step, Change(step.seq, None, {"unit": right}, _NOTHING))
        steps.append(step)
    return tuple(steps)


# Steps that name the unit which the case was with: set right with the transfer.
_OF_THE_UNIT: Final = frozenset({kinds.RETURN, kinds.URGE, kinds.NOTE})


def undone(history: Sequence[Entry]) -> frozenset[int]:
    """Return the places of the entries that an undo in force takes back; a split takes back nothing."""
    undos = {entry.seq for entry in history if entry.kind == kinds.UNDO}
    taken = _resolved(history)[0] if undos else {}
    return frozenset(seq for seq, by in taken.items() if by in undos)


def standings(history: Sequence[Entry]) -> dict[int, Standing]:
    """Return how each entry that is not in force as recorded stands, by its place in the journal."""
    taken, _ = _resolved(history)
    found = {seq: Standing("taken back", by) for seq, by in taken.items()}
    recorded = {entry.seq: entry for entry in history}
    for entry in history:
        if entry.kind == kinds.AMEND and entry.seq not in taken:
            change = change_of(entry)
            if (right := recorded.get(change.entry)) and change.entry not in taken:
                before = found.get(change.entry, Standing())
                was = _values(right, change) | dict(before.was)
                personal = _personal_values(right, change) | dict(before.was_personal)
                found[change.entry] = Standing("corrected", entry.seq, was, personal)
    return found


def change_of(entry: "bodies.AmendEntry") -> Change:
    """Return what an `amend` sets right, of either form."""
    body, personal = entry.body, entry.personal or {}
    right = dict(personal.get("right", {}))
    if "entry" in body:
        on = body.get(ON)
        fields = body.get("body", {})
        return Change(body["entry"], date.fromisoformat(on) if on else None, fields, right)
    # Up to xf 0.1.0: the petition, and its right values beside it.
    on, fields = body.get(ON), {k: v for k, v in body.items() if k not in _FRAME}
    if subject := personal.get("subject"):
        right["subject"] = subject
    return Change(body["petition"], date.fromisoformat(on) if on else None, fields, right)


_FRAME: Final = frozenset({"petition", "gone", ON, "undated", "periods"})


def corrected(entry: Entry, change: Change) -> Entry:
    """Return `entry` with what `change` sets right."""
    frame = cast("_Frame", entry)  # of whichever kind: a correction changes values, no types
    personal = _with(frame.personal or {}, change.personal) if change.personal else frame.personal
    on, body = change.on or frame.on, _with(frame.body, change.body)
    return cast("Entry", frame._replace(on=on, body=body, personal=personal))


def _with(part: Mapping[str, object], changed: Fields) -> dict[str, object]:
    return {key: value for key, value in {**part, **changed}.items() if value is not None}


def _values(entry: Entry, change: Change) -> dict[str, object]:
    was: dict[str, object] = {ON: entry.on.isoformat()} if change.on else {}
    return was | _named(entry.body, change.body)


def _personal_values(entry: Entry, change: Change) -> dict[str, object]:
    return _named(entry.personal or {}, change.personal)


def _named(part: Mapping[str, object], names: Iterable[str]) -> dict[str, object]:
    return {name: part.get(name) for name in names}


def _resolved(history: Sequence[Entry]) -> tuple[dict[int, int], dict[int, list[Change]]]:
    """Return which entries are taken back, by which; and the changes in force of each other entry.

    From the latest to the earliest: whether a correction holds, only later ones can say.
    """
    taken: dict[int, int] = {}
    changes: dict[int, list[Change]] = {}
    carried = {e.seq: e.body["carries"] for e in history if e.kind == kinds.MERGE}
    for entry in reversed(history):
        if entry.seq in taken:
            continue
        if entry.kind == kinds.UNDO:
            first = entry.body["entry"]
            for seq in range(first, first + 1 + carried.get(first, 0)):
                taken.setdefault(seq, entry.seq)
        elif entry.kind == kinds.SPLIT or (entry.kind == kinds.AMEND and entry.body.get("gone")):
            taken.setdefault(entry.body["petition"], entry.seq)
        elif entry.kind == kinds.AMEND:
            change = change_of(entry)
            changes.setdefault(change.entry, []).insert(0, change)
    return taken, changes
