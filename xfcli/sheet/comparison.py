"""Two registers side by side: what only one of them has, and where both speak differently.

Pure. The upper system's export is read like any sheet; only what it has a column for is compared.
A petition is the same by its number, else by its day with the name, else by its day with the title.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Final, NamedTuple

from xfcli.case.case import VOID
from xfcli.law.deadlines import Clock
from xfcli.people import masking
from xfcli.sheet.cells.words import Status
from xfcli.sheet.fields import Field, Values
from xfcli.sheet.findings import Reading, Refused, Row, masked
from xfcli.sheet.register import FIRST, REPEAT, Line, Resolve, due
from xfcli.table import Table
from xfcli.views.listing import SEALED

_Theirs = Row | Refused
KINDS: Final = {
    "ours_only": "只在我方", "theirs_only": "只在对方", "status": "办理状态不同",
    "due": "办理期限不同", "counted": "计数不同",
}  # fmt: skip
HEADINGS: Final = (
    "差别",
    "我方编号",
    "对方编号",
    "登记日期",
    "标题",
    "项目",
    "我方",
    "对方",
    "对方的行",
)


class Difference(NamedTuple):
    """One thing in which the registers differ; `item` says in what."""

    kind: str
    no: str
    their_no: str
    on: str
    title: str
    item: str = ""
    ours: str = ""
    theirs: str = ""
    place: str = ""  # sheet and row of theirs


class Comparison(NamedTuple):
    """All differences, and how many petitions were compared."""

    differences: tuple[Difference, ...]
    matched: int
    ours: int
    theirs: int
    unread: int

    def as_data(self) -> dict[str, Any]:
        """Return the JSON of a comparison."""
        found: dict[str, Any] = {kind: [] for kind in KINDS}
        for difference in self.differences:
            told = difference._asdict()
            found[told.pop("kind")].append(told)
        counts = {"matched": self.matched, "ours": self.ours, "theirs": self.theirs}
        return {**counts, "unread": self.unread, **found}

    def table(self) -> Table:
        """Return the differences, one line each."""
        rows = [(KINDS[kind], *rest) for kind, *rest in self.differences]
        return Table(HEADINGS, rows)


def compare(
    reading: Reading,
    days: tuple[str, str],
    lines: Iterable[Line],
    resolve: Callable[[Clock], str],
) -> Comparison:
    """Compare theirs of these days with ours; `resolve` gives the day when one of our clocks ends."""
    readable = comparable(reading)
    unread = len(reading.rows) + len(reading.refused) - len(readable)
    rows = tuple(row for row in readable if days[0] <= str(row.values.on) <= days[1])
    ours = [line for line in lines if line.status != VOID]
    pairs = _paired(rows, ours)
    compared = {
        sheet: {c.field for c in columns if c.field and not c.shadowed_by}
        for sheet, columns in reading.columns.items()
    }
    found: list[Difference] = []
    for row, line in pairs:
        if line is None:
            found.append(_theirs(row, "theirs_only"))
        else:
            found += _differing(row, line, compared.get(row.sheet, set()), resolve)
    met = {id(line) for _, line in pairs if line}
    found += [
        Difference("ours_only", line.no, line.old_no, line.on, _title(line))
        for line in ours
        if id(line) not in met
    ]
    order = {kind: at for at, kind in enumerate(KINDS)}
    found.sort(key=lambda d: (order[d.kind], d.on, d.no))
    return Comparison(tuple(found), len(met), len(ours), len(rows), unread)


def comparable(reading: Reading) -> tuple[_Theirs, ...]:
    """Return the rows that can be compared: a day is enough, whatever an import would miss."""
    dated = (row for row in reading.refused if row.values.on is not None)
    return *reading.rows, *dated


def summary(found: Comparison, since: str, until: str) -> Iterator[str]:
    """Yield the lines that say how the registers stand to each other."""
    yield f"{since} 至 {until}：我方 {found.ours} 件，对方 {found.theirs} 件，对上 {found.matched} 件。"
    if found.unread:
        yield f"对方有 {found.unread} 行读不出，没有核对；用 xf import 试读可看原因。"
    counts = {kind: sum(d.kind == kind for d in found.differences) for kind in KINDS}
    told = "，".join(f"{KINDS[kind]} {number}" for kind, number in counts.items() if number)
    yield f"{told}。" if told else "两边一致。"


def _paired(rows: tuple[_Theirs, ...], ours: list[Line]) -> list[tuple[_Theirs, Line | None]]:
    """Find for each of their rows our petition, each of ours once, by the surest key first."""
    pairs: dict[int, Line] = {}
    taken: set[int] = set()
    for of_row, of_line in (
        (_row_number_day, _line_numbers_day), (_row_number, _line_numbers),
        (_row_name, _line_name), (_row_title, _line_title),
    ):  # fmt: skip
        index: dict[str, list[int]] = {}
        for at, line in enumerate(ours):
            for key in of_line(line):
                if at not in taken:
                    index.setdefault(key, []).append(at)
        for number, row in enumerate(rows):
            if number in pairs or not (key := of_row(row.values)):
                continue
            free = [at for at in index.get(key, ()) if at not in taken]
            if free:
                pairs[number] = ours[free[0]]
                taken.add(free[0])
    return [(row, pairs.get(number)) for number, row in enumerate(rows)]


def _row_number(values: Values) -> str:
    return values.no or ""


def _row_number_day(values: Values) -> str:
    return f"{values.no} {values.on}" if values.no else ""


def _row_name(values: Values) -> str:
    return f"{values.on} {values.name.each[0]}" if values.name else ""


def _row_title(values: Values) -> str:
    title = values.title or values.text
    return f"{values.on} {title}" if title else ""


def _line_numbers(line: Line) -> Iterator[str]:
    yield line.no
    if line.old_no:
        yield line.old_no


def _line_numbers_day(line: Line) -> Iterator[str]:
    for number in _line_numbers(line):
        yield f"{number} {line.on}"


def _line_name(line: Line) -> Iterator[str]:
    if line.people and line.people[0].name:
        yield f"{line.on} {line.people[0].name}"


def _line_title(line: Line) -> Iterator[str]:
    yield f"{line.on} {line.title}"
    if line.text:
        yield f"{line.on} {line.text}"


def _title(line: Line) -> str:
    return SEALED if line.sealed else masking.free_text(line.title)


def _place(row: _Theirs) -> str:
    return f"{row.sheet} 第 {row.number} 行"


def _theirs(row: _Theirs, kind: str) -> Difference:
    values = row.values
    title = masked(Values.title, values.title or values.text or "")
    return Difference(kind, "", values.no or "", str(values.on), title, place=_place(row))


def _differing(
    row: _Theirs, line: Line, columns: Collection[Field[object]], resolve: Resolve
) -> Iterator[Difference]:
    """Yield in what a petition differs between both registers."""
    values = row.values
    for kind, item, ours, theirs in (
        *_states(values, line, columns),
        ("due", "办理期限", due(line, resolve), str(values.due_on or "")),
        *_counts(row, line, columns),
    ):
        if theirs and ours != theirs:
            yield Difference(
                kind,
                line.no,
                values.no or "",
                line.on,
                _title(line),
                item,
                ours,
                theirs,
                _place(row),
            )


def _states(
    values: Values, line: Line, columns: Collection[Field[object]]
) -> Iterator[tuple[str, str, str, str]]:
    if Values.closed_on in columns or values.status:
        ended = values.closed_on or values.status is Status.ENDED
        ours = "已办结" if line.closed_on else "未办结"
        yield "status", "办结", ours, "已办结" if ended else "未办结"
    if line.closed_on and values.closed_on:
        yield "status", "办结日期", line.closed_on, str(values.closed_on)


def _counts(
    row: _Theirs, line: Line, columns: Collection[Field[object]]
) -> Iterator[tuple[str, str, str, str]]:
    values = row.values
    yield "counted", "登记日期", line.on, str(values.on)
    if Values.channel in columns:
        yield "counted", "信访形式", line.channel, values.channel or ""
    if Values.count in columns:
        heads = row.heads if isinstance(row, Row) else values.count
        yield "counted", "人数", str(line.count), str(heads or "")
    if values.repeat is not None and line.order:
        yield "counted", "初重", line.order, REPEAT if values.repeat else FIRST
    if values.purpose:
        yield "counted", "信访目的", line.purpose, values.purpose
