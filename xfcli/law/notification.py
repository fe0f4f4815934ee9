"""告知: of what a petitioner must be told in writing, and on which day that was done (条例 Art 23).

Read off the case alone. Where the law leaves a doubt, it counts for the petitioner.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from xfcli.case import kinds
from xfcli.case.case import Case, Petition, is_redo
from xfcli.case.words import Channel, NoteKind
from xfcli.law.clock_kinds import Trigger
from xfcli.law.rounds import Round
from xfcli.text import spelled

Notice = tuple[int, Trigger, date, date | None]
_AT_HAND: Final = frozenset({Channel.VISIT, Channel.CALL, Channel.ONLINE})


def is_notice_owed(case: Case) -> bool:
    """Whether the petitioner must be told within 15 days (条例 Art 23 ¶2).

    Not owed where name or address is unclear. 检举控告 is told as well: Art 23 ¶4 leaves out only
    what the discipline and judicial organs themselves handle, and no township is one.
    """
    return bool(_reachable(case))


def _reachable(case: Case) -> list[Petition]:
    """Return the petitions of somebody who can be told; what the office found itself is none."""
    return [p for p in case.petitions if not p.is_outreach and is_reachable(p)]


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


def notices_owed(case: Case, rounds: tuple[Round, ...]) -> Iterator[Notice]:
    """Yield (place in the journal, trigger, its day, day of the notice) of all that must be told.

    The day of the notice is None while the petitioner has not been told.
    """
    told = list(tellings(case))
    for seq, trigger, on in _to_be_told(case, rounds):
        told_on = next((day for told_seq, day in told if told_seq >= seq), None)
        if told_on or not _ended_elsewhere(case, seq):
            yield seq, trigger, on, told_on


def _ended_elsewhere(case: Case, seq: int) -> bool:
    """Whether the petition and its closing came out of an old register, which tells of no notice.

    What was not written down there is neither kept nor missed: it is not counted.
    """
    imported = any(p.seq == seq and p.imported for p in case.petitions)
    return imported and any(e.kind == kinds.CLOSE and e.body.get("unstated") for e in case.steps)


def _to_be_told(case: Case, rounds: tuple[Round, ...]) -> Iterator[tuple[int, Trigger, date]]:
    """Yield (place in the journal, trigger, day) of everything that must be answered by a notice.

    The first petition; one of somebody else (Art 23 ¶2 owes it to each); one that came after the
    case was closed (else it would be lost); and the taking up of a matter of which the petitioner
    was told that it is not taken.
    """
    if not (reachable := _reachable(case)):
        return
    first, *others = reachable
    yield first.seq, Trigger.RECEIVED, first.on
    late, apart = (_added_while_closed(case), of_others(case)) if others else (set(), set())
    for petition in others:
        if petition.seq in late:
            yield petition.seq, Trigger.RECEIVED_AFTER_CLOSING, petition.on
        elif petition.seq in apart:
            yield petition.seq, Trigger.JOINED, petition.on
    for before, after in pairwise(rounds):
        if before.refused_on and not before.answer:
            yield after.seq, after.trigger, after.on


def of_others(case: Case) -> set[int]:
    """Return the places of the repeats by people of whom none petitioned in this case before.

    Known by name, in any spelling, and by ID number. True as well of who has been erased since.
    """
    found: set[int] = set()
    before: set[str] = set()
    for petition in case.petitions:
        known = {text for p in petition.people for text in (spelled(p.name), p.id_number) if text}
        is_other = bool(before) and known.isdisjoint(before)
        is_named = any(person.name for person in petition.people) and not petition.is_outreach
        if petition.apart or (is_named and is_other):
            found.add(petition.seq)
        before |= known
    return found


def _added_while_closed(case: Case) -> set[int]:
    found, is_closed = set(), False
    imported = {p.seq for p in case.petitions if p.imported}
    for entry in case.steps:
        if entry.kind == kinds.CLOSE:
            is_closed = True
        elif entry.kind == kinds.REOPEN or is_redo(entry):
            is_closed = False
        elif entry.kind == kinds.ADD and is_closed and entry.seq not in imported:
            found.add(entry.seq)
    return found


def tellings(case: Case) -> Iterator[tuple[int, date]]:
    """Yield (place in the journal, day) of everything that told the petitioner."""
    for entry in case.steps:
        if told := entry.kind == kinds.ADD and entry.body.get("told"):
            yield entry.seq, date.fromisoformat(told)
        elif entry.kind in (kinds.ACCEPT, kinds.REFUSE, kinds.DELIVER) or (
            entry.kind == kinds.NOTE and entry.body["kind"] == NoteKind.TOLD
        ):
            yield entry.seq, entry.on
