"""What a petitioner can do who does not agree: read off the case's own stage and route.

Never written by hand. A day is given wherever the period already runs.
"""

from typing import Final

from xfcli.case.case import Case
from xfcli.case.words import Decision, Method, Refusal, Route, Stage
from xfcli.law.clock_kinds import ClockKind
from xfcli.papers.paper import day
from xfcli.papers.subject import LAW, Subject

_REVIEWER: Final = "原办理机关的上一级机关"
_RECHECKER: Final = "复查机关的上一级机关"
_ADMINISTRATIVE: Final = (
    "对行政机关的决定不服的，自知道或者应当知道该决定之日起六十日内，可以申请行政复议"
    "（《行政复议法》第二十条）；县级行政机关和乡镇人民政府的决定，向县级人民政府申请（第二十四条）。"
    "也可以自知道或者应当知道该决定之日起六个月内，向人民法院提起行政诉讼（《行政诉讼法》第四十六条）。"
    "认为行政机关没有履行法定职责的，应当先申请行政复议（《行政复议法》第二十三条）。"
)
_BY_ROUTE: Final = {
    Route.ADMINISTRATIVE: _ADMINISTRATIVE,
    Route.DUTY: _ADMINISTRATIVE,
    Route.DISCLOSURE: _ADMINISTRATIVE,
    Route.LITIGATION: "请按照法律规定的程序和期限，向有管辖权的人民法院、人民检察院或者公安机关提出；期限以法律的规定为准，请尽早提出，以免错过。",
    Route.ARBITRATION: "请向有管辖权的仲裁委员会申请仲裁；申请仲裁有法定时效，请尽早提出，以免错过。",
    Route.PARTY: "请按照党内法规规定的程序，向有权处理的党组织提出申诉、申请复审。",
    Route.DISCIPLINE: f"有关机关不得将你的材料和有关情况透露或者转给被反映的人员或者单位（{LAW}第三十条第三款）。",
    Route.MEDIATION: "调解、和解以双方自愿为前提；达不成协议的，可以依法通过仲裁、诉讼等途径解决。",
    Route.PROPOSAL: f"有权处理的机关应当认真研究论证，采纳或者部分采纳的，予以回复（{LAW}第二十九条）。",
}


def of(subject: Subject) -> tuple[str, ...]:
    """Return the remedies, one sentence each; empty where the law gives none."""
    case = subject.case
    if case.refused_on:
        return _refused(case)
    if case.route is Route.PETITION or case.route is None:
        return _petition(subject)
    found = _BY_ROUTE.get(case.route)
    return (found,) if found else ()


def _refused(case: Case) -> tuple[str, ...]:
    if case.refusal == Refusal.FINAL:
        return ()
    said = [
        f"认为本事项属于本机关职权范围的，可以向本机关的上一级机关反映（{LAW}第四十四条第二项）。"
    ]
    if case.route in _BY_ROUTE:
        said.insert(0, _BY_ROUTE[case.route])
    return tuple(said)


def _petition(subject: Subject) -> tuple[str, ...]:
    last = subject.case.answers[-1] if subject.case.answers else None
    stage = last.stage if last else None
    if last and last.decision in {Decision.REVOKED, Decision.REDO}:
        stage = None
    if stage is Stage.RECHECK:
        return (
            f"复核意见是信访程序的最后一级意见。仍然以同一事实和理由提出投诉请求的，不再受理（{LAW}第三十六条第三款）。",
        )
    if stage is Stage.REVIEW:
        return (_ask(subject, ClockKind.RECHECK_APPLY, "复查意见", "复核", "三十六条第一款"),)
    return (_ask(subject, ClockKind.REVIEW_APPLY, "处理意见", "复查", "三十五条"),)


def _ask(subject: Subject, kind: ClockKind, against: str, stage: str, article: str) -> str:
    organ = subject.office.setting("review-organ" if stage == "复查" else "recheck-organ")
    named = (f"{organ}（{_REVIEWER}）" if organ else _REVIEWER) if stage == "复查" else (
        f"{organ}（{_RECHECKER}）" if organ else _RECHECKER
    )  # fmt: skip
    until = _until(subject, kind)
    return (
        f"对{against}不服的，可以自收到书面答复之日起30日内{until}，"
        f"向{named}申请{stage}（{LAW}第{article}）。"
    )


def _until(subject: Subject, kind: ClockKind) -> str:
    """Return the last day where the answer of this stage has been delivered."""
    last = subject.case.answers[-1] if subject.case.answers else None
    deadline = subject.deadline(kind)
    if not last or not last.delivered_on or deadline is None or deadline.clock.done_on:
        return ""
    notice = "，公告期满之日起算" if last.method is Method.NOTICE else ""
    return f"（最迟{day(deadline.due)}{notice}）"
