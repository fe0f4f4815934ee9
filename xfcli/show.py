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


class Format(NamedTuple):
    """How the officer wants to read: --json, --csv, -o FILE."""

    json: bool = False
    csv: bool = False
    output: Path | None = None

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


def emit(tables: Iterable[Table], data: Any, wanted: Format, before: Sequence[str] = ()) -> None:
    """Show `tables` (or `data`, the same as JSON) in the wanted format.

    `before` are lines that people read above the tables.
    """
    tables = tuple(tables)
    if wanted.output:
        from xfcli import files

        files.write(wanted.output, tables, data)
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


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _flat(cell: Cell) -> str:
    """Return a cell on one line, for plain output."""
    return " ".join(_text(cell).split()) if isinstance(cell, str) else _text(cell)


def _print_plain(table: Table) -> None:
    if table.title:
        line(table.title)
    line("\t".join(table.headings))
    for row in table.rows:
        line("\t".join(map(_flat, row)))


def _print_csv(table: Table) -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(table.headings)
    writer.writerows([_text(cell) for cell in row] for row in table.rows)


def _draw(table: Table) -> None:
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    console = Console(markup=False, highlight=False, emoji=False)
    drawn = Drawn(
        title=table.title or None,
        box=None,
        title_justify="left",
        header_style="bold",
        pad_edge=False,
    )
    for heading in table.headings:
        drawn.add_column(
            heading,
            overflow="fold",
            no_wrap=heading not in table.folding,
            justify="right" if heading in table.numeric else "left",
        )
    for row in table.rows:
        drawn.add_row(*(Text(_text(cell), style=_STYLES.get(_text(cell)[:2], "")) for cell in row))
    console.print(drawn)


# Colour only repeats what the word says.
_STYLES: Final = {"逾期": "bold red", "今天": "yellow", "已办": "green", "作废": "dim"}
