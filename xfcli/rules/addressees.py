"""Whom a notice or an answer was given to, where several people petition in one case (条例 Art 23 ¶2).

One of them told is not the other one told: who it was is stated.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, cast

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.delivery import command, receivers
from xfcli.case.draft import Draft
from xfcli.case.entry import Entry
from xfcli.case.parties import named, parties
from xfcli.case.words import NoteKind, Stage
from xfcli.errors import BadValue, Refused
from xfcli.law.citations import regulation
from xfcli.law.notification import told_by, untold

if TYPE_CHECKING:
    from xfcli.case.bodies import Common


def addressed(case: Case, draft: Draft, numbers: Sequence[int]) -> Draft:
    """Return `draft`, a notice or delivery, with whom it was given to: by number of petition.

    Without a number all get it that petition, or the one who still waits for it. BadValue for a petition that is not there or
    came later; Refused where several wait and none is named, and where one has got the answer.
    """
    _refuse_strange(case, numbers)
    party = parties(case.petitions)
    if len(set(party.values())) == 1:
        return draft
    waiting = _waiting(case, draft)
    whom = {party[case.petitions[n - 1].seq] for n in numbers} or set(waiting)
    if not numbers and len(waiting) > 1:
        raise Refused(
            f"{case.no} 是不同的人提出的（{_places(case, waiting)}），要分别{_DONE[draft.kind]}（{regulation(_PLACE.get(draft.kind, '23.2'))}）。写明给了谁，可写几次：--petition 第几件"
        )
    if draft.kind == kinds.DELIVER and (had := whom - set(waiting)):
        raise Refused(
            f"{case.no} 的答复已经送达{_places(case, tuple(had))}的信访人，或者不用再送。查看：xf show {case.no}"
        )
    _refuse_late(case, draft.kind, whom, draft.on)
    if not whom:
        return draft
    body = {**cast("dict[str, object]", draft.body), "petitions": sorted(whom)}
    return draft._replace(body=body)


def applicants(case: Case, numbers: Sequence[int], stage: Stage) -> tuple[int, ...]:
    """Return who asks for a review, by number of petition: of one delivery to all nobody is named.

    BadValue for a petition that is not there; Refused where people got the answer each by themselves
    and nobody is named, and where one has not got it.
    """
    _refuse_strange(case, numbers)
    given = case.reviewed(stage)
    party = parties(case.petitions)
    got = [receivers(one, party) for one in (given.deliveries if given else ())]
    if not numbers and len(got) > 1 and not case.review:
        raise Refused(
            f"{case.no} 的答复是分别送达的（{_places(case, tuple(set().union(*got)))}），申请期限各算各的（{regulation('35')}）。写明是谁申请的，可写几次：--petition 第几件"
        )
    whom = {party[case.petitions[n - 1].seq] for n in numbers}
    if given and (waiting := whom.difference(*got)):
        raise Refused(
            f"{case.no} 的答复还没有送达{_places(case, tuple(waiting))}的信访人，申请期限从送达起算（{regulation('35')}）。先运行：{command(case)}"
        )
    return tuple(sorted(whom)) if len(set(party.values())) > 1 else ()


def from_people(draft: Draft, whom: Sequence[int]) -> Draft:
    """Return `draft`, a request, with who makes it."""
    body = cast("dict[str, object]", draft.body)
    return draft._replace(body={**body, "petitions": list(whom)}) if whom else draft


def named_right(case: Case, step: Entry, numbers: Sequence[int], *, on: date) -> list[int] | None:
    """Return whom `step`, a notice or a delivery of the day `on`, names where these petitions got it.

    What it names already where they are the same people. BadValue for a petition that is not there or
    came later; Refused for a note of another kind, for what came along from another case, and where
    one of them has got the answer by another delivery.
    """
    _refuse_strange(case, numbers)
    again = f"先撤销它：xf undo {case.no} --entry {step.seq} --reason 理由，再重新登记。"
    if step.kind == kinds.NOTE and step.body["kind"] != NoteKind.TOLD:
        raise Refused(f"{case.no} 的序 {step.seq} 不是告知，没有给了谁。记错了种类的，{again}")
    if cast("Common", step.body).get("carried"):
        raise Refused(f"{case.no} 的序 {step.seq} 是并入时带来的，给了谁不能更正。{again}")
    if step.kind == kinds.REVIEW and step.body.get("decision"):
        raise Refused(
            f"{case.no} 的序 {step.seq} 是意见，谁申请的写在申请那一步。去掉 --petition。"
        )
    party = parties(case.petitions)
    right = {party[case.petitions[n - 1].seq] for n in numbers}
    if right == {party[seq] for seq in told_by(case, step) if seq in party}:
        return list(named(step)) or None
    _refuse_late(case, step.kind, right, on)
    if late := [seq for seq in right if seq > step.seq]:
        raise BadValue(
            f"{case.no} {_places(case, tuple(late))}是序 {step.seq} 以后才登记的，给那一位的另行登记。查看：xf show {case.no}"
        )
    answer = next((a for a in case.answers if any(d.seq == step.seq for d in a.deliveries)), None)
    others = [d for d in (answer.deliveries if answer else ()) if d.seq != step.seq]
    if had := [seq for seq in right if any(seq in receivers(d, party) for d in others)]:
        raise Refused(
            f"{case.no} 的答复已另行送达{_places(case, tuple(had))}的信访人。查看：xf show {case.no}"
        )
    return sorted(right)


def _refuse_strange(case: Case, numbers: Sequence[int]) -> None:
    if strange := [n for n in numbers if not 1 <= n <= len(case.petitions)]:
        raise BadValue(
            f"{case.no} 没有第 {strange[0]} 件信访件，共 {len(case.petitions)} 件。改正：--petition 第几件"
        )


def _refuse_late(case: Case, kind: str, whom: set[int], on: date) -> None:
    if late := [p for p in case.petitions if p.seq in whom and p.on > on]:
        raise BadValue(
            f"{case.no} {_places(case, (late[0].seq,))} {late[0].on} 才提出，不能在 {on} {_DONE[kind]}。改正：--on 日期"
        )


def _waiting(case: Case, draft: Draft) -> tuple[int, ...]:
    if draft.kind == kinds.DELIVER:
        return case.undelivered.awaited if case.undelivered else ()
    return untold(case)


_PLACE: Final = {kinds.DELIVER: "35"}  # each one's period runs from their own delivery
_DONE: Final = {
    kinds.DELIVER: "送达",
    kinds.NOTE: "告知",
    kinds.ACCEPT: "告知受理",
    kinds.REFUSE: "告知",
}


def _places(case: Case, petitions: tuple[int, ...]) -> str:
    """Return petitions by their number in the case: 初件、第2件."""
    found = [i for i, petition in enumerate(case.petitions, 1) if petition.seq in petitions]
    return "、".join("初件" if i == 1 else f"第{i}件" for i in found)
