"""Every figure of the report, defined once: its key, label, unit, basis, and what it counts.

Screen, JSON, files, paragraph and `why` all take a figure from here. A figure is a count, or a rate
with a numerator and a denominator; what is counted is asked of `Counts`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Final, NamedTuple, cast

from xfcli.case.words import (
    Channel,
    Decision,
    Level,
    Purpose,
    Rating,
    Refusal,
    Result,
    Route,
    Source,
    Urging,
)
from xfcli.dates import Span
from xfcli.errors import BadValue
from xfcli.reporting.counts import Counts, Due
from xfcli.reporting.mark import ASSIGNED, FIRST, FORWARDED, REPEAT, Duty, Group

Measure = Callable[[Counts, Span], int]
_ByName = Callable[[Counts, Span], Counter[str]]

MATTERS: Final = "件"
PETITIONS: Final = "件(批)次"
GROUPS: Final = "批"
PERSONS: Final = "人次"
PERCENT: Final = "%"
TIMES: Final = "次"
DAYS: Final = "天"


class Figure(NamedTuple):
    """One figure. `base` is the denominator of a rate; `at_end` marks what stands at the end.

    A median is of the values of `middle_of`: `measure` adds up the one or two in the middle, `base`
    counts them.
    """

    key: str
    label: str
    unit: str
    basis: str
    measure: Measure
    base: Measure | None = None
    at_end: bool = False
    middle_of: Group | None = None

    @property
    def tells(self) -> bool:
        """Whether to be counted in it tells more of a case than that it is there, and its days."""
        return self.key not in _OF_DAYS

    @property
    def is_rate(self) -> bool:
        """Whether it is a rate, with numerator and denominator."""
        return self.base is not None and not self.is_median

    @property
    def is_median(self) -> bool:
        """Whether it is a median, in days."""
        return self.middle_of is not None


# The figures that say of a case only that it is there, and what its days say.
_OF_DAYS: Final = frozenset({
    "petitions.total", "petitions.first", "petitions.repeat", "repeat.ratio", "repeat.after_late_answer",
    "persons.total", "cases.new", "cases.filed", "filed.rate", "cases.closed", "closure.rate",
    "first.closure.rate", "accept.timely.rate", "reply.timely.rate", "cases.open", "cases.overdue",
    "cases.backlog", "extended",
})  # fmt: skip


class Amount(NamedTuple):
    """What a figure came to: a count, numerator and denominator, or what a median is the mean of."""

    n: int
    base: int | None = None
    is_median: bool = False

    @property
    def value(self) -> int | float | None:
        """The count; of a rate the percentage with two decimals; None where there is no base."""
        if self.base is None:
            return self.n
        if self.is_median:
            return self.n / self.base if self.base else None
        return percent(self.n, self.base)


def amount(figure: Figure, counts: Counts, span: Span) -> Amount:
    """Return what `figure` comes to in `span`."""
    base = figure.base(counts, span) if figure.base else None
    return Amount(figure.measure(counts, span), base, figure.is_median)


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


def _due(group: Duty, what: Callable[[Due], int]) -> Measure:
    def count(counts: Counts, span: Span) -> int:
        return sum(what(due) for due in counts.due(group, span).values())

    return count


def _without(whole: Measure, part: Measure) -> Measure:
    return lambda counts, span: whole(counts, span) - part(counts, span)


def _middle(group: Group, span: Span, counts: Counts) -> list[int]:
    """Return the value in the middle of all that were marked, or the two; their values are numbers."""
    marked = sorted((int(value), n) for value, n in counts.flow(group, span).items())
    half, odd = divmod(sum(n for _, n in marked), 2)
    found, before = [], 0
    for value, n in marked:
        found += [value for place in {half, half - 1 + odd} if before <= place < before + n]
        before += n
    return found


def _median(key: str, label: str, basis: str, group: Group) -> Figure:
    return Figure(
        key, label, DAYS, basis,
        lambda counts, span: sum(_middle(group, span, counts)),
        lambda counts, span: len(_middle(group, span, counts)), middle_of=group,
    )  # fmt: skip


AGES: Final = ((0, 30), (31, 60), (61, 90), (91, 180), (181, 365), (366, None))


def _aged(least: int, most: int | None) -> Figure:
    """Return the figure of the cases open at the end for `least` to `most` days."""

    def count(counts: Counts, span: Span) -> int:
        day = span.last
        first = day - timedelta(most) if most is not None else date.min
        return counts.open_since(first, day - timedelta(least), day)

    named = f"{least}—{most}天" if least and most else f"{most}天以内" if most else "一年以上"
    basis = "期末在办的信访事项中，自登记（重新办理的自重新办理）起的天数在此范围的。"
    return Figure(
        f"cases.open.age.{most or 'over'}", f"在办{named}", MATTERS, basis, count, at_end=True
    )


def _each(
    key: str, unit: str, group: Group, values: Iterable[str], basis: str, label: str = "{}"
) -> tuple[Figure, ...]:
    """Return a figure for each value of a closed list, for which `basis` and `label` say `{}`."""
    return tuple(
        Figure(
            f"{key}.{value}", label.format(value), unit, basis.format(value), _flow(group, value)
        )
        for value in values
    )


_TOTAL: Final = _flow("channel")
_CLOSED: Final = _flow("closed")
_ENDED: Final = _flow("ended")
_RATED: Final = _without(_ENDED, _flow("ended", ""))
_VISITS: Final = _flow("channel", Channel.VISIT)

TOTALS: Final = (
    Figure("petitions.total", "信访总量", PETITIONS, "登记的信访日期在本期的来信、来访、来电、网上等信访件；来访一批计一次；排查和作废的不计。", _TOTAL),
    Figure("persons.total", "信访人次", PERSONS, "上述信访件的人数之和。", _flow("persons")),
    Figure("persons.visit", "来访人次", PERSONS, "来访的人数之和。", _flow("persons", Channel.VISIT)),
    Figure("visits.individual", "个体访", GROUPS, "4 人以下的来访。", _without(_VISITS, _flow("crowd"))),
    Figure("visits.collective", "集体访", GROUPS, "5 人以上（含 5 人）的来访。", _flow("crowd")),
    Figure("persons.collective", "集体访人次", PERSONS, "集体访的人数之和。", _flow("crowd.persons")),
    Figure("petitions.joint", "联名信", MATTERS, "5 人以上（含 5 人）联名的来信。", _flow("joint")),
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
    Figure("filed.rate", "立案率", PERCENT, "本期信访件中，所属信访事项到期末已立案的÷信访总量。", _flow("petition.filed"), _TOTAL),
    Figure("cases.closed", "办结", MATTERS, "办结日期在本期的信访事项，不论何时登记；重新办理后再办结的再计一次。", _CLOSED),
    Figure("closure.rate", "办结率", PERCENT, "本期立案的信访事项中，到期末已办结的÷本期立案。", _flow("filed.closed"), _flow("filed")),
    Figure("first.closure.rate", "初信初访办结率", PERCENT, "办理期限在本期届满的初件中，到期末已办结的（含逾期办结）÷全部。", _due("first.due", lambda d: d.done), _due("first.due", lambda d: d.total)),
    Figure("first.resolution.rate", "一次性化解率", PERCENT, "本期办结的信访事项（每件只计一次）中，已化解、到期末没有重件也没有重新办理的÷全部。", _flow("settled"), _ENDED),
    Figure("accept.timely.rate", "及时受理告知率", PERCENT, "初件的告知期限（15 日，法定口径）在本期届满的中，按期书面告知的÷全部；届满之后的变动不计。", _due("told", lambda d: d.done), _due("told", lambda d: d.total)),
    Figure("reply.timely.rate", "按期答复率", PERCENT, "办理期限（含延期，法定口径）在本期届满的中，按期答复的÷全部；涉法涉诉不计，届满之后的变动不计。", _due("reply", lambda d: d.done), _due("reply", lambda d: d.total)),
    _median("days.answer.median", "答复用时中位数", "本期作出的答复，自初件（重新办理的自重新办理）到答复的天数的中位数。", "days.answer"),
    _median("days.close.median", "办结用时中位数", "本期的办结，自初件（重新办理的自重新办理）到办结的天数的中位数。", "days.close"),
    Figure("rating.participation", "参评率", PERCENT, "本期办结的信访事项（每件只计一次）中，到期末信访人已评价的÷全部。", _RATED, _ENDED),
    Figure("rating.satisfaction", "满意率", PERCENT, "本期办结、到期末已评价的信访事项中，最后一次评价为满意、基本满意的÷全部。", _flow("ended", Rating.SATISFIED, Rating.FAIRLY), _RATED),
)  # fmt: skip

STEPS: Final = (
    *_each("sent", TIMES, "passed", (FORWARDED, ASSIGNED, Urging.SUPERVISE), "本期{}的次数。"),
    *_each("refused", MATTERS, "refused", Refusal, "本期告知{}的。"),
    Figure("extended", "延期", TIMES, "本期批准延长办理期限的次数。", _flow("extended")),
    *_each("results", TIMES, "result", Result, "本期作出的答复中，处理意见为{}的；收回的不计。", "处理意见：{}"),
    *_each("reviews", TIMES, "decided", Decision, "本期作出的复查、复核意见中，{}的。", "复查复核：{}"),
)  # fmt: skip

OTHERS: Final = (
    Figure("assigned.total", "上级交办", MATTERS, "本期收到的上级交办的信访事项。", _flow("assigned")),
    Figure("assigned.closed", "上级交办已结案", MATTERS, "本期收到的上级交办中，到期末已办结的。", _flow("assigned.closed")),
    Figure("assigned.rate", "上级交办结案率", PERCENT, "本期收到的上级交办中，到期末已办结的÷全部。", _flow("assigned.closed"), _flow("assigned")),
    Figure("outreach.found", "排查发现", MATTERS, "本期排查发现的问题，单独统计，不计入信访总量。", _flow("outreach")),
    Figure("outreach.resolved", "排查化解", MATTERS, "本期排查发现的问题中，到期末已办结并化解的。", _flow("outreach.settled")),
    Figure("outreach.rate", "排查化解率", PERCENT, "本期排查发现的问题中，到期末已化解的÷全部。", _flow("outreach.settled"), _flow("outreach")),
    Figure("leader.cases", "领导包案", MATTERS, "本期确定领导包案的信访事项。", _flow("care")),
    Figure("leader.instructions", "领导批示", "次", "本期登记的领导批示。", _flow("instruction")),
)  # fmt: skip

STOCK: Final = (
    Figure("cases.open", "期末在办", MATTERS, "期末未办结的信访事项，不论何时登记。", lambda counts, span: counts.open(span.last), at_end=True),
    Figure("cases.overdue", "期末逾期", MATTERS, "期末在办的信访事项中，有法定或指定期限（法定口径）已过而未办的；依法延期的不算逾期。", lambda counts, span: counts.overdue(span.last), at_end=True),
    Figure("cases.backlog", "期末积案", MATTERS, "期末未办结、自登记（重新办理的自重新办理）起超过设定天数的信访事项。", lambda counts, span: counts.backlog(span.last), at_end=True),
    *(_aged(least, most) for least, most in AGES),
)  # fmt: skip

SECTIONS: Final[Mapping[str, tuple[Figure, ...]]] = {
    "总量": TOTALS,
    "初次和重复": REPEATS,
    "办理质量": HANDLING,
    "办理方式和结果": STEPS,
    "期末": STOCK,
    "交办、排查、包案": OTHERS,
}
_BY_KEY: Final = {figure.key: figure for part in SECTIONS.values() for figure in part}


ByValue = Callable[[Counts, Span], Mapping[str, int]]


class Family(NamedTuple):
    """Figures of one kind, one for each value; those of `FAMILIES` add up to the total."""

    key: str
    label: str
    group: Group
    unit: str = PETITIONS
    order: tuple[str, ...] = ()  # values in their usual order; all others follow by size
    blank: str = "未填"
    at: str = ""  # when the value is the one that counts, where it changes
    basis: str = "信访总量中，{at}{label}为“{name}”的。"
    by_value: ByValue | None = None  # where it is no flow of its group

    def counted(self, counts: Counts, span: Span) -> Mapping[str, int]:
        """Return what is counted in `span`, by value."""
        return self.by_value(counts, span) if self.by_value else counts.flow(self.group, span)

    @property
    def is_of_units(self) -> bool:
        """Whether its values are units."""
        return self.group == "unit" or self in UNITS


FAMILIES: Final = (
    Family("petitions.channel", "信访形式", "channel", order=tuple(c for c in Channel if c is not Channel.OUTREACH)),
    Family("petitions.source", "来源", "source", order=tuple(Source)),
    Family("petitions.level", "登记层级", "level", order=tuple(Level)),
    Family("petitions.purpose", "信访目的", "purpose", order=tuple(Purpose)),
    Family("petitions.domain", "诉求领域", "domain", blank="未分类", at="期末的"),
    Family("petitions.route", "法定途径", "route", order=tuple(Route), blank="未分类", at="期末的"),
    Family("petitions.unit", "责任单位", "unit", at="期末的"),
    Family("petitions.village", "村（社区）", "village"),
    Family("petitions.area", "片", "village", blank="未分片"),
)  # fmt: skip


def _due_by_unit(what: Callable[[Due], int]) -> ByValue:
    return lambda counts, span: {u: what(d) for u, d in counts.due("reply", span).items()}


# The columns of the table of the units, in its order: each has a figure for every unit.
UNITS: Final = (
    Family("unit.sent", "转交", "sent", TIMES, basis="本期转给“{name}”的次数。"),
    Family("unit.due", "应答复", "reply", MATTERS, basis="办理期限（含延期，法定口径）在本期届满、由“{name}”办理的；涉法涉诉不计。", by_value=_due_by_unit(lambda d: d.total)),
    Family("unit.timely", "按期", "reply", MATTERS, basis="办理期限在本期届满、由“{name}”办理的中，按期答复的。", by_value=_due_by_unit(lambda d: d.done)),
    Family("unit.answered", "答复", "answered", MATTERS, basis="本期由“{name}”作出的答复；收回的不计。"),
    Family("unit.delivered", "送达", "delivered", MATTERS, basis="本期由“{name}”作出的答复中，到期末已送达的。"),
    Family("unit.closed", "办结", "closed", MATTERS, basis="办结日期在本期、由“{name}”办理的信访事项。"),
    Family("unit.open", "在办", "balance", MATTERS, basis="期末未办结、在“{name}”手里的信访事项。", by_value=lambda counts, span: counts.open_by_unit(span.last)),
    Family("unit.overdue", "逾期", "balance", MATTERS, basis="期末在“{name}”手里、有期限已过而未办的信访事项。", by_value=lambda counts, span: counts.overdue_by_unit(span.last)),
)  # fmt: skip


def _no_area(_village: str, _day: date) -> str:
    return ""


def _as_it_is(name: str, _day: date) -> str:
    return name


class Places(NamedTuple):
    """How values are named in the report: this office's own desk, the area of a village on a day.

    And how a unit or a village was called then, "" for the desk of now.
    """

    desk: str
    area: Callable[[str, date], str] = _no_area
    called: Callable[[str, date], str] = _as_it_is

    def unit(self, value: str, day: date) -> str:
        """Return how the unit `value` was called on a day; "" is this office."""
        return self.called(value, day) or self.desk

    def name(self, family: Family, value: str, day: date) -> str:
        """Return the name under which `value` is shown and keyed in a period that ends on `day`."""
        if family.is_of_units:
            return self.unit(value, day)
        if family.group == "village" and value:
            value = self.called(value, day)
        if family.key == "petitions.area":
            return self.area(value, day) or family.blank
        return value or family.blank


def members(
    family: Family, places: Places, counts: Counts, spans: Iterable[Span]
) -> tuple[Figure, ...]:
    """Return the figures of `family`: one for each name met in `spans`, the usual order first."""
    # What is counted in a span is named once, not once a member.
    named = cast("_ByName", lru_cache(maxsize=8)(partial(_by_name, family, places)))
    size = Counter(family.order)
    for i, span in enumerate(spans):
        for name, n in named(counts, span).items():
            size[name] += 0 if i else n
    usual = {name: i for i, name in enumerate(family.order)}
    names = sorted(size, key=lambda name: (usual.get(name, len(usual)), -size[name], name))
    return tuple(_member(family, name, named) for name in names)


def _by_name(family: Family, places: Places, counts: Counts, span: Span) -> Counter[str]:
    """Return what is counted of `family` in `span`, by the name under which it is shown."""
    found = Counter[str]()
    for value, n in family.counted(counts, span).items():
        found[places.name(family, value, span.last)] += n
    return found


def _member(family: Family, name: str, named: _ByName) -> Figure:
    unit = GROUPS if name == Channel.VISIT and family.group == "channel" else family.unit
    basis = family.basis.format(at=family.at, label=family.label, name=name)
    label = f"{name}：{family.label}" if family in UNITS else name
    return Figure(f"{family.key}.{name}", label, unit, basis, lambda c, span: named(c, span)[name])


def numbers(counts: Counts, span: Span, places: Places) -> Counter[str]:
    """Return what every figure of `span` comes to, by its key; the base of a rate as KEY/base."""
    found = Counter({key: figure.measure(counts, span) for key, figure in _BY_KEY.items()})
    found.update({f"{f.key}/base": f.base(counts, span) for f in _BY_KEY.values() if f.base})
    for family in (*FAMILIES, *UNITS):
        for name, n in _by_name(family, places, counts, span).items():
            found[f"{family.key}.{name}"] += n
    return found


def find(key: str, places: Places) -> Figure:
    """Return the figure that `key` (or its Chinese label) names; BadValue with the nearest if none."""
    if found := _BY_KEY.get(key) or next((f for f in _BY_KEY.values() if f.label == key), None):
        return found
    for family in (*FAMILIES, *UNITS):
        if key.startswith(f"{family.key}."):
            name = key.removeprefix(f"{family.key}.")
            return _member(family, name, partial(_by_name, family, places))
    from difflib import get_close_matches

    known = [*_BY_KEY, *(f"{family.key}.值" for family in (*FAMILIES, *UNITS))]
    near = get_close_matches(key, known, n=3, cutoff=0.3)
    hint = f"是不是 {'、'.join(near)}？" if near else ""
    raise BadValue(f"没有「{key[:40]}」这个指标。{hint}指标名见 xf report --json 的 key。")
