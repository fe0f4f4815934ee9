"""When xf itself is wrong, the log says where and nothing about anybody."""

import sqlite3
from pathlib import Path

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
