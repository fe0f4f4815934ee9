"""The end of a journal, by which one knows again up to where it was counted, copied or compared."""

from typing import NamedTuple


class Head(NamedTuple):
    """The last entry: its place, when it was recorded (ISO 8601), its hash in hexadecimal.

    Of a journal without any entry: 0 and two empty texts.
    """

    seq: int
    at: str
    hash: str
