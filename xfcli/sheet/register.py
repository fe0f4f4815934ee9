"""The ledger as the customary 台账: one row for each petition, under the headings of an import.

Pure. Personal data is masked unless the officer takes it out and says why; of a sealed case only
the number and the days are given, whoever asks.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from xfcli.case.case import Person
from xfcli.case.words import Channel
from xfcli.law.clocks import Clock
from xfcli.people import masking
from xfcli.views.listing import SEALED

Resolve = Callable[[Clock], str]

DUTIES: Final = ("assigned", "handle", "simple.reply", "notify")
FIRST, REPEAT = "初件", "重件"


class Line(NamedTuple):
    """A petition and what became of its case, as the tables of the ledger hold it."""

    no: str
    on: str
    channel: str
    source: str
    level: str
    purpose: str
    count: int  # type: ignore[assignment]  # hides tuple.count
    village: str
    first: bool
    opens: bool  # the case was opened by it: a 初件, or what the office found itself
    title: str
    text: str
    domain: str
    route: str
    unit: str
    status: str
    sealed: bool
    accepted_on: str
    replied_on: str
    delivered_on: str
    closed_on: str
    outcome: str
    result: str
    rating: str
    leader: str
    transferred_on: str
    old_no: str
    doc_no: str
    people: tuple[Person, ...]
    clocks: tuple[Clock, ...]

    @property
    def order(self) -> str:
        """初件 or 重件; what the office found itself (排查) is neither."""
        if self.channel == Channel.OUTREACH:
            return ""
        return FIRST if self.first else REPEAT


class Column(NamedTuple):
    """A column of the 台账: its heading, its width in characters, and where it belongs."""

    heading: str
    width: float
    printed: bool = False  # the others stand to the right of what fits on A4
    personal: bool = False  # only where personal data is taken out


_COLUMNS: Final = (
    *(Column(heading, width, printed=True) for heading, width in (
        ("编号", 10), ("登记日期", 10), ("信访形式", 5), ("姓名", 8), ("村组", 8), ("人数", 5),
        ("标题", 27), ("诉求领域", 8), ("初重", 5), ("来源", 8), ("责任单位", 10),
        ("转办日期", 10), ("办理期限", 10), ("答复日期", 10), ("办结日期", 10), ("办理结果", 8),
        ("满意度", 7), ("办理状态", 7),
    )),
    Column("联系电话", 13), Column("身份证号", 20, personal=True),
    Column("住址", 18, personal=True), Column("内容", 40, personal=True),
    Column("原编号", 11), Column("信访目的", 9), Column("登记层级", 8), Column("法定途径", 9),
    Column("包案领导", 9), Column("受理日期", 10), Column("送达日期", 10), Column("文号", 18),
)  # fmt: skip


def columns(*, personal: bool) -> tuple[Column, ...]:
    """Return the columns of a 台账 with, or without, personal data."""
    return tuple(column for column in _COLUMNS if personal or not column.personal)


def rows(
    lines: Iterable[Line], resolve: Resolve, desk: str, *, personal: bool
) -> Iterator[tuple[str | int, ...]]:
    """Yield the cells of each petition; `resolve` gives the day on which a clock runs out."""
    kept = [i for i, column in enumerate(_COLUMNS) if personal or not column.personal]
    for line in lines:
        cells = _sealed(line) if line.sealed else _cells(line, resolve, desk, personal=personal)
        yield tuple(cells[i] for i in kept)


def _cells(line: Line, resolve: Resolve, desk: str, *, personal: bool) -> tuple[str | int, ...]:
    whole = line.people[0] if line.people else Person()
    names = [person.name for person in line.people if person.name]
    title, text, phone = line.title, line.text, whole.phone
    if not personal:
        names = [masking.name(name) for name in names]
        title, text = masking.free_text(title), ""
        phone = "、".join(map(masking.phone, phone.split("、"))) if phone else ""
    return (
        line.no, line.on, line.channel, "、".join(names), line.village, line.count, title,
        line.domain, line.order, line.source, line.unit or desk,
        line.transferred_on, due(line, resolve), line.replied_on, line.closed_on, line.result,
        line.rating, line.status, phone, whole.id_number, whole.address, text,
        line.old_no or _belongs(line), line.purpose, line.level, line.route, line.leader,
        line.accepted_on, line.delivered_on, line.doc_no,
    )  # fmt: skip


def _belongs(line: Line) -> str:
    """Return the case that a later petition belongs to: the number it stands under itself."""
    return "" if line.opens else line.no


def _sealed(line: Line) -> tuple[str | int, ...]:
    """Return the cells of a case of which only number and days may be shown (条例 Art 30)."""
    days = {
        "编号": line.no, "登记日期": line.on, "标题": SEALED, "转办日期": line.transferred_on,
        "受理日期": line.accepted_on, "答复日期": line.replied_on, "送达日期": line.delivered_on,
        "办结日期": line.closed_on, "办理状态": line.status,
    }  # fmt: skip
    return tuple(days.get(column.heading, "") for column in _COLUMNS)


def due(line: Line, resolve: Resolve) -> str:
    """Return the day by which the matter had, or has, to be answered."""
    clocks = {clock.kind: clock for clock in line.clocks}
    for duty in DUTIES:
        if duty in clocks and not (duty == "notify" and line.closed_on):
            return resolve(clocks[duty])
    return ""
