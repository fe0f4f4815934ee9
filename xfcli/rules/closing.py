"""Ending a case honestly, and taking it up again.

办结 (the procedure ended), 化解 (the matter is settled) and 满意 (the petitioner says so) are three
facts; closing states the first and, only where the officer says so, the second.
"""

from datetime import date
from typing import TYPE_CHECKING, Final

from xfcli.case import delivery, kinds
from xfcli.case.case import Answer, Case
from xfcli.case.draft import Draft, in_words, stated
from xfcli.case.kinds import KINDS
from xfcli.case.words import NoteKind, Outcome, Refusal, Result, Route, Stage
from xfcli.errors import Refused
from xfcli.law.citations import regulation
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.deadlines import Deadline
from xfcli.law.notification import is_notice_owed, untold
from xfcli.rules import guards
from xfcli.rules.addressees import answer_name, people

if TYPE_CHECKING:
    from xfcli.case import bodies

# Endings without an answer of ours: each needs its ground in words.
_EXCUSED: Final = frozenset(
    {Outcome.WITHDRAWN, Outcome.DECEASED, Outcome.UNREACHABLE, Outcome.ANONYMOUS, Outcome.MEDIATED}
)
# Endings because a right was not used; only once it has lapsed.
_LAPSED: Final = {kind.facts.lapse: kind for kind in ClockKind if kind.facts.lapse}
# Endings by telling the petitioner where the matter goes.
_TOLD: Final = frozenset({Outcome.ROUTED, Outcome.PASSED_ON, Outcome.REFUSED, Outcome.FINAL})


def close(
    case: Case,
    *,
    outcome: Outcome | None,
    settled: bool,
    reason: str,
    on: date,
    today: date,
    right: Deadline | None = None,
) -> Draft:
    """Return the entry that closes the case; refused while the answer or its delivery is missing.

    `right` is the petitioner's latest period to ask for a review, None where none has begun. Without
    an `outcome` the usual one is taken. Refused for a void or closed case, during a review, for a
    day before the last step; and as the outcome demands: a reason, the notice where the matter goes
    (条例 Art 23), the answer and its delivery (Art 32, 35), the agreement (Art 33), the lapse of the
    right (Art 35, 36).
    """
    guards.refuse_void(case)
    if case.review:
        raise Refused(
            f"{case.no} 的{case.review.stage}还没有决定（{regulation('35', '36')}）。先运行：{delivery.opinion_command(case, case.review)}"
        )
    guards.refuse_ended(case)
    outcome = outcome or _usual(case)
    if outcome in _EXCUSED:
        guards.require_reason(
            case, reason, f"以{outcome}办结", f"xf close {case.no} --outcome {outcome}"
        )
    else:
        _delivered(case, on)
    if outcome in _TOLD:
        _told(case, outcome, reason)
    elif outcome is Outcome.MEDIATED:
        _agreed(case)
    elif outcome not in _EXCUSED:
        _answered(case, outcome, right)
    guards.require_possible_day(case, on, today, since=_last_step(case))
    if outcome in _LAPSED and right and on <= right.due:
        raise Refused(
            f"{case.no} 的信访人在 {right.due} 前还可以{right.clock.kind.label}（{right.article}），不能以{outcome}办结。到期后再办，或：xf close {case.no}"
        )
    body: bodies.Close = {"outcome": outcome, "settled": settled}
    return Draft(kinds.CLOSE, on, case.no, stated(body), in_words(reason))


def _usual(case: Case) -> Outcome:
    if case.refused_on:
        return Outcome.FINAL if case.refusal == Refusal.FINAL else Outcome.REFUSED
    return Outcome.ANSWERED


def _delivered(case: Case, on: date) -> None:
    guards.require_expired_notice(case, on, "办结")
    if case.owed:
        said = "、".join(_waiting(case, answer) for answer in case.owed)
        raise Refused(
            f"{case.no} 的{said}，不能办结（{regulation('35')}的期限从送达起算）。"
            f"先运行：{delivery.command(case)}"
        )


def _waiting(case: Case, answer: Answer) -> str:
    """Return which answer has not reached whom: 复查意见还没有送达初件的信访人."""
    return f"{answer_name(answer.stage)}还没有送达{people(case, answer.awaited)}"


