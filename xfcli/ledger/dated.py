"""Facts of the office that cut or name figures, as they were on a day: the past keeps its own.

They hold from the business day of the entry that states them. What was stated at the founding, and
what was first said of a unit, holds from the first: nothing else was known before.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from xfcli.case import kinds
from xfcli.dates import Closings
from xfcli.ledger import journal
from xfcli.ledger.reader import Reader
from xfcli.reporting.course import Past, past, value_on
from xfcli.reporting.figures import Places
from xfcli.settings import setting_called

if TYPE_CHECKING:
    from xfcli.case import office_bodies

_FIRST: Final = ""  # before every day


def closings(book: Reader) -> Closings:
    """Return since when months end on which day of the month."""
    return tuple(
        (date.fromisoformat(since) if since else date.min, int(value))
        for since, value in _setting(book, "close-day")
    )


def backlog_days(book: Reader) -> Callable[[date], int]:
    """Return the function that tells of a day for how many days a case was open to be a backlog."""
    known, default = _setting(book, "backlog-days"), setting_called("backlog-days").default
    return lambda day: int(value_on(known, day.isoformat(), default))


def _setting(book: Reader, key: str) -> Past[str]:
    told = []
    for day, facts in _stated(book, kinds.SETTING):
        if key in facts:
            told.append((_FIRST if "founded" in facts else day, json.loads(facts[key])))
    return past(told)


def _stated(book: Reader, kind: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield (day, values as JSON by key) of the entries of a kind that state facts, oldest first."""
    for entry in reversed(list(journal.of_kind(book.connection, kind))):
        yield entry.on.isoformat(), cast("office_bodies.Facts", entry.body)["facts"]


def places(book: Reader) -> Places:
    """Return how values are named in reports, on the day on which each ends."""
    told: dict[str, list[tuple[str, str]]] = {}
    became: dict[str, list[tuple[str, str]]] = {}
    for day, facts in _stated(book, kinds.UNIT):
        for name, text in facts.items():
            unit, versions = json.loads(text), told.setdefault(name, [])
            if unit is not None:  # one that was closed belongs where it did
                versions.append((day if versions else _FIRST, unit["area"]))
                became.setdefault(name, []).append((day, unit.get("into", "")))
    areas = {name: past(versions) for name, versions in told.items()}
    heirs = {name: past(versions) for name, versions in became.items()}
    desks, default = _setting(book, "desk"), setting_called("desk").default

    @cache  # asked of every value in every period, for each figure again
    def called(name: str, day: date) -> str:
        met: set[str] = set()
        while name not in met and (heir := value_on(heirs.get(name, []), day.isoformat(), "")):
            met.add(name)
            name = heir
        return name or value_on(desks, day.isoformat(), default)

    return Places(
        book.office.setting("desk"),
        lambda village, day: value_on(areas.get(village, []), day.isoformat(), ""),
        called,
    )
