"""A chart of bars as a picture that prints in grey: no library, no font; its numbers stand in a table."""

import struct
import zlib
from collections.abc import Sequence
from typing import Final

_WHITE: Final = 255
_GREYS: Final = (70, 175, 120)  # of the first, second, third series: told apart without colour
_BASE: Final = 0
_GAP: Final = 0.18  # of the room of a group that stays empty on each side


def picture(series: Sequence[Sequence[int]], width: int = 1320, height: int = 360) -> bytes:
    """Return the series side by side, a group of bars for each place, as a .png in shades of grey."""
    places = len(series[0])
    most = max((value for values in series for value in values), default=0) or 1
    columns = [(_WHITE, 0)] * width  # shade and height of the bar on each column of the picture
    room = width / places
    for place in range(places):
        bar = room * (1 - 2 * _GAP) / len(series)
        for i, values in enumerate(series):
            left = round(place * room + _GAP * room + i * bar)
            for x in range(left, round(left + bar) - 1):
                columns[x] = (_GREYS[i], round(values[place] / most * (height - 8)))
    rows = []
    for y in range(height):
        level = height - y
        shades = (
            _BASE if level <= 2 else shade if level <= tall else _WHITE for shade, tall in columns
        )
        rows.append(b"\0" + bytes(shades))
    return _png(width, height, b"".join(rows))


def _png(width: int, height: int, rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
