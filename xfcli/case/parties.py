"""Who petitions in one case: the first petitioners, and everybody else who joined later (条例 Art 23 ¶2).

Each of them is owed a notice and a delivery of their own. Pure, over the petitions of one case.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from xfcli.case import kinds
from xfcli.case.case import Petition
from xfcli.case.entry import Entry
from xfcli.case.words import Channel
from xfcli.text import spelled

_AT_HAND: Final = frozenset({Channel.VISIT, Channel.CALL, Channel.ONLINE})


def is_reachable(petition: Petition) -> bool:
    """Whether name and address of a petitioner are clear enough to be told (条例 Art 23 ¶2).

    In doubt they are: a name with any way to reach its bearer is clear enough. True as well where
    they were and have been erased since.
    """
    at_hand = petition.channel in _AT_HAND
    return petition.reached or any(
        person.name and (at_hand or person.address or person.phone or petition.village)
        for person in petition.people
    )


def of_others(petitions: Sequence[Petition]) -> set[int]:
    """Return the places of the repeats by people of whom none petitioned in this case before.

    Known by name, in any spelling, and by ID number. True as well of who has been erased since.
    """
    found: set[int] = set()
    before: set[str] = set()
    for petition in petitions:
        known = _known(petition)
        is_other = bool(before) and known.isdisjoint(before)
        is_named = any(person.name for person in petition.people) and not petition.is_outreach
        if petition.apart or (is_named and is_other):
            found.add(petition.seq)
        before |= known
    return found


def parties(petitions: Sequence[Petition]) -> dict[int, int]:
    """Return of each petition, by place, the first petition of the same people: whose party it is of.

    Somebody else makes a party where they can be reached; who cannot be told apart is of the first.
    """
    if len(petitions) == 1:
        return {petitions[0].seq: petitions[0].seq}
    first = next((p for p in petitions if not p.is_outreach), petitions[0]).seq
    others = of_others(petitions)
    found: dict[int, int] = {}
    names: dict[int, set[str]] = {}
    for petition in petitions:
        known = _known(petition)
        if petition.seq in others and petition.seq != first and is_reachable(petition):
            party = petition.seq
        else:
            party = next((one for one, who in names.items() if known & who), first)
        found[petition.seq] = party
        names.setdefault(party, set()).update(known)
    return found


def are_one(party: Mapping[int, int]) -> bool:
    """Whether all petition as one party; takes what `parties` returns."""
    return len(set(party.values())) == 1


def first_of(party: Mapping[int, int]) -> int:
    """Return the party that petitioned first; takes what `parties` returns."""
    return next(iter(party.values()))


def said(petitions: Iterable[Petition]) -> str:
    """Return all that `petitions` say: titles, texts, points of claim."""
    return " ".join(part for p in petitions for part in (p.title, p.text, *p.points))


def named(entry: Entry) -> tuple[int, ...]:
    """Return the petitions whose people a notice, a delivery or a request names, empty where it names none."""
    match entry.kind:
        case kinds.ACCEPT | kinds.REFUSE | kinds.DELIVER | kinds.NOTE | kinds.REVIEW:
            return tuple(entry.body.get("petitions", ()))
    return ()


def _known(petition: Petition) -> set[str]:
    return {text for p in petition.people for text in (spelled(p.name), p.id_number) if text}
