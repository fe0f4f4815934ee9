"""Backups as the officer makes and uses them, and what the rotation keeps."""

import errno
import json
import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from xfcli import ledger
from xfcli.case.draft import Draft
from xfcli.case.kinds import KINDS
from xfcli.dates import SHANGHAI
from xfcli.ledger import file, journal
from xfcli.ledger.copies import backup, place, rotation, swap

ADD = "add --channel 来访 --title 要求修水渠 --village 柳河村 --new --name "
ROOT = Path(__file__).parents[1]


@pytest.fixture
def kept(book, xf):
    """A ledger with one case, and its backup."""
    xf(ADD + "甲某")
    xf("backup")
    (found,) = backup.backups_in(backup.folder_of(book), book)
    return found


def test_a_backup_states_what_it_holds(book, xf, kept):
    manifest = json.loads(kept.manifest.read_text("utf-8"))
    assert manifest["counts"]["cases"] == 1
    assert manifest["head"]["seq"] == manifest["counts"]["entry"]
    assert backup.is_unchanged(kept)
    assert "甲某" not in kept.manifest.read_text("utf-8")
    if os.name == "posix":
        assert kept.path.stat().st_mode & 0o077 == 0
    assert [row["cases"] for row in xf("restore --json").json] == [1]


def test_a_restore_names_what_it_would_lose_and_keeps_the_old_ledger(book, xf, kept):
    xf(ADD + "乙某")
    refused = xf(["restore", str(kept.path)], code=1)
    assert "2026-0002" in refused.err
    assert "--discard-newer" in refused.err
    assert len(xf("list --json").json) == 2
    done = xf(["restore", str(kept.path), "--discard-newer"])
    assert "已恢复：1 件" in done.out
    assert [row["no"] for row in xf("list --json").json] == ["2026-0001"]
    (old,) = book.parent.glob("*恢复前*.db")
    assert len(xf(["list", "--json", "--db", str(old)]).json) == 2
    assert xf("check").out == ""


def test_a_number_given_before_a_restore_is_not_given_again(book, xf, kept):
    xf(ADD + "乙某")
    xf(["restore", str(kept.path), "--discard-newer"])
    assert "2026-0003" in xf(ADD + "丙某").out
    assert xf("check").out == ""


def test_numbers_stay_given_through_restores_of_restored_ledgers(book, xf, kept):
    for name in "乙丙":
        xf(ADD + f"{name}某")
        xf(["restore", str(kept.path), "--discard-newer"])
    xf("backup")
    newest = backup.backups_in(backup.folder_of(book), book)[0]
    book.unlink()
    xf(["restore", str(newest.path)])
    assert xf("check").out == ""
    assert "2026-0004" in xf(ADD + "丁某").out


@pytest.mark.parametrize("spoil", [Path.unlink, lambda p: p.write_bytes(b"x" * 9000)])
def test_a_lost_or_spoilt_ledger_comes_back(book, xf, kept, spoil):
    before = xf("show 1 --json").out
    spoil(book)
    told = xf("list", code=4).err
    assert "xf restore" in told or "不是 xf 的台账" in told
    if book.exists():
        assert "面目全非" in xf(["restore", str(kept.path)], code=1).err
    xf(["restore", str(kept.path), "--discard-newer"])
    assert xf("show 1 --json").out == before
    assert xf("check").out == ""


def test_a_journal_left_by_a_killed_command_never_meets_the_restored_file(book, xf, kept):
    book.write_bytes(b"x" * 9000)
    book.with_name(book.name + "-journal").write_bytes(b"y" * 9000)
    xf(["restore", str(kept.path), "--discard-newer"])
    assert not book.with_name(book.name + "-journal").exists()
    assert xf("check").out == ""


def test_a_changed_backup_is_refused(book, xf, kept):
    data = bytearray(kept.path.read_bytes())
    data[-1] ^= 1
    kept.path.chmod(0o600)
    kept.path.write_bytes(data)
    assert "不符" in xf(["restore", str(kept.path)], code=4).err
    assert "不符" in xf("backup --rehearse", code=4).err
    assert len(xf("list --json").json) == 1


