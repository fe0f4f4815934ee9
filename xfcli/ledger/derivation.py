"""From a case to its rows in the derived tables, each value under the name of its column. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, cast

from xfcli.case import numbers
from xfcli.case.case import Case, Petition
from xfcli.case.entry import Entry
from xfcli.dates import iso
from xfcli.law.clocks import opening
from xfcli.law.deadlines import Clock
from xfcli.law.notification import told_on, untold_of_extension
from xfcli.ledger.schema import Row
from xfcli.reporting import marks
from xfcli.reporting.known import Delay, Life, delays_of
from xfcli.text import spelled

if TYPE_CHECKING:
    from xfcli.case import office_bodies


def rows_of(life: Life) -> dict[str, list[Row]]:
    """Return the rows that a case stands for, by table."""
    case, clocks = life.case, life.clocks
    return {
        "cases": [_case(case, clocks)],
        "petitions": [_petition(case, petition) for petition in case.petitions],
        "persons": list(_persons(case)),
        "transfers": list(_transfers(case)),
        "clocks": [_clock(case.no, i, clock) for i, clock in enumerate(clocks)],
        "delays": [_delay(case.no, i, one) for i, one in enumerate(delays_of(life))],
        "imports": list(_imports(case)),
    }


def _case(case: Case, clocks: tuple[Clock, ...]) -> Row:
    first, answer, closing = case.first, case.answer, case.closing
    year, number = numbers.split(case.no)
    active_from, active_until = marks.active_days(case, clocks)
    return {
        "no": case.no,
        "year": year,
        "number": number,
        "title": case.title,
        "status": case.status,
        "channel": first.channel,
        "source": first.source,
        "purpose": case.purpose,
        "received_on": first.on.isoformat(),
        "domain": case.domain,
        "item": case.item,
        "route": case.route or "",
        "unit": case.unit,
        "competent": case.competent,
        "village": first.village,
        "petitions": len(case.petitions),
        "told_on": iso(told_on(case)),
        "accepted_on": iso(case.accepted_on),
        "filed_on": iso(case.filed_on),
        "replied_on": iso(answer.on if answer else None),
        "delivered_on": iso(answer.served_on if answer else None),
        "closed_on": iso(closing.on if closing else None),
        "outcome": closing.outcome if closing else "",
        "settled": int(bool(closing and closing.settled)),
        "result": (answer.result or "") if answer else "",
        "rating": case.rating or "",
        "rated_on": iso(case.rated_on),
        "leader": case.care.leader if case.care else "",
        "sealed": int(case.is_sealed),
        "void": case.void,
        "open": int(case.is_open),
        "returned_on": iso(None if answer else _returned(case)),
        "undelivered_on": iso(_undelivered(case)),
        "untold_on": iso(min(untold_of_extension(case).values(), default=None)),
        "urgent": case.urgent,
        "urgent_on": iso(case.urgency.on if case.urgency and case.urgent else None),
        "moved_on": case.moved_on.isoformat(),
        "active_from": active_from,
        "active_until": active_until,
        "seq": case.history[-1].seq,
    }


def _returned(case: Case) -> date | None:
    """Return the day on which a unit gave the case back that has not gone out again."""
    return case.transfers[-1].returned_on if case.transfers and case.is_open else None


def _undelivered(case: Case) -> date | None:
    """Return the day of an answer that is not delivered; closing may have excused it."""
    paper, closing = case.undelivered, case.closing
    return paper.on if paper and not (closing and closing.seq > paper.seq) else None


def _petition(case: Case, petition: Petition) -> Row:
    return {
        "seq": petition.seq,
        "no": case.no,
        "day": petition.on.isoformat(),
        "channel": petition.channel,
        "source": petition.source,
        "level": petition.level,
        "purpose": petition.purpose,
        "domain": case.domain,
        "item": case.item,
        "unit": case.unit,
        "village": petition.village,
        "count": petition.heads,
        "first": int(petition is opening(case)),
        "collective": int(petition.is_collective),
        "void": int(bool(case.void)),
        "title": petition.title,
        "text": petition.text,
    }


def _persons(case: Case) -> Iterator[Row]:
    for petition in case.petitions:
        for i, person in enumerate(petition.people):
            yield {
                "seq": petition.seq,
                "position": i,
                "no": case.no,
                "name": person.name,
                "spelled": spelled(person.name),
                "id_number": person.id_number,
                "phone": person.phone,
                "address": person.address,
                "village": petition.village,
            }


def _transfers(case: Case) -> Iterator[Row]:
    for i, transfer in enumerate(case.transfers):
        yield {
            "no": case.no,
            "position": i,
            "unit": transfer.unit,
            "day": transfer.on.isoformat(),
            "assigned": int(transfer.assign),
            "due": iso(transfer.due),
            "objected_on": iso(transfer.objected_on),
            "returned_on": iso(transfer.returned_on),
            "reported_on": iso(transfer.reported_on),
        }


def _clock(no: str, position: int, clock: Clock) -> Row:
    return {
        "no": no,
        "position": position,
        "clock": clock.kind,
        "duty": clock.duty,
        "trigger": clock.trigger,
        "unit": clock.unit,
        "start": clock.start.isoformat(),
        "days": clock.days,
        "extended": clock.extended,
        "hearing": clock.hearing,
        "fixed": iso(clock.fixed),
        "done_on": iso(clock.done_on),
        "earliest": clock.earliest.isoformat(),
        "owed": int(clock.is_owed),
    }


def _delay(no: str, position: int, delay: Delay) -> Row:
    return {
        "no": no,
        "position": position,
        "since": delay.since,
        "until": delay.until,
        "unit": delay.unit,
        "earliest": delay.earliest,
        "clock": delay.term.clock,
        "days": delay.term.days,
    }


def _imports(case: Case) -> Iterator[Row]:
    for petition in case.petitions:
        if petition.imported:
            yield {
                "seq": petition.seq,
                "no": case.no,
                "key": petition.imported["key"],
                "core": petition.imported["core"],
                "old_no": petition.old_no,
            }


def facts_of(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, key, value as JSON) for the facts of the office that an entry states."""
    for key, value in cast("office_bodies.Facts", entry.body).get("facts", {}).items():
        yield entry.kind, key, value
