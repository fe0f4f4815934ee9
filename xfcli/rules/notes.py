"""What happens beside the steps: urging, notes of every kind, the petitioner's rating."""

from datetime import date
from typing import TYPE_CHECKING, Final

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.delivery import command
from xfcli.case.draft import Draft, in_words, iso, stated
from xfcli.case.words import NoteKind, Rating, Source, Urging
from xfcli.errors import BadValue, Refused
from xfcli.law.citations import regulation
from xfcli.office import NO_OFFICE, Office
from xfcli.rules import guards

if TYPE_CHECKING:
    from xfcli.case import bodies

# Notes that say nothing without their text.
_IN_WORDS: Final = frozenset(
    {NoteKind.NOTE, NoteKind.STUDY, NoteKind.MEETING, NoteKind.INSTRUCTION, NoteKind.OBJECTION,
     NoteKind.VISIT, NoteKind.MEDIATION, NoteKind.EASED}
)  # fmt: skip


def urge(
    case: Case, *, kind: Urging, text: str, on: date, today: date, office: Office = NO_OFFICE
) -> Draft:
    """Return the entry of a numbered 催办 or 督办 to the unit that has the case (条例 Art 40).

    Refused for a void or closed case, where no unit has it, for a 督办 without words, and of a unit
    that this `office` may not order.
    """
    guards.refuse_ended(case)
    if not case.current_transfer:
        raise Refused(
            f"{case.no} 在本单位手里，没有可{kind}的单位。要转送：xf transfer {case.no} --to 单位"
        )
    if kind is Urging.SUPERVISE and not text.strip():
        raise Refused(
            f"{case.no} 督办要写明发现的问题和要求（{regulation('40')}）。补上：--text 问题和要求"
        )
    if kind is Urging.SUPERVISE:
        from xfcli.rules import competence  # no note needs the catalogue

        competence.refuse_supervision(case, office)
    guards.require_possible_day(case, on, today, since=case.current_transfer.on)
    body: bodies.Urge = {
        "kind": kind,
        "unit": office.called_on(case.current_transfer.unit, on),
        "number": times_urged(case, kind) + 1,
    }
    return Draft(kinds.URGE, on, case.no, body, in_words(text))


def times_urged(case: Case, kind: Urging) -> int:
    """Return how often units were urged in this way."""
    return sum(e.kind == kinds.URGE and e.body["kind"] == kind for e in case.steps)


def note(
    case: Case,
    *,
    kind: NoteKind,
    text: str,
    on: date,
    today: date,
    leader: str = "",
    opinion: str = "",
    standard: str = "",
    due: date | None = None,
    days: int = 0,
    doc_no: str = "",
    to: str = "",
    present: tuple[str, ...] = (),
    office: Office = NO_OFFICE,
) -> Draft:
    """Return the entry of a note, with what its kind states beside the text.

    A joint study (研判) names who took part (`present`) and, in its text, what was decided; 包案 its
    `leader`; a hearing its `days`; an agreement its `doc_no`; an 办结报告 whom it went `to`; 紧急 its
    reason. Refused for a void case and where its kind demands what is missing; an objection where nobody may object
    or has objected (条例 Art 23 ¶3), an 办结报告 where none is owed (Art 22 ¶1(3)), hearing days that
    the law does not leave out. BadValue for a note without words, or days of no hearing.
    """
    guards.refuse_void(case)
    guards.require_possible_day(case, on, today)
    if not text.strip() and kind in _IN_WORDS:
        raise BadValue(f"没有写内容。例如：xf note {case.no} --kind {kind} --text 内容")
    unit = ""
    match kind:
        case NoteKind.STUDY if not present:
            raise Refused(
                f"{case.no} 研判要写明谁参加、定了什么。补上：--attendee 参加人（可写几次）"
            )
        case NoteKind.CARE if not (leader or case.care):
            raise Refused(
                f"{case.no} 包案要有包案领导（{regulation('18.2')}；五个一）。补上：--leader 姓名"
            )
        case NoteKind.INSTRUCTION if not leader:
            raise Refused(f"{case.no} 批示要写明哪位领导。补上：--leader 姓名")
        case NoteKind.URGENT | NoteKind.EASED:
            _urgency(case, kind, text)
        case NoteKind.OBJECTION:
            unit = _objector(case, office)
        case NoteKind.REPORT:
            unit, to = _report(case, to)
        case NoteKind.HEARING if days:
            from xfcli.rules import reviews  # of the few notes that are one

            reviews.refuse_hearing_days(case, days, on)
    if days and kind is not NoteKind.HEARING:
        raise BadValue("天数只用于听证：--kind 听证 --days 天数")
    body: bodies.Note = {
        "kind": kind,
        "leader": leader,
        "due": iso(due),
        "days": days,
        "doc_no": doc_no,
        "unit": unit,
        "to": to,
    }
    said: bodies.Noted = {
        "text": text,
        "opinion": opinion,
        "standard": standard,
        "present": list(present),
    }
    return Draft(kinds.NOTE, on, case.no, stated(body), stated(said))


