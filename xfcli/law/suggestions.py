"""Which rows of the catalogue a petition's own words point to; the officer decides.

Five kinds of evidence are added up: the words of a row found in the text (longer words, and words
that few rows share, weigh more); its hints; what is said in other words of the same sense (娃 is 孩子);
pairs of characters, and single characters, that the text shares with the row. Where the best row is
weak there is no answer; `sure` says whether it leads so clearly that its command may be shown as the
one to copy.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from operator import add
from typing import Final, NamedTuple

from xfcli.law import catalogue, misspelt, speech
from xfcli.law.catalogue import Item
from xfcli.law.speech import Clause
from xfcli.text import half_width

# What each kind of evidence weighs; found with the first set of petitions in tests/petitions.
WORDS: Final = 0.6
HINTS: Final = 0.4
SENSES: Final = 3.0
PAIRS: Final = 0.6
TOLD: Final = 0.4  # pairs shared with what the petitioner is told
SIGNS: Final = 0.7

# A best row below this is a guess: without a word of its own in the text (as high as costs the first set
# nothing), and with one.
GUESS_BELOW: Final = 26.0
WEAK_BELOW: Final = 18.0
NEXT_FROM: Final = 13.0  # a further row is shown from here
SURE_FROM: Final = 37.0
SURE_LEAD: Final = 1.2  # over the second row: nine of ten such firsts are right, as with more

# How many pairs and characters a row usually has; one with more is held back a little.
_USUAL_PAIRS: Final = 240
_USUAL_SIGNS: Final = 100


class Suggestion(NamedTuple):
    """A row, how strongly the text points to it, and what in the text does; no words where only turns do."""

    item: Item
    score: float
    words: tuple[str, ...]


class Suggestions(NamedTuple):
    """The rows found, best first; `sure`: the first leads clearly, no tie and no guess."""

    items: tuple[Suggestion, ...]
    sure: bool


class _Row(NamedTuple):
    """What the ranking needs of a row; `item` is None where people speak of what no row is for."""

    item: Item | None
    words: tuple[str, ...]
    hints: tuple[str, ...]
    line: str  # its request, domain and words
    full: str  # and how people say it
    pairs: frozenset[str]
    told: frozenset[str]
    signs: frozenset[str]


class _Ranked(NamedTuple):
    """A row with its score and what of the text speaks for it."""

    score: float
    row: _Row
    words: tuple[str, ...]


def suggest(text: str, today: date, limit: int = 3) -> Suggestions:
    """Return at most `limit` rows open on `today` that the text points to, strongest first.

    None if all are weak.
    """
    best, second, *others = _ranked(text, _rows(today))
    if _is_guess(best):
        return Suggestions((), sure=False)
    found = tuple(
        Suggestion(ranked.row.item, round(ranked.score, 2), ranked.words)
        for ranked in (best, second, *others)
        if ranked.row.item and ranked.score >= NEXT_FROM
    )
    is_clear = best.score >= SURE_FROM and best.score >= SURE_LEAD * second.score
    return Suggestions(found[:limit], sure=is_clear)


def _is_guess(best: _Ranked) -> bool:
    """Whether the best row is too weak to be shown, or none of the catalogue's."""
    has_word = any(word in best.row.words for word in best.words)
    return best.row.item is None or best.score < (WEAK_BELOW if has_word else GUESS_BELOW)


def _ranked(text: str, rows: tuple[_Row, ...]) -> list[_Ranked]:
    """Return all rows, those first to which the text points most; on a tie in the order of the file."""
    letter = speech.letter(_mended(text, rows))
    length = 1 + math.log(1 + len(letter.plain) / 20)
    senses = [(ways, said) for ways in speech.senses() if (said := _said(ways, letter.plain))]
    weights = [(said, _of_sense(rows, ways)) for ways, said in senses]
    alike = _alike(rows, letter.plain)
    ranked = []
    for number, row in enumerate(rows):
        words, worth = _words(rows, row, letter.clauses, letter.whole)
        worth += SENSES * sum(of_rows[number] for _, of_rows in weights) + alike[number]
        shared = tuple(said for said, of_rows in weights if of_rows[number])
        ranked.append(_Ranked(worth / length, row, words or shared))
    return sorted(ranked, key=lambda one: -one.score)


def _mended(text: str, rows: tuple[_Row, ...]) -> str:
    """Return `text` with what is misspelt of the rows' own words set right."""
    words, usual = _known(rows)
    plain = half_width(text)
    return misspelt.mended(plain, misspelt.variants(words, usual), usual)


@cache
def _known(rows: tuple[_Row, ...]) -> tuple[frozenset[str], Callable[[str], bool]]:
    """Return the words that point to a row by themselves, and what knows the pairs that rows are told in."""
    pairs = frozenset(pair for row in rows for pair in row.pairs | row.told)
    return frozenset(word for row in rows for word in row.words), pairs.__contains__


