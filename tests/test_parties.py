"""Several people petition in one case: each is told, and gets the answer, on a day of their own."""

import pytest

ADD = "add --channel 来访 --name 甲某 --village 柳河村 --title 要求修水渠 --new"
JOIN = "add --channel 来信 --name 丙某 --village 柳河村 --title 水渠也堵了我家 --repeat-of 1"


def _run(xf, *lines):
    for line in lines:
        xf(line)


def _answered(xf):
    _run(
        xf, f"{ADD} --on 2026-01-05", f"{JOIN} --on 2026-01-06",
        "classify 1 --domain 其他 --route 信访程序 --on 2026-01-06",
        "accept 1 --on 2026-01-07 --petition 1 --petition 2", "reply 1 --result 支持 --on 2026-01-20",
    )  # fmt: skip


def _clocks(xf, key):
    found = xf("show 1 --json").json["clocks"]
    return [(c["from_kind"], c["from"], c["done_on"]) for c in found if c["clock"] == key]


def test_a_notice_to_one_tells_nobody_else(book, xf):
    _run(xf, f"{ADD} --on 2026-01-05", f"{JOIN} --on 2026-01-06")
    xf("classify 1 --domain 其他 --route 信访程序 --on 2026-01-06")
    refused = xf("accept 1 --on 2026-01-07", code=1).err
    assert "要分别告知受理" in refused
    assert "丙某" not in refused
    xf("accept 1 --on 2026-01-07 --petition 1")
    assert _clocks(xf, "notify") == [
        ("收到", "2026-01-05", "2026-01-07"), ("另一位信访人提出", "2026-01-06", None),
    ]  # fmt: skip
    xf("note 1 --kind 告知 --on 2026-01-08")  # one waits: nobody else can be meant
    assert _clocks(xf, "notify")[1][2] == "2026-01-08"
    assert xf("check").out == ""


def test_whoever_joined_an_accepted_case_is_told_by_the_command_that_is_named(book, xf):
    _run(
        xf, f"{ADD} --on 2026-01-05", "classify 1 --domain 其他 --route 信访程序 --on 2026-01-06",
        "accept 1 --on 2026-01-07",
    )  # fmt: skip
    command = "xf note 2026-0001 --kind 告知 --petition 2"
    assert command in xf(f"{JOIN} --on 2026-01-08").out
    assert command in xf("show 1").out
    for words in ("accept 1", "accept 1 --petition 2 --on 2026-01-09"):
        assert command in xf(words, code=1).err
    xf(command.removeprefix("xf "))
    assert "--kind 告知" not in xf("show 1").out
    assert "记错了的，更正：xf amend" in xf("accept 1", code=1).err


def test_what_was_told_in_a_merged_case_tells_not_who_petitioned_here(book, xf):
    _run(
        xf, f"{ADD} --on 2026-01-05",
        "add --channel 来信 --name 丙某 --village 柳河村 --title 水渠也堵了 --new --on 2026-01-06",
        "classify 2 --domain 其他 --route 信访程序 --on 2026-01-06", "accept 2 --on 2026-01-07",
        "amend 2 --repeat-of 1 --reason 同一件事 --on 2026-01-08 --yes",
    )  # fmt: skip
    assert _clocks(xf, "notify") == [
        ("收到", "2026-01-05", None), ("另一位信访人提出", "2026-01-06", "2026-01-07"),
    ]  # fmt: skip
    assert "告知" in xf("due").out
    xf("note 1 --kind 告知 --on 2026-01-09")
    assert _clocks(xf, "notify")[0][2] == "2026-01-09"
    assert xf("check").out == ""


def test_the_same_person_in_both_merged_cases_was_told_once_for_all(book, xf):
    _run(
        xf, f"{ADD} --on 2026-01-05",
        "add --channel 来信 --name 甲某 --village 柳河村 --title 水渠堵了 --new --on 2026-01-06",
        "classify 2 --domain 其他 --route 信访程序 --on 2026-01-06", "accept 2 --on 2026-01-07",
        "amend 2 --repeat-of 1 --reason 同一件事 --on 2026-01-08 --yes",
    )  # fmt: skip
    assert _clocks(xf, "notify") == [("收到", "2026-01-05", "2026-01-07")]


