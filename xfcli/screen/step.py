"""The one shape of every step on a case: load it, ask the rules, record, say what is now true."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from xfcli import ledger
from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.kinds import KINDS
from xfcli.errors import XfError
from xfcli.law import recipients
from xfcli.law.citations import regulation
from xfcli.ledger import Reader
from xfcli.people import neutral
from xfcli.rules import guards
from xfcli.screen import show
from xfcli.views import next_step

Rule = Callable[[Case, Reader], Draft]
Truth = Callable[[Case], str]


class Told(NamedTuple):
    """What is told of a case at the end of a command: a line for people, the data for scripts."""

    line: str
    data: dict[str, object]
    warnings: tuple[str, ...] = ()


def act(
    db: str | None, nos: str | Sequence[str], rule: Rule, truth: Truth, by: str, *, json: bool
) -> None:
    """Record what `rule` makes of each case of `nos`, in one transaction: all of them, or none.

    `truth` says of a case what is now true, once it is on disk; `json` says it to scripts, of one
    number as an object, of several as an array. `by` is who recorded it, empty for the officer of
    the settings. NotFound where there is no such case; what `rule` refuses with is raised.
    """
    typed = [nos] if isinstance(nos, str) else nos
    done: list[Told] = []
    hints: dict[str, None] = {}
    with ledger.writing(db) as book:
        # As typed: a short number that is none may have meant last year's.
        for no in {book.number(text): text for text in typed}.values():
            draft = _draft(book, no, rule, len(typed))
            guards.require_letters(draft.personal)
            case = book.record(draft, by=by)
            done.append(told(book, case, truth(case)))
            hints[neutral.hint(str(draft.personal or ""))] = None
    tell(done, json=json, as_array=len(typed) > 1)
    for hint in filter(None, hints):
        show.talk(f"提示：{hint}")


def _draft(book: Reader, no: str, rule: Rule, count: int) -> Draft:
    """Return what `rule` makes of case `no`; one refusal among several says that none is recorded."""
    try:
        return rule(book.case(no), book)
    except XfError as error:
        if count == 1:
            raise
        raise type(error)(f"{error}（{count} 件都没有登记）", cure=error.cure) from error


def told(book: Reader, case: Case, truth: str, *, names_seals: bool = True) -> Told:
    """Return what is told of `case`, of which `truth` is now true; a correction has named the seals before."""
    known = (book.calendar, book.today, book.office)
    line = next_step.confirmation(case, truth, *known)
    warnings = (_recusal(book, case), _changed_seals(book, case) if names_seals else "")
    return Told(line, next_step.as_data(case, *known), warnings)


def _recusal(book: Reader, case: Case) -> str:
    """Return that whoever recorded the last entry must stand back, "" where nothing speaks for it."""
    if not recipients.is_concerned(case, case.history[-1].by, book.office.setting("desk")):
        return ""
    return (
        f"{case.no} 反映的是经办人或经办机构，或者就是经办人提出的，应当回避（{regulation('28.3')}）："
        "换人经办（--by 另一人），由负责人指定。"
    )


def _changed_seals(book: Reader, case: Case) -> str:
    """Return in words which sealed periods the last entry of `case` changes, "" where it changes none."""
    entry = case.history[-1]
    # A number made void never counted, whatever the day of its entry.
    since = case.first.on if entry.kind == kinds.VOID else entry.on
    if since >= book.today or not KINDS[entry.kind].is_step:
        return ""
    from xfcli.case.fold import fold  # of the few that are told late

    before = [fold(case.history[:-1])] if len(case.history) > 1 else []
    return _of_seals(changed_seals(book, before, [case], since))


def changed_seals(
    book: Reader, before: Iterable[Case], after: Iterable[Case], since: date = date.min
) -> list[str]:
    """Return the names of the sealed periods of which a figure changes from the cases `before` to `after`.

    Only those are looked at that end on `since` or later.
    """
    from xfcli.ledger import dated, seals
    from xfcli.reporting.consequences import of_seals

    sealed = [span for span in seals.sealed_spans(book) if span.last >= since]
    if not sealed:
        return []
    facts = (dated.places(book), book.calendar, dated.backlog_days(book))
    return of_seals(before, after, sealed, *facts)


@contextmanager
def changed_by_facts(book: Reader, since: date) -> Iterator[list[str]]:
    """Yield a list that names, after the block, the sealed periods that what it recorded changes.

    `since` is the day from which that holds.
    """
    from xfcli.ledger.statistics import sealed_figures

    names: list[str] = []
    before = sealed_figures(book, since)
    yield names
    names += [name for name, now in sealed_figures(book, since).items() if now != before[name]]


def _of_seals(names: Sequence[str]) -> str:
    """Say that sealed periods change, "" where none does."""
    return f"会改变已封存的 {'、'.join(names)}；再出同期报表会列出差别。" if names else ""


def name_seals(names: Sequence[str]) -> None:
    """Warn that these sealed periods change, where there are any."""
    if names:
        show.talk(f"注意：{_of_seals(names)}")


def told_of_office(seq: int | None, line: str, changed: Sequence[str] = ()) -> Told:
    """Return what is told of an entry of no case: its place in the journal, None for no entry.

    `changed` names the sealed periods that it changes.
    """
    data: dict[str, object] = {"no": None, "seq": seq, "status": "", "next": "", "due_on": None}
    return Told(line, data, (_of_seals(changed),))


def tell(done: Sequence[Told], *, json: bool, as_array: bool = False) -> None:
    """Tell the end of a command to people, or as `json` to scripts."""
    if json:
        show.as_json([one.data for one in done] if as_array else done[0].data)
    else:
        for one in done:
            show.line(one.line)
    said = (warning for one in done for warning in one.warnings if warning)
    for warning in dict.fromkeys(said):
        show.talk(f"注意：{warning}")
