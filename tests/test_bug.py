"""When xf itself is wrong, the log says where and nothing about anybody."""

import sqlite3
from pathlib import Path

import pytest

from xfcli.ledger import file
from xfcli.screen import bug


def test_the_log_holds_no_value_of_the_command_line(capfd, tmp_path):
    error = KeyError("甲某 13800000001")
    typed = ["add", "--name=甲某", "--phone", "13800000001", "-n", "-o甲某.docx", "--甲某", "-甲某"]
    assert bug.report(error, typed) == 70
    log = (Path.home() / "xf-error.log").read_text(encoding="utf-8")
    assert "add --name --phone … -n -o … …\n" in log
    assert "KeyError" in log
    assert "甲某" not in log + capfd.readouterr().err
    assert "13800000001" not in log


def test_a_disk_that_fails_unawares_is_told_as_what_it_is(book, capfd):
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_READ"
    assert bug.report(error, ["list", "--db", str(book)]) == 4
    said = capfd.readouterr().err
    assert said.startswith("xf: ")
    assert "程序出错了" not in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("SQLITE_BUSY_SNAPSHOT", "另一个窗口正在写"), ("SQLITE_LOCKED", "另一个窗口正在写"), ("SQLITE_FULL", "磁盘已满"),
        ("SQLITE_READONLY_ROLLBACK", "没有正常结束"), ("SQLITE_READONLY_DBMOVED", "刚刚在另一个窗口里换过"),
        ("SQLITE_READONLY_DIRECTORY", "查看文件属性"), ("SQLITE_NOTADB", "不是 xf 的台账"), ("SQLITE_CANTOPEN_ISDIR", "打不开台账"),
        ("SQLITE_IOERR_WRITE", "磁盘、U 盘有问题"), ("SQLITE_CORRUPT_INDEX", "可能已损坏。先复制"), ("SQLITE_CONSTRAINT_TRIGGER", "只能增加"),
        ("SQLITE_NEW_IN_2030", "（SQLITE_NEW_IN_2030）"),
    ],
)  # fmt: skip
def test_every_error_of_the_ledger_has_its_sentence(name, told):
    error = sqlite3.OperationalError("said in English")
    error.sqlite_errorname = name
    said = file.sentence(error, Path("a.db"))
    assert told in said
    assert "said in English" not in said
