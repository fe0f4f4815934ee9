"""Ending a case honestly, and taking it up again.

办结 (the procedure ended), 化解 (the matter is settled) and 满意 (the petitioner says so) are three
facts; closing states the first and, only where the officer says so, the second.
"""

from datetime import date
from typing import Final

from xfcli.case import Case
from xfcli.clocks import is_notice_owed
from xfcli.entry import Draft
from xfcli.errors import Refused
from xfcli.rules import guards
from xfcli.words import Outcome, Refusal, Result, Stage

# Endings without an answer of ours: each needs its ground in words.
_EXCUSED: Final = frozenset(
    {Outcome.WITHDRAWN, Outcome.DECEASED, Outcome.UNREACHABLE, Outcome.ANONYMOUS, Outcome.MEDIATED}
)
# Endings by telling the petitioner where the matter goes.
_TOLD: Final = frozenset({Outcome.ROUTED, Outcome.PASSED_ON, Outcome.REFUSED, Outcome.FINAL})


def close(
    case: Case, *, outcome: Outcome | None, settled: bool, reason: str, on: date, today: date
) -> Draft:
    """Return the entry that closes the case; refused while the answer or its delivery is missing."""
    guards.live(case)
    if case.review:
        raise Refused(
            f"{case.no} 的{case.review.stage}还没有决定。先运行：xf review {case.no} --stage {case.review.stage} --decision 决定"
        )
    outcome = outcome or _usual(case)
    if outcome in _TOLD:
        _told(case, outcome)
    elif outcome in _EXCUSED:
        guards.reason_given(
            case, reason, f"以{outcome}办结", f"xf close {case.no} --outcome {outcome}"
        )
    else:
        _answered(case, outcome)
    guards.possible_day(case, on, today, since=_last_step(case))
    body = {"outcome": outcome} | ({"settled": True} if settled else {})
    return Draft("close", on, case.no, body, {"text": reason} if reason else None)


def _usual(case: Case) -> Outcome:
    if case.refused_on:
        return Outcome.FINAL if case.refusal == Refusal.FINAL else Outcome.REFUSED
    return Outcome.ANSWERED


def _told(case: Case, outcome: Outcome) -> None:
    guards.classified(case)
    if outcome in {Outcome.REFUSED, Outcome.FINAL} and not case.refused_on:
        raise Refused(
            f"{case.no} 没有告知{outcome}。先运行：xf refuse {case.no} --kind {outcome} --reason 理由"
        )
    if outcome is Outcome.PASSED_ON and not case.holding:
        raise Refused(f"{case.no} 还没有转出。先运行：xf transfer {case.no} --to 单位")
    if not case.told_on and is_notice_owed(case):
        raise Refused(
            f"{case.no} 还没有书面告知信访人去向（条例第二十三条）。先运行：xf note {case.no} --kind 告知"
        )


def _answered(case: Case, outcome: Outcome) -> None:
    answer = case.answer
    if answer is None:
        raise Refused(
            f"{case.no} 还没有答复信访人，不能办结（条例第三十二条）。先运行：xf reply {case.no} --result 结果；"
            f"没有答复而结束的，写明办结方式：--outcome {'、'.join(sorted(_EXCUSED | _TOLD))}"
        )
    if case.undelivered:
        raise Refused(
            f"{case.no} 的答复还没有送达，不能办结（条例第三十五条的期限从送达起算）。"
            f"先运行：xf deliver {case.no} --method 方式"
        )
    if outcome is Outcome.FULFILLED and answer.result is not Result.SUPPORTED:
        raise Refused(f"{case.no} 的处理结果不是支持，不能以支持并落实办结。")
    if outcome is Outcome.RECHECKED and case.answers[-1].stage is not Stage.RECHECK:
        raise Refused(f"{case.no} 没有复核意见，不能以复核终结办结（条例第三十六条）。")


def _last_step(case: Case) -> date:
    return max(entry.on for entry in case.history if entry.kind not in {"amend", "reveal", "paper"})


def reopen(case: Case, *, reason: str, on: date, today: date) -> Draft:
    """Return the entry that takes a closed or refused case up again."""
    if case.void:
        raise Refused(f"{case.no} 已作废，编号不再使用。")
    if not case.closing and not case.refused_on and not case.answer:
        raise Refused(f"{case.no} 正在办理，不用重新办理。查看：xf show {case.no}")
    guards.reason_given(case, reason, "重新办理", f"xf reopen {case.no}")
    guards.possible_day(case, on, today, since=_last_step(case))
    return Draft("reopen", on, case.no, personal={"text": reason})
