"""The rows of a list to choose from, those that fit what was typed, and what was chosen."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

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


def line(text: str, room: int) -> str:
    """Return `text` as a line of exactly `room` places; two dots where it is longer."""
    if places(text) > room:
        while text and places(text) > room - 2:
            text = text[:-1]
        text += ".."
    return text + " " * (room - places(text))
