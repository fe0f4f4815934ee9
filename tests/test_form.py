"""The form of a registration, typed by real keys: nothing typed is lost, executed, or decides by itself."""

import ast
import json
import os
import random
import stat
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")
pytest.importorskip("pyte")

from prompt_toolkit.application import create_app_session  # noqa: E402
from prompt_toolkit.input import create_pipe_input  # noqa: E402
from prompt_toolkit.key_binding import KeyPress  # noqa: E402
from prompt_toolkit.keys import Keys  # noqa: E402
from prompt_toolkit.output import DummyOutput  # noqa: E402

from tests.typist import Typist  # noqa: E402
from xfcli.screen import initials, keyboard  # noqa: E402
from xfcli.screen.form import fields, lines, page, petition, state  # noqa: E402
from xfcli.screen.form.surroundings import Surroundings  # noqa: E402
from xfcli.screen.keyboard import Keyboard  # noqa: E402
from xfcli.system import clipboard  # noqa: E402
from xfcli.text import places  # noqa: E402

LETTER = "\n".join(f"第{i}行，要求说明低保停发的原因" for i in range(1, 11))
VILLAGES = ("东山村", "大石村", "柳河村")


@pytest.fixture
def counter(book, xf):
    """Open the form at the counter; every one is closed after the test."""
    xf("units --add 东山村、大石村、柳河村 --kind 村")
    typists = []

    def _counter(*words: str, **around) -> Typist:
        typists.append(Typist("add", *words, **around))
        typists[-1].until("1 形式" if "TERM" not in around else "形式")
        return typists[-1]

    yield _counter
    for typist in typists:
        typist.kill()


@pytest.fixture
def only(xf):
    """The first petition of the only case, with nothing hidden."""

    def _only():
        (case,) = xf("list --json").json
        return xf(f"show {case['no']} --json --reveal --reason 核对").json

    return _only


def finish(typist: Typist) -> None:
    """Register at the summary, and pass by whatever is offered after it."""
    typist.until("回车 登记")
    time.sleep(0.35)
    typist.press("\r")
    typist.until("已登记")


def to_title(typist: Typist) -> None:
    typist.say("1")  # 来信
    typist.say("甲某某")
    typist.until("3 村")
    for _ in range(4):  # village, phone, address, ID number
        typist.press("\r")
    typist.until("一句话")


def test_wrong_answers_are_asked_again_where_they_are_given(counter, only):
    typist = counter()
    typist.say("走 访".replace(" ", ""))
    typist.say("?")
    typist.until("不知道的空着")
    typist.press("\x15")
    typist.say("甲某某、乙某某")
    typist.say("ds")
    typist.until("是哪一个？再打数字：1 东山村  2 大石村")
    typist.send("2")
    typist.until("Tab 大石村")
    assert "是哪一个" not in typist.text
    typist.press("\x15")
    typist.say("lh")
    typist.until("3 村       柳河村")
    typist.say("138 0571 223")
    typist.until("位数不对，共 10 位。再按一次回车照填")
    typist.say("3")
    typist.press("\r")  # the address
    typist.say("3201011990010112x"[:17])
    typist.until("身份证号是 17 位，应为 18 位")
    typist.press("\x15", "\r")
    typist.say("一人")
    typist.until("填了 2 位的姓名")
    typist.press("\x15")
    typist.say("7人")
    typist.until("7 人数     7")
    typist.press("\r")
    typist.until("标题不能空着")
    typist.say("要求修路")
    typist.press("\r")
    finish(typist)
    petition = only()["petitions"][0]
    assert petition["channel"] == "来访"
    assert petition["people"][0] == {
        "name": "甲某某",
        "id_number": "",
        "phone": "13805712233",
        "address": "",
    }
    assert len(petition["people"]) == 2


def test_each_representative_has_a_phone(counter, only):
    typist = counter("--channel", "来访")
    typist.say("甲某某 乙某某")
    typist.until("甲某某、乙某某")
    typist.press("\r")
    typist.say("13805712233，138 0571 2244")
    for answer in ("", "", "", "修路", ""):
        typist.say(answer)
    finish(typist)
    assert [p["phone"] for p in only()["petitions"][0]["people"]] == ["13805712233", "13805712244"]


