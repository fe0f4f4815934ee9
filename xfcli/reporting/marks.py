"""What a case adds to the counts: a pure function from a case to its marks.

Every figure is a sum of marks. The ledger keeps the sums by day (`tally`) and `why` evaluates the
same figures on the marks of a single case, so a number and the list behind it cannot disagree.

A mark lies on a day. A mark with a `done` day speaks of something that comes later for what was
marked on the first day (filed on the 3rd, closed on the 20th); where that can be taken back (a case
reopened), a negative mark takes it back. So any count "by the end of the period" is a plain sum.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final, Literal, NamedTuple

from xfcli.case import kinds
from xfcli.case.case import Case, Petition, is_redo
from xfcli.case.words import NoteKind, Route, Source
from xfcli.law.clocks import followed_late_answer, opening
from xfcli.law.deadlines import Clock

FOREVER: Final = "9999-12-31"
ROLL: Final = 40  # days by which a due day can lie after the earliest; the longest holiday has 9


# What is marked: on which day, broken down by what (`value`), and what `done` speaks of. Names that
# the type checker knows: members of an enum would cost each of the many marks of a case as much again.
Group = Literal[
    # A petition, on the day it came; what the office found itself (排查) is none.
    "channel",
    "source",
    "level",
    "purpose",
    "domain",  # of its case
    "unit",  # that has its case
    "village",
    "order",  # by 初件 and 重件: `FIRST`, `REPEAT`
    "persons",  # by channel; n persons
    "crowd",  # a visit of five persons or more
    "crowd.persons",  # the same; n persons
    "late",  # a repeat after a late, missing or undelivered answer
    "outreach",  # what the office found itself; done: closed and settled
    # A case, on the day of what happened to it.
    "new",  # opened by its first petition
    "filed",  # 立案; done: closed
    "assigned",  # came down from a superior; done: closed
    "closed",  # each time, by the unit that has it
    "came.again",  # on the day it was closed; done: petitioned again
    "closed.rated",  # on the day it was closed; done: rated
    "rating",  # by the rating
    "sent",  # handed over, by the unit
    "answered",  # by the unit that has it; done: delivered
    "instruction",  # 批示
    "care",  # 包案, once
    # What is open: the sum of all days up to a day is what is open at its end.
    "balance",  # +1 and -1, by the unit that has it
    "stock",  # +1 on the day it was opened; done: -1 when it was closed
    # A duty of an answer, on the day before which it cannot be due, with its term; done: done, and
    # not before that day (how early it was done no figure asks).
    "told",
    "reply",  # by the unit that has it
    "first.due",  # of the first petition; done: its case closed
]
FIRST: Final = "first"
REPEAT: Final = "repeat"


class Term(NamedTuple):
    """How the last day of a duty follows from its start: the key of its period, its length."""

    clock: str
    days: int


NO_TERM: Final = Term("", 0)


class Mark(NamedTuple):
    """`n` in `group` on `day` (ISO); `value` breaks it down; `seq` is the petition it comes from."""

    group: Group
    day: str
    value: str = ""
    term: Term = NO_TERM  # of a duty: the calendar counts its last day out at each reading
    done: str = ""
    n: int = 1
    seq: int = 0


Turn = tuple[str, bool, bool]  # day, whether it is a closing (or opens again), whether settled
Stretch = tuple[str, str, bool]  # open from, until ("" if it still is), settled at that end


def marks_of(case: Case, clocks: tuple[Clock, ...]) -> list[Mark]:
    """Return the marks of `case`, whose clocks are `clocks`; a void number has none."""
    if case.void:
        return []
    petitions = [p for p in case.petitions if not p.is_outreach]
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
    day, seq, channel, n = petition.on.isoformat(), petition.seq, petition.channel, petition.heads
    values: dict[Group, str] = {
        "channel": channel,
        "source": petition.source,
        "level": petition.level,
        "purpose": petition.purpose,
        "domain": case.domain,
        "unit": case.unit,
        "village": petition.village,
        "order": FIRST if is_first else REPEAT,
    }
    found = [Mark(group, day, value, NO_TERM, "", 1, seq) for group, value in values.items()]
    found.append(Mark("persons", day, channel, NO_TERM, "", n, seq))
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
        for entry in case.steps
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


def was_open(case: Case, day: str) -> bool:
    """Whether `case` was open at the end of `day` (ISO): somebody had petitioned, it was not closed."""
    first = next((p.on.isoformat() for p in case.petitions if not p.is_outreach), "")
    times = _stretches(_turns(case), first) if first and not case.void else []
    return any(start <= day and (not end or day < end) for start, end, _ in times)


def reopenings(case: Case) -> int:
    """Return how often `case` was taken up again after it had been closed: reopened, or by a review."""
    turns = _turns(case)
    return len(_stretches(turns, case.first.on.isoformat())) - 1 if len(turns) > 1 else 0


def _closings(
    times: list[Stretch], group: Group, day: str, *, only_settled: bool = False
) -> Iterator[Mark]:
    """Yield what says when the case was closed, and when that was taken back."""
    for i, (_, end, settled) in enumerate(times):
        if end and (settled or not only_settled):
            yield Mark(group, day, done=end)
            if i + 1 < len(times):
                yield Mark(group, day, done=times[i + 1][0], n=-1)


def _stock(case: Case, times: list[Stretch]) -> Iterator[Mark]:
    for start, end, _ in times:
        yield Mark("stock", start)
        yield Mark("balance", start, case.unit)
        if end:
            yield Mark("stock", start, done=end, n=-1)
            yield Mark("balance", end, case.unit, n=-1)


def _ended(case: Case, petitions: list[Petition], times: list[Stretch]) -> Iterator[Mark]:
    # Repeats and ratings may be told late to the register: the earliest counts.
    again = min((p.on.isoformat() for p in petitions[1:]), default="")
    rated = min((e.on.isoformat() for e in case.steps if e.kind == kinds.RATE), default="")
    for _, end, _ in times:
        if end:
            yield Mark("closed", end, case.unit)
            if again:
                yield Mark("came.again", end, done=max(again, end))
            if rated:
                yield Mark("closed.rated", end, done=max(rated, end))
    if case.rating and case.rated_on:
        yield Mark("rating", case.rated_on.isoformat(), case.rating)


def _handled(case: Case) -> Iterator[Mark]:
    for transfer in case.transfers:
        yield Mark("sent", transfer.on.isoformat(), transfer.unit)
    for answer in case.answers:
        if answer.stage is None and not answer.withdrawn:
            day = answer.on.isoformat()
            yield Mark("answered", day, case.unit)
            if answer.served_on:
                done = max(answer.served_on.isoformat(), day)
                yield Mark("answered", day, case.unit, done=done)
    in_care = False
    for entry in case.steps:
        if entry.kind != kinds.NOTE:
            continue
        if entry.body["kind"] == NoteKind.INSTRUCTION:
            yield Mark("instruction", entry.on.isoformat())
        elif entry.body["kind"] == NoteKind.CARE and not in_care:
            in_care = True
            yield Mark("care", entry.on.isoformat())


def _answers_owed(case: Case, turns: list[Turn], clocks: tuple[Clock, ...]) -> Iterator[Mark]:
    """Yield the duties that the timely rates count: told within 15 days, answered by the due day."""
    is_first = True
    for clock in clocks:
        rate = clock.kind.facts.rate
        if rate == "told":
            yield from _duty(clock, "told")
        elif rate == "answered":
            if case.route is not Route.LITIGATION:
                yield from _duty(clock, "reply", case.unit)
                if is_first:
                    yield from _first_due(case, clock, turns)
            is_first = False


def _first_due(case: Case, clock: Clock, turns: list[Turn]) -> Iterator[Mark]:
    day, term = clock.earliest.isoformat(), term_of(clock)
    yield Mark("first.due", day, term=term)
    first = opening(case)
    assert first is not None  # who was never petitioned owes no answer
    for mark in _closings(_stretches(turns, first.on.isoformat()), "first.due", day):
        yield mark._replace(term=term, done=max(mark.done, day))


def term_of(clock: Clock) -> Term:
    """Return how the last day of `clock` follows from its start."""
    return Term(clock.key, clock.length)


def _duty(clock: Clock, group: Group, unit: str = "") -> Iterator[Mark]:
    day, term = clock.earliest.isoformat(), term_of(clock)
    yield Mark(group, day, unit, term)
    if clock.done_on:
        yield Mark(group, day, unit, term, done=max(clock.done_on.isoformat(), day))


def active_days(case: Case, duties: tuple[Clock, ...]) -> tuple[str, str]:
    """Return the first and the last day (ISO) on which a figure may count `case` with its clocks."""
    days = [entry.on for entry in case.steps] + [petition.on for petition in case.petitions]
    days += [clock.earliest for clock in duties] + [c.done_on for c in duties if c.done_on]
    if case.is_open or any(clock.is_owed for clock in duties):
        return min(days).isoformat(), FOREVER
    # A duty falls due after its earliest day where that is rolled off rest days.
    return min(days).isoformat(), (max(days) + timedelta(ROLL)).isoformat()
