"""The marks of what was owed: the duties that the timely rates count, each as it was known at its time."""

from collections.abc import Iterator

from xfcli.case.case import Case
from xfcli.case.parties import is_reachable
from xfcli.case.words import Route
from xfcli.law.clock_kinds import Trigger
from xfcli.law.clocks import opening
from xfcli.law.deadlines import Clock
from xfcli.reporting.course import Course, Past, changes_after
from xfcli.reporting.known import FOREVER, Known, term_of
from xfcli.reporting.mark import Group, Mark, is_closed, later, marks_while


def marks_of_duties(course: Course, known: list[Known]) -> Iterator[Mark]:
    """Yield the duties that rates count, each as it was known at its time."""
    shown: dict[Mark, int] = {}
    for then in known:
        duties = list(_duties(course, then))
        now: dict[Mark, int] = {}
        for mark in duties:
            if mark.since <= then.since:
                _put(now, mark)
        # What was shown before is taken back on the day on which it became another.
        for mark in shown.keys() | now.keys():
            if n := now.get(mark, 0) - shown.get(mark, 0):
                yield mark._replace(since=later(then.since, mark.day), n=n)
        for mark in duties:
            if then.since < mark.since < then.until:
                yield mark
                _put(now, mark)
        shown = now


def _put(shown: dict[Mark, int], mark: Mark) -> None:
    alike = mark._replace(since="", n=1)
    shown[alike] = shown.get(alike, 0) + mark.n


def _duties(course: Course, then: Known) -> Iterator[Mark]:
    """Yield the duties of `then`: told within 15 days, answered by the due day, closed by then."""
    is_first = True
    for clock in then.clocks:
        rate = clock.kind.facts.rate
        if rate == "told" and _is_of_first_petition(clock, then.case):
            yield from _duty(clock, "told", "told.done", [("", "")])
        elif rate == "answered":
            if then.case.route is not Route.LITIGATION:
                yield from _duty(clock, "reply", "reply.done", _had_by(clock, course))
                if is_first:
                    yield from _first_due(clock, course)
            is_first = False


def _is_of_first_petition(clock: Clock, case: Case) -> bool:
    """Whether it is the notice owed for what was registered first; a later one may be of an earlier day."""
    first = opening(case)
    return clock.trigger is Trigger.RECEIVED and first is not None and is_reachable(first)


def _had_by(clock: Clock, course: Course) -> Past[str]:
    """Return who had the case from the start of a duty on until it was done.

    What was done before anybody petitioned was done for the unit that had it when they did.
    """
    start = max(clock.start.isoformat(), course.opened)
    until = max(clock.done_on.isoformat(), course.opened) if clock.done_on else FOREVER
    later_on = changes_after(course.units, start)
    return [("", course.unit_on(start)), *(one for one in later_on if one[0] <= until)]


def _duty(clock: Clock, group: Group, done: Group, units: Past[str]) -> Iterator[Mark]:
    """Yield a duty, which goes with the case from unit to unit until it is done."""
    day, term = clock.earliest.isoformat(), term_of(clock)
    before = None
    for since, unit in units:
        if before is not None:
            yield Mark(group, day, before, term, later(since, day), -1)
        yield Mark(group, day, unit, term, later(since, day))
        before = unit
    if clock.done_on:
        yield Mark(done, day, before or "", term, later(clock.done_on.isoformat(), day))


def _first_due(clock: Clock, course: Course) -> Iterator[Mark]:
    day, term = clock.earliest.isoformat(), term_of(clock)
    yield Mark("first.due", day, term=term)
    for mark in marks_while("first.due.done", day, course.turns, is_closed):
        yield mark._replace(term=term)
