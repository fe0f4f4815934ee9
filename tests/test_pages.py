"""What people read, whole: pages of the demo year as golden files, every label and sentence of them."""

import pytest

from xfcli import ledger
from xfcli.law import catalogue
from xfcli.ledger import filters
from xfcli.ledger.filters import Filter

TODAY = "2026-07-02"
PAGES = {
    "month": "report --month 2026-05",
    "week": "report --week 2026-W20",
    "year": "report --year 2025",
    "setting": "setting",
    "units": "units",
    "diff": "diff 2026-06-25 2026-06-30",
    "calendar": "calendar",
    "due": "due",
    "why": "why reply.timely.rate --month 2026-05",
}


@pytest.fixture
def page(demo_year, xf):
    """Return what a reading command says of the demo year."""
    return lambda words: xf([*words.split(), "--db", str(demo_year)], today=TODAY)


@pytest.mark.parametrize("name", PAGES)
def test_a_page(page, golden, name):
    golden(f"pages/{name}.txt", page(PAGES[name]).out)


def test_what_each_figure_is_called_and_counts(page, golden):
    made = page("report --month 2026-05 --json").json
    lines = (
        "\t".join(f[name] for name in ("key", "label", "unit", "basis")) for f in made["figures"]
    )
    golden("pages/figures.txt", "\n".join(lines) + "\n")


def test_what_a_search_of_the_catalogue_finds_first(golden):
    asked = (
        "低保",
        "养老",
        "补贴",
        "停发",
        "残疾",
        "村",
        "认定",
        "诉讼",
        "申请",
        "不服",
        "mz-q",
        "qt",
    )
    lines = (f"{words}\t{' '.join(i.code for i in catalogue.search(words))}\n" for words in asked)
    golden("pages/searches.txt", "".join(lines))


def test_what_a_case_is_told_as(page, demo_year, golden, monkeypatch):
    """The first case of each status, and the first sealed one: state, clocks, history."""
    monkeypatch.setenv("XF_TODAY", TODAY)
    with ledger.reading(str(demo_year)) as book:
        rows = list(filters.cases(book, Filter()))
    shown = {row.status: row.no for row in reversed(rows)}
    shown["（保密）"] = next(row.no for row in rows if row.sealed)
    for status, no in sorted(shown.items()):
        said = page(f"show {no} --explain").out
        if status != "已作废":
            said += page(f"notice 回执 {no} -n").out
        golden(f"pages/case-{status.strip('（）')}.txt", said)
