"""The past keeps its figures: nothing that is dated after a period changes a figure of it."""

import zipfile
from datetime import timedelta

import pytest

from tests import stories
from xfcli import dates, ledger
from xfcli.case.fold import fold
from xfcli.case.kinds import KINDS
from xfcli.ledger import statistics
from xfcli.reporting import counts
from xfcli.reporting.figures import FAMILIES, SECTIONS

SPANS = (
    dates.month("2025-03", stories.LAST), dates.month("2025-09", stories.LAST, 25),
    dates.quarter("2025Q2"), dates.half("2025H2"), dates.year("2025"),
    dates.week("2026-W04", stories.LAST),
)  # fmt: skip


def figures_of(case, dues, span):
    """Return what each figure and each value of a breakdown comes to, of one case."""
    found = {}
    for seq, asked in counts.parts(case, dues, 90):
        for figure in (figure for part in SECTIONS.values() for figure in part):
            for name, measure in (("n", figure.measure), ("base", figure.base)):
                if measure and (n := measure(asked, span)):
                    found[seq, figure.key, name] = n
        for family in FAMILIES:
            found |= {
                (seq, family.key, v): n for v, n in asked.flow(family.group, span).items() if n
            }
        for group in ("sent", "answered", "delivered", "closed"):
            found |= {(seq, group, v): n for v, n in asked.flow(group, span).items() if n}
        found |= {(seq, "reply", v): n for v, n in asked.due("reply", span).items() if any(n)}
    return found


@pytest.mark.parametrize("seed", range(0, stories.SEEDS, 2))
def test_a_case_counts_in_a_period_as_if_nothing_had_happened_since(story, seed):
    compared = changed = 0
    with ledger.reading(str(story(seed))) as book:
        dues = counts.Dues(book.calendar)
        for span in SPANS:
            for case in statistics.cases_counted(book, span.first, span.last):
                if any(p.imported for p in case.petitions):
                    continue  # what an old register tells of a case is known as a whole
                past = [
                    entry for entry in case.steps
                    if not KINDS[entry.kind].is_step or entry.on <= span.last
                ]  # fmt: skip
                then = figures_of(fold(past), dues, span) if past else {}
                assert figures_of(case, dues, span) == then
                compared += bool(then)
                changed += bool(then) and len(past) < len(case.steps)
    assert changed > compared / 4 > 5


LATER = (
    "return 1 --reason 不属本单位职权",
    "transfer 1 --to 卫生院 --reason 改由卫生院办",
    "classify 1 --domain 养老 --route 行政程序",
    "classify 1 --domain 低保 --route 信访程序",
    "reply 1 --result 支持",
    "deliver 1 --method 直接",
    "close 1 --settled",
    "rate 1 --rating 不满意",
    "add --channel 来访 --name 甲一 --repeat-of 1 --title 又来反映",
    "reopen 1 --reason 又提出",
    "return 1 --reason 不属本单位职权",
    "transfer 1 --to 司法所 --reason 归司法所管",
    "close 1 --outcome 撤回 --reason 书面撤回",
    "rate 1 --rating 满意",
)


def test_no_later_step_changes_the_report_of_a_month_that_is_over(book, xf):
    """The unit, the way, the rating, the end: each counts from its day on."""
    xf("add --channel 来信 --name 甲一 --village 柳河村 --title 低保停发 --new", today="2026-01-05")
    for words in (
        "classify 1 --domain 低保 --route 信访程序",
        "accept 1",
        "transfer 1 --to 民政办",
    ):
        xf(words, today="2026-01-06")
    today = dates.between(*[dates.date.fromisoformat("2026-04-10")] * 2).first

    def told():
        asked = [xf(f"report --month 2026-0{n} --json", today="2026-06-30").json for n in (1, 2, 3)]
        for report in asked:
            del report["as_of"], report["head"]
        return asked

    before = told()
    assert [r["units"][0]["overdue"] for r in before] == [0, 0, 1]
    for i, words in enumerate(LATER):
        xf(words, today=str(today + timedelta(i)))
        for now, then in zip(told(), before, strict=True):
            for part in then:
                assert now[part] == then[part], words
    assert xf("check").out == ""


def test_a_period_that_is_not_over_says_so_in_its_text_and_is_compared_with_nothing(
    book, xf, tmp_path
):
    for day in ("2026-10-03", "2026-10-20", "2026-11-03"):
        xf(f"add --channel 来信 --name 甲一 --title 反映{day}的事 --new", today=day)
    made = xf("report --month 2026-11 --json", today="2026-11-10").json
    assert made["paragraph"].startswith(
        "2026年11月（截至11月10日，本期未满），全镇共登记群众信访1件"
    )
    assert "环比" not in made["paragraph"]
    assert {f["mom"] for f in made["figures"]} == {f["previous"] for f in made["figures"]} == {None}
    assert "本期未满，截至 2026-11-10，不与其他期间比较。" in xf("report --month 2026-11").out
    xf(["report", "--month", "2026-11", "-o", str(tmp_path / "月.docx")], today="2026-11-10")
    with zipfile.ZipFile(tmp_path / "月.docx") as paper:
        assert "本期未满" in paper.read("word/document.xml").decode()
    over = xf("report --month 2026-11 --json", today="2026-12-01").json
    assert "未满" not in over["paragraph"]
    assert over["figures"][0]["mom"] == {"change": -1, "percent": -50.0}


