"""What is now true of a case and what comes next, by which day: the last line of every command."""

from datetime import date

from xfcli import clocks
from xfcli.case import Case
from xfcli.words import Route, Stage
from xfcli.workdays import Calendar


def said(case: Case, truth: str, calendar: Calendar, today: date) -> str:
    """Return `编号（标题）truth。下一步：…` for the end of a writing command."""
    title = "保密" if case.is_sealed else case.title
    following = next_step(case)
    deadline = _deadline(case, calendar, today)
    tail = "。".join(part for part in (following and f"下一步：{following}", deadline) if part)
    return f"{case.no}（{title}）{truth}。" + (f"{tail}。" if tail else "")


def next_step(case: Case) -> str:
    """Return the next step in words with its command; empty where nothing is left to do."""
    no = case.no
    if case.void or case.closing:
        return ""
    if case.review:
        return f"登记{case.review.stage}意见（xf review {no} --stage {case.review.stage} --decision 决定）"
    if case.undelivered:
        return f"送达（xf deliver {no} --method 方式）"
    if case.refused_on or (case.answer and case.answer.delivered_on):
        return f"办结（xf close {no}）"
    if case.route is None:
        return f"分类（xf classify {no}）"
    if case.holding:
        unit = case.holding.unit
        return f"等 {unit} 办理，收到结果后登记答复（xf reply {no} --result 结果）"
    return _handle_here(case)


def _handle_here(case: Case) -> str:
    no = case.no
    if case.route in {Route.LITIGATION, Route.ARBITRATION, Route.PARTY, Route.OTHER_ORGAN}:
        return f"告知去向（xf refuse {no} --to {case.competent or '有权机关'} --reason 理由）"
    if not case.accepted_on and not case.told_on:
        return f"书面告知受理（xf accept {no}）"
    if case.competent and case.competent != "本镇" and not case.transfers:
        return f"转送（xf transfer {no} --to {case.competent}）"
    return f"办理并答复（xf reply {no} --result 结果）"


def _deadline(case: Case, calendar: Calendar, today: date) -> str:
    clock = clocks.most_urgent(clocks.of(case, calendar, today))
    if clock is None:
        return _last_right(case, calendar, today)
    label = clocks.LABELS[clock.running.clock]
    if clock.state == "overdue":
        return f"{label}期限 {clock.due} 已过 {clock.overdue_days} 天（{clock.article}）"
    mark = "（暂定）" if clock.provisional else ""
    return f"{label}期限 {clock.due}{mark}（{clock.article}）"


def _last_right(case: Case, calendar: Calendar, today: date) -> str:
    for clock in clocks.of(case, calendar, today):
        if clock.state == "pending" and clock.running.clock.endswith(".apply"):
            stage = Stage.REVIEW if clock.running.clock.startswith("review") else Stage.RECHECK
            return f"信访人可在 {clock.due} 前申请{stage}（{clock.article}）"
    return ""
