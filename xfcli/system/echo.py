"""The terminal's echo, off while a page is on its way: what is typed early stays for the page.

Windows' console echoes only what it is asked to read: there is nothing to hold.
"""

import atexit
import os
import select
import sys

_MOST = 1 << 16  # bytes that a terminal keeps for whoever reads next

_before: list[object] = []
_early = bytearray()


def hold() -> None:
    """Have the terminal echo nothing from now on, and keep what is typed; as before at the end."""
    is_terminal = all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))
    if os.name == "nt" or not is_terminal or _before:
        return
    import termios

    number = sys.stdin.fileno()
    mode = termios.tcgetattr(number)
    _before.append(list(mode))
    mode[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(number, termios.TCSANOW, mode)
    atexit.register(free)
    if has_more():
        sys.stderr.write("\n")  # what was echoed already stays above the page


def free() -> None:
    """Have the terminal echo as before, for a question that is asked line by line."""
    if _before:
        import termios

        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, _before.pop())  # type: ignore[arg-type]


def set_aside() -> None:
    """Keep what was typed so far for the page that is to come: a question before it is not answered by it."""
    while _before and len(_early) < _MOST and has_more():
        if not (some := os.read(sys.stdin.fileno(), _MOST)):
            break
        _early.extend(some)


def typed_early() -> bytes:
    """Return what was typed while the page was on its way."""
    set_aside()
    data = bytes(_early)
    _early.clear()
    return data


def has_more() -> bool:
    """Whether more was typed already than was read."""
    if os.name != "nt":
        return bool(select.select([sys.stdin.fileno()], [], [], 0)[0])
    import msvcrt

    return msvcrt.kbhit()  # type: ignore[attr-defined,no-any-return,unused-ignore]
