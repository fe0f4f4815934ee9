"""The import contract: what a row of a register may say, under which heading, and how it is read.

The headings are those of `xf import`; the variants are what real registers and petition systems
write instead. What is in none of them is never guessed into a field. A new field is one line here.
"""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from itertools import count as counting
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Generic, overload

from xfcli.errors import BadValue
from xfcli.sheet.cells import dates, people, words
from xfcli.sheet.cells.text import Cell, Context, Flaw, Reader, T, T_co, code, line, prose

_REMEMBERED: Final = 1024  # texts of one column
_POSITIONS: Final = counting()  # of the fields in a row


class Field(property, Generic[T_co]):
    """One thing a row may say: its heading, how else offices call it, and who reads its cells.

    A property of `Values`: `Values.on` is the field, `values.on` what a row says there, or None.
    Where two columns feed it, the earlier variant wins and the other column is reported, unless it
    has a way to `join` them.
    """

    def __init__(
        self,
        heading: str,
        reader: Callable[[str], Reader[T_co]],
        variants: str,
        *,
        join: Callable[[T_co, T_co], T_co] | None = None,
        key: str = "",
    ) -> None:
        """Take the customary heading, what gives the reader of a column by its heading, and others."""
        self.heading, self.reader, self.join = heading, reader, join
        self.key = key  # by which ledgers remember --map; if not given, the name in `Values`
        self.variants = tuple(variants.split())

    def __set_name__(self, _: object, name: str) -> None:
        self.key = self.key or name
        self.position = next(_POSITIONS)
        super().__init__(itemgetter(self.position))

    if TYPE_CHECKING:  # what a property does anyhow, with its types

        @overload
        def __get__(self, row: None, _: type | None = None, /) -> "Field[T_co]": ...
        @overload
        def __get__(self, row: "Values", _: type | None = None, /) -> T_co | None: ...
        @overload
        def __get__(self, row: object, _: type | None = None, /) -> "Field[T_co]": ...
        def __get__(self, row: object, _: type | None = None, /) -> object: ...

    def of(self, values: "Values") -> T_co | None:
        """Return what a row says of this field, None if nothing; where it is known, `values.on`."""
        said: T_co | None = values[self.position]  # type: ignore[assignment]
        return said


def always(reader: Reader[T]) -> Callable[[str], Reader[T]]:
    """Return what gives the same reader whatever the heading of the column."""
    return lambda _: reader


def cached(reader: Reader[T]) -> Callable[[str], Reader[T]]:
    """Return what gives a reader that reads each text of a column once.

    The same few stand in row after row; each is kept in memory once.
    """
    return lambda _: lru_cache(_REMEMBERED, typed=True)(reader)


