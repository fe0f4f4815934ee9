"""What the state of a case allows as the next step: a second statement of the rules.

A step is a command and its options; `allowed` yields those that the rules must take, with how often
each is wanted.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from xfcli.case import words
from xfcli.case.case import COLLECTIVE, Answer, Case, Person, Petition
from xfcli.case.delivery import is_at_its_end, papers_of
from xfcli.case.kinds import is_note
from xfcli.case.parties import parties
from xfcli.case.words import (
    ELSEWHERE,
    SPOKEN,
    Channel,
    Decision,
    Method,
    NoteKind,
    Outcome,
    Purpose,
    Rating,
    Refusal,
    Result,
    Route,
    Source,
    Stage,
    Urging,
)
from xfcli.errors import Refused
from xfcli.law.clocks import deadlines_of, rights_of
from xfcli.law.deadlines import Deadline
from xfcli.law.notification import untold
from xfcli.law.rights import asked_on, next_stage
from xfcli.ledger import Reader
from xfcli.rules import competence, corrections, joins
from xfcli.screen.correction import grounds

Step = tuple[str, dict[str, Any]]
Weighted = tuple[float, str, dict[str, Any]]

VILLAGES = ("柳河村", "石桥村", "青山村", "")
UNITS = ("民政办", "县民政局", "村调委会", "派出所")
ITEMS = (
    {"item": "MZ-DB-01"}, {"item": "MZ-QT-13"}, {"item": "MZ-JB-02"},
    {"domain": "殡葬", "route": Route.PETITION}, {"domain": "低保", "route": Route.PETITION},
    {"domain": "村务", "route": Route.PETITION}, {"domain": "其他", "route": Route.LITIGATION},
    {"domain": "其他", "route": Route.MEDIATION}, {"domain": "养老", "route": Route.ADVICE},
    {"domain": "养老", "route": Route.ADMINISTRATIVE}, {"domain": "村务", "route": Route.DISCIPLINE},
)  # fmt: skip
RIGHTS = {"review.apply": Outcome.NO_REVIEW, "recheck.apply": Outcome.NO_RECHECK}
SIMPLE = {Route.PETITION, Route.PROPOSAL, Route.ADVICE}
_OFTEN = (
    NoteKind.TOLD, NoteKind.TOLD, NoteKind.VISIT, NoteKind.MEETING, NoteKind.NOTE,
    NoteKind.INSTRUCTION, NoteKind.CARE, NoteKind.STUDY, NoteKind.MEDIATION,
)  # fmt: skip
# Drawn where they belong, or tried by hand.
_IN_THEIR_PLACE = {
    NoteKind.OBJECTION,
    NoteKind.HEARING,
    NoteKind.REPORT,
    NoteKind.URGENT,
    NoteKind.EASED,
}
_AT_ANY_TIME = (*_OFTEN, *(kind for kind in NoteKind if kind not in {*_OFTEN, *_IN_THEIR_PLACE}))
EXCUSED = (Outcome.WITHDRAWN, Outcome.DECEASED, Outcome.UNREACHABLE, Outcome.ANONYMOUS)


@dataclass
class State:
    """A case on a day, and what chooses."""

    rng: Random
    case: Case
    book: Reader
    today: date
    others: tuple[Case, ...]

    @property
    def given(self) -> list[Answer]:
        """The answers that stand."""
        return [answer for answer in self.case.answers if not answer.withdrawn]

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The clocks of the case, counted out."""
        return deadlines_of(self.case, self.book.calendar, self.today)

    def right(self) -> Deadline | None:
        """The latest period of any petitioner to ask for a review; one that runs before one that ended."""
        asked = [d for d in self.deadlines if d.clock.kind in RIGHTS]
        return max(asked, key=lambda d: (d.is_live, d.clock.start), default=None)

    def told_the_way(self) -> bool:
        """Whether the petitioner was told since the case was last classified."""
        ways = [e.seq for e in self.case.steps if e.kind == "classify"]
        told = [
            e.seq for e in self.case.steps
            if e.kind == "refuse" or is_note(e, NoteKind.TOLD)
        ]  # fmt: skip
        return bool(ways and told) and told[-1] > ways[-1] and not untold(self.case)

    def is_announced(self, on: date) -> bool:
        """Whether the last answer was announced in public less than thirty days ago."""
        given = [
            d for a in self.case.answers for d in a.deliveries if a.seq >= self.case.reopened_seq
        ]
        return any(d.method is Method.NOTICE and (on - d.on).days <= 30 for d in given)

    def may_hand_on(self) -> bool:
        """Whether nobody need look at the classification first."""
        return not self.book.office.is_on("endorse") or bool(self.case.endorsed_by)


