"""The slip that a petitioner takes home: in plain words, what was decided, what comes next and by when.

It is written for somebody who reads little: short sentences, no formula of the law, the next day in
the largest letters. Of a sealed case it shows number and dates only.
"""

from typing import Final

from xfcli.case.case import Answer, Closing
from xfcli.case.words import SPOKEN, Decision, Method, Outcome, Refusal, Result
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.deadlines import Deadline
from xfcli.papers import remedies
from xfcli.papers.paper import Block, Paper, day, heading, large, plain, sentence, table
from xfcli.papers.subject import Subject

_RESULTS: Final = {
    Result.SUPPORTED: "支持您的请求",
    Result.EXPLAINED: "您的请求有道理，但是现在没有法规政策可以照办，已经向您解释",
    Result.REJECTED: "没有支持您的请求",
}
_DECISIONS: Final = {
    Decision.UPHELD: "维持原来的意见",
    Decision.REVOKED: "撤销原来的意见，重新办理",
    Decision.CHANGED: "改变原来的意见",
    Decision.REDO: "要求原来的单位重新办理",
}
# How a matter ended, where the answer alone does not say it; {to} is where it went.
_ENDINGS: Final = {
    Outcome.FULFILLED: "您的请求已经落实。",
    Outcome.MEDIATED: "双方谈成了，写了协议。",
    Outcome.ROUTED: "这件事要走别的法定途径办。",
    Outcome.PASSED_ON: "这件事已经转给{to}。",
    Outcome.WITHDRAWN: "您撤回了这件事。",
    Outcome.DECEASED: "信访人已经去世。",
    Outcome.UNREACHABLE: "我们按您留的方式没有联系上您。您联系我们，就继续办。",
    Outcome.ANONYMOUS: "没有留姓名，存档备查。",
    Outcome.NO_REVIEW: "没有在期限内申请复查。",
    Outcome.NO_RECHECK: "没有在期限内申请复核。",
    Outcome.RECHECKED: "复核已经完成。",
}

# Clocks by which a slip would tell what a sealed case is about.
_TELLING: Final = frozenset({ClockKind.ASSIGNED, ClockKind.DUTY, ClockKind.DUTY_ELSEWHERE})


def slip(subject: Subject) -> Paper:
    """信访事项回执, for the petitioner."""
    case = subject.case
    known = ("编号", case.no, "收到日期", day(case.first.on))
    named = () if subject.is_hidden else (
        ("信访人", subject.claimant, "收到材料", "　　　份"), ("您的事", case.title),
    )  # fmt: skip
    blocks = [
        table(known, *named),
        heading("一、现在的情况"),
        *map(plain, standing(subject)),
        heading("二、接下来"),
        *_next(subject),
        heading("三、不同意怎么办"),
        *map(plain, _rights(subject)),
        heading("四、问谁、带什么"),
        *map(plain, _ask(subject)),
    ]
    return subject.paper("回执", "信访事项回执", *blocks, small=True)


def standing(subject: Subject) -> tuple[str, ...]:
    """Return how the matter stands and what was decided, in plain sentences."""
    case = subject.case
    if case.void:
        return ("这个编号已经作废。",)
    if case.closing:
        return (*_decided(subject), _closed(subject, case.closing))
    if review := case.review:
        return (
            *_decided(subject),
            f"{day(review.requested_on)}收到您的{review.stage}申请，正在{review.stage}。",
        )
    return _decided(subject) or (_under_way(subject),)


def _decided(subject: Subject) -> tuple[str, ...]:
    """Return what the petitioner was told: not taken and where to go, or the answer; empty for nothing."""
    case = subject.case
    if case.refused_on and case.refusal == Refusal.FINAL:
        return (f"{day(case.refused_on)}书面告诉您：不再受理。这件事复核过了，同样的理由不再办。",)
    if case.refused_on:
        to = subject.referred_to
        if subject.case.in_hand:
            return (
                f"{day(case.refused_on)}书面告诉您：{to}已经在办这件事，请等它的答复，我们不另办。",
            )
        where = f"请到{to}去提。" if to else ""
        return (f"{day(case.refused_on)}书面告诉您：不予受理，这件事不归我们办。{where}",)
    if case.answer or (case.answers and not case.answers[-1].withdrawn):
        return (_answered(subject, case.answers[-1]),)
    return ()


