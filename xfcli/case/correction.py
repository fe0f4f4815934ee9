"""What is right of a petition that was registered wrongly."""

from datetime import date
from typing import NamedTuple

from xfcli.case.case import Person
from xfcli.case.words import Channel, Level, Purpose, Source


class Correction(NamedTuple):
    """The right values of a petition; what states nothing ("", (), None) stays as it was."""

    channel: Channel | None = None
    title: str = ""
    text: str = ""
    name: str = ""  # of the first petitioner, as the three that follow
    id_number: str = ""
    phone: str = ""
    address: str = ""
    village: str = ""
    heads: int | None = None
    source: Source | None = None
    level: Level | None = None
    purpose: Purpose | None = None
    points: tuple[str, ...] = ()
    subject: str = ""
    confidential: bool = False
    received_on: date | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that it corrects, in their order."""
        return tuple(
            name
            for name, value in zip(self._fields, self, strict=True)
            if value is not None and value is not False and value not in ("", ())
        )

    def person(self, wrong: Person) -> Person:
        """Return the first petitioner as they are right; what is not corrected is as in `wrong`."""
        right = self.name, self.id_number, self.phone, self.address
        return Person(*(new or old for new, old in zip(right, wrong, strict=True)))
