"""The places of the law that xf cites, by key: `信访工作条例:31.1.6` is 条例第三十一条第六项.

A key is that of a version (`instruments`), the article, the paragraph and the item. Nobody writes an
article by hand: what is cited in a sentence or a paper comes from here, so that a test can compare
every one with the text of the law.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from xfcli import reference
from xfcli.law import instruments
from xfcli.law.instruments import Instrument

FILE: Final = "law/citations.csv"
REGULATIONS: Final = "信访工作条例"
SIMPLE: Final = "信访事项简易办理办法"
SHORT: Final = "条例"  # what officers call it


class Citation(NamedTuple):
    """One place: how it is written, what it says in our words, and some words of its own."""

    key: str
    place: str  # 第三十一条第六项; "" where the paper as such is cited
    says: str
    words: str  # by which the place is recognised in the text; "" where no text was at hand
    use: str  # what a sentence or paper of xf cites it for, beside the rows of the tables

    @property
    def instrument(self) -> Instrument:
        """The version that it belongs to."""
        return instruments.find(self.key.partition(":")[0])

    @property
    def article(self) -> str:
        """The number of its article, as typed: 31; "" where the paper as such is cited."""
        return self.key.partition(":")[2].partition(".")[0]


@cache
def load() -> tuple[Citation, ...]:
    """Return all places, in the order of the file."""
    return tuple(Citation(*cells) for cells in reference.rows(FILE))


@cache
def find(key: str) -> Citation:
    """Return the place with this key; KeyError if there is none."""
    return Citation(*reference.row(FILE, key))


def regulation(*places: str) -> str:
    """Return places of the 信访工作条例 as officers cite them: 条例第二十三条第二款、第三款."""
    return cited(*(f"{REGULATIONS}:{place}" for place in places))


def regulation_in_full(*places: str) -> str:
    """Return places of the 信访工作条例 as papers write them: 《信访工作条例》第三十四条."""
    return in_full(*(f"{REGULATIONS}:{place}" for place in places))


@cache
def cited(*keys: str) -> str:
    """Return these places under the short names of their laws: 民法典第二百零三条."""
    return "；".join(_short(law) + places for law, places in _grouped(keys))


def in_full(*keys: str) -> str:
    """Return these places as papers write them: 《信访工作条例》第三十四条；《民法典》第二百零三条."""
    return "；".join(law.title + places for law, places in _grouped(keys))


_NUMBER: Final = "[一二三四五六七八九十百千零]+"


def parse(text: str) -> dict[str, tuple[str, ...]]:
    """Return what a text in the manner of papers cites: the places of each law, by its title in 《》.

    第二款 behind a place of an article is read as 第…条第二款.
    """
    found: dict[str, tuple[str, ...]] = {}
    for title, places in re.findall("《([^》]+)》([^《]*)", text):
        whole, article = [], ""
        for head, tail in re.findall(f"(第{_NUMBER}条)?((?:第{_NUMBER}[款项])*)", places):
            article = head or article
            if head or (tail and article):
                whole.append(article + tail)
        found[title] = (*found.get(title, ()), *whole)
    return found


def in_force(keys: Iterable[str], on: date) -> tuple[str, ...]:
    """Return those of `keys` whose version is in force on a day."""
    return tuple(key for key in keys if find(key).instrument.holds_on(on))


def _short(law: Instrument) -> str:
    return SHORT if law.key == REGULATIONS else law.key.partition("@")[0]


def _grouped(keys: Iterable[str]) -> list[tuple[Instrument, str]]:
    """Return the laws that `keys` cite, each once, with its places; none twice."""
    places: dict[Instrument, list[str]] = {}
    for key in dict.fromkeys(keys):
        found = find(key)
        places.setdefault(found.instrument, []).append(found.place)
    return [(law, joined(found)) for law, found in places.items()]


def joined(places: list[str]) -> str:
    """Return places of one law in a row; what two have in common is said once: 第二十三条第二款、第三款."""
    written, before = [], ""
    for place in dict.fromkeys(places):
        written.append(place.removeprefix(_shared(before, place)) or place)
        before = place
    return "、".join(written)


def _shared(before: str, place: str) -> str:
    """Return the article, or the article and paragraph, that two places have in common, "" for none."""
    for head in (
        place[: place.rfind("款") + 1],
        place[: place.find("条") + 1],
        place[: place.find("（")] if "（" in place else "",
    ):
        if head and len(head) < len(place) and before.startswith(head) and before != head:
            return head
    return ""
