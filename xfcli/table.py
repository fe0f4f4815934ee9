"""Rows under headings: what every view hands to the screen and to files."""

from collections.abc import Sequence
from typing import NamedTuple

Cell = str | int | float | None


class Table(NamedTuple):
    """Rows under headings.

    `folding` names the headings whose text may be wrapped; the others keep to one line.
    """

    headings: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    folding: frozenset[str] = frozenset({"标题", "内容", "说明"})
    numeric: frozenset[str] = frozenset()
