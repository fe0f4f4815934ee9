"""The slip that a petitioner takes home: in plain words, everything that the law owes.

The number, where the matter stands, what happens next and by which day and why, what can be done
by those who do not agree, and whom to ask. Of a sealed case it shows number and dates only.
"""

from xfcli.law.citations import regulation_in_full
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.deadlines import Deadline
from xfcli.papers import remedies
from xfcli.papers.paper import Block, Paper, day, heading, plain, table
from xfcli.papers.subject import Subject, way, why


def slip(subject: Subject) -> Paper:
    """信访事项回执, for the petitioner."""
    case = subject.case
    told = "" if subject.is_hidden else f"您反映的事：{case.title.rstrip('。')}。"
    blocks = [
        heading("一、您的事项"),
        plain(f"编号：{case.no}。以后来问、来电，说这个编号就可以。"),
        plain(f"收到的日期：{day(case.first.on)}。{told}"),
        heading("二、现在办到哪一步"),
        plain(_where(subject)),
        heading("三、接下来怎么办，最迟哪一天"),
        *_next(subject),
        heading("四、您的权利"),
        *map(plain, _rights(subject)),
        heading("五、问谁"),
        plain(_ask(subject)),
    ]
    return subject.paper("回执", "信访事项回执", *blocks, small=True)


def _where(subject: Subject) -> str:
    case = subject.case
    unit = "" if subject.is_hidden else case.unit
    if case.void:
        return "这个编号已经作废。"
    if case.closing:
        return f"{day(case.closing.on)}已经办结。"
    if case.review:
        return f"{day(case.review.requested_on)}收到您的{case.review.stage}申请，正在{case.review.stage}。"
    if case.refused_on:
        where = f"这件事请向{subject.referred_to}提出。" if subject.referred_to else ""
        return f"{day(case.refused_on)}书面告诉您{case.refusal}。{where}"
    if case.answer:
        answer = case.answers[-1]
        said = f"{answer.stage}意见" if answer.stage else "书面答复"
        served = f"，{day(answer.delivered_on)}送达" if answer.delivered_on else "，正在送达"
        return f"{day(answer.on)}作出{said}{served}。"
    if case.current_transfer:
        return f"{day(case.current_transfer.on)}已转{unit or '有权处理的单位'}办理。"
    if case.accepted_on:
        return f"{day(case.accepted_on)}已经受理，正在办理。"
    if case.route and not subject.is_hidden:
        whose = f"有权处理的是{subject.competent}。" if subject.competent != subject.issuer else ""
        return f"已经登记和分类。您的事应当{way(case)}。{whose}"
    return "已经登记。"


def _next(subject: Subject) -> tuple[Block, ...]:
    live = [d for d in subject.deadlines if d.is_live and d.clock.kind.facts.on_slip]
    if subject.is_hidden:
        live = [d for d in live if d.clock.kind is not ClockKind.ASSIGNED]
    late = [d for d in live if d.is_overdue]
    live.sort(key=lambda deadline: deadline.due)
    if not live:
        return (plain(_nothing_runs(subject)),)
    rows = [(d.clock.said(d.clock.kind.facts.on_slip), _day(d), why(d)) for d in live]
    blocks = [table(("办什么", "最迟哪一天", "依据和算法"), *rows, headed=True)]
    if late:
        blocks.append(plain("写明“已过期限”的，是我们没有按时办到，您可以向上一级机关反映。"))
    return tuple(blocks)


def _day(deadline: Deadline) -> str:
    mark = "（暂定）" if deadline.provisional else ""
    return day(deadline.due) + mark + ("（已过期限）" if deadline.is_overdue else "")


def _nothing_runs(subject: Subject) -> str:
    case = subject.case
    if case.closing or case.void or case.refused_on:
        return "这件事的办理程序已经结束，没有正在走的期限。"
    if subject.is_hidden:
        return "这件事按照有关规定办理和告知。"
    if case.route:
        return "这件事按上面写的途径办理，期限依照该途径的法律法规执行，办理结果会答复您。"
    return "我们会先弄清这件事应当由谁办、怎么办，再告诉您。"


def _rights(subject: Subject) -> tuple[str, ...]:
    case = subject.case
    said: list[str] = []
    if case.route is None and not case.refused_on:
        said.append("书面告诉您由谁办、怎么办的同时，会告诉您不服时的救济途径。")
    elif not (subject.is_hidden and case.purpose != "申诉求决"):
        said += remedies.of(subject)
    reviewer = subject.office.setting("review-organ") or "上一级机关"
    said.append(
        f"我们没有在期限内告知或者答复的，您可以向{reviewer}反映（{regulation_in_full('44', '45')}）。"
    )
    said.append(f"任何组织和个人不得打击报复信访人（{regulation_in_full('18.4')}）。")
    return tuple(said)


def _ask(subject: Subject) -> str:
    office = subject.office
    unit = "" if subject.is_hidden or not subject.case.unit else f"现在由{subject.case.unit}办理。"
    parts = [f"{subject.issuer}{office.setting('desk')}"]
    if phone := office.setting("phone"):
        parts.append(f"电话{phone}")
    if address := office.setting("address"):
        parts.append(f"地址：{address}")
    return f"{unit}{'，'.join(parts)}。"