def _told(case: Case, outcome: Outcome, reason: str) -> None:
    if outcome in {Outcome.REFUSED, Outcome.FINAL} and case.refusal != outcome:
        raise Refused(
            f"{case.no} 没有告知{outcome}。先运行：xf refuse {case.no} --kind {outcome} --reason 理由"
        )
    if outcome is Outcome.PASSED_ON and case.objected_on and not case.current_transfer:
        # Sent back to the sender, who consents and tells the petitioner (条例 Art 23 ¶3).
        guards.require_reason(
            case,
            reason,
            f"经上级核实同意才能退回（{regulation('23.3')}），以转出办结",
            f"xf close {case.no} --outcome 转出",
        )
        return
    guards.require_route(case)
    if outcome in {Outcome.ROUTED, Outcome.PASSED_ON}:
        _leaves_us(case, outcome)
    if is_notice_owed(case) and not _knows_the_way(case):
        raise Refused(
            f"{case.no} 还没有书面告知信访人去向（{regulation('23')}）。先运行：xf note {case.no} --kind 告知"
        )


def _leaves_us(case: Case, outcome: Outcome) -> None:
    if case.route is Route.PETITION and (case.accepted_on or outcome is Outcome.ROUTED):
        raise Refused(
            f"{case.no} 走信访程序，须出具处理意见（{regulation('31.1.6')}），不能以{outcome}办结。先运行：xf reply {case.no} --result 结果"
        )
    if outcome is Outcome.PASSED_ON and not case.current_transfer:
        raise Refused(f"{case.no} 还没有转出。先运行：xf transfer {case.no} --to 单位")


def _knows_the_way(case: Case) -> bool:
    """Whether all that must be were told, and one of them after the way was last changed."""
    if untold(case):
        return False
    accepted = [entry.seq for entry in case.steps if entry.kind == kinds.ACCEPT]
    ways = [entry.seq for entry in case.steps if entry.kind == kinds.CLASSIFY]
    if not accepted or ways[-1] < accepted[-1]:
        return True
    return any(
        entry.kind == kinds.REFUSE or kinds.is_note(entry, NoteKind.TOLD)
        for entry in case.steps
        if entry.seq > ways[-1]
    )


def _agreed(case: Case) -> None:
    if not case.agreement:
        raise Refused(
            f"{case.no} 还没有登记调解协议书或和解协议书（{regulation('33')}）。"
            f"先运行：xf note {case.no} --kind 调解 --doc-no 协议书编号 --text 协议要点"
        )


def _answered(case: Case, outcome: Outcome, right: Deadline | None) -> None:
    answer = case.answer
    if answer is None:
        raise Refused(
            f"{case.no} 还没有答复信访人，不能办结（{regulation('32')}）。先运行：xf reply {case.no} --result 结果；"
            f"没有答复而结束的，写明办结方式：--outcome {'、'.join(sorted(_EXCUSED | _TOLD))}"
        )
    if outcome is Outcome.FULFILLED and answer.result is not Result.SUPPORTED:
        raise Refused(
            f"{case.no} 的处理结果不是支持，不能以支持并落实办结（{regulation('32')}）。改用：xf close {case.no}"
        )
    if outcome is Outcome.RECHECKED and not delivery.is_at_its_end(case):
        has_one = any(answer.stage is Stage.RECHECK for answer in case.answers)
        raise Refused(
            f"{case.no} {'不是每一位信访人都有' if has_one else '没有'}复核意见，不能以复核终结办结（{regulation('36')}）。改用：xf close {case.no}"
        )
    if outcome in _LAPSED and (right is None or right.clock.kind != _LAPSED[outcome]):
        raise Refused(
            f"{case.no} 没有开始过{_LAPSED[outcome].label}的期限（{regulation('35', '36')}），不能以{outcome}办结。改用：xf close {case.no}"
        )
    if outcome in _LAPSED and right and right.clock.done_on:
        raise Refused(
            f"{case.no} 的信访人已于 {right.clock.done_on} {right.clock.kind.label}（{right.article}），不能以{outcome}办结。改用：xf close {case.no}"
        )


def _last_step(case: Case) -> date:
    """Return the day of the last step; correcting, looking and printing are none."""
    return max(entry.on for entry in case.steps if KINDS[entry.kind].is_step)


def reopen(case: Case, *, reason: str, on: date, today: date) -> Draft:
    """Return the entry that takes a closed, refused or answered case up again.

    Refused for a void case, during a review, for a case that is still being handled, without a
    reason, or for a day before the last step.
    """
    guards.refuse_void(case)
    if case.review:
        raise Refused(
            f"{case.no} 的{case.review.stage}正在办理，由{case.review.stage}决定是否重新办理（{regulation('35', '36')}）。先登记：{delivery.opinion_command(case, case.review)}"
        )
    if not case.closing and not case.refused_on and not case.answer:
        raise Refused(
            f"{case.no} 正在办理，不用重新办理。查看：xf show {case.no}{guards.mend(case, kinds.REOPEN)}"
        )
    guards.require_reason(case, reason, "重新办理", f"xf reopen {case.no}")
    guards.require_possible_day(case, on, today, since=_last_step(case))
    return Draft(kinds.REOPEN, on, case.no, personal=in_words(reason))
