"""`xf schedule`: what it prints is what the schedulers read; what it installs is what it printed."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from xfcli.ledger.copies import backup
from xfcli.system import program

SPACE = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
needs_unix = pytest.mark.skipif(os.name == "nt", reason="for Unix")


def task(path: Path) -> ET.Element:
    return ET.parse(path).getroot()


def test_the_task_for_windows_is_a_file_that_schtasks_reads(book, xf, tmp_path):
    file = tmp_path / "xf.xml"
    xf(["schedule", "--windows", str(tmp_path / "U 盘 & 备份"), "-o", str(file)])
    assert file.read_bytes()[:2] == b"\xff\xfe"  # UTF-16 with its mark, as the first line says
    root = task(file)
    words = root.find(".//t:Arguments", SPACE).text
    assert "--daily" in words
    assert f'"{tmp_path / "U 盘 & 备份"}"' in words
    assert root.find(".//t:Command", SPACE).text == program.launcher(silent=True)[0]
    assert root.find(".//t:StartWhenAvailable", SPACE).text == "true"
    assert (
        root.find(".//t:LogonType", SPACE).text == "InteractiveToken"
    )  # no password, no administrator
    assert "已经存在" in xf(["schedule", "--windows", "-o", str(file)], code=1).err


def test_the_bundle_is_started_by_its_launchers_and_no_window_flashes(
    book, xf, tmp_path, monkeypatch
):
    (tmp_path / "bundle.json").write_text('{"platform": "windows-x64"}')
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python" / "python.exe"))
    name = "xfw.exe" if os.name == "nt" else "xf"
    text = xf("schedule --windows").out
    assert f"<Command>{tmp_path / name}</Command>" in text
    assert "-m xfcli" not in text
    morning = xf("schedule --windows --morning").out
    assert "<Command>cmd.exe</Command>" in morning  # a window, that stays
    assert "/k" in morning


def test_what_is_printed_names_this_program_and_this_ledger(book, xf):
    for kind in ("windows", "systemd", "cron"):
        text = xf(["schedule", f"--{kind}"]).out
        assert str(book) in text.replace(r"\\", "\\")  # systemd wants each backslash twice
        assert "{" not in text
    assert "选一种" in xf("schedule --cron --systemd", code=2).err


@needs_unix
def test_a_ledger_with_marks_in_its_name_reaches_cron_and_the_desktop_whole(xf, tmp_path):
    odd = tmp_path / "50% 'a' \"b\" $HOME"
    odd.mkdir()
    xf(["init", "--db", str(odd / "台账.db")])
    line = xf(["schedule", "--cron", "--db", str(odd / "台账.db")]).out.splitlines()[1]
    command = line.split(" ", 5)[5].replace("\\%", "%")
    assert shlex.split(command, comments=True)[-1] == str(odd / "台账.db")
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert len(backup.backups_in(odd / "备份", odd / "台账.db")) == 1


def test_the_daily_backup_goes_to_the_stick_when_it_is_there_and_rehearses_monthly(
    book, xf, tmp_path, monkeypatch
):
    xf("add --channel 来信 --title 要求修路 --new")
    stick = tmp_path / "U 盘"
    rehearsed = []
    from xfcli.ledger.copies import custody

    real = custody.rehearse
    monkeypatch.setattr(custody, "rehearse", lambda db: rehearsed.append(db) or real(db))
    xf("backup")  # the one that a day's first registration makes is no reason not to rehearse
    first = xf(["backup", str(stick), "--daily"])
    assert "现在不在" in first.err
    assert "演练也通过" in first.out
    assert not stick.exists()
    stick.mkdir()
    assert xf(["backup", str(stick), "--daily", "--quiet"]).out == ""
    assert len(backup.backups_in(stick, book)) == 1
    assert len(rehearsed) == 1
    book.unlink()
    xf(["backup", "--daily", "--quiet"], code=4)


@pytest.fixture
def tools(tmp_path, monkeypatch):
    """Stand-ins for systemctl and crontab that keep what they are given."""
    folder = tmp_path / "bin"
    folder.mkdir()
    kept = tmp_path / "crontab"
    for name, text in {
        "systemctl": f'echo "$@" >> {tmp_path}/said\n',
        "crontab": f'if [ "$1" = -l ]; then cat {kept}; else cat > {kept}; fi\n',
    }.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return tmp_path


@needs_unix
def test_cron_keeps_its_other_lines_and_has_ours_once(book, xf, tools):
    (tools / "crontab").write_text("5 4 * * * echo 别人的\n")
    for _ in range(2):
        assert "crontab" in xf("schedule --cron --install").err
    lines = (tools / "crontab").read_text().splitlines()
    assert lines[0] == "5 4 * * * echo 别人的"
    assert "\n".join(lines[1:]) == xf("schedule --cron").out.rstrip("\n")
    xf("schedule --cron --remove")
    assert (tools / "crontab").read_text() == "5 4 * * * echo 别人的\n"


@needs_unix
def test_systemd_gets_two_files_and_loses_them(book, xf, tools):
    units = tools / "home" / ".config" / "systemd" / "user"
    xf("schedule --systemd --install")
    text = xf("schedule --systemd").out
    for name in ("xf-backup.service", "xf-backup.timer"):
        assert (units / name).read_text() in text + "\n"
    assert "enable --now xf-backup.timer" in (tools / "said").read_text()
    xf("schedule --systemd --remove")
    assert list(units.iterdir()) == []


@needs_unix
def test_the_morning_page_opens_at_login(book, xf, tools):
    entry = tools / "home" / ".config" / "autostart" / "xf-morning.desktop"
    xf("schedule --morning --install")
    assert "due" in entry.read_text()
    assert "Terminal=true" in entry.read_text()
    xf("schedule --morning --remove")
    xf("schedule --morning --remove")
    assert not entry.exists()


@needs_unix
def test_a_tool_that_is_missing_or_says_no_is_named(book, xf, tools, monkeypatch):
    (tools / "bin" / "systemctl").write_text("#!/bin/sh\necho no bus >&2; exit 1\n")
    assert "no bus" in xf("schedule --systemd --install", code=1).err
    monkeypatch.setenv("PATH", str(tools / "home"))
    assert "没有 crontab" in xf("schedule --cron --install", code=1).err
