"""From the entries of one case to its state: the one function by which everything is derived.

`fold` refuses nothing: `rules` decides what may be recorded, `fold` only says what follows from it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from xfcli.case import kinds
from xfcli.case.case import (
    ERASED,
    Answer,
    Care,
    Case,
    Closing,
    Extension,
    Made,
    Person,
    Petition,
    Review,
    Transfer,
    is_redo,
)
from xfcli.case.entry import Entry
from xfcli.case.kinds import UnknownKind
from xfcli.case.words import (
    Channel,
    Decision,
    Level,
    Method,
    Outcome,
    Purpose,
    Rating,
    Result,
    Route,
    Source,
    Stage,
)

_Facts = dict[str, Any]
_LISTS: Final = ("petitions", "transfers", "answers", "reviews", "extensions", "reported", "papers")


def fold(entries: Iterable[Entry]) -> Case:
    """Return the case that `entries` (of one case, in order of `seq`) tell of.

    UnknownKind where one of them is of a kind that no case has.
    """
    facts: _Facts = dict.fromkeys(_LISTS, ()) | {"periods": {}}
    history = tuple(entries)
    for entry in history:
        if (step := STEPS.get(entry.kind)) is None:
            raise UnknownKind
        step(facts, entry)
        if periods := entry.body.get("periods"):
            facts["periods"][entry.seq] = periods
    return Case(no=history[0].no or "", history=history, **facts)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _last(items: tuple[Any, ...], **changes: Any) -> tuple[Any, ...]:
    return (*items[:-1], items[-1]._replace(**changes))


def petition_of(entry: Entry) -> Petition:
    """Return the petition that an `add` entry records; erased text reads （已清除）."""
    body, personal = entry.body, entry.personal or {}
    gone = ERASED if entry.erased else ""
    return Petition(
        seq=entry.seq,
        on=entry.on,
        channel=Channel(body["channel"]),
        source=Source(body["source"]),
        level=Level(body["level"]),
        purpose=Purpose(body["purpose"]),
        count=body["count"],
        village=body.get("village", ""),
        title=personal.get("title", gone),
        text=personal.get("text", gone),
        people=tuple(Person(**person) for person in personal.get("people", ())),
        points=tuple(personal.get("points", ())),
        origin=body.get("origin", ""),
        due=_day(body.get("due")),
        old_no=body.get("old_no", ""),
        imported=body.get("imported"),
    )


def _add(facts: _Facts, entry: Entry) -> None:
    facts["petitions"] += (petition_of(entry),)
    facts["confidential"] = facts.get("confidential", False) or entry.body.get(
        "confidential", False
    )
    if subject := (entry.personal or {}).get("subject"):
        facts["subject"] = subject
    if domain := entry.body.get("domain"):  # a sheet tells the field, and not the way
        facts.setdefault("domain", domain)
    if told := _day(entry.body.get("told")):
        facts.setdefault("told_on", told)


def _classify(facts: _Facts, entry: Entry) -> None:
    body = entry.body
    facts["item"] = body.get("item", "")
    facts["domain"] = body["domain"]
    facts["route"] = Route(body["route"])
    facts["basis"] = body.get("basis", "")
    facts["competent"] = body.get("unit", "")
    facts["simple"] = body.get("simple", False)
    facts["classified_by"] = entry.by
    facts["endorsed_by"] = ""


def _endorse(facts: _Facts, entry: Entry) -> None:
    facts["endorsed_by"] = entry.by


def _accept(facts: _Facts, entry: Entry) -> None:
    facts["accepted_on"] = entry.on
    facts["told_on"] = facts.get("told_on") or entry.on


def _refuse(facts: _Facts, entry: Entry) -> None:
    facts["refused_on"] = entry.on
    facts["refusal"] = entry.body["kind"]
    facts["told_on"] = facts.get("told_on") or entry.on


def _transfer(facts: _Facts, entry: Entry) -> None:
    body = entry.body
    facts["unit"] = body["unit"]
    facts["transfers"] += (
        Transfer(
            seq=entry.seq,
            on=entry.on,
            unit=body["unit"],
            assign=body.get("assign", False),
            due=_day(body.get("due")),
            assisting=tuple(body.get("assisting", ())),
        ),
    )


def _return(facts: _Facts, entry: Entry) -> None:
    facts["unit"] = ""
    facts["transfers"] = _last(facts["transfers"], returned_on=entry.on)


def _extend(facts: _Facts, entry: Entry) -> None:
    body = entry.body
    facts["extensions"] += (Extension(entry.seq, entry.on, body["days"], body["approver"]),)


def _reply(facts: _Facts, entry: Entry) -> None:
    body = entry.body
    if body.get("completes"):  # the words of an answer that has not been delivered yet
        return
    result = Result(body["result"]) if body.get("result") else None
    doc_no, route = body.get("doc_no", ""), facts.get("route")
    facts["answers"] += (
        Answer(entry.seq, entry.on, None, result=result, doc_no=doc_no, route=route),
    )


def _deliver(facts: _Facts, entry: Entry) -> None:
    method = Method(entry.body["method"]) if entry.body.get("method") else None
    facts["answers"] = _last(facts["answers"], delivered_on=entry.on, method=method)
    # An answer in hand says more than a notice would.
    facts["told_on"] = facts.get("told_on") or entry.on


def _review(facts: _Facts, entry: Entry) -> None:
    body, stage = entry.body, Stage(entry.body["stage"])
    if not body.get("decision"):
        facts["reviews"] += (Review(entry.seq, stage, entry.on),)
        return
    decision = Decision(body["decision"])
    heard = facts["reviews"][-1].hearing_days + body.get("hearing_days", 0)
    facts["reviews"] = _last(
        facts["reviews"], decided_on=entry.on, decision=decision, hearing_days=heard
    )
    doc_no, route = body.get("doc_no", ""), facts.get("route")
    facts["answers"] += (
        Answer(entry.seq, entry.on, stage, decision=decision, doc_no=doc_no, route=route),
    )
    if is_redo(entry):
        facts |= {"reopened_on": entry.on, "closing": None, "refused_on": None}


def _nothing(_facts: _Facts, _entry: Entry) -> None:
    """Leave the case as it is: the entry stands in its history, and that is all."""


def _note(facts: _Facts, entry: Entry) -> None:
    body = entry.body
    match body["kind"]:
        case "告知":
            facts["told_on"] = facts.get("told_on") or entry.on
        case "包案":
            facts["care"] = _care(facts.get("care"), entry)
        case "办结报告" if body.get("to"):
            facts["reported"] += ((entry.seq, entry.on),)
        case "办结报告":
            facts["transfers"] = _last(facts["transfers"], reported_on=entry.on)
        case "异议" if body.get("unit"):
            facts["transfers"] = _last(facts["transfers"], objected_on=entry.on)
        case "异议":
            facts["objected_on"] = entry.on
        case "听证" if body.get("days"):
            heard = facts["reviews"][-1].hearing_days + body["days"]
            facts["reviews"] = _last(facts["reviews"], hearing_days=heard)
        case "调解" if body.get("doc_no"):
            facts["agreement"] = body["doc_no"]


def _care(before: Care | None, entry: Entry) -> Care:
    """Return the 五个一 with what `entry` states; what it leaves out stays as it was."""
    body, personal = entry.body, entry.personal or {}
    known, gone = before or Care(""), ERASED if entry.erased else ""
    return Care(
        body.get("leader") or known.leader,
        personal.get("opinion") or known.opinion or gone,
        personal.get("standard") or known.standard or gone,
        _day(body.get("due")) or known.due,
    )


def _paper(facts: _Facts, entry: Entry) -> None:
    body = entry.body
    if body.get("again"):
        return
    doc_no, about = body.get("doc_no", ""), body["about"]
    made = Made(entry.seq, entry.on, body["kind"], about, doc_no, body.get("whole", False))
    facts["papers"] += (made,)
    # The paper gives its number to the answer that it documents.
    if answer := body.get("answer"):
        facts["answers"] = tuple(
            a._replace(doc_no=doc_no) if a.seq == answer and not a.doc_no else a
            for a in facts["answers"]
        )


def _erase(facts: _Facts, entry: Entry) -> None:
    """Keep what follows from the people: whether a notice was owed does not change by erasing them."""
    clear = entry.body.get("clear", ())
    facts["petitions"] = tuple(
        p._replace(reached=True) if p.seq in clear else p for p in facts["petitions"]
    )


def _hold(facts: _Facts, entry: Entry) -> None:
    match entry.body["kind"]:
        case "暂缓":
            facts["held"] = True
        case "限制":
            facts["restricted"] = True
        case "解除":
            facts["held"] = facts["restricted"] = False


def _rate(facts: _Facts, entry: Entry) -> None:
    facts["rating"] = Rating(entry.body["rating"])
    facts["rated_on"] = entry.on


def _close(facts: _Facts, entry: Entry) -> None:
    facts["closing"] = Closing(
        entry.on, Outcome(entry.body["outcome"]), entry.body.get("settled", False), entry.seq
    )


def _reopen(facts: _Facts, entry: Entry) -> None:
    facts["closing"] = None
    facts["refused_on"] = None
    facts["reopened_on"] = entry.on
    last = facts["answers"][-1] if facts["answers"] else None
    if last and last.stage is None and last.delivered_on is None:
        facts["answers"] = _last(facts["answers"], withdrawn=True)


def _amend(facts: _Facts, entry: Entry) -> None:
    """Apply a correction; what is not named stays as it was."""
    body, personal = entry.body, entry.personal or {}
    if "confidential" in body:
        facts["confidential"] = body["confidential"]
    if "subject" in personal:
        facts["subject"] = personal["subject"]
    if body.get("gone"):
        facts["petitions"] = tuple(p for p in facts["petitions"] if p.seq != body["petition"])
        return
    changes: _Facts = {k: v for k, v in body.items() if k in {"count", "village"}}
    for key, kind in (
        ("channel", Channel), ("source", Source), ("level", Level), ("purpose", Purpose),
    ):  # fmt: skip
        if key in body:
            changes[key] = kind(body[key])
    if "on" in body:
        changes["on"] = date.fromisoformat(body["on"])
    right = personal.get("right", {})
    changes |= {key: right[key] for key in ("title", "text") if key in right}
    if "points" in right:
        changes["points"] = tuple(right["points"])
    if "people" in right:
        changes["people"] = tuple(Person(**person) for person in right["people"])
    facts["petitions"] = tuple(
        p._replace(**changes) if p.seq == body.get("petition") else p for p in facts["petitions"]
    )


def _void(facts: _Facts, entry: Entry) -> None:
    facts["void"] = entry.body.get("merged_into") or "作废"


# What follows from an entry of each kind that a case can have.
STEPS: Final[Mapping[str, Callable[[_Facts, Entry], None]]] = {
    kinds.ADD: _add,
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
    kinds.URGE: _nothing,
    kinds.NOTE: _note,
    kinds.RATE: _rate,
    kinds.CLOSE: _close,
    kinds.REOPEN: _reopen,
    kinds.AMEND: _amend,
    kinds.VOID: _void,
    kinds.PAPER: _paper,
    kinds.REVEAL: _nothing,
    kinds.HOLD: _hold,
    kinds.ERASE: _erase,
}
