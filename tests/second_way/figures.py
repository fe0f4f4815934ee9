"""The figures and breakdowns of a period, each from its 口径."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import SimpleNamespace
from typing import Any

from tests.second_way import Office
from tests.second_way.told import Entry, Told, opens

Count = Callable[["Asked"], int]


@dataclass(frozen=True)
class Asked:
    """A ledger and a period of it."""

    office: Office
    cases: list[Told]  # as at the end of the period: not void, and somebody petitioned in them
    found: list[Told]  # the same, also where nobody did
    first: date
    last: date

    def has(self, day: date | None) -> bool:
        """Whether `day` lies in the period."""
        return day is not None and self.first <= day <= self.last

    def petitions(self, nth: Callable[[int], bool] = lambda _: True) -> list[Any]:
        """The petitions of the period, each with its case."""
        return [
            (case, p) for case in self.cases for i, p in enumerate(case.counted)
            if nth(i) and self.has(p.on)
        ]  # fmt: skip

    def closings(self) -> list[Told]:
        """The cases closed in the period, once for each closing."""
        return [
            case for case in self.cases
            for on, state, _ in case.turns(case.counted[0].on) if state == "closed" and self.has(on)
        ]  # fmt: skip

    def filed(self) -> list[Told]:
        """The cases filed in the period, by the earliest of the ways in which they can be."""
        return [case for case in self.cases if self.has(_filed(case))]

    def is_closed(self, case: Told) -> bool:
        """Whether the case was closed at the end of the period."""
        return case.standing(self.last)[0] == "closed"

    def duties(self, *clocks: str) -> list[Any]:
        """The duties that fell due in the period, each with its case."""
        return [
            (case.by(day), d)
            for case in self.cases
            for day in self._due_days(case, clocks)
            for d in case.by(day).duties
            if d.clock in clocks and d.due == day
        ]

    def _due_days(self, case: Told, clocks: tuple[str, ...]) -> list[date]:
        """Return the days of the period on which one of `clocks` may have fallen due."""
        days = {e.on for e in case.entries} | {p.on for p in case.petitions}
        found = {d.due for day in days for d in case.by(day).duties if d.clock in clocks}
        return sorted(day for day in found if self.has(day))

    def notices(self) -> list[Any]:
        """The notices of first petitions that fell due in the period."""
        return [(c, d) for c, d in self.duties("notify") if d.since == c.opening.seq]

    def ended(self) -> list[Told]:
        """The cases whose last closing, by the end of the period, lies in it."""
        found = []
        for case in self.cases:
            ends = [on for on, state, _ in case.turns(case.counted[0].on) if state == "closed"]
            found += [case] if ends and self.has(ends[-1]) else []
        return found

    def replies(self) -> list[Any]:
        """The answers that fell due in the period; the courts' matters are left out."""
        return [
            (c, d)
            for c, d in self.duties("handle", "simple.reply", "duty")
            if c.route != "涉法涉诉"
        ]


def of(office: Office, told: list[Told], first: date, last: date) -> Asked:
    """Return what is asked of cases that have been read."""
    live = [case.by(last) for case in told if not case.is_void and case.by(last).entries]
    return Asked(office, [case for case in live if case.counted], live, first, last)


def _filed(case: Told) -> date | None:
    days = [e.on for e in case.of("accept")]
    days += [e.on for e in case.of("transfer") if e.body.get("assign")]
    days += [p.on for p in case.petitions[:1] if p.source == "上级交办"]
    return max(min(days), case.counted[0].on) if days else None


def _assigned(case: Told) -> date | None:
    return next((p.on for p in case.counted if p.source == "上级交办"), None)


def _late(case: Told, day: date) -> bool:
    """Whether before `day` a duty in calendar days ran out unkept, or an answer lay undelivered."""
    case = case.by(day)
    return any(
        not d.is_working and d.plain < day and not (d.done and d.done <= d.plain)
        for d in case.duties
    ) or any(a.on < day and not (a.at and a.at <= day) for a in case.answers)


