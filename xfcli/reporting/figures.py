"""Every figure of the report, defined once: its key, label, unit, basis, and what it counts.

Screen, JSON, files, paragraph and `why` all take a figure from here. A figure is a count, or a rate
with a numerator and a denominator; what is counted is asked of `Counts`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from xfcli.case.words import Channel, Level, Purpose, Source
from xfcli.dates import Span
from xfcli.errors import BadValue
from xfcli.office import Office
from xfcli.reporting.counts import Counts, Due
from xfcli.reporting.marks import FIRST, REPEAT, Group

Measure = Callable[[Counts, Span], int]

MATTERS: Final = "件"
PETITIONS: Final = "件(批)次"
GROUPS: Final = "批"
PERSONS: Final = "人次"
PERCENT: Final = "%"


class Figure(NamedTuple):
    """One figure. `base` is the denominator of a rate; `at_end` marks what stands at the end."""

    key: str
    label: str
    unit: str
    basis: str
    measure: Measure
    base: Measure | None = None
    at_end: bool = False

    @property
    def tells(self) -> bool:
        """Whether to be counted in it tells more of a case than that it is there, and its days."""
        return self.key not in _OF_DAYS

    @property
    def is_rate(self) -> bool:
        """Whether it is a rate, with numerator and denominator."""
        return self.base is not None


# The figures that say of a case only that it is there, and what its days say.
_OF_DAYS: Final = frozenset({
    "petitions.total", "petitions.first", "petitions.repeat", "repeat.ratio", "repeat.after_late_answer",
    "persons.total", "cases.new", "cases.filed", "filed.rate", "cases.closed", "closure.rate",
    "first.closure.rate", "accept.timely.rate", "reply.timely.rate", "cases.open", "cases.overdue",
    "cases.backlog", "extended",
})  # fmt: skip


class Amount(NamedTuple):
    """What a figure came to: a count, or numerator and denominator."""

    n: int
    base: int | None = None

    @property
    def value(self) -> int | float | None:
        """The count; of a rate the percentage with two decimals, None where it has no base."""
        return self.n if self.base is None else percent(self.n, self.base)


def amount(figure: Figure, counts: Counts, span: Span) -> Amount:
    """Return what `figure` comes to in `span`."""
    return Amount(figure.measure(counts, span), figure.base(counts, span) if figure.base else None)


def percent(part: int, whole: int) -> float | None:
    """Return `part` in `whole` as a percentage with two decimals, halves up; None of nothing."""
    if whole == 0:
        return None
    hundredths = (abs(part) * 20_000 // whole + 1) // 2
    return (hundredths if part >= 0 else -hundredths) / 100


def _flow(group: Group, *values: str) -> Measure:
    def count(counts: Counts, span: Span) -> int:
        found = counts.flow(group, span)
        return sum(found.get(v, 0) for v in values) if values else sum(found.values())

    return count


def _done(group: Group, *values: str) -> Measure:
    def count(counts: Counts, span: Span) -> int:
        found = counts.done(group, span)
        return sum(found.get(v, 0) for v in values) if values else sum(found.values())

    return count


def _due(group: Group, what: Callable[[Due], int]) -> Measure:
    def count(counts: Counts, span: Span) -> int:
        return sum(what(due) for due in counts.due(group, span).values())

    return count


def _without(whole: Measure, part: Measure) -> Measure:
    return lambda counts, span: whole(counts, span) - part(counts, span)


_TOTAL: Final = _flow("channel")
_CLOSED: Final = _flow("closed")
_VISITS: Final = _flow("channel", Channel.VISIT)

TOTALS: Final = (
    Figure("petitions.total", "信访总量", PETITIONS, "登记的信访日期在本期的来信、来访、来电、网上等信访件；来访一批计一次；排查和作废的不计。", _TOTAL),
    Figure("persons.total", "信访人次", PERSONS, "上述信访件的人数之和。", _flow("persons")),
    Figure("persons.visit", "来访人次", PERSONS, "来访的人数之和。", _flow("persons", Channel.VISIT)),
    Figure("visits.individual", "个体访", GROUPS, "4 人以下的来访。", _without(_VISITS, _flow("crowd"))),
    Figure("visits.collective", "集体访", GROUPS, "5 人以上（含 5 人）的来访。", _flow("crowd")),
    Figure("persons.collective", "集体访人次", PERSONS, "集体访的人数之和。", _flow("crowd.persons")),
)  # fmt: skip

REPEATS: Final = (
    Figure("petitions.first", "初件", MATTERS, "信访事项的第一件信访件，不限年份，以本台账为范围。", _flow("order", FIRST)),
    Figure("petitions.repeat", "重件", MATTERS, "同一信访事项第一件之后的信访件，由经办人确认。", _flow("order", REPEAT)),
    Figure("repeat.ratio", "重复信访比", PERCENT, "重件÷信访总量。", _flow("order", REPEAT), _TOTAL),
    Figure("repeat.after_late_answer", "答复迟延后的重件", MATTERS, "重件中，来访来信之前有期限已过未办、或答复写好未送达的。", _flow("late")),
)  # fmt: skip

HANDLING: Final = (
    Figure("cases.new", "新增信访事项", MATTERS, "初件日期在本期的信访事项。", _flow("new")),
    Figure("cases.filed", "立案", MATTERS, "本期受理或交办（含上级交办）的信访事项，按最早一次计。", _flow("filed")),
    Figure("filed.rate", "立案率", PERCENT, "本期立案÷信访总量。", _flow("filed"), _TOTAL),
    Figure("cases.closed", "办结", MATTERS, "办结日期在本期的信访事项，不论何时登记；重新办理后再办结的再计一次。", _CLOSED),
    Figure("closure.rate", "办结率", PERCENT, "本期立案的信访事项中，到期末已办结的÷本期立案。", _done("filed"), _flow("filed")),
    Figure("first.closure.rate", "初信初访办结率", PERCENT, "办理期限在本期届满的初件中，到期末已办结的（含逾期办结）÷全部。", _due("first.due", lambda d: d.done), _due("first.due", lambda d: d.total)),
    Figure("first.resolution.rate", "一次性化解率", PERCENT, "本期办结的初件中，到期末没有重件的÷本期办结。", _without(_CLOSED, _done("came.again")), _CLOSED),
    Figure("accept.timely.rate", "及时受理告知率", PERCENT, "告知期限（15 日，法定口径）在本期届满的中，按期书面告知的÷全部。", _due("told", lambda d: d.timely), _due("told", lambda d: d.total)),
    Figure("reply.timely.rate", "按期答复率", PERCENT, "办理期限（含延期，法定口径）在本期届满的中，按期答复的÷全部；涉法涉诉不计。", _due("reply", lambda d: d.timely), _due("reply", lambda d: d.total)),
    Figure("rating.participation", "参评率", PERCENT, "本期办结的信访事项中，到期末信访人已评价的÷本期办结。", _done("closed.rated"), _CLOSED),
    Figure("rating.satisfaction", "满意率", PERCENT, "本期作出的评价中，满意和基本满意的÷全部评价。", _flow("rating", "满意", "基本满意"), _flow("rating")),
)  # fmt: skip

OTHERS: Final = (
    Figure("assigned.total", "上级交办", MATTERS, "本期收到的上级交办的信访事项。", _flow("assigned")),
    Figure("assigned.closed", "上级交办已结案", MATTERS, "本期收到的上级交办中，到期末已办结的。", _done("assigned")),
    Figure("assigned.rate", "上级交办结案率", PERCENT, "本期收到的上级交办中，到期末已办结的÷全部。", _done("assigned"), _flow("assigned")),
    Figure("outreach.found", "排查发现", MATTERS, "本期排查发现的问题，单独统计，不计入信访总量。", _flow("outreach")),
    Figure("outreach.resolved", "排查化解", MATTERS, "本期排查发现的问题中，到期末已办结并化解的。", _done("outreach")),
    Figure("outreach.rate", "排查化解率", PERCENT, "本期排查发现的问题中，到期末已化解的÷全部。", _done("outreach"), _flow("outreach")),
    Figure("leader.cases", "领导包案", MATTERS, "本期确定领导包案的信访事项。", _flow("care")),
    Figure("leader.instructions", "领导批示", "次", "本期登记的领导批示。", _flow("instruction")),
)  # fmt: skip

STOCK: Final = (
    Figure("cases.open", "期末在办", MATTERS, "期末未办结的信访事项，不论何时登记。", lambda counts, span: counts.open(span.last), at_end=True),
    Figure("cases.overdue", "期末逾期", MATTERS, "期末在办的信访事项中，有法定或指定期限（法定口径）已过而未办的；依法延期的不算逾期。", lambda counts, span: counts.overdue(span.last), at_end=True),
    Figure("cases.backlog", "期末积案", MATTERS, "期末未办结、自登记（重新办理的自重新办理）起超过设定天数的信访事项。", lambda counts, span: counts.backlog(span.last), at_end=True),
)  # fmt: skip

SECTIONS: Final[Mapping[str, tuple[Figure, ...]]] = {
    "总量": TOTALS,
    "初次和重复": REPEATS,
    "办理质量": HANDLING,
    "期末": STOCK,
    "交办、排查、包案": OTHERS,
}
_BY_KEY: Final = {figure.key: figure for part in SECTIONS.values() for figure in part}


class Family(NamedTuple):
    """Figures of one kind, one for each value; they add up to the total."""

    key: str
    label: str
    group: Group
    unit: str = PETITIONS
    order: tuple[str, ...] = ()  # values in their usual order; all others follow by size
    blank: str = "未填"


FAMILIES: Final = (
    Family("petitions.channel", "信访形式", "channel", order=tuple(c for c in Channel if c is not Channel.OUTREACH)),
    Family("petitions.source", "来源", "source", order=tuple(Source)),
    Family("petitions.level", "登记层级", "level", order=tuple(Level)),
    Family("petitions.purpose", "信访目的", "purpose", order=tuple(Purpose)),
    Family("petitions.domain", "诉求领域", "domain", blank="未分类"),
    Family("petitions.unit", "责任单位", "unit"),
    Family("petitions.village", "村（社区）", "village"),
    Family("petitions.area", "片", "village", blank="未分片"),
)  # fmt: skip


class Places(NamedTuple):
    """How values are named in the report: this office's own desk, and the area of each village."""

    desk: str
    areas: Mapping[str, str]

    @classmethod
    def of_office(cls, office: Office) -> "Places":
        """Return them as the office's settings and units have them."""
        units = office.units.values()
        return cls(office.setting("desk"), {unit.name: unit.area for unit in units})

    def name(self, family: Family, value: str) -> str:
        """Return the name under which `value` is shown and keyed."""
        if family.key == "petitions.unit":
            return value or self.desk
        if family.key == "petitions.area":
            return self.areas.get(value, "") or family.blank
        return value or family.blank


