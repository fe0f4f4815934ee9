"""The ten visits of a counter day, typed into xf from the first key to the slip, and their keys beside Excel's.

Counted alike: full pinyin and a space for each word, as an input method takes them; digits as they
are; Enter between fields as Tab between cells. A row of Excel has ten cells: number, day, channel, name,
village, phone, how many, what it is about, unit, state; no class, no deadline and no slip.
"""

import time
from typing import NamedTuple

from tests.typist import Typist

VILLAGES = "东山村、大石村、柳河村"
KEYS_A_SECOND = 2.2  # of an officer who types with an input method
CELLS = 10
_DEAF = 0.35  # seconds for which a page that asks for a decision takes none
F2, F3 = "\x1bOQ", "\x1bOR"


class Said(NamedTuple):
    """What an input method writes, and what is typed for it."""

    text: str
    typed: str


class Shown(NamedTuple):
    """What the officer waits for before going on."""

    text: str


class Visit(NamedTuple):
    """A visit: its name, what is typed into the cells of Excel, what is typed into xf, its entries then."""

    name: str
    cells: str
    typed: tuple[str | Said | Shown, ...]
    entries: int


class Count(NamedTuple):
    """What a visit took: keys in xf, seconds waited for it, and keys in Excel."""

    visit: Visit
    keys: int
    waited: float
    excel: int

    @property
    def seconds(self) -> float:
        """How long it takes at the counter."""
        return self.keys / KEYS_A_SECOND + self.waited


def registered(*, repeat: str = "") -> tuple[str | Said | Shown, ...]:
    """Return the keys from the last answer to the register: to the summary, and Enter."""
    return (F2, *((Shown("13 重件"), repeat, "\r") if repeat else ()), Shown("回车 登记"), "\r")


def counted(visit: Visit, *words: str) -> Count:
    """Type a visit into `xf add`; AssertionError where it does not go as an officer expects."""
    began = time.monotonic()
    typist = Typist("add", *words)
    try:
        typist.until("1 形式")
        waited = time.monotonic() - began
        for what in visit.typed:
            if isinstance(what, Shown):
                began = time.monotonic()
                typist.until(what.text)
                waited += time.monotonic() - began
                time.sleep(_DEAF)
            elif isinstance(what, Said):
                typist.keys += len(what.typed) - 1
                typist.press(what.text)
            else:
                typist.keys += len(what) - 1 if what.isprintable() else 0
                typist.press(what)
        began = time.monotonic()
        assert typist.end() == 0, typist.text
        return Count(visit, typist.keys, waited + time.monotonic() - began, _in_excel(visit))
    finally:
        typist.kill()


def _in_excel(visit: Visit) -> int:
    return len(visit.cells.replace("|", "")) + CELLS


def _keys(*words: str) -> tuple[str | Said, ...]:
    """Return what is typed for answers with Enter behind each: `张大明=zhang da ming `, `lh`, or nothing."""
    typed: list[str | Said] = []
    for word in words:
        text, _, pinyin = word.partition("=")
        typed += [Said(text, pinyin) if pinyin else text] if text else []
        typed.append("\r")
    return tuple(typed)


def _title(word: str) -> tuple[str | Said]:
    text, _, pinyin = word.partition("=")
    return (Said(text, pinyin),)


_SLIP = (Shown("制作回执"), "\r")
_TAKEN = (Shown("当场受理"), "\r", *_SLIP)
_ELSEWHERE = (
    Shown("1 告知他向"), "\r", Shown("1 有权机关"), "\r", "\r", Shown("登记不予受理告知"), "\r", *_SLIP,
)  # fmt: skip

