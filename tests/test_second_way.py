"""The figures asked a second time (`second_way`): of the journal alone, by other code, to the digit."""

from datetime import date, timedelta

import pytest

from tests import second_way, stories
from tests.second_way import figures
from xfcli import dates, ledger
from xfcli.ledger import statistics
from xfcli.reporting import figures as made_from
from xfcli.reporting import report

TODAY = stories.LAST
PERIODS = (
    dates.month("2026-02", TODAY), dates.month("2025-09", TODAY), dates.month("2026-03", TODAY),
    dates.month("2025-10", TODAY, 25), dates.month("2026-03", TODAY, 20),
    dates.quarter("2025Q3"), dates.quarter("2026Q1", 25), dates.half("2025H1"), dates.half("2025H2"),
    dates.year("2025"), dates.year("2026", 10), dates.week("2026-W09", TODAY),
    dates.between(date(2025, 9, 5), TODAY), dates.between(date(2025, 12, 31), date(2025, 12, 31)),
)  # fmt: skip
DEMO_TODAY = date(2026, 7, 2)
DEMO = (
    *(dates.month(f"2026-{month}", DEMO_TODAY) for month in range(1, 7)), dates.year("2025"),
    dates.quarter("2026Q2"), dates.half("2025H2"), dates.week("2026-W20", DEMO_TODAY),
    dates.month("2025-11", DEMO_TODAY, 25), dates.between(date(2025, 6, 10), DEMO_TODAY),
)  # fmt: skip


def test_every_figure_has_a_second_definition():
    asked = {figure.key for part in made_from.SECTIONS.values() for figure in part}
    assert asked == set(figures.FIGURES)
    assert {family.key for family in made_from.FAMILIES} == set(figures.FAMILIES)
    rates = {figure.key for part in made_from.SECTIONS.values() for figure in part if figure.base}
    assert rates == {key for key, how in figures.FIGURES.items() if isinstance(how, tuple)}


@pytest.mark.parametrize("seed", range(stories.SEEDS))
def test_every_figure_of_random_ledgers(story, seed):
    # Each ledger with five of the kinds of periods, so that twenty of them go through all.
    compare(story(seed), [PERIODS[(seed * 5 + i) % len(PERIODS)] for i in range(5)])


def test_every_figure_of_the_demo_year(demo_year, monkeypatch):
    monkeypatch.setenv("XF_TODAY", str(DEMO_TODAY))
    compare(demo_year, DEMO)


def compare(path, spans):
    told = second_way.read(path)
    with ledger.reading(str(path)) as book:
        for span in spans:
            made = statistics.report_of(book, span)
            now = made.spans.now
            asked = figures.of(*told, now.first, now.last)
            lines = {line.figure.key: line.now for line in made.lines}
            wrong = {}
            for key, how in figures.FIGURES.items():
                counted, base = how if isinstance(how, tuple) else (how, None)
                right = (counted(asked), base(asked) if base else None)
                if (lines[key].n, lines[key].base) != right:
                    wrong[key] = ((lines[key].n, lines[key].base), right)
            assert not wrong, f"{span.label}: made, right"
            same_breakdowns(made, asked)
            assert all(check.holds for check in report.checks(made))


def same_breakdowns(made, asked):
    for part in made.breakdowns:
        found = {line.figure.label: line.now.n for line in part.lines if line.now.n}
        assert (part.family.key, found) == (
            part.family.key, figures.breakdown(asked, part.family.key),
        )  # fmt: skip
    rows = {row.unit: row[1:] for row in made.units if any(row[1:])}
    assert rows == figures.units(asked)
    months = [month for month in made.trend if month.label == f"{made.span.last:%Y-%m}"]
    assert [month.open for month in months] in ([], [figures.FIGURES["cases.open"](asked)])


def test_overdue_today_is_what_the_list_calls_overdue(story, xf):
    for seed in range(0, stories.SEEDS, 4):
        db = f"--db {story(seed)}"
        rows = {row["no"]: row for row in xf(f"list --overdue --json {db}").json}
        asked = f"why cases.overdue --since {TODAY - timedelta(9)} --until {TODAY} --json {db}"
        found = xf(asked).json
        # A review of a closed case can be overdue: the case is not open again for that.
        closed = {no for no, row in rows.items() if row["status"] in {"复查中", "复核中"}}
        assert rows.keys() - closed <= {row["no"] for row in found["cases"]} <= rows.keys()
        assert found["value"] == len(found["cases"]) > 0