def test_the_way_back(counter):
    typist = counter()
    typist.say("1")
    typist.say("<")
    typist.until("来信  2 来访")
    typist.press("\r")
    typist.say("甲某某")
    typist.press("\x1b[A")
    typist.until(lambda text: "几个人用顿号" in text)
    typist.press("\r", "\x1b[Z")
    assert "几个人用顿号" in typist.text
    for answer in ("", "", "", "", "", "修路", "", "", ""):
        typist.say(answer)
    typist.until("回车 登记")
    typist.say("99")
    typist.until("没有「99」这一项")
    typist.say("2")
    typist.until("几个人用顿号")
    typist.press("\x15")
    typist.say("乙某某")
    typist.press("\x1bOQ")  # F2
    typist.until("回车 登记")
    assert "2 姓名     乙某某" in typist.text


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("lines", [10, 300])
def test_a_paste_is_one_value_and_decides_nothing(counter, only, marked, lines):
    letter = "\n".join(f"第{i}行要求说明低保停发的原因和补发的日子；rm -rf ." for i in range(lines))
    typist = counter()
    to_title(typist)
    typist.send("低保停发")
    typist.settle()
    time.sleep(0.2)
    typist.paste(letter, marked=marked)
    typist.until("放进了「内容」", 30)
    assert f"（共 {lines} 行）" in typist.text
    typist.press("\r", "\r", "\r", "\r")  # title, text, source, purpose
    finish(typist)
    found = only()
    assert (found["title"], found["petitions"][0]["text"]) == ("低保停发", letter)


def test_a_paste_at_the_summary_registers_nothing(counter, xf):
    typist = counter("--channel", "来访", "--title", "修路")
    typist.press("\x1bOQ")
    typist.until("回车 登记")
    time.sleep(0.4)
    typist.paste(LETTER, marked=False)
    typist.until("放进了「内容」")
    assert xf("list --json").json == []


def test_nothing_pasted_reaches_the_shell(counter, book, tmp_path, monkeypatch):
    script = f'{sys.executable} -m xfcli add; IFS= read -r -t 1 rest; echo "REST[$rest]"'
    typist = Typist.running(["bash", "-c", script])
    typist.until("1 形式")
    typist.send(f"touch {tmp_path}/PWNED\r" * 5 + "\x03")
    typist.send(f"touch {tmp_path}/PWNED\r" * 5)
    typist.until("REST[")
    assert "REST[]" in typist.text
    typist.kill()


def test_a_card_reader_fills_its_field_and_goes_on(counter):
    typist = counter("--channel", "来访", "--name", "甲某某")
    for _ in range(3):
        typist.press("\r")
    typist.until("次序同姓名")
    time.sleep(0.1)
    typist.send("110101199003070038\r")
    typist.until("110101199003070038")


@pytest.mark.parametrize("end", ["\x03", "kill"])
def test_what_was_typed_is_offered_again(counter, only, book, end):
    typist = counter()
    typist.say("1")
    typist.say("甲某某")
    typist.send("东山")  # not entered yet
    typist.settle()
    time.sleep(0.5)
    if end == "kill":
        typist.kill()
    else:
        typist.press(end)
        assert typist.end() == 130
        assert "填的都留着" in typist.text
        assert "没有保存" not in typist.text
    (draft,) = book.parent.glob("xf-draft-*")
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    again = Typist("add")
    again.until("上次有一份没登记完的")
    assert "甲某某" not in again.text
    again.press("\r")
    again.until("2 姓名     甲某某")
    assert "3 村       东山" in again.text
    again.press("\x1b[F")
    again.say("村")
    for answer in ("", "", "", "修路", "", "", ""):
        again.say(answer)
    finish(again)
    assert only()["petitions"][0]["village"] == "东山村"
    assert list(book.parent.glob("xf-draft-*")) == []
    again.kill()


def test_a_draft_is_registered_once(counter, book, xf):
    """Cut off between the commit and the end of the draft, it is known to be in the register."""
    xf("add --channel 来信 --title 修路 --new")
    left = {
        "ledger": book.name, "saved_at": "2026-03-20T09:00", "registering": True,
        "answers": {"channel": "来信", "title": "修路"},
    }  # fmt: skip
    (book.parent / "xf-draft-99999999-0123abcd.json").write_text(json.dumps(left), "utf-8")
    typist = counter()
    typist.press("\x03")
    assert "上次那一份已经登记了，是 2026-0001" in typist.written.decode(errors="replace")


