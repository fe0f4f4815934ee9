"""Long output goes through a pager, page by page, where somebody sits at the terminal.

less, or what PAGER names, else our own; where PAGER is empty everything is printed at once.
"""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO, cast

from xfcli.screen import streams

if TYPE_CHECKING:
    import subprocess


class _Page(io.TextIOWrapper):
    """The pipe to a pager: what is written there is read on the terminal."""

    def isatty(self) -> bool:
        return True


@contextmanager
def paged() -> Iterator[None]:
    """Send stdout through a pager while the block runs, if there is one and somebody to turn pages."""
    is_read = streams.is_console(sys.stdin) and streams.is_console(sys.stdout)
    command = _command() if is_read else None
    if command is None:
        yield
        return
    if not command:
        with _own_pages():
            yield
        return
    import subprocess

    # -F: what fits on the screen is simply printed; -R: colours; -X: the screen stays as it is.
    around = {"LESS": "-FRX", "LESSCHARSET": "utf-8", **os.environ}
    pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=around)  # noqa: S603
    assert pager.stdin is not None
    real, sys.stdout = sys.stdout, _Page(pager.stdin, "utf-8", "backslashreplace")
    try:
        yield
    finally:
        page, sys.stdout = sys.stdout, real
        with suppress(OSError):  # it was left before the end
            page.close()
        _wait(pager)


@contextmanager
def _own_pages() -> Iterator[None]:
    from xfcli.screen.pages import Pages

    real = sys.stdout
    sys.stdout = cast("TextIO", Pages(real))
    try:
        yield
    finally:
        sys.stdout = real


def _wait(pager: "subprocess.Popen[bytes]") -> None:
    """Wait until the pager is left; Ctrl-C there is the pager's."""
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):
            pager.wait()


def _command() -> list[str] | None:
    """Return the words that start a pager; [] for our own, None for none."""
    named = os.environ.get("PAGER")
    if named is not None:
        words = named.split()
        return words if words and words != ["cat"] and shutil.which(words[0]) else None
    found = None if os.name == "nt" else shutil.which("less")
    return [found] if found else []
