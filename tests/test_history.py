"""What the history says of each kind of entry, word for word."""

import pytest

from tests.lives import case, counted, day, entries, entry
from xfcli.case import history
from xfcli.case.history import sentence
from xfcli.case.kinds import KINDS
from xfcli.law import workdays
from xfcli.views import next_step

ADD = {"channel": "来访", "source": "自收", "level": "乡", "purpose": "申诉求决", "count": 1}
SAID = [
    ("add", ADD, "登记：来访，自收"),
    ("add", ADD | {"count": 2}, "登记：来访，自收，2 人"),
    (
        "add",
        ADD | {"domain": "低保", "due": "2026-02-01", "doc_no": "县字3号", "old_no": "旧7"},
        "登记：来访，自收，低保，指定期限 2026-02-01，县字3号，原编号 旧7",
    ),
    ("add", ADD | {"origin": "原登记在 2026-0009"}, "登记：来访，自收（原登记在 2026-0009）"),
    ("add", ADD | {"imported": {"row": 4}}, "登记：来访，自收（导入自原表第 4 行）"),
    ("classify", {"domain": "低保", "route": "信访程序"}, "分类：低保，信访程序"),
    (
        "classify",
        {
            "domain": "低保",
            "route": "行政程序",
            "item": "MZ-DB-01",
            "unit": "县民政局",
            "simple": True,
        },
        "分类：低保（MZ-DB-01），行政程序，有权处理：县民政局，简易办理",
    ),
    ("endorse", {}, "审核把关"),
    ("accept", {}, "受理告知"),
    ("refuse", {"kind": "不予受理", "to": "县医保局"}, "告知不予受理，请向县医保局提出"),
    ("refuse", {"kind": "不再受理", "basis": "某条例"}, "告知不再受理，依据某条例"),
    ("refuse", {"kind": "不再受理"}, "告知不再受理"),
    ("transfer", {"unit": "司法所"}, "转送 司法所"),
    (
        "transfer",
        {"unit": "司法所", "assign": True, "due": "2026-02-01", "assisting": ["派出所", "民政办"]},
        "交办 司法所，2026-02-01 前报结果，协办：派出所、民政办",
    ),
    ("return", {"unit": "司法所"}, "司法所退回"),
    ("extend", {"days": 15, "approver": "丁镇长"}, "延期 15 日，丁镇长批准"),
    ("reply", {"result": "支持", "doc_no": "青字1号"}, "答复：支持，青字1号"),
    ("reply", {}, "答复"),
    ("reply", {"completes": 4}, "补写答复"),
    ("deliver", {"method": "留置"}, "留置送达"),
    ("deliver", {}, "送达"),
    ("deliver", {"method": "直接", "undated": True}, "直接送达（原台账没有写日期）"),
    ("review", {"stage": "复查"}, "信访人申请复查"),
    ("review", {"stage": "复核", "decision": "维持"}, "复核意见：维持"),
    (
        "review",
        {"stage": "复核", "decision": "撤销", "doc_no": "复字1号", "hearing_days": 3},
        "复核意见：撤销，复字1号，扣除听证 3 日",
    ),
    ("urge", {"kind": "督办", "unit": "司法所", "number": 2}, "督办司法所（第 2 次）"),
    ("note", {"kind": "记事"}, "记事"),
    ("note", {"kind": "告知"}, "告知"),
    ("note", {"kind": "异议", "unit": "司法所"}, "异议，司法所提出"),
    ("note", {"kind": "异议"}, "异议"),
    ("note", {"kind": "批示", "leader": "丁镇长"}, "批示：丁镇长"),
    (
        "note",
        {"kind": "包案", "leader": "丁镇长", "due": "2026-03-01"},
        "包案：丁镇长，2026-03-01 前",
    ),
    ("note", {"kind": "办结报告", "unit": "司法所"}, "办结报告，司法所报来"),
    ("note", {"kind": "办结报告", "to": "县信访局"}, "办结报告，报县信访局"),
    ("note", {"kind": "听证", "days": 7}, "听证，7 日不计入复核期限"),
    ("note", {"kind": "调解", "doc_no": "村调3号"}, "调解，村调3号"),
    ("rate", {"rating": "基本满意"}, "信访人评价：基本满意"),
    ("close", {"outcome": "答复办结"}, "办结：答复办结"),
    ("close", {"outcome": "撤回", "settled": True}, "办结：撤回，已化解"),
    ("reopen", {}, "重新办理"),
    ("amend", {"petition": 1, "count": 3}, "更正序 1：人数"),
    ("amend", {"entry": 4, "on": "2026-01-07"}, "更正序 4：日期"),
    ("undo", {"entry": 4}, "撤销序 4"),
    ("merge", {"no": "2026-0007", "carries": 2}, "2026-0007 并入"),
    ("split", {"petition": 2, "to": "2026-0009"}, "拆出一件，另立 2026-0009"),
    ("amend", {"petition": 1, "gone": True}, "拆出一件"),
    ("void", {}, "作废"),
    ("void", {"merged_into": "2026-0007"}, "并入 2026-0007"),
    ("paper", {"kind": "受理告知书", "about": 3, "doc_no": "青字9号"}, "制作受理告知书 青字9号"),
    ("paper", {"kind": "回执", "about": 1}, "制作回执"),
    ("paper", {"kind": "回执", "about": 1, "again": 4}, "再次打印回执"),
    ("reveal", {"where": "show"}, "查看个人信息（show）"),
    ("export", {"where": ".xlsx 文件"}, "导出个人信息（.xlsx 文件）"),
    ("hold", {"kind": "暂缓"}, "暂缓清除个人信息"),
    ("hold", {"kind": "限制"}, "限制查看"),
    ("hold", {"kind": "解除"}, "解除暂缓、限制"),
    ("erase", {"clear": []}, "清除个人信息"),
    ("setting", {"facts": {}}, "设置"),
    ("unit", {"facts": {}}, "单位"),
    ("calendar", {"facts": {}}, "放假安排"),
    ("period", {"facts": {}}, "期限从严"),
    ("mapping", {"facts": {}}, "表头对应"),
    ("import", {}, "导入"),
    ("seal", {}, "封存报表"),
    ("sums", {"until": "202610", "seal": "0a"}, "上报逐月汇总"),
    ("restore", {"facts": {}}, "从备份恢复"),
]


