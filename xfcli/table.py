"""Rows under headings: what every view hands to the screen and to files, and how wide its columns are."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from xfcli.text import one_line, places

Cell = str | int | float | None

# How pressing a row is, or what became of it; `title`: it names the rows that follow.
Tone = Literal["late", "today", "soon", "done", "void", "title"]

_MOST_LINES: Final = 12  # of a cell
_NARROWEST: Final = 10  # places that a column of text keeps: a day or a case number stays whole


class Line(NamedTuple):
    """A row of a list that is shown while it is read: for people, and the same as JSON."""

    cells: tuple[Cell, ...]
    data: Mapping[str, object]
    tone: Tone | None = None


class Tile(NamedTuple):
    """A number that stands by itself on a terminal: how it changed, and its months as bars.

    `bars` are the numbers of the months, the last one this period's; None where there is none.
    """

    label: str
    value: str
    change: str = ""
    bars: tuple[float | None, ...] = ()
    tone: Tone | None = None


class Caption(NamedTuple):
    """What a file says of itself: what it lists, whose it is, of when, the lines that explain it, who made it."""

    name: str
    office: str = ""
    when: str = ""
    lines: tuple[str, ...] = ()
    officer: str = ""

    @property
    def title(self) -> str:
        """The title of the file in one line."""
        return f"{self.office}{self.name}" + (f"（{self.when}）" if self.when else "")


NO_CAPTION: Final = Caption("")


class Table(NamedTuple):
    """Rows under headings.

    `folding` names the headings whose text a file may wrap. `numeric` names those of numbers, `bars`
    those of them that get a small bar beside each number on a terminal, `spare` the headings that a
    terminal too narrow for all leaves out, the first one first (pipes and files have them). All four
    may name headings that the table lacks. `summed`: the last row is the sum of the others.
    `tones` says how a row stands out on a terminal, by its place: the cell under the heading
    `toned`, or of a `title` all of it. `note` is a line below the rows, on a terminal.
    """

    headings: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    folding: frozenset[str] = frozenset({"标题", "内容", "说明"})
    numeric: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    spare: tuple[str, ...] = ()
    summed: bool = False
    tones: Mapping[int, Tone] = MappingProxyType({})
    toned: str = ""
    note: str = ""

    def without(self, headings: Collection[str]) -> "Table":
        """Return the table without the columns under `headings`, as far as it has them."""
        kept = [i for i, heading in enumerate(self.headings) if heading not in headings]
        rows = [tuple(row[i] for i in kept) for row in self.rows]
        return self._replace(headings=tuple(self.headings[i] for i in kept), rows=rows)

    def crowds(self, room: int) -> bool:
        """Whether a cell would take more than a dozen lines where all columns have `room` places."""
        found = widths(self, room, gap=2)
        return any(
            places(written(cell)) > _MOST_LINES * width
            for row in self.rows
            for cell, width in zip(row, found, strict=True)
        )

    def records(self) -> Iterator[list[tuple[str, str]]]:
        """Yield of each row the cells that say something, as text, each with its heading."""
        for row in self.rows:
            yield [
                (heading, written(cell))
                for heading, cell in zip(self.headings, row, strict=True)
                if cell not in {"", None}
            ]

    def plain_lines(self) -> Iterator[str]:
        """Yield the table as pipes get it: title, headings, rows; tabs between the cells."""
        if self.title:
            yield self.title
        yield "\t".join(self.headings)
        for row in self.rows:
            yield "\t".join(one_line(written(cell)) for cell in row)


def written(cell: Cell) -> str:
    """Return a cell as text, None as nothing."""
    return "" if cell is None else str(cell)


def as_day(cell: Cell) -> date | None:
    """Return the day that a cell is (YYYY-MM-DD), None where it is something else."""
    if not isinstance(cell, str) or len(cell) != len("2026-03-01") or not cell.isascii():
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


class _Size(NamedTuple):
    """How many places a column takes on one line, with its heading folded, and at the least."""

    whole: int
    unfolded: int
    least: int


def widths(table: Table, room: int, gap: int = 1) -> list[int]:
    """Return how many places each column takes, all of them `room` at most where that can be.

    `gap` places stand between two columns. Where room is short, the headings of numbers are folded
    first, then text, the widest column before the others; no number and no day is broken.
    """
    sizes = [_size(table, i) for i in range(len(table.headings))]
    found = [size.whole for size in sizes]
    left = room - gap * (len(sizes) - 1)
    _squeeze(found, [size.unfolded for size in sizes], left)
    _squeeze(found, [size.least for size in sizes], left)
    return found


class Layout(NamedTuple):
    """Which columns of a table stand on a terminal, and how many places each takes."""

    headings: tuple[str, ...]
    widths: tuple[int, ...]


def fitted(table: Table, room: int) -> Layout | None:
    """Return what of `table` stands in `room` places; None if it cannot.

    Columns in which nothing stands, then the spare ones, are left out before text is folded.
    """
    for heading in (*_blank(table), *table.spare):
        unfolded = [_size(table, i).unfolded for i in range(len(table.headings))]
        if _together(unfolded) <= room:
            break
        table = table.without({heading})
    found = widths(table, room)
    return Layout(table.headings, tuple(found)) if _together(found) <= room else None


def _size(table: Table, column: int) -> _Size:
    heading = table.headings[column]
    texts = [written(row[column]) for row in table.rows]
    cell = max((places(line) for text in texts for line in text.split("\n")), default=0)
    whole = max(places(heading), cell)
    if heading not in table.numeric:
        return _Size(whole, whole, min(whole, _NARROWEST))
    halved = min(places(heading), max(4, -(-places(heading) // 4) * 2))
    number = max((places(word) for text in texts for word in text.split()), default=0)
    return _Size(whole, max(halved, cell), max(halved, number))


def _blank(table: Table) -> Iterator[str]:
    """Yield the headings of columns without a value; the first column always counts as one with."""
    for i, heading in enumerate(table.headings[1:], 1):
        if table.rows and all(row[i] in {None, ""} for row in table.rows):
            yield heading


def _together(widths: Sequence[int]) -> int:
    return sum(widths) + len(widths) - 1


def _squeeze(widths: list[int], least: Sequence[int], room: int) -> None:
    """Take places off the widest column that has one to give, until all have room or none has."""
    columns = range(len(widths))
    while sum(widths) > room:
        widest = max(columns, key=lambda i: widths[i] if widths[i] > least[i] else 0)
        if widths[widest] <= least[widest]:
            return
        widths[widest] -= 1
