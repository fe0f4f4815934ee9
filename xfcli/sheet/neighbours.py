"""What a heading means by the headings beside it: who signed, whose day it is, what a day proves.

Pure. It changes what `headings` found for each column by itself.
"""

from collections.abc import Mapping
from typing import Final

from xfcli.sheet.fields import Field, Values

SENT_DOWN: Final = ("交办", "上级交办")  # what comes from an office above says so
UNNAMED: Final = 9999  # the rank of what names no field
_SIGNED: Final = frozenset({"签收日期", "签收时间"})  # by whom it does not say
# On that day somebody tried; with what success the heading does not say.
_TRIED: Final = frozenset({"调解日期", "调解时间", "调处日期", "调处时间"})


def put_right(
    below: list[str],
    names: list[str],
    winners: dict[Field[object], int],
    ranked: list[tuple[int, Field[object] | None]],
) -> None:
    """Put right which column gives a field its value, in `winners` and `ranked`.

    Takes of each column the lower heading (normal), the whole heading, and how well it names which
    field; and of each field the column that names it best.
    """
    _take_day_of_sender(names, winners, ranked)
    for says_other in (_receipt_of_unit, _mere_attempt):
        while (at := says_other(below, winners)) is not None:
            _leave(at, winners, ranked)


def _take_day_of_sender(
    names: list[str],
    winners: dict[Field[object], int],
    ranked: list[tuple[int, Field[object] | None]],
) -> None:
    """Read 交办日期 as the day of registration where nothing else is and a sender is named beside it."""
    at = winners.get(Values.transferred_on, -1)
    if Values.on in winners or at < 0 or not names[at].startswith(SENT_DOWN):
        return
    if any(other != at and name.startswith(SENT_DOWN) for other, name in enumerate(names)):
        winners[Values.on] = winners.pop(Values.transferred_on)
        ranked[at] = (ranked[at][0], Values.on)


def _receipt_of_unit(below: list[str], winners: Mapping[Field[object], int]) -> int | None:
    """Return the column 签收时间 where a unit is named and no answer stands before it: the unit signed."""
    at = winners.get(Values.delivered_on)
    if at is None or below[at] not in _SIGNED or Values.unit not in winners:
        return None
    return None if 0 <= winners.get(Values.replied_on, -1) < at else at


def _mere_attempt(below: list[str], winners: Mapping[Field[object], int]) -> int | None:
    """Return the column 调解日期 where no other says whether it succeeded: a day alone settles nothing."""
    at = winners.get(Values.settled_on)
    tried = at is not None and below[at] in _TRIED
    return at if tried and Values.settled not in winners else None


def _leave(
    at: int,
    winners: dict[Field[object], int],
    ranked: list[tuple[int, Field[object] | None]],
) -> None:
    """Read a column as a remark, or what it won as the column that names it next best."""
    field = ranked[at][1]
    ranked[at] = (UNNAMED, Values.note)
    others = [(rank, index) for index, (rank, other) in enumerate(ranked) if other is field]
    if field and others:
        winners[field] = min(others)[1]
    elif field:
        del winners[field]
