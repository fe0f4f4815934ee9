"""What Rich draws on a terminal: tables, and a bar while something takes long.

The one door to Rich, imported only where somebody looks: that takes longer than a whole command.
Text of the register never passes through Rich's markup, and nothing in it steers the terminal.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final, TypeVar

from rich.box import Box
from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from xfcli.screen import streams
from xfcli.table import Cell, Layout, Table, Tile, Tone, fitted, written
from xfcli.text import fold, places, visible

Item = TypeVar("Item")

# A light line under the headings and above a sum; of ASCII, since the older console of a Chinese
# Windows draws the characters made for it two places wide.
_LIGHT: Final = Box("    \n    \n -  \n    \n -  \n    \n    \n    \n", ascii=True)
_NARROWEST: Final = 20
_BAR: Final = 8  # places
_TILE: Final = 25  # places
_GAP: Final = 2
_ABREAST: Final = 3  # tiles
_HEIGHT: Final = 3  # lines of upright bars
_STEPS: Final = ".:#"  # how full the topmost line of one is
# In the font of Windows' older console these take two places, on every other terminal one.
_NARROW: Final = str.maketrans(
    {"—": "-", "–": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "·": ".", "…": "...", "×": "x"}
)
# Colour only repeats what the words say.
_STYLES: Final[dict[Tone, str]] = {
    "late": "bold red", "today": "bold yellow", "soon": "yellow", "done": "green", "void": "dim",
    "title": "bold cyan",
}  # fmt: skip


def draw(table: Table, room: int, *, like: Layout | None = None) -> Layout | None:
    """Draw `table` on a terminal of `room` places: whole, no line wider than that.

    Returns how its columns were laid out, None where each row stands by itself; `like` goes on in
    the layout of rows drawn before, without headings.
    """
    console = _console(room)
    shown = _texts(table)
    if not (table.rows or table.note):
        return like  # no headings over nothing
    if table.title:
        console.print(Text("\n".join(fold(table.title, console.width)), _STYLES["title"]))
    layout = like or fitted(shown, console.width)
    if layout is None:
        console.print(_records(shown, console.width))
    elif shown.rows or like is None:
        shown = shown.without(set(shown.headings) - set(layout.headings))
        console.print(_grid(shown, layout.widths, headed=like is None))
    if table.note:
        console.print(Text("\n".join(fold(_plain(table.note), console.width)), "dim"))
    return layout


def draw_all(tables: Iterable[Table], room: int) -> None:
    """Draw tables one below the other; neighbours under the same headings are one grid.

    Their columns stand in the same places, and the headings stand once, above the first title.
    """
    for _, neighbours in groupby(tables, attrgetter("headings")):
        alike = tuple(neighbours)
        every = alike[0]._replace(rows=[row for table in alike for row in table.rows], title="")
        layout = fitted(_texts(every), _console(room).width)
        if layout and len(alike) > 1:
            _console(room).print(*_headings(every, layout), sep="\n")
        for table in alike:
            draw(table, room, like=layout if len(alike) > 1 else None)


def draw_tiles(tiles: Sequence[Tile], room: int) -> None:
    """Draw numbers with their bars, as many beside each other as there is room for."""
    console = _console(room)
    abreast = max(1, min((console.width + _GAP) // (_TILE + _GAP), _ABREAST))
    grid = Grid.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for _ in range(abreast):
        grid.add_column(width=min(_TILE, console.width))
    for at in range(0, len(tiles), abreast):
        grid.add_row(*(_tile(tile, min(_TILE, console.width)) for tile in tiles[at : at + abreast]))
    console.print(grid)


def _tile(tile: Tile, width: int) -> Text:
    drawn = Text()
    for text, style in (
        (f"{tile.label} {tile.value}", _STYLES[tile.tone] if tile.tone else "bold"),
        (tile.change, ""),
    ):
        drawn.append("\n".join(fold(_plain(text), width)) + "\n", style)
    for line in _bars(tile.bars) if 2 * len(tile.bars) <= width else ():
        drawn.append(line[:-2], "dim")
        drawn.append(line[-2:] + "\n", _STYLES["title"])
    return drawn


def _bars(numbers: Sequence[float | None]) -> list[str]:
    """Return upright bars of ASCII, two places each, from zero up to the greatest of `numbers`."""
    most = max((number or 0 for number in numbers), default=0) or 1
    steps = [-(-(number or 0) * _HEIGHT * len(_STEPS) // most) for number in numbers]
    lines = []
    for floor in range((_HEIGHT - 1) * len(_STEPS), -1, -len(_STEPS)):
        tops = (int(max(0, min(step - floor, len(_STEPS)))) for step in steps)
        lines.append("".join(f" {_STEPS[top - 1] if top else ' '}" for top in tops))
    return lines


def say(lines: Sequence[str], tone: Tone) -> None:
    """Print lines of prose that stand out as `tone` does."""
    console = _console(max(map(places, lines)))
    console.print(Text("\n".join(lines), _STYLES[tone]), soft_wrap=True)


def _texts(table: Table) -> Table:
    return _with_bars(table._replace(rows=[tuple(map(_plain, row)) for row in table.rows]))


def _headings(table: Table, layout: Layout) -> Iterator[Text]:
    """Yield the headings of a layout, and the light line under them."""
    folded = [
        _evenly(heading, width)
        for heading, width in zip(layout.headings, layout.widths, strict=True)
    ]
    height = max(map(len, folded))
    for i in range(height):
        cells = []
        for heading, lines, width in zip(layout.headings, folded, layout.widths, strict=True):
            text = ([""] * (height - len(lines)) + lines)[i]
            gap = " " * (width - places(text))
            cells.append(gap + text if heading in table.numeric - table.bars else text + gap)
        yield Text(" ".join(cells).rstrip(), "bold")
    yield Text(" ".join("-" * width for width in layout.widths), "dim")


def bar(items: Iterable[Item], total: int, label: str) -> Iterable[Item]:
    """Yield `items`, with a bar on stderr that is gone at the end."""
    from rich.progress import track

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    return track(items, label, total=total, console=console, transient=True)


def _console(room: int) -> Console:
    # With both sizes given Rich asks no terminal; a `dumb` one would have 80 places for it.
    width = max(room, _NARROWEST)
    console = Console(width=width, height=25, markup=False, highlight=False, emoji=False)
    # Rich keeps the last place of Windows' older console free; `room` is without it already.
    console.width = width + (width - console.width)
    return console


def _plain(cell: Cell) -> str:
    text = visible(written(cell)).replace("\t", " ")
    return text.translate(_NARROW) if streams.is_old_console() else text


def _with_bars(table: Table) -> Table:
    """Return the table of texts with a bar behind each number of its `bars`, scaled to the greatest."""
    columns = list(zip(*table.rows, strict=True))
    for i, heading in enumerate(table.headings):
        if heading in table.bars and columns:
            numbers = [float(cell or 0) for cell in columns[i]]
            scale = _BAR / (max(numbers) or 1)
            digits = max(map(len, columns[i]))
            columns[i] = tuple(
                f"{cell:>{digits}} {'#' * round(number * scale)}"
                for cell, number in zip(columns[i], numbers, strict=True)
            )
    return table._replace(rows=list(zip(*columns, strict=True)))


def _grid(table: Table, widths: Sequence[int], *, headed: bool) -> Grid:
    grid = Grid(
        box=_LIGHT,
        show_edge=False,
        show_header=headed,
        pad_edge=False,
        padding=0,
        border_style="dim",
    )
    for heading, width in zip(table.headings, widths, strict=True):
        is_right = heading in table.numeric - table.bars
        grid.add_column(
            Text("\n".join(_evenly(heading, width)), "bold"),
            width=width,
            overflow="fold",
            justify="right" if is_right else "left",
        )
    for place, row in enumerate(table.rows):
        if table.summed and place == len(table.rows) - 1:
            grid.add_section()
        tone = table.tones.get(place)
        styles = [_style(table, tone, heading) for heading in table.headings]
        grid.add_row(
            *(_Cell(written(cell), style) for cell, style in zip(row, styles, strict=True))
        )
    return grid


def _style(table: Table, tone: Tone | None, heading: str) -> str:
    return _STYLES[tone] if tone and (tone == "title" or heading == table.toned) else ""


def _records(table: Table, room: int) -> Grid:
    """Return the rows one below the other, each value beside its heading: for what is too narrow."""
    label = min(max(map(places, table.headings)), (room - 1) // 2)
    grid = Grid(box=_LIGHT, show_edge=False, show_header=False, padding=0, border_style="dim")
    grid.add_column(width=label, overflow="fold")
    grid.add_column(width=room - 1 - label, overflow="fold")
    for row in table.rows:
        for heading, cell in zip(table.headings, row, strict=True):
            if cell != "":
                name = Text("\n".join(fold(heading, label)), "bold")
                grid.add_row(name, _Cell(written(cell)))
        grid.add_section()
    return grid


def _evenly(heading: str, width: int) -> list[str]:
    """Return a heading in lines that are about as long: 去年 / 同期, not 去年同 / 期."""
    lines = -(-places(heading) // width) or 1  # the heads of rows stand under none
    even = -(-places(heading) // (2 * lines)) * 2  # a character takes two places
    return fold(heading, min(even, width))


class _Cell:
    """Text in a cell, folded by our own rules: no day is broken, no line begins with a comma."""

    def __init__(self, text: str, style: str = "") -> None:
        self.text, self.style = text, style

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Segment]:
        room, style = options.max_width, Style.parse(self.style)
        for line in fold(self.text, room):
            # Of a few characters Rich knows a newer width than Python: it would cut them off.
            for part in chop_cells(line, room) if cell_len(line) > room else (line,):
                gap = " " * (room - cell_len(part)) if options.justify == "right" else ""
                yield Segment(gap + part, style)
                yield Segment.line()
