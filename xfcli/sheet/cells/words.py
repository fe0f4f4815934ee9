"""Reads the fixed words of a cell (信访形式, 来源, 办理结果 …), in the variants that offices use.

The variants are in data/words.csv. A word that is not known is refused or kept in the note;
nothing is filed under 其他 by guess.
"""

import re
from collections.abc import Mapping
from enum import Enum, IntEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple, TypeVar

from xfcli import reference
from xfcli.case.words import Channel, Level, Outcome, Purpose, Rating, Result, Source, Word
from xfcli.sheet.cells.text import Cell, Context, Flaw, Reader, Refusal, T, listed, plain
from xfcli.sheet.cells.traditional import simplified
from xfcli.sheet.finding_kinds import FindingKind

W = TypeVar("W", bound=Enum)


class Stage(IntEnum):
    """How far a petition is."""

    REGISTERED, PASSED_ON, ACCEPTED, ANSWERED, ENDED = range(5)


class Status(NamedTuple):
    """办理状态: what a register says of how far a petition is: at least `reached`, not yet `before`.

    Of words that say neither, the whole way is left open; they are not compared.
    """

    word: str
    reached: Stage = Stage.REGISTERED
    before: Stage | None = None
    is_void: bool = False  # its number is no longer used

    def __str__(self) -> str:
        return self.word

    @property
    def is_ended(self) -> bool:
        """Whether it says that the matter has ended."""
        return self.reached is Stage.ENDED

    @property
    def is_plain(self) -> bool:
        """Whether it says how far the petition is."""
        return self.reached is not Stage.REGISTERED or self.before is not None

    @property
    def is_of_review(self) -> bool:
        """Whether it says that the answer is or was reviewed."""
        return self.word.startswith(_REVIEWED)

    @property
    def outcome(self) -> Outcome | None:
        """How the matter ended, None where it does not say so, as 已办结 and 终止."""
        if not self.is_ended:
            return None
        return next((how for words, how in _OUTCOMES if words.search(self.word)), None)

    def agrees(self, stage: Stage) -> bool:
        """Return whether a petition that is so far is as far as this says."""
        return self.reached <= stage and (self.before is None or stage < self.before)


_OUTCOMES: Final = (
    (re.compile("不再受理"), Outcome.FINAL),
    (re.compile("不予受理|不受理"), Outcome.REFUSED),
    (re.compile("撤回|撤诉|撤件"), Outcome.WITHDRAWN),
)
_REVIEWED: Final = ("复查", "复核", "已复查", "已复核", "申请复", "已申请复")
_REMEMBERED: Final = 1024  # words of one column
_NOT_RATED: Final = listed("未评价 未参评 未回访 待评价 未测评 未评")

_VOID: Final = re.compile(r"已?作废|废号|空号|已?注销")
_TO_BE_RATED: Final = re.compile(r"[（(]?[未待](?:回访|评价|测评|归档)[)）]?$")  # after an ending
_R, _P, _A, _W, _E = Stage
# How systems call the stages, the 15 states of the national system among them; the first that fits.
_STAGES: Final = tuple(
    (re.compile(rf"(?:{words})"), reached, before)
    for words, reached, before in (
        ("已?复查|已?复核|已?申请复", _W, None),
        ("(?:超期|逾期)?未(?:按期)?(?:受理|告知)|待受理|待审核受理|受理中", _R, _A),
        (
            "(?:超期|逾期)?(?:未|待|拟)(?:作出处理意见|出具(?:处理|答复)意见|答复|回复|反馈|办结|结案|处理|办理|化解)|未结|不能办结",
            _R,
            _W,
        ),
        ("不予受理|不再受理|不受理|撤回|终止", _E, None),
        ("正在|办理中|处理中|在办|处置中|办理过程中|调查中|调解中|待核实|延期", _R, _W),
        ("待(?:转|分|派|签收|登记|录入)|未(?:转|分|派)|待处理|待办", _R, _P),
        # Whatever ending is named beside one of these is not there yet.
        (
            ".*(?:[未尚没待拟暂]|重[办新启]|再[办次处]|即将|部分|基本|初步|申请|正在|不予|不能|不满意|[理结决解完办调处销]中|反弹|复访)",
            _R,
            _E,
        ),
        (
            ".*(?:办结|已结|结案|完结|完成$|终结|处理完|办理完|化解|归档|办毕|办好|处理好|已处理|解决|了结|已评价|已关闭|销号|销案|撤诉|撤件)",
            _E,
            None,
        ),
        ("已?作出处理意见|已出具|已答复|已回复|已反馈|已送达|答复|已办理", _W, None),
        ("已受理|受理|已告知", _A, _W),
        ("已?分类", _R, _A),
        ("已?(?:转送|转办|转交|交办|转出|分办|派单|派发|移送|流转|签收|接收|督办)", _P, _W),
        ("已?退回|退件|有异议", _R, _W),
        ("已?登记|已录入|新登记|新件|已接收", _R, _P),
    )
)
_ASKING: Final = re.compile(r"否|标志|(?:^|/)(?:办结|结案|了结|完结|销号)(?:没有)?$")
_SETTLED: Final = re.compile(
    r"(?:已|成功|全部|调解成功|就地|完全|当场)*(?:化解|调处|调解成功|和解|调结|调解达成协议|达成协议)(?:成功|完毕|到位|了)?。?$"
)
_NOT_SETTLED: Final = re.compile(
    r"(?:未|没有|没|尚未|正在|暂未|待|不能)(?:化解|调解|调处|达成)|化解中|调解中|调处中|调解未?失败|调解不成|部分化解"
)
_OF_SECRECY: Final = {"label": "是否保密", "choices": "是、否"}
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
        said = simplified("".join(text.split()).removesuffix("。"))
        return members.get(_meanings(label).get(said, said), unknown)

    return read


