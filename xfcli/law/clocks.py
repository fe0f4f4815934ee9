"""Which clocks of the law a case has: since when, how long, and what stopped each.

Read off the case alone, without calendar and without today: `deadlines` counts the days. What is
true of every clock of a kind stands in `clock_kinds`. Where the law leaves a doubt, it counts for
the petitioner, and the doubt is named where the date is shown.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from xfcli.case.case import Case, Petition
from xfcli.case.handed import Transfer
from xfcli.case.parties import first_of, parties
from xfcli.case.words import Method, Route, Source, Stage
from xfcli.law import periods, ways
from xfcli.law.clock_kinds import ClockKind, Trigger, to_apply, to_decide
from xfcli.law.deadlines import Clock, Deadline, resolve
from xfcli.law.notification import notices_owed
from xfcli.law.periods import EXTENSION
from xfcli.law.rights import next_stage, rights_in
from xfcli.law.rounds import Round, rounds_of
from xfcli.law.workdays import Calendar


def clocks_of(case: Case) -> tuple[Clock, ...]:
    """Return the clocks of `case`, in the order in which the law starts them; a void one has none."""
    if case.void or opening(case) is None:
        return ()
    rounds = rounds_of(case)
    return (
        *_notices(case, rounds),
        *_objections(case),
        *_simple(case, rounds),
        *_handling(case, rounds),
        *_duties(case, rounds),
        *_assigned(case),
        *_reviews(case),
    )


def deadlines_of(case: Case, calendar: Calendar, today: date) -> tuple[Deadline, ...]:
    """Return all clocks of `case` as they stand on `today`, in the order the law starts them."""
    return tuple(resolve(clock, calendar, today) for clock in clocks_of(case))


def rights_of(
    case: Case, calendar: Calendar, today: date, stage: Stage, whom: Collection[int]
) -> list[Deadline]:
    """Return the latest period to ask for a review of `stage` of each of `whom`, nobody: of all together."""
    latest: dict[int, Clock] = {}
    for clock in clocks_of(case):
        if clock.kind.facts.party == "petitioner" and clock.kind.facts.stage is stage:
            latest |= {whose: clock for whose in clock.whom if whose in (whom or {whose})}
    return [resolve(clock, calendar, today) for clock in latest.values()]


def latest_right(case: Case, calendar: Calendar, today: date) -> Deadline | None:
    """Return the petitioners' latest period to ask for a review, None where none has begun.

    One that still runs on the day `today` comes before one that has ended, whosesoever it is.
    """
    rights = [
        resolve(clock, calendar, today)
        for clock in clocks_of(case)
        if clock.kind.facts.party == "petitioner"
    ]
    return max(
        rights, key=lambda right: (right.state == "pending", right.clock.start), default=None
    )


def running_handle(case: Case, calendar: Calendar, today: date) -> Deadline | None:
    """Return the period that runs now and can be extended, None where none does.

    That of the handling (条例 Art 34), or of another duty that its own law lets extend.
    """
    live = [d for d in deadlines_of(case, calendar, today) if d.is_live]
    return next((d for d in reversed(live) if _is_extendable(d)), None)


def _is_extendable(deadline: Deadline) -> bool:
    kind = deadline.clock.kind
    return kind is ClockKind.HANDLE or (kind is ClockKind.DUTY and bool(deadline.period.most))


def followed_late_answer(case: Case, petition: Petition, clocks: Iterable[Clock]) -> bool:
    """Whether `petition` came after an answer was late, missing or undelivered.

    `clocks` are those of the case. By plain days (系统口径): a duty in calendar days had run out
    unkept before that day, or an answer written before that day had not been delivered by then.
    """
    day = petition.on
    if any(c.earliest < min(day, c.done_on or date.max) for c in clocks if _is_calendar_duty(c)):
        return True
    return any(a.on < day and not a.is_served(day) and not a.withdrawn for a in case.answers)


def _is_calendar_duty(clock: Clock) -> bool:
    return not clock.kind.is_right and clock.period.unit != "working"


def opening(case: Case) -> Petition | None:
    """Return the petition by which somebody first petitioned, None where the office found it itself."""
    for petition in case.petitions:
        if not petition.is_outreach:
            return petition
    return None


def _start(
    case: Case, seq: int, kind: ClockKind, trigger: Trigger, start: date, done_on: date | None
) -> Clock:
    """Return a clock that the entry `seq` started; it keeps the days that were in force then."""
    return Clock(kind, trigger, start, _days_of(case, seq, kind, start), done_on=done_on)


def _days_of(case: Case, seq: int, key: str, start: date) -> int:
    """Return the days of a period that the entry `seq` started: stricter local ones, or the law's."""
    if (local := case.periods.get(seq)) and (days := local.get(key)):
        return days
    return periods.in_force(key, start).days or 0


def _ended(case: Case, seq: int) -> date | None:
    """Return the day on which the case was closed, for a clock that the entry `seq` started."""
    return case.closing.on if case.closing and case.closing.seq > seq else None


