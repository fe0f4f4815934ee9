"""The petitioners as they are typed, on the command line or into the form: read as a sheet's cells are.

What a sheet leaves as a remark is refused here where nobody can tell who is meant; the rest becomes a
hint. The readers are loaded only for what is not plain: start-up is felt.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from xfcli.case.person import Agent
from xfcli.case.registration import in_order
from xfcli.case.words import Acting
from xfcli.errors import BadValue
from xfcli.people import id_numbers
from xfcli.screen.intake import Form, tidy_number

# They stand in words for nobody or for many: 匿名, 不详, 张某等.
_OF_NOBODY: Final = frozenset("等名无不未同没暂缺空众")
_ANYBODY: Final = frozenset(
    {"市民", "村民", "居民", "网友", "网民", "游客", "热心市民", "热心网友", "某先生", "某女士"}
)
_PLAIN_PHONE: Final = r"1[3-9]\d{9}"
_PLAIN_VILLAGE: Final = r"[\u3400-\u9fff]{1,6}(?:村|社区)"
_CARD: Final = r"\d{17}[\dX]"
_ODD_PHONE: Final = "电话号码的位数不对，请再核对一遍（已照填登记）。"
_SPACED: Final = (
    "姓名中间有空格，看不出是一人还是几人。几个人用顿号隔开（甲某、乙某），一个人的不写空格。"
)
_NOT_WHOLE: Final = "身份证号不是 18 位，请核对。"


class Names(NamedTuple):
    """Whom one text names, the size of the group that it states, and the numbers that stood in it."""

    each: tuple[str, ...]  # ("",) for somebody who is not named
    size: int | None = None
    phones: tuple[str, ...] = ()
    id_numbers: tuple[str, ...] = ()
    hint: str = ""
    doubt: str = ""  # what must be asked first: one person, or several?


class Read(NamedTuple):
    """A form with its people as they are read, and what looks doubtful about them."""

    form: Form
    hints: tuple[str, ...] = ()


def read(form: Form) -> Read:
    """Return `form` with people, numbers and village as they are meant.

    BadValue where nobody can tell who is meant, or a value is none: a masked one, digits for a name.
    """
    for text in (form.address, form.village, form.title, form.sender):
        stated(text or "")
    named = [names(text) for text in form.names]
    if doubt := next((one.doubt for one in named if one.doubt), ""):
        raise BadValue(doubt)
    each = tuple(name for one in named for name in one.each)
    phones = [phone(text) for text in form.phones]
    cards = [id_number(text) for text in form.id_numbers]
    village, dwelling = village_of(form.village or "")
    sizes = [one.size for one in named if one.size]
    whole = form._replace(
        names=each,
        heads=_heads(form.heads, sizes),
        phones=tuple(_flat(phones)) or tuple(number for one in named for number in one.phones),
        id_numbers=tuple(_flat(cards)) or tuple(card for one in named for card in one.id_numbers),
        village=form.village and village,
        address=_both(dwelling, form.address),
        agents=tuple(one for role, text in form.acting.items() for one in agents(role, text)),
    )
    hints = [one.hint for one in named]
    hints += [_ODD_PHONE for numbers, is_odd in phones if is_odd]
    hints += [fault for numbers, _ in cards for number in numbers if (fault := card_fault(number))]
    return Read(whole, tuple(dict.fromkeys(filter(None, hints))))


def stated(text: str) -> str:
    """Return what was told; BadValue where it is a question mark."""
    if text and not text.strip("?？ "):
        raise BadValue("写的是问号。不知道的空着，不用写。")
    return text


def acting(agent: str | None, guardian: str | None) -> dict[Acting, str]:
    """Return who is said to act for the petitioners, in each role that is told of."""
    told = {Acting.AGENT: agent, Acting.GUARDIAN: guardian}
    return {role: text for role, text in told.items() if text is not None}


def agents(role: Acting, text: str) -> tuple[Agent, ...]:
    """Return who act for the petitioners in a role, as typed: 乙某, 乙某 13800001111, 乙某、丙某.

    BadValue where nobody can tell who is meant; of an empty text nobody.
    """
    if not text.strip():
        return ()
    found = names(text)
    if found.doubt or "" in found.each:
        raise BadValue(found.doubt or f"{role}写姓名，后面可以写电话，如：乙某 13800001111")
    return tuple(
        Agent(role, *one)
        for one in zip(found.each, in_order(found.phones, len(found.each)), strict=True)
    )


def _both(dwelling: str, address: str | None) -> str | None:
    """Return the address, with what the village said beyond its name."""
    if not dwelling:
        return address
    from xfcli.sheet import places

    return places.both(dwelling, address or "")


def _flat(found: Iterable[tuple[tuple[str, ...], bool]]) -> list[str]:
    return [number for numbers, _ in found for number in numbers]


def _heads(given: int | None, sizes: list[int]) -> int | None:
    """Return the head count: given, or what the names state; BadValue where the two differ."""
    if len(sizes) > 1 or (sizes and given not in {None, sizes[0]}):
        raise BadValue("姓名里写的人数与 --count 不符，或写了几个人数。人数只写一次：--count 人数")
    return sizes[0] if sizes else given


def names(text: str) -> Names:
    """Return whom `text` names: 张某、李某, 张某等5人, 张 某; an empty text, 匿名 or 不详 nobody.

    甲某 乙某 may be one person: they are two, with a doubt. BadValue for digits and a masked name.
    """
    if _is_plain(text):
        return Names((text,))
    from xfcli.sheet.cells import people
    from xfcli.sheet.cells.text import Context, Flaw
    from xfcli.sheet.finding_kinds import FindingKind

    found = people.names(text, Context())
    kind, read_as = (found.kind, found.value) if isinstance(found, Flaw) else (None, found)
    if kind is FindingKind.SPACED_NAME and read_as:
        return Names(tuple(re.split("[、 ]", read_as.text)), read_as.size, doubt=_SPACED)
    if kind and read_as is None:
        said = {
            FindingKind.MASKED: "姓名是遮住的（带 *），不能登记。写完整的姓名；不知道的不写。",
            FindingKind.NAME_OF_DIGITS: "姓名是一串数字。电话写在 --phone，身份证号写在 --id-number。",
            FindingKind.DITTO: "「同上」看不出是谁。写姓名；不知道的不写。",
        }
        raise BadValue(said.get(kind) or kind.sentence({}))
    if read_as is None:
        return Names(("",))
    return Names(
        tuple(read_as.each),
        read_as.size,
        _listed(read_as.phone),
        _listed(read_as.id_number),
        found.message if isinstance(found, Flaw) else "",
    )


def _is_plain(name: str) -> bool:
    """Whether a name is two to four Chinese characters, and no word for nobody or for many."""
    is_han = 2 <= len(name) <= 4 and min(name) >= "\u3400" and max(name) <= "\u9fff"
    return is_han and _OF_NOBODY.isdisjoint(name) and name not in _ANYBODY


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split("、")) if text else ()


def phone(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the phones in `text`, several between 、 each in its place, and whether one looks odd.

    BadValue for a masked one.
    """
    found, is_odd = [], False
    for part in _parts(text):
        number = tidy_number(part)
        if number and not re.fullmatch(_PLAIN_PHONE, number):
            from xfcli.sheet.cells import people
            from xfcli.sheet.cells.text import Context, Flaw

            seen = people.phone(part, Context())
            if isinstance(seen, Flaw):
                _refuse_lost(seen.value, "电话", "--phone")
                is_odd = True
            number = number if isinstance(seen, Flaw) else seen or ""
        found += number.split("、")
    return tuple(found), is_odd


