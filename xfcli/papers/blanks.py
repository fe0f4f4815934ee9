"""How many blank papers may be printed at once, to be filled in by hand when there is no power."""

from typing import Final

from xfcli.errors import BadValue

MOST: Final = 50  # numbers reserved at once


def checked(count: int, *, preview: bool) -> int:
    """Return `count` if so many numbers may be reserved at once; BadValue if not, and for a mere look."""
    if preview:
        raise BadValue("空白文书没有内容可看，印出来就留出文号。去掉 -n 或 --blank。")
    if not 1 <= count <= MOST:
        raise BadValue(f"一次预留 1 到 {MOST} 份，填的是 {count}。")
    return count
