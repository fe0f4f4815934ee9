"""Opens .xlsx, .xls and .csv files: the only door to files of sheets and to python-calamine.

Delivers raw sheets, cell by cell as the file has them; what they mean is for others to say.
Whatever is wrong with a file becomes one Chinese sentence (BadValue), never a traceback.
"""

import codecs
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from xfcli.errors import BadValue
from xfcli.sheet import markup_file, old_workbook, row_marks, text_file
from xfcli.sheet.cells.text import Cell
from xfcli.sheet.grid import Range, Sheet
from xfcli.sheet.row_marks import RowMarks
from xfcli.system.reasons import reason

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


# A stray space in the last corner of a sheet would take all memory; A to Z down to the last row fits.
_MOST_CELLS: Final = 30_000_000
_MOST_BYTES: Final = 1 << 29  # of a workbook unpacked: its texts take three times as much in memory
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_ENDINGS: Final = frozenset({".csv", ".txt", ".tsv", ".xls"})  # systems export text named .xls
_MARKUP: Final = re.compile(
    rb"\s*<(?:!doctype|!--|html|table|\?xml|\?mso|meta|head|style|body|div)", re.IGNORECASE
)
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# The BIFF records DATEMODE (1904) and, right behind it, PRECISION.
_XLS_1904: Final = re.compile(rb"\x22\x00\x02\x00\x01\x00[\x0e\xb7]\x00\x02\x00")
_XLSX_1904: Final = re.compile(rb"""date1904\s*=\s*["'](?:1|true)["']""")
# Where a cell stands, or a row (without a column).
_PLACE: Final = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,9})(\d{1,20})["']""")
# Without one of these a sheet has at most 26 columns and 999,999 rows.
_FAR_PLACE: Final = re.compile(rb"""r\s*=\s*["'](?:[A-Za-z]{2,9}\d|[A-Za-z]?\d{7})""")
_SAVE_AS: Final = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。"


def sheets(path: Path, encoding: str | None = None) -> Iterator[Sheet]:
    """Yield the sheets of a file, each to be used up before the next is taken.

    Takes the file and, for text, an encoding that overrides the detection. The kind of file is
    told by its first bytes, not by its name. Raises BadValue where the file cannot be read.
    """
    head = _head(path)
    if head.startswith(_ZIP):
        yield from _workbook(path, *_check_zip(path))
    elif head.startswith(_OLE):
        yield from _workbook(path, *_check_ole(path))
    elif _MARKUP.match(head.removeprefix(codecs.BOM_UTF8)):
        yield from markup_file.sheets(path, head, encoding or _encoding_of_page(path, head))
    elif path.suffix.lower() not in _TEXT_ENDINGS:
        raise BadValue(f"{path.name} 不是 .xlsx、.xls 或 .csv 文件，或者已经损坏。{_SAVE_AS}")
    else:
        rows = text_file.records(path, encoding or text_file.encoding(path, head))
        yield Sheet(path.stem, rows, ragged=True)


def _encoding_of_page(path: Path, head: bytes) -> str:
    """Return the encoding that a page names, or else that of the text; gb2312 pages are GB18030."""
    named = _CHARSET.search(head)
    said = named[1].decode().lower() if named else ""
    try:
        codecs.lookup(said)
    except LookupError:
        said = text_file.encoding(path, head)
    return "gb18030" if said in {"gb2312", "gbk", "gb_2312-80"} else said.removesuffix("-sig")


def _head(path: Path) -> bytes:
    """Return the first bytes of the file; every way in which it cannot be opened is told here."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except FileNotFoundError:
        raise BadValue(f"找不到文件 {path.name}，请核对文件名和所在文件夹。") from None
    except OSError as error:
        if path.is_dir():
            raise BadValue(f"{path.name} 是文件夹，请指明其中的文件。") from None
        if "*" in path.name or "?" in path.name:
            raise BadValue(f"{path.name} 里有通配符，一次读一个文件：写出它的全名。") from None
        if isinstance(error, PermissionError):
            raise BadValue(
                f"{path.name} 打不开：可能正被 Excel 或 WPS 占用，请先关闭它；或者没有读取权限。"
            ) from None
        raise BadValue(f"{path.name} 读不出来（{reason(error)}）。") from None
    except ValueError:
        raise BadValue(f"{path.name} 读不出来，请核对文件名。") from None
    if not head.strip(b"\0 \t\r\n"):
        raise BadValue(f"{path.name} 是空文件。")
    return head


# Workbooks


def _workbook(path: Path, epoch_1904: bool, marks: Mapping[str, RowMarks]) -> Iterator[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    book = _opened(path)
    for index, meta in enumerate(book.sheets_metadata):
        if meta.typ is SheetTypeEnum.WorkSheet:
            sheet = _sheet(path, book, index)
            merged = [Range(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
            hidden = meta.visible is not SheetVisibleEnum.Visible
            of_rows = marks.get(meta.name, {})
            yield Sheet(meta.name, _sheet_rows(sheet), tuple(merged), epoch_1904, hidden, of_rows)


def _opened(path: Path) -> "CalamineWorkbook":
    from python_calamine import PasswordError, load_workbook

    try:
        with path.open("rb") as file, _without_its_talk():
            return load_workbook(file)
    except PasswordError:
        raise BadValue(_locked(path)) from None
    except BaseException as error:
        raise _translated(path, error) from None


def _sheet(path: Path, book: "CalamineWorkbook", index: int) -> "CalamineSheet":
    try:
        with _without_its_talk():
            return book.get_sheet_by_index(index)
    except BaseException as error:
        raise _translated(path, error) from None


@contextmanager
def _without_its_talk() -> Iterator[None]:
    """Keep off stderr what calamine's Rust says there, past Python, where it stumbles (a panic)."""
    try:
        kept = os.dup(2)
    except OSError:  # closed
        yield
        return
    try:
        with suppress(OSError):  # a root that holds nothing else has no /dev/null
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 2)
            os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _translated(path: Path, error: BaseException) -> BaseException:
    """Return what to raise for an error of calamine; a panic in its Rust is no `Exception`."""
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return BadValue(f"{path.name} 已损坏，或者不是 Excel 文件。{_SAVE_AS}")
    return error


