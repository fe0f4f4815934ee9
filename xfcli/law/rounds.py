"""The rounds (办理轮次) of a case: how often it was handled anew, and what happened in each.

A new round begins where a review sends the matter back, or where an answered or refused case is
taken up again. A case that was ended without an answer and taken up again goes on in its old
round: ending it has not stopped the law's time.
"""

from datetime import date
from typing import NamedTuple

from xfcli.case import kinds
from xfcli.case.case import Answer, Case, Extension
from xfcli.case.kinds import is_redo
from xfcli.law.clock_kinds import Trigger


class Round(NamedTuple):
    """One handling of the matter; `seq` is the place of its first entry in the journal."""

    seq: int
    on: date
    trigger: Trigger = Trigger.ACCEPTED  # what its periods run from: why it was taken up again
    accepted_on: date | None = None
    accepted_seq: int = 0  # the place of the acceptance in the journal, 0 without one
    refused_on: date | None = None
    answer: Answer | None = None  # the last that was not taken back
    extensions: tuple[Extension, ...] = ()


def rounds_of(case: Case) -> tuple[Round, ...]:
    """Return the rounds of `case`, the current one last."""
    answers = {answer.seq: answer for answer in case.answers if not answer.withdrawn}
    done: list[Round] = []
    now = Round(case.steps[0].seq, case.steps[0].on)
    for entry in case.steps:
        match entry.kind:
            case kinds.ACCEPT:
                now = now._replace(accepted_on=entry.on, accepted_seq=entry.seq)
            case kinds.REFUSE:
                now = now._replace(refused_on=entry.on)
            case kinds.REPLY if entry.seq in answers:
                now = now._replace(answer=answers[entry.seq])
            case kinds.EXTEND:
                given = next(e for e in case.extensions if e.seq == entry.seq)
                now = now._replace(extensions=(*now.extensions, given))
            case kinds.REOPEN if now.answer or now.refused_on:  # else the old round goes on
                done.append(now)
                now = Round(entry.seq, entry.on, Trigger.REOPENED)
            case kinds.REVIEW if is_redo(entry):
                done.append(now)
                sent_back = Trigger(f"{entry.body['stage']}{entry.body['decision']}")
                now = Round(entry.seq, entry.on, sent_back)
    return (*done, now)
