"""The figures asked a second time: plain SQL over petitions and journal, and the clocks as shown.

Nothing here goes through the daily sums or the definitions of the figures.
"""

import sqlite3
from datetime import date, timedelta

import pytest

from tests import stories
from xfcli import dates, ledger
from xfcli.law.deadlines import deadlines_of
from xfcli.ledger import statistics

TODAY = date(2026, 3, 20)
COUNTED = """
with counted as (
  select p.*, row_number() over (partition by p.no order by p.seq) as nth
  from petitions p join cases c on c.no = p.no
  where c.void = '' and p.channel <> '排查'
),
opened as (select no, day as on_day from counted where nth = 1),
ended as (
  select e.no, e.seq, max(e.day, o.on_day) as day,
    case when e.kind = 'close' then 1 else 0 end as closes,
    coalesce(json_extract(e.body, '$.settled'), 0) as settled
  from entry e join opened o on o.no = e.no
  where e.kind in ('close', 'reopen')
    or (e.kind = 'review' and json_extract(e.body, '$.decision') in ('撤销', '责令重办'))
),
closed_at_end as (
  select no from ended where seq in (select max(seq) from ended where day <= :last group by no)
    and closes
)
"""
ASKED = {
    "petitions.total": "select count(*) from counted where day between :first and :last",
    "persons.total": "select sum(count) from counted where day between :first and :last",
    "persons.visit": (
        "select sum(count) from counted where day between :first and :last and channel = '来访'"
    ),
    "visits.collective": (
        "select count(*) from counted where day between :first and :last and channel = '来访'"
        " and count >= 5"
    ),
    "visits.individual": (
        "select count(*) from counted where day between :first and :last and channel = '来访'"
        " and count < 5"
    ),
    "petitions.first": (
        "select count(*) from counted where day between :first and :last and nth = 1"
    ),
    "petitions.repeat": (
        "select count(*) from counted where day between :first and :last and nth > 1"
    ),
    "repeat.after_late_answer": (
        "select count(*) from counted where day between :first and :last and nth > 1 and late"
    ),
    "cases.filed": (
        "select count(*) from cases where filed_on between :first and :last"
        " and no in (select no from opened)"
    ),
    "closure.rate": (
        "select count(*) from cases where filed_on between :first and :last"
        " and no in (select no from closed_at_end)"
    ),
    "cases.open": ("select count(*) from opened where on_day <= :last and no not in closed_at_end"),
    "outreach.found": (
        "select count(*) from petitions p join cases c using (no) where c.void = ''"
        " and p.channel = '排查' and p.day between :first and :last"
    ),
    "leader.instructions": (
        "select count(*) from entry join cases using (no) where void = '' and kind = 'note'"
        " and json_extract(entry.body, '$.kind') = '批示' and day between :first and :last"
        " and no in (select no from opened)"
    ),
    "rating.satisfaction": (
        "select count(*) from cases where void = '' and rated_on between :first and :last"
        " and rating in ('满意', '基本满意') and no in (select no from opened)"
    ),
}
BREAKDOWNS = ("channel", "source", "level", "purpose", "domain", "village")
BLANK = {"domain": "未分类", "village": "未填"}


def ask(connection, sql, span):
    days = {"first": span.first.isoformat(), "last": span.last.isoformat()}
    return connection.execute(COUNTED + sql, days).fetchall()


def spans():
    return (
        dates.month("2026-02", TODAY),
        dates.month("2025-10", TODAY, 25),
        dates.between(date(2025, 9, 5), date(2026, 3, 20)),
    )


@pytest.fixture
def random_ledger(book, monkeypatch):
    """Return a maker of random ledgers; the last entries are recorded on TODAY."""

    def made(seed):
        stories.make(monkeypatch.setenv, seed, date(2025, 9, 1), 7, 4)
        monkeypatch.setenv("XF_TODAY", TODAY.isoformat())
        return book

    return made


@pytest.mark.parametrize("seed", range(100, 120))
def test_plain_sql_counts_the_same(random_ledger, seed):
    compare(random_ledger(seed), spans())


def test_plain_sql_counts_the_same_on_the_demo_year(xf, tmp_path, monkeypatch):
    monkeypatch.delenv("XF_TODAY")
    xf(f"demo -q {tmp_path}/demo.db")
    today = date(2026, 7, 2)
    months = [dates.month(f"2026-{month}", today) for month in range(1, 7)]
    compare(tmp_path / "demo.db", [*months, dates.year("2025"), dates.quarter("2026Q2")])


def compare(path, asked):
    connection = sqlite3.connect(path)
    with ledger.reading(str(path)) as book:
        for span in asked:
            made = statistics.report_of(book, span)
            found = {line.figure.key: line.now.n for line in made.lines}
            for key, sql in ASKED.items():
                right = ask(connection, sql, made.spans.now)[0][0] or 0
                assert (span.label, key, found[key]) == (span.label, key, right)
            for group in BREAKDOWNS:
                rows = ask(
                    connection,
                    f"select {group}, count(*) from counted where day between :first and :last"
                    " group by 1",
                    made.spans.now,
                )
                for value, n in rows:
                    key = f"petitions.{group}.{value or BLANK[group]}"
                    assert (span.label, key, found[key]) == (span.label, key, n)
    connection.close()


@pytest.mark.parametrize("seed", range(200, 202))
def test_the_clocks_that_show_explains_count_the_same(random_ledger, seed):
    random_ledger(seed)
    with ledger.reading(None) as book:
        cases = list(statistics.active(book, date(2020, 1, 1), TODAY))
        shown = [(case, deadlines_of(case, book.calendar, TODAY)) for case in cases]
        for span in spans():
            made = statistics.report_of(book, span)
            now = made.spans.now
            told = [
                c for _, of in shown for c in of
                if c.clock.kind == "notify" and now.first <= c.due <= now.last
            ]  # fmt: skip
            answered = [
                c for case, of in shown for c in of
                if c.clock.kind in {"handle", "simple.reply"} and now.first <= c.due <= now.last
                and case.route != "涉法涉诉"
            ]  # fmt: skip
            for key, due in (("accept.timely.rate", told), ("reply.timely.rate", answered)):
                timely = sum(1 for c in due if c.state == "done")
                amount = made.line(key).now
                assert (span.label, key, amount.n, amount.base) == (
                    span.label,
                    key,
                    timely,
                    len(due),
                )


def test_overdue_today_is_what_the_list_calls_overdue(random_ledger, xf):
    random_ledger(300)
    listed = xf("list --overdue --json").json
    assert listed
    asked = f"why cases.overdue --since {TODAY - timedelta(9)} --until {TODAY} --json"
    rows = xf(asked).json
    assert {row["no"] for row in rows["cases"]} == {row["no"] for row in listed}
    assert rows["value"] == len(listed)
