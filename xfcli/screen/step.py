"""The one shape of every step on a case: load it, ask the rules, record, say what is now true."""

from collections.abc import Callable

from xfcli import ledger
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.ledger import Reader
from xfcli.people import neutral
from xfcli.screen import show
from xfcli.views import next_step

Rule = Callable[[Case, Reader], Draft]


def act(db: str | None, no: str, rule: Rule, truth: Callable[[Case], str], by: str = "") -> None:
    """Record what `rule` makes of case `no`, in one transaction; say `truth` once it is on disk.

    `by` is who recorded it, empty for the officer of the settings. NotFound where there is no such
    case; what `rule` refuses with is raised.
    """
    with ledger.writing(db) as book:
        draft = rule(book.case(no), book)
        case = book.record(draft, by=by)
        said = next_step.confirmation(case, truth(case), book.calendar, book.today)
    show.line(said)
    if hint := neutral.hint(str(draft.personal or "")):
        show.talk(f"提示：{hint}")
