"""A transcript: what an officer typed, day by day, kept so that it reads well and compares well.

Each line is a day and the command typed on it (`2025-05-06 classify --item MZ-DB-01`); the lines
of one case stand together under its number in brackets, and are told in the order of their days.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final, NamedTuple, get_args, get_origin, get_type_hints

from xfcli.dates import SHANGHAI
from xfcli.errors import BadValue

_HEADING: Final = re.compile(r"\[([0-9]{4}-[0-9]{4,})?.*\]")
_WORD: Final = re.compile(r'"([^"]*)"|(\S+)')
_OPENS: Final = timedelta(hours=8, minutes=30)
_HOURS: Final = timedelta(hours=9)


class Step(NamedTuple):
    """One command: when it was typed, on which case (empty: none), the verb and its words."""

    at: datetime
    no: str
    verb: str
    words: tuple[str, ...]
    line: int


def read(lines: Iterable[str]) -> Iterator[Step]:
    """Yield the steps in the order in which they happened; `#` opens a comment.

    The steps of a day are spread over its office hours.
    """
    typed = sorted(_typed(lines), key=lambda one: one[0])
    busy = Counter(day for day, *_ in typed)
    done: Counter[date] = Counter()
    for day, no, text, line in typed:
        done[day] += 1
        midnight = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
        share = timedelta(seconds=_HOURS.seconds * done[day] // (busy[day] + 1))
        words = [quoted or plain for quoted, plain in _WORD.findall(text)]
        yield Step(midnight + _OPENS + share, no, words[0], tuple(words[1:]), line)


def _typed(lines: Iterable[str]) -> Iterator[tuple[date, str, str, int]]:
    no = ""
    for number, line in enumerate(lines, 1):
        if heading := _HEADING.fullmatch(line.strip()):
            no = heading[1] or ""
        elif line.strip() and not line.startswith("#"):
            day, _, text = line.partition(" ")
            yield date.fromisoformat(day), no, text, number


class _Slot(NamedTuple):
    name: str
    kind: type
    read: Callable[[str], Any]


def arguments(run: Callable[..., None], words: Iterable[str]) -> dict[str, Any]:
    """Return the keyword arguments that `words` stand for, as the command line would read them.

    `run` is a command's function as `options.made` gives it.
    """
    slots, places = _slots(run)
    found: dict[str, Any] = {}
    rest = iter(words)
    free = iter(places)
    for word in rest:
        if not word.startswith("--"):
            found[next(free)] = word
            continue
        if word not in slots:
            raise BadValue(f"没有 {word} 这个选项。")
        slot = slots[word]
        if slot.kind is bool:
            found[slot.name] = True
        elif slot.kind is list:
            found.setdefault(slot.name, []).append(slot.read(next(rest)))
        else:
            found[slot.name] = slot.read(next(rest))
    return found


@cache
def _slots(run: Callable[..., None]) -> tuple[Mapping[str, _Slot], tuple[str, ...]]:
    """Return the options of a command by their spelling, and the names of its arguments."""
    slots, places = {}, []
    for name, hint in get_type_hints(run, include_extras=True).items():
        if name == "return":
            continue
        kind, info, *_ = get_args(hint)
        spellings = [s for s in (info.default, *(info.param_decls or ())) if _is_option(s)]
        if not spellings:
            places.append(name)
        for spelling in spellings:
            slots[spelling] = _Slot(name, _plain(kind), info.parser or str)
    return slots, tuple(places)


def _is_option(spelling: object) -> bool:
    return isinstance(spelling, str) and spelling.startswith("--")


def _plain(kind: Any) -> type:
    """Return list for `list[str] | None`, bool for bool, str for all else."""
    kinds = (kind, *get_args(kind))
    if any(get_origin(one) is list or one is list for one in kinds):
        return list
    return bool if bool in kinds else str
