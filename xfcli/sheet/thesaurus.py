"""What registers call things: headings, and the words of 信访形式, 来源 …, as the tables of data/ list them.

A heading may mean one thing in general and another in one kind of register (受理时间 in a hotline's
export is when the call came). Read on first use; nothing here raises.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache
from typing import Final, NamedTuple

from xfcli import reference
from xfcli.sheet.fields import FIELDS, Field, Values

IGNORED: Final = "忽略"  # what xf does not keep


_COMPOSED: Final = 5000  # ranks behind whatever is listed
_PETITIONING: Final = "信访|来访|来信|来电|上访|信访件|信访事项|诉求|反映|投诉|举报|留言|信件|求助|咨询|申诉|问政|提问|写信|发帖|申请"
_PERSON: Final = rf"(?:{_PETITIONING})(?:人|者|方|群众)|(?:申请)?当事[人方]|涉事[人方]|市民|网民|网友|群众|居民|村民|客户|用户"
_MATTER: Final = rf"{_PETITIONING}|上报|排查|工单|热线|话务|事件|案件|事项|问题|纠纷|矛盾|矛盾纠纷|信访问题|信访诉求|邮件|帖子"
_PERSONS: Final[dict[str, Field[object]]] = {
    **dict.fromkeys(["", "姓名", "名称", "名字", "称呼", "称谓"], Values.name),
    **dict.fromkeys(
        [
            "电话",
            "联系电话",
            "联系方式",
            "手机",
            "手机号",
            "手机号码",
            "电话号码",
            "联系号码",
            "手机电话",
        ],
        Values.phone,
    ),
    **dict.fromkeys(["身份证", "身份证号", "身份证号码", "证件号码", "证件号"], Values.id_number),
    **dict.fromkeys(
        [
            "地址",
            "住址",
            "家庭住址",
            "居住地",
            "居住地址",
            "现住址",
            "户籍地址",
            "户籍地",
            "联系地址",
        ],
        Values.address,
    ),
}
_MATTERS: Final[dict[str, Field[object]]] = {
    **dict.fromkeys(
        ["编号", "单号", "流水号", "序列号", "序号", "号", "编码", "ID", "id"], Values.no
    ),
    **dict.fromkeys(["日期", "时间", "登记时间", "登记日期", "提交时间", "提交日期"], Values.on),
    **dict.fromkeys(["方式", "渠道", "途径", "形式"], Values.channel),
    **dict.fromkeys(["标题", "主题", "名称", "事由", "题目", "摘要", "概要", "简述"], Values.title),
    **dict.fromkeys(
        [
            "内容",
            "详情",
            "详细内容",
            "具体内容",
            "概况",
            "描述",
            "概述",
            "正文",
            "经过",
            "简要经过",
            "简要内容",
            "简要情况",
            "简况",
            "情况简述",
            "简要描述",
            "基本情况",
            "主要内容",
        ],
        Values.text,
    ),
    **dict.fromkeys(["类型", "类别", "分类", "性质", "种类", "领域", "一级分类"], Values.domain),
    **dict.fromkeys(["状态", "办理状态", "处理状态"], Values.status),
    "次数": Values.repeat,
}
# What is done with a matter, as headings of its columns are put together: 承接 + 单位, 结案 + 时间.
_SENT: Final = "转办|交办|派发|派单|分发|分派|分办|流转|分流|移交|批转|转交|交派|下派|派送|转送"
_DONE: Final = "承办|承接|接办|办理|处理|处置|受理|责任|主办|牵头|整改|经办|化解|调处|调解"
_ANSWERED: Final = "答复|回复|反馈|回告|报结果|报结"
_ENDED: Final = "办结|结案|完结|办毕|了结|销号|办理完成|处理完成"
_DAY: Final = "(?:日期|时间)"
_OF_HANDLING: Final[tuple[tuple[re.Pattern[str], Field[object]], ...]] = tuple(
    (re.compile(pattern), field)
    for pattern, field in (
        (rf"(?:{_SENT}|{_DONE}|{_ANSWERED})(?:责任)?(?:单位|部门|机构|站所|去向)", Values.unit),
        (rf"(?:{_SENT}){_DAY}", Values.transferred_on),
        (rf"(?:{_ANSWERED}){_DAY}", Values.replied_on),
        (rf"(?:{_ENDED}){_DAY}", Values.closed_on),
        (rf"(?:要求|限定|规定|承诺|应|拟|最迟|限期)(?:{_DONE}|{_ANSWERED}|{_ENDED}|上报)(?:结果)?(?:{_DAY}|时限|期限)", Values.due_on),
        (rf"(?:{_DONE}|{_ANSWERED}|{_ENDED})(?:时限|期限|截止{_DAY}|到期{_DAY}?)", Values.due_on),
        (rf"(?:{_ENDED})(?:情况|没有)?", Values.status),
        (rf"(?:{_DONE}|{_ANSWERED})(?:内容|正文|结果|情况|意见|措施|反馈|过程|说明|经过)?", Values.note),
    )
)  # fmt: skip
_WHETHER: Final = re.compile(r"(.{2,})与?否")
_OF_PERSON: Final = re.compile(rf"(?:{_PERSON})({'|'.join(_PERSONS)})")
_OF_MATTER: Final = re.compile(rf"(?:{_MATTER})({'|'.join(_MATTERS)})")


class Meaning(NamedTuple):
    """What a heading means: the field, None for what xf does not keep, and how well it names it."""

    rank: int  # 0 best
    field: Field[object] | None


@cache
def _meanings() -> Mapping[str, Mapping[str, Meaning]]:
    """Return the meaning of each heading, by the kind of register ("": in general)."""
    fields: dict[str, Field[object] | None] = {field.heading: field for field in FIELDS}
    found: dict[str, dict[str, Meaning]] = {
        "": {heading: Meaning(0, field) for heading, field in fields.items()}
    }
    fields[IGNORED] = None
    ranks: Counter[str] = Counter()
    for heading, means, register in reference.rows("headings.csv"):
        ranks[means] += 1
        found.setdefault(register, {})[heading] = Meaning(ranks[means], fields[means])
    return found


@cache
def _anywhere() -> Mapping[str, Meaning]:
    """Return what each heading means, in general or in the first kind of register that has it."""
    found: dict[str, Meaning] = {}
    for meanings in _meanings().values():
        found = {**meanings, **found}
    return found


def register_of(names: Collection[str]) -> str:
    """Return the kind of register that most of these headings are of, "" where it is not plain."""
    votes = Counter({
        register: sum(name in meanings for name in names)
        for register, meanings in _meanings().items()
        if register
    })  # fmt: skip
    (best, most), (_, second) = votes.most_common(2)
    return best if most > max(second, 1) else ""


def meaning(name: str, register: str = "") -> Meaning | None:
    """Return what a heading means in a kind of register, None if it is neither listed nor composed."""
    tables = _meanings()
    listed = tables[register].get(name) or tables[""].get(name) or _anywhere().get(name)
    return listed or composed(name)


def composed(name: str) -> Meaning | None:
    """Return what a heading means that is put together as registers do: 求助 + 时间, 市民 + 手机号; None of another."""
    for pattern, parts in (_OF_PERSON, _PERSONS), (_OF_MATTER, _MATTERS):
        if found := pattern.fullmatch(name):
            return Meaning(_COMPOSED, parts[found[1] or ""])
    if (found := _WHETHER.fullmatch(name)) and (asked := _anywhere().get(f"是否{found[1]}")):
        return asked._replace(rank=_COMPOSED)
    field = next((field for pattern, field in _OF_HANDLING if pattern.fullmatch(name)), None)
    return Meaning(_COMPOSED, field) if field else None


def names() -> Collection[str]:
    """Return all headings that mean a field, the words of notes apart."""
    return [n for n, found in _anywhere().items() if found.field not in {None, Values.note}]