def test_an_answer_reaches_each_on_a_day_of_their_own(book, xf):
    _answered(xf)
    assert "要分别送达" in xf("deliver 1 --on 2026-01-21", code=1).err
    first = xf("deliver 1 --on 2026-01-21 --petition 1 --json").json
    assert "xf deliver 2026-0001 --petition 2" in first["next"]
    assert xf("list --status 已送达 --json").json == []
    assert "--petition 2" in xf("close 1 --on 2026-01-22", code=1).err
    assert "未送达" in xf("due").out
    again = xf("deliver 1 --petition 1 --on 2026-01-23", code=1).err
    assert "已于 2026-01-21 直接送达初件的信访人" in again
    xf("deliver 1 --method 公告 --on 2026-01-23")
    assert _clocks(xf, "review.apply") == [
        ("送达", "2026-01-21", None), ("公告期满送达另一位信访人", "2026-02-22", None),
    ]  # fmt: skip
    told = xf("show 1").out
    assert "2026-01-21 直接送达初件的信访人；2026-01-23 公告给第2件的信访人" in told
    assert "2026-02-22" in xf("close 1 --on 2026-01-25", code=1).err
    xf("close 1 --on 2026-02-23")
    late = xf("close 1 --outcome 逾期未复查 --on 2026-02-24", code=1).err
    assert late
    assert xf("check").out == ""


@pytest.mark.parametrize(
    ("days", "until"), [(("21", "26"), "2026-02-25"), (("26", "21"), "2026-02-24")]
)
def test_the_last_line_of_a_delivery_tells_the_right_of_who_just_got_it(book, xf, days, until):
    _answered(xf)
    xf(f"deliver 1 --petition 1 --on 2026-01-{days[0]}", today="2026-01-27")
    said = xf(f"deliver 1 --petition 2 --on 2026-01-{days[1]}", today="2026-01-27").out
    assert f"信访人可在 {until} 前申请复查" in said


def test_who_joins_after_the_delivery_gets_the_answer_as_well(book, xf):
    _run(
        xf, f"{ADD} --on 2026-01-05", "classify 1 --domain 其他 --route 信访程序 --on 2026-01-06",
        "accept 1 --on 2026-01-07", "reply 1 --result 支持 --on 2026-01-20",
        "deliver 1 --on 2026-01-21", f"{JOIN} --on 2026-01-26",
    )  # fmt: skip
    assert xf("show 1 --json").json["status"] == "已送达"  # as it was: nothing is taken back
    assert "还没有送达第2件的信访人" in xf("close 1 --on 2026-01-27", code=1).err
    xf("deliver 1 --method 邮寄 --on 2026-01-28")
    assert [c[1:] for c in _clocks(xf, "review.apply")] == [
        ("2026-01-21", None), ("2026-01-28", None),
    ]  # fmt: skip
    assert _clocks(xf, "notify")[1] == ("另一位信访人提出", "2026-01-26", "2026-01-28")
    xf("close 1 --on 2026-01-29")
    assert xf("check").out == ""


def test_a_slip_gives_the_first_petitioner_no_day_of_somebody_else(book, xf):
    _answered(xf)
    _run(
        xf, "deliver 1 --on 2026-01-21 --petition 1",
        "deliver 1 --method 邮寄 --on 2026-02-10 --petition 2",
    )  # fmt: skip
    slip = xf("notice 回执 1 -n", today="2026-02-11").out
    assert "2026年2月24日" in slip  # 02-20 is in the holidays of the spring festival
    assert "2026年3月" not in slip


@pytest.mark.parametrize("number", ["3", "0"])
def test_a_petition_that_is_not_there_is_named(book, xf, number):
    _answered(xf)
    assert "共 2 件" in xf(f"deliver 1 --petition {number} --on 2026-01-21", code=2).err


def test_who_got_the_answer_is_not_split_off_from_it(book, xf):
    _answered(xf)
    _run(
        xf, "deliver 1 --petition 1 --on 2026-01-21", "deliver 1 --on 2026-01-22",
        f"{JOIN} --on 2026-01-26",
    )  # fmt: skip
    place = _places(xf)["deliver"]
    refused = xf("amend 1 --petition 2 --new --reason 两件事", code=1).err
    assert f"xf undo 2026-0001 --entry {place} --reason 理由" in refused
    assert len(xf("list --json").json) == 1
    xf(
        "amend 1 --petition 3 --new --reason 又来的是另一件事"
    )  # he keeps the answer, and its period
    assert len(_clocks(xf, "review.apply")) == 2
    xf(f"undo 1 --entry {place} --reason 不是给他的")
    xf("amend 1 --petition 2 --new --reason 两件事")
    assert [c[1] for c in _clocks(xf, "review.apply")] == ["2026-01-21"]
    assert xf("check").out == ""