def test_the_backup_of_another_ledger_does_not_pass_for_this_one(book, xf, kept, tmp_path):
    other = tmp_path / "别处" / "台账.db"
    xf(["init", "--db", str(other)])
    assert (
        "不是从这份备份接着记的" in xf(["restore", str(kept.path), "--db", str(other)], code=1).err
    )
    done = xf(["check", "--db", str(other), "--against", str(kept.path)], code=1)
    assert "旧备份" in done.out


def test_a_rehearsal_restores_the_newest_backup_and_leaves_no_trace(book, xf, kept):
    before = sorted(p.name for p in book.parent.rglob("*"))
    assert "演练通过" in xf("backup --rehearse").out
    assert sorted(p.name for p in book.parent.rglob("*")) == before
    xf(ADD + "乙某")
    assert "又记了 1 条" in xf("backup --rehearse").out
    shutil.rmtree(backup.folder_of(book))
    assert "xf backup" in xf("backup --rehearse", code=4).err


def test_an_old_file_whose_head_makes_no_sense_is_told_as_damage(book, xf, tmp_path):
    other = tmp_path / "另.db"
    other.write_bytes(book.read_bytes())
    with closing(sqlite3.connect(other)) as db, db:
        db.execute("drop table entry")
        db.execute("create table entry as select 1 seq, 'x' hash")
    assert "可能已损坏" in xf(["check", "--against", str(other)], code=1).out


def test_the_old_chain_is_the_beginning_of_todays(book, xf, kept):
    xf(ADD + "乙某")
    for old in (kept.path, kept.manifest):
        assert "原样都在" in xf(["check", "--against", str(old)]).err
    xf("backup")
    newest = backup.backups_in(backup.folder_of(book), book)[0]
    xf(["restore", str(kept.path), "--discard-newer"])
    assert xf(["check", "--against", str(newest.path)], code=1).out


def test_a_head_on_paper_proves_the_past(book, xf, kept):
    head = backup.manifest_of(kept).head
    on_paper = " ".join(head.hash[i : i + 4] for i in range(0, 16, 4))
    assert "是最后一条" in xf(["check", "--head", on_paper]).err
    xf(ADD + "乙某")
    xf("note 1 --kind 走访 --text 去过")
    told = xf(["check", "--head", on_paper.upper()])
    assert told.out == ""
    assert f"第 {head.seq} 条" in told.err
    assert "之后又记了 2 条：登记 1、记事 1" in told.err
    assert "没有这个链首" in xf(["check", "--head", "0" * 16], code=1).out
    assert "前 16 位" in xf(["check", "--head", "12ab"], code=2).err


def test_a_past_written_anew_is_found_by_a_head_on_paper(book, xf, kept, tmp_path):
    """Whoever has the file and knows how can make a chain that `check` believes: not the old head."""
    head = backup.manifest_of(kept).head.hash
    with ledger.reading(str(book)) as one:
        entries = list(journal.of_kinds(one.connection, tuple(KINDS), None, None))
    forged = tmp_path / "改写.db"
    xf(["init", "--db", str(forged)])
    with ledger.writing(str(forged)) as other:
        add = next(entry for entry in entries if entry.kind == "add")
        other.record(
            Draft("add", add.on, body=add.body, personal={**add.personal, "title": "改过"})
        )
    assert xf(["check", "--db", str(forged)]).out == ""
    assert "没有这个链首" in xf(["check", "--head", head, "--db", str(forged)], code=1).out


def test_a_ledger_that_another_window_holds_is_not_taken_for_a_broken_one(
    book, xf, kept, monkeypatch
):
    monkeypatch.setattr("xfcli.ledger.file.BUSY_SECONDS", 0.05)
    xf(ADD + "乙某")
    with closing(sqlite3.connect(book, isolation_level=None)) as other:
        for lock in ("begin exclusive", "begin immediate"):
            other.execute(lock)
            refused = xf(["restore", str(kept.path), "--discard-newer"], code=4)
            assert "另一个窗口正在写台账" in refused.err
            other.execute("rollback")
    assert not list(book.parent.glob("*恢复前*"))
    assert len(xf("list --json").json) == 2
    assert xf("check").out == ""


