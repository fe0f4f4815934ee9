"""`xf report`: every figure of a period beside the periods before; for screen, files, and sealed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xfcli import ledger
from xfcli.case import kinds
from xfcli.case.draft import Draft
from xfcli.dates import Span
from xfcli.errors import BadValue, Refused
from xfcli.ledger import Reader, dated, seals, statistics
from xfcli.reporting import paragraph, report, tables
from xfcli.reporting.report import Report
from xfcli.screen import options, period, show, together
from xfcli.screen.show import Format
from xfcli.table import Table

if TYPE_CHECKING:
    from xfcli.ledger import Writer  # no name at run time: it would load what only --seal needs
    from xfcli.reporting import sealed_report


class Issue(NamedTuple):
    """A report ready to be shown: the value, and what is said beside its tables."""

    made: Report
    paragraph: str
    own_words: str
    officer: str
    compared: dict[str, object] | None = None  # with what was sealed
    extra: tuple[Table, ...] = ()
    remark: str = ""  # why it is not compared

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, as the screen shows them."""
        return (*tables.tables(self.made), *self.extra)

    @property
    def after(self) -> tuple[str, ...]:
        """The lines below the tables."""
        return (*self._said, *self._remarks)

    @property
    def after_grid(self) -> tuple[str, ...]:
        """The same on a terminal, where what is read first stands last."""
        return (*self._remarks, *self._said)

    @property
    def _said(self) -> tuple[str, ...]:
        return (self.paragraph, *paragraph.own_lines(self.own_words))

    @property
    def _remarks(self) -> tuple[str, ...]:
        return (*tables.check_lines(self.made), *([self.remark] if self.remark else []))

    @property
    def text(self) -> str:
        """All of it as pipes get it."""
        lines = [*tables.head(self.made)]
        for table in self.tables:
            lines += table.plain_lines()
        return "\n".join([*lines, *self.after])

    @property
    def data(self) -> dict[str, object]:
        """Its JSON."""
        data = report.as_data(self.made) | {"paragraph": self.paragraph}
        data |= {"own_words": self.own_words} if self.own_words else {}
        return data | ({"sealed": self.compared} if self.compared else {})


def run(
    month: options.Month = None,
    week: options.Week = None,
    quarter: options.Quarter = None,
    half: options.Half = None,
    year: options.Year = None,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    seal: options.Seal = False,
    sealed: options.Sealed = False,
    text: options.OwnWords = "",
    template: options.FormFile = None,
    fields: options.FormFields = False,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    yes: options.Replace = False,
    by: options.By = "",
    db: options.Db = None,
) -> None:
    """周报、月报、季报、年报

    不写期间就是上一个完整月。每个数后面的事项：xf why 指标名。-o 月报.xlsx、月报.docx 可直接上报，月报.html 用浏览器看、打印；
    --seal 封存后，以后再出同期报表会列出与封存时的差别和原因。
    --template 表样.xlsx -o 报送.xlsx 填本单位、上级的表：在要填的格里写 {{信访总量}}、{{办结率.同比}}；--fields 列出能写哪些。
    """
    wanted = Format(json, csv, output, replace=yes).checked()
    chosen = partial(
        period.chosen, month=month, week=week, quarter=quarter, half=half, year=year, since=since,
        until=until,
    )  # fmt: skip
    if sealed:
        others = {"--seal": seal, "--as-of": as_of, "--text": text, "--template": template}
        others |= {"--fields": fields, "--by": by}
        together.apart("--sealed", others, "--sealed 再印封存过的原样。")
        _print_sealed(db, chosen, wanted)
        return
    if seal and as_of:
        raise Refused("封存的是现在的台账，--seal 和 --as-of 不能一起用。去掉一个。")
    if not seal:
        together.needs({"--by": by}, "--seal", "谁封存的。")
    if fields:
        others = {"--template": template, "--seal": seal}
        together.apart("--fields", others, "--fields 只列出表样里能写哪些。")
    if template:
        others = {"--seal": seal, "--json": json, "--csv": csv}
        together.apart("--template", others, "填好的表写到 -o 文件；封存另外运行：xf report --seal")
    own_words = options.all_of_stdin(text)
    if template or fields:
        _own_form(db, chosen, as_of, own_words, template, wanted, is_asked=fields)
        return
    if seal:
        with ledger.writing(db) as book:
            issue = _issue(book, chosen(book), own_words)
            seq = _seal(book, issue, by)
            seams = tuple(seals.seams(book))
            cases = _case_list(book, issue.made) if _is_paper(wanted) else None
        _emit(issue, wanted, cases)
        show.talk(f"已封存为第 {seq} 条记事。再印：xf report --sealed 加同样的期间。")
        for seam in seams:
            show.talk(f"注意：{seam}")
        return
    with ledger.reading(db) as present, statistics.past(present, as_of, show.watch) as then:
        issue = _issue(then, chosen(then), own_words)
        if not as_of:
            issue = _compared(then, issue)
        cases = _case_list(then, issue.made) if _is_paper(wanted) else None
    _emit(issue, wanted, cases)


