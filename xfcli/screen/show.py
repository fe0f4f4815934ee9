"""The one way to the screen: tables for people, plain lines for pipes, JSON and CSV for machines.

stdout is data, stderr is talk. A terminal gets tables that Rich draws (see `terminal`), prose folded
at its width, and nothing that would steer it; no value is ever cut short.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TextIO, TypeVar

from xfcli.errors import BadValue
from xfcli.screen import streams
from xfcli.text import JOINER, STEERING, fold, places, visible

if TYPE_CHECKING:  # a step that is told in a line needs none of them
    from xfcli.ledger import Reader
    from xfcli.table import Caption, Cell, Layout, Line, Table, Tile, Tone

Item = TypeVar("Item")


class Page(Protocol):
    """What lines are written to."""

    def write(self, text: str, /) -> object:
        """Take some text."""
        ...


_WORTH_A_BAR: Final = 1000
_IN_MEMORY: Final = 16 << 20  # bytes of CSV that wait to be printed
_AT_ONCE: Final = 500  # lines of a list that are laid out together
_NO_BREAK: Final = "\u00a0"
_COMMAND: Final = r"xf(?: [^ 。；，、：（）「」]+)+"


class Format(NamedTuple):
    """How the officer wants to read: --json, --csv, -o FILE."""

    json: bool = False
    csv: bool = False
    output: Path | None = None
    replace: bool | None = None  # an existing file; None where the command has no --yes for it
    template: Path | None = None  # the office's own form, to be filled with the list
    fields: bool = False  # what can stand in such a form, instead of the list

    def checked(self) -> "Format":
        """Return self; BadValue where two formats are asked for at once, or a form without its file."""
        if self.json and self.csv:
            raise BadValue("--json 和 --csv 只能选一个。")
        if (self.json or self.csv) and self.output:
            if self.output.suffix.casefold() != (".json" if self.json else ".csv"):
                raise BadValue("--json、--csv 写到标准输出，-o 写到文件，只能选一个。")
            return self._replace(json=False, csv=False).checked()  # the ending says the same
        if self.fields and self.template:
            raise BadValue("--fields 只列出表样里能写哪些，不能和 --template 一起用。")
        if self.template and not self.output:
            raise BadValue(f"填好的表存到哪里没有写。补上：-o 文件{self.template.suffix}")
        return self


def line(text: str = "", tone: "Tone | None" = None) -> None:
    """Print a line of data: one line whatever stands in it, folded where the terminal ends.

    On a terminal it stands out as its `tone` does.
    """
    text = " ".join(text.splitlines())
    if tone and (width := room()):
        from xfcli.screen import terminal

        terminal.say(_folded(visible(text), width), tone)
    else:
        block(text)


def block(text: str) -> None:
    """Print lines of data, each folded where the terminal ends, further lines under the first word."""
    _print(text, sys.stdout)


def verbatim(text: str) -> None:
    """Print what is for a machine or to be copied: as it is, never folded."""
    print(text)


def flush() -> None:
    """Send what was said on its way; OSError where it cannot go."""
    sys.stdout.flush()


def talk(text: str) -> None:
    """Print a line of talk, on stderr, folded where the terminal ends."""
    _print(" ".join(text.splitlines()), sys.stderr)


def is_terminal(stream: TextIO | None = None) -> bool:
    """Whether `stream` (stdout) is a terminal."""
    return streams.is_console(stream or sys.stdout)


def room(stream: TextIO | None = None) -> int | None:
    """Return how many places a line of the terminal has, None where `stream` (stdout) is none."""
    if not is_terminal(stream):
        return None
    import shutil

    # Windows' older console goes to the next line after the last place, and again for the end.
    return shutil.get_terminal_size().columns - streams.is_old_console()


def as_json(data: object) -> None:
    """Print `data` as JSON; pure ASCII where stdout is not UTF-8, so that nothing is lost."""
    print(_as_json(data))


def _as_json(data: object) -> str:
    import json

    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(data, ensure_ascii=not utf8, indent=2)
    if is_terminal():
        text = re.sub(STEERING, lambda found: f"\\u{ord(found[0]):04x}", text)
    return text


def progress(items: Iterable[Item], total: int, label: str) -> Iterable[Item]:
    """Yield `items`, with a bar on stderr where somebody watches and it takes a while."""
    if total < _WORTH_A_BAR or not is_terminal(sys.stderr):
        return items
    from xfcli.screen import terminal

    return terminal.bar(items, total, label)


def watch(items: Iterable[Item], total: int) -> Iterable[Item]:
    """Yield cases that are looked at one by one, with a bar where that takes a while."""
    return progress(items, total, "逐件核对")


def caption_of(book: "Reader", name: str, when: str = "") -> "Caption":
    """Return what a file made from a ledger says of itself; `when` is what it is of, today without it."""
    from xfcli.table import Caption

    setting, day = book.office.setting, when or book.today.isoformat()
    return Caption(name, setting("office"), day, officer=setting("officer"))


def emit(
    tables: Iterable["Table"],
    data: object,
    wanted: Format,
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    caption: "Caption | None" = None,
    tiles: Sequence["Tile"] = (),
) -> None:
    """Show `tables` (or `data`, the same as JSON) in the wanted format.

    `before` and `after` are lines that people read above and below the tables, `caption` is what a
    file says of itself, `tiles` stand above the tables on a terminal. BadValue and Refused where a file is wanted that cannot be written (see `files.write`).
    """
    from xfcli.table import NO_CAPTION

    tables, caption = tuple(tables), caption or NO_CAPTION
    if wanted.fields:
        tables, data = fields_of(tables[0], caption)
    if wanted.output and wanted.template:
        from xfcli import files

        files.write_form(wanted.output, wanted.template, tables[0], caption, replace=wanted.replace)
        talk(f"已写入 {wanted.output}")
    elif wanted.output:
        from xfcli import files

        caption = caption._replace(lines=(*caption.lines, *before, *after))
        files.write(wanted.output, tables, data, caption=caption, replace=wanted.replace)
        talk(f"已写入 {wanted.output}")
    elif wanted.json:
        as_json(data)
    elif wanted.csv:
        for table in tables:
            csv_rows(table.headings, table.rows)
    else:
        for text in before:
            block(text)
        if tiles and (width := room()):
            from xfcli.screen import terminal

            terminal.draw_tiles(tiles, width)
        _print_tables(tables)
        for text in after:
            block(text)


def fields_of(table: "Table", caption: "Caption") -> tuple[tuple["Table", ...], object]:
    """Return what can stand in an own form that is filled with a list: as tables and as JSON."""
    from xfcli.reporting import form_fields

    form = form_fields.of_list(table, caption)
    return form_fields.tables(form, "第一件"), [field.data for field in form.listed()]


def stream(
    shape: "Table", lines: Iterable["Line"], wanted: Format, caption: "Caption | None" = None
) -> int:
    """Show the lines of a list as they come, in flat memory; return how many there were.

    `shape` is the table without its rows. A file is written whole, as by `emit`.
    """
    count = 0

    def counted() -> Iterator["Line"]:
        nonlocal count
        for count, one in enumerate(lines, 1):  # noqa: B007
            yield one

    if wanted.output or wanted.fields:
        every = tuple(counted())
        if caption:
            said = f"共 {count} 件。" if count else "没有符合的。"
            caption = caption._replace(lines=(*caption.lines, said))
        emit(
            (shape._replace(rows=[one.cells for one in every]),),
            [one.data for one in every],
            wanted,
            caption=caption,
        )
    elif wanted.json:
        _json_array(one.data for one in counted())
    elif wanted.csv:
        csv_rows(shape.headings, (one.cells for one in counted()))
    else:
        _print_lines(shape, counted())
    return count


def _json_array(items: Iterable[object]) -> None:
    """Print an array as `as_json` does, item by item."""
    opening = "["
    for item in items:
        text = "\n".join(f"  {line}" for line in _as_json(item).split("\n"))
        print(opening, text, sep="\n", end="")
        opening = ","
    print("[]" if opening == "[" else "\n]")


def _print_lines(shape: "Table", lines: Iterator["Line"]) -> None:
    like: Layout | None = None
    is_first = True
    while (some := tuple(islice(lines, _AT_ONCE))) or is_first:
        tones = {place: one.tone for place, one in enumerate(some) if one.tone}
        table = shape._replace(rows=[one.cells for one in some], tones=tones)
        if width := room():
            from xfcli.screen import terminal

            if some:  # no headings over nothing
                like = terminal.draw(table, width, like=like)
        else:
            print(*islice(table.plain_lines(), 0 if is_first else 1, None), sep="\n")
        is_first = False


def _print_tables(tables: Iterable["Table"]) -> None:
    if width := room():
        from xfcli.screen import terminal

        terminal.draw_all(tables, width)
    else:
        for table in tables:
            print(*table.plain_lines(), sep="\n")


def csv_kept(headings: Sequence[str], rows: Iterable[Sequence["Cell"]]) -> Callable[[], None]:
    """Take all rows now, and return what prints them as `csv_rows` does; much of it waits on disk."""
    import shutil
    from tempfile import SpooledTemporaryFile

    kept = SpooledTemporaryFile(  # noqa: SIM115  (closed when it is poured out)
        _IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline=""
    )
    try:
        csv_rows(headings, rows, kept)
    except BaseException:
        kept.close()
        raise

    def pour() -> None:
        with kept:
            kept.seek(0)
            shutil.copyfileobj(kept, sys.stdout)

    return pour


def csv_rows(
    headings: Sequence[str], rows: Iterable[Sequence["Cell"]], to: Page | None = None
) -> None:
    """Print rows as CSV for machines, as they come: no byte order mark, every value as it is."""
    import csv

    from xfcli.table import written

    show = visible if is_terminal() else str  # a terminal obeys what a file only holds
    writer = csv.writer(to or sys.stdout, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([show(written(cell)) for cell in row] for row in rows)


def _print(text: str, stream: TextIO) -> None:
    width = room(stream)
    for line in visible(text).split("\n"):
        print(*(_folded(line, width) if width else (line,)), sep="\n", file=stream)


def _folded(text: str, room: int) -> list[str]:
    """Return a line in lines of `room` places; a command in it stays whole where it can be."""
    text = re.sub(_COMMAND, lambda found: _kept(found[0], room), text.replace("\t", "  "))
    words = text.lstrip(" ")
    indent = min(len(text) - len(words), room // 2)
    lines = fold(words, room - indent)
    return [" " * indent + line.replace(JOINER, "").replace(_NO_BREAK, " ") for line in lines]


def _kept(command: str, room: int) -> str:
    return JOINER.join(command.replace(" ", _NO_BREAK)) if places(command) <= room else command
