"""What a file says, row by row: rows that can be registered, rows that cannot, rows left out.

Pure values: nothing here raises.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from xfcli.case.person import Person
from xfcli.case.words import Channel
from xfcli.sheet.cells.text import Cell
from xfcli.sheet.fields import Values
from xfcli.sheet.findings import Finding
from xfcli.sheet.headings import Column


class ReadyRow(NamedTuple):
    """One row that can be registered: what it says, and what no such row lacks."""

    sheet: str
    number: int  # as the file counts its rows, from 1
    values: Values
    on: date
    channel: Channel
    heads: int
    content: bytes  # digest of what the row itself says
    occurrence: int = 1  # the first, second … row of this content in the file
    others: tuple[Person, ...] = ()  # who stands in the rows below of the same matter


class RefusedRow(NamedTuple):
    """A row with a fatal finding, as it stands in the file, for the sheet of corrections."""

    sheet: str
    number: int
    cells: tuple[Cell, ...]
    values: Values  # what could be read of it
    above: tuple[Cell, ...] = ()  # the row above it


class Skip(StrEnum):
    """Why a row, or a whole sheet, is left out."""

    TOTAL = "合计行"
    HEADINGS = "重复的表头"
    MERGED = "与上一行是同一件（合并单元格）"
    CONTINUED = "接着上一行，并入那一件"
    COPY = "另一张表或另一行已有的同一件"
    SECTION = "月份行"
    HEADLINE = "小标题"
    FOOT = "表下的说明"
    VOID = "作废的编号"
    NO_MATTER = "没有日期、姓名、标题和内容"
    SERIAL = "只有序号"
    BLANK_SHEET = "空表"
    HIDDEN_SHEET = "隐藏的工作表，没有读；需要时请先取消隐藏"
    FORM = "像是一页一件的登记表，不是一行一件的台账，没有读"
    NO_HEADINGS = "没有找到表头，整张表没有读"


class SkippedRow(NamedTuple):
    """A row, or with number 0 a whole sheet, that is no petition. Blank rows are none of these."""

    sheet: str
    number: int
    reason: Skip
    text: str = ""  # what it says, without a person in it


class Contents(NamedTuple):
    """All that a file says: every row that is not blank is among rows, refused or skipped."""

    rows: tuple[ReadyRow, ...]
    refused: tuple[RefusedRow, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[SkippedRow, ...]
    columns: Mapping[str, tuple[Column, ...]]  # of each sheet that was read, by its name
    unseen: tuple[str, ...] = ()  # words of likely headings where too few are known to be sure
