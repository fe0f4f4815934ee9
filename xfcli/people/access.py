"""Who saw, printed, held or erased whose personal data, when and why: the access log."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from xfcli.case import history, kinds
from xfcli.case.entry import Entry
from xfcli.case.kinds import KINDS
from xfcli.people import masking
from xfcli.table import Table


class Said(NamedTuple):
    """What an entry says in words, and why it was made."""

    what: str
    reason: str


_NOTHING: Final[Mapping[int, Said]] = {}
HEADINGS = ("序", "时间", "经办", "编号", "做了什么", "理由")


def is_look(entry: Entry) -> bool:
    """Whether the entry tells of personal data that left the masked screen, or was held or erased."""
    return entry.kind != kinds.PAPER or bool(entry.body.get("shown"))


class Line(NamedTuple):
    """One line of the log: its JSON, key for key. `at` is the moment it was recorded, `on` the day it happened."""

    seq: int
    at: str
    on: str
    by: str
    no: str  # empty where it was no case
    kind: str
    what: str
    reason: str


def lines(
    entries: Iterable[Entry], *, plain: bool = False, said: Mapping[int, Said] = _NOTHING
) -> list[Line]:
    """Return a line for each entry; `plain` names the kind of each step and nothing of its content.

    `said` tells of corrections what they set right, by their place.
    """
    nothing = Said("", "")
    return [
        Line(
            seq=entry.seq,
            at=entry.at,
            on=entry.on.isoformat(),
            by=entry.by,
            no=entry.no or "",
            kind=entry.kind,
            what=said.get(entry.seq, nothing).what
            or (KINDS[entry.kind].label if plain else _what(entry)),
            reason=said.get(entry.seq, nothing).reason if plain else masking.free_text(entry.text),
        )
        for entry in entries
    ]


def _what(entry: Entry) -> str:
    shown = entry.body.get("shown")
    return history.sentence(entry) + (f"（写有{shown}）" if shown else "")


def table(log: Iterable[Line]) -> Table:
    """Return the log as a table."""
    rows = [
        (str(line.seq), line.at[:16].replace("T", " "), line.by, line.no, line.what, line.reason)
        for line in log
    ]
    return Table(HEADINGS, rows, folding=frozenset({"做了什么", "理由"}))