def test_a_ledger_whose_rows_were_changed_is_replaced_though_its_entries_are_all_there(
    book, xf, kept
):
    with closing(sqlite3.connect(book, isolation_level=None)) as other:
        other.execute("update cases set title = '改过的'")
    done = xf(["restore", str(kept.path), "--json"]).json
    assert (done["live"], done["cases"], done["lost_entries"]) == ("broken", 1, 0)
    assert xf("list --json").json[0]["title"] == "要求修水渠"
    assert xf("check").out == ""


def test_restoring_what_is_there_already_moves_nothing(book, xf, kept):
    before = book.read_bytes()
    assert xf(["restore", str(kept.path), "--json"]).json["live"] == "same"
    assert book.read_bytes() == before
    assert not list(book.parent.glob("*恢复前*"))


def test_a_backup_that_is_behind_a_newer_one_comes_back_without_a_question(book, xf, kept):
    xf(ADD + "乙某")
    xf("backup")
    newest = backup.backups_in(backup.folder_of(book), book)[0]
    xf(["restore", str(kept.path), "--discard-newer"])
    book.write_bytes(kept.path.read_bytes())  # the older one, as copied by hand
    assert xf(["restore", str(newest.path), "--json"]).json["live"] == "behind"
    assert len(xf("list --json").json) == 2


def test_a_backup_whose_file_is_gone_or_whose_place_is_none_is_told(book, xf, kept, tmp_path):
    (tmp_path / "占着").write_text("")
    place = tmp_path / "占着" / "台账.db"
    assert "不能在" in xf(["restore", str(kept.path), "--db", str(place)], code=4).err
    kept.path.unlink()
    assert "找不到" in xf(["restore", str(kept.path)], code=4).err


def test_on_a_stick_that_knows_one_name_for_a_file_all_goes_the_same(
    book, xf, kept, tmp_path, monkeypatch
):
    def one_name(*_):
        raise PermissionError(errno.EPERM, "FAT")

    monkeypatch.setattr(os, "link", one_name)
    xf(ADD + "乙某")
    assert "已备份" in xf(["backup", str(tmp_path / "U盘")]).out
    xf(["restore", str(kept.path), "--discard-newer"])
    assert len(xf("list --json").json) == 1
    (old,) = book.parent.glob("*恢复前*.db")
    assert len(xf(["list", "--json", "--db", str(old)]).json) == 2
    xf(["init", "--db", str(tmp_path / "另.db")])
    assert "已经存在" in xf(["init", "--db", str(tmp_path / "另.db")], code=4).err
    assert xf("check").out == ""


def test_what_another_program_built_in_gives_no_backup_and_is_told(book, xf, kept):
    with closing(sqlite3.connect(book, isolation_level=None)) as other:
        other.create_collation("拼音", lambda one, two: (one > two) - (one < two))
        other.execute("create index theirs on cases (title collate 拼音)")
    refused = xf("backup", code=4).err
    assert "副本没有做成" in refused
    assert "xf check" in refused
    assert "多出了索引 theirs" in xf("check", code=1).out
    assert [b.path for b in backup.backups_in(backup.folder_of(book), book)] == [kept.path]


def test_a_damaged_ledger_gives_no_backup_and_costs_none(book, xf, kept):
    with closing(sqlite3.connect(book, isolation_level=None)) as raw:
        raw.execute("update cases set title = '改过的'")
    assert "xf check" in xf("backup", code=4).err
    assert [b.path for b in backup.backups_in(backup.folder_of(book), book)] == [kept.path]
    assert not list(kept.path.parent.glob("xf-unfinished*"))


def test_a_copy_that_is_not_of_this_ledger_is_not_kept(book, xf, kept, tmp_path, monkeypatch):
    """A folder that gives back other bytes than were written: the copy is sound, and another's."""
    other = tmp_path / "别处" / "台账.db"
    xf(["init", "--db", str(other)])
    for name in "乙丙":
        xf([*(ADD + f"{name}某").split(), "--db", str(other)])
    real = backup.copy_to
    monkeypatch.setattr(backup, "copy_to", lambda _, target: real(other, target))
    assert "不一致" in xf("backup", code=4).err
    assert [b.path for b in backup.backups_in(backup.folder_of(book), book)] == [kept.path]
    assert not list(kept.path.parent.glob("xf-unfinished*"))


