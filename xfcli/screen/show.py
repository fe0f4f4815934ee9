"""The one door to the screen: tables for people, plain lines for pipes, JSON and CSV for machines.

stdout is data, stderr is talk. Rich draws only on a terminal and is imported only there; user
data never passes through markup, and no value is ever cut short.
"""

import os
import sys
from collections.abc import Iterable, Sequence
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


def room() -> int | None:
    """Return how many places a line of the terminal has, None where stdout is no terminal."""
    if not is_terminal():
        return None
    import shutil

    return shutil.get_terminal_size().columns


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


def watch(items: Iterable[Any], total: int) -> Iterable[Any]:
    """Yield cases that are looked at one by one, with a bar where that takes a while."""
    return progress(items, total, "逐件核对")


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
    print(*table.plain_lines(), sep="\n")


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
    from rich.segment import Segment, Segments
    from rich.style import Style

    from xfcli import layout

    console = Console(markup=False, highlight=False, emoji=False)
    segments = []
    for pieces in layout.lines(table, console.width):
        segments += [Segment(text, Style.parse(style)) for text, style in pieces if text]
        segments.append(Segment.line())
    # Laid out already: Rich only colours. Its own tables took a quarter of a millisecond a row.
    console.print(Segments(segments), crop=False)
