"""Whom an answer reached, and whom not yet: each party of a case is owed a delivery of their own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xfcli.case import kinds
from xfcli.case.case import Answer, Case, Delivery, Petition
from xfcli.case.kinds import is_redo
from xfcli.case.parties import parties

if TYPE_CHECKING:
    from xfcli.case.entry import Entry


def delivered(
    answers: tuple[Answer, ...], petitions: Sequence[Petition], steps: Sequence["Entry"]
) -> tuple[Answer, ...]:
    """Return `answers` with the day on which the last of those got each who had petitioned by then.

    The latest one says as well who still awaits it. Who joins later takes no delivery back.
    """
    party = parties(petitions)
    found = []
    for answer in answers:
        last = _last_needed(answer, party, petitions)
        given = answer._replace(delivered_on=last.on, method=last.method) if last else answer
        is_owed = answer is answers[-1] and not answer.withdrawn
        awaited = _awaited(answer, party, petitions, steps) if is_owed else ()
        found.append(given._replace(awaited=awaited))
    return tuple(found)


def command(case: Case) -> str:
    """Return what is typed to record the delivery that is owed next, to whom it says."""
    paper = case.undelivered
    named = ""
    if paper and len(set(parties(case.petitions).values())) > 1:
        places = [i for i, p in enumerate(case.petitions, 1) if p.seq in paper.awaited[:1]]
        named = "".join(f" --petition {place}" for place in places)
    return f"xf deliver {case.no}{named} --method 方式"


def receivers(delivery: Delivery, party: dict[int, int]) -> set[int]:
    """Return the parties that a delivery reached."""
    named = {party[seq] for seq in delivery.petitions if seq in party}
    return named if delivery.petitions else _by_then(delivery.seq, party)


def as_first_got_it(case: Case, answer: Answer) -> Answer:
    """Return `answer` as who petitioned first got it, or has not yet, whoever else did."""
    party = parties(case.petitions)
    first = next(iter(party.values()))
    mine = next((one for one in answer.deliveries if first in receivers(one, party)), None)
    on, method = (mine.on, mine.method) if mine else (None, None)
    return answer._replace(delivered_on=on, method=method)


def _by_then(seq: int, party: dict[int, int]) -> set[int]:
    return {one for petition, one in party.items() if petition < seq}


def _last_needed(
    answer: Answer, party: dict[int, int], petitions: Sequence[Petition]
) -> Delivery | None:
    """Return the delivery that counts last of those by which everybody had it, None before that."""
    reached: set[int] = set()
    for i, delivery in enumerate(answer.deliveries, 1):
        reached |= receivers(delivery, party)
        came = {p.seq for p in petitions if p.seq < delivery.seq and p.on <= delivery.on}
        if came & set(party.values()) <= reached:
            return max(answer.deliveries[:i], key=lambda one: one.served_on)
    return None


def _awaited(
    answer: Answer, party: dict[int, int], petitions: Sequence[Petition], steps: Sequence["Entry"]
) -> tuple[int, ...]:
    """Return who still awaits the latest answer: also who joined later, while the case was open.

    Nobody where the matter has been taken up again or finally refused since. What an old register
    brought later tells of no delivery.
    """
    later = [step for step in steps if step.seq > answer.seq]
    if answer.deliveries and any(
        step.kind in {kinds.REFUSE, kinds.REOPEN} or is_redo(step) for step in later
    ):
        return ()
    ends = [step.seq for step in later if step.kind == kinds.CLOSE]
    came = {p.seq for p in petitions if p.seq < answer.seq or not (p.imported or p.is_outreach)}
    owed = {one for one in party.values() if one in came and one < min(ends, default=one + 1)}
    for delivery in answer.deliveries:
        owed -= receivers(delivery, party)
    return tuple(sorted(owed))
