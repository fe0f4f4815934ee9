"""What can go wrong, as the officer reads it: one Chinese sentence and an exit code.

Every expected failure is an `XfError`; its text says what is wrong, on which rule, and what to do.
It carries case numbers, never a name, an ID number, a phone or an address.
"""

from datetime import date
from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command; scripts rely on them."""

    OK = 0
    REFUSED = 1  # a rule says no, or `check` found something
    USAGE = 2  # the words of the command are off
    NOT_FOUND = 3  # no such case
    LEDGER = 4  # the ledger file itself
    BUG = 70
    INTERRUPTED = 130


class XfError(Exception):
    """The root of everything xf says no with: the sentence, and in it `cure`, the command to complete.

    On the command line the whole command as it was typed stands there instead: nothing is lost.
    """

    code = ExitCode.REFUSED

    def __init__(self, sentence: str = "", *, cure: str = "") -> None:
        super().__init__(sentence)
        self.cure = cure


class Refused(XfError):
    """A rule forbids the step; the sentence names the rule and the step that is missing."""


class UnlikelyDay(Refused):
    """The computer's clock can hardly be right; whoever sits at it may say that it is."""

    def __init__(self, day: date, seen: str) -> None:
        super().__init__(
            f"{seen}，没有登记。先把电脑的日期调对；"
            f"日期没有错的，设环境变量 XF_TODAY={day} 再运行一次。"
        )
        self.day = day
        self.seen = seen  # what the clock shows, and what speaks against it


class BadValue(XfError):
    """A value that cannot be read: a date, a channel, a head count."""

    code = ExitCode.USAGE


class NotFound(XfError):
    """No case has this number."""

    code = ExitCode.NOT_FOUND


class LedgerError(XfError):
    """The ledger file is missing, foreign, newer, read-only, locked, damaged, or the disk is full."""

    code = ExitCode.LEDGER
