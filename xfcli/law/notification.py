"""告知: of what a petitioner must be told in writing, and on which day that was done (条例 Art 23).

Read off the case alone. Where the law leaves a doubt, it counts for the petitioner.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from xfcli.case import delivery, kinds
from xfcli.case.case import Case, Petition
from xfcli.case.entry import Entry
from xfcli.case.kinds import is_redo
from xfcli.case.parties import first_of, is_reachable, named, of_others, parties
from xfcli.case.words import Channel, Method, NoteKind
from xfcli.law.clock_kinds import Trigger
from xfcli.law.rounds import Round, rounds_of

if TYPE_CHECKING:
    from xfcli.case.bodies import Common

Notice = tuple[int, Trigger, date, date | None]


def is_notice_owed(case: Case) -> bool:
    """Whether the petitioner must be told within 15 days (条例 Art 23 ¶2).

    Not owed where name or address is unclear. 检举控告 is told as well: Art 23 ¶4 leaves out only
    what the discipline and judicial organs themselves handle, and no township is one.
    """
    return bool(_reachable(case))


def is_from_nobody(case: Case) -> bool:
    """Whether all that came are anonymous letters: no name, no phone, and nobody stood here."""
    return not is_notice_owed(case) and not any(
        p.is_outreach
        or p.channel is Channel.VISIT
        or any(one.name or one.phone for one in p.people)
        for p in case.petitions
    )


def _reachable(case: Case) -> list[Petition]:
    """Return the petitions of somebody who can be told; what the office found itself is none."""
    return [p for p in case.petitions if not p.is_outreach and is_reachable(p)]


def notices_owed(case: Case, rounds: tuple[Round, ...]) -> Iterator[Notice]:
    """Yield (place in the journal, trigger, its day, day of the notice) of all that must be told.

    The day of the notice is None while the petitioner has not been told.
    """
    told, party = list(tellings(case)), parties(case.petitions)
    for seq, trigger, on in _to_be_told(case, rounds):
        owed = {party[p.seq] for p in _reachable(case) if p.seq < seq}
        if seq in party:
            owed = {party[seq]}
        for one in sorted(owed):
            days = (t.on for t in told if t.seq >= seq and one in t.parties)
            day = next(days, None)
            if day or not _ended_elsewhere(case, seq):
                yield seq, trigger, on, day


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
    late, apart = (
        (_added_while_closed(case), of_others(case.petitions)) if others else (set(), set())
    )
    for petition in others:
        if petition.seq in late:
            yield petition.seq, Trigger.RECEIVED_AFTER_CLOSING, petition.on
        elif petition.seq in apart:
            yield petition.seq, Trigger.JOINED, petition.on
    for before, after in pairwise(rounds):
        if before.refused_on and not before.answer:
            yield after.seq, after.trigger, after.on


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


class Telling(NamedTuple):
    """By this entry, on this day, these parties of the case were told."""

    seq: int
    on: date
    parties: frozenset[int]


def tellings(case: Case) -> Iterator[Telling]:
    """Yield everything that told a petitioner, in the order recorded, each with whom it told.

    A notice names whom it was given to, else it told all that had petitioned by then. What was done
    in another case that was merged into this one told only who petitioned there.
    """
    party = parties(case.petitions)
    for entry in case.steps:
        if day := _day_told(entry):
            whom = frozenset(party[seq] for seq in told_by(case, entry) if seq in party)
            yield Telling(entry.seq, day, whom)


def _day_told(entry: Entry) -> date | None:
    if entry.kind == kinds.ADD:
        told = entry.body.get("told")
        return date.fromisoformat(told) if told else None
    is_notice = kinds.is_note(entry, NoteKind.TOLD)
    # An answer in hand says more than a notice would; a public one is in nobody's hand.
    is_given = entry.kind == kinds.DELIVER and entry.body.get("method") != Method.NOTICE
    is_telling = is_notice or is_given or entry.kind in {kinds.ACCEPT, kinds.REFUSE}
    return entry.on if is_telling else None


def told_by(case: Case, entry: Entry) -> set[int]:
    """Return the petitions whose people an entry of `case` told, empty where it told nobody."""
    if _day_told(entry) is None:
        return set()
    if entry.kind == kinds.ADD:
        return {entry.seq}
    places, came_from = set(named(entry)), _no_there(entry)
    if not came_from:
        return places or {p.seq for p in case.petitions if p.seq < entry.seq}
    return {
        step.seq
        for step in case.steps
        if step.kind == kinds.ADD and step.seq < entry.seq and _no_there(step) == came_from
        if not places or _place_there(step) in places
    }


def _no_there(entry: Entry) -> str:
    """Return the number of the case that an entry was carried over from, "" for an entry of its own."""
    carried = cast("Common", entry.body).get("carried")
    return carried["no"] if carried else ""


def _place_there(entry: Entry) -> int:
    carried = cast("Common", entry.body).get("carried")
    return carried["entry"] if carried else 0


def told_on(case: Case) -> date | None:
    """Return the day on which who petitioned first was told, None while they have not been."""
    first = first_of(parties(case.petitions))
    return next((told.on for told in tellings(case) if first in told.parties), None)


def untold(case: Case) -> tuple[int, ...]:
    """Return who is owed a notice and was told nothing yet: the first petitions of these parties."""
    told = {one for telling in tellings(case) for one in telling.parties}
    party = parties(case.petitions)
    return tuple(sorted({party[p.seq] for p in _reachable(case)} - told))


def untold_of_extension(case: Case) -> dict[int, date]:
    """Return who has still to be told why the term is longer (条例 Art 34), each with the day since when.

    Each petitioner is, also who joined after it was extended: by a notice that was recorded since. A
    notice given in another case that was merged into this one told of no extension here.
    """
    extension = case.extension
    if extension is None or case.answer or not case.is_open:
        return {}
    if extension not in rounds_of(case)[-1].extensions:
        return {}
    longer = next(step for step in case.steps if step.seq == extension.seq)
    party = parties(case.petitions)
    told = {
        party[seq]
        for step in case.steps
        if step.seq > longer.seq and kinds.is_note(step, NoteKind.TOLD)
        if _no_there(step) in {"", _no_there(longer)}
        for seq in told_by(case, step)
    }
    came = {party[p.seq]: p.on for p in reversed(_reachable(case))}
    return {one: max(on, longer.on) for one, on in sorted(came.items()) if one not in told}


def acceptance(case: Case) -> str:
    """Return what is typed to record the acceptance, told to whoever was told nothing yet."""
    return f"xf accept {case.no}{delivery.named(case, untold(case))}"


def command(case: Case) -> str:
    """Return what is typed to record the notice to whoever was told nothing yet, saying who it is."""
    return f"xf note {case.no} --kind 告知{delivery.named(case, untold(case)[:1])}"
