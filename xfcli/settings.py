"""The settings of an office: what each means, what holds while it is not set, which values it takes."""

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from xfcli.case.words import Purpose
from xfcli.errors import BadValue
from xfcli.text import listed

MOST_DAYS: Final = 3650  # ten years: beyond what an officer means, within what a calendar counts
PETITION_OFFICE: Final = "信访办"
_ROLES: Final = ("镇政府", "民政办", PETITION_OFFICE)

Check = Callable[[str, str], object]  # is given key and value; BadValue where that cannot be


def _anything(_key: str, _value: str) -> None:
    """Take any text."""


def _number(most: int) -> Check:
    """Return the check of a setting that holds a whole number from 1 to `most`."""

    def check(key: str, value: str) -> None:
        # int() refuses thousands of digits.
        if not (value.isdecimal() and len(value) < 10 and 1 <= int(value) <= most):
            raise BadValue(f"设置「{key}」要填 1 到 {most} 的整数，填的是「{value[:20]}」。")

    return check


def _yes_or_no(key: str, value: str) -> None:
    if value not in {"是", "否"}:
        raise BadValue(f"设置「{key}」填 是 或 否，填的是「{value[:20]}」。")


def _role(_key: str, value: str) -> None:
    if value not in _ROLES:
        raise BadValue(f"设置「role」可填：{'、'.join(_ROLES)}，填的是「{value[:20]}」。")


def _red_heads(_key: str, value: str) -> None:
    if unknown := set(listed(value)) - {"函", "报告", "告知书", "意见书", "无"}:
        raise BadValue(
            f"「{'、'.join(unknown)[:20]}」不能印红头，可选：函、报告、告知书、意见书；都不印写 无。"
        )


def _code(_key: str, value: str) -> None:
    if value and not re.fullmatch("[1-9][0-9]{8}", value):
        raise BadValue(
            f"乡镇的区划代码是 9 位数字，如 370211005（12 位的写前 9 位），填的是「{value[:20]}」。"
        )


def _public_key(_key: str, value: str) -> None:
    if value and not value.startswith("age1"):
        raise BadValue("公钥以 age1 开头。新的一对：xf backup --new-key 文件。")


def _years_to_keep(_key: str, value: str) -> None:
    keeping_years(value)


class Setting(NamedTuple):
    """One setting: what it means, what holds while it is not set, and which values it can take."""

    key: str
    label: str
    default: str = ""
    given: bool = False  # stated once when the ledger is made, not the officer's to change
    check: Check = _anything
    is_dated: bool = False  # it holds from a day on: what it cuts or counts before stays as it was