class Values(tuple[object, ...]):
    """What one row says: the value of each field in its place, None where it says nothing."""

    __slots__ = ()

    def having(self, new: Mapping[Field[T], T | None]) -> "Values":
        """Return these values with others in their place; None leaves what was said."""
        said = list(self)
        for field, value in new.items():
            if value is not None:
                said[field.position] = value
        return Values(said)

    def without(self, fields: Collection[Field[object]]) -> "Values":
        """Return these values but for some fields."""
        pairs = zip(FIELDS, self, strict=True)
        return Values(None if field in fields else said for field, said in pairs)

    def completed(self, others: "Values") -> "Values":
        """Return these values and, of the fields they lack, those of `others`."""
        pairs = zip(self, others, strict=True)
        return Values(other if said is None else said for said, other in pairs)

    no = Field(
        "编号",
        always(code),
        "信访件编号 信访编号 登记编号 台账编号 信访事项编号 件号 登记号 受理编号 信访号",
    )
    on = Field(
        "登记日期",
        always(dates.day),
        "登记时间 信访日期 信访时间 来访日期 来访时间 接件日期 接件时间 收到日期 收到时间 收件日期 收件时间 接访日期 接访时间 接待日期 接待时间"
        " 来信日期 来信时间 来电日期 来电时间 来信来访日期 来信来访时间 反映日期 反映时间 诉求日期 诉求时间 留言日期 留言时间 日期 时间",
    )
    channel = Field(
        "信访形式",
        always(words.channel),
        "信访方式 渠道 信访渠道 反映渠道 反映形式 反映方式 诉求渠道 来访形式 来访方式 形式 方式",
    )
    source = Field(
        "来源",
        always(words.source),
        "信访来源 信访件来源 来件来源 案件来源 件来源 诉求来源 线索来源",
    )
    level = Field("登记层级", always(words.level), "登记级别 层级 信访层级 信访级别")
    purpose = Field("信访目的", always(words.purpose), "目的 信访性质")
    name = Field(
        "姓名",
        always(people.names),
        "信访人姓名 信访人 来访人姓名 来访人 来信人 来电人 来信来访人 来信来访人姓名 来访者 反映人 反映人姓名 诉求人 投诉人 上访人 举报人"
        " 举报人姓名 申请人 当事人 留言用户 姓名名称 信访人姓名名称 信访人名称",
    )
    id_number = Field(
        "身份证号",
        always(people.id_number),
        "身份证号码 身份证 证件号码 证件号 公民身份号码 信访人身份证号 信访人身份证号码",
    )
    phone = Field(
        "联系电话",
        always(people.phone),
        "电话 联系方式 电话号码 手机 手机号 手机号码 联系号码 信访人电话 信访人联系电话 信访人联系方式",
    )
    address = Field(
        "住址",
        cached(line),
        "家庭住址 地址 家庭地址 现住址 现住地 常住地址 居住地址 通讯地址 详细地址 户籍地址 户口所在地",
    )
    village = Field(
        "村组",
        cached(line),
        "村 所在村 所属村 行政村 村社区 村居 村别 所在村组 所属村组 所属村居 村名 自然村",
    )
    heads = Field(
        "人数",
        always(people.heads),
        "信访人数 来访人数 上访人数 人次 批次人数 集体访人数",
        key="count",
    )
    title = Field(
        "标题",
        always(line),
        "信访事项 主要诉求 信访诉求 来访诉求 信访人诉求 诉求 事由诉求 诉求事项 反映事项 信访事由 来访事由 事由 事项 信访标题 诉求标题 留言主题"
        " 主题 反映问题 信访问题 反映的问题 主要问题",
    )
    text = Field(
        "内容",
        always(prose),
        "概况 信访概况 反映内容 信访内容 来访内容 举报内容 诉求内容 主要内容 具体内容 内容摘要 信访事项概况 基本情况 反映情况 反映主要内容"
        " 反映主要问题 反映的主要问题 事实和理由 留言详情 详情",
    )
    domain = Field(
        "诉求领域",
        cached(line),
        "内容分类 领域 问题类型 问题类别 问题分类 信访类型 信访类别 信访分类 诉求类别 诉求分类 业务类别 业务分类 行业内容分类 公安业务分类 类别"
        " 类型 分类",
    )
    repeat = Field(
        "初重",
        words.repeat,
        "初次重复 初重件 初重信访 初件重件 初信重信 初访重访 初次或重复 是否重复 是否重复信访 是否重复访 是否重件 重复信访 是否初次 是否初信初访"
        " 是否初件 初次标志 初次信访标志 首次信访标志",
    )
    repeat_of = Field(
        "原编号",
        always(code),
        "原信访件编号 原信访编号 初件编号 关联编号 关联信访事项编号 原件编号 关联信访件编号",
    )
    unit = Field(
        "责任单位",
        cached(line),
        "承办单位 办理单位 责任部门 承办部门 办理部门 主办单位 转办单位 转交单位 转送单位 转交责任单位 转往处 去向 责任科室 具体承办单位"
        " 最后办理单位",
    )
    handler = Field(
        "责任人",
        cached(line),
        "承办人 办理人 经办人 具体承办人 办理人员 承办人员 处理人 科室接办人 接访人 接待人 接谈人 接件人",
    )
    leader = Field(
        "包案领导",
        cached(line),
        "责任领导 包联领导 领导包案 牵头领导 包案责任人 包抓领导",
    )
    transferred_on = Field(
        "转办日期",
        always(dates.day),
        "转办时间 转交日期 转交时间 转送日期 转送时间 交办日期 交办时间 转交办日期 转交办时间 转交责任单位日期 转办至下级时间 分流时间",
    )
    accepted_on = Field(
        "受理日期",
        always(dates.day),
        "受理时间 作出受理意见日期 作出受理意见时间 受理告知日期 受理告知时间",
    )
    due_on = Field(
        "办理期限",
        always(dates.day),
        "限办时间 限办日期 办结期限 办理时限 应结办日期 应结办时间 应办结日期 应办结时间 要求办结时间 要求办结日期 限期答复时间 限期答复日期"
        " 答复期限 到期日期 到期时间 截止日期 截止时间 期限",
    )
    replied_on = Field(
        "答复日期",
        always(dates.day),
        "答复时间 回复日期 回复时间 作出处理意见日期 作出处理意见时间 处理日期 处理时间 反馈日期 反馈时间",
    )
    delivered_on = Field("送达日期", always(dates.day), "送达时间 送达回证日期 签收日期 签收时间")
    closed_on = Field(
        "办结日期",
        always(dates.day),
        "办结时间 结案日期 结案时间 结办日期 结办时间 办理完毕时间 终结日期",
    )
    result = Field("办理结果", always(words.result), "处理结果 结果 办结结果 答复结果 信访结果")
    rating = Field(
        "满意度",
        always(words.rating),
        "是否满意 满意情况 评价 满意度评价 群众满意度 信访人评价 群众评价 回访结果",
    )
    doc_no = Field(
        "文号",
        always(code),
        "来件文号 来文文号 来文号 答复文号 告知书文号 发文字号 意见书文号 答复意见书文号 公文号",
    )
    # What an office writes in its own words is kept in words: several of these columns are joined.
    note = Field(
        "备注",
        always(prose),
        "说明 处理意见 办理意见 处理情况 办理情况 处理情况简要 后续处理 办理进度 处理进度 反馈结果",
        join="{}\n{}".format,
    )
    # Its words stand in the note as well.
    status = Field("办理状态", words.status, "信访件状态 办结状态", join=words.joined_status)
    settled = Field(
        "是否化解",
        always(words.settled),
        "化解情况 化解结果 化解状态 是否调处成功 调解结果 调处结果",
    )
    settled_on = Field(
        "化解日期", always(dates.day), "化解时间 调解日期 调解时间 调处日期 调处时间"
    )


FIELDS: Final[tuple[Field[object], ...]] = tuple(
    field for field in vars(Values).values() if isinstance(field, Field)
)
BY_KEY: Final = {field.key: field for field in FIELDS}


def given_values(cells: Mapping[str, Cell], context: Context) -> Values:
    """Return values given outside the sheet (--channel 网上), read as cells of the fields by key.

    Raises BadValue for an unknown key and for a value that is refused.
    """
    said = {key: _given(key, cell, context) for key, cell in cells.items()}
    return Values(said.get(field.key) for field in FIELDS)


def _given(key: str, cell: Cell, context: Context) -> object:
    if key not in BY_KEY:
        raise BadValue(f"没有「{key}」这一项。")
    got = BY_KEY[key].reader("")(cell, context)
    if isinstance(got, Flaw):
        raise BadValue(f"{BY_KEY[key].heading}：{got.message}")
    return got