def _issue(book: Reader, span: Span, own_words: str) -> Issue:
    period.begun(book, span)
    made = statistics.report_of(book, span)
    return Issue(made, paragraph.write(made), own_words, book.office.setting("officer"))


def _members(book: Reader, now: Span, until: int = 0) -> "sealed_report.Members":
    """Return the cases behind the figures of a span; as they stood after the entry `until`, if given."""
    from xfcli.reporting import why

    cases = (
        statistics.as_they_stood(book, until, show.watch)
        if until
        else statistics.cases_counted(book, now.first, now.last, show.watch)
    )
    days = dated.backlog_days(book)(now.last)
    return why.counts_by_case(now, cases, dated.places(book), book.calendar, days)


def _seal(book: "Writer", issue: Issue, by: str) -> int:
    made = issue.made
    if made.is_partial:
        raise Refused(f"{made.span.label}还没有结束，不能封存。等期间结束后再封存。")
    import json

    from xfcli.reporting import sealed_report

    data = json.dumps(issue.data, ensure_ascii=False, indent=2)
    body = sealed_report.body(made, issue.text, data, _members(book, made.spans.now))
    return book.record_office(Draft(kinds.SEAL, book.today, body=body), by)


def _compared(book: Reader, issue: Issue) -> Issue:
    """Return `issue` with the differences from what was sealed for its period, if it was."""
    now = issue.made.spans.now
    entry = seals.latest_seal(book, now)
    if entry is None:
        return issue
    from xfcli.reporting import sealed_report
    from xfcli.reporting.causes import Causes
    from xfcli.reporting.office_causes import causes_in_office

    kept = sealed_report.seal_of(entry)
    if (kept.first, kept.last) != (str(now.first), str(now.last)):
        return issue._replace(
            remark=f"{now.name}封存的是 {kept.first} 至 {kept.last}，起止不同，没有比较。再印：--sealed"
        )
    backlog_days = dated.backlog_days(book)(now.last)
    history = partial(statistics.entries_of, book)
    causes = Causes(history, kept.counted_to, now, book.calendar, backlog_days)
    lines = [(line.figure, line.now.value) for line in issue.made.lines]
    lines += statistics.unit_figures(book, now)
    # A value of which there is nothing any more has no line.
    gone = {key for key, value in kept.values.items() if value} - {f.key for f, _ in lines}
    lines += [(figure, 0) for figure in statistics.known_figures(book, gone)]
    if not kept.keeps_units:
        kept = kept.with_units(_members(book, now, kept.counted_to))
    stated = tuple(statistics.stated_since(book, kept.counted_to))
    found = sealed_report.differences(
        kept, lines, _members(book, now), causes,
        lambda figure: causes_in_office(stated, figure, now.last), statistics.sealed_numbers(book),
    )  # fmt: skip
    beside = sealed_report.beside(kept, issue.made)
    extra = (
        *([sealed_report.table(kept, found)] if found else []),
        *([sealed_report.beside_table(kept, beside)] if beside else []),
    )
    return issue._replace(compared=sealed_report.as_data(kept, found, beside), extra=extra)