def test_a_paste_at_the_draft_that_was_left_decides_nothing(counter, book):
    typist = counter("--channel", "来访")
    typist.say("甲某某")
    typist.press("\x03")
    typist.end()
    (draft,) = book.parent.glob("xf-draft-*")
    again = Typist("add")
    again.until("上次有一份没登记完的")
    again.paste("2\n我要反映\n1", marked=False)
    again.press("\x15", "2")
    again.until("丢掉就找不回来了")
    assert draft.exists()
    again.press("\r")
    again.until("1 形式")
    assert draft.exists()
    again.kill()


def test_a_paste_at_the_draft_that_was_left_decides_nothing_line_by_line(counter, book):
    typist = counter("--channel", "来访")
    typist.say("甲某某")
    typist.press("\x03")
    typist.end()
    again = Typist("add", TERM="dumb")
    again.until("上次有一份没登记完的")
    again.send("2\n2\n2\n")
    again.until("不算回答")
    again.kill()
    assert list(book.parent.glob("xf-draft-*"))


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
@pytest.mark.parametrize("leaves", ["0", "\x03"])
def test_a_draft_that_was_left_can_be_left_for_later(counter, book, term, leaves):
    """No form is opened to whoever goes; what was left is offered again."""
    typist = counter("--channel", "来访")
    typist.say("甲某某")
    typist.press("\x03")
    typist.end()
    (draft,) = book.parent.glob("xf-draft-*")
    again = Typist("add", TERM=term)
    again.until("上次有一份没登记完的")
    if term == "dumb":
        again.say("abc")
        again.until("没有「abc」")
        time.sleep(0.5)  # until it reads: a Ctrl-C just before is seen only with the next key
    again.press(leaves, *(["\r"] if (term, leaves) == ("dumb", "0") else []))
    assert again.end() == 130
    written = again.written.decode(errors="replace")
    assert "下次 xf add 接着填" in written
    assert "1 来信" not in written
    assert list(book.parent.glob("xf-draft-*")) == [draft]


def test_line_by_line_an_interruption_says_that_the_draft_is_kept(counter):
    typist = counter(TERM="dumb")
    for answer in ("走访", "甲某某"):
        typist.say(answer)
    typist.until("村（")
    time.sleep(0.5)  # as above
    typist.press("\x03")
    assert typist.end() == 130
    assert "下次 xf add 接着填" in typist.written.decode(errors="replace")


def test_what_is_typed_before_the_form_is_drawn_is_its_answers(book, xf):
    typist = Typist("add")
    typist.send("来访\r甲某某\r东山")
    typist.until("3 村       东山")
    assert "2 姓名     甲某某" in typist.text
    assert "WARNING" not in typist.written.decode(errors="replace")
    assert " 登记一件信访件" in typist.lines  # not behind what was echoed before xf began
    typist.press("\x03")
    assert typist.end() == 130


def test_what_is_typed_before_the_draft_that_was_left_is_offered_does_not_answer_that(
    counter, book
):
    typist = counter("--channel", "来访")
    typist.say("甲某某")
    typist.press("\x03")
    typist.end()
    again = Typist("add")
    again.send("2\r2\r乙某某\r")
    again.until("上次有一份没登记完的")
    assert "丢掉就找不回来了" not in again.text
    again.press("3")
    again.until("1 形式")
    again.until("乙某某")
    again.kill()
    assert len(list(book.parent.glob("xf-draft-*"))) == 2


@pytest.mark.parametrize(
    ("text", "at", "kept"),
    [
        ("", "channel", {}),
        (
            "来访\n甲某某\n东山",
            "village",
            {"channel": "来访", "names": "甲某某", "village": "东山"},
        ),
        ("不知道\n甲某某\n", "channel", {"channel": "不知道", "text": "甲某某"}),
        ("1\n\n\n修路\n第一行\n第二行", "text", {"title": "修路", "text": "第一行\n第二行"}),
    ],
)
def test_early_lines_are_answers_until_one_is_none(text, at, kept):
    start = state.begun(petition.fields(world()), {})
    early = state.typed_early(start, text)
    assert early.at == at
    assert {key: early.text(key) for key in kept} == kept


def test_early_lines_decide_nothing_and_go_over_nothing():
    step = (fields.Field("--reason", "理由", needed=True),)
    early = state.typed_early(state.begun(step, {}), "甲\n")
    assert (early.at, early.text("--reason")) == ("--reason", "甲")
    left = state.typed_early(state.begun(step, {"--reason": "甲"}), "乙\n丙")
    assert left.text("--reason") == "甲乙 丙"


