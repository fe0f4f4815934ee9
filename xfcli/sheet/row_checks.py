"""What must hold within one row: the fields it cannot do without, and days in their order."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from operator import itemgetter
from typing import Final, NamedTuple

from xfcli.sheet.cells.people import Names
from xfcli.sheet.fields import Field, Values
from xfcli.text import NUMERALS

REQUIRED: Final = (Values.on, Values.channel)
MATTER: Final = (Values.title, Values.text)  # one of them


class Fault(NamedTuple):
    """What is wrong, and in which field."""

    field: Field[object]
    message: str
    fatal: bool = True


# (earlier, later, fatal): a transfer may well be older than our registration, an answer may not.
_ORDERS: Final = (
    (Values.on, Values.replied_on, True),
    (Values.on, Values.delivered_on, True),
    (Values.on, Values.closed_on, True),
    (Values.on, Values.accepted_on, False),
    (Values.on, Values.due_on, False),
    (Values.replied_on, Values.delivered_on, False),
    (Values.accepted_on, Values.closed_on, False),
)
_ON: Final = Values.on
_DUE: Final = Values.due_on  # alone among the days it is still to come
_DAYS: Final = (
    _ON, Values.transferred_on, Values.accepted_on, _DUE, Values.replied_on, Values.delivered_on,
    Values.closed_on,
)  # fmt: skip
_days_of: Final = itemgetter(*(field.position for field in _DAYS))
# A town before it has two characters at least and may not swallow the village: 古镇村 is whole.
_VILLAGE: Final = re.compile(
    r"(?:[^镇乡]{2,4}[镇乡](?=.{2,}(?:村|社区)))?"
    rf"(?P<village>.+(?:村|社区))(?:第?[\d{NUMERALS}]+(?:[组队屯社号]|村民小组).*)?"
)


def says_a_matter(values: Values) -> bool:
    """Return whether a row says anything without which it is no petition."""
    return bool(values.on or values.name or values.title or values.text)


def missing_columns(fields: Collection[Field[object]]) -> list[Fault]:
    """Return what a sheet with these fields lacks altogether."""
    faults = [
        Fault(
            Values.on, "表里没有登记日期这一列。哪一列是，请用 --map 那一列的表头=登记日期 说明。"
        ),
        Fault(
            Values.channel, "表里没有信访形式这一列。请加 --channel 来访 等给出，或用 --map 指明。"
        ),
    ]
    lacking = [fault for fault in faults if fault.field not in fields]
    if not set(MATTER) & set(fields):
        message = "表里没有标题，也没有内容。哪一列写的是事项，请用 --map 那一列的表头=标题 说明。"
        lacking.append(Fault(Values.title, message))
    return lacking


def missing_values(
    values: Values, tried: Collection[Field[object]], columns: Collection[Field[object]]
) -> list[Fault]:
    """Return what a row lacks of what its sheet has; what it `tried` to say is not missing."""
    if values.on and values.channel and (values.title or values.text):
        return []  # as nearly all rows
    faults = [
        Fault(field, f"没有填{field.heading}。")
        for field in REQUIRED
        if field.of(values) is None and field not in tried and field in columns
    ]
    lacking = [field for field in MATTER if field.of(values) is None and field not in tried]
    asked = [field for field in lacking if field in columns]
    if asked and len(lacking) == len(MATTER):
        faults.append(Fault(asked[0], "标题和内容至少要填一项。"))
    return faults


def wrong_days(values: Values, today: date | None) -> list[Fault]:
    """Return the days that cannot be: before a day that they follow, or after `today`."""
    days = {field: day for field, day in zip(_DAYS, _days_of(values), strict=True) if day}
    faults = _disorder(days, repeat=values.repeat is True)
    if today and max(days.values(), default=today) > today:
        faults += _not_yet(days, today)
    return faults


def _disorder(days: Mapping[Field[date], date], *, repeat: bool) -> list[Fault]:
    """Return the days that stand before a day that they follow.

    A repeat may repeat what its case was answered before it: that is no mistake.
    """
    faults = []
    for first, then, fatal in _ORDERS:
        if then not in days or first not in days or days[first] <= days[then]:
            continue
        if repeat and first is _ON:
            message = f"{then.heading}早于{first.heading}，是这一件重件之前的，只作记事。"
            faults.append(Fault(then, message, fatal=False))
        else:
            faults.append(Fault(then, f"{then.heading}早于{first.heading}，请核对。", fatal))
    return faults


def _not_yet(days: Mapping[Field[date], date], today: date) -> list[Fault]:
    """Return the days after `today` of what the row says has happened."""
    message = f"这一天还没有到（今天 {today}），请核对年份。"
    return [
        Fault(field, message) for field, day in days.items() if day > today and field is not _DUE
    ]


def village_alone(said: str) -> str:
    """Return the village in 青石镇柳河村3组; what it does not find in it is the village itself."""
    found = _VILLAGE.fullmatch(said)
    return found["village"] if found else said


def head_count(names: Names | None, count: int | None) -> tuple[int | None, list[Fault]]:
    """Bring names and head count together: 张三等5人, and two names without a count.

    Returns the head count, None where neither says one, and what is wrong with it.
    """
    if names is None:
        return count, []
    if names.size is not None:
        if count not in {None, names.size}:
            message = f"姓名里写的是 {names.size} 人，与人数不符，请核对。"
            return count, [Fault(Values.count, message)]
        return names.size, []
    if (named := names.text.count("、") + 1) > 1:
        if count is None:
            message = f"没有填人数，按姓名算 {named} 人。"
            return named, [Fault(Values.count, message, fatal=False)]
        if count < named:
            message = f"姓名有 {named} 个，比人数多，请核对。"
            return count, [Fault(Values.count, message, fatal=False)]
    return count, []
