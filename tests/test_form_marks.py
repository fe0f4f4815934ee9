"""The marks in an office's own form: filled wherever they can stand, named where they cannot; days, rates, words."""

import datetime as dt
import zipfile

import docx
import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from openpyxl.cell.rich_text import CellRichText

from tests.test_own_form import TODAY, sheet, three

__all__ = ["three"]


@pytest.fixture
def filled(demo_year, xf, tmp_path):
    """Fill a form with the month of May of the demo year; return what was said, and the file."""

    def _filled(template, code: int = 0):
        out = tmp_path / f"报送{template.suffix}"
        words = [
            "report",
            "--month",
            "2026-05",
            "--template",
            str(template),
            "-o",
            str(out),
            "--yes",
        ]
        return xf([*words, "--db", str(demo_year)], code=code, today=TODAY), out

    return _filled


def test_a_field_is_filled_in_page_heads_notes_charts_and_the_pieces_of_a_text(filled, tmp_path):
    path = tmp_path / "表样.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        made, bold = book.add_worksheet("表"), book.add_format({"bold": True})
        made.set_header("&C&14{{本单位}} {{期间}}")
        made.set_footer("&L&12{{信访总量}}件&R第 &P 页")
        made.write_rich_string("A1", "共", bold, "{{信访总", "量}}", "件")
        made.write_comment("A1", "口径见{{期间}}月报")
        made.write_number("B1", 1)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=表!$B$1:$B$1"})
        chart.set_title({"name": "{{期间}}来信来访"})
        made.insert_chart("D4", chart)
        book.set_properties({"title": "{{期间}}月报"})
    _, out = filled(path)
    book = openpyxl.load_workbook(out, rich_text=True)
    made = book["表"]
    assert made.oddHeader.center.text == "青石镇人民政府 2026年5月"
    assert made.oddHeader.center.size == 14
    # What follows the size of the letters is no part of it.
    assert made.oddFooter.left.text.strip() == "27件"
    assert isinstance(made["A1"].value, CellRichText)
    assert str(made["A1"].value) == "共27件"
    assert made["A1"].value[1].font.b
    assert made["A1"].comment.text == "口径见2026年5月月报"
    assert book.properties.title == "2026年5月月报"
    with zipfile.ZipFile(out) as file:
        assert "2026年5月来信来访" in file.read("xl/charts/chart1.xml").decode()
        for name in set(file.namelist()) - {"xl/sharedStrings.xml"}:
            assert b"{{" not in file.read(name), name


@pytest.mark.parametrize("text", [
    "{{信访总量", "{{ 信访总量 }", "信访总量}}", "｛｛信访总量｝｝", "{{信访总量｝｝", "{ {信访总量} }", "｛信访总量｝",
    "{信访总量}",
])  # fmt: skip
@pytest.mark.parametrize("kind", [".xlsx", ".docx"])
def test_a_mark_that_is_not_whole_is_named_and_nothing_is_written(filled, tmp_path, text, kind):
    path = tmp_path / f"表样{kind}"
    if kind == ".xlsx":
        sheet(path, {"A1": "{{本单位}}", "A2": f"共{text}件"})
    else:
        made = docx.Document()
        made.add_paragraph("{{本单位}}")
        for part in (text[:2], text[2:]):
            made.sections[0].header.paragraphs[0].add_run(part)
        made.save(str(path))
    done, out = filled(path, code=1)
    assert text in done.err
    assert not out.exists()


@pytest.mark.parametrize(("name", "place"), [
    ("name", "定义的名称"), ("formula", "公式"), ("sheet", "工作表的名称"),
])  # fmt: skip
def test_a_field_where_nothing_is_filled_is_named(filled, tmp_path, name, place):
    path = tmp_path / "表样.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        made = book.add_worksheet("{{期间}}" if name == "sheet" else "表")
        made.write_string("A1", "{{信访总量}}")
        if name == "formula":
            made.write_formula("A2", '="{{期间}}"&A1')
        if name == "name":
            book.define_name("何时", '="{{期间}}"')
    done, out = filled(path, code=1)
    assert f"{place}里的「{{{{期间}}}}」" in done.err
    assert not out.exists()


def test_what_only_looks_like_a_mark_is_let_be(filled, tmp_path):
    sheet(
        tmp_path / "表样.xlsx",
        {"A1": "{{信访总量}}", "A2": "{附件一}、{1,2}、｛略｝", "A3": "=SUM({1,2})"},
    )
    _, out = filled(tmp_path / "表样.xlsx")
    assert openpyxl.load_workbook(out)["表"]["A2"].value == "{附件一}、{1,2}、｛略｝"


def test_a_notice_from_an_own_template_names_broken_marks_too(demo_year, xf, tmp_path):
    for text in ("｛｛编号｝｝", "{{编号"):
        made = docx.Document()
        made.add_paragraph("{{文号}}")
        made.add_paragraph(text)
        made.save(str(tmp_path / "模板.docx"))
        words = ["notice", "转送函", "2026-0021", "--template", str(tmp_path / "模板.docx")]
        done = xf(
            [*words, "-o", str(tmp_path / "函.docx"), "--db", str(demo_year)], code=1, today=TODAY
        )
        assert text in done.err
        assert not (tmp_path / "函.docx").exists()


