"""What papers say of remedies and grounds where the law knows more than one (条例 Art 19, 35, 36; 民诉法 89)."""

import re

import pytest

from xfcli.law import instruments, remedies

ADD = "add --channel 来信 --name 甲某 --phone 13800000001 --village 柳河村 --title 题目 --text 详情 --new --on 2026-01-05"
ANSWERED = (
    ADD, "classify 1 --domain 其他 --route 信访程序 --basis 某办法 --on 2026-01-05", "accept 1 --on 2026-01-05",
    "reply 1 --result 不予支持 --text 查明 --answer 不支持 --doc-no 青字1号 --on 2026-01-12", "deliver 1 --method 直接 --on 2026-01-12",
)  # fmt: skip


@pytest.fixture
def reviewed(book, xf):
    xf(["setting", "review-organ", "青山县人民政府"])
    xf(["setting", "recheck-organ", "青州市人民政府"])
    for words in (*ANSWERED, "review 1 --on 2026-01-20"):
        xf(words)
    return book


@pytest.mark.parametrize("decision", ["维持", "撤销", "责令重办", "变更 --answer 补发三个月"])
def test_article_36_against_every_review_a_recheck_can_be_asked(reviewed, xf, decision):
    xf(f"review 1 --text 查过 --on 2026-02-02 --decision {decision}")
    said = xf("notice 复查意见书 1 -n").out
    assert "向青州市人民政府（复查机关的上一级机关）申请复核" in said
    assert ("可以再申请复查" in said) == (decision in {"撤销", "责令重办"})
    xf("deliver 1 --method 直接 --on 2026-02-03")
    assert "申请复核" in xf("notice 回执 1 -n").out
    # 30 days from 02-03: 03-05, a Thursday.
    assert "2026年3月5日" in xf("notice 回执 1 -n").out


def test_a_changed_opinion_says_into_what_in_the_name_of_the_organ_that_changed_it(reviewed, xf):
    refused = xf("review 1 --decision 变更 --text 查过 --on 2026-02-02", code=1).err
    assert "--answer 变更后的意见" in refused
    xf("review 1 --decision 变更 --text 查过 --answer 补发三个月 --on 2026-02-02")
    said = xf("notice 复查意见书 1 -n").out
    assert "变更原意见，变更如下：\n补发三个月。" in said
    assert said.startswith("青山县人民政府\n")
    last = xf("show 1 --json").json["history"][-1]["seq"]
    xf(f"amend 1 --entry {last} --answer 补发四个月 --reason 写错")
    assert "补发四个月" in xf("notice 复查意见书 1 -n").out


def test_no_longer_taken_on_a_local_rule_cites_that_and_no_recheck(book, xf):
    for words in ANSWERED:
        xf(words)
    xf("refuse 1 --kind 不再受理 --reason 同一事实 --basis 《某省信访规定》第九条 --on 2026-03-16")
    said = xf("notice 不再受理告知书 1 -n").out
    assert "已于2026年1月12日作出处理意见（青字1号）" in said
    assert (
        "根据《某省信访规定》第九条的规定，你仍以同一事实和理由提出投诉请求的，本机关不再受理"
        in said
    )
    assert "再次提出" not in said
    assert "复核" not in said
    assert "第三十六条" not in said


def test_who_came_again_is_told_that_it_is_no_longer_taken(book, xf):
    for words in (*ANSWERED, "close 1 --on 2026-01-13"):
        xf(words)
    xf("add --channel 来访 --name 甲某 --title 题目 --repeat-of 1 --on 2026-03-12")
    xf("refuse 1 --kind 不再受理 --reason 同一事实 --basis 《某省信访规定》第九条 --on 2026-03-16")
    said = xf("notice 不再受理告知书 1 -n").out
    assert "你于2026年3月12日再次提出“题目”的信访事项" in said
    assert "你仍以同一事实和理由提出投诉请求。" in said


def test_a_local_rule_has_no_title_of_its_own():
    local = next(i for i in instruments.load() if i.kind == "地方规定")
    assert local.title == local.name


