"""The journal is the truth: nothing in it can be changed, and every change to the file is found."""

import sqlite3
from contextlib import closing

import pytest

ADD = "add --channel 来信 --title 要求照顾生活 --name 甲某 --village 柳河村 --new"
# What keeps the journal append-only; without them, as with another tool, anything can be written.
GUARDS = "select name from sqlite_master where type = 'trigger'"


@pytest.fixture
def three(book, xf):
    for _ in range(3):
        xf(ADD)
    xf("classify 1 --item MZ-QT-13")
    xf("accept 1")
    return book


@pytest.mark.parametrize(
    "statement",
    [
        "update entry set day = '2020-01-01' where seq = 3",
        "delete from entry where seq = 3",
        "delete from entry",
        "insert or replace into entry select 3, at, day, kind, no, by, body, seal, prev, hash from entry where seq = 4",
        "insert into entry select 99, at, day, kind, no, by, body, seal, prev, hash from entry where seq = 4",
        "insert into entry select max(seq) + 1, at, day, kind, no, by, body, seal, prev, hash from entry",
        "update personal set body = '{}' where seq = 3",
        "delete from personal where seq = 3",
        "insert or replace into personal values (3, zeroblob(32), '{}')",
    ],
)
def test_nothing_in_the_journal_can_be_changed(three, statement):
    with (
        closing(sqlite3.connect(three)) as other,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        other.execute(statement)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("update entry set day = '2020-01-01' where seq = 3", "记事链"),
        ("update entry set body = replace(body, '来信', '来访') where seq = 3", "记事链"),
        ("update entry set by = '别人' where seq = 4", "记事链"),
        ("delete from entry where seq = 5", "记事链"),
        ("update personal set body = replace(body, '甲某', '乙某') where seq = 3", "记事链"),
        ("delete from personal where seq = 3", "记事链"),
        ("update cases set status = '已办结' where no = '2026-0001'", "推算"),
        ("delete from petitions where no = '2026-0002'", "推算"),
        ("update clocks set no = '2026-0099' where no = '2026-0003'", "推算"),
        ("update facts set value = '\"别处\"' where key = 'office'", "推算"),
        ("update counters set last = 1 where series = 'case'", "编号"),
    ],
)  # fmt: skip
def test_every_change_made_behind_its_back_is_found(three, xf, statement, found):
    with closing(sqlite3.connect(three)) as other:
        for (guard,) in other.execute(GUARDS).fetchall():
            other.execute(f"drop trigger {guard}")
        assert other.execute(statement).rowcount
        other.commit()
    done = xf("check", code=1)
    assert found in done.out
    assert "保护" in done.out, "the missing guards are named too"
    assert {f["check"] for f in xf("check --json", code=1).json} >= {found, "保护"}


def test_numbers_are_permanent(three, xf):
    xf("void 2 --reason 登记错了 --yes")
    assert "2026-0004" in xf(ADD).out
    assert [case["no"] for case in xf("list --json").json] == [
        "2026-0001", "2026-0002", "2026-0003", "2026-0004",
    ]  # fmt: skip
    assert xf("show 2 --json").json["status"] == "已作废"
    assert "2025-0001" in xf(ADD + " --on 2025-12-31").out
    assert xf("check").out == ""


def test_a_refused_step_leaves_the_file_as_it_was(three, xf):
    before = three.read_bytes()
    xf("close 1", code=1)
    xf("transfer 3 --to 县民政局", code=1)
    assert three.read_bytes() == before


def test_reading_never_writes(three, xf):
    before = three.read_bytes()
    three.chmod(0o400)
    for words in ("list", "show 1", "due", "search 照顾", "check", "units", "setting"):
        xf(words)
    assert three.read_bytes() == before


def test_init_touches_no_file_that_is_there(three, xf):
    before = three.read_bytes()
    xf("init", code=4)
    assert three.read_bytes() == before
