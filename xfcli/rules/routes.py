"""Finding the lawful way: classification, its review, acceptance, refusal."""

from datetime import date
from typing import TYPE_CHECKING, Final

from xfcli.case import delivery, kinds
from xfcli.case.case import COLLECTIVE, Answer, Case
from xfcli.case.delivery import is_at_its_end, opinion_command
from xfcli.case.draft import Draft, in_words, stated
from xfcli.case.entry import Entry
from xfcli.case.words import ELSEWHERE, NoteKind, Refusal, Route, Source, Stage
from xfcli.errors import BadValue, Refused
from xfcli.law import ways
from xfcli.law.citations import SIMPLE, in_full, regulation
from xfcli.law.clock_kinds import review_asked
from xfcli.law.deadlines import Deadline
from xfcli.law.notification import acceptance, command, untold
from xfcli.office import NO_OFFICE, Office
from xfcli.rules import competence, guards

if TYPE_CHECKING:
    from xfcli.case import bodies

_SIMPLE: Final = frozenset({Route.PETITION, Route.PROPOSAL, Route.ADVICE})


def classify(
    case: Case,
    *,
    domain: str,
    route: Route,
    unit: str,
    basis: str,
    item: str,
    simple: bool,
    on: date,
    today: date,
    duty: str = "",
    owed_by: str = "",
    refers: bool = False,
    office: Office = NO_OFFICE,
    has_happened: bool = False,
) -> Draft:
    """Return the entry that sets 诉求领域, 法定途径, the competent unit and the legal basis.

    `duty` is the key of the period within which the matter must be decided, `owed_by` the organ
    that owes it ("" for this office), `refers` that the petitioner is told to turn to the unit: the
    entry keeps all three. `office` knows the units, and who we are; of a classification that
    `has_happened` it is not asked whom the matter is about, or nobody could state that later.
    Without a `domain` the one stands that the case has; BadValue where it has none. Refused for a
    case that is void, closed, refused or answered, and for 简易办理 where it does not fit (办法).
    """
    guards.refuse_ended(case)
    guards.require_possible_day(case, on, today)
    if case.refused_on:
        raise Refused(
            f"{case.no} 已于 {case.refused_on} 告知{case.refusal}，不能再改分类。先运行：xf reopen {case.no} --reason 原因{guards.mend(case, kinds.CLASSIFY)}"
        )
    if case.answer:
        raise Refused(
            f"{case.no} 已经答复（{case.answer.on}），不能再改分类。先运行：xf reopen {case.no} --reason 原因{guards.mend(case, kinds.CLASSIFY)}"
        )
    if simple:
        _simple_allowed(case, route)
    competence.refuse_competent(
        case, route=route, unit=unit, item=item, office=office, has_happened=has_happened
    )
    domain = domain.strip() or case.domain
    if not domain:
        raise BadValue(f"缺少诉求领域。补上：xf classify {case.no} --domain 领域，如 低保、其他")
    body: bodies.Classify = {
        "domain": domain,
        "route": route,
        "item": item,
        "unit": unit,
        "duty": duty,
        "owed_by": owed_by if duty else "",
        "basis": basis,
        "simple": simple,
        "refers": refers,
    }
    return Draft(kinds.CLASSIFY, on, case.no, stated(body))


def _simple_allowed(case: Case, route: Route) -> None:
    """简易办理 is for first, clear matters of one body, not sent down, not in dispute (办法 Art 4, 5)."""
    ground = None
    if sum(not petition.is_outreach for petition in case.petitions) > 1:
        ground = "不是初次信访事项"
    elif any(answer.stage is None and not answer.withdrawn for answer in case.answers):
        ground = "已经答复过"
    elif route not in _SIMPLE:
        ground = f"途径是{route}（{ways.article(route)}）"
    elif any(petition.source is Source.ASSIGNED for petition in case.petitions):
        ground = "是上级交办的信访事项"
    elif any(petition.heads >= COLLECTIVE for petition in case.petitions):
        ground = "是多人共同提出的"
    elif any(transfer.assisting for transfer in case.transfers):
        ground = "涉及几个单位"
    elif any(_is_hard(entry) for entry in case.steps):
        ground = "已经研判或听证，属于重大、复杂、疑难的"
    if ground:
        raise Refused(
            f"{case.no} {ground}，不适用{in_full(SIMPLE)}。去掉 --simple，按普通程序办理。"
        )


