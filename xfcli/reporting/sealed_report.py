"""A sealed report: what was sent, kept word for word, and how the same report differs today.

A seal is an entry of the journal: the period, all figures, the numbers of the cases behind them, the
text as it was printed, and the hash of the last entry that was counted.
"""

import json
from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from xfcli.case import history
from xfcli.case.entry import Entry
from xfcli.case.kinds import KINDS
from xfcli.reporting.figures import Figure
from xfcli.reporting.report import Report
from xfcli.table import Table

if TYPE_CHECKING:
    from xfcli.case import bodies, office_bodies
    from xfcli.reporting.causes import Causes

Members = Mapping[str, Mapping[str, int]]  # by figure, and its base as KEY/base; then by case
Value = int | float | None  # of a figure


class Seal(NamedTuple):
    """A sealed report as the journal keeps it."""

    seq: int
    at: str
    label: str
    first: str
    last: str
    counted_to: int  # the last entry that was counted
    text: str
    data: str  # the JSON, as text
    members: Members

    @property
    def values(self) -> dict[str, Value]:
        """The values of its figures, by key."""
        return {f["key"]: f["value"] for f in json.loads(self.data)["figures"]}


class Difference(NamedTuple):
    """A figure that is not what was sealed, and the cases that make the difference."""

    figure: Figure
    sealed: Value
    now: Value
    cases: tuple["Moved", ...]


class Moved(NamedTuple):
    """A case that a figure counts otherwise than it did, and by what was recorded since."""

    no: str
    sealed: int
    now: int
    because: tuple[str, ...]


def body(made: Report, text: str, data: str, members: Members) -> "office_bodies.Seal":
    """Return what the journal keeps of a report that is sent."""
    now = made.spans.now
    return {
        "label": made.span.label,
        "from": now.first.isoformat(),
        "to": now.last.isoformat(),
        "head": made.head.hash,
        "counted_to": made.head.seq,
        "text": text,
        "data": data,
        "cases": {key: dict(found) for key, found in members.items() if found},
    }


def seal_of(entry: "bodies.SealEntry") -> Seal:
    """Return the seal that `entry` records."""
    kept = entry.body
    return Seal(
        entry.seq, entry.at, kept["label"], kept["from"], kept["to"], kept["counted_to"],
        kept["text"], kept["data"], kept["cases"],
    )  # fmt: skip


def differences(
    seal: Seal,
    figures: Iterable[tuple[Figure, Value]],
    members: Members,
    causes: "Causes",
    sealed: Container[str],
) -> tuple[Difference, ...]:
    """Return what differs between `seal` and `figures` with the values that they have now.

    `members` are the cases behind each figure now; `causes` says by which entries one counts a case
    otherwise. Of the cases in `sealed` it tells number and dates, not even these where the figure
    tells what they are.
    """
    values, found = seal.values, []
    for figure, now in figures:
        moved = _moved(seal, members, figure, causes, sealed)
        if figure.tells:  # to be behind it would tell what a sealed case is about
            moved = tuple(m._replace(no="") if m.no in sealed else m for m in moved)
        before = values.get(figure.key, 0)
        if moved or before != now:
            found.append(Difference(figure, before, now, moved))
    return tuple(found)


def _moved(
    seal: Seal, members: Members, figure: Figure, causes: "Causes", sealed: Container[str]
) -> tuple[Moved, ...]:
    moved = {}
    for part in (figure.key, f"{figure.key}/base"):
        before, after = seal.members.get(part, {}), members.get(part, {})
        for no in before.keys() | after.keys():
            if before.get(no, 0) != after.get(no, 0) and no not in moved:
                say = _label if no in sealed else history.sentence
                because = tuple(f"{e.at[:10]} 录入：{e.on} {say(e)}" for e in causes.of(no, figure))
                moved[no] = Moved(no, before.get(no, 0), after.get(no, 0), because)
    return tuple(moved[no] for no in sorted(moved))


def _label(entry: Entry) -> str:
    return KINDS[entry.kind].label


def table(seal: Seal, found: tuple[Difference, ...]) -> Table:
    """Return the differences as a table: figure, case, and what was recorded since."""
    rows = [
        (d.figure.label, d.sealed, d.now, moved.no, moved.sealed, moved.now,
         "；".join(moved.because) or "设置或单位名册有变动")
        for d in found
        for moved in (d.cases or (Moved("", 0, 0, ()),))
    ]  # fmt: skip
    headings = ("指标", "封存时", "现在", "编号", "原计", "现计", "封存之后录入的")
    title = f"与 {seal.at[:10]} 封存的报表相比"
    return Table(headings, rows, title, folding=frozenset({"封存之后录入的"}))


def as_data(seal: Seal, found: tuple[Difference, ...]) -> dict[str, object]:
    """Return the JSON of the comparison."""
    return {
        "seq": seal.seq,
        "at": seal.at,
        "differences": [
            {
                "figure": d.figure.key,
                "sealed": d.sealed,
                "now": d.now,
                "cases": [moved._asdict() | {"because": list(moved.because)} for moved in d.cases],
            }
            for d in found
        ],
    }
