"""What must hold within one row: the fields it cannot do without, and days in their order."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, NamedTuple

from xfcli.sheet.cells.people import Group
from xfcli.sheet.fields import BY_KEY
from xfcli.text import NUMERALS

REQUIRED: Final = ("on", "channel")
MATTER: Final = ("title", "text")  # one of them
# A row that says none of these is no petition.
TELLING: Final = frozenset({"on", "name", "title", "text"})


class Fault(NamedTuple):
    """What is wrong, and in which field."""

    key: str
    message: str
    fatal: bool = True


# (earlier, later, fatal): a transfer may well be older than our registration, an answer may not.
_ORDERS: Final = (
    ("on", "replied_on", True),
    ("on", "delivered_on", True),
    ("on", "closed_on", True),
    ("on", "accepted_on", False),
    ("on", "due_on", False),
    ("replied_on", "delivered_on", False),
    ("accepted_on", "closed_on", False),
)
_HAPPENED: Final = (
    "on", "transferred_on", "accepted_on", "replied_on", "delivered_on", "closed_on",
)  # fmt: skip
# A town before it has two characters at least and may not swallow the village: 古镇村 is whole.
_VILLAGE: Final = re.compile(
    r"(?:[^镇乡]{2,4}[镇乡](?=.{2,}(?:村|社区)))?"
    rf"(?P<village>.+(?:村|社区))(?:第?[\d{NUMERALS}]+(?:[组队屯社号]|村民小组).*)?"
)


def missing_columns(keys: Collection[str]) -> list[Fault]:
    """Return what a sheet with these fields lacks altogether."""
    faults = [
        Fault("on", "表里没有登记日期这一列。哪一列是，请用 --map 那一列的表头=登记日期 说明。"),
        Fault("channel", "表里没有信访形式这一列。请加 --channel 来访 等给出，或用 --map 指明。"),
    ]
    lacking = [fault for fault in faults if fault.key not in keys]
    if not set(MATTER) & set(keys):
        message = "表里没有标题，也没有内容。哪一列写的是事项，请用 --map 那一列的表头=标题 说明。"
        lacking.append(Fault("title", message))
    return lacking


def missing_values(values: Collection[str], columns: Collection[str]) -> list[Fault]:
    """Return what this row lacks of what the sheet's columns have."""
    faults = [
        Fault(key, f"没有填{BY_KEY[key].heading}。")
        for key in REQUIRED
        if key not in values and key in columns
    ]
    lacking = [key for key in MATTER if key not in values]
    asked = [key for key in lacking if key in columns]
    if asked and len(lacking) == len(MATTER):
        faults.append(Fault(asked[0], "标题和内容至少要填一项。"))
    return faults


def disorder(values: Mapping[str, object]) -> list[Fault]:
    """Return the days that stand before a day that they follow.

    A repeat may repeat what its case was answered before it: that is no mistake.
    """
    faults = []
    is_repeat = bool(values.get("repeat"))
    for first, then, fatal in _ORDERS:
        if then not in values:
            continue
        earlier, later = values.get(first), values[then]
        if isinstance(earlier, date) and isinstance(later, date) and later < earlier:
            labels = BY_KEY[then].heading, BY_KEY[first].heading
            if is_repeat and first == "on":
                message = f"{labels[0]}早于{labels[1]}，是这一件重件之前的，只作记事。"
                faults.append(Fault(then, message, fatal=False))
            else:
                faults.append(Fault(then, f"{labels[0]}早于{labels[1]}，请核对。", fatal))
    return faults


def settle_village(values: dict[str, object]) -> None:
    """Take the village out of 青石镇柳河村3组; what goes with it belongs to the address."""
    said = values.get("village")
    found = _VILLAGE.fullmatch(said) if isinstance(said, str) else None
    if found and found["village"] != said:
        values["village"] = found["village"]
        values.setdefault("address", said)


def not_yet(values: Mapping[str, object], today: date | None) -> list[Fault]:
    """Return the days after `today` of what the row says has happened."""
    if today is None:
        return []
    return [
        Fault(key, f"这一天还没有到（今天 {today}），请核对年份。")
        for key in _HAPPENED
        if isinstance(day := values.get(key), date) and day > today
    ]


def settle_count(values: dict[str, object]) -> list[Fault]:
    """Bring name and head count together: 张三等5人, and two names without a count."""
    name, count = values.get("name"), values.get("count")
    if isinstance(name, Group):
        values["name"] = name.name
        if count not in {None, name.size}:
            return [Fault("count", f"姓名里写的是 {name.size} 人，与人数不符，请核对。")]
        values["count"] = name.size
    elif isinstance(name, str) and "、" in name:
        named = name.count("、") + 1
        if count is None:
            values["count"] = named
            return [Fault("count", f"没有填人数，按姓名算 {named} 人。", fatal=False)]
        if isinstance(count, int) and count < named:
            return [Fault("count", f"姓名有 {named} 个，比人数多，请核对。", fatal=False)]
    return []
