"""Reads the cells about people: names, ID numbers, phones and head counts, one or several.

What is odd but may be right (an old ID card, a land line) is kept with a mark; what Excel has
destroyed or what counts nobody is refused.
"""

import re
from typing import Final, NamedTuple

from xfcli.case.registration import MOST_HEADS
from xfcli.people import id_numbers
from xfcli.sheet.cells.text import Cell, Context, Flaw, code, listed
from xfcli.sheet.finding_kinds import NO_DATA, Data, FindingKind
from xfcli.text import NUMERALS, small_number


class Names(NamedTuple):
    """Who petitions: the names in the order of the cell, and the size of a group that it states."""

    text: str  # joined by 、
    size: int | None = None  # 张三等5人
    id_number: str = ""  # that stood in the same cell
    phone: str = ""

    @property
    def each(self) -> list[str]:
        """The names, one or more."""
        return self.text.split("、")

    @property
    def named(self) -> int:
        """How many people are named, at least one."""
        return self.text.count("、") + 1

    def __str__(self) -> str:
        return self.text


# Patterns stay texts: each is compiled when it is first needed, and a name that is typed needs few.
_NOBODY_ELSE: Final = listed("无 没有 本人 自己 否")
_ANONYMOUS: Final = listed(
    "匿名 匿名信 匿名者 匿名人 匿名来信 匿名来电 匿名网友 匿名网民 匿名用户 匿名群众 匿名市民 匿名村民 匿名信访人 匿名举报人 "
    "匿名(保密) 不愿透露 不愿透露姓名 未透露 未透露姓名 不愿留名 不愿留姓名 不愿署名 未留名 未留姓名 不留名 未署名 无署名 "
    "无名 无名氏 佚名 网友 网民 市民 群众 村民 居民 游客 热心市民 热心网友 热心群众 某先生 某女士"
)
_NUMBER: Final = rf"(\d+|[两{NUMERALS}百零廿卅]{{1,5}})"
_HUNDREDS: Final = "([一二三四五六七八九]?|两)百(?:零(.)|(.*十.*))?"
_HAN: Final = r"[\u3400-\u9fff·•・‧.] {1,20}[\u3400-\u9fff·•・‧.]"
_GROUP: Final = (
    rf"(.+?)\(?等(?:共|一行)?(?:(约|近)?{_NUMBER}(余|多)?(?:人|名|位)(以上|左右)?|[多数若干全体部分]*[人户名位]?)"
    r"(?:村民|群众|居民|职工|业主|代表)*\)?"
)
# What stands before a group in brackets, 集体(徐某某等18人), and who came along: 云七(外2人), 村民代表3人.
_BRACKETED: Final = r"[^()]+\(([^()]+等[^()]*)\)"
_ALONG: Final = rf"(.+?)\(?(?:外|另外?|还有|\+){_NUMBER}(?:人|名|位)?\)?"
_COUNTED: Final = rf"(.+?)\(共?(约|近|大约)?{_NUMBER}(余|多)?(?:人|名|位)(以上|左右)?\)"
_SO_MANY: Final = rf"(.*?(?:代表|村民|群众|职工|业主|居民|农户|家长|工人))共?{_NUMBER}(?:人|名|位)"
_SHORT: Final = 60  # characters of a name in which that is looked for
_SOME: Final = r"([^等]{2,}?)\(?等[^、,]{1,12}"  # 张三等5户村民
_MASKED: Final = r"[*＊✕✖●■█]|(?<=\d)[xX]{2,}"  # an ID number ends with one X
_ID_INSIDE: Final = r"(?:身份证号?码?[:：]?)?\s*(?<!\d)(\d{17}[\dXx])(?!\d)"
_PHONE_INSIDE: Final = (
    r"(?:(?:联系)?电话|手机号?|电话号码)?[:：]?\s*(?<!\d)(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)"
)
_NOT_A_NAME: Final = r"(?<=[\s、,，;；/(])(?:(?:性别|年龄)[:：]?)?(?:[男女]性?|约?\d{1,3}(?:周)?岁|[汉回满苗壮藏彝]族)(?=$|[\s、,，;；/)])"
_HOLLOW: Final = r"\([\s、,，;；/]*\)"
_BLANKS: Final = r"\s{20,}"
_JOINED: Final = r"\s*[、,，;；/\n]\s*"
# 张某和李某: two whole names, each with a usual family name; 张和平, 江苏和利公司 are one.
_FAMILY: Final = (
    "(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|"
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊"
    "葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝"
    "路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全"
    "佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝甲乙丙丁戊己庚辛壬癸])"
)
_NAME: Final = rf"{_FAMILY}[\u3400-\u9fff]{{1,3}}"
_AND: Final = "(?:以及|[和与及跟])"
_AMONG: Final = frozenset("等和与及跟")

