"""`xf log`: who did what, and with --access who saw whose personal data, and why."""

from datetime import timedelta

from xfcli import ledger
from xfcli.case import kinds
from xfcli.case.entry import Entry
from xfcli.ledger import Reader
from xfcli.people import access
from xfcli.people.masking import Lens
from xfcli.screen import options, show
from xfcli.views import case_history

_DAYS = 30  # of all that was done; of the access log everything


def run(
    access_: options.Access = False,
    since: options.Since = None,
    until: options.Until = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    db: options.Db = None,
) -> None:
    """操作记录；--access 只看谁查看过个人信息、为什么

    --access 列出每次查看、写有个人信息的文书、导出、暂缓、限制和清除。
    不加则列近 30 天的全部操作，不含内容；更正写明更正前后的值和理由。
    """
    from xfcli.ledger import erasure

    wanted = show.Format(json, csv, output).checked()
    with ledger.reading(db) as book:
        first = book.day(since) if since else None
        last = book.day(until) if until else None
        if access_:
            found = [e for e in erasure.access_entries(book, first, last) if access.is_look(e)]
        else:
            first = first or book.today - timedelta(_DAYS)
            found = erasure.all_entries(book, first, last)
        when = f"{first or '建账'} 至 {last or book.today}"
        caption = show.caption_of(book, "查看个人信息的记录" if access_ else "操作记录", when)
        said = {e.seq: _corrected(book, e) for e in found if e.kind in kinds.CORRECTIONS}
    lines = access.lines(found, plain=not access_, said=said)
    show.emit((access.table(lines),), [line._asdict() for line in lines], wanted, caption=caption)
    if show.is_terminal() and not lines:
        show.talk(f"{when}没有{'查看个人信息的' if access_ else ''}记录。")


def _corrected(book: Reader, entry: Entry) -> str:
    """Return what a correction set right, and why: the old and the new values, of a sealed case nothing."""
    case = book.case(entry.no or "")
    return case.shown.fact(case_history.content(case, entry, Lens(names=False)))
