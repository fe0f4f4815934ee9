"""A name in one spelling: what people write differently of one name does not tell two people apart."""

import re
from typing import Final

from xfcli.text import half_width

# What people put between the parts of a name, where others put another, or nothing.
_BETWEEN: Final = re.compile(r"[\s·•・．.‧∙⋅･\u200b-\u200f\ufeff]+")


def spelled(name: str) -> str:
    """Return `name` at half width, in small letters, without blanks and dots: 阿某•买 某 is 阿某买某."""
    return name if name.isalpha() and not name.isascii() else _bare(name)


def _bare(name: str) -> str:
    return _BETWEEN.sub("", half_width(name)).casefold()
