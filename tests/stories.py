"""Random ledgers for tests: months of an office's work with everything that happens to cases.

Petitions of all kinds, repeats, outreach, late entries, corrections, reclassified and void cases,
objections, extensions, answers, deliveries, reviews, closings and reopenings. Seeded, quick, and
dated: each month is recorded in a transaction of its own, on its last day.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from xfcli import ledger
from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.entry import Draft
from xfcli.case.words import (
    Channel,
    Decision,
    Level,
    Outcome,
    Purpose,
    Rating,
    Result,
    Source,
    Stage,
)

VILLAGES = ("柳河村", "石桥村", "青山村", "")
UNITS = ("民政办", "县民政局", "村调委会", "派出所")
ITEMS = (
    ("MZ-DB-01", "低保", "行政程序"),
    ("MZ-YL-01", "养老", "信访程序"),
    ("MZ-CW-01", "村务", "信访程序"),
    ("", "殡葬", "信访程序"),
    ("", "其他", "涉法涉诉"),
)
Step = Callable[[Random, Case, date], Draft | None]


def months(first: date, count: int) -> Iterator[tuple[date, date]]:
    """Yield first and last day of `count` months from that of `first`."""
    start = first.replace(day=1)
    for _ in range(count):
        following = (start + timedelta(32)).replace(day=1)
        yield start, following - timedelta(1)
        start = following


def make(setenv: Callable[[str, str], None], seed: int, first: date, count: int, each: int) -> None:
    """Record `count` months with about `each` petitions into the ledger that XF_DB names."""
    rng = Random(seed)
    cases: dict[str, Case] = {}
    for start, end in months(first, count):
        setenv("XF_TODAY", end.isoformat())
        with ledger.writing(None) as book, book.bulk() as bulk:
            for _ in range(each * 4):
                if draft := _next(rng, cases, start, end):
                    case = bulk.record(draft)
                    cases[case.no] = case


def _next(rng: Random, cases: dict[str, Case], start: date, end: date) -> Draft | None:
    on = start + timedelta(rng.randrange((end - start).days + 1))
    if rng.random() < 0.08:
        on -= timedelta(rng.randrange(40))  # told late to the register
    if not cases or rng.random() < 0.25:
        return _petition(rng, on, None)
    case = rng.choice(list(cases.values())[-60:])
    if case.void or on < case.first.on:
        return None
    return rng.choice(STEPS)(rng, case, on)


def _petition(rng: Random, on: date, no: str | None) -> Draft:
    channel = rng.choice([*Channel, Channel.VISIT, Channel.VISIT])
    count = (
        rng.choice([1, 1, 2, 4, 5, 6, 30]) if channel is Channel.VISIT else rng.choice([1, 1, 3])
    )
    source = rng.choice([Source.OWN, Source.OWN, *Source])
    body: dict[str, Any] = {
        "channel": channel, "source": source, "level": rng.choice([*Level]), "count": count,
        "purpose": rng.choice([Purpose.REQUEST, Purpose.REQUEST, *Purpose]),
    }  # fmt: skip
    if village := rng.choice(VILLAGES):
        body["village"] = village
    if source is Source.ASSIGNED:
        body["due"] = (on + timedelta(rng.randrange(5, 60))).isoformat()
    people = [{"name": "甲某"}] if rng.random() < 0.8 else []
    return Draft(
        kinds.ADD, on, no, body, {"title": f"测试{rng.randrange(10**6)}", "people": people}
    )


def _again(rng: Random, case: Case, on: date) -> Draft:
    return _petition(rng, on, case.no)


def _classify(rng: Random, case: Case, on: date) -> Draft:
    item, domain, route = rng.choice(ITEMS)
    simple = route == "信访程序" and rng.random() < 0.2
    body = {"item": item, "domain": domain, "route": route} | ({"simple": True} if simple else {})
    return Draft(kinds.CLASSIFY, on, case.no, body)


def _accept(rng: Random, case: Case, on: date) -> Draft | None:
    return Draft(kinds.ACCEPT, on, case.no) if case.is_open and case.route else None


def _refuse(rng: Random, case: Case, on: date) -> Draft | None:
    if not case.is_open or case.accepted_on:
        return None
    return Draft(kinds.REFUSE, on, case.no, {"kind": "不予受理"})


def _transfer(rng: Random, case: Case, on: date) -> Draft | None:
    if not case.is_open:
        return None
    body: dict[str, Any] = {"unit": rng.choice(UNITS)}
    if rng.random() < 0.3:
        body |= {"assign": True, "due": (on + timedelta(rng.randrange(5, 40))).isoformat()}
    return Draft(kinds.TRANSFER, on, case.no, body)


def _return(rng: Random, case: Case, on: date) -> Draft | None:
    if not case.holding or on < case.holding.on:
        return None
    return Draft(kinds.RETURN, on, case.no, {"unit": case.unit})


def _extend(rng: Random, case: Case, on: date) -> Draft | None:
    if not case.accepted_on or case.extension:
        return None
    return Draft(kinds.EXTEND, on, case.no, {"days": rng.randrange(1, 31), "approver": "丙某"})


def _reply(rng: Random, case: Case, on: date) -> Draft | None:
    if not case.is_open or not case.route or case.answer:
        return None
    return Draft(kinds.REPLY, on, case.no, {"result": rng.choice([*Result])})


def _deliver(rng: Random, case: Case, on: date) -> Draft | None:
    if not case.undelivered or on < case.undelivered.on:
        return None
    return Draft(kinds.DELIVER, on, case.no, {"method": rng.choice(["直接", "公告"])})


def _review(rng: Random, case: Case, on: date) -> Draft | None:
    if case.review:
        if on < case.review.requested_on:
            return None
        body = {"stage": case.review.stage, "decision": rng.choice([*Decision])}
        return Draft(kinds.REVIEW, on, case.no, body)
    if not case.answers or case.undelivered:
        return None
    return Draft(kinds.REVIEW, on, case.no, {"stage": Stage.REVIEW})


def _note(rng: Random, case: Case, on: date) -> Draft:
    kind = rng.choice(["告知", "告知", "批示", "包案", "研判"])
    body = {"kind": kind} | ({"leader": "丁某"} if kind in {"批示", "包案"} else {})
    if kind == "包案":
        whole = {"opinion": "按规定办", "standard": "补助到账"}
        return Draft(kinds.NOTE, on, case.no, body | {"due": on.isoformat()}, whole)
    return Draft(kinds.NOTE, on, case.no, body)


def _rate(rng: Random, case: Case, on: date) -> Draft | None:
    return (
        Draft(kinds.RATE, on, case.no, {"rating": rng.choice([*Rating])}) if case.answers else None
    )


def _close(rng: Random, case: Case, on: date) -> Draft | None:
    last = max(entry.on for entry in case.history)
    if not case.is_open or case.review or on < last:
        return None
    settled = {"settled": True} if rng.random() < 0.5 else {}
    return Draft(kinds.CLOSE, on, case.no, {"outcome": Outcome.ANSWERED} | settled)


def _reopen(rng: Random, case: Case, on: date) -> Draft | None:
    if not case.closing or on < case.closing.on or rng.random() < 0.6:
        return None
    return Draft(kinds.REOPEN, on, case.no)


def _amend(rng: Random, case: Case, on: date) -> Draft:
    petition = rng.choice(case.petitions)
    changes = rng.choice(
        [{"channel": "来信"}, {"village": "石桥村"}, {"count": 5}, {"source": "热线"},
         {"on": (petition.on + timedelta(rng.randrange(5))).isoformat()}]
    )  # fmt: skip
    return Draft(kinds.AMEND, on, case.no, {"petition": petition.seq, **changes})


def _void(rng: Random, case: Case, on: date) -> Draft | None:
    return Draft(kinds.VOID, on, case.no) if rng.random() < 0.15 else None


STEPS: tuple[Step, ...] = (
    _again, _again, _classify, _classify, _accept, _accept, _refuse, _transfer, _return, _extend,
    _reply, _reply, _deliver, _deliver, _review, _note, _note, _rate, _close, _close, _close,
    _reopen, _amend, _void,
)  # fmt: skip
