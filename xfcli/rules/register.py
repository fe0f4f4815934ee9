"""Registering: a new petition, a correction, a void number; `joins` brings cases together."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from xfcli.case import kinds
from xfcli.case.case import COLLECTIVE, Case, Petition
from xfcli.case.draft import Draft, in_words, iso, stated
from xfcli.case.kinds import KINDS
from xfcli.case.registration import (
    MOST_HEADS,
    REPRESENTATIVES,
    Registration,
    as_kept,
)
from xfcli.case.words import Channel, Source
from xfcli.errors import BadValue, Refused
from xfcli.law import citations
from xfcli.law.citations import regulation
from xfcli.people import minors
from xfcli.rules import guards

if TYPE_CHECKING:
    from xfcli.case import bodies
    from xfcli.case.correction import Correction


def petition(registration: Registration, *, today: date, joins: Case | None = None) -> Draft:
    """Return the entry that registers a petition; `joins` is the case it repeats (重件).

    BadValue without a title, for a head count below 1 or below the representatives, a day to come,
    a due day before the receipt, a day of sending after it. Refused for more than five representatives, or none of a group
    that visits (条例 Art 20 ¶3), for a due day that no superior set (Art 22 ¶1(3)), and where the
    case it repeats is void or begins later.
    """
    guards.refuse_future(registration.on, today)
    if not registration.title.strip():
        raise BadValue("缺少标题：用一句话写清信访人要什么（--title）。")
    _heads_add_up(registration)
    _due_date(registration)
    _sender(registration.source, registration.sender, registration.sent_on, registration.on)
    if joins:
        _joinable(joins, registration.on)
    return registration.draft(joins.no if joins else None)


def _heads_add_up(registration: Registration) -> None:
    heads, people = registration.heads, registration.people
    _head_count(heads)
    if len(people) > REPRESENTATIVES:
        raise Refused(
            f"代表最多 5 人，填了 {len(people)} 人（{regulation('20.3')}）。请推选代表后再登记。"
        )
    if heads < len(people):
        raise BadValue(f"人数 {heads} 少于填写的 {len(people)} 位代表，请核对 --count。")
    if registration.channel is Channel.VISIT and heads >= COLLECTIVE and not people:
        raise Refused(
            f"集体访（5 人以上）要登记代表，最多 5 人（{regulation('20.3')}）。补上：--name 代表姓名"
        )


def _head_count(heads: int) -> None:
    if not 1 <= heads <= MOST_HEADS:
        raise BadValue(
            f"人数要填 1 到 {MOST_HEADS} 的整数，填的是 {heads}。电话号码不是人数，写在 --phone。"
        )


def _due_date(registration: Registration) -> None:
    due = registration.due
    if due and registration.source is not Source.ASSIGNED:
        raise Refused(
            f"只有上级交办的信访事项有指定期限（{regulation('22.1.3')}）。去掉 --due，或填 --source 上级交办。"
        )
    if due and due < registration.on:
        raise BadValue(f"指定期限 {due} 早于收到的日期 {registration.on}。改正：--due 日期")


def _sender(source: Source, sender: str, sent_on: date | None, received_on: date) -> None:
    if (sender or sent_on) and source is Source.OWN:
        raise Refused(
            "自收的没有转来的机关。去掉 --sender、--sent-on，或填 --source 上级转送（上级交办等）。"
        )
    if sent_on and sent_on > received_on:
        raise BadValue(
            f"转来的日期 {sent_on} 晚于收到的日期 {received_on}。收到的日期是 --on，转来的是 --sent-on。"
        )


def _joinable(case: Case, on: date) -> None:
    if case.void:
        raise Refused(f"{case.no} 已作废，不能并入。用 --new 登记为新的信访事项。")
    if on < case.first.on:
        raise Refused(f"重件的日期 {on} 早于 {case.no} 初件的日期 {case.first.on}，请核对 --on。")


def guardian_owed(case: Case, petition: Petition) -> str:
    """Return what is said where a minor petitions and no guardian is known, "" where none is missing."""
    if minors.guardians(petition) or not minors.minors(petition.people, petition.on):
        return ""
    place = case.petitions.index(petition) + 1
    which = f" --petition {place}" if place > 1 else ""
    return (
        f"信访人不满十八周岁，由监护人代理，文书由监护人签名（{citations.cited('民法典:17', '民法典:23')}）。"
        f"补上：xf amend {case.no}{which} --guardian 姓名 --reason 补登监护人"
    )


def amend(
    case: Case, right: "Correction", *, petition: int, reason: str, on: date, today: date
) -> Draft:
    """Return the entry that corrects petition number `petition` (1 is the 初件) of `case`.

    The wrong values stay in the history. BadValue where nothing is corrected, there is no such
    petition, the count is not within 1 and MOST_HEADS or the day of receipt is to come. Refused for
    a void case, without a reason, and for a day of receipt after what was done upon it.
    """
    guards.refuse_void(case)
    if not right.fields:
        raise BadValue(
            f"没有要更正的内容。例如：xf amend {case.no} --title 正确的标题 --reason 录入错误（收到日期是 --received-on）；"
            f"更正一步办理：xf amend {case.no} --entry 序 --on 日期 --reason 理由（序见 xf show {case.no}）"
        )
    if not 1 <= petition <= len(case.petitions):
        raise BadValue(f"{case.no} 只有 {len(case.petitions)} 件信访件，没有第 {petition} 件。")
    guards.require_reason(case, reason, "更正", f"xf amend {case.no}")
    wrong = case.petitions[petition - 1]
    right = _with_people(case, petition, right)
    if right.title is not None and not right.title.strip():
        raise BadValue("标题不能空着：用一句话写清信访人要什么（--title）。")
    if right.received_on:
        guards.refuse_future(right.received_on, today)
        _before_the_steps(case, wrong.seq, right.received_on)
    if right.heads is not None:
        _head_count(right.heads)
    _came_from(wrong, right)
    step = next(one for one in case.steps if one.seq == wrong.seq)
    body: bodies.Amend = {
        "entry": wrong.seq,
        "on": iso(right.received_on if right.received_on != step.on else None),
        "body": _stated(step.body, {
            "channel": right.channel,
            "source": right.source,
            "level": right.level,
            "purpose": right.purpose,
            "count": right.heads,
            "village": right.village,
            "confidential": right.confidential or None,
            "due": _iso(right.due),
            "doc_no": right.doc_no,
            "old_no": right.old_no,
            "sender": right.sender,
            "sent_on": _iso(right.sent_on),
        }),
    }  # fmt: skip
    amended: bodies.Amended = {
        "text": reason,
        "right": _stated(step.personal or {}, _personal(wrong, right)),
    }
    if not (body["on"] or body["body"] or amended["right"]):
        raise BadValue(f"{case.no} 登记的就是这样，没有要更正的。查看：xf show {case.no}")
    return Draft(kinds.AMEND, on, case.no, stated(body), stated(amended))


def _came_from(wrong: Petition, right: "Correction") -> None:
    """Refuse a sender of what was not sent, and a day of sending after the day of receipt."""
    if right.sender is None and right.sent_on is None and right.source is None:
        return
    sender = wrong.sender if right.sender is None else right.sender
    sent_on = wrong.sent_on if right.sent_on is None else right.sent_on
    on = sent_on if isinstance(sent_on, date) else None
    _sender(right.source or wrong.source, sender, on, right.received_on or wrong.on)


def _iso(day: date | str | None) -> str | None:
    """Return a day as it is kept; "" takes it away."""
    return day.isoformat() if isinstance(day, date) else day


def _with_people(case: Case, petition: int, right: "Correction") -> "Correction":
    """Return `right`, of a petition by its number, with the head count that its people make at least.

    BadValue where a petitioner is named beyond the next one, or there are more numbers than people.
    """
    if not right.is_of_people:
        return right
    wrong = case.petitions[petition - 1]
    known = len(wrong.people)
    is_added = right.person == known + 1
    if not 1 <= right.person <= known + 1 or (known and is_added and not right.names):
        cure = f"xf amend {case.no}{f' --petition {petition}' if petition > 1 else ''}"
        more = "" if right.names else " --name 姓名"
        raise BadValue(
            f"{case.no} 的这一件有 {known} 位信访人，没有第 {right.person} 位。"
            f"要添加一位：{cure} --person {known + 1}{more}",
            cure=cure,
        )
    count = len(right.names) or max(known - right.person + 1, 1)
    is_more = len(right.phones) > count > 1 and not right.names
    if len(right.id_numbers) > count or is_more:
        raise BadValue(
            f"{case.no} 从第 {right.person} 位起只有 {count} 位信访人，号码写多了。号码按信访人的次序写，或写明是谁的：--person 第几位"
        )
    people = len(right.people(wrong.people))
    # Where every head has a name, their number goes with the names; else it is at least theirs.
    if right.heads is None and (people > wrong.heads or wrong.heads == known > people):
        return right._replace(heads=max(people, 1))
    return right


def _stated(known: Mapping[str, object], values: dict[str, object]) -> dict[str, object]:
    """Return the values that are other than those known; what is taken away is null."""
    told = {key: value or None for key, value in values.items() if value is not None}
    return {key: value for key, value in told.items() if value != (known.get(key) or None)}


def _personal(wrong: Petition, right: "Correction") -> dict[str, object]:
    """Return the right values of what is personal."""
    people = [*map(as_kept, right.people(wrong.people))] if right.is_of_people else None
    return {
        "title": right.title,
        "text": right.text,
        "points": right.points if right.points is None else list(right.points),
        "subject": right.subject,
        "people": people,
        "agents": _agents(wrong, right),
    }


def _agents(wrong: Petition, right: "Correction") -> list["bodies.Agent"] | None:
    """Return who act for the petitioners: as corrected in the roles that are, in the others as before."""
    if right.agents is None:
        return None
    kept = [agent for agent in wrong.agents if agent.role not in right.roles]
    return [agent.kept() for agent in (*kept, *right.agents)]


def _before_the_steps(case: Case, petition: int, received_on: date) -> None:
    """Refuse a day of receipt after what was done upon it: its clocks would end before they begin."""
    steps = [e.on for e in case.steps if e.seq > petition and KINDS[e.kind].stops]
    if petition == case.first.seq and steps and received_on > min(steps):
        raise Refused(
            f"{case.no} 在 {min(steps)} 已经办了下一步，收到日期不能晚于那天，填的是 {received_on}。改正：--received-on 日期"
        )


def void(case: Case, *, reason: str, on: date, today: date) -> Draft:
    """Return the entry that voids the number of a case registered by mistake; it stays in the ledger.

    Refused for a void case, without a reason, or before its first petition.
    """
    guards.refuse_void(case)
    guards.require_possible_day(case, on, today)
    guards.require_reason(case, reason, "作废", f"xf void {case.no}")
    return Draft(kinds.VOID, on, case.no, personal=in_words(reason))