def _places(xf):
    return {line["kind"]: line["seq"] for line in xf("show 1 --json").json["history"]}


def test_whom_a_notice_was_given_to_is_set_right(book, xf):
    _run(xf, f"{ADD} --on 2026-01-05", f"{JOIN} --on 2026-01-06")
    xf("classify 1 --domain 其他 --route 信访程序 --on 2026-01-06")
    xf("accept 1 --on 2026-01-07 --petition 1")
    place = _places(xf)["accept"]
    xf(f"amend 1 --entry {place} --on 2026-01-08 --petition 2 --reason 是给丙某的")
    assert [done for *_, done in _clocks(xf, "notify")] == [None, "2026-01-08"]
    xf("undo 1 --reason 没有记错")
    assert [done for *_, done in _clocks(xf, "notify")] == ["2026-01-07", None]
    xf(f"amend 1 --entry {place} --petition 1 --petition 2 --reason 两人都给了")
    assert [done for *_, done in _clocks(xf, "notify")] == ["2026-01-07", "2026-01-07"]
    same = xf(f"amend 1 --entry {place} --petition 1 --petition 2 --reason 两人", code=2).err
    assert "没有要更正的" in same
    assert xf("check").out == ""


def test_whom_an_answer_reached_is_set_right(book, xf):
    _answered(xf)
    xf("deliver 1 --on 2026-01-21 --petition 1")
    xf(f"amend 1 --entry {_places(xf)['deliver']} --petition 2 --reason 是给丙某的")
    assert "xf deliver 2026-0001 --petition 1" in xf("show 1").out
    xf("deliver 1 --on 2026-01-22")
    assert [c[1:] for c in _clocks(xf, "review.apply")] == [
        ("2026-01-21", None), ("2026-01-22", None),
    ]  # fmt: skip
    place = _places(xf)["deliver"]
    had = xf(f"amend 1 --entry {place} --petition 2 --reason 错", code=1).err
    assert "已另行送达第2件的信访人" in had
    assert xf("check").out == ""


@pytest.mark.parametrize(
    ("right", "said"),
    [
        ("--entry {accept} --petition 3", "没有第 3 件"),
        ("--entry {accept} --petition 2 --on 2026-01-05", "2026-01-06 才提出"),
        ("--entry {note} --petition 2", "不是告知"),
        ("--entry {add} --petition 1 --title 水渠", "第 2 件的登记"),
        ("--entry {reply} --petition 2", "不能更正 --petition"),
        ("--petition 1 --petition 2 --title 水渠", "一次一件"),
        ("--petition 1 --petition 2 --new", "一次一件"),
    ],
)
def test_whom_it_was_given_to_is_never_left_aside(book, xf, run, right, said):
    _answered(xf)
    xf("note 1 --kind 走访 --text 去过 --on 2026-01-20")
    before = len(xf("show 1 --json").json["history"])
    answer = run(f"amend 1 {right.format(**_places(xf))} --reason 记错")
    assert answer.code in {1, 2}
    assert said in answer.err
    assert len(xf("show 1 --json").json["history"]) == before


def test_a_request_for_a_review_ends_the_right_of_who_made_it_alone(book, xf):
    _answered(xf)
    _run(xf, "deliver 1 --on 2026-01-21 --petition 1", "deliver 1 --on 2026-01-23 --petition 2")
    asked = xf("review 1 --reason 不服 --on 2026-01-28", code=1).err
    assert "写明是谁申请的" in asked
    assert "初件、第2件" in asked
    xf("review 1 --petition 2 --reason 不服 --on 2026-01-28")
    assert [c[1:] for c in _clocks(xf, "review.apply")] == [
        ("2026-01-21", None), ("2026-01-23", "2026-01-28"),
    ]  # fmt: skip
    assert "信访人申请复查（序 4 的信访人）" in xf("show 1").out
    xf(f"amend 1 --entry {_places(xf)['review']} --petition 1 --reason 是甲某申请的")
    assert [done for *_, done in _clocks(xf, "review.apply")] == ["2026-01-28", None]
    xf("review 1 --decision 维持 --text 查过 --on 2026-02-10")
    opinion = f"amend 1 --entry {_places(xf)['review']} --petition {{}} --reason 错"
    assert "没有要更正的" in xf(opinion.format(1), code=2).err
    assert "第2件的信访人没有等着答复的复查申请" in xf(opinion.format(2), code=1).err
    assert xf("check").out == ""


def _given_apart(xf):
    _answered(xf)
    _run(xf, "deliver 1 --on 2026-01-21 --petition 1", "deliver 1 --on 2026-01-23 --petition 2")
    xf("review 1 --petition 2 --on 2026-01-28")


