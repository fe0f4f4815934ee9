"""Rows under headings: what every view hands to the screen and to files."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

Cell = str | int | float | None


class Table(NamedTuple):
    """Rows under headings.

    `folding` names the headings whose text may be wrapped; the others keep to one line. `bars` names
    headings whose numbers get a small bar beside them on a terminal, `spare` those that a terminal too
    narrow for all leaves out, the first one first (pipes and files have them).
    """

    headings: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    folding: frozenset[str] = frozenset({"标题", "内容", "说明"})
    numeric: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    spare: tuple[str, ...] = ()

    def without(self, headings: Collection[str]) -> "Table":
        """Return the table without the columns under `headings`."""
        kept = [i for i, heading in enumerate(self.headings) if heading not in headings]
        rows = [tuple(row[i] for i in kept) for row in self.rows]
        return self._replace(headings=tuple(self.headings[i] for i in kept), rows=rows)

    def plain_lines(self) -> Iterator[str]:
        """Yield the table as pipes get it: title, headings, rows; tabs between the cells."""
        if self.title:
            yield self.title
        yield "\t".join(self.headings)
        for row in self.rows:
            yield "\t".join(map(_on_one_line, row))


def _on_one_line(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    return text if text.isprintable() else " ".join(text.split())
