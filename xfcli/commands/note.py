"""`xf note`: what happens beside the steps of the procedure."""

from typing import Any

from xfcli import options
from xfcli.case import Case
from xfcli.commands.acting import act
from xfcli.entry import Draft
from xfcli.ledger import Ledger
from xfcli.rules import handling
from xfcli.words import NoteKind


def run(
    no: options.No,
    kind: options.NoteKind = NoteKind.NOTE,
    text: options.Text = "",
    leader: options.Leader = "",
    standard: options.Standard = "",
    opinion: options.Opinion = "",
    due: options.Due = None,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
) -> None:
    """记事：告知、批示、研判、走访、包案、办结报告

    包案要五个一：一件事、一个意见（--opinion）、一位领导（--leader）、一个结案标准（--standard）、一个期限（--due）。
    """

    def rule(case: Case, book: Ledger) -> Draft:
        extra: dict[str, Any] = {"leader": leader, "standard": standard, "opinion": opinion}
        extra["due"] = book.day(due).isoformat() if due else ""
        return handling.note(
            case,
            kind=kind,
            text=options.all_of_stdin(text),
            on=book.day(on),
            today=book.today,
            extra={key: value for key, value in extra.items() if value},
        )

    act(db, no, rule, lambda _: f"已记{kind}", by)
