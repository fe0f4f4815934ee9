"""What is asked when a petition is registered, and what is said about doubtful entries."""

import re
from datetime import date
from typing import NamedTuple

from xfcli.case.case import Person
from xfcli.case.registration import Registration
from xfcli.case.words import Channel, Level, Purpose, Source, UnitKind
from xfcli.errors import BadValue
from xfcli.office import Office
from xfcli.people import id_numbers, neutral
from xfcli.text import half_width, is_lost


class Form(NamedTuple):
    """The registration form, filled in as far as it is; None means not asked yet."""

    channel: Channel | None = None
    title: str | None = None
    text: str = ""
    names: tuple[str, ...] = ()
    id_number: str | None = None
    phone: str | None = None
    address: str | None = None
    village: str | None = None
    heads: int | None = None
    source: Source = Source.OWN
    level: Level = Level.TOWN
    purpose: Purpose = Purpose.REQUEST
    points: tuple[str, ...] = ()
    subject: str = ""
    confidential: bool = False

    @property
    def people(self) -> tuple[Person, ...]:
        """The petitioners; the numbers and the address belong to the first."""
        first = Person(
            self.names[0].strip() if self.names else "",
            tidy_number(self.id_number or ""),
            tidy_number(self.phone or ""),
            (self.address or "").strip(),
        )
        return (first, *(Person(name.strip()) for name in self.names[1:]))

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
    if any(map(is_lost, (form.title or "", form.text, *form.names))):
        raise BadValue(
            "写的汉字都变成了问号，没有登记。换一个能打汉字的窗口（cmd、PowerShell），或不写这一项，等 xf 来问。"
        )


def tidy_number(text: str) -> str:
    """Return an ID or phone number in half-width digits without spaces and hyphens."""
    return re.sub(r"[\s-]", "", half_width(text)).upper().removeprefix("+86")


def warnings(form: Form, office: Office) -> list[str]:
    """Return what looks doubtful on the form: hints, never a refusal."""
    found = []
    villages = office.names_of(UnitKind.VILLAGE)
    if form.village and villages and form.village not in villages:
        found.append(
            f"村的名册里没有「{form.village}」。{office.nearest(form.village)}写错了用 xf amend 更正。"
        )
    person = form.people[0]
    if person.id_number:
        is_whole = re.fullmatch(r"\d{17}[\dX]", person.id_number)
        found += filter(
            None,
            [id_numbers.fault(person.id_number) if is_whole else "身份证号不是 18 位，请核对。"],
        )
    if person.phone and not re.fullmatch(r"1[3-9]\d{9}|0?\d{7,12}", person.phone):
        found.append("电话号码的位数不对，请再核对一遍（已照填登记）。")
    if hint := neutral.hint(f"{form.title}{form.text}"):
        found.append(hint)
    return found
