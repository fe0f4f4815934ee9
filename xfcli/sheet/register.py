"""The ledger as the customary 台账: one row for each petition, under the headings of an import.

Pure. Personal data is masked unless the officer takes it out and says why; of a sealed case only
the number and the days are given, whoever asks.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from xfcli.case import disclosure
from xfcli.case.disclosure import SEALED, Disclosure
from xfcli.case.person import Person
from xfcli.case.words import Channel
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.deadlines import Clock
from xfcli.people import masking

Resolve = Callable[[Clock], str]

# The duties that give a matter its 办理期限, the one that counts before the others first.
DUTIES: Final = tuple(
    sorted(
        (kind for kind in ClockKind if kind.facts.register_rank),
        key=lambda kind: kind.facts.register_rank,
    )
)
FIRST, REPEAT = "初件", "重件"


class RegisterLine(NamedTuple):
    """A petition and what became of its case, as the tables of the ledger hold it."""

    no: str
    on: str
    channel: str
    source: str
    level: str
    purpose: str
    heads: int
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
    def shown(self) -> Disclosure:
        """What anybody may see of it."""
        return disclosure.of(sealed=self.sealed)

    @property
    def order(self) -> str:
        """初件 or 重件; what the office found itself (排查) is neither."""
        if self.channel == Channel.OUTREACH:
            return ""
        return FIRST if self.first else REPEAT

    @property
    def refers_to(self) -> str:
        """Its number elsewhere; else, of a later petition, the number of the case it belongs to."""
        return self.old_no or ("" if self.opens else self.no)


class _Visible(NamedTuple):
    """What the cells of a row are made of: a petition as much of it as may be shown."""

    line: RegisterLine
    title: str
    person: Person  # the first who petitioned
    names: str  # of all of them
    due: str
    unit: str


class RegisterColumn(NamedTuple):
    """A column of the 台账: heading, width in characters, what stands in it, where it belongs."""

    heading: str
    width: float
    cell: Callable[[_Visible], str | int]
    printed: bool = False  # the others stand to the right of what fits on A4
    personal: bool = False  # only where personal data is taken out
    sealed: bool = False  # also of a case of which only number and days may be shown (条例 Art 30)


_COLUMNS: Final = (
    RegisterColumn("编号", 10, lambda of: of.line.no, printed=True, sealed=True),
    RegisterColumn("登记日期", 10, lambda of: of.line.on, printed=True, sealed=True),
    RegisterColumn("信访形式", 5, lambda of: of.line.channel, printed=True),
    RegisterColumn("姓名", 8, lambda of: of.names, printed=True),
    RegisterColumn("村组", 8, lambda of: of.line.village, printed=True),
    RegisterColumn("人数", 5, lambda of: of.line.heads, printed=True),
    RegisterColumn("标题", 27, lambda of: of.title, printed=True, sealed=True),
    RegisterColumn("诉求领域", 8, lambda of: of.line.domain, printed=True),
    RegisterColumn("初重", 5, lambda of: of.line.order, printed=True),
    RegisterColumn("来源", 8, lambda of: of.line.source, printed=True),
    RegisterColumn("责任单位", 10, lambda of: of.unit, printed=True),
    RegisterColumn("转办日期", 10, lambda of: of.line.transferred_on, printed=True, sealed=True),
    RegisterColumn("办理期限", 10, lambda of: of.due, printed=True),
    RegisterColumn("答复日期", 10, lambda of: of.line.replied_on, printed=True, sealed=True),
    RegisterColumn("办结日期", 10, lambda of: of.line.closed_on, printed=True, sealed=True),
    RegisterColumn("办理结果", 8, lambda of: of.line.result, printed=True),
    RegisterColumn("满意度", 7, lambda of: of.line.rating, printed=True),
    RegisterColumn("办理状态", 7, lambda of: of.line.status, printed=True, sealed=True),
    RegisterColumn("联系电话", 13, lambda of: of.person.phone),
    RegisterColumn("身份证号", 20, lambda of: of.person.id_number, personal=True),
    RegisterColumn("住址", 18, lambda of: of.person.address, personal=True),
    RegisterColumn("内容", 40, lambda of: of.line.text, personal=True),
    RegisterColumn("原编号", 11, lambda of: of.line.refers_to),
    RegisterColumn("信访目的", 9, lambda of: of.line.purpose),
    RegisterColumn("登记层级", 8, lambda of: of.line.level),
    RegisterColumn("法定途径", 9, lambda of: of.line.route),
    RegisterColumn("包案领导", 9, lambda of: of.line.leader),
    RegisterColumn("受理日期", 10, lambda of: of.line.accepted_on, sealed=True),
    RegisterColumn("送达日期", 10, lambda of: of.line.delivered_on, sealed=True),
    RegisterColumn("文号", 18, lambda of: of.line.doc_no),
)


def columns(*, personal: bool) -> tuple[RegisterColumn, ...]:
    """Return the columns of a 台账 with, or without, personal data."""
    return tuple(column for column in _COLUMNS if personal or not column.personal)


def rows(
    lines: Iterable[RegisterLine], resolve: Resolve, holder: Callable[[str], str], *, personal: bool
) -> Iterator[tuple[str | int, ...]]:
    """Yield the cells of each petition, as `columns` has them.

    Takes the petitions, what gives the day on which a clock runs out, and what names the unit that
    has a case.
    """
    cells = [(column.cell, column.sealed) for column in columns(personal=personal)]
    for line in lines:
        shown = _shown(line, resolve, holder, personal=personal)
        if not line.shown.matter:
            yield tuple(cell(shown) if sealed else "" for cell, sealed in cells)
        else:
            yield tuple([cell(shown) for cell, _ in cells])


def _shown(
    line: RegisterLine, resolve: Resolve, holder: Callable[[str], str], *, personal: bool
) -> _Visible:
    if not line.shown.matter:
        return _Visible(line, SEALED, Person(), "", "", "")
    person = line.people[0] if line.people else Person()
    title, names = line.title, [person.name for person in line.people if person.name]
    if not personal:
        title, names = masking.free_text(title), [masking.name(name) for name in names]
        if person.phone:
            phone = "、".join(map(masking.phone, person.phone.split("、")))
            person = person._replace(phone=phone)
    return _Visible(line, title, person, "、".join(names), due(line, resolve), holder(line.unit))


def due(line: RegisterLine, resolve: Resolve) -> str:
    """Return the day (YYYY-MM-DD) by which the matter had, or has, to be answered; empty if none."""
    clocks = {clock.kind: clock for clock in line.clocks}
    for duty in DUTIES:
        if duty in clocks and not (duty is ClockKind.NOTIFY and line.closed_on):
            return resolve(clocks[duty])
    return ""