def _is_hard(entry: Entry) -> bool:
    return kinds.is_note(entry, NoteKind.STUDY, NoteKind.HEARING)


def endorse(case: Case, *, by: str, on: date, today: date) -> Draft:
    """Return the entry by which somebody other than the classifier reviews the classification.

    BadValue without a name; Refused for the classifier, and for a case that is void, closed or not
    classified.
    """
    guards.refuse_ended(case)
    guards.require_route(case)
    guards.require_possible_day(case, on, today)
    if not by:
        raise BadValue(f"审核把关要写明审核人：xf classify {case.no} --endorse --by 审核人")
    if by == case.classified_by:
        raise Refused(f"{case.no} 的分类和审核不能是同一人（{by}）。请另一人审核：--by 审核人")
    return Draft(kinds.ENDORSE, on, case.no)


def require_endorsement(case: Case, *, required: bool) -> None:
    """Refused where the office demands the review of the classification and it has not been given."""
    if required and not case.endorsed_by:
        raise Refused(
            f"{case.no} 的分类还没有另一人审核把关（本单位设置 endorse 为 是）。"
            f"先运行：xf classify {case.no} --endorse --by 审核人"
        )


def accept(
    case: Case,
    *,
    on: date,
    today: date,
    text: str = "",
    office: Office = NO_OFFICE,
    has_happened: bool = False,
) -> Draft:
    """Return the entry of the written acceptance notice (受理告知, 条例 Art 23).

    Refused for a case that is void, closed, not classified, accepted, answered, refused, or another
    organ's: what only that organ can decide is not asked of an acceptance that `has_happened`.
    """
    guards.refuse_ended(case)
    guards.require_route(case)
    if case.accepted_on and not case.refused_on:
        if untold(case):
            raise Refused(
                f"{case.no} 已于 {case.accepted_on} 受理，还有信访人没有告知（{regulation('23.2')}）。登记告知：{command(case)}"
            )
        raise Refused(
            f"{case.no} 已于 {case.accepted_on} 受理。下一步：xf reply {case.no} --result 结果{guards.mend(case, kinds.ACCEPT)}"
        )
    if case.answer:
        raise Refused(
            f"{case.no} 已于 {case.answer.on} 答复，不用再告知受理。要重新办理，先运行：xf reopen {case.no} --reason 原因{guards.mend(case, kinds.REPLY)}"
        )
    if case.refused_on:
        raise Refused(
            f"{case.no} 已于 {case.refused_on} 告知{case.refusal}。要重新受理，先运行：xf reopen {case.no} --reason 原因{guards.mend(case, kinds.REFUSE)}"
        )
    if stage := review_asked(case.duty):
        raise Refused(
            f"{case.no} 是请求{stage}，不另行受理（{regulation('35' if stage is Stage.REVIEW else '36.1')}）。"
            f"登记在原来的事项上：xf review 原编号 --stage {stage}，再把这个编号作废；原来的意见不在本台账的："
            f"xf refuse {case.no} --to {stage}机关 --reason 理由"
        )
    if case.route in ELSEWHERE or not has_happened:
        competence.refuse_to_accept(case, office)
    guards.require_possible_day(case, on, today)
    return Draft(kinds.ACCEPT, on, case.no, personal=in_words(text))


