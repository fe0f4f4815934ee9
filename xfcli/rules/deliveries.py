"""Giving the answer to who is owed it: which answer, to whom, in which way (条例 Art 32, 35, 36)."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Final

from xfcli.case import delivery, kinds
from xfcli.case.case import Answer, Case
from xfcli.case.draft import Draft, stated
from xfcli.case.parties import parties
from xfcli.case.words import SPOKEN, Channel, Method, Route, Stage
from xfcli.errors import Refused
from xfcli.law.citations import cited, regulation
from xfcli.rules import guards
from xfcli.rules.addressees import answer_name, people, places

if TYPE_CHECKING:
    from xfcli.case import bodies

_SPOKEN_BY: Final = {Channel.VISIT: Method.SPOKEN, Channel.CALL: Method.PHONE}


def deliver(
    case: Case,
    *,
    method: Method,
    to: str,
    witness: str,
    on: date,
    today: date,
    filmed: bool = False,
    whom: Collection[int] = (),
    answer: int | None = None,
) -> Draft:
    """Return the entry of a delivery; the day starts the period for asking a review (条例 Art 35).

    Of the first answer that all of `whom` wait for, or of the one at `answer`; `whom` may be left out
    where one party petitions. Refused for a void case, where no such answer waits, before its day, for
    留置 without witness or film, and for a spoken answer where the law asks for a written one.
    """
    guards.refuse_void(case)
    paper = _owed(case, whom, answer)
    guards.require_possible_day(case, on, today, since=paper.on)
    if method is Method.LEFT and not (witness or filmed):
        raise Refused(
            f"{case.no} 留置送达要有见证人，或者拍照、录像（{cited('民事诉讼法:89')}，比照适用）。补上：--witness 见证人 或 --filmed"
        )
    place = _written_on(case, paper)
    if method in SPOKEN and place:
        raise Refused(
            f"{case.no} 的{paper.stage or '处理'}意见要书面答复（{regulation(place)}），不能只{method}告知。"
            f"送到以后登记：{delivery.command(case, whom)[: -len('方式')]}直接 或 邮寄、电子、留置、公告"
        )
    body: bodies.Deliver = {"method": method, "filmed": filmed}
    if whom:
        body["petitions"] = [*whom]
    if paper.seq != case.answers[-1].seq:
        body["answer"] = paper.seq
    people: bodies.Received = {"to": to, "witness": witness}
    return Draft(kinds.DELIVER, on, case.no, stated(body), stated(people))


def _owed(case: Case, whom: Collection[int], answer: int | None) -> Answer:
    """Return the answer that all of `whom` wait for, the first of several; Refused where there is none."""
    if not case.owed:
        _delivered(case, whom)
        raise Refused(
            f"{case.no} 还没有答复，没有可送达的。先运行：xf reply {case.no} --result 结果"
        )
    named = _parties(case, whom)
    owed = [one for one in case.owed if answer in {None, one.seq}]
    if found := next((one for one in owed if named <= {*one.awaited}), None):
        return found
    waiting = {one for answer in owed for one in answer.awaited}
    if had := named - waiting:
        _delivered(case, had)
        raise Refused(
            f"{case.no} 的答复已经送达{places(case, had)}的信访人，或者不用再送。查看：xf show {case.no}"
        )
    said = "；".join(f"{places(case, one.awaited)}是{answer_name(one.stage)}" for one in owed)
    raise Refused(f"{case.no} 等着送达的不是同一份（{said}）。分几次登记：{delivery.command(case)}")


def _delivered(case: Case, whom: Collection[int]) -> None:
    """Refuse where one of `whom` (nobody named: of all) has got the answer of the handling as it stands, or an opinion.

    With the delivery that was theirs, and how that one is set right.
    """
    named = _parties(case, whom)
    had = [c for c in delivery.copies(case) if c.delivery and c.answer.seq > case.reopened_seq]
    theirs = [c for c in had if not named or c.whose in named]
    if not theirs:
        return
    last = theirs[-1].answer
    got = [c.delivery for c in theirs if c.delivery and c.answer.seq == last.seq]
    given = max(got, key=lambda one: one.served_on)
    whose = people(case, [c.whose for c in theirs if c.delivery == given])
    is_notice = given.method is Method.NOTICE
    to = f"给{whose}" if whose and is_notice else whose
    when = f"{given.on} {given.method.said if given.method else '送达'}{to}"
    later = f"，{given.served_on} 期满算送达" if is_notice else ""
    raise Refused(
        f"{case.no} 的{answer_name(last.stage)}已于 {when}{later}{guards.mend(case, kinds.DELIVER, at=given.seq)}"
    )


def _parties(case: Case, whom: Collection[int]) -> set[int]:
    party = parties(case.petitions)
    return {party[seq] for seq in whom if seq in party}


def usual_method(channel: Channel, route: Route | None) -> Method | None:
    """Return how an answer reaches who came by `channel`; None where that does not tell.

    A mere question is answered in the same way as it was asked, everything else in writing.
    """
    if route is Route.ADVICE and channel in _SPOKEN_BY:
        return _SPOKEN_BY[channel]
    return Method.DIRECT if channel is Channel.VISIT else None


def _written_on(case: Case, answer: Answer) -> str:
    """Return the place of the 条例 by which an answer must be written, "" where it may be spoken.

    The opinion of the petition route (Art 32), of 复查 (Art 35) and of 复核 (Art 36).
    """
    if answer.stage:
        return "35" if answer.stage is Stage.REVIEW else "36"
    return "32" if (answer.route or case.route) is Route.PETITION else ""
