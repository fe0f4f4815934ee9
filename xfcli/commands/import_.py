"""`xf import`: bring in a ledger kept in Excel or CSV; a trial until --apply."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from xfcli import ledger
from xfcli.case import kinds
from xfcli.errors import BadValue, Refused
from xfcli.ledger import Reader, Writer, imports
from xfcli.screen import options, show
from xfcli.sheet import headings, input_file, places, sheet_reader
from xfcli.sheet.import_summary import ImportSummary, import_summary
from xfcli.sheet.plan import ImportPlan, import_plan
from xfcli.sheet.rows import Contents
from xfcli.table import Caption


def run(
    file: options.File,
    map_: options.Map = None,
    channel: options.Channel = None,
    source: options.Source = None,
    level: options.Level = None,
    purpose: options.Purpose = None,
    village: options.Village = None,
    year: options.SheetYear = None,
    encoding: options.Encoding = None,
    accept_repeats: options.AcceptRepeats = False,
    add_villages: options.AddVillages = False,
    same_unit: options.SameUnit = None,
    interactive: options.Interactive = False,
    apply: options.Apply = False,
    corrections: options.Corrections = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    by: options.By = "",
    db: options.Db = None,
) -> None:
    """从 Excel 或 CSV 台账导入

    先试读，指出每一处要核对的地方，什么也不写；确认后加 --apply 一次写入。同一个文件再导入一次，不会重复登记。
    表里没有的一栏可以统一给出，如 --channel 来访；认不出的表头用 --map 说明，台账会记住；--interactive 逐个问，先看三件再写入。
    xf export 写出的整本记事（.jsonl）读入新建的空台账。
    """
    wanted = show.Format(json, csv, output).checked()
    if file.suffix.lower() == ".jsonl":
        _journal(file, db, apply=apply, json=json)
        return
    given = {
        "channel": channel, "source": source, "level": level, "purpose": purpose, "village": village,
    }  # fmt: skip
    if corrections and corrections.suffix.lower() != ".xlsx":
        raise BadValue(f"--corrections 要写 .xlsx 结尾的文件名，不能是「{corrections.name}」。")
    wish = _Wish(
        file, {key: value for key, value in given.items() if value}, headings.read_map(map_ or ()),
        options.four_digit_year(year), encoding, accept_repeats, add_villages, same_unit or [],
        corrections, by, db,
    )  # fmt: skip
    if interactive:
        wish = _asked(wish)
    summary = _bring_in(wish, apply=apply)
    _tell(summary, wanted, wish, applied=apply, asks=interactive and not apply)
    if interactive and not apply:
        if _wants(summary):
            summary = _bring_in(wish, apply=True)
            _tell(summary, wanted, wish, applied=True)
        else:
            show.talk(f"没有写入。要写入：{wish.command('--apply')}")
    if refused := len(summary.contents.refused):
        raise Refused(_what_next(refused, wish))
    if any(finding.fatal for finding in summary.contents.findings):
        raise Refused(f"{file.name} 没有读出信访件，原因见上。")


_ANSWERS: Final = {"是": True, "y": True, "yes": True, "否": False, "n": False, "no": False}


class _Wish(NamedTuple):
    """What is to be brought in, and how."""

    file: Path
    defaults: dict[str, str]  # values of the columns that the sheet lacks, by key
    chosen: dict[str, str]  # what --map says of headings
    year: int | None
    encoding: str | None
    accept_repeats: bool
    add_villages: bool
    same_unit: list[str]
    corrections: Path | None
    by: str
    db: str | None

    def command(self, *more: str) -> str:
        """Return the whole command to type, with what the officer has said of the headings."""
        words = ["xf", "import", str(self.file)]
        for name, key in self.chosen.items():
            words += ["--map", f"{name}={headings.heading_of(key)}"]
        for option, value in (*self.defaults.items(), ("encoding", self.encoding)):
            words += [f"--{option}", value] if value else []
        words += ["--year", str(self.year)] * bool(self.year)
        words += ["--accept-repeats"] * self.accept_repeats + ["--add-villages"] * self.add_villages
        for same in self.same_unit:
            words += ["--same-unit", same]
        words += ["--by", self.by] * bool(self.by) + ["--db", self.db or ""] * bool(self.db)
        return " ".join(map(_as_typed, (*words, *more)))

    def of_ledger(self, *words: str) -> str:
        """Return another command to type for the same ledger."""
        return " ".join(map(_as_typed, ("xf", *words))) + self.at

    @property
    def at(self) -> str:
        """What such a command ends with to mean this ledger."""
        return f" --db {_as_typed(self.db)}" if self.db else ""

    def with_corrections(self, mended: Path) -> "_Wish":
        """Return the wish for the mended rows: their headings and given values stand in the file."""
        words = {own: key for own, key in self.chosen.items() if key.startswith("=")}
        return self._replace(file=mended, chosen=words, defaults={}, encoding=None)

    def reading(self) -> Callable[[Mapping[str, str]], Contents]:
        """Return what gives the contents of the file, its headings read by what the ledger remembers and is told.

        The ledger is closed meanwhile: a long sheet, or a question, keeps nobody from registering.
        """
        with ledger.reading(self.db) as book:
            remembered, today = book.office.headings, book.today

        def contents(chosen: Mapping[str, str]) -> Contents:
            return sheet_reader.contents(
                input_file.sheets(self.file, self.encoding),
                {**remembered, **chosen},
                self.year,
                self.defaults,
                today,
            )

        return contents


def _as_typed(word: str) -> str:
    """Return a word as every shell takes it: between quotes where there are spaces or signs in it."""
    return f'"{word}"' if set(word) & set(" &|<>^;()'*?$") else word


def _asked(wish: _Wish) -> _Wish:
    """Return the wish with what the officer says of the headings."""
    if not options.can_ask():
        raise BadValue("--interactive 要在终端里用：在窗口里直接打这条命令，不接管道。")
    from xfcli.screen import sheet_questions

    return wish._replace(chosen=sheet_questions.asked(wish.reading(), wish.chosen))


def _wants(summary: ImportSummary) -> bool:
    """Show three rows as cases and return whether all are to be recorded."""
    for text in summary.preview():
        show.line(text)
    if not summary.plan.rows:
        return False
    while (answer := options.ask("写入台账吗（是、否）", "否").lower()) not in _ANSWERS:
        show.talk(f"没有看懂「{answer}」，请答 是 或 否。")
    return _ANSWERS[answer]


def _bring_in(wish: _Wish, *, apply: bool) -> ImportSummary:
    """Read the file beside the ledger, record it if `apply`, and return what it says."""
    contents = wish.reading()(wish.chosen)
    with (ledger.writing if apply else ledger.reading)(wish.db) as book:
        salt = _salt(book)
        plan = import_plan(
            contents, imports.index(book, salt), wish.file.name, book.office,
            accept_repeats=wish.accept_repeats, add_villages=wish.add_villages,
            same_units=places.read_same_units(wish.same_unit, book.office.units),
        )  # fmt: skip
        if wish.corrections and contents.refused:
            _write_corrections(wish.corrections, contents, wish.defaults)
        if isinstance(book, Writer) and plan.rows:
            from xfcli.screen import step  # a trial changes nothing

            _back_up(wish.db)
            said = {
                name: headings.remembered(key, name, contents.columns.values())
                for name, key in wish.chosen.items()
            }
            with step.changed_by_facts(book, date.min) as changed:
                _record(book, plan, wish.by, said, salt)
            step.name_seals(changed)
    return import_summary(wish.file.name, contents, plan, wish.at)


def _journal(file: Path, db: str | None, *, apply: bool, json: bool) -> None:
    """Read a whole journal into a new ledger."""
    from xfcli.ledger import takeover

    if not file.is_file():
        raise BadValue(f"找不到文件 {file.name}，请核对文件名和所在文件夹。")
    with takeover.new_ledger(db, file, apply=apply) as (found, path, put):
        if apply:
            put()
    if json:
        show.as_json({**found._asdict(), "applied": apply})
        return
    span = f"，{found.since} 至 {found.until}" if found.cases else ""
    show.line(f"{file.name}：{found.entries} 条记事，{found.cases} 件{span}，逐条核对无误。")
    if apply:
        show.line(f"已读入「{path}」，与导出时完全相同。下一步：xf check 核对，xf due 看要办的。")
    else:
        show.line("以上是试读，什么也没有写入。加 --apply 读入这本新建的台账。")


def _salt(book: Reader) -> bytes:
    """Return the ledger's secret by which rows are known again; a new one if it has none yet."""
    if known := book.office.salt:
        return bytes.fromhex(known)
    import secrets

    return secrets.token_bytes(32)


