"""Letters between organs: 转送函, 交办函, 退回函, 督办函, 办结报告 (条例 Art 22, 23, 40)."""

from xfcli.case import kinds
from xfcli.case.delivery import opinion_in_force
from xfcli.case.handed import Transfer
from xfcli.case.history import answer_parts
from xfcli.case.person import Person
from xfcli.case.words import NoteKind, Route, Source, Urging
from xfcli.errors import Refused
from xfcli.law import periods
from xfcli.law.citations import in_full, regulation_in_full
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.recipients import accused
from xfcli.papers.paper import (
    PLAIN,
    QUOTED,
    Block,
    Paper,
    attachments,
    copies,
    day,
    heading,
    own_words,
    plain,
    sentence,
    table,
)
from xfcli.papers.subject import BLANK, Subject, delivery, of_unit
from xfcli.text import clauses


def _sent(subject: Subject) -> Transfer:
    return next(t for t in subject.case.transfers if t.seq == subject.about)


def _verb(subject: Subject, sent: Transfer) -> str:
    """Return what is done by a transfer: 转送 is for 信访部门 and superiors (条例 Art 22, 23 ¶3), others pass on."""
    if sent.assign:
        return "交办"
    is_passed_on = sent.unbound and not sent.inner and not subject.office.may_order(sent.unit)
    return "移送" if is_passed_on else "转送"


def handover(subject: Subject) -> Paper:
    """转办单 to an inner office of the same organ: what is to be done by when, and room to sign for it."""
    sent = _sent(subject)
    subject = of_unit(subject, sent.unit)
    due = day(sent.due) if sent.due else ""
    reply = "，由本机关答复信访人" if subject.can_tell else ""
    wanted = f"查清事实，提出处理意见{f'，{due}前' if due else ''}交回{reply}。"
    with_help = f"协办：{'、'.join(sent.assisting)}。" if sent.assisting else ""
    told = [block.text for block in _content(subject) if block.style in {PLAIN, QUOTED}]
    rows = [
        ("编号", subject.case.no, "收到日期", day(subject.case.first.on)),
        ("交给", sent.unit, "交办日期", day(sent.on)),
        ("事项", subject.shown.title(subject.case.title)),
        ("内容", "\n".join(told)),
        (
            "要求",
            "".join(block.text for block in _urgent(subject))
            + wanted
            + with_help
            + _secrecy(subject),
        ),
        ("负责人批示", "\n\n"),
        ("签收", "\n　　　月　　日", "交回", "\n　　　月　　日"),
        ("办理情况", "\n\n\n"),
    ]
    return subject.paper(
        "转办单", "信访事项转办单", table(*rows), small=True, 单位=sent.unit, 期限=due
    )


def transfer(subject: Subject) -> Paper:
    """转送函 or, with its day and 办结报告, 交办函: the matter, the petitioner, what the law asks.

    To an organ that is not under a township its words are those of passing on (移送).
    """
    sent = _sent(subject)
    subject = of_unit(subject, sent.unit)
    verb = _verb(subject, sent)
    kind = "交办函" if sent.assign else "转送函"
    blocks = [
        plain(
            f"现将{subject.claimant}{subject.raised}的{subject.matter}{verb}你单位，请依法办理。"
        ),
        *_content(subject),
        heading("二、办理要求"),
        *_urgent(subject),
        *_demands(subject, sent),
        *map(plain, filter(None, [_secrecy(subject)])),
        subject.contact(),
        attachments(_enclosed(subject)),
        *([copies(*sent.assisting)] if sent.assisting else []),
    ]  # fmt: skip
    due = day(sent.due) if sent.due else ""
    return subject.paper(
        kind,
        f"关于{verb}信访事项{subject.case.no}的函",
        *blocks,
        to=sent.unit,
        单位=sent.unit,
        期限=due,
    )


def _enclosed(subject: Subject) -> str:
    """Return what goes with a letter: of a sealed matter no more than what it is about."""
    return "信访事项摘要1份（不含信访人）" if subject.shielded else f"{subject.material}1份"


def _content(subject: Subject) -> tuple[Block, ...]:
    if not subject.shown.matter:
        return (heading("一、信访事项"), plain("内容保密，以密封材料另送。"))
    # The one claim that nobody listed is the title, which the first sentence names.
    listed = clauses(claim for claim in subject.claims if claim != subject.case.title)
    if subject.shielded:
        return (
            heading("一、信访事项"),
            plain(f"诉求：{listed or subject.case.title.rstrip('。')}。"),
            plain(
                "信访人的姓名、联系方式和材料原件不提供，不得打听、追问，不得打击报复"
                f"（{regulation_in_full('18.4')}）；由我机关答复信访人。"
            ),
        )
    text = sentence(subject.case.first.text)
    return (
        heading("一、信访事项"),
        *((plain(f"诉求：{listed}。"),) if listed else ()),
        *(own_words(text, "反映的事实和理由：") if text else ()),
        plain(
            f"信访人：{'；'.join((*map(_reachable, subject.people), *subject.agents(subject.lens))) or '未署名'}。"
        ),
    )


