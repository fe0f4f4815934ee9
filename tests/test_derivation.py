"""The rows that a case stands for: each value under the name of its column, and no other."""

import sqlite3
from contextlib import closing

import pytest

from tests.lives import case
from xfcli.ledger import derivation, schema, tally
from xfcli.reporting.known import life_of

LIFE = (
    ("收到 01-05", {"village": "柳河村", "imported": {"key": "k", "core": "c"}, "old_no": "12"}),
    ("分类 01-06", {"item": "MZ-DB-01", "unit": "县民政局"}),
    "告知 01-06",
    ("转送 01-07", {"unit": "司法所", "assign": True, "due": "2026-02-20"}),
    "受理 01-08",
    "退回 01-09",
    ("转送 01-12", {"unit": "卫生院"}),
    "延期 02-01",
    "答复 02-02",
    "送达 02-03",
    ("办结 02-04", {"settled": True}),
    "评价 02-05",
    ("记事 02-06", {"kind": "走访"}),
)
CASE = {
    "no": "2026-0001", "year": 2026, "number": 1, "title": "测试事项", "status": "已办结",
    "channel": "来访", "source": "自收", "purpose": "申诉求决", "received_on": "2026-01-05",
    "domain": "低保", "item": "MZ-DB-01", "route": "信访程序", "unit": "卫生院",
    "competent": "县民政局", "village": "柳河村", "petitions": 1, "told_on": "2026-01-06",
    "accepted_on": "2026-01-08", "filed_on": "2026-01-07", "replied_on": "2026-02-02",
    "delivered_on": "2026-02-03", "closed_on": "2026-02-04", "outcome": "答复办结", "settled": 1,
    "result": "不予支持", "rating": "满意", "rated_on": "2026-02-05", "leader": "", "sealed": 0,
    "void": "", "open": 0, "returned_on": None, "undelivered_on": None, "untold_on": None,
    "urgent": "", "urgent_on": None, "moved_on": "2026-02-06", "active_from": "2026-01-05",
    "active_until": "2026-05-18", "seq": 13,
}  # fmt: skip
PETITION = {
    "seq": 1, "no": "2026-0001", "day": "2026-01-05", "channel": "来访", "source": "自收",
    "level": "乡", "purpose": "申诉求决", "domain": "低保", "item": "MZ-DB-01", "unit": "卫生院",
    "village": "柳河村", "count": 1, "first": 1, "collective": 0, "void": 0,
    "title": "测试事项", "text": "",
}  # fmt: skip
PERSON = {
    "seq": 1, "position": 0, "no": "2026-0001", "name": "甲某", "spelled": "甲某", "id_number": "", "phone": "",
    "address": "", "village": "柳河村",
}  # fmt: skip
TRANSFERS = [
    {"no": "2026-0001", "position": 0, "unit": "司法所", "day": "2026-01-07", "assigned": 1,
     "due": "2026-02-20", "objected_on": None, "returned_on": "2026-01-09", "reported_on": None},
    {"no": "2026-0001", "position": 1, "unit": "卫生院", "day": "2026-01-12", "assigned": 0,
     "due": None, "objected_on": None, "returned_on": None, "reported_on": None},
]  # fmt: skip
HANDLE = {
    "no": "2026-0001", "clock": "handle", "duty": "", "trigger": "受理", "unit": "", "start": "2026-01-08",
    "days": 60, "extended": 30, "hearing": 0, "fixed": None, "done_on": "2026-02-02",
    "earliest": "2026-04-08", "owed": 0,
}  # fmt: skip
DELAY = {
    "no": "2026-0001", "position": 0, "since": "2026-01-21", "until": "2026-01-25", "unit": "司法所",
    "earliest": "2026-01-20", "clock": "notify", "days": 15,
}  # fmt: skip
IMPORT = {"seq": 1, "no": "2026-0001", "key": "k", "core": "c", "old_no": "12"}


def rows_of(*lines):
    return derivation.rows_of(life_of(case(*lines)))


@pytest.fixture(scope="module")
def rows():
    return rows_of(*LIFE)


def test_every_day_stands_in_its_own_column(rows):
    """The days of this life all differ: whichever two are swapped, it is seen."""
    days = [value for name, value in CASE.items() if name.endswith("_on") and value]
    assert len(days) == len(set(days)) == 9
    assert rows["cases"] == [CASE]
    assert rows["petitions"] == [PETITION]
    assert rows["persons"] == [PERSON]
    assert rows["transfers"] == TRANSFERS
    assert rows["imports"] == [IMPORT]
    (handle,) = [row for row in rows["clocks"] if row["clock"] == "handle"]
    assert {name: value for name, value in handle.items() if name != "position"} == HANDLE


def test_a_delay_has_its_days_its_unit_and_its_term():
    late = ("收到 01-05", "分类 01-06", "转送 01-07", "告知 01-25")
    assert rows_of(*late)["delays"] == [DELAY]


def test_what_waits_has_the_day_since_when():
    returned = ("收到 01-05", "分类 01-06", "转送 01-07", "退回 01-09")
    written = ("收到 01-05", "分类 01-06", "受理 01-08", "延期 02-01", "答复 02-02")
    extended = ("收到 01-05", "分类 01-06", "受理 01-08", "延期 02-01")
    names = ("returned_on", "undelivered_on", "untold_on")
    found = [
        [rows_of(*each)["cases"][0][name] for name in names]
        for each in (returned, written, extended)
    ]
    assert found == [
        ["2026-01-09", None, None], [None, "2026-02-02", None], [None, None, "2026-02-01"],
    ]  # fmt: skip


def test_a_row_has_a_value_for_every_column(rows):
    for table, some in rows.items():
        for row in some:
            assert row.keys() == set(schema.columns(table)), table
            assert len(schema.cells_in_order(table)(row)) == len(schema.columns(table))


def test_the_columns_are_read_off_the_schema_as_sqlite_reads_it():
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.lay_out(connection)
        names = [*schema.derived_tables(), "entry", "personal"]
        for table in names:
            told = connection.execute("select name from pragma_table_info(?)", (table,)).fetchall()
            assert schema.columns(table) == tuple(name for (name,) in told)
    assert {"cases", "petitions", "tally", "tally_month", "facts"} <= set(names)


def test_a_sum_that_is_no_number_is_named():
    with closing(sqlite3.connect(":memory:")) as damaged:
        damaged.execute("create table tally (day, grp, value, clock, days, since, n)")
        damaged.execute("create table tally_month (month, grp, value, since, n)")
        damaged.execute(
            "insert into tally values ('2026-01-05', 'channel', '来访', '', 0, '', 'x')"
        )
        assert list(tally.Recount().differing(damaged)) == ["2026-01-05"]
