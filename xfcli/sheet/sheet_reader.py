"""Turns the sheets of an untidy ledger into candidate rows, with all that is doubtful in them.

Pure: it knows no ledger and no file. What cannot be read is a finding and never a guess, and what
is left out (totals, notes, whole sheets) is reported with the reason.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b
from itertools import chain, islice
from types import MappingProxyType
from typing import Final, NamedTuple

from xfcli.sheet import fields, headings, row_checks, row_kinds, sheet_context
from xfcli.sheet.cells.text import Cell, Context, Flaw, Reader
from xfcli.sheet.cells.words import Status
from xfcli.sheet.fields import Field, Values
from xfcli.sheet.finding_kinds import NO_DATA, Data, Kind
from xfcli.sheet.findings import Finding, Reading, Refused, Row, Skip, Skipped, masked
from xfcli.sheet.grid import Merges, Sheet
from xfcli.sheet.headings import Column, Headings

_HEAD: Final = 30  # rows among which the headings are looked for
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def rows(
    sheets: Iterable[Sheet],
    mapping: Mapping[str, str] = _NOTHING,
    year: int | None = None,
    defaults: Mapping[str, Cell] = _NOTHING,
    today: date | None = None,
) -> Reading:
    """Read all sheets of a file.

    Takes the sheets, the result of `headings.read_map`, the year of days that have none where the
    sheet names none, values (key -> as typed) for fields without a column, and the last day on
    which something can have happened. Returns the reading.
    Raises BadValue for a default that cannot be read, and what reading the file raises.
    """
    draft = _Draft(fields.given(defaults, Context(year)), today)
    for sheet in sheets:
        if sheet.hidden:
            draft.skipped.append(Skipped(sheet.name, 0, Skip.HIDDEN_SHEET))
        else:
            _read_sheet(draft, sheet, mapping, year)
    draft.judge_sheets_without_headings()
    return draft.reading()


class _Draft:
    """The reading while it grows."""

    def __init__(self, given: Values, today: date | None) -> None:
        self.given = given  # for fields without a column
        self.today = today
        self.rows: list[Row] = []
        self.refused: list[Refused] = []
        self.findings: list[Finding] = []
        self.skipped: list[Skipped] = []
        self.columns: dict[str, tuple[Column, ...]] = {}
        self.without_headings: list[str] = []
        self._first: dict[bytes, tuple[str, int]] = {}
        self._again: Counter[bytes] = Counter()

    def occurrence(self, content: bytes, sheet: str, number: int) -> tuple[int, str]:
        """Count the rows of this content; return the count, and where the first stands if not here."""
        here = sheet, number
        first = self._first.setdefault(content, here)
        if first is here:
            return 1, ""
        self._again[content] += 1
        place = f"第 {first[1]} 行" if first[0] == sheet else f"「{first[0]}」第 {first[1]} 行"
        return 1 + self._again[content], place

    def judge_sheets_without_headings(self) -> None:
        """Skip them as leaflets if another sheet was read, else ask for the headings."""
        for sheet in self.without_headings:
            if self.columns:
                self.skipped.append(Skipped(sheet, 0, Skip.NO_HEADINGS))
                continue
            self.findings.append(Finding(sheet, 0, "", "", Kind.NO_HEADINGS, {"rows": _HEAD}))

    def reading(self) -> Reading:
        return Reading(
            tuple(self.rows),
            tuple(self.refused),
            tuple(self.findings),
            tuple(self.skipped),
            MappingProxyType(self.columns),
        )


def _read_sheet(draft: _Draft, sheet: Sheet, mapping: Mapping[str, str], year: int | None) -> None:
    """Find the headings of a sheet, then read what stands below them."""
    source = iter(sheet.rows)
    head = [list(row) for row in islice(source, _HEAD)]
    filled, merges = [list(row) for row in head], Merges(sheet.merged)
    for index, row in enumerate(filled):
        merges.fill(index, row, right=True)
    found = headings.find(filled, mapping)
    if found is None:
        if any(row_kinds.has_text(row) for row in head):
            draft.without_headings.append(sheet.name)
        else:
            draft.skipped.append(Skipped(sheet.name, 0, Skip.BLANK_SHEET))
        return
    draft.columns[sheet.name] = found.columns
    context = sheet_context.of_titles(sheet.name, head[: found.first], year, sheet.epoch_1904)
    reader = _SheetReader(draft, sheet.name, found, context, head[found.first : found.last + 1])
    merges = Merges(sheet.merged)
    for index, raw in enumerate(chain(head, source)):
        row = raw if type(raw) is list else list(raw)
        below = merges.fill(index, row)
        if index > found.last:
            reader.read(index + 1, row, below)


class _Slot(NamedTuple):
    """A column to read: where its cells stand, and which field they feed."""

    position: int
    reader: Reader[object]
    place: int  # among the values of a row
    join: Callable[[object, object], object]  # what an earlier column says, and this one
    field: Field[object]
    heading: str


class _Flawed(NamedTuple):
    """A cell with a flaw."""

    field: Field[object]
    heading: str
    cell: Cell
    flaw: Flaw[object]


class _SheetReader:
    """Reads the rows of one sheet, one after the other."""

    def __init__(
        self, draft: _Draft, name: str, found: Headings, context: Context, above: list[list[Cell]]
    ) -> None:
        self._draft, self._name, self._context, self._above = draft, name, context, above
        self._slots = tuple(_slots(found.columns))
        self._headings = {slot.field: slot.heading for slot in self._slots}
        # The status has no part in a row's digest: its words do, which stand in the note.
        said = {*self._headings, Values.count, Values.address} - {Values.status}
        self._keys = sorted((field.key, field.position) for field in said)
        self._given = draft.given.without(self._headings)
        self._completes = any(self._given)
        self._day = next((slot.position for slot in self._slots if slot.field is Values.on), -1)
        self._width = max(column.position for column in found.columns) + 1
        self._tell_of_columns(found)
        known = {
            field
            for field in fields.FIELDS
            if field in self._headings or field.of(self._given) is not None
        }
        lacking = row_checks.missing_columns(known)
        self._hopeless = bool(lacking)
        for fault in lacking:
            self._find(0, fault.field.heading, "", fault.kind, fault.data)

    def _find(self, row: int, column: str, value: str, kind: Kind, data: Data = NO_DATA) -> None:
        self._draft.findings.append(Finding(self._name, row, column, value, kind, data))

    def _tell_of_columns(self, found: Headings) -> None:
        """Report the columns that are not read."""
        for column in found.columns:
            if column.shadowed_by:
                kind, data = Kind.SHADOWED_COLUMN, {"other": column.shadowed_by}
            elif not column.field:
                near = headings.likely(column.heading)
                hint = f"是不是「{'」或「'.join(near)}」？" if near else ""
                own = column.heading.replace(" ", "")
                option = f"--map {own}={near[0] if near else '备注'}"
                kind, data = Kind.UNKNOWN_HEADING, {"hint": hint, "option": option}
            else:
                continue
            self._find(found.last + 1, column.heading, "", kind, data)

    def read(self, number: int, row: list[Cell], below: list[int]) -> None:
        """Read one row; `below` are its columns that were filled from merged cells above."""
        if len(row) < self._width:
            row = [*row, *[""] * (self._width - len(row))]
        said = len(row) - row.count("")
        if not said:
            return
        if reason := self._skip_reason(row, said, below):
            self._skip(number, row, reason)
            return
        values, flaws = self._read(row)
        if reason := _no_petition(values, flaws):
            self._skip(number, row, reason)
            return
        self._judge(number, row, values, flaws, below)

    def _read(self, row: list[Cell]) -> tuple[Values, list[_Flawed]]:
        """Return what the cells of a row say, and what is wrong with them."""
        context = self._context
        said: list[object] = [None] * len(fields.FIELDS)
        flaws: list[_Flawed] = []
        for position, reader, place, join, field, heading in self._slots:
            cell = row[position]
            if cell == "":
                continue
            got = reader(cell, context)
            if type(got) is Flaw:
                flaws.append(_Flawed(field, heading, cell, got))
                got = got.value
            if got is not None:
                said[place] = got if said[place] is None else join(said[place], got)
        return Values(said), flaws

    def _skip(self, number: int, row: list[Cell], reason: Skip) -> None:
        if row_kinds.has_text(row):
            self._draft.skipped.append(Skipped(self._name, number, reason))

    def _skip_reason(self, row: list[Cell], said: int, below: list[int]) -> Skip | None:
        """Return why a row, of whose cells so many are `said`, is no petition; None if it may be one."""
        if row_kinds.is_total(row):
            return Skip.TOTAL
        for heads in self._above:
            if row[: len(heads)] == heads:
                return Skip.HEADINGS
        if below and all(
            row[slot.position] == "" or slot.position in below for slot in self._slots
        ):
            return Skip.MERGED
        return self._line_between(row) if said <= row_kinds.FEW else None

    def _line_between(self, row: list[Cell]) -> Skip | None:
        """Return what a row with few cells is, if it only divides or explains the others."""
        text = row_kinds.lone_text(row)
        if text and (inner := sheet_context.of_section(text, self._context)):
            self._context = inner
            return Skip.SECTION
        first = next(cell for cell in row if cell != "")
        if self._day >= 0 and row[self._day] not in {"", first}:
            return None  # it has a day of its own
        if text and row_kinds.is_headline(text):
            return Skip.HEADLINE
        return Skip.FOOT if row_kinds.is_foot(row) else None

    def _judge(
        self,
        number: int,
        row: list[Cell],
        values: Values,
        flaws: list[_Flawed],
        below: list[int],
    ) -> None:
        """File a row as ready or refused, with its findings."""
        fatal = self._hopeless
        for field, heading, cell, flaw in flaws:
            self._find(number, heading, masked(field, cell), flaw.kind, flaw.data)
            fatal = fatal or flaw.kind.fatal
        values, faults = _settled(values)
        tried = [flawed.field for flawed in flaws]
        faults += row_checks.missing_values(values, tried, self._headings)
        faults += row_checks.wrong_days(values, self._draft.today)
        for fault in faults:
            heading = self._headings.get(fault.field, fault.field.heading)
            said = fault.field.of(values)
            shown = "" if said is None else masked(fault.field, said)
            self._find(number, heading, shown, fault.kind, fault.data)
            fatal = fatal or fault.kind.fatal
        whole = values.completed(self._given) if self._completes else values
        if fatal or whole.on is None or whole.channel is None:
            self._draft.refused.append(Refused(self._name, number, tuple(row), values))
            return
        if below:
            self._tell_of_merged(number, below)
        content = self._digest(values)
        occurrence, place = self._draft.occurrence(content, self._name, number)
        if place:
            self._find(number, "", "", Kind.SAME_ROW, {"place": place})
        row_here = Row(
            self._name,
            number,
            whole,
            whole.on,
            whole.channel,
            whole.count or 1,
            content,
            occurrence,
        )
        self._draft.rows.append(row_here)

    def _digest(self, values: Values) -> bytes:
        """Return a digest of the values, whatever the order of the columns."""
        words = "\x1f".join(
            [f"{key}={said}" for key, place in self._keys if (said := values[place]) is not None]
        )
        return blake2b(words.encode(), digest_size=16).digest()

    def _tell_of_merged(self, number: int, below: list[int]) -> None:
        """Say which values came from a merged cell above."""
        filled = {slot.heading: None for slot in self._slots if slot.position in below}
        if filled:
            self._find(number, "、".join(filled), "", Kind.MERGED_CELLS)


def _settled(values: Values) -> tuple[Values, list[row_checks.Fault]]:
    """Return the values with village, address and head count as they belong together."""
    count, faults = row_checks.head_count(values.name, values.count)
    if count != values.count:
        values = values.having(count=count)
    said = values.village
    if said and (village := row_checks.village_alone(said)) != said:
        values = values.having(village=village, address=values.address or said)
    return values, faults


def _no_petition(values: Values, flaws: Collection[_Flawed]) -> Skip | None:
    """Return why a row is no petition after all, as far as its values tell; None if it is one."""
    if values.status is Status.VOID:
        return Skip.VOID
    if flaws or row_checks.says_a_matter(values):
        return None
    return Skip.NO_MATTER if any(values) else Skip.SERIAL


def _slots(columns: Iterable[Column]) -> Iterator[_Slot]:
    """Yield the columns to read, each with its reader."""
    for column in columns:
        if column.shadowed_by:
            continue
        if column.field in {Values.note, Values.status}:
            yield _slot(column, Values.note, _words(column.heading))
        if column.field and column.field is not Values.note:
            yield _slot(column, column.field, column.field.reader(column.heading))


def _slot(column: Column, field: Field[object], reader: Reader[object]) -> _Slot:
    join = field.join or (lambda first, _: first)
    return _Slot(column.position, reader, field.position, join, field, column.heading)


def _words(heading: str) -> Reader[object]:
    """Return the reader of one of the columns whose words make the note: each says which it was."""
    read = Values.note.reader(heading)
    if heading == Values.note.heading:
        return read

    def labelled(value: Cell, context: Context) -> object:
        got = read(value, context)
        return f"{heading}：{got}" if type(got) is str else got

    return labelled
