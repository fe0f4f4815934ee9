"""The 18-character ID number: its check character and its date of birth (GB 11643-1999)."""

from datetime import date
from operator import mul
from typing import Final

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK: Final = "10X98765432"


def fault(number: str) -> str:
    """Return what is wrong with `number`, 17 digits and a digit or X; empty if nothing is.

    Old and mistaken cards exist: a fault is a hint to look again, never a reason to refuse.
    """
    total = sum(map(mul, map(int, number[:17]), _WEIGHTS))
    if _CHECK[total % 11] != number[17]:
        return "身份证号校验位不符，请核对。"
    return "" if born_on(number) else "身份证号里的出生日期不存在，请核对。"


def born_on(number: str) -> date | None:
    """Return the day of birth in an ID number of 18 characters, None in what is none."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
