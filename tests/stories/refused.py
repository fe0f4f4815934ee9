"""Steps that the state of a case forbids, and steps drawn blindly: what the rules must answer for."""

from collections.abc import Iterator
from datetime import timedelta

from tests.stories.steps import ITEMS, UNITS, State, Step, petition
from xfcli.case.words import Decision, NoteKind, Outcome, Rating, Result, Stage


def forbidden(state: State) -> Iterator[Step]:
    """Yield steps that must be refused in this state, whatever else is said."""
    case, no = state.case, {"no": state.case.no}
    ahead = (state.today + timedelta(1)).isoformat()
    yield "note", {**no, "kind": NoteKind.TOLD, "on": ahead}
    yield "add", {**petition(state.rng, state.today, case.no), "on": ahead}
    yield "amend", {**no, "petition": [len(case.petitions) + 1], "title": "题", "reason": "错"}
    yield "amend", {**no, "repeat_of": case.no, "reason": "同一件"}
    if case.void or case.closing or not case.route or case.answer or case.refused_on:
        yield "accept", no
        yield "transfer", {**no, "to": "司法所", "reason": "属其职权"}
        yield "extend", {**no, "reason": "复杂", "leader": "丁镇长"}
    if case.void or case.closing or not case.route or case.refused_on:
        yield "reply", {**no, "result": Result.SUPPORTED, "text": "查明"}
    if case.void or case.closing or not case.current_transfer:
        yield "return", {**no, "reason": "不属职权"}
        yield "urge", no
    if case.void or not case.undelivered:
        yield "deliver", no
    if case.void or case.closing or case.review:
        yield "close", {**no, "outcome": Outcome.WITHDRAWN, "reason": "撤回"}
    if case.void or not case.review:
        for stage in Stage:
            yield "review", {**no, "stage": stage, "decision": Decision.UPHELD}
    if case.void or not case.answers or (case.review and len(case.reviews) == 1):
        yield "review", {**no, "stage": Stage.RECHECK, "reason": "住院"}
    if case.void or case.review or (case.is_open and not case.refused_on and not case.answer):
        yield "reopen", {**no, "reason": "再办"}


def anything(state: State) -> Step:
    """Return any step at all, dated anyhow: the rules decide."""
    rng, no = state.rng, {"no": state.case.no}
    on = {"on": (state.today - timedelta(rng.randrange(-2, 60))).isoformat()}
    return rng.choice(
        (
            ("classify", {**no, **on, **rng.choice(ITEMS), "simple": rng.random() < 0.5}),
            ("accept", no | on),
            ("transfer", {**no, **on, "to": rng.choice(UNITS), "reason": "属其职权"}),
            ("reply", {**no, **on, "result": Result.EXPLAINED, "text": "查明", "basis": "某办法"}),
            ("deliver", no | on),
            ("reopen", {**no, **on, "reason": "再办"}),
            ("close", {**no, **on, "outcome": rng.choice((*Outcome,)), "reason": "理由"}),
            ("note", {**no, **on, "kind": NoteKind.TOLD}),
            ("rate", {**no, **on, "rating": rng.choice((*Rating,))}),
            ("amend", {**no, "received_on": on["on"], "reason": "录入错误"}),
            ("review", {**no, **on, "stage": rng.choice((*Stage,)), "reason": "住院"}),
        )
    )  # fmt: skip
