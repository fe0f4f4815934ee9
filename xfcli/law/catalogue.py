"""诉求清单: what people ask a township for, which way the law sends it, and who is competent.

A row names the route, the unit, what the petitioner is told, the duty that it asks for with its
period, the remedy, and the places of the law. `find` reads a code, `search` looks for words;
`suggestions` proposes rows for a petition's text. It reads one file, and knows no case and no person.
"""

import re
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from xfcli import reference
from xfcli.case.words import Route
from xfcli.errors import BadValue, Refused
from xfcli.law import citations
from xfcli.text import half_width

FILE: Final = "law/catalogue.csv"
PREFIX: Final = "mz-"  # may be left out when a code is typed
BESIDE: Final = "~"  # marks a word that says little by itself: 停了 (低保停了, not 停电了)
# In what is told, around what the words of the remedy say again: [不同意的，60天内申请行政复议。]
_AGAIN: Final = r"\[([^]]*)\]"
# What is told is kept. The name alone (姓名不会告诉村里) is another promise: the matter may go there.
_PROMISE: Final = "(?<!姓名)不会(?:告诉|给)[^。]*村|不经过村"
# Behind an organ: it decides what is asked of another.
_DECIDES: Final = "（(?:确认|认定|审定|决定)）"
FIRST_DAY: Final = date(2022, 5, 1)  # the places of the law are known from here on


class Item(NamedTuple):
    """One row; `words` point to it by themselves, `hints` beside others."""

    code: str
    domain: str
    request: str
    route: Route
    unit: str  # the organ that is competent, 本镇 or an outer one
    alternative: str  # others that may be
    told: str  # what the petitioner is told, in plain words
    told_beside_remedy: str  # the same but for what the words of its remedy say again
    said_first: str  # what must be said before all else, where days are short
    duty: str  # the key of the period within which the organ must act, "" where no law sets one
    remedy: str  # the key of what can be done by those who do not agree, "" for none
    basis: tuple[str, ...]  # keys of places of the law, those of older versions too
    words: tuple[str, ...]
    hints: tuple[str, ...]
    since: date | None  # for matters from this day on; None for all
    until: date | None  # can be chosen up to this day; None for good

    @property
    def is_decided_above(self) -> bool:
        """Whether another organ decides it than the one that it is asked of: 县民政局（确认）."""
        return re.search(_DECIDES, self.alternative) is not None

    def basis_on(self, day: date) -> str:
        """Return the legal basis in force on `day` as papers write it.

        Of a matter older than the 信访工作条例 it is that of the day on which this came into force,
        and says so.
        """
        known = max(day, FIRST_DAY)
        text = citations.in_full(*self._places_on(known))
        return text if known == day else f"{text}（当时的规定没有收录，这是{FIRST_DAY}的）"

    def basis_since(self, day: date) -> str:
        """Return since when each law of the basis in force on `day` is in force, with its title where there are several."""
        laws = dict.fromkeys(citations.find(key).instrument for key in self._places_on(day))
        if len(laws) == 1:
            return "".join(law.began for law in laws)
        return "；".join(f"{law.title}{law.began}" for law in laws if law.began)

    def _places_on(self, day: date) -> tuple[str, ...]:
        return citations.in_force(self.basis, max(day, FIRST_DAY))


@cache
def load() -> tuple[Item, ...]:
    """Return every item, in the order of the file."""
    return tuple(_item(cells) for cells in reference.rows(FILE))


@cache
def domains() -> tuple[str, ...]:
    """Return the 诉求领域, in the order of the file."""
    return tuple(dict.fromkeys(item.domain for item in load()))


def open_on(day: date) -> tuple[Item, ...]:
    """Return the items that can be chosen on `day`."""
    return tuple(item for item in load() if item.until is None or day <= item.until)


def find(code: str) -> Item:
    """Return the item with this code (any case, `MZ-` optional); BadValue names the nearest."""
    wanted = _fold(code).removeprefix(PREFIX)
    if item := known(f"{PREFIX}{wanted}".upper()):
        return item
    near = "、".join(f"{item.code}（{item.request}）" for item in _nearest(wanted))
    offer = f"相近的有：{near}。" if near else ""
    raise BadValue(f"诉求清单里没有编码「{code.strip()}」。{offer}用 xf catalogue 词 可以查找。")


def choose(code: str, received_on: date, today: date) -> Item:
    """Return the item with this code for a matter of `received_on`.

    BadValue where there is none; Refused where the row ended before `today`, or is for later matters.
    """
    item = find(code)
    if item.until and item.until < today:
        raise Refused(
            f"清单里的 {item.code} 用到 {item.until} 为止，现在分成了几条。查找：xf catalogue {item.domain}"
        )
    if item.since and received_on < item.since:
        raise Refused(
            f"清单里的 {item.code} 用于 {item.since} 起的事项，这件是 {received_on} 的。查找：xf catalogue {item.domain}"
        )
    return item


def request(code: str) -> str:
    """Return what the item with this code asks for; the code itself where there is no such item."""
    item = known(code)
    return item.request if item else code


def way(code: str) -> Route | None:
    """Return the way of the item with exactly this code, None where there is no such item."""
    item = known(code)
    return item.route if item else None


def is_kept_from_village(code: str) -> bool:
    """Whether the item with exactly this code promises the petitioner that the village learns nothing of it."""
    item = known(code)
    return item is not None and re.search(_PROMISE, item.told) is not None


@cache
def known(code: str) -> Item | None:
    """Return the item whose code is exactly this, None if there is none; the others are not read."""
    try:
        return _item(reference.row(FILE, code))
    except KeyError:
        return None


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


def _item(cells: list[str]) -> Item:
    """Return the item a line of the file holds."""
    (
        code,
        domain,
        asked,
        route,
        unit,
        other,
        told,
        said_first,
        duty,
        remedy,
        basis,
        words,
        since,
        until,
    ) = cells
    marked = words.split()
    return Item(
        code, domain, asked, Route(route), unit, other, re.sub(_AGAIN, r"\1", told), re.sub(_AGAIN, "", told),
        said_first, duty, remedy,
        basis=tuple(basis.split()),
        words=tuple(word for word in marked if not word.startswith(BESIDE)),
        hints=tuple(word[len(BESIDE) :] for word in marked if word.startswith(BESIDE)),
        since=date.fromisoformat(since) if since else None,
        until=date.fromisoformat(until) if until else None,
    )  # fmt: skip


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
    return [by_code[code] for code in get_close_matches(PREFIX + wanted, by_code, n=3)]


def _rank(item: Item, terms: list[str]) -> int | None:
    """Return how far down `item` stands for these terms (0 is best); None if it lacks one."""
    words = (*item.words, *item.hints)
    fields = (
        item.request, item.domain, " ".join(words), item.told, " ".join(item.basis), item.code,
    )  # fmt: skip
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
