"""What Windows does otherwise, tried on any system: its code pages, folders, quotes, held files."""

import errno
import io
import os
import sqlite3
import sys
from pathlib import Path

import pytest

import xfcli
from xfcli import files
from xfcli.errors import BadValue, LedgerError, Refused
from xfcli.ledger import file
from xfcli.ledger.copies import swap
from xfcli.screen import streams
from xfcli.system import folders, patience, program, reasons, typed, unfinished
from xfcli.text import is_lost


def windows_error(winerror: int, number: int = errno.EACCES) -> OSError:
    """An error as Windows gives it."""
    error = OSError(number, "englisch")
    error.winerror = winerror
    return error


# Encodings


@pytest.mark.parametrize(
    ("page", "asked", "encoding"),
    [
        ("cp936", "", "gb18030"),  # a Chinese console, and no console on a Chinese Windows
        ("cp65001", "", "utf-8"),  # chcp 65001
        ("cp1252", "", "utf-8"),  # holds no Chinese: nothing may become \u6f0f
        ("cp437", "", "utf-8"),
        ("cp936", "utf-8", "utf-8"),  # PYTHONIOENCODING, PYTHONUTF8
        ("cp65001", "gbk", "gbk"),
    ],
)
def test_a_pipe_is_written_as_the_console_reads(page, asked, encoding):
    assert streams.encoding_of_pipes(page, asked) == encoding


@pytest.mark.parametrize(
    "text", ["楼漏水", "楼漏", "要求低保，说明原因", "联通", "1 号楼", "ok", ""]
)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_text_from_a_pipe_on_a_chinese_windows_is_what_was_sent(text, encoding):
    assert streams.decoded(text.encode(encoding), chinese_page=True) == text


@pytest.mark.parametrize("text", ["楼漏水", "café", "é", "要求低保", ""])
def test_text_from_a_pipe_elsewhere_is_utf_8(text):
    assert streams.decoded(text.encode(), chinese_page=False) == text


def test_bytes_of_no_encoding_are_refused():
    with pytest.raises(BadValue, match="编码认不出"):
        streams.decoded(b"\xff\xff\x81", chinese_page=True)


@pytest.mark.parametrize("text", ["???????", "???????,?????12??\n", "??? ??", "????????2026"])
def test_what_lost_its_characters_on_the_way_is_refused(text, book, process):
    assert is_lost(text)
    done = process(
        "add",
        "--channel",
        "来访",
        "--title",
        "要求修路",
        "--text",
        "-",
        "--new",
        stdin=text.encode(),
    )
    assert done.returncode == 2
    assert "PowerShell" in done.stderr.decode(errors="replace") or os.name == "nt"
    done = process("add", "--channel", "来访", "--title", text, "--new")
    assert done.returncode == 2
    assert process("list", "--json").stdout.split() == [b"[]"]


@pytest.mark.parametrize("text", ["", "?", "为什么不给???", "why? 2 items?", "要求说明：???????"])
def test_a_question_is_no_loss(text):
    assert not is_lost(text)


class Gone(io.FileIO):
    """A pipe whose reader has gone away, on Windows; a disk that fails has another number."""

    number = errno.EINVAL

    def write(self, _data):
        raise OSError(self.number, "Invalid argument")


class Pipe(streams.Pipe, Gone):
    """The real one over it."""


def test_a_reader_that_went_away_is_told_from_a_bad_disk(tmp_path, monkeypatch):
    with Pipe(tmp_path / "x", "wb") as pipe:
        with pytest.raises(BrokenPipeError):
            pipe.write(b"x")
        monkeypatch.setattr(Gone, "number", errno.EIO)
        with pytest.raises(OSError, match="Invalid") as told:
            pipe.write(b"x")
        assert not isinstance(told.value, BrokenPipeError)


