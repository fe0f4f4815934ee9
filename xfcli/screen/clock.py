"""Days that can hardly be right, the computer's or one typed: asked about on a terminal, refused elsewhere."""

import os
from collections.abc import Callable
from datetime import date
from typing import Final, TypeVar

from xfcli.errors import Refused, UnlikelyDay
from xfcli.screen import show

T = TypeVar("T")

_LONG_AGO: Final = 20  # years since a petition came that is registered by hand: most likely a slip


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


def insist_on_receipt(day: date, today: date, cure: str, *, typed: str = "") -> None:
    """Ask whether a petition came so long ago; Refused where it did not, and off a terminal with the `cure`.

    `typed` is what of it is the command, to be told as it was typed.
    """
    if (years := today.year - day.year) <= _LONG_AGO:
        return
    from xfcli.screen import options

    said = f"收到的日期 {day} 距今 {years} 年，像是写错了"
    if not options.can_ask():
        raise Refused(f"{said}，没有登记。{cure}", cure=typed)
    if options.ask(f"{said}。确是那一天收到的？输入 是 确认") != "是":
        raise Refused("没有登记。改正收到的日期再登记一次。")