def _reachable(person: Person) -> str:
    """Name with phone and address: the unit must be able to tell the petitioner (Art 23 ¶3)."""
    return "，".join(part for part in (person.name, person.phone, person.address) if part)


def _secrecy(subject: Subject) -> str:
    if subject.case.is_sealed or accused(subject.case) or subject.shielded:
        return (
            "不得将信访人的检举、揭发材料以及有关情况透露或者转给被检举、揭发的人员或者单位"
            f"（{regulation_in_full('30.3')}）。"
        )
    return "" if subject.is_unsigned else f"请为信访人保密（{in_full('民法典:1039')}）。"


def _urgent(subject: Subject) -> tuple[Block, ...]:
    """Return the sentence that asks to act at once upon an urgent matter (条例 Art 25); none for others."""
    urgency = subject.case.urgency
    if urgency is None:
        return ()
    is_told = urgency.text and subject.shown.people
    why = f"：{urgency.text.rstrip('。')}" if is_told else ""
    return (
        plain(
            f"本件是紧急事项{why}。请立即在职责范围内依法采取措施，并随时告知情况（{regulation_in_full('25.1')}）。"
        ),
    )


def _demands(subject: Subject, sent: Transfer) -> tuple[Block, ...]:
    if subject.case.route in {Route.DISCIPLINE, Route.LITIGATION}:
        return (
            plain(
                f"请依规依纪依法办理；告知信访人按照有关规定执行（{regulation_in_full('23.4')}）。"
                if subject.can_tell
                else "请依规依纪依法办理。"
            ),
        )
    result = f"请最迟于{day(sent.due)}" if sent.due else "请"
    if subject.is_inner(sent.unit):
        reply = "，由我机关答复信访人" if subject.can_tell else ""
        return (plain(f"{result}查清事实、提出处理意见，书面报我机关{reply}。"),)
    if sent.unbound:
        return _asked(subject, sent, result)
    tell, refuse = (
        periods.in_force(kind, sent.on).days or 0 for kind in (ClockKind.NOTIFY, ClockKind.OBJECT)
    )
    told = day(subject.calendar.add_calendar(sent.on, tell).due)
    refused = day(subject.calendar.add_working(sent.on, refuse).due)
    receipt = (
        f"请自收到之日起{tell}日内（当日收到的最迟{told}）书面告知信访人接收情况以及处理途径和程序"
        if subject.can_tell
        else "请依法办理"
    )
    said = [(
        f"属于你单位职权范围的，{receipt}；"
        f"不属于的，请在{refuse}个工作日内（当日收到的最迟{refused}）提出异议并详细说明理由，"
        f"经核实同意后交还材料（{regulation_in_full('23.3')}）。"
    )]  # fmt: skip
    if sent.assign and sent.due:
        said.append(f"{result}反馈办理结果，提交办结报告（{regulation_in_full('22.1.3')}）。")
    if sent.assisting:
        said.append(f"协办单位：{'、'.join(sent.assisting)}。")
    return tuple(plain(text) for text in said)


def _asked(subject: Subject, sent: Transfer, result: str) -> tuple[Block, ...]:
    """Return what can be asked of an organ that is not under this one: no days, no report."""
    tell, who = (
        ("，并将办理情况告知信访人", "我机关和信访人") if subject.can_tell else ("", "我机关")
    )
    said = [
        f"该事项不属于我机关职权范围，材料转请你单位依职权处理{tell}。"
        if subject.case.refers
        else f"{result}依职权办理，并将办理情况告知{who}。",
        "不属于你单位职权范围的，请告知我机关并退还材料。",
    ]
    if sent.assisting:
        said.append(f"协办单位：{'、'.join(sent.assisting)}。")
    return tuple(plain(text) for text in said)


def returned(subject: Subject) -> Paper:
    """退回函: our objection to a superior's transfer, or our consent to a unit's (Art 23 ¶3)."""
    latest = subject.case.latest_first
    given_back = next((e for e in latest if e.kind == kinds.RETURN), None)
    if given_back is not None:
        unit, reason = given_back.body["unit"], given_back.text
        sent = next(t for t in reversed(subject.case.transfers) if t.unit == unit)
        lead = (
            f"我机关{_verb(subject, sent)}你单位的{subject.matter}，你单位于{day(given_back.on)}提出异议。"
            "经核实，同意退回，相关材料已收回，由我机关另行处理。"
        )
    else:
        objection = next(e for e in latest if kinds.is_note(e, NoteKind.OBJECTION))
        unit, reason = subject.to or subject.case.first.sender or BLANK, objection.text
        lead = (
            f"你单位转来的{subject.matter}，我机关于{day(subject.case.first.on)}收到。"
            "经审查，不属于我机关职权范围，现提出异议，请予核实；经同意后，相关材料一并交还。"
        )
    told = subject.shown.fact(f"理由：{sentence(reason)}")
    blocks = [
        plain(lead),
        *([plain(told)] if told else []),
        plain(f"依据：{regulation_in_full('23.3')}。"),
        subject.contact(),
    ]
    return subject.paper(
        "退回函",
        f"关于退回信访事项{subject.case.no}的函",
        *blocks,
        to=unit,
        单位=unit,
        理由=reason,
    )