def test_what_another_organ_has_in_hand_is_refused_on_its_own_place(book, xf):
    xf(ADD)
    xf("classify 1 --domain 其他 --route 信访程序 --on 2026-01-05")
    xf("refuse 1 --to 柳河村 --in-hand --reason 已经在办 --on 2026-01-06")
    said = xf("notice 不予受理告知书 1 -n").out
    assert "《信访工作条例》第十九条第三款" in said
    assert "第二十三条" not in said
    assert "该事项已由柳河村受理、正在办理" in said
    assert "柳河村已经在办这件事" in xf("notice 回执 1 -n").out
    xf(ADD)
    xf("classify 2 --domain 其他 --route 信访程序 --on 2026-01-05")
    xf("refuse 2 --to 县交通局 --in-hand --reason 已经在办 --on 2026-01-06")
    said = xf("notice 不予受理告知书 2 -n").out
    assert "第十九条" not in said  # a township stands above no organ of the county
    assert "该事项已由县交通局受理、正在办理" in said


def test_left_by_witness_or_on_film(book, xf):
    for words in ANSWERED[:-1]:
        xf(words)
    refused = xf("deliver 1 --method 留置", code=1).err
    assert "民事诉讼法第八十九条" in refused
    assert "--filmed" in refused
    assert "留置送达" in xf("deliver 1 --method 留置 --filmed --on 2026-01-12").out


@pytest.mark.parametrize("item", ["MZ-JB-01", "MZ-QT-21", "MZ-DB-03"])
def test_no_place_is_cited_twice_in_one_line(book, xf, item):
    xf(f"{ADD} --subject 某人")
    xf(f"classify 1 --item {item} --on 2026-01-05")
    lines = xf("notice 导入法定途径告知书 1 -n").out.splitlines()
    basis = lines[lines.index("二、依据") + 1]
    laws = [law.partition("》")[0] for law in basis.rstrip("。").split("；")]
    assert len(laws) == len(set(laws))


def test_a_decision_delivered_has_the_last_day_of_each_remedy(book, xf):
    xf(ADD)
    xf("classify 1 --domain 其他 --route 行政程序 --on 2026-01-05")
    xf("accept 1 --on 2026-01-05")
    xf("reply 1 --text 查明 --answer 不批 --on 2026-01-12")
    assert "最迟" not in xf("notice 回执 1 -n").out.partition("三、")[2]
    xf("deliver 1 --method 直接 --on 2026-01-12")
    # 60 days: 03-13, a Friday. Six months: 07-12, a Sunday, rolled to Monday.
    said = xf("notice 回执 1 -n").out
    assert "从收到答复的2026年1月12日算：复议最迟2026年3月13日，起诉最迟2026年7月13日" in said


def test_a_proposal_that_was_answered_is_not_promised_an_answer(book, xf):
    xf(ADD)
    xf("classify 1 --domain 其他 --route 建议意见 --on 2026-01-05")
    assert "会认真研究" in xf("notice 回执 1 -n").out
    xf("reply 1 --text 查明 --answer 采纳 --on 2026-01-12")
    said = xf("notice 回执 1 -n").out
    assert "会认真研究" not in said
    assert "可以向上一级机关反映" in said


def test_where_the_township_confirms_the_days_are_twenty(book, xf):
    xf("setting confirms 是")
    xf("add --channel 来访 --name 甲某 --title 要求纳入低保 --new --on 2026-03-02")
    xf("classify 1 --item MZ-DB-01 --on 2026-03-02")
    xf("accept 1 --on 2026-03-02")
    duty = next(c for c in xf("show 1 --json").json["clocks"] if c["clock"] == "duty")
    # 20 working days from 03-02 without a holiday between: 03-30.
    assert (duty["days"], duty["due"]) == (20, "2026-03-30")