def _locked(path: Path) -> str:
    return f"{path.name} 设有打开密码，请在 Excel 或 WPS 里取消密码后再导入。"


def _sheet_rows(sheet: "CalamineSheet") -> Iterator[list[Cell]]:
    """Yield the rows from column A on; calamine leaves out the empty columns at the left."""
    left = sheet.start[1] if sheet.start else 0
    rows: Iterator[list[Cell]] = sheet.iter_rows()
    if not left:
        return rows
    return ([""] * left + row for row in rows)


def _check_zip(path: Path) -> tuple[bool, Mapping[str, RowMarks]]:
    """Refuse a workbook that would not fit into memory.

    Return whether it counts days from 1904, and what marks the rows of its sheets.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_size(path, archive)
            if "xl/workbook.xml" not in archive.namelist():
                is_open = "content.xml" in archive.namelist()
                return False, row_marks.of_open_document(archive) if is_open else {}
            counts_from_1904 = bool(_XLSX_1904.search(archive.read("xl/workbook.xml")))
            return counts_from_1904, row_marks.of_workbook(archive)
    except BadValue:
        raise
    except Exception:  # zipfile raises half a dozen kinds on a damaged archive
        raise BadValue(f"{path.name} 已损坏，没有复制完整。请重新复制或另存一次。") from None


def _check_size(path: Path, archive: zipfile.ZipFile) -> None:
    if sum(info.file_size for info in archive.infolist()) > _MOST_BYTES:
        raise BadValue(
            f"{path.name} 解开后超过 {_MOST_BYTES >> 20} MB，没有读。请分成几个文件导入。"
        )
    for part in archive.namelist():  # a sheet may lie in a part of any name
        _check_area(path, archive, part)


def _check_area(path: Path, archive: zipfile.ZipFile, part: str) -> None:
    """Refuse a sheet by where its rows and cells say they stand: what it declares may be a lie."""
    if not any(map(_FAR_PLACE.search, row_marks.pieces(archive, part))):
        return  # as nearly all sheets
    rows = width = 0
    for piece in row_marks.pieces(archive, part):
        places = _PLACE.findall(piece)
        rows = max(rows, max(map(int, {row for _, row in places}), default=0))
        width = max(width, max(map(_column, {letters for letters, _ in places}), default=0))
    _refuse_area(path, rows, width)


def _refuse_area(path: Path, rows: int, width: int) -> None:
    if rows * width > _MOST_CELLS:
        raise BadValue(
            f"{path.name} 里有一张表写到了第 {rows} 行、第 {width} 列，"
            f"超过 {_MOST_CELLS // 10_000} 万格，没有读。请删除多余的空行空列，保存后再导入。"
        )


def _column(letters: bytes) -> int:
    """Return the number of a column, A is 1; 0 for none."""
    width = 0
    for letter in letters.upper():
        width = width * 26 + letter - 64
    return width


def _check_ole(path: Path) -> tuple[bool, Mapping[str, RowMarks]]:
    """Refuse an encrypted workbook, and one that lies about its size or would not fit into memory.

    Return whether an .xls counts days from 1904, and what marks the rows of its sheets.
    """
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise BadValue(_locked(path))
    if old_workbook.lies(content):
        raise BadValue(f"{path.name} 已损坏，没有复制完整。请重新复制或另存一次。")
    for rows, width in old_workbook.areas(content):
        _refuse_area(path, rows, width)
    marks: Mapping[str, RowMarks] = {}
    with suppress(Exception):  # what is damaged is told by who reads the cells
        marks = row_marks.of_xls(content)
    return bool(_XLS_1904.search(content)), marks
