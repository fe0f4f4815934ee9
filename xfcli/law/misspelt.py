"""Words that people misspell, by sound or by shape: 底保 is 低保, 特坤 is 特困.

A stretch that differs from a word of the catalogue in one character, which is written or said alike, is
read as that word, unless the wrong character makes a pair that people do write: 年底保证 stays.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

from xfcli.law import speech

_LENGTHS: Final = range(
    2, 5
)  # of one character nothing can be told; a long word is misspelt seldom


@cache
def variants(words: frozenset[str], is_usual: Callable[[str], bool]) -> dict[str, str]:
    """Return each misspelling of `words` with the word meant; `is_usual` knows the pairs that people write."""
    alike = speech.alike()
    found: dict[str, str] = {}
    for word in sorted(words):
        if len(word) in _LENGTHS:
            found |= {
                wrong: word for wrong in _misspelt(word, alike) if not _has(wrong, word, is_usual)
            }
    return {wrong: word for wrong, word in found.items() if wrong not in words}


def mended(text: str, wrong: dict[str, str], is_usual: Callable[[str], bool]) -> str:
    """Return `text` with its misspellings set right."""
    for said, meant in wrong.items():
        at = text.find(said)
        while at >= 0:
            if _stands_alone(text, at, said, meant, is_usual):
                text = text[:at] + meant + text[at + len(said) :]
            at = text.find(said, at + 1)
    return text


def _misspelt(word: str, alike: dict[str, str]) -> Iterable[str]:
    for place, sign in enumerate(word):
        for other in alike.get(sign, ""):
            yield word[:place] + other + word[place + 1 :]


def _has(wrong: str, word: str, is_usual: Callable[[str], bool]) -> bool:
    """Whether the misspelling has a pair that people write: then it may be meant."""
    return any(
        is_usual(wrong[i : i + 2]) for i in range(len(wrong) - 1) if wrong[i : i + 2] not in word
    )


def _stands_alone(
    text: str, at: int, said: str, meant: str, is_usual: Callable[[str], bool]
) -> bool:
    """Whether the wrong character makes no pair that people write with its neighbour outside."""
    before, after = text[at - 1 : at + 1] if at else "", text[at + len(said) - 1 :][:2]
    return not (
        (said[0] != meant[0] and is_usual(before)) or (said[-1] != meant[-1] and is_usual(after))
    )