def test_what_is_known_of_the_same_people_is_shown_and_offered_masked(counter, xf):
    xf("add --channel 来访 --name 甲某某 --village 东山村 --phone 13805712233 --title 低保停发")
    typist = counter()
    for answer in ("", "甲某某", "东山村"):
        typist.say(answer)
    typist.until("同名同村")
    assert "2026-0001 里的电话 138****2233：填 = 沿用" in typist.text.replace(" \n", "")
    assert "13805712233" not in typist.written.decode(errors="replace")
    for answer in ("=", "", "", "", "低保还没有发", ""):
        typist.say(answer)
    typist.until("0 新的一件")
    typist.say("9")
    typist.until("没有「9」。填 0 是新的一件，1 是上面那一件")
    typist.press("\x15")
    typist.say("1")
    finish(typist)
    shown = xf("show 1 --json --reveal --reason 核对").json["petitions"]
    assert [p["people"][0]["phone"] for p in shown] == ["13805712233"] * 2


def test_line_by_line_the_same_answers_are_asked_again(counter, only):
    typist = counter(TERM="dumb")
    for answer in (
        "走访",
        "甲某某",
        "lh",
        "",
        "",
        "",
        "0人",
        "3人",
        "",
        "修路",
        "一行",
        "",
        "二行",
        "完",
        "",
    ):
        typist.say(answer)
    typist.until("已登记")
    said = typist.written.decode(errors="replace")
    assert "人数写成数字" in said
    assert "< 回去" in said
    assert not any(key in said for key in ("上箭头", "Ctrl-J"))  # they are keys of the page
    petition = only()["petitions"][0]
    # A pasted letter with empty lines in it is one value.
    assert (petition["village"], petition["text"]) == ("柳河村", "一行\n\n二行")


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("phone", ["abc", ""], ""),  # refused: Enter leaves it empty, as was said
        ("heads", ["0人", ""], "1"),
        ("phone", ["1380571", ""], "1380571"),  # doubted: Enter keeps it
        ("village", ["ds", "2"], "大石村"),
    ],
)
def test_line_by_line_enter_does_not_give_again_what_was_refused(key, typed, kept):
    """An answer that is refused is no default of the same question."""
    answers = iter(typed)
    field = next(f for f in petition.fields(world()) if f.key == key)
    around = Surroundings(lambda _: (), lambda _: "", lambda _: None, done="")
    start = state.State((field,), {"names": "甲某某"}, at=key)
    done = lines.fill(start, around, lambda _, default: next(answers) or default, lambda _: None)
    assert done == {key: kept}


def test_a_small_screen_shows_every_answer_there_is_room_for(counter):
    typist = counter(
        "--channel", "来信", "--name", "甲某某", "--title", "修路", columns=60, rows=20
    )
    typist.press("\x1bOQ")
    typist.until("回车 登记")
    numbered = [line.split()[0] for line in typist.lines if line.strip()[:1].isdigit()]
    assert numbered == [str(number) for number in range(1, 14)]


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_the_cursor_stands_where_the_text_goes(counter, columns):
    typist = counter(columns=columns, rows=12)
    typist.say("")
    typist.send("甲某")
    at = typist.screen.cursor
    typist.until(lambda text: "甲某" in text and at.x == 13 + 4)
    assert not at.hidden
    assert typist.lines[at.y].startswith("  2 姓名")
    assert all(len(line) <= columns for line in typist.lines)


# In this process: what keys make of a form, and of bursts


def world(**other) -> petition.World:
    from datetime import date

    nothing = partial(lambda _: petition.NOTHING_EARLIER)
    return petition.World(VILLAGES, date(2026, 3, 20), nothing, str)._replace(**other)


KEYS = ["\r", "\t", "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[Z", "\x1bOQ", "<", "\n"]
TEXTS = [
    "甲",
    "东山村",
    "3人",
    "=",
    "9",
    "x\ry",
    "一\r二\r\r三\r",
    "\x1b[200~四\n五\x1b[201~",
    "ds",
    "𠮷",
]