def _first(*days: date | None) -> date | None:
    return min(filter(None, days), default=None)


# -- telling the petitioner (条例 Art 23) ----------------------------------------------------------


def _notices(case: Case, rounds: tuple[Round, ...]) -> Iterator[Clock]:
    for seq, trigger, on, told_on in notices_owed(case, rounds):
        done = _first(told_on, _ended(case, seq))
        yield _start(case, seq, ClockKind.NOTIFY, trigger, on, done)


# -- objecting (条例 Art 23 ¶3) --------------------------------------------------------------------


_SENT_DOWN: Final = {
    Source.FORWARDED: Trigger.FORWARDED_HERE,
    Source.ASSIGNED: Trigger.ASSIGNED_HERE,
}


def _objections(case: Case) -> Iterator[Clock]:
    first = opening(case)
    assert first is not None
    if trigger := _SENT_DOWN.get(first.source):
        passed_on = case.transfers[0].on if case.transfers else None
        clock = _start(case, first.seq, ClockKind.OBJECT, trigger, first.on, case.objected_on)
        yield _unless_moot(
            clock, case.accepted_on, case.refused_on, passed_on, _ended(case, first.seq)
        )
    for transfer in case.transfers:
        if transfer.unbound:
            continue
        used = _first(transfer.objected_on, transfer.returned_on)
        clock = _start(case, transfer.seq, ClockKind.OBJECT, Trigger.SENT, transfer.on, used)
        clock = clock._replace(unit=transfer.unit)
        yield _unless_moot(clock, _result_of(case, transfer), _ended(case, transfer.seq))


def _unless_moot(right: Clock, *events: date | None) -> Clock:
    """Return a right that ends early where an event left nothing to use it on.

    Only within its period: a right that lapsed unused was not used late.
    """
    moot = _first(*events)
    if right.done_on is None and moot and moot <= right.earliest:
        return right._replace(done_on=moot)
    return right


# -- handling (条例 Art 34; 简易办理办法) -----------------------------------------------------------


def _simple(case: Case, rounds: tuple[Round, ...]) -> Iterator[Clock]:
    """简易办理 covers the matter until its first answer; afterwards the ordinary way is taken."""
    if not case.simple:
        return
    first = opening(case)
    assert first is not None
    for i, one in enumerate(rounds):
        if any(before.answer for before in rounds[:i]):
            return
        seq, trigger, start = one.seq, one.trigger, one.on
        if i == 0:
            seq, trigger, start = first.seq, Trigger.RECEIVED, first.on
        answered = one.answer.on if one.answer else None
        ended = _ended(case, one.seq)
        decided = _first(one.accepted_on, one.refused_on, answered, ended)
        yield _start(case, seq, ClockKind.SIMPLE_ACCEPT, trigger, start, decided)
        if one.accepted_on:
            done = _first(answered, ended)
            yield _start(
                case, one.accepted_seq, ClockKind.SIMPLE_REPLY, Trigger.ACCEPTED, one.accepted_on, done
            )  # fmt: skip


def _handling(case: Case, rounds: tuple[Round, ...]) -> Iterator[Clock]:
    sent_back_again = {before.seq: after.on for before, after in pairwise(rounds)}
    for one, (seq, start) in timed_rounds(case, rounds):
        answered = one.answer.on if one.answer else None
        done = _first(answered, one.refused_on, _ended(case, one.seq))
        clock = _start(case, seq, ClockKind.HANDLE, one.trigger, start, done)
        clock = clock._replace(extended=sum(given.days for given in one.extensions))
        replaced = sent_back_again.get(one.seq)
        if replaced and (done is None or done > replaced):
            # The next handling is owed instead; what was late by then stays late.
            if replaced <= clock.earliest:
                continue
            clock = clock._replace(done_on=replaced)
        yield clock


def timed_rounds(case: Case, rounds: tuple[Round, ...]) -> Iterator[tuple[Round, tuple[int, date]]]:
    """Yield each round whose 60 days run, with the place and the day from which they run.

    Only matters of Art 31(6) have them. Handled anew after an answer, the period runs anew from
    the decision or the reopening: the 条例 does not say, Art 34 is applied by analogy.
    """
    is_accepted = False
    for i, one in enumerate(rounds):
        is_simple = case.simple and not any(before.answer for before in rounds[:i])
        route = one.answer.route or case.route if one.answer else case.route
        started = (one.accepted_seq, one.accepted_on) if one.accepted_on else (one.seq, one.on)
        if route is Route.PETITION and not is_simple and (one.accepted_on or is_accepted):
            yield one, started
        is_accepted = is_accepted or one.accepted_on is not None


# -- deciding on the other ways (the law of each request; 行政诉讼法 Art 47 where it sets no days) -------


