"""What can be done by somebody who does not agree: plain words, on which places of the law, since when.

Dated data: the words of a day are those of the law in force on it. Which remedy a request has stands
in the catalogue; for a matter without a row, the way that it goes decides (`ways`).
"""

from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from xfcli import reference
from xfcli.law import citations

FILE: Final = "law/remedies.csv"
# Of an organ that does nothing: with a period of the law from its end, without one from the 60th day after it got
# the request (行政复议法实施条例 Art 24); the two months of 行政诉讼法 Art 47 are the court's.
INACTION: Final = "不作为"
INACTION_UNFIXED: Final = "不作为.未定期限"
RIPE_DAYS: Final = 60
# Ends the key of the same where the application was made before the matter came here: no day of it is known.
_EARLIER: Final = ".早先"
_ASKED_EARLIER: Final = "日子从您原来申请那天算，不从这次反映算；哪天申请、哪天收下的，看收件凭证，没有的现在就到窗口问清。"
_RIPE: Final = ("行政复议法实施条例:24", "行政复议法实施条例@2007:16")


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


def is_of_earlier(key: str) -> bool:
    """Whether the days of this remedy run from an application that the register does not hold."""
    return key.endswith(_EARLIER)


def same_now(key: str) -> str:
    """Return the key of the same remedy for an application that the register holds."""
    return key.removesuffix(_EARLIER)


def ripe_on(received: date) -> date:
    """Return the day from which the period to ask for reconsideration runs where no law sets days."""
    return received + timedelta(RIPE_DAYS)


def ripe_places(on: date) -> tuple[str, ...]:
    """Return the place of the law that says so, in the version of a day."""
    return citations.in_force(_RIPE, on)


@cache
def load() -> tuple[Remedy, ...]:
    """Return every remedy, in the order of the file."""
    return tuple(
        Remedy(key, words, tuple(basis.split()), date.fromisoformat(since) if since else date.min)
        for key, words, basis, since in reference.rows(FILE)
    )


def in_force(key: str, on: date) -> Remedy:
    """Return the remedy of this key as it is on a day; KeyError if there is no such remedy."""
    if is_of_earlier(key):
        same = in_force(same_now(key), on)
        return same._replace(key=key, words=_ASKED_EARLIER + same.words)
    versions = [remedy for remedy in load() if remedy.key == key and remedy.since <= on]
    if not versions:
        raise KeyError(key)
    return max(versions, key=lambda remedy: remedy.since)
