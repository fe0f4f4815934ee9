"""Hiding personal data on screen and in files: names in lists, ID numbers, phones, addresses.

The one masker: every view, paper, file and finding shows people through it. In running text a number
that reaches a person is found however it is split or run together; days, case numbers, document
numbers and amounts stay readable.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli.text import half_width

if TYPE_CHECKING:
    from xfcli.case.person import Agent, Person

# What people put between the digits of one number: spaces of any kind, dashes, dots, brackets;
# and what comes along unseen where a number is copied from a page or a list of contacts.
_GAP: Final = (
    r"(?:[^\S\n]|[-‐-―−﹣.·•‧()\[\]【】\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])"
)
_MAYBE: Final = r"\d(?:[^\w\n]{0,3}\d){6}"  # the cheap look: most texts hold no long number
_RUN: Final = rf"(?<![\d*])\d+(?:{_GAP}{{1,3}}\d+)*(?:{_GAP}{{0,3}}[Xx])?"
_GROUP: Final = r"\d+|[Xx]"
_MOST_GROUPS: Final = 18  # in one number: 3 2 0 1 2 3 …

# Numbers as they read when their groups are put together.
_DAY: Final = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_ID: Final = rf"[1-9]\d{{5}}(?:18|19|20)\d\d{_DAY}\d{{3}}[\dXx]|[1-9]\d{{7}}{_DAY}\d{{3}}"
_MOBILE: Final = r"(?:(?:00)?86)?0?(1[3-9]\d)\d{4}(\d{4})"
_CARD: Final = r"62\d{14,17}"
_LAND_LINE: Final = r"(?:(?:00)?86)?(0(?:10|2\d|[3-9]\d\d))[2-8]\d{6,7}"
# Numbers that are known by how they are spelled.
_FOURS: Final = rf"[3-9]\d{{3}}(?:{_GAP}{{1,3}}\d{{4}}){{2,3}}(?:{_GAP}{{1,3}}\d{{1,4}})?(?!\d)"
# … 6512 3456, but neither the years 2019-2026 nor the amounts 3000-5000.
_LOCAL: Final = rf"(?!19|20|\d+00\D\d+00)[2-8]\d{{2,3}}{_GAP}\d{{4}}(?!\d)"
# As long, and reaches nobody: a day, a case number (but not where it goes on: 2026-3-5-67), an amount.
_PLAIN: Final = (
    r"(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}(?!\d|\1\d)|20\d\d-\d{4,6}(?!\d|-\d)"
    rf"|(?:19|20)\d\d{_DAY}(?!\d)"
    r"|\d{1,10}(?:\.\d{1,2})?[^\S\n]*[余多]?(?:元|块|万|亿|斤|公斤|千克|吨|亩|平|㎡|立方)"
)
_DECIMALS: Final = r"\.\d{1,2}(?![\d.])"
_MONEY: Final = r"(?:人民币|RMB|[¥￥$])[^\S\n]*$"


class Lens(NamedTuple):
    """How much is shown: `whole` shows everything (recorded, with its reason), `names` the names."""

    whole: bool = False
    names: bool = True

    def text(self, text: str) -> str:
        """Return free text as this lens shows it."""
        return text if self.whole else free_text(text)

    def person(self, person: "Person") -> "Person":
        """Return a petitioner as this lens shows them."""
        if self.whole:
            return person
        return person._replace(
            name=person.name if self.names else name(person.name),
            id_number=id_number(person.id_number) if person.id_number else "",
            phone=phone(person.phone) if person.phone else "",
            address=address(person.address),
        )

    def agent(self, agent: "Agent") -> "Agent":
        """Return who acts for a petitioner as this lens shows them."""
        if self.whole:
            return agent
        return agent._replace(
            name=agent.name if self.names else name(agent.name),
            phone=phone(agent.phone) if agent.phone else "",
        )


def name(text: str) -> str:
    """Return a name as lists show it: 张*, 欧***; one of a single character with a star too."""
    return text[:1] + "*" * max(len(text) - 1, bool(text))


def id_number(text: str) -> str:
    """Return an ID number with its last four characters; of one that is too short, stars."""
    number = re.sub(r"[^\dXx]", "", text)
    return _last_four(number) if len(number) >= 15 else "*" * len(text)


def phone(text: str) -> str:
    """Return the phone numbers in `text` as free text shows them, joined by 、; else stars."""
    if len(text) == 11 and text.isascii() and text.isdigit() and "13" <= text[:2] <= "19":
        return f"{text[:3]}****{text[-4:]}"  # nearly all are: no pattern has to be made for them
    return "、".join(shown for *_, shown in _hidden(text)) or "*" * len(text)


def address(text: str) -> str:
    """Return the first two or three characters of an address, not beyond 镇, 乡 or 村, and stars.

    Empty for none.
    """
    kept = re.match(r".{,2}[镇乡村]", text)
    return (kept[0] if kept else text[:2]) + "***" if text else ""


def free_text(text: str) -> str:
    """Return `text` with the ID, card, mobile and land line numbers in it masked."""
    if not re.search(_MAYBE, text):
        return text
    parts, done = [], 0
    for start, end, shown in _hidden(text):
        parts += [text[done:start], shown]
        done = end
    return "".join((*parts, text[done:]))


def _last_four(number: str) -> str:
    return "*" * (len(number) - 4) + number[-4:].upper()


def _hidden(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of each number in `text` that is hidden, and what is shown of it."""
    # One character for one: places in it are places in `text`.
    plain = "".join(str(int(ch)) if ch.isdecimal() else ch for ch in half_width(text))
    for run in re.finditer(_RUN, plain):
        groups = [group.span() for group in re.compile(_GROUP).finditer(plain, *run.span())]
        end = 0
        for at, (start, _) in enumerate(groups):
            if start >= end:
                end, shown = _first_number(plain, groups[at : at + _MOST_GROUPS])
                if shown:
                    yield start, end, shown


