"""A sealed report: what was sent, kept word for word, and how the same report differs today.

A seal is an entry of the journal: the period, all figures, the numbers of the cases behind them, the
text as it was printed, and the hash of the last entry that was counted.
"""

import json
from collections.abc import Callable, Container, Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli.case import history
from xfcli.case.entry import Entry
from xfcli.case.kinds import KINDS
from xfcli.reporting.figures import UNITS, Figure
from xfcli.reporting.report import Line, Report
from xfcli.reporting.tables import NUMBERS
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
        """The values of its figures, by key; those of the table of the units among them."""
        data = json.loads(self.data)
        found = {f["key"]: f["value"] for f in data["figures"]}
        for row in data.get("units", ()):
            columns = ((family, family.key.partition(".")[2]) for family in UNITS)
            found |= {f"{f.key}.{row['unit']}": row[at] for f, at in columns if row.get(at)}
        return found

    @property
    def keeps_units(self) -> bool:
        """Whether it says which cases are behind the table of the units; those of 0.1.0 do not."""
        return any(key.startswith("unit.") for key in self.members)

    def with_units(self, members: Members) -> "Seal":
        """Return the seal with those of `members` that are behind the table of the units."""
        units = {key: found for key, found in members.items() if key.startswith("unit.")}
        return self._replace(members={**self.members, **units})


class Difference(NamedTuple):
    """A figure that is not what was sealed, and the cases that make the difference."""

    figure: Figure
    sealed: Value
    now: Value
    cases: tuple["Moved", ...]
    because: tuple[str, ...] = ()  # of the facts of the office


class Beside(NamedTuple):
    """A number that stands beside those of the period and is not what was sealed: of another span, or 集中的事项.

    A seal keeps the cases of its own period only: which entry moved it, that span's report says.
    """

    figure: str  # its key, or the village and the item
    label: str
    column: str
    sealed: Value
    now: Value


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


def origin(seal: Seal) -> str:
    """Return the line that says when the report was sealed, and up to which entry it counted."""
    moment = seal.at[:16].replace("T", " ")
    return f"封存于 {moment}（第 {seal.seq} 条记事），统计到第 {seal.counted_to} 条记事；这里的数是封存时的数。"


def read_back(seal: Seal) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """Return the tables of the text that was sealed, and the lines that stand beside them.

    A table is its title, its headings and its rows, tabs between the cells.
    """
    found: list[Table] = []
    lines: list[str] = []
    for is_row, group in groupby(seal.text.split("\n"), key=lambda line: "\t" in line):
        if is_row:
            headings, *rows = (tuple(line.split("\t")) for line in group)
            found.append(Table(headings, rows, lines.pop(), numeric=frozenset(NUMBERS)))
        else:
            lines += filter(None, group)
    return tuple(found), tuple(lines)


def differences(
    seal: Seal,
    figures: Iterable[tuple[Figure, Value]],
    members: Members,
    causes: "Causes",
    of_office: Callable[[Figure], Iterable[tuple[Entry, str]]],
    sealed: Container[str],
) -> tuple[Difference, ...]:
    """Return what differs between `seal` and `figures` with the values that they have now.

    `members` are the cases behind each figure now; `causes` says by which entries one counts a case
    otherwise, `of_office` what else moves a figure. Of the cases in `sealed` it tells number and dates, not even these where the figure
    tells what they are.
    """
    values, found = seal.values, []
    for figure, now in figures:
        moved = _moved(seal, members, figure, causes, sealed)
        if figure.tells:  # to be behind it would tell what a sealed case is about
            moved = tuple(m._replace(no="") if m.no in sealed else m for m in moved)
        before = values.get(figure.key, 0)
        if moved or before != now:
            because = tuple(_because(entry, said) for entry, said in of_office(figure))
            found.append(Difference(figure, before, now, moved, because))
    return tuple(found)


_COLUMNS: Final = {
    "previous": "上期", "last_year": "去年同期", "to_date": "本年累计", "to_date_last_year": "去年累计",
}  # fmt: skip


