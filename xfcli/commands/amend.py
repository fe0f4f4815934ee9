"""`xf amend`: set right what was registered, or a step; join or split petitions registered wrongly."""

from collections.abc import Mapping
from typing import Final

from xfcli import ledger
from xfcli.case import history, kinds
from xfcli.case.case import Case
from xfcli.case.correction import Correction
from xfcli.case.draft import Draft
from xfcli.case.entry import Entry
from xfcli.errors import BadValue
from xfcli.ledger import Reader
from xfcli.people import neutral
from xfcli.people.masking import Lens
from xfcli.rules import corrections, guards, register
from xfcli.screen import clock, correction, intake, joining, options, persons, show, step_values
from xfcli.screen.intake import Form
from xfcli.views import case_history


def run(
    no: options.No,
    petition: options.Petitions = None,
    received_on: options.ReceivedOn = None,
    channel: options.Channel = None,
    title: options.Title = None,
    text: options.Text | None = None,
    person: options.PersonNumber = 1,
    name: options.Name = None,
    id_number: options.IdNumbers = None,
    phone: options.Phones = None,
    address: options.Address = None,
    agent: options.AgentName = None,
    guardian: options.Guardian = None,
    village: options.Village = None,
    count: options.Count = None,
    source: options.Source = None,
    level: options.Level = None,
    purpose: options.Purpose = None,
    point: options.Point = None,
    subject: options.Subject | None = None,
    confidential: options.Confidential = False,
    repeat_of: options.RepeatOf = None,
    new: options.New = False,
    entry: options.EntryNo = None,
    item: options.Item = None,
    domain: options.Domain | None = None,
    route: options.Route = None,
    unit: options.UnitName | None = None,
    basis: options.Basis | None = None,
    simple: options.Simple | None = None,
    kind: options.AnyKind = None,
    to: options.AnyTo = None,
    assign: options.Assign | None = None,
    due: options.Due = None,
    assisting: options.Assisting = None,
    days: options.RightDays = None,
    leader: options.Leader | None = None,
    result: options.Result = None,
    doc_no: options.DocNo | None = None,
    old_no: options.UpperNo | None = None,
    sender: options.From | None = None,
    sent_on: options.SentOn = None,
    answer: options.Answers = None,
    method: options.Method | None = None,
    witness: options.Witness | None = None,
    filmed: options.Filmed | None = None,
    in_hand: options.InHand | None = None,
    stage: options.Stage | None = None,
    decision: options.Decision = None,
    hearing_days: options.HearingDays | None = None,
    rating: options.Rating | None = None,
    outcome: options.Outcome = None,
    settled: options.Settled | None = None,
    standard: options.Standard | None = None,
    opinion: options.Opinion | None = None,
    attendee: options.Attendee = None,
    reason: options.Reason = "",
    yes: options.Yes = False,
    on: options.RightDay = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """更正登记内容或一步办理；并入或拆出

    原来的内容仍在历史里（xf show）。不写 --entry 更正登记；更正一步办理：--entry 序，--on 写正确的日期，
    其余写那一步自己的选项（--result 支持、--to 单位、--no-settled），写空的（--doc-no ""）就是去掉，没写的不变；那一步写的理由、说明用 --text。
    第二位信访人：--person 2；多写一位就是添加，--name "" 就是去掉这一位；几位的按次序各写一次。
    登记成两件的同一件事：--repeat-of 编号 并入；并错的：--petition 2 --new 拆出。
    """
    words = None if text is None else options.all_of_stdin(text)
    of_step = {
        "item": item, "domain": domain, "route": route, "unit": unit, "basis": basis,
        "simple": simple, "kind": kind, "to": to, "assign": assign, "due": due,
        "assisting": assisting, "days": days, "leader": leader, "result": result, "doc_no": doc_no,
        "answer": answer, "method": method, "witness": witness, "filmed": filmed,
        "in_hand": in_hand, "stage": stage,
        "decision": decision, "hearing_days": hearing_days, "rating": rating, "outcome": outcome,
        "settled": settled, "standard": standard, "opinion": opinion, "attendee": attendee,
    }  # fmt: skip
    given = {name: value for name, value in of_step.items() if value is not None}
    form, hints = persons.read(
        Form(
            names=tuple(name or ()),
            phones=_each(phone),
            id_numbers=_each(id_number),
            address=options.from_stdin(address),
            acting=persons.acting(agent, guardian),
            village=village,
            heads=count,
        )
    )
    right = Correction(
        channel=channel,
        title=title,
        text=words,
        person=person,
        names=form.names,
        id_numbers=form.id_numbers,
        phones=form.phones,
        agents=form.agents if form.acting else None,
        roles=frozenset(form.acting),
        address=form.address,
        village=form.village,
        heads=form.heads,
        source=source,
        level=level,
        purpose=purpose,
        points=None if point is None else tuple(filter(None, point)),
        subject=subject,
        confidential=confidential,
        old_no=old_no,
        sender=sender,
        sent_on=sent_on,
    )
    of_registration = bool(right.fields or received_on)
    if repeat_of or new:
        if given or of_registration or entry is not None:
            raise BadValue(
                "并入、拆出时不能同时更正别的，什么也没有登记。分两次：先更正，再并入或拆出。"
            )
        if repeat_of:
            joining.merge(db, no, repeat_of, reason=reason, on=on, by=by, yes=yes, json=json)
        else:
            joining.split(db, no, _one(petition), reason=reason, on=on, by=by, yes=yes, json=json)
        return
    is_of_step = given.keys() - _OF_BOTH or (given and not of_registration)
    if entry is None and (is_of_step or (options.can_ask() and not of_registration)):
        entry, on = _chosen(db, no, given, petition or [], on)
        reason = correction.reason_for("更正", reason)

    _insist_on_receipt(db, no, entry, received_on, on, yes=yes)

    def rule(case: Case, book: Reader) -> Draft:
        recorded = corrections.named_entry(case, entry) if entry is not None else None
        if recorded is None or recorded.kind == kinds.ADD:
            number = _petition_at(case, recorded, petition) if recorded else _one(petition)
            whole = _with_papers(book, right, given)
            if address is None:
                whole = _at_home(case, number, whole)
            day, told_on = (received_on or on, None) if recorded else (received_on, on)
            return _registration(book, case, whole, number, day, told_on, reason)
        more = {"text": words, "petition": petition or None}
        typed = {**given, **{name: value for name, value in more.items() if value is not None}}
        return corrections.amend(
            case,
            recorded.seq,
            step_values.read(recorded, _of_step(typed, right, recorded), case, book),
            right_day=None if on is None else book.day(on),
            reason=reason,
            on=book.today,
            grounds=correction.grounds(book),
        )

    correction.correct(db, no, rule, _truth, by, json=json, yes=yes)
    for hint in (neutral.hint(f"{title or ''}{words or ''}{reason}"), *_doubts(db, form), *hints):
        if hint:
            show.talk(f"提示：{hint}")


def _insist_on_receipt(
    db: str | None,
    no: str,
    entry: int | None,
    received_on: str | None,
    on: str | None,
    *,
    yes: bool,
) -> None:
    """Ask about a day of receipt that is long past, unless `yes`; `on` is one where `entry` is a registration."""
    if yes or not (received_on or (entry and on)):
        return
    with ledger.reading(db) as book:
        case, today = book.case(no), book.today
        of_it = received_on or (on if entry in {p.seq for p in case.petitions} else None)
        day = book.day(of_it)
    typed = f"xf amend {case.no}"
    cure = f"改正：--received-on 日期；确是那一天收到的：{typed} --yes"
    clock.insist_on_receipt(day, today, cure, typed=typed)


def _each(values: list[str] | None) -> tuple[str, ...]:
    return tuple(options.from_stdin(value) or "" for value in values or ())


def _doubts(db: str | None, form: Form) -> list[str]:
    if not form.village:
        return []
    with ledger.reading(db) as book:
        return intake.doubts(form.village, book.office)


def _with_papers(book: Reader, right: Correction, given: Mapping[str, object]) -> Correction:
    """Return `right` with the sender's day and number; BadValue for an option of a step."""
    if strange := [name for name in given if name not in _OF_BOTH]:
        raise BadValue(
            f"登记没有 --{strange[0].replace('_', '-')}。更正一步办理要写 --entry 序；更正登记用登记的选项。"
        )
    due, doc_no = (
        None if value is None else str(value) for value in map(given.get, ("due", "doc_no"))
    )
    sent_on = right.sent_on
    return right._replace(
        due=book.day(due) if due else due,
        doc_no=doc_no,
        sent_on=book.day(str(sent_on)) if sent_on else sent_on,
    )


# What a registration has as well as steps: the day and the number that the sender set.
_OF_BOTH: Final = frozenset({"due", "doc_no"})


def _registration(
    book: Reader,
    case: Case,
    right: Correction,
    petition: int,
    received_on: str | None,
    on: str | None,
    reason: str,
) -> Draft:
    """Return the correction of a registration: `received_on` is its right day, `on` that of the correction."""
    guards.refuse_dwelling(right.village or "", book.office.units)
    right = right._replace(received_on=None if received_on is None else book.day(received_on))
    draft = register.amend(
        case, right, petition=petition, reason=reason, on=book.day(on), today=book.today
    )
    return corrections.checked(case, draft, correction.grounds(book))


def _at_home(case: Case, number: int, right: Correction) -> Correction:
    """Return `right` with the address that is registered, beside what the village says of it."""
    if not right.address or not 1 <= number <= len(case.petitions):
        return right
    from xfcli.sheet import places

    people = case.petitions[number - 1].people[right.person - 1 : right.person]
    return right._replace(address=places.both(right.address, people[0].address if people else ""))


def _one(numbers: list[int] | None) -> int:
    """Return the petition that is named, from 1 on: the first where none is."""
    if numbers and len(numbers) > 1:
        raise BadValue("更正登记、拆出，一次一件。改正：--petition 只写一次")
    return numbers[0] if numbers else 1


def _petition_at(case: Case, recorded: Entry, numbers: list[int] | None) -> int:
    """Return which petition of the case an `add` entry registered, from 1 on.

    BadValue where it holds no more, and where another one is named.
    """
    found = [i for i, p in enumerate(case.petitions, 1) if p.seq == recorded.seq]
    if not found:
        raise BadValue(
            f"{case.no} 的序 {recorded.seq} 已拆出或撤销，没有可更正的。查看：xf show {case.no}"
        )
    if numbers and _one(numbers) != found[0]:
        raise BadValue(
            f"{case.no} 的序 {recorded.seq} 是第 {found[0]} 件的登记，不是第 {numbers[0]} 件的。去掉 --petition 或 --entry。"
        )
    return found[0]


def _of_step(
    typed: Mapping[str, object], right: Correction, recorded: Entry
) -> Mapping[str, object]:
    """Return the options typed for a step; BadValue where one is of a registration."""
    if strange := [field for field in right.fields if field != "text"]:
        raise BadValue(
            f"序 {recorded.seq} 是一步办理，不能更正{_LABELS[strange[0]]}。更正登记的内容不写 --entry。"
        )
    return typed


def _chosen(
    db: str | None, no: str, given: Mapping[str, object], petition: list[int], on: str | None
) -> tuple[int, str | None]:
    """Return the place of the step that the officer chooses, and its right day where it was asked.

    Where only one step has what is given, that one is meant. BadValue where there is none, where
    nobody can be asked, and where nothing is chosen.
    """
    with ledger.reading(db) as book:
        case = book.case(no)
    fields = corrections.FIELDS
    named = {*given, *(["petition"] if petition else [])}
    steps = [s for s in corrections.correctable(case) if named <= fields[s.kind].keys()]
    if given and given.keys() <= _OF_BOTH:
        meant = {p.seq for i, p in enumerate(case.petitions, 1) if i in petition or not petition}
        came = [s for s in case.steps if s.kind == kinds.ADD and s.seq in meant]
        steps = [*(s for s in came if not steps or given.keys() & s.body.keys()), *steps]
    if not steps:
        raise BadValue(f"{case.no} 没有可以这样更正的步骤。查看：xf show {case.no}")
    if given and len(steps) == 1:
        return steps[0].seq, on
    if not options.can_ask():
        lines = "；".join(correction.listed(case, steps))
        cure = f"xf amend {case.no}"
        raise BadValue(f"{case.no} 要写明更正哪一步（{lines}）：{cure} --entry 序", cure=cure)
    seq = correction.chosen(
        case, steps, "更正哪一步（写序；回车放弃）", "没有选定哪一步，没有更正。"
    )
    if not given and on is None:
        on = options.ask("正确的日期", next(s.on for s in steps if s.seq == seq).isoformat())
    return seq, on


def _truth(case: Case) -> str:
    """Say what the correction just recorded set right, with old and new value where they are short."""
    done = case.history[-1]
    assert done.kind == kinds.AMEND
    said = case_history.sentence(case, done, Lens(names=False))
    if len(said) > _SHORT or not case.shown.matter:
        fields = "、".join(one.label for one in history.corrections(case.history, done))
        said = f"{said.partition('：')[0]}：{fields}"
    return f"已{said}"


_SHORT: Final = 120
_LABELS: Final = {
    "channel": "信访形式", "title": "标题", "text": "内容", "names": "姓名", "id_numbers": "身份证号",
    "phones": "联系电话", "agents": "代理人、监护人", "address": "住址", "village": "村", "heads": "人数", "source": "来源",
    "level": "登记层级", "purpose": "信访目的", "points": "诉求", "subject": "被反映的单位",
    "confidential": "保密", "received_on": "收到日期", "old_no": "上级编号",
    "sender": "来文机关", "sent_on": "来文日期",
}  # fmt: skip
