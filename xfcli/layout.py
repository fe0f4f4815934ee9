"""Tables laid out for a terminal of some width: columns aligned, every value whole.

A Chinese character takes two places. What has no room is folded inside its column, never cut; a
number or a date is not broken where it need not be. Pure: `show` prints the pieces in colour.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final
from unicodedata import category

from xfcli.table import Cell, Table
from xfcli.text import fold, places

Piece = tuple[str, str]  # text, and its style by Rich's name ("" for none)

_NARROWEST: Final = 10  # no column is squeezed below: a number or a date stays whole
_BAR_WIDTH: Final = 8
# Colour only repeats what the word says.
_STYLES: Final = {"逾期": "bold red", "今天": "yellow", "已办": "green", "作废": "dim"}


def lines(table: Table, room: int) -> Iterator[list[Piece]]:
    """Yield the lines of `table` in `room` places; its spare columns as far as they have room."""
    columns, widths = _columns(table)
    for heading in table.spare:
        if _total(widths) > room:
            at = table.headings.index(heading)
            table = table.without({heading})
            del columns[at], widths[at]
    _fit(table, widths, room)
    right = [heading in table.numeric - table.bars for heading in table.headings]
    if table.title:
        yield from ([(part, "bold cyan")] for part in fold(table.title, room))
    for i, row in enumerate(zip(*columns, strict=True)):
        styles = [_STYLES.get(text[:2], "") for text in row] if i else ["bold"] * len(row)
        yield from _row(row, widths, right, styles)


def widths_of(table: Table, room: int) -> list[int]:
    """Return how many places each column of `table` takes where all of them have `room`."""
    _, widths = _columns(table)
    _fit(table, widths, room)
    return widths


def _fit(table: Table, widths: list[int], room: int) -> None:
    folding = [i for i, heading in enumerate(table.headings) if heading in table.folding]
    for squeezed in (folding, range(len(widths))):
        _squeeze(widths, squeezed, room)


def _columns(table: Table) -> tuple[list[list[str]], list[int]]:
    """Return the text of each column with its heading, and how wide the column would be."""
    columns = []
    for i, heading in enumerate(table.headings):
        cells = [row[i] for row in table.rows]
        write = _beside_bar(cells) if heading in table.bars else _text
        columns.append([heading, *map(write, cells)])
    return columns, [max(map(_widest, column)) for column in columns]


def _text(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    if text.isprintable():
        return text
    return "".join(c if c == "\n" or category(c) != "Cc" else " " for c in text)


def _widest(text: str) -> int:
    return max(map(places, text.split("\n"))) if "\n" in text else places(text)


def _beside_bar(cells: Sequence[Cell]) -> Callable[[Cell], str]:
    """Return what writes a number of these `cells` with its bar, scaled to the greatest."""
    greatest = max((float(cell or 0) for cell in cells), default=0) or 1
    digits = max((len(_text(cell)) for cell in cells), default=0)

    def write(cell: Cell) -> str:
        full, rest = divmod(round(float(cell or 0) / greatest * _BAR_WIDTH * 8), 8)
        return f"{_text(cell):>{digits}} " + "█" * full + " ▏▎▍▌▋▊▉"[rest].strip()

    return write


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(widths) - 1


def _squeeze(widths: list[int], columns: Sequence[int], room: int) -> None:
    """Take places off the widest of `columns` until all columns have room, or none has one to give."""
    while columns and _total(widths) > room:
        widest = max(columns, key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            return
        widths[widest] -= 1


def _row(
    row: Sequence[str], widths: Sequence[int], right: Sequence[bool], styles: Sequence[str]
) -> Iterator[list[Piece]]:
    folded = [fold(text, width) for text, width in zip(row, widths, strict=True)]
    for nth in range(max(map(len, folded))):
        pieces: list[Piece] = []
        plain = ""  # pieces without a style are one
        for parts, width, is_right, style in zip(folded, widths, right, styles, strict=True):
            text = parts[nth] if nth < len(parts) else ""
            gap = " " * (width - places(text))
            plain += gap if is_right else ""
            if style and text:
                pieces += [(plain, ""), (text, style)]
                plain = ""
            else:
                plain += text
            plain += " " if is_right else gap + " "
        yield [*pieces, (plain.rstrip(), "")]
