"""The statutory periods as dated data: how many days, from what to what, on which article.

A new law is one more record of `data/periods.json`, never a change of code. The sentence that a
period rests on is quoted, so that it can be shown and checked.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple

from xfcli import reference


class Period(NamedTuple):
    """One period of the law. `days` is None where the sender sets the date (条例 Art 22)."""

    clock: str
    law: str
    article: str
    from_event: str
    to_event: str
    days: int | None
    unit: Literal["calendar", "working"]
    in_force: date
    text: str  # the sentence of the law, "" where it could not be read
    note: str
    reviewed: date  # when somebody last compared the record with the law


@cache
def load() -> tuple[Period, ...]:
    """Return all periods as the file lists them."""
    rows = json.loads(reference.path("periods.json").read_text("utf-8"))
    return tuple(_period(row) for row in rows)


def _period(row: Mapping[str, Any]) -> Period:
    return Period(
        clock=row["clock"],
        law=row["law"],
        article=row["article"],
        from_event=row["from"],
        to_event=row["to"],
        days=row["days"],
        unit=row["unit"],
        in_force=date.fromisoformat(row["in_force"]),
        text=row["text"],
        note=row["note"],
        reviewed=date.fromisoformat(row["reviewed"]),
    )


@cache
def _newest_first() -> dict[str, tuple[Period, ...]]:
    """Return the records of each clock, the newest law first."""
    clocks: dict[str, list[Period]] = {}
    for period in sorted(load(), key=lambda period: period.in_force, reverse=True):
        clocks.setdefault(period.clock, []).append(period)
    return {clock: tuple(records) for clock, records in clocks.items()}


def in_force(clock: str, on: date) -> Period:
    """Return the period of `clock` for a matter that began on `on`; KeyError if no such clock.

    A matter older than the first record is counted by that record: an imported old case still gets
    its dates, and nothing that reads the ledger stops at it.
    """
    records = _newest_first()[clock]
    for period in records:
        if period.in_force <= on:
            return period
    return records[-1]
