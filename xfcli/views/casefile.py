"""One case laid open: its state, petitions, clocks with their receipts, and history.

The same values make the page for the officer and the JSON contract. Personal data is masked; of a
sealed case only number and dates are shown.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from xfcli.case import disclosure, history
from xfcli.case.case import ERASED, Answer, Care, Case, Petition
from xfcli.case.disclosure import Disclosure
from xfcli.case.parties import parties
from xfcli.case.words import Decision, Method
from xfcli.dates import iso
from xfcli.law import recipients
from xfcli.law.citations import regulation
from xfcli.law.clocks import deadlines_of
from xfcli.law.deadlines import Deadline, as_told, most_urgent
from xfcli.law.workdays import Calendar
from xfcli.office import Office
from xfcli.people.masking import Lens
from xfcli.table import Table, Tone
from xfcli.text import one_line
from xfcli.views import case_history, listing, next_step
from xfcli.views.clock_data import clock_data


class CaseFile(NamedTuple):
    """A case with what is needed to lay it open (`case_file` makes one)."""

    case: Case
    calendar: Calendar
    today: date
    office: Office
    counted: tuple[Deadline, ...]  # its deadlines as they stand today
    whole: bool = False  # nothing hidden: recorded, with its reason
    to_go: bool = False  # into a file, which others may read: without names and commands

    @property
    def shown(self) -> Disclosure:
        """What of it may be shown."""
        return disclosure.OPEN if self.whole else self.case.shown

    @property
    def lens(self) -> Lens:
        """How personal data is shown."""
        return Lens(self.whole, names=not self.office.is_on("hide-names") and not self.to_go)

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The deadlines as they stand today; of a sealed case without the names of units."""
        return as_told(self.counted, self.shown)

    @property
    def history(self) -> tuple[case_history.Line, ...]:
        """All that was recorded, and how it stands; of a sealed case without its content."""
        return case_history.lines(self.case, self.lens if self.shown.matter else None)

    @property
    def is_late(self) -> bool:
        """Whether a duty is overdue."""
        return any(deadline.is_overdue for deadline in self.deadlines)

    @property
    def unit(self) -> str:
        """Who has the case now."""
        return self.office.holder(self.case.unit)

    @property
    def assisting(self) -> list[str]:
        """Who helps whoever has it, as they are called today."""
        held = self.case.current_transfer
        return [self.office.called_now(name) for name in held.assisting] if held else []


def case_file(
    case: Case,
    calendar: Calendar,
    today: date,
    office: Office,
    *,
    whole: bool = False,
    to_go: bool = False,
) -> CaseFile:
    """Return a case with what is needed to lay it open; its deadlines are counted once."""
    counted = deadlines_of(case, calendar, today)
    return CaseFile(case, calendar, today, office, counted, whole, to_go)


def as_data(file: CaseFile) -> dict[str, Any]:
    """Return the JSON of the whole case; a sealed one shows its number and dates only."""
    case, shown, lens = file.case, file.shown, file.lens
    urgent = most_urgent(file.deadlines)
    data: dict[str, Any] = {
        "no": case.no,
        "title": shown.title(lens.text(case.title)),
        "status": case.status_on(file.today),
        "channel": case.first.channel,
        "received_on": iso(case.first.on),
        "domain": case.domain,
        "item": case.item,
        "route": case.route or "",
        "basis": case.basis,
        "competent": case.competent,
        "classified_by": case.classified_by,
        "endorsed_by": case.endorsed_by,
        "unit": file.unit,
        "assisting": file.assisting,
        "due_on": iso(urgent.due) if urgent else None,
        "overdue_days": urgent.overdue_days if urgent else 0,
        "outcome": case.closing.outcome if case.closing else None,
        "settled": bool(case.closing and case.closing.settled),
        "result": case.answer.result if case.answer else None,
        "rating": case.rating,
        "urgent": bool(case.urgent),
        "petitions": [
            _petition_data(p, i, lens if shown.matter else None)
            for i, p in enumerate(case.petitions)
        ],
        "answers": [_answer_data(case, one, lens, file.today) for one in shown.each(case.answers)],
        "clocks": [clock_data(deadline) for deadline in file.deadlines],
        "history": [case_history.as_data(line) for line in file.history],
    }
    if not shown.matter:
        data |= dict.fromkeys(
            ("channel", "domain", "item", "route", "basis", "competent", "unit"), ""
        )
        data |= {"assisting": [], "outcome": None, "settled": False, "result": None, "rating": None}
    return data


