"""What the petitioner is told: accepted, sent another way, not accepted, extended (条例 Art 23, 31, 34, 36)."""

from typing import TYPE_CHECKING, Final

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.words import Refusal, Route, Stage
from xfcli.law import stated as law
from xfcli.law import ways
from xfcli.law.citations import in_full, regulation_in_full
from xfcli.law.clock_kinds import ClockKind, Trigger
from xfcli.law.deadlines import resolve
from xfcli.papers import remedies
from xfcli.papers.paper import Block, Paper, day, heading, plain, sentence
from xfcli.papers.subject import Subject, way, why

if TYPE_CHECKING:
    from xfcli.case import bodies


_TELLING: Final = "信访工作条例:23"


def _came(subject: Subject) -> str:
    got = "。" if "收到" in subject.raised else "，本机关已收到。"
    return f"{subject.you}{subject.raised}的{subject.matter}{got}"


def _ways_out(subject: Subject, number: str) -> tuple[Block, ...]:
    said = remedies.in_papers(subject)
    return (heading(f"{number}、救济途径"), plain("".join(said))) if said else ()


def acceptance(subject: Subject) -> Paper:
    """受理告知书: received, accepted, which way and procedure, by when, who to ask (Art 23)."""
    case = subject.case
    organ = subject.shown.unit(subject.competent, "有权处理的机关")
    decided = (
        f"属于本机关职权范围。根据{regulation_in_full('23')}的规定，现予受理。"
        if subject.is_ours
        else f"属于{organ}职权范围。根据{regulation_in_full('23')}的规定，由{organ}依法办理。"
    )
    blocks = [
        plain(f"{_came(subject)}经审查，{decided}处理途径和程序告知如下："),
        heading("一、处理途径"),
        plain(f"{way(case)}。" if subject.shown.matter else "依照有关规定办理。"),
        heading("二、办理期限"),
        plain(f"{subject.at_once}{_period(subject)}"),
        *_ways_out(subject, "三"),
        plain(f"办理期间，{subject.you}可以凭上述编号查询办理情况。"),
        subject.contact(),
    ]
    return subject.paper("受理告知书", "信访事项受理告知书", *blocks, to=subject.addressee)


def _period(subject: Subject) -> str:
    deadline = (
        subject.deadline(ClockKind.SIMPLE_REPLY)
        or subject.deadline(ClockKind.HANDLE)
        or subject.deadline(ClockKind.DUTY)
    )
    if deadline is None or (deadline.clock.duty and not subject.shown.matter):
        return "办理期限依照上述途径适用的法律法规和规定执行。"
    longer = (
        ""
        if deadline.clock.kind is not ClockKind.HANDLE
        else f"情况复杂的，经本机关负责人批准可以延长，但不超过30日，并告知{subject.you}理由。"
    )
    end = deadline.period.to_event if deadline.clock.duty else f"办结并书面答复{subject.you}"
    return f"最迟{day(deadline.due)}{end}。{why(deadline)}{longer}"


def routed(subject: Subject) -> Paper:
    """导入法定途径告知书: the lawful way of the matter, the organ, the basis, the remedies (Art 31)."""
    case = subject.case
    assert case.route is not None
    organ = subject.referred_to or subject.competent
    where = "本机关" if organ == subject.issuer else organ
    passed_on = _passed_on(subject, organ)
    # The place of the way itself stands in the first sentence.
    own = ways.place(case.route)
    places = (own,) if own.startswith(f"{_TELLING}.") else (_TELLING, own)
    basis = f"{law.basis(case.basis) or ways.article_in_full(case.route)}。"
    blocks = [
        plain(
            f"{_came(subject)}经审查，该事项应当{ways.words(case.route)}，不按信访程序出具信访处理意见书。"
            f"根据{in_full(*places)}的规定，现告知如下："
        ),
        heading("一、由哪个机关办理" if passed_on else "一、请向哪个机关提出"),
        plain(f"{passed_on or f'{where}。'}{subject.told}"),
        heading("二、依据"),
        plain(basis),
        *_ways_out(subject, "三"),
        subject.contact(),
    ]
    return subject.paper(
        "导入法定途径告知书", "信访事项法定途径告知书", *blocks, to=subject.addressee, 去向=organ
    )


def _passed_on(subject: Subject, organ: str) -> str:
    """Return that the matter lies with `organ` already, and since when; "" where it was not sent there."""
    for sent in reversed(subject.case.transfers):
        if sent.unit == organ and not (sent.returned_on or sent.inner):
            you = subject.you
            return f"本机关已于{day(sent.on)}将{you}的材料转给{organ}，{you}不用再提。"
    return ""


def _notice(case: Case, kind: Refusal) -> "bodies.RefuseEntry":
    return next(e for e in case.latest_first if e.kind == kinds.REFUSE and e.body["kind"] == kind)