@pytest.mark.parametrize(("kind", "body", "said"), SAID, ids=[said for *_, said in SAID])
def test_what_an_entry_says(kind, body, said):
    assert sentence(entry(1, day("01-05"), kind, body)) == said


@pytest.mark.parametrize(
    ("kind", "key", "called"),
    [
        ("add", "text", "内容"), ("reply", "text", "说明"), ("classify", "unit", "有权处理"), ("transfer", "unit", "单位"),
        ("refuse", "to", "有权机关"), ("deliver", "to", "签收人"), ("note", "to", "报给"),
    ],
)  # fmt: skip
def test_what_a_field_is_called_depends_on_its_step(kind, key, called):
    assert history.label(kind, key) == called


def test_every_kind_of_entry_is_said():
    assert {kind for kind, *_ in SAID} == set(KINDS)


LABELS = {
    "add": "登记", "classify": "分类", "endorse": "审核把关", "accept": "受理告知",
    "refuse": "不予受理告知", "transfer": "转送", "return": "退回", "extend": "延期", "reply": "答复",
    "deliver": "送达", "review": "复查复核", "rate": "评价", "close": "办结", "reopen": "重新办理",
    "amend": "更正", "undo": "撤销", "merge": "并入", "split": "拆出", "void": "作废", "urge": "催办督办", "note": "记事", "paper": "制作文书",
    "reveal": "查看个人信息", "hold": "个人信息的保存", "erase": "清除个人信息", "setting": "设置",
    "unit": "单位", "calendar": "放假安排", "period": "期限从严", "mapping": "表头对应",
    "import": "导入", "export": "导出个人信息", "seal": "封存报表", "sums": "上报逐月汇总", "restore": "从备份恢复",
}  # fmt: skip


