"""Two registers side by side: what only one of them has, and where both speak differently.

Pure. The upper system's export is read like any sheet; only what it has a column for is compared.
A petition is the same by its number, else by its day with the name, else by its day with the title.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Final, NamedTuple, TypeAlias

from xfcli.case.words import NO_CASE
from xfcli.law.clock_kinds import ClockKind
from xfcli.people import masking
from xfcli.sheet.cells.words import Stage
from xfcli.sheet.fields import Field, Values
from xfcli.sheet.findings import excerpt
from xfcli.sheet.register import FIRST, REPEAT, RegisterLine, Resolve, due
from xfcli.sheet.rows import Contents, ReadyRow, RefusedRow
from xfcli.table import Table
from xfcli.text import spelled

Theirs: TypeAlias = ReadyRow | RefusedRow
_Columns: TypeAlias = Collection[Field[object]]
_Point: TypeAlias = tuple[str, str, str]  # in what two may differ: its name, ours, theirs
_NAMED: Final = 5  # odd words that are named
_HEADINGS: Final = (
    "差别", "我方编号", "对方编号", "登记日期", "标题", "项目", "我方", "对方", "对方的行",
)  # fmt: skip


class DiscrepancyKind(Enum):
    """A kind of discrepancy: its key in JSON, and what people read."""

    OURS_ONLY = "ours_only", "只在我方"
    THEIRS_ONLY = "theirs_only", "只在对方"
    STATUS = "status", "办理状态不同"
    DUE = "due", "办理期限不同"
    COUNTED = "counted", "计数不同"
    DAYS = "days", "办理日期不同"
    PEOPLE = "people", "姓名不同"

    def __init__(self, key: str, label: str) -> None:
        self.key, self.label = key, label


class Discrepancy(NamedTuple):
    """A petition that only one register has, or one point in which both speak differently of it.

    All as it is shown: days as YYYY-MM-DD, no person in the title, empty where a side says nothing.
    """

    kind: DiscrepancyKind
    no: str  # of our case
    their_no: str
    on: str
    title: str
    item: str = ""  # the point: 办结, 人数 …
    ours: str = ""
    theirs: str = ""
    place: str = ""  # sheet and row of theirs

    def as_data(self) -> dict[str, str]:
        """Return the JSON of a discrepancy; its kind is the key that it stands under."""
        return {key: value for key, value in self._asdict().items() if key != "kind"}


class Comparison(NamedTuple):
    """All discrepancies, and how many petitions were compared."""

    discrepancies: tuple[Discrepancy, ...]  # by kind, then day and number
    matched: int
    ours: int
    theirs: int
    unread: int  # rows of theirs without a day that can be read
    not_compared: tuple[str, ...] = ()  # points that only one side has, odd words, columns left out

    def of_kind(self, kind: DiscrepancyKind) -> list[Discrepancy]:
        """Return the discrepancies of one kind."""
        return [discrepancy for discrepancy in self.discrepancies if discrepancy.kind is kind]

    def as_data(self) -> dict[str, object]:
        """Return the JSON of a comparison."""
        counts = {"matched": self.matched, "ours": self.ours, "theirs": self.theirs}
        by_kind = {kind.key: [d.as_data() for d in self.of_kind(kind)] for kind in DiscrepancyKind}
        said = {"unread": self.unread, "not_compared": [*self.not_compared]}
        return {**counts, **said, **by_kind}

    def table(self) -> Table:
        """Return the discrepancies, one line each."""
        return Table(_HEADINGS, [(kind.label, *rest) for kind, *rest in self.discrepancies])

    def summary(self, since: str, until: str) -> Iterator[str]:
        """Yield the lines that say how the registers stand to each other in these days."""
        yield f"{since} 至 {until}：我方 {self.ours} 件，对方 {self.theirs} 件，对上 {self.matched} 件。"
        if self.unread:
            yield f"对方有 {self.unread} 行读不出，没有核对；用 xf import 试读可看原因。"
        counts = {kind: len(self.of_kind(kind)) for kind in DiscrepancyKind}
        said = "，".join(f"{kind.label} {number}" for kind, number in counts.items() if number)
        yield f"{said}。" if said else "比过的都一致。" if self.not_compared else "两边一致。"
        if self.not_compared:
            yield f"没有比：{'、'.join(self.not_compared)}。"


def comparable(contents: Contents) -> tuple[Theirs, ...]:
    """Return the rows that can be compared: a day is enough, whatever an import would miss."""
    dated = (row for row in contents.refused if row.values.on is not None)
    return *contents.rows, *dated


def compare(
    contents: Contents, days: tuple[str, str], lines: Iterable[RegisterLine], resolve: Resolve
) -> Comparison:
    """Return how their register differs from ours.

    Takes what theirs says, the first and the last day (YYYY-MM-DD) to be compared, our petitions of
    these days, and what gives the day on which one of our clocks runs out.
    """
    readable = comparable(contents)
    unread = len(contents.rows) + len(contents.refused) - len(readable)
    rows = tuple(row for row in readable if days[0] <= str(row.values.on) <= days[1])
    ours = [line for line in lines if line.status != NO_CASE]
    pairs = _paired(rows, ours)
    columns = {
        sheet: {c.field for c in some if c.field and not c.shadowed_by}
        for sheet, some in contents.columns.items()
    }
    found: list[Discrepancy] = []
    for row, line in zip(rows, pairs, strict=True):
        if line is None:
            found.append(_theirs_only(row))
        else:
            found += _differing(row, line, columns.get(row.sheet, set()), resolve)
    met = {id(line) for line in pairs if line}
    found += [
        Discrepancy(DiscrepancyKind.OURS_ONLY, line.no, line.old_no, line.on, _title(line))
        for line in ours
        if id(line) not in met
    ]
    order = {kind: at for at, kind in enumerate(DiscrepancyKind)}
    found.sort(key=lambda d: (order[d.kind], d.on, d.no))
    left_out = (*_not_compared(contents, columns, tuple(zip(rows, pairs, strict=True)), resolve),)
    return Comparison(tuple(found), len(met), len(ours), len(rows), unread, left_out)


# Which petition of theirs is which of ours


class _Traits(NamedTuple):
    """By what a petition is found in the other register."""

    on: str
    numbers: tuple[str, ...]
    name: str
    titles: tuple[str, ...]


# The surest first: number and day, number, day and name, day and title.
_KEYS: Final[tuple[Callable[[_Traits], list[str]], ...]] = (
    lambda petition: [f"{number} {petition.on}" for number in petition.numbers],
    lambda petition: [*petition.numbers],
    lambda petition: [f"{petition.on} {petition.name}"] if petition.name else [],
    lambda petition: [f"{petition.on} {title}" for title in petition.titles],
)


def _paired(rows: tuple[Theirs, ...], ours: list[RegisterLine]) -> list[RegisterLine | None]:
    """Return for each of their rows our petition, each of ours once, None where there is none."""
    pairs: list[RegisterLine | None] = [None] * len(rows)
    theirs, known = [*map(_row_traits, rows)], [*map(_line_traits, ours)]
    taken: set[int] = set()
    for keys in _KEYS:
        index: dict[str, list[int]] = {}
        for at, traits in enumerate(known):
            if at not in taken:
                for key in keys(traits):
                    index.setdefault(key, []).append(at)
        for number, traits in enumerate(theirs):
            if pairs[number] is None:
                same = (at for key in keys(traits) for at in index.get(key, ()))
                if (free := next((at for at in same if at not in taken), None)) is not None:
                    pairs[number] = ours[free]
                    taken.add(free)
    return pairs


def _row_traits(row: Theirs) -> _Traits:
    values = row.values
    name = values.name.each[0] if values.name else ""
    title = values.title or values.text
    return _Traits(
        str(values.on), (values.no,) if values.no else (), name, (title,) if title else ()
    )


def _line_traits(line: RegisterLine) -> _Traits:
    numbers = (line.no, line.old_no) if line.old_no else (line.no,)
    if not line.shown.matter:
        return _Traits(line.on, numbers, "", ())  # found by a name, it would tell who it was
    name = line.people[0].name if line.people else ""
    return _Traits(line.on, numbers, name, (line.title, line.text) if line.text else (line.title,))


# In what they differ


def _theirs_only(row: Theirs) -> Discrepancy:
    values = row.values
    title = excerpt(Values.title, values.title or values.text or "")
    return Discrepancy(
        DiscrepancyKind.THEIRS_ONLY, "", values.no or "", str(values.on), title, place=_place(row)
    )


def _differing(
    row: Theirs, line: RegisterLine, columns: _Columns, resolve: Resolve
) -> Iterator[Discrepancy]:
    """Yield in what a petition differs between both registers."""
    values = row.values
    for kind, points in (
        (DiscrepancyKind.STATUS, _states(values, line, columns)),
        (DiscrepancyKind.DUE, _deadline(values, line, resolve)),
        (DiscrepancyKind.COUNTED, _counts(row, line, columns)),
        (DiscrepancyKind.DAYS, _days(values, line)),
        (DiscrepancyKind.PEOPLE, _name(values, line)),
    ):
        for item, ours, theirs in points:
            if theirs and ours != theirs:
                yield Discrepancy(
                    kind, line.no, values.no or "", line.on, _title(line), item, ours, theirs,
                    _place(row),
                )  # fmt: skip


def _not_compared(
    contents: Contents,
    columns: Mapping[str, _Columns],
    pairs: Sequence[tuple[Theirs, RegisterLine | None]],
    resolve: Resolve,
) -> Iterator[str]:
    """Yield what was not compared: points that only one side has, words that say no stage, columns."""
    has = set[Field[object]]().union(*columns.values())
    if not has & {Values.status, Values.closed_on}:
        yield "办理状态（对方没有这一栏）"
    for field in (Values.due_on, Values.heads, Values.channel, Values.repeat, Values.purpose):
        if field not in has:
            yield f"{field.heading}（对方没有这一栏）"
    statuses = (row.values.status for row, _ in pairs)
    odd = {status.word for status in statuses if status and not status.is_plain}
    if odd:
        yield f"办理状态写作「{'」「'.join(sorted(odd)[:_NAMED])}」的"
    both = [(row.values, line) for row, line in pairs if line]
    if open_ended := sum(bool(v.due_on and not _due(line, resolve)) for v, line in both):
        yield f"办理期限（我方没有期限的 {open_ended} 件）"
    if later := sum(not line.opens and any(map(v.__getitem__, _DAY_PLACES)) for v, line in both):
        yield f"受理、答复、送达日期（重件 {later} 件）"
    if sealed := sum(line.sealed for _, line in both):
        yield f"姓名和计数（保密的 {sealed} 件）"
    each = (column for some in contents.columns.values() for column in some)
    left = dict.fromkeys(c.heading for c in each if c.field not in _COMPARED or c.shadowed_by)
    if left:
        yield f"对方的「{'」「'.join(left)}」各栏"


_DAYS: Final[tuple[tuple[Field[date], str], ...]] = (
    (Values.accepted_on, "accepted_on"),
    (Values.replied_on, "replied_on"),
    (Values.delivered_on, "delivered_on"),
)
_DAY_PLACES: Final = tuple(field.position for field, _ in _DAYS)
_COMPARED: Final = frozenset({
    Values.no, Values.on, Values.channel, Values.name, Values.heads, Values.repeat, Values.purpose,
    Values.status, Values.due_on, Values.closed_on, *(field for field, _ in _DAYS),
})  # fmt: skip


def _deadline(values: Values, line: RegisterLine, resolve: Resolve) -> Iterator[_Point]:
    if ours := _due(line, resolve):
        yield "办理期限", ours, str(values.due_on or "")


def _due(line: RegisterLine, resolve: Resolve) -> str:
    """Return the day by which the matter is to be answered; a duty to tell of receipt is no such day."""
    clocks = tuple(clock for clock in line.clocks if clock.kind is not ClockKind.NOTIFY)
    return due(line._replace(clocks=clocks), resolve)


def _days(values: Values, line: RegisterLine) -> Iterator[_Point]:
    """Yield the days of its steps, of a petition that opened its case: a repeat has others."""
    if line.opens:
        for field, ours in _DAYS:
            yield field.heading, getattr(line, ours), str(field.of(values) or "")


def _name(values: Values, line: RegisterLine) -> Iterator[_Point]:
    """Yield the name as it may be shown, where theirs names somebody whom ours does not."""
    if line.sealed or not values.name:
        return
    ours = [person.name for person in line.people if person.name]
    if not {*map(spelled, values.name.each)} <= {*map(spelled, ours)}:
        shown, other = ("、".join(map(masking.name, each)) for each in (ours, values.name.each))
        yield "姓名", shown, f"{other}（写法不同）" if other == shown else other


def _stage(line: RegisterLine) -> Stage:
    """Return how far our petition is."""
    for stage, reached in (
        (Stage.ENDED, line.closed_on),
        (Stage.ANSWERED, line.replied_on),
        (Stage.ACCEPTED, line.accepted_on),
        (Stage.PASSED_ON, line.transferred_on),
    ):
        if reached:
            return stage
    return Stage.REGISTERED


def _states(values: Values, line: RegisterLine, columns: _Columns) -> Iterator[_Point]:
    status = values.status
    if status and status.is_plain and not status.is_ended and status.before is not Stage.ENDED:
        if not (values.closed_on or status.agrees(_stage(line))):
            yield "办理状态", line.status, status.word
    elif Values.closed_on in columns or (status and status.is_plain):
        ended = values.closed_on or (status and status.is_ended)
        ours = "已办结" if line.closed_on else "未办结"
        yield "办结", ours, "已办结" if ended else "未办结"
    if line.closed_on and values.closed_on:
        yield "办结日期", line.closed_on, str(values.closed_on)


def _counts(row: Theirs, line: RegisterLine, columns: _Columns) -> Iterator[_Point]:
    values = row.values
    yield "登记日期", line.on, str(values.on)
    if not line.shown.matter:
        return  # a sheet can be made up to ask what it is about
    if Values.channel in columns:
        yield "信访形式", line.channel, values.channel or ""
    if Values.heads in columns:
        heads = row.heads if isinstance(row, ReadyRow) else values.heads
        yield "人数", str(line.heads), str(heads or "")
    if values.repeat is not None and line.order:
        yield "初重", line.order, REPEAT if values.repeat else FIRST
    if values.purpose:
        yield "信访目的", line.purpose, values.purpose


def _title(line: RegisterLine) -> str:
    return line.shown.title(masking.free_text(line.title))


def _place(row: Theirs) -> str:
    return f"{row.sheet} 第 {row.number} 行"