def found(rng: Random, book: Reader) -> None:
    """Record what an office sets on its first day."""
    from tests.stories import command

    for village, area in zip(VILLAGES[:3], ("东片", "东片", "西片"), strict=True):
        command("units")(add=village, kind=words.UnitKind.VILLAGE, area=area, db=str(book.path))
    for key, values in (
        ("backlog-days", ("60", "180")), ("endorse", ("否", "否", "是")),
        ("period.handle", ("60", "45")), ("period.notify", ("15", "10")),
        ("period.simple.reply", ("10", "7")),
    ):  # fmt: skip
        command("setting")(key, rng.choice(values), db=str(book.path))


def reform(book: Reader) -> None:
    """Merge two villages, and call a unit and the desk otherwise: in the middle of last month on."""
    from tests.stories import command

    db = str(book.path)
    command("units")(merge="柳河村、青山村", into="青柳村", on="2025-11-15", db=db)
    command("units")(merge="派出所", into="青石派出所", on="2025-11-20", db=db)
    command("setting")("desk", "社会事务办", on="2025-11-20", db=db)


def petition(
    rng: Random, day: date, no: str | None = None, since: date = date.min
) -> dict[str, Any]:
    """Return the options that register a petition, that repeats case `no` if one is given."""
    on = max(since, day - timedelta(rng.choice((0, 0, 0, 1, 3, 20))))
    channel = rng.choice((*Channel, Channel.VISIT, Channel.VISIT))
    source = rng.choice((Source.OWN, Source.OWN, *Source))
    if not no and (_last_day() - day).days < 7:
        source = Source.FORWARDED  # so that the days to object run at the end
    count = (
        rng.choice((1, 1, 2, 4, 5, 6, 30)) if channel is Channel.VISIT else rng.choice((1, 1, 3))
    )
    named = count >= COLLECTIVE or rng.random() < 0.8
    made: dict[str, Any] = {
        "channel": channel, "source": source, "level": rng.choice((*words.Level,)), "count": count,
        "purpose": rng.choice((Purpose.REQUEST,) * 6 + tuple(Purpose)),
        "title": f"事项{rng.randrange(10**6)}", "village": rng.choice(VILLAGES) or None,
        "on": on.isoformat(), **({"repeat_of": no} if no else {"new": True}),
        "subject": "不详",  # without it no accusation is answered here
    }  # fmt: skip
    if named:
        made |= {
            "name": ["丙某" if no and day.day % 5 == 0 else "甲某"],
            "phone": rng.choice((None, ["13800000001"])),
        }
        made |= {"address": rng.choice((None, "青石镇柳河村1组"))}
    if source is Source.ASSIGNED and rng.random() < 0.8:
        made["due"] = (on + timedelta(rng.randrange(5, 60))).isoformat()
    if rng.random() < 0.04:
        made["confidential"] = True
    return made


def allowed(state: State) -> Iterator[Weighted]:
    """Yield the steps that the state allows, with how often each is wanted."""
    rng, case = state.rng, state.case
    if case.void:
        return
    last = max(entry.on for entry in case.history)
    on = min(state.today, max(last, state.today - timedelta(rng.choice((0, 0, 0, 2, 8)))))
    for weight, verb, options in _steps(state, on):
        usual: dict[str, Any] = {"no": [case.no] if verb == "retention" else case.no}
        if verb not in {"retention", "show"}:
            usual["on"] = on.isoformat()
        named = _whom(state, verb, options)
        yield weight, verb, options if verb == "add" else usual | options | named


def _last_day() -> date:
    from tests.stories import LAST

    return LAST