@pytest.mark.parametrize("who", [1, 2])
def test_what_one_has_already_is_set_right_at_their_own_step(book, xf, who):
    """The last step of the kind may be the other one's."""
    _given_apart(xf)
    steps = xf("show 1 --json").json["history"]
    place = [s["seq"] for s in steps if s["kind"] == "deliver"][who - 1]
    again = xf(f"deliver 1 --petition {who} --on 2026-01-28", code=1).err
    day = {1: "2026-01-21 直接送达初件", 2: "2026-01-23 直接送达第2件"}[who]
    assert f"已于 {day}的信访人" in again
    assert f"xf undo 2026-0001 --entry {place} --reason" in again
    xf("review 1 --petition 1 --on 2026-01-28")
    asked = [s["seq"] for s in xf("show 1 --json").json["history"] if s["kind"] == "review"]
    place = asked[2 - who]  # the second petitioner asked first
    again = xf(f"review 1 --petition {who} --on 2026-01-29", code=1).err
    assert f"xf undo 2026-0001 --entry {place} --reason" in again
    for one in (1, 2):
        xf(f"review 1 --petition {one} --decision 维持 --text 查过 --on 2026-01-30")
    opinion = [s["seq"] for s in xf("show 1 --json").json["history"] if s["kind"] == "review"][
        1 + who
    ]
    xf("deliver 1 --petition 1 --on 2026-01-31", today="2026-01-31")
    xf("deliver 1 --petition 2 --on 2026-01-31", today="2026-01-31")
    for again in ("", " --decision 维持 --text 查过"):
        said = xf(f"review 1 --petition {who}{again} --stage 复查 --on 2026-01-31", code=1).err
        assert f"xf undo 2026-0001 --entry {opinion} --reason" in said


def test_another_petitioner_joins_a_review_that_is_under_way(book, xf):
    _given_apart(xf)
    assert "复查正在办理" in xf("review 1 --petition 2 --on 2026-01-29", code=1).err
    xf("review 1 --petition 1 --on 2026-02-02")
    assert "复查正在办理" in xf("review 1 --petition 1 --on 2026-02-03", code=1).err
    assert [done for *_, done in _clocks(xf, "review.apply")] == ["2026-02-02", "2026-01-28"]
    assert [c[1:] for c in _clocks(xf, "review.decide")] == [
        ("2026-01-28", None), ("2026-02-02", None),
    ]  # fmt: skip
    assert (
        "写明这份意见答复谁的"
        in xf("review 1 --decision 维持 --text 查过 --on 2026-02-10", code=1).err
    )
    xf("review 1 --decision 维持 --text 查过 --petition 1 --petition 2 --on 2026-02-10")
    xf("setting review-organ 青河县人民政府")
    opinion = xf("notice 复查意见书 1 -n").out
    assert "申请人：甲某、丙某。" in opinion
    assert "你们对" in opinion
    assert "于2026年1月28日、2026年2月2日申请复查" in opinion
    assert [done for *_, done in _clocks(xf, "review.decide")] == ["2026-02-10"] * 2
    assert xf("show 1 --json").json["status"] != "复查中"
    assert xf("check").out == ""
    xf("undo 1 --reason 记早了")
    assert [done for *_, done in _clocks(xf, "review.decide")] == [None, None]


def test_another_petitioner_asks_after_the_opinion_on_the_first_request(book, xf):
    _given_apart(xf)
    xf("review 1 --decision 维持 --text 查过 --on 2026-02-10")
    xf("setting review-organ 青河县人民政府")
    assert "申请人：丙某。" in xf("notice 复查意见书 1 -n").out
    assert "已经复查" in xf("review 1 --petition 2 --on 2026-02-11", code=1).err
    xf("review 1 --petition 1 --on 2026-02-11")
    assert [done for *_, done in _clocks(xf, "review.apply")] == ["2026-02-11", "2026-01-28"]
    assert xf("show 1 --json").json["status"] == "复查中"
    xf("review 1 --decision 变更 --text 查过 --answer 今年修 --on 2026-02-20")
    assert [done for *_, done in _clocks(xf, "review.decide")] == ["2026-02-10", "2026-02-20"]
    _run(xf, "deliver 1 --on 2026-02-21 --petition 1 --petition 2")
    xf("review 1 --stage 复核 --petition 1 --on 2026-02-25")
    assert xf("check").out == ""