def test_days_are_days_and_rates_are_percentages_unless_the_cell_says_otherwise(filled, tmp_path):
    path = tmp_path / "表样.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        made = book.add_worksheet("表")
        text, own = (book.add_format({"num_format": form}) for form in ("@", "yyyy-mm-dd"))
        plain = book.add_format({"num_format": "0.00", "bold": True})
        red = book.add_format({"font_color": "#FF0000", "text_wrap": True})
        for place, field, form in (
            ("A1", "{{起}}", None), ("A2", "{{起}}", own), ("A3", "{{起}}", text), ("A4", "自{{起}}", None),
            ("B1", "{{办结率}}", red), ("B2", "{{办结率}}", plain), ("B3", "{{办结率}}", text),
            ("B4", "{{信访总量.同比}}", None), ("B5", "{{信访总量}}", None), ("B6", "{{办结率.同比}}", None),
        ):  # fmt: skip
            made.write_string(place, field, form)
    _, out = filled(path)
    made = openpyxl.load_workbook(out)["表"]
    day = dt.datetime(2026, 5, 1)  # noqa: DTZ001 (openpyxl has no other)
    assert (made["A1"].value, made["A1"].number_format) == (day, 'yyyy"年"m"月"d"日"')
    assert made["A1"].alignment.shrinkToFit  # a narrow column shows no ####
    assert (made["A2"].value, made["A2"].number_format) == (day, "yyyy-mm-dd")
    assert (made["A3"].value, made["A4"].value) == ("2026年5月1日", "自2026年5月1日")
    assert (made["B1"].value, made["B1"].number_format) == (0.1818, "0.0%")
    assert made["B1"].font.color.rgb == "FFFF0000"
    assert (made["B2"].value, made["B2"].number_format) == (18.18, "0.00")
    assert made["B3"].value == "18.18%"
    assert (made["B4"].value, made["B4"].number_format) == (0.1739, "+0.0%;-0.0%;0.0%")
    assert (made["B5"].value, made["B5"].number_format) == (27, "General")
    assert made["B6"].number_format.startswith('+0.0"点"')


def test_days_count_from_where_the_workbook_counts(filled, tmp_path):
    path = tmp_path / "表样.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as book:
        book.add_worksheet("表").write_string("A1", "{{止}}")
    _, out = filled(path)
    with zipfile.ZipFile(out) as file:
        cells = etree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    since = dt.date(2026, 5, 31) - dt.date(1904, 1, 1)
    assert [v.text for v in cells.iter("{*}v")] == [str(since.days)]


def test_one_word_means_one_thing_in_every_form(three, xf):
    """What a column is called in the register is understood in a list, and the other way round."""
    words = ["登记日期", "信访形式", "事项", "责任单位", "办理状态", "办理期限"]
    sheet(three / "表样.xlsx", {"A1": "{{填报单位}}{{填报日期}}"} | {
        f"{column}2": f"{{{{{word}}}}}" for column, word in zip("ABCDEF", words, strict=True)
    })  # fmt: skip
    said = []
    for verb in ("list", "export"):
        xf(f"{verb} --template 表样.xlsx -o {verb}.xlsx")
        made = openpyxl.load_workbook(three / f"{verb}.xlsx")["表"]
        said.append([cell.value for row in made["A1:F2"] for cell in row])
    assert said[0][:1] == ["青石镇人民政府2026年3月20日"]
    assert said[0][6:11] == [
        dt.datetime(2026, 3, 2), "来访", "要求修路", "民政办", "已登记",  # noqa: DTZ001
    ]  # fmt: skip
    assert said[0][:11] == said[1][:11]
    assert (said[0][11], said[1][11]) == ("逾期3天", dt.datetime(2026, 3, 17))  # noqa: DTZ001


@pytest.mark.parametrize("verb", ["list", "due", "export"])
def test_what_can_stand_in_a_form_of_a_list_is_listed(three, xf, verb):
    told = xf(f"{verb} --fields").out.splitlines()
    rows = [line.split("\t") for line in told if line.count("\t") == 2]
    named = [row[0] for row in rows if row[0] != "栏目"] + [
        other for row in rows if row[0] != "栏目" for other in row[1].split("、") if other
    ]
    assert {"序号", "编号", "标题", "责任单位", "本单位", "填报日期", "填报人", "件数"} <= set(
        named
    )
    assert "甲某" not in "".join(told)
    # All of it can stand in one: on one row what is filled for each case.
    made = docx.Document()
    cells = made.add_table(rows=1, cols=len(named)).rows[0].cells
    for cell, name in zip(cells, named, strict=True):
        cell.text = f"{{{{{name}}}}}"
    made.save(str(three / "全.docx"))
    xf(f"{verb} --template 全.docx -o {verb}.docx")
    assert "{{本" not in docx.Document(str(three / f"{verb}.docx")).element.body.xml


def test_two_fields_of_several_lines_may_share_a_paragraph(demo_year, xf, tmp_path):
    paper = docx.Document()
    paragraph = paper.add_paragraph("{{正文}}（一）{{正文}}")
    paragraph.add_run("（二）{{正文}}完")
    paper.save(tmp_path / "模板.docx")
    made = tmp_path / "函.docx"
    words = ["notice", "转送函", "2026-0021", "--db", str(demo_year), "-o", str(made)]
    xf([*words, "--template", str(tmp_path / "模板.docx")], today=TODAY)
    lines = [p.text for p in docx.Document(str(made)).paragraphs]
    text = "\n".join(lines)
    opening = lines[0]
    assert text.count(opening) == 3
    assert lines[-1].endswith("完")
    assert [text.count(part) for part in ("（一）", "（二）", "{{")] == [1, 1, 0]
