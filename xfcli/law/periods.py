"""The statutory periods as dated data: how many days, from what to what, on which article.

A new law is one more line of `data/law/periods.csv`, never a change of code. The words that a period
rests on are quoted, so that they can be shown and checked.
"""

from datetime import date
from functools import cache
from typing import Final, Literal, NamedTuple, cast

from xfcli import reference

FILE: Final = "law/periods.csv"
EXTENSION: Final = "extension"  # no clock: the days that can be added to the handling (条例 Art 34)
_TWO_MONTHS: Final = "行政诉讼法:47"
_SENTENCES: Final = "　"  # between the sentences that are quoted


# Days by the wall calendar; days on which offices work; months by the wall calendar.
PeriodUnit = Literal["calendar", "working", "months"]
_UNIT_WORDS: Final = {"calendar": "日", "working": "个工作日", "months": "个月"}


class Period(NamedTuple):
    """One period of the law, as one line of the file states it."""

    key: str  # of a clock (`ClockKind`), EXTENSION, or of the duty that a request asks for
    from_event: str
    to_event: str
    begins: str  # of a duty: by which event here, 收到 or 受理
    days: int | None  # in `unit`; None where the sender sets the date (条例 Art 22)
    unit: PeriodUnit
    most: int | None  # of a duty: to how many days it can be extended
    instead: str  # of a duty: its key where the township itself confirms
    basis: tuple[str, ...]  # keys of the places that it rests on
    in_force: date  # since when
    text: tuple[str, ...]  # the sentences of the law; none where they could not be read
    note: str

    @property
    def unit_word(self) -> str:
        """The unit behind a number: 60 日, 5 个工作日."""
        return _UNIT_WORDS[self.unit]

    @property
    def is_unfixed(self) -> bool:
        """Whether no law sets days: a court waits two months, a reconsideration 60 days (行政复议法实施条例 Art 24)."""
        return _TWO_MONTHS in self.basis

    @property
    def article(self) -> str:
        """The places it rests on, as officers cite them: 条例第三十四条."""
        from xfcli.law import citations

        return citations.cited(*self.basis)

    @property
    def article_in_full(self) -> str:
        """The places it rests on, as papers write them: 《信访工作条例》第三十四条."""
        from xfcli.law import citations

        return citations.in_full(*self.basis)


@cache
def load() -> tuple[Period, ...]:
    """Return all periods as the file lists them."""
    return tuple(_period(cells) for cells in reference.rows(FILE))


def _period(cells: list[str]) -> Period:
    key, start, duty, begins, days, unit, most, instead, basis, since, words, note = cells
    return Period(
        key, start, duty, begins, _number(days), cast("PeriodUnit", unit), _number(most), instead,
        tuple(basis.split()), date.fromisoformat(since),
        tuple(words.split(_SENTENCES)) if words else (), note,
    )  # fmt: skip


def _number(text: str) -> int | None:
    return int(text) if text else None


@cache
def _newest_first() -> dict[str, tuple[Period, ...]]:
    """Return the records of each key, the newest law first."""
    found: dict[str, list[Period]] = {}
    for period in sorted(load(), key=lambda period: period.in_force, reverse=True):
        found.setdefault(period.key, []).append(period)
    return {key: tuple(records) for key, records in found.items()}


def is_known(key: str) -> bool:
    """Whether there is a period of this key."""
    return key in _newest_first()


def has_begun(key: str, on: date) -> bool:
    """Whether a law that sets this period was in force on `on`, or had been before."""
    return any(period.in_force <= on for period in _newest_first().get(key, ()))


def confirmed_here(key: str, on: date) -> str:
    """Return the key of the period that takes the place of this one where the township itself confirms."""
    return (is_known(key) and in_force(key, on).instead) or key


def in_force(key: str, on: date) -> Period:
    """Return the period of this key for a matter that began on `on`.

    A matter older than the first record is counted by that record: an imported old case still gets
    its dates, and nothing that reads the ledger stops at it. KeyError if there is no such period.
    """
    records = _newest_first()[key]
    for period in records:
        if period.in_force <= on:
            return period
    return records[-1]
