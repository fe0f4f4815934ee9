"""The computer's clock, where it can hardly be right: asked about on a terminal, refused elsewhere."""

import os
from collections.abc import Callable
from typing import TypeVar

from xfcli.errors import Refused, UnlikelyDay
from xfcli.screen import show

T = TypeVar("T")


def asked_about(run: Callable[[], T]) -> T:
    """Run a command; where it doubts the day, ask whoever sits there, and run it again on that day.

    Nothing of the first run was recorded. Refused where the day is wrong; UnlikelyDay where nobody
    can be asked.
    """
    try:
        return run()
    except UnlikelyDay as doubt:
        from xfcli.screen import options

        if not options.can_ask():
            raise
        show.talk(f"{doubt.seen}。")
        if options.ask("日期没有错，照这个日期登记？输入 是 确认") != "是":
            raise Refused("没有登记。先把电脑的日期调对。") from None
        os.environ["XF_TODAY"] = str(doubt.day)
    return run()
