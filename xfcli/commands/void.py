"""`xf void`: a number registered by mistake. It stays in the ledger and is never used again."""

from xfcli import ledger
from xfcli.errors import Refused
from xfcli.rules import register
from xfcli.screen import correction, options
from xfcli.screen.step import act
from xfcli.views import next_step


def run(
    no: options.No,
    reason: options.Reason = "",
    yes: options.Yes = False,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """作废一个登记错的编号

    编号保留，不再使用；内容仍在历史里。
    """
    if not yes:
        _confirm(db, no)
    act(
        db,
        no,
        lambda case, book: register.void(case, reason=reason, on=book.day(on), today=book.today),
        lambda case: f"已作废，编号保留不再使用；{correction.way_back(case)}",
        by,
        json=json,
    )


def _confirm(db: str | None, no: str) -> None:
    if not options.can_ask():
        raise Refused("作废要确认。确定作废就加上 --yes。")
    with ledger.reading(db) as book:
        case = book.case(no)
    if options.ask(f"作废 {next_step.named_case(case)}？输入 是 确认") != "是":
        raise Refused(f"没有作废 {case.no}。")
