"""What a case adds to the counts: a pure function from a case to its marks.

Every figure is a sum of marks. The ledger keeps the sums by day (`tally`) and `why` evaluates the
same figures on the marks of a single case, so a number and the list behind it cannot disagree.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from xfcli.case import kinds
from xfcli.case.case import Answer, Case, Petition
from xfcli.case.kinds import is_redo
from xfcli.case.words import NoteKind, Source, Urging
from xfcli.law.clocks import followed_late_answer
from xfcli.law.deadlines import Clock
from xfcli.reporting.course import Course, Past, Stretch, changes_after, value_on
from xfcli.reporting.known import FOREVER, NO_TERM, Known, Life
from xfcli.reporting.mark import (
    ASSIGNED,
    FIRST,
    FORWARDED,
    REPEAT,
    Group,
    Mark,
    is_closed,
    later,
    marks_while,
)  # fmt: skip
from xfcli.reporting.owed import marks_of_duties

ROLL: Final = 40  # days by which a due day can lie after the earliest; the longest holiday has 9


def marks_of(life: Life) -> list[Mark]:
    """Return the marks of a case; a void number has none."""
    case, course, known = life.case, life.course, life.known
    if case.void:
        return []
    found: list[Mark] = []
    if len(course.petitions) < len(case.petitions):
        found += _outreach(case, course)
    if not course.petitions:
        return found
    # What was done before anybody petitioned was no handling of a petition.
    filed = max(case.filed_on.isoformat(), course.opened) if case.filed_on else ""
    for petition in course.petitions:
        found += _petition(course, petition, filed)
    found += _late(course, known)
    found += _case(case, course, filed)
    found += marks_of_duties(course, known)
    return found


# -- what changes ----------------------------------------------------------------------------------


def _changing(group: Group, day: str, values: Past[str], seq: int = 0) -> Iterator[Mark]:
    """Yield the marks of a value that changes: the one that held on `day`, and each later one."""
    before = value_on(values, day, "")
    yield Mark(group, day, before, seq=seq)
    for since, value in changes_after(values, day):
        yield Mark(group, day, before, NO_TERM, since, -1, seq)
        yield Mark(group, day, value, NO_TERM, since, 1, seq)
        before = value


# -- petitions -------------------------------------------------------------------------------------


def _petition(course: Course, petition: Petition, filed: str) -> list[Mark]:
    day, seq, channel, n = petition.on.isoformat(), petition.seq, petition.channel, petition.heads
    values: dict[Group, str] = {
        "channel": channel,
        "source": petition.source,
        "level": petition.level,
        "purpose": petition.purpose,
        "village": petition.village,
        "order": FIRST if petition is course.petitions[0] else REPEAT,
    }
    found = [Mark(group, day, value, NO_TERM, "", 1, seq) for group, value in values.items()]
    found.append(Mark("persons", day, channel, NO_TERM, "", n, seq))
    found += _changing("domain", day, course.domains, seq)
    found += _changing("route", day, course.routes, seq)
    found += _changing("unit", day, course.units, seq)
    if petition.is_collective:
        found += Mark("crowd", day, seq=seq), Mark("crowd.persons", day, n=n, seq=seq)
    if petition.is_joint:
        found.append(Mark("joint", day, seq=seq))
    if filed:
        found.append(Mark("petition.filed", day, since=later(filed, day), seq=seq))
    return found


def _late(course: Course, known: list[Known]) -> Iterator[Mark]:
    """Yield the repeats after a late answer, as that was known on the day they came."""
    for petition in course.petitions[1:]:
        day = petition.on.isoformat()
        then = next(then for then in known if then.since <= day < then.until)
        if followed_late_answer(then.case, petition, then.clocks):
            yield Mark("late", day, seq=petition.seq)


def _outreach(case: Case, course: Course) -> Iterator[Mark]:
    for petition in case.petitions:
        if petition.is_outreach:
            day, seq = petition.on.isoformat(), petition.seq
            yield Mark("outreach", day, seq=seq)
            yield from marks_while("outreach.settled", day, course.turns, all, seq)


# -- the case --------------------------------------------------------------------------------------


def _case(case: Case, course: Course, filed: str) -> list[Mark]:
    times = course.stretches()
    found = [Mark("new", course.opened)]
    if filed:
        found.append(Mark("filed", filed))
        found += marks_while("filed.closed", filed, course.turns, is_closed)
    if assigned := next((p.on for p in course.petitions if p.source is Source.ASSIGNED), None):
        day = assigned.isoformat()
        found.append(Mark("assigned", day))
        found += marks_while("assigned.closed", day, course.turns, is_closed)
    found += _stock(course, times)
    found += _ended(course, times)
    found += _passed_on(case, course.opened)
    found += _handled(case, course)
    for answer in case.answers:
        if answer.stage is None and answer.on.isoformat() >= course.opened:
            found += _answered(case, course, answer)
    return found


def _stock(course: Course, times: list[Stretch]) -> Iterator[Mark]:
    for start, end, _ in times:
        yield Mark("stock", start)
        unit = course.unit_on(start)
        yield Mark("balance", start, unit)
        for day, following in changes_after(course.units, start):
            if end and day >= end:
                break
            yield Mark("balance", day, unit, n=-1)
            yield Mark("balance", day, following)
            unit = following
        if end:
            yield Mark("stock", start, since=end, n=-1)
            yield Mark("balance", end, unit, n=-1)
            yield Mark("closed", end, course.unit_on(end))
            yield Mark("days.close", end, _days_between(start, end))


def _ended(course: Course, times: list[Stretch]) -> Iterator[Mark]:
    ends = [end for _, end, _ in times if end]
    before, rating = "", ""
    for end, following in pairwise([*ends, FOREVER]):
        if before:
            yield Mark("ended", before, rating, since=end, n=-1)
        rating = value_on(course.ratings, end, "")
        yield Mark("ended", end, rating)
        for day, given in changes_after(course.ratings, end):
            if day >= following:
                break
            yield Mark("ended", end, rating, since=day, n=-1)
            yield Mark("ended", end, given, since=day)
            rating = given
        before = end
    if times[0][2]:
        end = times[0][1]
        yield Mark("settled", end)
        again = [p.on.isoformat() for p in course.petitions[1:2]]
        again += [day for day, _ in changes_after(course.turns, end)][:1]
        if again:
            yield Mark("settled", end, since=later(min(again), end), n=-1)


def _passed_on(case: Case, opened: str) -> Iterator[Mark]:
    for transfer in case.transfers:
        if (day := transfer.on.isoformat()) >= opened:
            yield Mark("sent", day, transfer.unit)
            yield Mark("passed", day, ASSIGNED if transfer.assign else FORWARDED)


def _handled(case: Case, course: Course) -> Iterator[Mark]:
    in_care = ""
    for entry in case.steps:
        day = entry.on.isoformat()
        if day < course.opened:
            continue
        match entry.kind:
            case kinds.URGE if entry.body["kind"] == Urging.SUPERVISE:
                yield Mark("passed", day, Urging.SUPERVISE)
            case kinds.REFUSE:
                yield Mark("refused", day, entry.body["kind"])
            case kinds.EXTEND:
                yield Mark("extended", day)
            case kinds.REVIEW if decision := entry.body.get("decision"):
                yield Mark("decided", day, decision)
            case kinds.NOTE if entry.body["kind"] == NoteKind.INSTRUCTION:
                yield Mark("instruction", day)
            case kinds.NOTE if entry.body["kind"] == NoteKind.CARE:
                in_care = min(in_care or day, day)
    if in_care:
        yield Mark("care", in_care)


def _answered(case: Case, course: Course, answer: Answer) -> Iterator[Mark]:
    day = answer.on.isoformat()
    unit = course.unit_on(day)
    given = [Mark("answered", day, unit), Mark("days.answer", day, _days_taken(case, course, day))]
    if answer.result:
        given.append(Mark("result", day, answer.result))
    yield from given
    if answer.served_on:
        delivered = answer.served_on.isoformat()
        yield Mark("delivered", day, unit, since=later(delivered, day))
    if answer.withdrawn:
        back = next(e.on for e in case.steps if e.kind == kinds.REOPEN and e.seq > answer.seq)
        since = later(back.isoformat(), day)
        yield from (mark._replace(since=since, n=-1) for mark in given)


def _days_taken(case: Case, course: Course, day: str) -> str:
    """Return how many days an answer took that was given on `day`, since the case was last taken up."""
    again = [e.on.isoformat() for e in case.steps if e.kind == kinds.REOPEN or is_redo(e)]
    return _days_between(max([course.opened, *(since for since in again if since <= day)]), day)


def _days_between(start: str, end: str) -> str:
    return str((date.fromisoformat(end) - date.fromisoformat(start)).days)


def active_days(case: Case, duties: tuple[Clock, ...]) -> tuple[str, str]:
    """Return the first and the last day (ISO) on which a figure may count `case` with its clocks."""
    days = [entry.on for entry in case.steps] + [petition.on for petition in case.petitions]
    days += [clock.earliest for clock in duties] + [c.done_on for c in duties if c.done_on]
    if case.is_open or any(clock.is_owed for clock in duties):
        return min(days).isoformat(), FOREVER
    # A duty falls due after its earliest day where that is rolled off rest days.
    return min(days).isoformat(), (max(days) + timedelta(ROLL)).isoformat()