def refuse(
    case: Case,
    *,
    kind: Refusal,
    to: str,
    reason: str,
    on: date,
    today: date,
    basis: str = "",
    right: Deadline | None = None,
    in_hand: bool = False,
    office: Office = NO_OFFICE,
) -> Draft:
    """Return the entry of a refusal notice: 不予受理 says where to go, 不再受理 needs a 复核 first.

    条例 Art 23 ¶1 (not this office's), Art 19 ¶3 (`in_hand` there already), Art 36 ¶3 (after 复核).
    Without a 复核 the 条例 knows no 不再受理: then a local rule must be named (`basis`), an answer
    must have been delivered, and the petitioner's `right` to the next review must have lapsed.
    Refused also for a case that is void, not classified or refused already; 不予受理 for one that is
    closed, accepted or with a unit, or without the organ to go to. `office` knows how units are called.
    """
    if kind is Refusal.FINAL:
        _final(case, basis, on, right)
    else:
        _not_ours(case, to, office)
    guards.require_route(case)
    if case.refused_on:
        raise Refused(
            f"{case.no} 已于 {case.refused_on} 告知{case.refusal}。下一步：xf close {case.no}{guards.mend(case, kinds.REFUSE)}"
        )
    guards.require_reason(case, reason, kind, f"xf refuse {case.no}")
    guards.require_possible_day(case, on, today)
    body: bodies.Refuse = {
        "kind": kind,
        "to": to,
        "basis": basis,
        "in_hand": in_hand and kind is Refusal.NOT_OURS,
    }
    return Draft(kinds.REFUSE, on, case.no, stated(body), in_words(reason))


def _not_ours(case: Case, to: str, office: Office) -> None:
    guards.refuse_ended(case)
    if case.accepted_on:
        raise Refused(
            f"{case.no} 已于 {case.accepted_on} 受理，不能再不予受理（{regulation('44.1.2')}）。受理后按程序答复：xf reply {case.no}{guards.mend(case, kinds.ACCEPT)}"
        )
    if case.current_transfer:
        raise Refused(
            f"{case.no} 已转给{office.unit_of(case)}办理，告知去向即可：xf note {case.no} --kind 告知{guards.mend(case, kinds.TRANSFER)}"
        )
    if not to.strip():
        raise Refused(
            f"{case.no} 不予受理要告知向哪个机关提出（{regulation('23.1')}）。补上：--to 有权机关"
        )


def _unready(last: Answer | None, owed: Answer | None) -> str:
    """Return why a matter is not decided for good: what is owed comes first."""
    if owed:
        return f"的{f'{owed.stage}意见' if owed.stage else '答复'}还没有送达"
    return "正在重新办理，还没有新的答复" if last else "还没有答复"


def _to_be_ready(case: Case, owed: Answer | None) -> str:
    if owed:
        return delivery.command(case)
    is_begun = case.accepted_on or case.answers
    return f"xf reply {case.no} --result 结果" if is_begun else acceptance(case)


def _final(case: Case, basis: str, on: date, right: Deadline | None) -> None:
    guards.refuse_void(case)
    if case.review:
        raise Refused(
            f"{case.no} 的{case.review.stage}还没有决定，不能不再受理（{regulation('36.3')}）。先运行：{opinion_command(case, case.review)}"
        )
    answers = [answer for answer in case.answers if not answer.withdrawn]
    last = answers[-1] if answers else None
    owed = case.undelivered or (last if last and last.delivered_on is None else None)
    if last is None or owed or (case.reopened_on and not case.answer):
        raise Refused(
            f"{case.no} {_unready(last, owed)}，不能不再受理（{regulation('36.3')}）。先运行：{_to_be_ready(case, owed)}"
        )
    guards.require_expired_notice(case, on, "不再受理")
    if is_at_its_end(case):
        return
    if not basis.strip():
        raise Refused(
            f"{case.no} 没有复核意见，不能不再受理（{regulation('36.3')}）。地方规定另有情形的，写明规定和条款：--basis 依据"
        )
    if right and right.clock.done_on is None and on <= right.due:
        raise Refused(
            f"{case.no} 的信访人在 {right.due} 前还可以{right.clock.kind.label}（{right.article}），不能不再受理。到期后再办：xf refuse {case.no} --kind 不再受理"
        )
