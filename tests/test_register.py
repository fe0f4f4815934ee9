"""Registering, correcting, joining and splitting, as the officer sees it."""

import pytest

ADD = "add --channel 来访 --name 甲某 --village 柳河村 --on 2026-03-02"


def test_a_group_of_five_is_a_collective_visit_with_representatives(book, xf):
    xf(ADD + " --title 要求修水渠 --count 5")
    shown = xf("show 1 --json").json["petitions"][0]
    assert (shown["count"], [person["name"] for person in shown["people"]]) == (5, ["甲某"])
    assert "代表" in xf("add --channel 来访 --title 要求修路 --count 5", code=1).err


def test_numbers_may_come_from_standard_input(book, xf, process):
    done = process(
        "add", "--channel", "来信", "--title", "要求补办证件", "--name", "乙某", "--phone", "-", "--id-number", "-",
        stdin="１３８ ００００ ０００２\n11010519491231002x\n".encode(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    (person,) = xf("show 1 --json").json["petitions"][0]["people"]
    assert person["phone"] == "138****0002"
    assert person["id_number"] == "**************002X"
    assert "13800000002" not in xf("show 1").out


def test_a_doubtful_id_number_is_registered_with_a_hint(book, xf):
    done = xf("add --channel 来信 --title 要求补办证件 --name 乙某 --id-number 110105194912310021")
    assert "校验" in done.err
    assert "110105194912310021" not in done.err + done.out


def test_a_correction_keeps_what_was_wrong_in_the_history(book, xf):
    xf(ADD + " --title 要求修水渠")
    assert "理由" in xf("amend 1 --title 要求修水塘", code=1).err
    xf("amend 1 --title 要求修水塘 --count 3 --name 丙某 --reason 听错了")
    case = xf("show 1 --json").json
    assert case["title"] == "要求修水塘"
    assert (case["petitions"][0]["count"], case["petitions"][0]["people"][0]["name"]) == (3, "丙某")
    assert [line["kind"] for line in case["history"]] == ["add", "amend"]
    assert "听错了" in case["history"][1]["text"]
    assert xf("check").out == ""


def test_the_content_and_the_points_are_corrected_too(book, xf):
    xf(ADD + " --title 要求修水渠 --text 渠里没有水")
    xf("amend 1 --text 渠堤塌了一段 --point 修渠堤 --point 清淤 --reason 听错了")
    petition = xf("show 1 --reveal --reason 核对 --json").json["petitions"][0]
    assert petition["text"] == "渠堤塌了一段"
    assert petition["points"] == ["修渠堤", "清淤"]


def test_a_wrong_split_is_joined_and_a_wrong_join_is_split(book, xf):
    xf(ADD + " --title 要求修水渠")
    xf(ADD + " --title 水渠还没修 --new")
    xf("amend 2 --repeat-of 1 --reason 同一件事")
    assert "下一步：已并入 2026-0001，在那里办（xf show 2026-0001）" in xf("show 2").out
    assert xf("show 1 --json").json["petitions"][1]["title"] == "水渠还没修"
    assert xf("show 2 --json").json["status"] == "已作废"
    assert "2026-0003" in xf("amend 1 --petition 2 --new --reason 其实是两件事").out
    assert len(xf("show 1 --json").json["petitions"]) == 1
    assert xf("show 3 --json").json["title"] == "水渠还没修"
    assert xf("check").out == ""


def _owed(case):
    return [c["from_kind"] for c in case["clocks"] if c["clock"] == "notify" and not c["done_on"]]


@pytest.mark.parametrize(("told", "owed"), [(False, ["办结后又收到"]), (True, [])])
def test_a_petition_joined_to_a_closed_case_is_still_owed_its_notice(book, xf, told, owed):
    xf(ADD + " --title 要求修水渠 --phone 13800000001 --on 2026-03-02")
    xf("classify 1 --domain 其他 --route 调解 --on 2026-03-02")
    xf("accept 1 --on 2026-03-03")
    xf("close 1 --outcome 撤回 --reason 自己修好了 --on 2026-03-05")
    xf(ADD + " --title 水渠又塌了 --phone 13800000001 --new --on 2026-03-10")
    if told:
        xf("note 2 --kind 告知 --on 2026-03-11")
    xf("amend 2 --repeat-of 1 --reason 同一件事 --on 2026-03-12")
    assert _owed(xf("show 1 --json").json) == owed
    assert xf("check").out == ""


_ENDED = (
    "classify 1 --domain 其他 --route 信访程序 --basis 某规定 --on 2026-01-05",
    "accept 1 --on 2026-01-06",
    "reply 1 --result 支持 --on 2026-01-07",
    "deliver 1 --method 直接 --on 2026-01-07",
)
_REVIEWED = (
    "review 1 --stage 复查 --on 2026-01-12",
    "review 1 --stage 复查 --decision 维持 --on 2026-01-20",
    "deliver 1 --method 直接 --on 2026-01-21",
    "review 1 --stage 复核 --on 2026-01-25",
    "review 1 --stage 复核 --decision 维持 --on 2026-02-02",
    "deliver 1 --method 直接 --on 2026-02-03",
)


@pytest.mark.parametrize(
    ("more", "told"),
    [((), "note 2026-0001 --kind 告知"), (_REVIEWED, "refuse 2026-0001 --kind 不再受理")],
)
def test_a_repeat_of_a_closed_case_says_both_ways_to_go_on(book, xf, more, told):
    again = " --phone 13800000001 --title 要求修水渠 "
    xf(ADD + again + "--on 2026-01-05")
    for words in (*_ENDED, *more, "close 1 --on 2026-03-10"):
        xf(words)
    said = xf(ADD + again + "--repeat-of 1 --on 2026-03-12").out
    assert f"xf {told}" in said
    assert "xf reopen 2026-0001 --reason 理由" in said
    xf(f"{told} --reason 同一事实 --on 2026-03-13" if more else f"{told} --on 2026-03-13")
    assert xf("check").out == ""
    xf("reopen 2026-0001 --reason 又塌了")
    assert xf("show 1 --json").json["status"] != "已办结"


def test_the_first_petition_cannot_be_split_off(book, xf):
    xf(ADD + " --title 要求修水渠")
    assert "初件" in xf("amend 1 --petition 1 --new --reason 拆开", code=2).err


@pytest.mark.parametrize(
    ("again", "reason"),
    [
        ("--name 甲某 --village 柳河村 --title 别的事", "同名同村"),
        ("--name 甲某 --phone 13800000001 --title 别的事", "同名同电话"),
        ("--name 丁某 --id-number 11010519491231002X --title 别的事", "同一身份证号"),
        ("--name 甲某 --title 要求修好村口的水渠", "内容相近"),
        ("--name 戊某 --village 柳河村 --title 要求修好村口水渠", "同村，内容很相近"),
    ],
)
def test_each_reason_for_a_repeat(book, xf, again, reason):
    xf(ADD + " --title 要求修好村口水渠 --phone 13800000001 --id-number 11010519491231002X")
    assert reason in xf("add --channel 来电 " + again, code=1).err


@pytest.mark.parametrize(
    "other", ["--name 己某 --village 柳河村 --title 低保没有发", "--name 甲某 --title 低保没有发"]
)
def test_what_is_not_alike_is_registered_at_once(book, xf, other):
    xf(ADD + " --title 要求修好村口水渠")
    assert "2026-0002" in xf("add --channel 来电 " + other).out


def test_words_that_judge_people_get_a_hint_and_nothing_more(book, xf):
    done = xf("add --channel 来信 --title 老户又来反映低保 --name 甲某")
    assert "2026-0001" in done.out
    assert "改写成事实" in done.err


def test_an_unknown_village_gets_a_hint_once_there_is_a_roster(book, xf):
    assert xf("add --channel 来信 --title 要求修路 --name 甲某 --village 柳何村").err == ""
    xf("units --add 柳河村 --kind 村 --area 东片")
    done = xf("add --channel 来信 --title 要求补办证件 --name 乙某 --village 柳何村")
    assert "柳河村" in done.err
    assert "已登记" in done.out


def test_correcting_one_representative_leaves_the_others(book, xf):
    names = [f"--name {name}某" for name in "甲乙丙丁"]
    xf(f"add --channel 来访 --title 要求修水渠 --count 9 {' '.join(names)} --on 2026-03-02")
    xf("amend 1 --name 戊某 --phone 13800000001 --reason 听错了")
    people = xf("show 1 --json").json["petitions"][0]["people"]
    assert [person["name"] for person in people] == ["戊某", "乙某", "丙某", "丁某"]
    assert [person["phone"] for person in people] == ["138****0001", "", "", ""]


def test_an_answer_is_read_point_by_point_with_its_basis_and_delivery(book, xf):
    """Of each answer its own: what came after the case was taken up again is not told of the first."""
    xf(
        "add --channel 来访 --name 甲某 --title 要求补发 --point 补发工资 --point 公开账目 --new --on 2026-01-05"
    )
    for words in (
        "classify 1 --item MZ-QT-13 --on 2026-01-06", "accept 1 --on 2026-01-06",
        "reply 1 --result 支持 --doc-no 青信〔2026〕1号 --answer 已经补发 --answer 已经公开 --basis 办法第三条 --on 2026-01-12",
    ):  # fmt: skip
        xf(words)
    assert "答复：2026-01-12  支持  青信〔2026〕1号  还没有送达\n" in xf("show 1").out
    for words in (
        "deliver 1 --method 邮寄 --on 2026-01-13", "close 1 --on 2026-01-14",
        "reopen 1 --reason 新的事实 --on 2026-01-20",
        "reply 1 --result 解释说明 --answer 再查无误 --answer 再次公开 --on 2026-01-22",
    ):  # fmt: skip
        xf(words)
    said = xf("show 1").out
    first, _, second = said.partition("答复：2026-01-22")
    told = "答复：2026-01-12  支持  青信〔2026〕1号  2026-01-13 邮寄送达\n    答复诉求1：已经补发\n    答复诉求2：已经公开\n    依据：办法第三条\n"
    assert told in first
    assert "答复诉求1：再查无误" in second
    assert "依据：办法第三条" not in second
    one, two = xf("show 1 --json").json["answers"]
    assert one["answers"] == ["已经补发", "已经公开"]
    assert one["basis"] == "办法第三条"
    assert (one["method"], one["delivered_on"], two["delivered_on"]) == ("邮寄", "2026-01-13", None)


def _joined(xf, name="丙某", on="2026-03-10"):
    xf(ADD + " --title 要求修水渠")
    xf("classify 1 --domain 其他 --route 信访程序 --on 2026-03-02")
    xf("accept 1 --on 2026-03-03")
    xf(["add", "--channel", "来信", "--name", name, "--village", "柳河村", "--title", "水渠也堵了我家",
        "--repeat-of", "1", "--on", on])  # fmt: skip


@pytest.mark.parametrize(
    ("name", "owed"), [("丙某", ["另一位信访人提出"]), ("甲某", []), ("甲 某", [])]
)
def test_somebody_else_who_joins_is_owed_a_notice_of_their_own(book, xf, name, owed):
    _joined(xf, name)
    case = xf("show 1 --json").json
    assert _owed(case) == owed
    assert ("告知" in xf("due").out) == bool(owed)
    xf("note 1 --kind 告知 --on 2026-03-12")
    assert _owed(xf("show 1 --json").json) == []
    xf("undo 1 --reason 没有告知")
    assert _owed(xf("show 1 --json").json) == owed
    assert xf("check").out == ""


def test_what_somebody_else_was_owed_does_not_change_by_erasing_them(book, xf):
    _joined(xf, on="2026-03-04")
    xf("reply 1 --result 支持 --on 2026-03-05")
    xf("deliver 1 --on 2026-03-06 --petition 1")
    xf("deliver 1 --on 2026-03-07 --method 邮寄 --petition 2")
    xf("close 1 --on 2026-03-09")
    before = xf("show 1 --json").json["clocks"]
    xf("setting keep-years 1")
    xf("retention 2026-1 --erase --reason 到期 --yes", today="2028-01-05")
    assert "丙某" not in xf("show 2026-1", today="2028-01-05").out
    after = xf("show 2026-1 --json", today="2028-01-05").json["clocks"]
    assert [(c["clock"], c["from_kind"], c["done_on"]) for c in after] == [
        (c["clock"], c["from_kind"], c["done_on"]) for c in before
    ]
