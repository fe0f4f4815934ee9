"""`xf rollup`: the sums of townships added up to the report of a county, and a row for each."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from xfcli import dates, files
from xfcli.dates import Closings, Span
from xfcli.errors import BadValue, Refused
from xfcli.reporting import (
    overview,
    paragraph,
    report,
    rollup,
    small_cells,
    sums_file,
    tables,
)
from xfcli.reporting import roster as rosters
from xfcli.reporting.rollup import County
from xfcli.reporting.sums_file import Sums
from xfcli.screen import options, show, together
from xfcli.screen.show import Format

_WORKBOOKS: Final = frozenset({".xlsx", ".xls", ".et", ".ods"})


def run(
    file: options.SumsFiles,
    month: options.Month = None,
    quarter: options.Quarter = None,
    half: options.Half = None,
    year: options.Year = None,
    week: options.Week = None,
    since: options.Since = None,
    until: options.Until = None,
    roster: options.Roster = None,
    office: options.Under = "",
    code: options.Code = "",
    sums: options.Sums = False,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    yes: options.Replace = False,
) -> None:
    """各乡镇的逐月汇总合成一份报表

    文件由各乡镇 xf export --sums 写出。数相加，率由合计重算；不写期间就是上一个完整月。
    缺报的（对照 --roster）、重复的、过时的、改动过的、指标算法不同的，一份一份指出，其余照常合计；
    有缺报的、没有计入的，退出码 1。
    按领域、途径、单位分的，有一期不足 3 件的各项合成“其他”；各乡镇的封印和签字的月报核对。
    --sums -o 某县.csv --code 本级代码 合成一份同样的汇总，再往上报；--sums -o 文件夹 把计入的各份照原样另写（UTF-8），给 SQL 用。
    """
    if week or since or until:
        raise BadValue(
            "各乡镇报的是逐月的数，算不出周和任意起止。用 --month、--quarter、--half、--year。"
        )
    wanted = Format(json, csv, output, replace=yes).checked()
    if sums:
        together.apart("--sums", {"--json": json, "--csv": csv}, "逐月汇总写到 -o 文件.csv。")
        _check_place(output, code)
    else:
        together.needs({"--code": code}, "--sums", "报表上不印本级的区划代码。")
    own = sums_file.code(code) if code else ""
    places = _roster(roster) if roster else {}
    paths = [path for path in _paths(file) if path != roster]
    county = _county(paths, month, quarter, half, year)
    if not county.towns:
        raise Refused(
            f"没有一份可以合计：{'；'.join(f'{n.file} {n.said}' for n in county.notices)}"
        )
    if not county.is_begun:
        raise Refused(f"{county.label}各单位都还没有台账，没有可合计的。")
    county.note_settings()
    if places:
        county.note_places(places)
    name = office or "上报单位合计"
    if sums and output:
        _give(county, own, name, output, replace=yes)
    else:
        _emit(county, name, county.missing(places), wanted)
    _tell(county, county.missing(places))


def _paths(named: list[Path]) -> Iterator[Path]:
    """Yield the files, of a folder all sheets in it and below: also those that a spreadsheet program saved.

    A folder without any is yielded itself, to be refused like a file that cannot be read.
    """
    for path in named:
        yield from sorted(filter(_is_sheet, path.rglob("*"))) or [path]


def _is_sheet(path: Path) -> bool:
    kept = path.name.startswith(("~$", "."))  # by a program, while a file is open
    if kept or path.is_dir():
        return False
    if path.suffix.lower() == ".txt":  # Excel's "Unicode text", or words to the reader
        return b"grp" in path.read_bytes()[:40].replace(b"\0", b"")
    return path.suffix.lower() in {".csv", *_WORKBOOKS}


def _read(path: Path) -> Sums:
    if path.suffix.lower() in _WORKBOOKS:
        return sums_file.read("\n".join(_rows(path)).encode())
    try:
        return sums_file.read(path.read_bytes())
    except OSError as error:
        raise BadValue("读不了：文件不在，没有权限，或是空文件夹。") from error


def _rows(path: Path) -> Iterator[str]:
    """Yield the rows of a workbook's first sheet, as the file that was opened had them."""
    from xfcli.sheet import input_file

    for sheet in input_file.sheets(path):
        for row in sheet.rows:
            yield ",".join(map(_written, row))
        return


def _written(cell: object) -> str:
    whole = isinstance(cell, float) and cell.is_integer()
    return f"{cell:.0f}" if whole else str(cell)


def _county(
    paths: list[Path], month: str | None, quarter: str | None, half: str | None, year: str | None
) -> County:
    county: County | None = None
    unread: list[tuple[str, str]] = []
    by_name = {str(path): path for path in paths}
    for name in show.progress(by_name, len(by_name), "合计"):
        try:
            given = _read(by_name[name])
        except BadValue as error:
            unread.append((name, str(error)))
            continue
        if county is None:
            span, last = _period(given.closings, month, quarter, half, year)
            county = County(span, last, lambda name: _read(by_name[name]))
        county.add(name, given)
    if county is None:
        said = "；".join(f"{name} {why}" for name, why in unread)
        raise Refused(f"没有一份可以合计：{said or '没有找到 .csv 文件'}")
    for name, why in unread:
        county.refuse(name, why)
    return county


