"""The journal is the truth: nothing in it can be changed, and every change to the file is found."""

import os
import shutil
import sqlite3
import stat
from contextlib import closing

import pytest

from xfcli.ledger import file

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
        ("delete from facts where key = 'office'", "推算"),
        ("insert into facts values ('setting', 'desk', '\"别处\"')", "推算"),
        ("update persons set name = '乙某' where no = '2026-0002'", "推算"),
        ("update tally set n = n + 1 where grp = 'channel'", "推算"),
        ("delete from tally where grp = 'balance'", "推算"),
        ("update tally_month set n = n - 1 where grp = 'channel'", "推算"),
        (("insert into persons select seq, 9, '2026-0000', name, spelled, id_number, phone, address, village"
         " from persons where no = '2026-0001'"), "2026-0000 没有记事"),
        (("insert into persons select seq, 9, '2026-0001a', name, spelled, id_number, phone, address, village"
         " from persons where no = '2026-0001'"), "2026-0001a 没有记事"),
        (("insert into persons select seq, 9, '2026-0009', name, spelled, id_number, phone, address, village"
         " from persons where no = '2026-0001'"), "2026-0009 没有记事"),
        ("insert into counters values ('文号受', 2026, 7)", "编号"),
        ("delete from counters where series = 'case'", "编号"),
        ("update entry set seq = 1000 + seq where seq > 4", "记事链"),
        ("update entry set seal = null where seq = 3", "记事链"),
        ("update entry set prev = zeroblob(32) where seq = 4", "接不上前一条"),
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
    said = xf("check --json", code=1).json
    assert {f["check"] for f in said} >= {"保护"}
    assert any(found in f"{f['check']}：{f['message']}" for f in said)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("drop index cases_open", "索引 cases_open 缺失或被改动"),
        ("create index more on cases (title)", "多出了索引 more"),
        ("create table more (x)", "多出了表 more"),
        ("create view more as select 1", "多出了视图 more"),
        ("drop trigger entry_update", "保护 entry_update 被去掉或改动了"),
        ("alter table cases add column more text", "表 cases 缺失或被改动"),
        ("delete from _sqlite_migrations", "升级记录与本程序的不符"),
    ],
)
def test_every_change_of_its_structure_is_found(three, xf, statement, found):
    with closing(sqlite3.connect(three)) as other:
        other.execute(statement)
        other.commit()
    assert found in xf("check", code=1).out


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


# -- how the file is opened ------------------------------------------------------------------------


PRAGMAS = {
    True: {
        "journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1,
        "trusted_schema": 0, "cell_size_check": 1, "secure_delete": 1, "query_only": 0,
    },
    False: {"query_only": 1, "trusted_schema": 0, "cell_size_check": 1},
}  # fmt: skip


@pytest.mark.parametrize("write", PRAGMAS)
def test_a_ledger_is_opened_so_that_nothing_is_lost(book, write):
    with closing(file.connect(book, write=write)) as connection:
        found = {
            name: connection.execute(f"pragma {name}").fetchone()[0] for name in PRAGMAS[write]
        }
    assert found == PRAGMAS[write]


def test_what_reads_cannot_write(book):
    with closing(file.connect(book, write=False)) as connection:
        connection.execute("pragma query_only=off")  # the file itself is open for reading only
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("update facts set value = ''")


def in_wal_mode(path) -> bool:
    return path.read_bytes()[18:20] == b"\x02\x02"


def test_another_program_that_holds_it_in_wal_mode_is_told_to_close(book, xf):
    with closing(sqlite3.connect(book)) as other:
        other.execute("pragma journal_mode=wal")
        other.execute("select count(*) from entry").fetchone()
        other.execute("begin")
        other.execute("select count(*) from entry").fetchone()
        refused = xf(ADD, code=4)
        assert "另一个窗口正在写台账" in refused.err
        assert other.execute("select count(*) from cases").fetchone() == (0,)
    assert len(xf("list --json").json) == 0