@pytest.mark.parametrize("seed", range(500))
def test_no_keyboard_loses_or_decides_anything(seed):
    """Whatever is pressed: all that was typed is in the form, and the form is never sent by itself."""
    chance = random.Random(seed)
    typed = [chance.choice(KEYS + TEXTS * 2) for _ in range(chance.randint(1, 40))]
    kept: list[dict[str, str]] = []
    around = Surroundings(lambda _: (), lambda _: "", lambda answers: kept.append(dict(answers)))
    with create_pipe_input() as keys, create_app_session(keys, DummyOutput()):
        keys.send_text("".join(typed))
        keys.send_text("\x03")
        start = state.begun(petition.fields(world()), {})
        done = page.fill("登记", start, around)
    assert done is None
    over = [f.key for f in petition.fields(world()) if f.whole]  # typed over: as a cell is
    found = "".join([*kept[-1].values(), *(one.get(key, "") for one in kept for key in over)])
    for character in "甲四五𠮷":
        wanted = sum(text.count(character) for text in typed)
        assert found.count(character) >= min(wanted, 1), (typed, kept[-1])


@pytest.mark.parametrize("long", [True, False])
@pytest.mark.parametrize("done", ["", "回车 登记"])
def test_an_arrow_decides_nothing(done, long, monkeypatch):
    """Below the last field stands a line of its own, where Enter decides; ↓ goes no further."""
    monkeypatch.setattr(page, "_DEAF", 0)
    field = fields.Field("--text", "内容", long=long)
    for keys_after, filled in (("", None), ("\r", {"--text": "甲"})):
        with create_pipe_input() as keys, create_app_session(keys, DummyOutput()):
            keys.send_text(f"甲\x1b[B\x1b[B\x1b[B{keys_after}\x03")
            around = Surroundings(lambda _: (), lambda _: "", lambda _: None, done=done)
            assert page.fill("记事", state.begun((field,), {}), around) == filled


@pytest.mark.parametrize("at", ["title", "text"])
def test_ctrl_v_pastes_what_windows_has_on_its_clipboard_as_one_value(at, monkeypatch):
    """Its console hands Ctrl-V on as a key; anywhere else the terminal pastes by itself."""
    monkeypatch.setattr(clipboard, "text", lambda: LETTER.replace("\n", "\r\n"))
    kept: list[dict[str, str]] = []
    around = Surroundings(lambda _: (), lambda _: "", lambda answers: kept.append(dict(answers)))
    with create_pipe_input() as keys, create_app_session(keys, DummyOutput()):
        keys.send_text("\x16\x03")
        start = state.begun(petition.fields(world()), {})._replace(at=at)
        page.fill("登记", start, around)
    assert kept[-1]["text"] == LETTER
    assert kept[-1].get("title", "") == ""


def presses(text: str) -> list[KeyPress]:
    names = {"\r": Keys.ControlM, "\n": Keys.ControlJ}
    return [KeyPress(names.get(character, character), character) for character in text]


def gather(chunks: list[tuple[float, str]]) -> tuple[list[str], int]:
    """What is handed on of chunks of keys, each so many seconds after the one before."""
    now, pauses = [100.0], []
    keyboard = Keyboard(lambda: pauses.append(1), lambda: now[0])
    handed = []
    for wait, text in chunks:
        now[0] += wait
        handed += [
            f"[{k.data}]" if k.key is Keys.BracketedPaste else k.data
            for k in keyboard.gathered(presses(text))
        ]
    return handed, len(pauses)


@pytest.mark.parametrize(
    ("chunks", "handed"),
    [
        ([(1, "甲"), (1, "\r"), (1, "乙")], ["甲", "\r", "乙"]),
        ([(1, "甲某某")], ["甲", "某", "某"]),  # an input method
        ([(1, "110101\r")], [*"110101", "\r"]),  # a card reader
        ([(1, "一\r二\r")], ["[一\n二\n]"]),
        ([(1, "一\r"), (0.001, "二\r三")], ["一", "\r", "[一\n二\n三]"]),
        ([(1, "一\r二"), (0.05, "\r三")], ["[一\n二]", "[一\n二\n三]"]),
        ([(1, "\r\r\r")], ["\r"] * 3),
        ([(1, "一\r\r")], ["[一\n\n]"]),
    ],
)
def test_a_burst_of_lines_is_one_paste(chunks, handed):
    assert gather(chunks)[0] == handed


@given(st.lists(st.sampled_from(["一", "二x", "\r", "三\r四"]), min_size=1, max_size=8))
def test_lines_that_come_together_never_come_as_enter(parts):
    text = "".join(parts)
    if "\r" in text.strip("\r"):
        handed, _ = gather([(1, text)])
        assert handed == [f"[{text.replace(chr(13), chr(10))}]"]


