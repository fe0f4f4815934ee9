"""Carrying a case through: transfer, objection, extension, answer, delivery."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from xfcli.case import delivery, kinds
from xfcli.case.case import Answer, Case
from xfcli.case.draft import Draft, in_words, iso, stated
from xfcli.case.words import (
    ELSEWHERE,
    Result,
    Route,
    UnitKind,
)
from xfcli.errors import BadValue, Refused
from xfcli.law import catalogue, notification, periods, recipients, ways
from xfcli.law.citations import SIMPLE, in_full, regulation
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.clocks import extension_limit
from xfcli.law.deadlines import Deadline
from xfcli.law.periods import EXTENSION
from xfcli.law.rounds import rounds_of
from xfcli.office import NO_OFFICE, OWN, Office
from xfcli.rules import competence, guards
from xfcli.rules.addressees import answer_name
from xfcli.views import next_step

if TYPE_CHECKING:
    from xfcli.case import bodies


def transfer(
    case: Case,
    *,
    unit: str,
    on: date,
    today: date,
    assign: bool = False,
    due: date | None = None,
    reason: str = "",
    assisting: tuple[str, ...] = (),
    office: Office = NO_OFFICE,
    has_happened: bool = False,
    came_along: bool = False,
) -> Draft:
    """Return the entry that hands the case to `unit`, which alone has it from then on.

    `assisting` units help, `unit` leads; `office` knows the units. An assignment (交办) needs the
    day by which the result is due (条例 Art 22 ¶1(3)). Never to the unit or person complained about or
    those under it, and an accusation to the competent organ alone (Art 30): of a transfer that
    `has_happened` that is not asked, or nobody could state later whom it is about. The days of Art 23
    ¶3 run where a 信访部门 sends it; within the organ it is handed over; an organ of the county is
    assigned nothing from below. After an objection the next transfer states its grounds; the same
    unit may receive again.

    Refused also for a case that is void, closed, not classified, with another unit, refused or
    answered; BadValue for a unit named twice or a due day before the transfer. Of a case merged into this
    one the transfer to the unit that has this one `came_along`: that is no second unit.
    """
    guards.refuse_ended(case)
    guards.require_route(case)
    if not has_happened:
        refuse_recipients(case, (unit, *assisting), office)
        if assign:
            competence.refuse_assignment(unit, office)
    held = case.current_transfer
    if not (came_along and held and held.unit == unit):
        _free_to_go(case, office)
    _joint(case, unit, assisting)
    _assigned_by_a_day(case, due, on, assign=assign)
    returned = case.transfers[-1].returned_on if case.transfers else None
    if returned:
        before = "、".join(dict.fromkeys(t.unit for t in case.transfers if t.returned_on))
        guards.require_reason(
            case, reason, f"曾由{before}退回，重新转送", f"xf transfer {case.no} --to {unit}"
        )
    guards.require_possible_day(case, on, today, since=returned)
    body: bodies.Transfer = {
        "unit": unit,
        "assign": assign,
        "due": iso(due),
        "assisting": list(assisting),
        "inner": office.is_inner(unit) and not office.is_petition_office,
        "unbound": not office.is_petition_office,
    }
    return Draft(kinds.TRANSFER, on, case.no, stated(body), in_words(reason))


def refuse_recipients(case: Case, names: Iterable[str], office: Office) -> None:
    """Refused where one of these may not be given the case (条例 Art 30); `office` knows the units.

    By whichever name: also by those that they had before they were renamed or merged.
    """
    case = case._replace(competent=office.called_now(case.competent))
    officer, desk = office.setting("officer"), office.setting("desk")
    is_about_us = recipients.is_about(case, officer, desk)
    for name in names:
        if is_about_us and name == desk:
            raise Refused(
                f"{case.no} 反映的就是「{desk}」或者它的经办人，不得将材料转给被反映的人员或单位（{regulation('30.3')}）。{competence.instead(case, office, name)}"
            )
        _may_receive(case, name, office)


def _may_receive(case: Case, unit: str, office: Office) -> None:
    kind = office.kind_of(unit)
    called = office.names_until_now(unit)
    if any(recipients.is_complained_about(case, name, kind) for name in called):
        raise Refused(
            f"{case.no} 反映的就是「{unit}」、其人员或者管着它的，不得将材料转给被反映的人员或单位（{regulation('30.3')}）。{competence.instead(case, office, unit, kind)}"
        )
    if recipients.is_discipline(unit):
        return
    is_village = recipients.is_of_a_village(case, unit, kind)
    if is_village and catalogue.is_kept_from_village(case.item) and not case.is_accusation:
        is_ours = office.is_own(case.competent)
        instead = "由本机关办理" if is_ours else f"转有权处理的机关：{next_step.sending(case)}"
        raise Refused(
            f"{case.no} 登记时答应信访人不让村里知道（清单 {case.item}；{regulation('30.3')}），不能转给村（社区）。{instead}"
        )
    if code := recipients.hinted(case, unit, kind):
        raise Refused(
            f"{case.no} 读起来像检举，还没有写明反映的是谁，不知道「{unit}」能不能看（{regulation('30.3')}）。"
            f"是检举：xf classify {case.no} --item {code}；"
            f"不是，写明反映的是谁，谁也没有反映的写 {recipients.NOBODY}：xf amend {case.no} --subject 名称 --reason 补登记"
        )
    if not case.is_accusation:
        return
    if is_village:
        raise Refused(
            f"{case.no} 是检举控告，不得转给村（社区）：被反映的可能就在那里（{regulation('30.3')}）。转有权处理的机关，如 --to 县纪委监委"
        )
    if not _is_competent(case, unit, kind):
        raise Refused(
            f"{case.no} 是检举控告，只能转给有权处理的机关（{regulation('30')}），「{unit}」不是分类时定的。机关定得不对的，先改：xf classify {case.no} --item 代码 或 --route 检举控告 --unit 机关"
        )
    competence.require_accused(case, f"「{unit}」能不能看")


def _is_competent(case: Case, unit: str, kind: UnitKind | None) -> bool:
    """Whether an accusation is for `unit`: the organ of the classification, or our own office for ours."""
    if case.route is Route.DISCIPLINE:
        return unit == case.competent and kind is not UnitKind.OFFICE
    return unit == case.competent or (case.competent in {"", OWN} and kind is UnitKind.OFFICE)


def _free_to_go(case: Case, office: Office) -> None:
    if case.current_transfer:
        raise Refused(
            f"{case.no} 现由{office.unit_of(case)}办理，一件事只能在一个单位手里。"
            f"先运行：xf return {case.no} --reason 理由{guards.mend(case, kinds.TRANSFER)}"
        )
    if case.refused_on:
        raise Refused(
            f"{case.no} 已于 {case.refused_on} 告知{case.refusal}。要转送，先运行：xf reopen {case.no} --reason 原因{guards.mend(case, kinds.REFUSE)}"
        )
    if case.answer:
        raise Refused(
            f"{case.no} 已于 {case.answer.on} 答复，不用再转。要重新办理，先运行：xf reopen {case.no} --reason 原因{guards.mend(case, kinds.REPLY)}"
        )


def _joint(case: Case, unit: str, assisting: tuple[str, ...]) -> None:
    if len({unit, *assisting}) < 1 + len(assisting):
        raise BadValue("主办单位和协办单位重复了，每个单位只写一次：--to 主办 --assisting 协办")
    if case.simple and assisting:
        raise Refused(
            f"{case.no} 涉及几个单位，不适用{in_full(SIMPLE)}。先转为普通程序：xf classify {case.no}（不加 --simple）"
        )


def _assigned_by_a_day(case: Case, due: date | None, on: date, *, assign: bool) -> None:
    if assign and due is None:
        raise Refused(f"{case.no} 交办要指定办理期限（{regulation('22.1.3')}）。补上：--due 日期")
    if due and not assign:
        raise Refused(
            f"{case.no} 只有交办才指定期限（{regulation('22.1.3')}）。加上 --assign，或去掉 --due。"
        )
    if due and due < on:
        raise BadValue(f"办理期限 {due} 早于交办日期 {on}。改正：--due 日期")


def give_back(case: Case, *, reason: str, on: date, today: date) -> Draft:
    """Return the entry by which a unit's objection is agreed to and the case given back.

    条例 Art 23 ¶3: verified by the sender, the material handed back. An objection not recorded
    before (`xf note --kind 异议`) counts as raised on that day. Refused where no unit has the case,
    without a reason, and for a void or closed case.
    """
    guards.refuse_ended(case)
    if not case.current_transfer:
        raise Refused(
            f"{case.no} 没有转出，在本单位手里，无从退回。要转送：xf transfer {case.no} --to 单位；"
            f"本单位对上级转来的提出异议：xf note {case.no} --kind 异议 --text 理由{guards.mend(case, kinds.RETURN)}"
        )
    guards.require_reason(case, reason, "退回", f"xf return {case.no}")
    guards.require_possible_day(
        case, on, today, since=case.current_transfer.objected_on or case.current_transfer.on
    )
    body: bodies.Return = {"unit": case.current_transfer.unit}
    return Draft(kinds.RETURN, on, case.no, body, in_words(reason))


def extend(
    case: Case,
    *,
    days: int,
    reason: str,
    approver: str,
    on: date,
    today: date,
    handle: Deadline | None,
    once: bool = False,
) -> Draft:
    """Return the entry of an extension: approved, with its reason, within the law's days (Art 34).

    `handle` is the clock of the handling, or of another duty that the law lets extend, that runs
    now, None where none does: then and after its day it is refused, as for more days in all than
    the law or a stricter local rule allows. The law limits days, not times; `once` is a local rule.
    """
    guards.refuse_ended(case)
    if handle is None:
        raise Refused(
            f"{case.no} 没有正在走的、可以延期的办理期限（{regulation('34')}）。查看：xf show {case.no}"
        )
    _extendable(case, days, handle, on, once=once)
    if on > handle.due:
        raise Refused(
            f"{case.no} 的办理期限 {handle.due} 已过，不能再延期（{handle.article}）。请尽快答复：xf reply {case.no}"
        )
    if missing := _unsaid(reason, approver):
        cure = f"xf extend {case.no} --days {days}"
        raise Refused(
            f"{case.no} 延期要写明理由，由本机关负责人批准（{handle.article}）。补上：{cure}{missing}",
            cure=cure,
        )
    guards.require_possible_day(case, on, today, since=handle.clock.start)
    working = handle.period.unit == "working"
    body: bodies.Extend = {"days": days, "approver": approver, "working": working}
    return Draft(kinds.EXTEND, on, case.no, stated(body), in_words(reason))


def _unsaid(reason: str, approver: str) -> str:
    """Return the options that an extension still lacks, both at once."""
    wanted = ((reason, " --reason 理由"), (approver, " --leader 批准人"))
    return "".join(option for value, option in wanted if not value.strip())


def _extendable(case: Case, days: int, handle: Deadline, on: date, *, once: bool) -> None:
    given = rounds_of(case)[-1].extensions
    if once and given:
        raise Refused(
            f"{case.no} 已于 {given[-1].on} 延期 {given[-1].days} {given[-1].unit}，本单位规定只能延期一次（设置 extend-once）。请按期答复：xf reply {case.no}{guards.mend(case, kinds.EXTEND)}"
        )
    is_duty = handle.clock.kind is ClockKind.DUTY
    limit = (handle.period.most or 0) - handle.clock.days if is_duty else extension_limit(case)
    before = sum(extension.days for extension in given)
    if not 1 <= days <= limit - before:
        law = limit if is_duty else periods.in_force(EXTENSION, on).days
        local = "，本地规定从严" if limit != law else ""
        word = handle.period.unit_word
        known = f"，已经延期 {before} {word}" if before else ""
        raise Refused(
            f"{case.no} 延期一共不得超过 {limit} {word}（{handle.article}{local}）{known}，填的是 {days}。改正：--days 天数{guards.mend(case, kinds.EXTEND) if before else ''}"
        )


def reply(
    case: Case,
    *,
    result: Result | None,
    doc_no: str,
    text: str,
    on: date,
    today: date,
    answers: tuple[str, ...] = (),
    basis: str = "",
    has_happened: bool = False,
) -> Draft:
    """Return the entry of the written answer; on the petition route with its result (条例 Art 32).

    `answers` answer the points of claim, in their order. Until it is delivered, the words of an
    answer (not its day, result or number) can be completed. Refused for a case that is void, closed,
    not classified, refused, answered, or another organ's; on the petition route before acceptance
    and without a result; for a simple case (简易办理) that is not supported; for an accusation of which
    nobody stated whom it is about, unless it `has_happened`.
    """
    guards.refuse_ended(case)
    guards.require_route(case)
    words: bodies.Answered = {"text": text, "answers": list(answers), "basis": basis}
    body: bodies.Reply = {"result": result or "", "doc_no": doc_no}
    if case.answer and any(words.values()) and _says_the_same(case.answer, result, doc_no):
        more: bodies.Reply = {"completes": case.answer.seq}
        return Draft(kinds.REPLY, on, case.no, more, stated(words))
    _answerable(case)
    if not has_happened:
        competence.require_accused(case)
    if case.simple and result is Result.REJECTED:
        raise Refused(
            f"{case.no} 不予支持的不适用{in_full(SIMPLE)}。先转为普通程序：xf classify {case.no}（不加 --simple）"
        )
    if case.route is Route.PETITION:
        if not case.accepted_on:
            raise Refused(
                f"{case.no} 还没有受理告知（{regulation('23')}）。先运行：{notification.acceptance(case)}"
            )
        if result is None:
            raise Refused(
                f"{case.no} 的处理意见要写明结果（{regulation('32')}）：--result 支持、解释说明 或 不予支持"
            )
    guards.require_possible_day(case, on, today, since=case.reopened_on or case.accepted_on)
    return Draft(kinds.REPLY, on, case.no, stated(body), stated(words))


def _says_the_same(answer: Answer, result: Result | None, doc_no: str) -> bool:
    """Whether nothing of an answer that has not gone out would change but its words."""
    unchanged = result in {None, answer.result} and doc_no in {"", answer.doc_no}
    return unchanged and not answer.deliveries


def _answerable(case: Case) -> None:
    """Refuse where an answer was given already, or is not ours to give."""
    if case.answer:
        raise Refused(
            f"{case.no} 已于 {case.answer.on} 答复。{_after(case)}{guards.mend(case, kinds.REPLY)}"
        )
    if case.refused_on:
        raise Refused(
            f"{case.no} 已于 {case.refused_on} 告知{case.refusal}，没有可答复的。要重新办理，先运行：xf reopen {case.no} --reason 原因{guards.mend(case, kinds.REFUSE)}"
        )
    if case.undelivered:
        raise Refused(
            f"{case.no} 的{answer_name(case.undelivered.stage)}还没有送达。先运行：{delivery.command(case)}"
        )
    if case.route in ELSEWHERE:
        raise Refused(
            f"{case.no} 应走{case.route}（{ways.article(case.route)}），不出具处理意见。告知去向："
            f"xf refuse {case.no} --to 有权机关 --reason 理由，已经受理的用 xf note {case.no} --kind 告知"
        )


def _after(case: Case) -> str:
    if case.undelivered is None:
        return f"又要重新办理的，先运行：xf reopen {case.no} --reason 原因"
    return f"下一步登记送达：{delivery.command(case)}"