def _period(
    closings: Closings, month: str | None, quarter: str | None, half: str | None, year: str | None
) -> tuple[Span, date]:
    """Return the period that is asked for, and the last day that the files must reach."""
    if len([text for text in (month, quarter, half, year) if text]) > 1:
        raise BadValue("只能选一个期间：--month、--quarter、--half 或 --year。")
    today = dates.today(os.environ)
    if quarter:
        span = dates.quarter(quarter, closings)
    elif half:
        span = dates.half(half, closings)
    elif year:
        span = dates.year(year, closings)
    else:
        span = dates.month(month or "上月", today, closings)
    last = min(span.last, dates.month("上月", today, closings).last)
    if span.first > last:
        raise Refused(f"{span.label}还没有满一个月，没有可合计的。")
    return span, last


def _roster(path: Path) -> Mapping[str, str]:
    """Return the places that must report, by code."""
    if path.suffix.lower() in _WORKBOOKS:
        return rosters.read(_rows(path))
    try:
        return rosters.read(sums_file.decoded(path.read_bytes()).splitlines())
    except OSError as error:
        raise BadValue(f"名册「{path.name}」读不了：不在，或没有权限。") from error


def _check_code(code: str, county: County) -> None:
    """Raise BadValue where sums would go up under the code of another place, or of one of their own."""
    others = [town.code for town in county.towns if not sums_file.is_under(town.code, code)]
    if code in others or len(others) == len(county.towns):
        raise BadValue(
            f"--code 要写本级的区划代码，合计的单位不在 {code} 之下：{'、'.join(others)}。"
            f"如果合计的是这一级，写 --code {others[0][:6]}"
        )


def _check_place(output: Path | None, code: str) -> None:
    """Raise BadValue where sums cannot be put: together into a file, each as it is into a folder."""
    if output is None or output.suffix.lower() != (".csv" if code else ""):
        raise BadValue(
            "--sums 合成一份往上报，写成 .csv，带上本级的区划代码：--sums -o 某县.csv --code 370211；"
            "各份照原样另写，写文件夹：--sums -o 文件夹"
        )


def _give(county: County, code: str, name: str, output: Path, *, replace: bool) -> None:
    """Write the sums of all under `code` as one file; without it those of each into a folder."""
    if code:
        _check_code(code, county)
        given = county.sums(code, name)
        _put(output, given, replace=replace)
        seal = f"封印 {tables.seal_words(given.seal)}"
    else:
        seal = "一个单位一份，照原样"
        for given in county.each():
            _put(output / f"{given.town}.csv", given, replace=replace)
    show.talk(f"已写入 {output}：{len(county.towns)} 个单位。{seal}")


def _put(output: Path, given: Sums, *, replace: bool) -> None:
    text = sums_file.text_of(given)
    files.put(
        output, lambda draft: draft.write_text(text, "utf-8-sig", newline="\n"), replace=replace
    )


def _emit(county: County, name: str, missing: list[str], wanted: Format) -> None:
    made = small_cells.folded(county.report(name))
    words, towns = paragraph.write(made), rollup.table(county.towns)
    if wanted.output and wanted.output.suffix.lower() in {".xlsx", ".docx", ".html"}:
        files.write_report(
            wanted.output, made, words, "", towns, replace=wanted.replace, towns=towns
        )
        show.talk(f"已写入 {wanted.output}")
        return
    checks = tuple(tables.check_lines(made))
    if show.is_terminal() and not (wanted.json or wanted.csv or wanted.output):
        show.emit(
            (*overview.grid(made), towns), None, wanted, overview.head(made), (*checks, words),
            tiles=overview.headline(made),
        )  # fmt: skip
        return
    data = report.as_data(made) | {"paragraph": words}
    data |= rollup.as_data(county.towns, county.notices, missing)
    as_csv = wanted.csv or (wanted.output and wanted.output.suffix.lower() == ".csv")
    shown = (tables.flat(made),) if as_csv else (*tables.tables(made), towns)
    show.emit(shown, data, wanted, tuple(tables.head(made)), (words, *checks))


def _tell(county: County, missing: list[str]) -> None:
    """Say of each file what is to be said; Refused where something was left out or is missing."""
    for notice in county.notices:
        show.talk(f"{notice.file}：{notice.said}")
    left_out = sum(not notice.is_counted for notice in county.notices)
    said = [f"{left_out} 份没有计入（见上）"] if left_out else []
    said += [f"缺报 {len(missing)} 个：{'、'.join(missing)}"] if missing else []
    if said:
        raise Refused(f"已合计 {len(county.towns)} 个单位；{'；'.join(said)}。补齐后再合计一次。")
