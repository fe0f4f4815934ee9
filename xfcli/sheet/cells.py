"""The cell readers, by field: which function reads a cell of 登记日期, of 人数, of 办理结果.

A reader takes (cell, context) and returns a value, None for an empty cell, or a `Flaw`.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from xfcli.errors import BadValue
from xfcli.sheet import cell_dates, cell_people, cell_text, cell_words
from xfcli.sheet.cell_text import Cell, Context, Flaw
from xfcli.sheet.cell_words import Reader
from xfcli.sheet.fields import BY_KEY

_READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "no": cell_text.code,
        "on": cell_dates.day,
        "channel": cell_words.channel,
        "source": cell_words.source,
        "level": cell_words.level,
        "purpose": cell_words.purpose,
        "name": cell_people.name,
        "id_number": cell_people.id_number,
        "phone": cell_people.phone,
        "count": cell_people.count,
        "text": cell_text.prose,
        "repeat_of": cell_text.code,
        "transferred_on": cell_dates.day,
        "accepted_on": cell_dates.day,
        "due_on": cell_dates.day,
        "replied_on": cell_dates.day,
        "delivered_on": cell_dates.day,
        "closed_on": cell_dates.day,
        "result": cell_words.result,
        "rating": cell_words.rating,
        "doc_no": cell_text.code,
        "note": cell_text.prose,
    }
)
# The same few stand in row after row: each is read once and kept in memory once.
_RECURRING: Final = frozenset({"village", "address", "domain", "unit", "handler", "leader"})
_REMEMBERED: Final = 1024  # of one column


def reader(key: str, heading: str = "") -> Reader:
    """Return the reader of the field `key` in a column with this heading."""
    if key == "repeat":
        return cell_words.repeat(heading)
    if key in _RECURRING:
        return lru_cache(_REMEMBERED, typed=True)(cell_text.line)
    return _READERS.get(key, cell_text.line)


def typed(key: str, value: Cell, context: Context) -> object:
    """Return a value given outside the sheet (--channel 网上), read as a cell of the field `key`.

    None where it is empty. Raises BadValue for an unknown key and for a value that is refused.
    """
    if key not in BY_KEY:
        raise BadValue(f"没有「{key}」这一项。")
    got = reader(key)(value, context)
    if isinstance(got, Flaw):
        raise BadValue(f"{BY_KEY[key].heading}：{got.message}")
    return got
