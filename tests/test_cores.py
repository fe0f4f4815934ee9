"""A big ledger is checked by all cores: what they find together is what one finds alone."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from xfcli.ledger import cores, file, verify
from xfcli.ledger.shares import Share

DAMAGE = (
    "update entry set by = '别人' where seq % 17 = 3",
    "update entry set seq = seq + 1000 where seq > (select max(seq) * 3 / 4 from entry)",
    "update personal set body = '{}' where seq % 31 = 5",
    "update cases set unit = '别处' where number % 9 = 1",
    "delete from clocks where no = (select max(no) from clocks)",
    "update tally set n = n + 1 where grp = 'channel'",
    "update entry set body = 'x' where seq = 50",
    "delete from counters",
)


def found(path) -> list[tuple[str, str]]:
    with closing(file.connect(path, write=False)) as connection:
        return list(verify.faults(connection))


@pytest.fixture
def shared(monkeypatch):
    """Share the check of any ledger among so many cores; gives the shares that others looked at."""
    looked = []
    elsewhere = cores._elsewhere

    def _elsewhere(path, share):
        done = elsewhere(path, share)
        looked.append((share, done is not None))
        return done

    def _shared(count: int):
        monkeypatch.setattr(cores, "FROM", 1)
        monkeypatch.setattr(cores, "count", lambda: count)
        monkeypatch.setattr(cores, "_elsewhere", _elsewhere)
        return looked

    return _shared


def test_a_whole_ledger_is_whole_to_all_cores(story, shared):
    looked = shared(2)
    assert found(story(1)) == []
    assert {share.check for share, _ in looked} == {"file", "links", "derived", "office"}
    assert len([share for share, _ in looked if share.check == "links"]) == 2
    assert all(done for _, done in looked)


def test_all_cores_find_what_one_finds_word_for_word(story, shared, tmp_path):
    path = shutil.copy(story(1), tmp_path / "坏.db")
    with closing(sqlite3.connect(path)) as other:
        guards = "select name from sqlite_master where type = 'trigger'"
        for (guard,) in other.execute(guards).fetchall():
            other.execute(f"drop trigger {guard}")
        for statement in DAMAGE:
            assert other.execute(statement).rowcount, statement
        other.commit()
    alone = found(path)
    assert len(alone) > 50
    looked = shared(3)
    assert found(path) == alone
    assert all(done for _, done in looked)


def test_what_no_other_process_can_do_is_done_here(story, shared, monkeypatch):
    looked = shared(2)
    monkeypatch.setattr(cores.program, "launcher", lambda: ("no-such-program",))
    assert found(story(1)) == []
    assert not any(done for _, done in looked)


def test_a_small_ledger_is_checked_by_one(story, monkeypatch):
    monkeypatch.setattr(cores, "count", lambda: 2)
    monkeypatch.setattr(cores, "_elsewhere", lambda *_: pytest.fail("started a process"))
    assert found(story(1)) == []


def test_a_share_is_named_as_it_is_read():
    share = Share("derived", "2026-0001", "2027-0001")
    assert Share.of(share.text) == share
