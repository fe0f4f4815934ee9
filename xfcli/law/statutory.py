"""The holidays that the law itself fixes (全国年节及纪念日放假办法 Art 2): rest days in every year.

A notice adds bridges and make-up days to them; a year without one has at least these. The days that
follow the moon and the sun stand in a table, of 2005 to 2099.
"""

from datetime import date, timedelta
from typing import Final, NamedTuple

from xfcli import reference

FILE: Final = "holidays/lunar.csv"


class _Version(NamedTuple):
    """What the law frees since a year: its place; 春节 from the day before, how many; 劳动节."""

    since: int
    place: str
    eve: int
    spring: int
    labour: int


# The newest first; older years are counted by the last.
_VERSIONS: Final = (
    _Version(2025, "放假办法:2", eve=1, spring=4, labour=2),
    _Version(2014, "放假办法@2013:2", eve=0, spring=3, labour=1),
)


def holidays(year: int) -> dict[date, str]:
    """Return the rest days that the law fixes in a year, each with its name."""
    law = _version(year)
    stretches = [("元旦", date(year, 1, 1), 1), ("劳动节", date(year, 5, 1), law.labour)]
    if moving := _moving(year):
        spring, tomb, boat, moon = moving
        stretches += [
            ("春节", spring - timedelta(law.eve), law.spring),
            ("清明节", tomb, 1), ("端午节", boat, 1), ("中秋节", moon, 1),
        ]  # fmt: skip
    stretches.append(("国庆节", date(year, 10, 1), 3))
    return {first + timedelta(n): name for name, first, days in stretches for n in range(days)}


def article(year: int) -> str:
    """Return the place of the law that fixes the holidays of a year."""
    from xfcli.law import citations

    return citations.cited(_version(year).place)


def _version(year: int) -> _Version:
    return next((version for version in _VERSIONS if version.since <= year), _VERSIONS[-1])


def _moving(year: int) -> list[date]:
    """Return 春节, 清明, 端午 and 中秋 of a year; none beyond the table."""
    try:
        _, *days = reference.row(FILE, str(year))
    except KeyError:
        return []
    return [date.fromisoformat(f"{year}-{day}") for day in days]
