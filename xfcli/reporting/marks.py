"""What a case adds to the counts: a pure function from a case to its marks.

Every figure is a sum of marks. The ledger keeps the sums by day (`tally`) and `why` evaluates the
same figures on the marks of a single case, so a number and the list behind it cannot disagree.

A mark lies on a day. A mark with a `done` day speaks of something that comes later for what was
marked on the first day (filed on the 3rd, closed on the 20th); where that can be taken back (a case
reopened), a negative mark takes it back. So any count "by the end of the period" is a plain sum.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from xfcli.case import kinds
from xfcli.case.case import Case, Petition, is_redo
from xfcli.case.words import Route, Source
from xfcli.law.clocks import clocks_of, followed_late_answer
from xfcli.law.deadlines import Clock

FOREVER: Final = "9999-12-31"
ROLL: Final = 40  # days by which a due day can lie after the earliest; the longest holiday has 9


class Mark(NamedTuple):
    """`n` in `group` on `day` (ISO); `value` breaks it down; `seq` is the petition it comes from."""

    group: str
    day: str
    value: str = ""
    done: str = ""
    n: int = 1
    seq: int = 0


Turn = tuple[str, bool, bool]  # day, whether it is a closing (or opens again), whether settled
Stretch = tuple[str, str, bool]  # open from, until ("" if it still is), settled at that end


def of(case: Case) -> list[Mark]:
    """Return the marks of `case`; a void number has none."""
    if case.void:
        return []
    petitions = [p for p in case.petitions if not p.is_outreach]
    clocks = clocks_of(case)
    turns = _turns(case)
    found: list[Mark] = []
    for petition in petitions:
        found += _petition(case, petition, clocks, is_first=petition is petitions[0])
    if len(petitions) < len(case.petitions):
        for petition in case.petitions:
            if petition.is_outreach:
                found += _outreach(petition, turns)
    if petitions:
        found += _case(case, petitions, turns, clocks)
    return found


def _petition(
    case: Case, petition: Petition, clocks: tuple[Clock, ...], *, is_first: bool
) -> list[Mark]:
    day, seq, channel, n = petition.on.isoformat(), petition.seq, petition.channel, petition.count
    found = [
        Mark("channel", day, channel, "", 1, seq),
        Mark("source", day, petition.source, "", 1, seq),
        Mark("level", day, petition.level, "", 1, seq),
        Mark("purpose", day, petition.purpose, "", 1, seq),
        Mark("domain", day, case.domain, "", 1, seq),
        Mark("unit", day, case.unit, "", 1, seq),
        Mark("village", day, petition.village, "", 1, seq),
        Mark("order", day, "first" if is_first else "repeat", "", 1, seq),
        Mark("persons", day, channel, "", n, seq),
    ]
    if petition.is_collective:
        found += Mark("crowd", day, seq=seq), Mark("crowd.persons", day, n=n, seq=seq)
    if not is_first and followed_late_answer(case, petition, clocks):
        found.append(Mark("late", day, seq=seq))
    return found


def _outreach(petition: Petition, turns: list[Turn]) -> Iterator[Mark]:
    day, seq = petition.on.isoformat(), petition.seq
    yield Mark("outreach", day, seq=seq)
    for mark in _closings(_stretches(turns, day), "outreach", day, only_settled=True):
        yield mark._replace(seq=seq)


def _case(
    case: Case, petitions: list[Petition], turns: list[Turn], clocks: tuple[Clock, ...]
) -> list[Mark]:
    opened = petitions[0].on.isoformat()
    times = _stretches(turns, opened)
    found = [Mark("new", opened)]
    if filed := case.filed_on:
        day = filed.isoformat()
        found.append(Mark("filed", day))
        found += _closings(_stretches(turns, day), "filed", day)
    if assigned := next((p.on for p in petitions if p.source is Source.ASSIGNED), None):
        day = assigned.isoformat()
        found.append(Mark("assigned", day))
        found += _closings(_stretches(turns, day), "assigned", day)
    found += _stock(case, times)
    found += _ended(case, petitions, times)
    found += _handled(case)
    found += _answers_owed(case, turns, clocks)
    return found


def _turns(case: Case) -> list[Turn]:
    """Return the closings of `case` and what opened it again, as they were recorded."""
    return [
        (entry.on.isoformat(), entry.kind == kinds.CLOSE, bool(entry.body.get("settled")))
        for entry in case.history
        if entry.kind in (kinds.CLOSE, kinds.REOPEN) or is_redo(entry)
    ]


def _stretches(turns: list[Turn], opened: str) -> list[Stretch]:
    """Return the times a case was open that was opened on this day."""
    found: list[Stretch] = []
    start = opened
    for on, is_closing, settled in turns:
        if is_closing and start:
            found.append((start, max(on, start), settled))
            start = ""
        elif not is_closing and not start:
            # Told late to the register, it may be dated before the closing: never open twice.
            start = max(on, found[-1][1])
    return [*found, (start, "", False)] if start else found


def reopenings(case: Case) -> int:
    """Return how often `case` was taken up again after it had been closed."""
    turns = _turns(case)
    return len(_stretches(turns, case.first.on.isoformat())) - 1 if len(turns) > 1 else 0


def _closings(
    times: list[Stretch], group: str, day: str, *, only_settled: bool = False
) -> Iterator[Mark]:
    """Yield what says when the case was closed, and when that was taken back."""
    for i, (_, end, settled) in enumerate(times):
        if end and (settled or not only_settled):
            yield Mark(group, day, "", end)
            if i + 1 < len(times):
                yield Mark(group, day, "", times[i + 1][0], -1)


def _stock(case: Case, times: list[Stretch]) -> Iterator[Mark]:
    for start, end, _ in times:
        yield Mark("stock", start)
        yield Mark("balance", start)
        yield Mark("unit.balance", start, case.unit)
        if end:
            yield Mark("stock", start, "", end, -1)
            yield Mark("balance", end, "", "", -1)
            yield Mark("unit.balance", end, case.unit, "", -1)


def _ended(case: Case, petitions: list[Petition], times: list[Stretch]) -> Iterator[Mark]:
    # Repeats and ratings may be told late to the register: the earliest counts.
    again = min((p.on.isoformat() for p in petitions[1:]), default="")
    rated = min((e.on.isoformat() for e in case.history if e.kind == "rate"), default="")
    for _, end, _ in times:
        if end:
            yield Mark("closed", end, case.unit)
            if again:
                yield Mark("came.again", end, "", max(again, end))
            if rated:
                yield Mark("closed.rated", end, "", max(rated, end))
    if case.rating and case.rated_on:
        yield Mark("rating", case.rated_on.isoformat(), case.rating)


def _handled(case: Case) -> Iterator[Mark]:
    for transfer in case.transfers:
        yield Mark("sent", transfer.on.isoformat(), transfer.unit)
    for answer in case.answers:
        if answer.stage is None and not answer.withdrawn:
            day = answer.on.isoformat()
            yield Mark("answered", day, case.unit)
            if answer.delivered_on:
                done = max(answer.delivered_on.isoformat(), day)
                yield Mark("answered", day, case.unit, done)
    in_care = False
    for entry in case.history:
        kind = entry.body.get("kind") if entry.kind == kinds.NOTE else None
        if kind == "批示":
            yield Mark("instruction", entry.on.isoformat())
        elif kind == "包案" and not in_care:
            in_care = True
            yield Mark("care", entry.on.isoformat())


def _answers_owed(case: Case, turns: list[Turn], clocks: tuple[Clock, ...]) -> Iterator[Mark]:
    """Yield the duties that the timely rates count: told within 15 days, answered by the due day.

    `day` is the earliest day it can be due, `value` says how to count the due day (`term`): the
    calendar decides at each reading.
    """
    is_first = True
    for clock in clocks:
        if clock.kind.facts.rate is None:
            continue
        day, value = clock.earliest.isoformat(), term(clock)
        if clock.kind.facts.rate == "told":
            yield from _duty("told", day, value, clock.done_on)
        elif case.route is not Route.LITIGATION:
            yield from _duty("reply", day, value, clock.done_on)
            yield from _duty("unit.reply", day, f"{value}:{case.unit}", clock.done_on)
            if is_first:
                yield Mark("first.due", day, value)
                times = _stretches(turns, case.first.on.isoformat())
                for mark in _closings(times, "first.due", day):
                    yield mark._replace(value=value, done=max(mark.done, day))
            is_first = False


def term(clock: Clock) -> str:
    """Return how the due day of `clock` follows from its start: the clock and its days."""
    return f"{clock.kind}:{clock.length}"


def _duty(group: str, day: str, value: str, done: date | None) -> Iterator[Mark]:
    yield Mark(group, day, value)
    if done:
        # How early it was done no figure asks: one sum for all that were done in time.
        yield Mark(group, day, value, max(done.isoformat(), day))


def active(case: Case, duties: tuple[Clock, ...]) -> tuple[str, str]:
    """Return the first and the last day (ISO) on which a figure may count `case` with its clocks."""
    days = [entry.on for entry in case.history] + [petition.on for petition in case.petitions]
    days += [clock.earliest for clock in duties] + [c.done_on for c in duties if c.done_on]
    if case.is_open or any(clock.is_owed for clock in duties):
        return min(days).isoformat(), FOREVER
    # A duty falls due after its earliest day where that is rolled off rest days.
    return min(days).isoformat(), (max(days) + timedelta(ROLL)).isoformat()
