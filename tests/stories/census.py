"""What random ledgers hold: how often each kind of entry, clock, state, outcome and turn occurs."""

from collections import Counter
from datetime import date
from pathlib import Path

from tests.stories import LAST
from xfcli import ledger
from xfcli.case.case import Case
from xfcli.law.clocks import deadlines_of
from xfcli.ledger import erasure, filters
from xfcli.ledger.filters import Filter
from xfcli.ledger.reader import Reader

_TOLD_APART = {
    "note": "kind", "urge": "kind", "hold": "kind", "refuse": "kind", "review": "decision",
    "close": "outcome", "deliver": "method", "rate": "rating", "reply": "result",
}  # fmt: skip


def of(path: Path) -> Counter[str]:
    """Count what the ledger `path` holds."""
    found: Counter[str] = Counter()
    with ledger.reading(str(path)) as book:
        for entry in erasure.all_entries(book, None, None):
            found[entry.kind] += 1
            if kind := _TOLD_APART.get(entry.kind):
                found[f"{entry.kind}.{entry.body.get(kind, '')}"] += 1
        for row in filters.cases(book, Filter()):
            _case(found, book, book.case(row.no))
    return found


def _case(found: Counter[str], book: Reader, case: Case) -> None:
    found[case.status] += 1
    for deadline in deadlines_of(case, book.calendar, LAST):
        found[f"{deadline.clock.kind}.{deadline.state}"] += 1
        found["extended"] += bool(deadline.clock.extended)
        found["heard"] += bool(deadline.clock.hearing)
    bodies = [entry.body for entry in case.history]
    closed = [entry.seq for entry in case.steps if entry.kind == "close"]
    found["filed_closed_and_reopened"] += bool(
        case.filed_on and closed and closed[0] < _again(case)
    )
    found["answered_in_a_second_round"] += _again(case) > 0 and case.answer is not None
    found["sealed"] += case.is_sealed
    found["collective"] += any(petition.is_collective for petition in case.petitions)
    found["outreach"] += case.first.is_outreach
    found["outreach_then_petitioned"] += case.first.is_outreach and len(case.petitions) > 1
    found["imported"] += any("imported" in body for body in bodies)
    found["split"] += any(entry.kind == "split" for entry in case.history)
    found["merged"] += any("merged_into" in body for body in bodies)
    found["local_period"] += any("periods" in body for body in bodies)
    found["told_late_to_the_register"] += any(
        date.fromisoformat(entry.at[:10]) > entry.on for entry in case.history
    )
    found["erased"] += any(entry.erased for entry in case.history)


def _again(case: Case) -> int:
    """The place in the journal where the case was taken up again last, 0 if it never was."""
    return max(
        (
            entry.seq for entry in case.steps
            if entry.kind == "reopen" or entry.body.get("decision") in {"撤销", "责令重办"}
        ),
        default=0,
    )  # fmt: skip
