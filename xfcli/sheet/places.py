"""Which village and which unit of the office's own list a sheet means by what it writes.

Pure. A name that is not on the list is never taken for one that is: it is told, once, and the officer
says what it is.
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from xfcli.errors import BadValue
from xfcli.text import NUMERALS, half_width

# Counties, then a town of two characters at least that may not swallow the village: 古镇村 is whole.
_BEFORE: Final = re.compile(r".*?(?:省|市|县|区|旗)(?=[^省市县区旗]{2,}?(?:镇|乡|街道))")
_LIKELY: Final = re.compile(
    r"(?:[本我该](?:镇|乡|街道))?(?:(?P<town>[^镇乡]{2,4}?(?:镇|乡|街道))(?=.{2,}(?:村|社区)))?(?P<village>[一-龥]{1,7}?(?:村|社区))(?!民(?!小组|委员会))"
)

# A town before it has two characters at least and may not swallow the village: 古镇村 is whole.
_VILLAGE: Final = re.compile(
    r"(?:[本我该](?:镇|乡|街道)|[^镇乡]{2,4}[镇乡](?=.{2,}(?:村|社区)))?"
    rf"(?P<village>.+(?:村|社区))(?:(?:第?[\d{NUMERALS}]+(?:[组队屯社号]|村民小组|网格)|网格).*)?"
)


def village_in(address: str, villages: Collection[str]) -> str:
    """Return the one listed village that an address names, "" where it is none or several.

    Of two that lie within one another (东山村, 小东山村) the longer one is meant.
    """
    named = [village for village in villages if village in address]
    longest = [v for v in named if not any(v != other and v in other for other in named)]
    return longest[0] if len(longest) == 1 else ""


def likely_village(address: str) -> str:
    """Return what looks like the village in an address (青石镇柳河村3组), "" where nothing does."""
    return _likely(address)[1]


def town_in(address: str) -> str:
    """Return the town that an address names before its village, "" where it names none."""
    return _likely(address)[0]


@lru_cache(1)  # town and village of an address are asked for one after the other
def _likely(address: str) -> tuple[str, str]:
    found = _LIKELY.match(_BEFORE.sub("", "".join(address.split()), count=1))
    return (found["town"] or "", found["village"]) if found else ("", "")


def has_town(name: str) -> bool:
    """Return whether the name of an office says of which town it is."""
    return bool(re.search(".(?:镇|乡|街道)", name))


def village_alone(said: str) -> str:
    """Return the village in 青石镇柳河村3组; a text in which none is seen is returned whole."""
    found = _VILLAGE.fullmatch(said)
    return found["village"] if found else said


def village_of(said: str) -> tuple[str, str]:
    """Return the village that 青石镇 柳河村3组 names, without blanks, and the whole where it says more."""
    whole = half_width("".join(said.split()))
    village = village_alone(whole)
    return village, whole if village != whole else ""


def both(dwelling: str, address: str) -> str:
    """Return where somebody lives, of two texts that say it: neither loses what only it says."""
    if dwelling in address or not address:
        return address or dwelling
    return dwelling if address in dwelling else f"{dwelling}，{address}"


def likely_unit(name: str, units: Iterable[str]) -> str:
    """Return the one listed unit of which a name is the short form (综治办, 综合治理办), "" if none."""
    longer = [unit for unit in units if len(unit) > len(name) >= 3 and _is_short(name, unit)]
    return longer[0] if len(longer) == 1 else ""


def _is_short(name: str, unit: str) -> bool:
    """Return whether a name begins and ends as the unit does and skips some of its characters."""
    rest = iter(unit)
    return name[0] == unit[0] and name[-1] == unit[-1] and all(mark in rest for mark in name)


def read_same_units(options: Iterable[str], units: Collection[str]) -> dict[str, str]:
    """Return what --same-unit 写法=名册里的单位 says; BadValue for a unit that is not on the list."""
    same: dict[str, str] = {}
    for option in options:
        written, equals, unit = (part.strip() for part in option.replace("＝", "=").partition("="))
        if not equals or not written:
            raise BadValue(f"--same-unit 要写成 表里的写法=名册里的单位，不能是「{option}」。")
        if unit not in units:
            raise BadValue(
                f"名册里没有「{unit}」。用 xf units 看名册，先登记：xf units --add {unit}"
            )
        same[written] = unit
    return same
