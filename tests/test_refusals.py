"""What the rules refuse, state by state: the golden file is the catalogue of their sentences.

One ledger with a case in each state; what is refused changes nothing in it.
"""

import pytest

# State: the steps that lead to it. A case is registered for each, by its number in this order.
STATES = {
    "已登记": "",
    "已分类": "classify --domain 低保 --route 信访程序 --on 2026-01-06",
    "已受理": "@已分类 | accept --on 2026-01-07",
    "已答复": "@已受理 | reply --result 不予支持 --on 2026-01-12",
    "已送达": "@已答复 | deliver --method 直接 --on 2026-01-13",
    "已办结": "@已送达 | close --on 2026-01-14",
    "复查中": "@已办结 | review --stage 复查 --on 2026-01-20",
    "已复查": "@复查中 | review --stage 复查 --decision 维持 --on 2026-02-02",
    "复查送达": "@已复查 | deliver --method 直接 --on 2026-02-03",
    "复核中": "@复查送达 | review --stage 复核 --on 2026-02-10",
    "已复核": "@复核中 | review --stage 复核 --decision 维持 --on 2026-03-02 | deliver --on 2026-03-03",
    "责令重办": "@复查中 | review --stage 复查 --decision 责令重办 --on 2026-02-02",
    "不予受理": "@已分类 | refuse --to 县医保局 --reason 不属本镇 --on 2026-01-08",
    "已转送": "@已分类 | transfer --to 司法所 --on 2026-01-08",
    "已异议": "@已转送 | note --kind 异议 --text 不属本所 --on 2026-01-09",
    "已退回": "@已转送 | return --reason 不属本所 --on 2026-01-09",
    "已作废": "void --reason 登记错了 --yes --on 2026-01-06",
    "仲裁": "classify --domain 其他 --route 仲裁 --on 2026-01-06",
    "仲裁已告知": "@仲裁 | note --kind 告知 --on 2026-01-07",
    "受理后改仲裁": "@已受理 | classify --domain 其他 --route 仲裁 --on 2026-01-08",
    "行政已受理": "classify --domain 低保 --route 行政程序 --on 2026-01-06 | accept --on 2026-01-07",
    "简易": "classify --domain 低保 --route 信访程序 --simple --on 2026-01-06 | accept --on 2026-01-06",
    "咨询已送达": "classify --domain 低保 --route 咨询 --on 2026-01-06 | reply --on 2026-01-07 | deliver --on 2026-01-07",
    "协办": "@已受理 | transfer --to 司法所 --assisting 派出所 --on 2026-01-08 | return --reason 不属 --on 2026-01-09",
    "已延期": "@已受理 | extend --days 10 --reason 复杂 --leader 丁镇长 --on 2026-02-02",
    "已告知未分类": "note --kind 告知 --on 2026-01-06",
    "两件": "add --channel 来电 --title 又来 --name 甲某 --repeat-of {} --on 2026-01-06",
    "取回答复": "@已答复 | reopen --reason 有误 --on 2026-01-14",
}
KINDS = {  # what is registered otherwise than as a visit of one named petitioner
    "上级转送": "--source 上级转送",
    "上级交办": "--source 上级交办 --due 2026-02-20",
    "检举控告": "--purpose 检举控告",
    "反映司法所": "--subject 司法所",
    "五人": "--count 5",
    "晚到": "--on 2026-01-10",
}
SENT_DOWN = {
    "上级转送": "note --kind 异议 --text 不属本镇 --on 2026-01-06",
    "上级交办": "note --kind 办结报告 --to 县信访局 --on 2026-01-06",
    "检举控告": "",
    "反映司法所": "classify --domain 其他 --route 信访程序 --on 2026-01-06",
    "五人": "",
    "晚到": "",
}
REFUSED = {
    "已登记": (
        "accept", "refuse --to 县医保局 --reason 不属本镇", "transfer --to 司法所", "reply --result 支持",
        "deliver", "extend --reason 复杂 --leader 丁镇长", "urge", "return --reason 不属", "rate --rating 满意",
        "close", "close --outcome 导入法定途径", "close --outcome 转出", "close --outcome 撤回",
        "close --outcome 调解和解 --reason 双方同意", "close --outcome 不予受理", "reopen --reason 再办",
        "review --stage 复查", "review --stage 复核", "review --stage 复查 --decision 维持",
        "classify --endorse --by 丙某", "classify --route 信访程序", "note", "note --kind 研判 --text 定了",
        "note --kind 研判 --attendee 丙某", "note --kind 包案", "note --kind 批示 --text 速办",
        "note --kind 异议 --text 不属", "note --kind 办结报告", "note --kind 告知 --days 3",
        "note --kind 听证 --days 3", "note --kind 告知 --on 2026-01-04", "note --kind 告知 --on 2026-03-21",
        "amend --title 题", "amend --reason 错", "amend --petition 2 --title 题 --reason 错",
        "amend --count 0 --reason 错", "amend --received-on 2026-03-21 --reason 错", "void --yes",
        "amend --petition 1 --new --reason 错", "amend --petition 2 --new --reason 错",
        "amend --repeat-of {已登记} --reason 错", "amend --repeat-of {已作废} --reason 错",
        "amend --repeat-of {已分类}", "amend --repeat-of {晚到} --reason 错", "retention {} --restrict --reason 到期", "retention {} --release --reason 解除",
        "retention {} --hold", "show --reveal", "retention {} --erase --yes",
    ),
    "已告知未分类": ("close --outcome 导入法定途径", "close --outcome 转出"),
    "已分类": (
        "reply --result 支持", "classify --endorse", "classify --endorse --by 王主任", "refuse --reason 不属",
        "refuse --to 县医保局", "refuse --kind 不再受理 --reason 同一事实", "close --outcome 导入法定途径",
        "close --outcome 转出", "transfer --to 司法所 --assign", "transfer --to 司法所 --due 2026-04-01",
        "transfer --to 司法所 --assign --due 2026-03-19", "transfer --to 司法所 --assisting 司法所",
        "transfer --to 司法所 --assisting 派出所 --assisting 派出所", "accept --on 2026-01-04",
    ),
    "已受理": (
        "accept", "refuse --to 县医保局 --reason 不属", "reply", "reply --result 支持 --on 2026-01-06",
        "extend --days 31 --reason 复杂 --leader 丁镇长", "extend --days 0 --reason 复杂 --leader 丁镇长",
        "extend --leader 丁镇长 --on 2026-02-02", "extend --reason 复杂 --on 2026-02-02", "close", "close --outcome 导入法定途径",
        "close --outcome 支持并落实", "close --outcome 复核终结", "close --outcome 逾期未复查",
        "amend --received-on 2026-01-08 --reason 录错", "note --kind 异议 --text 不属",
    ),
    "已延期": ("extend --reason 复杂 --leader 丁镇长",),
    "已答复": (
        "accept", "reply --result 支持", "transfer --to 司法所", "classify --route 仲裁", "close",
        "deliver --method 留置", "deliver --method 口头", "deliver --method 电话", "deliver --on 2026-01-11", "review --stage 复查", "rate --rating 满意",
        "close --outcome 撤回",
    ),
    "已送达": (
        "deliver", "reply --text 补充", "close --outcome 支持并落实", "close --outcome 复核终结",
        "close --outcome 逾期未复核", "close --on 2026-01-12", "review --stage 复核",
        "review --stage 复查", "rate --rating 满意 --on 2026-01-12", "refuse --kind 不再受理 --reason 同一事实",
        "refuse --kind 不再受理 --reason 同一事实 --basis 某省条例 --on 2026-02-12",
        "close --outcome 逾期未复查 --on 2026-02-12", "extend --reason 复杂 --leader 丁镇长",
        "review --stage 复查 --on 2026-01-12",
    ),
    "已办结": (
        "accept", "classify --route 仲裁", "transfer --to 司法所", "reply --result 支持", "close", "urge",
        "return --reason 不属", "extend --reason 复杂 --leader 丁镇长", "reopen", "reopen --reason 再办 --on 2026-01-13",
        "refuse --to 县医保局 --reason 不属", "classify --endorse --by 丙某",
    ),
    "复查中": (
        "close --outcome 撤回 --reason 撤回", "reopen --reason 再办", "review --stage 复查",
        "review --stage 复核 --decision 维持", "review --stage 复查 --decision 维持 --hearing-days 2",
        "review --stage 复查 --decision 维持 --on 2026-01-19", "note --kind 听证 --days 2",
        "refuse --kind 不再受理 --reason 同一事实",
    ),
    "已复查": ("review --stage 复核", "close", "deliver --method 口头"),
    "复查送达": (
        "review --stage 复查", "review --stage 复核", "refuse --kind 不再受理 --reason 同一事实",
    ),
    "复核中": (
        "review --stage 复核 --decision 维持 --on 2026-02-12 --hearing-days 3", "note --kind 听证 --days 90",
        "note --kind 听证 --days -1",
    ),
    "已复核": ("review --stage 复核", "review --stage 复查"),
    "责令重办": (
        "reply --result 支持", "reopen --reason 再办", "refuse --kind 不再受理 --reason 同一事实",
        "review --stage 复核",
    ),
    "取回答复": ("deliver", "reopen --reason 再办", "reply --result 支持 --on 2026-01-13"),
    "不予受理": (
        "accept", "refuse --to 县医保局 --reason 不属", "transfer --to 司法所", "classify --route 仲裁",
        "reply --result 支持", "close --outcome 不再受理",
    ),
    "已转送": (
        "transfer --to 派出所", "refuse --to 县医保局 --reason 不属", "urge --kind 督办", "return",
        "urge --on 2026-01-07", "return --reason 不属 --on 2026-01-07", "close --outcome 转出",
        "note --kind 办结报告",
    ),
    "已异议": ("note --kind 异议 --text 不属", "return --reason 同意 --on 2026-01-08"),
    "已退回": (
        "transfer --to 派出所", "transfer --to 派出所 --reason 属其职权 --on 2026-01-08", "urge",
        "return --reason 不属",
    ),
    "已作废": (
        "accept", "note --text 看看", "rate --rating 满意", "reopen --reason 再办", "void --reason 错 --yes",
        "amend --title 题 --reason 错", "review --stage 复查", "deliver", "close", "amend --repeat-of {已登记} --reason 错",
        "refuse --kind 不再受理 --reason 同一事实",
    ),
    "仲裁": ("accept", "reply --result 支持", "close --outcome 导入法定途径"),
    "仲裁已告知": ("close --outcome 转出",),
    "受理后改仲裁": ("reply --result 支持", "close --outcome 导入法定途径"),
    "行政已受理": ("extend --reason 复杂 --leader 丁镇长", "close --outcome 转出"),
    "简易": (
        "reply --result 不予支持", "transfer --to 司法所 --assisting 派出所",
        "extend --reason 复杂 --leader 丁镇长",
    ),
    "咨询已送达": ("review --stage 复查", "close --outcome 逾期未复查"),
    "协办": ("classify --route 信访程序 --simple",),
    "上级转送": ("note --kind 异议 --text 不属", "close --outcome 转出"),
    "上级交办": ("note --kind 办结报告", "classify --domain 低保 --route 信访程序 --simple"),
    "检举控告": ("classify",),
    "反映司法所": ("transfer --to 司法所", "transfer --to 派出所 --assisting 司法所"),
    "两件": (
        "amend --petition 3 --title 题 --reason 错", "amend --petition 0 --title 题 --reason 错",
        "amend --petition 1 --new --reason 错", "amend --petition 3 --new --reason 错",
        "classify --domain 低保 --route 信访程序 --simple",
    ),
    "五人": ("classify --domain 低保 --route 信访程序 --simple", "amend --person 9 --name 乙某 --reason 错"),
}  # fmt: skip
NEW = (
    "add --channel 来访 --name 甲某 --title ' ' --new", "add --channel 来访 --title 题 --count -1 --new",
    "add --channel 来信 --title 题 --name 甲某 --name 乙某 --count 1 --new",
    "add --channel 来信 --title 题 --due 2026-04-01 --new",
    "add --channel 来信 --title 题 --source 上级交办 --due 2026-03-19 --new",
    "add --channel 来信 --title 题 --repeat-of {已作废}",
    "add --channel 来信 --title 题 --repeat-of {已登记} --on 2026-01-04",
    "setting period.handle 许多", "setting period.handle 0", "setting period.handle 61",
    "setting period.simple.reply 11", "setting period.assigned 5", "setting period.review.apply 10",
)  # fmt: skip