def test_what_was_sent_down_keeps_the_sender_and_its_day_apart_from_the_receipt(book, xf):
    down = ADD.replace("2026-01-05", "2026-01-09")
    assert "自收" in xf(f"{down} --sender 县信访局", code=1).err
    assert "晚于收到" in xf(f"{down} --source 上级转送 --sent-on 2026-01-10", code=2).err
    xf(f"{down} --source 上级转送 --sender 县信访局 --sent-on 2026-01-05")
    xf("classify 1 --domain 其他 --route 信访程序 --basis 某办法 --on 2026-01-09")
    xf("accept 1 --on 2026-01-09")
    said = xf("notice 受理告知书 1 -n").out
    assert "你以来信形式提出、县信访局于2026年1月5日转来、本机关于2026年1月9日收到的“题目”" in said
    assert "你于2026年1月9日" not in said
    assert "上级转送（县信访局 2026-01-05）" in xf("show 1").out
    notice = next(c for c in xf("show 1 --json").json["clocks"] if c["clock"] == "notify")
    # 15 days from the receipt, not from the sending: 01-24 is a Saturday, rolled to Monday 01-26.
    assert (notice["from"], notice["due"]) == ("2026-01-09", "2026-01-26")
    xf(
        "add --channel 来信 --name 乙某 --title 另一件 --source 上级交办 --due 2026-02-02 --on 2026-01-09 --new"
    )
    xf("classify 2 --domain 其他 --route 信访程序 --on 2026-01-09")
    xf("accept 2 --on 2026-01-09")
    assert (
        "你以来信形式提出、上级机关交办、本机关于2026年1月9日收到的" in xf("notice 受理 2 -n").out
    )


@pytest.mark.parametrize(
    ("reviewer", "said"),
    [
        ("某县人民政府", "向某县人民政府申请行政复议"),
        ("某县人民政府信访事项复查复核委员会", "向县政府申请行政复议"),
        ("某县信访局", "向县政府申请行政复议"),
    ],
)
def test_a_decision_is_reconsidered_by_a_government_whoever_reviews_petitions(
    book, xf, reviewer, said
):
    xf(["setting", "review-organ", reviewer])
    xf(ADD)
    xf("classify 1 --item MZ-DB-03 --on 2026-01-05")
    xf("refuse 1 --to 县政府 --reason 应走复议 --on 2026-01-06")
    for paper in ("回执", "不予受理告知书"):
        told = xf(f"notice {paper} 1 -n").out
        assert said in told
        assert told.count("申请行政复议") == told.count("政府申请行政复议")


def test_every_period_of_a_remedy_says_from_which_day_it_runs():
    for remedy in remedies.load():
        if re.search(r"\d+(?:天|个月|年)内", remedy.words):
            said = re.search("收到|知道|到期|公布|停止|生效|最后一天|立案", remedy.words)
            assert said, (remedy.key, remedy.words)


def test_of_a_refused_matter_the_day_of_the_decision_is_not_known_and_the_paper_says_from_when(
    book, xf
):
    xf(ADD)
    xf("classify 1 --item MZ-DB-04 --on 2026-01-06")
    xf("refuse 1 --to 县政府 --reason 属于复议 --on 2026-01-07")
    said = xf("notice 不予受理告知书 1 -n").out
    assert "不同意书面决定的，从收到那天起，60天内可以向" in said
    # The catalogue's own sentence says the same: once is enough.
    assert said.count("60天内") == 1


def test_the_paper_of_another_way_says_the_remedy_once_and_cites_in_one_place(book, xf):
    xf(ADD)
    xf("classify 1 --item MZ-DB-05 --on 2026-01-06")
    said = xf("notice 导入法定途径告知书 1 -n").out
    assert "根据《信访工作条例》第二十三条、第三十一条第五项的规定" in said
    assert said.count("60天内") == 1
    assert "算错的，报县民政局改正补发。\n二、依据" in said


def test_what_a_sentence_says_beside_the_remedy_is_told(book, xf):
    xf(ADD)
    xf("classify 1 --item MZ-HY-02 --on 2026-01-06")
    said = xf("notice 导入法定途径告知书 1 -n").out
    assert "带户口簿等证明提出。" in said
    assert said.count("60天内") == 1


@pytest.mark.parametrize(
    ("received", "due", "ripe", "last", "place"),
    [
        # Two months: 10-01, rolled over the holidays to 10-08; the 60th day 09-30; 60 more: Sun 11-29, rolled.
        ("2026-08-01", "2026-10-08", "2026-09-30", "2026-11-30", "行政复议法实施条例第二十四条"),
        # Two months: 05-02, rolled to 05-06; the 60th day 05-01, before the law of 2026-07-01.
        ("2026-03-02", "2026-05-06", "2026-05-01", "2026-06-30", "行政复议法实施条例第十六条"),
    ],
)
def test_without_a_period_of_the_law_reconsideration_is_counted_from_the_sixtieth_day(
    book, xf, received, due, ripe, last, place
):
    xf(
        f"add --channel 来访 --name 甲某 --title 想住敬老院 --new --on {received}",
        today=received,
    )
    xf(f"classify 1 --item MZ-TK-06 --on {received}")
    assert [c["due"] for c in xf("show 1 --json").json["clocks"] if c["clock"] == "duty"] == [due]
    said = xf("notice 回执 1 -n").out
    assert f"满60天是{in_words(ripe)}，从那天算，复议最迟{in_words(last)}" in said
    assert "到期那天起" not in said
    explained = xf("show 1 --explain").out
    assert f"满 60 日（{ripe} " in explained
    assert place in explained


