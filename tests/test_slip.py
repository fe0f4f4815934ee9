"""The slip in every state that a case can be in: what it says is read, and kept, as one text."""

import re

import pytest

from tests.test_papers import OFFICE

ISSUER = "青石镇人民政府"
FILED = "add --channel 来访 --title 要求修路 --text 路坏了三年。 --name 甲某 --village 柳河村 --new --on 2026-03-02"
SENT = FILED.replace("甲某", "甲某 --source 上级交办 --due 2026-06-30")
ACCUSED = FILED.replace("--name 甲某", "--purpose 检举控告")
OURS = f"{FILED}\nclassify N --domain 村务 --route 信访程序 --basis 《公路法》 --on 2026-03-03"
TAKEN = f"{OURS}\naccept N --on 2026-03-04"
HANDED = f"{TAKEN}\ntransfer N --to 民政办 --on 2026-03-05"
BUREAU = f"{FILED}\nclassify N --domain 村务 --route 信访程序 --basis 《公路法》 --on 2026-03-03\ntransfer N --to 县交通局 --on 2026-03-05"
REPLIED = f"{TAKEN}\nreply N --result 不予支持 --text 查明了 --answer 不修 --basis 《公路法》 --doc-no 青信N号 --on 2026-03-20"
SERVED = f"{REPLIED}\ndeliver N --method 直接 --on 2026-03-23"
GRANTED = f"{TAKEN}\nreply N --result 支持 --text 查明了 --answer 修路 --basis 《公路法》 --on 2026-03-20\ndeliver N --on 2026-03-23"
REVIEWED = f"{SERVED}\nreview N --stage 复查 --on 2026-04-01"
UPHELD = f"{REVIEWED}\nreview N --stage 复查 --decision 维持 --doc-no 县复查N号 --text 查明 --on 2026-04-20"
UPHELD_SERVED = f"{UPHELD}\ndeliver N --on 2026-04-21"
RECHECKED = f"{UPHELD_SERVED}\nreview N --stage 复核 --on 2026-05-06"
LAST = f"{RECHECKED}\nreview N --stage 复核 --decision 维持 --doc-no 市复核N号 --text 查明 --on 2026-05-20\ndeliver N --on 2026-05-21"
AGREED = f"{TAKEN}\nnote N --kind 调解 --doc-no 调解N号 --text 一人一半 --on 2026-03-10"

