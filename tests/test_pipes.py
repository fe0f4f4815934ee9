"""`xf … | head -1`: a reader that goes away is no error, and nothing is said about it."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes of another kind")

READING = (
    "list", "list --json", "list --csv", "show 1", "show 1 --json", "due", "due --json", "search 水渠",
    "why petitions.total --month 2026-02", "why petitions.total --month 2026-02 --json",
    "report", "report --json", "report --csv", "log", "log --json", "diff 2026-01-01", "check", "units",
    "units --json", "setting", "setting --json", "catalogue", "catalogue --json", "calendar",
    "calendar --json", "retention --json", "restore", "schedule --systemd", "schedule --windows",
    "export --csv", "notice 回执 1 -n", "--help", "add --help", "--version",
)  # fmt: skip


@pytest.fixture
def long(book, xf):
    """A ledger with more to say than a pipe's buffer holds."""
    for n in range(3):
        title = "要求修水渠" * 30 + str(n)
        xf(f"add --channel 来访 --title {title} --name 甲某 --village 柳河村 --new --on 2026-02-03")
    return book


def test_a_reader_that_goes_away_is_no_error(long):
    running = []
    for words in READING:
        process = subprocess.Popen(
            [sys.executable, "-m", "xfcli", *words.split()],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"XF_DB": str(long)},
        )  # fmt: skip
        process.stdout.close()  # at once: whatever is written finds nobody
        running.append((words, process))
        if len(running) == 4:
            _insist_on_quiet(running)
    _insist_on_quiet(running)


@pytest.mark.parametrize("nobody", ["closed pipe", "full disk"])
def test_the_backup_of_the_day_is_made_though_nobody_reads_the_answer(book, nobody):
    words = ("add", "--channel", "来信", "--title", "要求修路", "--new")
    with _to_nobody(nobody) as out:
        done = subprocess.run(
            [sys.executable, "-m", "xfcli", *words], stdout=out, stderr=subprocess.PIPE, check=False,
            env=os.environ | {"XF_DB": str(book), "XF_TODAY": "2026-03-21"},
        )  # fmt: skip
    assert ("已经保存" in done.stderr.decode()) is (nobody == "full disk")
    assert len([*book.with_name("备份").glob("*.db")]) == 1


@contextmanager
def _to_nobody(nobody):
    """Give an output that nobody reads."""
    if nobody == "full disk":
        with Path("/dev/full").open("wb") as full:
            yield full
        return
    read, write = os.pipe()
    os.close(read)
    try:
        yield write
    finally:
        os.close(write)


def _insist_on_quiet(running):
    while running:
        words, process = running.pop()
        said = process.stderr.read().decode()
        process.stderr.close()
        assert process.wait() == 0, (words, said)
        assert "Traceback" not in said
        assert "Broken pipe" not in said
        assert "BrokenPipe" not in said
