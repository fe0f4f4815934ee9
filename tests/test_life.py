"""The life of a case, typed as the officer types it."""

import pytest

ADD = "add --channel 来访 --title 要求纳入低保 --name 甲某 --village 柳河村 --phone 13800000001"


def test_a_petition_goes_from_registration_to_closing(book, xf):
    assert "2026-0001（要求纳入低保）已登记" in xf(ADD + " --on 2026-03-02").out
    xf("classify 1 --item MZ-QT-13 --on 2026-03-03")
    xf("accept 1 --on 2026-03-04")
    xf("transfer 1 --to 民政办 --on 2026-03-05")
    xf("reply 1 --result 支持 --doc-no 青信访答〔2026〕1号 --on 2026-03-12")
    xf("deliver 1 --method 直接 --on 2026-03-13")
    xf("rate 1 --rating 满意 --on 2026-03-14")
    assert "办结" in xf("close 1 --settled --on 2026-03-16").out
    case = xf("show 1 --json").json
    assert (case["status"], case["outcome"], case["result"]) == ("已办结", "答复办结", "支持")
    assert [line["kind"] for line in case["history"]] == [
        "add", "classify", "accept", "transfer", "reply", "deliver", "rate", "close",
    ]  # fmt: skip
    assert xf("check").out == ""


@pytest.mark.parametrize(
    ("step", "cure"),
    [
        ("accept 1", "xf classify 2026-0001"),
        ("transfer 1 --to 县民政局", "xf classify 2026-0001"),
        ("close 1", "xf reply 2026-0001"),
        ("deliver 1", "xf reply 2026-0001"),
        ("return 1 --reason 不是我们的", "xf transfer 2026-0001"),
        ("reopen 1 --reason 再办", "xf show 2026-0001"),
    ],
)
def test_a_step_out_of_order_names_the_missing_one(book, xf, step, cure):
    xf(ADD)
    refused = xf(step, code=1)
    assert cure in refused.err
    assert refused.out == ""


def test_a_likely_repeat_is_shown_with_its_reason_and_not_registered(book, xf):
    xf(ADD)
    again = "add --channel 来电 --title 低保怎么还没批 --name 甲某 --village 柳河村"
    refused = xf(again, code=1)
    assert "2026-0001" in refused.err
    assert "同名同村" in refused.err
    assert len(xf("list --json").json) == 1
    assert "重件" in xf(again + " --repeat-of 1").out
    assert xf("list --json").json[0]["petitions"] == 2
    assert "2026-0002" in xf(again + " --new").out


def test_a_matter_of_a_village_is_not_sent_to_a_unit_that_nobody_can_name(book, xf):
    xf(ADD)
    assert "--to 村名" in xf("classify 1 --item MZ-JC-02").out
    refused = xf("transfer 1", code=2)
    assert "哪个村" in refused.err
    xf("units --add 柳河村 --kind 村 --area 东片")
    assert "已转送 柳河村" in xf("transfer 1 --to 柳河村").out


def test_our_own_matter_is_not_transferred(book, xf):
    xf(ADD)
    xf("classify 1 --item MZ-QT-13")
    assert "不用转送" in xf("transfer 1", code=2).err


def test_a_sealed_case_does_not_say_who_has_it(book, xf):
    xf("add --channel 来信 --title 反映村干部占地 --purpose 检举控告 --name 甲某 --village 柳河村")
    xf("classify 1 --item MZ-JB-02")
    xf("transfer 1 --to 县纪委监委")
    refused = xf("transfer 1 --to 县民政局", code=1)
    assert "县纪委监委" not in refused.err


def test_a_rating_is_the_petitioners_and_is_never_assumed(book, xf):
    xf("add --channel 来访 --title 要求修路 --name 甲某 --new")
    assert "缺少 --rating" in xf("rate 1", code=2).err


def test_a_classification_names_the_domain_or_keeps_the_one_there_is(book, xf):
    xf("add --channel 来访 --title 要求修路 --name 甲某 --new")
    assert "--domain" in xf("classify 1 --route 调解", code=2).err
    assert "没有「低宝」这个领域" in xf("classify 1 --route 调解 --domain 低宝").err
    assert xf("classify 1 --route 调解 --domain 村务").err == ""
    assert "已分类：村务，信访程序" in xf("classify 1 --route 信访程序").out


TYPED = {  # every free text that a step takes, and the step
    "内容": "add --channel 来访 --title 标题 --text {} --name 甲某 --point 诉求 --on 2026-01-05",
    "告知语": "accept 1 --text {} --on 2026-01-07",
    "转送由": "transfer 1 --to 司法所 --reason {} --on 2026-01-08",
    "催办语": "urge 1 --kind 督办 --text {} --on 2026-01-09",
    "退回由": "return 1 --reason {} --on 2026-01-10",
    "延期由": "extend 1 --days 5 --reason {} --leader 丁镇长 --on 2026-01-11",
    "走访记": "note 1 --kind 走访 --text {} --on 2026-01-12",
    "研判定": "note 1 --kind 研判 --attendee 丙某 --text {} --on 2026-01-12",
    "查明事": "reply 1 --result 不予支持 --text {} --on 2026-01-13",
    "评价语": "rate 1 --rating 满意 --text {} --on 2026-01-15",
    "办结由": "close 1 --reason {} --on 2026-01-16",
    "申请由": "review 1 --stage 复查 --reason {} --on 2026-01-20",
    "复查语": "review 1 --stage 复查 --decision 维持 --doc-no 复字1号 --text {} --on 2026-02-02",
    "重办由": "reopen 1 --reason {} --on 2026-02-04",
    "更正由": "amend 1 --title 新题 --reason {} --on 2026-02-05",
    "作废由": "void 1 --reason {} --yes --on 2026-02-06",
}


def test_every_free_text_comes_back_where_it_was_typed(book, xf):
    before = {"告知语": "classify 1 --domain 低保 --route 信访程序 --on 2026-01-06",
              "评价语": "deliver 1 --method 直接 --to 签收人 --on 2026-01-14",
              "重办由": "deliver 1 --on 2026-02-03"}  # fmt: skip
    for text, step in TYPED.items():
        if text in before:
            xf(before[text])
        xf(step.format(text))
        case = xf("show 1 --json").json
        shown = case["petitions"][-1]["text"] if text == "内容" else case["history"][-1]["text"]
        assert text in shown
    assert "复字1号" in str(xf("show 1 --json").json["history"])


def test_a_paper_stands_in_the_history_under_its_number(book, xf, tmp_path):
    xf(ADD + " --on 2026-03-02")
    xf("classify 1 --item MZ-QT-13 --on 2026-03-03")
    xf("accept 1 --on 2026-03-04")
    said = xf(f"notice 受理告知书 1 -o {tmp_path / '一.docx'}").out
    assert "信访受字〔2026〕1号" in said
    assert xf("show 1 --json").json["history"][-1]["text"] == "制作受理告知书 信访受字〔2026〕1号"
    assert (
        "已经用过"
        in xf(
            f"notice 受理告知书 1 --new --doc-no 信访受字〔2026〕1号 -o {tmp_path / '二.docx'}",
            code=1,
        ).err
    )
