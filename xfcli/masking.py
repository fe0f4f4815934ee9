"""Hiding personal data on screen and in files: names in lists, ID numbers, phones, addresses."""

import re
from typing import Final

from xfcli.case import Person

_HALF: Final = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
# 18 or 15 digits of an ID, 16–19 of a bank card, 11 of a mobile; not part of a longer code.
_ID_18: Final = re.compile(r"(?<![0-9A-Za-z-])(\d{6})\d{8}(\d{3}[\dXx])(?![0-9A-Za-z])")
_CARD: Final = re.compile(r"(?<![0-9A-Za-z-])\d{15,19}(?![0-9A-Za-z-])")
_PHONE: Final = re.compile(r"(?<![0-9A-Za-z-])(1[3-9]\d)\d{4}(\d{4})(?![0-9A-Za-z-])")


def name(text: str) -> str:
    """Return a name as lists show it: 张*, 欧阳**."""
    return text[:1] + "*" * (len(text) - 1)


def id_number(text: str) -> str:
    """Return an ID number with its first six and last four characters."""
    return f"{text[:6]}********{text[-4:]}" if len(text) >= 15 else "*" * len(text)


def phone(text: str) -> str:
    """Return a phone number with its first three and last four digits."""
    return (
        f"{text[:3]}****{text[-4:]}" if len(text) >= 11 else "*" * max(len(text) - 2, 0) + text[-2:]
    )


def address(text: str) -> str:
    """Return an address down to the village; house and group are hidden."""
    kept = re.match(r".*?[镇乡村]", text)
    return (kept[0] if kept else text[:2]) + "***" if text else ""


def person(whole: Person) -> Person:
    """Return `whole` as one case shows it: the name in full, the rest masked."""
    return Person(
        whole.name,
        id_number(whole.id_number) if whole.id_number else "",
        phone(whole.phone) if whole.phone else "",
        address(whole.address),
    )


def free_text(text: str) -> str:
    """Return `text` with the ID, card and mobile numbers in it masked, full-width ones too."""
    if not any(ch.isdigit() for ch in text):
        return text
    plain = re.sub(r"[０-９Ｘｘ]+", lambda found: found[0].translate(_HALF), text)
    plain = _ID_18.sub(r"\1********\2", plain)
    plain = _CARD.sub(lambda found: found[0][:4] + "*" * 8 + found[0][-4:], plain)
    return _PHONE.sub(r"\1****\2", plain)
