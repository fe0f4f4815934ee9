"""The form of a registration: its fields, how each answer is read, and what is known of the people.

Words, counts and numbers are read as a sheet's cells are, so that what `xf import` understands is
understood here (走访, 3人, 三人, 138 0571 2233).
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final, NamedTuple

from xfcli import dates
from xfcli.case.case import COLLECTIVE
from xfcli.case.person import Person
from xfcli.case.registration import REPRESENTATIVES
from xfcli.case.words import Acting, Channel, Purpose, Source
from xfcli.errors import BadValue
from xfcli.people import masking, minors
from xfcli.people.dwellings import is_dwelling
from xfcli.people.repeats import Candidate
from xfcli.screen import persons
from xfcli.screen.form import numbers
from xfcli.screen.form.fields import Answers, Field
from xfcli.screen.intake import Form, tidy_number
from xfcli.sheet.cells import words
from xfcli.text import half_width, has_han, nearest

NEW: Final = "新的一件"
_UPPER: Final = frozenset(
    {Source.FORWARDED, Source.ASSIGNED, Source.LEADER, Source.HOTLINE, Source.MAILBOX}
)
_ALL_SHOWN: Final = 5
# A sentence that was meant for another field is none, nor are initials with something behind them.
_VILLAGE: Final = re.compile("[^\\sA-Za-z，。；！？,;]{1,15}")
_KEYS: Final = {Acting.AGENT: "agent", Acting.GUARDIAN: "guardian"}


class Earlier(NamedTuple):
    """What the register has already that may be the same matter, and who told it."""

    candidates: tuple[Candidate, ...] = ()
    no: str = ""  # the case in which the same person told their numbers
    person: Person | None = None


NOTHING_EARLIER: Final = Earlier()


class World(NamedTuple):
    """What the form asks of the register."""

    villages: Sequence[str]
    today: date
    earlier: Callable[[Answers], Earlier]
    title_of: Callable[[str], str]  # of the case with this number; NotFound where there is none


def fields(world: World, given: frozenset[str] = frozenset()) -> tuple[Field, ...]:
    """Return the fields; those whose keys are `given` on the command line are not stopped at."""
    made = (
        Field(
            "channel", "形式", _choices(Channel), partial(_word, Channel),
            default=lambda _: Channel.VISIT.value, whole=True,
        ),
        Field("names", "姓名", "几个人用顿号隔开，代表最多 5 人；匿名直接回车", _names),
        Field(
            "village", "村", "村名，或首字母；可空", partial(_village, world),
            partial(_strange_village, world),
            known=lambda _: world.villages, whole=True,
        ),
        Field(
            "phone", "电话", "几个人的用顿号隔开，次序同姓名；可空", partial(_phones, world), numbers.odd_phone,
            asked=_is_signed,
        ),
        Field("address", "住址", "可空", _plain, asked=_is_signed),
        Field(
            "id_number", "身份证", "几个人的用顿号隔开，次序同姓名；可空", partial(_ids, world), numbers.odd_id,
            asked=_is_signed,
        ),
        Field(
            "guardian", "监护人", "未成年人由监护人代理：姓名、电话；可空", partial(_acting, Acting.GUARDIAN),
            asked=partial(_is_minor, world),
        ),
        Field("heads", "人数", "", _heads, default=_heads_by_names, asked=_counts_heads, whole=True),
        Field("title", "标题", "一句话写清要求什么", _title, needed=True),
        Field("text", "内容", "可空；口说的照实记，念给他听；可以粘贴整封信", _plain, long=True),
        Field(
            "on", "日期", "收到的日期，如 11.27、11月27日、昨天；没写年的是今年", partial(_day, world.today), default=lambda _: world.today.isoformat(),
            quiet=True, whole=True,
        ),
        Field(
            "agent", "代理人", "受委托替他来办的：姓名、电话；没有的空着", partial(_acting, Acting.AGENT),
            asked=_is_signed, quiet=True,
        ),
        Field("urgent", "紧急", "紧急事项写理由；不是的空着", _plain, quiet=True),
        Field(
            "source", "来源", _choices(Source), partial(_word, Source),
            default=lambda _: Source.OWN.value, asked=_came_by_paper, whole=True,
        ),
        Field(
            "purpose", "目的", _choices(Purpose), partial(_word, Purpose),
            default=lambda _: Purpose.REQUEST.value, asked=_came_by_paper, whole=True,
        ),
        Field("sender", "来文机关", "哪个机关转来、交办的；可空", _plain, asked=_came_from_above),
        Field(
            "sent_on", "来文日期", "它哪天转来的；可空", partial(_sent_day, world.today), asked=_came_from_above, whole=True,
        ),
        Field("doc_no", "来文文号", "可空", _plain, asked=_came_from_above),
        Field("old_no", "上级编号", "上级系统里的编号；可空", _plain, asked=_came_from_above),
        Field(
            "due", "办结期限", "交办机关指定的日期；可空", partial(_later_day, world.today), asked=_is_assigned, whole=True,
        ),
        Field(
            "repeat", "重件", "0 新的一件；是上面哪一件的重件，填它前面的数字", partial(_repeat, world), partial(_unlisted, world),
            asked=lambda answers: bool(world.earlier(answers).candidates), needed=True, whole=True,
        ),
    )  # fmt: skip
    return tuple(field._replace(quiet=True) if field.key in given else field for field in made)


def answers_of(form: Form) -> dict[str, str]:
    """Return what the command line has answered already."""
    given = {
        "channel": form.channel or "",
        "names": "、".join(form.names),
        "village": form.village or "",
        "phone": "、".join(form.phones),
        "address": form.address or "",
        "id_number": "、".join(form.id_numbers),
        "heads": str(form.heads or ""),
        "title": form.title or "",
        "text": form.text,
        "source": form.source if form.source is not Source.OWN else "",
        "purpose": form.purpose if form.purpose is not Purpose.REQUEST else "",
        "doc_no": form.doc_no,
        "old_no": form.old_no,
        "sender": form.sender,
        "urgent": form.urgent,
        **{_KEYS[role]: text for role, text in form.acting.items()},
    }
    return {key: str(value) for key, value in given.items() if value}


def form_of(answers: Answers, form: Form, earlier: Earlier) -> Form:
    """Return `form` with all that was answered; `earlier` is whose numbers are the same as before."""
    heads = answers.get("heads", "")
    person = earlier.person or Person()
    typed = form._replace(
        channel=Channel(answers["channel"]),
        names=_given(answers, "names"),
        village=answers.get("village", ""),
        phones=numbers.split(answers.get("phone", ""), person.phone),
        id_numbers=numbers.split(answers.get("id_number", ""), person.id_number),
        address=answers.get("address", ""),
        heads=int(heads) if heads else None,
        title=answers["title"],
        text=answers.get("text", ""),
        source=Source(answers.get("source") or form.source),
        purpose=Purpose(answers.get("purpose") or form.purpose),
        doc_no=answers.get("doc_no", ""),
        old_no=answers.get("old_no", ""),
        sender=answers.get("sender", ""),
        urgent=answers.get("urgent", ""),
        acting={role: answers.get(key, "") for role, key in _KEYS.items()},
    )
    return persons.read(typed).form


def person_of(answers: Answers) -> tuple[tuple[Person, ...], str]:
    """Return who petitions as far as that is told, each with their numbers, and the village."""
    typed = Form(
        names=_given(answers, "names"),
        village=answers.get("village", ""),
        phones=numbers.split(answers.get("phone", ""), ""),
        id_numbers=numbers.split(answers.get("id_number", ""), ""),
    )
    try:
        form = persons.read(typed).form
    except BadValue:  # nobody yet: what is typed has still to be read, or asked again
        return (Person(),), ""
    return form.people, form.village or ""


def _given(answers: Answers, key: str) -> tuple[str, ...]:
    return (answers[key],) if answers.get(key) else ()


def talk(earlier: Earlier, answers: Answers) -> list[str]:
    """Return what is said of earlier matters beside the form: each with the reasons, none counted."""
    lines = []
    if earlier.candidates:
        lines.append("台账里可能已有这件事：")
    for i, one in enumerate(earlier.candidates[:_ALL_SHOWN], 1):
        title = masking.free_text(one.title)
        lines.append(f"  {i} {one.no}  {one.on}  {title}  {one.status}（{'；'.join(one.reasons)}）")
    person = earlier.person
    if person and person.phone and not answers.get("phone"):
        lines.append(f"{earlier.no} 里的电话 {masking.phone(person.phone)}：填 = 沿用")
    if person and person.id_number and not answers.get("id_number"):
        lines.append(f"{earlier.no} 里的身份证号 {masking.id_number(person.id_number)}：填 = 沿用")
    return lines


# When a field is asked for


def _channel(answers: Answers) -> str:
    return answers.get("channel") or Channel.VISIT


def _is_signed(answers: Answers) -> bool:
    return bool(answers.get("names"))


def _counts_heads(answers: Answers) -> bool:
    names = _read_names(answers)
    return _channel(answers) == Channel.VISIT or (names is not None and len(names.each) > 1)


def _came_by_paper(answers: Answers) -> bool:
    return _channel(answers) not in {Channel.VISIT, Channel.OUTREACH}


def _came_from_above(answers: Answers) -> bool:
    return answers.get("source") in _UPPER


def _is_assigned(answers: Answers) -> bool:
    return answers.get("source") == Source.ASSIGNED


# How an answer is read


def _choices(kind: type[StrEnum]) -> str:
    return "  ".join(f"{i} {member}" for i, member in enumerate(kind, 1))


def _word(kind: type[StrEnum], text: str, _answers: Answers) -> str:
    number = half_width(text)
    members = list(kind)
    if number.isdecimal() and 1 <= int(number) <= len(members):
        return str(members[int(number) - 1])
    if found := words.meant(kind, text):
        return found.value
    raise BadValue(f"没有「{text[:10]}」。可选：{_choices(kind)}")


def _plain(text: str, _answers: Answers) -> str:
    return persons.stated(text)


def _title(text: str, answers: Answers) -> str:
    if half_width(text).isdecimal():  # it was for another question
        raise BadValue(f"标题只有数字「{text[:10]}」，是要改第几项吗？先写标题。")
    return _plain(text, answers)


def _names(text: str, _answers: Answers) -> str:
    _plain(text, _answers)
    found = persons.names(text)
    if len(found.each) > REPRESENTATIVES:
        raise BadValue(
            f"代表最多 5 人，填了 {len(found.each)} 人。只填代表，来了几个人写在人数里。"
        )
    if found.phones or found.id_numbers:
        return text
    each = "、".join(found.each)
    return f"{each}等{found.size}人" if found.size else each


def _read_names(answers: Answers) -> persons.Names | None:
    text = answers.get("names", "")
    try:
        return persons.names(text) if text else None
    except BadValue:
        return None


def _village(world: World, text: str, answers: Answers) -> str:
    village = persons.village_of(_plain(text, answers))[0]
    if village not in world.villages and is_dwelling(village):
        raise BadValue("像是住址。这里填村名，住址填在住址一栏。")
    if village not in world.villages and not (has_han(village) and _VILLAGE.fullmatch(village)):
        raise BadValue(f"没有「{text[:10]}」这个村。写村名，或首字母。")
    return village and text


def _strange_village(world: World, text: str, _answers: Answers) -> str:
    village = persons.village_of(text)[0]
    if not world.villages or village in world.villages:
        return ""
    near = nearest(village, world.villages, 1)
    return f"名册里没有「{village[:10]}」{f'，是不是 {near[0]}？' if near else '。'}"


def _phones(world: World, text: str, answers: Answers) -> str:
    person = world.earlier(answers).person
    same = person.phone if person else ""
    return numbers.read(_plain(text, answers), same, "电话", numbers.phone)


def _ids(world: World, text: str, answers: Answers) -> str:
    person = world.earlier(answers).person
    same = person.id_number if person else ""
    return numbers.read(_plain(text, answers), same, "身份证号", numbers.id_number)


def _is_minor(world: World, answers: Answers) -> bool:
    if not answers.get("id_number"):
        return False
    person = world.earlier(answers).person or Person()
    cards = numbers.split(answers["id_number"], person.id_number)
    return any(minors.is_minor(tidy_number(card), world.today) for card in cards)


def _acting(role: Acting, text: str, _answers: Answers) -> str:
    persons.agents(role, text)
    return text


def _heads_by_names(answers: Answers) -> str:
    names = _read_names(answers)
    return str((names.size or len(names.each)) if names else 1)


def _heads(text: str, answers: Answers) -> str:
    try:
        found = persons.heads(text)
    except BadValue:
        raise BadValue("人数写成数字，如 3、3人、三人。") from None
    names = _read_names(answers)
    if names and found < len(names.each):
        raise BadValue(f"填了 {len(names.each)} 位的姓名，人数不能少于 {len(names.each)}。")
    if _channel(answers) == Channel.VISIT and found >= COLLECTIVE and not names:
        raise BadValue("5 人以上的集体访要登记代表（最多 5 人）。上箭头回到姓名去填。")
    return str(found)


def _day(today: date, text: str, _answers: Answers) -> str:
    day = dates.parse(text, today)
    if day > today:
        raise BadValue(f"{day} 还没有到（今天 {today}）。")
    return day.isoformat()


def _sent_day(today: date, text: str, answers: Answers) -> str:
    day, received = dates.parse(text, today), dates.parse(answers.get("on") or "今天", today)
    if day > received:
        raise BadValue(f"来文日期 {day} 晚于收到的日期 {received}。收到的日期在「日期」一项里改。")
    return day.isoformat()


def _later_day(today: date, text: str, _answers: Answers) -> str:
    return dates.parse(text, today).isoformat()


def _repeat(world: World, text: str, answers: Answers) -> str:
    candidates = world.earlier(answers).candidates[:_ALL_SHOWN]
    number = half_width(text)
    if number == "0" or text == NEW:
        return NEW
    if number.isdecimal() and 1 <= int(number) <= len(candidates):
        return candidates[int(number) - 1].no
    if "-" in number:
        world.title_of(number)
        return number
    which = "1 是上面那一件" if len(candidates) == 1 else f"1 到 {len(candidates)} 是上面的"
    raise BadValue(f"没有「{text[:10]}」。填 0 是新的一件，{which}，别的写全编号。")


def _unlisted(world: World, text: str, answers: Answers) -> str:
    if text == NEW or any(text == one.no for one in world.earlier(answers).candidates):
        return ""
    return f"{text} 是「{world.title_of(text)}」。"
