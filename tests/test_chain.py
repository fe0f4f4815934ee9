"""From a registration to the slip in the petitioner's hand: one key a step, the same entries."""

import time
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="needs a pseudo-terminal")
pytest.importorskip("pyte")

from tests.typist import Typist
from xfcli import ledger
from xfcli.case.words import Route
from xfcli.screen.desk import steps

# A visit as it comes most often, and the keys that an input method takes for its words: full pinyin
# and a space for each word of the name and the title, as in a spreadsheet.
NAME, NAME_KEYS = "张大明", len("zhang da ming ")
TITLE = "高龄津贴漏发三个月要求补发"
TITLE_KEYS = len("gaoling jintie loufa sangeyue yaoqiu bufa ")
PHONE = "13805712233"
LETTER = ("--channel", "来信", "--name", "乙某某", "--village", "大石村")


@pytest.fixture
def counter(book, xf, tmp_path, monkeypatch):
    xf("units --add 东山村、大石村、柳河村 --kind 村")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    typists = []

    def _counter(*words: str, **around) -> Typist:
        typists.append(Typist(*(words or ("add",)), **around))
        return typists[-1]

    yield _counter
    for typist in typists:
        typist.kill()


def the_commonest_visit(typist: Typist) -> None:
    typist.until("1 形式")
    typist.say("")
    typist.say(NAME, NAME_KEYS)
    typist.say("lh")
    typist.say(PHONE)
    for _ in range(3):  # no address, no ID number, one person
        typist.say("")
    typist.say(TITLE, TITLE_KEYS)
    typist.say("")
    typist.until("回车 登记")
    time.sleep(0.35)
    typist.say("")


def kinds(xf) -> list[str]:
    return [entry["kind"] for entry in xf("show 1 --json").json["history"]]


def test_the_commonest_visit_takes_at_most_110_keys_and_three_more(counter, xf, tmp_path):
    typist = counter()
    the_commonest_visit(typist)
    typist.until("归类：2026-0001")
    assert typist.keys <= 110, typist.keys
    registered = typist.keys
    for key, wanted in (("\r", "当场受理"), ("\r", "制作回执"), ("\r", None)):
        time.sleep(0.2)
        typist.press(key)
        if wanted:
            typist.until(wanted)
    assert typist.end() == 0
    assert typist.keys - registered == 3
    assert kinds(xf) == ["登记", "分类", "受理告知", "文书"] or len(kinds(xf)) == 4
    assert (tmp_path / "回执-2026-0001.docx").exists()
    written = typist.written.decode(errors="replace")
    assert "xf accept 2026-0001" in written


def test_the_slip_is_printed_where_there_is_a_printer(counter, xf, tmp_path, monkeypatch):
    """Two programs stand for the office and for the printers; without them it says where the slip lies."""
    printers = tmp_path / "bin"
    printers.mkdir()
    for name in ("soffice", "lpstat"):
        program = printers / name
        program.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/printed\n', "utf-8")
        program.chmod(0o755)
    xf("add --channel 来访 --name 甲某某 --title 历史遗留的补助 --new")
    for path, wanted in ((str(printers), "打印回执"), ("", "制作回执")):
        monkeypatch.setenv("PATH", f"{path}:/nowhere")
        monkeypatch.delenv("DISPLAY", raising=False)
        typist = counter("add", *LETTER, "--title", "修路", "--new")
        typist.until("归类：")
        typist.say("MZ-QT-13")
        typist.until("当场受理")
        typist.press("0")
        typist.until(wanted)
        typist.press("\r")
        assert typist.end() == 0
        shown = typist.text.replace("\n", "")
        assert ("已送到打印机" in shown) == bool(path)
        assert ("打开它来打印" in shown) != bool(path)
    assert "--headless -p 回执-2026-0002.docx" in (tmp_path / "printed").read_text("utf-8")