def _petition_data(petition: Petition, index: int, lens: Lens | None) -> dict[str, Any]:
    data: dict[str, Any] = {"seq": petition.seq, "on": iso(petition.on), "first": index == 0}
    if lens is None:
        return data
    return data | {
        "channel": petition.channel,
        "source": petition.source,
        "level": petition.level,
        "purpose": petition.purpose,
        "count": petition.heads,
        "village": petition.village,
        "title": lens.text(petition.title),
        "text": lens.text(petition.text),
        "points": [lens.text(point) for point in petition.points],
        "people": [_person_data(lens.person(person)) for person in petition.people],
        "agents": [lens.agent(agent)._asdict() for agent in petition.agents],
    }


def _answer_data(case: Case, answer: Answer, lens: Lens, today: date) -> dict[str, Any]:
    _found, points, basis = history.answer_parts(case, answer)
    return {
        "on": iso(answer.on),
        "stage": answer.stage,
        "result": answer.decision or answer.result,
        "doc_no": answer.doc_no,
        "answers": [lens.text(point) for point in points],
        "basis": lens.text(basis),
        "delivered_on": iso(answer.served_on if answer.is_served(today) else None),
        "method": answer.method,
        "deliveries": [
            {"on": iso(given.on), "method": given.method, "petitions": list(given.petitions)}
            for given in answer.deliveries
        ],
        "awaited": list(answer.awaited),
    }


def _person_data(person: Any) -> dict[str, str]:
    return {
        "name": person.name,
        "id_number": person.id_number,
        "phone": person.phone,
        "address": person.address,
    }


def head(file: CaseFile) -> Iterator[str]:
    """Yield the lines above the tables: what it is, the next step, all that is known of it."""
    case = file.case
    title = file.shown.title(file.lens.text(one_line(case.title)))
    yield f"{case.no}  {title}  {case.status_on(file.today)}"
    if following := next_step.next_step(case, file.counted, file.office):
        # What is written into a file is for others, too: it says the step, and not what to type.
        yield f"下一步：{(next_step.in_words if file.to_go else next_step.typed)(following)}"
    office = file.office
    if recipients.is_concerned(case, office.setting("officer"), office.setting("desk")):
        yield f"回避：反映的是经办人或经办机构，或者就是经办人提出的，由负责人指定别人办（{regulation('28.3')}）。"
    if not file.shown.matter:
        yield f"检举控告或保密事项：只显示编号和日期（{regulation('30')}）。"
        return
    way = [case.domain, case.route or "", case.item, case.basis]
    if case.route:
        who = f"  （分类 {case.classified_by}" + (
            f"，审核 {case.endorsed_by}）" if case.endorsed_by else "）"
        )
        yield "分类：" + "  ".join(part for part in way if part) + who
    competent = (
        f"（有权处理：{file.office.called_now(case.competent)}）"
        if case.competent and not case.unit
        else ""
    )
    helping = f"（协办：{'、'.join(file.assisting)}）" if file.assisting else ""
    yield f"责任单位：{file.unit}{competent}{helping}"
    if case.care:
        yield _care(case.care)
    if case.urgency and case.urgent:
        yield f"紧急：{case.urgency.on}  {file.lens.text(case.urgency.text) or ERASED}"
    for petition in case.petitions:
        yield from _petition_lines(petition, file.lens)
    for answer in case.answers:
        yield from _answer_lines(case, answer, file.lens)
    if case.closing:
        settled = "，已化解" if case.closing.settled else ""
        yield f"办结：{case.closing.on} {case.closing.outcome}{settled}"


def _care(care: Care) -> str:
    due = f"，{care.due} 前" if care.due else ""
    missing = f"（五个一还缺：{'、'.join(care.missing)}）" if care.missing else ""
    return f"包案：{care.leader}，结案标准：{care.standard or '—'}{due}{missing}"


def _petition_lines(petition: Petition, lens: Lens) -> Iterator[str]:
    people = "、".join(filter(None, (_person(lens.person(p)) for p in petition.people)))
    heads = f"{petition.heads} 人" if petition.heads > 1 else ""
    facts = (
        petition.on.isoformat(),
        petition.channel,
        _source(petition),
        petition.village,
        people,
        heads,
    )
    yield "信访件：" + "  ".join(part for part in facts if part)
    for agent in map(lens.agent, petition.agents):
        yield f"    {agent.role}：{agent.name}" + (agent.phone and f"（{agent.phone}）")
    if petition.text:
        yield f"    {lens.text(petition.text)}"
    for i, point in enumerate(petition.points, 1):
        yield f"    诉求{i}：{lens.text(point)}"