def _is_overdue(case: Told, day: date) -> bool:
    return case.is_open(day) and any(d.is_overdue(day) for d in case.duties)


def _is_old(case: Told, asked: Asked) -> bool:
    since = case.standing(asked.last)[1]
    return case.is_open(asked.last) and (asked.last - since).days > asked.office.backlog_days


def _resolved(asked: Asked, case: Told, p: SimpleNamespace) -> bool:
    state, _, settled = case.standing(asked.last, p.on)
    return state == "closed" and settled


def _heads(asked: Asked, *, visits: bool = False, least: int = 0) -> int:
    return sum(
        p.count for _, p in asked.petitions()
        if (p.channel == "来访" or not visits) and p.count >= least
    )  # fmt: skip


def _visits(asked: Asked, is_crowd: bool) -> int:
    return sum(p.channel == "来访" and (p.count >= 5) is is_crowd for _, p in asked.petitions())


def _rated(asked: Asked, *wanted: str) -> int:
    ratings = [case.by(asked.last).last("rate") for case in asked.ended()]
    return sum(bool(e and (not wanted or e.body["rating"] in wanted)) for e in ratings)


def _is_filed(asked: Asked, case: Told) -> bool:
    filed = _filed(case)
    return filed is not None and filed <= asked.last


def _settled_at_once(asked: Asked, case: Told) -> bool:
    stood = list(case.standings(case.counted[0].on))
    return len(stood) == 1 and stood[0][2] and len(case.counted) == 1


def _outreach(asked: Asked) -> list[Any]:
    return [
        (c, p) for c in asked.found for p in c.petitions if p.channel == "排查" and asked.has(p.on)
    ]


def _first_due(asked: Asked) -> list[Told]:
    found = []
    for case in asked.cases:
        owed = [d for d in case.duties if d.clock == "simple.reply"]
        owed += [d for d in case.duties if d.clock == "handle"]
        owed += [d for d in case.duties if d.clock == "duty"]
        if owed and case.route != "涉法涉诉" and asked.has(owed[0].due):
            found.append(case)
    return found


def _filed_and_closed(asked: Asked) -> int:
    """Filed before anybody petitioned (排查), a case can be closed before as well."""
    return sum(case.standing(asked.last, _filed(case))[0] == "closed" for case in asked.filed())


def _closed(cases: list[Told], asked: Asked) -> int:
    return sum(asked.is_closed(case) for case in cases)


def _in_time(duties: list[Any]) -> int:
    return sum(bool(d.done and d.done <= d.due) for _, d in duties)


def _noted(asked: Asked, kind: str) -> list[Entry]:
    return [e for c in asked.cases for e in c.done("note", note=kind) if asked.has(e.on)]


def _in_care(asked: Asked) -> int:
    cared = ([e.on for e in c.done("note", note="包案")] for c in asked.cases)
    return sum(asked.has(min(days)) for days in cared if days)


def _assigned_cases(asked: Asked) -> list[Told]:
    return [case for case in asked.cases if asked.has(_assigned(case))]


def _sent(asked: Asked, way: str) -> int:
    found = [e for c in asked.cases for e in c.done("transfer") if asked.has(e.on)]
    return sum(bool(e.body.get("assign")) is (way == "交办") for e in found)


def _steps(asked: Asked, of: str, **stated: str) -> int:
    found = [e for c in asked.cases for e in c.done(of) if asked.has(e.on)]
    return sum(all(e.body.get(name) == value for name, value in stated.items()) for e in found)


def _answers(asked: Asked) -> list[tuple[Told, Any]]:
    return [
        (c, a) for c in asked.cases for a in c.answers
        if not a.stage and asked.has(a.on) and a.on >= c.counted[0].on
    ]  # fmt: skip


def _given(asked: Asked, result: str) -> int:
    told = [(a, e) for c, a in _answers(asked) for e in c.of("reply") if e.seq == a.seq]
    return sum(e.body.get("result") == result for _, e in told)