def test_a_copy_of_a_ledger_that_loses_rows_meanwhile_is_not_kept(book, xf, kept, monkeypatch):
    real = backup.copy_to

    def copied(ledger, target):
        real(ledger, target)
        with closing(sqlite3.connect(book, isolation_level=None)) as other:
            other.execute("delete from petitions")

    monkeypatch.setattr(backup, "copy_to", copied)
    assert "不一致" in xf("backup", code=4).err
    assert [b.path for b in backup.backups_in(backup.folder_of(book), book)] == [kept.path]


def test_what_another_window_recorded_meanwhile_does_not_spoil_the_copy(
    book, xf, kept, monkeypatch
):
    real = backup.copy_to

    def copied(ledger, target):
        real(ledger, target)
        xf(ADD + "乙某")

    monkeypatch.setattr(backup, "copy_to", copied)
    xf("backup")
    newest = backup.backups_in(backup.folder_of(book), book)[0]
    assert (backup.manifest_of(newest).counts["cases"], len(xf("list --json").json)) == (1, 2)


def test_the_first_step_of_a_day_makes_the_backup(book, xf):
    xf(ADD + "甲某")
    assert not backup.folder_of(book).exists()
    assert xf(ADD + "乙某", today="2026-03-23").err == ""
    (made,) = backup.backups_in(backup.folder_of(book), book)
    assert backup.manifest_of(made).counts["cases"] == 2
    xf(ADD + "丙某", today="2026-03-23")
    assert len(backup.backups_in(backup.folder_of(book), book)) == 1


def test_a_backup_that_fails_does_not_spoil_the_step(book, xf):
    backup.folder_of(book).write_text("不是文件夹", encoding="utf-8")
    done = xf(ADD + "乙某", today="2026-03-23")
    assert "已登记" in done.out
    assert "自动备份没有做成" in done.err
    assert "已保存" in done.err


def test_the_rotation_keeps_days_weeks_and_months():
    today = date(2026, 11, 22)
    start = datetime(2024, 1, 1, 9, 30, tzinfo=SHANGHAI)
    made = [start + timedelta(days=n) for n in range((today - start.date()).days)]
    keep = sorted(rotation.to_keep(made, today), reverse=True)
    assert [moment.date() for moment in keep[:14]] == [today - timedelta(n) for n in range(1, 15)]
    assert len({moment.isocalendar()[:2] for moment in keep}) >= 8
    assert len({(moment.year, moment.month) for moment in keep}) == 24
    assert len(keep) < 14 + 8 + 24
    again = rotation.to_keep(keep, today)
    assert again == set(keep), "what is kept today is kept tonight"


def test_the_rotation_never_goes_below_three_nor_touches_today():
    today = date(2026, 11, 22)
    hours = [datetime(2026, 11, 22, hour, tzinfo=SHANGHAI) for hour in range(8, 18)]
    assert rotation.to_keep(hours, today) == set(hours)
    assert len(rotation.to_keep(hours, date(2026, 11, 23))) == 3


def test_rotation_drops_files_only_of_this_ledger(book, xf):
    folder = backup.folder_of(book)
    xf("backup")
    (first,) = backup.backups_in(folder, book)
    old = [folder / f"台账-202401{day:02}-0930{n:02}.db" for day in (1, 2) for n in range(4)]
    for path in old:
        aged(first, path)
    others = [folder / name for name in ("台账-说明.db", "台账-20240101-093100.db", "照片.jpg")]
    for path in others:
        path.write_bytes(b"")
    xf("backup")
    assert all(path.exists() for path in others)
    assert [path.exists() for path in old].count(True) < len(old)


def aged(made: backup.Backup, path: Path) -> None:
    """Copy a backup and its manifest as if made at the time that the name `path` says."""
    shutil.copyfile(made.path, path)
    shutil.copyfile(made.manifest, path.with_suffix(".json"))


