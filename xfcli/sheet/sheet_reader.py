"""Reads the sheets of an untidy ledger: rows that can be registered, and all that is doubtful in them.

Pure: it knows no ledger and no file. What cannot be read is a finding and never a guess, and what
is left out (totals, notes, whole sheets) is told with the reason.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import blake2b
from itertools import chain, islice
from types import MappingProxyType
from typing import Final

from xfcli.sheet import fields, headings, row_checks, row_kinds, sheet_context, slots
from xfcli.sheet.cells.text import Cell, Context
from xfcli.sheet.cells.words import Status
from xfcli.sheet.fields import Values
from xfcli.sheet.finding_kinds import NO_DATA, Data, FindingKind
from xfcli.sheet.findings import Finding, excerpt
from xfcli.sheet.grid import Merges, Sheet
from xfcli.sheet.headings import Column, Headings
from xfcli.sheet.row_checks import Fault
from xfcli.sheet.rows import Contents, ReadyRow, RefusedRow, Skip, SkippedRow
from xfcli.sheet.slots import FlawedCell

_HEAD: Final = 30  # rows among which the headings are looked for
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
    sheet names none, values (key -> as typed) for fields without a column, and the last day on
    which something can have happened (None: any day).
    Raises BadValue for a default that cannot be read, and what reading the file raises.
    """
    collector = _Collector(fields.given_values(defaults, Context(year)), today)
    for sheet in sheets:
        if sheet.hidden:
            collector.skip(sheet.name, 0, Skip.HIDDEN_SHEET)
        else:
            _read_sheet(collector, sheet, mapping, year)
    return collector.contents()


class _Collector:
    """The contents of a file while they grow."""

    def __init__(self, given: Values, today: date | None) -> None:
        """Take the values of fields without a column, and the last day that can have been."""
        self.given, self.today = given, today
        self.rows: list[ReadyRow] = []
        self.refused: list[RefusedRow] = []
        self.findings: list[Finding] = []
        self.columns: dict[str, tuple[Column, ...]] = {}
        self.without_headings: list[str] = []
        self._skipped: list[SkippedRow] = []
        self._first: dict[bytes, tuple[str, int]] = {}
        self._again: Counter[bytes] = Counter()

    def skip(self, sheet: str, number: int, reason: Skip) -> None:
        """Leave out a row, or with number 0 a whole sheet."""
        self._skipped.append(SkippedRow(sheet, number, reason))

    def occurrence(self, content: bytes, sheet: str, number: int) -> tuple[int, str]:
        """Return which row of this content it is, from 1, and where the first stands if not here."""
        here = sheet, number
        first = self._first.setdefault(content, here)
        if first is here:
            return 1, ""
        self._again[content] += 1
        place = f"第 {first[1]} 行" if first[0] == sheet else f"「{first[0]}」第 {first[1]} 行"
        return 1 + self._again[content], place

    def contents(self) -> Contents:
        """Return all of it; a sheet without headings is a leaflet where another sheet was read."""
        for sheet in self.without_headings:
            if self.columns:
                self.skip(sheet, 0, Skip.NO_HEADINGS)
            else:
                self.findings.append(
                    Finding(sheet, 0, "", "", FindingKind.NO_HEADINGS, {"rows": _HEAD})
                )
        return Contents(
            tuple(self.rows),
            tuple(self.refused),
            tuple(self.findings),
            tuple(self._skipped),
            MappingProxyType(self.columns),
        )


