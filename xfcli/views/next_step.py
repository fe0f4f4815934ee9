"""What is now true of a case and what comes next, by which day: the last line of every command."""

from datetime import date
from typing import Final

from xfcli.case import delivery
from xfcli.case.case import Case
from xfcli.case.villages import SOME_VILLAGE, is_election
from xfcli.case.words import ELSEWHERE, Method, Route, Stage, UnitKind
from xfcli.law import notification, recipients
from xfcli.law.citations import regulation
from xfcli.law.clock_kinds import ClockKind, review_asked
from xfcli.law.clocks import deadlines_of
from xfcli.law.deadlines import Deadline, as_told, most_urgent
from xfcli.law.workdays import Calendar
from xfcli.office import NO_OFFICE, OWN, TOWNSHIP, Office
from xfcli.people import masking
from xfcli.text import one_line

# Whom the officer has to name, where a row says only what kind of unit it is.
_TO_BE_NAMED: Final = {
    **dict.fromkeys(SOME_VILLAGE, "村名"), TOWNSHIP: "乡镇名", OWN: "站所", "": "单位",
}  # fmt: skip
# The rows of an accusation: against the civil affairs desk, and one that is none of the others.
_OF_OUR_DESK: Final = "MZ-JB-03"

# What is to be done: words, each with the command behind it, "" for none; () for nothing to do.
Step = tuple[tuple[str, str], ...]


def confirmation(
    case: Case, truth: str, calendar: Calendar, today: date, office: Office = NO_OFFICE
) -> str:
    """Return `编号（标题）truth。下一步：…` for the end of a writing command."""
    counted = deadlines_of(case, calendar, today)
    following = next_step(case, counted, office)
    shown = _of_who_just_got_it(case, counted)
    deadline = _deadline(as_told(shown, case.shown))
    tail = "。".join(filter(None, (f"下一步：{typed(following)}" if following else "", deadline)))
    return f"{named_case(case)}{truth}。" + (f"{tail}。" if tail else "")


