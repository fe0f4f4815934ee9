"""Cleans the text of a cell: widths, invisible characters, empty words, numbers meant as text.

Every reader of cells returns a value, None for an empty cell, or a `Flaw`; none of them raises.
Messages never repeat the cell: it may hold a person.
"""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final, Generic, NamedTuple, Never, TypeAlias, TypeVar

from xfcli.case.words import Channel
from xfcli.sheet.finding_kinds import NO_DATA, Data, FindingKind
from xfcli.text import HALF_WIDTH, HALF_WIDTH_LETTERS

Cell: TypeAlias = str | float | int | bool | date | datetime | time | timedelta
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Flaw(NamedTuple, Generic[T_co]):
    """What is wrong with a cell, and its sentence's data.

    `value` is what is taken all the same; None where nothing can be, as always if it is fatal.
    """

    kind: FindingKind
    value: T_co | None = None
    data: Data = NO_DATA

    @property
    def fatal(self) -> bool:
        """Whether nothing can be taken."""
        return self.kind.fatal

    @property
    def message(self) -> str:
        """The sentence that tells it."""
        return self.kind.sentence(self.data)


Refusal: TypeAlias = Flaw[Never]  # one that never has a value


class Context(NamedTuple):
    """What a sheet says of its rows: year and month of its title, None if not one, the epoch, the channel."""

    year: int | None = None
    month: int | None = None
    epoch_1904: bool = False
    channel: Channel | None = None  # that its name and title name, if one
    supposed: bool = False  # nothing says the year: it is that of the row above, or this one
    titled: bool = False  # the sheet itself says the year: its name, its title, a line between rows


# Returns what a cell says, None if nothing, or a flaw; never raises.
Reader: TypeAlias = Callable[[Cell, Context], T | Flaw[T] | None]


def listed(words: str) -> frozenset[str]:
    """Return the words of a list written with spaces between them."""
    return frozenset(words.split())


EMPTY: Final = listed(
    """ 无 — —— - -- --- － / // \\ ／ 、 . 。 … ? ？ 不详 不明 未知 暂无 没有 空 (空) （空） (无) （无） 未填
    未提供 缺 N/A n/a NA #N/A null NULL Null None none NONE nan NaN"""
) | {""}
_DITTO: Final = listed('同上 〃 " ″ ” 同前 上同')
_ERRORS: Final = listed("#REF! #VALUE! #DIV/0! #NAME? #NUM! #NULL! ##### ########")
_SPECIAL: Final[dict[str, Refusal | None]] = {
    **dict.fromkeys(EMPTY),
    **dict.fromkeys(_DITTO, Flaw(FindingKind.DITTO)),
    **dict.fromkeys(_ERRORS, Flaw(FindingKind.FORMULA_ERROR)),
}
QUOTES: Final = "'‘’`"  # before a number they make it a text

_INVISIBLE: Final[dict[int, str | int | None]] = (
    dict.fromkeys([*range(9), *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFEFF])
    | dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)])
    | {0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x2028: "\n", 0x2029: "\n", 0x3000: " ", 0xA0: " "}
)
_PROSE: Final = _INVISIBLE | HALF_WIDTH_LETTERS
_CODE: Final = _INVISIBLE | HALF_WIDTH


def _odd(table: dict[int, str | int | None]) -> re.Pattern[str]:
    """Return what finds a broken character, or one that `table` translates."""
    return re.compile(f"[{''.join(map(chr, table))}\ud800-\udfff]")


# Most cells have none of these, and a search is much cheaper than a translation.
_ODD_IN_PROSE: Final = _odd(_PROSE)
_ODD_IN_CODE: Final = _odd(_CODE)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_SCIENTIFIC: Final = re.compile(r"\d(\.\d+)?[Ee]\+?\d{2}")


def plain(value: Cell) -> str | Refusal | None:
    """Return the half-width text of a cell that holds a word, number or code.

    As every reader of text: None where the cell is empty or says 无, 不详 and the like, and a flaw
    where it says 同上, is an error of Excel, or holds broken characters.
    """
    return _cleaned(value, _ODD_IN_CODE, _CODE)


def prose(value: Cell, context: Context | None = None) -> str | Refusal | None:
    """Return the text of a cell that holds sentences, None of an empty one: line breaks and Chinese punctuation stay."""
    del context
    return _cleaned(value, _ODD_IN_PROSE, _PROSE)


def line(value: Cell, context: Context | None = None) -> str | Refusal | None:
    """Return the text of a cell on one line, None of an empty one."""
    del context
    text = _cleaned(value, _ODD_IN_PROSE, _PROSE)
    return " ".join(text.split()) if type(text) is str else text


def code(value: Cell, context: Context | None = None) -> str | Refusal | None:
    """Return a number that is a name (编号, 文号, 电话): text as typed, half-width; None of an empty cell."""
    del context
    if type(value) is not str and isinstance(value, date | time | timedelta):
        return Flaw(FindingKind.TAKEN_FOR_A_DAY)
    text = _cleaned(value, _ODD_IN_CODE, _CODE)
    if type(text) is not str or text.isalnum():
        return text
    if _SCIENTIFIC.fullmatch(text):
        return Flaw(FindingKind.ROUNDED)
    return text.lstrip(QUOTES).strip() or None


def _cleaned(
    value: Cell, odd: re.Pattern[str], table: dict[int, str | int | None]
) -> str | Refusal | None:
    if type(value) is str:
        text = value.strip()
        if odd.search(text):
            if _SURROGATE.search(text):
                return Flaw(FindingKind.BROKEN_CHARACTER)
            text = text.replace("\r\n", "\n").translate(table).strip()
    else:
        written = _written(value)
        if isinstance(written, Flaw):
            return written
        text = written
    return _SPECIAL.get(text) if len(text) < 10 and text in _SPECIAL else text


def _written(value: Cell) -> str | Refusal:
    """Return a cell that is not text as text."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        if abs(value) >= 1e15:
            return Flaw(FindingKind.ROUNDED)
        if math.isnan(value):
            return Flaw(FindingKind.NO_NUMBER)
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date | time) else str(value)
