"""One line of the journal, as the rules propose it and as it was recorded.

An entry has a public part (codes, dates, counts, unit names) and may have a personal part (names,
numbers, free text), which can be erased one day. `chain` binds each line to the one before.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

# What an entry records, and how the history names it. The key is the verb of the command.
KINDS: Final = {
    "init": "建账",
    "setting": "设置",
    "unit": "单位",
    "calendar": "放假安排",
    "period": "期限从严",
    "mapping": "表头对应",
    "import": "导入",
    "export": "导出个人信息",
    "add": "登记",
    "classify": "分类",
    "endorse": "审核把关",
    "accept": "受理告知",
    "refuse": "不予受理告知",
    "transfer": "转送",
    "return": "退回",
    "extend": "延期",
    "reply": "答复",
    "deliver": "送达",
    "review": "复查复核",
    "urge": "催办督办",
    "note": "记事",
    "rate": "评价",
    "close": "办结",
    "reopen": "重新办理",
    "amend": "更正",
    "void": "作废",
    "paper": "制作文书",
    "reveal": "查看个人信息",
    "hold": "个人信息的保存",
    "erase": "清除个人信息",
    "seal": "封存报表",
    "restore": "从备份恢复",
}


_NOTHING: Final[Mapping[str, Any]] = {}


class Draft(NamedTuple):
    """An entry as the rules propose it, before the journal gives it a place."""

    kind: str
    on: date
    no: str | None = None
    body: Mapping[str, Any] = _NOTHING
    personal: Mapping[str, Any] | None = None


class Entry(NamedTuple):
    """A recorded entry; `at` is the moment of recording (ISO 8601, +08:00), `on` the business day.

    `personal` is None where there never was a personal part, or where it has been erased
    (`erased` tells the two apart).
    """

    seq: int
    at: str
    on: date
    kind: str
    no: str | None
    by: str
    body: Mapping[str, Any]
    personal: Mapping[str, Any] | None
    erased: bool = False

    @property
    def text(self) -> str:
        """The free text of the entry, empty where there is none or it has been erased."""
        return str((self.personal or {}).get("text", ""))