def members(
    family: Family, places: Places, counts: Counts, spans: Iterable[Span]
) -> tuple[Figure, ...]:
    """Return the figures of `family`: one for each value met in `spans`, the usual order first."""
    met: dict[str, list[str]] = {name: [name] for name in family.order}
    size: dict[str, int] = {}
    for i, span in enumerate(spans):
        for value, n in counts.flow(family.group, span).items():
            name = places.name(family, value)
            values = met.setdefault(name, [])
            if value not in values:
                values.append(value)
            size[name] = size.get(name, 0) + (0 if i else n)
    usual = {name: i for i, name in enumerate(family.order)}
    names = sorted(met, key=lambda name: (usual.get(name, len(usual)), -size.get(name, 0), name))
    return tuple(_member(family, name, tuple(met[name])) for name in names)


def _member(family: Family, name: str, values: tuple[str, ...]) -> Figure:
    unit = GROUPS if name == Channel.VISIT and family.group == "channel" else family.unit
    basis = f"信访总量中，{family.label}为“{name}”的。"
    return Figure(f"{family.key}.{name}", name, unit, basis, _flow(family.group, *values))


def find(key: str, places: Places, counts: Counts, span: Span) -> Figure:
    """Return the figure that `key` (or its Chinese label) names; BadValue with the nearest if none."""
    if key in _BY_KEY:
        return _BY_KEY[key]
    for figure in _BY_KEY.values():
        if figure.label == key:
            return figure
    for family in FAMILIES:
        if key.startswith(f"{family.key}."):
            for figure in members(family, places, counts, (span,)):
                if figure.key == key:
                    return figure
            name = key.removeprefix(f"{family.key}.")
            return _member(family, name, (name,))
    from difflib import get_close_matches

    near = get_close_matches(key, [*_BY_KEY, *(f"{f.key}.值" for f in FAMILIES)], n=3, cutoff=0.3)
    hint = f"是不是 {'、'.join(near)}？" if near else ""
    raise BadValue(f"没有「{key[:40]}」这个指标。{hint}指标名见 xf report --json 的 key。")
