"""A quick version of the fault tests, so that no change goes by without them.

The whole of it, ten thousand kills and a thousand power cuts: `python -m tests.faults`.
"""

import os
import shutil
import signal
import sqlite3
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks")

ADD = "add --channel 来访 --title 要求修水渠 --name 甲某 --village 柳河村 --new"


@pytest.fixture
def faults(tmp_path, monkeypatch):
    """Import the fault tests, which pin a day and a ledger of their own in each child."""
    monkeypatch.chdir(tmp_path)
    from tests import faults

    place = tmp_path / "faults"
    place.mkdir()
    return faults, place


def test_killed_at_any_moment_nothing_acknowledged_is_lost(faults):
    from tests.faults import kills

    figures = kills.kill_loop(faults[1], 50)
    assert figures["断"] == 50


def test_the_real_command_killed_nothing_acknowledged_is_lost(faults):
    from tests.faults import kills

    assert kills.real_command(faults[1], 6)["断"]


def test_a_damaged_file_is_found_out_and_shows_no_traceback(faults):
    from tests.faults import damage

    figures = damage.damaged(faults[1], 60, 1)
    assert figures["损坏"] == 60
    assert figures["查出"] >= figures["改了内容"] > 0


@pytest.mark.skipif(not shutil.which("strace"), reason="no strace")
def test_an_error_or_kill_in_a_step_leaves_before_or_after_and_is_told_truly(faults):
    from tests.faults import syscalls
    from tests.faults.harness import Skip

    try:
        assert syscalls.each_call(faults[1], "note", 20)["调用"] > 50
    except Skip as reason:
        pytest.skip(str(reason))


@pytest.mark.skipif(not shutil.which("strace"), reason="no strace")
def test_who_registers_beside_a_restore_loses_nothing(faults):
    from tests.faults import beside
    from tests.faults.harness import Skip

    try:
        assert beside.interleaved(faults[1], "restore", 2)["交错"] == 2
    except Skip as reason:
        pytest.skip(str(reason))


def test_who_reads_beside_two_writers_sees_one_moment(faults):
    from tests.faults import moments

    assert moments.readings(faults[1], 3)["读"] == 3


@pytest.mark.parametrize("kind", ["csv", "xlsx", "xls", "jsonl", "db", "docx"])
def test_a_hostile_file_gets_an_answer_and_nothing_of_it_runs(faults, kind):
    import random

    from tests.faults import hostile

    random.seed(27)  # the same files each time; `python -m tests.faults T18` tries others
    assert hostile.hostile(faults[1], kind, 6)["文件"] == 6


def test_windows_writing_at_once_lose_nothing(faults):
    from tests.faults import together

    assert together.writers(faults[1], 4, 10)["登记"] == 40


def test_a_step_cut_short_does_not_keep_anybody_from_reading(book, xf):
    """A killed command leaves a journal; the next reading command undoes it and reads."""
    xf(ADD)
    size = book.stat().st_size
    pid = os.fork()
    if pid == 0:
        other = sqlite3.connect(book, isolation_level=None)
        other.execute("pragma cache_size=1")
        other.execute("begin immediate")
        other.execute("update cases set title = 'x'")
        other.execute("create table filler (x)")
        other.executemany("insert into filler values (?)", [("x" * 3000,)] * 300)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    assert book.stat().st_size > size
    assert book.with_name(book.name + "-journal").stat().st_size > 0
    assert xf("list --json").json[0]["title"] == "要求修水渠"
    assert xf("check").out == ""


def test_ctrl_c_after_the_commit_does_not_say_it_was_not_saved(book, xf, run, monkeypatch):
    """The step is on disk; an interruption on the way to the answer must not deny it."""

    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("xfcli.screen.show.line", interrupted)
        done = run(ADD)
    assert done.code == 130
    assert "已经保存" in done.err
    assert len(xf("list --json").json) == 1


def test_an_error_at_commit_is_answered_from_the_file(book, run, monkeypatch):
    from xfcli import ledger
    from xfcli.errors import LedgerError

    class Connection:
        """A connection whose disk complains at COMMIT, before or after it is done."""

        def __init__(self, real, does):
            self.real, self.does = real, does

        def __getattr__(self, name):
            return getattr(self.real, name)

        def execute(self, sql, *values):
            if sql != "commit":
                return self.real.execute(sql, *values)
            if self.does:
                self.real.execute(sql)
            else:
                self.real.execute("rollback")
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
            raise error

    for does, said in ((True, "已保存"), (False, "未保存")):
        with pytest.raises(LedgerError, match=said), ledger.writing(str(book)) as opened:
            _record_and_fail(opened, Connection(opened.connection, does))


def _record_and_fail(opened, connection):
    opened.record_facts("setting", {"due-days": "9"})
    opened.connection = connection


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_an_answer_that_cannot_be_written_says_that_the_step_is_saved(book, xf, process, tmp_path):
    import subprocess
    import sys

    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "xfcli", *ADD.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 4
    assert "已经保存" in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert len(xf("list --json").json) == 1
