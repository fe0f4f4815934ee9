"""One line of the journal, as the rules propose it and as it was recorded.

An entry has a public part (codes, dates, counts, unit names) and may have a personal part (names,
numbers, free text), which can be erased one day. `chain` binds each line to the one before.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

_NOTHING: Final[Mapping[str, Any]] = {}


class Draft(NamedTuple):
    """An entry as the rules propose it, before the journal gives it a place."""

    kind: str  # one of `Kind`
    on: date
    no: str | None = None
    body: Mapping[str, Any] = _NOTHING
    personal: Mapping[str, Any] | None = None


class Entry(NamedTuple):
    """A recorded entry; `at` is the moment of recording (ISO 8601, +08:00), `on` the business day.

    `personal` is None where there never was a personal part, or where it has been erased
    (`erased` tells the two apart).
    """

    seq: int
    at: str
    on: date
    kind: str  # one of `Kind`
    no: str | None
    by: str
    body: Mapping[str, Any]
    personal: Mapping[str, Any] | None
    erased: bool = False

    @property
    def text(self) -> str:
        """The free text of the entry, empty where there is none or it has been erased."""
        return str((self.personal or {}).get("text", ""))
