"""`xf export`: the 台账 to print or to hand on, and the whole journal for another ledger."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from xfcli import dates, files, ledger
from xfcli.case import kinds, office_bodies
from xfcli.case.draft import Draft
from xfcli.errors import BadValue, Refused
from xfcli.files import plain
from xfcli.law import deadlines
from xfcli.law.deadlines import Clock
from xfcli.law.workdays import Calendar
from xfcli.ledger import Reader, dated, exports, filters, monthly
from xfcli.ledger.filters import Filter
from xfcli.reporting import sums_file, tables
from xfcli.screen import options, show, together
from xfcli.sheet import register
from xfcli.table import Caption, Table

_ENDINGS: Final = (".xlsx", ".csv", ".jsonl")


def run(
    output: options.ExportFile = None,
    csv: options.Csv = False,
    sums: options.Sums = False,
    month: options.Month = None,
    since: options.Since = None,
    until: options.Until = None,
    unit: options.UnitName = "",
    template: options.ListForm = None,
    fields: options.FormFields = False,
    open_: options.OpenOnly = False,
    with_personal: options.WithPersonal = False,
    reason: options.Reason = "",
    by: options.By = "",
    db: options.Db = None,
) -> None:
    """导出台账（Excel、CSV），或整本记事

    -o 台账.xlsx 可直接打印；-o 台账.csv 给 Excel；--csv 给其他程序。个人信息默认遮住；确需写出的加
    --with-personal --reason 理由，并留下记录。-o 记事.jsonl 是整本台账，新建的台账用 xf import 可原样读回。
    --sums -o 本镇.csv 写出到上月（或 --month）为止逐月的数，报给县里用 xf rollup 合计；没有个人信息、事由、编号。
    """
    narrowed = {"--since": since, "--until": until, "--unit": unit, "--open": open_}
    personal = {"--with-personal": with_personal, "--reason": reason}
    formed = {"--csv": csv, "--template": template}
    if sums:
        why = "--sums 是整本台账逐月的数，只和 -o 文件.csv、--month、--by 一起用。"
        together.apart("--sums", formed | {"--fields": fields} | narrowed | personal, why)
        _give(db, output, month, by)
        return
    if month:
        raise BadValue("--month 和 --sums 一起用；导出一段日子的：--since、--until。")
    if fields:
        others = {"-o": output} | formed | narrowed | personal | {"--by": by}
        together.apart("--fields", others, "--fields 只列出表样里能写哪些。")
        _tell_fields(db)
        return
    kind = _form_kind(output, template, csv) if template else _kind(output, csv)
    whole = kind == ".jsonl"
    if whole and (since or until or unit or open_):
        raise BadValue("整本记事不能只导出一部分，去掉 --since、--until、--unit、--open。")
    if (whole or with_personal) and not (with_personal and reason.strip()):
        subject = "整本记事里有全部个人信息" if whole else "写出个人信息"
        raise Refused(f"{subject}，要写明理由并留下记录。补上：--with-personal --reason 理由")
    if not with_personal:
        together.needs(
            {"--reason": reason, "--by": by}, "--with-personal", "谁、为什么写出个人信息。"
        )
    if output:
        files.may_write(output)
    if with_personal:
        _leave_a_trace(db, output, reason, by)
    with ledger.reading(db) as book:
        since, until = (book.day(day).isoformat() if day else "" for day in (since, until))
        if output and whole:
            tell = _write_journal(output, exports.journal_lines(book))
        else:
            unit = book.office.asked_for(unit)
            filters.check(book, Filter(unit=unit))
            lines = exports.petitions(book, since, until, unit, open_only=open_)
            rows = register.rows(
                lines, _resolver(book.calendar, book.today), book.office.holder, personal=with_personal
            )  # fmt: skip
            caption = show.caption_of(book, _title(book, since, until))
            tell = _write(output, caption, rows, template, personal=with_personal)
    tell()  # who reads slowly (`| less`) holds up nobody that records


def _tell_fields(db: str | None) -> None:
    """List what can stand in an own form of the register, each column with its first petition."""
    with ledger.reading(db) as book:
        resolve = _resolver(book.calendar, book.today)
        lines = exports.petitions(book)
        rows = register.rows(lines, resolve, book.office.holder, personal=False)
        table = Table(_headings(personal=False), tuple(rows))
        shown, data = show.fields_of(table, show.caption_of(book, _title(book, "", "")))
    personal = [name for name in _headings(personal=True) if name not in _headings(personal=False)]
    after = (f"加 --with-personal 还可以写：{'、'.join(personal)}。",)
    show.emit(shown, data, show.Format(), after=after)


def _headings(*, personal: bool) -> tuple[str, ...]:
    return tuple(column.heading for column in register.columns(personal=personal))


def _give(db: str | None, output: Path | None, month: str | None, by: str) -> None:
    """Write the sums by month, and record that they were, under which seal."""
    if output is None or output.suffix.lower() != ".csv":
        raise BadValue("--sums 写成 .csv 文件，例如：xf export --sums -o 本镇.csv")
    files.may_write(output)
    with ledger.writing(db) as book:
        until = dates.month(month or "上月", book.today, dated.closings(book))
        if until.last >= book.today:
            raise Refused(f"{until.label}还没有结束，不能上报。等期间结束后再导出。")
        given = monthly.sums_of(book, until)
        if not monthly.was_given(book, given):
            body: office_bodies.Sums = {"until": given.until, "seal": given.seal}
            book.record_office(Draft(kinds.SUMS, book.today, body=body), by)
        has_code = bool(book.office.setting("code"))
    text = sums_file.text_of(given)
    files.put(output, lambda draft: draft.write_text(text, "utf-8-sig", newline="\n"))
    show.talk(
        f"已写入 {output}：到 {until.label}为止逐月的数。封印 {tables.seal_words(given.seal)}，"
        f"印在这以后写出的月报上（xf report -o 月报.docx），签字的那份和文件一起报。"
    )
    if not has_code:
        show.talk("还没有设区划代码，用台账自己的标识代替。设好：xf setting code 9位代码")


def _kind(output: Path | None, csv: bool) -> str:
    if csv and output:
        raise BadValue("--csv 写到标准输出，-o 写到文件，只能选一个。")
    if csv:
        return ".csv"
    if output is None:
        raise BadValue(
            "导出到哪里？例如：xf export -o 台账.xlsx（或 .csv、.jsonl）；给其他程序用 --csv。"
        )
    if output.suffix.lower() not in _ENDINGS:
        raise BadValue(
            f"不会导出「{output.name}」这种文件，请用 {' '.join(_ENDINGS)} 结尾的文件名。"
        )
    return output.suffix.lower()


def _form_kind(output: Path | None, template: Path, csv: bool) -> str:
    """Return the kind of the file that a form is filled to; BadValue where none, or another, is named."""
    together.apart("--template", {"--csv": csv}, "填好的表写到 -o 文件。")
    if output is None:
        raise BadValue(f"填好的表存到哪里没有写。补上：-o 文件{template.suffix}")
    from xfcli.files import own_form

    own_form.check_kinds(template, output)
    return output.suffix.lower()


def _leave_a_trace(db: str | None, output: Path | None, reason: str, by: str) -> None:
    """Record who takes personal data out, before it is taken out."""
    with ledger.writing(db) as book:
        # Not the file's name: it may be a person's, and this entry is never erased.
        where = f"{output.suffix.lower()} 文件" if output else "标准输出"
        draft = Draft(kinds.EXPORT, book.today, body={"where": where}, personal={"text": reason})
        book.record_office(draft, by)


def _resolver(calendar: Calendar, today: date) -> Callable[[Clock], str]:
    @lru_cache(maxsize=10_000)
    def resolve(clock: Clock) -> str:
        return deadlines.resolve(clock, calendar, today).due.isoformat()

    return resolve


def _title(book: Reader, since: str, until: str) -> str:
    span = (
        f"（{since or '建账'} 至 {until or book.today}）"
        if since or until
        else f"（截至 {book.today}）"
    )
    return f"{book.office.setting('office')}信访台账{span}"


def _write_journal(output: Path, entries: Iterator[str]) -> Callable[[], None]:
    done = files.put(output, lambda draft: plain.write_lines(draft, entries))
    return partial(show.talk, f"已写入 {output}：{done - 1} 条记事，含全部个人信息，请妥善保管。")


def _write(
    output: Path | None, caption: Caption, rows: Iterator[tuple[str | int, ...]], template: Path | None,
    *, personal: bool,
) -> Callable[[], None]:  # fmt: skip
    """Write the register; return what tells of it, or prints it where no file was asked for."""
    columns = register.columns(personal=personal)
    headings = _headings(personal=personal)
    if output is None:
        return show.csv_kept(headings, rows)
    if template:
        table = Table(headings, tuple(rows))
        files.write_form(output, template, table, caption)
        done = len(table.rows)
    elif output.suffix.lower() == ".csv":
        done = files.put(output, lambda draft: plain.write_rows(draft, headings, rows))
    else:
        from xfcli.files import register_sheet as sheet

        done = files.put(output, lambda draft: sheet.write(draft, caption.name, columns, rows))
    hidden = "" if personal else "，个人信息已遮住"
    return partial(show.talk, f"已写入 {output}：{done} 件{hidden}。")