def _first_number(text: str, groups: list[tuple[int, int]]) -> tuple[int, str]:
    """Return where the number ends that the first of `groups` begins, and what is shown of it.

    What is shown is empty where nothing has to be hidden.
    """
    start, first_end = groups[0]
    if read := _read(_ID, text, groups):
        return read.end, _last_four(read.number[0])
    if plain := re.compile(_PLAIN).match(text, start):
        return plain.end(), ""
    if read := _read(_MOBILE, text, groups):
        return read.end, f"{read.number[1]}****{read.number[2]}"
    if read := _read(_CARD, text, groups):
        return read.end, _last_four(read.number[0])
    if read := _read(_LAND_LINE, text, groups):
        return read.end, f"{read.number[1]}-*******"
    if fours := re.compile(_FOURS).match(text, start):
        return fours.end(), _last_four(re.sub(_GAP, "", fours[0]))
    if first_end - start > 10:  # several, run together
        return first_end, _last_four(text[start:first_end])
    local = re.compile(_LOCAL).match(text, start)
    end = local.end() if local else first_end
    if (local or end - start >= 7) and not _is_amount(text, start, end):
        return end, "*******"
    return first_end, ""


class _Read(NamedTuple):
    """A number read from groups put together, and where the last of them ends."""

    number: re.Match[str]
    end: int


def _read(number: str, text: str, groups: list[tuple[int, int]]) -> _Read | None:
    """Return the longest `number` that the first of `groups` give; None if they give none."""
    for last in range(len(groups), 0, -1):
        digits = "".join(text[start:end] for start, end in groups[:last])
        if found := re.fullmatch(number, digits):
            return _Read(found, groups[last - 1][1])
    return None


def _is_amount(text: str, start: int, end: int) -> bool:
    return bool(re.compile(_DECIMALS).match(text, end) or re.search(_MONEY, text[:start]))