def _duties(case: Case, rounds: tuple[Round, ...]) -> Iterator[Clock]:
    """Yield the days by which what is asked for must be decided: here, or by whom it was handed to."""
    if case.owed_by:
        yield from _elsewhere(case)
        return
    first = opening(case)
    assert first is not None
    if not (key := duty_on(case, first.on)):
        return
    is_received = periods.in_force(key, first.on).begins == Trigger.RECEIVED
    for i, one in enumerate(rounds):
        seq, trigger, start = one.seq, one.trigger, one.on
        if i == 0 and is_received:
            seq, trigger, start = first.seq, Trigger.RECEIVED, first.on
        elif i == 0:
            if one.accepted_on is None:
                continue
            seq, trigger, start = one.accepted_seq, Trigger.ACCEPTED, one.accepted_on
        done = _first(one.answer.on if one.answer else None, one.refused_on, _ended(case, one.seq))
        added = sum(given.days for given in one.extensions)
        clock = _duty(case, seq, ClockKind.DUTY, trigger, start, done)
        yield clock._replace(extended=added)


def duty_on(case: Case, day: date) -> str:
    """Return the key of the period in which the case must be decided by the law of `day`, "" for none.

    A period that no law set by then is none: what stood before it is that of the way.
    """
    if case.route is None or case.route is Route.PETITION or not periods.is_known(case.duty):
        return ""
    keys = (case.duty, ways.duty(case.route))
    return next((key for key in keys if periods.has_begun(key, day)), "")


def _elsewhere(case: Case) -> Iterator[Clock]:
    for transfer in case.transfers:
        if not duty_on(case, transfer.on):
            continue
        done = _first(_result_of(case, transfer), transfer.returned_on, _ended(case, transfer.seq))
        clock = _duty(case, transfer.seq, ClockKind.DUTY_ELSEWHERE, Trigger.SENT, transfer.on, done)
        yield clock._replace(unit=transfer.unit)


def _duty(
    case: Case, seq: int, kind: ClockKind, trigger: Trigger, start: date, done_on: date | None
) -> Clock:
    key = duty_on(case, start)
    days = _days_of(case, seq, key, start)
    return Clock(kind, trigger, start, days, done_on=done_on, duty=key)


def _assigned(case: Case) -> Iterator[Clock]:
    for petition in case.petitions:
        if petition.due:
            reported = next((day for seq, day in case.reported if seq > petition.seq), None)
            # A report to the sender is owed whatever became of the case; an imported one is past.
            done = reported or (_ended(case, petition.seq) if petition.imported else None)
            yield Clock(
                ClockKind.ASSIGNED, Trigger.SET_BY_SUPERIOR, petition.on, fixed=petition.due,
                done_on=done,
            )  # fmt: skip
    for transfer in case.transfers:
        if transfer.due:
            done = _first(
                _result_of(case, transfer), transfer.returned_on, _ended(case, transfer.seq)
            )
            yield Clock(
                ClockKind.ASSIGNED, Trigger.SET_FOR_UNIT, transfer.on, fixed=transfer.due,
                done_on=done, unit=transfer.unit,
            )  # fmt: skip


def _result_of(case: Case, transfer: Transfer) -> date | None:
    for answer in case.answers:
        if answer.seq > transfer.seq and answer.stage is None and not answer.withdrawn:
            return _first(transfer.reported_on, answer.on)
    return transfer.reported_on


# -- 复查 and 复核 (条例 Art 35, 36) ---------------------------------------------------------------


_REQUESTED: Final = {
    Stage.REVIEW: Trigger.REVIEW_REQUESTED,
    Stage.RECHECK: Trigger.RECHECK_REQUESTED,
}


def _reviews(case: Case) -> Iterator[Clock]:
    yield from _rights(case)
    for review in case.reviews:
        decide = _start(
            case, review.seq, to_decide(review.stage), _REQUESTED[review.stage],
            review.requested_on, review.decided_on,
        )  # fmt: skip
        # Only 复核 leaves the days of a hearing out (条例 Art 36 ¶2).
        hearing = review.hearing_days if review.stage is Stage.RECHECK else 0
        yield decide._replace(hearing=hearing, whom=review.petitions)


def _rights(case: Case) -> Iterator[Clock]:
    first = first_of(parties(case.petitions))
    for right in rights_in(case):
        trigger = _DELIVERED[first not in right.whom, right.delivery.method is Method.NOTICE]
        start, kind = right.delivery.served_on, to_apply(next_stage(right.answer))
        clock = _start(case, right.answer.seq, kind, trigger, start, right.asked_on)
        yield _unless_moot(clock._replace(whom=right.whom), right.replaced_on)


_DELIVERED: Final = {
    (False, False): Trigger.DELIVERED, (False, True): Trigger.NOTICE_EXPIRED,
    (True, False): Trigger.DELIVERED_TO_JOINED, (True, True): Trigger.NOTICE_TO_JOINED,
}  # fmt: skip


def extension_limit(case: Case) -> int:
    """Return by how many days the handling that runs now may be extended (条例 Art 34).

    The days that the law, or a stricter local rule, allowed when it began. IndexError if none runs.
    """
    seq, start = list(timed_rounds(case, rounds_of(case)))[-1][1]
    return _days_of(case, seq, EXTENSION, start)
