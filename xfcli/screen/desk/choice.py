"""The rows of a list to choose from, those that fit what was typed, and what was chosen."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from xfcli.case import numbers
from xfcli.errors import BadValue
from xfcli.screen import initials
from xfcli.text import places


class Row(NamedTuple):
    """One row: what it stands for, and how it reads."""

    key: str
    text: str
    style: str = ""


class Choice(NamedTuple):
    """What was chosen: the key of the row, what was typed to find it, and the function key's word."""

    key: str = ""
    typed: str = ""
    action: str = ""


def found(typed: str, rows: Iterable[Row]) -> Sequence[Row]:
    """Return the rows that hold every word typed, in characters or initials."""
    words = typed.split()
    return [row for row in rows if all(initials.fits(word, row.text) for word in words)]


def together(typed: str, rows: Iterable[Row], more: Iterable[Row]) -> Sequence[Row]:
    """Return `rows` and what else was found, each case of that once; a number that was typed comes first.

    12 is number 12, of the latest year first; then the numbers that hold it, then what only reads so
    (逾期112天).
    """
    listed = list(rows)
    keys = {row.key for row in listed}
    others = {row.key: row for row in more if row.key not in keys}
    return sorted([*listed, *others.values()], key=lambda row: _rank(typed, row.key))


def _rank(typed: str, key: str) -> tuple[int, int]:
    """Return how well a number that was typed names the case `key`; all are alike for any other text."""
    with suppress(BadValue, ValueError):
        year, number = numbers.split(key)
        if numbers.parse(typed, date(year, 1, 1)) == key:
            return (-2, -year)
        return (-1 if typed in str(number) else 0, 0)
    return (0, 0)


def line(text: str, room: int) -> str:
    """Return `text` as a line of exactly `room` places; two dots where it is longer."""
    if places(text) > room:
        while text and places(text) > room - 2:
            text = text[:-1]
        text += ".."
    return text + " " * (room - places(text))
