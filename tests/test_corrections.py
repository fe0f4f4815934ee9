"""Taking back a step and setting one right: what then holds, what is refused, what stays to be seen."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from tests import corrected
from xfcli import ledger
from xfcli.ledger import tables
from xfcli.rules import corrections, joins
from xfcli.screen import options

ADD = "add --channel 来访 --title 要求照顾生活 --name 甲某 --village 柳河村 --on 2026-01-05 --new"
WAY = "classify 1 --item MZ-QT-13 --on 2026-01-06"
HANDLED = (ADD, WAY, "accept 1 --on 2026-01-07")
ANSWERED = (*HANDLED, "reply 1 --result 支持 --doc-no 甲1号 --on 2026-01-20")
DELIVERED = (*ANSWERED, "deliver 1 --on 2026-01-26")
ASKED = (*DELIVERED, "review 1 --reason 不服 --on 2026-01-28")
DECIDED = (*ASKED, "review 1 --decision 维持 --on 2026-02-20")
CLOSED = (*DELIVERED, "rate 1 --rating 满意 --on 2026-01-27", "close 1 --settled --on 2026-01-28")
SENT = (ADD, WAY, "transfer 1 --to 民政办 --on 2026-01-07")


@pytest.fixture
def told(book, xf):
    """Return `told(*commands)`: run them, and give the case with the place of each of its kinds."""

    def _told(*commands):
        for words in commands:
            xf(words)
        return places(xf)

    return _told


def places(xf, no="1"):
    return {line["kind"]: line["seq"] for line in xf(f"show {no} --json").json["history"]}


def state(xf, no="1"):
    """What a case is, whatever stands in its history."""
    case = xf(f"show {no} --json").json
    return {key: value for key, value in case.items() if key != "history"}


# -- taking back ---------------------------------------------------------------------------------


def test_an_answer_whose_points_were_added_later_is_not_taken_back_from_under_them(told, xf):
    at = told(*ANSWERED)["reply"]
    xf("reply 1 --answer 已列入计划 --on 2026-01-21")
    assert f"序 {at + 1}" in xf(f"undo 1 --entry {at} --reason 误登", code=1).err


STEPS = [
    (HANDLED[:1], WAY, "classify"),
    (HANDLED[:2], "classify 1 --endorse --by 李新 --on 2026-01-07", "endorse"),
    (HANDLED[:2], "accept 1 --on 2026-01-07", "accept"),
    (HANDLED[:2], "refuse 1 --to 县法院 --reason 应诉讼 --on 2026-01-07", "refuse"),
    (HANDLED[:2], "transfer 1 --to 民政办 --on 2026-01-07", "transfer"),
    (SENT, "return 1 --reason 不属 --on 2026-01-08", "return"),
    (SENT, "urge 1 --on 2026-01-08", "urge"),
    (HANDLED, "extend 1 --days 20 --reason 复杂 --leader 丁镇长 --on 2026-01-08", "extend"),
    (HANDLED, "reply 1 --result 支持 --on 2026-01-20", "reply"),
    (ANSWERED, "deliver 1 --on 2026-01-26", "deliver"),
    (DELIVERED, "review 1 --reason 不服 --on 2026-01-28", "review"),
    (DELIVERED, "rate 1 --rating 不满意 --on 2026-01-27", "rate"),
    (DELIVERED, "close 1 --on 2026-01-28", "close"),
    (CLOSED, "reopen 1 --reason 新的事实 --on 2026-01-29", "reopen"),
    ((ADD, WAY), "note 1 --kind 告知 --on 2026-01-08", "note"),
    (HANDLED, "amend 1 --title 要求修路 --count 4 --reason 听错", "amend"),
    (HANDLED, "void 1 --reason 手误 --yes --on 2026-01-08", "void"),
]


@pytest.mark.parametrize(("before", "step", "kind"), STEPS, ids=[kind for *_, kind in STEPS])
def test_a_step_is_taken_back_and_brought_back(told, xf, before, step, kind):
    told(*before)
    without = state(xf)
    with_it = (xf(step), state(xf))[1]
    assert with_it != without or kind == "urge"
    place = places(xf)[kind]
    xf("undo 1 --reason 记错")
    assert state(xf) == without
    line = next(e for e in xf("show 1 --json").json["history"] if e["seq"] == place)
    assert (line["state"], line["by_entry"]) == ("taken back", places(xf)["undo"])
    assert f"已由序 {places(xf)['undo']} 撤销" in xf("show 1").out
    xf(f"undo 1 --entry {places(xf)['undo']} --reason 没有记错")
    assert state(xf) == with_it
    assert xf("check").out == ""


def test_what_a_later_step_stands_on_is_not_taken_back(told, xf):
    place = told(*DELIVERED)
    refused = xf(f"undo 1 --entry {place['reply']} --reason 记错", code=1).err
    assert f"序 {place['deliver']}（2026-01-26 直接送达）就不成立了" in refused
    assert f"xf undo 2026-0001 --entry {place['deliver']}" in refused
    xf("undo 1 --reason 记错")
    xf("undo 1 --reason 记错")
    assert state(xf)["status"] == "办理中"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("undo 1 --entry {add} --reason 错", "xf void 2026-0001"),
        ("undo 1 --entry {paper} --reason 错", "文号不再使用"),
        ("undo 1 --entry {reveal} --reason 错", "一直保留"),
        ("undo 1 --entry {hold} --reason 错", "xf retention 2026-0001 --release"),
        ("undo 1 --entry {accept}", "--reason 理由"),
        ("undo 1 --entry {rate} --reason 错 --on 2026-12-01", "还没有到"),
    ],
)
def test_what_is_not_taken_back(told, xf, tmp_path, words, said):
    place = told(
        *CLOSED, f"notice 受理告知书 1 -o {tmp_path / '书.docx'}",
        "show 1 --reveal --reason 核对", "retention 1 --hold --reason 审计",
    )  # fmt: skip
    before = state(xf)
    answer = xf(words.format(**place), code=2 if "12-01" in words else 1)
    assert said in answer.err
    assert state(xf) == before


def test_what_is_taken_back_already_is_not_taken_back_again(told, xf):
    place = told(*CLOSED)
    xf("undo 1 --reason 记错")
    refused = xf(f"undo 1 --entry {place['close']} --reason 记错", code=1).err
    assert f"xf undo 2026-0001 --entry {places(xf)['undo']}" in refused
    assert "没有序 99" in xf("undo 1 --entry 99 --reason 记错", code=2).err


def test_with_nothing_but_the_registration_nothing_is_taken_back(told, xf):
    told(ADD)
    assert "xf void 2026-0001" in xf("undo 1 --reason 记错", code=1).err


# -- setting right -------------------------------------------------------------------------------

RIGHT = [
    (HANDLED, "accept", "--on 2026-01-06", {"on": "2026-01-07"}),
    (HANDLED, "accept", "--text 请等候", {"text": None}),
    (HANDLED, "classify", "--domain 低保", {"domain": "其他"}),
    (ANSWERED, "reply", "--result 不予支持", {"result": "支持"}),
    (ANSWERED, "reply", "--doc-no 甲2号 --on 2026-01-21", {"on": "2026-01-20", "doc_no": "甲1号"}),
    (DELIVERED, "deliver", "--method 邮寄 --to 乙某", {"method": "直接", "to": None}),
    (CLOSED, "rate", "--rating 不满意", {"rating": "满意"}),
    (CLOSED, "close", "--no-settled --outcome 支持并落实", {"settled": True, "outcome": "答复办结"}),
    (SENT, "transfer", "--to 派出所", {"unit": "民政办"}),
    (
        (*DELIVERED, "review 1 --reason 不服 --on 2026-01-28"),
        "review", "--on 2026-01-29", {"on": "2026-01-28"},
    ),
    (
        (*DECIDED,),
        "review", "--decision 撤销", {"decision": "维持"},
    ),
    (
        (*HANDLED, "extend 1 --days 20 --reason 复杂 --leader 丁镇长 --on 2026-01-08"),
        "extend", "--days 10", {"days": 20},
    ),
    (
        (ADD, WAY, "refuse 1 --to 县法院 --reason 应诉讼 --on 2026-01-07"),
        "refuse", "--to 县医保局", {"to": "县法院"},
    ),
    (
        (*HANDLED, "note 1 --kind 走访 --text 去过 --on 2026-01-08"),
        "note", "--kind 联席会议 --text 开了会", {"kind": "走访", "text": "去过"},
    ),
    ((*SENT, "urge 1 --on 2026-01-08"), "urge", "--on 2026-01-09", {"on": "2026-01-08"}),
]  # fmt: skip


@pytest.mark.parametrize(("before", "kind", "right", "was"), RIGHT, ids=[r[2] for r in RIGHT])
def test_a_step_is_set_right_and_what_stood_there_stays(told, xf, before, kind, right, was):
    xf("units --add 派出所 --kind 部门")
    place = told(*before)[kind]
    wrong = state(xf)
    xf(f"amend 1 --entry {place} {right} --reason 看错")
    line = next(e for e in xf("show 1 --json").json["history"] if e["seq"] == place)
    assert (line["state"], line["was"]) == ("corrected", was)
    assert line["by_entry"] == places(xf)["amend"]
    assert "→" in xf("show 1").out
    assert "→" in xf("diff 2026-01-01").out
    assert "→" in xf("log --since 2026-01-01").out
    xf("undo 1 --reason 原来没错")
    assert state(xf) == wrong
    assert xf("check").out == ""


@pytest.mark.parametrize(
    ("right", "said"),
    [
        ("--entry {deliver} --on 2026-01-19 --reason 错", "不能早于 2026-01-20"),
        ("--entry {reply} --on 2026-01-27 --reason 错", "序 {deliver}"),
        ("--entry {accept} --on 2026-01-21 --reason 错", "序 {reply}"),
        ("--entry {deliver} --method 留置 --reason 错", "见证人"),
        ("--entry {deliver} --on 2026-12-01 --reason 错", "还没有到"),
        ("--entry {deliver} --result 支持 --reason 错", "可以更正：--on、--method"),
        ("--entry {deliver} --method 直接 --reason 错", "没有要更正的"),
        ("--entry {deliver} --village 柳河村 --reason 错", "不写 --entry"),
        ("--entry {deliver} --on 2026-01-27", "--reason 理由"),
        ("--entry 99 --on 2026-01-27 --reason 错", "没有序 99"),
        ("--kind 走访 --reason 错", "没有可以这样更正的步骤"),
        ("--text 话 --doc-no 号 --due 2026-03-01 --reason 错", "只有上级交办"),
        ("--received-on 2026-01-08 --reason 错", "收到日期不能晚于那天"),
    ],
)
def test_what_is_not_set_right(told, xf, run, right, said):
    place = told(*DELIVERED)
    before = state(xf)
    answer = run(f"amend 1 {right.format(**place)}")
    assert answer.code in {1, 2}
    assert said.format(**place) in answer.err
    assert state(xf) == before


def test_a_request_is_not_set_right_into_an_opinion(told, run):
    place = told(*ASKED)["review"]
    answer = run(f"amend 1 --entry {place} --decision 变更 --reason 错")
    assert answer.code == 2 or answer.code == 1
    assert "是申请，不是意见。登记意见：xf review" in answer.err


def test_what_an_opinion_or_an_extension_lacks_is_said_of_its_correction(told, xf):
    told(*HANDLED, "extend 1 --days 20 --reason 复杂 --leader 丁镇长 --on 2026-01-08")
    wrong = xf(f"amend 1 --entry {places(xf)['extend']} --days 0 --reason 错", code=1).err
    assert "延期一共不得超过 30 日" in wrong
    assert "填的是 0" in wrong
    told(*DECIDED[len(HANDLED) :])
    step = f"1 --entry {places(xf)['review']} --decision 变更"
    wrong = xf(f"amend 1 --entry {places(xf)['review']} --decision 变更 --reason 错", code=1).err
    assert f"xf amend {step} --reason … --answer 变更后的意见" in wrong
    assert "xf review" not in wrong
    xf(f"amend {step} --answer 给予救助 --reason 错")
    assert xf("check").out == ""


def test_without_an_entry_the_one_step_that_has_the_field_is_meant(told, xf):
    told(*CLOSED)
    assert "评价" in xf("amend 1 --rating 不满意 --reason 记错").out
    xf("note 1 --kind 走访 --text 去过 --on 2026-01-29")
    xf("note 1 --kind 走访 --text 又去 --on 2026-01-30")
    assert "--entry 序" in xf("amend 1 --opinion 看法 --reason 错", code=2).err


def test_the_unit_is_set_right_in_all_that_it_did(told, xf):
    xf("units --add 派出所 --kind 部门")
    place = told(*SENT, "urge 1 --on 2026-01-08", "return 1 --reason 不属 --on 2026-01-09")
    xf(f"amend 1 --entry {place['transfer']} --to 派出所 --reason 选错")
    said = {e["kind"]: e["text"] for e in xf("show 1 --json").json["history"]}
    assert said["urge"] == "催办派出所（第 1 次）"
    assert said["return"] == "派出所退回。不属"
    assert xf("check").out == ""


def test_the_registration_tells_old_and_new_as_well(told, xf):
    place = told(ADD)
    xf("amend 1 --title 要求修路 --name 戊某 --phone 13800000001 --reason 听错")
    line = xf("show 1 --json").json["history"][0]
    assert line["was"]["title"] == "要求照顾生活"
    assert [person["name"] for person in line["was"]["people"]] == ["甲某"]
    assert "13800000001" not in xf("show 1").out + xf("log --since 2026-01-01").out
    assert "戊某" not in xf("diff 2026-01-01").out
    xf(f"amend 1 --entry {place['add']} --on 2026-01-04 --reason 看错")
    assert state(xf)["received_on"] == "2026-01-04"
    xf("undo 1 --reason 没看错")
    xf("undo 1 --reason 没听错")
    assert (state(xf)["received_on"], state(xf)["title"]) == ("2026-01-05", "要求照顾生活")


def test_a_sealed_case_says_neither_step_nor_unit(told, xf):
    told(ADD.replace("--new", "--purpose 检举控告 --new"), "classify 1 --item MZ-JB-02 --on 2026-01-06",
         "transfer 1 --to 县纪委监委 --on 2026-01-07", "urge 1 --on 2026-01-08")  # fmt: skip
    place = places(xf)
    refused = xf(f"undo 1 --entry {place['transfer']} --reason 错", code=1).err
    done = xf("undo 1 --reason 错").out
    xf(f"amend 1 --entry {place['transfer']} --on 2026-01-06 --reason 错")
    shown = xf("show 1").out + xf("diff 2026-01-01").out + xf("log --since 2026-01-01").out
    assert "纪委" not in refused + done + shown
    assert "was" not in str([e.get("was") or "" for e in xf("show 1 --json").json["history"]])


# -- what hangs on it ----------------------------------------------------------------------------


def test_what_a_correction_moves_is_said_in_one_line(told, xf):
    place = told(*CLOSED)
    xf("report --month 2026-01 --seal", today="2026-02-02")
    said = xf(f"amend 1 --entry {place['deliver']} --on 2026-01-23 --reason 回执 --by 李新").err
    assert f"序 {place['deliver']} 由王主任登记；申请复查期限 2026-02-25 → 2026-02-24。" in said
    assert "会改变已封存的" not in said  # delivered in January all the same
    said = xf(f"amend 1 --entry {place['reply']} --doc-no 甲2号 --reason 看错").err
    assert "→" not in said
    said = xf(f"undo 1 --entry {place['close']} --reason 没办结").err
    assert said == "会改变已封存的 2026年1月。\n"


def test_papers_that_were_made_of_it_are_named_and_their_numbers_stay_used(told, xf, tmp_path):
    place = told(*HANDLED)
    xf(f"notice 受理告知书 1 -o {tmp_path / '一.docx'}")
    said = xf(f"amend 1 --entry {place['accept']} --on 2026-01-06 --reason 看错").err
    assert "受理告知书 信访受字〔2026〕1号是按更正前的内容制作的" in said
    assert "xf notice 受理告知书 2026-0001 --new" in said
    xf(f"undo 1 --entry {place['accept']} --reason 没告知")
    xf("accept 1 --on 2026-01-08")
    again = xf(f"notice 受理告知书 1 -o {tmp_path / '二.docx'}").out
    assert "信访受字〔2026〕2号" in again


def test_a_report_as_of_an_earlier_moment_knows_nothing_of_a_later_correction(told, xf):
    told(*CLOSED)
    before = xf("report --month 2026-01 --as-of 2026-03-20 --json").json["figures"]
    xf("undo 1 --reason 没办结", today="2026-03-21")
    then = "report --month 2026-01 --as-of 2026-03-20 --json"
    assert xf(then, today="2026-03-21").json["figures"] == before
    now = xf("report --month 2026-01 --json", today="2026-03-21").json["figures"]
    assert now != before


def test_personal_values_of_a_correction_are_erased_with_the_case(told, xf, book):
    told(*CLOSED, "amend 1 --name 戊某 --reason 听错了姓")
    xf("setting keep-years 1")
    xf("retention 2026-1 --erase --yes --reason 到期", today="2028-03-01")
    assert "戊某".encode() not in book.read_bytes()
    assert "听错了姓".encode() not in book.read_bytes()
    assert xf("check", today="2028-03-01").out == ""


# -- acts in two cases ---------------------------------------------------------------------------

TWO = (
    ADD, WAY, "accept 1 --on 2026-01-07",
    ADD.replace("甲某", "甲某").replace("01-05", "01-08"), "classify 2 --item MZ-QT-13 --on 2026-01-09",
)  # fmt: skip


def rows(book):
    """All that is derived, but for the last place of each case: that grows with every correction."""
    with closing(sqlite3.connect(book)) as ledger:
        ledger.row_factory = sqlite3.Row
        return {
            table: [
                {key: row[key] for key in dict(row) if (table, key) != ("cases", "seq")}
                for row in ledger.execute(f"select * from {table}")
            ]
            for table in (*tables.OF_CASE, *tally_tables(ledger))
        }


def tally_tables(ledger):
    names = [
        name for (name,) in ledger.execute("select name from sqlite_master where type='table'")
    ]
    return [name for name in names if name.startswith("tally")]


@pytest.mark.parametrize(
    "more",
    [
        (),
        ("accept 2 --on 2026-01-12",),
        ("note 2 --kind 告知 --on 2026-01-12", "note 2 --kind 走访 --text 去过 --on 2026-01-13"),
        ("transfer 2 --to 民政办 --on 2026-01-12", "urge 2 --on 2026-01-13"),
        ("transfer 2 --to 民政办 --on 2026-01-12", "return 2 --reason 不属 --on 2026-01-13"),
    ],
)
def test_a_merge_carries_all_over_and_is_taken_back_in_both(told, xf, book, more):
    told(*TWO, *more)
    before = rows(book)
    one, two = state(xf), state(xf, "2")
    said = xf("amend 2 --repeat-of 1 --reason 同一件事").out
    assert said.startswith("2026-0002 已并入 2026-0001")
    joined = xf("show 1 --json").json
    assert [p["on"] for p in joined["petitions"]] == ["2026-01-05", "2026-01-08"]
    carried = {e["kind"] for e in joined["history"]}
    assert {words.split()[0] for words in more} - {"accept"} <= carried
    assert state(xf, "2")["status"] == "已作废"
    assert xf("check").out == ""
    merged = rows(book)
    xf("undo 1 --reason 并错")
    assert (state(xf), state(xf, "2")) == (one, two)
    assert rows(book) == before
    last = xf("show 2 --json").json["history"][-1]["seq"]
    xf(f"undo 2 --entry {last} --reason 没有并错")
    assert rows(book) == merged
    xf("undo 2 --entry {void} --reason 到底并错".format(**places(xf, "2")))
    assert rows(book) == before
    assert xf("check").out == ""


def test_the_earlier_acceptance_holds_for_the_case_that_goes_on(told, xf):
    told(*TWO[:2], *TWO[3:], "accept 2 --on 2026-01-10", "accept 1 --on 2026-01-15")
    xf("amend 2 --repeat-of 1 --reason 同一件事")
    handle = next(c for c in state(xf)["clocks"] if c["clock"] == "handle")
    assert handle["from"] == "2026-01-10"


@pytest.mark.parametrize(
    "more",
    [
        ("accept 2 --on 2026-01-10", "reply 2 --result 支持 --on 2026-01-12"),
        ("refuse 2 --to 县法院 --reason 应诉讼 --on 2026-01-12",),
        ("close 2 --outcome 撤回 --reason 撤回 --on 2026-01-12",),
    ],
)
def test_a_case_that_came_to_an_end_is_not_merged(told, xf, more):
    told(*TWO, *more)
    refused = xf("amend 2 --repeat-of 1 --reason 同一件事", code=1).err
    assert "没有并入" in refused
    assert "xf undo 2026-0002 --entry" in refused
    assert xf("list --json").json[0]["petitions"] == 1


def test_two_units_cannot_both_have_the_case(told, xf):
    told(*TWO, "transfer 1 --to 民政办 --on 2026-01-10", "transfer 2 --to 县民政局 --on 2026-01-12")
    refused = xf("amend 2 --repeat-of 1 --reason 同一件事", code=1).err
    assert "一件事只能在一个单位手里" in refused


def test_two_cases_that_one_unit_has_are_one_case_that_it_has(told, xf, book):
    assigned = "transfer 2 --to 民政办 --assign --due 2026-02-20 --on 2026-01-12"
    told(*TWO, "transfer 1 --to 民政办 --on 2026-01-10", assigned)
    before = rows(book)
    xf("amend 2 --repeat-of 1 --reason 同一件事")
    assert (state(xf)["unit"], state(xf)["status"]) == ("民政办", "已交办")
    sent = [e for e in xf("show 1 --json").json["history"] if e["kind"] == "transfer"]
    assert [e["on"] for e in sent] == ["2026-01-10", "2026-01-12"]
    xf("return 1 --reason 不属 --on 2026-01-20")
    assert state(xf)["status"] == "已退回"
    owed = [c for c in state(xf)["clocks"] if c["clock"] == "assigned"]
    assert [c["done_on"] for c in owed] == ["2026-01-20"]
    returned = {u["name"]: u["returned"] for u in xf("units --json").json}
    assert returned["民政办"] == 2  # all that was sent to it
    assert xf("check").out == ""
    xf("undo 1 --reason 没退")
    xf("undo 2 --reason 并错")
    assert rows(book) == before
    assert xf("check").out == ""


def test_what_a_unit_gave_back_in_one_case_it_has_not_given_back_in_the_other(told, xf):
    told(
        *TWO, "transfer 1 --to 民政办 --on 2026-01-10", "transfer 2 --to 民政办 --on 2026-01-12",
        "return 2 --reason 不属 --on 2026-01-13",
    )  # fmt: skip
    refused = xf("amend 2 --repeat-of 1 --reason 同一件事", code=1).err
    assert "一件事只能在一个单位手里" in refused
    assert state(xf)["unit"] == "民政办"


def test_a_merge_on_which_a_later_step_stands_is_not_taken_back(told, xf):
    told(*TWO[:2], *TWO[3:], "accept 2 --on 2026-01-10")
    xf("amend 2 --repeat-of 1 --reason 同一件事")
    xf("reply 1 --result 支持 --on 2026-01-20")
    refused = xf("undo 1 --entry {merge} --reason 并错".format(**places(xf)), code=1).err
    assert "答复：支持" in refused
    assert "2026-0002" in xf("undo 2 --reason 并错", code=1).err or "2026-0001" in refused


def test_a_split_is_taken_back_until_the_new_case_is_handled(told, xf, book):
    told(*TWO[:3], ADD.replace("--new", "--repeat-of 1").replace("01-05", "01-20"))
    before = rows(book)
    xf("amend 1 --petition 2 --new --reason 两件事")
    assert state(xf, "2")["received_on"] == "2026-01-20"
    xf("undo 1 --reason 是一件事")
    assert len(state(xf)["petitions"]) == 2
    assert state(xf, "2")["status"] == "已作废"
    of_one = [row for row in rows(book)["petitions"] if row["no"] == "2026-0001"]
    assert of_one == before["petitions"]
    xf("undo 2 --reason 是两件事")
    assert state(xf, "2")["status"] == "已登记"
    xf("classify 2 --item MZ-QT-13")
    refused = xf("undo 1 --entry {split} --reason 是一件事".format(**places(xf)), code=1).err
    assert "2026-0002 已经另行办理" in refused
    assert xf("check").out == ""


@pytest.mark.parametrize(
    ("told_on", "done_on"), [("2026-01-19", None), ("2026-01-21", "2026-01-21")]
)
def test_what_was_told_before_a_petition_came_does_not_tell_it(told, xf, told_on, done_on):
    told(
        ADD,
        WAY,
        f"accept 1 --on {told_on}",
        ADD.replace("--new", "--repeat-of 1").replace("01-05", "01-20"),
    )
    xf("amend 1 --petition 2 --new --reason 另一件事")
    notify = next(c for c in state(xf, "2")["clocks"] if c["clock"] == "notify")
    assert (notify["from"], notify["done_on"]) == ("2026-01-20", done_on)


def test_a_merged_case_is_corrected_only_once_it_is_a_case_again(told, xf):
    told(*TWO)
    xf("amend 2 --repeat-of 1 --reason 同一件事")
    place = places(xf, "2")
    assert (
        "已作废" in xf(f"amend 2 --entry {place['classify']} --domain 低保 --reason 错", code=1).err
    )
    assert "已作废" in xf(f"undo 2 --entry {place['classify']} --reason 错", code=1).err


# -- lives corrected at random -------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_random_ledger_corrected_and_taken_back_is_what_it_was(story, tmp_path, seed):
    """More of them: `python -m tests.corrected 2000`."""
    path = shutil.copy(story(seed), tmp_path / "台账.db")
    found = corrected.correct(path, seed)
    assert found.done.total() > found.cases / 2
    assert found.refused


@pytest.mark.parametrize(
    ("before", "again", "kind", "option"),
    [
        (HANDLED, "accept 1 --on 2026-01-08", "accept", "--on 日期"),
        (ANSWERED, "reply 1 --result 不予支持", "reply", "--result 结果"),
        (DELIVERED, "deliver 1 --on 2026-01-28", "deliver", "--on 日期"),
        (CLOSED, "close 1", "close", "--outcome 办结方式"),
        (SENT, "transfer 1 --to 派出所", "transfer", "--to 单位"),
    ],
)
def test_what_stands_already_says_how_it_is_set_right_or_taken_back(
    told, xf, before, again, kind, option
):
    place = told(*before)[kind]
    refused = xf(again, code=1).err
    step = f"2026-0001 --entry {place}"
    assert f"xf amend {step} {option} --reason 理由" in refused
    assert f"xf undo {step} --reason 理由" in refused


def test_a_number_void_by_mistake_says_how_it_comes_back(told, xf):
    place = told(*HANDLED, "void 1 --reason 手误 --yes")["void"]
    refused = xf("reopen 1 --reason 误作废", code=1).err
    xf(f"undo 1 --entry {place} --reason 误作废")
    assert f"xf undo 2026-0001 --entry {place} --reason 理由" in refused
    assert "xf amend" not in refused


def test_a_classification_is_set_right_by_a_row_that_is_the_townships_own(book, xf):
    xf("add --channel 来访 --title 要求照顾生活 --name 甲某 --new")
    xf("classify 1 --item MZ-QT-13")
    said = xf("amend 1 --entry 4 --item MZ-DB-02 --reason 归类错 --yes").out
    assert "已更正序 4：清单条目、领域、途径、依据、办理期限" in said
    xf("amend 1 --entry 4 --item MZ-QT-13 --reason 归类对的 --yes")
    assert xf("show 1 --json").json["route"] == "信访程序"


def test_a_number_made_void_says_which_sealed_month_changes(book, xf):
    xf("add --channel 来访 --title 要求照顾生活 --name 甲某 --new --on 2026-02-03")
    xf("report --month 2026-02 --seal")
    assert "会改变已封存的 2026年2月" in xf("void 1 --reason 重复登记 --yes").err


def test_another_unit_of_a_classification_brings_who_owes_it(book, xf):
    """The same as if it had been classified so: one function works it out."""
    for number, unit in (("1", ""), ("2", " --unit 县民政局")):
        xf("add --channel 来访 --title 要求照顾生活 --name 甲某 --new")
        xf(f"classify {number} --item MZ-DB-02{unit}")
    xf(f"amend 1 --entry {places(xf)['classify']} --unit 县民政局 --reason 归县里管 --yes")
    with ledger.reading(str(book)) as reader:
        one, two = (reader.case(number) for number in "12")
    assert (one.duty, one.owed_by, one.refers) == (two.duty, two.owed_by, two.refers)
    assert (one.competent, one.owed_by, one.refers) == ("县民政局", "县民政局", True)


def test_log_and_diff_say_why_something_was_corrected(told, xf):
    place = told(*SENT)["transfer"]
    xf(f"amend 1 --entry {place} --on 2026-01-08 --reason 看错了日历")
    xf("undo 1 --reason 日历没错")
    for words in ("log --since 2026-01-01", "diff 2026-01-01"):
        said = xf(words).out
        assert "看错了日历" in said
        assert "日历没错" in said


def test_an_undo_taken_back_brings_the_step_back_and_says_so(told, xf):
    place = told(*SENT)["transfer"]
    before = state(xf)
    xf("undo 1 --reason 记错")
    undone = places(xf)["undo"]
    said = xf(f"undo 1 --entry {undone} --reason 没有记错").out
    assert f"已恢复序 {place}（2026-01-07 转送 民政办），撤销它的序 {undone} 不再算数" in said
    assert state(xf) == before


def test_on_a_terminal_what_can_be_taken_back_is_listed_and_one_is_chosen(told, xf, monkeypatch):
    place = told(*SENT, "urge 1 --on 2026-01-08")
    answers = ["999", str(place["urge"])]
    monkeypatch.setattr(options, "can_ask", lambda: True)
    monkeypatch.setattr(options, "ask", lambda *_: answers.pop(0))
    assert "没有选定哪一步" in xf("undo 1 --reason 记错", code=2).err
    done = xf("undo 1 --reason 记错 --yes")
    assert done.err.index("催办") < done.err.index(f"序 {place['transfer']}  2026-01-07  转送")
    assert f"已撤销序 {place['urge']}（2026-01-08 催办" in done.out
    undone = places(xf)["undo"]
    answers = [str(undone), "没有记错"]
    done = xf("undo 1 --yes")
    assert f"撤销序 {place['urge']}（选它就恢复）" in done.err
    assert f"已恢复序 {place['urge']}" in done.out
    assert "没有记错" in xf("log").out


def test_where_all_was_taken_back_it_is_said_how_the_last_step_comes_back(told, xf):
    told(ADD, "note 1 --kind 走访 --text 去过 --on 2026-01-06")
    xf("undo 1 --reason 错")
    said = xf("undo 1 --reason 错", code=1).err
    assert f"xf undo 2026-0001 --entry {places(xf)['undo']} --reason 理由" in said


def test_papers_made_from_two_cases_are_named_when_these_are_joined_and_taken_apart(
    told, xf, tmp_path
):
    told(
        *HANDLED, ADD.replace("甲某", "丙某"), WAY.replace("1", "2", 1), "accept 2 --on 2026-01-07"
    )
    xf(["notice", "受理告知书", "2", "-o", str(tmp_path / "一.docx")])
    joined = xf("amend 2 --repeat-of 1 --reason 同一件事 --yes").err
    assert "受理告知书" in joined
    assert "xf notice 受理告知书 2026-0001 --new" in joined
    xf(["notice", "受理告知书", "1", "-o", str(tmp_path / "二.docx")])
    apart = xf("undo 1 --reason 不是同一件 --yes").err
    assert "受理告知书" in apart
    assert apart.count("按更正前的内容制作") == 1


def test_what_was_registered_wrongly_stands_in_every_paper_made_since(told, xf, tmp_path):
    told(*HANDLED)
    xf(["notice", "受理告知书", "1", "-o", str(tmp_path / "一.docx")])
    assert "受理告知书" in xf("amend 1 --title 要求照顾老人 --reason 听错 --yes").err
    assert "受理告知书" in xf("undo 1 --reason 没有听错 --yes").err


def test_a_correction_that_a_later_one_holds_is_not_taken_back_without_effect(told, xf):
    told(ADD)
    xf("amend 1 --name 甲乙 --reason 听错")
    first = places(xf)["amend"]
    xf("amend 1 --person 2 --name 丙某 --reason 漏了一位")
    later = places(xf)["amend"]
    said = xf(f"undo 1 --entry {first} --reason 没听错", code=1).err
    assert f"xf undo 2026-0001 --entry {later} --reason 理由" in said
    xf("undo 1 --reason 只有一位")
    xf(f"undo 1 --entry {first} --reason 没听错")
    (petition,) = xf("show 1 --json --reveal --reason 核对").json["petitions"]
    assert [person["name"] for person in petition["people"]] == ["甲某"]


@pytest.mark.parametrize(
    "words",
    [
        "--repeat-of 1 --title 新题",
        "--repeat-of 1 --entry 3",
        "--petition 1 --new --name 戊某",
        "--new --doc-no 甲1号",
    ],
)
def test_nothing_else_is_typed_beside_a_merge_or_a_split(told, run, xf, words):
    told(ADD, ADD)
    before = state(xf, "2")
    answer = run(f"amend 2 {words} --reason 同一件")
    assert answer.code == 2
    assert "分两次" in answer.err
    assert state(xf, "2") == before


@pytest.mark.parametrize(
    "words",
    ["amend 1 --title ???? --reason 错", "amend 1 --title 修路 --reason ???????", "reply 1 --result 支持 --text ??????",
     "note 1 --kind 走访 --text ????"],
)  # fmt: skip
def test_chinese_that_was_lost_on_the_way_is_not_registered(told, run, xf, words):
    told(*HANDLED)
    before = state(xf)
    answer = run(words)
    assert answer.code == 2
    assert "变成了问号" in answer.err
    assert state(xf) == before


def test_a_merge_on_which_another_stands_is_not_taken_back(told, run, xf):
    told(*(ADD.replace("甲某", name) for name in ("甲某", "乙某", "丙某")))
    xf("amend 3 --repeat-of 2 --reason 同一件")
    xf("amend 2 --repeat-of 1 --reason 同一件")
    assert "xf undo 2026-0002" in run("undo 3 --reason 不是").err
    xf("undo 2 --reason 不是")
    xf("undo 3 --reason 不是")
    figures = {f["key"]: f for f in xf("report --month 2026-01 --json").json["figures"]}
    assert figures["petitions.total"]["value"] == 3
    xf("amend 3 --repeat-of 2 --reason 还是同一件")
    assert xf("check").out == ""


@pytest.mark.parametrize(
    "words",
    ["amend 1 --petition 2 --new --reason 不是", "amend 1 --petition 2 --village 柳河村 --name 丙某某 --reason 听错",
     "note 1 --kind 告知 --petition 2 --on 2026-01-09"],
)  # fmt: skip
def test_a_merge_is_not_taken_back_while_what_it_brought_was_gone_on_with(told, run, xf, words):
    told(*HANDLED, ADD.replace("甲某", "乙某"))
    xf("amend 2 --repeat-of 1 --reason 同一件")
    xf(words)
    later = places(xf)
    refused = run("undo 2 --reason 不是").err
    assert "是并入以后记的" in refused
    xf(f"undo 1 --entry {max(later.values())} --reason 先撤销")
    xf("undo 2 --reason 不是")
    assert xf("check").out == ""


def test_what_is_set_right_to_what_it_was_is_no_correction(told, xf, run):
    told(*HANDLED)
    before = len(xf("show 1 --json").json["history"])
    for words in ("--received-on 2026-01-05", "--channel 来访", "--name 甲某", "--due ''"):
        assert "没有要更正的" in run(f"amend 1 {words} --reason 看错").err
    assert len(xf("show 1 --json").json["history"]) == before


def test_a_value_that_came_back_is_not_shown_as_the_one_before(told, xf):
    place = told(*HANDLED, "extend 1 --days 20 --reason 复杂 --leader 丁镇长 --on 2026-01-08")
    for days in (30, 20):
        xf(f"amend 1 --entry {place['extend']} --days {days} --reason 看错")
    assert "原为 天数" not in xf("show 1").out


@pytest.mark.parametrize(("count", "left"), [("", 1), ("--count 6", 6)])
def test_heads_fall_with_the_names_that_they_rose_with(book, xf, count, left):
    xf(f"add --channel 来信 --title 修路 --name 甲某 --name 乙某 {count} --new --on 2026-01-05")
    xf("amend 1 --person 2 --name '' --reason 没有来")
    assert xf("show 1 --json").json["petitions"][0]["count"] == left


def test_the_words_of_a_step_have_an_option_that_is_named(told, xf):
    place = told(*SENT, "return 1 --reason 不属 --on 2026-01-08")["return"]
    said = xf(f"amend 1 --entry {place} --reason 材料不全", code=2).err
    command = f"xf amend 2026-0001 --entry {place} --text"
    assert command in said
    xf(f"amend 1 --entry {place} --text 材料不全 --reason 写错了")
    assert "材料不全" in xf("show 1").out


def test_a_closing_before_a_delivery_speaks_of_no_public_notice(told, xf):
    place = told(*DELIVERED, "close 1 --on 2026-01-28")["deliver"]
    said = xf(f"amend 1 --entry {place} --on 2026-01-29 --reason 看错", code=1).err
    assert "公告" not in said
    assert "不能早于 2026-01-29" in said


def test_a_merge_names_what_changes_once_and_the_log_calls_it_a_merge(told, xf):
    told(*HANDLED)
    xf("add --channel 来信 --title 也要求照顾 --name 乙某 --village 柳河村 --new --on 2026-01-06")
    for month in ("2026-02", "2026-01"):
        xf(f"report --month {month} --seal", today="2026-03-10")
    said = xf("amend 2 --repeat-of 1 --reason 同一件事", today="2026-03-11").err
    assert said.count("会改变已封存的") == 1
    assert "会改变已封存的 2026年1月、2026年2月" in said
    assert "（无）" not in said  # his notice was owed before, in the other case
    log = xf("log --since 2026-01-01 --json").json
    (ended,) = [line for line in log if line["kind"] == "void"]
    assert (ended["what"], ended["reason"]) == ("并入 2026-0001", "")
    (merged,) = [line for line in log if line["kind"] == "merge"]
    assert merged["reason"] == "同一件事"


def _three(xf):
    for i, name in enumerate(("甲某", "乙某", "丙某")):
        xf(f"add --channel 来信 --title 修第{i}座桥 --name {name} --new --on 2026-01-0{i + 5}")


def _last(xf, no):
    return xf(f"show {no} --json").json["history"][-1]["seq"]


def test_a_merge_is_not_brought_back_once_the_case_was_joined_to_another(book, run, xf):
    _three(xf)
    xf("amend 3 --repeat-of 1 --reason 同")
    xf("undo 3 --reason 不同")
    back = {no: _last(xf, no) for no in "13"}
    xf("amend 3 --repeat-of 2 --reason 同")
    for no in "13":
        refused = run(f"undo {no} --entry {back[no]} --reason 还是同").err
        assert "在撤销以后又变了" in refused
        assert "xf amend 2026-0003 --repeat-of 2026-0001" in refused
    total = xf("report --month 2026-01 --json").json["figures"][0]["value"]
    assert total == 3
    assert xf("check").out == ""


@pytest.mark.parametrize("side", "12")
def test_a_merge_is_not_brought_back_over_what_was_done_since(book, run, xf, side):
    _three(xf)
    xf("amend 2 --repeat-of 1 --reason 同")
    xf("undo 2 --reason 不同")
    back = _last(xf, side)
    xf("classify 2 --item MZ-QT-13 --on 2026-01-10")
    assert run(f"undo {side} --entry {back} --reason 还是同").code == 1
    xf("undo 2 --reason 记错")
    xf(f"undo {side} --entry {back} --reason 还是同")
    assert len(xf("show 1 --json").json["petitions"]) == 2
    assert xf("check").out == ""


@pytest.mark.parametrize("side", "14")
def test_a_split_is_turned_round_only_while_nothing_stands_on_it(book, run, xf, side):
    _three(xf)
    xf("amend 2 --repeat-of 1 --reason 同")
    xf("amend 1 --petition 2 --new --reason 不同")
    xf("undo 1 --reason 同")
    xf(f"undo 1 --entry {_last(xf, 1)} --reason 不同")
    back = _last(xf, side)
    xf("classify 4 --item MZ-QT-13 --on 2026-01-10")
    assert run(f"undo {side} --entry {back} --reason 同").code == 1
    xf("undo 4 --reason 记错")
    xf(f"undo {side} --entry {back} --reason 同")
    back = _last(xf, side)
    xf("classify 1 --item MZ-QT-13 --on 2026-01-10")
    assert "在撤销以后又变了" in run(f"undo {side} --entry {back} --reason 不同").err
    assert xf("check").out == ""


def test_a_witness_set_right_is_named_as_one(told, xf):
    told(*ANSWERED, "deliver 1 --on 2026-01-26 --method 留置 --witness 丁某")
    xf("amend 1 --entry {deliver} --witness 戊某 --reason 听错".format(**places(xf)))
    assert "见证人" in [line for line in xf("show 1").out.splitlines() if "更正序" in line][-1]


def test_an_undo_that_would_turn_only_one_half_is_refused(book, run, xf):
    """A split undone, brought back, undone again: to undo the bringing back turns nothing here."""
    _three(xf)
    xf("amend 2 --repeat-of 1 --reason 同")
    xf("amend 1 --petition 2 --new --reason 不同")
    split = _last(xf, 1)
    xf("undo 1 --reason 同")
    xf(f"undo 1 --entry {_last(xf, 1)} --reason 不同")
    back = _last(xf, 1)
    xf(f"undo 1 --entry {split} --reason 还是同")
    before = rows(book)
    refused = run(f"undo 1 --entry {back} --reason 再看")
    assert refused.code == 1
    assert f"什么也不会变：那一次并入、拆出（序 {split}）已经撤销" in refused.err
    assert rows(book) == before
    assert xf("check").out == ""


def test_a_step_that_rests_on_a_petition_keeps_it_from_being_split_off(told, run, xf):
    told(*TWO[:3], f"{ADD.replace('--new', '--repeat-of 1')} --source 上级交办 --due 2026-03-01")
    xf("note 1 --kind 办结报告 --to 县信访局 --on 2026-01-20")
    refused = run("amend 1 --petition 2 --new --reason 两件事")
    assert refused.code == 1
    assert "办结报告" in refused.err
    assert "就不成立了" in refused.err


def test_check_names_a_petition_that_stands_in_two_cases(book, run, xf, monkeypatch):
    _three(xf)
    place = _last(xf, 3)
    xf("amend 3 --repeat-of 2 --reason 同")
    xf("amend 2 --repeat-of 1 --reason 同")
    monkeypatch.setattr(joins, "_insist_possible", lambda *_: None)
    xf("undo 3 --reason 不同")
    found = run("check")
    assert found.code == 1
    assert f"第 {place} 条记事登记的信访件在 2026-0001、2026-0003 里都算" in found.out + found.err


@pytest.fixture
def answering(monkeypatch):
    """Sit at a terminal and give these answers; return the questions."""

    def _answering(*given: str) -> list[str]:
        questions: list[str] = []
        answers = [*given]
        monkeypatch.setattr(options, "can_ask", lambda: True)
        monkeypatch.setattr(
            options, "ask", lambda text, *_: questions.append(text) or answers.pop(0)
        )
        return questions

    return _answering


def test_the_step_chosen_from_the_list_is_not_lost_for_want_of_a_reason(told, xf, answering):
    place = told(*SENT)
    asked = answering(str(place["transfer"]), "2026-01-08", "看错", "是")
    assert "日期" in xf("amend 1").out
    assert asked[2] == "为什么更正（理由）"


@pytest.mark.parametrize(
    ("steps", "kind", "option", "gone"),
    [
        ((*SENT[:2], "transfer 1 --to 民政办 --assisting 派出所 --on 2026-01-07"), "transfer",
         "--assisting", "assisting"),
        ((*HANDLED, "reply 1 --result 支持 --answer 给 --on 2026-01-20"), "reply", "--answer", "answers"),
        ((*HANDLED, "note 1 --kind 联席会议 --attendee 甲 --text 议 --on 2026-01-20"), "note",
         "--attendee", "present"),
    ],
)  # fmt: skip
def test_a_list_written_empty_is_taken_away(told, xf, book, steps, kind, option, gone):
    place = told(*steps)[kind]
    xf(["amend", "1", "--entry", str(place), option, "", "--reason", "记错"])
    with ledger.reading(str(book)) as opened:
        step = next(s for s in opened.case("1").steps if s.seq == place)
    assert gone not in {*step.body, *(step.personal or {})}


def test_the_days_given_to_one_petitioner_are_not_lent_to_another(told, xf):
    told(
        *HANDLED, ADD.replace("甲某", "辛某").replace("01-05", "01-08"),
        "classify 2 --item MZ-QT-13 --on 2026-01-09", "accept 2 --on 2026-01-09",
        "extend 2 --days 30 --reason 复杂 --leader 丁镇长 --on 2026-01-12",
    )  # fmt: skip
    due = xf("show 1 --json").json["due_on"]
    xf("amend 2 --repeat-of 1 --reason 同一件事")
    now = xf("show 1 --json").json
    assert now["due_on"] == due
    assert "2026-0002：延期 30 日" in str(now["history"])
    place = next(line["seq"] for line in now["history"] if line["kind"] == "merge")
    xf(f"undo 1 --entry {place} --reason 不是")
    assert "延期 30 日" in xf("show 2").out


@pytest.mark.parametrize(("was", "wrong"), [("听证", "记事"), ("记事", "听证")])
def test_a_note_on_which_more_hangs_stays_of_its_kind(told, xf, was, wrong):
    told(ADD, WAY, f"note 1 --kind {was} --text 说过 --on 2026-01-08")
    seq = xf("show 1 --json").json["history"][-1]["seq"]
    err = xf(f"amend 1 --entry {seq} --kind {wrong} --reason 记错", code=1).err
    assert f"xf undo 2026-0001 --entry {seq}" in err
    xf(f"amend 1 --entry {seq} --kind {was} --text 当面说过 --reason 记错")


def test_no_option_that_sets_a_step_right_says_what_holds_without_it(xf):
    options_of = dict.fromkeys(name for fields in corrections.FIELDS.values() for name in fields)
    page = xf("amend -h").out
    lines = {words.split(" ")[0].strip(","): words for words in map(str.strip, page.splitlines())}
    said = [lines[option] for name in options_of if (option := f"--{name}") in lines]
    assert len(said) > 15
    assert [line for line in said if "默认" in line] == [
        "--petition N            第几件的登记，默认 1；一步是给谁的"
    ]
    assert "不写不变" in lines["--on"]
    assert "--settled, --no-settled" in page


def test_what_a_correction_does_not_name_stays(told, xf):
    place = told(*HANDLED, "extend 1 --days 15 --reason 复杂 --leader 丁镇长 --on 2026-01-08")
    xf(f"amend 1 --entry {place['extend']} --leader 戊镇长 --reason 记错")
    step = next(line for line in xf("show 1 --json").json["history"] if line["kind"] == "extend")
    assert (step["on"], step["was"]) == ("2026-01-08", {"approver": "丁镇长"})
    assert "延期 15 日，戊镇长批准" in step["text"]


def test_an_act_in_two_cases_turned_round_says_how_they_stand(told, xf):
    told(*TWO)
    xf("amend 2 --repeat-of 1 --reason 同一件事")
    assert "2026-0002 又并在 2026-0001 里" not in xf("undo 1 --reason 并错").err
    undo = places(xf)["undo"]
    done = xf(f"undo 1 --entry {undo} --reason 没有并错")
    assert "2026-0002 又并在 2026-0001 里" in done.out
    assert "两件又各是一件" in xf("undo 2 --reason 到底并错").out


def test_who_joins_is_told_by_when_the_answer_is_due_now_and_why_that_is_later(told, xf):
    told(
        *HANDLED, "extend 1 --days 30 --reason 复杂 --leader 丁镇长 --on 2026-01-12",
        "note 1 --kind 告知 --on 2026-01-13", ADD.replace("甲某", "辛某").replace("01-05", "01-15"),
        "classify 2 --item MZ-QT-13 --on 2026-01-16", "accept 2 --on 2026-01-16",
    )  # fmt: skip
    assert "告知" not in xf("show 1").out.splitlines()[1]
    joined = xf("amend 2 --repeat-of 1 --reason 同一件事")
    assert "办理期限 2026-03-17 → 2026-04-07" in joined.err
    assert "xf note 2026-0001 --kind 告知 --petition 2" in joined.out
    assert "告知延期理由" in xf("due").out
    xf("note 1 --kind 告知 --petition 2")
    assert "告知" not in xf("show 1").out.splitlines()[1]


def test_who_comes_after_the_office_answered_what_it_had_found_itself_is_joined_to_that(told, xf):
    found = (
        ADD.replace("来访", "排查").replace("--new", "--address 柳河村1组 --new"),
        *HANDLED[1:],
    )
    told(*found, "reply 1 --result 支持 --on 2026-01-20", ADD.replace("01-05", "01-25"))
    assert "2026-0002 已并入 2026-0001" in xf("amend 2 --repeat-of 1 --reason 同一件事").out
    told(ADD.replace("甲某", "乙某").replace("01-05", "01-15"))
    assert "没有答复过" in xf("amend 3 --repeat-of 1 --reason 同一件事", code=1).err


def test_a_correction_ends_with_what_stood_there_and_what_does_now(told, xf):
    place = told(ADD, WAY, "refuse 1 --to 县法院 --reason 应诉讼 --on 2026-01-07")["refuse"]
    done = xf(f"amend 1 --entry {place} --to 县医保局 --on 2026-01-08 --reason 选错").out
    assert "已更正序" in done
    assert "日期 2026-01-07 → 2026-01-08，有权机关 县法院 → 县医保局" in done
    assert "信访人 甲* → 戊*" in xf("amend 1 --name 戊某 --reason 听错").out
    long = xf(f"amend 1 --text {'很长的话' * 40} --reason 漏写").out
    assert "更正序 3：内容。" in long


def test_steps_to_choose_among_are_told_apart(told, xf):
    told(*HANDLED, ADD.replace("甲某", "乙某").replace("--new", "--repeat-of 1"))
    xf("note 1 --kind 告知 --petition 2 --on 2026-01-08")
    xf("note 1 --kind 走访 --text 去过 --on 2026-01-08")
    err = xf("amend 1 --text 补的话 --reason 漏写 --entry 0", code=2).err
    assert "没有序 0" in err
    err = xf("amend 1 --kind 记事 --reason 选错", code=2).err
    assert "2026-01-08  告知（给序" in err
    assert "2026-01-08  走访；" in err or "2026-01-08  走访）" in err


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ((), "undo 1 --reason 手误"),
        (("amend 2 --repeat-of 1 --reason 同一件事",), "undo 1 --reason 手误"),
        ((), "void 1 --reason 手误 --yes"),
    ],
)
def test_what_was_taken_back_by_mistake_comes_back_by_what_is_printed(told, xf, more, wrong):
    told(*TWO, *more)
    before = state(xf)
    done = xf(wrong).out
    assert state(xf) != before
    cure = done.partition("错了就恢复：xf ")[2].partition("。")[0]
    xf(cure)
    assert state(xf) == before


@pytest.mark.parametrize("typed", ["--person 4 --name 癸某", "--person=4 --name 癸某"])
def test_a_petitioner_beyond_the_next_is_added_by_what_is_printed_to_the_same_petition(
    told, xf, run, typed
):
    join = "add --channel 来信 --name 丙某 --village 柳河村 --title 也要照顾 --repeat-of 1 --on 2026-01-08"
    told(ADD, join)
    refused = run(f"amend 1 --petition 2 {typed} --reason 漏了")
    again = refused.err.partition("要添加一位：xf ")[2].strip()
    assert again == "amend 1 --petition 2 --name … --reason … --person 2"
    xf(again.replace("--name …", "--name 癸某"))
    assert [len(p["people"]) for p in xf("show 1 --json").json["petitions"]] == [1, 2]


def test_what_is_brought_back_before_what_it_rests_on_says_what_comes_first(told, xf):
    told(*DELIVERED)
    xf("undo 1 --reason 甲")
    first = xf("show 1 --json").json["history"][-1]["seq"]
    xf("undo 1 --entry {reply} --reason 乙".format(**places(xf)))
    second = xf("show 1 --json").json["history"][-1]["seq"]
    refused = xf(f"undo 1 --entry {first} --reason 恢复送达", code=1).err
    assert f"先恢复那一步：xf undo 2026-0001 --entry {second} --reason 理由" in refused
    xf(f"undo 1 --entry {second} --reason 恢复答复")
    xf(f"undo 1 --entry {first} --reason 恢复送达")
    assert state(xf)["status"] == "已送达"


def test_a_registration_that_a_correction_would_let_fall_is_set_right_not_taken_back(told, xf):
    join = "add --channel 来信 --name 丙某 --village 柳河村 --title 也要照顾 --repeat-of 1 --on 2026-01-08"
    place = told(ADD, join)["add"]
    refused = xf("amend 1 --received-on 2026-01-09 --reason 看错", code=1).err
    assert f"xf amend 2026-0001 --entry {place} --on 日期" in refused
    assert "xf undo" not in refused
    xf(f"amend 1 --entry {place} --on 2026-01-10 --reason 看错")
    xf("amend 1 --received-on 2026-01-09 --reason 看错")


def test_a_correction_that_was_taken_back_is_not_to_be_taken_back_once_more(told, xf):
    told(*SENT, "amend 1 --title 别的 --reason 错")
    place = places(xf)["amend"]
    xf("undo 1 --reason 不错")
    refused = xf(f"amend 1 --entry {place} --on 2026-01-06 --reason 错", code=1).err
    assert "已撤销，没有可更正的" in refused
    assert "先撤销" not in refused


def test_what_is_taken_back_is_named_as_it_had_been_set_right(told, xf):
    place = told(*ANSWERED)["reply"]
    xf(f"amend 1 --entry {place} --result 不予支持 --reason 看错")
    taken = xf(f"undo 1 --entry {place} --reason 没答").out
    assert f"已撤销序 {place}（2026-01-20 答复：不予支持" in taken
    undone = xf("show 1 --json").json["history"][-1]["seq"]
    assert "不予支持" in xf(f"undo 1 --entry {undone} --reason 答了").out.partition("撤销它的")[0]
