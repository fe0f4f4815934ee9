"""The kinds of entries: one table, which everything that tells kinds apart reads."""

import sqlite3
from typing import get_args, get_type_hints

import pytest

from tests.lives import ADD, day, entry
from xfcli.case import bodies, fold, kinds
from xfcli.case.entry import Entry
from xfcli.case.kinds import KINDS, UnknownKind


def names(*lines):
    return {name for line in lines for name in get_args(get_args(line)[0])}


def test_the_table_has_a_row_for_each_name():
    names = {value for value in vars(kinds).values() if isinstance(value, str)}
    assert set(KINDS) == {name for name in names if name.isalpha() and name.islower()}


def test_every_kind_has_its_body_and_what_follows_from_it():
    assert names(*get_args(bodies.Entry)) == set(KINDS)
    assert names(*get_args(bodies.OfCase)) == set(fold.STEPS) | kinds.CORRECTIONS


def test_each_step_of_fold_takes_the_entries_of_its_own_kind():
    for name, step in fold.STEPS.items():
        taken = get_type_hints(step, {"b": bodies, "Facts": dict, **vars(fold)})
        (entry,) = (hint for key, hint in taken.items() if key.endswith("entry"))
        assert entry is Entry or name in names(entry), name


def test_a_kind_that_is_not_known_is_never_passed_over():
    with pytest.raises(UnknownKind):
        KINDS["followed"]
    added = entry(1, day("01-05"), "add", ADD)
    for kind in set(KINDS) - set(fold.STEPS) - kinds.CORRECTIONS:
        with pytest.raises(UnknownKind):
            fold.fold([added, entry(2, day("01-06"), kind, {})])


@pytest.mark.parametrize("name", KINDS)
def test_the_table_holds_together(name):
    kind = KINDS[name]
    assert kind.label
    assert kind.is_step or not (kind.moves or kind.stops)
    assert not (kind.counts and (kind.shows or kind.keeps)), "a look counts nothing"
    assert name in {*fold.STEPS, *kinds.CORRECTIONS} or not (
        kind.is_step or kind.counts or kind.group
    )


def append(path, kind, body):
    """Append an entry to the last case as no xf would: its hash is wrong too."""
    with sqlite3.connect(path) as ledger:
        ledger.execute(
            "insert into entry select seq + 1, at, day, ?, no, by, ?, null, hash, randomblob(32)"
            " from entry order by seq desc limit 1",
            (kind, body),
        )
    ledger.close()


def test_a_ledger_with_an_entry_of_a_newer_xf_is_told_from_a_damaged_one(book, xf):
    xf("add --channel 来信 --title 要求补办证件 --name 甲某")
    append(book, "followed", "{}")
    said = xf("show 1", code=4).err
    assert "另一版本的 xf" in said
    assert "是本程序不认识的一种：由更新的 xf 登记" in xf("check", code=1).out
