r"""Words as they reach a program from Windows' command line, and what was meant by them. Pure.

cmd takes only " for a quote and lets \ escape it: 「'低保'」 keeps its quotes, and the end of
「"E:\备 份\"」 swallows the quote with what follows.
"""

import re
from typing import Final

from xfcli.errors import BadValue

_PAIRS: Final = {"'": "'", "“": "”", "‘": "’", '"': '"'}


def path(text: str) -> str:
    """Return a path without the quotes and blanks that came along with it."""
    return text.strip().strip("\"'“”").strip()


def word(text: str) -> str:
    r"""Return a word of cmd's command line as it was meant: without quotes around the whole of it.

    BadValue where a \ before a quote has swallowed what follows.
    """
    name, equals, value = text.partition("=") if text.startswith("--") else ("", "", text)
    return f"{name}{equals}{_bare(value)}"


def _bare(value: str) -> str:
    if re.match(r"[A-Za-z]:[\\/]|\\\\", value):
        return _path_before_quote(value)
    first, inner, close = value[:1], value[1:-1], _PAIRS.get(value[:1])
    if not inner or close is None or value[-1] != close or first in inner or close in inner:
        return value
    return inner


def _path_before_quote(value: str) -> str:
    before, quote, after = value.partition('"')
    if after:
        raise BadValue(
            f"「{before}\\」末尾的 \\ 和后面的引号连在了一起，后面的内容也被并进来了。去掉末尾的 \\ 再输一次。"
        )
    return before if quote else value
