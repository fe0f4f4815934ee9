"""What is owed to whom: each answer is the document of certain parties of a case, and reaches each on a day of their own.

The answer of the handling is everybody's. An opinion is theirs who asked for it, and everybody's where
it changes what was answered.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from xfcli.case import kinds
from xfcli.case.case import Answer, Case, Delivery, Petition, Review
from xfcli.case.kinds import is_redo
from xfcli.case.parties import are_one, first_of, parties
from xfcli.case.words import Decision, Stage

if TYPE_CHECKING:
    from xfcli.case.entry import Entry


class Copy(NamedTuple):
    """An answer as one party of the case got it, or is owed it yet: then there is no delivery."""

    answer: Answer
    whose: int  # their first petition
    delivery: Delivery | None = None


def copies(case: Case) -> tuple[Copy, ...]:
    """Return all that was given to anybody, and all that is owed, in the order of the answers."""
    party = parties(case.petitions)
    found = []
    for answer in case.answers:
        got = _got(answer, party)
        found += [Copy(answer, one, got[one]) for one in sorted(got)]
        found += [Copy(answer, one) for one in answer.awaited]
    return tuple(found)


def papers_of(case: Case, whose: int) -> tuple[Copy, ...]:
    """Return the answers that are one party's, of the latest handling that was answered."""
    last = next((a.seq for a in reversed(case.answers) if a.stage is None and not a.withdrawn), 0)
    return tuple(c for c in copies(case) if c.whose == whose and c.answer.seq >= last)


def is_at_its_end(case: Case) -> bool:
    """Whether the last that everybody got is the opinion of a 复核, the last of all (条例 Art 36 ¶3)."""
    last = {copy.whose: copy.answer.stage for copy in copies(case) if copy.delivery}
    return bool(last) and set(last.values()) == {Stage.RECHECK}


def to_serve(case: Case, whose: int = 0) -> Copy | None:
    """Return what a paper of delivery is about: what is owed next, else what was given last.

    Of one party where `whose` names it; None where it is owed nothing, and was given nothing.
    """
    first = first_of(parties(case.petitions))
    theirs = [c for c in copies(case) if whose in {0, c.whose}]
    if owed := next((c for c in theirs if c.delivery is None), None):
        return owed
    if theirs:
        last = [c for c in theirs if c.answer.seq == theirs[-1].answer.seq]
        return max(last, key=lambda c: c.delivery.seq if c.delivery else 0)
    is_nobodys = bool(case.answers) and whose in {0, first}
    return Copy(case.answers[-1], first) if is_nobodys else None


def latest(case: Case, whose: int) -> Answer | None:
    """Return the latest answer that is one party's, as they got it, or have not yet; None for none."""
    theirs = [c for c in copies(case) if c.whose == whose]
    if not theirs:
        return None
    answer, _, given = theirs[-1]
    on, method = (given.on, given.method) if given else (None, None)
    return answer._replace(delivered_on=on, method=method)


def opinion_in_force(case: Case) -> Answer | None:
    """Return what holds: the answer of the handling, or the opinion that changed it; None for none."""
    decides = (
        a for a in reversed(case.answers) if not (a.withdrawn or a.decision is Decision.UPHELD)
    )
    return next(decides, None) if case.answer else None


def is_anew(case: Case) -> bool:
    """Whether a case was reopened after the last answer or opinion, which decides nothing any more."""
    return bool(case.answers) and case.answers[-1].seq < case.reopened_seq


def review_of(case: Case, whose: int) -> Review | None:
    """Return the review under way that one party asked for, None where they ask for none."""
    asked = (r for r in reversed(case.reviews) if whose in (r.petitions or [whose]))
    return next((r for r in asked if r.decided_on is None), None)


def command(case: Case, whom: Iterable[int] = ()) -> str:
    """Return what is typed to record the delivery that is owed next, or that to one of `whom`."""
    waiting = tuple(whom) or (case.undelivered.awaited[:1] if case.undelivered else ())
    return f"xf deliver {case.no}{named(case, waiting)} --method 方式"


def opinion_command(case: Case, review: Review) -> str:
    """Return what is typed to record the opinion on a review that is under way, saying on whose request."""
    is_one = len(case.under_review(review.stage)) == 1
    whose = "" if is_one else named(case, review.petitions)
    return f"xf review {case.no} --stage {review.stage}{whose} --decision 决定"


def named(case: Case, whom: Sequence[int]) -> str:
    """Return the option that names `whom`, "" where only one party petitions."""
    if are_one(parties(case.petitions)):
        return ""
    places = [i for i, p in enumerate(case.petitions, 1) if p.seq in whom]
    return "".join(f" --petition {place}" for place in places)