def _back_up(db: str | None) -> None:
    from xfcli.ledger.copies import custody

    custody.back_up(db, reason="导入前")


def _record(book: Writer, plan: ImportPlan, by: str, chosen: dict[str, str], salt: bytes) -> None:
    """Record the units, what the officer said of the headings, then row after row."""
    if plan.units:
        book.record_facts(kinds.UNIT, {unit.name: unit.as_fact() for unit in plan.units}, by=by)
    remembered = book.office.headings
    if new := {key: value for key, value in chosen.items() if remembered.get(key) != value}:
        book.record_facts(kinds.MAPPING, new, by=by)
    book.record_facts(kinds.IMPORT, {"salt": salt.hex(), "rows": len(plan.rows)}, by=by)
    numbers: list[str] = []
    with book.bulk() as bulk:
        for row in plan.rows:
            if row.provenance.no:
                bulk.reserve(row.provenance.no)
        for row in show.progress(plan.rows, len(plan.rows), "写入"):
            entries = row.entries(numbers, book.case)
            numbers.append(bulk.record(*entries, by=by).no)


def _tell(
    summary: ImportSummary, wanted: show.Format, wish: _Wish, *, applied: bool, asks: bool = False
) -> None:
    """Show what was found and what comes next; `asks` where a question about that follows."""
    if wanted.json or wanted.csv or wanted.output:
        caption = Caption("导入核对单", lines=tuple(summary.lines(applied=applied)))
        show.emit(
            (summary.full_table(),), summary.as_data(applied=applied), wanted, caption=caption
        )
        return
    if summary.findings:
        show.emit((summary.short_table(),), None, wanted)
        show.line()
    for text in summary.lines(applied=applied):
        show.line(text)
    if not summary.is_short:
        show.line("每一处、每个没有登记的行的完整清单：再加 -o 核对单.xlsx（或 --csv）。")
    if not (applied or asks) and summary.plan.rows:
        show.line("以上是试读，什么也没有写入。核对无误后写入：")
        show.line(f"  {wish.command('--apply')}")
    if applied and summary.plan.doubtful:
        show.line(
            f"疑似重件的确是重件时：{wish.of_ledger('amend', '编号', '--repeat-of', '原来的编号')}。"
        )
    if applied and summary.plan.rows:
        due, listed = wish.of_ledger("due"), wish.of_ledger("list", "--open")
        show.line(f"下一步：{due} 看要办的，{listed} 看未办结的。")


def _what_next(refused: int, wish: _Wish) -> str:
    if mend := wish.corrections:
        again = wish.with_corrections(mend).command("--apply")
        return f"{refused} 行没有导入，已写入 {mend}。改好后导入它：{again}"
    return (
        f"{refused} 行没有导入。直接改 {wish.file.name} 再导入一次（已登记的不会重复）；"
        f"或把它们单独写出来改：{wish.command('--corrections', '修正.xlsx')}"
    )


def _write_corrections(path: Path, contents: Contents, defaults: dict[str, str]) -> None:
    from xfcli import files
    from xfcli.files import corrections_sheet
    from xfcli.sheet import corrections

    pages = corrections.pages(contents, defaults)
    files.put(path, lambda draft: corrections_sheet.write(draft, pages))
