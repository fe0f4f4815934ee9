"""The paragraph says what the table says, and nothing else; as-of and files say the same again."""

import json
import re
from datetime import date

import openpyxl
import pytest

from tests import stories
from xfcli import dates, ledger
from xfcli.ledger import statistics
from xfcli.reporting import paragraph, report
from xfcli.reporting.figures import PERCENT

TODAY = date(2026, 3, 20)


def numbers_of(made):
    """Return every number that the table shows, as it shows it."""
    shown = set()
    for line in made.lines:
        shown |= {str(line.now.n), str(line.now.base)}
        if line.figure.unit == PERCENT and line.now.value is not None:
            shown.add(f"{line.now.value:.2f}")
        for past in (line.previous, line.last_year):
            change = report.change(line.now, past)
            if change:
                shown.add(str(abs(change.change)))
                shown.add(f"{abs(change.percent or 0):.2f}")
    return shown


@pytest.mark.parametrize("seed", range(4))
def test_every_number_of_the_paragraph_stands_in_the_table(story, seed):
    with ledger.reading(str(story(seed))) as open_book:
        for text in ("2025-08", "2025-12", "2026-02", "2026-03"):
            made = statistics.report_of(open_book, dates.month(text, TODAY))
            said = paragraph.write(made)
            words = re.sub("截至[0-9]+年[0-9]+月[0-9]+日", "", said).replace(made.span.label, "")
            words = words.replace("（截至3月20日，本期未满）", "")
            found = re.findall(r"[0-9]+(?:\.[0-9]+)?", words.replace("（基期为0）", ""))
            assert found
            assert set(found) <= numbers_of(made), said
            assert not re.search("显著|明显|成效|圆满|高度重视|无理|缠|闹|因为|由于|老户", said)
            assert made.breakdowns[0].lines[0].now.n == 0 or "来信" in said


def test_a_rate_on_few_cases_is_written_out(book, xf):
    xf("add --channel 来信 --title 要求纳入低保 --name 甲某 --on 2026-02-03")
    xf("add --channel 来电 --title 低保怎么还没批 --name 甲某 --repeat-of 1 --on 2026-02-20")
    said = xf("report --month 2026-02 --json").json["paragraph"]
    assert said.startswith(
        "2026年2月，全镇共登记群众信访2件（批）次、2人次。其中来信1件次、来电1件次。"
    )
    assert "重复信访比为2件中1件" in said
    assert "%" not in said
    assert (
        xf("report --month 2026-04 --json", today="2026-05-02")
        .json["paragraph"]
        .startswith("2026年4月，全镇没有登记群众信访。")
    )


def test_the_week_is_a_bulletin(book, xf):
    for name in ("甲某", "乙某"):
        xf(
            f"add --channel 来电 --title 低保停发了 --name {name} --village 柳河村 --new --on 2026-03-10"
        )
    for no in (1, 2):
        xf(f"classify {no} --item MZ-DB-01 --on 2026-03-10")
    out = xf("report --week 2026-W11").out
    assert out.startswith("青石镇人民政府诉求动态  2026年第11周（2026-03-09 至 2026-03-15）")
    assert "本年累计" not in out[out.index("按诉求领域") : out.index("集中的事项")]
    titles = [line for line in out.splitlines() if "\t" not in line]
    assert "集中的事项" in titles
    assert "柳河村\t" in out[out.index("集中的事项") :]
    assert xf("report --week").out.startswith("青石镇人民政府诉求动态  2026年第11周")


def test_later_entries_never_change_a_report_as_of_an_earlier_day(story, xf, tmp_path):
    earlier = tmp_path / "早" / "台账.db"
    earlier.parent.mkdir()
    stories.make(earlier, 2, last=date(2025, 10, 31))
    asked = "report --month 2025-10 --json --db"
    then = xf(f"{asked} {earlier}", today="2025-10-31").json
    later = f"{asked} {story(2)}"
    again = xf(f"{later} --as-of 2025-10-31", today="2026-03-20").json
    for part in ("figures", "paragraph", "units", "trend"):
        assert again[part] == then[part]
    assert then["figures"][0]["value"] > 0
    assert json.dumps(xf(later).json["figures"]) != json.dumps(then["figures"])


def test_the_workbook_holds_the_figures_and_no_person(busy, xf, tmp_path):
    busy(6)
    add = "add --channel 来访 --title 甲某某要求低保 --name 甲某某 --village 柳河村 --on"
    no = xf(f"{add} 2026-02-03 --new --json").json["no"]
    xf(f"{add} 2026-02-10 --repeat-of {no}")
    xf(f"report --month 2026-02 -o {tmp_path}/月报.xlsx --text 雨多")
    workbook = openpyxl.load_workbook(tmp_path / "月报.xlsx")
    assert workbook.sheetnames == ["月报表", "分类", "责任单位", "趋势", "图", "信访件清单", "口径"]
    rows = {row[0].value: row for row in workbook["月报表"].iter_rows(min_row=3) if row[0].value}
    made = {f["label"]: f for f in xf("report --month 2026-02 --json").json["figures"]}
    for label in ("信访总量", "重件", "重复信访比", "期末逾期"):
        found = [made[label]["value"], made[label]["previous"]]
        if made[label]["unit"] == "%":  # a percentage of the sheet is a share
            found = ["—" if n is None else round(n / 100, 4) for n in found]
        assert [rows[label][2].value, rows[label][3].value] == found
    assert "补充说明（经办人填写）：雨多。" in rows
    assert len(workbook["图"]._charts) == 3
    listed = list(workbook["信访件清单"].iter_rows(min_row=4, values_only=True))
    assert len(listed) == made["信访总量"]["value"]
    assert "甲某" not in "".join(
        str(c.value) for s in workbook for row in s.iter_rows() for c in row
    )
    assert "已经存在" in xf(f"report --month 2026-02 -o {tmp_path}/月报.xlsx", code=1).err
    xf(f"report --month 2026-02 -o {tmp_path}/月报.xlsx --yes")


def test_the_paper_holds_paragraph_table_and_hash(busy, xf, tmp_path):
    import docx

    busy(7)
    xf(f"report --month 2026-02 -o {tmp_path}/月报.docx --text 雨多")
    paper = docx.Document(str(tmp_path / "月报.docx"))
    texts = [line.text for line in paper.paragraphs]
    made = xf("report --month 2026-02 --json").json
    assert texts[:2] == ["青石镇人民政府", "2026年2月信访情况"]
    assert made["paragraph"] in texts
    assert "补充说明（经办人填写）：雨多。" in texts
    assert any(made["head"]["hash"] in text for text in texts)
    assert paper.tables[0].rows[1].cells[2].text == str(made["figures"][0]["value"])
