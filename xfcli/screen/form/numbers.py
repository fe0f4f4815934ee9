"""The fields for phones and ID numbers: one for each petitioner in turn, read as a sheet's cells are."""

import re
from collections.abc import Callable
from typing import Final

from xfcli.errors import BadValue
from xfcli.screen import persons
from xfcli.screen.form.fields import Answers
from xfcli.text import half_width

SAME: Final = "="  # the number that was told before
_DIGITS: Final = 3  # what has fewer is no number of anybody: a wrong line, a word


def split(text: str, same: str) -> tuple[str, ...]:
    """Return the numbers of a field, one for each petitioner in turn; `same` for =."""
    parts = re.split("[、，]", text) if text else ()
    return tuple(same if half_width(part).strip() == SAME else part for part in parts)


def read(text: str, same: str, what: str, one: Callable[[str], str]) -> str:
    """Return the numbers in `text` as they are read; BadValue where none was told before that may be the same."""
    parts = [half_width(part).strip() for part in re.split("[、，]", text)]
    if SAME in parts and not same:
        raise BadValue(f"台账里没有可以沿用的{what}。")
    return "、".join(part if part == SAME else one(part) for part in parts)


def phone(part: str) -> str:
    """Return one phone as it is read; BadValue where it is none."""
    if part and len(re.sub(r"\D", "", part)) < _DIGITS:
        raise BadValue(f"电话「{part[:20]}」里没有几个数字。不知道的就空着，直接回车。")
    return "、".join(persons.phone(part)[0])


def odd_phone(text: str, _answers: Answers) -> str:
    """Return which of the phones looks wrong, "" where none does."""
    for part in text.split("、"):
        if part not in {SAME, ""} and persons.phone(part)[1]:
            return f"电话「{part[:20]}」的位数不对，共 {len(part)} 位。"
    return ""


def id_number(part: str) -> str:
    """Return one ID number as it is read; BadValue where it is none."""
    number = "、".join(persons.id_number(part)[0])
    if number and not (number.isascii() and len(re.sub(r"\D", "", number)) >= _DIGITS):
        raise BadValue("身份证号只有数字，末位可以是 X。不知道的就空着，直接回车。")
    return number


def odd_id(text: str, _answers: Answers) -> str:
    """Return what looks wrong with the ID numbers, "" where nothing does."""
    for part in text.split("、"):
        if part in {SAME, ""}:
            continue
        if len(part) != 18:
            return f"身份证号是 {len(part)} 位，应为 18 位。"
        if not (part[:17].isdecimal() and part[17] in "0123456789X"):
            return "身份证号里有不是数字的字符。"
        if fault := persons.card_fault(part):
            return fault
    return ""
