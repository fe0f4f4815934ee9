"""What every entry has, whatever its kind; `bodies` says which entries there are."""

from collections.abc import Mapping
from datetime import date
from typing import Generic, NamedTuple, TypeVar

Kind = TypeVar("Kind", bound=str)
Body = TypeVar("Body", bound=Mapping[str, object])
Personal = TypeVar("Personal", bound=Mapping[str, object])


class Frame(NamedTuple, Generic[Kind, Body, Personal]):
    """A recorded entry; `at` is the moment of recording (ISO 8601, +08:00), `on` the business day.

    `seq` is its place in the journal, from 1 on; `no` the full number of its case, None where it is
    of the office; `by` the officer.

    `personal` is None where there never was a personal part, or where it has been erased
    (`erased` tells the two apart).
    """

    seq: int
    at: str
    on: date
    kind: Kind
    no: str | None
    by: str
    body: Body
    personal: Personal | None
    erased: bool = False

    @property
    def text(self) -> str:
        """The free text of the entry, empty where there is none or it has been erased."""
        return str(self.personal.get("text", "")) if self.personal else ""
