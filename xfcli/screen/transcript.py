"""A transcript: what an officer typed, day by day, kept so that it reads well and compares well.

Each line is a day and the command typed on it (`2025-05-06 classify --item MZ-DB-01`); the lines
of one case stand together under its number in brackets, and are told in the order of their days.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from xfcli.dates import SHANGHAI

_HEADING: Final = re.compile(r"\[([0-9]{4}-[0-9]{4,})?.*\]")
_WORD: Final = re.compile(r'"([^"]*)"|(\S+)')
_OPENS: Final = timedelta(hours=8, minutes=30)
_HOURS: Final = timedelta(hours=9)


class Step(NamedTuple):
    """One command: when it was typed, its verb and the words after it, and on which line it stands."""

    at: datetime
    verb: str
    words: tuple[str, ...]
    line: int


def read(lines: Iterable[str]) -> Iterator[Step]:
    """Yield the steps in the order in which they happened; `#` opens a comment.

    The steps of a day are spread over its office hours. ValueError where a line begins with no day.
    """
    typed = sorted(_typed(lines), key=lambda one: one[0])
    busy = Counter(day for day, *_ in typed)
    done: Counter[date] = Counter()
    for day, no, text, line in typed:
        done[day] += 1
        midnight = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
        share = timedelta(seconds=_HOURS.seconds * done[day] // (busy[day] + 1))
        verb, *words = (quoted or plain for quoted, plain in _WORD.findall(text))
        if no and verb != "add":  # which gives the number itself
            words.insert(0, no)
        yield Step(midnight + _OPENS + share, verb, tuple(words), line)


def _typed(lines: Iterable[str]) -> Iterator[tuple[date, str, str, int]]:
    no = ""
    for number, line in enumerate(lines, 1):
        if heading := _HEADING.fullmatch(line.strip()):
            no = heading[1] or ""
        elif line.strip() and not line.startswith("#"):
            day, _, text = line.partition(" ")
            yield date.fromisoformat(day), no, text, number
