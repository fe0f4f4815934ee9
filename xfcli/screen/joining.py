"""Acts in two cases at once: a merge, a split, and either taken back; recorded in both, or in none."""

from xfcli import ledger
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.fold import fold
from xfcli.errors import BadValue
from xfcli.ledger import Reader
from xfcli.people import masking
from xfcli.rules import corrections, joins
from xfcli.screen import step
from xfcli.screen.correction import (
    confirm,
    consequences,
    grounds,
    name_papers,
    papers_since,
    way_back,
)
from xfcli.views.next_step import named_case


def merge(
    db: str | None,
    no: str,
    into_no: str,
    *,
    reason: str,
    on: str | None,
    by: str,
    yes: bool,
    json: bool,
) -> None:
    """Make the petitions of one case repeats of another, with all that was done on them.

    On a terminal both are shown and asked about. What `joins.merge` refuses with is raised.
    """
    with ledger.reading(db) as book:
        case, into = book.case(no), book.case(into_no)
        made = joins.merge(case, into, reason=reason, on=book.day(on), grounds=grounds(book))
        said = consequences(book, [into, case], [made.after])
    confirm([f"把 {_shown(case)} 并入 {_shown(into)}", *said], yes=yes)
    with ledger.writing(db) as book:
        case, into, day = book.case(no), book.case(into_no), book.day(on)
        made = joins.merge(case, into, reason=reason, on=day, grounds=grounds(book))
        place = book.record(made.act, by=by).history[-1].seq
        for carried in made.carried:
            into = book.record(carried.draft, by=carried.by)
        book.record(joins.end(case, into, place, reason=reason, on=day), by=by)
        done = step.told(
            book, into, f"并入了 {case.no} 的 {len(case.petitions)} 件信访件", names_seals=False
        )
    step.tell([done._replace(line=f"{case.no} 已并入 {into.no}。{done.line}")], json=json)
    name_papers(into.no, case.papers)


def split(
    db: str | None,
    no: str,
    petition: int,
    *,
    reason: str,
    on: str | None,
    by: str,
    yes: bool,
    json: bool,
) -> None:
    """Make a repeat a case of its own; what `joins.split` refuses with is raised."""
    with ledger.reading(db) as book:
        case = book.case(no)
        joins.split(case, petition=petition, reason=reason, grounds=grounds(book))
        moved = case.petitions[petition - 1]
        title = case.shown.title(masking.free_text(moved.title))
    confirm([f"从 {_shown(case)} 拆出第 {petition} 件：{moved.on} {title}"], yes=yes)
    with ledger.writing(db) as book:
        case, day = book.case(no), book.day(on)
        new = joins.split(case, petition=petition, reason=reason, grounds=grounds(book))
        opened = book.record(new, by=by)
        book.record(joins.gone(case, opened, petition=petition, reason=reason, on=day), by=by)
        done = step.told(book, opened, f"已从 {case.no} 拆出，另立编号", names_seals=False)
    step.tell([done], json=json)
    name_papers(case.no, papers_since(case, moved.seq))


def undo(
    db: str | None,
    no: str,
    seq: int,
    *,
    reason: str,
    on: str | None,
    by: str,
    yes: bool,
    json: bool,
) -> None:
    """Take back a merge or a split, or bring it back, in both cases."""
    with ledger.reading(db) as book:
        case, other = _pair(book, no, seq)
        one, two = _drafts(book, case, other, seq, reason, on)
        after = [fold(corrections.with_entry(c, d)) for c, d in ((case, one), (other, two))]
        said = consequences(book, [case, other], after)
    confirm([f"{_shown(case)} 和 {_shown(other)}：{_turned(*after)}", *said], yes=yes)
    with ledger.writing(db) as book:
        case, other = _pair(book, no, seq)
        one, two = _drafts(book, case, other, seq, reason, on)
        made = [(c.no, papers_since(c, _act(c, d))) for c, d in ((case, one), (other, two))]
        case, other = book.record(one, by=by), book.record(two, by=by)
        truth = f"已撤销序 {seq}，{_turned(case, other)}，{way_back(case)}"
        done = step.told(book, case, truth, names_seals=False)
    step.tell([done], json=json)
    for number, papers in made:
        name_papers(number, papers)


def _turned(case: Case, other: Case) -> str:
    """Return how two cases stand to each other, an act in both having been turned round."""
    if not (gone := next((one for one in (case, other) if one.void), None)):
        return "两件又各是一件"
    return f"{gone.no} 又并在 {(other if gone is case else case).no} 里"


def _act(case: Case, draft: Draft) -> int:
    """Return the place of the act that `draft` takes back, or brings back; of a new end 0: all since."""
    place = draft.body.get("entry")
    return corrections.act(case, place).seq if isinstance(place, int) else 0


def _drafts(
    book: Reader, case: Case, other: Case, seq: int, reason: str, on: str | None
) -> tuple[Draft, Draft]:
    """Return what the undo records in each of the two cases; refused where one could not stand."""
    day, known = book.day(on), grounds(book)
    one = corrections.undo(case, seq, reason=reason, on=day, grounds=known)
    two = joins.other_half(case, seq, other, reason=reason, on=day)
    return one, corrections.checked(other, two, known)


def _pair(book: Reader, no: str, seq: int) -> tuple[Case, Case]:
    case = book.case(no)
    other = joins.other_no(case, seq)
    if not other:
        raise BadValue(f"{case.no} 的序 {seq} 不是并入或拆出。")
    return case, book.case(other)


def _shown(case: Case) -> str:
    """Return a case as it is asked about: number, title, and a masked name."""
    people = [masking.name(p.name) for p in case.first.people if p.name]
    facts = "，".join(filter(None, (case.first.on.isoformat(), *people[:1], case.first.village)))
    return named_case(case) + case.shown.fact(f"（{facts}）")