def _answered(subject: Subject, answer: Answer) -> str:
    if answer.method in SPOKEN and answer.delivered_on:
        return f"{day(answer.delivered_on)}{answer.method}答复了您。"
    what = f"{answer.stage}意见" if answer.stage else "书面答复"
    number = f"（{answer.doc_no}）" if answer.doc_no else ""
    said = _DECISIONS.get(answer.decision) if answer.decision else None
    said = said or (_RESULTS.get(answer.result) if answer.result else None)
    result = f"结果是：{said}。" if said and not subject.is_hidden else ""
    served = "正在送给您，没有收到请告诉我们。"
    if answer.delivered_on and answer.served_on:
        by_notice = answer.method is Method.NOTICE
        way = f"公告，满30天即{day(answer.served_on)}算送到" if by_notice else "送到您手里"
        served = f"{day(answer.delivered_on)}{way}。"
    return f"{day(answer.on)}作出{what}{number}。{result}{served}"


def _closed(subject: Subject, closing: Closing) -> str:
    to = "" if subject.is_hidden else subject.unit or subject.referred_to
    how = _ENDINGS.get(closing.outcome, "").format(to=to or "有权处理的单位")
    return f"{how if not subject.is_hidden else ''}{day(closing.on)}办结。"


def _under_way(subject: Subject) -> str:
    case, unit = subject.case, "" if subject.is_hidden else subject.unit
    if sent := case.current_transfer:
        return f"{day(sent.on)}转给{unit or '有权处理的单位'}办理。"
    if case.accepted_on:
        return f"{day(case.accepted_on)}已经受理，正在办。"
    if case.route and not subject.is_hidden and subject.competent != subject.issuer:
        return f"已经登记。这件事归{subject.competent}管，我们会书面告诉您怎么办。"
    return "已经登记，正在看这件事该由谁办、怎么办。"


def _next(subject: Subject) -> tuple[Block, ...]:
    """Return what comes next: the nearest day in large letters, the others below it."""
    live = [d for d in subject.deadlines if d.is_live and d.clock.kind.facts.on_slip]
    if subject.is_hidden:
        live = [d for d in live if d.clock.kind not in _TELLING]
    if not live:
        return (plain(_nothing_runs(subject)),)
    first, *others = sorted(live, key=lambda deadline: (deadline.is_overdue, deadline.due))
    blocks = [
        large(_day(first)),
        plain(
            f"{'已经过了这一天，还没有' if first.is_overdue else '最迟这一天，'}{_what(first)}。"
        ),
        *(plain(f"还有：{_what(other)}，最迟{_day(other)}。") for other in others),
    ]
    if any(d.is_overdue for d in live):
        blocks.append(plain("过了期限，是我们没有按时办到。您可以向上一级机关反映。"))
    return tuple(blocks)


def coming(subject: Subject) -> tuple[str, ...]:
    """Return what comes next and by which day, in plain sentences."""
    return tuple(block.text for block in _next(subject))


def _what(deadline: Deadline) -> str:
    return deadline.clock.said(deadline.clock.kind.facts.on_slip)


def _day(deadline: Deadline) -> str:
    mark = "（放假安排还没公布，可能会变）" if deadline.provisional else ""
    return day(deadline.due) + mark + ("（已过期限）" if deadline.is_overdue else "")


def _nothing_runs(subject: Subject) -> str:
    case = subject.case
    if case.closing or case.void or case.refused_on:
        return "这件事在我们这里已经办完，没有要等的日子。"
    if subject.is_hidden:
        return "这件事按规定办理，结果会告诉您。"
    if case.answer:
        return "已经答复您，没有要等的日子。"
    if case.route:
        return f"这件事由{subject.competent}办，办多久按它的规定。办的结果会答复您。"
    return "我们先弄清这件事该由谁办、怎么办，再告诉您。"


def _rights(subject: Subject) -> tuple[str, ...]:
    case = subject.case
    said: list[str] = []
    if case.review:
        said.append(f"{case.review.stage}结果出来，会写明您还可以怎么办。")
    elif case.route is None and not case.refused_on:
        said.append("告诉您怎么办的时候，会同时告诉您不同意可以找谁。")
    elif not (subject.is_hidden and case.purpose != "申诉求决"):
        said += remedies.plainly(subject)
    reviewer = subject.office.setting("review-organ") or "上一级机关"
    said.append(f"我们没有按时告知、没有按时答复，您可以向{reviewer}反映。")
    said.append("谁都不能因为您反映问题而报复您。")
    return tuple(said)


def _ask(subject: Subject) -> tuple[str, ...]:
    office = subject.office
    officer = office.setting("officer")
    who = f"{subject.issuer}{office.setting('desk')}" + (f"，经办人{officer}" if officer else "")
    reach = [text for text in (office.setting("phone"), office.setting("address")) if text]
    unit = "" if subject.is_hidden or not subject.unit else f"现在由{subject.unit}办理。"
    return (
        f"{unit}找{who}。{sentence('，'.join(reach))}",
        "想知道办到哪一步，可以来问，也可以打电话，说编号就行。来的时候带上这张回执和身份证。",
    )