def named_last(case: Case) -> list[str]:
    """Return the words of the option that names who petitioned last, none where only one party petitions."""
    return named(case, (case.petitions[-1].seq,)).split()


def receivers(delivery: Delivery, party: dict[int, int]) -> set[int]:
    """Return the parties that a delivery reached."""
    named = {party[seq] for seq in delivery.petitions if seq in party}
    return named if delivery.petitions else _by_then(delivery.seq, party)


# -- told while a case is folded -------------------------------------------------------------------


def askers(
    reviews: tuple[Review, ...], answers: tuple[Answer, ...], petitions: Sequence[Petition]
) -> tuple[Review, ...]:
    """Return `reviews`, each with the parties that asked: where it names none, who had the answer by then.

    Where only one petitions, nobody need be named.
    """
    party = parties(petitions)
    if are_one(party):
        return tuple(review._replace(petitions=()) for review in reviews)
    found = []
    for review in reviews:
        had = [
            d for a in answers if a.stage is review.stage.about for d in a.deliveries if d.seq < review.seq
        ]  # fmt: skip
        named = {party[seq] for seq in review.petitions if seq in party}
        whom = named or set().union(*(receivers(d, party) for d in had))
        found.append(review._replace(petitions=tuple(sorted(whom))))
    return tuple(found)


def delivered(
    answers: tuple[Answer, ...],
    reviews: Sequence[Review],
    petitions: Sequence[Petition],
    steps: Sequence["Entry"],
) -> tuple[Answer, ...]:
    """Return `answers`, each with whose it is, when the last of them had it, and who still awaits it.

    The day is that on which all had it who had petitioned by then: who joins later takes no delivery
    back.
    """
    party = parties(petitions)
    found = []
    for one in answers:
        asked = {whose for r in reviews if r.opinion == one.seq for whose in r.petitions}
        mine = asked if one.decision is Decision.UPHELD else ()
        answer = one._replace(petitions=tuple(sorted(mine)))
        last = _last_needed(answer, party, petitions)
        given = answer._replace(delivered_on=last.on, method=last.method) if last else answer
        awaited = (
            () if _is_past(answer, answers, steps) else _awaited(answer, party, petitions, steps)
        )
        found.append(given._replace(awaited=awaited))
    return tuple(found)


def _by_then(seq: int, party: dict[int, int]) -> set[int]:
    return {one for petition, one in party.items() if petition < seq}


def _got(answer: Answer, party: dict[int, int]) -> dict[int, Delivery]:
    """Return by which delivery each party first had an answer."""
    got: dict[int, Delivery] = {}
    for delivery in answer.deliveries:
        for one in receivers(delivery, party):
            got.setdefault(one, delivery)
    return got


def _last_needed(
    answer: Answer, party: dict[int, int], petitions: Sequence[Petition]
) -> Delivery | None:
    """Return the delivery that counts last of those by which all had it whose it is, None before that."""
    owed = set(answer.petitions or party.values())
    reached: set[int] = set()
    for i, delivery in enumerate(answer.deliveries, 1):
        reached |= receivers(delivery, party)
        came = {p.seq for p in petitions if p.seq < delivery.seq and p.on <= delivery.on}
        if came & owed <= reached:
            return max(answer.deliveries[:i], key=lambda one: one.served_on)
    return None


def _is_past(answer: Answer, answers: Sequence[Answer], steps: Sequence["Entry"]) -> bool:
    """Whether nobody awaits an answer any more: taken back, replaced, or the matter was taken up anew.

    Also where the matter was finally refused since. An opinion that nobody has got is still owed.
    """
    if answer.withdrawn or any(
        a.seq > answer.seq and a.stage is None and not a.withdrawn for a in answers
    ):
        return True
    later = (step for step in steps if step.seq > answer.seq)
    return bool(answer.deliveries) and any(
        step.kind in {kinds.REFUSE, kinds.REOPEN} or is_redo(step) for step in later
    )


def _awaited(
    answer: Answer, party: dict[int, int], petitions: Sequence[Petition], steps: Sequence["Entry"]
) -> tuple[int, ...]:
    """Return who has not got an answer that is theirs: also who joined later, while the case was open.

    What an old register brought later tells of no delivery.
    """
    ends = [step.seq for step in steps if step.seq > answer.seq and step.kind == kinds.CLOSE]
    came = {p.seq for p in petitions if p.seq < answer.seq or not (p.imported or p.is_outreach)}
    whose = set(answer.petitions or party.values())
    owed = {one for one in whose if one in came and one < min(ends, default=one + 1)}
    return tuple(sorted(owed - _got(answer, party).keys()))