def _urgency(case: Case, kind: NoteKind, reason: str) -> None:
    """Refuse to mark a matter urgent without a reason or when it is over, and to lift a mark that is none."""
    if kind is NoteKind.EASED and case.urgency is None:
        raise Refused(f"{case.no} 没有标为紧急。查看：xf show {case.no}")
    if kind is NoteKind.EASED:
        return
    guards.refuse_ended(case)
    if not reason.strip():
        raise Refused(
            f"{case.no} 紧急要写明理由：发生了什么，可能有什么后果（{regulation('25.1')}）。补上：--text 理由"
        )


def _objector(case: Case, office: Office) -> str:
    """Return whose objection it is: the unit's that has the case; "": ours, to our superior."""
    if held := case.current_transfer:
        if held.objected_on:
            raise Refused(
                f"{case.no} 的{office.unit_of(case)}已于 {held.objected_on} 提出异议。同意就退回：xf return {case.no} --reason 理由；不同意就催办：xf urge {case.no}{guards.mend(case, kinds.NOTE, note=NoteKind.OBJECTION)}"
            )
        return held.unit
    if case.first.source not in {Source.FORWARDED, Source.ASSIGNED} or case.accepted_on:
        raise Refused(
            f"{case.no} 不是上级转送、交办而未受理的，也没有转给别的单位，没有异议可提（{regulation('23.3')}）。查看：xf show {case.no}"
        )
    if case.objected_on:
        raise Refused(
            f"{case.no} 已于 {case.objected_on} 提出异议。上级核实同意后：xf close {case.no} --outcome 转出 --reason 核实同意{guards.mend(case, kinds.NOTE, note=NoteKind.OBJECTION)}"
        )
    return ""


def _report(case: Case, to: str) -> tuple[str, str]:
    """Return (unit, to) of an 办结报告: from the unit assigned by us, or to our own superior.

    Without `to`, the unit's report is meant as long as it is owed.
    """
    held = case.current_transfer
    if not to and held and held.assign and held.reported_on is None:
        return held.unit, ""
    owed = [p for p in case.petitions if p.due]
    if not owed or (case.reported and case.reported[-1][0] > owed[-1].seq):
        raise Refused(
            f"{case.no} 没有等着的办结报告（{regulation('22.1.3')}）：不是上级交办，或已经报过。查看：xf show {case.no}{guards.mend(case, kinds.NOTE, note=NoteKind.REPORT)}"
        )
    return "", to or "交办机关"


def rate(case: Case, *, rating: Rating, text: str, on: date, today: date) -> Draft:
    """Return the entry of the petitioner's rating.

    Refused for a void case, and before the answer is delivered or the case closed.
    """
    guards.refuse_void(case)
    delivered = [given.on for answer in case.answers for given in answer.deliveries]
    if not delivered and not case.closing:
        raise Refused(f"{case.no} 的答复还没有送达，信访人还不能评价。先运行：{command(case)}")
    guards.require_possible_day(case, on, today, since=delivered[0] if delivered else None)
    if not case.closing:
        guards.require_expired_notice(case, on, "评价")
    body: bodies.Rate = {"rating": rating}
    return Draft(kinds.RATE, on, case.no, body, in_words(text))
