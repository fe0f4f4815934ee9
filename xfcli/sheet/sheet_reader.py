"""Reads the sheets of an untidy ledger: rows that can be registered, and all that is doubtful in them.

Pure: it knows no ledger and no file. What cannot be read is a finding and never a guess, and what
is left out (totals, notes, whole sheets) is told with the reason.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain, islice
from types import MappingProxyType
from typing import Final

from xfcli.sheet import fields, forms, headings, row_kinds, sheet_context, tables_beside
from xfcli.sheet.cells.text import Cell, Context
from xfcli.sheet.collector import HEAD, Collector
from xfcli.sheet.grid import Merges, Sheet
from xfcli.sheet.row_reader import RowReader
from xfcli.sheet.rows import Contents, Skip

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def contents(
    sheets: Iterable[Sheet],
    mapping: Mapping[str, str] = _NOTHING,
    year: int | None = None,
    defaults: Mapping[str, Cell] = _NOTHING,
    today: date | None = None,
) -> Contents:
    """Return what the sheets of a file say.

    Takes the sheets, the result of `headings.read_map`, the year of days that have none where the
    sheet names none (today's, if there is none either), values (key -> as typed) for fields without a column, and the last day on
    which something can have happened (None: any day).
    Raises BadValue for a default that cannot be read, and what reading the file raises.
    """
    collector = Collector(fields.given_values(defaults, Context(year)), today)
    for sheet in sheets:
        if sheet.hidden:
            collector.skip(sheet.name, 0, Skip.HIDDEN_SHEET)
        else:
            _read_sheet(collector, sheet, mapping, year)
    return collector.contents()


def _read_sheet(
    collector: Collector, sheet: Sheet, mapping: Mapping[str, str], year: int | None
) -> None:
    """Find the headings of a sheet, then read what stands below them, table after table."""
    source = iter(sheet.rows)
    head = [list(row) for row in islice(source, HEAD)]
    filled, merges = [list(row) for row in head], Merges(sheet.merged)
    for index, row in enumerate(filled):
        merges.fill(index, row, right=True)
    found = headings.find(filled, mapping)
    if forms.is_form(head):
        collector.miss_form(sheet.name)
        return
    if found is None:
        if any(row_kinds.has_text(row) for row in head):
            collector.miss_headings(sheet.name, filled)
        else:
            collector.skip(sheet.name, 0, Skip.BLANK_SHEET)
        return
    begins = tables_beside.starts(filled, found)
    if len(begins) > 1:
        for table in tables_beside.apart(sheet, chain(head, source), found.first, begins):
            _read_sheet(collector, table, mapping, year)
        return
    titles = head[: found.first]
    context = sheet_context.from_titles(sheet.name, titles, year, sheet.epoch_1904, collector.today)
    heads = head[found.first : found.last + 1]
    given = sheet_context.GivenYear()
    reader = RowReader(collector, sheet, sheet.name, found, context, heads, given)
    merges = Merges(sheet.merged)
    for index, raw in enumerate(chain(head, source)):
        row = raw if type(raw) is list else list(raw)
        from_above = merges.fill(index, row)
        if index <= found.last:
            continue
        if another := reader.headings_of_another_table(row, mapping):
            reader.finish()
            columns = another._replace(first=index, last=index)
            name = f"{sheet.name} 第 {index + 1} 行起"
            reader = RowReader(collector, sheet, name, columns, reader.context, [row], given)
            collector.skip(sheet.name, index + 1, Skip.HEADINGS, row)
        else:
            reader.read(index + 1, row, from_above)
    reader.finish()
