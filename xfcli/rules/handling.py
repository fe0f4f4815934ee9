"""Carrying a case through: transfer, return, extension, answer, delivery, review, urging, notes."""

from datetime import date
from typing import Any, Final

from xfcli.case import Case, is_redo
from xfcli.entry import Draft
from xfcli.errors import BadValue, Refused
from xfcli.rules import guards
from xfcli.words import Decision, Method, NoteKind, Rating, Result, Route, Stage, Urging

EXTENSION_DAYS: Final = 30  # 条例 Art 34


def transfer(
    case: Case,
    *,
    unit: str,
    on: date,
    today: date,
    assign: bool = False,
    due: date | None = None,
    reason: str = "",
    assisting: tuple[str, ...] = (),
) -> Draft:
    """Return the entry that hands the case to `unit`, which alone has it from then on.

    An assignment (交办) needs the day by which the result is due (条例 Art 22 ¶1(3)). Never to the
    unit or person complained about (Art 30 ¶3).
    """
    guards.live(case)
    guards.classified(case)
    if case.subject and case.subject == unit:
        raise Refused(
            f"{case.no} 反映的就是「{unit}」，不得将材料转给被反映的单位（条例第三十条第三款）。转其上级或纪检监察机关。"
        )
    if case.holding:
        raise Refused(
            f"{case.no} 现由「{case.holding.unit}」办理，一件事只能在一个单位手里。"
            f"先运行：xf return {case.no} --reason 理由"
        )
    if assign and due is None:
        raise Refused(
            f"{case.no} 交办要指定办理期限（条例第二十二条第一款第三项）。补上：--due 日期"
        )
    if due and not assign:
        raise Refused(f"{case.no} 只有交办才指定期限。加上 --assign，或去掉 --due。")
    if due and due < on:
        raise BadValue(f"办理期限 {due} 早于交办日期 {on}。")
    since = case.transfers[-1].returned_on if case.transfers else None
    guards.possible_day(case, on, today, since=since)
    body: dict[str, Any] = {"unit": unit}
    optional = {"assign": assign, "due": due and due.isoformat(), "assisting": list(assisting)}
    body |= {key: value for key, value in optional.items() if value}
    return Draft("transfer", on, case.no, body, {"text": reason} if reason else None)


def give_back(case: Case, *, reason: str, on: date, today: date) -> Draft:
    """Return the entry by which the unit that has the case objects and gives it back (条例 Art 23 ¶3)."""
    guards.live(case)
    if not case.holding:
        raise Refused(
            f"{case.no} 没有转出，在本单位手里，无从退回。要转送：xf transfer {case.no} --to 单位"
        )
    guards.reason_given(case, reason, "退回", f"xf return {case.no}")
    guards.possible_day(case, on, today, since=case.holding.on)
    return Draft("return", on, case.no, {"unit": case.holding.unit}, {"text": reason})


def extend(
    case: Case, *, days: int, reason: str, approver: str, on: date, today: date, due: date | None
) -> Draft:
    """Return the entry of an extension: once, at most 30 days, approved, with its reason (Art 34).

    `due` is the day on which the handling clock runs out now, None where it does not run.
    """
    guards.live(case)
    if due is None:
        raise Refused(
            f"{case.no} 没有正在走的 60 日办理期限（条例第三十四条），不用延期。查看：xf show {case.no}"
        )
    if case.extension and not (case.reopened_on and case.extension.on < case.reopened_on):
        raise Refused(
            f"{case.no} 已于 {case.extension.on} 延期 {case.extension.days} 日，只能延期一次（条例第三十四条）。"
        )
    if not 1 <= days <= EXTENSION_DAYS:
        raise Refused(f"延期不得超过 30 日（条例第三十四条），填的是 {days} 日。")
    if on > due:
        raise Refused(
            f"{case.no} 的办理期限 {due} 已过，不能再延期（条例第三十四条）。请尽快答复：xf reply {case.no}"
        )
    guards.reason_given(case, reason, "延期", f"xf extend {case.no} --days {days} --leader 批准人")
    if not approver:
        raise Refused(
            f"{case.no} 延期要由本机关负责人批准（条例第三十四条）。补上：--leader 批准人"
        )
    guards.possible_day(case, on, today, since=case.accepted_on)
    return Draft("extend", on, case.no, {"days": days, "approver": approver}, {"text": reason})


def reply(
    case: Case, *, result: Result | None, doc_no: str, text: str, on: date, today: date
) -> Draft:
    """Return the entry of the written answer; on the petition route with its result (条例 Art 32)."""
    guards.live(case)
    guards.classified(case)
    if case.answer:
        raise Refused(
            f"{case.no} 已于 {case.answer.on} 答复。下一步登记送达：xf deliver {case.no} --method 方式"
        )
    if case.refused_on:
        raise Refused(f"{case.no} 已于 {case.refused_on} 告知{case.refusal}，没有可答复的。")
    if case.route is Route.PETITION:
        if not case.accepted_on:
            raise Refused(
                f"{case.no} 还没有受理告知（条例第二十三条）。先运行：xf accept {case.no}"
            )
        if result is None:
            raise Refused(
                f"{case.no} 的处理意见要写明结果（条例第三十二条）：--result 支持、解释说明 或 不予支持"
            )
    guards.possible_day(case, on, today, since=case.reopened_on or case.accepted_on)
    body = {key: value for key, value in (("result", result), ("doc_no", doc_no)) if value}
    return Draft("reply", on, case.no, body, {"text": text} if text else None)


