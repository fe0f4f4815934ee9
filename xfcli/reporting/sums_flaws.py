"""What cannot be so in a file of sums, whatever a township did: numbers that contradict each other.

A seal can be computed anew over changed numbers; most changes break one of these.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Final

from xfcli.reporting.figures import FAMILIES
from xfcli.reporting.mark import DONE
from xfcli.reporting.months import AGE, BACKLOG, BALANCE, OVERDUE, Key, month_in_words
from xfcli.reporting.sums_file import Sums

# All break down the same petitions.
_ALIKE: Final = (*dict.fromkeys(f.group for f in FAMILIES if f.group != "village"), "order")
# What was done is part of what was to be done: each group with the one that it is part of.
_PARTS: Final[Mapping[str, str]] = {
    **{done: duty for duty, done in DONE.items()},
    "petition.filed": "channel", "crowd": "channel", "joint": "channel", "late": "order",
    "filed.closed": "filed", "settled": "ended", "assigned.closed": "assigned",
    "outreach.settled": "outreach",
}  # fmt: skip
_NAMES: Final[Mapping[str, str]] = {
    "told.done": "按期告知", "told": "应告知", "reply.done": "按期答复", "reply": "应答复",
    "first.due.done": "到期已办结", "first.due": "到期初件", "petition.filed": "已立案信访件",
    "channel": "信访总量", "order": "信访总量", "crowd": "集体访", "joint": "联名信",
    "late": "答复迟延后的重件", "filed.closed": "立案已办结", "filed": "立案", "settled": "一次性化解",
    "ended": "办结", "assigned.closed": "上级交办已结案", "assigned": "上级交办",
    "outreach.settled": "排查化解", "outreach": "排查发现",
}  # fmt: skip
_STOCK: Final = (BALANCE, OVERDUE, BACKLOG, AGE)
_ASKED: Final = frozenset({*_ALIKE, *_PARTS, *_PARTS.values(), *_STOCK})


def flaw_in(given: Sums) -> str:
    """Return the first contradiction in a file, in Chinese with its month; "" where there is none."""
    if odd := next((key for key in given.sums if not _is_countable(key)), None):
        return f"{month_in_words(odd.month)}的天数写的是「{odd.value}」"
    months = sorted({key.month for key in given.sums})
    # What came in a month: as known at its end, and as known today.
    found: dict[str, dict[str, int]] = defaultdict(dict)
    later: dict[str, dict[str, int]] = defaultdict(dict)
    for key, n in given.sums.items():
        group = key.group
        if group in _ASKED:
            of = later[group]
            of[key.month] = of.get(key.month, 0) + n
            if key.done <= key.month:  # NONE comes before all months
                of = found[group]
                of[key.month] = of.get(key.month, 0) + n
    return next(_flaws(months, found, later), "")


def _is_countable(key: Key) -> bool:
    """Whether what was marked with a number of days holds one."""
    return not key.group.startswith("days.") or key.value.isdecimal()


_ByGroup = Mapping[str, Mapping[str, int]]


def _flaws(months: list[str], found: _ByGroup, later: _ByGroup) -> Iterator[str]:
    for view in (found, later):
        for month in months:
            n = {group: of.get(month, 0) for group, of in view.items()}
            totals = {n.get(group, 0) for group in _ALIKE}
            if len(totals) > 1:
                yield f"{month_in_words(month)}各项分类之和不同（{'、'.join(map(str, sorted(totals)))}）"
            for part, whole in _PARTS.items():
                few, many = n.get(part, 0), n.get(whole, 0)
                if not 0 <= few <= many:
                    yield f"{month_in_words(month)}{_NAMES[part]} {few}、{_NAMES[whole]} {many}"
    yield from _stock_flaws(months, found)


def _stock_flaws(months: list[str], view: _ByGroup) -> Iterator[str]:
    """Yield what cannot be of cases that are open at the ends of months."""
    ends = {
        group: list(accumulate(view.get(group, {}).get(month, 0) for month in months))
        for group in _STOCK
    }
    for i, month in enumerate(months):
        open_, overdue, backlog, aged = (ends[group][i] for group in _STOCK)
        if aged != open_ or not (0 <= overdue <= open_ and 0 <= backlog <= open_):
            said = f"期末在办 {open_}、逾期 {overdue}、积案 {backlog}、按在办时间相加 {aged}"
            yield f"{month_in_words(month)}{said}"
