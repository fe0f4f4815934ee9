"""What a row says outside of its fields: no column is lost.

Columns that no field reads are kept in the words of the note. A column of kinds (工单类型, 信件类别)
may say 投诉, 建议, 举报, which is the purpose; one of ways in may say 12345热线, which is a source too.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xfcli.sheet.cells import words
from xfcli.sheet.cells.text import Cell, prose
from xfcli.sheet.fields import Field, Values
from xfcli.sheet.headings import Column

_MIDNIGHT = " 00:00"


class Asides(NamedTuple):
    """The columns of a sheet that are looked at beside its fields."""

    unread: tuple[tuple[int, str, int], ...]  # place, heading, and the place of what it may repeat
    kinds: tuple[tuple[int, str], ...]  # of columns that say what kind of petition it is
    way: int  # of the column of channels, -1 for none
    end: int  # the first column that nothing heads any more

    def note(self, rows: Iterable[tuple[int, list[Cell]]]) -> list[str]:
        """Return what the rows of one matter say in columns that no field reads, each with its heading."""
        return [*dict.fromkeys(line for _, cells in rows for line in self._lines(cells))]

    def _lines(self, cells: list[Cell]) -> Iterator[str]:
        for at, heading, other in self.unread:
            if at < len(cells) and (other < 0 or cells[other] != cells[at]):
                yield from _line(heading, cells[at])
        for at in range(self.end, len(cells)):
            yield from _line(_numbered(at), cells[at])

    def sorted_out(self, values: Values, cells: Sequence[Cell]) -> Values:
        """Return what a row says, with the purpose and the source that stand in other columns."""
        said: dict[Field[object], object] = {}
        if values.source is None and self.way >= 0:
            said[Values.source] = words.source_of(cells[self.way])
        if values.purpose is not None:
            return values.having(said)
        for at, heading in self.kinds:
            if purpose := words.purpose_of(cells[at]):
                said[Values.purpose] = purpose
                if values.domain == cells[at]:
                    values = values.without({Values.domain})
                    note = f"{heading}：{cells[at]}"
                    said[Values.note] = "\n".join(filter(None, [values.note, note]))
                break
        return values.having(said)


def _line(heading: str, cell: Cell) -> Iterator[str]:
    if cell != "" and (said := prose(cell)) is not None:
        text = said if isinstance(said, str) else str(cell)
        yield f"{heading}：{text.removesuffix(_MIDNIGHT).encode('utf-8', 'replace').decode()}"


def _numbered(at: int) -> str:
    return f"第 {at + 1} 列"


def asides(columns: Sequence[Column], headless: Iterable[int], end: int) -> Asides:
    """Return what is to be looked at in a sheet with these columns.

    `headless` are those among them without a heading, `end` is the first one behind all headings.
    """
    places = {c.heading: c.position for c in columns if c.field and not c.shadowed_by}
    unread = [
        (column.position, column.heading, places.get(column.shadowed_by, -1))
        for column in columns
        if (column.field is None or column.shadowed_by) and not column.not_kept
    ]
    unread += [(at, _numbered(at), -1) for at in headless]
    kinds = [(c.position, c.heading) for c in columns if c.field is Values.domain]
    way = next((c.position for c in columns if c.field is Values.channel), -1)
    return Asides(tuple(unread), tuple(kinds), way, end)
