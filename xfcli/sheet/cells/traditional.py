"""Headings and fixed words in traditional characters (Big5, Hong Kong, Taiwan), read as the simplified ones.

data/traditional.csv holds the characters that our headings and words need (from OpenCC's table), no
others: names and texts stay as they are written.
"""

from functools import cache

from xfcli import reference


def simplified(text: str) -> str:
    """Return a heading or a fixed word in simplified characters."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    return {ord(one): other for one, other in reference.rows("traditional.csv")}
