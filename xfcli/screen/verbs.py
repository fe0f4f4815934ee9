"""The table of contents: every verb with its panel and its one line, and how officers say it in Chinese."""

from typing import Final, NamedTuple


class Verb(NamedTuple):
    """A command: its panel in the help, and the first line of its help."""

    name: str
    panel: str
    line: str

    @property
    def module(self) -> str:
        """The module of the command; Python's own words get an underscore."""
        plain = "xfcli.commands." + self.name
        return plain + "_" if self.name in {"import", "return"} else plain


VERBS: Final = (
    Verb("add", "登记", "登记一件信访件"),
    Verb("import", "登记", "从 Excel 或 CSV 台账导入"),
    Verb("amend", "登记", "更正登记内容或一步办理；并入或拆出"),
    Verb("undo", "登记", "撤销一步；撤销的撤销就是恢复"),
    Verb("void", "登记", "作废一个登记错的编号"),
    Verb("classify", "办理", "分类：诉求领域、法定途径、责任单位、依据"),
    Verb("accept", "办理", "登记受理告知"),
    Verb("refuse", "办理", "登记不予受理或不再受理告知"),
    Verb("transfer", "办理", "转送或交办给有权处理的单位"),
    Verb("return", "办理", "登记单位退回"),
    Verb("extend", "办理", "延长办理期限（信访事项一共最多 30 日）"),
    Verb("reply", "办理", "登记书面答复"),
    Verb("deliver", "办理", "登记送达"),
    Verb("review", "办理", "登记复查、复核的申请或意见"),
    Verb("urge", "办理", "催办或督办"),
    Verb("note", "办理", "记事：告知、异议、批示、听证、调解等"),
    Verb("rate", "办理", "登记信访人的评价"),
    Verb("close", "办理", "办结"),
    Verb("reopen", "办理", "重新办理"),
    Verb("list", "查看", "列出信访事项"),
    Verb("show", "查看", "看一件事项的全部：历史和每个期限"),
    Verb("log", "查看", "操作记录；--access 只看谁查看过个人信息、为什么"),
    Verb("due", "查看", "今天要办的、逾期的、快到期的"),
    Verb("desk", "查看", "桌面：选一件，一键一步；只输入 xf 就是它"),
    Verb("search", "查看", "查找：字词、姓名、村、文号、原编号、电话末四位"),
    Verb("why", "查看", "一个数后面的信访事项"),
    Verb("report", "上报", "周报、月报、季报、年报"),
    Verb("rollup", "上报", "各乡镇的逐月汇总合成一份报表"),
    Verb("diff", "上报", "两个时刻之间台账录入了什么"),
    Verb("notice", "上报", "制作文书（.docx），或给信访人的回执"),
    Verb("export", "上报", "导出台账（Excel、CSV），或整本记事"),
    Verb("reconcile", "上报", "与上级系统导出的表逐件核对"),
    Verb("init", "台账", "新建一本台账"),
    Verb("check", "台账", "核对台账是否完好"),
    Verb("backup", "台账", "备份台账，并核对备份完好"),
    Verb("restore", "台账", "从备份恢复台账"),
    Verb("handover", "台账", "移交台账：交接书，或换电脑的移交包；接手"),
    Verb("schedule", "台账", "定时备份、早上提醒：看要装什么，或装入、删除"),
    Verb("retention", "台账", "个人信息的保存：到期的、暂缓、限制、清除"),
    Verb("units", "台账", "责任单位和村的名册"),
    Verb("catalogue", "台账", "查诉求清单"),
    Verb("law", "台账", "查法律依据：引了哪些法规，何时施行"),
    Verb("calendar", "台账", "放假安排：看各年的依据，导入新一年的"),
    Verb("setting", "台账", "查看或更改设置"),
    Verb("demo", "台账", "建一本演示台账，看看各种情形"),
)
BY_NAME: Final = {verb.name: verb for verb in VERBS}

# The verbs as officers say them; every one of them may be typed.
CHINESE: Final = {
    "登记": "add", "导入": "import", "更正": "amend", "作废": "void", "分类": "classify", "归类": "classify",
    "受理": "accept", "不予受理": "refuse", "转送": "transfer", "交办": "transfer", "退回": "return",
    "延期": "extend", "答复": "reply", "送达": "deliver", "复查": "review", "复核": "review", "催办": "urge",
    "督办": "urge", "记事": "note", "评价": "rate", "办结": "close", "重办": "reopen", "列表": "list",
    "查看": "show", "记录": "log", "待办": "due", "桌面": "desk", "查找": "search", "报表": "report",
    "月报": "report", "文书": "notice", "导出": "export", "对账": "reconcile", "建账": "init", "核对": "check",
    "备份": "backup", "恢复": "restore", "移交": "handover", "单位": "units", "清单": "catalogue", "设置": "setting",
    "看": "show", "列出": "list", "今天": "due", "搜索": "search", "找": "search", "撤销": "undo",
    "演示": "demo", "差异": "diff", "法规": "law", "放假": "calendar", "定时": "schedule", "汇总": "rollup",
    "保存": "retention", "新增": "add", "修改": "amend", "统计": "report", "打印": "notice",
}  # fmt: skip


def in_chinese(name: str) -> list[str]:
    """Return how a verb may be typed in Chinese, the usual word first."""
    return [word for word, verb in CHINESE.items() if verb == name]


# The verbs whose output is read, page by page where it is long.
READING: Final = frozenset(
    {
        "list", "show", "log", "due", "search", "why", "report", "diff", "catalogue", "law", "calendar", "units",
        "handover",
    }
)  # fmt: skip

# The steps that a number alone is not enough for.
TOLD: Final = frozenset(
    {"transfer", "reply", "refuse", "extend", "return", "review", "rate", "reopen", "note"}
)
# The others that a number is chosen for where none was typed.
PICKED: Final = frozenset({"classify", "accept", "urge", "deliver", "close"})
