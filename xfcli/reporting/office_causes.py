"""Which facts of the office, stated since a report was sealed, make a figure of it another: pure.

A name that units are shown by, the days after which a case is a backlog, a notice of holidays: no
case tells of them, and each moves some figures only.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, cast

from xfcli.case import kinds
from xfcli.case.entry import Entry
from xfcli.reporting.figures import Figure

if TYPE_CHECKING:
    from xfcli.case import office_bodies

_UNITS: Final = ("petitions.unit.", "unit.")
_PLACES: Final = (*_UNITS, "petitions.village.", "petitions.area.")
_BY_DAYS: Final = (
    "accept.timely.rate", "reply.timely.rate", "first.closure.rate", "cases.overdue",
    "repeat.after_late_answer", "unit.due.", "unit.timely.", "unit.overdue.",
)  # fmt: skip
_OF_SETTING: Final = {"desk": _UNITS, "backlog-days": ("cases.backlog",)}


def causes_in_office(
    entries: Iterable[Entry], figure: Figure, last: date
) -> Iterator[tuple[Entry, str]]:
    """Yield of `entries` those that can move `figure` of a period that ends on `last`, and what they state.

    `entries` are those recorded since the seal, of no case, oldest first.
    """
    for entry in entries:
        if entry.kind in {kinds.SETTING, kinds.UNIT, kinds.CALENDAR} and (
            said := "、".join(_stated(entry, figure, last))
        ):
            yield entry, said


def _stated(entry: Entry, figure: Figure, last: date) -> Iterator[str]:
    facts = cast("office_bodies.Facts", entry.body)["facts"]
    if entry.kind == kinds.CALENDAR:
        if figure.key.startswith(_BY_DAYS):
            yield f"导入 {'、'.join(facts)} 年放假安排"
    elif entry.on > last:
        return
    elif entry.kind == kinds.SETTING:
        for key, value in facts.items():
            if figure.key.startswith(_OF_SETTING.get(key, ("/",))):
                yield f"设置 {key} {json.loads(value)}，{entry.on} 起"
    elif figure.key.startswith(_PLACES):
        yield f"单位名册 {_units({key: json.loads(text) for key, text in facts.items()})}，{entry.on} 起"


def _units(facts: Mapping[str, Mapping[str, str] | None]) -> str:
    """Return which units a roster's entry is about: of a merge those that became another."""
    merged = [
        f"{name} → {unit['into']}" for name, unit in facts.items() if unit and unit.get("into")
    ]
    return "、".join(merged or facts)