def test_what_was_changed_by_a_review_is_not_reviewed_once_more(book, xf):
    _given_apart(xf)
    _run(
        xf, "review 1 --decision 变更 --text 查过 --answer 今年修 --on 2026-02-10",
        "deliver 1 --petition 1 --petition 2 --on 2026-02-10",
    )  # fmt: skip
    assert [done for *_, done in _clocks(xf, "review.apply")] == ["2026-02-10", "2026-01-28"]
    assert "申请复核" in xf("review 1 --petition 1 --on 2026-02-11", code=1).err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("review 1 --petition 2 --on 2026-01-28", 1, "还没有送达第2件的信访人"),
        ("review 1 --petition 3 --on 2026-01-28", 2, "没有第 3 件"),
        ("review 1 --petition 1 --decision 维持 --on 2026-01-28", 1, "初件的信访人没有等着答复的"),
    ],
)
def test_who_asks_for_a_review_has_the_answer(book, xf, words, code, said):
    _answered(xf)
    xf("deliver 1 --on 2026-01-21 --petition 1")
    assert said in xf(words, code=code).err


def test_a_late_request_is_late_by_the_day_of_who_makes_it(book, xf):
    _answered(xf)
    _run(xf, "deliver 1 --on 2026-01-21 --petition 1", "deliver 1 --on 2026-02-11 --petition 2")
    late = "review 1 --petition {} --on 2026-03-10"
    assert "期限是 2026-02-24" in xf(late.format(1), code=1).err
    xf(late.format(2))


def test_nobody_is_joined_to_a_case_that_was_closed_after_they_came(book, xf):
    _answered(xf)
    _run(xf, "deliver 1 --on 2026-01-21 --petition 1 --petition 2", "close 1 --on 2026-01-26")
    xf("add --channel 来信 --name 丁某 --village 柳河村 --title 水渠堵 --new --on 2026-01-20")
    refused = xf("amend 2 --repeat-of 1 --reason 同", code=1).err
    assert "2026-0001 已于 2026-01-26 办结，2026-0002 的信访人提的没有答复过" in refused
    assert "xf reopen 2026-0001" in refused
    # The same man's other letter was answered with the first; one that came later begins anew.
    xf("add --channel 来信 --name 丙某 --village 柳河村 --title 水渠 --new --on 2026-01-20")
    xf("amend 3 --repeat-of 1 --reason 同")
    xf("add --channel 来信 --name 戊某 --village 柳河村 --title 水渠又堵 --new --on 2026-01-28")
    xf("amend 4 --repeat-of 1 --reason 同")
    assert "告知" in xf("due").out
    xf("reopen 1 --reason 又有人反映 --on 2026-01-29")
    xf("amend 2 --repeat-of 1 --reason 同")
    assert xf("check").out == ""


def test_a_name_that_makes_two_people_of_one_asks_whom_the_papers_were_given_to(book, xf):
    _run(
        xf, f"{ADD} --on 2026-01-05",
        "add --channel 来信 --name 甲某 --village 柳河村 --title 又来信 --repeat-of 1 --on 2026-01-06",
        "classify 1 --domain 其他 --route 信访程序 --on 2026-01-06", "accept 1 --on 2026-01-07",
        "reply 1 --result 支持 --on 2026-01-20", "deliver 1 --on 2026-01-21",
    )  # fmt: skip
    said = xf("amend 1 --petition 2 --name 乙某 --reason 看错").err
    accept, deliver = _places(xf)["accept"], _places(xf)["deliver"]
    assert f"序 {accept}、{deliver} 没有写给了谁" in said
    command = f"xf amend 2026-0001 --entry {accept} --petition 第几件 --reason 理由"
    assert command in said
    xf(f"amend 1 --entry {deliver} --petition 1 --reason 只给了甲某")
    assert "xf deliver 2026-0001 --petition 2" in xf("show 1").out
    assert "没有写给了谁" not in xf("amend 1 --petition 2 --phone 13800000001 --reason 漏").err