def test_a_paste_close_behind_an_arrow_goes_back_no_further_than_the_arrow():
    now, pauses = [100.0], []
    keyboard = Keyboard(lambda: pauses.append(1), lambda: now[0])
    keyboard.gathered(presses("甲"))
    keyboard.gathered([KeyPress(Keys.Right, "\x1b[C")])
    keyboard.gathered(presses("一\r二"))
    assert len(pauses) == 2


def test_initials_are_those_of_the_sounds():
    assert "".join(map(initials.initial, "东山村大石低保养老啊做")) == "dscdsdbylaz"
    assert initials.fits("ds", "东山村")
    assert initials.fits("SC", "东山村")
    assert not initials.fits("dx", "东山村")
    assert initials.fits("qx", "圩x")  # its sound is not known: any letter
    assert not initials.fits("9x", "圩x")


@pytest.mark.parametrize("sign", "（），。、：《》「」Ａ１·—〔〕ア㈠")
def test_a_sign_is_no_letter_and_no_digit(sign):
    assert initials.fits(sign, f"低保{sign}停发")
    assert not initials.fits("dbqtf", f"低保{sign}停发")
    assert not initials.fits("7", sign)


def test_full_width_and_half_width_are_one_spelling():
    assert initials.fits("ＤＳ", "东山村")
    assert initials.fits("(2", "分组（2）")
    assert initials.fits("（2", "分组(2)")


def test_a_channel_is_asked_for_what_it_calls_for():
    def asked(**answers):
        return {f.key for f in petition.fields(world()) if f.asked(answers)}

    assert not asked(channel="来访") & {"source", "purpose", "doc_no", "phone"}
    assert {"source", "purpose"} <= asked(channel="来信")
    assert {"sender", "sent_on", "doc_no", "old_no"} <= asked(channel="来信", source="上级转送")
    assert not {"sender", "sent_on"} & asked(channel="来信", source="自收")
    assert "due" in asked(channel="来信", source="上级交办")
    assert "phone" in asked(channel="来访", names="甲某某")


def test_a_letter_from_above_keeps_who_sent_it_and_when(counter, xf):
    typist = counter("--channel", "来信", "--title", "低保停发", "--source", "上级转送")
    for _ in range(4):  # name, village, text, purpose
        typist.press("\r")
    typist.until("哪个机关转来")
    typist.say("县信访局")
    typist.say("3-21")
    typist.until("晚于收到的日期")
    typist.press("\x15")
    typist.say("3-18")
    typist.press("\r", "\r")
    finish(typist)
    assert "上级转送（县信访局 2026-03-18）" in xf("show 1").out


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("ds1", "东山村"), ("ds２", "大石村"), ("ds3", "ds3"), ("lh", "柳河村"), ("东山村1", "东山村1"), ("1", "1")],
)  # fmt: skip
def test_a_digit_takes_one_of_several_as_an_input_method_has_it(typed, kept):
    (village,) = (f for f in petition.fields(world()) if f.key == "village")
    assert fields.completed(village, typed, {}) == kept


@pytest.mark.parametrize("chinese_page", [True, False])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("text", ["李䶮", "要求修路", "𠮷\r"])
def test_a_terminal_in_gbk_is_read_whatever_its_locale(text, encoding, chinese_page):
    """In pieces too; in a GBK locale what comes as UTF-8 may be valid as both, and then is GBK."""
    if chinese_page and encoding == "utf-8":
        pytest.skip("a locale of GBK is believed")
    decoder = keyboard.Decoder(chinese_page=chinese_page)
    assert "".join(decoder.decode(bytes([one])) for one in text.encode(encoding)) == text


def test_what_a_terminal_in_gbk_types_is_stored_as_typed(counter, only):
    typist = counter("--channel", "来访", "--title", "修路")
    os.write(typist.fd, "李䶮\r".encode("gb18030"))
    typist.until("李䶮")
    typist.press("\x1bOQ")  # F2
    finish(typist)
    assert only()["petitions"][0]["people"][0]["name"] == "李䶮"


