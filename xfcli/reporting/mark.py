"""A mark: what a case adds to the counts on one day. Every figure is a sum of marks.

A mark lies on a day, and counts in each period that holds this day. Where it speaks of what came
later (registered on the 3rd, closed on the 20th), it counts from the day `since` on: in periods that
end before it, nothing is known of that. What changes is taken back on the day it changes, by a
negative mark, and set anew. So a figure depends on nothing that is dated after its period, and is a
plain sum all the same.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from xfcli.reporting.course import Past, Turn, changes_after, value_on
from xfcli.reporting.known import NO_TERM, Term

# What is marked: on which day, broken down by what (`value`), and from when on it counts. Names that
# the type checker knows: members of an enum would cost each of the many marks of a case as much again.
Group = Literal[
    # A petition, on the day it came; what the office found itself (排查) is none.
    "channel",
    "source",
    "level",
    "purpose",
    "domain",  # of its case, as it changes
    "route",  # of its case, as it changes
    "unit",  # that has its case, as it changes
    "village",
    "order",  # by 初件 and 重件: `FIRST`, `REPEAT`
    "persons",  # by channel; n persons
    "crowd",  # a visit of five persons or more
    "crowd.persons",  # the same; n persons
    "joint",  # a letter of five persons or more (联名信)
    "late",  # a repeat after a late, missing or undelivered answer
    "petition.filed",  # since its case was filed
    "outreach",  # what the office found itself
    "outreach.settled",  # since it is closed and settled
    # A case, on the day of what happened to it.
    "new",  # opened by its first petition
    "filed",  # 立案
    "filed.closed",  # since it is closed
    "assigned",  # came down from a superior
    "assigned.closed",  # since it is closed
    "closed",  # each time, by the unit that had it
    "ended",  # the last time up to a period's end, by the last rating given, "" for none
    "settled",  # closed the first time, and settled; until it is petitioned or reopened
    "sent",  # handed over, by the unit
    "passed",  # 转送, 交办, 督办
    "refused",  # 不予受理, 不再受理
    "extended",
    "answered",  # by the unit that had it
    "delivered",  # on the day it was answered, since it is delivered; by the same unit
    "result",  # of an answer
    "days.answer",  # on the day of an answer: how many days it took
    "days.close",  # on the day of a closing: the same
    "decided",  # on a review
    "instruction",  # 批示
    "care",  # 包案, once
    # What is open: the sum of all days up to a day is what is open at its end.
    "balance",  # +1 and -1, by the unit that had it
    "stock",  # +1 on the day it was opened, -1 since it was closed
    # A duty, on the day before which it cannot be due, with its term; and that it was done. It counts
    # as it stood at the end of its last day: what becomes of it later changes nothing of it.
    "told",  # the first petition
    "told.done",
    "reply",  # by the unit that had it then, or when it was answered
    "reply.done",
    "first.due",  # of the first handling, as it stands at the end of the period
    "first.due.done",  # since its case is closed
]
Duty = Literal["told", "reply", "first.due"]
DONE: Final[Mapping[Duty, Group]] = {
    "told": "told.done", "reply": "reply.done", "first.due": "first.due.done"
}  # fmt: skip
FIRST: Final = "first"
REPEAT: Final = "repeat"
FORWARDED: Final = "转送"
ASSIGNED: Final = "交办"


class Mark(NamedTuple):
    """`n` in `group` on `day` (ISO); `value` breaks it down; `seq` is the petition it comes from."""

    group: Group
    day: str
    value: str = ""
    term: Term = NO_TERM  # of a duty: the calendar counts its last day out at each reading
    since: str = ""  # "": from its day on
    n: int = 1
    seq: int = 0


def later(since: str, day: str) -> str:
    """Return `since`, "" where a mark on `day` counts from its own day on all the same."""
    return since if since > day else ""


def marks_while(
    group: Group, day: str, turns: Past[Turn], holds: Callable[[Turn], bool], seq: int = 0
) -> Iterator[Mark]:
    """Yield the marks of what is so on `day` or later: from when it holds, until it no longer does."""
    held = False
    for since, turn in [("", value_on(turns, day, (False, False))), *changes_after(turns, day)]:
        if holds(turn) != held:
            held = not held
            yield Mark(group, day, since=since, n=1 if held else -1, seq=seq)


def is_closed(turn: Turn) -> bool:
    """Whether a case is closed, settled or not."""
    return turn[0]
