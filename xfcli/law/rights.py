"""The right of each petitioner to ask for a review of what they were given: by whom, used or replaced when (条例 Art 35, 36).

Read off the case alone; `clocks` counts until which day it runs.
"""

import math
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from xfcli.case.case import Answer, Case, Delivery
from xfcli.case.delivery import Copy, copies
from xfcli.case.kinds import SENT_BACK
from xfcli.case.words import Route, Stage


class Right(NamedTuple):
    """A right that an answer gave, by one delivery, to people who used it alike."""

    answer: Answer
    delivery: Delivery
    whom: tuple[int, ...]  # their first petitions
    asked_on: date | None = None
    replaced_on: date | None = (
        None  # another answer took the place of one that nobody asked a review of
    )


def rights_in(case: Case) -> list[Right]:
    """Return the rights to ask for a review, in the order of the answers, then of the deliveries."""
    given = [copy for copy in copies(case) if copy.delivery and not copy.answer.withdrawn]
    found: dict[Right, tuple[int, ...]] = {}
    for copy in given:
        answer, whose, delivery = copy
        is_opinion = (answer.route or case.route) is Route.PETITION
        if delivery and is_opinion and answer.stage is not Stage.RECHECK:
            asked = asked_on(case, copy)
            replaced = None if asked else _replaced_on(case, copy, given)
            alike = Right(answer, delivery, (), asked, replaced)
            found[alike] = (*found.get(alike, ()), whose)
    rights = [right._replace(whom=whom) for right, whom in found.items()]
    return sorted(rights, key=lambda right: (right.answer.seq, right.delivery.seq))


def next_stage(answer: Answer) -> Stage:
    """Return by which review an answer is reviewed."""
    return Stage.RECHECK if answer.stage else Stage.REVIEW


def asked_on(case: Case, copy: Copy) -> date | None:
    """Return on which day whose copy of an answer it is asked for its review, None where they did not."""
    if copy.delivery is None:
        return None
    anew = (a.seq for a in case.answers if a.seq > copy.answer.seq and _is_handled_anew(a))
    since, until = copy.delivery.seq, next(anew, math.inf)
    asked = (
        r.requested_on
        for r in case.reviews
        if r.stage is next_stage(copy.answer) and since < r.seq < until
        if not r.petitions or copy.whose in r.petitions
    )
    return next(asked, None)


def _is_handled_anew(answer: Answer) -> bool:
    return answer.stage is None and not answer.withdrawn


def _replaced_on(case: Case, copy: Copy, given: Sequence[Copy]) -> date | None:
    """Return on which day another answer took the place of a copy that no review was asked of.

    That of a later handling; an opinion that sent the matter back; one that the same party got.
    """
    answer, whose, _ = copy
    days = [a.on for a in case.answers if a.seq > answer.seq and _is_handled_anew(a)]
    days += [
        r.decided_on
        for r in case.reviews
        if r.opinion > answer.seq and r.decided_on and r.decision in SENT_BACK
    ]
    days += [
        later.delivery.on
        for later in given
        if later.whose == whose and later.delivery and later.answer.seq > answer.seq
    ]
    return min(days, default=None)
