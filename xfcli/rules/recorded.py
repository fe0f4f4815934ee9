"""The rules asked again: which steps in force of a case they would refuse, were they recorded now.

Each step is asked, by the very rule that its command asks, of the case as the steps before it leave
it. A correction may not make a step fall that stood before; what an old register brought along
against the rules stays as it came.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli.case import kinds
from xfcli.case.case import ERASED, Case
from xfcli.case.entry import Entry
from xfcli.case.fold import fold
from xfcli.case.in_force import in_force
from xfcli.case.registration import registration_of
from xfcli.case.words import (
    Decision,
    Method,
    NoteKind,
    Outcome,
    Rating,
    Refusal,
    Result,
    Route,
    Stage,
    Urging,
)
from xfcli.dates import stored_day
from xfcli.errors import XfError
from xfcli.law.clocks import latest_right, rights_of, running_handle
from xfcli.law.workdays import Calendar
from xfcli.rules import closing, deliveries, handling, notes, register, reviews, routes

if TYPE_CHECKING:
    from xfcli.case import bodies
    from xfcli.case.draft import Draft


class Grounds(NamedTuple):
    """What the rules ask beside the case: the working days, today, whether classifying takes two."""

    calendar: Calendar
    today: date
    endorsement: bool = False


def refused_steps(history: tuple[Entry, ...], grounds: Grounds) -> dict[int, str]:
    """Return the steps in force that the rules refuse, by place, each with the sentence."""
    steps, found = in_force(history), {}
    for i, step in enumerate(steps):
        try:
            before = fold(steps[:i]) if i else None
            ask(before, step, grounds)
            fold(steps[: i + 1])
        except XfError as error:
            found[step.seq] = str(error)
        except (LookupError, ValueError, TypeError):
            found[step.seq] = "它所依据的前一步没有了。"
    return found


def ask(before: Case | None, step: Entry, grounds: Grounds) -> None:
    """Ask the rule of a recorded `step` of the case `before` it, None where it opens the case.

    What the rule refuses with is raised; a kind that no rule guards passes.
    """
    if step.kind == kinds.ADD:
        petition = fold([step]).first
        register.petition(registration_of(petition), today=grounds.today, joins=before)
    elif before and (rule := _RULES.get(step.kind)):
        rule(before, step, grounds)


def _words(step: Entry) -> str:
    """Return the free text of a step; what has been erased was there."""
    return step.text or (ERASED if step.erased else "")


def _classify(case: Case, step: "bodies.ClassifyEntry", grounds: Grounds) -> "Draft":
    body = step.body
    return routes.classify(
        case, domain=body["domain"], route=Route(body["route"]), unit=body.get("unit", ""),
        basis=body.get("basis", ""), item=body.get("item", ""), simple=body.get("simple", False),
        on=step.on, today=grounds.today, has_happened=True,
    )  # fmt: skip


def _endorse(case: Case, step: "bodies.EndorseEntry", grounds: Grounds) -> "Draft":
    return routes.endorse(case, by=step.by, on=step.on, today=grounds.today)


def _accept(case: Case, step: "bodies.AcceptEntry", grounds: Grounds) -> "Draft":
    return routes.accept(case, on=step.on, today=grounds.today, has_happened=True)


def _refuse(case: Case, step: "bodies.RefuseEntry", grounds: Grounds) -> "Draft":
    routes.require_endorsement(case, required=grounds.endorsement)
    body = step.body
    return routes.refuse(
        case, kind=Refusal(body["kind"]), to=body.get("to", ""), reason=_words(step),
        basis=body.get("basis", ""), on=step.on, today=grounds.today,
        right=latest_right(case, grounds.calendar, step.on),
    )  # fmt: skip


def _transfer(case: Case, step: "bodies.TransferEntry", grounds: Grounds) -> "Draft":
    routes.require_endorsement(case, required=grounds.endorsement)
    body = step.body
    return handling.transfer(
        case, unit=body["unit"], on=step.on, today=grounds.today, assign=body.get("assign", False),
        due=stored_day(body.get("due")), reason=_words(step), assisting=tuple(body.get("assisting", ())),
        has_happened=True, came_along=bool(body.get("carried")),
    )  # fmt: skip


def _return(case: Case, step: "bodies.ReturnEntry", grounds: Grounds) -> "Draft":
    return handling.give_back(case, reason=_words(step), on=step.on, today=grounds.today)


def _extend(case: Case, step: "bodies.ExtendEntry", grounds: Grounds) -> "Draft":
    handle = running_handle(case, grounds.calendar, grounds.today)
    return handling.extend(
        case, days=step.body["days"], reason=_words(step), approver=step.body["approver"],
        on=step.on, today=grounds.today, handle=handle,
    )  # fmt: skip


def _reply(case: Case, step: "bodies.ReplyEntry", grounds: Grounds) -> "Draft":
    body, personal = step.body, step.personal or {}
    return handling.reply(
        case, result=Result(body["result"]) if body.get("result") else None,
        doc_no=body.get("doc_no", ""), text=_words(step), answers=tuple(personal.get("answers", ())),
        basis=personal.get("basis", ""), on=step.on, today=grounds.today, has_happened=True,
    )  # fmt: skip


def _deliver(case: Case, step: "bodies.DeliverEntry", grounds: Grounds) -> "Draft":
    personal, gone = step.personal or {}, ERASED if step.erased else ""
    last = case.answers[-1].seq if case.answers else None
    return deliveries.deliver(
        case, method=Method(step.body.get("method", Method.DIRECT)), to=personal.get("to", gone),
        witness=personal.get("witness", gone), on=step.on, today=grounds.today,
        filmed=step.body.get("filmed", False), whom=step.body.get("petitions", ()),
        answer=step.body.get("answer", last),
    )  # fmt: skip


def _review(case: Case, step: "bodies.ReviewEntry", grounds: Grounds) -> "Draft":
    body, stage, on, today = step.body, Stage(step.body["stage"]), step.on, grounds.today
    personal = step.personal or {}
    if decision := body.get("decision"):
        return reviews.decide(
            case, stage=stage, decision=Decision(decision), doc_no=body.get("doc_no", ""),
            hearing_days=body.get("hearing_days", 0), text=_words(step), on=on, today=today,
            answers=tuple(personal.get("answers", (ERASED,) if step.erased else ())),
            requests=tuple(body.get("requests", ())),
        )  # fmt: skip
    whom = body.get("petitions", ())
    rights = rights_of(case, grounds.calendar, today, stage, whom)
    return reviews.request(
        case, stage=stage, reason=_words(step), on=on, today=today, rights=rights, whom=whom
    )


def _urge(case: Case, step: "bodies.UrgeEntry", grounds: Grounds) -> "Draft":
    kind = Urging(step.body["kind"])
    return notes.urge(case, kind=kind, text=_words(step), on=step.on, today=grounds.today)


def _note(case: Case, step: "bodies.NoteEntry", grounds: Grounds) -> "Draft":
    body, personal = step.body, step.personal or {}
    gone = (ERASED,) if step.erased else ()
    return notes.note(
        case, kind=NoteKind(body["kind"]), text=_words(step), on=step.on, today=grounds.today,
        leader=body.get("leader", ""), due=stored_day(body.get("due")), days=body.get("days", 0),
        doc_no=body.get("doc_no", ""), to=body.get("to", ""),
        present=tuple(personal.get("present", gone)),
    )  # fmt: skip


def _rate(case: Case, step: "bodies.RateEntry", grounds: Grounds) -> "Draft":
    rating = Rating(step.body["rating"])
    return notes.rate(case, rating=rating, text=_words(step), on=step.on, today=grounds.today)


def _close(case: Case, step: "bodies.CloseEntry", grounds: Grounds) -> "Draft":
    return closing.close(
        case, outcome=Outcome(step.body["outcome"]), settled=step.body.get("settled", False),
        reason=_words(step), on=step.on, today=grounds.today,
        right=latest_right(case, grounds.calendar, step.on),
    )  # fmt: skip


def _reopen(case: Case, step: "bodies.ReopenEntry", grounds: Grounds) -> "Draft":
    return closing.reopen(case, reason=_words(step), on=step.on, today=grounds.today)


_RULES: Final[Mapping[str, Callable[..., object]]] = {
    kinds.CLASSIFY: _classify,
    kinds.ENDORSE: _endorse,
    kinds.ACCEPT: _accept,
    kinds.REFUSE: _refuse,
    kinds.TRANSFER: _transfer,
    kinds.RETURN: _return,
    kinds.EXTEND: _extend,
    kinds.REPLY: _reply,
    kinds.DELIVER: _deliver,
    kinds.REVIEW: _review,
    kinds.URGE: _urge,
    kinds.NOTE: _note,
    kinds.RATE: _rate,
    kinds.CLOSE: _close,
    kinds.REOPEN: _reopen,
}