def test_the_answer_is_owed_to_the_other_one_whatever_a_review_decided_meanwhile(book, xf):
    _answered(xf)
    _run(
        xf, "deliver 1 --on 2026-01-21 --petition 1", "review 1 --petition 1 --on 2026-01-28",
        "review 1 --decision 维持 --text 查过 --on 2026-02-10",
    )  # fmt: skip
    assert "不是同一份" in xf("deliver 1 --petition 1 --petition 2 --on 2026-02-11", code=1).err
    assert "xf deliver 2026-0001 --petition 2 --method 方式" in xf("show 1").out
    xf("deliver 1 --petition 1 --on 2026-02-11")
    assert "未送达" in xf("due").out
    refused = xf("close 1 --on 2026-02-12", code=1).err
    assert "答复还没有送达第2件的信访人" in refused
    assert "xf deliver 2026-0001 --petition 2" in refused
    for stage in ("复查", "复核"):
        early = xf(f"review 1 --stage {stage} --petition 2 --on 2026-02-12", code=1).err
        assert ("还没有送达第2件的信访人" if stage == "复查" else "没有复查意见") in early
    xf("deliver 1 --on 2026-02-12")  # one waits: it is theirs
    assert [c[1:] for c in _clocks(xf, "review.apply")] == [
        ("2026-01-21", "2026-01-28"), ("2026-02-12", None),
    ]  # fmt: skip
    assert [c[1:] for c in _clocks(xf, "recheck.apply")] == [("2026-02-11", None)]
    found = xf("show 1 --json").json
    assert found["status"] == "已送达"
    assert "未送达" not in xf("due").out
    xf("review 1 --petition 2 --on 2026-02-20")
    xf("review 1 --stage 复核 --petition 1 --on 2026-02-20")
    assert [c[2] for c in _clocks(xf, "recheck.decide")] == [None]
    xf("review 1 --decision 维持 --on 2026-02-25")
    refused = xf("close 1 --on 2026-02-26", code=1).err
    assert "xf review 2026-0001 --stage 复核 --decision" in refused
    _run(
        xf, "deliver 1 --on 2026-02-26", "review 1 --stage 复核 --decision 维持 --on 2026-03-02",
        "deliver 1 --on 2026-03-03", "close 1 --on 2026-03-04",
    )  # fmt: skip
    assert [c[1:] for c in _clocks(xf, "recheck.apply")] == [
        ("2026-02-11", "2026-02-20"), ("2026-02-26", None),
    ]  # fmt: skip
    assert xf("check").out == ""


def test_whoever_joins_after_the_opinion_gets_the_answer_and_not_the_opinion_on_another_request(
    book, xf
):
    _run(
        xf, f"{ADD} --on 2026-01-05", "classify 1 --domain 其他 --route 信访程序 --on 2026-01-06",
        "accept 1 --on 2026-01-07", "reply 1 --result 支持 --on 2026-01-20", "deliver 1 --on 2026-01-21",
        "review 1 --on 2026-01-22", "review 1 --decision 维持 --on 2026-01-25", f"{JOIN} --on 2026-01-26",
    )  # fmt: skip
    assert "答复还没有送达第2件" in xf("close 1 --on 2026-01-27", code=1).err
    _run(xf, "deliver 1 --petition 2 --on 2026-01-27", "deliver 1 --on 2026-01-28")
    assert [c[1:] for c in _clocks(xf, "review.apply")] == [
        ("2026-01-21", "2026-01-22"), ("2026-01-27", None),
    ]  # fmt: skip
    assert [c[1:] for c in _clocks(xf, "recheck.apply")] == [("2026-01-28", None)]
    xf("close 1 --on 2026-01-29")
    assert xf("check").out == ""


@pytest.mark.parametrize("decision", ["变更 --answer 今年修", "撤销", "责令重办"])
def test_what_changes_the_answer_goes_to_everybody(book, xf, decision):
    _answered(xf)
    _run(
        xf, "deliver 1 --on 2026-01-21 --petition 1", "review 1 --petition 1 --on 2026-01-28",
        f"review 1 --decision {decision} --on 2026-02-10",
    )  # fmt: skip
    waits = 2 if decision.startswith("变更") else 1  # what is handled anew is answered anew
    xf("deliver 1 --on 2026-02-11 --petition 1")
    for _ in range(waits):
        xf("deliver 1 --on 2026-02-12 --petition 2")
    assert "没有送达" not in xf("show 1").out
    assert xf("check").out == ""


def test_one_delivery_to_several_gives_each_a_period_of_their_own(book, xf):
    _answered(xf)
    xf("deliver 1 --on 2026-01-21 --petition 1 --petition 2")
    assert _clocks(xf, "review.apply") == [("送达", "2026-01-21", None)]
    assert "写明是谁申请的" in xf("review 1 --on 2026-01-28", code=1).err
    xf("review 1 --petition 2 --on 2026-01-28")
    assert _clocks(xf, "review.apply") == [
        ("送达", "2026-01-21", None), ("送达另一位信访人", "2026-01-21", "2026-01-28"),
    ]  # fmt: skip
    assert "2026年2月24日已经过了" in xf("notice 回执 1 -n").out
    _run(xf, "review 1 --decision 维持 --on 2026-02-02", "deliver 1 --on 2026-02-03")
    xf("review 1 --petition 1 --on 2026-02-04")
    assert [done for *_, done in _clocks(xf, "review.apply")] == ["2026-02-04", "2026-01-28"]
    assert xf("check").out == ""


