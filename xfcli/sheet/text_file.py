"""Reads sheets kept as text (.csv): tells the encoding and the delimiter, and yields the records.

An encoding is taken only if the whole file reads without a fault; memory stays flat.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from xfcli.errors import BadValue
from xfcli.sheet.cells.text import Cell
from xfcli.text import BYTE_ORDER_MARKS

_CHUNK: Final = 1 << 20
_LONGEST_CELL: Final = 1 << 24  # characters; only an unclosed quote makes a longer one
_FEW_PAIRS: Final = 8  # Chinese characters that an encoding is judged by
_A_DAY: Final = re.compile(r"(?:^|[,;\t])\"?\d{2,4}[-./年]\d{1,2}[-./月]\d{1,2}日?[\d: ]*\"?[,;\t]")


def encoding(path: Path, head: bytes) -> str:
    """Return the encoding: the byte order mark's, else UTF-8, else GB18030, each without a fault.

    Takes the file and its first bytes. Raises BadValue where no encoding reads the whole of it.
    """
    for mark, marked in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return marked
    if b"\0" in head:
        raise BadValue(
            f"{path.name} 不是文本文件，或者编码认不出来。请用 Excel 或 WPS 另存为 .xlsx 后再导入。"
        )
    position, only_latin = _decodes(path, "utf-8")
    if position is None and not only_latin:
        return "utf-8"
    # A few GBK characters are valid UTF-8 by accident (联通), but never Chinese in UTF-8.
    chinese_fault, _ = _decodes(path, "gb18030")
    if chinese_fault is None:
        return "big5" if _is_big5(path) else "gb18030"
    if position is None:
        return "utf-8"
    raise BadValue(
        f"{path.name} 的编码认不出来（第 {chinese_fault + 1} 个字节附近有误），"
        "请另存为 .xlsx，或用 --encoding 指明编码。"
    )


def _decodes(path: Path, encoding: str) -> tuple[int | None, bool]:
    """Return the place of the first fault, and whether the text is accented but not Chinese."""
    decoder = codecs.getincrementaldecoder(encoding)()
    place, latin, chinese = 0, False, False
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                return place + error.start, False
            latin = latin or bool(re.search("[\x80-\u07ff]", text))
            chinese = chinese or bool(re.search("[\u2e80-\uffff]", text))
            place += len(chunk)
            if not chunk:
                return None, latin and not chinese


def _is_big5(path: Path) -> bool:
    """Return whether a text reads as customary characters in Big5, and as rare ones in GB18030."""
    with path.open("rb") as file:
        sample = file.read(_CHUNK)
    pairs: list[bytes] = re.findall(rb"[\x81-\xfe][\x40-\xfe]", sample)
    if len(pairs) < _FEW_PAIRS or _decodes(path, "big5")[0] is not None:
        return False
    # The first level of GB 2312, and of Big5, each by its first byte; both with their punctuation.
    gb = sum(
        (b"\xb0" <= pair[:1] <= b"\xd7" and pair[1:] >= b"\xa1") or pair[:1] == b"\xa3"
        for pair in pairs
    )
    big5 = sum(b"\xa4" <= pair[:1] <= b"\xc6" or pair[:1] in b"\xa1\xa2\xa3" for pair in pairs)
    return gb < 0.75 * len(pairs) and big5 > 0.9 * len(pairs)


def records(path: Path, encoding: str) -> Iterator[list[Cell]]:
    """Yield the records of a text file, each as many cells as it has.

    Raises BadValue, with the row, for an unknown encoding and for whatever cannot be read.
    """
    line = 0
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding=encoding, newline="") as file:
            sample = list(islice(file, 30))
            file.seek(0)
            declared = re.fullmatch(r"\ufeff?sep=(.)\s*", sample[0]) if sample else None
            if declared:
                file.readline()
                yield []
            delimiter = declared[1] if declared else _delimiter(sample)
            # Lenient reading would put the rows after an unclosed quote into one cell, without a word.
            reader = csv.reader(file, delimiter=delimiter, strict=True)
            before = line = 1 if declared else 0
            for record in reader:
                if before + reader.line_num > line + 1 and _holds_rows(record, delimiter):
                    raise csv.Error
                line = before + reader.line_num
                yield [_unprotected(cell) if cell[:2] == '="' else cell for cell in record]
    except LookupError:
        raise BadValue(f"没有「{encoding}」这种编码，常用的是 utf-8、gb18030、utf-16。") from None
    except UnicodeError:
        raise BadValue(f"{path.name} 不是 {encoding} 编码，请另存为 .xlsx 后再导入。") from None
    except csv.Error:
        raise BadValue(
            f"{path.name} 第 {line + 1} 行的英文引号没有配对，从这里起分不清行和列，整个文件没有读。"
            "请用记事本改好这一行（内容里的英文引号要写两遍），或在原系统里改导 .xlsx。"
        ) from None
    except OSError:
        raise BadValue(f"{path.name} 读到第 {line + 1} 行时中断，请检查磁盘或U盘。") from None


def _holds_rows(record: list[str], delimiter: str) -> bool:
    """Return whether a cell holds whole rows: a quote was closed by that of a later row."""
    later = (line for cell in record if "\n" in cell for line in cell.split("\n")[1:])
    return any(_A_DAY.search(line) and line.count(delimiter) > 1 for line in later)


def _delimiter(sample: list[str]) -> str:
    """Return the delimiter that cuts most lines into the same number of cells."""

    def evenness(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(record) for record in csv.reader(sample, delimiter=delimiter)]
        except csv.Error:
            return (0, 0)
        return max(
            ((widths.count(width), width) for width in set(widths) if width > 1), default=(0, 0)
        )

    return max((",", "\t", ";"), key=evenness)


def _unprotected(cell: str) -> str:
    """Return what is meant by ="0012", with which systems keep Excel from reading a number."""
    return cell[2:-1] if cell[-1] == '"' and len(cell) > 2 else cell
