"""复查 and 复核: the petitioner's request, the opinion given on it (条例 Art 35, 36)."""

from datetime import date
from typing import TYPE_CHECKING, Final

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.draft import Draft, in_words, stated
from xfcli.case.words import Decision, Stage
from xfcli.errors import BadValue, Refused
from xfcli.law.citations import cited, regulation
from xfcli.law.deadlines import Deadline
from xfcli.rules import guards

if TYPE_CHECKING:
    from xfcli.case import bodies

_PLACES: Final = {Stage.REVIEW: "信访工作条例:35", Stage.RECHECK: "信访工作条例:36.1"}


def request(
    case: Case, *, stage: Stage, reason: str, on: date, today: date, right: Deadline | None
) -> Draft:
    """Return the entry of a request for 复查 or 复核.

    `right` is the latest period to ask for it of who makes it, None where none has begun. A late
    request with a good reason is taken: the 条例 does not cut it off. Who has not asked yet joins the
    review that another petitioner asked for, or asks anew after it was upheld (Art 35: each from
    their own delivery). Refused for a void case, for who has asked, where the latest answer is not one
    that this stage reviews or not delivered, on a way without review, and late without a reason.
    """
    guards.refuse_void(case)
    is_anothers = right is not None and right.clock.done_on is None
    if case.review and not (is_anothers and case.review.stage is stage):
        raise Refused(
            f"{case.no} 的{case.review.stage}正在办理，先登记决定：xf review {case.no} --stage {case.review.stage} --decision 决定{guards.mend(case, kinds.REVIEW)}"
        )
    if not (is_anothers and _is_upheld(case, stage)):
        _reviewable(case, stage)
    if right is None:
        raise Refused(
            f"{case.no} 不走信访程序，不服不能申请{stage}（{cited(_PLACES[stage])}只适用于信访处理意见）；按答复写明的复议、诉讼等途径。查看：xf show {case.no}"
        )
    if on > right.due and not reason.strip():
        raise Refused(
            f"{case.no} 申请{stage}的期限是 {right.due}（{cited(_PLACES[stage])}）。逾期申请而有正当理由的，写明：--reason 理由"
        )
    answer = case.reviewed(stage)
    first = min((delivery.on for delivery in answer.deliveries), default=None) if answer else None
    guards.require_possible_day(case, on, today, since=first)
    body: bodies.Review = {"stage": stage}
    return Draft(kinds.REVIEW, on, case.no, body, in_words(reason))


def _is_upheld(case: Case, stage: Stage) -> bool:
    """Whether the last opinion was given on what this stage reviews, and left it as it was."""
    last = case.answers[-1]
    return last.stage is stage and last.decision is Decision.UPHELD


def _reviewable(case: Case, stage: Stage) -> None:
    """Refuse where the latest answer is not the one that this stage reviews, delivered."""
    answers = [answer for answer in case.answers if not answer.withdrawn]
    last = answers[-1] if answers else None
    wanted, before = ("复查意见", Stage.REVIEW) if stage is Stage.RECHECK else ("处理意见", None)
    if last and last.stage is before:
        if last.deliveries:
            return
        raise Refused(
            f"{case.no} 的{wanted}还没有送达，申请{stage}的期限从送达起算（{cited(_PLACES[stage])}）。先运行：xf deliver {case.no} --method 方式"
        )
    if last and last.stage is Stage.RECHECK:
        raise Refused(
            f"{case.no} 已有复核意见，{stage}程序到此为止（{regulation('36.3')}）。查看：xf show {case.no}{guards.mend(case, kinds.REVIEW)}"
        )
    if last and last.stage is Stage.REVIEW:
        raise Refused(
            f"{case.no} 已经复查，不服复查意见的申请复核（{regulation('36.1')}）：xf review {case.no} --stage 复核{guards.mend(case, kinds.REVIEW)}"
        )
    missing = f"xf reply {case.no} --result 结果" if last is None else f"xf review {case.no}"
    raise Refused(
        f"{case.no} 没有{wanted}，不能申请{stage}（{cited(_PLACES[stage])}）。先运行：{missing}"
    )


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
) -> Draft:
    """Return the entry of the opinion given on a review; 撤销 and 责令重办 send the matter back.

    Refused for a void case, where no such review is under way, while an answer is not delivered, for
    hearing days that the law does not leave out, and for a 变更 that does not say into what (`answers`).
    """
    guards.refuse_void(case)
    if case.review is None or case.review.stage is not stage:
        raise Refused(
            f"{case.no} 没有正在办理的{stage}。先登记申请：xf review {case.no} --stage {stage}{guards.mend(case, kinds.REVIEW)}"
        )
    owed = case.undelivered
    if owed and owed.stage is None and not owed.deliveries:
        raise Refused(
            f"{case.no} 重新办理的答复还没有送达。先运行：xf deliver {case.no} --method 方式"
        )
    guards.require_possible_day(case, on, today, since=case.review.requested_on)
    if decision is Decision.CHANGED and not answers:
        raise Refused(
            f"{case.no} 变更要写明变更成什么。补上：xf review {case.no} --stage {stage} --decision 变更 --answer 变更后的意见"
        )
    if hearing_days:
        refuse_hearing_days(case, hearing_days, on)
    body: bodies.Review = {
        "stage": stage,
        "decision": decision,
        "doc_no": doc_no,
        "hearing_days": hearing_days,
    }
    words: bodies.Reviewed = {"text": text, "answers": list(answers)}
    return Draft(kinds.REVIEW, on, case.no, stated(body), stated(words))


def refuse_hearing_days(case: Case, days: int, on: date) -> None:
    """Refused for hearing days outside a 复核 (条例 Art 36 ¶2) or more than have passed since it was asked.

    BadValue for a number below 1.
    """
    review = case.review
    if review is None or review.stage is not Stage.RECHECK:
        raise Refused(
            f"{case.no} 只有复核的期限扣除听证时间（{regulation('36.2')}）。去掉听证天数。"
        )
    if days < 1:
        raise BadValue(f"听证天数要填正整数，填的是 {days}。")
    if review.hearing_days + days > (on - review.requested_on).days:
        raise Refused(
            f"{case.no} 的听证天数多于收到复核请求（{review.requested_on}）以来的天数，不能扣除（{regulation('36.2')}）。改正天数。"
        )
