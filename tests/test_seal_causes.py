"""What changes a sealed report is named when it is recorded, and again when the report is run anew."""

import json
import sqlite3
from contextlib import closing

import pytest

SEPTEMBER = (
    "add --on 2026-09-01 --channel 来访 --name 钱某乙 --village 东山村 --title 要求照顾生活困难 --new",
    "classify 1 --item MZ-QT-13 --on 2026-09-01",
    "accept 1 --on 2026-09-02",
    "transfer 1 --to 社会事务办 --on 2026-10-03",
    "reply 1 --result 解释说明 --on 2026-10-20 --text 已核实",
)


@pytest.fixture
def october(book, xf):
    """September and October were sealed in November."""
    for words in SEPTEMBER:
        xf(words, today="2026-11-02")
    for month in ("2026-10", "2026-09"):
        xf(f"report --month {month} --seal", today="2026-11-03")


def compared(xf, month="2026-10"):
    found = xf(f"report --month {month} --json", today="2026-11-20").json["sealed"]["differences"]
    return {d["figure"]: d for d in found}


def test_another_unit_of_a_transfer_is_named_by_column_case_and_entry(october, xf):
    said = xf("amend 1 --entry 6 --to 卫生院 --reason 记错 --by 张某", today="2026-11-20").err
    assert "会改变已封存的 2026年10月" in said
    found = compared(xf)
    for column in ("sent", "answered", "open"):
        for unit, now in (("社会事务办", 0), ("卫生院", 1)):
            moved = found[f"unit.{column}.{unit}"]
            assert (moved["sealed"], moved["now"]) == (1 - now, now)
            (case,) = moved["cases"]
            assert case["no"] == "2026-0001"
            assert case["because"] == ["2026-11-20 张某录入：2026-11-20 更正序 6：单位"]
    printed = xf("report --month 2026-10", today="2026-11-20").out
    assert "卫生院：转交" in printed
    assert "张某录入" in printed


def test_a_delivery_recorded_late_names_the_month_it_falls_in_and_an_undo_as_well(october, xf):
    said = xf("deliver 1 --on 2026-10-27 --method 直接", today="2026-11-20").err
    assert "会改变已封存的 2026年10月" in said
    assert compared(xf)["unit.delivered.社会事务办"]["cases"][0]["because"][0].endswith("直接送达")
    said = xf("undo 1 --reason 没有送", today="2026-11-20").err
    assert "会改变已封存的 2026年10月" in said
    assert compared(xf) == {}


@pytest.mark.parametrize(
    ("words", "names", "figure", "stated"),
    [
        (
            "setting desk 信访办 --on 2026-09-01", "2026年9月", "unit.open.信访办",
            "设置 desk 信访办，2026-09-01 起",
        ),
        (
            "setting backlog-days 10 --on 2026-09-01", "2026年9月、2026年10月", "cases.backlog",
            "设置 backlog-days 10，2026-09-01 起",
        ),
        (
            "units --merge 社会事务办 --into 民生办 --on 2026-10-01", "2026年10月",
            "unit.sent.民生办", "单位名册 社会事务办 → 民生办，2026-10-01 起",
        ),
        (
            "units --add 东山村 --kind 村 --area 西片 --on 2026-09-15", "2026年9月",
            "petitions.area.西片", "单位名册 东山村，2026-09-15 起",
        ),
    ],
)  # fmt: skip
def test_a_fact_of_the_office_told_of_an_earlier_day_is_named_with_who_told_it(
    book, xf, words, names, figure, stated
):
    xf("units --add 东山村 --kind 村 --area 东片", today="2026-08-31")
    for step in SEPTEMBER:
        xf(step, today="2026-11-02")
    for month in ("2026-10", "2026-09"):
        xf(f"report --month {month} --seal", today="2026-11-03")
    said = xf(f"{words} --by 李某", today="2026-11-20").err
    assert f"会改变已封存的 {names}；" in said
    month = "2026-09" if names.startswith("2026年9月") else "2026-10"
    moved = compared(xf, month)[figure]
    causes = [*moved["because"], *(said for case in moved["cases"] for said in case["because"])]
    assert causes == [f"2026-11-20 李某录入：{stated}"]
    assert stated in xf(f"report --month {month}", today="2026-11-20").out


@pytest.mark.parametrize(
    "words",
    [
        "setting desk 信访办 --on 2026-11-01",
        "setting officer 李某",
        "units --add 丙村 --kind 村 --area 西片 --on 2026-09-01",
        "setting backlog-days 90 --on 2026-09-01",
    ],
)
def test_what_changes_no_sealed_figure_warns_of_none(october, xf, words):
    assert "已封存" not in xf(words, today="2026-11-20").err
    assert compared(xf) == {}


def test_another_closing_day_names_the_months_that_it_cuts_anew(october, xf):
    said = xf("setting close-day 25 --on 2026-10-01", today="2026-11-20").err
    assert "会改变已封存的 2026年10月；" in said


def test_an_import_and_a_notice_of_holidays_name_what_they_change(october, xf, tmp_path):
    (tmp_path / "旧.csv").write_text(
        "登记日期,信访形式,信访人姓名,标题\n2026-09-03,来信,赵某,要求修路\n", encoding="utf-8"
    )
    said = xf(["import", str(tmp_path / "旧.csv"), "--apply"], today="2026-11-20").err
    assert "会改变已封存的 2026年9月、2026年10月；" in said


def test_a_seal_of_the_first_version_is_compared_with_the_cases_of_that_time(october, xf, book):
    """It kept the table of the units, and not which cases were behind it."""
    with closing(sqlite3.connect(book)) as ledger, ledger:
        for (trigger,) in ledger.execute(
            "select name from sqlite_master where type = 'trigger'"
        ).fetchall():
            ledger.execute(f"drop trigger {trigger}")
        for seq, body in ledger.execute(
            "select seq, body from entry where kind = 'seal'"
        ).fetchall():
            kept = json.loads(body)
            kept["cases"] = {k: v for k, v in kept["cases"].items() if not k.startswith("unit.")}
            text = json.dumps(kept, ensure_ascii=False)
            ledger.execute("update entry set body = ? where seq = ?", (text, seq))
    assert compared(xf) == {}
    xf("amend 1 --entry 6 --to 卫生院 --reason 记错", today="2026-11-20")
    (case,) = compared(xf)["unit.sent.卫生院"]["cases"]
    assert (case["no"], case["sealed"], case["now"]) == ("2026-0001", 0, 1)
