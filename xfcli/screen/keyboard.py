"""The keys of a terminal, so read that what is pasted is never taken for typing.

Consoles that do not mark a paste (Windows 10's, a serial line) send it as keys, and its line ends as
Enter: ten lines of a letter would fill five fields and confirm the rest. Here every burst of several
lines becomes one paste, as marked ones are. A terminal in GBK under a locale in UTF-8 is read too.
"""

import atexit
import codecs
import os
import re
import select
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.input import Input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

from xfcli.screen import streams
from xfcli.system import echo

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_QUIET: Final = 0.03  # seconds after which a key belongs to no burst: nobody types that fast
_STILL: Final = 0.1  # the same once a paste has begun
_MORE: Final = 0.005  # seconds that more of a burst may take to come
_LONGEST: Final = 1.0  # seconds for which one burst is gathered
_NO_TEXT: Final = re.compile("\x1b(O.|\\[[0-9;]*[ -/]*[@-~])?|[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")
_AS_TEXT: Final = {Keys.ControlM: "\n", Keys.ControlJ: "\n", Keys.ControlI: " "}


class Burst(NamedTuple):
    """What has come without a pause: its text, and whether it was handed on as a paste."""

    text: str = ""
    is_paste: bool = False


class Keyboard:
    """Gathers keys into bursts; `paused` is called before the first key of each.

    A burst that turns out to be a paste is handed on whole each time more of it comes: whoever takes
    it goes back to how things stood when `paused` was called last.
    """

    def __init__(self, paused: Callable[[], None], clock: Callable[[], float] = time.monotonic):
        self._paused, self._clock = paused, clock
        self._burst, self._last, self._is_cut = Burst(), 0.0, False

    def touch(self) -> None:
        """Note that a burst may still go on: time spent on drawing is no pause."""
        self._last = self._clock()

    def gathered(self, keys: list[KeyPress]) -> list[KeyPress]:
        """Return what is handed on for `keys`, which came together: the keys, or the burst as one paste.

        A paste holds all text of the burst so far; Ctrl-C goes on behind it. [] for no keys.
        """
        if not keys:
            return keys
        pause = self._clock() - self._last
        if self._is_cut or pause > (_STILL if self._burst.is_paste else _QUIET):
            self._burst = Burst()
            self._paused()
        self.touch()
        text = _text_of(keys)
        self._is_cut = not text  # an arrow, a function key: no text goes on over it
        if not text:
            return keys
        whole = self._burst.text + text
        is_paste = self._burst.is_paste or _is_several_lines(whole)
        self._burst = Burst(whole, is_paste)
        if is_paste:
            return [KeyPress(Keys.BracketedPaste, whole), *filter(_puts_down, keys)]
        return keys


def _puts_down(key: KeyPress) -> bool:
    return key.key is Keys.ControlC


def _text_of(keys: list[KeyPress]) -> str:
    """Return the text that keys make; an arrow among them makes none."""
    parts = []
    for key in keys:
        if key.key is Keys.BracketedPaste:
            parts.append(key.data.replace("\r\n", "\n").replace("\r", "\n"))
        elif key.key in _AS_TEXT:
            parts.append(_AS_TEXT[Keys(key.key)])
        elif not isinstance(key.key, Keys):
            parts.append(key.data)
    return "".join(parts)


def _is_several_lines(text: str) -> bool:
    """Whether a line end has text before it and anything after: one line and Enter is an ID reader."""
    return "\n" in text.strip("\n") or (bool(text.strip("\n")) and text.endswith("\n\n"))


class Decoder(codecs.IncrementalDecoder):
    """Reads what a terminal sends by its locale; from the first byte on that is none, the other way.

    The ways are UTF-8 and GB18030, which holds all of GBK and the rare characters of names besides.
    """

    def __init__(self, errors: str = "strict", *, chinese_page: bool) -> None:
        super().__init__(errors)
        first, self._other = ("gb18030", "utf-8") if chinese_page else ("utf-8", "gb18030")
        self._decoder = codecs.getincrementaldecoder(first)()

    def decode(self, data: "ReadableBuffer", final: bool = False) -> str:
        """Return the characters that `data` ends; what is no text either way becomes U+FFFD."""
        if not self._other:
            return self._decoder.decode(data, final)
        begun = self._decoder.getstate()[0]  # of a character whose end is still to come
        with suppress(UnicodeDecodeError):
            text = self._decoder.decode(data, final)
            if self._other == "utf-8" or not re.search("[\u0100-\u07ff]", text):
                return text  # what is 要 in GBK is Ҫ in UTF-8, which nobody types here
        self._decoder, self._other = codecs.getincrementaldecoder(self._other)("replace"), ""
        return self._decoder.decode(begun + bytes(data), final)


def opened(keyboard: Keyboard) -> Input:
    """Return the input of the terminal, its keys gathered by `keyboard`."""
    source = get_app_session().input
    atexit.unregister(forget_the_rest)
    atexit.register(forget_the_rest)  # what is typed while a command ends is none for the shell
    clear_typeahead(source)  # what was pressed on the page before decides nothing on this one
    if os.name == "nt":
        _read_console_keys(source)
    elif reader := getattr(source, "stdin_reader", None):  # a test's has none
        reader._stdin_decoder = Decoder(chinese_page=streams.has_chinese_page())
    read = partial(type(source).read_keys, source)  # gathered by nobody yet

    def read_keys() -> list[KeyPress]:
        keys = [_whole(key) for key in read()]
        if len(keys) > 1 and os.name != "nt":
            keys += _rest(source, read)
        return keyboard.gathered(keys)

    source.read_keys = read_keys  # type: ignore[method-assign]
    return source


def _rest(source: Input, read: Callable[[], list[KeyPress]]) -> list[KeyPress]:
    """Return what else is on its way: a terminal hands a long paste over in pieces."""
    keys: list[KeyPress] = []
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until and select.select([source.fileno()], [], [], _MORE)[0]:
        some = read()
        if not some and source.closed:
            break
        keys += map(_whole, some)
    return keys


def _whole(key: KeyPress) -> KeyPress:
    """Return a key whose rare characters (𠮷) are whole, not in two halves."""
    if not any("\ud800" <= character <= "\udfff" for character in key.data):
        return key
    data = key.data.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return KeyPress(data if not isinstance(key.key, Keys) else key.key, data)


def _read_console_keys(source: Input) -> None:
    """Have Windows' console read by its own keys: as VT text it splits rare characters and pastes."""
    from prompt_toolkit.input import win32  # type: ignore[attr-defined,unused-ignore]

    source._use_virtual_terminal_input = False  # type: ignore[attr-defined]
    source.console_input_reader = win32.ConsoleInputReader()  # type: ignore[attr-defined]


def typed_early() -> str:
    """Return the text that was typed before the first page was drawn; keys that are no text are left out."""
    data = echo.typed_early()
    text = Decoder(chinese_page=streams.has_chinese_page()).decode(data)
    return _NO_TEXT.sub("", text).replace("\r", "\n")


def forget_the_rest() -> None:
    """Throw away what was typed and not read, so that none of it reaches the shell."""
    if os.name == "nt":
        import ctypes

        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
        kernel.FlushConsoleInputBuffer(kernel.GetStdHandle(-10))
    elif sys.stdin.isatty():
        import termios

        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