def test_an_answer_that_is_gone_back_to_is_typed_anew_and_a_name_goes_on(counter, xf):
    typist = counter("--name", "甲某某，乙某某")
    typist.say("不知道")
    typist.until("没有「不知道」")
    typist.say("来访")
    for answer in ("", "", "", "", "", "修路"):
        typist.say(answer)
    typist.press("\x1bOQ")
    typist.until("回车 登记")
    typist.say("7")
    typist.until("打字就重填")
    typist.say("7人")
    typist.until("7 人数     7")
    typist.press("\x1bOQ")
    typist.until("回车 登记")
    typist.say("10")
    typist.press("\x1b[F")  # and here it is gone on with
    typist.send("x")
    typist.until("2026-03-20x")
    typist.press("\x7f", "\x1bOQ")
    typist.until("回车 登记")
    typist.say("2")
    typist.send("、丙某某")
    typist.until("甲某某、乙某某、丙某某")
    typist.press("\x1bOQ")
    finish(typist)
    assert xf("list --json").json[0]["received_on"] == "2026-03-20"


def test_the_last_look_asks_once_about_what_looks_wrong(counter, only):
    typist = counter("--channel", "来访")
    typist.say("甲某某")
    typist.send("柳合村")
    typist.until("3 村       柳合村")
    typist.press("\x1bOQ")
    typist.until("名册里没有「柳合村」，是不是 柳河村？再按一次回车照填")
    typist.press("\x1bOQ")
    typist.until("标题不能空着")
    typist.say("修路")
    typist.press("\x1bOQ")
    finish(typist)
    assert only()["petitions"][0]["village"] == "柳合村"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("phone", "昨天"), ("phone", "CLEAR;XFADD2田八八DSC"), ("id_number", "三人"), ("id_number", "〇"),
        ("village", "ls"), ("village", "ds13805712233"), ("village", "ds土地承包纠纷法院已经立案"), ("village", "法院已经立案，要求镇里处理"), ("address", "?"), ("title", "？？"),
    ],
)  # fmt: skip
def test_what_is_none_of_its_kind_is_refused_where_it_is_given(key, text):
    (field,) = (f for f in petition.fields(world()) if f.key == key)
    assert fields.judged(field, text, {"names": "甲某某"}).refusal


def test_a_digit_meant_for_the_summary_is_no_title_at_once():
    (field,) = (f for f in petition.fields(world()) if f.key == "title")
    assert "要改第几项" in fields.judged(field, "8", {}).refusal
    assert not fields.judged(field, "8 号楼漏水", {}).doubt


@pytest.mark.parametrize("typed", ["abc", "0", "99", "热线"])
def test_what_is_no_field_at_the_summary_is_said_as_it_was_typed(typed):
    filled = state.begun(petition.fields(world()), {"title": "修路"})._replace(at="")
    said = state.jumped(filled, typed).said
    assert f"「{typed}」" in said
    assert f"1 到 {len(filled.shown)}" in said
    assert state.jumped(filled, "２").at == "names"


def test_after_a_jump_enter_goes_to_what_the_answer_calls_for_and_back_to_the_summary():
    answers = {"channel": "来信", "names": "甲某某", "title": "修路"}
    filled = state.checked(state.begun(petition.fields(world()), answers))
    place = [f.key for f in filled.shown].index("source") + 1
    after = state.entered(state.jumped(filled, str(place)).holding("上级转送"))
    asked = []
    while after.at:
        asked.append(after.at)
        after = state.entered(after)
    assert asked == ["sender", "sent_on", "doc_no", "old_no"]
    assert not state.entered(state.jumped(after, "2").holding("乙某某")).at


def test_a_rare_character_in_two_halves_is_made_whole():
    """As Windows' console hands it over: kept so, it could not be saved."""
    paste = KeyPress(Keys.BracketedPaste, "甲\ud842\udfb7")
    assert keyboard._whole(paste) == KeyPress(Keys.BracketedPaste, "甲𠮷")
    assert keyboard._whole(KeyPress("\ud842", "\ud842")).data.encode()  # a half alone can be saved
    assert keyboard._whole(KeyPress("甲", "甲")) == KeyPress("甲", "甲")


def _texts_of(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    told = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told
    ]


@pytest.mark.parametrize("room", ["form", "desk"])
def test_what_the_pages_say_is_as_wide_in_every_font(room):
    """Windows' older console draws — “ ” · two places wide, and the cursor would stand elsewhere."""
    for path in (Path(keyboard.__file__).parent / room).glob("*.py"):
        for text in _texts_of(path):
            assert places(text, 1) == places(text, 2), (path.name, text)
