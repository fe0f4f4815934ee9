"""Reads the fixed words of a cell (信访形式, 来源, 办理结果 …), in the variants that offices use.

A word that is not known is refused with the choices named; nothing is filed under 其他 by guess.
"""

import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from xfcli.case.words import Channel, Level, Purpose, Rating, Result, Source, Word
from xfcli.sheet.cells.text import Cell, Context, Flaw, Reader, Refusal, listed, plain
from xfcli.sheet.finding_kinds import FindingKind

# After each legal word, the words that mean it. 「信访」 alone is in none: a letter or a visit?
_CHANNELS: Final = {
    Channel.LETTER: "信 信件 信函 书信 写信 来函 群众来信 邮寄 书面 来信登记 信件登记",
    Channel.VISIT: "访 走访 上访 来访接待 来访登记 接访 面访 到访 个访 个体访 集访 集体访 群访"
    " 群众来访 当面 面谈 现场 窗口"
    " 来访(个体) 来访(集体) 来人 上门",
    Channel.CALL: "电 电话 致电 12345 12345热线 12345电话 热线 热线电话 市长热线 政务热线"
    " 政务服务热线 电话反映 来电登记"
    " 群众来电",
    Channel.ONLINE: "网 网络 网信 网访 互联网 网上信访 网上投诉 网络信访 网络投诉 网上留言"
    " 网络留言 留言板 电子邮件 邮件"
    " 微信 短信 手机信访 信访APP 网站",
    Channel.OTHER: "其它",
    Channel.OUTREACH: "下访 摸排 排查发现 矛盾排查 矛盾纠纷排查 走访排查 入户走访 主动排查",
}
_SOURCES: Final = {
    Source.OWN: "自接 自办 直收 本级 本级受理 本级登记 直接受理 本镇 本乡 本单位 本乡镇 乡镇自收"
    " 自行受理",
    Source.FORWARDED: "转送 上级转 县转 市转 省转 县转送 市转送 省转送 县信访局转 县信访局转送"
    " 上级信访部门转送",
    Source.ASSIGNED: "交办 上级交 县交办 市交办 省交办 县信访局交办 上级信访部门交办",
    Source.LEADER: "批示 领导批示件 领导批办 领导交办 县领导批示 镇领导批示",
    Source.MAILBOX: "书记信箱 县长信箱 书记县长信箱 县委书记信箱 书记、县长信箱 领导信箱",
    Source.HOTLINE: "12345 12345热线 政务热线 政务服务热线 市长热线 热线转办 12345转办 12345工单"
    " 12345平台",
    Source.OTHER: "其它",
}
_LEVELS: Final = {
    Level.NATION: "国家级 中央 国家信访局 部级",
    Level.PROVINCE: "省级 自治区 直辖市 省信访局",
    Level.CITY: "市级 地市 地市级 设区市 市信访局 州",
    Level.COUNTY: "县级 区 区县 县区 区级 区县级 县区级 县(区) 县市区 县信访局",
    Level.TOWN: "乡级 乡镇 乡镇级 镇 镇级 街道 乡(镇) 乡镇街道 街道级",
}
_PURPOSES: Final = {
    Purpose.REQUEST: "申诉 求决 诉求 申诉(求决) 求助求决",
    Purpose.PROPOSAL: "意见 建议 建议意见 意见(建议)",
    Purpose.REPORT: "检举 控告 举报 揭发 揭发控告 举报控告",
    Purpose.OTHER: "其它",
}
_RESULTS: Final = {
    Result.SUPPORTED: "予以支持 支持诉求 支持请求 全部支持",
    Result.EXPLAINED: "解释 说明 解释疏导 疏导解释 解释说明疏导 说明解释",
    Result.REJECTED: "不支持 不予以支持",
}
_RATINGS: Final = {
    Rating.SATISFIED: "非常满意 很满意 是 √ ✓ ✔",
    Rating.FAIRLY: "较满意 比较满意",
    Rating.DISSATISFIED: "不满 很不满意 非常不满意 否 × ✗",
}
_NOT_RATED: Final = listed("未评价 未参评 未回访 待评价 未测评 未评")

_VOID: Final = re.compile(r"已?作废|废号|空号|已?注销")
_ENDED: Final = re.compile(
    r"(?!.*(?:未|待|在办|没|正在|拟)).*(?:办结|已结|结案|完结|已完成|终结|处理完毕|办理完毕|化解|归档|办毕|已处理|已解决|已了结|不予受理|不再受理|已评价|已关闭|已作出处理意见|已出具处理意见)"
)

