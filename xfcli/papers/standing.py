"""How a matter stands, in plain words, day by day: what was decided, what is being done, how it ended.

For somebody who reads little. Of a sealed case it says dates only; who cannot be told anything, since
nobody knows who or where they are, is not said to have been told.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from xfcli.case import kinds
from xfcli.case.case import Answer, Closing
from xfcli.case.handed import Transfer
from xfcli.case.history import answer_parts
from xfcli.case.words import SPOKEN, Decision, Method, Outcome, Refusal, Result, Stage
from xfcli.papers.paper import day, sentence
from xfcli.papers.subject import Subject
from xfcli.text import clauses

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
_REACHED: Final = {
    Method.DIRECT: "送到您手里",
    Method.POST: "邮寄送到",
    Method.ELECTRONIC: "用电子方式送到",
    Method.LEFT: "留在您的住处，算送到",
}
# How a matter ended, where the answer alone does not say it; {to} is where it went.
_ENDINGS: Final = {
    Outcome.FULFILLED: "您的请求已经落实。",
    Outcome.MEDIATED: "双方谈成了，写了协议。",
    Outcome.ROUTED: "这件事要走别的法定途径办{find}。",
    Outcome.PASSED_ON: "这件事已经转给{to}。",
    Outcome.WITHDRAWN: "您撤回了这件事。",
    Outcome.DECEASED: "信访人已经去世。",
    Outcome.UNREACHABLE: "我们按您留的方式没有联系上您。您联系我们，就继续办。",
    Outcome.ANONYMOUS: "没有留姓名，存档备查。",
    Outcome.NO_REVIEW: "没有在期限内申请复查。",
    Outcome.NO_RECHECK: "没有在期限内申请复核。",
    Outcome.RECHECKED: "复核已经完成。",
}
_SOMEBODY: Final = "有权处理的单位"
_Dated = tuple[date, str]


def standing(subject: Subject) -> tuple[str, ...]:
    """Return how the matter stands and what was decided, in plain sentences, the earliest first."""
    case = subject.case
    if case.void:
        return ("这个编号已经作废。",)
    said = [
        *_refused(subject),
        *_answered(subject),
        *_under_way(subject),
        *_ended(subject),
        *_since(subject),
    ]
    return tuple(text for _, text in sorted(said, key=lambda dated: dated[0])) or (
        _registered(subject),
    )


def _refused(subject: Subject) -> Iterator[_Dated]:
    case, to = subject.case, subject.referred_to
    if not case.refused_on:
        return
    told = f"{day(case.refused_on)}{'书面告诉您' if subject.can_tell else '决定'}："
    if case.refusal == Refusal.FINAL:
        was = "复核" if any(a.stage is Stage.RECHECK for a in case.answers) else "答复"
        yield case.refused_on, f"{told}不再受理。这件事{was}过了，同样的理由不再办。"
    elif case.in_hand:
        yield case.refused_on, f"{told}{to}已经在办这件事，请等它的答复，我们不另办。"
    else:
        where = f"请到{to}去提。" if to else ""
        yield case.refused_on, f"{told}不予受理，这件事不归我们办。{where}{_because(subject)}"


def _because(subject: Subject) -> str:
    entry = next(e for e in subject.case.latest_first if e.kind == kinds.REFUSE)
    reason = subject.shown.fact(sentence(entry.text))
    return f"理由：{reason}" if reason else ""


def _answered(subject: Subject) -> Iterator[_Dated]:
    case = subject.case
    last = subject.theirs
    if last is None or case.refused_on:
        return
    if last.method in SPOKEN and last.delivered_on:
        yield last.on, f"{day(last.delivered_on)}{last.method}答复了您。"
        return
    what = f"{last.stage}意见" if last.stage else "书面答复"
    number = f"（{last.doc_no}）" if last.doc_no else ""
    yield (
        last.on,
        f"{day(last.on)}作出{what}{number}。{_result(subject, last)}{_served(subject, last)}",
    )


def _result(subject: Subject, answer: Answer) -> str:
    said = _DECISIONS.get(answer.decision) if answer.decision else None
    said = said or (_RESULTS.get(answer.result) if answer.result else None)
    if not (said and subject.shown.matter):
        return ""
    into = clauses(answer_parts(subject.case, answer)[1]) if answer.decision else ""
    return f"结果是：{said}。{sentence(f'改成：{into}') if into else ''}"


def _served(subject: Subject, answer: Answer) -> str:
    if not answer.delivered_on or not answer.served_on:
        return (
            "正在送给您，没有收到请告诉我们。" if subject.can_tell else "请凭编号到我们这里来取。"
        )
    if answer.method is Method.NOTICE:
        return f"{day(answer.delivered_on)}公告，满30天即{day(answer.served_on)}算送到。"
    reached = _REACHED.get(answer.method, "送到") if answer.method else "送到"
    return f"{day(answer.delivered_on)}{reached}。"


def _under_way(subject: Subject) -> Iterator[_Dated]:
    """Yield what was done since the matter was taken up, while nothing is decided on it."""
    case = subject.case
    if case.answer or case.refused_on or case.closing or case.review:
        return
    since = case.reopened_seq
    sent = [transfer for transfer in case.transfers if transfer.seq > since]
    for entry in case.steps:
        if entry.kind == kinds.REOPEN and entry.seq == since:
            yield entry.on, f"{day(entry.on)}起重新办理。"
        elif entry.kind == kinds.ACCEPT and entry.seq > since:
            yield entry.on, f"{day(entry.on)}已经受理{'' if sent else '，正在办'}。"
        elif entry.kind == kinds.EXTEND and entry.seq > since:
            days = "个工作日" if entry.body.get("working") else "天"
            yield entry.on, f"情况复杂，{day(entry.on)}批准延长{entry.body['days']}{days}。"
    if sent:
        yield _held(subject, sent[-1])


def _held(subject: Subject, sent: Transfer) -> _Dated:
    if on := sent.returned_on:
        unit = subject.shown.unit(subject.office.called_now(sent.unit), "办理单位")
        return on, f"{day(on)}{unit}退了回来，正在看该由谁办。"
    unit = subject.shown.unit(subject.office.called_now(sent.unit), "有权处理的单位")
    return sent.on, f"{day(sent.on)}{'交给' if sent.inner else '转给'}{unit}办理。"


def _ended(subject: Subject) -> Iterator[_Dated]:
    closing = subject.case.closing
    if closing:
        yield closing.on, f"{_ending(subject, closing)}{day(closing.on)}办结。"


def _ending(subject: Subject, closing: Closing) -> str:
    if not subject.shown.matter:
        passed_on = closing.outcome is Outcome.PASSED_ON
        return _ENDINGS[Outcome.PASSED_ON].format(to=_SOMEBODY) if passed_on else ""
    to = subject.referred_to or subject.unit
    if closing.outcome is Outcome.ROUTED and not to and subject.competent != subject.issuer:
        to = subject.competent
    return _ENDINGS.get(closing.outcome, "").format(
        to=to or _SOMEBODY, find=f"，请找{to}" if to else ""
    )


def _since(subject: Subject) -> Iterator[_Dated]:
    """Yield what was asked for after the decision: a review of it, or the same matter once more."""
    case = subject.case
    if review := subject.review:
        yield (
            review.requested_on,
            f"{day(review.requested_on)}收到您的{review.stage}申请，正在{review.stage}。",
        )
    last = case.petitions[-1]
    if case.closing and last.seq > case.closing.seq:
        yield last.on, f"{day(last.on)}又收到您反映这件事。"


def _registered(subject: Subject) -> str:
    case = subject.case
    if case.route and subject.shown.matter and subject.competent != subject.issuer:
        told = "，我们会书面告诉您怎么办" if subject.can_tell else ""
        return f"已经登记。这件事归{subject.competent}管{told}。"
    return "已经登记，正在看这件事该由谁办、怎么办。"
