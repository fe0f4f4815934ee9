"""Case numbers: permanent, `2026-0012` in full, `12` for this year's number 12."""

import re
from datetime import date

from xfcli.errors import BadValue

_FORM = r"(?:(\d{4})[-－])?0*([1-9]\d{0,9})"


def make(year: int, number: int) -> str:
    """Return the full case number, 2026-0012."""
    return f"{year}-{number:04}"


def split(no: str) -> tuple[int, int]:
    """Return (year, number) of a full case number; ValueError where it is none."""
    year, _, number = no.partition("-")
    return int(year), int(number)


def parse(text: str, today: date) -> str:
    """Return the full number that `text` names: in full, without zeros, or of the year of `today`.

    BadValue if it is no case number.
    """
    found = re.fullmatch(_FORM, text.strip())
    if not found:
        shown = text if len(text) <= 20 else text[:20] + "…"
        raise BadValue(f"「{shown}」不是编号。编号写成 2026-0012，或只写 12（今年的第 12 号）。")
    return make(int(found[1] or today.year), int(found[2]))