def test_without_a_console_what_is_said_goes_nowhere(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    streams.set_up()
    print("done")
    print("done", file=sys.stderr)
    sys.stdout.close()
    sys.stderr.close()
    assert not streams.is_console(None)


def test_on_the_older_console_nothing_is_drawn_wider_than_counted(monkeypatch, capsys):
    from xfcli.screen import terminal
    from xfcli.table import Table
    from xfcli.text import places

    table = Table(("标题", "率", "到期日"), [("“幸福院”的饭菜——没味道…", "—", "2026-11-17")])
    widest = {}
    for old in (False, True):
        monkeypatch.setattr(streams, "is_old_console", lambda old=old: old)
        terminal.draw(table, 79)
        lines = capsys.readouterr().out.splitlines()
        widest[old] = places(lines[-1], 1), places(lines[-1], 2)
    assert widest[True][0] == widest[True][1]
    assert widest[False][0] < widest[False][1]


# Files that are held


@pytest.fixture
def naps(monkeypatch):
    """How long patience slept."""
    slept = []
    monkeypatch.setattr(patience.time, "sleep", slept.append)
    return slept


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_scanner_that_holds_a_file_for_a_moment_is_waited_for(naps, winerror):
    answers = [windows_error(winerror)] * 4

    def step() -> str:
        if answers:
            raise answers.pop()
        return "done"

    assert patience.patiently(step) == "done"
    assert 0.15 <= sum(naps) <= 0.5


@pytest.mark.parametrize(("winerror", "most"), [(32, 2.1), (112, 0), (19, 0)])
def test_what_stays_held_is_reported_after_two_seconds_and_the_rest_at_once(naps, winerror, most):
    def step() -> None:
        raise windows_error(winerror)

    with pytest.raises(OSError, match="englisch"):
        patience.patiently(step)
    assert sum(naps) <= most


@pytest.fixture
def held(monkeypatch, naps):
    """Every file of this process is held by another program: renaming fails as on Windows."""

    def refuse(self: Path, target: Path) -> None:
        raise windows_error(32)

    monkeypatch.setattr(Path, "replace", refuse)


def test_a_file_that_is_open_in_excel_is_said_to_be(held, tmp_path):
    with pytest.raises(Refused, match="正被别的程序使用") as told:
        files.put(tmp_path / "月报.xlsx", lambda draft: draft.write_text("x"))
    assert "englisch" not in str(told.value)
    assert list(tmp_path.glob("xf*")) == []


def test_a_restore_that_cannot_replace_the_ledger_leaves_everything_as_it_was(held, book, tmp_path):
    draft = tmp_path / "新.db"
    draft.write_bytes(book.read_bytes())
    before = {path.name: path.read_bytes() for path in tmp_path.glob("台账*")}
    for _ in range(2):
        with pytest.raises(LedgerError, match="没有换成备份"):
            swap.Hold(book).swap(draft)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("台账*")} == before
    assert book.stat().st_nlink == 1


@pytest.mark.parametrize(
    ("winerror", "said"),
    [(5, "没有权限"), (32, "别的程序"), (19, "写保护"), (21, "没有插好"), (112, "已满"), (123, "不许用的符号"),
     (1117, "读写出错"), (64, "断开"), (206, "太长"), (225, "杀毒软件")],
)  # fmt: skip
def test_windows_says_why_and_so_does_xf(winerror, said):
    assert said in reasons.reason(windows_error(winerror, errno.EINVAL))


def test_a_folder_is_said_to_be_one_where_windows_says_permission(tmp_path):
    error = PermissionError(errno.EACCES, "Permission denied", str(tmp_path))
    assert "文件夹" in reasons.reason(error)


def test_what_may_not_even_be_looked_at_has_its_reason(tmp_path):
    unseen = str(tmp_path / ("x" * 5000))  # to look at it is an error of its own
    assert "没有权限" in reasons.reason(PermissionError(errno.EACCES, "denied", unseen))


def test_what_is_handed_on_is_as_open_as_the_folder_it_lies_in(tmp_path, monkeypatch):
    """On Windows mode 0o700 would be a list of rights that the file keeps on a share."""
    asked = []
    real = Path.mkdir
    monkeypatch.setattr(
        Path,
        "mkdir",
        lambda self, mode=0o777, **more: asked.append(mode) or real(self, mode, **more),
    )
    with unfinished.beside(tmp_path / "月报.xlsx"):
        pass
    assert asked == [0o777 if os.name == "nt" else 0o700]


# Where the ledger is


def test_a_ledger_that_exists_is_found_before_a_new_place_is_thought_of(tmp_path):
    cloud, old, home = tmp_path / "OneDrive" / "Documents", tmp_path / "Documents", tmp_path
    old.mkdir()
    assert folders.the_one_of([cloud, old, home]) == old / "信访台账.db"
    (old / "信访台账.db").touch()
    cloud.mkdir(parents=True)  # Windows moved the documents: the ledger is where it was
    assert folders.the_one_of([cloud, old, home]) == old / "信访台账.db"
    (cloud / "信访台账.db").touch()
    with pytest.raises(LedgerError, match="有两本台账"):
        folders.the_one_of([cloud, old, home])
    assert folders.the_one_of([old, old / ".." / "Documents"]) == old / "信访台账.db"