channel: Final = _reader(Channel, "信访形式", needed=True)
source: Final = _reader(Source, "来源", needed=True)
level: Final = _reader(Level, "登记层级")
purpose: Final = _reader(Purpose, "信访目的")
result: Final = _reader(Result, "办理结果")
_rating: Final = _reader(Rating, "满意度")
_READERS: Final[Mapping[type[Enum], Reader[Enum]]] = {
    Channel: channel, Source: source, Level: level, Purpose: purpose, Result: result, Rating: _rating,
}  # fmt: skip
_SOURCES: Final = frozenset({Source.HOTLINE, Source.MAILBOX})  # that a 信访形式 may name
# What a word that is not listed speaks of: it is taken, and told, where that is one thing only.
_HINTS_OF_CHANNEL: Final = (
    (re.compile(r"电话|来电|热线|\b1\d{4}\b"), Channel.CALL),
    (re.compile(r"网[^格]|网$|微信|公众号|平台|信箱|邮箱|邮件|留言|短信|小程序|APP|QQ", re.IGNORECASE), Channel.ONLINE),
    (re.compile("排查|网格|巡查|摸排|入户"), Channel.OUTREACH),
    (re.compile("(?<![信走])访|接待|当面|窗口|上门|现场|大厅|来人"), Channel.VISIT),
    (re.compile("来信|信件|信函|写信|书信|邮寄|来函|书面"), Channel.LETTER),
)  # fmt: skip
_HINTS_OF_SOURCE: Final = (
    (re.compile("热线|12345"), Source.HOTLINE),
    (re.compile("信箱|留言板"), Source.MAILBOX),
    (re.compile("批示|批办|签批"), Source.LEADER),
    (re.compile("交办|督办"), Source.ASSIGNED),
    (re.compile("转办|转送|转来|转交"), Source.FORWARDED),
    (re.compile("本[级镇乡村]|自接|自办|直接|来[访信电]|群众|上门"), Source.OWN),
)
_ABOVE: Final = re.compile("[省市县区州]|国家|中央|上级")  # no township's own offices
_SENDING: Final = ((re.compile("交办"), Source.ASSIGNED), (re.compile("转|来文"), Source.FORWARDED))


def channel_under(heading: str) -> Reader[Channel]:
    """Return a reader of 信访形式 for a column, which also takes what a word not listed speaks of."""

    def read(value: Cell, context: Context) -> Channel | Flaw[Channel] | None:
        said = channel(value, context)
        hinted = _hinted(value, _HINTS_OF_CHANNEL) if isinstance(said, Flaw) and heading else None
        return _read_as(hinted, "信访形式") if hinted else said

    return read


def source_under(heading: str) -> Reader[Source]:
    """Return a reader of 来源 for a column; an office above under 交办机关 has assigned the matter.

    What names none of the sources is 其他, which is told.
    """

    def read(value: Cell, context: Context) -> Source | Flaw[Source] | None:
        said = source(value, context)
        if not heading or not isinstance(said, Flaw) or said.kind is not FindingKind.UNKNOWN_WORD:
            return said
        hinted = _hinted(value, _HINTS_OF_SOURCE)
        if not hinted and _ABOVE.search(str(value)):
            hinted = _hinted(heading, _SENDING) or Source.FORWARDED
        return _read_as(hinted or Source.OTHER, "来源")

    return read


