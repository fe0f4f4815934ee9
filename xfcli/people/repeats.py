"""Is this matter in the register already? Candidates, each with the reason for thinking so.

Same people and same matter make a repeat (重件). xf only shows what speaks for it; the officer
decides. A person is compared by what was given for this petition and nothing else.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from xfcli.case.person import Person
from xfcli.text import spelled

ALIKE: Final = 0.45  # of the bigrams of two texts; below it, alike words say nothing
VERY_ALIKE: Final = 0.7
_MARKS: Final = r"[\W_]+"  # all that is neither letter nor digit; compiled on first use


class Known(NamedTuple):
    """A petition already in the register, with one of its petitioners."""

    no: str
    on: str
    title: str
    text: str
    village: str
    status: str
    person: Person


class Candidate(NamedTuple):
    """A case that the new petition may repeat, and why."""

    no: str
    on: str
    title: str
    status: str
    reasons: tuple[str, ...]
    strength: float


def _likeness(first: frozenset[int], second: frozenset[int]) -> float:
    """Return how alike two texts are by their pairs of characters, 0 to 1 (Dice)."""
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def likeness(first: str, second: str) -> float:
    """Return how alike two texts are, 0 to 1."""
    return _likeness(_pairs(first), _pairs(second))


def _pairs(text: str) -> frozenset[int]:
    """Return the pairs of neighbouring characters, each as one number: quicker than as a text."""
    kept = re.sub(_MARKS, "", text)
    return frozenset(memoryview(_in_twos(kept) + _in_twos(kept[1:])).cast("Q"))


def _in_twos(text: str) -> bytes:
    """Return the characters in four bytes each, without a last one that stands alone."""
    return text[: len(text) // 2 * 2].encode("utf-32-le", "surrogatepass")


def candidates(
    people: Iterable[Person], village: str, title: str, text: str, known: Iterable[Known]
) -> tuple[Candidate, ...]:
    """Return the cases among `known` that the petition may repeat, the likeliest first; none may be.

    `people`, `village` (empty: not told), `title` and `text` are those of the petition.
    """
    people, pairs = tuple(people), _pairs(f"{title}{text}")
    best: dict[str, Candidate] = {}
    for old in known:
        reasons, strength = _compare(people, village, pairs, old)
        if reasons and strength > best.get(old.no, _NOBODY).strength:
            best[old.no] = Candidate(old.no, old.on, old.title, old.status, reasons, strength)
    return tuple(sorted(best.values(), key=lambda c: (-c.strength, c.no)))


_NOBODY: Final = Candidate("", "", "", "", (), 0.0)


def _compare(
    people: tuple[Person, ...], village: str, pairs: frozenset[int], old: Known
) -> tuple[tuple[str, ...], float]:
    alike = max(
        _likeness(pairs, _pairs(old.title)), _likeness(pairs, _pairs(f"{old.title}{old.text}"))
    )
    same = max(
        (_same_person(person, village, old) for person in people), default=("", 0.0), key=_second
    )
    reasons = [same[0]] if same[0] else []
    strength = same[1]
    named = any(_is_namesake(person, old.person) for person in people)
    if alike >= ALIKE and (same[0] or named):
        reasons.append(f"{'' if same[0] else '同名，'}内容相近（{alike:.0%}）")
        strength += alike
    elif alike >= VERY_ALIKE and village and village == old.village:
        reasons.append(f"同村，内容很相近（{alike:.0%}）")
        strength += alike
    return tuple(reasons), strength


def _second(pair: tuple[str, float]) -> float:
    return pair[1]


def _same_person(person: Person, village: str, old: Known) -> tuple[str, float]:
    if person.id_number and person.id_number == old.person.id_number:
        return "同一身份证号", 3.0
    is_reached = not _phones(person).isdisjoint(_phones(old.person))
    if _is_namesake(person, old.person):
        if is_reached:
            return "同名同电话", 2.0
        if village and village == old.village:
            return "同名同村", 1.0
    elif is_reached:
        return "同一电话，姓名不同" if person.name and old.person.name else "同一电话", 0.9
    return "", 0.0


def _is_namesake(person: Person, other: Person) -> bool:
    return bool(person.name) and spelled(person.name) == spelled(other.name)


def _phones(person: Person) -> frozenset[str]:
    return frozenset(filter(None, person.phone.split("、")))
