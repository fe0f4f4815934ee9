"""What a petitioner can do who does not agree: read off the case's own request, stage and way.

Never written by hand. The words are those of the law on the day of the paper, since the remedy is
used from then on; a day is given wherever the period already runs.
"""

from typing import Final, NamedTuple

from xfcli.case.case import Answer, Case
from xfcli.case.delivery import is_anew
from xfcli.case.words import Decision, Method, Refusal, Route, Stage
from xfcli.law import periods, ways
from xfcli.law import remedies as law
from xfcli.law.citations import in_full
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.clocks import duty_on
from xfcli.papers.paper import day
from xfcli.papers.subject import Subject

_REVIEWER: Final = "原办理机关的上一级机关"
_RECHECKER: Final = "复查机关的上一级机关"
# How the words call the two organs above a township, and the settings that name them.
_ABOVE: Final = {"县政府": "review-organ", "市政府": "recheck-organ"}
# Remedies against a decision of an organ: 60 days from when it is known, or six months (行政复议法 Art 20, 行政诉讼法 Art 46).
_OF_A_DECISION: Final = frozenset({"复议或诉讼", "复议或诉讼.县政府"})
_RECONSIDERED_DAYS: Final = 60
_SUED_MONTHS: Final = 6
# What is promised of a proposal until it is answered, and what can be done after that.
_CONSIDERED: Final = "建议"
_ABOVE_US: Final = "上级"


class Recourse(NamedTuple):
    """One remedy: how papers say it (您 for 你), how the slip says it, and the places it rests on."""

    words: str
    plain: str
    basis: tuple[str, ...]


# Where somebody who cannot pay may have a lawyer.
_BEFORE_JUDGES: Final = ("复议", "诉讼", "起诉", "仲裁", "法院")
_LEGAL_AID: Final = Recourse(
    "经济困难、没有代理人，符合条件的，可以申请法律援助",
    "请不起律师的，可以向法律援助机构申请法律援助",
    ("法律援助法:31",),
)


def in_papers(subject: Subject) -> tuple[str, ...]:
    """Return the remedies as papers say them (你, 你们), one sentence each, with their places."""
    return tuple(
        subject.formal(f"{found.words}（{in_full(*found.basis)}）。") for found in _of(subject)
    )


def plainly(subject: Subject) -> tuple[str, ...]:
    """Return the remedies as the slip says them (您), one sentence each; empty where there is none."""
    return tuple(f"{found.plain}。" for found in _of(subject))


def _of(subject: Subject) -> tuple[Recourse, ...]:
    case = subject.case
    if case.refused_on:
        return _refused(subject)
    if case.route is Route.PETITION or case.route is None:
        return _petition(subject)
    return _of_the_request(subject)


def _key(subject: Subject) -> str:
    route = subject.case.route
    key = subject.item.remedy if subject.item else ways.remedy(route) if route else ""
    # The period of the request may be younger than the matter: then no law set days for it.
    return law.INACTION_UNFIXED if key == law.INACTION and _is_unfixed(subject.case) else key


def _is_unfixed(case: Case) -> bool:
    duty = duty_on(case, case.first.on)
    return bool(duty) and periods.in_force(duty, case.first.on).is_unfixed


def _of_the_request(subject: Subject) -> tuple[Recourse, ...]:
    """Return the remedy of the request, or of the way that the matter goes; empty where it has none."""
    case = subject.case
    key = _key(subject)
    if key == _CONSIDERED and any(not answer.withdrawn for answer in case.answers):
        key = _ABOVE_US
    if not key:
        return ()
    remedy = law.in_force(key, subject.on)
    said = remedy.words.rstrip("。")
    for organ, setting in _ABOVE.items():
        named = subject.office.setting(setting)
        # 行政复议 goes to a government (行政复议法 Art 24), whoever reviews petitions here.
        said = said.replace(organ, named if named.endswith("人民政府") else organ)
    last_days = _last_days(subject, key) or _ripe_days(subject, key)
    aid = (_LEGAL_AID,) if any(word in said for word in _BEFORE_JUDGES) else ()
    return (Recourse(said + last_days, said + last_days, remedy.basis), *aid)


def _last_days(subject: Subject, key: str) -> str:
    """Return the last day of each remedy against a decision of ours that was delivered, "" for others.

    The day of another organ's decision is not known here, nor of one that is complained of.
    """
    theirs = subject.theirs
    if key not in _OF_A_DECISION or not (theirs and _is_decided_here(subject)):
        return ""
    known = theirs.served_on
    if known is None:
        return ""
    ends = (
        ("复议", subject.calendar.add_calendar(known, _RECONSIDERED_DAYS)),
        ("起诉", subject.calendar.add_months(known, _SUED_MONTHS)),
    )
    days = "，".join(f"{name}最迟{day(end.due)}" for name, end in ends)
    when = "公告期满" if theirs.method is Method.NOTICE else "收到答复"
    return f"。从{when}的{day(known)}算：{days}"


def _is_decided_here(subject: Subject) -> bool:
    item = subject.item
    above = item and item.is_decided_above and not subject.office.is_on("confirms")
    return subject.is_ours and subject.case.route is Route.ADMINISTRATIVE and not above