def test_with_a_period_of_the_law_it_is_counted_from_its_end(book, xf):
    xf("add --channel 来访 --name 甲某 --title 要求纳入低保 --new --on 2026-03-02")
    xf("classify 1 --item MZ-DB-01 --on 2026-03-02")
    xf("accept 1 --on 2026-03-04")
    # 30 working days: 04-16; 60 more: 06-15.
    said = xf("notice 受理告知书 1 -n").out
    assert "到期是2026年4月16日，从那天算，复议最迟2026年6月15日" in said
    assert "满60天" not in said


def test_a_period_younger_than_the_matter_is_none_of_the_law(book, xf):
    xf(
        "add --channel 来访 --name 甲某 --title 孩子没人养 --new --on 2019-12-16",
        today="2019-12-20",
    )
    xf("classify 1 --item MZ-ET-02 --on 2019-12-16", today="2019-12-20")
    assert "满60天是2020年2月14日" in xf("notice 回执 1 -n", today="2019-12-20").out


@pytest.mark.parametrize("item", ["MZ-DB-02", "MZ-DB-11", "MZ-LS-03"])
def test_of_an_application_made_earlier_no_day_is_printed_but_the_rule(book, xf, item):
    """The slip counted the last day of reconsideration from the complaint that nothing was decided."""
    xf(
        "add --channel 来访 --name 甲某 --title 申请没有结果 --new --on 2026-11-02",
        today="2026-11-02",
    )
    xf(f"classify 1 --item {item} --on 2026-11-02", today="2026-11-02")
    against = xf("notice 回执 1 -n", today="2026-11-02").out.partition("三、")[2]
    assert "从您原来申请那天算，不从这次反映算" in against
    assert "复议最迟" not in against
    assert "2027-01-01" not in xf("show 1 --explain", today="2026-11-02").out


@pytest.mark.parametrize("item", ["MZ-DB-05", "MZ-DB-12", "MZ-DB-14"])
def test_the_days_against_the_decision_of_another_organ_do_not_run_from_our_answer(book, xf, item):
    for words in (
        ADD, f"classify 1 --item {item} --on 2026-01-05", "accept 1 --on 2026-01-05",
        "reply 1 --text 查明 --answer 已报县民政局 --on 2026-01-12", "deliver 1 --method 直接 --on 2026-01-12",
    ):  # fmt: skip
        xf(words)
    against = xf("notice 回执 1 -n").out.partition("三、")[2]
    assert "从收到那天起" in against
    assert "最迟" not in against


def test_the_period_of_another_organ_is_no_last_day_on_the_slip(book, xf):
    """It runs from the day on which that organ got or took it, which the register does not hold."""
    xf("add --channel 来访 --name 甲某 --title 工伤 --new --on 2026-03-02")
    xf("classify 1 --item MZ-RS-01 --on 2026-03-02")
    xf("transfer 1 --on 2026-03-03")
    xf("note 1 --kind 告知 --on 2026-03-03")
    said = xf("notice 回执 1 -n").out
    assert "从它收到、受理那天算" in said
    assert "最迟这一天，有权处理的机关" not in said