def _whom(state: State, verb: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return to whom a notice or an answer goes, where several people wait for it."""
    case = state.case
    is_telling = verb in {"accept", "refuse"} or options.get("kind") is NoteKind.TOLD
    waiting = untold(case) if is_telling else ()
    count = len(waiting)
    if verb == "deliver" and case.undelivered:
        waiting = case.undelivered.awaited
        count = len({one for answer in case.owed for one in answer.awaited})
    if count < 2:
        return {}
    places = _places(case, waiting)
    return {"petition": (places, places[:1], places[-1:])[len(case.history) % 3]}


def _places(case: Case, whom: Collection[int]) -> list[int]:
    return [i for i, p in enumerate(case.petitions, 1) if p.seq in whom]


def _steps(state: State, on: date) -> Iterator[Weighted]:
    rng, case = state.rng, state.case
    yield from _at_any_time(state, on)
    if case.undelivered:
        yield 9, "deliver", _delivery(case, rng)
    yield from _reviews(state, on)
    if case.review:
        yield from _under_review(state, on)
        return
    yield from _finally_refused(state, on)
    if case.closing:
        yield 0.8, "reopen", {"reason": "有新的事实"}
        kind = {"hold": True} if not case.on_hold else {"release": True}
        yield 0.2, "retention", {**kind, "reason": "诉讼"}
        if not case.restricted:
            yield 0.1, "retention", {"restrict": True, "reason": "保存期满"}
        if case.has_seal and not (case.confidential or case.is_accusation):
            yield 0.1, "retention", {"unseal": True, "reason": "查明不是检举控告"}
        return
    yield from _closings(state, on)
    if case.refused_on:
        yield 1, "reopen", {"reason": "又有新证据"}
        return
    if case.answer:
        if not case.answer.deliveries:
            yield 0.5, "reply", {"text": "补充查明"}
        yield 0.5, "reopen", {"reason": "答复有误"}
        return
    yield from _in_hand(state, on)


def _at_any_time(state: State, on: date) -> Iterator[Weighted]:
    rng, case, today = state.rng, state.case, state.today
    again = petition(rng, today, case.no, case.first.on)
    yield 0.8, "add", again
    nth = rng.randrange(len(case.petitions)) + 1
    change = rng.choice(
        ({"channel": Channel.LETTER}, {"village": "石桥村"}, {"count": 7}, {"source": Source.HOTLINE},
         {"level": words.Level.CITY}, {"purpose": Purpose.PROPOSAL}, {"name": ["乙某"]},
         {"title": "改过的题"}, {"text": "改过的话"}, {"point": ["一", "二"]}, {"phone": ["13900000002"]})
    )  # fmt: skip
    if _is_other(change, case.petitions[nth - 1]) and _may_be(
        change, case, case.petitions[nth - 1]
    ):
        yield 0.4, "amend", {"petition": [nth], "reason": "录入错误", **change}
    yield from _put_right(state)
    named = any(step.body.get("petitions") for step in case.steps)
    if len(case.petitions) > 1 and not named and _stands_without_the_last(state):
        yield 0.5, "amend", {"petition": [len(case.petitions)], "new": True, "reason": "并错"}
    if into := [
        c
        for c in state.others
        if not c.void and c.first.on <= case.first.on and c.no != case.no and _may_join(case, c)
    ]:
        yield 0.08, "amend", {"repeat_of": rng.choice(into[-20:]).no, "reason": "同一件事"}
    yield 0.03, "void", {"reason": "重复登记", "yes": True}
    yield 0.15, "show", {"reveal": True, "reason": "核对"}
    yield (
        0.06,
        "notice",
        {"kind": _paper(case), "output": state.book.path.parent / "文书.docx", "yes": True},
    )
    kind = rng.choice(_AT_ANY_TIME)
    noted: dict[str, Any] = {"kind": kind, "text": "情况"}
    if kind in {NoteKind.INSTRUCTION, NoteKind.CARE}:
        noted["leader"] = "丁镇长"
    if kind is NoteKind.CARE:
        noted |= {"opinion": "按政策办", "standard": "办好", "due": today.isoformat()}
    if kind is NoteKind.STUDY:
        noted["attendee"] = ["丙某"]
    if kind is NoteKind.MEDIATION:
        noted["doc_no"] = rng.choice(("", "村调3号"))
    yield 1.2, "note", noted
    if [p for p in case.petitions if p.due] and not case.reported:
        yield 0.8, "note", {"kind": NoteKind.REPORT, "to": "县信访局"}
    is_delivered = any(a.delivered_on for a in case.answers)
    if case.closing or (is_delivered and not state.is_announced(on)):
        yield 0.8, "rate", {"rating": rng.choice((*Rating,))}


def _stands_without_the_last(state: State) -> bool:
    """Whether every step stands without the last petition: an extension or a report may rest on it."""
    nth = len(state.case.petitions)
    try:
        joins.split(state.case, petition=nth, reason="并错", grounds=grounds(state.book))
    except Refused:
        return False
    return True


def _put_right(state: State) -> Iterator[Weighted]:
    rng, case = state.rng, state.case
    if case.history[-1].kind in corrections.FIELDS:  # nothing stands on it yet
        yield 0.25, "undo", {"reason": "记错"}
    if case.rating and case.latest_first[0].kind == "rate":
        right = {"entry": case.latest_first[0].seq, "rating": rng.choice((*Rating,)), "on": None}
        if right["rating"] != case.rating:
            yield 1.5, "amend", {**right, "reason": "听错"}


def _may_join(case: Case, into: Case) -> bool:
    """Whether all that was done on a case could have been done on the other."""
    done = {step.kind for step in case.steps}
    noted = {step.body["kind"] for step in case.steps if step.kind == "note"}
    if done - {"add", "classify", "endorse", "accept", "note"} or noted & {
        "异议",
        "办结报告",
        "包案",
        "听证",
    }:
        return False
    ended = into.closing.on if into.closing else into.refused_on or (into.answer and into.answer.on)
    if ended and min(p.on for p in case.petitions) <= ended:
        return False
    if case.route and not into.route and ended:
        return False
    if not case.accepted_on or into.accepted_on:
        return True
    return not ended and (into.route or case.route) not in ELSEWHERE


def _is_other(change: dict[str, Any], wrong: Petition) -> bool:
    """Whether the petition is registered otherwise."""
    first = wrong.people[0] if wrong.people else Person()
    known = {**wrong._asdict(), "count": wrong.heads, "name": [first.name], "phone": [first.phone],
             "point": [*wrong.points]}  # fmt: skip
    return any(known[key] != value for key, value in change.items())


def _may_be(change: dict[str, Any], case: Case, wrong: Petition) -> bool:
    """Whether what rests on the petition still stands once it is set right."""
    was_simple = any(e.kind == "classify" and e.body.get("simple") for e in case.steps)
    if was_simple and change.keys() & {"count", "source"}:
        return False  # 简易办理 may not fit any more
    if "channel" in change and wrong.is_outreach:
        return False  # who petitions has rights that a later step may have passed over
    ended = {step.kind for step in case.steps} & {"close", "refuse", "deliver"}
    if "name" in change and len(case.petitions) > 1 and ended:
        return False  # somebody else would be owed what was not given to them
    if "source" in change and (wrong.due or case.objected_on):
        return False  # what only a superior's matter can have
    return "count" not in change or bool(wrong.people) or wrong.channel is not Channel.VISIT


def _paper(case: Case) -> str:
    if case.answer and not (case.is_sealed or any(p.points for p in case.petitions)):
        return "处理意见书"
    return "受理告知书" if case.accepted_on else "回执"


def _delivery(case: Case, rng: Random) -> dict[str, Any]:
    paper = case.undelivered
    assert paper is not None
    is_written = paper.stage or (paper.route or case.route) is Route.PETITION
    usual = (Method.DIRECT, Method.DIRECT) if is_written else (Method.SPOKEN, Method.PHONE)
    method = rng.choice((*usual, *(way for way in Method if way not in SPOKEN)))
    return {"method": method} | ({"witness": "见某"} if method is Method.LEFT else {})


def _under_review(state: State, on: date) -> Iterator[Weighted]:
    rng, case = state.rng, state.case
    assert case.review is not None
    stage = case.review.stage
    asked = case.under_review(stage)
    passed = min((on - one.requested_on).days - one.hearing_days for one in asked)
    heard = min(passed, 5) if stage is Stage.RECHECK and passed > 0 else 0
    if heard:
        yield 6, "note", {"kind": NoteKind.HEARING, "days": heard}
    if any(not answer.deliveries for answer in case.owed):
        return
    decision = rng.choice((*Decision, Decision.UPHELD, Decision.UPHELD, Decision.UPHELD))
    opinion: dict[str, Any] = {"stage": stage, "decision": decision, "text": "意见"}
    opinion |= {"answer": ["改为补发"]} if decision is Decision.CHANGED else {}
    if len(asked) > 1:  # one opinion on all, or on one request
        whose = rng.choice(([one for r in asked for one in r.petitions], asked[0].petitions))
        opinion["petition"] = _places(case, whose)
    if rng.random() < 0.5:
        opinion["hearing_days"] = heard
    yield 8, "review", opinion


def _reviews(state: State, on: date) -> Iterator[Weighted]:
    """Somebody asks for a review of the last answer that they got."""
    case = state.case
    whose = state.rng.choice([*dict.fromkeys(parties(case.petitions).values())])
    theirs = papers_of(case, whose)
    got = [copy for copy in theirs if copy.delivery][-1:]
    if not got or asked_on(case, got[0]) or got[0].answer.stage is Stage.RECHECK:
        return
    if any(r.decided_on is None and whose in (r.petitions or [whose]) for r in case.reviews):
        return
    if case.answers[-1] is not got[0].answer and case.reopened_seq > got[0].answer.seq:
        return
    stage = next_stage(got[0].answer)
    if stage is Stage.RECHECK and int(case.no[-1]) % 4 == 1:
        return  # some let the days run out
    if not rights_of(case, state.book.calendar, state.today, stage, [whose]):
        return
    request = {"stage": stage, "petition": _places(case, [whose]), "reason": "住院"}
    yield 9 if stage is Stage.RECHECK else 5, "review", request


def _finally_refused(state: State, on: date) -> Iterator[Weighted]:
    """The petitioner is told that nothing is left to ask for."""
    case, given = state.case, state.given
    if not given or not given[-1].delivered_on or case.owed:
        return
    if case.refused_on or not case.route or not state.may_hand_on() or state.is_announced(on):
        return
    if case.reopened_on and not case.answer:
        return
    final: dict[str, Any] = {"kind": Refusal.FINAL, "reason": "同一事实"}
    any_right = state.right()
    lapsed = any_right is None or any_right.clock.done_on or on > any_right.due
    if is_at_its_end(case):
        yield 2, "refuse", final
    elif lapsed:
        yield 0.3, "refuse", final | {"basis": "某省信访条例"}


def _closings(state: State, on: date) -> Iterator[Weighted]:
    rng, case = state.rng, state.case
    settled = {"settled": rng.random() < 0.5}
    yield 0.4, "close", {"outcome": rng.choice(EXCUSED), "reason": "书面申请", **settled}
    if case.agreement:
        yield 4, "close", {"outcome": Outcome.MEDIATED, "reason": "已签协议", **settled}
    if case.undelivered or state.is_announced(on):
        return
    if case.refused_on:
        if state.told_the_way():
            yield 6, "close", settled
        return
    if case.route and case.route is not Route.PETITION and state.told_the_way():
        yield 2, "close", {"outcome": Outcome.ROUTED, **settled}
        if case.current_transfer:
            yield 2, "close", {"outcome": Outcome.PASSED_ON, **settled}
    if case.answer and not _is_waited_for(state, on):
        for outcome in _after_an_answer(state, on):
            rare = outcome in RIGHTS.values()
            yield 40 if rare else 9 if outcome else 3, "close", {"outcome": outcome, **settled}


def _is_waited_for(state: State, on: date) -> bool:
    """Whether the officer lets the days run in which a recheck can be asked for: most do."""
    right = state.right()
    runs = right and not right.clock.done_on and on <= right.due
    return bool(right and runs and right.clock.kind == "recheck.apply") and state.rng.random() < 0.8


def _after_an_answer(state: State, on: date) -> Iterator[Outcome | None]:
    case = state.case
    assert case.answer is not None
    yield None
    if case.answer.result is Result.SUPPORTED:
        yield Outcome.FULFILLED
    if is_at_its_end(case):
        yield Outcome.RECHECKED
    right = state.right()
    if right and not right.clock.done_on and on > right.due:
        yield RIGHTS[right.clock.kind]


def _in_hand(state: State, on: date) -> Iterator[Weighted]:
    """What an open case without an answer can go through."""
    rng, case = state.rng, state.case
    chosen = rng.choice(ITEMS)
    simple = _may_be_simple(state) and rng.random() < 0.8 and chosen.get("route") in SIMPLE
    yield 0.5 if case.route else 9, "classify", {**chosen, "simple": simple, "by": "丙某"}
    yield from _sent_down(state)
    if not case.route:
        return
    yield 0.5 if state.may_hand_on() else 6, "classify", {"endorse": True, "by": "戊某"}
    elsewhere = case.route in ELSEWHERE
    if not case.accepted_on and _is_for_us(state):
        yield 6, "accept", {}
    if not (case.accepted_on or case.current_transfer) and state.may_hand_on():
        yield 6 if elsewhere else 0.6, "refuse", {"to": "县医保局", "reason": "不属本镇"}
    if not (elsewhere or case.undelivered):
        yield from _answers(state)
    yield from _extensions(state, on)
    yield from _with_the_unit(state) if case.current_transfer else _transfers(state)


def _is_for_us(state: State) -> bool:
    """Whether no other organ has the power to decide."""
    try:
        competence.refuse_to_accept(state.case, state.book.office)
    except Refused:
        return False
    return True


def _sent_down(state: State) -> Iterator[Weighted]:
    case = state.case
    if case.current_transfer or case.accepted_on:
        return
    if case.first.source in {Source.FORWARDED, Source.ASSIGNED} and not case.objected_on:
        yield 1.5, "note", {"kind": NoteKind.OBJECTION, "text": "不属本镇"}
    if case.objected_on and not case.undelivered and not state.is_announced(state.today):
        yield 3, "close", {"outcome": Outcome.PASSED_ON, "reason": "核实同意"}


def _answers(state: State) -> Iterator[Weighted]:
    rng, case = state.rng, state.case
    if not case.accepted_on and case.route is Route.PETITION:
        return
    results = [r for r in Result if not (case.simple and r is Result.REJECTED)]
    answer = {"result": rng.choice(results), "text": "经查属实", "basis": "某办法"}
    yield 4, "reply", answer | rng.choice(({}, {"doc_no": f"青字{rng.randrange(999)}号"}))


def _transfers(state: State) -> Iterator[Weighted]:
    rng = state.rng
    if not state.may_hand_on():
        return
    accuses = state.case.is_accusation  # 条例 Art 30: to the competent organ alone
    sent: dict[str, Any] = {"to": rng.choice(UNITS), "reason": "属其职权"}
    sent |= {"to": "县纪委监委"} if accuses else {}
    if rng.random() < 0.4 and not sent["to"].startswith("县"):
        due = state.today + timedelta(rng.randrange(5, 40))
        sent |= {"assign": True, "due": due.isoformat()}
    if not (accuses or state.case.simple) and rng.random() < 0.2:
        sent["assisting"] = ["司法所"]
    yield 2, "transfer", sent


def _may_be_simple(state: State) -> bool:
    case = state.case
    return not (
        len([p for p in case.petitions if not p.is_outreach]) > 1
        or any(a.stage is None for a in state.given)
        or any(p.source is Source.ASSIGNED or p.heads >= COLLECTIVE for p in case.petitions)
        or any(t.assisting for t in case.transfers)
        or any(e.kind == "note" and e.body["kind"] in {"研判", "听证"} for e in case.steps)
    )


def _extensions(state: State, on: date) -> Iterator[Weighted]:
    running = [d for d in state.deadlines if d.clock.kind == "handle" and d.is_live]
    last = running[-1] if running else None
    if last and not last.clock.extended and last.clock.start <= on <= last.due:
        days = state.rng.randrange(1, 31)
        yield 3, "extend", {"days": days, "reason": "情况复杂", "leader": "丁镇长"}


def _with_the_unit(state: State) -> Iterator[Weighted]:
    case = state.case
    held = case.current_transfer
    assert held is not None
    yield 1.5, "return", {"reason": "不属其职权"}
    ways = (Urging.REMIND,) if case.unit.startswith("县") else (*Urging,)
    yield 1, "urge", {"kind": state.rng.choice(ways), "text": "请抓紧"}
    if not held.objected_on:
        yield 1, "note", {"kind": NoteKind.OBJECTION, "text": "不属本所"}
    if held.assign and not held.reported_on:
        yield 2, "note", {"kind": NoteKind.REPORT}
