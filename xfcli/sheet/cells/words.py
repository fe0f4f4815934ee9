"""Reads the fixed words of a cell (信访形式, 来源, 办理结果 …), in the variants that offices use.

The variants are in data/words.csv. A word that is not known is refused or kept in the note;
nothing is filed under 其他 by guess.
"""

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from typing import Final

from xfcli import reference
from xfcli.case.words import Channel, Level, Purpose, Rating, Result, Source, Word
from xfcli.sheet.cells.text import Cell, Context, Flaw, Reader, Refusal, listed, plain
from xfcli.sheet.finding_kinds import FindingKind

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


@cache
def _meanings(heading: str) -> Mapping[str, str]:
    """Return which word each customary one under this heading means."""
    return {word: means for word, means, of in reference.rows("words.csv") if of == heading}


def _reader(kind: type[Word], label: str, *, needed: bool = False) -> Reader[Word]:
    """Return a reader of the members of `kind`, each known by its value and by what else means it.

    A word that is none of them is refused where it is `needed`, else it is for the note.
    """
    members = {word.value: word for word in kind}
    data = {"label": label, "choices": "、".join(kind)}
    unknown: Refusal = Flaw(FindingKind.UNKNOWN_WORD if needed else FindingKind.IN_WORDS, data=data)

    def read(value: Cell, context: Context) -> Word | Refusal | None:
        del context
        if type(value) is str and (word := members.get(value)):
            return word
        text = plain(value)
        if not isinstance(text, str):
            return text
        said = "".join(text.split()).removesuffix("。")
        return members.get(_meanings(label).get(said, said), unknown)

    return read


class Status(Enum):
    """办理状态: what a register says of how far a petition is."""

    OPEN = auto()
    ENDED = auto()
    VOID = auto()  # its number is no longer used


channel: Final = _reader(Channel, "信访形式", needed=True)
source: Final = _reader(Source, "来源", needed=True)
level: Final = _reader(Level, "登记层级")
purpose: Final = _reader(Purpose, "信访目的")
result: Final = _reader(Result, "办理结果")
_rating: Final = _reader(Rating, "满意度")


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
