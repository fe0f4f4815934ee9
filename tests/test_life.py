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
    classified = xf("classify 1 --item MZ-JC-02")
    assert "--to 村名" in xf("accept 1").out + classified.out
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
    assert "缺少--rating" in xf("rate 1", code=2).err


def test_a_classification_names_the_domain_or_keeps_the_one_there_is(book, xf):
    xf("add --channel 来访 --title 要求修路 --name 甲某 --new")
    assert "--domain" in xf("classify 1 --route 调解", code=2).err
    assert "没有「低宝」这个领域" in xf("classify 1 --route 调解 --domain 低宝").err
    assert xf("classify 1 --route 调解 --domain 村务").err == ""
    assert "已分类：村务，信访程序" in xf("classify 1 --route 信访程序").out