def edges(report):
    return report["period"]["from"], report["period"]["to"]


def test_months_close_on_a_set_day_from_the_day_on_that_it_was_set(book, xf):
    for day in ("2026-05-28", "2026-06-10", "2026-06-26", "2026-07-26"):
        xf(f"add --channel 来信 --name 甲一 --title 反映{day}的事 --new", today=day)
    xf("report --month 2026-06 --seal", today="2026-07-01")
    said = xf("setting close-day 25 --on 2026-07-01", today="2026-11-20").out
    assert "2026-07-01 起算，此前的期间不变" in said
    asked = [xf(f"report --month 2026-{month} --json").json for month in ("05", "06", "07", "08")]
    assert [edges(report) for report in asked] == [
        ("2026-05-01", "2026-05-31"), ("2026-06-01", "2026-06-30"), ("2026-07-01", "2026-07-25"),
        ("2026-07-26", "2026-08-25"),
    ]  # fmt: skip
    assert asked[1]["sealed"]["differences"] == []
    assert edges(xf("report --quarter 2026Q3 --json").json) == ("2026-07-01", "2026-09-25")
    xf("setting close-day 31 --on 2026-10-10", today="2026-11-20")
    assert edges(xf("report --month 2026-09 --json").json) == ("2026-08-26", "2026-09-25")
    assert edges(xf("report --month 2026-10 --json").json) == ("2026-09-26", "2026-10-31")


def test_a_month_sealed_with_other_days_is_found_and_the_seams_are_named(book, xf):
    for day in ("2026-04-28", "2026-05-20", "2026-05-28"):
        xf(f"add --channel 来信 --name 甲一 --title 反映{day}的事 --new", today=day)
    xf("report --month 2026-05 --seal", today="2026-06-20")
    xf("setting close-day 25 --on 2026-01-01", today="2026-06-20")
    said = xf("report --month 2026-05", today="2026-07-20").out
    assert "2026年5月封存的是 2026-05-01 至 2026-05-31，起止不同，没有比较。" in said
    assert "（2026-05-01 至 2026-05-31）" in xf("report --month 2026-05 --sealed").out
    sealed = xf("report --month 2026-06 --seal", today="2026-07-20")
    assert "2026-05-26 至 2026-05-31 在封存的2026年5月和2026年6月里都有。" in sealed.err
    xf("setting close-day 31 --on 2026-01-01", today="2026-07-20")
    sealed = xf("report --month 2026-07 --seal", today="2026-08-20")
    assert "2026-06-26 至 2026-06-30 不在封存的2026年6月里，也不在2026年7月里。" in sealed.err


def test_a_step_that_falls_into_a_sealed_month_says_so(book, xf):
    xf("add --channel 来信 --name 甲一 --title 要求修路 --new", today="2026-05-28")
    xf("report --month 2026-05 --seal", today="2026-06-20")
    late = xf("add --channel 来电 --name 乙二 --title 要求通水 --new --on 2026-05-30")
    assert "会改变已封存的 2026年5月；" in late.err
    assert "封存" not in xf("accept 1 --on 2026-06-02", code=1).err
    assert "封存" not in xf("note 1 --kind 批示 --leader 王某 --text 抓紧 --on 2026-06-02").err
    assert (
        "2026年5月" in xf("note 1 --kind 批示 --leader 王某 --text 抓紧 --on 2026-05-29 --json").err
    )


def test_a_village_keeps_the_area_it_had_and_a_backlog_its_days(book, xf):
    xf("add --channel 来信 --name 甲一 --village 柳河村 --title 修路 --new", today="2026-01-05")
    xf("units --add 柳河村 --kind 村 --area 东片", today="2026-03-02")
    xf("units --add 柳河村 --kind 村 --area 西片 --on 2026-02-01", today="2026-03-02")
    xf("setting backlog-days 20 --on 2026-02-01", today="2026-03-02")

    def told(month):
        asked = xf(f"report --month 2026-{month} --json").json["figures"]
        values = {figure["key"]: figure["value"] for figure in asked}
        areas = {key for key, n in values.items() if key.startswith("petitions.area.") and n}
        return areas, values["cases.backlog"]

    assert told("01") == ({"petitions.area.东片"}, 0)
    xf("add --channel 来信 --name 乙二 --village 柳河村 --title 通水 --new --on 2026-02-05")
    assert told("02") == ({"petitions.area.西片"}, 2)
    assert told("01") == ({"petitions.area.东片"}, 0)
    xf("units --remove 柳河村", today="2026-03-02")
    assert told("02") == ({"petitions.area.西片"}, 2)
    assert "去掉 --on" in xf("setting phone 123 --on 2026-01-01", code=2).err


def test_a_free_period_that_shares_days_with_a_sealed_month_is_named(book, xf):
    xf("add --channel 来访 --name 甲某 --title 题 --new --on 2026-01-25")
    assert "都有" not in xf("report --month 2026-01 --seal").err
    said = xf("report --since 2026-01-21 --until 2026-02-20 --seal").err
    assert "2026-01-21 至 2026-01-31 在封存的2026年1月和2026-01-21至2026-02-20里都有" in said
    assert (
        "会改变已封存的 2026年1月、2026-01-21至2026-02-20"
        in xf("amend 1 --count 7 --reason 看错").err
    )
    assert (
        "2026年1月和2026-01-01" not in xf("report --since 2026-01-01 --until 2026-02-20 --seal").err
    )
