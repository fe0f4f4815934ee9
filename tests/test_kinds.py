"""The kinds of entries: one table, which everything that tells kinds apart reads."""

import sqlite3

import pytest

from tests.lives import ADD, day, entry
from xfcli.case import fold, kinds
from xfcli.case.kinds import KINDS, UnknownKind

OF_THE_OFFICE = {
    kinds.SETTING, kinds.UNIT, kinds.CALENDAR, kinds.PERIOD, kinds.MAPPING, kinds.IMPORT, kinds.EXPORT,
    kinds.SEAL, kinds.RESTORE,
}  # fmt: skip


def test_the_table_has_a_row_for_each_name():
    names = {value for value in vars(kinds).values() if isinstance(value, str)}
    assert set(KINDS) == {name for name in names if name.isalpha() and name.islower()}


def test_every_kind_belongs_to_a_case_or_to_the_office():
    assert set(fold.STEPS) == set(KINDS) - OF_THE_OFFICE


def test_a_kind_that_is_not_known_is_never_passed_over():
    with pytest.raises(UnknownKind):
        KINDS["followed"]
    added = entry(1, day("01-05"), "add", ADD)
    for kind in OF_THE_OFFICE:
        with pytest.raises(UnknownKind):
            fold.fold([added, entry(2, day("01-06"), kind, {})])


@pytest.mark.parametrize("name", KINDS)
def test_the_table_holds_together(name):
    kind = KINDS[name]
    assert kind.label
    assert kind.is_step or not (kind.moves or kind.stops)
    assert not (kind.counts and (kind.shows or kind.keeps)), "a look counts nothing"
    assert name in fold.STEPS or not (kind.is_step or kind.counts or kind.group)


def test_a_ledger_with_an_entry_of_a_newer_xf_is_told_from_a_damaged_one(book, xf):
    xf("add --channel 来信 --title 要求补办证件 --name 甲某")
    with sqlite3.connect(book) as other:
        other.execute(
            "insert into entry select seq + 1, at, day, 'followed', no, by, body, null, hash,"
            " randomblob(32) from entry order by seq desc limit 1"
        )
    other.close()
    said = xf("show 1", code=4).err
    assert "另一版本的 xf" in said
    assert "2026-0001 有本程序不认识的记事" in xf("check", code=1).out