def test_what_a_sealed_history_calls_each_kind():
    assert {name: kind.label for name, kind in KINDS.items()} == LABELS


def test_what_each_kind_and_each_field_is_called(golden):
    """The words that stand in every history, log and comparison."""
    lines = [f"{kind}  {row.label}  {row.group}\n" for kind, row in KINDS.items()]
    lines += [f"{key}  {called}\n" for key, called in sorted(history._LABELS.items())]
    golden("history/words.txt", "".join(lines))


def test_no_sentence_holds_what_is_personal():
    for kind, body, _ in SAID:
        personal = {"text": "甲某的事", "title": "甲某的事", "people": [{"name": "甲某"}]}
        assert "甲某" not in sentence(entry(1, day("01-05"), kind, body, personal))


def test_free_text_is_left_to_the_caller():
    noted = entry(1, day("01-05"), "note", {"kind": "走访"}, {"text": "去了"})
    assert (noted.text, entries("收到")[0].text) == ("去了", "")


# -- what comes next -----------------------------------------------------------------------------


HERE = ("收到 01-05", "分类 01-06")
ACCEPTED = (*HERE, "受理 01-20")
DELIVERED = (*ACCEPTED, "答复 02-02", "送达 02-03")
CLOSED = (*DELIVERED, "办结 02-04")
REVIEWED = (*DELIVERED, "复查 02-10", ("复查 03-02", {"decision": "维持"}), "送达 03-03")
RECHECKED = (*REVIEWED, "复核 03-10", ("复核 04-01", {"decision": "维持"}), "送达 04-02")
SENT = (*HERE, "转送 01-07")
NEXT = [
    (("收到 01-05",), "分类（xf classify 2026-0001）"),
    (HERE, "书面告知受理（xf accept 2026-0001）"),
    (ACCEPTED, "办理并答复（xf reply 2026-0001 --result 结果）"),
    (
        (*ACCEPTED[:1], ("分类 01-06", {"unit": "县民政局"}), "受理 01-20"),
        "转送（xf transfer 2026-0001）",
    ),
    (
        (*ACCEPTED[:1], ("分类 01-06", {"route": "仲裁"})),
        "告知去向（xf refuse 2026-0001 --to 有权机关 --reason 理由）",
    ),
    (
        (*ACCEPTED[:1], ("分类 01-06", {"route": "仲裁", "unit": "县仲裁委"})),
        "告知去向（xf refuse 2026-0001 --to 县仲裁委 --reason 理由）",
    ),
    (
        (*ACCEPTED, ("分类 01-21", {"route": "仲裁"})),
        "告知去向（xf note 2026-0001 --kind 告知），再办结（xf close 2026-0001 --outcome 导入法定途径）",
    ),
    ((*HERE, "不予受理 01-08"), "办结（xf close 2026-0001）"),
    (SENT, "告知信访人去向（xf note 2026-0001 --kind 告知）"),
    (
        (*SENT, "告知 01-08"),
        "等 司法所 办理，收到结果后登记答复（xf reply 2026-0001 --result 结果）",
    ),
    (
        (*SENT, ("记事 01-08", {"kind": "异议", "unit": "司法所"})),
        "核实 司法所 的异议：同意就退回（xf return 2026-0001 --reason 理由），不同意就催办（xf urge 2026-0001）",
    ),
    (
        (*SENT, "退回 01-09"),
        "重新转送（xf transfer 2026-0001 --to 单位 --reason 理由），或办理并答复（xf reply 2026-0001 --result 结果）",
    ),
    (
        (*ACCEPTED, "延期 02-10"),
        "告知信访人延期理由（xf notice 延期办理告知书 2026-0001），告知后登记（xf note 2026-0001 --kind 告知）",
    ),
    (
        (*ACCEPTED, ("记事 02-02", {"kind": "调解", "doc_no": "村调3号"})),
        "办结（xf close 2026-0001 --outcome 调解和解 --reason 理由）",
    ),
    (DELIVERED[:-1], "送达（xf deliver 2026-0001 --method 方式）"),
    (DELIVERED, "办结（xf close 2026-0001）"),
    (CLOSED, ""),
    (
        (*DELIVERED, "复查 02-10"),
        "登记复查意见（xf review 2026-0001 --stage 复查 --decision 决定）",
    ),
    (
        (*CLOSED, "复查 02-10", ("复查 03-02", {"decision": "维持"})),
        "送达（xf deliver 2026-0001 --method 方式）",
    ),
    (
        (*CLOSED, "收到 03-06"),
        "告知信访人（xf note 2026-0001 --kind 告知）；有新的事实和理由、要再办的，重新办理（xf reopen 2026-0001 --reason 理由）",
    ),
    (
        (*RECHECKED, "办结 04-03", "收到 05-06"),
        "告知信访人不再受理（xf refuse 2026-0001 --kind 不再受理 --reason 理由）；有新的事实和理由、要再办的，重新办理（xf reopen 2026-0001 --reason 理由）",
    ),
    (
        (("收到 01-05", {"source": "上级交办", "due": "2026-02-20"}), *CLOSED[1:]),
        "向交办机关报办结报告（xf note 2026-0001 --kind 办结报告）",
    ),
    (
        (("收到 01-05", {"source": "上级转送"}), "分类 01-06", ("记事 01-07", {"kind": "异议"})),
        "等上级核实异议，同意后办结（xf close 2026-0001 --outcome 转出 --reason 核实同意）",
    ),
    ((*HERE, "作废 01-09"), ""),
]


