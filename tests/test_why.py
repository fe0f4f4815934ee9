"""Every figure is the sum of what its cases add to it, on ledgers where everything happens."""

from datetime import date
from statistics import median

import pytest

from xfcli import dates, ledger
from xfcli.ledger import dated, statistics
from xfcli.reporting import report, why

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize("seed", range(4))
def test_a_figure_is_what_its_cases_add_to_it(story, seed):
    with ledger.reading(str(story(seed))) as book:
        spans = (
            dates.month("2026-02", TODAY), dates.month("2025-11", TODAY), dates.year("2025"),
            dates.week("2026-W02", TODAY), dates.month("2026-03", TODAY),
            dates.month("2025-12", TODAY, 25),
        )  # fmt: skip
        for span in spans:
            made = statistics.report_of(book, span)
            now = made.spans.now
            cases = list(statistics.cases_counted(book, now.first, now.last))
            places, days = dated.places(book), book.office.days("backlog-days")
            found = why.counts_by_case(now, cases, places, book.calendar, days)
            for line in made.lines:
                key = line.figure.key
                if line.figure.is_median:
                    asked = (line.figure, now, cases, book.calendar, 90)
                    days = [member.amount.value for member in why.members(*asked)]
                    assert line.now.value == (median(days) if days else None)
                    continue
                counted = sum(found.get(key, {}).values())
                assert (span.label, key, counted) == (span.label, key, line.now.n)
                if line.figure.is_rate:
                    base = sum(found.get(f"{key}/base", {}).values())
                    assert (span.label, key, base) == (span.label, key, line.now.base)
            for row in made.units:
                for column, n in row._asdict().items():
                    if column != "unit":
                        cases_of_unit = found.get(f"unit.{column}.{row.unit}", {})
                        assert (row.unit, column, sum(cases_of_unit.values())) == (
                            row.unit,
                            column,
                            n,
                        )
            assert all(check.holds for check in report.checks(made))


def test_why_lists_the_cases_behind_a_number(book, xf):
    xf("add --channel 来访 --title 要求纳入低保 --name 甲某 --village 柳河村 --on 2026-02-03")
    xf(
        "add --channel 来信 --title 反映干部问题 --name 乙某 --purpose 检举控告 --new --on 2026-02-04"
    )
    xf("add --channel 来电 --title 低保怎么还没批 --name 甲某 --repeat-of 1 --on 2026-02-20")
    data = xf("why petitions.total --month 2026-02 --json").json
    assert data["value"] == 3
    assert [(c["no"], c["petition"], c["count"]) for c in data["cases"]] == [
        ("2026-0001", 1, 1), ("2026-0001", 2, 1), ("2026-0002", 1, 1),
    ]  # fmt: skip
    assert data["cases"][2]["title"] == "（保密）"
    assert "反映干部问题" not in xf("why 信访总量 --month 2026-02").out
    ratio = xf("why repeat.ratio --month 2026-02 --json").json
    assert sum(c["numerator"] for c in ratio["cases"]) == 1
    assert sum(c["denominator"] for c in ratio["cases"]) == 3
    assert xf("why 柳河村 --month 2026-02", code=2).err.startswith("xf: 没有「柳河村」这个指标")
    village = xf("why petitions.village.柳河村 --month 2026-02 --json").json
    assert [c["no"] for c in village["cases"]] == ["2026-0001"]


def test_a_figure_is_found_by_key_label_and_value(book, xf):
    xf("units --add 柳河村 --kind 村 --area 东片")
    xf("add --channel 来访 --title 要求修路 --name 甲某 --village 柳河村 --on 2026-02-03")
    for asked, key, value in (
        ("petitions.total", "petitions.total", 1),
        ("信访总量", "petitions.total", 1),
        ("petitions.area.东片", "petitions.area.东片", 1),
        ("petitions.area.未分片", "petitions.area.未分片", 0),
        ("petitions.village.石桥村", "petitions.village.石桥村", 0),
        ("petitions.unit.民政办", "petitions.unit.民政办", 1),
        ("petitions.domain.未分类", "petitions.domain.未分类", 1),
        ("petitions.channel.来信", "petitions.channel.来信", 0),
    ):
        found = xf(f"why {asked} --month 2026-02 --json").json
        assert (found["figure"], found["value"], len(found["cases"])) == (key, value, value)
    said = xf("why petitions.totl --month 2026-02", code=2).err
    assert "petitions.total" in said


def test_what_the_office_found_is_overdue_for_nobody_before_somebody_petitions(book, xf):
    """The report asks an index, `why` each case: before the first petition neither has an open case."""
    found = "add --channel 排查 --name 甲某某 --village 柳河村 --title 水渠堵塞要求清淤 --new"
    xf(found, today="2025-12-12")
    xf("classify 2025-1 --item MZ-QT-13 --simple")
    xf("accept 2025-1", today="2025-12-15")
    again = "add --channel 来信 --name 甲某某 --title 水渠堵塞要求清淤 --repeat-of 2025-1"
    xf(again, today="2026-01-04")
    for month, open_ in (("2025-12", 0), ("2026-01", 1)):
        done = xf(f"report --month {month} --json", today="2026-11-20").json
        value = {figure["key"]: figure["value"] for figure in done["figures"]}
        behind = xf(f"why cases.overdue --month {month} --json").json
        assert value["cases.open"] == open_
        assert value["cases.overdue"] == len(behind["cases"]) == behind["value"] == open_
