"""What a file says: rows that can be registered, rows that cannot, and a finding for every doubt.

A finding repeats a value only with everything personal masked. Pure values: nothing here raises.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from xfcli.case.words import Channel
from xfcli.people import masking
from xfcli.sheet.cells.text import Cell
from xfcli.sheet.fields import Field, Values
from xfcli.sheet.finding_kinds import NO_DATA, Data, Kind
from xfcli.sheet.headings import Column

_SHOWN: Final = 30  # characters of a cell that a finding repeats
_MASKS: Final[Mapping[Field[object] | None, Callable[[str], str]]] = {
    Values.id_number: masking.id_number,
    Values.name: lambda text: masking.name(text[:2]),
    Values.phone: masking.phone,
    Values.address: masking.address,
    Values.village: masking.address,
}


class Finding(NamedTuple):
    """One thing to look at; a fatal one keeps its row (0: the whole sheet) out of the ledger."""

    sheet: str
    row: int
    column: str
    value: str
    kind: Kind
    data: Data = NO_DATA

    @property
    def fatal(self) -> bool:
        """Whether it keeps its row out."""
        return self.kind.fatal

    @property
    def message(self) -> str:
        """The sentence that tells it."""
        return self.kind.sentence(self.data)


class Row(NamedTuple):
    """One row that can be registered: what it says, and what none of them lacks."""

    sheet: str
    number: int
    values: Values
    on: date
    channel: Channel
    heads: int
    content: bytes  # digest of what the row itself says
    occurrence: int = 1  # the first, second … row of this content in the file


class Refused(NamedTuple):
    """A row with a fatal finding, as it stands in the file, for the sheet of corrections."""

    sheet: str
    number: int
    cells: tuple[Cell, ...]
    values: Values  # what could be read of it


class Skip(StrEnum):
    """Why a row, or a whole sheet, is left out."""

    TOTAL = "合计行"
    HEADINGS = "重复的表头"
    MERGED = "与上一行是同一件（合并单元格）"
    SECTION = "月份行"
    HEADLINE = "小标题"
    FOOT = "表下的说明"
    VOID = "作废的编号"
    NO_MATTER = "没有日期、姓名、标题和内容"
    SERIAL = "只有序号"
    BLANK_SHEET = "空表"
    HIDDEN_SHEET = "隐藏的工作表，没有读；需要时请先取消隐藏"
    NO_HEADINGS = "没有找到表头，整张表没有读"


class Skipped(NamedTuple):
    """A row, or with number 0 a whole sheet, that is no petition. Blank rows are not told."""

    sheet: str
    number: int
    reason: Skip


class Reading(NamedTuple):
    """Everything that a file says: every row that is not blank is in rows, refused or skipped."""

    rows: tuple[Row, ...]
    refused: tuple[Refused, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    columns: Mapping[str, tuple[Column, ...]]  # of each sheet that was read


def masked(field: Field[object] | None, value: object) -> str:
    """Return `value`, a cell of `field` (None: of no one field), short and without a person in it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value) if abs(value) < 1e15 else "（数字）"
    text = str(value).strip()
    if mask := _MASKS.get(field):
        return mask(text)
    # The cut may not fall before the masking: half a number is no longer recognised.
    shown = masking.free_text(" ".join(text.split()))
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
