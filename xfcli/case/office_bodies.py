"""What the entries of the office hold, which belong to no case; and the two types all bodies share."""

from datetime import date
from typing import Annotated, TypedDict

Day = Annotated[str, date]  # ISO 8601
Count = Annotated[int, range(1_000_000)]  # of heads, of days; other whole numbers are places


class Facts(TypedDict):
    """Facts of the office by key, each as JSON text; null takes it back."""

    facts: dict[str, str]


class Export(TypedDict):
    """Personal data was taken out."""

    where: str


class Sums(TypedDict):
    """The sums by month were written to be given upward: up to which month, and their seal."""

    until: str
    seal: str


# A report as it was sent: its period, its text and JSON, the cases behind each figure, and the
# last entry that was counted with its hash.
Seal = TypedDict(
    "Seal",
    {
        "label": str,
        "from": Day,
        "to": Day,
        "head": str,
        "counted_to": int,
        "text": str,
        "data": str,
        "cases": dict[str, dict[str, int]],
    },
)
