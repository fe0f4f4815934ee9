"""The clocks of a case as they were known at the time: what was owed, and since when it lay unkept.

What happens later can change what a clock was: a matter classified anew goes another way, a case
taken up again owes what its closing had ended, a period is extended. A figure of an earlier day asks
for the clocks as they followed from what had happened by then.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.entry import Entry
from xfcli.case.fold import fold
from xfcli.case.kinds import KINDS, is_redo
from xfcli.case.words import NoteKind
from xfcli.law.clock_kinds import ClockKind, Trigger
from xfcli.law.clocks import clocks_of
from xfcli.law.deadlines import Clock
from xfcli.reporting.course import Course, Stretch, changes_after, course_of

FOREVER: Final = "9999-12-31"
_DAY: Final = timedelta(1)


class Term(NamedTuple):
    """How the last day of a duty follows from its start: its clock (`ClockKind`), its days."""

    clock: str
    days: int


NO_TERM: Final = Term("", 0)  # also of a duty by a day that was set: there is nothing to count


def term_of(clock: Clock) -> Term:
    """Return how the last day of `clock` follows from its start."""
    return NO_TERM if clock.fixed else Term(clock.key, clock.length)


class Known(NamedTuple):
    """A case and its clocks as they were known from the day `since` on, until before `until` (ISO)."""

    since: str
    until: str
    case: Case
    clocks: tuple[Clock, ...]


class Life(NamedTuple):
    """A case through time: its clocks now, what was true of it when, how it was known then."""

    case: Case
    clocks: tuple[Clock, ...]
    course: Course
    known: list[Known]  # the earliest first; none of a void number, none until somebody petitions


def life_of(case: Case) -> Life:
    """Return the life of `case`, which is costly: it is asked for once, and handed on."""
    clocks, course = clocks_of(case), course_of(case)
    is_counted = bool(course.petitions) and not case.void
    return Life(case, clocks, course, _all_known(case, clocks, course) if is_counted else [])


def _all_known(case: Case, clocks: tuple[Clock, ...], course: Course) -> list[Known]:
    """Return `case` as it was known at each time since somebody petitioned, `clocks` being those now.

    Within one of these times nothing happens to a clock but that it begins or is done.
    """
    days = [course.opened, *_turning_days(case, course.petitions[0].on)]
    found = []
    for since, until in pairwise(days):
        then = _dated(case, date.fromisoformat(until) - _DAY)
        found.append(Known(since, until, then, _as_told(then, clocks)))
    return [*found, Known(days[-1], FOREVER, case, clocks)]


def _as_told(then: Case, now: tuple[Clock, ...]) -> tuple[Clock, ...]:
    """Return the clocks of `then`; that a notice is not counted is known from the first.

    An old register told both of the petition and of its end, and of no notice (`notices_owed`).
    """
    clocks = clocks_of(then)
    is_left_out = not any(_is_notice(clock) for clock in now)
    return tuple(c for c in clocks if not _is_notice(c)) if is_left_out else clocks


def _is_notice(clock: Clock) -> bool:
    return clock.kind is ClockKind.NOTIFY and clock.trigger is Trigger.RECEIVED


def _dated(case: Case, day: date) -> Case:
    """Return `case` as it follows from what is dated up to `day`; corrections hold from the first.

    What follows upon another step is no earlier than that, whatever day an old register tells.
    """
    kept: list[Entry] = []
    told_on: dict[str, date] = {}
    for entry in case.steps:
        name = _name(entry)
        upon = _UPON.get(name, ())
        told_on[name] = on = max([entry.on, *(told_on[one] for one in upon if one in told_on)])
        if on <= day or not KINDS[entry.kind].is_step:
            kept.append(entry)
    return fold(kept)


def _name(entry: Entry) -> str:
    return entry.body["kind"] if entry.kind == kinds.NOTE else entry.kind


_UPON: Final[Mapping[str, tuple[str, ...]]] = {
    kinds.RETURN: (kinds.TRANSFER,),
    NoteKind.OBJECTION: (kinds.TRANSFER,),
    NoteKind.REPORT: (kinds.TRANSFER,),
    kinds.DELIVER: (kinds.REPLY, kinds.REVIEW),
    kinds.REVIEW: (kinds.REVIEW,),
    NoteKind.HEARING: (kinds.REVIEW,),
}


# What is seen on a clock: of the notes these, the hearings where they took days.
_ON_CLOCKS: Final = frozenset({
    kinds.ADD, kinds.CLASSIFY, kinds.ACCEPT, kinds.REFUSE, kinds.TRANSFER, kinds.RETURN,
    kinds.EXTEND, kinds.REPLY, kinds.DELIVER, kinds.REVIEW, kinds.NOTE, kinds.CLOSE, kinds.REOPEN,
})  # fmt: skip
_NOTES: Final = frozenset({NoteKind.TOLD, NoteKind.REPORT})
# The second of them takes the place of the first.
_ONCE: Final = frozenset({kinds.ACCEPT, kinds.REFUSE, kinds.REPLY, NoteKind.REPORT})


def _had_duty(steps: list[Entry]) -> bool:
    """Whether a way that the matter went, if only for a time, gave it a clock of its own.

    Such a clock begins before it is known of, and a transfer or another classification changes it.
    """
    return any(e.kind == kinds.CLASSIFY and e.body.get("duty") for e in steps)


def _turning_days(case: Case, opened: date) -> list[str]:
    """Return the days after `opened` on which a clock became another, the earliest first."""
    steps = [e for e in case.steps if _is_on_clocks(e)]
    found: set[date] = set()
    seen: set[str] = set()
    latest, is_in_order, was_simple = date.min, True, False
    for entry in steps:
        name = _name(entry)
        if entry.kind == kinds.CLASSIFY:
            is_simple = entry.body.get("simple", False)
            turns = was_simple or is_simple or name in seen or not seen.isdisjoint(_ONCE)
            was_simple = is_simple
        else:
            turns = (name in _ONCE and name in seen) or _changes_another(entry)
        if turns:
            found.add(entry.on)
        seen.add(name)
        is_in_order = is_in_order and entry.on >= latest
        latest = max(latest, entry.on)
    if _had_duty(steps) or not is_in_order:
        found = {entry.on for entry in steps}
    return sorted(on.isoformat() for on in found if on > opened)


def _is_on_clocks(entry: Entry) -> bool:
    if entry.kind != kinds.NOTE:
        return entry.kind in _ON_CLOCKS
    return entry.body["kind"] in _NOTES or bool(entry.body.get("days"))


def _changes_another(entry: Entry) -> bool:
    """Whether a step makes another clock of one that was there before it."""
    match entry.kind:
        case kinds.REOPEN | kinds.EXTEND:
            return True
        case kinds.REVIEW:
            return is_redo(entry) or bool(entry.body.get("hearing_days"))
        case kinds.NOTE:
            return bool(entry.body.get("days"))
    return False


class Delay(NamedTuple):
    """Days (ISO) at whose end an open case had a duty that may have run out and was not done.

    The plain last day of the duty, `earliest`, had passed; whether its last day had, the calendar
    tells.
    """

    since: str
    until: str  # the first day on which that was over
    unit: str  # that had the case
    earliest: str
    term: Term


def delays_of(life: Life) -> list[Delay]:
    """Return the delays of a case; nothing is overdue that is not open."""
    return list(_delays(life.course, life.known)) if life.clocks else []


def _delays(course: Course, known: list[Known]) -> Iterator[Delay]:
    times: list[Stretch] | None = None
    for then in known:
        for clock in then.clocks:
            if clock.kind.is_right or (clock.done_on and clock.done_on <= clock.earliest):
                continue
            first = max(then.since, (clock.earliest + _DAY).isoformat())
            last = min(then.until, clock.done_on.isoformat() if clock.done_on else FOREVER)
            if first < last:
                times = course.stretches() if times is None else times
                for since, until, unit in _held(course, times, first, last):
                    yield Delay(since, until, unit, clock.earliest.isoformat(), term_of(clock))


def _held(
    course: Course, times: list[Stretch], first: str, last: str
) -> Iterator[tuple[str, str, str]]:
    """Yield when the case was open between two days, cut at each change of the unit that had it."""
    for opened, closed, _ in times:
        since, until = max(first, opened), min(last, closed or FOREVER)
        if since >= until:
            continue
        unit = course.unit_on(since)
        for day, following in changes_after(course.units, since):
            if day >= until:
                break
            yield since, day, unit
            since, unit = day, following
        yield since, until, unit
