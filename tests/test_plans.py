"""What everyday commands ask of SQLite is answered through an index, at a million cases too.

Each question is asked through the ledger's own functions and the plan that SQLite makes is read:
no walk over a whole table, except where the answer is the whole table.
"""

import sqlite3
from datetime import date

import pytest

from tests.bench import ledgers
from xfcli import ledger
from xfcli.case.person import Person
from xfcli.case.words import STATUSES
from xfcli.ledger import filters, namesakes, queries
from xfcli.ledger.counts import OfLedger
from xfcli.ledger.filters import Filter

PETITIONS = 400


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("plans") / "台账.db"
    ledgers.make(path, PETITIONS)
    return path


class Watched:
    """A connection that notes the plan of everything it is asked."""

    def __init__(self, path):
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.plans: list[str] = []
        self.book = ledger.Reader(self, path)

    def execute(self, sql, values=()):
        plan = self.connection.execute("explain query plan " + sql, values)
        self.plans += [row[3] for row in plan if not row[3].startswith(("LIST", "USE TEMP"))]
        return self.connection.execute(sql, values)

    @property
    def in_transaction(self):
        return self.connection.in_transaction

    def executemany(self, sql, rows):
        for row in rows:
            self.execute(sql, row)


@pytest.fixture
def watched(book):
    watched = Watched(book)
    assert watched.book.office.units  # every command reads the few facts of the office, once
    watched.plans.clear()
    yield watched
    watched.connection.close()


BY_NUMBER = "SEARCH cases USING PRIMARY KEY (no=?)"
CLOCKS = "SEARCH clocks USING PRIMARY KEY (no=?)"


@pytest.mark.parametrize(
    ("wanted", "plan"),
    [
        (Filter(open=True), "SCAN cases USING INDEX cases_open"),
        (Filter(status="已转送"), "SCAN cases USING INDEX cases_open"),
        (Filter(open=True, since="2020-01-01"), "SCAN cases USING INDEX cases_open"),
        (Filter(since="2026-10-01"), BY_NUMBER),
        (Filter(until="2026-10-01"), BY_NUMBER),
        (Filter(name="甲某"), BY_NUMBER),
        (Filter(), "SCAN cases USING INDEX cases_number"),
    ],
    ids=str,
)
def test_a_list_reads_only_the_cases_it_shows(watched, wanted, plan):
    list(filters.cases(watched.book, wanted))
    assert watched.plans[0].replace("COVERING ", "") == plan  # some versions of SQLite say it
    others = [step for step in watched.plans[1:] if "cases_urgent" not in step]  # those few
    assert not [step for step in others if step.startswith("SCAN")]
    assert {step for step in watched.plans if "INDEX" not in step} <= {BY_NUMBER, CLOCKS}


def test_the_morning_page_reads_only_duties_still_owed(watched):
    assert queries.duties_owed(watched.book)
    assert watched.plans == [
        "SCAN clocks USING INDEX clocks_owed",
        "SEARCH clocks USING INDEX clocks_kind (clock=?)",
    ]
    watched.plans.clear()
    assert list(queries.waiting(watched.book))
    assert set(watched.plans) == {
        "COMPOUND QUERY",
        "LEFT-MOST SUBQUERY",
        "UNION ALL",
        "SCAN cases USING INDEX cases_open",
        "SEARCH cases USING INDEX cases_undelivered (undelivered_on>?)",
        CLOCKS,
    }


def test_looking_for_repeats_walks_no_table(watched):
    name, id_number, village = watched.connection.execute(
        "select name, id_number, village from persons where id_number <> '' limit 1"
    ).fetchone()
    assert namesakes.possible_repeats(watched.book, (Person(name, id_number, "1"),), village)
    assert not [step for step in watched.plans if step.startswith("SCAN")]
    joined = " ".join(watched.plans)
    assert all(f"INDEX {i}" in joined for i in ("persons_id", "persons_name", "petitions_village"))


def test_recording_walks_no_table(watched, book):
    opened = ledger.Writer(watched, book)
    first, *later = next(ledgers.stories(300))
    watched.execute("begin")
    new = opened.record(first)
    for draft in later:
        opened.record(draft._replace(no=new.no))
    watched.execute("rollback")
    # The facts of the office are all read; the end of the journal is read backwards.
    walked = {step for step in watched.plans if step.startswith("SCAN")}
    assert walked == {"SCAN facts", "SCAN entry"}


def test_who_was_overdue_on_an_earlier_day_is_read_off_an_index(watched, book):
    with ledger.reading(str(book)) as opened:
        calendar = opened.calendar
    assert OfLedger(watched, calendar, lambda _: 180).overdue_cases(date(2026, 9, 30))
    assert "SEARCH delays USING INDEX delays_until (until>?)" in watched.plans
    assert not [step for step in watched.plans if step.startswith("SCAN")]


def test_a_status_means_the_same_to_the_index(book):
    """Statuses that only open cases have are looked for among the open cases only."""
    with ledger.reading(str(book)) as opened:
        rows = list(filters.cases(opened, Filter()))
        assert {row.status for row in rows} <= set(STATUSES)
        for status in {row.status for row in rows}:
            found = [row.no for row in filters.cases(opened, Filter(status=status))]
            assert found == [row.no for row in rows if row.status == status]


def test_the_ledgers_that_are_measured_are_whole_and_hold_every_state(book, run, monkeypatch):
    monkeypatch.setenv("XF_DB", str(book))
    monkeypatch.setenv("XF_TODAY", ledgers.TODAY.isoformat())
    assert run("check").out == ""
    with ledger.reading(str(book)) as opened:
        rows = list(filters.cases(opened, Filter()))
    assert sum(row.petitions for row in rows) == PETITIONS
    assert {"已办结", "已登记", "已分类", "办理中", "已转送", "已答复", "已送达"} <= {
        row.status for row in rows
    }
