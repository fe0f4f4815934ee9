"""The terms of the field, each as one enum whose values are the legal Chinese words.

The Chinese value is what is stored, shown and typed; the English member name may be typed as well.
"""

from enum import StrEnum
from typing import Final, TypeVar

from xfcli.errors import BadValue

Word = TypeVar("Word", bound=StrEnum)


class Channel(StrEnum):
    """信访形式. 排查 is the officer's own outreach: counted apart, never as a petition."""

    LETTER = "来信"
    VISIT = "来访"
    CALL = "来电"
    ONLINE = "网上"
    OTHER = "其他"
    OUTREACH = "排查"


class Source(StrEnum):
    """来源: how the matter reached this office."""

    OWN = "自收"
    FORWARDED = "上级转送"
    ASSIGNED = "上级交办"
    LEADER = "领导批示"
    MAILBOX = "书记县长信箱"
    HOTLINE = "热线"
    OTHER = "其他"


class Level(StrEnum):
    """登记层级: where the petition was registered (a count of offices, never a person's journey)."""

    NATION = "国家"
    PROVINCE = "省"
    CITY = "市"
    COUNTY = "县"
    TOWN = "乡"


class Purpose(StrEnum):
    """信访目的: what the petition is for."""

    REQUEST = "申诉求决"
    PROPOSAL = "意见建议"
    REPORT = "检举控告"
    OTHER = "其他"


class Route(StrEnum):
    """法定途径: the ways of 条例 Art 29–31, and where an office sends what is not its own (Art 23, 33)."""

    PROPOSAL = "建议意见"
    DISCIPLINE = "检举控告"
    LITIGATION = "涉法涉诉"
    ARBITRATION = "仲裁"
    PARTY = "党员申诉"
    ADMINISTRATIVE = "行政程序"
    DUTY = "履职查处"
    PETITION = "信访程序"
    MEDIATION = "调解"
    OTHER_ORGAN = "其他机关"
    ADVICE = "咨询"
    DISCLOSURE = "信息公开"


# Not for this office or any petition procedure: the petitioner is told where to go instead.
ELSEWHERE: Final = frozenset({Route.LITIGATION, Route.ARBITRATION, Route.PARTY, Route.OTHER_ORGAN})


class Result(StrEnum):
    """处理意见 on the request (条例 Art 32)."""

    SUPPORTED = "支持"
    EXPLAINED = "解释说明"
    REJECTED = "不予支持"


NOTICE_DAYS: Final = 30  # 公告送达 takes effect after so many (民诉法 Art 95, by analogy)


class Method(StrEnum):
    """送达方式: how an answer reached the petitioner; 公告 takes effect later (`law.clocks`)."""

    DIRECT = "直接"
    POST = "邮寄"
    ELECTRONIC = "电子"
    LEFT = "留置"
    NOTICE = "公告"
    SPOKEN = "口头"
    PHONE = "电话"

    @property
    def said(self) -> str:
        """What was done: 直接送达; 口头告知 and 电话告知, where no paper was handed over; 公告, which delivers later."""
        if self is Method.NOTICE:
            return str(self)
        return f"{self}{'告知' if self in SPOKEN else '送达'}"


# An answer at the counter or on the phone, never where the law asks for a written one.
SPOKEN: Final = frozenset({Method.SPOKEN, Method.PHONE})


# Of the statuses (办理状态, `case.Case.status`), those of cases that are not open.
NO_CASE: Final = "已作废"  # of a number that stands for no case
ANNOUNCED: Final = "公告中"  # the public notice of an answer runs: nothing is delivered yet
DELIVERED: Final = "已送达"
STATUSES: Final = (
    "已登记", "已分类", "办理中", "已转送", "已交办", "已退回", "已答复", ANNOUNCED, DELIVERED,
    "不予受理", "不再受理", "复查中", "复核中", "已办结", NO_CASE,
)  # fmt: skip
ENDED: Final = frozenset({"已办结", NO_CASE})


class Stage(StrEnum):
    """The two steps of review (条例 Art 35 and 36)."""

    REVIEW = "复查"
    RECHECK = "复核"

    @property
    def about(self) -> "Stage | None":
        """Of which stage the opinion is that it reviews, None for the answer of the handling."""
        return Stage.REVIEW if self is Stage.RECHECK else None


class Decision(StrEnum):
    """What a review decides; 撤销 and 责令重办 send the matter back to be handled again."""

    UPHELD = "维持"
    REVOKED = "撤销"
    CHANGED = "变更"
    REDO = "责令重办"


class Refusal(StrEnum):
    """Why a matter is not taken: not this office's, or decided for good (条例 Art 19, 23, 36)."""

    NOT_OURS = "不予受理"
    FINAL = "不再受理"


class Outcome(StrEnum):
    """办结方式: how the procedure ended. Whether the matter is settled (化解) is another fact."""

    ANSWERED = "答复办结"
    FULFILLED = "支持并落实"
    MEDIATED = "调解和解"
    ROUTED = "导入法定途径"
    PASSED_ON = "转出"
    REFUSED = "不予受理"
    FINAL = "不再受理"
    WITHDRAWN = "撤回"
    DECEASED = "死亡"
    UNREACHABLE = "无法联系"
    ANONYMOUS = "匿名存查"
    NO_REVIEW = "逾期未复查"
    NO_RECHECK = "逾期未复核"
    RECHECKED = "复核终结"


class NoteKind(StrEnum):
    """What a note records beside the steps of the procedure."""

    NOTE = "记事"
    TOLD = "告知"
    OBJECTION = "异议"
    INSTRUCTION = "批示"
    STUDY = "研判"
    MEETING = "联席会议"
    VISIT = "走访"
    HEARING = "听证"
    MEDIATION = "调解"
    CARE = "包案"
    REPORT = "办结报告"
    URGENT = "紧急"
    EASED = "解除紧急"


class Keeping(StrEnum):
    """What is decided about the personal data of an ended case before its erasure."""

    HOLD = "暂缓"
    RESTRICT = "限制"
    RELEASE = "解除"
    UNSEAL = "解除保密"


class Urging(StrEnum):
    """催办 reminds; 督办 orders, in writing (条例 Art 40)."""

    REMIND = "催办"
    SUPERVISE = "督办"


class Rating(StrEnum):
    """满意度: what the petitioner said of the handling."""

    SATISFIED = "满意"
    FAIRLY = "基本满意"
    DISSATISFIED = "不满意"


class Acting(StrEnum):
    """As what somebody acts for a petitioner."""

    AGENT = "代理人"  # with a power of attorney (委托)
    GUARDIAN = "监护人"  # of a minor (法定代理)


class UnitKind(StrEnum):
    """What a 责任单位 is; a village may belong to an area (片)."""

    VILLAGE = "村"
    OFFICE = "站所"
    BUREAU = "部门"
    OTHER = "其他"


def day_unit(*, working: bool) -> str:
    """Return the word behind a number of days."""
    return "个工作日" if working else "日"


def member(kind: type[Word], text: str, label: str) -> Word:
    """Return the member of `kind` named by `text` (Chinese value or English name); BadValue if none."""
    wanted = text.strip()
    for member in kind:
        if wanted in (member.value, member.name.lower()):
            return member
    choices = "、".join(kind)
    raise BadValue(f"{label}没有「{wanted}」这一项，可选：{choices}。")
