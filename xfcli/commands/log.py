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
    no: options.MaybeNo = None,
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
    写了编号，只列这一件的，从头列起；它的内容和期限：xf show 编号。
    """
    from xfcli.ledger import erasure

    wanted = show.Format(json, csv, output).checked()
    with ledger.reading(db) as book:
        first = book.day(since) if since else None
        last = book.day(until) if until else None
        of = book.case(no).no if no else ""
        if access_:
            found = [e for e in erasure.access_entries(book, first, last, of) if access.is_look(e)]
        else:
            first = first or (None if of else book.today - timedelta(_DAYS))
            found = erasure.all_entries(book, first, last, of)
        when = f"{of}{' ' * bool(of)}{first or '建账'} 至 {last or book.today}"
        caption = show.caption_of(book, "查看个人信息的记录" if access_ else "操作记录", when)
        corrected = [] if access_ else [e for e in found if _is_correction(e)]
        said = {e.seq: _corrected(book, e) for e in corrected}
    lines = access.lines(found, plain=not access_, said=said)
    show.emit((access.table(lines),), [line._asdict() for line in lines], wanted, caption=caption)
    if show.is_terminal() and not lines:
        show.talk(f"{when}没有{'查看个人信息的' if access_ else ''}记录。")


def _is_correction(entry: Entry) -> bool:
    """Whether an entry sets others right: also the end of a case that was merged."""
    is_merged = entry.kind == kinds.VOID and bool(entry.body.get("merged_into"))
    return entry.kind in kinds.CORRECTIONS or is_merged


def _corrected(book: Reader, entry: Entry) -> access.Said:
    """Return what a correction set right, the old and the new values, and why; of a sealed case nothing."""
    case, lens = book.case(entry.no or ""), Lens(names=False)
    what, why = case_history.sentence(case, entry, lens), lens.text(entry.text)
    if entry.kind == kinds.VOID:  # the case that goes on says why, unless it is sealed
        why = ""
    return access.Said(case.shown.fact(what), case.shown.fact(why))
