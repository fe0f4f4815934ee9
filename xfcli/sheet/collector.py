"""The contents of a file while they grow, sheet after sheet and row after row."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli.sheet import headings
from xfcli.sheet.cells.text import Cell
from xfcli.sheet.fields import Field, Values
from xfcli.sheet.finding_kinds import NO_DATA, Data, FindingKind
from xfcli.sheet.findings import Finding, excerpt
from xfcli.sheet.rows import Contents, ReadyRow, RefusedRow, Skip, SkippedRow

if TYPE_CHECKING:
    from xfcli.sheet.headings import Column

HEAD: Final = 30  # rows among which the headings are looked for
_SEEN: Final = 12  # texts that a sheet without headings is told to have


class Collector:
    """Takes rows, findings and what is left out; knows which rows it was given before."""

    def __init__(self, given: Values, today: date | None) -> None:
        """Take the values of fields without a column, and the last day that can have been."""
        self.given, self.today = given, today
        self.refused: list[RefusedRow] = []
        self.columns: dict[str, tuple[Column, ...]] = {}
        self._rows: list[ReadyRow] = []
        self._findings: list[Finding] = []
        self._forms: list[str] = []  # sheets
        self._without_headings: dict[str, _Seen] = {}
        self._skipped: list[SkippedRow] = []
        self._first: dict[bytes, int] = {}  # the position among the rows, by content
        self._matters: dict[tuple[object, ...], int] = {}
        self._again: Counter[bytes] = Counter()

    def find(
        self,
        sheet: str,
        row: int,
        column: str,
        value: str,
        kind: FindingKind,
        data: Data = NO_DATA,
    ) -> None:
        """Take what was found in a row; row 0 is the whole sheet."""
        self._findings.append(Finding(sheet, row, column, value, kind, data))

    def skip(
        self,
        sheet: str,
        number: int,
        reason: Skip,
        row: Sequence[Cell] = (),
        fields: Sequence[Field[object] | None] = (),
    ) -> None:
        """Leave out a row with its cells, each of which feeds a field or none; number 0 is a whole sheet."""
        fed = [*fields, *[None] * (len(row) - len(fields))]
        said = [excerpt(field, cell) for cell, field in zip(row, fed, strict=False) if cell != ""]
        self._skipped.append(SkippedRow(sheet, number, reason, " ".join(filter(None, said))))

    def miss_headings(self, sheet: str, head: Sequence[Sequence[Cell]]) -> None:
        """Take a sheet in whose first rows no headings were found."""
        self._without_headings[sheet] = _seen_in(max(head, key=_texts))

    def miss_form(self, sheet: str) -> None:
        """Take a sheet that is the form of one petition."""
        self._forms.append(sheet)

    def take(
        self, row: ReadyRow, fields: Sequence[Field[object] | None], cells: Sequence[Cell]
    ) -> None:
        """Take a row that can be registered, if it is not a copy of one before.

        The same row on two sheets is one, and so is the same number with the same content; where
        only something differs between them, or nothing has a number, that is said.
        """
        place = self._first.setdefault(row.content, len(self._rows))
        matter = row.on, str(row.values.name or ""), row.values.title or row.values.text
        if place < len(self._rows):
            first = self._rows[place]
            if first.sheet != row.sheet or row.values.no:
                self.skip(row.sheet, row.number, Skip.COPY, cells, fields)
                return
            self._again[row.content] += 1
            row = row._replace(occurrence=1 + self._again[row.content])
            self._tell_of_first(row, first, FindingKind.SAME_ROW)
        elif row.values.name and (place := self._matters.get(matter, -1)) >= 0:
            first = self._rows[place]
            if first.sheet != row.sheet:
                if _agree(first.values, row.values):
                    self._rows[place] = first._replace(values=first.values.completed(row.values))
                    self.skip(row.sheet, row.number, Skip.COPY, cells, fields)
                    return
                self._tell_of_first(row, first, FindingKind.ALMOST_SAME_ROW)
        self._matters.setdefault(matter, len(self._rows))
        self._rows.append(row)

    def _tell_of_first(self, row: ReadyRow, first: ReadyRow, kind: FindingKind) -> None:
        place = f"第 {first.number} 行"
        if first.sheet != row.sheet:
            place = f"「{first.sheet}」{place}"
        self.find(row.sheet, row.number, "", "", kind, {"place": place})

    def contents(self) -> Contents:
        """Return all of it; a form, or a sheet without headings, is a leaflet where another sheet was read."""
        for sheet in self._forms:
            if self.columns:
                self.skip(sheet, 0, Skip.FORM)
            else:
                self.find(sheet, 0, "", "", FindingKind.FORM)
        for sheet, seen in self._without_headings.items():
            if self.columns:
                self.skip(sheet, 0, Skip.NO_HEADINGS)
            else:
                self.find(
                    sheet, 0, "", "", FindingKind.NO_HEADINGS, {"rows": HEAD, "seen": seen.told}
                )
        return Contents(
            tuple(self._rows),
            tuple(self.refused),
            tuple(self._findings),
            tuple(self._skipped),
            MappingProxyType(self.columns),
            tuple(word for seen in self._without_headings.values() for word in seen.unknown),
        )


def _agree(one: Values, other: Values) -> bool:
    """Return whether two rows say nothing different, the words of their notes apart."""
    pairs = zip(one, other, strict=True)
    different = [at for at, (a, b) in enumerate(pairs) if not (a is None or b is None or a == b)]
    return set(different) <= {Values.note.position}


def _texts(row: Sequence[Cell]) -> int:
    return len({cell for cell in row if type(cell) is str and cell})


class _Seen(NamedTuple):
    """What the likeliest row of headings says, as far as it may be shown: short words."""

    told: str = ""
    unknown: tuple[str, ...] = ()


def _seen_in(row: Sequence[Cell]) -> _Seen:
    seen = [*dict.fromkeys(map(headings.normal, row))]
    known = [word for word in seen if word and headings.field_of(word)]
    others = [word for word in seen if word and word not in known and len(word) <= 12]
    if not known:
        return _Seen()
    unknown = f"，没有认出「{'」「'.join(others[:_SEEN])}」" if others else ""
    return _Seen(f"看到的列里认出了「{'」「'.join(known)}」{unknown}。", tuple(others))