_SETTLED: Final = re.compile(
    r"(?:已|成功|全部|调解成功|就地|完全|当场)*(?:化解|调处|调解成功|和解|调结|调解达成协议|达成协议)(?:成功|完毕|到位|了)?。?$"
)
_NOT_SETTLED: Final = re.compile(
    r"(?:未|没有|没|尚未|正在|暂未|待|不能)(?:化解|调解|调处|达成)|化解中|调解中|调处中|调解未?失败|调解不成|部分化解"
)
_OF_SETTLED: Final = {"label": "化解情况", "choices": "已化解、未化解"}

_YES: Final = listed("是 有 对 √ ✓ ✔ ☑ 1 Y y yes YES Yes")
_NO: Final = listed("否 不是 × ✗ ✘ ☐ 0 N n no NO No")
_FIRST: Final = listed("初 初件 初次 初信 初访 初电 初信初访 首次 首件 首信 首访 初次信访")
_REPEAT: Final = listed("重 重件 重复 重信 重访 重电 重复件 重复信访 重复访 再次 多次 重信重访")


def _reader(
    kind: type[Word], label: str, variants: Mapping[Word, str], *, needed: bool = False
) -> Reader[Word]:
    """Return a reader of the members of `kind`, each known by its value and by its variants.

    A word that is none of them is refused where it is `needed`, else it is for the note.
    """
    known = {word.value: word for word in kind}
    for word, others in variants.items():
        known |= dict.fromkeys(others.split(), word)
    data = {"label": label, "choices": "、".join(kind)}
    unknown: Refusal = Flaw(FindingKind.UNKNOWN_WORD if needed else FindingKind.IN_WORDS, data=data)

    def read(value: Cell, context: Context) -> Word | Refusal | None:
        del context
        if type(value) is str and (word := known.get(value)):
            return word
        text = plain(value)
        if not isinstance(text, str):
            return text
        return known.get("".join(text.split()).removesuffix("。"), unknown)

    return read


class Status(Enum):
    """办理状态: what a register says of how far a petition is."""

    OPEN = auto()
    ENDED = auto()
    VOID = auto()  # its number is no longer used


channel: Final = _reader(Channel, "信访形式", _CHANNELS, needed=True)
source: Final = _reader(Source, "来源", _SOURCES, needed=True)
level: Final = _reader(Level, "登记层级", _LEVELS)
purpose: Final = _reader(Purpose, "信访目的", _PURPOSES)
result: Final = _reader(Result, "办理结果", _RESULTS)
_rating: Final = _reader(Rating, "满意度", _RATINGS)


def rating(value: Cell, context: Context) -> Rating | Flaw[Rating] | None:
    """Return the 满意度 in a cell; 未评价 is an empty cell."""
    return None if value in _NOT_RATED else _rating(value, context)


def status(heading: str) -> Reader[Status]:
    """Return a reader of 办理状态 for a column with this heading; 是 under 是否办结 means ended.

    Never a flaw: its words stand in the note, whose reader finds what is wrong with them.
    """
    asked = "否" in heading or "标志" in heading

    def read(value: Cell, context: Context) -> Status | None:
        del context
        text = plain(value)
        if not isinstance(text, str):
            return None
        word = text.split()[0]
        if asked and word in _YES:
            return Status.ENDED
        if _VOID.match(word):
            return Status.VOID
        return Status.ENDED if _ENDED.match(word) else Status.OPEN

    return read


def settled(value: Cell, context: Context) -> bool | Refusal | None:
    """Return whether a cell of 化解 says that the matter is settled; other words are for the note."""
    del context
    text = plain(value)
    if not isinstance(text, str):
        return text
    if text in _NO or _NOT_SETTLED.match(text):
        return False
    return (
        True
        if text in _YES or _SETTLED.match(text)
        else Flaw(FindingKind.IN_WORDS, data=_OF_SETTLED)
    )


def joined_status(one: Status, other: Status) -> Status:
    """Return what two columns of 办理状态 say together: void if one says so, else what the first says."""
    return other if other is Status.VOID else one


def repeat(heading: str) -> Reader[bool]:
    """Return a reader of 初重 for a column with this heading: is the petition a repeat?

    是 under 是否重复 means a repeat, 是 under 初次标志 a first one; under 初重 it says neither.
    """
    first, again = "初" in heading or "首" in heading, "重" in heading
    unknown: Refusal = Flaw(FindingKind.FIRST_OR_REPEAT)

    def read(value: Cell, context: Context) -> bool | Refusal | None:
        del context
        text = plain(value)
        if not isinstance(text, str):
            return text
        if text in _FIRST or text in _REPEAT:
            return text in _REPEAT
        if first == again or (text not in _YES and text not in _NO):
            return unknown
        return again if text in _YES else first

    return read