def _days_of_answers(asked: Asked) -> list[int]:
    found = []
    for case, a in _answers(asked):
        again = [e.on for e in case.entries if opens(e) and e.on <= a.on]
        found.append((a.on - max([case.counted[0].on, *again])).days)
    return found


def _days_of_closings(asked: Asked) -> list[int]:
    found = []
    for case in asked.cases:
        since = case.counted[0].on
        for on, state, _ in case.turns(since):
            if state == "closed" and asked.has(on):
                found.append((on - since).days)
            since = on
    return found


def _medians(days_of: Callable[[Asked], list[int]]) -> tuple[Count, Count]:
    def middle(asked: Asked) -> list[int]:
        days = sorted(days_of(asked))
        while len(days) > 2:
            days = days[1:-1]
        return days

    return (lambda asked: sum(middle(asked)), lambda asked: len(middle(asked)))


def _of_age(asked: Asked, least: int, most: int) -> int:
    """Return the cases open at the end of the period since `least` to `most` days."""
    stood = [c.standing(asked.last) for c in asked.cases if c.is_open(asked.last)]
    return sum(least <= (asked.last - since).days <= most for _, since, _ in stood)


FIGURES: dict[str, Count | tuple[Count, Count]] = {
    "petitions.total": lambda a: len(a.petitions()),
    "petitions.joint": lambda a: sum(
        p.channel == "来信" and p.count >= 5 for _, p in a.petitions()
    ),
    "persons.total": _heads,
    "persons.visit": lambda a: _heads(a, visits=True),
    "persons.collective": lambda a: _heads(a, visits=True, least=5),
    "visits.individual": lambda a: _visits(a, is_crowd=False),
    "visits.collective": lambda a: _visits(a, is_crowd=True),
    "petitions.first": lambda a: len(a.petitions(lambda i: i == 0)),
    "petitions.repeat": lambda a: len(a.petitions(lambda i: i > 0)),
    "repeat.ratio": (lambda a: len(a.petitions(lambda i: i > 0)), lambda a: len(a.petitions())),
    "repeat.after_late_answer": lambda a: sum(
        _late(case, p.on) for case, p in a.petitions(lambda i: i > 0)
    ),
    "cases.new": lambda a: sum(a.has(case.counted[0].on) for case in a.cases),
    "cases.filed": lambda a: len(a.filed()),
    "filed.rate": (
        lambda a: sum(_is_filed(a, case) for case, _ in a.petitions()), lambda a: len(a.petitions()),
    ),
    "cases.closed": lambda a: len(a.closings()),
    "closure.rate": (_filed_and_closed, lambda a: len(a.filed())),
    "first.closure.rate": (lambda a: _closed(_first_due(a), a), lambda a: len(_first_due(a))),
    "first.resolution.rate": (
        lambda a: sum(_settled_at_once(a, case) for case in a.ended()), lambda a: len(a.ended()),
    ),
    "accept.timely.rate": (
        lambda a: _in_time(a.notices()), lambda a: len(a.notices()),
    ),
    "reply.timely.rate": (lambda a: _in_time(a.replies()), lambda a: len(a.replies())),
    "rating.participation": (_rated, lambda a: len(a.ended())),
    "rating.satisfaction": (lambda a: _rated(a, "满意", "基本满意"), _rated),
    "days.answer.median": _medians(_days_of_answers),
    "days.close.median": _medians(_days_of_closings),
    **{f"sent.{way}": partial(_sent, way=way) for way in ("转送", "交办")},
    "sent.督办": lambda a: _steps(a, "urge", kind="督办"),
    **{
        f"refused.{kind}": partial(_steps, of="refuse", kind=kind) for kind in ("不予受理", "不再受理")
    },
    "extended": lambda a: _steps(a, "extend"),
    **{
        f"results.{result}": partial(_given, result=result)
        for result in ("支持", "解释说明", "不予支持")
    },
    **{
        f"reviews.{decision}": partial(_steps, of="review", decision=decision)
        for decision in ("维持", "撤销", "变更", "责令重办")
    },
    **{
        f"cases.open.age.{name}": partial(_of_age, least=least, most=most)
        for name, least, most in (
            ("30", 0, 30), ("60", 31, 60), ("90", 61, 90), ("180", 91, 180), ("365", 181, 365),
            ("over", 366, 99_999),
        )
    },
    "assigned.total": lambda a: len(_assigned_cases(a)),
    "assigned.closed": lambda a: _closed(_assigned_cases(a), a),
    "assigned.rate": (
        lambda a: _closed(_assigned_cases(a), a), lambda a: len(_assigned_cases(a)),
    ),
    "outreach.found": lambda a: len(_outreach(a)),
    "outreach.resolved": lambda a: sum(_resolved(a, c, p) for c, p in _outreach(a)),
    "outreach.rate": (
        lambda a: sum(_resolved(a, c, p) for c, p in _outreach(a)), lambda a: len(_outreach(a)),
    ),
    "leader.cases": _in_care,
    "leader.instructions": lambda a: len(_noted(a, "批示")),
    "cases.open": lambda a: sum(case.is_open(a.last) for case in a.cases),
    "cases.overdue": lambda a: sum(_is_overdue(case, a.last) for case in a.cases),
    "cases.backlog": lambda a: sum(_is_old(case, a) for case in a.cases),
}  # fmt: skip


