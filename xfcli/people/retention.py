"""How long personal data is kept after a case has ended, by the purpose of the petition.

Nothing is erased by itself: this only says whose time is over. The years are the office's to set;
no law is assumed.
"""

from collections.abc import Mapping
from datetime import date

from xfcli.case import kinds
from xfcli.case.case import Case


def over_on(case: Case, kept: Mapping[str, int]) -> date | None:
    """Return the day from which the data of `case` need not be kept, None while that is open.

    `kept` gives the years by purpose, under "" those for every other purpose.
    """
    wanted = kept.get(case.purpose, kept.get(""))
    ended = _ended_on(case)
    if wanted is None or ended is None:
        return None
    try:
        return ended.replace(year=ended.year + wanted)
    except ValueError:  # a 29 February
        return date(ended.year + wanted, 3, 1)


def _ended_on(case: Case) -> date | None:
    """Return the day from which the years run: of the closing, of the voiding of a number."""
    if case.void:
        return next(entry.on for entry in case.latest_first if entry.kind == kinds.VOID)
    return None if case.closing is None or case.review else case.closing.on


def state(case: Case, over: date | None, today: date) -> str:
    """Return how it stands with the data of an ended case whose time is over on `over`: 暂缓, 限制, 可清除.

    Joined by 、; empty where none of them is so.
    """
    marks = [word for word, is_so in (("暂缓", case.on_hold), ("限制", case.restricted)) if is_so]
    if over and over <= today and not case.on_hold:
        marks.append("可清除")
    return "、".join(marks)