# Each state: how a case gets there, and on which day the slip is made.
STATES = {
    "登记": (FILED, "2026-03-02"),
    "登记，告知逾期": (FILED, "2026-04-01"),
    "登记，匿名": (FILED.replace("--name 甲某", ""), "2026-03-02"),
    "检举，匿名": (ACCUSED, "2026-03-02"),
    "检举，匿名，分类": (f"{ACCUSED}\nclassify N --item MZ-JB-01 --on 2026-03-03", "2026-03-03"),
    "检举，匿名，转出": (f"{ACCUSED}\nclassify N --item MZ-JB-01 --on 2026-03-03\ntransfer N --on 2026-03-04", "2026-03-04"),
    "检举，留了姓名，转出": (f"{ACCUSED} --name 甲某\nclassify N --item MZ-JB-01 --on 2026-03-03\ntransfer N --on 2026-03-04", "2026-03-04"),
    "登记，没有联系方式的一群人": (FILED.replace("甲某", "甲某等7人"), "2026-03-02"),
    "登记，排查": (FILED.replace("来访", "排查"), "2026-03-02"),
    "登记，要求保密": (f"{FILED} --confidential", "2026-03-02"),
    "上级转送": (FILED.replace("甲某", "甲某 --source 上级转送"), "2026-03-02"),
    "上级交办": (SENT, "2026-03-10"),
    "上级交办，逾期": (SENT, "2026-07-10"),
    "重件": (f"{TAKEN}\nadd --channel 来信 --name 甲某 --title 路 --repeat-of N --on 2026-03-12", "2026-03-12"),
    "分类，信访程序": (OURS, "2026-03-03"),
    **{
        f"分类，{route}": (f"{FILED}\nclassify N --domain 村务 --route {route} --basis 《公路法》 --on 2026-03-03", "2026-03-03")
        for route in ("建议意见", "检举控告", "涉法涉诉", "仲裁", "党员申诉", "行政程序", "履职查处", "调解", "其他机关", "咨询", "信息公开")
    },
    "分类，低保": (f"{FILED}\nclassify N --item MZ-DB-02 --on 2026-03-03", "2026-03-03"),
    "分类，县里的事": (f"{FILED}\nclassify N --item MZ-DB-04 --on 2026-03-03", "2026-03-03"),
    "受理": (TAKEN, "2026-03-04"),
    "受理，逾期": (TAKEN, "2026-06-01"),
    "受理，匿名": (TAKEN.replace("--name 甲某", ""), "2026-03-04"),
    "受理，要求保密": (TAKEN.replace("甲某", "甲某 --confidential"), "2026-03-04"),
    "交民政办": (HANDED, "2026-03-05"),
    "交民政办，定了日期": (f"{TAKEN}\ntransfer N --to 民政办 --assign --due 2026-04-01 --on 2026-03-05", "2026-03-05"),
    "交民政办，定的日期过了": (f"{TAKEN}\ntransfer N --to 民政办 --assign --due 2026-04-01 --on 2026-03-05", "2026-04-10"),
    "转县里": (BUREAU, "2026-03-05"),
    "转县里，退回": (f"{BUREAU}\nreturn N --reason 是乡道 --on 2026-03-09", "2026-03-09"),
    "延期": (f"{TAKEN}\nextend N --days 20 --reason 等天气 --leader 李镇长 --on 2026-04-20", "2026-04-20"),
    "不予受理": (f"{FILED}\nclassify N --domain 村务 --route 涉法涉诉 --on 2026-03-03\nrefuse N --to 县法院 --reason 应当起诉 --on 2026-03-04", "2026-03-04"),
    "不予受理，别处在办": (f"{FILED}\nclassify N --domain 村务 --route 其他机关 --on 2026-03-03\nrefuse N --to 县交通局 --in-hand --reason 县里在办 --on 2026-03-04", "2026-03-04"),
    "不予受理，匿名": (f"{FILED.replace('--name 甲某', '')}\nclassify N --domain 村务 --route 涉法涉诉 --on 2026-03-03\nrefuse N --to 县法院 --reason 应当起诉 --on 2026-03-04", "2026-03-04"),
    "不予受理，重新办理": (f"{FILED}\nclassify N --domain 村务 --route 涉法涉诉 --on 2026-03-03\nrefuse N --to 县法院 --reason 应当起诉 --on 2026-03-04\nreopen N --reason 弄错了 --on 2026-03-06", "2026-03-06"),
    "答复，没送到": (REPLIED, "2026-03-20"),
    "答复，支持": (GRANTED, "2026-03-23"),
    "答复，解释说明": (SERVED.replace("不予支持", "解释说明"), "2026-03-23"),
    "答复，不予支持": (SERVED, "2026-03-23"),
    "答复，复查期过了": (SERVED, "2026-05-23"),
    "答复，要求保密": (SERVED.replace("甲某", "甲某 --confidential"), "2026-03-23"),
    "答复，邮寄": (f"{REPLIED}\ndeliver N --method 邮寄 --on 2026-03-23", "2026-03-23"),
    "答复，电子": (f"{REPLIED}\ndeliver N --method 电子 --on 2026-03-23", "2026-03-23"),
    "答复，留置": (f"{REPLIED}\ndeliver N --method 留置 --filmed --on 2026-03-23", "2026-03-23"),
    "答复，公告": (f"{REPLIED}\ndeliver N --method 公告 --on 2026-03-23", "2026-03-24"),
    "答复，公告期满": (f"{REPLIED}\ndeliver N --method 公告 --on 2026-03-23", "2026-04-24"),
    "咨询，口头": (f"{FILED}\nclassify N --domain 村务 --route 咨询 --on 2026-03-02\nreply N --text 告诉了 --on 2026-03-02\ndeliver N --on 2026-03-02", "2026-03-02"),
    "咨询，电话": (f"{FILED.replace('来访', '来电')}\nclassify N --domain 村务 --route 咨询 --on 2026-03-02\nreply N --text 告诉了 --on 2026-03-02\ndeliver N --on 2026-03-02", "2026-03-02"),
    "低保，答复": (f"{FILED}\nclassify N --item MZ-DB-02 --on 2026-03-03\naccept N --on 2026-03-04\nreply N --text 查明了 --answer 已办 --on 2026-03-20\ndeliver N --on 2026-03-23", "2026-03-23"),
    "低保，逾期": (f"{FILED}\nclassify N --item MZ-DB-02 --on 2026-03-03\naccept N --on 2026-03-04", "2026-06-23"),
    "复查中": (REVIEWED, "2026-04-01"),
    "复查中，逾期": (REVIEWED, "2026-06-01"),
    "复查维持，没送到": (UPHELD, "2026-04-20"),
    "复查维持": (UPHELD_SERVED, "2026-04-21"),
    "复查维持，复核期过了": (UPHELD_SERVED, "2026-06-21"),
    "复查变更": (f"{REVIEWED}\nreview N --stage 复查 --decision 变更 --answer 先修一半 --text 查明 --on 2026-04-20\ndeliver N --on 2026-04-21", "2026-04-21"),
    "复查撤销": (f"{REVIEWED}\nreview N --stage 复查 --decision 撤销 --text 查明 --on 2026-04-20", "2026-04-20"),
    "复查撤销，送到": (f"{REVIEWED}\nreview N --stage 复查 --decision 撤销 --text 查明 --on 2026-04-20\ndeliver N --on 2026-04-21", "2026-04-21"),
    "复查责令重办，又答复": (f"{REVIEWED}\nreview N --stage 复查 --decision 责令重办 --text 查明 --on 2026-04-20\ndeliver N --on 2026-04-21\nreply N --result 支持 --text 查明了 --answer 修 --basis 《公路法》 --on 2026-05-20\ndeliver N --on 2026-05-21", "2026-05-21"),
    "复核中": (RECHECKED, "2026-05-06"),
    "复核中，逾期": (RECHECKED, "2026-07-06"),
    "复核维持": (LAST, "2026-05-21"),
    "复核责令重办": (f"{RECHECKED}\nreview N --stage 复核 --decision 责令重办 --text 查明 --on 2026-05-20\ndeliver N --on 2026-05-21", "2026-05-21"),
    "不再受理": (f"{LAST}\nadd --channel 来信 --name 甲某 --title 路 --repeat-of N --on 2026-06-01\nrefuse N --kind 不再受理 --reason 没有新的 --on 2026-06-03", "2026-06-03"),
    "办结，答复": (f"{SERVED}\nclose N --on 2026-04-01", "2026-04-01"),
    "办结，答复，复查期过了": (f"{SERVED}\nclose N --on 2026-04-01", "2026-06-01"),
    "办结，支持并落实": (f"{GRANTED}\nclose N --outcome 支持并落实 --settled --on 2026-04-01", "2026-04-01"),
    "办结，支持没有落实": (f"{GRANTED}\nclose N --on 2026-04-01", "2026-04-01"),
    "办结，调解": (f"{AGREED}\nclose N --outcome 调解和解 --settled --reason 双方签字 --on 2026-03-12", "2026-03-12"),
    "办结，导入法定途径": (f"{FILED}\nclassify N --domain 村务 --route 行政程序 --on 2026-03-03\nnote N --kind 告知 --on 2026-03-04\nclose N --outcome 导入法定途径 --on 2026-03-05", "2026-03-05"),
    "办结，转出": (f"{FILED}\nclassify N --domain 村务 --route 其他机关 --unit 县交通局 --on 2026-03-03\ntransfer N --to 县交通局 --on 2026-03-03\nnote N --kind 告知 --on 2026-03-04\nclose N --outcome 转出 --on 2026-03-05", "2026-03-05"),
    "办结，不予受理": (f"{FILED}\nclassify N --domain 村务 --route 涉法涉诉 --on 2026-03-03\nrefuse N --to 县法院 --reason 应当起诉 --on 2026-03-04\nclose N --on 2026-03-05", "2026-03-05"),
    "办结，不再受理": (f"{LAST}\nadd --channel 来信 --name 甲某 --title 路 --repeat-of N --on 2026-06-01\nrefuse N --kind 不再受理 --reason 没有新的 --on 2026-06-03\nclose N --on 2026-06-04", "2026-06-04"),
    "办结，撤回": (f"{TAKEN}\nclose N --outcome 撤回 --reason 本人书面撤回 --on 2026-03-10", "2026-03-10"),
    "办结，撤回，没有受理": (f"{FILED}\nclose N --outcome 撤回 --reason 本人书面撤回 --on 2026-03-03", "2026-03-03"),
    "办结，撤回，已经答复": (f"{SERVED}\nclose N --outcome 撤回 --reason 本人书面撤回 --on 2026-03-25", "2026-03-25"),
    "办结，死亡": (f"{TAKEN}\nclose N --outcome 死亡 --reason 户籍注销 --on 2026-03-10", "2026-03-10"),
    "办结，无法联系": (f"{TAKEN}\nclose N --outcome 无法联系 --reason 三次没接 --on 2026-03-10", "2026-03-10"),
    "办结，匿名存查": (f"{FILED.replace('--name 甲某', '')}\nclassify N --domain 村务 --route 信访程序 --on 2026-03-03\nclose N --outcome 匿名存查 --reason 没有线索 --on 2026-03-10", "2026-03-10"),
    "办结，逾期未复查": (f"{SERVED}\nclose N --outcome 逾期未复查 --on 2026-05-10", "2026-05-10"),
    "办结，逾期未复核": (f"{UPHELD_SERVED}\nclose N --outcome 逾期未复核 --on 2026-06-10", "2026-06-10"),
    "办结，复核终结": (f"{LAST}\nclose N --outcome 复核终结 --on 2026-05-25", "2026-05-25"),
    "办结，要求保密": (f"{SERVED.replace('甲某', '甲某 --confidential')}\nclose N --on 2026-04-01", "2026-04-01"),
    "办结后又提": (f"{SERVED}\nclose N --on 2026-04-01\nadd --channel 来信 --name 甲某 --title 路 --repeat-of N --on 2026-06-01", "2026-06-01"),
    "办结后复查": (f"{SERVED}\nclose N --on 2026-04-01\nreview N --stage 复查 --on 2026-04-10", "2026-04-10"),
    "办结后复查维持": (f"{SERVED}\nclose N --on 2026-04-01\nreview N --stage 复查 --on 2026-04-10\nreview N --stage 复查 --decision 维持 --text 查明 --on 2026-04-20\ndeliver N --on 2026-04-21", "2026-04-21"),
    "重新办理": (f"{SERVED}\nclose N --on 2026-04-01\nreopen N --reason 又查到新情况 --on 2026-04-10", "2026-04-10"),
    "重新办理，原答复没送到": (f"{REPLIED}\nreopen N --reason 答复有误 --on 2026-03-25", "2026-03-25"),
    "重新办理，又答复": (f"{SERVED}\nclose N --on 2026-04-01\nreopen N --reason 又查到新情况 --on 2026-04-10\nreply N --result 支持 --text 查明了 --answer 修 --basis 《公路法》 --on 2026-05-20", "2026-05-20"),
    "撤回办结以后重新办理": (f"{TAKEN}\nclose N --outcome 撤回 --reason 本人书面撤回 --on 2026-03-10\nreopen N --reason 本人又提 --on 2026-03-16", "2026-03-16"),
    "登记，匿名检举": (f"{FILED.replace('--name 甲某', '')} --purpose 揭发控告", "2026-03-02"),
}  # fmt: skip


