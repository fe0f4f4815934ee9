"""What is asked when a petition is registered, and what is said about doubtful entries."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from xfcli.case.person import Agent, Person
from xfcli.case.registration import Registration, in_order
from xfcli.case.words import Acting, Channel, Level, Purpose, Source, UnitKind
from xfcli.errors import BadValue
from xfcli.office import Office
from xfcli.rules import guards
from xfcli.text import half_width


class Form(NamedTuple):
    """The registration form, filled in as far as it is; None means not asked yet."""

    channel: Channel | None = None
    title: str | None = None
    text: str = ""
    names: tuple[str, ...] = ()
    id_numbers: tuple[str, ...] = ()  # one for each name in turn, as the phones
    phones: tuple[str, ...] = ()
    acting: Mapping[Acting, str] = MappingProxyType({})  # who act for them, as typed in each role
    agents: tuple[Agent, ...] = ()  # as it was read
    address: str | None = None
    village: str | None = None
    heads: int | None = None
    source: Source = Source.OWN
    level: Level = Level.TOWN
    purpose: Purpose = Purpose.REQUEST
    points: tuple[str, ...] = ()
    subject: str = ""
    confidential: bool = False
    doc_no: str = ""  # of the paper with which the petition came
    old_no: str = ""  # its number with the office that sent it
    sender: str = ""  # the organ that sent it down
    urgent: str = ""  # why it is urgent; "" where it is not

    @property
    def people(self) -> tuple[Person, ...]:
        """The petitioners, each with their numbers; the address is the first one's.

        Numbers beyond the last name are the last petitioner's too.
        """
        count = max(len(self.names), 1)
        names = [*self.names, *[""] * (count - len(self.names))]
        cards, phones = in_order(self.id_numbers, count), in_order(self.phones, count)
        told = zip(names, cards, phones, strict=True)
        people = [Person(name.strip(), card, phone) for name, card, phone in told]
        return (people[0]._replace(address=(self.address or "").strip()), *people[1:])

    def registration(self, on: date, due: date | None, sent_on: date | None = None) -> Registration:
        """Return what the form registers, received `on` this day; nothing may be missing (`require_complete`).

        BadValue where there are more ID numbers than people.
        """
        assert self.channel is not None
        if len(self.id_numbers) > max(len(self.names), 1):
            raise BadValue(
                f"身份证号写了 {len(self.id_numbers)} 个，信访人只有 {max(len(self.names), 1)} 位，每人一个。几位的各写一次 --name，次序相同。"
            )
        return Registration(
            on=on,
            channel=self.channel,
            title=(self.title or "").strip(),
            text=self.text.strip(),
            people=tuple(filter(any, self.people)),
            agents=self.agents,
            heads=max(1, sum(map(bool, self.names))) if self.heads is None else self.heads,
            source=self.source,
            level=self.level,
            purpose=self.purpose,
            village=(self.village or "").strip(),
            points=self.points,
            subject=self.subject.strip(),
            confidential=self.confidential,
            due=due,
            doc_no=self.doc_no.strip(),
            old_no=self.old_no.strip(),
            sender=self.sender.strip(),
            sent_on=sent_on,
        )


def require_complete(form: Form) -> None:
    """Raise BadValue naming every option that a registration cannot do without."""
    missing = []
    if form.channel is None:
        missing.append(f"--channel 信访形式（{'、'.join(Channel)}）")
    if not (form.title or "").strip():
        missing.append("--title 标题")
    if missing:
        raise BadValue(f"登记还缺：{'，'.join(missing)}。")
    guards.require_letters(form.title, form.text, form.names)


def tidy_number(text: str) -> str:
    """Return an ID or phone number in half-width digits without spaces and hyphens."""
    return re.sub(r"[\s-]", "", half_width(text)).upper().removeprefix("+86")


def doubts(village: str | None, office: Office) -> list[str]:
    """Return what is said of a village that the office's list does not hold, or no more; none without a list."""
    villages = office.names_of(UnitKind.VILLAGE)
    if was := office.former.get(village or ""):
        return [f"{was.end}，从那天起的统计按现在的名称。"]
    if not village or not villages or village in villages:
        return []
    return [f"村的名册里没有「{village}」。{office.nearest(village)}写错了用 xf amend 更正。"]