def _village(a: Asked, p: Any) -> str:
    return p.village and a.office.called(p.village, a.last)


FAMILIES: dict[str, Callable[[Asked, Told, Any], str]] = {
    "petitions.channel": lambda _, __, p: p.channel,
    "petitions.source": lambda _, __, p: p.source,
    "petitions.level": lambda _, __, p: p.level,
    "petitions.purpose": lambda _, __, p: p.purpose,
    "petitions.domain": lambda _, case, __: case.domain or "未分类",
    "petitions.route": lambda _, case, __: case.route or "未分类",
    "petitions.unit": lambda a, case, _: a.office.called(case.unit, a.last),
    "petitions.village": lambda a, _, p: _village(a, p) or "未填",
    "petitions.area": lambda a, _, p: a.office.areas.get(_village(a, p), "") or "未分片",
}


def breakdown(asked: Asked, family: str) -> dict[str, int]:
    """Return how many petitions of the period fall to each value of `family`."""
    found: dict[str, int] = defaultdict(int)
    for case, p in asked.petitions():
        found[FAMILIES[family](asked, case, p)] += 1
    return dict(found)


def units(asked: Asked) -> dict[str, tuple[int, ...]]:
    """Return of each unit: sent, replies due, in time, answered, delivered, closed, open, overdue."""
    found: dict[str, list[int]] = defaultdict(lambda: [0] * 8)

    def has(case: Told, day: date) -> bool:
        return asked.has(day) and day >= case.counted[0].on

    def row(case: Told, day: date) -> list[int]:
        return found[asked.office.called(case.by(day).unit, asked.last)]

    for case in asked.cases:
        for e in case.done("transfer"):
            found[asked.office.called(e.body["unit"], asked.last)][0] += asked.has(e.on)
        for a in (a for a in case.answers if not a.stage and has(case, a.on)):
            row(case, a.on)[3] += 1
            row(case, a.on)[4] += bool(a.at and a.at <= asked.last)
        for on, state, _ in case.turns(case.counted[0].on):
            row(case, on)[5] += state == "closed" and asked.has(on)
        row(case, asked.last)[6] += case.is_open(asked.last)
        row(case, asked.last)[7] += _is_overdue(case, asked.last)
    for case, duty in asked.replies():
        # What was done before anybody petitioned was done for whom has it when they do.
        owing = row(case, max(min(duty.done or duty.due, duty.due), case.counted[0].on))
        owing[1] += 1
        owing[2] += bool(duty.done and duty.done <= duty.due)
    return {unit: tuple(row) for unit, row in found.items() if any(row)}
