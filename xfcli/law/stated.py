"""A legal basis as a paper states it: what was written and what else must be cited, each place once.

Officers name a law with and without 《》, its articles in figures or in characters, the same one in two
places. A part of what they wrote that is more than a citation stays as it is.
"""

import re
from collections.abc import Iterator
from typing import Final

from xfcli.law.citations import REGULATIONS, SHORT, find, joined
from xfcli.law.instruments import OF_THE_STATE

_DIGITS: Final = "零一二三四五六七八九"
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_NUMBER: Final = f"[{_DIGITS}〇十百千\\d]+"
_PLACE: Final = f"第{_NUMBER}条(?:第{_NUMBER}[款项])*"
_PLACES: Final = f"{_PLACE}(?:[、，和及]+(?:{_PLACE}|(?:第{_NUMBER}[款项])+))*"
_NAME: Final = "[\u4e00-\u9fff]{0,30}?(?:法|法典|条例|办法|规定)"
# A law in 《》, with or without places; one without 《》 only where places follow.
_CITED: Final = re.compile(
    f"(?:依据|根据|依照|按照)?(?:《([^》]+)》((?:（[^）]*）)?)({_PLACES})?|({_NAME})({_PLACES}))(?:[的之]规定)?"
)
_ARTICLE_ALONE: Final = re.compile(r"(?<=[法典例定])(?=\d+条)")  # 条例34条: 第 is left out
_Cited = tuple[str, str, dict[str, str]]  # a law, how it is written, its places by their keys


def basis(*written: str, keys: tuple[str, ...] = (), beside: str = "") -> str:
    """Return what was `written` and the places of `keys` as one basis: each law once, its places in order.

    Of what was written of the law `beside`, nothing: only its places of `keys` are meant.
    """
    titles: dict[str, str] = {}  # of each law, as it was written first
    places: dict[str, dict[str, str]] = {}
    stated = (one for one in _written(written) if one[0] != beside)
    for law, title, found in (*stated, *_keyed(keys)):
        if law not in titles or title.startswith("《"):
            titles[law] = title
        places[law] = found | places.get(law, {})
    return "；".join(titles[law] + joined(_in_order(found)) for law, found in places.items())


def _written(texts: tuple[str, ...]) -> Iterator[_Cited]:
    for text in texts:
        for part in filter(None, map(str.strip, re.split("[；;。\n]", text))):
            yield from _cited(part)


def _keyed(keys: tuple[str, ...]) -> Iterator[_Cited]:
    for place in map(find, keys):
        yield place.instrument.called, place.instrument.title, {_key(place.place): place.place}


def _in_order(places: dict[str, str]) -> list[str]:
    return [
        places[key]
        for key in sorted(places, key=lambda key: [int(n) for n in re.findall(r"\d+", key)])
    ]


def _cited(part: str) -> Iterator[_Cited]:
    """Yield the laws of a part: name, how it is written, its places; of another text the text itself."""
    part = _ARTICLE_ALONE.sub("第", part)
    found, at = [], 0
    while read := _CITED.match(part, at):
        named, number, places, bare, of_bare = read.groups()
        law = (named or bare).removeprefix(OF_THE_STATE)
        law = REGULATIONS if law == SHORT else law
        found.append((law, f"《{law}》{number or ''}", dict(_places(places or of_bare or ""))))
        at = read.end() + (part[read.end() : read.end() + 1] in "、，和及")
        if at >= len(part):
            yield from found
            return
    yield part, part, {}


def _places(text: str) -> Iterator[tuple[str, str]]:
    """Yield each place by its key; 第二款 behind a place of an article is read as 第…条第二款."""
    article = ""
    for head, tail in re.findall(f"(第{_NUMBER}条)?((?:第{_NUMBER}[款项])*)", text):
        article = head or article
        if head or tail:
            yield _key(article + tail), article + tail


def _key(place: str) -> str:
    """Return a place in one spelling: numbers as figures, the first paragraph left out before an item."""
    figures = re.sub(_NUMBER, lambda number: str(_value(number[0])), place)
    return re.sub("第1款(?=第)", "", figures)


def _value(text: str) -> int:
    """Return the number that characters or figures write: 一千零三十九 is 1039."""
    if text.isdigit() and text.isascii():
        return int(text)
    total, digit = 0, 0
    for character in text.replace("〇", "零"):
        if character in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[character], 0
        else:
            digit = _DIGITS.find(character)
    return total + digit
