"""What is right of a petition that was registered wrongly."""

from datetime import date
from itertools import zip_longest
from typing import Final, NamedTuple

from xfcli.case.person import Agent, Person
from xfcli.case.registration import in_order
from xfcli.case.words import Acting, Channel, Level, Purpose, Source

_NOT_FIELDS: Final = frozenset({"person", "roles"})


class Correction(NamedTuple):
    """The right values of a petition; None leaves a value as it was, "" or () takes it away.

    Names and numbers are those of the petitioners from the one at `person` (from 1) on, in their
    order; a petitioner whose name is taken away goes.
    """

    channel: Channel | None = None
    title: str | None = None
    text: str | None = None
    person: int = 1
    names: tuple[str, ...] = ()
    id_numbers: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    agents: tuple[Agent, ...] | None = None  # who act for them, in their `roles`
    roles: frozenset[Acting] = frozenset()
    address: str | None = None  # of the first of them
    village: str | None = None
    heads: int | None = None
    source: Source | None = None
    level: Level | None = None
    purpose: Purpose | None = None
    points: tuple[str, ...] | None = None
    subject: str | None = None
    confidential: bool = False
    due: date | str | None = None
    doc_no: str | None = None
    old_no: str | None = None
    sender: str | None = None
    sent_on: date | str | None = None
    received_on: date | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that it corrects, in their order."""
        lists = {"names", "id_numbers", "phones"}
        return tuple(
            name
            for name, value in zip(self._fields, self, strict=True)
            if name not in _NOT_FIELDS
            and not (value is None or value is False or (name in lists and value == ()))
        )

    @property
    def is_of_people(self) -> bool:
        """Whether it corrects who petitions, or how they are reached."""
        return bool(self.names or self.id_numbers or self.phones or self.address is not None)

    def people(self, wrong: tuple[Person, ...]) -> tuple[Person, ...]:
        """Return the petitioners as they are right; `wrong` are those registered."""
        start = self.person - 1
        before, rest = wrong[:start], wrong[start:]
        count = max(len(self.names), 1) if self.names else max(len(rest), 1)
        told = zip_longest(
            self.names, _each(self.id_numbers, count), _each(self.phones, count), fillvalue=None
        )
        right = [
            _right(old or Person(), new, self.address if i == 0 else None)
            for i, (old, new) in enumerate(zip_longest(rest, _at_least_one(told)))
        ]
        return tuple(filter(any, (*before, *right)))


_Told = tuple[str | None, str | None, str | None]


def _at_least_one(told: "zip_longest[_Told]") -> list[_Told]:
    return list(told) or [(None, None, None)]


def _each(numbers: tuple[str, ...], count: int) -> list[str]:
    """Return the numbers of the people in turn, as far as they are told; the rest of them the last one's."""
    return in_order(numbers, count)[: len(numbers)] if numbers else []


def _right(old: Person, told: _Told | None, address: str | None) -> Person:
    """Return a petitioner as they are right, nobody where only their name is told, and is none."""
    name, card, phone = told or (None, None, None)
    if name == "" and not (card or phone or address):
        return Person()
    new = (name, card, phone, address)
    return Person(*(is_ if told is None else told for told, is_ in zip(new, old, strict=True)))