def meant(kind: type[W], text: str) -> W | None:
    """Return the member of `kind` that a customary word means (走访: 来访), None where it means none."""
    found = _READERS[kind](text, Context()) if kind in _READERS else None
    return found if isinstance(found, kind) else None


def _hinted(value: Cell, hints: tuple[tuple[re.Pattern[str], T], ...]) -> T | None:
    """Return the one thing that a word speaks of, None where that is none or several."""
    word = simplified(str(value))
    found = [means for hint, means in hints if hint.search(word)]
    return found[0] if len(found) == 1 else None


def _read_as(word: T, label: str) -> Flaw[T]:
    return Flaw(FindingKind.READ_AS, word, {"label": label, "word": word})


@lru_cache(_REMEMBERED)
def purpose_of(kind: Cell) -> Purpose | None:
    """Return the purpose that a kind of petition names (投诉, 建议, 举报), None for any other kind."""
    said = purpose(kind, Context()) if isinstance(kind, str) else None
    return said if isinstance(said, Purpose) and said is not Purpose.OTHER else None


@lru_cache(_REMEMBERED)
def source_of(way: Cell) -> Source | None:
    """Return the source that a 信访形式 names as well (12345热线), None where it does not."""
    said = source(way, Context()) if isinstance(way, str) else None
    return said if isinstance(said, Source) and said in _SOURCES else None


def rating(value: Cell, context: Context) -> Rating | Flaw[Rating] | None:
    """Return the 满意度 in a cell, None for 未评价 and an empty one."""
    return None if value in _NOT_RATED else _rating(value, context)


def asks_whether_ended(heading: str) -> bool:
    """Return whether a column of 办理状态 with this heading asks for 是 or 否: 是否办结, 办结."""
    return bool(_ASKING.search(simplified(heading)))


def status(heading: str) -> Reader[Status]:
    """Return a reader of 办理状态 for a column with this heading; 是 under 是否办结 means ended.

    Never a flaw: its words stand in the note, whose reader finds what is wrong with them.
    """
    asked = asks_whether_ended(heading)

    def read(value: Cell, context: Context) -> Status | None:
        del context
        text = plain(value)
        if not isinstance(text, str):
            return None
        word = simplified(text.split()[0])
        if asked and (word in _YES or word in _NO):
            return Status(word, Stage.ENDED) if word in _YES else Status(word, before=Stage.ENDED)
        if _VOID.match(word):
            return Status(word, is_void=True)
        stage = _TO_BE_RATED.sub("", word)
        for pattern, reached, before in _STAGES:
            if pattern.match(stage):
                return Status(word, reached, before)
        return Status(word)

    return read


def settled(value: Cell, context: Context) -> bool | Refusal | None:
    """Return whether a cell of 化解 says that the matter is settled, None of an empty one; other words are for the note."""
    del context
    text = plain(value)
    if not isinstance(text, str):
        return text
    text = simplified(text)
    if text in _NO or _NOT_SETTLED.match(text):
        return False
    return (
        True
        if text in _YES or _SETTLED.match(text)
        else Flaw(FindingKind.IN_WORDS, data=_OF_SETTLED)
    )


def confidential(value: Cell, context: Context) -> bool | Refusal | None:
    """Return whether a cell of 是否保密 says so, None of an empty one; other words are for the note."""
    del context
    text = plain(value)
    if not isinstance(text, str):
        return text
    if text in _YES or text in _NO:
        return text in _YES
    if "保密" in text:
        return not text.startswith(("不", "无", "否", "未"))
    return Flaw(FindingKind.IN_WORDS, data=_OF_SECRECY)


def joined_status(one: Status, other: Status) -> Status:
    """Return what two columns of 办理状态 say together: void if one says so, else what is plain first."""
    return other if other.is_void or not one.is_plain else one


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
        text = simplified(text)
        if "次数" in heading and text.isdecimal():
            return int(text) > 1
        if text in _FIRST or text in _REPEAT:
            return text in _REPEAT
        if first == again or (text not in _YES and text not in _NO):
            return unknown
        return again if text in _YES else first

    return read
