"""`xf retention`: whose personal data need no longer be kept; hold, restrict, erase."""

from typing import Any

from xfcli import ledger, settings
from xfcli.case.case import Case
from xfcli.case.words import Keeping
from xfcli.errors import BadValue, LedgerError, Refused
from xfcli.ledger import Reader
from xfcli.people import retention
from xfcli.rules import privacy
from xfcli.screen import options, show
from xfcli.system import drafts as forms
from xfcli.table import Table


def run(
    no: options.MaybeNos = None,
    hold: options.Hold = False,
    restrict: options.Restrict = False,
    release: options.Release = False,
    unseal: options.Unseal = False,
    erase: options.Erase = False,
    reason: options.Reason = "",
    yes: options.Yes = False,
    by: options.By = "",
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    db: options.Db = None,
) -> None:
    """个人信息的保存：到期的、暂缓、限制、清除

    不加选项只列出保存期已满、暂缓和限制的事项（年限：xf setting keep-years）。
    --hold 诉讼、审计期间暂缓清除；--restrict 先限制查看；--erase 清除到期的，并入的编号一起清除。
    --unseal 解除保密：重新分类、更正、并入、拆出都不会自己解除。
    清除姓名、号码、住址和全部文字，编号、日期和数字不变；
    不可恢复，清除前自动备份，备份到期前仍有这些内容。
    """
    flags = (hold, restrict, release, unseal)
    chosen = [kind for kind, asked in zip(Keeping, flags, strict=True) if asked]
    if len(chosen) + erase > 1:
        raise BadValue("--hold、--restrict、--release、--unseal、--erase 一次只选一个。")
    if erase:
        _erase(db, no or [], reason, by, yes=yes)
    elif chosen:
        _keep(db, no or [], chosen[0], reason, by)
    else:
        _list(db, show.Format(json, csv, output).checked())


def _list(db: str | None, wanted: show.Format) -> None:
    from xfcli.ledger import erasure

    with ledger.reading(db) as book:
        kept = settings.keeping_years(book.office.setting("keep-years"))
        cases = list(erasure.cases_to_erase(book))
        today, caption = book.today, show.caption_of(book, "个人信息的保存")
    data: list[dict[str, Any]] = [
        {"no": c.no, "closed_on": str(c.closing.on if c.closing else c.void and "作废"), "keep_until": str(over or ""),
         "held": c.on_hold, "restricted": c.restricted, "state": retention.state(c, over, today)}
        for c in cases
        for over in (retention.over_on(c, kept),)
        if c.on_hold or c.restricted or (over and over <= today)
    ]  # fmt: skip
    rows = [(d["no"], d["closed_on"], d["keep_until"], d["state"]) for d in data]
    show.emit((Table(("编号", "办结", "保存到", "情况"), rows),), data, wanted, caption=caption)
    if not kept:
        show.talk("还没有设置保存年限（xf setting keep-years 年数），没有到期的。")


def _keep(db: str | None, numbers: list[str], kind: Keeping, reason: str, by: str) -> None:
    if not numbers:
        raise BadValue(f"{kind}要写编号。")
    with ledger.writing(db) as book:
        cases = [
            book.record(privacy.keep(book.case(no), kind=kind, reason=reason, on=book.today), by=by)
            for no in numbers
        ]
    show.line(f"已{kind}：{'、'.join(case.no for case in cases)}。")


def _erase(db: str | None, numbers: list[str], reason: str, by: str, *, yes: bool) -> None:
    from xfcli.ledger import erasure
    from xfcli.ledger.copies import custody

    with ledger.reading(db) as book:
        due = _due(book, numbers)
    if not due:
        show.line("没有到期可清除的。")
        return
    if not yes and not _sure(len(due)):
        raise Refused("没有清除。")
    custody.back_up(db, reason="清除前")
    with ledger.writing(db) as book:
        kept, today = settings.keeping_years(book.office.setting("keep-years")), book.today
        due = _due(book, numbers)
        drafts = [privacy.erase(c, kept=kept, reason=reason, on=today) for c in due]
        named = {c.no for c in due}
        # The copy under a number that was merged into it goes along, whatever its own time is.
        drafts += [
            privacy.erase(c, kept=kept, reason=reason, on=today, over=today)
            for c in erasure.merged_into(book, named)
            if c.no not in named
        ]
        erasure.erase(book, drafts, by)
        forms.forget(book.path, {str(d.no) for d in drafts})
    try:
        erasure.shrink(db)
    except LedgerError as error:
        raise LedgerError(
            f"已清除 {len(drafts)} 件的个人信息，已保存；只是文件没有压紧：{error}"
        ) from error
    show.line(
        f"已清除 {len(drafts)} 件的个人信息：{'、'.join(str(d.no) for d in drafts)}。编号、日期和数字不变。"
    )
    if holding := erasure.backups_beside(db):
        show.talk(f"这些备份里还有，按备份的期限删除：{'、'.join(path.name for path in holding)}。")
    show.talk("另存的备份、U 盘和已打印的文书里的，请自行处理。")


def _due(book: Reader, numbers: list[str]) -> list[Case]:
    """Return the named cases, each of which must be due; all that are due where none is named."""
    from xfcli.ledger import erasure

    kept = settings.keeping_years(book.office.setting("keep-years"))
    if numbers:
        named = [book.case(no) for no in numbers]
        for case in named:
            privacy.erase(case, kept=kept, reason="", on=book.today)  # refuses what is not due
        return named
    return [
        case for case in erasure.cases_to_erase(book)
        if not case.on_hold and (over := retention.over_on(case, kept)) and over <= book.today
    ]  # fmt: skip


def _sure(count: int) -> bool:
    if not options.can_ask():
        raise Refused(f"清除 {count} 件的个人信息不可恢复，要确认。确定就加上 --yes。")
    return options.ask(f"清除 {count} 件的个人信息，不可恢复。输入 是 确认") == "是"
