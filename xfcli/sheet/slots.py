"""Which cells of a row say which value: the columns of a sheet, each with the reader of its cells."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from xfcli.sheet.cells.text import Cell, Context, Flaw, Reader
from xfcli.sheet.fields import FIELDS, Field, Values
from xfcli.sheet.finding_kinds import FindingKind
from xfcli.sheet.headings import Column


class Slot(NamedTuple):
    """A column to read, and the field that it feeds; 办理状态 feeds two and has two slots."""

    position: int  # of its cells in a row, from 0
    reader: Reader[object]
    place: int  # among the values of a row
    join: Callable[[object, object], object]  # what an earlier column says, and this one
    field: Field[object]
    heading: str


class FlawedCell(NamedTuple):
    """A cell with a flaw, and the field and heading that it stands under."""

    field: Field[object]
    heading: str
    cell: Cell
    flaw: Flaw[object]


def slots(columns: Iterable[Column]) -> tuple[Slot, ...]:
    """Return what is to be read of a row of a sheet with these columns."""
    return tuple(_slots(columns))


def read(
    row: list[Cell], wanted: tuple[Slot, ...], context: Context
) -> tuple[Values, list[FlawedCell]]:
    """Return what the cells of a row say, and which are flawed.

    Takes at least as many cells as the last slot needs, and what the sheet says about its days.
    """
    said: list[object] = [None] * len(FIELDS)
    flaws: list[FlawedCell] = []
    for position, reader, place, join, field, heading in wanted:
        cell = row[position]
        if cell == "":
            continue
        got = reader(cell, context)
        if type(got) is Flaw:
            flaws.append(FlawedCell(field, heading, cell, got))
            got = got.value
        if got is not None:
            said[place] = got if said[place] is None else join(said[place], got)
    return Values(said), flaws


def was_typed(flawed: FlawedCell) -> bool:
    """Return whether somebody wrote what is flawed: what a form computes for an empty row is nothing."""
    computed = FindingKind.NO_DATE, FindingKind.FORMULA_ERROR
    return isinstance(flawed.cell, str) and flawed.flaw.kind not in computed


def _slots(columns: Iterable[Column]) -> Iterator[Slot]:
    for column in columns:
        if column.shadowed_by:
            continue
        if column.field in {Values.note, Values.status}:
            yield _slot(column, Values.note, _words(column.heading))
        if column.field and column.field is not Values.note:
            yield _slot(column, column.field, column.field.reader(column.heading))


def _slot(column: Column, field: Field[object], reader: Reader[object]) -> Slot:
    join = field.join or (lambda first, _: first)
    return Slot(column.position, reader, field.position, join, field, column.heading)


def _words(heading: str) -> Reader[object]:
    """Return the reader of one of the columns whose words make the note: each says which it was."""
    reader = Values.note.reader(heading)
    if heading == Values.note.heading:
        return reader

    def labelled(cell: Cell, context: Context) -> object:
        got = reader(cell, context)
        return f"{heading}：{got}" if type(got) is str else got

    return labelled