_CARD: Final = r"\d{17}[\dX]"
_OLD_CARD: Final = r"\d{15}"

_PHONE: Final = r"(?:\+?0?0?86)?(1[3-9]\d{9})|(0\d{2,3}\d{7,8})|([2-9]\d{6,7})|([48]00\d{7})|(1[0-2]\d{1,3})|(9\d{4})"
_BETWEEN_PHONES: Final = r"[/、,;|\n]+|[或和]"
_INSIDE_PHONE: Final = r"[\s()—–‐-]"

_COUNT: Final = rf"(?:共|合计|(?:\d{{1,4}}|[两{NUMERALS}]{{1,3}})户|一家)?{_NUMBER}(?:\.0+)?(?:人次|人|名|位|个人|口)?"
_SUM: Final = (
    rf"[男女]性?{_NUMBER}(?:人|名)?[,，、+]?[男女]性?{_NUMBER}(?:人|名)?"
    rf"|{_NUMBER}(?:人|名)?[男女]性?[,，、+]?{_NUMBER}(?:人|名)?[男女]性?|{_NUMBER}\+{_NUMBER}人?"
)
_RANGE: Final = rf"{_NUMBER}人?(?:[-~～—–、至到]){_NUMBER}(?:人次|人|名)?"
_COUPLES: Final = listed("夫妻 夫妇 两口子 夫妻俩 母子 母女 父子 父女 兄弟 姐妹 兄妹 姐弟 婆媳")
_ALONE: Final = listed("单访 个人 本人 单人")
_THOUSANDS: Final = r"\d,\d{3}(?=人|$)"
_HINT: Final = r"\([^()]*\)$"  # 2人(其中代表1人)
_BATCHES: Final = rf"{_NUMBER}批(?:次)?[,，、/]?{_NUMBER}(?:人次|人|名)?"
_ABOUT: Final = (
    rf"(?:约|大约|近|超过|至少)?{_NUMBER}(?:余|多)?(?:人次|人|名)?(?:以上|左右|多|余|及以上)?"
)


def names(value: Cell, context: Context) -> Names | Flaw[Names] | None:
    """Return the names in a cell; None where it is empty or says 匿名.

    A flaw that is not fatal where the names are doubtful: 甲某等 without a number, 甲某 乙某.
    """
    text = code(value, context)
    if not isinstance(text, str):
        return text
    text = re.sub(_BLANKS, " ", text.strip("、,，;；/ \n"))  # thousands of them took minutes
    if not text or text in _ANONYMOUS:
        return None
    if text.isdigit():
        return Flaw(FindingKind.NAME_OF_DIGITS)
    if text.isalpha() and _AMONG.isdisjoint(text):
        return Names(text)  # as nearly all
    if is_masked(text):
        return Flaw(FindingKind.MASKED, data={"label": "姓名"})
    bare, id_number = _taken(_ID_INSIDE, text)
    bare, phone = _taken(_PHONE_INSIDE, bare)
    named = re.sub(_NOT_A_NAME, "", bare)
    if named != text:
        named = re.sub(_HOLLOW, "", named).rstrip("、,，;；/ \n(").lstrip("、,，;；/ \n")
    read = _group(named) if named else Flaw(FindingKind.NAME_OF_DIGITS)
    return _marked(read, bare != text, named != bare, id_number, phone)


def acting(value: Cell, context: Context) -> Names | Flaw[Names] | None:
    """Return who acts for the petitioners, with their phones; None where nobody does.

    What is no plain name is for the note.
    """
    got = names(value, context)
    if not isinstance(got, Flaw):
        return None if got and got.text in _NOBODY_ELSE else got
    is_with_number = got.kind is FindingKind.TAKEN_FROM_NAME
    return got.value if is_with_number else Flaw(FindingKind.ACTING_IN_WORDS)


def is_masked(text: str) -> bool:
    """Whether a name or number has been made illegible: 138****0001, 张*, 45212319900101XXXX."""
    return bool(re.search(_MASKED, text))


