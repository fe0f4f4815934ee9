"""The import contract: what a row of a ledger may say, under which heading, and its variants.

The headings are those of `xf import`; the variants are what real ledgers and petition systems
write instead. What is in none of them is never guessed into a field.
"""

from typing import Final, NamedTuple


class Field(NamedTuple):
    """One thing a row may say: its key in the code, its heading, and how else offices call it."""

    key: str
    heading: str
    variants: tuple[str, ...]


def _field(key: str, heading: str, variants: str) -> Field:
    return Field(key, heading, tuple(variants.split()))


# Where two columns say the same thing, the earlier variant wins and the other column is reported.
FIELDS: Final = (
    _field(
        "no",
        "编号",
        "信访件编号 信访编号 登记编号 台账编号 信访事项编号 件号 登记号 受理编号 信访号",
    ),
    _field(
        "on",
        "登记日期",
        "登记时间 信访日期 信访时间 来访日期 来访时间 接件日期 接件时间 收到日期 收到时间"
        " 收件日期 收件时间 接访日期 接访时间"
        " 接待日期 接待时间 来信日期 来信时间 来电日期 来电时间 来信来访日期 来信来访时间"
        " 反映日期 反映时间 诉求日期 诉求时间"
        " 留言日期 留言时间 日期 时间",
    ),
    _field(
        "channel",
        "信访形式",
        "信访方式 渠道 信访渠道 反映渠道 反映形式 反映方式 诉求渠道 来访形式 来访方式 形式 方式",
    ),
    _field("source", "来源", "信访来源 信访件来源 来件来源 案件来源 件来源 诉求来源 线索来源"),
    _field("level", "登记层级", "登记级别 层级 信访层级 信访级别"),
    _field("purpose", "信访目的", "目的 信访性质"),
    _field(
        "name",
        "姓名",
        "信访人姓名 信访人 来访人姓名 来访人 来信人 来电人 来信来访人 来信来访人姓名 来访者"
        " 反映人 反映人姓名 诉求人 投诉人"
        " 上访人 举报人 举报人姓名 申请人 当事人 留言用户 姓名名称 信访人姓名名称 信访人名称",
    ),
    _field(
        "id_number",
        "身份证号",
        "身份证号码 身份证 证件号码 证件号 公民身份号码 信访人身份证号 信访人身份证号码",
    ),
    _field(
        "phone",
        "联系电话",
        "电话 联系方式 电话号码 手机 手机号 手机号码 联系号码 信访人电话 信访人联系电话"
        " 信访人联系方式",
    ),
    _field(
        "address",
        "住址",
        "家庭住址 地址 家庭地址 现住址 现住地 常住地址 居住地址 通讯地址 详细地址 户籍地址"
        " 户口所在地",
    ),
    _field(
        "village",
        "村组",
        "村 所在村 所属村 行政村 村社区 村居 村别 所在村组 所属村组 所属村居 村名 自然村",
    ),
    _field("count", "人数", "信访人数 来访人数 上访人数 人次 批次人数 涉及人数 集体访人数"),
    _field(
        "title",
        "标题",
        "信访事项 主要诉求 信访诉求 来访诉求 信访人诉求 诉求 事由诉求 诉求事项 反映事项 信访事由"
        " 来访事由 事由 事项 信访标题"
        " 诉求标题 留言主题 主题 反映问题 信访问题 反映的问题 主要问题",
    ),
    _field(
        "text",
        "内容",
        "概况 信访概况 反映内容 信访内容 来访内容 举报内容 诉求内容 主要内容 具体内容 内容摘要"
        " 信访事项概况 基本情况 反映情况"
        " 反映主要内容 反映主要问题 反映的主要问题 事实和理由 留言详情 详情",
    ),
    _field(
        "domain",
        "诉求领域",
        "内容分类 领域 问题类型 问题类别 问题分类 信访类型 信访类别 信访分类 诉求类别 诉求分类"
        " 业务类别 业务分类 行业内容分类"
        " 公安业务分类 类别 类型 分类",
    ),
    _field(
        "repeat",
        "初重",
        "初次重复 初重件 初重信访 初件重件 初信重信 初访重访 初次或重复 是否重复 是否重复信访"
        " 是否重复访 是否重件 重复信访 是否初次"
        " 是否初信初访 是否初件 初次标志 初次信访标志 首次信访标志",
    ),
    _field(
        "repeat_of",
        "原编号",
        "原信访件编号 原信访编号 初件编号 关联编号 关联信访事项编号 原件编号 关联信访件编号",
    ),
    _field(
        "unit",
        "责任单位",
        "承办单位 办理单位 责任部门 承办部门 办理部门 主办单位 转办单位 转交单位 转送单位"
        " 转交责任单位 转往处 去向 责任科室"
        " 具体承办单位 最后办理单位",
    ),
    _field(
        "handler",
        "责任人",
        "承办人 办理人 经办人 具体承办人 办理人员 承办人员 处理人 科室接办人 接访人 接待人 接谈人"
        " 接件人",
    ),
    _field("leader", "包案领导", "责任领导 包联领导 领导包案 牵头领导 包案责任人 包抓领导"),
    _field(
        "transferred_on",
        "转办日期",
        "转办时间 转交日期 转交时间 转送日期 转送时间 交办日期 交办时间 转交办日期 转交办时间"
        " 转交责任单位日期 转办至下级时间 分流时间",
    ),
    _field(
        "accepted_on",
        "受理日期",
        "受理时间 作出受理意见日期 作出受理意见时间 受理告知日期 受理告知时间",
    ),
    _field(
        "due_on",
        "办理期限",
        "限办时间 限办日期 办结期限 办理时限 应结办日期 应结办时间 应办结日期 应办结时间"
        " 要求办结时间 要求办结日期 限期答复时间"
        " 限期答复日期 答复期限 到期日期 到期时间 截止日期 截止时间 期限",
    ),
    _field(
        "replied_on",
        "答复日期",
        "答复时间 回复日期 回复时间 作出处理意见日期 作出处理意见时间 处理日期 处理时间 反馈日期"
        " 反馈时间",
    ),
    _field("delivered_on", "送达日期", "送达时间 送达回证日期 签收日期 签收时间"),
    _field(
        "closed_on",
        "办结日期",
        "办结时间 结案日期 结案时间 结办日期 结办时间 办理完毕时间 终结日期",
    ),
    _field("result", "办理结果", "处理结果 结果 办结结果 答复结果 信访结果"),
    _field(
        "rating",
        "满意度",
        "是否满意 满意情况 评价 满意度评价 群众满意度 信访人评价 群众评价 回访结果",
    ),
    _field(
        "doc_no",
        "文号",
        "来件文号 来文文号 来文号 答复文号 告知书文号 发文字号 意见书文号 答复意见书文号 公文号",
    ),
    # What an office writes in its own words is kept in words: several of these columns are joined.
    _field(
        "note",
        "备注",
        "说明 处理意见 办理意见 处理情况 办理情况 处理情况简要 后续处理 办理进度 处理进度"
        " 办理状态 信访件状态 办结状态 反馈结果",
    ),
)

BY_KEY: Final = {field.key: field for field in FIELDS}
JOINED: Final = frozenset({"note"})  # several columns may feed these fields