SETTINGS: Final = (
    Setting("founded", "建账日期", given=True),
    Setting("identity", "这本台账的识别码，建账时随机生成", given=True),
    Setting("office", "本单位（登记机关）全称", "本镇人民政府"),
    Setting("code", "本单位的区划代码（9 位），上报逐月汇总用", check=_code),
    Setting("desk", "经办的内设机构，案件在谁手里未转出时显示", "民政办", is_dated=True),
    Setting(
        "role",
        "本单位是哪种机关：镇政府、民政办，或信访办（党委、政府的信访部门，才有条例上的转送、交办、督办权）",
        "镇政府",
        check=_role,
    ),
    Setting("inner", "本机关的内设机构，名称不以办、办公室、中心结尾的写在这里，如 民政所、农技站"),
    Setting("officer", "经办人姓名"),
    Setting("phone", "办公电话，印在文书上"),
    Setting("address", "办公地址，印在文书上"),
    Setting("review-organ", "复查机关（本机关的上一级机关）全称"),
    Setting("recheck-organ", "复核机关（复查机关的上一级机关）全称"),
    Setting("mark", "文号的机关代字；填 青信访，文号写作 青信访受字〔2026〕1号", "信访"),
    Setting("marks", "个别文书另用的代字，如 答=青信复,督=青信督"),
    Setting(
        "red-head",
        "哪些文书印红色的机关名称：函、报告、告知书、意见书中的几种；无 为都不印（纸上已有红头的）",
        "函,报告",
        check=_red_heads,
    ),
    Setting("signer", "签发人，印在报告上"),
    Setting("imprint", "印发机关，印在报告末页，如 青石镇党政综合办公室；不填不印"),
    Setting("templates", "本单位文书模板（.docx）所在的文件夹"),
    Setting("hide-names", "窗口有来访人时，show 也遮住姓名：是 或 否", "否", check=_yes_or_no),
    Setting(
        "keep-years",
        "办结几年后可清除个人信息，可分信访目的，如 10,检举控告=30；不填为不清除",
        check=_years_to_keep,
    ),
    Setting(
        "close-day", "统计月截止日（1–31，31 为自然月）", "31", check=_number(31), is_dated=True
    ),
    Setting("due-days", "待办页提前几天提醒", "7", check=_number(MOST_DAYS)),
    Setting(
        "backlog-days", "超过多少天未办结算积案", "180", check=_number(MOST_DAYS), is_dated=True
    ),
    Setting(
        "extend-once",
        "办理期限只许延期一次（是 或 否；条例只限一共几天）",
        "否",
        check=_yes_or_no,
    ),
    Setting(
        "confirms",
        "省里规定低保由乡镇确认的，填 是：审核确认 20 个工作日（是 或 否）",
        "否",
        check=_yes_or_no,
    ),
    Setting("endorse", "转送、不予受理前须另一人审核分类（是 或 否）", "否", check=_yes_or_no),
    Setting(
        "backup-recipient",
        "备份到别的文件夹时加密用的公钥（age1 开头）；不填为不加密",
        check=_public_key,
    ),
    Setting("today", "演示台账的「今天」", given=True),
)
BY_KEY: Final[Mapping[str, Setting]] = {setting.key: setting for setting in SETTINGS}


def pairs(text: str) -> dict[str, str]:
    """Return the pairs of a setting such as 答=青信复,督=青信督; a part without = has the key ""."""
    parts = [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
    split = (part.partition("=") for part in parts)
    return {key.strip() if eq else "": (value if eq else key).strip() for key, eq, value in split}


def keeping_years(text: str) -> Mapping[str, int]:
    """Read 「10,检举控告=30」 as years by purpose ("" for the others); BadValue if unreadable."""
    found = {}
    for purpose, number in pairs(text).items():
        if purpose and purpose not in set(Purpose):
            raise BadValue(f"没有「{purpose}」这种信访目的，可选：{'、'.join(Purpose)}。")
        if not (number.isdecimal() and len(number) < 10) or not 1 <= int(number) <= 100:
            raise BadValue(f"保存年限要填 1 到 100 的整数，填的是「{number[:10]}」。")
        found[purpose] = int(number)
    return found


def setting_called(key: str) -> Setting:
    """Return the setting called `key`; BadValue if there is none."""
    if key in BY_KEY and not BY_KEY[key].given:
        return BY_KEY[key]
    known = "、".join(setting.key for setting in SETTINGS if not setting.given)
    raise BadValue(f"没有「{key}」这项设置，可设：{known}；期限从严：period.handle 等。")


# Inner offices have no power of their own: a paper is issued in the name of the organ.
_INNER: Final = ("办", "办公室", "科", "股", "站", "所", "中心")


def is_inner_office(name: str) -> bool:
    """Whether an office of this name has no power of its own, and can issue no paper."""
    return name.endswith(_INNER)


def hint(office: str) -> str:
    """Return what is wrong with `office` as the name of the organ, "" where papers can bear it."""
    if not is_inner_office(office):
        return ""
    return f"「{office}」是内设机构，文书要以机关的名义出具。改为：xf setting office 机关全称；内设机构写在 desk：xf setting desk {office}"
