"""A case handed to a unit, and which transfers the unit has it by: those of cases merged into it as well as its own.

What the unit does answers all of them: they are one matter now.
"""

from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple


class Transfer(NamedTuple):
    """The case was handed to `unit`; `due` is set where it was assigned (交办)."""

    seq: int
    on: date
    unit: str
    assign: bool = False
    due: date | None = None
    assisting: tuple[str, ...] = ()  # 协办; `unit` leads
    objected_on: date | None = None  # 异议 raised (条例 Art 23)
    returned_on: date | None = None  # objection verified and agreed to, material handed back
    reported_on: date | None = None  # 办结报告 received
    inner: bool = False  # handed over within the organ: a note, no letter
    unbound: bool = False  # not by a 信访部门: no days of 条例 Art 23 ¶3


def held(transfers: Sequence[Transfer]) -> tuple[Transfer, ...]:
    """Return the transfers by which the last unit has the case, in order; () where it gave it back."""
    of_it = takewhile(
        lambda one: one.unit == transfers[-1].unit and one.returned_on is None, reversed(transfers)
    )
    return tuple(of_it)[::-1]


def by_unit(
    transfers: tuple[Transfer, ...],
    *,
    objected_on: date | None = None,
    returned_on: date | None = None,
    reported_on: date | None = None,
) -> tuple[Transfer, ...]:
    """Return `transfers` with what the unit did that has the case; what it did before stays.

    ValueError where no unit has it.
    """
    if not (ours := held(transfers)):
        raise ValueError
    done = (
        one._replace(
            objected_on=one.objected_on or objected_on,
            returned_on=returned_on,
            reported_on=one.reported_on or reported_on,
        )
        for one in ours
    )
    return (*transfers[: -len(ours)], *done)
