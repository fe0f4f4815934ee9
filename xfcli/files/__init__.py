"""The one writer of files: a view's tables as .xlsx, .csv, .docx or .html, its data as .json.

A file is built beside its place and moved there when whole; one that exists is not touched unless
the officer says so. Text stays text: nothing the register holds can become a formula.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeVar

from xfcli.errors import BadValue, Refused
from xfcli.reporting.report import Report
from xfcli.system import patience, reasons, unfinished
from xfcli.table import NO_CAPTION, Caption, Table

Made = TypeVar("Made")


def write(
    path: Path,
    tables: Iterable[Table],
    data: object,
    *,
    caption: Caption = NO_CAPTION,
    replace: bool | None = None,
) -> None:
    """Write `tables` (or `data`, for .json) to `path`, in the format that its ending names.

    `caption` is the title on paper, in Excel that of the printed page. BadValue for another ending; Refused where the file exists (unless `replace`) or cannot be written.
    """
    writer = _writer(path)
    shown = tuple(tables)
    put(path, lambda draft: writer(draft, shown, data, caption), replace=replace)


def write_report(
    path: Path, made: Report, words: str, own_words: str, cases: Table, *, replace: bool | None = None,
    towns: Table | None = None, officer: str = "",
) -> None:  # fmt: skip
    """Write the report to `path` as a paper (.docx), a page (.html), else a workbook (with the table `cases`).

    `words` is its paragraph in official style, `own_words` the officer's own (empty: none), `towns` a
    row for each place that the report adds up, `officer` who filled it in. Refused where the file
    exists (unless `replace`) or cannot be written.
    """

    def build(draft: Path) -> None:
        if path.suffix.lower() == ".docx":
            from xfcli.files import monthly_paper

            monthly_paper.write(draft, made, words, own_words, towns, officer)
        elif path.suffix.lower() == ".html":
            from xfcli.files import page

            page.write_report(draft, made, words, own_words, towns)
        else:
            from xfcli.files import monthly_sheet

            monthly_sheet.write(draft, made, words, own_words, cases, officer)

    put(path, build, replace=replace)


def write_form(
    path: Path, template: Path, listed: Table, caption: Caption, *, replace: bool | None = None
) -> None:
    """Write the office's own form `template` to `path`, filled with the rows of a list.

    BadValue where the two are of different kinds; Refused where the form cannot be filled.
    """
    from xfcli.files import own_form
    from xfcli.reporting import form_fields

    own_form.check_kinds(template, path)
    form = form_fields.of_list(listed, caption)
    put(path, lambda draft: own_form.fill(template, form, draft), replace=replace)


def may_write(path: Path, *, replace: bool | None = None) -> None:
    """Raise Refused where `path` exists, unless `replace`: what the command's --yes says, None where it has none."""
    if path.exists() and not replace:
        cure = "或者先把它移走" if replace is None else "要覆盖它，加上 --yes"
        raise Refused(f"「{path}」已经存在，没有动它。换一个文件名，{cure}。")


def put(path: Path, build: Callable[[Path], Made], *, replace: bool | None = None) -> Made:
    """Have `build` make a file beside `path`, move it to `path` once it is whole; return its result.

    `build` gets the path to write to. Refused where `path` exists (unless `replace`) or cannot be
    written.
    """
    may_write(path, replace=replace)
    try:
        with unfinished.beside(path) as draft:
            made = build(draft)
            draft.chmod(0o600)  # for its owner only, as the ledger itself
            patience.replace(draft, path)
    except OSError as error:
        raise Refused(
            f"写不了「{path}」（{reasons.reason(error)}）。"
            "查看文件夹是否存在、文件是否正被打开、磁盘是否已满。"
        ) from error
    return made


_Write = Callable[[Path, tuple[Table, ...], object, Caption], None]


def _writer(path: Path) -> _Write:
    if writer := _WRITERS.get(path.suffix.lower()):
        return writer
    raise BadValue(f"不会写「{path.name}」这种文件，请用 {' '.join(_WRITERS)} 结尾的文件名。")


def _xlsx(path: Path, tables: tuple[Table, ...], _data: object, caption: Caption) -> None:
    from xfcli.files import workbook

    workbook.write(path, tables, caption)


def _csv(path: Path, tables: tuple[Table, ...], _data: object, _caption: Caption) -> None:
    from xfcli.files import plain

    plain.write_csv(path, tables)


def _json(path: Path, _tables: tuple[Table, ...], data: object, _caption: Caption) -> None:
    from xfcli.files import plain

    plain.write_json(path, data)


def _docx(path: Path, tables: tuple[Table, ...], _data: object, caption: Caption) -> None:
    from xfcli.files import document

    document.write(path, tables, caption)


def _html(path: Path, tables: tuple[Table, ...], _data: object, caption: Caption) -> None:
    from xfcli.files import page

    page.write(path, tables, caption)


_WRITERS: Final[dict[str, _Write]] = {
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".json": _json,
    ".docx": _docx,
    ".html": _html,
}