@cache
def _rows(today: date) -> tuple[_Row, ...]:
    """Return what there is to be ranked, in the order of the file."""
    said = speech.of_rows()
    items = [_of_item(item, said.get(item.code, "")) for item in catalogue.open_on(today)]
    return (*items, *(_row(None, (), (), text, "") for text in speech.of_no_row()))


def _of_item(item: Item, said: str) -> _Row:
    words = tuple(word.casefold() for word in item.words)
    hints = tuple(word.casefold() for word in item.hints)
    line = " ".join((item.request, item.domain, *words, *hints)).casefold()
    return _row(item, words, hints, said, line, item.request, item.told.casefold())


def _row(
    item: Item | None, words: tuple[str, ...], hints: tuple[str, ...], said: str, line: str,
    request: str = "", told: str = "",
) -> _Row:  # fmt: skip
    every = line + said
    full = f"{request} {line} {said}"
    return _Row(item, words, hints, line, full, _pairs(every), _pairs(told), frozenset(every))


def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters."""
    return frozenset(map(add, text, text[1:]))


# -- words of the row, and words of the same sense -------------------------------------------------


def _words(
    rows: tuple[_Row, ...], row: _Row, clauses: Sequence[Clause], whole: str
) -> tuple[tuple[str, ...], float]:
    """Return which words and hints of `row` stand in the text, and what they are worth together."""
    plain = _found(row.words, clauses, whole)
    hints = _found((hint for hint in row.hints if hint not in plain), clauses, whole)
    every = (*plain, *hints)
    longest = tuple(w for w in every if not any(w != other and w in other for other in every))
    worth = WORDS * sum(weight * _worth(rows, w) for w, weight in plain.items() if w in longest)
    worth += HINTS * sum(weight * _worth(rows, w) for w, weight in hints.items() if w in longest)
    return longest, worth


def _found(words: Iterable[str], clauses: Sequence[Clause], whole: str) -> dict[str, float]:
    """Return the words that stand in these clauses, each with the most it weighs in one of them."""
    return {
        word: max(clause.weight(word) for clause in clauses if word in clause.text)
        for word in words
        if word in whole
    }


@cache
def _worth(rows: tuple[_Row, ...], word: str) -> float:
    """Return what finding `word` is worth: its length times its rarity among the rows."""
    return len(word) * _rarity(rows, sum(word in row.line for row in rows))


def _rarity(rows: tuple[_Row, ...], having: int) -> float:
    return math.log(1 + len(rows) / max(having, 1))


def _said(ways: Iterable[str], text: str) -> str:
    """Return the first of these ways to say a sense that stands in the text, "" where none does."""
    return next((way for way in ways if way in text), "")


@cache
def _of_sense(rows: tuple[_Row, ...], ways: tuple[str, ...]) -> tuple[float, ...]:
    """Return what this sense is worth for each row: more where the row says it often."""
    counts = [sum(row.full.count(way) for way in ways) for row in rows]
    rarity = _rarity(rows, sum(count > 0 for count in counts))
    return tuple(rarity * count / (count + 2) for count in counts)


# -- pairs and single characters -------------------------------------------------------------------


def _alike(rows: tuple[_Row, ...], text: str) -> list[float]:
    """Return for each row what the pairs and single characters it shares with the text are worth."""
    pairs = frozenset(pair for pair in _pairs(text) if pair.isalnum())
    signs = frozenset(sign for sign in text if sign.isalnum())
    strong = [pairs & row.pairs for row in rows]
    told = [pairs & row.told for row in rows]
    single = [signs & row.signs for row in rows]
    of_strong, of_told, of_single = (_rarities(rows, shared) for shared in (strong, told, single))
    scores = []
    for row, by_pairs, by_told, by_signs in zip(rows, strong, told, single, strict=True):
        often = sum(of_single[sign] * min(row.full.count(sign), 3) ** 0.5 for sign in by_signs)
        scores.append(
            PAIRS * sum(of_strong[pair] for pair in by_pairs) / _held_back(row.pairs, _USUAL_PAIRS)
            + TOLD * sum(of_told[pair] for pair in by_told) / _held_back(row.told, _USUAL_PAIRS)
            + SIGNS * often / _held_back(row.signs, _USUAL_SIGNS)
        )
    return scores


def _rarities(rows: tuple[_Row, ...], shared: Iterable[frozenset[str]]) -> dict[str, float]:
    """Return the rarity among the rows of all that the text shares with them."""
    counts = Counter(thing for things in shared for thing in things)
    return {thing: _rarity(rows, having) for thing, having in counts.items()}


def _held_back(found: frozenset[str], usual: int) -> float:
    """Return how much a row is held back for having more text than is usual."""
    return 0.7 + 0.3 * len(found) / usual