def _taken(pattern: str, text: str) -> tuple[str, str]:
    """Return a text without the numbers of this pattern, and these numbers."""
    numbers = [found[1].replace("-", "") for found in re.finditer(pattern, text)]
    return (re.sub(pattern, " ", text).strip() if numbers else text), "、".join(numbers)


def _marked(
    read: Names | Flaw[Names], numbered: bool, shortened: bool, id_number: str, phone: str
) -> Names | Flaw[Names]:
    """Return the names with the numbers that stood beside them, marked where the cell said more."""
    names = read.value if isinstance(read, Flaw) else read
    if names is None:
        return read
    names = names._replace(id_number=id_number, phone=phone)
    if isinstance(read, Flaw):
        return read._replace(value=names)
    if numbered:
        return Flaw(FindingKind.TAKEN_FROM_NAME, names)
    return Flaw(FindingKind.NOT_A_NAME, names) if shortened else names


def _group(text: str) -> Names | Flaw[Names]:
    """Return the names in a text, with the size of the group that it states."""
    if len(text) <= _SHORT and (read := _with_company(text)):
        return read
    if "等" in text and (found := re.fullmatch(_GROUP, text)):
        if not found[3]:
            return Flaw(FindingKind.UNCOUNTED_GROUP, _listed(found[1]))
        size = _number(found[3])
        if not 0 < size <= MOST_HEADS:
            return Flaw(FindingKind.NO_HEAD_COUNT)
        read = _spaced(found[1]) if " " in found[1] else _listed(found[1])
        if isinstance(read, Flaw):
            return read._replace(value=read.value and read.value._replace(size=size))
        names = read._replace(size=size)
        if found[2] or found[4] or found[5]:
            return Flaw(FindingKind.ABOUT_SO_MANY, names, {"heads": size})
        return names
    if found := re.fullmatch(_SOME, text):
        return Flaw(FindingKind.UNCOUNTED_GROUP, _listed(found[1]))
    if " " not in text and "\n" not in text:
        return _with_doubt(_listed(text))
    return _spaced(text)


def _with_company(text: str) -> Names | Flaw[Names] | None:
    """Read a name with how many came along or were counted beside it; None where that is not said."""
    if found := re.fullmatch(_BRACKETED, text):
        read = _group(found[1])
        return read if isinstance(read, Flaw) else Flaw(FindingKind.NOT_A_NAME, read)
    if found := re.fullmatch(_ALONG, text):
        names = _listed(found[1])
        more = _number(found[2])
        return names._replace(size=names.named + more) if 0 < more < MOST_HEADS else None
    about = re.fullmatch(_COUNTED, text)
    found = about or re.fullmatch(_SO_MANY, text)
    size = _number(found[3] if about else found[2]) if found else 0
    if not found or not 0 < size <= MOST_HEADS:
        return None
    names = _listed(found[1])._replace(size=size)
    if not about:
        return Names(text, size)  # 村民代表3人 names nobody
    is_about = about[2] or about[4] or about[5]
    return Flaw(FindingKind.ABOUT_SO_MANY, names, {"heads": size}) if is_about else names


def _with_doubt(names: Names) -> Names | Flaw[Names]:
    """Return names, marked where one of them holds 和 or the like and may yet be several people."""
    is_doubtful = any(
        len(parts := re.split(_AND, name)) > 1 and min(map(len, parts)) > 1 for name in names.each
    )
    return Flaw(FindingKind.CONJOINED_NAME, names) if is_doubtful else names


def _spaced(text: str) -> Names | Flaw[Names]:
    """Read a name with spaces in it: 张 三 is one person, two whole names may be two."""
    names = _listed(text)
    if not re.search(_HAN, names.text):
        return names
    parts = names.text.split()
    if all(len(part) > 1 for part in parts):
        return Flaw(FindingKind.SPACED_NAME, names)
    return Names("".join(parts))


def _listed(text: str, size: int | None = None) -> Names:
    parts = (one for part in re.split(_JOINED, text.strip()) for one in _apart(part))
    return Names("、".join(filter(None, parts)), size)


def _apart(part: str) -> list[str]:
    """Return the people in 张某和李某, a text that names one as it is."""
    if _AMONG.isdisjoint(part):
        return [part]
    named = re.split(_AND, "".join(part.split()))
    return named if all(re.fullmatch(_NAME, one) for one in named) else [part]