def deliver(case: Case, *, method: Method, to: str, witness: str, on: date, today: date) -> Draft:
    """Return the entry of a delivery; the day starts the period for asking a review (条例 Art 35)."""
    if case.void:
        raise Refused(f"{case.no} 已作废。")
    paper = case.undelivered
    if paper is None:
        said = "已经送达" if case.answers else "还没有答复，没有可送达的"
        raise Refused(f"{case.no} {said}。先运行：xf reply {case.no} --result 结果")
    guards.possible_day(case, on, today, since=paper.on)
    if method is Method.LEFT and not witness:
        raise Refused(
            f"{case.no} 留置送达要有见证人（比照民事诉讼法留置送达的规定）。补上：--witness 见证人"
        )
    people = {key: value for key, value in (("to", to), ("witness", witness)) if value}
    return Draft("deliver", on, case.no, {"method": method}, people or None)


def ask_review(
    case: Case, *, stage: Stage, reason: str, on: date, today: date, due: date | None
) -> Draft:
    """Return the entry of a request for 复查 or 复核 (条例 Art 35, 36).

    `due` is the last day on which it may be asked, None where the period has not begun.
    """
    if case.void:
        raise Refused(f"{case.no} 已作废。")
    if case.review:
        raise Refused(
            f"{case.no} 的{case.review.stage}正在办理，先登记决定：xf review {case.no} --stage {case.review.stage} --decision 决定"
        )
    if due is None:
        wanted = "复查意见" if stage is Stage.RECHECK else "处理意见"
        raise Refused(
            f"{case.no} 还没有已送达的{wanted}，不能申请{stage}（条例第{'三十六' if stage is Stage.RECHECK else '三十五'}条）。先运行：xf deliver {case.no} --method 方式"
        )
    if on > due and not reason:
        raise Refused(
            f"{case.no} 申请{stage}的期限是 {due}。逾期申请而有正当理由的，写明：--reason 理由"
        )
    guards.possible_day(case, on, today, since=case.answers[-1].delivered_on)
    return Draft("review", on, case.no, {"stage": stage}, {"text": reason} if reason else None)


def decide_review(
    case: Case,
    *,
    stage: Stage,
    decision: Decision,
    doc_no: str,
    hearing_days: int,
    text: str,
    on: date,
    today: date,
) -> Draft:
    """Return the entry of the opinion given on a review; 撤销 and 责令重办 send the matter back."""
    if case.review is None or case.review.stage is not stage:
        raise Refused(
            f"{case.no} 没有正在办理的{stage}。先登记申请：xf review {case.no} --stage {stage}"
        )
    if hearing_days and stage is not Stage.RECHECK:
        raise Refused("只有复核的期限扣除听证时间（条例第三十六条第二款）。去掉 --hearing-days。")
    if hearing_days < 0:
        raise BadValue(f"听证天数不能是负数，填的是 {hearing_days}。")
    guards.possible_day(case, on, today, since=case.review.requested_on)
    body: dict[str, Any] = {"stage": stage, "decision": decision}
    optional = {"doc_no": doc_no, "hearing_days": hearing_days}
    body |= {key: value for key, value in optional.items() if value}
    return Draft("review", on, case.no, body, {"text": text} if text else None)


def urge(case: Case, *, kind: Urging, text: str, on: date, today: date) -> Draft:
    """Return the entry of a numbered 催办 or 督办 to the unit that has the case (条例 Art 40)."""
    guards.live(case)
    if not case.holding:
        raise Refused(
            f"{case.no} 在本单位手里，没有可{kind}的单位。要转送：xf transfer {case.no} --to 单位"
        )
    guards.possible_day(case, on, today, since=case.holding.on)
    body = {"kind": kind, "unit": case.holding.unit, "number": case.urges + 1}
    return Draft("urge", on, case.no, body, {"text": text} if text else None)


def note(
    case: Case, *, kind: NoteKind, text: str, on: date, today: date, extra: dict[str, Any]
) -> Draft:
    """Return the entry of a note; `extra` holds what its kind states beside the text."""
    if case.void:
        raise Refused(f"{case.no} 已作废。")
    guards.possible_day(case, on, today)
    if not text.strip() and kind in {
        NoteKind.NOTE,
        NoteKind.STUDY,
        NoteKind.MEETING,
        NoteKind.INSTRUCTION,
    }:
        raise BadValue(f"没有写内容。例如：xf note {case.no} --kind {kind} --text 内容")
    if kind is NoteKind.REPORT and not case.transfers:
        raise Refused(f"{case.no} 没有交办给任何单位，没有办结报告可收。")
    opinion = extra.pop("opinion", "")
    personal = {key: value for key, value in (("text", text), ("opinion", opinion)) if value}
    return Draft("note", on, case.no, {"kind": kind, **extra}, personal or None)


def rate(case: Case, *, rating: Rating, text: str, on: date, today: date) -> Draft:
    """Return the entry of the petitioner's rating; it can be given once the answer is delivered."""
    if case.void:
        raise Refused(f"{case.no} 已作废。")
    delivered = [a.delivered_on for a in case.answers if a.delivered_on]
    if not delivered and not case.closing:
        raise Refused(
            f"{case.no} 的答复还没有送达，信访人还不能评价。先运行：xf deliver {case.no} --method 方式"
        )
    guards.possible_day(case, on, today, since=delivered[0] if delivered else None)
    return Draft("rate", on, case.no, {"rating": rating}, {"text": text} if text else None)


def is_redone(case: Case) -> bool:
    """Whether the last review decision sent the matter back."""
    reviews = [entry for entry in case.history if entry.kind == "review"]
    return bool(reviews) and is_redo(reviews[-1])
