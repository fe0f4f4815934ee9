"""What an old Excel file (.xls) says of its own size, read before memory is taken for it.

The reader of sheets takes as much as the file says it needs, follows its tables wherever they lead,
and ends the whole program where memory runs out. Pure functions over the bytes of the file.
"""

import re
import struct
from collections.abc import Iterator
from typing import Final

_HEAD: Final = struct.Struct("<30x H 8x 9I")  # of the container, up to its list of tables
_LISTED_AT: Final = 76  # 109 sectors that hold the table of sectors
_ENTRY: Final = struct.Struct("<66x B 49x II 4x")  # of its directory: kind, first sector, size
_PARTS: Final = frozenset({2, 5})  # a stream, the root
_SMALL: Final = 4096  # bytes: below it a stream lies within that of the root
_END: Final = 0xFFFFFFFA  # and beyond: no sector
# The record that says which rows and columns a sheet takes, as BIFF8 and as BIFF5 have it.
_AREA: Final = re.compile(
    rb"\x00\x02(?:\x0e\x00(?P<new>.{12})|\x0a\x00(?P<old>.{8}))\x00\x00", re.DOTALL
)


def lies(content: bytes) -> bool:
    """Whether a part of the container is said to be longer than the file, or goes round in a circle."""
    if len(content) < 512:
        return False  # too short to be one: others say so
    head = _HEAD.unpack_from(content)
    power, of_directory, of_table, directory, _, _, small, of_small, more, of_list = head
    if power not in {9, 12}:
        return True
    size = 1 << power
    if any(count * size > len(content) for count in (of_directory, of_table, of_small, of_list)):
        return True
    listed = _listed(content, more, size)
    if listed is None:
        return True
    table = [at for sector in listed for at in _numbers(content, sector, size)]
    held = _chain(table, directory)
    if held is None or _chain(table, small) is None:
        return True
    entries = b"".join(content[(at + 1) * size : (at + 2) * size] for at in held)
    return any(
        length > len(content)
        or ((kind == max(_PARTS) or length >= _SMALL) and _chain(table, start) is None)
        for kind, start, length in _ENTRY.iter_unpack(entries[: len(entries) // 128 * 128])
        if kind in _PARTS
    )


def _listed(content: bytes, at: int, size: int) -> list[int] | None:
    """Return the sectors that hold the table of sectors, `at` the first of more of them; None in a circle."""
    listed, seen = [*struct.unpack_from("<109I", content, _LISTED_AT)], set[int]()
    while at < _END and (more := _numbers(content, at, size)):
        if at in seen:
            return None
        seen.add(at)
        listed += more[:-1]
        at = more[-1]
    return listed


def _numbers(content: bytes, sector: int, size: int) -> tuple[int, ...]:
    part = content[(sector + 1) * size : (sector + 2) * size]
    return struct.unpack_from(f"<{len(part) // 4}I", part)


def _chain(table: list[int], start: int) -> list[int] | None:
    """Return the sectors from `start` on, as far as the table knows them; None where they go round."""
    found: list[int] = []
    while start < min(len(table), _END):
        found.append(start)
        if len(found) > len(table):
            return None
        start = table[start]
    return found


def areas(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield (last row, columns) of each sheet as the file states them."""
    for found in _AREA.finditer(content):
        if new := found["new"]:
            first, last, left, right = struct.unpack("<IIHH", new)
        else:
            first, last, left, right = struct.unpack("<HHHH", found["old"])
        if first <= last and left <= right:
            yield last, right
