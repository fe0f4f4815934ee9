"""Backups encrypted to a public key: nobody need be present to make one, the private key is on paper."""

import sys

import pytest

from xfcli.ledger.copies import backup

ADD = "add --channel 来访 --title 要求修水渠 --village 柳河村 --new --name "


@pytest.fixture
def key(tmp_path, xf):
    """A new pair: (public key, file of the private one)."""
    pytest.importorskip("pyrage", reason="the extra `age` is not installed")
    path = tmp_path / "私钥.txt"
    return xf(["backup", "--new-key", str(path), "--json"]).json["recipient"], path


@pytest.fixture
def stick(tmp_path):
    """A folder elsewhere."""
    return tmp_path / "U盘"


def test_only_the_private_key_opens_it_and_it_restores(book, xf, key, stick):
    public, private = key
    xf(ADD + "甲某")
    assert "加密" in xf(["backup", str(stick), "--recipient", public]).out
    (made,) = backup.backups_in(stick, book)
    assert made.path.name.endswith(".db.age")
    assert made.path.read_bytes().startswith(b"age-encryption.org/v1")
    for path in stick.iterdir():
        assert "甲某".encode() not in path.read_bytes()
        assert b"SQLite format" not in path.read_bytes()
    assert backup.is_unchanged(made)
    assert xf(["check", "--against", str(made.manifest)]).out == ""
    before = xf("show 1 --json").out
    book.unlink()
    assert "--identity" in xf(["restore", str(made.path)], code=2).err
    xf(["restore", str(made.path), "--identity", str(private)])
    assert xf("show 1 --json").out == before
    assert xf("check").out == ""
    left = list(book.parent.glob("xf-unfinished*"))
    assert not left, "a plain copy was left behind"


def test_what_would_be_lost_is_named_as_with_any_backup(book, xf, key, stick):
    public, private = key
    xf(ADD + "甲某")
    xf(["backup", str(stick), "--recipient", public])
    (made,) = backup.backups_in(stick, book)
    xf(ADD + "乙某")
    refused = xf(["restore", str(made.path), "--identity", str(private)], code=1)
    assert "2026-0002" in refused.err
    assert len(xf("list --json").json) == 2


def test_the_setting_encrypts_elsewhere_and_leaves_the_daily_ones_plain(book, xf, key, stick):
    xf(f"setting backup-recipient {key[0]}")
    xf(ADD + "甲某")
    xf(["backup", str(stick)])
    xf("backup")
    assert [found.is_locked for found in backup.backups_in(stick, book)] == [True]
    assert not any(f.is_locked for f in backup.backups_in(backup.folder_of(book), book))
    assert "演练通过" in xf("backup --rehearse").out
    assert "--identity" in xf(["backup", str(stick), "--rehearse"], code=4).err


def test_another_key_or_a_damaged_file_does_not_touch_the_ledger(book, xf, key, stick, tmp_path):
    xf(ADD + "甲某")
    xf(["backup", str(stick), "--recipient", key[0]])
    (made,) = backup.backups_in(stick, book)
    other, before = tmp_path / "另一把.txt", book.read_bytes()
    xf(["backup", "--new-key", str(other)])
    said = xf(["restore", str(made.path), "--identity", str(other)], code=4).err
    assert "私钥不是这份备份的那一把" in said
    spoilt = bytearray(made.path.read_bytes())
    spoilt[-40] ^= 1
    made.path.write_bytes(spoilt)
    assert "不符" in xf(["restore", str(made.path), "--identity", str(key[1])], code=4).err
    made.manifest.unlink()
    assert "已损坏" in xf(["restore", str(made.path), "--identity", str(key[1])], code=4).err
    assert book.read_bytes() == before


def test_a_key_is_never_overwritten_and_bad_ones_are_refused(book, xf, key, stick, tmp_path):
    held = key[1].read_text("utf-8")
    assert "已经存在" in xf(["backup", "--new-key", str(key[1])], code=1).err
    assert key[1].read_text("utf-8") == held
    assert "不是公钥" in xf(["backup", str(stick), "--recipient", "age1xyz"], code=2).err
    assert not list(stick.glob("*"))
    assert "age1" in xf("setting backup-recipient 某人", code=2).err


def test_without_pyrage_nothing_is_written_in_the_plain_instead(book, xf, stick, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyrage", None)
    public = "age1" + "q" * 58
    said = xf(["backup", str(stick), "--recipient", public], code=1).err
    assert 'pip install "xfcli[age]"' in said
    assert not list(stick.glob("*"))
