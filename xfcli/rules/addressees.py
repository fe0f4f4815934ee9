"""Whom a notice or an answer was given to, where several people petition in one case (条例 Art 23 ¶2).

One of them told is not the other one told: who it was is stated.
"""

from collections.abc import Sequence
from typing import Final, cast

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.parties import parties
from xfcli.errors import BadValue, Refused
from xfcli.law.citations import regulation
from xfcli.law.notification import untold


def addressed(case: Case, draft: Draft, numbers: Sequence[int]) -> Draft:
    """Return `draft`, a notice or delivery, with whom it was given to: by number of petition.

    Without a number all get it that petition, or the one who still waits for it. BadValue for a petition that is not there or
    came later; Refused where several wait and none is named, and where one has got the answer.
    """
    party = parties(case.petitions)
    if strange := [n for n in numbers if not 1 <= n <= len(case.petitions)]:
        raise BadValue(
            f"{case.no} 没有第 {strange[0]} 件信访件，共 {len(case.petitions)} 件。改正：--petition 第几件"
        )
    if len(set(party.values())) == 1:
        return draft
    waiting = _waiting(case, draft)
    named = {party[case.petitions[n - 1].seq] for n in numbers} or set(waiting)
    if not numbers and len(waiting) > 1:
        raise Refused(
            f"{case.no} 是不同的人提出的（{_places(case, waiting)}），要分别{_DONE[draft.kind]}（{regulation(_PLACE.get(draft.kind, '23.2'))}）。写明给了谁，可写几次：--petition 第几件"
        )
    if draft.kind == kinds.DELIVER and (had := named - set(waiting)):
        raise Refused(
            f"{case.no} 的答复已经送达{_places(case, tuple(had))}的信访人，或者不用再送。查看：xf show {case.no}"
        )
    if late := [p for p in case.petitions if p.seq in named and p.on > draft.on]:
        raise BadValue(
            f"{case.no} {_places(case, (late[0].seq,))} {late[0].on} 才提出，不能在 {draft.on} {_DONE[draft.kind]}。改正：--on 日期"
        )
    if not named:
        return draft
    body = {**cast("dict[str, object]", draft.body), "petitions": sorted(named)}
    return draft._replace(body=body)


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
