"""An office's own form, filled: numbers as numbers, formulas and styles kept, what is unknown refused."""

import zipfile

import docx
import openpyxl
import pytest
import xlsxwriter
from docx.oxml.parser import parse_xml

from xfcli import reference

TODAY = "2026-07-02"


@pytest.fixture
def report(demo_year, xf, tmp_path):
    """Fill a form with the month of May of the demo year."""

    def _report(template, code: int = 0, month: str = "--month 2026-05"):
        out = tmp_path / f"报送{template.suffix}"
        words = ["report", *month.split(), "--db", str(demo_year), "--template", str(template)]
        return xf([*words, "-o", str(out), "--yes"], code=code, today=TODAY), out

    return _report


def sheet(path, cells: dict[str, str]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        made = book.add_worksheet("表")
        percent = book.add_format({"num_format": "0.0%", "bold": True})
        for place, text in cells.items():
            if text.startswith("="):
                made.write_formula(place, text, None, 99)
            else:
                made.write_string(place, text, percent if "率" in text else None)


def test_the_form_itself_is_never_filled(report, tmp_path):
    form = tmp_path / "报送.xlsx"  # where the filled one is asked for, with --yes
    sheet(form, {"A1": "{{信访总量}}"})
    before = form.read_bytes()
    assert "会盖掉表样" in report(form, code=2)[0].err
    assert form.read_bytes() == before


def test_a_long_text_in_merged_cells_gets_the_rows_that_it_takes(report, tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "表样.xlsx")) as book:
        made = book.add_worksheet("表")
        made.merge_range("A1:F3", "说明：{{文字}}", book.add_format({"text_wrap": True}))
        made.write_string("A4", "{{信访总量}}", book.add_format({"text_wrap": True}))
    _, out = report(tmp_path / "表样.xlsx")
    filled = openpyxl.load_workbook(out)["表"]
    text, heights = filled["A1"].value, [filled.row_dimensions[row].height for row in (1, 2, 3)]
    assert len(text) > 200
    # Six columns hold some 25 Chinese characters, and a line is as high as its letters at least.
    assert sum(heights) > len(text) / 25 * 11
    assert filled.row_dimensions[4].height in {None, 15}


def test_a_row_that_reaches_into_the_next_is_not_repeated(demo_year, xf, tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "名单.xlsx")) as book:
        made = book.add_worksheet("表")
        made.merge_range("A1:A2", "{{编号}}")
        made.write_string("B1", "{{标题}}")
        made.write_string("B2", "备注")
    words = ["list", "--db", str(demo_year), "--template", str(tmp_path / "名单.xlsx")]
    refused = xf([*words, "-o", str(tmp_path / "出.xlsx")], code=1, today=TODAY).err
    assert "上下合并" in refused
    assert not (tmp_path / "出.xlsx").exists()
    paper = docx.Document()
    table = paper.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "{{编号}}"
    table.cell(0, 1).text, table.cell(1, 1).text = "{{标题}}", "备注"
    paper.save(str(tmp_path / "名单.docx"))
    words[-1] = str(tmp_path / "名单.docx")
    assert "上下合并" in xf([*words, "-o", str(tmp_path / "出.docx")], code=1, today=TODAY).err


def test_cells_are_filled_as_numbers_and_the_rest_is_kept(report, tmp_path):
    sheet(tmp_path / "表样.xlsx", {
        "A1": "报送单位：{{本单位}}　{{ 期间 }}", "B2": "{{信访总量}}", "B3": "{{petitions.total.上期}}",
        "B4": "=B2-B3", "B5": "{{办结率}}", "B6": "{{信访形式.其他.去年同期}}", "B7": "{{诉求领域.没有的}}",
    })  # fmt: skip
    _, out = report(tmp_path / "表样.xlsx")
    filled = openpyxl.load_workbook(out)["表"]
    assert filled["A1"].value == "报送单位：青石镇人民政府　2026年5月"
    assert (filled["B2"].value, filled["B3"].value) == (27, 25)
    assert filled["B4"].value == "=B2-B3"
    assert (filled["B5"].value, filled["B5"].number_format, filled["B5"].font.b) == (
        0.1818,
        "0.0%",
        True,
    )
    assert (filled["B6"].value, filled["B7"].value) == (0, 0)
    # What the formula came to before is gone: Excel works it out anew.
    assert openpyxl.load_workbook(out, data_only=True)["表"]["B4"].value is None
    with zipfile.ZipFile(out) as file:
        assert b'fullCalcOnLoad="1"' in file.read("xl/workbook.xml")