VISITS = (
    Visit(
        "来访，一人（高龄津贴漏发）",
        "62|11.27|laifang |zhang da ming |liuhecun |13805712233|1|gaoling jintie loufa sangeyue yaoqiu bufa |minzhengban |zaiban ",
        (
            *_keys("", "张大明=zhang da ming ", "lh", "13805712233", "", "", ""),
            *_title("高龄津贴漏发三个月要求补发=gaoling jintie loufa sangeyue yaoqiu bufa "),
            *registered(), Shown("归类："), "\r", *_TAKEN,
        ),
        4,
    ),
    Visit(
        "来访，七人一件事，两位代表",
        "63|11.27|laifang |chen dashan |dongshancun |13905711122|7|tudi buchangkuan fenpei yaoqiu gongkai zhangmu |nongyeju |zaiban ",
        (
            *_keys("", "陈大山、王二妹=chen dashan \\wang ermei ", "ds1", "13905711122", "", "", "7"),
            *_title("集体土地补偿款分配要求公开账目=jiti tudi buchangkuan fenpei yaoqiu gongkai zhangmu "),
            *registered(), Shown("归类："), "1", *_TAKEN,
        ),
        4,
    ),
    Visit(
        "来电，咨询，当场答复",
        "64|11.27|laidian |li youtian |dashicun |13605713344|1|zixun gaoling jintie jisui kaishi |minzhengban |banjie ",
        (
            *_keys("3", "李有田=li youtian ", "ds2", "13605713344", "", "", ""),
            *_title("咨询高龄津贴几岁开始=zixun gaoling jintie jisui kaishi "),
            *registered(), Shown("归类："), F3, Shown("当场答复"),
            Said("八十周岁起", "bashi zhousui qi "), "\r", Shown("怎么告知"), "\r",
        ),
        5,
    ),
    Visit(
        "来信，上级转送",
        "65|11.27|laixin |zhao xiaolan |liuhecun ||1|dibao tingfa yaoqiu huifu |minzhengban |zaiban ",
        (
            *_keys("1", "赵小兰=zhao xiaolan ", "lh", "", "", "", ""),
            *_title("低保停发要求恢复=dibao tingfa yaoqiu huifu "), *_keys("", ""),
            *_keys("2", "", "县信访局=xian xinfangju ", "昨天=zuotian ", "", "20261125003"),
            *registered(), Shown("归类："), "1", *_ELSEWHERE,
        ),
        4,
    ),
    Visit(
        "来信，匿名，检举控告",
        "66|11.27|laixin |niming |dashicun ||1|fanying cun ganbu maoling butie |xian jiwei |zhuan ",
        (
            *_keys("1", "", "ds2", ""),
            *_title("反映村干部冒领补贴=fanying cun ganbu maoling butie "), *_keys("", ""),
            *_keys("", "4"),
            *registered(), Shown("归类："), "1",
        ),
        2,
    ),
    Visit(
        "同一人为同一件事再来",
        "67|11.28|laifang |zhang da ming |liuhecun |13805712233|1|gaoling jintie haimeiyou bufa |minzhengban |zaiban ",
        (
            *_keys("", "张大明=zhang da ming ", "lh"),
            F2, *_title("高龄津贴还没有补发=gaoling jintie haimeiyou bufa "), *registered(repeat="1"),
            *_SLIP,
        ),
        2,
    ),
    Visit(
        "该到法院去的",
        "68|11.28|laifang |qian duoduo |dongshancun |13705715566|1|lihun caichan fenge |xian fayuan |gaozhi ",
        (
            *_keys("", "钱多多=qian duoduo ", "ds1", "13705715566", "", "", ""),
            *_title("离婚财产分割=lihun caichan fenge "),
            *registered(), Shown("归类："), "1", *_ELSEWHERE,
        ),
        4,
    ),
    Visit(
        "该到县里去的",
        "69|11.28|laifang |sun guihua |dashicun |13505717788|1|yibao baoxiao bili taidi |xian yibaoju |gaozhi ",
        (
            *_keys("", "孙桂花=sun guihua ", "ds2", "13505717788", "", "", ""),
            *_title("医保报销比例太低=yibao baoxiao bili taidi "),
            *registered(), Shown("归类："), "1", *_ELSEWHERE,
        ),
        4,
    ),
    Visit(
        "来访，不识字，没带证件，口述",
        "70|11.28|laifang |wu xiaohong |dongshancun ||1|weifang loushui yaoqiu xiu |cunjianban |zaiban ",
        (
            *_keys("", "吴小红=wu xiaohong ", "ds1", "", "", "", ""),
            *_title("危房漏水要求修=weifang loushui yaoqiu xiu "),
            "\r", Said("房子住了三十年", "fangzi zhule sanshi nian "),
            *registered(), Shown("归类："), "1", *_TAKEN,
        ),
        4,
    ),
    Visit(
        "历史遗留，走信访程序",
        "71|11.28|laifang |zheng laogen |liuhecun |13305719900|1|lishi yiliu de butie yaoqiu zhaogu |minzhengban |zaiban ",
        (
            *_keys("", "郑老根=zheng laogen ", "lh", "13305719900", "", "", ""),
            *_title("历史遗留的补贴要求照顾=lishi yiliu de butie yaoqiu zhaogu "),
            *registered(), Shown("归类："), "1", *_TAKEN,
        ),
        4,
    ),
)  # fmt: skip
