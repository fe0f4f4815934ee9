"""What can be done by somebody who does not agree: plain words, on which places of the law, since when.

Dated data: the words of a day are those of the law in force on it. Which remedy a request has stands
in the catalogue; for a matter without a row, the way that it goes decides (`ways`).
"""

from datetime import date
from functools import cache
from typing import Final, NamedTuple

from xfcli import reference
from xfcli.law import citations

FILE: Final = "law/remedies.csv"


class Remedy(NamedTuple):
    """One remedy from a day on; `words` speak to the petitioner (您), `basis` are keys of places."""

    key: str
    words: str
    basis: tuple[str, ...]
    since: date

    @property
    def said(self) -> str:
        """The words with the places that they rest on, as one sentence."""
        return f"{self.words.rstrip('。')}（{citations.in_full(*self.basis)}）。"


@cache
def load() -> tuple[Remedy, ...]:
    """Return every remedy, in the order of the file."""
    return tuple(
        Remedy(key, words, tuple(basis.split()), date.fromisoformat(since) if since else date.min)
        for key, words, basis, since in reference.rows(FILE)
    )


def in_force(key: str, on: date) -> Remedy:
    """Return the remedy of this key as it is on a day; KeyError if there is no such remedy."""
    versions = [remedy for remedy in load() if remedy.key == key and remedy.since <= on]
    if not versions:
        raise KeyError(key)
    return max(versions, key=lambda remedy: remedy.since)
