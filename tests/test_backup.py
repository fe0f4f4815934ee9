"""Backups as the officer makes and uses them, and what the rotation keeps."""

import errno
import json
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from xfcli.dates import SHANGHAI
from xfcli.ledger.copies import backup, place, rotation

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
    assert "xf init" in xf("list", code=4).err or "不是 xf 的台账" in xf("list", code=4).err
    xf(["restore", str(kept.path)])
    assert xf("show 1 --json").out == before
    assert xf("check").out == ""


def test_a_journal_left_by_a_killed_command_never_meets_the_restored_file(book, xf, kept):
    book.write_bytes(b"x" * 9000)
    book.with_name(book.name + "-journal").write_bytes(b"y" * 9000)
    xf(["restore", str(kept.path)])
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


def test_the_old_chain_is_the_beginning_of_todays(book, xf, kept):
    xf(ADD + "乙某")
    for old in (kept.path, kept.manifest):
        assert "原样都在" in xf(["check", "--against", str(old)]).err
    xf("backup")
    newest = backup.backups_in(backup.folder_of(book), book)[0]
    xf(["restore", str(kept.path), "--discard-newer"])
    assert xf(["check", "--against", str(newest.path)], code=1).out


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
    folder.mkdir()
    old = [folder / f"台账-202401{day:02}-0930{n:02}.db" for day in (1, 2) for n in range(4)]
    others = [folder / name for name in ("台账-说明.db", "别的-20240101-093000.db", "照片.jpg")]
    for path in (*old, *others):
        path.write_bytes(b"")
    xf("backup")
    assert all(path.exists() for path in others)
    assert [path.exists() for path in old].count(True) < len(old)


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
