"""The desk, by real keys: every step at one key, the command shown, names only where a case is open."""

import re
import shutil
import stat
import time
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="needs a pseudo-terminal")
pytest.importorskip("pyte")

from tests.typist import Typist
from xfcli import ledger
from xfcli.commands import desk as commands_desk
from xfcli.errors import BadValue
from xfcli.screen.desk import chain, choice, pick, question, steps
from xfcli.screen.form import page, surroundings
from xfcli.screen.form.fields import Field, judged
from xfcli.system import drafts
from xfcli.text import places

F1, F2, F10 = "\x1bOP", "\x1bOQ", "\x1b[21~"


@pytest.fixture
def at_desk(tmp_path, monkeypatch, demo_year):
    """Open xf on a copy of the demo ledger, which stands on 2 July 2026."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    monkeypatch.delenv("XF_TODAY")
    shutil.copyfile(demo_year, tmp_path / "台账.db")
    typists = []

    def _at_desk(*words: str, **around) -> Typist:
        typists.append(Typist(*words, **around))
        return typists[-1]

    yield _at_desk
    for typist in typists:
        typist.kill()


@pytest.fixture
def desk(at_desk):
    typist = at_desk()
    typist.until("F10 退出")
    return typist


def standing_out(typist: Typist) -> str:
    """The row that Enter takes."""
    rows = range(typist.screen.lines)
    return next(typist.lines[y] for y in rows if typist.screen.buffer[y][1].reverse)


def status(xf, no: str) -> str:
    return str(xf(f"show {no} --json").json["status"])


def test_the_first_screen_says_what_is_urgent(desk):
    lines = desk.lines
    assert lines[0].startswith(" 今天 2026-07-02 周四    逾期 ")
    assert "昨日来" in lines[0]
    assert "逾期" in lines[2]
    assert "F2 登记" in lines[-1]
    assert all(len(line) <= 80 for line in lines)


def test_the_list_holds_no_name_and_an_open_case_does(at_desk, xf):
    xf("add --channel 来访 --name 欧阳某某 --village 东山村 --title 修桥 --new", today="2026-07-02")
    typist = at_desk()
    typist.until("F10 退出")
    typist.send("修桥")
    typist.settle()
    assert "欧阳" not in typist.text
    typist.press("\r")
    typist.until("下一步：分类")
    assert "欧阳某某" in typist.text


def test_numbers_are_masked_and_a_sealed_case_is_its_number_and_days(at_desk, xf):
    told = "--channel 来访 --name 欧阳某某 --phone 13805712233 --id-number 110101199003070038 --new"
    xf(f"add {told} --title 修桥 --text 电话13805712233", today="2026-07-02")
    xf(f"add {told} --title 反映某干部 --purpose 检举控告", today="2026-07-02")
    open_one, sealed = (row["no"] for row in xf("list --json").json[-2:])
    typist = at_desk()
    typist.until("F10 退出")
    for no in (open_one, sealed):
        typist.send(no)
        typist.settle()
        typist.press("\r")
        typist.until("0 或 Esc 回清单")
        assert ("欧阳某某" in typist.text) == (no == open_one)
        typist.press("0")
        typist.until("F10 退出")
        typist.press("\x1b")
        typist.until(lambda text: "找: 2026" not in text)
    typist.press(F10)
    assert typist.end() == 0
    written = typist.written.decode(errors="replace")
    for hidden in ("13805712233", "110101199003070038", "反映某干部"):
        assert hidden not in written
    assert not xf("log --access --json").json


def test_numbers_are_shown_for_a_reason_that_is_recorded_and_leave_the_screen(at_desk, xf):
    told = "--channel 来访 --name 欧阳某某 --phone 13805712233 --title 修桥 --new"
    xf(f"add {told}", today="2026-07-02")
    no = xf("list --json").json[-1]["no"]
    typist = at_desk()
    typist.until("F10 退出")
    typist.send(no)
    typist.settle()
    typist.press("\r")
    typist.until("F4 看个人信息")
    typist.press("\x1bOS", "\r")
    typist.until("不能空着")
    typist.say("回电话核实")
    typist.until("回车回到这一件")
    assert "13805712233" in typist.text
    typist.press("\r")
    typist.until("F4 看个人信息")
    assert "13805712233" not in typist.text
    typist.press("0")
    typist.until("F10 退出")
    typist.press(F10)
    assert typist.end() == 0
    assert "13805712233" not in typist.text
    (look,) = xf("log --access --json").json
    assert (look["no"], look["reason"]) == (no, "回电话核实")


def test_typing_finds_by_initials_and_in_the_whole_register(desk):
    desk.send("db")
    desk.settle()
    assert "低保" in desk.text
    desk.press("\x15")
    desk.send("2025-0001")
    desk.until("2025-0001")
    desk.press("\r")
    desk.until("回清单")
    desk.press("0")
    desk.until("F10 退出")


def test_a_number_that_is_typed_is_the_number_of_a_case(desk):
    """12 is number 12 of this year, whatever is 112 days overdue."""
    desk.send("12")
    desk.until("找: 12")
    desk.press("\r")
    desk.until("回清单")
    assert desk.lines[0].strip().startswith("2026-0012")


def test_numbers_come_before_what_only_reads_so():
    texts = {"2026-0036": "逾期112天", "2025-0012": "", "2026-0112": "", "2026-0012": ""}
    rows = [choice.Row(no, f"{no}  {text}") for no, text in texts.items()]
    typed = choice.together("12", choice.found("12", rows), rows[1:])
    assert [row.key for row in typed] == ["2026-0012", "2025-0012", "2026-0112", "2026-0036"]


def test_a_digit_is_a_step_and_its_command_is_shown(at_desk, xf):
    xf("add --channel 来访 --name 甲 --title 历史遗留的补助 --new", today="2026-07-02")
    no = xf("list --json").json[-1]["no"]
    xf(f"classify {no} --item MZ-QT-13")
    typist = at_desk()
    typist.until("F10 退出")
    typist.send(no)
    typist.settle()
    typist.press("\r")
    typist.until("下一步：书面告知受理")
    typist.press("1")
    typist.until(f"$ xf accept {no}")
    assert "受理告知" in typist.text
    place = next(line for line in typist.lines if "转送" in line and line.strip()[0].isdigit())
    typist.press(place.strip()[0])
    typist.until("单位")
    typist.send("没有的单位")
    typist.press("\r")
    typist.until("单位名册里没有")
    typist.press("\x15")
    typist.send("mzb")
    typist.press("\t")
    typist.until("民政办")
    typist.press("\r", "\r")
    typist.until(f"$ xf transfer {no} --to 民政办")
    assert status(xf, no) == "已转送"
    typist.press("0")
    typist.until("F10 退出")
    typist.press(F10)
    assert typist.end() == 0


def test_arrows_pages_and_backspace_and_digits_of_an_input_method(desk):
    """Enter opens the row that stands out; ０ as an input method writes it goes back."""
    listed = [re.search(r"20\d\d-\d{4}", line) for line in desk.lines]
    numbers = [found[0] for found in listed if found]
    desk.press("\x1b[B", "\x1b[B", "\x1b[A", "\r")
    desk.until("回清单")
    assert desk.lines[0].strip().startswith(numbers[1])
    desk.press("０")
    desk.until("F10 退出")
    desk.press("\x1b[6~", "\x1b[5~", "\x1b[A", "\r")  # a page on, a page back, one up
    desk.until("回清单")
    desk.press("0")
    desk.until("F10 退出")
    desk.send("没有这样的")
    desk.until("没有符合的")
    desk.press("\r")  # opens nothing
    for _ in range(5):
        desk.press("\x7f")
    desk.until(lambda text: "没有符合的" not in text)
    assert numbers[0] in desk.text
    desk.press(F10)
    assert desk.end() == 0


def test_a_refused_step_says_why_and_the_desk_goes_on(desk, xf):
    desk.press("\r")
    desk.until("回清单")
    desk.send("重新办理")
    desk.settle()
    desk.press("\r")
    desk.until("写明理由")
    desk.say("补充调查")
    desk.until("$ xf reopen")
    assert "xf: " in desk.text
    desk.press("0")
    desk.until("F10 退出")


def test_a_step_that_is_put_down_has_what_was_typed_when_it_is_taken_up_again(desk):
    desk.press("\r")
    desk.until("回清单")
    for _ in range(2):
        desk.send("重新办理")
        desk.until("找: 重新办理")
        desk.press("\r")
        desk.until("重新办理：")
        assert "草稿留着" in desk.text
        if "补充调查" not in desk.text:
            desk.send("补充调查")
            desk.until("补充调查")
            desk.press("\x03")
            desk.until("回清单")
    assert "补充调查" in desk.text


def to_reply(at_desk, xf) -> tuple[Typist, str]:
    """Open the form of the reply of a case that waits for one, by its number."""
    rows = xf("list --json").json
    no = next(r["no"] for r in rows if (r["status"], r["route"]) == ("办理中", "信访程序"))
    typist = at_desk("reply", no)
    typist.until("1 支持")
    return typist, no


def test_a_step_that_was_killed_has_its_draft_until_it_is_taken(at_desk, xf, tmp_path):
    typist, no = to_reply(at_desk, xf)
    typist.say("1")
    typist.send("青信复〔2026〕99号")
    typist.until("99号")
    time.sleep(0.4)
    typist.kill()
    (draft,) = tmp_path.glob("xf-draft-*")
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    again = at_desk("reply", no)
    again.until("99号")
    assert "支持" in again.text
    again.press("\r", "\r")
    assert again.end() == 0
    assert status(xf, no) == "已答复"
    assert not list(tmp_path.glob("xf-draft-*"))


def test_a_step_that_is_put_down_says_one_thing_and_is_not_offered_for_another_case(
    at_desk, xf, tmp_path
):
    typist, _ = to_reply(at_desk, xf)
    typist.say("2")
    typist.press("\x03")
    assert typist.end() == 130
    written = typist.written.decode(errors="replace")
    assert "填的都留着" in written
    assert "没有保存" not in written
    other = at_desk("add")
    other.until("1 形式")
    assert "没登记完的" not in other.written.decode(errors="replace")
    assert list(tmp_path.glob("xf-draft-*"))


def test_what_was_left_of_a_step_goes_with_the_personal_data_of_its_case(tmp_path):
    ledger = tmp_path / "台账.db"
    for no in ("2026-0001", "2026-0002"):
        drafts.Keeper(ledger, of=f"reply {no}").keep({"--text": "甲某某"}, "2026-03-20T09:00")
    drafts.forget(ledger, {"2026-0001"})
    assert drafts.left(ledger, "reply 2026-0001") is None
    assert drafts.left(ledger, "reply 2026-0002")


def test_an_arrow_that_a_slow_line_splits_is_an_arrow(desk):
    """Esc waits for the rest of it: half an arrow would be typed into the filter, and find nothing."""
    second = next(line for line in desk.lines[3:] if line.strip()).strip()[:40]
    desk.send("\x1b")
    time.sleep(0.2)
    desk.send("[B")
    desk.settle(0.8)
    assert "[B" not in desk.text
    assert re.search(r"找:\s+\d+ 项", desk.text)
    desk.press("\r")
    desk.until("回清单")
    number = re.search(r"20\d\d-\d{4}", second)
    assert number
    assert desk.lines[0].strip().startswith(number[0])


@pytest.mark.parametrize(
    "keys",
    [
        page._KEYS, page._STEP_KEYS, surroundings.REGISTER, chain._KEYS, chain._UNSURE, question._DECIDE,
        pick._KEYS, commands_desk._LIST_KEYS, commands_desk._CASE_KEYS,
    ],
)  # fmt: skip
def test_the_line_of_keys_is_whole_in_the_79_places_of_windows(keys):
    assert places(f" {keys}") <= 79


def test_help_register_and_leave(desk, xf):
    count = len(xf("list --json").json)
    desk.press(F1)
    desk.until("一个数字一步")
    desk.press(F2)
    desk.until("1 形式")
    desk.press("\x03")
    desk.until("F10 退出")
    desk.press("\x03")
    assert desk.end() == 0
    assert len(xf("list --json").json) == count


@pytest.mark.parametrize("closes", [F1, "\x1b"])
@pytest.mark.parametrize("leaves", [F10, "\x03"])
@pytest.mark.parametrize("is_open", [False, True])
def test_the_help_says_what_keys_do_and_goes_again(desk, is_open, leaves, closes):
    here = "0 或 Esc 回清单" if is_open else "F10 退出"
    if is_open:
        desk.press("\r")
    desk.until(here)
    desk.press(F1)
    desk.until("一个数字一步")
    assert ("F2 登记新的" in desk.text) != is_open
    desk.press(closes)
    desk.until(lambda text: "一个数字一步" not in text)
    desk.until(here)
    desk.press(leaves)
    assert desk.end() == 0


def test_a_paste_at_the_desk_takes_no_step(desk, xf):
    before = [row["status"] for row in xf("list --json").json]
    desk.paste("1\n1\n1\n是\n0", marked=False)
    time.sleep(0.2)
    desk.paste("1\n1", marked=True)
    desk.press("\x03")
    assert desk.end() == 0
    assert [row["status"] for row in xf("list --json").json] == before


def test_a_case_that_came_back_is_sent_on_with_grounds(book, xf):
    """What the rule refuses to go without is asked for where the step is filled in."""
    xf("add --channel 来信 --title 修路 --new")
    xf("classify 1 --route 信访程序 --domain 其他")
    xf("units --add 民政办 --kind 部门")
    (transfer,) = (step for step in steps.STEPS if step.verb == "transfer")

    def grounds() -> Field:
        with ledger.reading(None) as reader:
            asked = transfer.fields(reader.case("1"), ["民政办"])
        return next(field for field in asked if field.key == "--reason")

    assert not grounds().needed
    xf("transfer 1 --to 民政办")
    xf("return 1 --reason 不是本办的")
    assert judged(grounds(), "", {}).refusal
    assert "可空" not in grounds().hint


def test_where_a_number_is_missing_it_is_chosen(at_desk, xf):
    typist = at_desk("deliver")
    typist.until("xf deliver：哪一件？")
    assert "已答复" in typist.text
    no = next(line for line in typist.lines if "已答复" in line).split()[0]
    typist.press("\r")
    typist.until("怎么告知")
    typist.press("\r")
    assert typist.end() == 0
    assert f"xf deliver {no}" in typist.written.decode(errors="replace")
    assert status(xf, no) != "已答复"


def test_what_the_chosen_step_wants_is_asked_as_at_the_desk(at_desk, xf):
    typist = at_desk("reply")
    typist.until("xf reply：哪一件？")
    typist.press("\x1b[B", "\r")
    typist.until("1 支持")
    typist.say("1")
    typist.say("青信复〔2026〕99号")
    typist.press("\r")
    typist.end()
    written = typist.written.decode(errors="replace")
    no = re.search(r"xf reply (20\d\d-\d{4}) --result 支持 --doc-no 青信复", written)
    assert no, typist.text


def test_a_digit_is_the_same_step_in_every_case_and_escape_goes_back(desk):
    def steps() -> list[str]:
        return [line.strip() for line in desk.lines if re.match(r" \d ", line)]

    desk.press("\r")
    desk.until("0 或 Esc 回清单")
    first = steps()
    desk.send("xq")
    desk.until(lambda text: "找: xq" in text)
    desk.press("\x1b")
    desk.until(lambda text: "找: xq" not in text)
    desk.press("?")
    desk.until("一个数字一步")
    desk.press("\x1b")
    desk.until(lambda text: "一个数字一步" not in text)
    desk.press("\x1b")
    desk.until("F10 退出")
    desk.send("2025-0001")
    desk.until("2025-0001 ")
    desk.press("\r")
    desk.until("0 或 Esc 回清单")
    assert steps()[:5] == first[:5]


def test_a_paper_without_a_number_asks_which_case(at_desk, xf, tmp_path):
    typist = at_desk("notice", "回执")
    typist.until("xf notice：哪一件？")
    typist.press("\r")
    assert typist.end() == 0
    assert list(tmp_path.glob("回执-2*.docx"))


def test_escape_takes_what_was_typed_and_every_row_is_there_again(desk):
    whole = re.search(r"\d+ 项", desk.text)[0]
    desk.send("不会有的")
    desk.until("没有符合的")
    desk.press("\x1b")
    desk.until(lambda text: whole in text and "没有符合的" not in text)


@pytest.mark.parametrize("clears", ["\x1b", "\x15"])
def test_the_step_that_is_due_stands_out_again_once_nothing_is_typed(at_desk, xf, clears):
    xf("add --channel 来访 --name 甲 --title 历史遗留的补助 --new", today="2026-07-02")
    typist = at_desk()
    typist.until("F10 退出")
    typist.send("历史遗留")
    typist.settle()
    typist.press("\r")
    typist.until("下一步：分类")
    assert "分类" in standing_out(typist)
    typist.send("xq")
    typist.until("找: xq")
    typist.press(clears)
    typist.until(lambda text: "找: xq" not in text)
    assert "分类" in standing_out(typist)


@pytest.mark.parametrize("slash", ["/", "、", "／"])
def test_a_slash_begins_to_find(desk, slash):
    desk.press(slash)
    desk.send("db")
    desk.until(lambda text: "找: db" in text)
    assert "低保" in desk.text


def test_off_a_terminal_nothing_changes(book, xf, process):
    assert "用法：xf 命令" in process().stdout.decode()
    assert "缺少编号" in xf("reply", code=2).err
    assert xf("add --channel 来信 --title 修路 --new").code == 0
    assert xf("1").out == xf("show 1").out
    assert xf("查看 1").out == xf("看 1").out == xf("show 1").out
    assert "是不是 登记？" in xf("登", code=2).err
    assert "add 登记" in xf("-h").out
    assert "中文：xf 分类、xf 归类" in xf("归类 -h").out
    assert xf("add --channel 来信 --title 修桥 --new").code == 0
    assert xf("1 2").out == xf("show 1").out + "\n" + xf("show 2").out
    assert [one["no"] for one in xf("1 2 --json").json] == ["2026-0001", "2026-0002"]
    assert "xf list --overdue" in xf("list --status 逾期", code=2).err
    assert "缺少编号" in xf("答复", code=2).err


@pytest.mark.parametrize(("columns", "rows"), [(80, 25), (60, 15), (40, 12), (200, 50)])
def test_any_screen_will_do(at_desk, columns, rows):
    typist = at_desk(columns=columns, rows=rows)
    typist.until("找:")
    typist.press("\r")
    typist.until("下一步" if rows > 20 else "找:")
    assert all(len(line) <= columns for line in typist.lines)


@pytest.mark.parametrize("typed", ["0", "0clear", "xf add", "1", "？"])
def test_a_digit_or_a_key_is_no_organ_that_a_petitioner_is_sent_to(typed):
    with pytest.raises(BadValue):
        steps.organ(typed, {})
    assert steps.organ("县政府", {}) == "县政府"
