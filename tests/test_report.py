"""The report as the officer asks for it: periods, JSON, files, and what it says of missing bases."""

import pytest


@pytest.fixture
def three(book, xf):
    """Three petitions: 31 January, 1 February (a group of exactly five), 28 February (a repeat)."""
    xf("add --channel 来信 --title 要求纳入低保 --name 甲某 --village 柳河村 --on 2026-01-31")
    xf("add --channel 来访 --title 集体反映水渠 --name 乙某 --count 5 --on 2026-02-01 --new")
    xf("add --channel 来电 --title 低保怎么还没批 --name 甲某 --repeat-of 1 --on 2026-02-28")


def figure(done, key):
    return next(f for f in done.json["figures"] if f["key"] == key)


def test_a_month_alone_is_the_last_complete_one(three, xf):
    report = xf("report --month --json")
    assert report.json["period"] == {"from": "2026-02-01", "to": "2026-02-28", "label": "2026年2月"}
    assert xf("report --json").out == report.out
    total = figure(report, "petitions.total")
    assert (total["value"], total["previous"], total["unit"]) == (2, 1, "件(批)次")
    assert total["mom"] == {"change": 1, "percent": 100.0}
    # Nothing was registered a year ago: no base, and not a zero.
    assert (total["last_year"], total["yoy"]) == (None, None)
    assert total["to_date"] == 3
    assert figure(report, "visits.collective")["value"] == 1
    assert figure(report, "persons.collective")["value"] == 5
    assert figure(report, "repeat.ratio") | {"basis": ""} == {
        "key": "repeat.ratio", "label": "重复信访比", "unit": "%", "value": 50.0, "numerator": 1,
        "denominator": 2, "previous": 0.0, "last_year": None, "mom": {"change": 50.0, "percent": None},
        "yoy": None, "to_date": 33.33, "to_date_last_year": None, "to_date_yoy": None, "basis": "",
    }  # fmt: skip


def test_a_rate_without_a_base_is_null_and_a_dash(three, xf):
    assert figure(xf("report --json"), "rating.satisfaction")["value"] is None
    row = next(line for line in xf("report").out.splitlines() if line.startswith("满意率"))
    assert row.split("\t")[2:] == ["—"] * 7


@pytest.mark.parametrize(
    ("options", "first", "last", "total"),
    [
        ("--month 2026-01", "2026-01-01", "2026-01-31", 1),
        ("--week 2026-W05", "2026-01-26", "2026-02-01", 2),
        ("--quarter 2026Q1", "2026-01-01", "2026-03-20", 3),
        ("--half 2026H1", "2026-01-01", "2026-03-20", 3),
        ("--year 2026", "2026-01-01", "2026-03-20", 3),
        ("--since 2026-02-02 --until 2026-02-28", "2026-02-02", "2026-02-28", 1),
    ],
)
def test_periods(three, xf, options, first, last, total):
    report = xf(f"report {options} --json")
    period = report.json["period"]
    assert (period["from"], period["to"]) == (first, last)
    assert figure(report, "petitions.total")["value"] == total


def test_a_month_can_close_on_a_set_day(three, xf):
    xf("setting close-day 25 --on 2026-01-01")
    report = xf("report --month 2026-02 --json")
    assert report.json["period"]["from"] == "2026-01-26"
    assert report.json["period"]["to"] == "2026-02-25"
    assert figure(report, "petitions.total")["value"] == 2


def test_two_periods_at_once_are_refused(three, xf):
    assert "只能选一个期间" in xf("report --month --year 2026", code=2).err
    assert "还没有开始" in xf("report --year 2027", code=1).err


def test_a_count_changed_behind_its_back_is_found(three, xf, book):
    import sqlite3

    with sqlite3.connect(book) as connection:
        connection.execute("update tally set n = n + 1 where grp = 'channel' and value = '来信'")
        connection.execute("update tally_month set n = n + 1 where grp = 'order'")
    connection.close()
    said = xf("check", code=1).out
    assert "2026-01-31 的统计数与记事不符" in said
    assert "2026-02 的统计数与记事不符" in said


def test_a_year_that_the_register_saw_only_the_end_of_is_no_base(book, xf):
    add = "add --new --channel 来信 --name 甲某 --title"
    for day in ("2025-10-09", "2026-01-08", "2026-02-03", "2026-02-09"):
        xf(f"{add} 要求修路 --on {day}")

    def total(period: str) -> dict:
        return xf(f"report {period} --json").json["figures"][0]

    assert total("--year 2026")["last_year"] is None
    february = total("--month 2026-02")
    assert (february["value"], february["previous"], february["to_date"]) == (2, 1, 3)
    assert february["to_date_last_year"] is None
    assert total("--month 2025-11")["previous"] == 1, "the month in which it began is one"