def refusal(subject: Subject) -> Paper:
    """不予受理告知书: the ground, and where to go instead (Art 19 ¶3, 23)."""
    entry = _notice(subject.case, Refusal.NOT_OURS)
    to = entry.body.get("to", "")
    reason = subject.shown.fact(sentence(entry.text))
    ground = f"理由：{reason}" if reason else ""
    in_hand = entry.body.get("in_hand", False)
    # Art 19 ¶3 speaks of who stands above the organ that has it in hand.
    is_above = in_hand and subject.office.may_order(to)
    basis = regulation_in_full("19.3") if is_above else regulation_in_full("23.1")
    where = (
        f"该事项已由{to}受理、正在办理，请等候{to}的答复。"
        if in_hand
        else f"请向{to}提出。{subject.told}"
    )
    blocks = [
        plain(f"{_came(subject)}经审查，根据{basis}的规定，本机关不予受理。{ground}"),
        plain(where),
        *(() if in_hand else map(plain, remedies.in_papers(subject))),
        plain("特此告知。"),
        subject.contact(),
    ]
    return subject.paper(
        "不予受理告知书", "信访事项不予受理告知书", *blocks,
        to=subject.addressee, 去向=to, 理由=reason.rstrip("。"),
    )  # fmt: skip


def final(subject: Subject) -> Paper:
    """不再受理告知书: decided for good by a 复核 (Art 36 ¶3) or by a local rule, the same facts and reasons."""
    entry = _notice(subject.case, Refusal.FINAL)
    given = [answer for answer in subject.case.answers if not answer.withdrawn]
    last = next((a for a in reversed(given) if a.stage is Stage.RECHECK), given[-1])
    doc = f"（{last.doc_no}）" if last.doc_no else ""
    # Without a 复核 it rests on the local rule that was named, and not on the 条例.
    is_final = last.stage is Stage.RECHECK
    what = f"{last.stage}意见" if last.stage else "处理意见" if last.result else "书面答复"
    basis = regulation_in_full("36.3") if is_final else entry.body.get("basis", "")
    by_whom = "各级党委和政府信访部门和其他机关、单位" if is_final else "本机关"
    reason = subject.shown.fact(sentence(entry.text))
    decided = f"该事项已于{day(last.on)}作出{what}{doc}"
    again = subject.case.petitions[-1]
    # Whoever has not come again is told what holds when they do.
    said = (
        f"{subject.you}于{day(again.on)}再次提出{subject.matter}，本机关已收到。经审查，{decided}，"
        f"{subject.you}仍以同一事实和理由提出投诉请求。{reason}根据{basis}的规定，{by_whom}不再受理。"
        if again.seq > last.seq
        else f"{subject.you}{subject.raised}的{subject.matter}，{decided}。{reason}"
        f"根据{basis}的规定，{subject.you}仍以同一事实和理由提出投诉请求的，{by_whom}不再受理。"
    )
    blocks = [
        plain(said),
        plain("有新的事实和理由的，可以作为新的信访事项提出。生活确有困难的，可以依法申请社会救助。"),
        plain("特此告知。"),
        subject.contact(),
    ]  # fmt: skip
    return subject.paper(
        "不再受理告知书",
        "信访事项不再受理告知书",
        *blocks,
        to=subject.addressee,
        理由=reason.rstrip("。"),
    )


def extension(subject: Subject) -> Paper:
    """延期办理告知书: the reason, the day before and after, who approved (Art 34)."""
    entry = next(e for e in subject.case.latest_first if e.kind == kinds.EXTEND)
    deadline = subject.deadline(ClockKind.HANDLE) or subject.deadline(ClockKind.DUTY)
    assert deadline is not None
    clock, reason = deadline.clock, sentence(entry.text)
    earlier = clock._replace(extended=clock.extended - entry.body["days"])
    before = resolve(earlier, subject.calendar, subject.on).due
    began = "受理" if clock.trigger is Trigger.ACCEPTED else clock.from_kind
    unit = deadline.period.unit_word
    approver = f"负责人{subject.shown.fact(entry.body['approver'])}"
    told = subject.shown.fact(reason.rstrip("。").removeprefix("因"))
    is_said = "复杂" in told and told != "复杂"
    because = told if is_said else "，".join(filter(None, (told.removesuffix("复杂"), "情况复杂")))
    blocks = [
        plain(
            f"{subject.you}提出的{subject.matter}，本机关于{day(clock.start)}{began}，原定最迟{day(before)}办结。"
            f"因{because}，经本机关{approver}批准，办理期限延长{entry.body['days']}{unit}，"
            f"最迟{day(deadline.due)}办结并书面答复{subject.you}。"
        ),
        plain(f"期限的算法：{why(deadline)}"),
        plain("特此告知。"),
        subject.contact(),
    ]
    return subject.paper(
        "延期办理告知书", "信访事项延期办理告知书", *blocks,
        to=subject.addressee, 理由=reason.rstrip("。"), 原期限=day(before), 期限=day(deadline.due),
    )  # fmt: skip


# Routes on which the petitioner is sent another way than the petition procedure.
OTHER_WAYS = frozenset(Route) - {Route.PETITION, Route.PROPOSAL, Route.ADVICE}