def test_two_ledgers_of_one_name_share_a_stick(xf, tmp_path):
    """Each keeps its own: what a backup is of, its content says and not its name."""
    stick = tmp_path / "U盘"
    ledgers = [tmp_path / town / "信访台账.db" for town in ("甲镇", "乙镇")]
    for path in ledgers:
        xf(["init", "--db", str(path), "--office", "青石镇人民政府"])
    for day in range(1, 29):
        for path in ledgers:
            xf(["backup", str(stick), "--db", str(path)])
            newest = max(backup.all_in(stick), key=lambda each: each.path.stat().st_mtime_ns)
            to = stick / f"信访台账-202601{day:02}-0930{ledgers.index(path):02}.db"
            aged(newest, to)
            newest.path.unlink()
            newest.manifest.unlink()
    for path in ledgers:
        kept = backup.backups_in(stick, path)
        assert len(kept) >= 14
        assert "演练通过" in xf(["backup", str(stick), "--rehearse", "--db", str(path)]).out
        other = ledgers[1 - ledgers.index(path)]
        assert "另一本" in xf(["restore", str(kept[0].path), "--db", str(other)], code=1).err
        told = xf(["check", "--against", str(kept[0].manifest), "--db", str(other)], code=1).out
        assert "另一本" in told


def test_a_ledger_keeps_its_backups_when_it_is_renamed(book, xf, kept):
    book.rename(book.with_name("改名.db"))
    (found,) = backup.backups_in(kept.path.parent, book.with_name("改名.db"))
    assert found == kept


def test_a_rehearsal_takes_what_holds_most_not_what_is_named_latest(book, xf, kept):
    aged(kept, kept.path.with_name("台账-20990101-080000.db"))
    xf(ADD + "乙某")
    xf("backup")
    assert "2 件" in xf("backup --rehearse").out


def test_two_backups_in_one_second_are_both_good(book, xf, kept, monkeypatch):
    moment = datetime(2026, 3, 20, 9, 30, tzinfo=SHANGHAI)
    monkeypatch.setattr("xfcli.dates.moment", lambda: moment)
    real = backup._proven

    def proven(*asked):
        found = real(*asked)
        monkeypatch.setattr(backup, "_proven", real)
        xf(ADD + "乙某")
        xf("backup")  # another window, in the same second, while the copy of this one is proven
        return found

    monkeypatch.setattr(backup, "_proven", proven)
    xf("backup")
    made = [each for each in backup.backups_in(kept.path.parent, book) if each != kept]
    assert sorted(each.path.name for each in made) == [
        "台账-20260320-093000-2.db", "台账-20260320-093000.db",
    ]  # fmt: skip
    assert all(backup.is_unchanged(each) for each in made)
    assert {backup.manifest_of(each).counts["cases"] for each in made} == {1, 2}


def test_a_new_ledger_beside_the_backups_of_a_lost_one_is_asked_about(book, xf, kept):
    book.unlink()
    assert "xf restore" in xf("list", code=4).err
    assert f"xf restore {kept.path}" in xf("init", code=1).err
    assert not book.exists()
    assert [row["cases"] for row in xf("restore --json").json] == [1]
    xf("init --yes")
    assert xf("restore --json").json == [], "they are not of the new one"
    xf("backup")
    assert kept.path.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_the_ledger_stays_one(book, xf, kept, tmp_path):
    link = tmp_path / "桌面" / "台账.db"
    link.parent.mkdir()
    link.symlink_to(book)
    xf([*(ADD + "乙某").split(), "--db", str(link)])
    xf(["restore", str(kept.path), "--discard-newer", "--db", str(link)])
    assert link.is_symlink()
    assert [len(xf(["list", "--json", "--db", str(p)]).json) for p in (link, book)] == [1, 1]
    (old,) = book.parent.glob("*恢复前*.db")
    assert not old.is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize(
    "words",
    ["init --db {}", "backup {}", "list --db {}", "restore {}", "import {}", "check --db {}"],
)
def test_a_link_in_a_circle_is_one_sentence(book, run, tmp_path, words):
    circle = tmp_path / "圈"
    circle.symlink_to(circle)
    answer = run([str(circle) if word == "{}" else word for word in words.split()])
    assert answer.code in {1, 2, 4}
    assert circle.name in answer.err


