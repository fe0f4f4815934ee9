"""What sets a clock of the law going (起算), in the words that are stored and shown.

A member is added only where a new clock begins with an event that none of these is.
"""

from enum import StrEnum
from typing import Final

from xfcli.case.words import Decision, Source, Stage


class Trigger(StrEnum):
    """The event that a period runs from; its value is stored as `from_kind` and shown as it is.

    Two of them name the unit that the matter went to: they are stored with its name behind them.
    """

    RECEIVED = "收到"
    RECEIVED_AFTER_CLOSING = "办结后又收到"
    FORWARDED_HERE = f"收到{Source.FORWARDED}"
    ASSIGNED_HERE = f"收到{Source.ASSIGNED}"
    SET_BY_SUPERIOR = "上级交办"  # whoever assigned the matter to us set the day
    SENT = "转送"  # stored 转民政办
    SET_FOR_UNIT = "交办"  # we set the day for a unit; stored 交办民政办
    ACCEPTED = "受理"
    REOPENED = "重新办理"
    REVOKED_ON_REVIEW = f"{Stage.REVIEW}{Decision.REVOKED}"
    REDO_ON_REVIEW = f"{Stage.REVIEW}{Decision.REDO}"
    REVOKED_ON_RECHECK = f"{Stage.RECHECK}{Decision.REVOKED}"
    REDO_ON_RECHECK = f"{Stage.RECHECK}{Decision.REDO}"
    REVIEW_REQUESTED = f"收到{Stage.REVIEW}请求"
    RECHECK_REQUESTED = f"收到{Stage.RECHECK}请求"
    DELIVERED = "送达"
    NOTICE_EXPIRED = "公告期满送达"

    def text(self, unit: str = "") -> str:
        """Return the words for it, with `unit` where it names one: 转民政办; 转送 without a unit."""
        return f"{_BEFORE_UNIT[self]}{unit}" if unit else self.value


_BEFORE_UNIT: Final = {Trigger.SENT: "转", Trigger.SET_FOR_UNIT: "交办"}
_BY_TEXT: Final = {trigger.value: trigger for trigger in Trigger}


def read(text: str) -> tuple[Trigger, str]:
    """Return the trigger that a stored text states and the unit it names, "" where it names none.

    ValueError where no xf wrote the text.
    """
    if trigger := _BY_TEXT.get(text):
        return trigger, ""
    for trigger, verb in _BEFORE_UNIT.items():
        if text.startswith(verb):
            return trigger, text.removeprefix(verb)
    raise ValueError(text)