def test_a_field_that_there_is_not_is_named_and_nothing_is_written(report, tmp_path):
    sheet(
        tmp_path / "表样.xlsx",
        {"A1": "{{信访总量}}", "A2": "{{满意度指数}}", "A3": "{{办结率.前年}}"},
    )
    done, out = report(tmp_path / "表样.xlsx", code=1)
    assert "满意度指数、办结率.前年" in done.err
    assert "--fields" in done.err
    assert not out.exists()
    sheet(tmp_path / "空.xlsx", {"A1": "信访总量"})
    assert "没有一个栏目" in report(tmp_path / "空.xlsx", code=1)[0].err
    (tmp_path / "坏.xlsx").write_text("不是表")
    assert "读不了" in report(tmp_path / "坏.xlsx", code=1)[0].err
    assert ".xlsx 或 .docx" in report(tmp_path / "旧.xls", code=2)[0].err


def test_a_word_form_is_filled_across_runs_tables_and_boxes(report, tmp_path):
    made = docx.Document()
    paragraph = made.add_paragraph("全镇")
    for part in ("共{", "{信访", "总量}", "}件，同比{{信访总量.同比}}"):
        paragraph.add_run(part)
    paragraph.runs[2].bold = True
    made.add_table(rows=1, cols=1).rows[0].cells[
        0
    ].text = "{{办结率.本期}}（{{办结率.分子}}/{{办结率.分母}}）"
    made.add_paragraph().add_run()._element.append(parse_xml(
        '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>{{本单位}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    ))  # fmt: skip
    made.save(str(tmp_path / "表样.docx"))
    _, out = report(tmp_path / "表样.docx")
    filled = docx.Document(str(out))
    assert filled.paragraphs[0].text == "全镇共27件，同比+17.39%"
    assert filled.tables[0].rows[0].cells[0].text == "18.18%（2/11）"
    assert "青石镇人民政府" in filled.element.body.xml


@pytest.mark.parametrize(("name", "month"), [
    ("信访月报表.xlsx", "--month 2026-05"), ("年度信访工作报告.docx", "--year 2025"),
])  # fmt: skip
def test_the_forms_that_come_with_xf_are_filled(report, name, month):
    _, out = report(reference.path(f"forms/{name}"), month=month)
    if name.endswith(".xlsx"):
        text = str(
            [[c.value for c in row] for row in openpyxl.load_workbook(out).active.iter_rows()]
        )
    else:
        text = docx.Document(str(out)).element.body.xml
    assert "{{" not in text
    assert "青石镇人民政府" in text


def test_what_can_stand_in_a_form_is_listed(demo_year, xf):
    said = xf(f"report --month 2026-05 --fields --json --db {demo_year}", today=TODAY).json
    found = {row["field"]: row for row in said}
    assert found["信访总量"] == {
        "field": "信访总量", "key": "petitions.total", "value": "27", "repeated": False,
    }  # fmt: skip
    assert found["信访形式.来访"]["key"] == "petitions.channel.来访"
    assert found["本单位"]["value"] == "青石镇人民政府"


def test_a_row_for_what_nothing_came_in_under_is_zero_and_changed_by_nothing(report, tmp_path):
    sheet(tmp_path / "表样.xlsx", {
        f"A{i}": f"{{{{诉求领域.没有的.{column}}}}}" for i, column in enumerate(("本期", "环比", "去年累计"), 1)
    })  # fmt: skip
    _, out = report(tmp_path / "表样.xlsx")
    filled = openpyxl.load_workbook(out)["表"]
    # Of the year before nothing is known: no zero.
    assert [filled[f"A{i}"].value for i in (1, 2, 3)] == [0, "持平", "—"]


@pytest.fixture
def three(book, xf, tmp_path, monkeypatch):
    """Three cases in an empty ledger, one of them sealed, one with a title that is markup."""
    monkeypatch.chdir(tmp_path)
    for title, more in (
        ("要求修路", ""), ("<低保>&{{编号}}", ""), ("举报某人", "--purpose 检举控告"),
    ):  # fmt: skip
        words = f"add --channel 来访 --village 柳河村 --on 2026-03-02 --new --name 甲某 {more}"
        xf([*words.split(), "--title", title])
    return tmp_path


def form_of_rows(path) -> None:
    """A form as offices have it: a head, one row for each case, a sum and who signs below it."""
    with xlsxwriter.Workbook(str(path)) as book:
        made = book.add_worksheet("名单")
        made.merge_range("A1:D1", "{{本单位}}{{件数}}件（{{日期}}）")
        made.write_row("A2", ["序号", "编号", "标题", "件次"])
        made.write_row("A3", ["{{序号}}", "{{编号}}", "{{ 标题 }}，{{状态}}"])
        made.write_formula("D3", "=A3*10")
        made.merge_range("E3:F3", "")
        made.write_string("A4", "合计")
        made.write_formula("D4", "=SUM(D3:D3)+$D$3")
        made.merge_range("A5:D5", "填报人：")
        made.print_area("A1:F5")


def test_a_row_of_a_form_stands_for_every_case_and_what_is_below_moves_down(three, xf):
    form_of_rows(three / "表样.xlsx")
    xf("list --template 表样.xlsx -o 名单.xlsx")
    made = openpyxl.load_workbook(three / "名单.xlsx")["名单"]
    assert made["A1"].value == "青石镇人民政府3件（2026年3月20日）"
    assert [[c.value for c in row] for row in made["A3:D5"]] == [
        [1, "2026-0001", "要求修路，已登记", "=A3*10"],
        [2, "2026-0002", "<低保>&{{编号}}，已登记", "=A4*10"],
        [3, "2026-0003", "（保密），已登记", "=A5*10"],
    ]
    assert [c.value for c in made[6]][:4] == ["合计", None, None, "=SUM(D3:D5)+$D$3"]
    assert made["A7"].value == "填报人："
    merged = {str(cells) for cells in made.merged_cells.ranges}
    assert merged == {"A1:D1", "E3:F3", "E4:F4", "E5:F5", "A7:D7"}
    assert made.print_area == "'名单'!$A$1:$F$7"


def test_the_register_and_the_morning_page_fill_a_form_too(three, xf):
    sheet(three / "台账.xlsx", {"A1": "{{名称}}", "A2": "{{编号}}", "B2": "{{姓名}}", "A3": "完"})
    xf("export --template 台账.xlsx -o 出.xlsx")
    made = openpyxl.load_workbook(three / "出.xlsx")["表"]
    assert made["A1"].value == "青石镇人民政府信访台账（截至 2026-03-20）"
    assert [made[f"A{i}"].value for i in range(2, 6)] == [
        "2026-0001", "2026-0002", "2026-0003", "完",
    ]  # fmt: skip
    assert "甲某" not in [made[f"B{i}"].value for i in range(2, 5)]
    sheet(three / "待办.xlsx", {"A1": "{{日期}}", "A2": "{{编号}}"})
    xf("due --template 待办.xlsx -o 待办出.xlsx")
    assert openpyxl.load_workbook(three / "待办出.xlsx")["表"]["A2"].value == "2026-0001"
    xf("list --status 已办结 --template 待办.xlsx -o 空.xlsx")
    assert openpyxl.load_workbook(three / "空.xlsx")["表"]["A2"].value in {None, ""}


def test_a_row_of_a_word_table_stands_for_every_case(three, xf):
    made = docx.Document()
    made.add_paragraph("{{本单位}}")
    table = made.add_table(rows=3, cols=2)
    table.rows[0].cells[0].text = "编号"
    table.rows[1].cells[1].text = "{{标题}}"
    for part in ("{{编", "号}}"):
        table.rows[1].cells[0].paragraphs[0].add_run(part)
    table.rows[2].cells[0].text = "共{{件数}}件"
    made.save(str(three / "表样.docx"))
    xf("list --template 表样.docx -o 名单.docx")
    rows = docx.Document(str(three / "名单.docx")).tables[0].rows
    assert [[cell.text for cell in row.cells] for row in rows][1:] == [
        ["2026-0001", "要求修路"], ["2026-0002", "<低保>&{{编号}}"], ["2026-0003", "（保密）"], ["共3件", ""],
    ]  # fmt: skip


def test_a_form_of_a_list_that_will_not_do_is_refused(three, xf):
    sheet(three / "错.xlsx", {"A1": "{{编号}}", "B1": "{{姓名}}"})
    told = xf("list --template 错.xlsx -o 出.xlsx", code=1).err
    assert "姓名" in told
    assert "序号" in told
    made = docx.Document()
    made.add_paragraph("{{编号}}")
    made.save(str(three / "散.docx"))
    assert "同一行" in xf("list --template 散.docx -o 出.docx", code=1).err
    assert "-o 文件.xlsx" in xf("list --template 错.xlsx", code=2).err
    assert "-o 文件.xlsx" in xf("export --template 错.xlsx", code=2).err
    assert not list(three.glob("出*"))


def test_no_other_name_of_a_field_is_listed_twice():
    from xfcli.reporting import form_fields

    for name in (word for words in form_fields._SAME for word in words):
        others = list(form_fields.also(name, {name}))
        assert len(others) == len(set(others)), name
