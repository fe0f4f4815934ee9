"""Every kind of finding: whether it keeps its row out of the ledger, and the sentence that tells it.

The sentences are made here, at the end, from a kind and its data; nothing reads them back. None
repeats a cell: it may hold a person.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Final, TypeAlias

Data: TypeAlias = Mapping[str, object]  # what the sentence of a kind has braces for

NO_DATA: Final[Data] = {}
_DEFAULT_LEDGER: Final[Data] = {"db": ""}
_FATAL, _REMARK = True, False
_DAY: Final = "请写成 2026-03-05 这样的日期。"
_AS_TEXT: Final = "请将该列设为文本后重新填写。"
_LIKELY: Final = "可能是{place}的重件（{reasons}）"
_LIKELY_SOME: Final = "可能是前面某件的重件（{reason}）"
_NEW: Final = "，先登记为新的事项，由您决定。"
_ASKED: Final = "。加 --accept-repeats 就登记为重件，否则登记为新的事项。"


class FindingKind(Enum):
    """A kind of finding: is it fatal, its sentence, and, if another, the sentence for several rows."""

    def __init__(self, fatal: bool, sentence: str, shared: str = "") -> None:
        self.fatal = fatal
        self._one = sentence
        self._shared = shared or sentence

    def sentence(self, data: Data) -> str:
        """Return what tells one finding of this kind."""
        return self._one.format_map({**_DEFAULT_LEDGER, **data})

    def shared_sentence(self, data: Data) -> str:
        """Return what tells several findings at once: those for which it is the same."""
        return self._shared.format_map({**_DEFAULT_LEDGER, **data})

    @property
    def names_a_command(self) -> bool:
        """Whether its sentence has a command to type, which the words {db} make one for a ledger."""
        return "{db}" in self._one

    # fmt: off
    # Any cell
    DITTO = _FATAL, "「同上」的上一行也没有内容，请改成具体内容。"
    DITTO_FILLED = _REMARK, "「同上」按上一行的内容读，请核对。"
    MASKED = _REMARK, "是遮住的（带 *），不能作为{label}登记，照原样记入备注；请向来表的单位要完整的。", "是遮住的（带 *），没有登记，照原样记入备注；请向来表的单位要完整的。"
    FORMULA_ERROR = _FATAL, "公式出错，请改成具体内容。"
    ROUNDED = _FATAL, f"Excel 已把这个长数字四舍五入，{_AS_TEXT}"
    TAKEN_FOR_A_DAY = _FATAL, f"Excel 把它当成了日期或时间，{_AS_TEXT}"
    BROKEN_CHARACTER = _FATAL, "有损坏的字符，请重新填写。"
    NO_NUMBER = _FATAL, "不是有效的数字。"

    # Days
    LUNAR = _FATAL, f"看起来是农历{{hint}}，{_DAY}", f"看起来是农历，{_DAY}"
    DURATION = _FATAL, f"写的是天数，不是日期，{_DAY}"
    SPAN = _FATAL, f"看起来是一段日期，{_DAY}"
    SEVERAL_DAYS = _FATAL, f"看起来不止一个日期，{_DAY}"
    MONTH_OR_DAY = _FATAL, f"看不出哪个是月、哪个是日，{_DAY}"
    SHORT_YEAR = _FATAL, f"年份要写四位，{_DAY}整张表是同一年的，可加 --year 2026 这样给出。"
    WITHOUT_DAY = _FATAL, f"没有写到哪一天，{_DAY}"
    BARE_NUMBERS = _FATAL, f"没有年份，看不出是哪一天，{_DAY}整张表是同一年的，可加 --year 2026 这样给出。"
    TIME_ZONE = _FATAL, f"时区不是北京时间，{_DAY}"
    UNREADABLE_DAY = _FATAL, f"看不出是哪一天，{_DAY}"
    NOT_A_DAY = _FATAL, f"这不是日期，{_DAY}"
    NO_SUCH_DAY = _FATAL, f"没有这一天，{_DAY}"
    YEAR_OUT_OF_RANGE = _FATAL, f"年份不对（{{first}}–{{last}}），{_DAY}"
    WRONG_WEEKDAY = _FATAL, f"日期和星期对不上，{_DAY}"
    WITHOUT_YEAR = _FATAL, f"没有年份，{_DAY}整张表是同一年的，可加 --year 2026 这样给出。"
    YEAR_SUPPLIED = _REMARK, "没有写年份，按 {day} 读。", "没有写年份，按表里的年份读。"
    YEAR_SUPPOSED = _REMARK, "没有写年份，表里也没有，按 {day} 读；是往年的请加 --year 2025 这样给出。", "没有写年份，表里也没有，按 {year} 年读；是往年的请加 --year 2025 这样给出。"
    DUE_IN_WORDS = _REMARK, "不是日期，照原样记入备注；期限由 xf 按规定计算。"
    NO_DATE = _REMARK, "系统这样写表示没有日期，按空格处理。"
    YEAR_RUNS_BACK = _REMARK, "月份从上面的 {before} 回到这里，仍按 {day} 读；如果已是下一年，请写上年份。", "月份从上面往回走，仍按表里的年份读；如果已是下一年，请写上年份。"
    OTHER_YEAR = _REMARK, "表名或表题写的是 {titled} 年，这一行是 {day}：照这一天登记，是不是年份写错了？", "表名或表题写的是 {titled} 年，这些行不是：照写的日期登记，是不是年份写错了？"
    STILL_TO_COME = _REMARK, "写的是尚未发生，按空格处理。"

    # People
    NAME_OF_DIGITS = _FATAL, "姓名是一串数字，请核对是否填错了列。"
    UNCOUNTED_GROUP = _REMARK, "「等」后面没有人数，请核对人数。"
    SPACED_NAME = _REMARK, "姓名中间有空格，请核对是一人还是几人。"
    MORE_THAN_A_NAME = _REMARK, "姓名格里不只是姓名（括号、关系、人数、“全体”等），照原样登记，请核对姓名和人数。"
    CONJOINED_NAME = _REMARK, "姓名里有“和、与、及”，按一位登记；是几个人的，用顿号隔开。"
    ODD_ID_NUMBER = _REMARK, "{fault}"
    OLD_ID_NUMBER = _REMARK, "是 15 位旧身份证号，请核对。"
    TAKEN_FROM_NAME = _REMARK, "姓名格里还写了电话或身份证号，已放进各自的栏，请核对。"
    NOT_A_NAME = _REMARK, "姓名格里的性别、年龄、单位没有登记。"
    NO_ID_NUMBER = _REMARK, "不是 18 位身份证号，请核对。"
    SEVERAL_ID_NUMBERS = _FATAL, "一格只能写一个身份证号。"
    NO_PHONE = _REMARK, "不像电话号码，请核对。"
    NO_HEAD_COUNT = _FATAL, "人数要写 1 到 9999 的整数，例如 5；电话号码不是人数。"
    ABOUT_SO_MANY = _REMARK, "人数不是确数，按 {heads} 人登记。"
    SEVERAL_BATCHES = _REMARK, "一行写了几批，请核对是否要分开登记。"

    # Words
    UNKNOWN_WORD = _FATAL, "{label}没有这一项，可选：{choices}。同一种写法说明一次就行，如 --map 这种写法=来访。"
    READ_AS = _REMARK, "{label}没有这一项，读作{word}；不是的请加 --map 这种写法=另一项。"
    IN_WORDS = _REMARK, "{label}没有这一项（可选：{choices}），照原样记入备注。"
    ACTING_IN_WORDS = _REMARK, "看不出是谁，照原样记入备注；要登记的写姓名，可加电话。"
    FIRST_OR_REPEAT = _REMARK, "看不出是初件还是重件，照原样记入备注。"
    SEALED_BY_KIND = _REMARK, "写的是举报、控告一类，按检举控告登记，以后只显示编号和日期；不是的请在表里改。"
    UNKNOWN_STATUS = _REMARK, "没有认出这个办理状态，照原样记入备注，没有登记办结；办结了的请改成「已办结」。"
    REVIEW_NOT_TAKEN = _REMARK, "写的是复查、复核：没有它的日期和意见，没有登记。请用 xf review{db} 补登。"
    ENDED_AGAINST_STATUS = _REMARK, "写的是还没有办结，却有办结日期：按那一天登记办结，请核对。"
    REFUSED_WITHOUT_NOTICE = _REMARK, "写的是不受理：按这样办结，没有登记告知书，有没有告知请核对。"
    ENDED_SOMEHOW = _REMARK, "没有写怎样终止：登记为办结，标明原台账没有写办结方式，请核对。"
    SETTLED_BY_DAY = _REMARK, "没有写是否化解，只有日期：按那一天已经化解、办结登记；没有化解的请在是否化解一列写「否」。"
    ENDED_WITHOUT_DAY = _REMARK, "写的是已经了结，没有办结日期：按这一行最后的日期登记办结，标明日期不详。"

    # A row as a whole
    MISSING = _FATAL, "没有填{heading}。"
    NO_MATTER = _FATAL, "标题和内容至少要填一项。"
    ANSWERED_TOO_EARLY = _FATAL, "{later}早于{earlier}，请核对。"
    DISORDER = _REMARK, "{later}早于{earlier}，请核对。"
    BEFORE_THE_REPEAT = _REMARK, "{later}早于{earlier}，是这一件重件之前的，只作记事。"
    FAR_DAY = _REMARK, "离今天 {years} 年，请核对年份。", "离今天几十年，请核对年份。"
    IN_THE_FUTURE = _FATAL, "这一天还没有到（今天 {today}），请核对年份。"
    OTHER_HEAD_COUNT = _FATAL, "姓名里写的是 {heads} 人，与人数不符，请核对。"
    COUNTED_BY_NAMES = _REMARK, "没有填人数，按姓名算 {heads} 人。"
    MORE_NAMES_THAN_HEADS = _REMARK, "姓名有 {names} 个，比人数多，请核对。"
    MERGED_CELLS = _REMARK, "是合并单元格，按上面一格补全，请核对是否同一件。"
    SAME_MATTER = _REMARK, "与第 {first} 行是同一件（合并单元格），并入那一件。", "与上面的行是同一件（合并单元格），并入那一件。"
    CONTINUED = _REMARK, "没有日期、姓名和事项，接着第 {first} 行，并入那一件的备注。", "没有日期、姓名和事项，接着上面的行，并入那一件的备注。"
    ANOTHER_PERSON = _REMARK, "只有姓名，没有日期和事项：作为第 {first} 行那一件的另一位信访人，请核对。", "只有姓名，没有日期和事项：作为上面那一件的另一位信访人，请核对。"
    SAME_ROW = _REMARK, "与{place}完全相同，请核对是否重复录入。"
    ALMOST_SAME_ROW = _REMARK, "与{place}同一天、同一人、同一件事，别处不同，请核对是否重复录入。"
    MORE_CELLS_THAN_HEADINGS = _FATAL, "这一行的格子比表头多，多半是内容里有逗号，分不清哪格属于哪列，请核对。"
    DWELLING = _REMARK, "像是住址，不是村或单位的名称：记作住址，没有登记进名册，请核对。"
    HIDDEN_ROW = _REMARK, "这一行在表里是隐藏的，照样读了；不要的请先删去。"
    STRUCK_ROW = _REMARK, "这一行有删除线，照样读了；已作废的请在备注写「作废」。"
    COMMENTED_ROW = _REMARK, "这一行有批注，批注没有读。"

    HIDDEN_COLUMN = _REMARK, "表里有隐藏的列，照样读了；不要的请先删去。"

    # A sheet and its headings
    NO_HEADINGS = _FATAL, "前 {rows} 行里没有找到表头（至少要认出三列，如登记日期、姓名、标题）。{seen}请核对，或用 --map 我的表头=标题 说明。"
    FORM = _FATAL, "像是一页一件的登记表，xf 读的是一行一件的台账：请另做一张表，第一行写表头（登记日期、信访形式、姓名、内容等），每份登记表抄成下面一行再导入；份数不多的用 xf add{db} 逐件登记。"
    COLUMN_WITHOUT_HEADING = _REMARK, "第 {column} 列有内容，没有表头，照原样记入备注。"
    CHANNEL_FROM_TITLE = _REMARK, "表里没有信访形式这一列，按表名和表头读作{channel}；不是的请加 --channel。"
    ASSIGNED_BY_HEADING = _REMARK, "填了「{heading}」：来源读作上级交办，文号是上级的，不是我们答复的；不是的请加 --source。"
    NO_DAY_COLUMN = _FATAL, "表里没有登记日期这一列。哪一列是，请用 --map 那一列的表头=登记日期 说明。"
    NO_CHANNEL_COLUMN = _FATAL, "表里没有信访形式这一列。请加 --channel 来访 等给出，或用 --map 指明。"
    NO_MATTER_COLUMN = _FATAL, "表里没有标题，也没有内容。哪一列写的是事项，请用 --map 那一列的表头=标题 说明。"
    SHADOWED_COLUMN = _REMARK, "与「{other}」是同一项，这一列照原样记入备注。", "与别的列是同一项，这些列照原样记入备注。"
    NOT_KEPT = _REMARK, "xf 不登记这一项，这一列没有读。要的请加 --map 这一列=备注。", "xf 不登记这些，没有读。要的请加 --map 这一列=备注。"
    UNKNOWN_HEADING = _REMARK, "不认识这个表头，照原样记入备注。{hint}可用 {option} 说明。", "不认识这些表头，照原样记入备注。可用 --map 我的表头=标题 说明；不要的用 --map 我的表头=忽略。"

    # Beside what the ledger has
    ASSIGNED_BY_DUE = _REMARK, "有责任单位和办理期限：读作交办给{unit}，这一天前报结果；只是办理期限的，请加 --map 这一列=备注。", "有责任单位和办理期限：读作交办给责任单位，这一天前报结果；只是办理期限的，请加 --map 这一列=备注。"
    CHANGED_SINCE = _REMARK, "已登记为 {no}，这一行的内容与台账不同，没有改动台账。要更正：xf show {no}{db} 核对后登记。"
    NUMBER_TWICE = _REMARK, "这个编号在表里出现了两次，后一次另给新号。是重件的，请把编号写在「原编号」一列。"
    NUMBER_TOO_HIGH = _REMARK, "编号的序号超过 {most}，或年份比登记日期晚，另给新号；原来的编号可以查到。"
    NUMBER_TAKEN = _REMARK, "这个编号台账里已经用于另一件事，另给新号；原来的编号可以查到。"
    VILLAGE_FROM_ADDRESS = _REMARK, "没有写村，按名册从住址读作{village}。", "没有写村，按名册从住址读出。"
    UNLISTED_VILLAGE = _REMARK, "住址里像是「{village}」，名册里没有这个村，村没有登记。都是的话加 --add-villages；只有几个是的：xf units --add {village} --kind 村{db}，再导入。"
    VILLAGE_ELSEWHERE = _REMARK, "住址写的是{town}的「{village}」，不是本地的村，没有登记村。"
    UNLISTED_SPELLING = _REMARK, "「{unit}」像是名册里的「{listed}」，现在当作另一个单位。是同一个的话加 --same-unit {unit}={listed}。"
    TOO_MANY_NAMES = _REMARK, "代表最多 5 人，只登记前 5 人，其余 {more} 个姓名没有登记。"
    REPEAT_OF_NOTHING = _REMARK, "写的是重件，没有原编号，先登记为新的事项。"
    REPEAT_NOT_FOUND = _REMARK, "原编号在表里和台账里都没有找到，先登记为新的事项。"
    REPEAT_OF_SEVERAL = _REMARK, "原编号对应几件，看不出是哪一件，先登记为新的事项。"
    LIKELY_REPEAT = _REMARK, _LIKELY + _NEW, _LIKELY_SOME + _NEW
    CERTAIN_REPEAT = _REMARK, _LIKELY + _ASKED, _LIKELY_SOME + _ASKED
    # fmt: on


# What is said of headings and not of cells.
OF_HEADINGS: Final = frozenset(
    {FindingKind.SHADOWED_COLUMN, FindingKind.UNKNOWN_HEADING, FindingKind.NOT_KEPT}
)
