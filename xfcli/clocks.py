"""The statutory clocks of a case: which run, since when, until which day, and whether that was kept.

`running` reads off the case which clocks there are (no calendar, no today); `resolve` counts the
days. A due date is therefore computed at each reading and stored nowhere.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from xfcli import periods
from xfcli.case import Answer, Case, Petition, Transfer
from xfcli.words import Channel, Method, Route, Source, Stage
from xfcli.workdays import Calendar, Count

# The petitioner's and the receiving unit's rights lapse; they are never overdue.
RIGHTS: Final = frozenset({"object", "review.apply", "recheck.apply"})
_COUNTED_DUTIES: Final = frozenset(
    {"notify", "handle", "assigned", "review.decide", "recheck.decide"}
)
LABELS: Final = {
    "notify": "告知",
    "object": "异议",
    "handle": "办理",
    "assigned": "交办",
    "review.apply": "申请复查",
    "review.decide": "复查",
    "recheck.apply": "申请复核",
    "recheck.decide": "复核",
    "simple.accept": "简易受理",
    "simple.reply": "简易答复",
}
NOTICE_DAYS: Final = 30  # 公告送达 takes effect after 30 days (民诉法 95, by analogy)


class Running(NamedTuple):
    """A clock as the journal knows it: its start, its length, and what stopped it."""

    clock: str
    from_kind: str
    start: date
    days: int = 0
    extended: int = 0
    hearing: int = 0
    fixed: date | None = None  # a date set by the sender instead of a count of days
    done_on: date | None = None

    @property
    def earliest(self) -> date:
        """A day before which it cannot be due, whatever the calendar says (an index, not a date)."""
        return self.fixed or self.start + timedelta(self.days + self.extended + self.hearing)

    @property
    def is_owed(self) -> bool:
        """Whether it is a duty of an office that has not been done yet."""
        return self.done_on is None and self.clock not in RIGHTS


class Clock(NamedTuple):
    """A clock counted out. `plain` is 系统口径, `due` is 法定口径 (rolled off a rest day)."""

    running: Running
    article: str
    working: bool
    count: Count | None  # type: ignore[assignment]  # hides tuple.count
    plain: date
    due: date
    provisional: bool
    state: str  # pending, done, late, overdue
    overdue_days: int

    @property
    def is_live(self) -> bool:
        """Whether somebody still has to act on it."""
        return self.state in {"pending", "overdue"}


def running(case: Case) -> tuple[Running, ...]:
    """Return the clocks of `case`, in the order in which the law starts them."""
    if case.void or not case.petitions or case.first.is_outreach:
        return ()
    clocks = (*_receipt(case), *_handling(case), *_assigned(case), *_reviews(case))
    if case.closing is None:
        return clocks
    ended = case.closing.on
    return tuple(c if c.done_on or c.clock in RIGHTS else c._replace(done_on=ended) for c in clocks)


def _start(case: Case, clock: str, from_kind: str, start: date, done_on: date | None) -> Running:
    days = (case.periods or {}).get(clock) or periods.in_force(clock, start).days or 0
    return Running(clock, from_kind, start, days, done_on=done_on)


def _receipt(case: Case) -> Iterator[Running]:
    first = case.first
    if is_notice_owed(case):
        yield _start(case, "notify", "收到", first.on, case.told_on)
    if first.source in {Source.FORWARDED, Source.ASSIGNED}:
        stopped = case.accepted_on or case.refused_on
        yield _start(case, "object", f"收到{first.source}", first.on, stopped)
    for transfer in case.transfers:
        yield _start(case, "object", f"转{transfer.unit}", transfer.on, transfer.returned_on)


def is_notice_owed(case: Case) -> bool:
    """Whether the petitioner must be told within 15 days (条例 Art 23 ¶2).

    Not owed where name or address is unclear; doubt counts for the petitioner, so a name with any
    way to reach its bearer is clear enough. 检举控告 follows its own rules (Art 23 ¶4).
    """
    if case.route is Route.DISCIPLINE:
        return False
    return _is_reachable(case.first)


def _is_reachable(petition: Petition) -> bool:
    at_hand = petition.channel in {Channel.VISIT, Channel.CALL, Channel.ONLINE}
    return any(
        person.name and (at_hand or person.address or person.phone or petition.village)
        for person in petition.people
    )


def _handling(case: Case) -> Iterator[Running]:
    answer = case.answer
    answered = answer.on if answer else None
    if case.simple:
        yield _start(case, "simple.accept", "收到", case.first.on, case.accepted_on)
        if case.accepted_on:
            yield _start(case, "simple.reply", "受理", case.accepted_on, answered)
    elif case.route is Route.PETITION and case.accepted_on and not case.refused_on:
        start, kind = case.accepted_on, "受理"
        if case.reopened_on:
            start, kind = case.reopened_on, "重新办理"
        clock = _start(case, "handle", kind, start, answered)
        extension = case.extension
        if extension and extension.on >= start:
            clock = clock._replace(extended=extension.days)
        yield clock


def _assigned(case: Case) -> Iterator[Running]:
    added = case.history[0]
    reported = next((e.on for e in case.history if _is_report(e.kind, e.body.get("kind"))), None)
    if due := added.body.get("due"):
        yield Running(
            "assigned", "上级交办", added.on, fixed=date.fromisoformat(due), done_on=reported
        )
    for transfer in case.transfers:
        if transfer.due and not transfer.returned_on:
            yield Running(
                "assigned",
                f"交办{transfer.unit}",
                transfer.on,
                fixed=transfer.due,
                done_on=transfer.reported_on or _answered_since(case, transfer),
            )


def _is_report(kind: str, note: str | None) -> bool:
    return kind == "note" and note == "办结报告"


def _answered_since(case: Case, transfer: Transfer) -> date | None:
    answers = (a.on for a in case.answers if a.seq > transfer.seq and a.stage is None)
    return next(answers, None)


def _reviews(case: Case) -> Iterator[Running]:
    if case.route is not Route.PETITION:
        return
    for answer in case.answers:
        if answer.delivered_on and answer.stage is not Stage.RECHECK:
            wanted = Stage.RECHECK if answer.stage else Stage.REVIEW
            asked = (
                r.requested_on for r in case.reviews if r.stage is wanted and r.seq > answer.seq
            )
            clock = "recheck.apply" if answer.stage else "review.apply"
            yield _start(case, clock, "送达", _served_on(answer), next(asked, None))
    for review in case.reviews:
        clock = "review.decide" if review.stage is Stage.REVIEW else "recheck.decide"
        decide = _start(
            case, clock, f"收到{review.stage}请求", review.requested_on, review.decided_on
        )
        # Only 复核 leaves the days of a hearing out (条例 Art 36 ¶2).
        hearing = review.hearing_days if review.stage is Stage.RECHECK else 0
        yield decide._replace(hearing=hearing)


def _served_on(answer: Answer) -> date:
    assert answer.delivered_on is not None
    wait = NOTICE_DAYS if answer.method is Method.NOTICE else 0
    return answer.delivered_on + timedelta(wait)


def followed_late_answer(case: Case, petition: Petition) -> bool:
    """Whether `petition` came after an answer was late, missing or undelivered.

    By plain days (系统口径): a duty in calendar days had run out unkept before that day, or an
    answer had been written and not delivered by then.
    """
    day = petition.on
    duties = (c for c in running(case) if c.clock in _COUNTED_DUTIES)
    if any(c.earliest < min(day, c.done_on or date.max) for c in duties):
        return True
    return any(a.on <= day and (a.delivered_on or date.max) > day for a in case.answers)


def resolve(clock: Running, calendar: Calendar, today: date) -> Clock:
    """Return `clock` counted out on `calendar`, with its state on `today`."""
    period = periods.in_force(clock.clock, clock.start)
    working = period.unit == "working"
    count = None
    if clock.fixed:
        plain = due = clock.fixed
        provisional = False
    else:
        days = clock.days + clock.extended + clock.hearing
        count = (calendar.add_working if working else calendar.add_calendar)(clock.start, days)
        plain, due, provisional = count.plain, count.due, count.provisional
    state = _state(clock, due, today)
    late_on = clock.done_on or today
    overdue = (late_on - due).days if state in {"late", "overdue"} else 0
    return Clock(clock, period.article, working, count, plain, due, provisional, state, overdue)


def _state(clock: Running, due: date, today: date) -> str:
    if clock.done_on:
        return "late" if clock.done_on > due else "done"
    if today <= due:
        return "pending"
    # A right not used has lapsed: nobody failed.
    return "done" if clock.clock in RIGHTS else "overdue"


def of(case: Case, calendar: Calendar, today: date) -> tuple[Clock, ...]:
    """Return all clocks of `case` as they stand on `today`."""
    return tuple(resolve(clock, calendar, today) for clock in running(case))


def most_urgent(clocks: tuple[Clock, ...]) -> Clock | None:
    """Return the live clock that is due first and is a duty of an office, None if there is none."""
    live = [c for c in clocks if c.is_live and c.running.clock not in RIGHTS]
    return min(live, key=lambda clock: clock.due, default=None)
