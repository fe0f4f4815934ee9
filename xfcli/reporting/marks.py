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

from xfcli.case import Case, Petition, is_redo
from xfcli.law import clocks
from xfcli.law.running import Running, running
from xfcli.words import Route, Source

FOREVER: Final = "9999-12-31"
ROLL: Final = 40  # days by which a due day can lie after the earliest; the longest holiday has 9

# The clocks by which the petitioner is owed an answer.
ANSWER: Final = frozenset({"handle", "simple.reply"})


class Mark(NamedTuple):
    """`n` in `group` on `day` (ISO); `value` breaks it down; `seq` is the petition it comes from."""

    group: str
    day: str
    value: str = ""
    done: str = ""
    n: int = 1
    seq: int = 0


def of(case: Case) -> Iterator[Mark]:
    """Yield the marks of `case`; a void number has none."""
    if case.void:
        return
    petitions = [p for p in case.petitions if not p.is_outreach]
    for petition in petitions:
        yield from _petition(case, petition, is_first=petition is petitions[0])
    for petition in case.petitions:
        if petition.is_outreach:
            yield from _outreach(case, petition)
    if petitions:
        yield from _case(case, petitions)


def _petition(case: Case, petition: Petition, *, is_first: bool) -> Iterator[Mark]:
    day, seq = petition.on.isoformat(), petition.seq
    for group, value in (
        ("channel", petition.channel),
        ("source", petition.source),
        ("level", petition.level),
        ("purpose", petition.purpose),
        ("domain", case.domain),
        ("unit", case.unit),
        ("village", petition.village),
        ("order", "first" if is_first else "repeat"),
    ):
        yield Mark(group, day, value, seq=seq)
    yield Mark("persons", day, petition.channel, n=petition.count, seq=seq)
    if petition.is_collective:
        yield Mark("crowd", day, seq=seq)
        yield Mark("crowd.persons", day, n=petition.count, seq=seq)
    if not is_first and clocks.followed_late_answer(case, petition):
        yield Mark("late", day, seq=seq)


def _outreach(case: Case, petition: Petition) -> Iterator[Mark]:
    day, seq = petition.on.isoformat(), petition.seq
    yield Mark("outreach", day, seq=seq)
    for mark in _closings(case, "outreach", day, only_settled=True):
        yield mark._replace(seq=seq)


def _case(case: Case, petitions: list[Petition]) -> Iterator[Mark]:
    opened = petitions[0].on.isoformat()
    yield Mark("new", opened)
    if filed := case.filed_on:
        yield Mark("filed", filed.isoformat())
        yield from _closings(case, "filed", filed.isoformat())
    if any(petition.source is Source.ASSIGNED for petition in petitions):
        day = next(p.on for p in petitions if p.source is Source.ASSIGNED).isoformat()
        yield Mark("assigned", day)
        yield from _closings(case, "assigned", day)
    yield from _stock(case, opened)
    yield from _ended(case, petitions)
    yield from _handled(case)
    yield from _answers_owed(case)


def stretches(case: Case, opened: str) -> list[tuple[str, str, bool]]:
    """Return the times the case was open: from, until ("" if it still is), settled at that end."""
    found: list[tuple[str, str, bool]] = []
    start = opened
    for entry in case.history:
        on = entry.on.isoformat()
        if entry.kind == "close" and start:
            found.append((start, max(on, start), bool(entry.body.get("settled"))))
            start = ""
        elif (entry.kind == "reopen" or is_redo(entry)) and not start:
            # Told late to the register, it may be dated before the closing: never open twice.
            start = max(on, found[-1][1])
    return [*found, (start, "", False)] if start else found


def reopenings(case: Case) -> int:
    """Return how often `case` was taken up again after it had been closed."""
    times = stretches(case, case.first.on.isoformat())
    return len(times) - 1


def _closings(case: Case, group: str, day: str, *, only_settled: bool = False) -> Iterator[Mark]:
    """Yield what says when the case was closed, and when that was taken back."""
    times = stretches(case, day)
    for i, (_, end, settled) in enumerate(times):
        if end and (settled or not only_settled):
            yield Mark(group, day, done=end)
            if i + 1 < len(times):
                yield Mark(group, day, done=times[i + 1][0], n=-1)


def _stock(case: Case, opened: str) -> Iterator[Mark]:
    for start, end, _ in stretches(case, opened):
        yield Mark("stock", start)
        yield Mark("balance", start)
        yield Mark("unit.balance", start, case.unit)
        if end:
            yield Mark("stock", start, done=end, n=-1)
            yield Mark("balance", end, n=-1)
            yield Mark("unit.balance", end, case.unit, n=-1)


def _ended(case: Case, petitions: list[Petition]) -> Iterator[Mark]:
    again = petitions[1].on.isoformat() if len(petitions) > 1 else ""
    rated = case.rated_on.isoformat() if case.rated_on else ""
    for _, end, _ in stretches(case, petitions[0].on.isoformat()):
        if end:
            yield Mark("closed", end, case.unit)
            if again:
                yield Mark("came.again", end, done=max(again, end))
            if rated:
                yield Mark("closed.rated", end, done=max(rated, end))
    if case.rating:
        yield Mark("rating", rated, case.rating)


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
        kind = entry.body.get("kind") if entry.kind == "note" else None
        if kind == "批示":
            yield Mark("instruction", entry.on.isoformat())
        elif kind == "包案" and not in_care:
            in_care = True
            yield Mark("care", entry.on.isoformat())


def _answers_owed(case: Case) -> Iterator[Mark]:
    """Yield the duties that the timely rates count: told within 15 days, answered by the due day.

    `day` is the earliest day it can be due, `value` says how to count the due day (`term`): the
    calendar decides at each reading.
    """
    is_first = True
    for clock in running(case):
        day, value = clock.earliest.isoformat(), term(clock)
        if clock.clock == "notify":
            yield from _duty("told", day, value, clock.done_on)
        elif clock.clock in ANSWER and case.route is not Route.LITIGATION:
            yield from _duty("reply", day, value, clock.done_on)
            yield from _duty("unit.reply", day, f"{value}:{case.unit}", clock.done_on)
            if is_first:
                yield Mark("first.due", day, value)
                for mark in _closings(case, "first.due", case.first.on.isoformat()):
                    yield mark._replace(day=day, value=value, done=max(mark.done, day))
            is_first = False


def term(clock: Running) -> str:
    """Return how the due day of `clock` follows from its start: the clock and its days."""
    return f"{clock.clock}:{clock.days + clock.extended + clock.hearing}"


def _duty(group: str, day: str, value: str, done: date | None) -> Iterator[Mark]:
    yield Mark(group, day, value)
    if done:
        # How early it was done no figure asks: one sum for all that were done in time.
        yield Mark(group, day, value, max(done.isoformat(), day))


def active(case: Case, duties: tuple[Running, ...]) -> tuple[str, str]:
    """Return the first and the last day (ISO) on which a figure may count `case` with its clocks."""
    days = [entry.on for entry in case.history] + [petition.on for petition in case.petitions]
    days += [clock.earliest for clock in duties] + [c.done_on for c in duties if c.done_on]
    if case.is_open or any(clock.is_owed for clock in duties):
        return min(days).isoformat(), FOREVER
    # A duty falls due after its earliest day where that is rolled off rest days.
    return min(days).isoformat(), (max(days) + timedelta(ROLL)).isoformat()
