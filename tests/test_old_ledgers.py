"""Files of every format: opened, upgraded after a proven copy, checked; and refused by an older xf."""

import sqlite3
from pathlib import Path

import pytest

from xfcli.ledger import backup, file, migrations, schema

LEDGERS = sorted((Path(__file__).parent / "ledgers").glob("v*.sql"))


@pytest.fixture(params=LEDGERS, ids=lambda path: path.stem)
def old(request, tmp_path):
    """A ledger file as a released xf left it."""
    path = tmp_path / "台账.db"
    connection = sqlite3.connect(path)
    connection.executescript(request.param.read_text("utf-8"))
    connection.close()
    return path


def test_a_file_of_every_format_opens_and_checks_clean(old, run, xf):
    if run("list").code:
        assert "xf check --upgrade" in xf("list", code=4).err
        xf("check --upgrade")
        assert backup.listed(backup.folder_of(old), old)
    done = run("check")
    assert (done.code, done.out) == (0, ""), (
        "the format has changed since tests/ledgers was written: before its first release run"
        " `python -m tests.ledgers.make`; after it write a migration instead"
    )
    assert xf("list --json").json[0]["no"] == "2026-0001"
    assert "已登记" in xf("add --channel 来信 --title 新的一件 --name 乙某 --new").out


@pytest.fixture
def next_format(monkeypatch):
    """A program of format 2, whose migration adds a table."""
    later = type(migrations.migrations)("xf")
    later(name="m001_ledger")(migrations.m001_ledger)

    @later(name="m002_more")
    def m002_more(db):
        db.conn.execute("create table more (x text) strict")
        fail()

    def fail():
        if failing:
            raise sqlite3.OperationalError("the disk went away")

    failing = []
    monkeypatch.setattr(migrations, "migrations", later)
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(file, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(schema, "MIGRATIONS", ("m001_ledger", "m002_more"))
    monkeypatch.setattr(schema, "DERIVED", schema.DERIVED + "create table more (x text) strict;\n")
    return failing


def test_an_upgrade_makes_a_proven_copy_first(book, xf, monkeypatch, request):
    xf("add --channel 来访 --title 要求修水渠 --name 甲某")
    before = xf("show 1 --json").out
    request.getfixturevalue("next_format")
    assert "xf check --upgrade" in xf("list", code=4).err
    done = xf("check --upgrade")
    assert "已从格式 1 升级到 2" in done.err
    (copy,) = backup.listed(backup.folder_of(book), book)
    assert backup.stated(copy).schema == 1
    assert xf("show 1 --json").out == before
    assert "不用升级" in xf("check --upgrade").err
    monkeypatch.undo()


def test_an_upgrade_that_fails_changes_nothing(book, xf, run, request):
    xf("add --channel 来访 --title 要求修水渠 --name 甲某")
    failing = request.getfixturevalue("next_format")
    before = book.read_bytes()
    failing.append(True)
    assert run("check --upgrade").code in {4, 70}
    assert book.read_bytes() == before
    failing.clear()
    xf("check --upgrade")
    assert xf("check").out == ""


def test_a_backup_of_an_older_format_is_restored_and_then_upgraded(book, xf, request):
    xf("add --channel 来访 --title 要求修水渠 --name 甲某")
    xf("backup")
    (copy,) = backup.listed(backup.folder_of(book), book)
    book.unlink()
    request.getfixturevalue("next_format")
    xf(["restore", str(copy.path)])
    xf("check --upgrade")
    assert xf("check").out == ""


def test_an_older_xf_refuses_a_newer_file_and_its_backup(book, xf, tmp_path):
    with sqlite3.connect(book) as newer:
        newer.execute("pragma user_version = 99")
    newer.close()
    before = book.read_bytes()
    for words in (
        "list",
        "check",
        "check --upgrade",
        "backup",
        "add --channel 来信 --title 某事 --name 甲某",
    ):
        assert "更新的 xf" in xf(words, code=4).err
    other = tmp_path / "另一本.db"
    assert "更新的 xf" in xf(["restore", str(book), "--db", str(other)], code=4).err
    assert not other.exists()
    assert book.read_bytes() == before