def _parts(text: str) -> list[str]:
    """Return the numbers of a list, each in its place; what ends it is none."""
    return re.split("[、，]", text.rstrip("、， "))


def id_number(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the ID numbers in `text`, several between 、 each in its place, and whether one is odd.

    BadValue for a masked one.
    """
    found = tuple(map(tidy_number, _parts(text)))
    for number in found:
        if number and not re.fullmatch(_CARD, number):
            from xfcli.sheet.cells import people

            if people.is_masked(number):
                _refuse_lost(None, "身份证号", "--id-number")
    return found, any(map(card_fault, found))


def _refuse_lost(value: str | None, what: str, option: str) -> None:
    if value is None:
        raise BadValue(f"{what}是遮住的（带 *）或残缺的，不能登记。写完整的，或不写：{option} 号码")


def card_fault(number: str) -> str:
    """Return what looks wrong with an ID number, "" where nothing does or it is none."""
    if not number:
        return ""
    return id_numbers.fault(number) if re.fullmatch(_CARD, number) else _NOT_WHOLE


def heads(text: str) -> int:
    """Return the head count `text`: 3, 3人, 三人, 约30人; BadValue where it is none."""
    from xfcli.sheet.cells import people
    from xfcli.sheet.cells.text import Context, Flaw

    found = people.heads(text, Context())
    number = found.value if isinstance(found, Flaw) else found
    if number is None:
        raise BadValue("人数要写 1 到 9999 的整数，例如 5、5人、五人；电话号码写在 --phone。")
    return number


def village_of(text: str) -> tuple[str, str]:
    """Return the village that `text` names, and the whole of it as an address where it says more."""
    said = "".join(text.split())
    if not said or re.fullmatch(_PLAIN_VILLAGE, said):
        return said, ""
    from xfcli.sheet import places

    return places.village_of(said)