def _print_sealed(db: str | None, chosen: Callable[[Reader], Span], wanted: Format) -> None:
    with ledger.reading(db) as book:
        span = chosen(book)
        entry = seals.latest_seal(book, span)
        caption = show.caption_of(book, f"{span.label}信访情况", "按封存时原样")
    if entry is None:
        raise Refused(f"{span.label}没有封存过。封存：xf report --seal 加同样的期间。")
    from xfcli.reporting import sealed_report

    kept = sealed_report.seal_of(entry)
    if wanted.output or wanted.csv:
        found, said = sealed_report.read_back(kept)
        lines = (*said, sealed_report.origin(kept))
        import json

        show.emit(found, json.loads(kept.data), wanted, caption=caption._replace(lines=lines))
        return
    (show.verbatim if wanted.json else show.block)(kept.data if wanted.json else kept.text)


def _own_form(
    db: str | None,
    chosen: Callable[[Reader], Span],
    as_of: str | None,
    own_words: str,
    template: Path | None,
    wanted: Format,
    *,
    is_asked: bool,
) -> None:
    """Fill the office's own form, or list what can stand in one."""
    from xfcli.reporting import form_fields

    with ledger.reading(db) as present, statistics.past(present, as_of, show.watch) as book:
        issue = _issue(book, chosen(book), own_words)
        form = form_fields.form(
            issue.made, words=issue.paragraph, own_words=own_words,
            officer=book.office.setting("officer"), today=book.today,
        )  # fmt: skip
    if is_asked or template is None:
        data = [field.data for field in form.listed()]
        after = (
            f"后面可加：{'、'.join(f'.{column}' for column in form_fields.COLUMNS)}；不加是本期。",
        )
        show.emit(form_fields.tables(form, issue.made.span.label), data, wanted, after=after)
        return
    if wanted.output is None:
        raise BadValue(f"填好的表存到哪里没有写。补上：-o 文件{template.suffix}")
    from xfcli import files
    from xfcli.files import own_form

    own_form.check_kinds(template, wanted.output)
    files.put(
        wanted.output, lambda draft: own_form.fill(template, form, draft), replace=wanted.replace
    )
    show.talk(f"已写入 {wanted.output}")


def _is_paper(wanted: Format) -> bool:
    return bool(wanted.output) and str(wanted.output).lower().endswith((".xlsx", ".docx", ".html"))


def _case_list(book: Reader, made: Report) -> Table:
    from xfcli.reporting import why

    now = made.spans.now
    figure = made.line("petitions.total").figure
    cases = statistics.cases_counted(book, now.first, now.last, show.watch)
    found = why.members(figure, now, cases, book.calendar, dated.backlog_days(book)(now.last))
    return why.without_persons(found, book.office.holder, book.today)


def _emit(issue: Issue, wanted: Format, cases: Table | None) -> None:
    made, head = issue.made, tuple(tables.head(issue.made))
    if wanted.output and cases is not None:
        from xfcli import files

        files.write_report(
            wanted.output, made, issue.paragraph, issue.own_words, cases, replace=wanted.replace,
            officer=issue.officer,
        )  # fmt: skip
        show.talk(f"已写入 {wanted.output}")
        return
    as_csv = wanted.csv or (wanted.output and wanted.output.suffix.lower() == ".csv")
    if show.is_terminal() and not (wanted.json or wanted.csv or wanted.output):
        from xfcli.reporting import overview

        show.emit(
            (*overview.grid(made), *issue.extra), None, wanted, overview.head(made),
            issue.after_grid, tiles=overview.headline(made),
        )  # fmt: skip
        return
    chosen = (tables.flat(made),) if as_csv else issue.tables
    data = issue.data if wanted.json or wanted.output else None
    show.emit(chosen, data, wanted, head, issue.after)
