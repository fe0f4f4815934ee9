"""The statutory periods as dated data: how many days, from what to what, on which article.

A new law is one more record of `data/periods.json`, never a change of code. The sentence that a
period rests on is quoted, so that it can be shown and checked.
"""

import json
from datetime import date
from functools import cache
from typing import Final, Literal, NamedTuple

from xfcli import reference

EXTENSION: Final = "extension"  # no clock: the days that can be added to the handling (条例 Art 34)


PeriodUnit = Literal["calendar", "working"]  # days by the wall calendar; days on which offices work


class Period(NamedTuple):
    """One period of the law, as one record of the file states it."""

    key: str  # of a clock (`ClockKind`), or EXTENSION
    law: str  # the name of the law
    article: str  # 条例第三十四条; 办法 where the article could not be read
    from_event: str
    to_event: str
    days: int | None  # in `unit`; None where the sender sets the date (条例 Art 22)
    unit: PeriodUnit
    in_force: date  # since when
    text: str  # the sentence of the law, "" where it could not be read
    note: str
    reviewed: date  # when somebody last compared the record with the law

    @property
    def unit_word(self) -> str:
        """The unit behind a number: 60 日, 5 个工作日."""
        return "个工作日" if self.unit == "working" else "日"


@cache
def load() -> tuple[Period, ...]:
    """Return all periods as the file lists them."""
    return tuple(
        Period(
            key=record["clock"],
            law=record["law"],
            article=record["article"],
            from_event=record["from"],
            to_event=record["to"],
            days=record["days"],
            unit=record["unit"],
            in_force=date.fromisoformat(record["in_force"]),
            text=record["text"],
            note=record["note"],
            reviewed=date.fromisoformat(record["reviewed"]),
        )
        for record in json.loads(reference.path("periods.json").read_text("utf-8"))
    )


@cache
def _newest_first() -> dict[str, tuple[Period, ...]]:
    """Return the records of each key, the newest law first."""
    found: dict[str, list[Period]] = {}
    for period in sorted(load(), key=lambda period: period.in_force, reverse=True):
        found.setdefault(period.key, []).append(period)
    return {key: tuple(records) for key, records in found.items()}


def in_force(key: str, on: date) -> Period:
    """Return the period of a clock (or EXTENSION) for a matter that began on `on`.

    A matter older than the first record is counted by that record: an imported old case still gets
    its dates, and nothing that reads the ledger stops at it. KeyError if there is no such period.
    """
    records = _newest_first()[key]
    for period in records:
        if period.in_force <= on:
            return period
    return records[-1]
