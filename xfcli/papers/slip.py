"""The slip that a petitioner takes home: in plain words, what was decided, what comes next and by when.

It is written for somebody who reads little: short sentences, no formula of the law, the next day in
the largest letters. Of a sealed case it shows number and dates only.
"""

from collections.abc import Iterator
from typing import Final

from xfcli.case.case import Case
from xfcli.case.words import Acting, Channel, Outcome, Purpose, Refusal
from xfcli.law import catalogue
from xfcli.law.clock_kinds import ClockKind, Trigger
from xfcli.law.deadlines import Deadline
from xfcli.papers import remedies
from xfcli.papers.paper import Block, Paper, day, heading, large, plain, sentence, table
from xfcli.papers.standing import standing
from xfcli.papers.subject import Subject

# Clocks by which a slip would tell what a sealed case is about.
_TELLING: Final = frozenset({ClockKind.ASSIGNED, ClockKind.DUTY, ClockKind.DUTY_ELSEWHERE})
_OFFICE: Final = "我们"
_TITLE: Final = 60  # characters
# What can be done where a matter ended without an answer, which could be objected to.
_WITHOUT_ANSWER: Final = {
    Outcome.WITHDRAWN: "撤回以后，有新的情况，还可以再提。",
    Outcome.MEDIATED: "协议上的事，对方不照做的，可以来找我们，也可以走法律途径。",
    Outcome.DECEASED: "家里人有自己的请求，可以另外提。",
    Outcome.UNREACHABLE: "您来了，我们接着办。",
    Outcome.ANONYMOUS: "有新的情况，可以再提。",
}


def slip(subject: Subject) -> Paper:
    """信访事项回执, for the petitioner."""
    case = subject.case
    known = ("编号", case.no, "收到日期", day(subject.first.on))
    named = subject.shown.each((
        ("信访人", subject.named or "（未署名）", "收到材料", "　　　份"), *_acting(subject),
        ("您的事", _short(case.title)), *_resting_on(case),
    ))  # fmt: skip
    blocks = [
        table(known, *named),
        *map(large, _at_once(subject)),
        heading("一、现在的情况"),
        *map(plain, standing(subject)),
        heading("二、接下来"),
        *_next(subject),
        *map(plain, _told(subject)),
        heading("三、不同意怎么办"),
        *map(plain, _rights(subject)),
        heading("四、问谁、带什么"),
        *map(plain, _ask(subject)),
    ]
    return subject.paper("回执", "信访事项回执", *blocks, small=True)


def _short(title: str) -> str:
    """Return a title that leaves room for what comes next."""
    return title if len(title) <= _TITLE else f"{title[:_TITLE]}…"


