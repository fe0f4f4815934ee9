"""Reads the cells about people: names, ID numbers, phones and head counts, one or several.

What is odd but may be right (an old ID card, a land line) is kept with a mark; what Excel has
destroyed or what counts nobody is refused.
"""

import re
from typing import Final, NamedTuple

from xfcli.people import id_numbers
from xfcli.sheet.cells.text import Cell, Context, Flaw, code, listed
from xfcli.sheet.finding_kinds import NO_DATA, Data, FindingKind
from xfcli.text import NUMERALS, small_number


class Names(NamedTuple):
    """Who petitions: the names in the order of the cell, and the size of a group that it states."""

    text: str  # joined by 、
    size: int | None = None  # 张三等5人

    @property
    def each(self) -> list[str]:
        """The names, one or more."""
        return self.text.split("、")

    @property
    def named(self) -> int:
        """How many people are named, at least one."""
        return self.text.count("、") + 1

    def __str__(self) -> str:
        return self.text


_ANONYMOUS: Final = listed("匿名 匿名信 不愿透露 不愿透露姓名 未署名 无名 无名氏")
_NUMBER: Final = rf"(\d+|[两{NUMERALS}])"
_HAN: Final = re.compile(r"[\u3400-\u9fff·]+(?: [\u3400-\u9fff·]+)+")
_GROUP: Final = re.compile(rf"(.+?)[、,\s]*\(?等(?:共|一行)?(?:{_NUMBER}[人名位])?\)?")
_JOINED: Final = re.compile(r"\s*[、,，;；/\n]\s*")

_CARD: Final = re.compile(r"\d{17}[\dX]")
_OLD_CARD: Final = re.compile(r"\d{15}")

_PHONE: Final = re.compile(
    r"(?:\+?0?0?86)?(1[3-9]\d{9})|(0\d{2,3}\d{7,8})|([2-9]\d{6,7})|([48]00\d{7})|(1[0-2]\d{1,3})|(9\d{4})"
)
_BETWEEN_PHONES: Final = re.compile(r"[/、,;|\n]+|[或和]")
_INSIDE_PHONE: Final = re.compile(r"[\s()—–‐-]")

_COUNT: Final = re.compile(rf"(?:共|合计)?{_NUMBER}(?:人次|人|名|位|个人)?")
_BATCHES: Final = re.compile(rf"{_NUMBER}批(?:次)?[,，、/]?{_NUMBER}(?:人次|人|名)?")
_ABOUT: Final = re.compile(
    rf"(?:约|大约|近|超过|至少)?{_NUMBER}(?:余|多)?(?:人次|人|名)?(?:以上|左右|多|余|及以上)?"
)
_MOST: Final = 9999


def names(value: Cell, context: Context) -> Names | Flaw[Names] | None:
    """Return the names in a cell; None where it is empty or says 匿名.

    A flaw that is not fatal where the names are doubtful: 甲某等 without a number, 甲某 乙某.
    """
    text = code(value, context)
    if not isinstance(text, str):
        return text
    text = text.strip("、,，;；/ \n")
    if not text or text in _ANONYMOUS:
        return None
    if text.isdigit():
        return Flaw(FindingKind.NAME_OF_DIGITS)
    if "等" in text and (found := _GROUP.fullmatch(text)):
        if not found[2]:
            return Flaw(FindingKind.UNCOUNTED_GROUP, _listed(found[1]))
        size = _number(found[2])
        return _listed(found[1], size) if 0 < size <= _MOST else Flaw(FindingKind.NO_HEAD_COUNT)
    if " " not in text and "\n" not in text:
        return _listed(text) if _JOINED.search(text) else Names(text)
    return _spaced(text)


def _spaced(text: str) -> Names | Flaw[Names]:
    """Read a name with spaces in it: 张 三 is one person, two whole names may be two."""
    names = _listed(text)
    if not _HAN.search(names.text):
        return names
    parts = names.text.split()
    if all(len(part) > 1 for part in parts):
        return Flaw(FindingKind.SPACED_NAME, names)
    return Names("".join(parts))


def _listed(text: str, size: int | None = None) -> Names:
    return Names("、".join(part for part in _JOINED.split(text.strip()) if part), size)


def id_number(value: Cell, context: Context) -> str | Flaw[str] | None:
    """Return the ID number in a cell, None if it is empty; checked by GB 11643-1999.

    A failed check is a flaw with the number as its value, several numbers are a fatal one.
    """
    text = code(value, context)
    if type(text) is not str:
        return text
    number = "".join(text.split()).replace("-", "").upper()
    if not number:
        return None
    if _CARD.fullmatch(number):
        fault = id_numbers.fault(number)
        if fault and number.endswith("000"):
            return Flaw(FindingKind.ROUNDED)
        return Flaw(FindingKind.ODD_ID_NUMBER, number, {"fault": fault}) if fault else number
    if _OLD_CARD.fullmatch(number):
        return Flaw(FindingKind.OLD_ID_NUMBER, number)
    if len(number) >= 30:
        return Flaw(FindingKind.SEVERAL_ID_NUMBERS)
    return Flaw(FindingKind.NO_ID_NUMBER, number)


def phone(value: Cell, context: Context) -> str | Flaw[str] | None:
    """Return the phone in a cell, or several joined by 、, None if it is empty.

    What looks like no phone is a flaw with the text as its value.
    """
    text = code(value, context)
    if type(text) is not str or (len(text) == 11 and _PHONE.fullmatch(text)):
        return text
    numbers: list[str] = []
    for part in _BETWEEN_PHONES.split(text):
        whole = _one_phone(part)
        # 138 0013 8000 is one phone; two whole ones may also stand apart by a space only.
        found = [whole] if whole else [_one_phone(piece) for piece in part.split()]
        if not all(found):
            return Flaw(FindingKind.NO_PHONE, text)
        numbers += found
    return "、".join(numbers) or None


def _one_phone(text: str) -> str:
    found = _PHONE.fullmatch(_INSIDE_PHONE.sub("", text))
    return next(filter(None, found.groups())) if found else ""


def heads(value: Cell, context: Context) -> int | Flaw[int] | None:
    """Return the head count in a cell, from 1 to 9,999: 3, 3人, 1批12人; None if it is empty.

    About so many (5人以上) is a flaw with the number as its value, none or 0 a fatal one.
    """
    if type(value) is float and 0 < value <= _MOST and value.is_integer():
        return int(value)
    text = code(value, context)
    if not isinstance(text, str):
        return text
    text = "".join(text.split())
    if found := _COUNT.fullmatch(text):
        return _counted(_number(found[1]))
    if found := _BATCHES.fullmatch(text):
        mark = None if _number(found[1]) == 1 else FindingKind.SEVERAL_BATCHES
        return _counted(_number(found[2]), mark)
    if found := _ABOUT.fullmatch(text):
        return _counted(_number(found[1]), FindingKind.ABOUT_SO_MANY, {"heads": found[1]})
    return Flaw(FindingKind.NO_HEAD_COUNT)


def _counted(number: int, mark: FindingKind | None = None, data: Data = NO_DATA) -> int | Flaw[int]:
    if not 0 < number <= _MOST:
        return Flaw(FindingKind.NO_HEAD_COUNT)
    return Flaw(mark, number, data) if mark else number


def _number(text: str) -> int:
    """Return the number that `_NUMBER` found; too long a one is as wrong as 0."""
    return small_number(text) or (int(text) if len(text) <= 6 else 0)