def supervision(subject: Subject) -> Paper:
    """督办函 (or 催办函): what is late or at fault, what to do, by which day, the law's warning."""
    entry = next(e for e in subject.case.latest_first if e.kind == kinds.URGE)
    unit, kind = entry.body["unit"], entry.body["kind"]
    asked = subject.shown.fact(sentence(entry.text))
    late = [d for d in subject.deadlines if d.is_overdue]
    delay = f"目前已超过期限{late[0].overdue_days}天。" if late else "目前尚未收到办理结果。"
    ordered = kind == Urging.SUPERVISE
    above = not subject.office.may_order(unit)
    is_ours = subject.office.is_petition_office
    places = regulation_in_full("40", "45") if is_ours else regulation_in_full("45")
    sent = next(
        (t for t in reversed(subject.case.transfers) if t.unit == unit), subject.case.transfers[-1]
    )
    blocks = [
        plain(
            f"{day(sent.on)}{_verb(subject, sent)}你单位的{subject.matter}，{delay}"
            f"现{kind}（第{entry.body['number']}次）。"
        ),
        *([plain(f"要求：{asked}")] if asked else []),
        plain(("请告知办理情况，以便答复信访人。" if subject.can_tell else "请告知办理情况。") if above else "请立即办理，并将办理情况书面报我机关。"),
        *([plain(f"对推诿、敷衍、拖延的，将依照{places}的规定提出改进工作、追究责任的建议。")]
          if ordered and not above else []),
        subject.contact(),
    ]  # fmt: skip
    return subject.paper(
        "督办函",
        f"关于{kind}信访事项{subject.case.no}的函",
        *blocks,
        to=unit,
        单位=unit,
        要求=asked.rstrip("。"),
    )


def _reported_to(subject: Subject) -> str:
    """Return whom the result is reported to: as noted, else who sent the matter down; "" for unknown."""
    for entry in subject.case.latest_first:
        if kinds.is_note(entry, NoteKind.REPORT) and "to" in entry.body:
            return entry.body["to"]
    return subject.case.first.sender


def _changed(subject: Subject) -> tuple[Block, ...]:
    """Return what a review changed the answer into, where it did."""
    holds = opinion_in_force(subject.case)
    if holds is None or not holds.decision:
        return ()
    into = subject.shown.fact(clauses(answer_parts(subject.case, holds)[1]))
    doc = f"（{holds.doc_no}）" if holds.doc_no else ""
    return (
        plain(f"{day(holds.on)}{holds.stage}{holds.decision}{doc}" + (into and f"：{into}") + "。"),
    )


def report(subject: Subject) -> Paper:
    """办结报告 to the sender of a 转送 or 交办: the matter, the findings, the result, the evidence.

    Refused before there is an answer.
    """
    case, answer = subject.case, subject.case.answer
    if answer is None:
        raise Refused(
            f"{case.no} 还没有答复，没有可报告的。先运行：xf reply {case.no} --result 结果"
        )
    assigned = case.first.source is Source.ASSIGNED
    handled = "现已办结" if case.closing else "现将办理情况"
    found, answers, _ = answer_parts(case, answer)
    said = clauses(answers)
    served = f"答复{delivery(answer)}。"
    doc = f"（{answer.doc_no}）" if answer.doc_no else ""
    blocks = [
        plain(f"{'交办' if assigned else '转送'}我机关的{subject.matter}，我机关于{day(case.first.on)}收到，"
              f"{handled}{'，' if case.closing else ''}报告如下："),
        heading("一、查明的事实"),
        *own_words(subject.shown.fact(sentence(found)) or "见所附材料。"),
        heading("二、办理结果"),
        plain(f"{day(answer.on)}答复信访人{doc}" + (f"，结果：{answer.result}" if answer.result else "")
              + (subject.shown.fact(f"。{said}") if said else "") + "。"),
        *_changed(subject),
        heading("三、送达和信访人意见"),
        plain(served + (f"信访人评价：{case.rating}。" if case.rating else "信访人尚未评价。")
              + (f"信访人已申请{case.reviews[-1].stage}。" if case.reviews else "")),
        plain("特此报告。"),
        attachments("答复文书", *(["送达回证"] if answer.delivered_on else []), "调查材料"),
    ]  # fmt: skip
    return subject.paper(
        "办结报告",
        f"关于信访事项{case.no}{'办结' if case.closing else '办理'}情况的报告",
        *blocks,
        to=subject.to or _reported_to(subject) or BLANK,
        结果=answer.result or "",
    )
