"""stdout, stderr and stdin in the encoding of whoever is at their other end.

A console takes any character. A pipe or a file on Windows has no encoding of its own: its reader
(`| more`, PowerShell, Notepad) goes by the code page of the console, Chinese or not.
"""

import codecs
import errno
import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Final, TextIO

from xfcli.errors import BadValue
from xfcli.text import BYTE_ORDER_MARKS, has_han, is_lost

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_CHINESE_PAGES: Final = frozenset({"cp936", "gbk", "gb2312", "gb18030"})
_NO_PAGE: Final = "cp0"


def encoding_of_pipes(page: str, asked: str = "") -> str:
    """Return in which encoding Windows' pipes and files are written.

    `page` is that of the console, else of the system, as cp936; `asked` is PYTHONIOENCODING, or
    utf-8 where PYTHONUTF8 asks for it, "" for neither.
    Of the code pages only the Chinese one holds Chinese, and GB18030 is the whole of it, rare name
    characters included; wherever another is set UTF-8 loses nothing.
    """
    return asked or ("gb18030" if page.lower() in _CHINESE_PAGES else "utf-8")


def set_up() -> None:
    """Make stdout, stderr and stdin unable to fail on a character, whatever the code page.

    A program without a console (pythonw, the task scheduler) has neither: what is said goes nowhere.
    """
    sys.stdout = _made_safe(sys.stdout, 1)
    sys.stderr = _made_safe(sys.stderr, 2)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")  # and then `meant`


def insist_on_chinese_names() -> None:
    """Start Python anew in UTF-8 where its locale (LC_ALL=C) cannot name a file 备份; pipes stay as they are."""
    try:
        "备份".encode(sys.getfilesystemencoding())
    except UnicodeEncodeError:
        if sys.stdout:
            os.environ.setdefault("PYTHONIOENCODING", sys.stdout.encoding)
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606


def _made_safe(stream: TextIO | None, number: int) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  (for good)
    if not isinstance(stream, io.TextIOWrapper):
        return stream  # a test's
    encoding = stream.encoding
    if os.name == "nt" and not is_console(stream):
        encoding = _known(encoding_of_pipes(_page(), _asked()), encoding)
        if number == stream.fileno():
            stream = io.TextIOWrapper(io.BufferedWriter(Pipe(number, "wb", closefd=False)))
    stream.reconfigure(encoding=encoding, errors="backslashreplace")
    return stream


def _known(encoding: str, otherwise: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return otherwise


def _asked() -> str:
    # The bundle's Python is isolated and does not look at these.
    asked = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    return asked or ("utf-8" if os.environ.get("PYTHONUTF8") == "1" else "")


def _page() -> str:
    # Of a stream that is the console Python says its page; where none is, the system's page counts.
    pages = [page for number in (2, 0, 1) if (page := os.device_encoding(number))]
    return next((p for p in pages if p != _NO_PAGE), _system_page())


def _system_page() -> str:
    import locale

    return locale.getencoding()


class Pipe(io.FileIO):
    """A pipe whose reader may go away: Windows then says EINVAL, which would pass for a bad disk."""

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write; BrokenPipeError where nobody reads any more."""
        try:
            return super().write(data)
        except OSError as error:
            if error.errno == errno.EINVAL:
                raise BrokenPipeError(errno.EPIPE, "") from error
            raise


def is_console(stream: TextIO | None) -> bool:
    """Whether `stream` is a terminal. Windows takes NUL for one as well: it is none."""
    if stream is None or not stream.isatty():
        return False
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    return os.name != "nt" or raw is None or type(raw).__name__ == "_WindowsConsoleIO"


def is_old_console() -> bool:
    """Whether this is Windows' older console, which a Chinese font makes draw “ ” — two places wide."""
    return os.name == "nt" and "WT_SESSION" not in os.environ


# What comes in


def decoded(data: bytes, *, chinese_page: bool) -> str:
    """Return the text of `data` as it was sent: UTF-8, GBK, or what its byte order mark says.

    On a system with a Chinese code page bytes that are valid as both (楼漏水) are GBK, unless they
    give Chinese in UTF-8. BadValue where neither reads them, or where a pipe put ? for every Han.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _insist_on_text(data.decode(encoding, "replace"))
    found = [text for name in ("utf-8", "gb18030") if (text := _read(data, name)) is not None]
    if not found:
        raise BadValue("送进来的文字编码认不出，请存成 UTF-8 或 GBK。")
    if chinese_page and len(found) == 2 and not has_han(found[0]):
        found.reverse()
    return _insist_on_text(found[0])


def meant(text: str) -> str:
    """Return what was typed as it was meant, where the terminal's encoding is not that of its locale.

    BadValue where it can be read as neither UTF-8 nor GBK.
    """
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeError):
            return os.fsencode(text).decode(encoding)
    raise BadValue(
        "输入里有认不出的字（终端编码不对）。请用 UTF-8 终端，或把内容放进文件，用 --text - 读入。"
    )


def _read(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _insist_on_text(text: str) -> str:
    if is_lost(text):
        raise BadValue(
            "送进来的汉字都变成了问号，没有登记。在 PowerShell 里先运行 "
            "$OutputEncoding = [Text.Encoding]::UTF8，再送一次；或存成文件，在 cmd 里用 < 文件 送入。"
        )
    return text


def stdin_or_refuse() -> BinaryIO:
    """Return what stdin holds, to be read; BadValue where it is a terminal or missing."""
    if sys.stdin is None or is_console(sys.stdin):
        raise BadValue(
            "「-」表示读 < 后面那个文件，现在没有送进内容。例如：xf add --text - < 信.txt"
        )
    return sys.stdin.buffer


def has_chinese_page() -> bool:
    """Whether bytes without a mark are more likely GBK here: a Chinese Windows, a GBK locale."""
    return _system_page().lower() in _CHINESE_PAGES
