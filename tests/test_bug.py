"""When xf itself is wrong, the log says where and nothing about anybody."""

from pathlib import Path

from xfcli.screen import bug


def test_the_log_holds_no_value_of_the_command_line(capfd, tmp_path):
    error = KeyError("甲某 13800000001")
    assert bug.report(error, ["add", "--name=甲某", "--phone", "13800000001", "-n"]) == 70
    log = (Path.home() / "xf-error.log").read_text(encoding="utf-8")
    assert "add --name --phone … -n" in log
    assert "KeyError" in log
    assert "甲某" not in log + capfd.readouterr().err
    assert "13800000001" not in log
