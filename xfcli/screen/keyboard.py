"""The keys of a terminal, so read that what is pasted is never taken for typing.

Consoles that do not mark a paste (Windows 10's, a serial line) send it as keys, and its line ends as
Enter: ten lines of a letter would fill five fields and confirm the rest. Here every burst of several
lines becomes one paste, as marked ones are.
"""

import os
import select
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.input import Input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

_QUIET: Final = 0.03  # seconds after which a key belongs to no burst: nobody types that fast
_STILL: Final = 0.1  # the same once a paste has begun
_MORE: Final = 0.005  # seconds that more of a burst may take to come
_LONGEST: Final = 1.0  # seconds for which one burst is gathered
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
        self._burst, self._last = Burst(), 0.0

    def touch(self) -> None:
        """Note that a burst may still go on: time spent on drawing is no pause."""
        self._last = self._clock()

    def gathered(self, keys: list[KeyPress]) -> list[KeyPress]:
        """Return what is handed on of `keys`, which came together."""
        if not keys:
            return keys
        pause = self._clock() - self._last
        if pause > (_STILL if self._burst.is_paste else _QUIET):
            self._burst = Burst()
            self._paused()
        self.touch()
        text = _text_of(keys)
        if not text:  # an arrow, a function key: no text goes on over it
            self._burst = Burst()
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


def opened(keyboard: Keyboard) -> Input:
    """Return the input of the terminal, its keys gathered by `keyboard`."""
    source = get_app_session().input
    clear_typeahead(source)  # what was pressed on the page before decides nothing on this one
    if os.name == "nt":
        _read_console_keys(source)
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


def forget_the_rest() -> None:
    """Throw away what was typed and not read, so that none of it reaches the shell."""
    if os.name == "nt":
        import ctypes

        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
        kernel.FlushConsoleInputBuffer(kernel.GetStdHandle(-10))
    elif sys.stdin.isatty():
        import termios

        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
