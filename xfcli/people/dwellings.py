"""Telling where somebody lives from the name of a village: that is public, this is a person's own.

A village stands in lists, reports and rosters for everybody; an address is masked and erased. Pure.
"""

import re
from functools import lru_cache
from typing import Final

from xfcli.text import half_width

# 18号, 2单元301, 5栋; 柳河村丙某某家, but neither 李家 nor 东山村 nor 3组.
_DWELLING: Final = r"\d+ *(?:号|室|单元|栋|幢|楼|弄|户|-\d)|(?:村|社区|组|屯).*[^村组屯](?:家|户|宅|隔壁|对面|旁边?)$"


@lru_cache(1024)  # the same villages and units stand in row after row
def is_dwelling(text: str) -> bool:
    """Whether `text`, meant for a village or a unit, says where a person lives."""
    return bool(re.search(_DWELLING, half_width(text.strip())))
