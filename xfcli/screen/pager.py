"""Long output goes through a pager, page by page, where somebody sits at the terminal.

less, or what PAGER names; where there is none, or PAGER is empty, everything is printed at once.
"""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

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
    command = _command()
    if not command or not (streams.is_console(sys.stdin) and streams.is_console(sys.stdout)):
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


def _wait(pager: "subprocess.Popen[bytes]") -> None:
    """Wait until the pager is left; Ctrl-C there is the pager's."""
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):
            pager.wait()


def _command() -> list[str]:
    named = os.environ.get("PAGER")
    if named is not None:
        words = named.split()
        return words if words and words != ["cat"] and shutil.which(words[0]) else []
    found = None if os.name == "nt" else shutil.which("less")
    return [found] if found else []
