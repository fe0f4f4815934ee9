"""Who is no adult yet, and needs a guardian to act for them (民法典 Art 17, 23)."""

from collections.abc import Iterable
from datetime import date

from xfcli.case.case import Petition
from xfcli.case.person import Agent, Person
from xfcli.case.words import Acting
from xfcli.people import id_numbers

_OF_AGE = 18


def is_minor(number: str, on: date) -> bool:
    """Whether who bears this ID number is under eighteen on a day; of what is no such number, not."""
    born = id_numbers.born_on(number)
    return born is not None and (on.year - born.year, on.month, on.day) < (
        _OF_AGE, born.month, born.day,
    )  # fmt: skip


def minors(people: Iterable[Person], on: date) -> list[Person]:
    """Return those of `people` who are under eighteen on a day, as far as their numbers tell."""
    return [person for person in people if is_minor(person.id_number, on)]


def guardians(petition: Petition) -> tuple[Agent, ...]:
    """Return who act as the guardians of who petitions."""
    return tuple(agent for agent in petition.agents if agent.role is Acting.GUARDIAN)