def _resting_on(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the law that the matter rests on first, with its places: who asks further can name it.

    Apart from what is told, which speaks plainly. Of a matter older than the law that is known, nothing.
    """
    if case.basis and case.first.on >= catalogue.FIRST_DAY:
        yield "凭什么", case.basis.partition("；")[0].rstrip("。")


def _acting(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield who act for the petitioner, and as what; a minor's guardian by hand where none is known."""
    for role in Acting:
        if named := subject.acting(role):
            yield role, named
        elif role is Acting.GUARDIAN and subject.is_of_minor:
            yield role, ""


def _at_once(subject: Subject) -> Iterator[str]:
    """Yield what cannot wait for us, where the days to turn to somebody else are short."""
    if _is_to_be_told(subject) and subject.item and subject.item.said_first:
        yield subject.item.said_first


def _told(subject: Subject) -> Iterator[str]:
    """Yield what the petitioner of such a matter should know: who does it, what to bring, how long."""
    if _is_to_be_told(subject) and subject.item and subject.item.told:
        yield f"这类事：{subject.item.told}"


def _is_to_be_told(subject: Subject) -> bool:
    case = subject.case
    is_settled = case.closing or case.void or case.answers or case.in_hand
    return subject.shown.matter and not is_settled


def _next(subject: Subject) -> tuple[Block, ...]:
    """Return what comes next: the nearest day in large letters, the others below it."""
    live = [d for d in subject.deadlines if d.is_live and d.clock.kind.facts.on_slip]
    if not subject.shown.matter:
        live = [d for d in live if d.clock.kind not in _TELLING]
    ours = [d for d in live if d.clock.kind is not ClockKind.DUTY_ELSEWHERE]
    theirs = (plain(_elsewhere(d)) for d in live if d.clock.kind is ClockKind.DUTY_ELSEWHERE)
    if not ours:
        return (plain(_nothing_runs(subject)), *theirs)
    first, *others = sorted(ours, key=lambda deadline: (deadline.is_overdue, deadline.due))
    return (
        large(day(first.due) + ("（已过期限）" if first.is_overdue else "")),
        plain(_first(subject, first)),
        *(plain(_other(subject, other)) for other in others),
        *theirs,
        *map(plain, _missed(subject, live)),
    )


def coming(subject: Subject) -> tuple[str, ...]:
    """Return what comes next and by which day, in plain sentences."""
    return tuple(block.text for block in _next(subject))


def _first(subject: Subject, deadline: Deadline) -> str:
    if deadline.is_overdue:
        return f"已经过了这一天，{_what(subject, deadline, '还没有')}。"
    what = _what(subject, deadline)
    doubt = "这一年放假安排还没公布，这一天可能会变。" if deadline.provisional else ""
    if deadline.clock.kind.facts.party == "petitioner":
        return f"{what}，这是最后一天。{doubt}"
    return f"最迟这一天，{what}。{doubt}"


def _other(subject: Subject, deadline: Deadline) -> str:
    if deadline.is_overdue:
        return f"还有：期限{day(deadline.due)}已经过了，{_what(subject, deadline, '还没有')}。"
    return f"还有：{_what(subject, deadline)}，最迟{_day(deadline)}。"


def _elsewhere(deadline: Deadline) -> str:
    """Return when to ask after what another organ owes: from which day its period runs is not known here."""
    what = deadline.clock.said(deadline.clock.kind.facts.on_slip)
    return (
        f"有权处理的机关{what}，期限从它收到、受理那天算，那天我们不知道。"
        f"从转去那天算是{_day(deadline)}，到时没有消息的，可以来问我们。"
    )


def _what(subject: Subject, deadline: Deadline, late: str = "") -> str:
    """Return who will do what, or has `late` not done it."""
    clock = deadline.clock
    who, what = _who(deadline), clock.said(clock.kind.facts.on_slip)
    if who == _OFFICE and not subject.can_tell and clock.kind is not ClockKind.ASSIGNED:
        what = "办出结果，您可以凭编号来问"
    return f"{who}{late}{what}"


def _who(deadline: Deadline) -> str:
    clock = deadline.clock
    match clock.kind.facts.party:
        case "petitioner":
            return ""
        case "review organ":
            return f"{clock.kind.facts.stage}机关"
    return "办理单位" if clock.trigger is Trigger.SET_FOR_UNIT else _OFFICE


def _day(deadline: Deadline) -> str:
    return day(deadline.due) + ("（放假安排还没公布，可能会变）" if deadline.provisional else "")


def _missed(subject: Subject, live: list[Deadline]) -> Iterator[str]:
    """Yield who has missed a day, and whom to turn to."""
    late = [deadline.clock.kind.facts for deadline in live if deadline.is_overdue]
    if any(facts.party == "office" for facts in late):
        yield f"过了期限，是我们没有按时办到。您可以向{_above(subject)}反映。"
    for facts in late:
        if facts.party == "review organ":
            yield f"过了期限，是{facts.stage}机关没有按时办到。您可以向它的上一级机关反映。"


def _above(subject: Subject) -> str:
    return subject.office.setting("review-organ") or "上一级机关"


def _nothing_runs(subject: Subject) -> str:
    case = subject.case
    if case.closing and case.petitions[-1].seq > case.closing.seq:
        return "我们先看这次说的有没有新的情况，再答复您。"
    if case.closing and case.closing.outcome is Outcome.PASSED_ON:
        return "这件事由接手的单位办理、答复，我们这里没有要等的日子。"
    if case.closing or case.void or case.refused_on:
        return "这件事在我们这里已经办完，没有要等的日子。"
    theirs = subject.theirs
    if theirs and not theirs.is_served(subject.on):
        asking = "不同意的，从收到那天起算日子。" if remedies.may_ask(case, theirs) else ""
        return (
            f"等书面答复送到您手里。{asking}" if subject.can_tell else f"书面答复等您来取。{asking}"
        )
    if not subject.shown.matter:
        return _sealed_goes_on(subject)
    if case.answer or case.answers:
        return "已经答复您，没有要等的日子。"
    if not subject.can_tell:
        return "没有留姓名、联系方式，办的结果没法告诉您。您可以凭编号来问。"
    if case.route and subject.competent == subject.issuer:
        return "这件事由我们办，办的结果会答复您。"
    if case.route:
        return f"这件事由{subject.competent}办，办多久按它的规定。办的结果会答复您。"
    return "我们先弄清这件事该由谁办、怎么办，再告诉您。"


def _sealed_goes_on(subject: Subject) -> str:
    """Return what can be expected of a sealed matter, without a word of what it is."""
    if not subject.can_tell:
        return (
            "这件事按规定办理。没有留姓名、联系方式，办的结果没法告诉您。"
            "想知道转了没有、哪天转的，可以凭编号来问。"
        )
    if subject.case.current_transfer:
        return "这件事由接手的单位按规定办理，结果由它告诉您。"
    return "这件事按规定办理，结果会告诉您。"


def _rights(subject: Subject) -> tuple[str, ...]:
    late = "没有按时告知、没有按时答复" if subject.can_tell else "没有按规定办"
    return (
        *_against(subject),
        f"我们{late}，您可以向{_above(subject)}反映。",
        "谁都不能因为您反映问题而报复您。",
    )


def _against(subject: Subject) -> tuple[str, ...]:
    """Return what can be done against what was decided, or where that will be said."""
    case = subject.case
    if review := subject.review:
        return (f"{review.stage}结果出来，会写明您还可以怎么办。",)
    if case.refused_on and case.refusal == Refusal.FINAL:
        return ("有新的情况，可以再提。生活有困难的，可以申请社会救助。",)
    if case.closing and case.closing.outcome in _WITHOUT_ANSWER and not _has_answer(case):
        return (_WITHOUT_ANSWER[case.closing.outcome],)
    if case.route is None and not case.refused_on:
        if not subject.can_tell:
            return ("留下姓名和联系方式，我们才能告诉您怎么办、不同意可以找谁。",)
        return ("告诉您怎么办的时候，会同时告诉您不同意可以找谁。",)
    if not subject.shown.matter and case.purpose != Purpose.REQUEST:
        return ()
    return remedies.plainly(subject)


def _has_answer(case: Case) -> bool:
    return any(not answer.withdrawn for answer in case.answers)


def _ask(subject: Subject) -> tuple[str, ...]:
    case, office = subject.case, subject.office
    officer = f"，经办人{subject.officer}" if subject.officer else ""
    who = f"{subject.issuer}{subject.desk}{officer}"
    phone, address = office.setting("phone"), office.setting("address")
    reach = (phone and f"电话{phone}", address and f"地址{address}")
    passed_on = case.closing is not None and case.closing.outcome is Outcome.PASSED_ON
    is_handled = case.is_open and not (case.answer or case.refused_on or case.review)
    held = subject.shown.fact(subject.unit) and (is_handled or passed_on)
    bring = "这张回执和身份证" if subject.can_tell else "这张回执"
    return (
        f"{f'现在由{subject.unit}办理。' if held else ''}找{who}。",
        # At the head of a line no number is broken, whatever program lays out the page.
        *filter(None, [sentence("，".join(filter(None, reach)))]),
        f"想知道办到哪一步，可以来问，也可以打电话，说编号就行；要书面的，给您答询单。来的时候带上{bring}。",
        *_help(subject),
    )


def _help(subject: Subject) -> Iterator[str]:
    """Yield who else may come and sign, and what is done for those who cannot write."""
    case = subject.case
    if not case.is_open or not subject.shown.people:
        return
    if subject.is_of_minor:
        yield "不满18岁的，由监护人来办、签名，带上监护人的身份证。"
    if agent := subject.acting(Acting.AGENT):
        yield f"{agent}替您来办，要带您签名的授权委托书和双方的身份证。"
    elif not subject.is_unsigned:
        yield "自己来不了，可以写授权委托书，请别人替您来办。"
    if subject.first.channel in {Channel.VISIT, Channel.CALL} and not case.answers:
        yield "不会写字的，您说，我们记下来念给您听；对的，您签名或者按指印。"