def _of_who_just_got_it(case: Case, counted: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Return `counted`; after a delivery, of the rights those alone that it gave."""
    seq = case.history[-1].seq
    given = next((c for c in delivery.copies(case) if c.delivery and c.delivery.seq == seq), None)
    if given is None:
        return counted
    return tuple(
        d
        for d in counted
        if not d.clock.kind.is_right
        or (
            given.whose in d.clock.whom
            and given.delivery
            and d.clock.start == given.delivery.served_on
        )
    )


def as_data(
    case: Case, calendar: Calendar, today: date, office: Office = NO_OFFICE
) -> dict[str, object]:
    """Return the JSON that every writing command gives of a case (design: the frozen contract)."""
    counted = deadlines_of(case, calendar, today)
    urgent = most_urgent(counted)
    return {
        "no": case.no,
        "seq": case.history[-1].seq,
        "status": case.status_on(today),
        "next": typed(next_step(case, counted, office)),
        "due_on": urgent.due.isoformat() if urgent else None,
    }


def following(case: Case, calendar: Calendar, today: date, office: Office = NO_OFFICE) -> Step:
    """Return the next step, () where nothing is left to do."""
    return next_step(case, deadlines_of(case, calendar, today), office)


def named_case(case: Case) -> str:
    """Return the case by number and title: 2026-0012（要求纳入低保）; a sealed one's title is hidden."""
    title = masking.free_text(one_line(case.title))
    return f"{case.no}{case.shown.title(f'（{title}）')}"


def typed(step: Step) -> str:
    """Return a step in words with its commands: 办结（xf close 2026-0012）."""
    return "".join(f"{words}（{command}）" if command else words for words, command in step)


def in_words(step: Step) -> str:
    """Return a step without its commands, as a paper that is signed or filed says it."""
    return "".join(words for words, _ in step)


def verbs(step: Step) -> tuple[str, ...]:
    """Return the verbs of its commands: close."""
    return tuple(command.split(" ")[1] for _, command in step if command)


def next_step(case: Case, counted: tuple[Deadline, ...], office: Office = NO_OFFICE) -> Step:
    """Return the next step of a case whose deadlines are `counted`; () where nothing is left to do."""
    no = case.no
    owed = {deadline.clock.kind for deadline in counted if deadline.is_live}
    if case.void:
        into = case.merged_into
        return ((f"已并入 {into}，在那里办", f"xf show {into}"),) if into else ()
    if case.urgent == "报告":
        report = f"按{regulation('25.1')}报告党委政府、通报主管部门"
        return ((report, f"xf notice 紧急情况报告 {no}"),)
    if case.review:
        return ((f"登记{case.review.stage}意见", delivery.opinion_command(case, case.review)),)
    if case.undelivered and not (case.closing and case.closing.seq > case.undelivered.seq):
        return (("送达", delivery.command(case)),)
    if case.closing:
        return _after_the_end(case, owed)
    if case.refused_on or case.answer:
        return _to_close(case)
    if case.objected_on and not (case.accepted_on or case.transfers):
        close = f"xf close {no} --outcome 转出 --reason 核实同意"
        return (("等上级核实异议，同意后办结", close),)
    if case.route is None:
        return (("分类", f"xf classify {no}"),)
    return _under_way(case, owed, office)


def _under_way(case: Case, owed: set[ClockKind], office: Office) -> Step:
    no = case.no
    if late := notification.untold_of_extension(case):
        told = f"xf note {no} --kind 告知{delivery.named(case, tuple(late))}"
        paper = f"xf notice 延期办理告知书 {no}"
        return (("告知信访人延期理由", paper), ("，告知后登记", told))
    if case.agreement:
        return (("办结", f"xf close {no} --outcome 调解和解 --reason 理由"),)
    return (
        _with_the_unit(case, owed, office)
        if case.current_transfer
        else _handle_here(case, owed, office)
    )


def _to_close(case: Case) -> Step:
    last = case.answers[-1] if case.answers else None
    if last and last.method is Method.NOTICE:
        return ((f"{last.served_on} 公告期满算送达，第二天起办结", f"xf close {case.no}"),)
    return (("办结", f"xf close {case.no}"),)


def _after_the_end(case: Case, owed: set[ClockKind]) -> Step:
    no = case.no
    if ClockKind.NOTIFY in owed:  # petitioned again: the same once more, or something new
        is_final = case.answers and case.answers[-1].stage is Stage.RECHECK
        final = f"xf refuse {no} --kind 不再受理 --reason 理由"
        how = final if is_final else notification.command(case)
        return (
            (f"告知信访人{'不再受理' if is_final else ''}", how),
            ("；有新的事实和理由、要再办的，重新办理", f"xf reopen {no} --reason 理由"),
        )
    if ClockKind.ASSIGNED in owed:
        return (("向交办机关报办结报告", f"xf note {no} --kind 办结报告"),)
    return ()


def _with_the_unit(case: Case, owed: set[ClockKind], office: Office) -> Step:
    no, held = case.no, case.current_transfer
    assert held is not None
    unit = case.shown.unit(office.called_now(held.unit))
    if recipients.is_complained_about(case, held.unit, None) or (
        case.is_accusation and recipients.is_of_a_village(case, held.unit, None)
    ):
        back = f"马上收回材料，按{regulation('30.3')}不得在被反映的一方手里"
        return ((back, f"xf return {no} --reason 不得转给被反映的一方"),)
    if held.objected_on:
        return (
            (f"核实 {unit} 的异议：同意就退回", f"xf return {no} --reason 理由"),
            ("，不同意就催办", f"xf urge {no}"),
        )
    if ClockKind.NOTIFY in owed:
        return (("告知信访人去向", notification.command(case)),)
    return ((f"等 {unit} 办理，收到结果后登记答复", f"xf reply {no} --result 结果"),)


def is_about_us(case: Case, office: Office) -> bool:
    """Whether the officer or the desk is complained about, or who stands above this office."""
    return _is_of_the_desk(case, office) or recipients.is_over_us(recipients.accused(case))


def _is_of_the_desk(case: Case, office: Office) -> bool:
    return recipients.is_about(case, office.setting("officer"), office.setting("desk"))


def organ(case: Case) -> str:
    """Return the organ that the petitioner is told to turn to; of a sealed case it is not named."""
    return case.shown.fact(case.competent) or "有权机关"


def sending(case: Case) -> str:
    """Return the command that sends a case to whoever decides, with what the officer must name."""
    named = _TO_BE_NAMED.get(case.competent)
    return f"xf transfer {case.no}{f' --to {named}' if named is not None else ''}"


def barred(case: Case, office: Office, unit: str) -> Step:
    """Return how a matter comes to who may have it, where `unit` is complained about; () where it is not.

    The committee of an election decides on its own list, whoever sits on it.
    """
    kind = office.kind_of(unit)
    if (
        is_election(unit)
        or office.is_own(unit)
        or not recipients.is_complained_about(case, unit, kind)
    ):
        return ()
    return instead(case, office, recipients.above(case, unit, kind))


def instead(case: Case, office: Office, where: str) -> Step:
    """Return how a matter is given to `where`: 改由县政府办（xf classify …）; to this office under its desk's name."""
    unit = office.setting("desk") if where == OWN else where
    if where == OWN and recipients.is_complained_about(case, unit, UnitKind.OFFICE):
        reply = f"xf reply {case.no} --result 结果 --by 另一人"
        return (("改由本机关别的人办理、答复", reply),)
    what = f"--item {case.item}" if case.item else f"--route {case.route}" if case.route else ""
    if case.is_accusation and case.route is not Route.DISCIPLINE:
        what = (
            f"--item {_OF_OUR_DESK if _is_of_the_desk(case, office) else recipients.ANY_ACCUSATION}"
        )
    return ((f"改由{where}办", f"xf classify {case.no} {what or '--item 代码'} --unit {unit}"),)


def _handle_here(case: Case, owed: set[ClockKind], office: Office) -> Step:
    no = case.no
    reply = f"xf reply {no} --result 结果"
    if case.transfers and case.transfers[-1].returned_on:
        anew = f"xf transfer {no} --to 单位 --reason 理由"
        again = (("重新转送", anew),)
        return again if case.route is Route.DISCIPLINE else (*again, ("，或办理并答复", reply))
    if stage := review_asked(case.duty):
        return (
            ("登记在原来的事项上", f"xf review 原编号 --stage {stage}"),
            (
                f"，再作废这个编号；原来的意见不在本台账的，告知向{stage}机关提出",
                f"xf refuse {no} --to {stage}机关 --reason 理由",
            ),
        )
    if elsewhere := _elsewhere(case, office):
        return elsewhere
    if not case.accepted_on and (case.route is Route.PETITION or ClockKind.NOTIFY in owed):
        return (("书面告知受理", notification.acceptance(case)),)
    if ClockKind.NOTIFY in owed and notification.untold(case):
        return (("告知另一位信访人", notification.command(case)),)
    if case.competent and case.competent != OWN and not case.transfers:
        return (("转送", sending(case)),)
    return (("办理并答复", reply),)


def _elsewhere(case: Case, office: Office) -> Step:
    """Return how a matter goes to the organ that decides, () where that is this office or under it."""
    no, is_unsent = case.no, not case.transfers
    if is_unsent and (other := barred(case, office, case.competent)):
        return (("反映的就是有权处理的一方或者它的人，不能给它：", ""), *other)
    if case.is_accusation and office.is_own(case.competent) and is_about_us(case, office):
        return (("不能由本单位办，", ""), *instead(case, office, recipients.above(case, OWN, None)))
    if is_unsent and not case.accepted_on and office.passes_on(case):
        how = f"{sending(case)}；要它报结果的，加 --assign --due 日期"
        return (("转送有权处理的机关", how), *then_told(case))
    if case.route in ELSEWHERE and not case.accepted_on and notification.is_from_nobody(case):
        filed = f"xf close {no} --outcome 匿名存查 --reason 理由"
        return (("没有留姓名，无人可告知，存查", filed),)
    if case.route in ELSEWHERE and not case.accepted_on:
        return (("告知去向", f"xf refuse {no} --to {organ(case)} --reason 理由"),)
    if case.route in ELSEWHERE:
        close = f"xf close {no} --outcome 导入法定途径"
        return (("告知去向", f"xf note {no} --kind 告知"), ("，再办结", close))
    is_passed_on = case.route is Route.DISCIPLINE or (case.is_accusation and case.refers)
    if is_unsent and is_passed_on and case.competent:
        return (("封好转有权处理的机关", f"xf transfer {no}"), *then_told(case))
    if is_unsent and case.refers and not case.accepted_on:
        where = organ(case)
        refusal = f"xf refuse {no} --to {where} --reason 理由"
        return (
            (f"不归本机关管，告知信访人向{where}提出", refusal),
            ("；材料可以转请它办", sending(case)),
        )
    return ()


def then_told(case: Case) -> Step:
    """Return that the petitioner is told where it went, () where there is nobody to tell."""
    if not notification.is_notice_owed(case):
        return ()
    return (("，再告知信访人去向", f"xf note {case.no} --kind 告知"),)


def _deadline(counted: tuple[Deadline, ...]) -> str:
    deadline = most_urgent(counted)
    if deadline is None:
        return _last_right(counted)
    label = deadline.clock.kind.label
    if deadline.is_overdue:
        return (
            f"{label}期限 {deadline.due} 已过 {deadline.overdue_days} 天{_known(deadline.article)}"
        )
    mark = "（暂定）" if deadline.provisional else ""
    plain = f"系统口径 {deadline.plain}" if deadline.plain != deadline.due else ""
    return f"{label}期限 {deadline.due}{mark}{_known(deadline.article, plain)}"


def _known(*parts: str) -> str:
    said = "，".join(filter(None, parts))
    return f"（{said}）" if said else ""


def _last_right(counted: tuple[Deadline, ...]) -> str:
    for deadline in counted:
        facts = deadline.clock.kind.facts
        if deadline.state == "pending" and facts.party == "petitioner":
            return f"信访人可在 {deadline.due} 前{facts.label}（{deadline.article}）"
    return ""
