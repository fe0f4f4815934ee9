"""复查 and 复核: the petitioner's request, the opinion given on it (条例 Art 35, 36)."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Final

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.delivery import Copy, command, copies, is_anew, named, opinion_command, papers_of
from xfcli.case.draft import Draft, in_words, stated
from xfcli.case.kinds import SENT_BACK
from xfcli.case.parties import parties
from xfcli.case.words import Decision, Stage
from xfcli.errors import BadValue, Refused
from xfcli.law.citations import cited, regulation
from xfcli.law.deadlines import Deadline
from xfcli.law.rights import asked_on
from xfcli.rules import guards
from xfcli.rules.addressees import answer_name, people

if TYPE_CHECKING:
    from xfcli.case import bodies

# What each stage is about: the answer of the handling, the opinion of the stage before.
_ABOUT: Final = {Stage.REVIEW: None, Stage.RECHECK: Stage.REVIEW}
_PLACES: Final = {Stage.REVIEW: "信访工作条例:35", Stage.RECHECK: "信访工作条例:36.1"}


def request(
    case: Case,
    *,
    stage: Stage,
    reason: str,
    on: date,
    today: date,
    rights: Collection[Deadline],
    whom: Collection[int] = (),
) -> Draft:
    """Return the entry of a request for 复查 or 复核 by `whom`, nobody where one party petitions.

    `rights` are their latest periods to ask for it. A late request with a good reason is taken: the 条例
    does not cut it off. Each asks within their own period (Art 35), whatever another has asked. Refused
    for a void case, on a way without review, late without a reason, and for who has asked already, or has
    not got what this stage reviews.
    """
    guards.refuse_void(case)
    had = {c.whose for c in copies(case) if c.delivery}
    for whose in whom or had or parties(case.petitions).values():
        _reviewable(case, stage, whose)
    if not rights:
        raise Refused(
            f"{case.no} 不走信访程序，不服不能申请{stage}（{cited(_PLACES[stage])}只适用于信访处理意见）；按答复写明的复议、诉讼等途径。查看：xf show {case.no}"
        )
    late = next((right for right in rights if on > right.due), None)
    if late and not reason.strip():
        raise Refused(
            f"{case.no} 申请{stage}的期限是 {late.due}（{cited(_PLACES[stage])}）。逾期申请而有正当理由的，写明：--reason 理由"
        )
    given = [
        c.delivery.on for c in copies(case)
        if c.delivery and c.answer.stage is _ABOUT[stage] and (not whom or c.whose in whom)
    ]  # fmt: skip
    guards.require_possible_day(case, on, today, since=max(given, default=None))
    body: bodies.Review = {"stage": stage}
    if whom:
        body["petitions"] = [*whom]
    return Draft(kinds.REVIEW, on, case.no, body, in_words(reason))


def _reviewable(case: Case, stage: Stage, whose: int) -> None:
    """Refuse where the latest answer that a party has got is not one that this stage reviews, unasked yet."""
    of = people(case, (whose,))
    asked = [r for r in case.reviews if r.decided_on is None and whose in (r.petitions or [whose])]
    if asked:
        raise Refused(
            f"{case.no} {of}的{asked[-1].stage}正在办理，先登记决定：{opinion_command(case, asked[-1])}{guards.mend(case, kinds.REVIEW, at=asked[-1].seq)}"
        )
    theirs = papers_of(case, whose)
    got = next((copy for copy in reversed(theirs) if copy.delivery), None)
    if (
        got
        and got.answer.stage is _ABOUT[stage]
        and not (asked_on(case, got) or _is_past(case, got))
    ):
        return
    last = theirs[-1].answer if theirs else None
    wanted = answer_name(_ABOUT[stage]) if _ABOUT[stage] else "处理意见"
    if last and last.stage is _ABOUT[stage]:
        raise Refused(
            f"{case.no} 的{wanted}还没有送达{of}，申请{stage}的期限从送达起算（{cited(_PLACES[stage])}）。先运行：{command(case, (whose,))}"
        )
    if last and last.stage and is_anew(case):
        raise Refused(
            f"{case.no} 正在重新办理，还没有新的处理意见，不能申请{stage}（{cited(_PLACES[stage])}）。先运行：xf reply {case.no} --result 结果"
        )
    if last and last.stage is Stage.RECHECK:
        raise Refused(
            f"{case.no} 已有复核意见，{stage}程序到此为止（{regulation('36.3')}）。查看：xf show {case.no}{guards.mend(case, kinds.REVIEW, at=last.seq)}"
        )
    if last and last.stage is Stage.REVIEW:
        raise Refused(
            f"{case.no} 已经复查，不服复查意见的申请复核（{regulation('36.1')}）：xf review {case.no} --stage 复核{named(case, (whose,))}{guards.mend(case, kinds.REVIEW, at=last.seq)}"
        )
    missing = (
        f"xf reply {case.no} --result 结果"
        if last is None
        else f"xf review {case.no}{named(case, (whose,))}"
    )
    raise Refused(
        f"{case.no} 没有{wanted}，不能申请{stage}（{cited(_PLACES[stage])}）。先运行：{missing}"
    )


def _is_past(case: Case, copy: Copy) -> bool:
    """Whether a review has sent the matter back since: the next answer will be reviewed."""
    return any(r.opinion > copy.answer.seq and r.decision in SENT_BACK for r in case.reviews)


def decide(
    case: Case,
    *,
    stage: Stage,
    decision: Decision,
    doc_no: str,
    hearing_days: int,
    text: str,
    on: date,
    today: date,
    answers: tuple[str, ...] = (),
    requests: tuple[int, ...] = (),
) -> Draft:
    """Return the entry of the opinion given on a review; 撤销 and 责令重办 send the matter back.

    It answers the `requests` at these places, or all that are open: who asked for the same may be answered
    in one. Refused for a void case, where no such review is under way, while an answer is not delivered, for
    hearing days that the law does not leave out, and for a 变更 that does not say into what (`answers`).
    """
    guards.refuse_void(case)
    asked = [r for r in case.under_review(stage) if r.seq in (requests or [r.seq])]
    if not asked:
        done = [r.opinion for r in case.reviews if r.stage is stage]
        mend = guards.mend(case, kinds.REVIEW, at=done[-1]) if done else ""
        raise Refused(
            f"{case.no} 没有正在办理的{stage}。先登记申请：xf review {case.no} --stage {stage}{mend}"
        )
    if any(answer.stage is None and not answer.deliveries for answer in case.owed):
        raise Refused(f"{case.no} 重新办理的答复还没有送达。先运行：{command(case)}")
    guards.require_possible_day(case, on, today, since=max(r.requested_on for r in asked))
    if decision is Decision.CHANGED and not answers:
        cure = f"{opinion_command(case, asked[-1])[:-2]}变更"
        raise Refused(
            f"{case.no} 变更要写明变更成什么。补上：{cure} --answer 变更后的意见", cure=cure
        )
    if hearing_days:
        refuse_hearing_days(case, hearing_days, on)
    body: bodies.Review = {
        "stage": stage,
        "decision": decision,
        "doc_no": doc_no,
        "hearing_days": hearing_days,
        "requests": [*requests],
    }
    words: bodies.Reviewed = {"text": text, "answers": list(answers)}
    return Draft(kinds.REVIEW, on, case.no, stated(body), stated(words))


def refuse_hearing_days(case: Case, days: int, on: date) -> None:
    """Refused for hearing days outside a 复核 (条例 Art 36 ¶2) or more than have passed since it was asked.

    BadValue for a number below 1.
    """
    reviews = case.under_review(Stage.RECHECK)
    if not reviews:
        raise Refused(
            f"{case.no} 只有复核的期限扣除听证时间（{regulation('36.2')}）。去掉听证天数。"
        )
    if days < 1:
        raise BadValue(f"听证天数要填正整数，填的是 {days}。")
    over = [r for r in reviews if r.hearing_days + days > (on - r.requested_on).days]
    if over:
        raise Refused(
            f"{case.no} 的听证天数多于收到复核请求（{over[-1].requested_on}）以来的天数，不能扣除（{regulation('36.2')}）。改正天数。"
        )
