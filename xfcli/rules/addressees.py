"""Whom a step is of, where several people petition in one case: told, given the answer, asking (条例 Art 23 ¶2, 35).

One of them told is not the other one told: who it was is stated.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, cast

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.delivery import copies, receivers
from xfcli.case.draft import Draft
from xfcli.case.entry import Entry
from xfcli.case.parties import are_one, named, parties
from xfcli.case.words import NoteKind, Stage
from xfcli.errors import BadValue, Refused
from xfcli.law.citations import regulation
from xfcli.law.notification import told_by, untold
from xfcli.rules import guards

if TYPE_CHECKING:
    from xfcli.case.bodies import Common


def addressed(case: Case, draft: Draft, numbers: Sequence[int]) -> Draft:
    """Return `draft`, a notice, with whom it was given to: by number of petition.

    BadValue and Refused as `chosen` says.
    """
    whom = chosen(case, numbers, untold(case), kind=draft.kind, on=draft.on)
    return of_people(draft, whom)


def recipients(case: Case, numbers: Sequence[int], *, on: date) -> tuple[int, ...]:
    """Return who got an answer on a day, by number of petition; nobody where one party petitions.

    BadValue and Refused as `chosen` says.
    """
    waiting = tuple(dict.fromkeys(one for answer in case.owed for one in answer.awaited))
    return chosen(case, numbers, waiting, kind=kinds.DELIVER, on=on)


def chosen(
    case: Case, numbers: Sequence[int], waiting: Sequence[int], *, kind: str, on: date
) -> tuple[int, ...]:
    """Return whom a step of this kind was given to on a day: who is named, else the one who waits for it.

    Nobody where one party petitions: it is theirs. BadValue for a petition that is not there or came
    later; Refused where several wait and none is named.
    """
    refuse_strange(case, numbers)
    party = parties(case.petitions)
    if are_one(party):
        return ()
    if not numbers and len(waiting) > 1:
        raise Refused(
            f"{case.no} 是不同的人提出的（{places(case, waiting)}），要分别{_DONE[kind]}（{regulation(_PLACE.get(kind, '23.2'))}）。写明给了谁，可写几次：--petition 第几件"
        )
    whom = {party[case.petitions[n - 1].seq] for n in numbers} or set(waiting)
    _refuse_late(case, kind, whom, on)
    return tuple(sorted(whom))


def applicants(case: Case, numbers: Sequence[int], stage: Stage) -> tuple[int, ...]:
    """Return who asks for a review, by number of petition; nobody where one party petitions.

    BadValue for a petition that is not there; Refused where several people have the answer and nobody
    is named.
    """
    refuse_strange(case, numbers)
    party = parties(case.petitions)
    if are_one(party):
        return ()
    had = {c.whose for c in copies(case) if c.delivery and c.answer.stage is stage.about}
    whom = {party[case.petitions[n - 1].seq] for n in numbers} or had
    if not numbers and len(had) > 1:
        raise Refused(
            f"{case.no} 的{answer_name(stage.about)}送达了不同的人（{places(case, had)}），申请期限各算各的（{regulation(_ASKED[stage])}）。写明是谁申请的，可写几次：--petition 第几件"
        )
    return tuple(sorted(whom))


def requests(case: Case, numbers: Sequence[int], stage: Stage) -> tuple[int, ...]:
    """Return the places of the requests for a review that an opinion answers, by number of petition.

    None where it answers all that are open. BadValue for a petition that is not there; Refused where
    several asked and nobody is named, where one did not ask, and where one asked together with others.
    """
    refuse_strange(case, numbers)
    party, open_ = parties(case.petitions), case.under_review(stage)
    whom = {party[case.petitions[n - 1].seq] for n in numbers}
    if not numbers and len(open_) > 1:
        by = {one for review in open_ for one in review.petitions}
        raise Refused(
            f"{case.no} 有几份{stage}申请没有答复（{places(case, by)}）。写明这份意见答复谁的，一份意见答复几个人的可写几次：--petition 第几件"
        )
    if are_one(party) or not whom:
        return ()
    answered = [review for review in open_ if whom & set(review.petitions)]
    by = {one for review in answered for one in review.petitions}
    if strange := whom - by:
        done = [r.opinion for r in case.reviews if r.stage is stage and strange & {*r.petitions}]
        mend = guards.mend(case, kinds.REVIEW, at=done[-1]) if done else ""
        raise Refused(
            f"{case.no} {places(case, strange)}的信访人没有等着答复的{stage}申请。查看：xf show {case.no}{mend}"
        )
    if beside := by - whom:
        joint = next(review for review in answered if beside & set(review.petitions))
        raise Refused(
            f"{case.no} 的序 {joint.seq} 是{places(case, joint.petitions)}的信访人一起申请的，一份意见一起答复：都写上 --petition。"
            f"分别申请的，先更正：xf amend {case.no} --entry {joint.seq} --petition 第几件 --reason 理由，再登记另一份申请"
        )
    return tuple(review.seq for review in answered) if len(answered) < len(open_) else ()


def answer_name(stage: Stage | None) -> str:
    """Return what an answer of this stage is called."""
    return f"{stage}意见" if stage else "答复"


def of_people(draft: Draft, whom: Sequence[int]) -> Draft:
    """Return `draft` with the people that it is of."""
    body = cast("dict[str, object]", draft.body)
    return draft._replace(body={**body, "petitions": list(whom)}) if whom else draft


def named_right(case: Case, step: Entry, numbers: Sequence[int], *, on: date) -> list[int] | None:
    """Return whom `step`, a notice or a delivery of the day `on`, names where these petitions got it.

    What it names already where they are the same people, None where that is nobody by name. BadValue for a petition that is not there or
    came later; Refused for a note of another kind, for what came along from another case, and where
    one of them has got the answer by another delivery.
    """
    refuse_strange(case, numbers)
    again = f"先撤销它：xf undo {case.no} --entry {step.seq} --reason 理由，再重新登记。"
    if step.kind == kinds.NOTE and step.body["kind"] != NoteKind.TOLD:
        raise Refused(f"{case.no} 的序 {step.seq} 不是告知，没有给了谁。记错了种类的，{again}")
    if cast("Common", step.body).get("carried"):
        raise Refused(f"{case.no} 的序 {step.seq} 是并入时带来的，给了谁不能更正。{again}")
    party = parties(case.petitions)
    right = {party[case.petitions[n - 1].seq] for n in numbers}
    if right == {party[seq] for seq in told_by(case, step) if seq in party}:
        return list(named(step)) or None
    _refuse_late(case, step.kind, right, on)
    if late := [seq for seq in right if seq > step.seq]:
        raise BadValue(
            f"{case.no} {places(case, late)}是序 {step.seq} 以后才登记的，给那一位的另行登记。查看：xf show {case.no}"
        )
    answer = next((a for a in case.answers if any(d.seq == step.seq for d in a.deliveries)), None)
    others = [d for d in (answer.deliveries if answer else ()) if d.seq != step.seq]
    if had := [seq for seq in right if any(seq in receivers(d, party) for d in others)]:
        raise Refused(
            f"{case.no} 的{answer_name(answer.stage if answer else None)}已另行送达{places(case, had)}的信访人。查看：xf show {case.no}"
        )
    return sorted(right)


def requests_right(case: Case, step: Entry, numbers: Sequence[int]) -> list[int] | None:
    """Return the requests that the opinion `step` answers where it answers these petitions; None for all.

    BadValue and Refused as `requests` says.
    """
    stage = Stage(step.body["stage"]) if step.kind == kinds.REVIEW else Stage.REVIEW
    as_it_was = tuple(
        review._replace(decided_on=None) if review.opinion == step.seq else review
        for review in case.reviews
        if review.seq < step.seq
    )
    return [*requests(case._replace(reviews=as_it_was), numbers, stage)] or None


def refuse_strange(case: Case, numbers: Sequence[int]) -> None:
    """BadValue for a number of a petition that `case` does not have."""
    if strange := [n for n in numbers if not 1 <= n <= len(case.petitions)]:
        raise BadValue(
            f"{case.no} 没有第 {strange[0]} 件信访件，共 {len(case.petitions)} 件。改正：--petition 第几件"
        )


def _refuse_late(case: Case, kind: str, whom: set[int], on: date) -> None:
    if late := [p for p in case.petitions if p.seq in whom and p.on > on]:
        raise BadValue(
            f"{case.no} {places(case, (late[0].seq,))} {late[0].on} 才提出，不能在 {on} {_DONE[kind]}。改正：--on 日期"
        )


_PLACE: Final = {kinds.DELIVER: "35"}  # each one's period runs from their own delivery
_ASKED: Final = {Stage.REVIEW: "35", Stage.RECHECK: "36.1"}
_DONE: Final = {
    kinds.DELIVER: "送达",
    kinds.NOTE: "告知",
    kinds.ACCEPT: "告知受理",
    kinds.REFUSE: "告知",
}


def places(case: Case, petitions: Collection[int]) -> str:
    """Return petitions by their number in the case: 初件、第2件."""
    found = [i for i, petition in enumerate(case.petitions, 1) if petition.seq in petitions]
    return "、".join("初件" if i == 1 else f"第{i}件" for i in found)


def people(case: Case, whom: Collection[int]) -> str:
    """Return whose a thing is where several petition, "" where one does: 第2件的信访人."""
    return "" if are_one(parties(case.petitions)) else f"{places(case, whom)}的信访人"
