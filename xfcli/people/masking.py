"""Hiding personal data on screen and in files: names in lists, ID numbers, phones, addresses."""

import re
from typing import Final, NamedTuple

from xfcli.case.case import Person

_HALF: Final = str.maketrans("０１２３４５６７８９Ｘｘ　－", "0123456789Xx -")
_MAYBE: Final = re.compile(r"[0-9０-９]{3}[0-9０-９ 　－-]{4}")  # the cheap look before the work
# Compiled when a text first needs them: most texts of most commands hold no long number.
_WIDE: Final = r"[０-９][０-９Ｘｘ　－ -]*"
# Longest first: 18 digits of an ID, 15–19 of an old ID or a bank card, 11 of a mobile, a land line.
_HIDDEN: Final = {
    r"(?<!\d)(\d{6}) ?\d{8} ?(\d{3}[\dXx])(?![\dXx])": r"\1********\2",
    r"(?<!\d)(\d{4})(?:\d{7,11}|(?: \d{4}){2,3} ?)(\d{4})(?!\d)": r"\1********\2",
    r"(?<!\d)((?:\+?86[ -]?)?1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?!\d)": r"\1****\2",
    r"(?<![\d-])(0\d{2,3}[ -]?)\d{5,6}(\d{2})(?![\d-])": r"\1*****\2",
}


class Lens(NamedTuple):
    """How much is shown: `whole` shows everything (recorded, with its reason), `names` the names."""

    whole: bool = False
    names: bool = True

    def text(self, text: str) -> str:
        """Return free text as this lens shows it."""
        return text if self.whole else free_text(text)

    def person(self, person: Person) -> Person:
        """Return a petitioner as this lens shows them."""
        if self.whole:
            return person
        return Person(
            person.name if self.names else name(person.name),
            id_number(person.id_number) if person.id_number else "",
            phone(person.phone) if person.phone else "",
            address(person.address),
        )


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


def free_text(text: str) -> str:
    """Return `text` with the ID, card, mobile and land line numbers in it masked, full-width ones too."""
    if not _MAYBE.search(text):
        return text
    plain = re.sub(_WIDE, lambda found: found[0].translate(_HALF), text)
    for number, hidden in _HIDDEN.items():
        plain = re.sub(number, hidden, plain)
    return plain
