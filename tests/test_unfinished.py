"""What a killed command leaves lying holds people's names: the next command removes it."""

import os
import signal
from pathlib import Path

import pytest

ADD = "add --channel 来访 --title 要求修水渠 --village 柳河村 --new --name 甲某"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")


def kill(words: list[str], library: object, step: str) -> None:
    """Run xf in a process that is killed when it is about to take `step` of a library."""
    pid = os.fork()
    if pid == 0:
        from xfcli.screen.cli import app

        setattr(library, step, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
        try:
            app(words)
        finally:
            os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(pid, 0)[1]), "came to its end"


def left_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("xf-unfinished-*/*"))


def test_a_killed_export_is_swept_by_the_next_command_that_writes_there(
    book, xf, tmp_path, monkeypatch
):
    import shutil
    import tempfile

    system = tmp_path / "临时"
    system.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(system))
    xf(ADD)
    told = tmp_path / "上报"
    told.mkdir()
    personal = ["--with-personal", "--reason", "测试"]
    kill(["export", "-o", str(told / "台账.xlsx"), *personal], shutil, "copyfileobj")
    kill(["export", "-o", str(told / "台账.csv"), *personal], Path, "chmod")
    kept = left_in(told)
    assert any("甲某" in path.read_text("utf-8", "ignore") for path in kept)
    assert all(path.parent.stat().st_mode & 0o077 == 0 for path in kept), "for its owner only"
    assert not list(system.iterdir()), "a part lies where nobody would look for it"
    mine = told / "xf-unfinished-notes"
    mine.mkdir()
    xf(["list", "-o", str(told / "名单.csv")])
    assert sorted(path.name for path in told.iterdir()) == ["xf-unfinished-notes", "名单.csv"]


def test_what_another_process_is_still_making_is_left_alone(book, xf, tmp_path):
    running = tmp_path / f"xf-unfinished-{os.getppid()}-0123abcd"
    running.mkdir()
    (running / "台账.csv").write_text("甲某", "utf-8")
    xf(["list", "-o", str(tmp_path / "名单.csv")])
    assert left_in(tmp_path) == [running / "台账.csv"]


def test_the_plain_copy_of_a_killed_encrypted_backup_goes_with_the_next_backup(book, xf, tmp_path):
    pyrage = pytest.importorskip("pyrage", reason="the extra `age` is not installed")
    xf(ADD)
    public = xf(["backup", "--new-key", str(tmp_path / "私钥.txt"), "--json"]).json["recipient"]
    kill(["backup", str(tmp_path / "U盘"), "--recipient", public], pyrage, "encrypt_file")
    (plain,) = left_in(tmp_path)
    assert "甲某".encode() in plain.read_bytes()
    xf("backup")
    assert not left_in(tmp_path)
    xf(["backup", str(tmp_path / "U盘")])
    assert not list((tmp_path / "U盘").glob("xf-unfinished*"))