def id_number(value: Cell, context: Context) -> str | Flaw[str] | None:
    """Return the ID number in a cell, None if it is empty; checked by GB 11643-1999.

    A failed check is a flaw with the number as its value, several numbers are a fatal one.
    """
    text = code(value, context)
    if type(text) is not str:
        return text
    if is_masked(text):
        return Flaw(FindingKind.MASKED, data={"label": "身份证号"})
    number = "".join(text.split()).replace("-", "").upper()
    if not number:
        return None
    if re.fullmatch(_CARD, number):
        fault = id_numbers.fault(number)
        if fault and number.endswith("000"):
            return Flaw(FindingKind.ROUNDED)
        return Flaw(FindingKind.ODD_ID_NUMBER, number, {"fault": fault}) if fault else number
    if re.fullmatch(_OLD_CARD, number):
        return Flaw(FindingKind.OLD_ID_NUMBER, number)
    if len(number) >= 30:
        return Flaw(FindingKind.SEVERAL_ID_NUMBERS)
    return Flaw(FindingKind.NO_ID_NUMBER, number)


def phone(value: Cell, context: Context) -> str | Flaw[str] | None:
    """Return the phone in a cell, or several joined by 、, None if it is empty.

    What looks like no phone is a flaw with the text as its value.
    """
    text = code(value, context)
    if type(text) is not str or (len(text) == 11 and re.fullmatch(_PHONE, text)):
        return text
    if is_masked(text):
        return Flaw(FindingKind.MASKED, data={"label": "电话"})
    numbers: list[str] = []
    for part in re.split(_BETWEEN_PHONES, text):
        whole = _one_phone(part)
        # 138 0013 8000 is one phone; two whole ones may also stand apart by a space only.
        found = [whole] if whole else [_one_phone(piece) for piece in part.split()]
        if not all(found):
            return Flaw(FindingKind.NO_PHONE, text)
        numbers += found
    return "、".join(numbers) or None


def _one_phone(text: str) -> str:
    found = re.fullmatch(_PHONE, re.sub(_INSIDE_PHONE, "", text.removesuffix(".0")))
    return next(filter(None, found.groups())) if found else ""


def heads(value: Cell, context: Context) -> int | Flaw[int] | None:
    """Return the head count in a cell, from 1 to 9,999: 3, 3人, 1批12人, 男2女3; None if it is empty.

    About so many (5人以上, 2-3: at least so many) is a flaw with the number as its value, none or 0 a
    fatal one.
    """
    if type(value) is float and 0 < value <= MOST_HEADS and value.is_integer():
        return int(value)
    text = code(value, context)
    if not isinstance(text, str):
        return text
    text = re.sub(_HINT, "", "".join(text.split()))
    if re.match(_THOUSANDS, text):
        text = text.replace(",", "", 1)
    number = _exact(text)
    return _inexact(text) if number is None else _counted(number)


def _exact(text: str) -> int | None:
    """Return the number of people that a text counts, None where it does not."""
    if found := re.fullmatch(_COUNT, text):
        return _number(found[1])
    if found := re.fullmatch(_SUM, text):
        return sum(_number(part) for part in found.groups() if part)
    return 1 if text in _ALONE else None


def _inexact(text: str) -> int | Flaw[int]:
    """Return how many people a text speaks of at least, marked; a refusal where it does not say."""
    if found := re.fullmatch(_BATCHES, text):
        mark = None if _number(found[1]) == 1 else FindingKind.SEVERAL_BATCHES
        return _counted(_number(found[2]), mark)
    found = re.fullmatch(_ABOUT, text) or re.fullmatch(_RANGE, text)
    least = _number(found[1]) if found else 2 * (text in _COUPLES)
    if found and found.re.pattern == _RANGE and least >= _number(found[2]):
        least = 0
    return _counted(least, FindingKind.ABOUT_SO_MANY, {"heads": least})


def _counted(number: int, mark: FindingKind | None = None, data: Data = NO_DATA) -> int | Flaw[int]:
    if not 0 < number <= MOST_HEADS:
        return Flaw(FindingKind.NO_HEAD_COUNT)
    return Flaw(mark, number, data) if mark else number


def _number(text: str) -> int:
    """Return the number that `_NUMBER` found; one too long, or none (一三十), is as wrong as 0."""
    if found := re.fullmatch(_HUNDREDS, text):
        rest = found[2] or found[3]
        tens = small_number(rest.removeprefix("一") if rest[1:2] == "十" else rest) if rest else 0
        return 0 if rest and not tens else 100 * (small_number(found[1]) or 1) + tens
    return small_number(text) or (int(text) if text.isdecimal() and len(text) <= 6 else 0)
