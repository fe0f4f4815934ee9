"""Where a word processor breaks the lines of a paragraph: how many there are, how full they are.

A day, a number and a Latin word stay whole; beside Chinese each takes half a character more, which some
programs put round it.
"""

import re
from typing import Final

from xfcli.text import JOINER, fold, places

_DAY: Final = re.compile(r"\d+年(?:\d+月)?(?:\d+日)?|\d+月\d+日")  # stays on one line
_WORD: Final = re.compile("[!-~]+")
_WIDE: Final = str.maketrans("“”‘’—", "《》《》一")  # in a Chinese font as wide as these
INDENT: Final = "　　"
_PULLED: Final = (
    4  # places of a line that are filled by spreading its characters before that is seen
)


def lines(text: str, room: int, indent: str = INDENT) -> list[str]:
    """Return the lines that a paragraph takes, each of `room` places."""
    spaced = _WORD.sub(r"\g<0>0", text.translate(_WIDE))
    return fold(indent + _DAY.sub(lambda day: JOINER.join(day[0]), spaced), room)


def is_pulled(text: str, room: int) -> bool:
    """Whether a line of the paragraph would be pulled apart to end at the margin: it is set ragged."""
    return any(places(line) < room - _PULLED for line in lines(text, room)[:-1])
