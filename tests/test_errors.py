"""Every way to be wrong: one Chinese sentence, the right exit code, nothing on stdout, nothing lost.

The golden file is the catalogue of these sentences.
"""

import os
import re
import sqlite3

import pytest

ADD = ["add", "--channel", "来访", "--title", "要求修水渠", "--name", "甲某", "--village", "柳河村"]

# name: (words, exit code)
USAGE = {
    "无此命令": (["transfr", "1"], 2),
    "无此选项": (["list", "--jsn"], 2),
    "缺编号": (["accept"], 2),
    "多写了词": (["refuse", "1", "2"], 2),
    "选项缺值": (["list", "--since"], 2),
    "两种格式": (["list", "--json", "--csv"], 2),
    "日期看不懂": ([*ADD, "--on", "26.3.5"], 2),
    "没有这一天": ([*ADD, "--on", "2026-02-30"], 2),
    "日期未到": ([*ADD, "--on", "2026-03-21"], 2),
    "信访形式不认识": (["add", "--channel", "串门", "--title", "要求修水渠"], 2),
    "人数为零": ([*ADD, "--count", "0"], 2),
    "人数是电话": ([*ADD, "--count", "13812345678"], 2),
    "人数太大": ([*ADD, "--count", "1" + "0" * 20], 2),
    "更正的人数是电话": (["amend", "1", "--count", "13812345678", "--reason", "错"], 2),
    "人数不是数": ([*ADD, "--count", "很多"], 2),
    "缺必填项": (["add", "--name", "甲某"], 2),
    "代表过多": ([*ADD, *(f"--name={n}某" for n in "乙丙丁戊己"), "--count", "9"], 1),
    "集体访没有代表": (["add", "--channel", "来访", "--title", "要求修路", "--count", "5"], 1),
    "重件又是新件": ([*ADD, "--repeat-of", "1", "--new"], 2),
    "编号不是编号": (["show", "abc"], 2),
    "没有这个编号": (["show", "999"], 3),
    "没有这个代码": (["classify", "1", "--item", "MZ-XX-99"], 2),
    "没有这个单位": (["transfer", "2", "--to", "县民证局"], 1),
    "没有这项设置": (["setting", "colour", "red"], 2),
    "设置不是数": (["setting", "due-days", "许多"], 2),
    "设置太大": (["setting", "due-days", "9999999999"], 2),
    "积案天数太大": (["setting", "backlog-days", "3651"], 2),
    "截止日太大": (["setting", "close-day", "32"], 2),
    "没有分类": (["accept", "1"], 1),
    "没有受理": (["reply", "2", "--result", "支持"], 1),
    "没有答复": (["close", "2"], 1),
    "没有转出": (["return", "1", "--reason", "不归我们"], 1),
    "作废要确认": (["void", "1", "--reason", "登记错了"], 1),
    "台账已存在": (["init"], 4),
}


@pytest.fixture
def two_cases(book, xf):
    xf(ADD)
    xf("add --channel 来信 --title 要求照顾生活 --name 乙某")
    xf("classify 2 --item MZ-QT-13")
    return book


def test_the_catalogue_of_sentences(two_cases, run, golden, tmp_path):
    lines = []
    before = two_cases.read_bytes()
    for name, (words, code) in USAGE.items():
        done = run(words)
        assert (done.code, done.out) == (code, ""), f"{name}: {done}"
        assert done.err.count("\n") == 1, f"{name}: {done.err}"
        assert not re.search(r"[A-Z][a-z]+ [a-z]+ [a-z]+", done.err), "no English sentence"
        lines.append(f"{name}\t{done.code}\t{done.err}".replace(f"{tmp_path}{os.sep}", "…/"))
    golden("errors/catalogue.txt", "".join(lines))
    assert two_cases.read_bytes() == before


def _nothing(path):
    path.unlink()


def _empty(path):
    path.write_bytes(b"")


def _text(path):
    path.write_text("编号,姓名\n1,甲某\n", encoding="utf-8")


def _foreign(path):
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("create table t (x)")
    other.close()


def _newer(path):
    with sqlite3.connect(path) as newer:
        newer.execute("pragma user_version = 99")
    newer.close()


def _folder(path):
    path.unlink()
    path.mkdir()


FILES = {
    "缺文件": _nothing,
    "空文件": _empty,
    "文本文件": _text,
    "别的数据库": _foreign,
    "更新的格式": _newer,
    "文件夹": _folder,
}


def test_a_file_that_is_no_ledger_is_named_and_left_alone(book, xf, run, golden, tmp_path):
    sound = book.read_bytes()
    lines = []
    for name, spoil in FILES.items():
        spoil(book)
        before = book.read_bytes() if book.is_file() else None
        for words in (["list", "--json"], ADD):
            done = run(words)
            assert (done.code, done.out) == (4, ""), f"{name}: {done}"
            lines.append(f"{name}\t{words[0]}\t{done.err}".replace(f"{tmp_path}{os.sep}", "…/"))
        assert (book.read_bytes() if book.is_file() else None) == before
        book.rmdir() if book.is_dir() else book.unlink(missing_ok=True)
        book.write_bytes(sound)
    golden("errors/files.txt", "".join(lines))


@pytest.mark.skipif(
    os.name == "nt", reason="Windows knows no such name, and says so as of a missing file"
)
def test_a_name_that_no_disk_takes_is_told(xf):
    assert "太长" in xf(["list", "--db", "账" * 300], code=4).err


def test_a_locked_ledger_says_so_and_loses_nothing(book, xf, monkeypatch, tmp_path):
    monkeypatch.setattr("xfcli.ledger.file.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(book, isolation_level=None)
    other.execute("begin immediate")
    try:
        refused = xf(ADD, code=4)
    finally:
        other.close()
    assert "另一个窗口正在写" in refused.err
    assert refused.out == ""
    assert xf("list --json").json == []


@pytest.mark.parametrize(
    "text", ["[/附件]", "[bold]x[/]", ":100:", "a\tb\nc", "欧阳𬱖䶮", "=1+1", "'; drop"]
)
def test_any_text_comes_back_as_it_was_typed(book, xf, text):
    xf(["add", "--channel", "来信", "--title", f"标题{text}", "--text", text, "--name", "甲某"])
    shown = xf("show 1 --json").json["petitions"][0]
    assert (shown["title"], shown["text"]) == (f"标题{text}".strip(), text.strip())
    assert xf("show 1").out
    assert xf("list").out
    assert xf("check").out == ""


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["gbk", "ascii", "C"],
)
def test_a_rare_name_never_breaks_a_pipe(book, xf, process, env):
    xf(["add", "--channel", "来信", "--title", "欧阳𬱖要求补办", "--name", "欧阳𬱖"])
    for words in (
        ["list"],
        ["list", "--json"],
        ["show", "1"],
        ["due"],
        ["search", "补办"],
        ["show", "9"],
        ["-h"],
    ):
        done = process(*words, env=env)
        assert done.returncode in {0, 3}, done
        assert b"Traceback" not in done.stderr
    import json

    titles = json.loads(
        process("list", "--json", env=env).stdout.decode(env.get("PYTHONIOENCODING", "ascii"))
    )
    assert titles[0]["title"] == "欧阳𬱖要求补办"
