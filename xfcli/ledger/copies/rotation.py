"""Which backups to keep: the last of each of 14 days, 8 weeks and 24 months, and never fewer than 3."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime
from typing import Final

_LEAST: Final = 3
_KEPT: Final[tuple[tuple[int, Callable[[datetime], Hashable]], ...]] = (
    (14, lambda made: made.date()),
    (8, lambda made: made.isocalendar()[:2]),
    (24, lambda made: (made.year, made.month)),
)


def to_keep(made: Sequence[datetime], today: date) -> set[datetime]:
    """Return those of the moments in `made` whose backups are to be kept; all of today's are.

    Counted are days, weeks and months that have a backup, so that a long holiday costs none.
    """
    newest_first = sorted(made, reverse=True)
    keep = set(newest_first[:_LEAST]) | {moment for moment in made if moment.date() >= today}
    for number, block_of in _KEPT:
        last_of: dict[Hashable, datetime] = {}
        for moment in newest_first:
            last_of.setdefault(block_of(moment), moment)
        keep |= set(list(last_of.values())[:number])
    return keep
