"""The one shape of every correction: say what it changes, ask on a terminal, record, name the papers."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from xfcli import ledger
from xfcli.case import history, kinds
from xfcli.case.case import Case, IssuedPaper
from xfcli.case.draft import Draft
from xfcli.case.fold import fold
from xfcli.case.in_force import change_of
from xfcli.case.parties import named, parties
from xfcli.errors import BadValue, Refused
from xfcli.law.notification import told_by
from xfcli.ledger import Reader
from xfcli.rules import corrections
from xfcli.rules.recorded import Grounds
from xfcli.screen import options, show
from xfcli.screen.step import Rule, Truth, act, changed_seals

if TYPE_CHECKING:
    from xfcli.case.entry import Entry


def grounds(book: Reader) -> Grounds:
    """Return what the rules ask again beside the case."""
    return Grounds(book.calendar, book.today, book.office.is_on("endorse"))


def correct(
    db: str | None, no: str, rule: Rule, truth: Truth, by: str, *, json: bool, yes: bool
) -> None:
    """Record the correction that `rule` makes of case `no`, as `step.act` records a step.

    Before that, what it changes is said in one line: who recorded the step, where that was somebody
    else, the days that move, the sealed periods whose figures change. On a terminal it is asked
    about, unless `yes`; Refused where the officer does not want it. Afterwards the papers are named
    that were made from what was corrected.
    """
    with ledger.reading(db) as book:
        book.insist_on_likely_day()
        case = book.case(no)
        draft = rule(case, book)
        after = fold(corrections.with_entry(case, draft))
        said = [*consequences(book, [case], [after]), *_told_to_one(case, after)]
        others = _recorder(book, case, draft, by)
        papers = _papers(case, draft)
    confirm([*others, *said], yes=yes)
    act(db, no, rule, truth, by, json=json)
    name_papers(case.no, papers)


def name_papers(no: str, papers: Iterable[IssuedPaper]) -> None:
    """Name the papers that say what does not hold any more; `no` is the case that has the matter now."""
    for paper in papers:
        number = f" {paper.doc_no}" if paper.doc_no else ""
        show.talk(
            f"提示：{paper.kind}{number}是按更正前的内容制作的，请核对；要重新制作：xf notice {paper.kind} {no} --new"
        )


def chosen(case: Case, steps: Sequence["Entry"], question: str, none: str) -> int:
    """List steps and ask for the place of one; BadValue (`none`) where the answer names none of them."""
    for line in listed(case, steps):
        show.talk(line)
    answer = options.ask(question)
    if answer not in {str(step.seq) for step in steps}:
        raise BadValue(none)
    return int(answer)


def reason_for(what: str, given: str) -> str:
    """Return the reason for 撤销 or 更正; on a terminal it is asked for where none was `given`."""
    return given if given.strip() or not options.can_ask() else options.ask(f"为什么{what}（理由）")


def way_back(case: Case) -> str:
    """Return how what was just recorded is taken back: an undo, or a number made void."""
    return f"错了就恢复：xf undo {case.no} --entry {case.history[-1].seq} --reason 理由"


def listed(case: Case, steps: Sequence["Entry"]) -> list[str]:
    """Return a line for each step of a case: its place, its day, what it says."""
    return [
        f"序 {step.seq}  {step.on}  {case.shown.step(step, history.sentence)}"
        + ("（选它就恢复）" if step.kind == kinds.UNDO else "")
        for step in steps
    ]


def consequences(book: Reader, before: Sequence[Case], after: Sequence[Case]) -> list[str]:
    """Return what changes from the cases `before` to those `after`: days, and sealed figures.

    Of all of them together: a deadline that goes from one case to another does not move.
    """
    from xfcli.reporting.consequences import of_days

    labels = changed_seals(book, before, after)
    said = of_days(before, after, book.calendar, book.today)
    return [*said, *([f"会改变已封存的 {'、'.join(labels)}"] if labels else [])]


def confirm(said: Sequence[str], *, yes: bool) -> None:
    """Say in one line what changes, and ask on a terminal; Refused where the answer is not 是."""
    if not said:
        return
    show.talk("；".join(said) + "。")
    if not yes and options.can_ask() and options.ask("照这样改？输入 是 确认") != "是":
        raise Refused("没有更正。")


def _told_to_one(case: Case, after: Case) -> list[str]:
    """Return which notices and deliveries went to one person, of whom a correction makes two."""
    before, now = (set(parties(one.petitions).values()) for one in (case, after))
    if not (apart := now - before) or not before:
        return []
    given = [
        step.seq
        for step in after.steps
        if step.kind != kinds.ADD and not named(step) and apart & told_by(after, step)
    ]
    if not given:
        return []
    places = "、".join(map(str, given))
    cure = f"xf amend {case.no} --entry {given[0]} --petition 第几件 --reason 理由"
    return [
        f"原来算一个人，现在算两个人：序 {places} 没有写给了谁，都算给了两人，只给了一人的再更正：{cure}"
    ]


def _corrected(case: Case, draft: Draft) -> "Entry | None":
    place = draft.body.get("entry")
    return next((entry for entry in case.history if entry.seq == place), None)


def _recorder(book: Reader, case: Case, draft: Draft, by: str) -> list[str]:
    entry, officer = _corrected(case, draft), by or book.office.setting("officer")
    return [f"序 {entry.seq} 由{entry.by}登记"] if entry and entry.by != officer else []


def _papers(case: Case, draft: Draft) -> list[IssuedPaper]:
    """Return the papers that were made from the entry which `draft` corrects.

    What was registered, and the way, stand in whatever was made after it.
    """
    entry = _corrected(case, draft)
    if entry is None:
        return []
    entry = corrections.act(case, entry.seq)
    if entry.kind == kinds.AMEND:
        entry = corrections.named_entry(case, change_of(entry).entry)
    if entry.kind in {kinds.ADD, kinds.CLASSIFY}:
        return papers_since(case, entry.seq)
    return [paper for paper in case.papers if paper.about == entry.seq]


def papers_since(case: Case, place: int) -> list[IssuedPaper]:
    """Return the papers of a case that were made after an entry."""
    return [paper for paper in case.papers if paper.seq > place]