def beside(seal: Seal, now: Report) -> tuple[Beside, ...]:
    """Return what differs between `seal` and a report of today in the columns of other spans, and in 集中的事项."""
    data = json.loads(seal.data)
    kept = {figure["key"]: figure for figure in data["figures"]}
    found = [
        Beside(line.figure.key, line.figure.label, label, before[column], value)
        for line in now.lines
        if (before := kept.get(line.figure.key))
        for (column, label), amount in zip(_COLUMNS.items(), line.amounts[1:], strict=True)
        if column in before and before[column] != (value := amount.value if amount else None)
        if not (column == "to_date" and _is_of_the_period(before, line))
    ]
    if "hot" not in data:
        return tuple(found)
    before, after = _clusters(data["hot"]), _clusters([one._asdict() for one in now.hot])
    return (
        *found,
        *(
            Beside(" ".join(one), " ".join(one), "集中的事项", before.get(one), after.get(one))
            for one in sorted(before.keys() | after.keys())
            if before.get(one) != after.get(one)
        ),
    )


def _is_of_the_period(sealed: Mapping[str, Value], line: Line) -> bool:
    """Whether the sum of the year moved only by what moved the period, which is named with its cases."""
    year = (line.to_date.value if line.to_date else None) or 0
    moved = (line.now.value or 0) - (sealed["value"] or 0)
    return year - (sealed["to_date"] or 0) == moved


def _clusters(hot: Iterable[Mapping[str, object]]) -> dict[tuple[str, str], int]:
    return {(str(one["village"]), str(one["item"])): int(str(one["n"])) for one in hot}


def beside_table(seal: Seal, found: tuple[Beside, ...]) -> Table:
    """Return as a table what differs beside the figures of the period."""
    rows = [(one.label, one.column, _said(one.sealed), _said(one.now)) for one in found]
    title = f"与 {seal.at[:10]} 封存的报表相比：别的期间的数、集中的事项（封存只记数，不记事项；改了哪些看那一期的报表）"
    return Table(("指标", "栏", "封存时", "现在"), rows, title)


def _said(value: Value) -> Value | str:
    return "（无）" if value is None else value


def _moved(
    seal: Seal, members: Members, figure: Figure, causes: "Causes", sealed: Container[str]
) -> tuple[Moved, ...]:
    moved = {}
    for part in (figure.key, f"{figure.key}/base"):
        before, after = seal.members.get(part, {}), members.get(part, {})
        for no in before.keys() | after.keys():
            if before.get(no, 0) != after.get(no, 0) and no not in moved:
                say = _label if no in sealed else history.sentence
                because = tuple(_because(e, f"{e.on} {say(e)}") for e in causes.of(no, figure))
                moved[no] = Moved(no, before.get(no, 0), after.get(no, 0), because)
    return tuple(moved[no] for no in sorted(moved))


def _because(entry: Entry, said: str) -> str:
    return f"{entry.at[:10]} {entry.by}录入：{said}"


def _label(entry: Entry) -> str:
    return KINDS[entry.kind].label


# Of 0.1.0, or of another version that defined a figure otherwise.
_UNKNOWN: Final = "没有查到有关的录入：封存以后统计口径随程序版本变了"


def table(seal: Seal, found: tuple[Difference, ...]) -> Table:
    """Return the differences as a table: figure, case, and what was recorded since."""
    rows = [
        (d.figure.label, d.sealed, d.now, moved.no, moved.sealed, moved.now,
         "；".join(moved.because or d.because) or _UNKNOWN)
        for d in found
        for moved in (d.cases or (Moved("", 0, 0, ()),))
    ]  # fmt: skip
    headings = ("指标", "封存时", "现在", "编号", "原计", "现计", "封存之后录入的")
    title = f"与 {seal.at[:10]} 封存的报表相比"
    return Table(headings, rows, title, folding=frozenset({"封存之后录入的"}))


def as_data(
    seal: Seal, found: tuple[Difference, ...], others: tuple[Beside, ...] = ()
) -> dict[str, object]:
    """Return the JSON of the comparison."""
    return {
        "seq": seal.seq,
        "at": seal.at,
        "differences": [
            {
                "figure": d.figure.key,
                "sealed": d.sealed,
                "now": d.now,
                "because": list(d.because),
                "cases": [moved._asdict() | {"because": list(moved.because)} for moved in d.cases],
            }
            for d in found
        ],
        "beside": [one._asdict() for one in others],
    }
