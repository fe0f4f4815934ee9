"""诉求清单: what people ask a township for, which way the law sends it, and who is competent.

A row names the route, the unit, the path in plain words and the legal basis. `find` reads a code,
`search` looks for words, `suggest` proposes rows for a petition's text and always says which words
made it think so; the officer decides. It reads one file, and knows no case and no person.
"""

import csv
import math
from functools import cache
from typing import Final, NamedTuple

from xfcli import reference
from xfcli.case.words import Route
from xfcli.errors import BadValue
from xfcli.text import half_width

FILE: Final = "catalogue.csv"
PREFIX: Final = "mz-"  # may be left out when a code is typed
BESIDE: Final = "~"  # marks a word that counts only beside a plain one: 停了 (低保停了, not 停电了)
OPENING: Final = 40  # characters: a letter says at its beginning what it is about


class Item(NamedTuple):
    """One row of the catalogue; `words` point to it by themselves, `hints` only beside a word."""

    code: str
    domain: str
    request: str
    route: Route
    unit: str
    path: str
    basis: str
    words: tuple[str, ...]
    hints: tuple[str, ...] = ()


class Suggestion(NamedTuple):
    """An item, how strongly the text points to it, and the words of the text that do."""

    item: Item
    score: float
    words: tuple[str, ...]


@cache
def load() -> tuple[Item, ...]:
    """Return every item, in the order of the file."""
    with reference.path(FILE).open(encoding="utf-8", newline="") as file:
        return tuple(_item(row) for row in csv.DictReader(file))


@cache
def domains() -> tuple[str, ...]:
    """Return the 诉求领域, in the order of the file."""
    return tuple(dict.fromkeys(item.domain for item in load()))


def find(code: str) -> Item:
    """Return the item with this code (any case, `MZ-` optional); BadValue names the nearest."""
    wanted = _fold(code)
    for item in load():
        if wanted in _spellings(item):
            return item
    near = "、".join(f"{item.code}（{item.request}）" for item in _nearest(wanted))
    offer = f"相近的有：{near}。" if near else ""
    raise BadValue(f"诉求清单里没有编码「{code.strip()}」。{offer}用 xf catalogue 词 可以查找。")


def request(code: str) -> str:
    """Return what the item with this code asks for; the code itself where there is no such item."""
    return next((item.request for item in load() if item.code == code), code)


def search(query: str) -> tuple[Item, ...]:
    """Return the items whose code starts with `query`, else those with all its words, best first.

    An empty query returns the whole catalogue.
    """
    start = _fold(query)
    by_code = tuple(
        item for item in load() if any(code.startswith(start) for code in _spellings(item))
    )
    if by_code:
        return by_code
    terms = [_fold(term) for term in query.split()]
    ranked = [(_rank(item, terms), item) for item in load()]
    hits = [(rank, item) for rank, item in ranked if rank is not None]
    return tuple(item for _, item in sorted(hits, key=lambda hit: hit[0]))


def suggest(text: str, limit: int = 3) -> tuple[Suggestion, ...]:
    """Return at most `limit` items the text points to, strongest first; none if it has no word.

    Longer words, words that few items share, and words in the opening of the text weigh more; on
    a tie the order of the file decides.
    """
    folded = _fold(text)
    found = ((item, _found(item, folded)) for item in load())
    suggestions = [Suggestion(item, _score(words, folded), words) for item, words in found if words]
    return tuple(sorted(suggestions, key=lambda suggestion: -suggestion.score)[:limit])


def _item(row: dict[str, str]) -> Item:
    """Return the item a line of the file holds."""
    marked = row["words"].split()
    return Item(
        code=row["code"],
        domain=row["domain"],
        request=row["request"],
        route=Route(row["route"]),
        unit=row["unit"],
        path=row["path"],
        basis=row["basis"],
        words=tuple(word for word in marked if not word.startswith(BESIDE)),
        hints=tuple(word[len(BESIDE) :] for word in marked if word.startswith(BESIDE)),
    )


def _fold(text: str) -> str:
    """Return `text` with full width, letter case and white space made alike."""
    return "".join(half_width(text).casefold().split())


def _spellings(item: Item) -> tuple[str, str]:
    """Return the code as it may be typed, folded: in full, and without its prefix."""
    code = item.code.casefold()
    return code, code.removeprefix(PREFIX)


def _nearest(wanted: str) -> list[Item]:
    """Return up to three items whose codes look like `wanted`."""
    from difflib import get_close_matches

    by_code = {item.code.casefold(): item for item in load()}
    full = wanted if wanted.startswith(PREFIX) else PREFIX + wanted
    return [by_code[code] for code in get_close_matches(full, by_code, n=3)]


def _rank(item: Item, terms: list[str]) -> int | None:
    """Return how far down `item` stands for these terms (0 is best); None if it lacks one."""
    words = (*item.words, *item.hints)
    fields = (item.request, item.domain, " ".join(words), item.path, item.basis, item.code)
    folded = [field.casefold() for field in fields]
    total = 0
    for term in terms:
        if term in words or term == item.domain:
            continue
        place = next((n for n, field in enumerate(folded, start=1) if term in field), None)
        if place is None:
            return None
        total += place
    return total


def _found(item: Item, text: str) -> tuple[str, ...]:
    """Return the words of `item` in `text`, in the order of the text; none without a plain word."""
    words = [word for word in item.words if word in text]
    if not words:
        return ()
    words += [hint for hint in item.hints if hint in text]
    longest = [
        word for word in words if not any(word != other and word in other for other in words)
    ]
    return tuple(sorted(longest, key=text.index))


def _score(words: tuple[str, ...], text: str) -> float:
    """Return what these words of `text` are worth together; those in its opening count twice."""
    opening = text[:OPENING]
    return round(sum(_weight(word) * (1 + (word in opening)) for word in words), 2)


@cache
def _weight(word: str) -> float:
    """Return what finding `word` is worth: its length times its rarity among the items."""
    sharing = sum(word in line for line in _lines())
    return len(word) * math.log(1 + len(load()) / sharing)


@cache
def _lines() -> tuple[str, ...]:
    """Return the words of each item as one line, for counting who shares a word."""
    return tuple(" ".join((*item.words, *item.hints)) for item in load())
