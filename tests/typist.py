"""Somebody at a terminal: types real keys into xf on a pseudo-terminal, and reads what is drawn there."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable

import pyte


class Typist:
    """A terminal of some size with a program in it."""

    def __init__(self, *words: str, columns: int = 80, rows: int = 25, **env: str) -> None:
        self._run([sys.executable, "-m", "xfcli", *words], columns, rows, env)

    @classmethod
    def running(cls, command: list[str]) -> "Typist":
        """Return a terminal with another command in it."""
        typist = cls.__new__(cls)
        typist._run(command, 80, 25, {})
        return typist

    def _run(self, command: list[str], columns: int, rows: int, env: dict[str, str]) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.code: int | None = None
        self.keys = 0  # pressed so far
        self.written = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", **env})
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float = 0.02) -> bool:
        """Take in what was written within `seconds`; whether anything was."""
        if self.code is not None or not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            data = b""
        if not data:
            self._ended()
            return False
        self.written += data
        self.stream.feed(data)
        if b"\x1b[6n" in data:  # where is the cursor?
            at = self.screen.cursor
            os.write(self.fd, f"\x1b[{at.y + 1};{at.x + 1}R".encode())
        return True

    def _ended(self) -> None:
        if self.code is None:
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    @property
    def lines(self) -> list[str]:
        """The screen; a wide character stands for its two places."""
        buffer = self.screen.buffer
        return [
            "".join(buffer[y][x].data for x in range(self.screen.columns)).rstrip()
            for y in range(self.screen.lines)
        ]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def until(self, wanted: str | Callable[[str], bool], seconds: float = 60) -> str:
        """Wait until `wanted` stands on the screen; return the screen."""
        is_there = wanted if callable(wanted) else lambda text: wanted in text
        end = time.monotonic() + seconds
        while not is_there(self.text):
            self.read()
            if time.monotonic() > end or (self.code is not None and not is_there(self.text)):
                raise AssertionError(f"{wanted!r} is not on the screen:\n{self.text}")
        self.settle()
        return self.text

    def settle(self, seconds: float = 0.08) -> None:
        """Wait until nothing is drawn any more."""
        while self.read(seconds):
            pass

    def send(self, data: str) -> None:
        """Send keys at once, as a burst."""
        with contextlib.suppress(OSError):
            os.write(self.fd, data.encode())

    def _sent(self, data: str) -> None:
        """Send keys and wait for what they do: the machine may be busy, and keys must not pile up."""
        before = self._look()
        self.send(data)
        end = time.monotonic() + 6
        while self._look() == before and time.monotonic() < end and self.code is None:
            self.read()
        self.settle(0.08)

    def _look(self) -> tuple[str, int, int]:
        return self.text, self.screen.cursor.x, self.screen.cursor.y

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.keys += 1
            self._sent(key)

    def say(self, text: str, keys: int | None = None) -> None:
        """Have an input method write `text`, for which so many `keys` were pressed; then Enter."""
        if text:
            self.keys += len(text) if keys is None else keys
            self._sent(text)
        self.press("\r")

    def paste(self, text: str, *, marked: bool) -> None:
        """Paste `text`, as a terminal that marks it or as one that sends it as keys."""
        text = text.replace("\n", "\r")
        self.send(f"\x1b[200~{text}\x1b[201~" if marked else text)
        self.settle(0.3)

    def end(self, seconds: float = 60) -> int:
        """Wait until the program has ended; return its exit code."""
        end = time.monotonic() + seconds
        while self.code is None and time.monotonic() < end:
            self.read(0.1)
        if self.code is None:
            self.kill()
            raise AssertionError(f"still runs:\n{self.text}")
        return self.code

    def kill(self) -> None:
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            self._ended()
        with contextlib.suppress(OSError):
            os.close(self.fd)
