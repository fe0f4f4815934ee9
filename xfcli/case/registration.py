"""A registration: all that can be stated of a petition, from form, sheet, merge or split to the journal."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli.case import kinds
from xfcli.case.case import Petition
from xfcli.case.draft import Draft, iso, stated
from xfcli.case.person import Agent, Person
from xfcli.case.words import Channel, Level, Purpose, Source

if TYPE_CHECKING:
    from xfcli.case import bodies

REPRESENTATIVES: Final = 5  # at most, however many petition together (条例 Art 20 ¶3)
MOST_HEADS: Final = 9999  # of one petition; more is a number of something else: a phone, a day


class Registration(NamedTuple):
    """A petition as it is stated; `rules.register` says which may be registered at the counter."""

    on: date  # when it was received
    channel: Channel
    title: str
    text: str = ""
    people: tuple[Person, ...] = ()
    agents: tuple[Agent, ...] = ()  # who act for them
    heads: int = 1
    source: Source = Source.OWN
    level: Level = Level.TOWN
    purpose: Purpose = Purpose.REQUEST
    village: str = ""
    domain: str = ""  # a sheet tells the field, and not the way
    points: tuple[str, ...] = ()
    subject: str = ""  # the unit or person complained about
    confidential: bool = False
    due: date | None = None  # the day set by the superior that assigned it (条例 Art 22)
    doc_no: str = ""  # of the paper that came in
    sender: str = ""  # the organ that sent it down
    sent_on: date | None = None
    origin: str = ""  # where a moved petition was registered before
    told: date | None = None  # when the petitioner of a moved petition was told
    old_no: str = ""  # its number in the register it was imported from
    imported: "bodies.Row | None" = None  # its row there
    file: str = ""  # a file or sheet may be called after a person: personal, as the name is
    sheet: str = ""

    def draft(self, no: str | None) -> Draft:
        """Return the entry that registers it with case `no`; None opens a case."""
        body: bodies.Add = {
            "channel": self.channel,
            "source": self.source,
            "level": self.level,
            "purpose": self.purpose,
            "count": self.heads,
            "village": self.village,
            "domain": self.domain,
            "due": iso(self.due),
            "confidential": self.confidential,
            "doc_no": self.doc_no,
            "sender": self.sender,
            "sent_on": iso(self.sent_on),
            "origin": self.origin,
            "told": iso(self.told),
            "old_no": self.old_no,
        }
        if self.imported:
            body["imported"] = self.imported
        petitioned: bodies.Petitioned = {
            "title": self.title,
            "text": self.text,
            "people": [*map(as_kept, self.people)],
            "agents": [agent.kept() for agent in self.agents],
            "points": list(self.points),
            "subject": self.subject,
            "file": self.file,
            "sheet": self.sheet,
        }
        return Draft(kinds.ADD, self.on, no, stated(body), stated(petitioned))


def registration_of(petition: Petition) -> Registration:
    """Return what `petition` was registered with, as far as a case knows of it."""
    return Registration(
        on=petition.on,
        channel=petition.channel,
        title=petition.title,
        text=petition.text,
        people=petition.people,
        agents=petition.agents,
        heads=petition.heads,
        source=petition.source,
        level=petition.level,
        purpose=petition.purpose,
        village=petition.village,
        points=petition.points,
        due=petition.due,
        old_no=petition.old_no,
        sender=petition.sender,
        sent_on=petition.sent_on,
    )


def in_order(numbers: Sequence[str], count: int) -> list[str]:
    """Return the numbers of each of `count` people, in their order; what is left over is the last one's."""
    own = [*numbers[: count - 1], "、".join(filter(None, numbers[count - 1 :]))]
    return [*own, *[""] * (count - len(own))]


def as_kept(person: Person) -> "bodies.Person":
    """Return a petitioner as an entry keeps them, as far as they told us."""
    all_of: bodies.Person = {
        "name": person.name,
        "id_number": person.id_number,
        "phone": person.phone,
        "address": person.address,
    }
    return stated(all_of)