def test_a_public_notice_delivers_nothing_before_it_expires(book, xf, tmp_path):
    """The list, the file and the JSON said 已送达 from the day of the notice on."""
    for words in (
        ADD, "classify 1 --item MZ-JC-04 --on 2026-01-05", "reply 1 --result 支持 --text 查明 --answer 公开 --on 2026-01-12",
        "deliver 1 --method 公告 --on 2026-01-13",
    ):  # fmt: skip
        xf(words, today="2026-01-13")
    before, after = "2026-02-11", "2026-02-12"  # the 30th day is 02-12
    for day, status in ((before, "公告中"), (after, "已送达")):
        assert xf("list --json", today=day).json[0]["status"] == status
        assert [c["no"] for c in xf(f"list --status {status} --json", today=day).json]
        shown = xf("show 1 --json", today=day).json
        assert shown["status"] == status
        assert shown["answers"][0]["delivered_on"] == (None if day == before else "2026-02-12")
        xf(["export", "-o", str(tmp_path / f"{day}.csv")], today=day)
        told = (tmp_path / f"{day}.csv").read_text("utf-8-sig")
        assert status in told
        assert ("2026-02-12" in told) == (day == after)
    assert xf("list --status 已送达 --json", today=before).json == []
    assert "公告送达" not in xf("show 1", today=before).out
    # Nobody was told in writing within the 15 days: a notice on a wall is in nobody's hand.
    assert [c["clock"] for c in xf("due --json", today=before).json] == ["notify"]
    assert "期满算送达" in xf("deliver 1 --method 直接", code=1, today=before).err


@pytest.mark.parametrize("item", ["", "MZ-QT-13", "MZ-DB-11", "MZ-TD-04"])
def test_a_matter_of_before_the_regulations_is_explained_by_no_later_law(book, xf, item):
    """Before acceptance, the line of the handling cited 条例 Art 34 and 31 of 2022."""
    xf("add --channel 来信 --name 甲某 --title 旧事 --new --on 2019-12-16")
    if item:
        xf(f"classify 2019-1 --item {item} --on 2019-12-16")
    told = xf("show 2019-1 --explain").out
    explained = told.partition("期限是怎样算出来的")[2]
    assert "民法典" not in explained
    assert not re.search("(?<!信访)条例第三十[一四]条|(?<!信访)条例第二十三条", explained)
    assert ("信访条例第三十三条" in explained) == (item == "MZ-QT-13")


RECHECKED = (
    *ANSWERED, "review 1 --on 2026-01-20", "review 1 --decision 维持 --on 2026-02-02", "deliver 1 --method 直接 --on 2026-02-03",
    "review 1 --stage 复核 --on 2026-02-10", "review 1 --stage 复核 --decision 维持 --on 2026-03-02",
)  # fmt: skip


def test_an_opinion_on_a_review_states_what_was_found(reviewed, xf):
    xf("review 1 --decision 维持 --on 2026-02-02")
    refused = xf("notice 复查意见书 1 -n", code=1).err
    assert "没有写明复查查明的事实和理由" in refused
    xf(refused.partition("补上：xf ")[2].strip())
    assert "查明的事实" in xf("notice 复查意见书 1 -n").out


def test_an_extension_asks_for_all_that_it_lacks_at_once(book, xf):
    for words in ANSWERED[:3]:
        xf(words)
    assert "--reason 理由 --leader 批准人" in xf("extend 1 --days 10 --on 2026-01-12", code=1).err


def test_before_a_recheck_is_delivered_the_advice_is_to_deliver_it(book, xf):
    for words in RECHECKED:
        xf(words)
    refused = xf("refuse 1 --kind 不再受理 --reason 同一事实", code=1).err
    assert "复核意见还没有送达" in refused
    assert "xf deliver 2026-0001 --method 方式" in refused
    assert "xf accept" not in refused


def test_handled_anew_after_a_recheck_what_comes_is_a_first_opinion_again(book, xf):
    for words in (*RECHECKED, "deliver 1 --method 直接 --on 2026-03-03", "close 1 --on 2026-03-04"):
        xf(words)
    assert "复核是最后一级" in xf("notice 回执 1 -n").out
    xf("reopen 1 --reason 有新的事实 --on 2026-03-05")
    said = xf("notice 回执 1 -n").out
    assert "复核是最后一级" not in said
    assert "申请复查" in said
    for words in (
        "refuse 1 --kind 不再受理 --reason 同一事实",
        "review 1",
        "review 1 --stage 复核",
    ):
        refused = xf(words, code=1).err
        assert "正在重新办理" in refused
        assert "xf reply 2026-0001 --result 结果" in refused
    xf("reply 1 --result 支持 --text 查明 --answer 补发 --on 2026-03-06")
    xf("deliver 1 --method 直接 --on 2026-03-06")
    assert "已登记复查申请" in xf("review 1 --on 2026-03-09").out


def in_words(day):
    return "{}年{}月{}日".format(*map(int, day.split("-")))