def test_what_can_be_read_of_a_damaged_ledger_is_named_and_its_numbers_stay_given(book, xf, kept):
    for name in "乙丙丁":
        xf(ADD + f"{name}某")
    data = bytearray(book.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    with closing(sqlite3.connect(book)) as raw:
        (page,) = raw.execute("select rootpage from sqlite_master where name = 'cases'").fetchone()
    data[(page - 1) * size : page * size] = bytes(size)
    book.write_bytes(data)
    told = xf(["restore", str(kept.path)], code=1).err
    assert "多 3 条" in told
    assert "2026-0004" in told
    assert re.search(r"记到 \d{4}-\d{2}-\d{2}", told)
    xf(["restore", str(kept.path), "--discard-newer"])
    assert "2026-0005" in xf(ADD + "戊某").out
    assert xf("check").out == ""


def test_numbers_are_found_in_a_ledger_whose_head_is_gone(book, xf, kept):
    for name in "乙丙丁":
        xf(ADD + f"{name}某")
    data = book.read_bytes()
    book.write_bytes(b"x" * 100 + data[100:])
    assert "已损坏" in xf(["restore", str(kept.path)], code=1).err
    xf(["restore", str(kept.path), "--discard-newer"])
    assert "2026-0005" in xf(ADD + "戊某").out


def test_a_ledger_of_a_newer_xf_is_not_replaced_without_a_word(book, xf, kept):
    xf(ADD + "乙某")
    with closing(sqlite3.connect(book)) as newer:
        newer.execute("pragma user_version = 99")
    told = xf(["restore", str(kept.path)], code=1).err
    assert "更新的 xf" in told
    assert "2026-0002" in told
    xf(["restore", str(kept.path), "--discard-newer"])
    assert "2026-0003" in xf(ADD + "丙某").out


def test_nobody_registers_between_the_comparison_and_the_exchange(book, xf, kept, monkeypatch):
    monkeypatch.setattr("xfcli.ledger.file.BUSY_SECONDS", 0.05)
    real = swap.Hold._set_aside

    def set_aside(hold):
        assert "另一个窗口正在写" in xf(ADD + "乙某", code=4).err
        return real(hold)

    monkeypatch.setattr(swap.Hold, "_set_aside", set_aside)
    book.write_bytes(book.read_bytes())
    xf("setting due-days 9")
    xf(["restore", str(kept.path), "--discard-newer"])
    assert len(xf("list --json").json) == 1


@pytest.mark.skipif(
    os.name == "nt", reason="nothing is exchanged there while another window has it open"
)
def test_whoever_waits_for_a_restore_registers_in_the_ledger_that_it_left(
    book, xf, kept, monkeypatch
):
    xf("setting due-days 9")
    real = file.connect

    def connect(path, *, write, any_version=False):
        opened = real(path, write=write, any_version=any_version)
        if write:
            monkeypatch.setattr(file, "connect", real)
            xf(["restore", str(kept.path), "--discard-newer"])  # while this window waits
        return opened

    monkeypatch.setattr(file, "connect", connect)
    assert "2026-0002" in xf(ADD + "乙某").out
    assert len(xf("list --json").json) == 2
    assert xf("check").out == ""


def test_a_git_work_tree_is_refused_and_an_unsafe_place_named(xf, tmp_path):
    (tmp_path / "代码" / ".git").mkdir(parents=True)
    inside = str(tmp_path / "代码" / "台账.db")
    assert "git" in xf(["init", "--db", inside], code=1).err
    xf(["init", "--db", inside, "--yes"])
    cloud = tmp_path / "OneDrive" / "台账.db"
    assert "OneDrive" in xf(["init", "--db", str(cloud)]).err
    assert xf(["backup", str(tmp_path / "代码"), "--db", str(cloud)], code=1).out == ""


@pytest.mark.skipif(os.name == "nt", reason="mounts of Unix")
@pytest.mark.parametrize(
    ("mounts", "kind"),
    [
        ([("/", "ext4")], ""),
        ([("/", "ext4"), ("/mnt/x", "vfat")], "removable"),
        ([("/", "ext4"), ("/mnt", "nfs4"), ("/mnt/x", "ext4")], ""),
        ([("/", "ext4"), ("/mnt", "nfs4")], "network"),
        ([("/", "ext4"), ("/mnt/xy", "nfs4")], ""),
    ],
)
def test_the_mount_above_says_what_a_folder_lies_on(mounts, kind):
    assert place._kind(Path("/mnt/x/y"), mounts) == kind
