"""How many blank papers may be printed at once, to be filled in by hand when there is no power."""

from typing import Final

from xfcli.errors import BadValue

MOST: Final = 50  # numbers reserved at once


def checked(count: int) -> int:
    """Return `count` if so many numbers may be reserved at once; BadValue if not."""
    if not 1 <= count <= MOST:
        raise BadValue(f"一次预留 1 到 {MOST} 份，填的是 {count}。")
    return count
