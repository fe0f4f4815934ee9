"""Which cells of a row say which value: the columns of a sheet, each with the reader of its cells."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from xfcli.sheet.cells import dates
from xfcli.sheet.cells.text import Cell, Context, Flaw, Reader
from xfcli.sheet.cells.words import asks_whether_ended
from xfcli.sheet.fields import FIELDS, Field, Values
from xfcli.sheet.finding_kinds import FindingKind
from xfcli.sheet.headings import Column, normal


class Slot(NamedTuple):
    """A column to read, and the field that it feeds; 办理状态 feeds two and has two slots."""

    position: int  # of its cells in a row, from 0
    reader: Reader[object]  # which remembers the words that stand in row after row
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


def slots(columns: Iterable[Column], words: Mapping[str, str]) -> tuple[Slot, ...]:
    """Return what is to be read of a row of a sheet with these columns.

    `words` says of words of 信访形式 and 来源 which of ours they mean.
    """
    each = tuple(_slots(columns))
    if not words:
        return each
    return tuple(
        slot._replace(reader=_translated(slot.reader, words)) if slot.field in _WORDED else slot
        for slot in each
    )


_WORDED: Final = frozenset({Values.channel, Values.source})


def _translated(reader: Reader[object], words: Mapping[str, str]) -> Reader[object]:
    return lambda cell, context: reader(words.get(normal(cell), cell), context)


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


_REMEMBERED: Final = 1024  # cells of one column
_SELDOM_TWICE: Final = frozenset(
    {Values.no, Values.name, Values.id_number, Values.phone, Values.title, Values.text}
)


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
        if column.field is Values.status and asks_whether_ended(column.heading):
            yield _slot(column, Values.closed_on, _day_alone)
        if column.field and column.field is not Values.note:
            yield _slot(column, column.field, column.field.reader(column.heading))


def _slot(column: Column, field: Field[object], reader: Reader[object]) -> Slot:
    join = field.join or (lambda first, _: first)
    if field not in _SELDOM_TWICE:
        reader = lru_cache(_REMEMBERED, typed=True)(reader)  # typed: 1.0 is not True
    return Slot(column.position, reader, field.position, join, field, column.heading)


def _day_alone(cell: Cell, context: Context) -> object:
    """Return the day in a cell of 是否办结, where some write it for 是; nothing for anything else."""
    read = dates.day(cell, context)
    return None if isinstance(read, Flaw) and read.fatal else read


def _words(heading: str) -> Reader[object]:
    """Return the reader of one of the columns whose words make the note: each says which it was."""
    reader = Values.note.reader(heading)
    if heading == Values.note.heading:
        return reader

    def labelled(cell: Cell, context: Context) -> object:
        got = reader(cell, context)
        return f"{heading}：{got}" if type(got) is str else got

    return labelled
