"""The figures and breakdowns of a period, each from its 口径."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from tests.second_way import Office
from tests.second_way.told import Entry, Told, earlier


@dataclass(frozen=True)
class Asked:
    """A ledger and a period of it."""

    office: Office
    cases: list[Told]  # that are not void and that somebody petitioned in
    found: list[Told]  # that are not void
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
            (case, d) for case in self.cases for d in case.duties
            if d.clock in clocks and self.has(d.due)
        ]  # fmt: skip

    def replies(self) -> list[Any]:
        """The answers that fell due in the period; the courts' matters are left out."""
        return [
            (c, d)
            for c, d in self.duties("handle", "simple.reply", "duty")
            if c.route != "涉法涉诉"
        ]


def of(office: Office, told: list[Told], first: date, last: date) -> Asked:
    """Return what is asked of cases that have been read."""
    live = [case for case in told if not case.is_void]
    return Asked(office, [case for case in live if case.counted], live, first, last)


def _filed(case: Told) -> date | None:
    days = [e.on for e in case.of("accept")]
    days += [e.on for e in case.of("transfer") if e.body.get("assign")]
    days += [p.on for p in case.petitions[:1] if p.source == "上级交办"]
    return earlier(*days)


def _assigned(case: Told) -> date | None:
    return next((p.on for p in case.counted if p.source == "上级交办"), None)


def _late(case: Told, day: date) -> bool:
    """Whether before `day` a duty in calendar days ran out unkept, or an answer lay undelivered."""
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
    ratings = [case.last("rate") for case in asked.cases]
    return sum(
        bool(e and asked.has(e.on) and (not wanted or e.body["rating"] in wanted)) for e in ratings
    )


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
    return [e for c in asked.cases for e in c.of("note", note=kind) if asked.has(e.on)]


def _in_care(asked: Asked) -> int:
    first = (c.of("note", note="包案")[:1] for c in asked.cases)
    return sum(asked.has(e.on) for notes in first for e in notes)


def _assigned_cases(asked: Asked) -> list[Told]:
    return [case for case in asked.cases if asked.has(_assigned(case))]


Count = Callable[[Asked], int]
FIGURES: dict[str, Count | tuple[Count, Count]] = {
    "petitions.total": lambda a: len(a.petitions()),
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
    "filed.rate": (lambda a: len(a.filed()), lambda a: len(a.petitions())),
    "cases.closed": lambda a: len(a.closings()),
    "closure.rate": (_filed_and_closed, lambda a: len(a.filed())),
    "first.closure.rate": (lambda a: _closed(_first_due(a), a), lambda a: len(_first_due(a))),
    "first.resolution.rate": (
        lambda a: sum(not any(p.on <= a.last for p in c.counted[1:]) for c in a.closings()),
        lambda a: len(a.closings()),
    ),
    "accept.timely.rate": (
        lambda a: _in_time(a.duties("notify")), lambda a: len(a.duties("notify")),
    ),
    "reply.timely.rate": (lambda a: _in_time(a.replies()), lambda a: len(a.replies())),
    "rating.participation": (
        lambda a: sum(any(e.on <= a.last for e in c.of("rate")) for c in a.closings()),
        lambda a: len(a.closings()),
    ),
    "rating.satisfaction": (lambda a: _rated(a, "满意", "基本满意"), _rated),
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
FAMILIES: dict[str, Callable[[Office, Told, Any], str]] = {
    "petitions.channel": lambda _, __, p: p.channel,
    "petitions.source": lambda _, __, p: p.source,
    "petitions.level": lambda _, __, p: p.level,
    "petitions.purpose": lambda _, __, p: p.purpose,
    "petitions.domain": lambda _, case, __: case.domain or "未分类",
    "petitions.unit": lambda office, case, _: case.unit or office.desk,
    "petitions.village": lambda _, __, p: p.village or "未填",
    "petitions.area": lambda office, _, p: office.areas.get(p.village, "") or "未分片",
}


def breakdown(asked: Asked, family: str) -> dict[str, int]:
    """Return how many petitions of the period fall to each value of `family`."""
    found: dict[str, int] = defaultdict(int)
    for case, p in asked.petitions():
        found[FAMILIES[family](asked.office, case, p)] += 1
    return dict(found)


def units(asked: Asked) -> dict[str, tuple[int, ...]]:
    """Return of each unit: sent, replies due, in time, answered, delivered, closed, open, overdue."""
    found: dict[str, list[int]] = defaultdict(lambda: [0] * 8)
    for case in asked.cases:
        row = found[case.unit or asked.office.desk]
        for e in case.of("transfer"):
            found[e.body["unit"]][0] += asked.has(e.on)
        given = [a for a in case.answers if not a.stage and asked.has(a.on)]
        row[3] += len(given)
        row[4] += sum(bool(a.at and a.at <= asked.last) for a in given)
        row[6] += case.is_open(asked.last)
        row[7] += _is_overdue(case, asked.last)
    for case, duty in asked.replies():
        found[case.unit or asked.office.desk][1] += 1
        found[case.unit or asked.office.desk][2] += bool(duty.done and duty.done <= duty.due)
    for case in asked.closings():
        found[case.unit or asked.office.desk][5] += 1
    return {unit: tuple(row) for unit, row in found.items() if any(row)}