@pytest.fixture
def cases(book, xf):
    """A ledger with a case in each state; the numbers of the cases, by state."""
    numbers: dict[str, int] = {}
    for name in (*STATES, *KINDS):
        numbers[name] = len(numbers) + 1
        how = KINDS.get(name, "")
        xf(f"add --channel 来访 --name 甲某 --title 测试 --new --on 2026-01-05 {how}")
        for step in steps(name):
            xf(typed(step, numbers, name))
    xf("setting keep-years 意见建议=5")
    return numbers


def typed(words, numbers, name):
    """Return a command as it is typed for the case `name`."""
    verb, _, rest = words.partition(" ")
    named = rest if "{}" in rest or name not in numbers else f"{{}} {rest}"
    return f"{verb} {named}".format(numbers.get(name), **numbers)


def steps(name):
    found = []
    for step in (STATES | SENT_DOWN)[name].split(" | "):
        found += steps(step[1:]) if step.startswith("@") else [step] if step else []
    return found


def test_the_catalogue_of_refusals(cases, book, run, golden):
    before = book.read_bytes()
    lines = []
    for state, asked in {**REFUSED, "（新）": NEW}.items():
        for words in asked:
            done = run(typed(words, cases, state))
            assert done.code in {1, 2}, f"{state}: {words}: {done}"
            assert done.out == ""
            assert done.err.count("\n") == 1, f"{state}: {words}: {done.err}"
            lines.append(f"{state}\t{words}\t{done.code}\t{done.err}")
    assert book.read_bytes() == before
    golden("errors/rules.txt", "".join(lines))
