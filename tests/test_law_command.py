"""`xf law`: what is cited from a law, since when, and which rows and cases use it."""

import json

import pytest


def test_it_lists_every_version_with_its_days(xf):
    rows = json.loads(xf("law --json").out)
    versions = [(r["since"], r["until"]) for r in rows if r["law"] == "村民委员会组织法"]
    assert versions == [("2026-01-01", ""), ("2018-12-29", "2025-12-31")]
    assert all(int(row["cited"]) > 0 for row in rows)


@pytest.mark.parametrize("article", ["48", "第四十八条", "四十八"])
def test_an_article_names_its_rows_and_the_cases_that_rest_on_it(book, xf, article, monkeypatch):
    monkeypatch.setenv("XF_TODAY", "2026-07-02")
    xf("add --channel 来访 --title 低保停了 --name 甲某 --village 东山村 --on 2026-06-30 --new")
    xf("add --channel 来访 --title 低保停了 --name 乙某 --village 东山村 --on 2026-07-01 --new")
    for no in ("1", "2"):
        xf(f"classify {no} --item DB-04 --on 2026-07-01")
    (row,) = json.loads(xf(f"law 社会救助法 {article} --json").out)
    assert row["since"] == "2026-07-01"
    assert "MZ-DB-04" in row["rows"]
    assert row["cases"] == ["2026-0002"]  # the one of June rests on the rules of then
    assert "2026-0001" in xf("law 社会救助暂行办法 65").out


def test_a_sealed_case_is_not_told_by_what_it_rests_on(book, xf):
    xf("add --channel 来信 --title 举报 --purpose 检举控告 --name 甲某 --on 2026-02-02 --new")
    xf("classify 1 --item JB-02 --on 2026-02-02")
    (row,) = json.loads(xf("law 监察法实施条例 209 --json").out)
    assert row["cases"] == []


def test_it_needs_no_ledger(xf, tmp_path, monkeypatch):
    monkeypatch.setenv("XF_DB", str(tmp_path / "没有.db"))
    done = xf("law 信访工作条例 34")
    assert done.code == 0
    assert "期限：办理" in done.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("law 没有这部法", "没有引用「没有这部法」"),
        ("law 保障", "对得上几件"),
        ("law 社会救助法 999", "没有引用《社会救助法》的这一条"),
    ],
)
def test_what_is_not_cited_is_refused(xf, words, sentence):
    assert sentence in xf(words, code=2).err
