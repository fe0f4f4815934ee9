"""From the entries of one case to its state: the one function by which everything is derived.

What has been corrected or taken back is left to `in_force`: only the steps in force are folded.
`fold` refuses nothing: `rules` decides what may be recorded, `fold` only says what follows from it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, cast

from xfcli.case import kinds
from xfcli.case.case import (
    ERASED,
    Answer,
    Care,
    Case,
    Closing,
    Delivery,
    Extension,
    IssuedPaper,
    Petition,
    Review,
)
from xfcli.case.delivery import askers, delivered
from xfcli.case.entry import Entry
from xfcli.case.handed import Transfer, by_unit
from xfcli.case.in_force import in_force
from xfcli.case.kinds import UnknownKind, is_redo
from xfcli.case.person import Person, agent
from xfcli.case.words import (
    Channel,
    Decision,
    Keeping,
    Level,
    Method,
    NoteKind,
    Outcome,
    Purpose,
    Rating,
    Result,
    Route,
    Source,
    Stage,
    day_unit,
)
from xfcli.dates import stored_day

if TYPE_CHECKING:
    from datetime import date
    from typing import TypedDict

    from xfcli.case import bodies as b

    class Facts(TypedDict, total=False):
        """What is known of a case so far: the fields of `Case` that are not as they begin."""

        petitions: tuple[Petition, ...]
        item: str
        domain: str
        route: Route | None
        basis: str
        competent: str
        duty: str
        owed_by: str
        classified_by: str
        endorsed_by: str
        simple: bool
        refers: bool
        accepted_on: date | None
        refused_on: date | None
        refusal: str
        in_hand: bool
        unit: str
        objected_on: date | None
        reported: tuple[tuple[int, date], ...]
        agreement: str
        transfers: tuple[Transfer, ...]
        extensions: tuple[Extension, ...]
        answers: tuple[Answer, ...]
        reviews: tuple[Review, ...]
        papers: tuple[IssuedPaper, ...]
        rating: Rating | None
        rated_on: date | None
        closing: Closing | None
        reopened_on: date | None
        care: Care | None
        urgency: Entry | None
        confidential: bool
        restricted: bool
        on_hold: bool
        subject: str
        void: str
        periods: dict[int, Mapping[str, int]]


def fold(entries: Iterable[Entry]) -> Case:
    """Return the case that `entries` (of one case, at least one, in order of `seq`) tell of.

    UnknownKind where one is of a kind that no case has; KeyError, ValueError or TypeError where they
    could not have been recorded one after the other.
    """
    facts: Facts = {
        "petitions": (), "transfers": (), "answers": (), "reviews": (), "extensions": (),
        "reported": (), "papers": (), "periods": {},
    }  # fmt: skip
    history = tuple(entries)
    steps = in_force(history)
    for entry in steps:
        if (step := STEPS.get(entry.kind)) is None:
            raise UnknownKind
        step(facts, entry)
        if periods := cast("b.Common", entry.body).get("periods"):
            facts["periods"][entry.seq] = periods
    if facts["answers"]:
        facts["reviews"] = askers(facts["reviews"], facts["answers"], facts["petitions"])
        facts["answers"] = delivered(facts["answers"], facts["reviews"], facts["petitions"], steps)
    return Case(no=history[0].no or "", history=history, steps=steps, **facts)


def _petition(entry: "b.AddEntry") -> Petition:
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
        heads=body["count"],
        village=body.get("village", ""),
        title=personal.get("title", gone),
        text=personal.get("text", gone),
        people=tuple(Person(**person) for person in personal.get("people", ())),
        agents=tuple(map(agent, personal.get("agents", ()))),
        points=tuple(personal.get("points", ())),
        due=stored_day(body.get("due")),
        old_no=body.get("old_no", ""),
        sender=body.get("sender", ""),
        sent_on=stored_day(body.get("sent_on")),
        imported=body.get("imported"),
    )


def _add(facts: "Facts", entry: "b.AddEntry") -> None:
    body = entry.body
    facts["petitions"] += (_petition(entry),)
    facts["confidential"] = facts.get("confidential", False) or body.get("confidential", False)
    if subject := (entry.personal or {}).get("subject"):
        facts["subject"] = subject
    if domain := body.get("domain"):  # a sheet tells the field, and not the way
        facts.setdefault("domain", domain)


def _classify(facts: "Facts", entry: "b.ClassifyEntry") -> None:
    body = entry.body
    facts["item"] = body.get("item", "")
    facts["domain"] = body["domain"]
    facts["route"] = Route(body["route"])
    facts["basis"] = body.get("basis", "")
    facts["competent"] = body.get("unit", "")
    facts["duty"] = body.get("duty", "")
    facts["owed_by"] = body.get("owed_by", "")
    facts["simple"] = body.get("simple", False)
    facts["refers"] = body.get("refers", False)
    facts["classified_by"] = entry.by
    facts["endorsed_by"] = ""


def _endorse(facts: "Facts", entry: "b.EndorseEntry") -> None:
    facts["endorsed_by"] = entry.by


def _accept(facts: "Facts", entry: "b.AcceptEntry") -> None:
    facts["accepted_on"] = entry.on


def _refuse(facts: "Facts", entry: "b.RefuseEntry") -> None:
    facts["refused_on"] = entry.on
    facts["refusal"] = entry.body["kind"]
    facts["in_hand"] = entry.body.get("in_hand", False)


def _transfer(facts: "Facts", entry: "b.TransferEntry") -> None:
    body = entry.body
    facts["unit"] = body["unit"]
    facts["transfers"] += (
        Transfer(
            seq=entry.seq,
            on=entry.on,
            unit=body["unit"],
            assign=body.get("assign", False),
            due=stored_day(body.get("due")),
            assisting=tuple(body.get("assisting", ())),
            inner=body.get("inner", False),
            unbound=body.get("unbound", False),
        ),
    )


def _return(facts: "Facts", entry: "b.ReturnEntry") -> None:
    facts["unit"] = ""
    facts["transfers"] = by_unit(facts["transfers"], returned_on=entry.on)


def _extend(facts: "Facts", entry: "b.ExtendEntry") -> None:
    unit = day_unit(working=entry.body.get("working", False))
    facts["extensions"] += (Extension(entry.seq, entry.on, entry.body["days"], unit),)


def _reply(facts: "Facts", entry: "b.ReplyEntry") -> None:
    body = entry.body
    if body.get("completes"):  # the words of an answer that has not been delivered yet
        return
    result = Result(body["result"]) if body.get("result") else None
    doc_no, route = body.get("doc_no", ""), facts.get("route")
    facts["answers"] += (
        Answer(entry.seq, entry.on, None, result=result, doc_no=doc_no, route=route),
    )


def _deliver(facts: "Facts", entry: "b.DeliverEntry") -> None:
    method = Method(entry.body["method"]) if entry.body.get("method") else None
    given = Delivery(entry.seq, entry.on, method, tuple(entry.body.get("petitions", ())))
    which = entry.body.get("answer", facts["answers"][-1].seq)
    if which not in {answer.seq for answer in facts["answers"]}:
        raise ValueError
    facts["answers"] = tuple(
        a._replace(deliveries=(*a.deliveries, given)) if a.seq == which else a
        for a in facts["answers"]
    )


def _review(facts: "Facts", entry: "b.ReviewEntry") -> None:
    body, stage = entry.body, Stage(entry.body["stage"])
    if not body.get("decision"):
        asked = tuple(body.get("petitions", ()))
        facts["reviews"] += (Review(entry.seq, stage, entry.on, petitions=asked),)
        return
    decision, heard = Decision(body["decision"]), body.get("hearing_days", 0)
    answered = {
        r.seq: r._replace(
            hearing_days=r.hearing_days + heard, decided_on=entry.on, decision=decision,
            opinion=entry.seq,
        )
        for r in facts["reviews"]
        if r.decided_on is None and r.stage is stage
        if r.seq in body.get("requests", (r.seq,))
    }  # fmt: skip
    if not answered or not answered.keys() >= set(body.get("requests", ())):
        raise ValueError
    facts["reviews"] = tuple(answered.get(r.seq, r) for r in facts["reviews"])
    doc_no, route = body.get("doc_no", ""), facts.get("route")
    facts["answers"] += (
        Answer(entry.seq, entry.on, stage, decision=decision, doc_no=doc_no, route=route),
    )
    if is_redo(entry):
        facts |= {"reopened_on": entry.on, "closing": None, "refused_on": None}


def _nothing(_facts: "Facts", _entry: Entry) -> None:
    """Leave the case as it is: the entry stands in its history, and that is all."""


def _note(facts: "Facts", entry: "b.NoteEntry") -> None:
    body = entry.body
    match body["kind"]:
        case NoteKind.CARE:
            facts["care"] = _care(facts.get("care"), entry)
        case NoteKind.URGENT | NoteKind.EASED as kind:
            facts["urgency"] = entry if kind == NoteKind.URGENT else None
        case NoteKind.REPORT if body.get("to"):
            facts["reported"] += ((entry.seq, entry.on),)
        case NoteKind.REPORT:
            facts["transfers"] = by_unit(facts["transfers"], reported_on=entry.on)
        case NoteKind.OBJECTION if body.get("unit"):
            facts["transfers"] = by_unit(facts["transfers"], objected_on=entry.on)
        case NoteKind.OBJECTION:
            facts["objected_on"] = entry.on
        case NoteKind.HEARING if body.get("days"):
            _hear(facts, body["days"])
        case NoteKind.MEDIATION if body.get("doc_no"):
            facts["agreement"] = body["doc_no"]


def _hear(facts: "Facts", days: int) -> None:
    """Put the days of a hearing to every request that is under way."""
    if not facts["reviews"]:
        raise ValueError
    facts["reviews"] = tuple(
        r if r.decided_on else r._replace(hearing_days=r.hearing_days + days)
        for r in facts["reviews"]
    )


def _care(before: Care | None, entry: "b.NoteEntry") -> Care:
    """Return the 五个一 with what `entry` states; what it leaves out stays as it was."""
    body, personal = entry.body, entry.personal or {}
    known, gone = before or Care(""), ERASED if entry.erased else ""
    return Care(
        body.get("leader") or known.leader,
        personal.get("opinion") or known.opinion or gone,
        personal.get("standard") or known.standard or gone,
        stored_day(body.get("due")) or known.due,
    )


def _paper(facts: "Facts", entry: "b.PaperEntry") -> None:
    body = entry.body
    if body.get("again"):
        return
    doc_no, about = body.get("doc_no", ""), body["about"]
    whole, whom = body.get("whole", False), tuple(body.get("petitions", ()))
    made = IssuedPaper(entry.seq, entry.on, body["kind"], about, doc_no, whole, whom)
    facts["papers"] += (made,)
    # The paper gives its number to the answer that it documents.
    if answer := body.get("answer"):
        facts["answers"] = tuple(
            a._replace(doc_no=doc_no) if a.seq == answer and not a.doc_no else a
            for a in facts["answers"]
        )


def _erase(facts: "Facts", entry: "b.EraseEntry") -> None:
    """Keep what follows from the people: whether a notice was owed does not change by erasing them."""
    clear, apart = entry.body["clear"], entry.body.get("apart", ())
    facts["petitions"] = tuple(
        p._replace(reached=p.reached or p.seq in clear, apart=p.apart or p.seq in apart)
        for p in facts["petitions"]
    )


def _hold(facts: "Facts", entry: "b.HoldEntry") -> None:
    match entry.body["kind"]:
        case Keeping.HOLD:
            facts["on_hold"] = True
        case Keeping.RESTRICT:
            facts["restricted"] = True
        case Keeping.RELEASE:
            facts["on_hold"] = facts["restricted"] = False


def _rate(facts: "Facts", entry: "b.RateEntry") -> None:
    facts["rating"] = Rating(entry.body["rating"])
    facts["rated_on"] = entry.on


def _close(facts: "Facts", entry: "b.CloseEntry") -> None:
    outcome, settled = Outcome(entry.body["outcome"]), entry.body.get("settled", False)
    facts["closing"] = Closing(entry.on, outcome, settled, entry.seq)


def _reopen(facts: "Facts", entry: "b.ReopenEntry") -> None:
    facts["closing"] = None
    facts["refused_on"] = None
    facts["reopened_on"] = entry.on
    if not facts["answers"]:
        return
    *before, last = facts["answers"]
    if last.stage is None and not last.deliveries:
        facts["answers"] = (*before, last._replace(withdrawn=True))


def _void(facts: "Facts", entry: "b.VoidEntry") -> None:
    facts["void"] = entry.body.get("merged_into") or "作废"


# What follows from an entry of each kind that a case can have; each step takes entries of its kind.
STEPS: Final[Mapping[str, Callable[..., None]]] = {
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
    kinds.VOID: _void,
    kinds.PAPER: _paper,
    kinds.REVEAL: _nothing,
    kinds.HOLD: _hold,
    kinds.ERASE: _erase,
}