@pytest.fixture
def desk(book, xf, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for key, value in OFFICE.items():
        xf(["setting", key, value])
    xf("units --add 县交通局 --kind 部门")
    return book


def test_the_slip_of_every_state(desk, xf, golden):
    said = []
    for number, (name, (steps, on)) in enumerate(STATES.items(), 1):
        for step in steps.splitlines():
            xf(re.sub(r"\bN\b|(?<=信|查|核|解)N", str(number), step), today="2026-07-30")
        slip = xf(f"notice 回执 {number} -n", today=on).out
        said.append(f"【{name}】\n{slip[slip.index('一、') : slip.rindex(ISSUER)]}")
    golden("papers/回执各种情况.txt", "\n".join(said))


def test_who_cannot_be_told_is_promised_no_telling_and_nobody_is_asked_to_tell_them(desk, xf):
    """The slip of an unsigned complaint said 「结果会告诉您」; its next step was to tell the petitioner."""
    said = xf(ACCUSED).out
    for step in ("classify 1 --item MZ-JB-01 --on 2026-03-03", "transfer 1 --on 2026-03-04"):
        slip = xf("notice 回执 1 -n").out
        assert "会告诉您" not in slip
        assert "没法告诉您" in slip
        assert "没有按时告知" not in slip
        said += xf(step).out
    assert "告知信访人" not in said
    xf(OURS.splitlines()[0].replace("--name 甲某", ""))
    xf("classify 2 --domain 村务 --route 信访程序 --on 2026-03-03")
    assert "告知" not in xf("accept 2 --on 2026-03-04").out
    made = xf("notice 导入法定途径告知书 1")
    assert "不要张贴" in made.err
    assert "可以张贴" not in made.err


def test_the_slip_says_in_one_line_on_which_law_it_rests(desk, xf):
    """The README promised it; no line of the slip named any."""
    xf(f"{FILED}\n".strip())
    xf("classify 1 --item MZ-DB-11 --on 2026-03-03")
    rests = next(s for s in xf("notice 回执 1 -n").out.splitlines() if s.startswith("凭什么"))
    assert rests.endswith("《最低生活保障审核确认办法》第十五条、第二十条、第二十二条")


def test_the_papers_of_a_merged_case_are_those_of_the_other(desk, xf):
    xf(FILED)
    xf(FILED)
    xf("amend 2 --repeat-of 1 --reason 同一件事 --yes", today="2026-07-30")
    assert "改为：xf notice 回执 2026-0001" in xf("notice 回执 2 -n", code=1).err


def test_the_unit_is_said_to_handle_only_what_it_still_handles(book, xf):
    for line in (
        "add --channel 来访 --name 甲某 --village 柳河村 --title 要求修水渠 --new --on 2026-01-05",
        "classify 1 --domain 其他 --route 信访程序 --on 2026-01-05", "accept 1 --on 2026-01-06",
        "transfer 1 --to 农业农村办 --on 2026-01-07",
    ):  # fmt: skip
        xf(line)
    assert "现在由农业农村办办理" in xf("notice 回执 1 -n").out
    for line in (
        "reply 1 --result 不予支持 --text 查明 --on 2026-01-20", "deliver 1 --on 2026-01-21",
        "review 1 --stage 复查 --on 2026-01-26",
    ):  # fmt: skip
        xf(line)
        assert "现在由" not in xf("notice 回执 1 -n").out