def _read_sheet(
    collector: _Collector, sheet: Sheet, mapping: Mapping[str, str], year: int | None
) -> None:
    """Find the headings of a sheet, then read what stands below them."""
    source = iter(sheet.rows)
    head = [list(row) for row in islice(source, _HEAD)]
    filled, merges = [list(row) for row in head], Merges(sheet.merged)
    for index, row in enumerate(filled):
        merges.fill(index, row, right=True)
    found = headings.find(filled, mapping)
    if found is None:
        if any(row_kinds.has_text(row) for row in head):
            collector.without_headings.append(sheet.name)
        else:
            collector.skip(sheet.name, 0, Skip.BLANK_SHEET)
        return
    collector.columns[sheet.name] = found.columns
    context = sheet_context.from_titles(sheet.name, head[: found.first], year, sheet.epoch_1904)
    heads = head[found.first : found.last + 1]
    reader = _SheetReader(collector, sheet.name, found, context, heads)
    merges = Merges(sheet.merged)
    for index, raw in enumerate(chain(head, source)):
        row = raw if type(raw) is list else list(raw)
        from_above = merges.fill(index, row)
        if index > found.last:
            reader.read(index + 1, row, from_above)


class _SheetReader:
    """Reads the rows of one sheet, one after the other."""

    def __init__(
        self,
        collector: _Collector,
        name: str,
        found: Headings,
        context: Context,
        heads: list[list[Cell]],
    ) -> None:
        """Take where the rows go, the sheet's name, columns and context, and its rows of headings."""
        self._collector, self._name = collector, name
        self._context, self._heads = context, heads
        self._slots = slots.slots(found.columns)
        self._headings = {slot.field: slot.heading for slot in self._slots}
        # The status has no part in a row's digest: its words do, which stand in the note.
        digested = {*self._headings, Values.heads, Values.address} - {Values.status}
        self._digested = sorted((field.key, field.position) for field in digested)
        self._given = collector.given.without(self._headings)
        self._completes = any(self._given)
        self._day = next((slot.position for slot in self._slots if slot.field is Values.on), -1)
        self._width = max(column.position for column in found.columns) + 1
        self._tell_of_columns(found)
        lacking = self._missing_columns()
        self._hopeless = bool(lacking)
        for fault in lacking:
            self._find(0, fault.field.heading, "", fault.kind, fault.data)

    def _find(
        self, row: int, column: str, value: str, kind: FindingKind, data: Data = NO_DATA
    ) -> None:
        self._collector.findings.append(Finding(self._name, row, column, value, kind, data))

    def _missing_columns(self) -> list[Fault]:
        given = {field for field in fields.FIELDS if field.of(self._given) is not None}
        return row_checks.missing_columns(given | self._headings.keys())

    def _tell_of_columns(self, found: Headings) -> None:
        """Report the columns that are not read."""
        for column in found.columns:
            if column.shadowed_by:
                kind, data = FindingKind.SHADOWED_COLUMN, {"other": column.shadowed_by}
            elif not column.field:
                near = headings.likely(column.heading)
                hint = f"是不是「{'」或「'.join(near)}」？" if near else ""
                own = column.heading.replace(" ", "")
                option = f"--map {own}={near[0] if near else '备注'}"
                kind, data = FindingKind.UNKNOWN_HEADING, {"hint": hint, "option": option}
            else:
                continue
            self._find(found.last + 1, column.heading, "", kind, data)

    def read(self, number: int, row: list[Cell], from_above: list[int]) -> None:
        """Read one row; `from_above` are its columns that merged cells above have filled."""
        if len(row) < self._width:
            row = [*row, *[""] * (self._width - len(row))]
        filled = len(row) - row.count("")
        if not filled:
            return
        if reason := self._kind_of_line(row, filled, from_above):
            self._skip(number, row, reason)
            return
        values, flaws = slots.read(row, self._slots, self._context)
        if reason := _no_petition(values, flaws):
            self._skip(number, row, reason)
            return
        self._file(number, row, values, flaws, from_above)

    def _skip(self, number: int, row: list[Cell], reason: Skip) -> None:
        if row_kinds.has_text(row):
            self._collector.skip(self._name, number, reason)

    def _kind_of_line(self, row: list[Cell], filled: int, from_above: list[int]) -> Skip | None:
        """Return what a row with so many cells `filled` is, None if it may be a petition."""
        if row_kinds.is_total(row):
            return Skip.TOTAL
        for heads in self._heads:
            if row[: len(heads)] == heads:
                return Skip.HEADINGS
        if from_above and all(
            row[slot.position] == "" or slot.position in from_above for slot in self._slots
        ):
            return Skip.MERGED
        return self._line_between(row) if filled <= row_kinds.FEW else None

    def _line_between(self, row: list[Cell]) -> Skip | None:
        """Return what a row with few cells is, if it only divides or explains the others."""
        text = row_kinds.lone_text(row)
        if text and (inner := sheet_context.from_section(text, self._context)):
            self._context = inner
            return Skip.SECTION
        first = next(cell for cell in row if cell != "")
        if self._day >= 0 and row[self._day] not in {"", first}:
            return None  # it has a day of its own
        if text and row_kinds.is_headline(text):
            return Skip.HEADLINE
        return Skip.FOOT if row_kinds.is_foot(row) else None

    def _file(
        self,
        number: int,
        row: list[Cell],
        values: Values,
        flaws: list[FlawedCell],
        from_above: list[int],
    ) -> None:
        """File a row as ready or refused, with its findings."""
        fatal = self._hopeless
        for field, heading, cell, flaw in flaws:
            self._find(number, heading, excerpt(field, cell), flaw.kind, flaw.data)
            fatal = fatal or flaw.fatal
        values, faults = _settled(values)
        unread = [flawed.field for flawed in flaws if flawed.flaw.fatal]
        faults += row_checks.missing_values(values, unread, self._headings)
        faults += row_checks.wrong_days(values, self._collector.today)
        for fault in faults:
            self._find_fault(number, values, fault)
            fatal = fatal or fault.kind.fatal
        whole = values.completed(self._given) if self._completes else values
        on, channel = whole.on, whole.channel
        if fatal or on is None or channel is None:
            self._collector.refused.append(RefusedRow(self._name, number, tuple(row), values))
            return
        if from_above:
            self._tell_of_merged(number, from_above)
        content = self._digest(values)
        occurrence, first = self._collector.occurrence(content, self._name, number)
        if first:
            self._find(number, "", "", FindingKind.SAME_ROW, {"place": first})
        ready = ReadyRow(
            self._name, number, whole, on, channel, whole.heads or 1, content, occurrence
        )
        self._collector.rows.append(ready)

    def _find_fault(self, number: int, values: Values, fault: Fault) -> None:
        heading = self._headings.get(fault.field, fault.field.heading)
        said = fault.field.of(values)
        shown = "" if said is None else excerpt(fault.field, said)
        self._find(number, heading, shown, fault.kind, fault.data)

    def _tell_of_merged(self, number: int, from_above: list[int]) -> None:
        """Say which values came from a merged cell above."""
        filled = {slot.heading: None for slot in self._slots if slot.position in from_above}
        if filled:
            self._find(number, "、".join(filled), "", FindingKind.MERGED_CELLS)

    def _digest(self, values: Values) -> bytes:
        """Return a digest of the values, whatever the order of the columns."""
        pairs = [
            f"{key}={said}" for key, place in self._digested if (said := values[place]) is not None
        ]
        return blake2b("\x1f".join(pairs).encode(), digest_size=16).digest()


def _settled(values: Values) -> tuple[Values, list[Fault]]:
    """Return the values with village, address and head count as they belong together."""
    heads, faults = row_checks.head_count(values.name, values.heads)
    if heads != values.heads:
        values = values.having(heads=heads)
    said = values.village
    if said and (village := row_checks.village_alone(said)) != said:
        values = values.having(village=village, address=values.address or said)
    return values, faults


def _no_petition(values: Values, flaws: list[FlawedCell]) -> Skip | None:
    """Return why a row is no petition after all, as far as its values tell; None if it is one."""
    if values.status is Status.VOID:
        return Skip.VOID
    if flaws or row_checks.says_a_matter(values):
        return None
    return Skip.NO_MATTER if any(values) else Skip.SERIAL