def _receipts(case: Case, answer: Answer) -> str:
    """Return whom an answer reached, when and how; whom not yet, by the numbers of the petitions."""
    if answer.withdrawn:
        return "没有送达，已收回"
    given = []
    for one in answer.deliveries:
        expiry = f"，{one.served_on} 期满算送达" if one.served_on != one.on else ""
        whom = _whose(case, one.petitions) if one.petitions else ""
        whom = f"给{whom}" if whom and one.method is Method.NOTICE else whom
        given.append(f"{one.on} {one.method.said if one.method else '送达'}{whom}{expiry}")
    if answer.awaited:
        is_all = not given and set(answer.awaited) == set(parties(case.petitions).values())
        given.append("还没有送达" + ("" if is_all else _whose(case, answer.awaited)))
    return "；".join(given) or "还没有送达"


def _whose(case: Case, petitions: tuple[int, ...]) -> str:
    """Return by which petitions people are known: 初件、第2件的信访人."""
    places = [i for i, petition in enumerate(case.petitions, 1) if petition.seq in petitions]
    return "、".join("初件" if i == 1 else f"第{i}件" for i in places) + "的信访人"


def _changed_by(case: Case, answer: Answer) -> str:
    """Return by which review an answer was changed, "" where it was not."""
    later = (a for a in case.answers if a.seq > answer.seq and a.decision is Decision.CHANGED)
    return next((f"已由{one.stage}变更" for one in later if not one.withdrawn), "")


def _answer_lines(case: Case, answer: Answer, lens: Lens) -> Iterator[str]:
    """Yield what an answer came to, point by point, its basis, and how it was delivered."""
    what = str(answer.decision or answer.result or "")
    changed = _changed_by(case, answer)
    facts = (answer.on.isoformat(), what, answer.doc_no, _receipts(case, answer), changed)
    yield f"{answer.stage or '答复'}：" + "  ".join(fact for fact in facts if fact)
    _found, points, basis = history.answer_parts(case, answer)
    for i, point in enumerate(points, 1):
        yield f"    答复诉求{i}：{lens.text(point)}"
    if basis:
        yield f"    依据：{lens.text(basis)}"


def _source(petition: Petition) -> str:
    known = " ".join(filter(None, (petition.sender, str(petition.sent_on or ""))))
    return f"{petition.source}（{known}）" if known else petition.source


def _person(person: Any) -> str:
    known = [part for part in (person.phone, person.id_number, person.address) if part]
    return f"{person.name or '（匿名）'}{'（' + '，'.join(known) + '）' if known else ''}"


def tables(file: CaseFile) -> tuple[Table, ...]:
    """Return the clocks and the history as tables."""
    made = [_clock_table(file.deadlines, file.today)] if file.deadlines else []
    return (*made, case_history.table(file.history))


def explanation(file: CaseFile) -> Iterator[str]:
    """Yield how each date was counted, line by line."""
    from xfcli.law import explain

    yield "期限是怎样算出来的"
    yield from explain.of_clocks(file.case, file.deadlines, file.calendar)
    if file.shown.matter:
        yield from (f"· {line}" for line in explain.not_running(file.case))


def _clock_table(deadlines: tuple[Deadline, ...], today: date) -> Table:
    rows = [
        (
            d.clock.kind.label,
            f"{d.clock.start} {d.clock.from_kind}",
            _length(d),
            d.due.isoformat() + ("（暂定）" if d.provisional else ""),
            d.plain.isoformat() if d.plain != d.due else "",
            state_words(d),
            d.article,
        )
        for d in deadlines
    ]
    headings = ("期限", "起算", "期间", "法定口径", "系统口径", "情况", "依据")
    folding = frozenset({"起算", "期间", "情况", "依据"})
    tones = {i: tone for i, d in enumerate(deadlines) if (tone := _tone(d, today))}
    table = Table(headings, rows, title="期限", folding=folding, tones=tones, toned="情况")
    return table if any(d.plain != d.due for d in deadlines) else table.without({"系统口径"})


def _tone(deadline: Deadline, today: date) -> Tone | None:
    return listing.tone(deadline, today) if deadline.is_live else "done"


def _length(deadline: Deadline) -> str:
    clock = deadline.clock
    if clock.fixed:
        return "指定"
    text = f"{clock.days}{deadline.period.unit_word}"
    text += f"+延期{clock.extended}{deadline.period.unit_word}" if clock.extended else ""
    return text + (f"+听证{clock.hearing}日" if clock.hearing else "")


def state_words(deadline: Deadline) -> str:
    """Return the state of a clock in words."""
    done = deadline.clock.done_on
    match deadline.state:
        case "pending":
            return "进行中"
        case "overdue":
            return f"逾期{deadline.overdue_days}天"
        case "late":
            return f"{done} 完成，晚{deadline.overdue_days}天"
    return f"{done} 完成" if done else "期满"
