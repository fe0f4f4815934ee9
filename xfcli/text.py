"""Chinese text as people type it and as it stands on a line: width, numerals, places, folding.

Full width and half width are one spelling of the same thing, 三 and 3 are one number, a Chinese
character takes two places. Pure, and the only place that knows any of this.
"""

import codecs
import re
from collections.abc import Iterable
from typing import Final

# The half-width character of each full-width one, by its code: ！ to ～, and the wide space.
HALF_WIDTH: Final = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20}
_FULL_WIDTH: Final = {half: wide for wide, half in HALF_WIDTH.items()}
# Letters and digits only: （）：， are right in Chinese prose.
HALF_WIDTH_LETTERS: Final = {wide: half for wide, half in HALF_WIDTH.items() if chr(half).isalnum()}
# What a text may begin with, and the encoding that it names.
BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ZEROS: Final = "零〇○Oo"
DIGITS: Final = f"{ZEROS}一二三四五六七八九"
NUMERALS: Final = "一二三四五六七八九十"
_VALUES: Final = str.maketrans(DIGITS, "0" * len(ZEROS) + "123456789")
_TENS: Final = {"": 0, "十": 10, "廿": 20, "卅": 30} | {
    f"{one}十": ten * 10 for ten, one in enumerate(NUMERALS[1:9], 2)
}
_NUMBERS: Final = {
    f"{written}{one}": ten + ones
    for written, ten in _TENS.items()
    for ones, one in enumerate(("", *NUMERALS[:9]))
} | {"两": 2}
_BETWEEN: Final = str.maketrans("、，,；;", " " * 5)
# The dots of a name, and what comes along unseen where it is copied.
_UNSPOKEN: Final = dict.fromkeys(map(ord, "·•・．.‧∙⋅･\u200b\u200c\u200d\u200e\u200f\ufeff"))
JOINER: Final = "\u2060"
_BEGIN_NO_LINE: Final = frozenset("，。、；：！？）》」』】”")
_END_NO_LINE: Final = frozenset("（《「『【“")
_CLOSE: Final = 6  # characters
# What steers a terminal, or turns the direction of what follows; tabs and line breaks do not.
STEERING: Final = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]"


def half_width(text: str) -> str:
    """Return `text` with each full-width character of ASCII, and the wide space, at half width."""
    return text if text.isascii() else text.translate(HALF_WIDTH)


def full_width(text: str) -> str:
    """Return `text` with each character of ASCII at full width: how some input methods write 2026."""
    return text.translate(_FULL_WIDTH)


def digits(text: str) -> str:
    """Return `text` with each Chinese digit as 0 to 9: 二〇二六 is 2026. 十 is none."""
    return text.translate(_VALUES)


def small_number(text: str) -> int:
    """Return the number from 1 to 99 that `text` writes: 3, 03, 三, 两, 十三, 廿三. 0 if it is none."""
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 2 else 0
    return _NUMBERS.get(text, 0)


def listed(text: str) -> list[str]:
    """Return the parts of a list as people write one: 甲、乙，丙 or 甲 乙."""
    return text.translate(_BETWEEN).split()


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return up to `most` of `known` that look like `word`, those that hold it first; [] for none."""
    from difflib import get_close_matches

    words = list(known)
    found = [one for one in words if word in one]
    found += get_close_matches(word, words, n=most, cutoff=0.3)
    return list(dict.fromkeys(found))[:most]


def spelled(name: str) -> str:
    """Return a name in one spelling, by which it is compared: half width, small, no blanks, no dots.

    What people write differently of one name does not tell two people apart: 阿某•买 某 is 阿某买某.
    """
    if name.isalpha() and min(name) >= "\u3400" and max(name) <= "\u9fff":
        return name  # as nearly all
    return "".join(half_width(name).split()).translate(_UNSPOKEN).casefold()


def has_han(text: str) -> bool:
    """Whether there is a Chinese character or Chinese punctuation in `text`."""
    return any(character >= "\u2e80" for character in text)


def is_lost(text: str) -> bool:
    """Whether `text` is what is left of Chinese that came through something that knows ASCII only."""
    marks = text.count("?")
    return marks >= 3 and marks * 2 >= len("".join(text.split())) and not has_han(text)


class _Places(dict[str, int]):
    """How many places each character takes, kept once it was asked for."""

    def __init__(self, wide: str) -> None:
        self.wide = wide

    def __missing__(self, character: str) -> int:
        from unicodedata import category, east_asian_width  # of a line that is folded

        if category(character) in {"Mn", "Me", "Cf", "Cc"}:
            self[character] = 0
        else:
            self[character] = 1 + (east_asian_width(character) in self.wide)
        return self[character]


_PLACES: Final = {1: _Places("WF"), 2: _Places("WFA")}


def places(text: str, ambiguous: int = 1) -> int:
    """Return how many places `text` takes on a line: a Chinese character two, a combining mark none.

    `ambiguous` is what Unicode leaves open (— “ ” · ①): 1 on a terminal, 2 in a Chinese font.
    """
    return len(text) if text.isascii() else sum(map(_PLACES[ambiguous].__getitem__, text))


def visible(text: str) -> str:
    """Return `text` with � for each character that would steer a terminal; lines and tabs stay."""
    if text.isprintable():
        return text
    return re.sub(STEERING, "\ufffd", text.replace("\r\n", "\n"))


def clauses(texts: Iterable[str]) -> str:
    """Return sentences as one that goes on, without its full stop: 发放；补发."""
    return "；".join(text.strip().rstrip("。") for text in texts)


def one_line(text: str) -> str:
    """Return `text` on one line, what is between its words one space, nothing in it steering."""
    return text if text.isprintable() else visible(" ".join(text.split()))


def fold(text: str, room: int) -> list[str]:
    """Return `text` in lines of at most `room` places, none of it lost but spaces at a break.

    A word joiner (U+2060) keeps what stands beside it together, as far as `room` allows.
    """
    if "\n" in text:
        return [line for part in text.split("\n") for line in fold(part, room)]
    if places(text) <= room:
        return [text]
    found, start, used = [], 0, 0
    for i, character in enumerate(text):
        used += places(character)
        while used > room and i > start:
            end = _break(text, start, i)
            found.append(text[start:end].rstrip(" "))
            start = end
            while start <= i and text[start] == " ":
                start += 1
            used = places(text[start : i + 1])
    return [*found, text[start:]]


def _break(text: str, start: int, end: int) -> int:
    """Return where to break a line that has room up to `end`.

    At a space close before it; else as late as can be, but not in a number or word, nor before a
    mark that begins no line, nor after one that ends none.
    """
    space = text.rfind(" ", max(start + 1, end - _CLOSE), end + 1)
    if space > 0:
        return space
    at = end
    while at > start and (
        (_is_word(text[at]) and _is_word(text[at - 1]))
        or JOINER in text[at - 1 : at + 1]
        or text[at] in _BEGIN_NO_LINE
        or text[at - 1] in _END_NO_LINE
    ):
        at -= 1
    return at if at > start else end


def _is_word(character: str) -> bool:
    return character.isascii() and character != " "
