"""The one door to the screen: tables for people, plain lines for pipes, JSON and CSV for machines.

stdout is data, stderr is talk. Rich draws only on a terminal and is imported only there; user
data never passes through markup, and no value is ever cut short.
"""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, TextIO

from xfcli.errors import BadValue
from xfcli.table import Cell, Table

_WORTH_A_BAR: Final = 1000


class Format(NamedTuple):
    """How the officer wants to read: --json, --csv, -o FILE."""

    json: bool = False
    csv: bool = False
    output: Path | None = None
    replace: bool = False  # an existing file

    def checked(self) -> "Format":
        """Return self; BadValue where two formats are asked for at once."""
        if self.json and self.csv:
            raise BadValue("--json 和 --csv 只能选一个。")
        return self


def setup_streams() -> None:
    """Make stdout and stderr unable to fail on a character, whatever the code page."""
    import locale

    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue
        encoding = None
        # Chinese Windows gives pipes cp936, which lacks rare name characters; GB18030 contains it.
        if os.name == "nt" and not stream.isatty() and not os.environ.get("PYTHONUTF8"):
            page = locale.getpreferredencoding(False).lower()
            encoding = "gb18030" if page in {"cp936", "gbk", "gb2312"} else None
        stream.reconfigure(encoding=encoding or stream.encoding, errors="backslashreplace")


def line(text: str = "") -> None:
    """Print a line of data."""
    print(text)


def flush() -> None:
    """Send what was said on its way; OSError where it cannot go."""
    sys.stdout.flush()


def talk(text: str) -> None:
    """Print a line of talk, on stderr."""
    print(text, file=sys.stderr)


def is_terminal(stream: TextIO | None = None) -> bool:
    """Whether `stream` (stdout) is a terminal."""
    return (stream or sys.stdout).isatty()


def as_json(data: Any) -> None:
    """Print `data` as JSON; pure ASCII where stdout is not UTF-8, so that nothing is lost."""
    import json

    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(data, ensure_ascii=not utf8, indent=2))


def progress(items: Iterable[Any], total: int, label: str) -> Iterable[Any]:
    """Yield `items`, with a bar on stderr where somebody watches and it takes a while."""
    if total < _WORTH_A_BAR or not is_terminal(sys.stderr):
        return items
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    return track(items, label, total=total, console=console, transient=True)


def emit(
    tables: Iterable[Table],
    data: Any,
    wanted: Format,
    before: Sequence[str] = (),
    after: Sequence[str] = (),
) -> None:
    """Show `tables` (or `data`, the same as JSON) in the wanted format.

    `before` and `after` are lines that people read above and below the tables.
    """
    tables = tuple(tables)
    if wanted.output:
        from xfcli import files

        files.write(wanted.output, tables, data, replace=wanted.replace)
        talk(f"已写入 {wanted.output}")
    elif wanted.json:
        as_json(data)
    elif wanted.csv:
        for table in tables:
            _print_csv(table)
    else:
        for text in before:
            line(text)
        for table in tables:
            (_draw if is_terminal() else _print_plain)(table)
        for text in after:
            line(text)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _print_plain(table: Table) -> None:
    for text in table.plain_lines():
        line(text)


def _print_csv(table: Table) -> None:
    csv_rows(table.headings, table.rows)


def csv_rows(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Print rows as CSV for machines, as they come: no byte order mark, every value as it is."""
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([_text(cell) for cell in row] for row in rows)


def _draw(table: Table) -> None:
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    console = Console(markup=False, highlight=False, emoji=False)
    if sum(_widths(table)) + len(table.headings) - 1 > console.width:
        table = table.without(table.spare)
    drawn = Drawn(
        title=table.title or None,
        box=None,
        title_justify="left",
        title_style="bold cyan",
        collapse_padding=True,
        header_style="bold",
        pad_edge=False,
    )
    for heading, width in zip(table.headings, _widths(table), strict=True):
        folds = heading in table.folding
        # A width that is known need not be measured again, cell by cell; the last has no padding.
        is_fixed = not folds and heading != table.headings[-1]
        drawn.add_column(
            heading,
            overflow="fold",
            no_wrap=not folds,
            width=width if is_fixed else None,
            justify="right" if heading in table.numeric - table.bars else "left",
        )
    written = [_beside_bar(table, h) if h in table.bars else _text for h in table.headings]
    for row in table.rows:
        texts = (write(cell) for write, cell in zip(written, row, strict=True))
        drawn.add_row(*(Text(text, style=_STYLES.get(text[:2], "")) for text in texts))
    console.print(drawn)


def _widths(table: Table) -> list[int]:
    """Return how wide each column is when nothing is folded."""
    from rich.cells import cell_len

    columns = zip(table.headings, *table.rows, strict=True)
    return [
        max(cell_len(_text(cell)) for cell in column)
        + (_BAR_WIDTH + 1 if column[0] in table.bars else 0)
        for column in columns
    ]


def _beside_bar(table: Table, heading: str) -> Callable[[Cell], str]:
    """Return what writes a number of this column with its bar, scaled to the greatest."""
    column = table.headings.index(heading)
    numbers = [float(row[column] or 0) for row in table.rows]
    digits = max((len(_text(row[column])) for row in table.rows), default=0)

    def write(cell: Cell) -> str:
        eighths = round(float(cell or 0) / (max(numbers) or 1) * _BAR_WIDTH * 8)
        full, rest = divmod(eighths, 8)
        return f"{_text(cell):>{digits}} " + "█" * full + " ▏▎▍▌▋▊▉"[rest].strip()

    return write


_BAR_WIDTH: Final = 8
# Colour only repeats what the word says.
_STYLES: Final = {"逾期": "bold red", "今天": "yellow", "已办": "green", "作废": "dim"}