def test_the_chain_leaves_the_same_entries_as_one_command_and_as_four(counter, xf, book):
    typist = counter()
    the_commonest_visit(typist)
    typist.until("归类")
    for key, wanted in (("\r", "当场受理"), ("\r", "制作回执"), ("\r", None)):
        time.sleep(0.2)
        typist.press(key)
        if wanted:
            typist.until(wanted)
    assert typist.end() == 0
    code = "MZ-YL-01"
    history = xf("show 1 --json").json
    item = history["history"][1]["text"]
    told = [entry["text"] for entry in history["history"]]
    code = item.split("（")[1].split("）")[0]
    one = f"add --channel 来访 --name 李四 --title {TITLE} --new --item {code} --accept --slip 一.docx"
    assert "2026-0002" in xf(one).out
    assert [e["text"] for e in xf("show 2 --json").json["history"]] == told
    for words in (
        f"add --channel 来访 --name 王五 --title {TITLE} --new", f"classify 3 --item {code}", "accept 3",
        "notice 回执 3 -o 三.docx",
    ):  # fmt: skip
        xf(words)
    assert [e["text"] for e in xf("show 3 --json").json["history"]] == told


@pytest.mark.parametrize(
    "words",
    [
        "--item 没有 --accept",
        "--item MZ-DB-01 --accept --slip 没有的文件夹/回执.docx",
        "--item MZ-DB-01 --slip 回执.txt",
    ],
)
def test_all_at_once_is_all_or_nothing(book, xf, run, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(f"add --channel 来访 --name 甲某 --title 低保停发 --new {words}")
    assert done.code != 0
    assert done.out == ""
    assert xf("list --json").json == []
    assert not list(tmp_path.glob("*.docx"))


def test_a_question_is_answered_on_the_spot_in_one_step(counter, xf):
    typist = counter("add", "--channel", "来电", "--title", "请问高龄津贴从几岁开始", "--new")
    typist.until("归类：2026-0001")
    typist.press("\x1bOR")  # F3
    typist.until("当场答复")
    typist.say("年满八十周岁的老人可以申请")
    typist.until("回车 = 电话")
    typist.press("\r")
    assert typist.end() == 0  # and no slip is offered: nobody is there to take it
    shown = xf("show 1 --json").json
    assert shown["status"] == "已办结"
    assert "电话告知" in [entry["text"] for entry in shown["history"]]
    assert [e["kind"] for e in shown["history"]] == ["登记", "分类", "答复", "送达", "办结"] or len(
        shown["history"]
    ) == 5


def test_a_written_answer_on_the_phone_is_asked_how_it_went_out(counter, xf):
    """Nothing is handed over on the phone: no way is taken for granted, and to say it is not one."""
    typist = counter(
        "add", "--channel", "来电", "--name", "甲某某", "--title", "历史遗留的补助", "--new"
    )
    typist.until("归类：2026-0001")
    typist.say("MZ-QT-13")
    typist.until("当场受理")
    time.sleep(0.2)
    typist.press("2")
    typist.until("当场答复：")
    typist.say("已查明，下月恢复发放")
    typist.until("怎么告知")
    typist.press("\r")
    typist.until("怎么告知不能空着")
    typist.say("电话")
    typist.until("没有「电话」")
    typist.press("\x15")
    typist.say("4")
    typist.until("要有见证人")
    typist.press("\r")
    typist.until("见证人不能空着")
    typist.say("见某")
    typist.until("制作回执")
    typist.press("0")
    assert typist.end() == 0
    assert "留置送达" in [entry["text"] for entry in xf("show 1 --json").json["history"]]


@pytest.mark.parametrize(
    ("channel", "route", "usual"),
    [
        ("来访", Route.ADVICE, "口头"), ("来电", Route.ADVICE, "电话"), ("来信", Route.ADVICE, ""),
        ("来访", Route.PETITION, "直接"), ("来电", Route.PETITION, ""), ("来访", Route.ADMINISTRATIVE, "直接"),
    ],
)  # fmt: skip
def test_the_channel_alone_says_how_an_answer_was_told(book, xf, channel, route, usual):
    xf(f"add --channel {channel} --name 甲某 --title 低保停发 --new")
    with ledger.reading(str(book)) as reader:
        field, _witness = steps.delivery(reader.case("2026-0001"), route)
    assert field.default({}) == usual
    assert field.needed
    assert ("电话" in field.known({})) is not (route is Route.PETITION)


@pytest.mark.parametrize(
    ("channel", "told"), [("来访", "口头告知"), ("来电", "电话告知"), ("来信", "直接送达")]
)
def test_a_delivery_without_a_method_is_by_the_channel(book, xf, channel, told):
    xf(f"add --channel {channel} --name 甲某 --title 请问高龄津贴 --new")
    for words in ("classify 1 --route 咨询 --domain 养老", "reply 1 --text 八十周岁", "deliver 1"):
        xf(words)
    assert told in [entry["text"] for entry in xf("show 1 --json").json["history"]]


def test_enter_takes_no_suggestion_that_does_not_lead(counter, xf):
    typist = counter("add", "--channel", "来电", "--title", "高龄津贴", "--new")
    said = typist.until("归类：2026-0001")
    assert "没有明显领先的" in said
    typist.press("\r")
    time.sleep(0.2)
    typist.settle()
    assert "归类：2026-0001" in typist.text
    assert kinds(xf) == ["登记"] or len(kinds(xf)) == 1
    typist.press("1")
    typist.until("xf classify 2026-0001")
    typist.press("0")
    typist.end()
    assert len(kinds(xf)) >= 2


def test_no_slip_is_offered_where_nobody_can_take_it(counter, xf):
    """An anonymous letter: it ends with its acceptance."""
    typist = counter("add", "--channel", "来信", "--title", "历史遗留的补助", "--new")
    typist.until("归类：")
    typist.say("MZ-QT-13")
    typist.until("当场受理")
    typist.press("\r")
    assert typist.end() == 0
    assert "回执" not in typist.written.decode(errors="replace")


def test_nobody_is_told_where_to_go_who_left_no_name(counter, xf):
    typist = counter("add", "--channel", "来信", "--title", "不服离婚判决", "--new")
    typist.until("归类：")
    typist.say("MZ-HY-06")
    assert typist.end() == 0
    assert "--outcome 匿名存查" in xf("show 1").out.splitlines()[1]
    assert "办结（匿名存查）" in xf("close 1 --outcome 匿名存查 --reason 没有姓名").out


def test_whatever_is_left_for_later_is_left(counter, xf):
    typist = counter()
    the_commonest_visit(typist)
    typist.until("归类")
    typist.press("0")
    assert typist.end() == 0
    assert len(kinds(xf)) == 1


def test_what_belongs_elsewhere_is_told_so_only_when_that_is_chosen(counter, xf):
    """A habit of Enter, or a 0 for later, refuses nothing."""
    typist = counter(
        "add", "--channel", "来访", "--name", "乙某某", "--title", "孤儿补助被停发", "--new"
    )
    typist.until("归类")
    typist.send("不服事实无人抚养儿童")
    typist.until("MZ-ET-03")
    typist.press("1")
    typist.until("1 告知他向")
    typist.send("哈0")
    typist.until("给信访人的回执")
    typist.press("0")
    assert typist.end() == 0
    assert len(kinds(xf)) == 2


def test_a_refusal_is_shown_whole_before_it_is_recorded(counter, xf):
    """Its answers are all there beforehand: two Enters of habit must not refuse anybody."""
    typist = counter("add", "--channel", "来访", "--name", "乙某某", "--title", "离婚财产", "--new")
    typist.until("归类")
    typist.say("MZ-HY-06")
    typist.until("1 告知他向")
    for wanted in ("1 有权机关", "2 理由", "登记不予受理告知"):
        typist.press("\r")
        typist.until(wanted)
    assert len(kinds(xf)) == 2
    assert "1 有权机关" in typist.text
    time.sleep(0.35)  # what decides is deaf at first
    typist.press("\r")
    typist.until("xf refuse 2026-0001")
    typist.press("0")
    assert typist.end() == 0
    assert len(kinds(xf)) == 3