def _ripe_days(subject: Subject, key: str) -> str:
    """Return from which day to which reconsideration can be asked where we do nothing, "" of others.

    With a period of the law from its end, without one from the 60th day after the receipt
    (行政复议法实施条例 Art 24). Of an application made earlier no day is known: the words say the rule.
    """
    case = subject.case
    if key not in {law.INACTION, law.INACTION_UNFIXED} or not subject.is_ours:
        return ""
    if case.refused_on or any(not answer.withdrawn for answer in case.answers):
        return ""
    deadline = subject.deadline(ClockKind.DUTY)
    if key == law.INACTION:
        if deadline is None:
            return ""
        ripe, said = deadline.due, "到期是"
    else:
        received = deadline.clock.start if deadline else case.first.on
        ripe, said = law.ripe_on(received), f"我们{day(received)}收到，满{law.RIPE_DAYS}天是"
    last = subject.calendar.add_calendar(ripe, _RECONSIDERED_DAYS).due
    return f"。{said}{day(ripe)}，从那天算，复议最迟{day(last)}；以前就申请过的，从那次算"


def _refused(subject: Subject) -> tuple[Recourse, ...]:
    if subject.case.refusal == Refusal.FINAL:
        return ()
    # What can be said of how it was handled says no more than the line below.
    is_said = subject.case.route is Route.PETITION or _key(subject) == _ABOVE_US
    elsewhere = () if is_said else _of_the_request(subject)
    above = Recourse(
        "认为本事项属于本机关职权范围的，可以向本机关的上一级机关反映",
        "您认为这件事该由我们办的，可以向上一级机关反映",
        ("信访工作条例:44.1.2",),
    )
    return (*elsewhere, above)


def _petition(subject: Subject) -> tuple[Recourse, ...]:
    last = subject.theirs or next(iter(subject.case.answers[-1:]), None)
    if is_anew(subject.case):
        last = None  # what will be decided is a first opinion again
    stage = last.stage if last else None
    anew = _of_the_next(last.decision if last else None)
    if stage is Stage.RECHECK:
        return anew or (
            Recourse(
                "复核意见是信访程序的最后一级意见。仍然以同一事实和理由提出投诉请求的，不再受理",
                "复核是最后一级。还是同样的事、同样的理由，不会再受理；有新的情况，可以再提",
                ("信访工作条例:36.3",),
            ),
        )
    if stage is Stage.REVIEW:
        ask = _ask(subject, ClockKind.RECHECK_APPLY, "复查意见", Stage.RECHECK, "信访工作条例:36.1")
        return (ask, *anew)
    return (_ask(subject, ClockKind.REVIEW_APPLY, "处理意见", Stage.REVIEW, "信访工作条例:35"),)


def _of_the_next(decision: Decision | None) -> tuple[Recourse, ...]:
    """Return the remedy against what will be decided anew, where a review sends the matter back."""
    if decision not in {Decision.REVOKED, Decision.REDO}:
        return ()
    return (
        Recourse(
            "对重新办理作出的处理意见不服的，可以再申请复查",
            "重新办理以后的处理意见，您不同意的，可以再申请复查",
            ("信访工作条例:35",),
        ),
    )


def may_ask(case: Case, answer: Answer) -> bool:
    """Whether a review can be asked for of an answer, once it is delivered."""
    is_of_petition = case.route in {Route.PETITION, None}
    return is_of_petition and answer.stage is not Stage.RECHECK


def _ask(subject: Subject, kind: ClockKind, against: str, stage: Stage, place: str) -> Recourse:
    is_first = stage is Stage.REVIEW
    organ = subject.office.setting("review-organ" if is_first else "recheck-organ")
    if not (subject.is_ours or subject.case.answers):
        organ = ""  # another organ decides, which is under another one
    role = _REVIEWER if is_first else _RECHECKER
    named = f"{organ}（{role}）" if organ else role
    until = _until(subject, kind)
    return Recourse(
        f"对{against}不服的，可以自收到书面答复之日起30日内{until}，向{named}申请{stage}",
        _lapsed(subject, kind, stage)
        or f"不同意{against}的，收到后30天内{until}，可以向{organ or role}申请{stage}",
        (place,),
    )


def _lapsed(subject: Subject, kind: ClockKind, stage: str) -> str:
    """Return what the slip says once the period to ask has run out, "" before."""
    deadline = subject.deadline(kind)
    if not _until(subject, kind) or deadline is None or subject.on <= deadline.due:
        return ""
    return f"申请{stage}的日子{day(deadline.due)}已经过了；有正当理由没赶上的，可以来说明"


def _until(subject: Subject, kind: ClockKind) -> str:
    """Return the last day where the answer of this stage has been delivered."""
    deadline = subject.deadline(kind)
    given = subject.theirs
    if not given or not given.delivered_on or deadline is None or deadline.clock.done_on:
        return ""
    notice = "，从公告期满那天算" if given.method is Method.NOTICE else ""
    return f"（最迟{day(deadline.due)}{notice}）"