def test_one_request_is_answered_alone_or_several_in_one_opinion(book, xf):
    _given_apart(xf)
    xf("review 1 --petition 1 --on 2026-02-02")
    xf("review 1 --decision 维持 --petition 1 --on 2026-02-10")
    assert [c[1:] for c in _clocks(xf, "review.decide")] == [
        ("2026-01-28", None), ("2026-02-02", "2026-02-10"),
    ]  # fmt: skip
    assert xf("show 1 --json").json["status"] == "复查中"
    xf("deliver 1 --on 2026-02-11")
    assert [c[1:] for c in _clocks(xf, "recheck.apply")] == [("2026-02-11", None)]
    place = _places(xf)["deliver"] - 1
    said = xf(f"amend 1 --entry {place} --petition 2 --reason 是答复丙某的", code=1).err
    assert "先撤销或更正它" in said
    xf("undo 1 --reason 送错")
    xf(f"amend 1 --entry {place} --petition 2 --reason 是答复丙某的")
    assert [done for *_, done in _clocks(xf, "review.decide")] == ["2026-02-10", None]
    xf("deliver 1 --petition 2 --on 2026-02-11")
    xf(f"amend 1 --entry {place} --petition 1 --petition 2 --reason 两人的")
    assert [done for *_, done in _clocks(xf, "review.decide")] == ["2026-02-10"] * 2
    assert "还没有送达初件的信访人" in xf("show 1").out
    assert xf("check").out == ""


def test_who_asked_together_is_answered_together(book, xf):
    _answered(xf)
    xf("deliver 1 --on 2026-01-21 --petition 1 --petition 2")
    xf("review 1 --petition 1 --petition 2 --on 2026-01-28")
    alone = xf("review 1 --decision 维持 --petition 1 --on 2026-02-02", code=1).err
    assert "一起申请的" in alone
    xf("review 1 --decision 维持 --on 2026-02-02")
    assert "初件、第2件" in xf("close 1 --on 2026-02-03", code=1).err


def test_nobody_is_joined_to_a_case_that_was_answered_without_them(book, xf):
    xf("add --channel 来信 --name 丁某 --village 柳河村 --title 水渠堵 --new --on 2026-01-06")
    _run(
        xf, f"{ADD} --on 2026-01-05", "classify 2 --domain 其他 --route 信访程序 --on 2026-01-06",
        "accept 2 --on 2026-01-07", "reply 2 --result 支持 --on 2026-01-20", "deliver 2 --on 2026-01-21",
    )  # fmt: skip
    refused = xf("amend 1 --repeat-of 2 --reason 同 --yes", code=1).err
    assert "2026-0002 已于 2026-01-20 答复，2026-0001 的信访人提的没有答复过" in refused
    assert "xf reopen 2026-0002" in refused
    assert "已经有答复" in xf("amend 2 --repeat-of 1 --reason 同 --yes", code=1).err
    xf("add --channel 来信 --name 戊某 --village 柳河村 --title 水渠堵 --new --on 2026-01-22")
    xf("amend 3 --repeat-of 2 --reason 同 --yes")  # who came later is told, and gets it
    assert "还没有送达第2件的信访人" in xf("show 2").out
    assert xf("check").out == ""


def test_advice_names_whom_its_own_sentence_names(book, xf):
    _answered(xf)
    xf("deliver 1 --on 2026-01-21 --petition 1")
    early = xf("review 1 --stage 复核 --petition 1 --on 2026-01-22", code=1).err
    assert "没有复查意见" in early
    assert "xf review 2026-0001 --petition 1" in early
    xf(f"{JOIN.replace('丙某', '丁某')} --on 2026-01-22")
    early = xf("review 1 --petition 3 --on 2026-01-23", code=1).err
    assert "还没有送达第3件的信访人" in early
    assert "xf deliver 2026-0001 --petition 3" in early
    _run(
        xf, "deliver 1 --petition 2 --petition 3 --on 2026-01-23", "review 1 --petition 2 --on 2026-01-24",
        "review 1 --decision 维持 --on 2026-01-25",
    )  # fmt: skip
    early = xf("review 1 --stage 复核 --petition 2 --on 2026-01-26", code=1).err
    assert (
        "复查意见还没有送达第2件的信访人，申请复核的期限从送达起算（条例第三十六条第一款）" in early
    )
    assert "xf deliver 2026-0001 --petition 2" in early
    assert "--stage 复核 --petition 2" in xf("review 1 --petition 2 --on 2026-01-26", code=1).err
    assert "还没有送达第2件的信访人" in xf("show 1").out
    xf("deliver 1 --on 2026-01-26")
    assert "下一步：办结" in xf("show 1").out


