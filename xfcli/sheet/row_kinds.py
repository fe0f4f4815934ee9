"""Which rows of a sheet are no petitions: totals, notes at the foot, dividing lines."""

import re
from collections.abc import Sequence
from typing import Final

from xfcli.sheet.cells.text import Cell
from xfcli.text import NUMERALS

_TOTAL: Final = re.compile(
    r"\s*(?:本页|本月|当月|本季|本季度|全年|年度|本年|累计|总|以上|上半年|下半年|[\d〇一二三四五六七八九十—–~至-]{1,7}(?:月份?|季度?)|第?[一二三四1-4]季度|来信|来访|来电|网上)?\s*(?:[合小总總累共]\s*[计計])[\d\s:：件批人次,，、]*"
)
_FOOT: Final = re.compile(
    r"\s*(?:(?:注|备注|附注|说明|填表|制表|审核|审批|填报|统计|报送|打印|分管领导|主要领导|单位负责人|负责人|经办人|联系人|联系电话"
    r"|单位|日期|註|備註|附註|說明|填表|製表|審核|統計|單位)[^:：]{0,6}[:：]|注\d|第\s*\d+\s*页|共\s*\d+\s*[页件条]|以上|截至|截止|——|\*)"
)
# Between the pages of a printed register; a line that ends so is its title once more.
_PAGE: Final = re.compile(
    r"\s*[(（]?(?:[转接过承][上下次前]页|续[上下表]?[表页]?|承前页)[)）]?"
    r"|.{2,36}(?:登记[表簿册]?|台账|一览表|汇总表|统计表|名册|清单|明细表?)(?:[(（](?:第?[\d一二三四五六七八九十]+页?|续[表页]?)[)）])?"
)
_HEADLINE: Final = re.compile(rf"\s*[(（]?[{NUMERALS}]{{1,3}}[)）、.．]\S")
FEW: Final = 6  # cells that a foot line may have: 填表人 … 审核人 … 日期 …


def has_text(cells: Sequence[Cell]) -> bool:
    """Return whether any cell holds more than spaces."""
    return any(cell.strip() if isinstance(cell, str) else True for cell in cells)


def is_total(cells: Sequence[Cell]) -> bool:
    """Return whether this is a row of sums: 合计, 小计 … in one of its first cells."""
    for cell in cells[:4]:  # a generator doubles what this costs on every row
        if type(cell) is str and ("计" in cell or "計" in cell) and _TOTAL.fullmatch(cell):
            return True
    return False


def lone_text(cells: Sequence[Cell]) -> str:
    """Return the text of a row all of whose cells are text and say one thing, empty for any other."""
    said = {cell.strip() for cell in cells if isinstance(cell, str)} - {""}
    only_text = len(said) == 1 and all(isinstance(cell, str) for cell in cells)
    return said.pop() if only_text else ""


def is_foot(cells: Sequence[Cell]) -> bool:
    """Return whether a row, not a blank one, is a note below the table: 注：…, 填表人：… 审核人：…."""
    said = [cell for cell in cells if cell != ""]
    return len(said) <= FEW and isinstance(said[0], str) and bool(_FOOT.match(said[0]))


def is_headline(text: str) -> bool:
    """Return whether a lone text divides the rows: 一、来信, 转下页, the title of the next page."""
    return bool(_PAGE.fullmatch(text)) or (bool(_HEADLINE.match(text)) and len(text) <= 30)