def test_a_ledger_left_in_wal_mode_is_written_the_safe_way_again(book, xf):
    with closing(sqlite3.connect(book)) as other:
        other.execute("pragma journal_mode=wal")
    assert in_wal_mode(book)
    xf(ADD)
    assert not in_wal_mode(book)
    assert not list(book.parent.glob("*-wal"))
    assert [row["no"] for row in xf("list --json").json] == ["2026-0001"]
    assert xf("check").out == ""


@pytest.mark.skipif(os.name == "nt", reason="a folder is not synchronised there")
@pytest.mark.parametrize("words", ["init --db {}/新.db", "backup {}"])
def test_a_file_is_on_disk_before_it_has_its_name_and_its_name_before_it_is_told(
    three, xf, tmp_path, monkeypatch, words
):
    done = []
    real = os.fsync, os.link

    def fsync(handle):
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real[0](handle)

    def link(one, other):
        done.append("name")
        real[1](one, other)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "link", link)
    xf(words.format(tmp_path))
    assert done
    assert done == ["file", "name", "folder"] * (len(done) // 3)


def test_what_a_killed_program_left_in_its_wal_is_read_and_kept(book, xf, tmp_path):
    xf(ADD)
    killed = tmp_path / "断电" / "台账.db"
    killed.parent.mkdir()
    with closing(sqlite3.connect(book, isolation_level=None)) as other:
        other.execute("pragma journal_mode=wal")
        other.execute("pragma wal_autocheckpoint=0")
        other.execute("update cases set title = '写在旁边文件里的'")
        for ending in ("", "-wal"):
            shutil.copy(f"{book}{ending}", f"{killed}{ending}")
    assert "写在旁边文件里的" not in killed.read_bytes().decode("utf-8", "replace")
    words = ["list", "--json", "--db", str(killed)]
    assert [row["title"] for row in xf(words).json] == ["写在旁边文件里的"]
    xf([*ADD.split(), "--db", str(killed)])
    assert not in_wal_mode(killed)
    assert not list(killed.parent.glob("*-wal"))
    assert [row["title"] for row in xf(words).json] == ["写在旁边文件里的", "要求照顾生活"]


@pytest.mark.parametrize("name", ["more", "sqlite_more"])
def test_a_trigger_of_somebody_else_never_runs(book, xf, name):
    """A name that begins with sqlite_ hides it from nobody."""
    text = f"create trigger {name} before insert on entry begin select raise(ignore); end"
    with closing(sqlite3.connect(book)) as other:
        other.execute("pragma writable_schema = on")
        other.execute("insert into sqlite_master values ('trigger',?,'entry',0,?)", (name, text))
        other.commit()
    assert f"「{name}」" in xf(ADD, code=4).err
    assert f"多出了触发器 {name}" in xf("check", code=1).out
    assert f"多出了触发器 {name}" in xf("backup", code=4).err
    assert xf("list --json").json == []


def test_a_view_in_a_tables_place_is_never_read(three, xf):
    xf("backup")
    endless = "with recursive r(x) as (select 1 union all select x + 1 from r) select * from r"
    with closing(sqlite3.connect(three)) as other:
        other.execute("drop table cases")
        other.execute(f"create view cases as {endless}")
        other.execute("alter table entry rename to gone")
        other.execute(f"create view entry as {endless}")
        other.commit()
    for words in ("list", "due", "report", "check", "backup", "export --csv", ADD):
        assert "不是 xf 建的" in xf(words, code=4).err, words
    (copy,) = three.with_name("备份").glob("*.db")
    xf(["restore", str(copy), "--discard-newer"])
    assert len(xf("list --json").json) == 3


@pytest.mark.parametrize("words", ["backup", "restore", "list", "check"])
def test_a_root_folder_is_no_ledger(xf, words):
    assert "是文件夹" in xf([words, "--db", "/"], code=4).err