@pytest.mark.parametrize(("lines", "said"), NEXT, ids=[said for _, said in NEXT])
def test_what_comes_next(lines, said):
    told = case(*lines)
    step = next_step.next_step(told, tuple(counted(told, "05-07").values()))
    assert next_step.typed(step) == said


DEADLINES = [
    (("收到 01-05",), "01-19", "告知期限 2026-01-20（条例第二十三条第二款、第三款）"),
    (("收到 01-05",), "01-22", "告知期限 2026-01-20 已过 2 天（条例第二十三条第二款、第三款）"),
    (ACCEPTED, "01-20", "办理期限 2026-03-23（条例第三十四条，系统口径 2026-03-21）"),
    (
        ("收到 12-25",),
        "12-26",
        "告知期限 2027-01-11（暂定）（条例第二十三条第二款、第三款，系统口径 2027-01-09）",
    ),
    (DELIVERED, "02-03", "信访人可在 2026-03-05 前申请复查（条例第三十五条）"),
    (REVIEWED, "03-03", "信访人可在 2026-04-02 前申请复核（条例第三十六条第一款）"),
    (DELIVERED, "03-06", ""),
]


@pytest.mark.parametrize(("lines", "today", "said"), DEADLINES)
def test_by_which_day(lines, today, said):
    told = case(*lines)
    whole = next_step.confirmation(told, "已登记", workdays.shipped(), day(today))
    assert whole.startswith("2026-0001（测试事项）已登记。下一步：")
    assert whole.endswith(f"。{said}。" if said else "）。")


def test_a_sealed_case_says_neither_title_nor_unit():
    told = case("收到 01-05", ("分类 01-06", {"route": "检举控告"}), "转送 01-07", "告知 01-08")
    assert next_step.confirmation(told, "已转送", workdays.shipped(), day("01-08")) == (
        "2026-0001（保密）已转送。下一步：等 有关单位 办理，收到结果后登记答复（xf reply 2026-0001 --result 结果）。"
    )
