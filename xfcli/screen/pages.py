"""Our own pager, for where there is none (Windows): a screen at a time, as it is written."""

import io
import os
import sys
from typing import Final, TextIO

_ASK: Final = "-- 回车 下一页  q 不看了 --"
_LEFT: Final = frozenset("qQｑ\x1b\x03")


class Pages(io.TextIOBase):
    """A terminal on which writing waits after each screen; what comes after `q` goes nowhere."""

    def __init__(self, screen: TextIO) -> None:
        self._screen, self._lines, self._is_left = screen, 0, False

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """That of the terminal."""
        return self._screen.encoding

    def isatty(self) -> bool:
        """Whether it is a terminal: it is."""
        return True

    def fileno(self) -> int:
        """Return the number of the terminal's stream."""
        return self._screen.fileno()

    def flush(self) -> None:
        """Send what was written on its way."""
        self._screen.flush()

    def write(self, text: str) -> int:
        """Write lines of the terminal's width or less; wait where a screen is full."""
        for line in text.splitlines(keepends=True):
            if not self._is_left and self._lines >= os.get_terminal_size(self.fileno()).lines - 1:
                self._wait()
            if not self._is_left:
                self._screen.write(line)
                self._lines += line.endswith("\n")
        return len(text)

    def _wait(self) -> None:
        self._screen.write(_ASK)
        self._screen.flush()
        self._is_left = _key() in _LEFT
        self._screen.write("\r" + " " * 2 * len(_ASK) + "\r")
        self._lines = 0


def _key() -> str:
    """Return the key that is pressed next, without an Enter after it."""
    if os.name == "nt":
        import msvcrt

        return str(msvcrt.getwch())  # type: ignore[attr-defined,unused-ignore]
    import termios
    import tty

    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setcbreak(sys.stdin)
        return sys.stdin.read(1)
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
