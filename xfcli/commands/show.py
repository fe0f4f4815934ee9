"""`xf show`: everything about one case: state, petitions, clocks with their receipts, history."""

from typing import Final

from xfcli import ledger
from xfcli.errors import BadValue
from xfcli.screen import options, show
from xfcli.table import Caption, Table
from xfcli.views import casefile
from xfcli.views.casefile import CaseFile, case_file

_NEXT_STEP: Final = 1  # its place among the lines of the head
_LATE: Final = "late"


def run(
    no: options.No,
    more: options.MaybeNos = None,
    explain: options.Explain = False,
    reveal: options.Reveal = False,
    reason: options.Reason = "",
    json: options.Json = False,
    output: options.Output = None,
    yes: options.Replace = False,
    by: options.By = "",
    db: options.Db = None,
) -> None:
    """看一件事项的全部：历史和每个期限

    每个期限写明依据哪一条、从哪件事起算、两种日子（系统口径照日历数，法定口径遇休息日顺延）；--explain 写出怎样算的：
    计入和跳过的每一天及原因、延期、听证、本地从严、疑义怎样从宽、条文原文。
    身份证号、电话、住址遮住；保密的事项只显示编号和日期。
    -o 案卷.html（.docx .xlsx）写成文件，可打印，姓名也遮住。
    确需看全：--reveal --reason 理由，谁在何时为何查看会留下记录。
    几件一起看，写几个编号：xf 12 13。
    """
    if reason and not reveal:
        raise BadValue("--reason 是查看全部个人信息的理由，要和 --reveal 一起写。")
    wanted = show.Format(json, output=output, replace=yes).checked()
    if output and more:
        raise BadValue("-o 一次写一件。")
    to_go = bool(output)
    files = [
        _revealed(db, one, reason, by, to_go=to_go) if reveal else _masked(db, one, to_go=to_go)
        for one in (no, *(more or ()))
    ]
    if json:
        data = [casefile.as_data(file) for file in files]
        show.as_json(data[0] if len(data) == 1 else data)
        return
    for place, file in enumerate(files):
        if place:
            show.line("")
        _show(file, wanted, explain=explain)


def _show(file: CaseFile, wanted: show.Format, *, explain: bool) -> None:
    """Write a case into a file, or onto the screen."""
    head = tuple(casefile.head(file))
    counted = tuple(casefile.explanation(file)) if explain else ()
    if wanted.output:
        caption = Caption(
            f"信访事项 {file.case.no}", file.office.setting("office"), file.today.isoformat()
        )
        shown = (*casefile.tables(file), *([_counted(counted)] if counted else []))
        show.emit(shown, casefile.as_data(file), wanted, head, caption=caption)
        return
    for at, text in enumerate(head):
        show.line(text, _LATE if at == _NEXT_STEP and file.is_late else None)
    show.emit(casefile.tables(file), None, show.Format())
    for text in counted:
        show.line(text)


def _counted(lines: tuple[str, ...]) -> Table:
    """Return how the dates were counted as a part of a file."""
    title, *rest = lines
    return Table((title,), [(line,) for line in rest], folding=frozenset({title}))


def _masked(db: str | None, no: str, *, to_go: bool) -> CaseFile:
    with ledger.reading(db) as book:
        case = book.case(no)
        return case_file(case, book.calendar, book.today, book.office, to_go=to_go)


def _revealed(db: str | None, no: str, reason: str, by: str, *, to_go: bool) -> CaseFile:
    """Return the case with nothing hidden, once the look at it is on disk."""
    from xfcli.rules import privacy

    with ledger.writing(db) as book:
        case = book.case(no)
        look = privacy.look(case, where="show", reason=reason, on=book.today)
        case = book.record(look, by=by)
        return case_file(case, book.calendar, book.today, book.office, whole=True, to_go=to_go)