def test_the_true_reason_why_a_request_is_not_another_ones(book, xf):
    _answered(xf)
    xf("deliver 1 --on 2026-01-21 --petition 1")
    xf("review 1 --petition 1 --on 2026-01-28")
    place = _places(xf)["review"]
    wrong = f"amend 1 --entry {place} --petition 2 --reason 是丙某申请的"
    assert "处理意见还没有送达第2件的信访人" in xf(wrong, code=1).err
    undone = xf(f"undo 1 --entry {_places(xf)['deliver']} --reason 没送到", code=1).err
    assert "处理意见还没有送达初件的信访人" in undone
    assert "不走信访程序" not in undone
    xf("deliver 1 --on 2026-01-22")
    late = xf(wrong, code=1).err
    assert "登记在它所依据的一步之前" in late
    assert f"xf undo 2026-0001 --entry {place} --reason 理由" in late


def test_what_is_handled_anew_is_delivered_to_each_by_the_command_that_is_named(book, xf):
    _answered(xf)
    _run(
        xf, "deliver 1 --on 2026-01-21 --petition 1", "deliver 1 --on 2026-01-22",
        "review 1 --petition 2 --on 2026-01-28", "review 1 --decision 责令重办 --on 2026-02-10",
    )  # fmt: skip
    assert (
        "xf deliver 2026-0001 --petition 1"
        in xf("reply 1 --result 支持 --on 2026-02-11", code=1).err
    )
    _run(xf, "deliver 1 --petition 1 --petition 2 --on 2026-02-11")
    assert "xf deliver 2026-0001 --petition 1" in xf("reply 1 --result 支持 --on 2026-02-12").out
    assert "到期日" not in xf("due").out
    assert (
        "xf deliver 2026-0001 --petition 1"
        in xf("reply 1 --result 支持 --on 2026-02-13", code=1).err
    )


def test_an_answer_that_waits_stands_beside_no_day_of_another_clock(book, xf):
    _answered(xf)
    _run(xf, "deliver 1 --on 2026-01-21 --petition 1", "review 1 --petition 1 --on 2026-02-20")
    (item,) = [i for i in xf("due --json").json if i["section"] == "undelivered"]
    assert item["due"] is None
    (line,) = [line for line in xf("due --csv").out.splitlines() if "答复未送达" in line]
    assert "2026-03-2" not in line


def test_a_recheck_for_one_is_not_the_end_for_the_other(book, xf):
    _answered(xf)
    _run(
        xf, "deliver 1 --on 2026-01-21 --petition 1", "deliver 1 --on 2026-01-22",
        "review 1 --petition 1 --on 2026-01-23", "review 1 --decision 维持 --on 2026-01-24", "deliver 1 --on 2026-01-25",
        "review 1 --stage 复核 --petition 1 --on 2026-01-26", "review 1 --stage 复核 --decision 维持 --on 2026-01-27",
        "deliver 1 --on 2026-01-28",
    )  # fmt: skip
    final = "refuse 1 --kind 不再受理 --reason 同一事实 --on 2026-01-29"
    assert "没有复核意见" in xf(final, code=1).err
    assert "2026-02-24 前还可以申请复查" in xf(f"{final} --basis 某省信访条例", code=1).err
    assert (
        "不是每一位信访人都有复核意见"
        in xf("close 1 --outcome 复核终结 --on 2026-01-29", code=1).err
    )
    xf("close 1 --on 2026-01-29")


def test_the_step_of_acceptance_names_each_who_has_to_be_told(book, xf):
    xf("add --channel 来访 --title 要求修路 --name 甲某 --on 2026-03-02", today="2026-03-03")
    xf("add --channel 来访 --title 要求修路 --name 乙某 --repeat-of 1 --on 2026-03-03")
    said = xf("classify 1 --domain 村务 --route 信访程序").out
    command = said.split("（xf ")[1].split("）")[0]
    assert command == "accept 2026-0001 --petition 1 --petition 2"
    assert command in xf("reply 1 --result 支持", code=1).err
    assert "已于 2026-03-03 受理告知" in xf(command).out