def test_without_a_home_the_cure_is_said(tmp_path):
    with pytest.raises(LedgerError, match="--db"):
        folders.the_one_of([])


@pytest.fixture
def at_home(tmp_path, monkeypatch):
    """A home with documents, and no XF_DB."""
    monkeypatch.delenv("XF_DB")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setattr(folders, "_known_documents", lambda: None)
    (tmp_path / "home" / "Documents").mkdir()
    return tmp_path


def test_a_file_says_which_ledger_to_use_from_now_on(at_home, xf):
    elsewhere = at_home / "另 处" / "台账.db"
    assert "以后不写 --db" in xf(["init", "--db", str(elsewhere), "--default"]).out
    xf(["add", "--channel", "来信", "--title", "要求修路", "--new"])
    assert xf(["list", "--json", "--db", str(elsewhere)]).json[0]["title"] == "要求修路"
    assert not (at_home / "home" / "Documents" / "信访台账.db").exists()
    other = at_home / "第二本.db"
    xf(["init", "--db", str(other)])
    xf(["init", "--db", str(other), "--default"])  # one that exists is chosen, not made
    assert xf("list --json").json == []
    folders.chosen_file().write_text(f'"{elsewhere}"\r\n', "utf-8-sig")  # by Notepad
    assert len(xf("list --json").json) == 1


def test_where_no_choice_can_be_kept_the_ledger_is_there_and_a_way_to_use_it_is_told(
    at_home, run, monkeypatch
):
    ledger = at_home / "另.db"
    (at_home / "settings").write_text("no folder", "utf-8")
    made = run(["init", "--db", str(ledger), "--default"])
    assert made.code == 1
    assert "已建立台账" in made.out
    assert f"XF_DB 设成「{ledger}」" in made.err
    assert "写不了" in made.err
    monkeypatch.setattr(folders, "settings", lambda: None)
    chosen = run(["init", "--db", str(ledger), "--default"])
    assert (chosen.code, chosen.out) == (1, "")
    assert f"XF_DB 设成「{ledger}」" in chosen.err


def test_a_ledger_named_with_quotes_is_found(at_home, xf, monkeypatch):
    ledger = at_home / "台 账.db"
    xf(["init", "--db", str(ledger)])
    for named in (f'"{ledger}"', f" {ledger} ", f"“{ledger}”"):
        monkeypatch.setenv("XF_DB", named)
        assert xf("list --json").json == []


# What cmd makes of quotes


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("'低保'", "低保"), ("“要求低保”", "要求低保"), ("--title='要求低保'", "--title=要求低保"),
        ('E:\\备 份"', "E:\\备 份"), ("“幸福院”停发", "“幸福院”停发"), ("'", "'"), ("it's", "it's"),
        ("“甲”和“乙”", "“甲”和“乙”"), ("甲<某>&\"'", "甲<某>&\"'"), ('19" 显示器', '19" 显示器'), ("--json", "--json"), ("", ""),
    ],
)  # fmt: skip
def test_quotes_around_a_word_are_no_part_of_it(word, meant):
    assert typed.word(word) == meant


def test_a_backslash_before_a_quote_is_pointed_out():
    with pytest.raises(BadValue, match="去掉末尾的"):
        typed.word('E:\\备 份" --quiet')


# The program


def test_what_starts_xf_is_the_launcher_of_its_bundle(tmp_path, monkeypatch):
    assert program.bundle() is None
    assert program.launcher()[1:] == ("-m", "xfcli")
    (tmp_path / "python").mkdir()
    (tmp_path / "bundle.json").write_text('{"version": "0.2.0", "platform": "windows-x64"}')
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python" / "python.exe"))
    assert program.bundle().platform == "windows-x64"
    name = "xf.exe" if os.name == "nt" else "xf"
    assert program.launcher() == (str(tmp_path / name),)


def test_the_version_says_what_a_maintainer_asks_first(run):
    said = run(["--version"]).out
    assert said.startswith(
        f"xf {xfcli.__version__}（Python {sys.version.split()[0]}，SQLite {sqlite3.sqlite_version}，"
    )
    assert said.rstrip().endswith("pip 安装）")


def test_check_says_what_the_file_is_and_which_xf_reads_it(book, xf):
    done = xf("check -v")
    assert done.out == ""
    assert (
        f"格式：{file.SCHEMA_VERSION}（xf {file.KNOWN_SINCE[file.SCHEMA_VERSION]} 起都能读写）"
        in done.err
    )
    assert "链首：" in done.err
