"""The pinyin initials of Chinese characters: `ds` finds 东山村 without an input method.

GB 2312 orders its common characters by their sound: the first of each initial is all there is to
know. A character it does not order (圩, 垭) matches any letter.
"""

from bisect import bisect_right
from typing import Final

from xfcli.text import half_width

# The first character of each initial, as GB 2312 numbers them; no syllable begins with i, u or v.
_LETTERS: Final = "abcdefghjklmnopqrstwxyz"
_FIRST: Final = tuple(
    int.from_bytes(character.encode("gb2312"), "big")
    for character in "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
)
_BEYOND: Final = 0xD7FA  # from here on characters are ordered by their strokes
_ANY: Final = ""
_CHINESE: Final = "\u3400"  # below are the signs and the letters of others


def initial(character: str) -> str:
    """Return the letter that the sound of a Chinese character begins with, "" where that is unknown.

    Any other character is its own initial, in lower case and at half width.
    """
    character = half_width(character).casefold()
    if character < _CHINESE or not character.isalpha():
        return character
    try:
        code = int.from_bytes(character.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return _ANY
    place = bisect_right(_FIRST, code) - 1
    return _LETTERS[place] if place >= 0 and code < _BEYOND else _ANY


def fits(typed: str, text: str) -> bool:
    """Whether `text` holds what was typed: its characters, or the initials of their sounds."""
    wanted, text = half_width(typed).casefold(), half_width(text).casefold()
    if not wanted or wanted in text:
        return True
    if not wanted.isascii():
        return False
    letters = [initial(character) for character in text]
    return any(
        all(
            own == letter or (own == _ANY and letter.isalpha())
            for own, letter in zip(letters[at:], wanted, strict=False)
        )
        for at in range(len(letters) - len(wanted) + 1)
    )
