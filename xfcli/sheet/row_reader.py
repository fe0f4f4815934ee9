"""Reads the rows of one table of a sheet, one after the other; several may be one matter.

A matter waits until the row after it is known: rows below that share its merged cells, or that say
only how it went on, belong to it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Final

from xfcli.case.words import Channel, Purpose, Source
from xfcli.sheet import (
    asides,
    fields,
    headings,
    neighbours,
    row_checks,
    row_kinds,
    sheet_context,
    slots,
)
from xfcli.sheet.cells.text import Cell, Context, Flaw, plain
from xfcli.sheet.collector import Collector
from xfcli.sheet.fields import Field, Values
from xfcli.sheet.finding_kinds import NO_DATA, Data, FindingKind
from xfcli.sheet.findings import excerpt
from xfcli.sheet.grid import Sheet
from xfcli.sheet.headings import Headings
from xfcli.sheet.matters import Matter
from xfcli.sheet.row_checks import Fault
from xfcli.sheet.rows import ReadyRow, RefusedRow, Skip
from xfcli.sheet.sheet_context import GivenYear
from xfcli.sheet.slots import FlawedCell

_CHANNELS: Final = {  # of the registers that have one only
    "热线": Channel.CALL, "信箱": Channel.ONLINE, "纠纷": Channel.OUTREACH, "网格": Channel.OUTREACH,
}  # fmt: skip

_YEARS_GIVEN: Final = frozenset({FindingKind.YEAR_SUPPLIED, FindingKind.YEAR_SUPPOSED})


class RowReader:
    """Reads the rows of one table."""

    def __init__(
        self,
        collector: Collector,
        sheet: Sheet,
        name: str,
        found: Headings,
        context: Context,
        heads: Sequence[list[Cell]],
        year: GivenYear,
    ) -> None:
        """Take where the rows go, the sheet, the table's name, columns, context and rows of headings.

        `year` knows the days of the sheet so far to which it gave their year.
        """
        self._collector, self._sheet, self._name = collector, sheet, name
        self.context, self._found, self._heads = context, found, heads
        self._slots = slots.slots(found.columns, found.words)
        self._headings = {slot.field: slot.heading for slot in self._slots}
        # The status has no part in a row's digest: its words do, which stand in the note.
        digested = {*self._headings, Values.heads, Values.address} - {Values.status}
        self._digested = sorted((field.key, field.position) for field in digested)
        number = self._headings.get(Values.doc_no, "")
        self._assigned = number if number.startswith(neighbours.SENT_DOWN) else ""
        self._given = self._given_values()
        self._completes = any(self._given)
        self._day = next((slot.position for slot in self._slots if slot.field is Values.on), -1)
        self._width = max(column.position for column in found.columns) + 1
        self._fed: list[Field[object] | None] = [None] * self._width
        for slot in self._slots:
            self._fed[slot.position] = slot.field
        self._headless = headings.without_heading(heads)
        self._asides = asides.asides(found.columns, self._headless, max(map(len, heads)))
        self._beyond: dict[int, int] = {}  # columns that have text and no heading: where it begins
        self._serials = headings.serials(heads)
        self._waiting: Matter | None = None
        self._above: list[Cell] = []  # the row before, for 同上
        self._parts = [column.parts for column in found.columns if column.parts]
        self._year = year
        collector.columns[name] = found.columns
        for kind in sheet.marks.get(0, ()):
            self._find(0, "", "", kind)
        self._tell_of_columns()
        lacking = self._missing_columns()
        self._hopeless = bool(lacking)
        for fault in lacking:
            self._find(0, fault.field.heading, "", fault.kind, fault.data)

    def _given_values(self) -> Values:
        """Return the values of fields without a column; what kind of sheet it is may say the channel."""
        given = self._collector.given.without(self._headings)
        channel = (
            self.context.channel
            or _CHANNELS.get(self._found.register)
            or sheet_context.channel_of_headings(c.heading for c in self._found.columns)
        )
        if channel and given.channel is None and Values.channel not in self._headings:
            self._find(0, "", "", FindingKind.CHANNEL_FROM_TITLE, {"channel": channel})
            return given.having({Values.channel: channel})
        return given

    def _find(
        self, row: int, column: str, value: str, kind: FindingKind, data: Data = NO_DATA
    ) -> None:
        self._collector.find(self._name, row, column, value, kind, data)

    def _missing_columns(self) -> list[Fault]:
        given = {field for field in fields.FIELDS if field.of(self._given) is not None}
        return row_checks.missing_columns(given | self._headings.keys())

    def _tell_of_columns(self) -> None:
        """Report the columns that are not read."""
        for column in self._found.columns:
            if column.shadowed_by:
                kind, data = FindingKind.SHADOWED_COLUMN, {"other": column.shadowed_by}
            elif column.not_kept:
                kind, data = FindingKind.NOT_KEPT, {}
            elif not column.field:
                kind = FindingKind.UNKNOWN_HEADING
                data = headings.advice(column.heading, self._headings.keys())
            else:
                continue
            self._find(self._found.last + 1, column.heading, "", kind, data)

    # -- rows --------------------------------------------------------------------------------------

    def headings_of_another_table(
        self, row: list[Cell], mapping: Mapping[str, str]
    ) -> Headings | None:
        """Return the headings in a row, None where they are not those of another table below this one."""
        if 0 <= self._day < len(row) and str(row[self._day])[:1].isdigit():
            return None  # as nearly all rows
        found = headings.find_again(row, mapping)
        same = found and [c[1:] for c in found.columns] == [c[1:] for c in self._found.columns]
        return None if same else found

    def read(self, number: int, row: list[Cell], from_above: list[int]) -> None:
        """Read one row; `from_above` are its columns that merged cells above have filled."""
        if len(row) < self._width:
            row = [*row, *[""] * (self._width - len(row))]
        filled = len(row) - row.count("")
        if not filled:
            self.finish_matter()
            return
        for kind in self._sheet.marks.get(number, ()):
            self._find(number, "", "", kind)
        if reason := self._kind_of_line(row, filled, from_above):
            self._skip(number, row, reason)
            return
        if from_above and self._waiting and self._shares_matter(row, from_above):
            self._go_on(number, _without(row, from_above), FindingKind.SAME_MATTER)
            return
        values, flaws = self._values(number, row)
        if reason := self._no_petition(values, flaws):
            if reason is Skip.VOID:
                self._note_above(row)
            if reason is Skip.NO_MATTER and self._waiting and self._says_progress(row, values):
                self._go_on(number, row, FindingKind.CONTINUED)
            else:
                self._skip(number, row, reason)
            return
        if self._waiting and self._is_another_person(row, values):
            self._go_on(number, row, FindingKind.ANOTHER_PERSON)
            return
        self.finish_matter()
        self._ask_of_year(number, values.on)
        before = tuple(self._above)
        self._note_above(row)
        self._waiting = Matter(number, row, values, flaws, from_above, before=before)

    def _ask_of_year(self, number: int, day: date | None) -> None:
        """Ask about a day of another year than that which the sheet says it is of."""
        titled = self.context.year
        if day and self.context.titled and day.year != titled:
            heading = self._headings[Values.on]
            data = {"titled": titled, "day": day}
            self._find(number, heading, str(day), FindingKind.OTHER_YEAR, data)

    def _note_above(self, row: list[Cell]) -> None:
        """Keep a row for 同上 below it, unless its cells may stand in the wrong columns."""
        moved = self._sheet.ragged and len(row) > max(map(len, self._heads))
        self._above = [] if moved else row

    def finish(self) -> None:
        """File what waits, and tell of columns without a heading; no row follows."""
        self.finish_matter()
        for position, number in self._beyond.items():
            data = {"column": position + 1}
            self._find(number, "", "", FindingKind.COLUMN_WITHOUT_HEADING, data)

    def finish_matter(self) -> None:
        """File the matter that waits, if any."""
        if matter := self._waiting:
            self._waiting = None
            self._file(matter)

    def _skip(self, number: int, row: list[Cell], reason: Skip) -> None:
        if row_kinds.has_text(row):
            self._collector.skip(self._name, number, reason, row, self._fed)

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
        if text and (inner := sheet_context.from_section(text, self.context)):
            self.context = inner
            return Skip.SECTION
        first = next(cell for cell in row if cell != "")
        if self._day >= 0 and row[self._day] not in {"", first}:
            return None  # it has a day of its own
        if text and row_kinds.is_headline(text):
            return Skip.HEADLINE
        return Skip.FOOT if row_kinds.is_foot(row) else None

    def _values(self, number: int, row: list[Cell]) -> tuple[Values, list[FlawedCell]]:
        """Return what a row says, 同上 as the row above has it."""
        for parts in self._parts:
            row[parts[-1]] = _one_day(row, parts)
        values, flaws = slots.read(row, self._slots, self.context)
        ditto = [flawed for flawed in flaws if flawed.flaw.kind is FindingKind.DITTO]
        if ditto and self._above:
            for slot in self._slots:
                if any(slot.heading == flawed.heading for flawed in ditto):
                    row[slot.position] = self._above[slot.position]
            for flawed in ditto:
                self._find(number, flawed.heading, "", FindingKind.DITTO_FILLED)
            values, flaws = slots.read(row, self._slots, self.context)
        if self.context.supposed and values.on and not any(f.field is Values.on for f in flaws):
            self.context = self.context._replace(year=values.on.year)
        return values, flaws

    def _no_petition(self, values: Values, flaws: list[FlawedCell]) -> Skip | None:
        """Return why a row is no petition after all, as far as its values tell; None if it is one."""
        if (values.status and values.status.is_void) or row_checks.says_void(values):
            return Skip.VOID
        if row_checks.says_a_matter(values) or any(map(slots.was_typed, flaws)):
            return None
        if self._hopeless and any(values):
            return None  # the columns are not known yet: it may be one
        return Skip.NO_MATTER if any(values) else Skip.SERIAL

    # -- rows below that belong to a matter --------------------------------------------------------

    def _shares_matter(self, row: list[Cell], from_above: list[int]) -> bool:
        """Return whether a row has day and matter from the merged cells above, and no number of its own."""
        own = [slot for slot in self._slots if slot.position not in from_above]
        shared = {slot.field for slot in self._slots if slot.position in from_above}
        numbered = any(row[at] != "" for at in self._serials if at not in from_above)
        its_own = {slot.field for slot in own if row[slot.position] != ""}
        return (
            Values.on in shared
            and bool(shared & {*row_checks.MATTER})
            and not numbered
            and its_own.isdisjoint({Values.no, *row_checks.MATTER})
        )

    def _says_progress(self, row: list[Cell], values: Values) -> bool:
        numbered = any(row[at] != "" for at in self._serials) or values.no is not None
        return not numbered and row_checks.says_progress(values)

    def _is_another_person(self, row: list[Cell], values: Values) -> bool:
        """Return whether a row only names somebody: who came with those above, on a row of their own."""
        numbered = any(row[at] != "" for at in self._serials)
        return not (numbered or self._hopeless) and row_checks.says_only_who(values)

    def _go_on(self, number: int, own: list[Cell], kind: FindingKind) -> None:
        """Take a row that tells more of the matter that waits."""
        assert self._waiting
        values, flaws = slots.read(own, self._slots, self.context)
        self._find(number, "", "", kind, {"first": self._waiting.number})
        self._waiting = self._waiting.with_row(number, own, values, flaws)
        self._skip(number, own, Skip.MERGED if kind is FindingKind.SAME_MATTER else Skip.CONTINUED)

    # -- filing ------------------------------------------------------------------------------------

    def _file(self, matter: Matter) -> None:
        """File a matter as ready or refused, with its findings."""
        number, fatal = matter.number, self._hopeless
        flaws = [self._of_year(flawed) for flawed in matter.flaws]
        for field, heading, cell, flaw in flaws:
            self._find(number, heading, excerpt(field, cell), flaw.kind, flaw.data)
            fatal = fatal or flaw.fatal
        fatal = fatal or self._too_long(number, matter.cells)
        values, faults = row_checks.settled(matter.whole(), len(matter.others))
        unread = [flawed.field for flawed in flaws if flawed.flaw.fatal]
        faults += row_checks.missing_values(values, unread, self._headings)
        faults += row_checks.wrong_days(values, self._collector.today)
        faults += row_checks.endings(values) + row_checks.odd_names(values)
        for fault in faults:
            self._find_fault(number, values, fault)
            fatal = fatal or fault.kind.fatal
        content = self._digest(values, matter)
        values = self._with_asides(values, matter)
        whole = values.completed(self._given) if self._completes else values
        on, channel = whole.on, whole.channel
        if fatal or on is None or channel is None:
            for at, cells in matter.rows:
                refused = RefusedRow(self._name, at, tuple(cells), values, matter.before)
                self._collector.refused.append(refused)
            return
        if matter.from_above:
            self._tell_of_merged(number, matter.from_above)
        ready = ReadyRow(
            self._name, number, whole, on, channel, whole.heads or 1, content, others=matter.others
        )  # fmt: skip
        self._collector.take(ready, self._fed, matter.cells)

    def _with_asides(self, values: Values, matter: Matter) -> Values:
        """Return what a matter says, with what stands in columns that no field reads."""
        values = self._asides.sorted_out(values, matter.cells)
        if values.purpose is Purpose.REPORT and Values.purpose not in self._headings:
            self._find(matter.number, "", "", FindingKind.SEALED_BY_KIND)
        if self._assigned and values.doc_no and values.source is None:
            data = {"heading": self._assigned}
            self._find(matter.number, "", "", FindingKind.ASSIGNED_BY_HEADING, data)
            values = values.having({Values.source: Source.ASSIGNED})
        if not (said := self._asides.note(matter.rows)):
            return values
        return values.having({Values.note: "\n".join(filter(None, [values.note, *said]))})

    def _of_year(self, flawed: FlawedCell) -> FlawedCell:
        """Return a day to which the sheet gave the year; singled out where the months run back."""
        day = flawed.flaw.value
        if flawed.field is not Values.on or flawed.flaw.kind not in _YEARS_GIVEN:
            return flawed
        if not isinstance(day, date) or not (before := self._year.before(day)):
            return flawed
        data = {"before": before, "day": day}
        return flawed._replace(
            flaw=flawed.flaw._replace(kind=FindingKind.YEAR_RUNS_BACK, data=data)
        )

    def _too_long(self, number: int, row: list[Cell]) -> bool:
        """Note text that stands under no heading; return whether the row has more cells than headings."""
        for position in self._headless:
            if position < len(row) and row_kinds.has_text(row[position : position + 1]):
                self._beyond.setdefault(position, number)
        end = max(map(len, self._heads))
        if len(row) <= end or not row_kinds.has_text(row[end:]):
            return False
        if self._sheet.ragged:
            self._find(number, "", "", FindingKind.MORE_CELLS_THAN_HEADINGS)
            return True
        for position in range(end, len(row)):
            if row_kinds.has_text(row[position : position + 1]):
                self._beyond.setdefault(position, number)
        return False

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

    def _digest(self, values: Values, matter: Matter) -> bytes:
        """Return a digest of what a matter says, whatever the order of the columns."""
        pairs = [
            f"{key}={said}" for key, place in self._digested if (said := values[place]) is not None
        ]
        pairs += ["\x1e".join(person) for person in matter.others]
        return blake2b("\x1f".join(pairs).encode(), digest_size=16).digest()


def _without(row: list[Cell], positions: list[int]) -> list[Cell]:
    """Return the cells of a row but for those at some positions."""
    return ["" if at in positions else cell for at, cell in enumerate(row)]


def _one_day(row: list[Cell], parts: tuple[int, int, int]) -> str:
    """Return the day that stands in several cells as it is written in one: 3月5日."""
    said = [plain(row[at]) if at >= 0 else "" for at in parts]
    if any(isinstance(part, Flaw) for part in said):
        return str(row[parts[-1]])  # 同上
    marked = (f"{part}{mark}" for part, mark in zip(said, "年月日", strict=True) if part)
    return "".join(marked).replace("月月", "月").replace("日日", "日").replace("年年", "年")
