"""The cell readers, by field: which function reads a cell of 登记日期, of 人数, of 办理结果.

A reader takes (cell, context) and returns a value, None for an empty cell, or a `Flaw`.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from xfcli.errors import BadValue
from xfcli.sheet.cells import dates, people, text, words
from xfcli.sheet.cells.text import Cell, Context, Flaw
from xfcli.sheet.cells.words import Reader
from xfcli.sheet.fields import BY_KEY

_READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "no": text.code,
        "on": dates.day,
        "channel": words.channel,
        "source": words.source,
        "level": words.level,
        "purpose": words.purpose,
        "name": people.name,
        "id_number": people.id_number,
        "phone": people.phone,
        "count": people.count,
        "text": text.prose,
        "repeat_of": text.code,
        "transferred_on": dates.day,
        "accepted_on": dates.day,
        "due_on": dates.day,
        "replied_on": dates.day,
        "delivered_on": dates.day,
        "closed_on": dates.day,
        "result": words.result,
        "rating": words.rating,
        "doc_no": text.code,
        "note": text.prose,
    }
)
# The same few stand in row after row: each is read once and kept in memory once.
_RECURRING: Final = frozenset({"village", "address", "domain", "unit", "handler", "leader"})
_REMEMBERED: Final = 1024  # of one column


def reader(key: str, heading: str = "") -> Reader:
    """Return the reader of the field `key` in a column with this heading."""
    if key == "repeat":
        return words.repeat(heading)
    if key in _RECURRING:
        return lru_cache(_REMEMBERED, typed=True)(text.line)
    return _READERS.get(key, text.line)


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
