"""What is asked when a petition is registered, and what is said about doubtful entries."""

import re
from datetime import date
from typing import Final, NamedTuple

from xfcli.case.case import Person
from xfcli.case.registration import Registration
from xfcli.case.words import Channel, Level, Purpose, Source, UnitKind
from xfcli.errors import BadValue
from xfcli.office import Office
from xfcli.people import id_numbers, neutral
from xfcli.text import half_width, is_lost

_NOT_WHOLE: Final = "身份证号不是 18 位，请核对。"
_PHONE: Final = r"(?:1[3-9]\d{9}|0?\d{7,12})"
_PHONES: Final = rf"{_PHONE}(?:、{_PHONE})*"


class Form(NamedTuple):
    """The registration form, filled in as far as it is; None means not asked yet."""

    channel: Channel | None = None
    title: str | None = None
    text: str = ""
    names: tuple[str, ...] = ()
    id_numbers: tuple[str, ...] = ()  # one for each name in turn, as the phones
    phones: tuple[str, ...] = ()
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

    @property
    def people(self) -> tuple[Person, ...]:
        """The petitioners, each with their numbers; the address is the first one's.

        Numbers beyond the last name are the last petitioner's too.
        """
        count = max(len(self.names), 1)
        names = [*self.names, *[""] * (count - len(self.names))]
        told = zip(names, _shared(self.id_numbers, count), _shared(self.phones, count), strict=True)
        people = [Person(name.strip(), card, phone) for name, card, phone in told]
        return (people[0]._replace(address=(self.address or "").strip()), *people[1:])

    def registration(self, on: date, due: date | None) -> Registration:
        """Return what the form registers, received `on` this day; nothing may be missing (`require_complete`)."""
        assert self.channel is not None
        return Registration(
            on=on,
            channel=self.channel,
            title=(self.title or "").strip(),
            text=self.text.strip(),
            people=tuple(filter(any, self.people)),
            heads=max(1, len(self.names)) if self.heads is None else self.heads,
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
        )


def _shared(numbers: tuple[str, ...], count: int) -> list[str]:
    """Return the numbers of each of `count` people, several of the last one joined."""
    tidy = [tidy_number(number) for number in numbers]
    own = [*tidy[: count - 1], "、".join(filter(None, tidy[count - 1 :]))]
    return [*own, *[""] * (count - len(own))]


def require_complete(form: Form) -> None:
    """Raise BadValue naming every option that a registration cannot do without."""
    missing = []
    if form.channel is None:
        missing.append(f"--channel 信访形式（{'、'.join(Channel)}）")
    if not (form.title or "").strip():
        missing.append("--title 标题")
    if missing:
        raise BadValue(f"登记还缺：{'，'.join(missing)}。")
    if any(map(is_lost, (form.title or "", form.text, *form.names))):
        raise BadValue(
            "写的汉字都变成了问号，没有登记。换一个能打汉字的窗口（cmd、PowerShell），或不写这一项，等 xf 来问。"
        )


def tidy_number(text: str) -> str:
    """Return an ID or phone number in half-width digits without spaces and hyphens."""
    return re.sub(r"[\s-]", "", half_width(text)).upper().removeprefix("+86")


def warnings(form: Form, office: Office, *, asked: bool) -> list[str]:
    """Return what looks doubtful on the form: hints, never a refusal.

    `asked`: the officer was asked for the answers, and has confirmed the doubtful ones.
    """
    hint = neutral.hint(f"{form.title}{form.text}")
    found = [hint] if hint else []
    return found if asked else _doubts(form, office) + found


def _doubts(form: Form, office: Office) -> list[str]:
    found = []
    villages = office.names_of(UnitKind.VILLAGE)
    if was := office.former.get(form.village or ""):
        found.append(f"{was.end}，从那天起的统计按现在的名称。")
    elif form.village and villages and form.village not in villages:
        found.append(
            f"村的名册里没有「{form.village}」。{office.nearest(form.village)}写错了用 xf amend 更正。"
        )
    for person in form.people:
        if person.id_number:
            is_whole = re.fullmatch(r"\d{17}[\dX]", person.id_number)
            fault = id_numbers.fault(person.id_number) if is_whole else _NOT_WHOLE
            found += filter(None, [fault])
        if person.phone and not re.fullmatch(_PHONES, person.phone):
            found.append("电话号码的位数不对，请再核对一遍（已照填登记）。")
    return found
