"""Files that views write with -o: whole, readable by others, text stays text, nothing overwritten."""

import json
import re
import shutil
import subprocess

import docx
import openpyxl
import pytest

HARD = "=HYPERLINK(甲某) 0012"


@pytest.fixture
def listed(book, xf):
    xf(["add", "--channel", "来电", "--title", HARD, "--name", "甲某", "--village", "柳河村"])
    xf("add --channel 来信 --title 路灯不亮 --name 乙某𬱖 --new")


def test_an_excel_sheet_keeps_text_as_text(listed, xf, tmp_path):
    xf("list -o 名单.xlsx".replace("名单", str(tmp_path / "名单")))
    sheet = openpyxl.load_workbook(tmp_path / "名单.xlsx").active
    assert sheet["A1"].value == "青石镇人民政府信访事项（2026-03-20）"
    assert [cell.value for cell in sheet[5]][:4] == ["编号", "收到", "形式", "标题"]
    assert (sheet["D6"].value, sheet["D6"].data_type) == (HARD, "s")
    assert sheet["A6"].data_type == "s"
    assert sheet.max_row == 7


def test_a_csv_opens_in_excel_and_runs_no_formula(listed, xf, tmp_path):
    xf(f"list -o {tmp_path}/名单.csv")
    data = (tmp_path / "名单.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert f",'{HARD}," in data.decode("utf-8-sig")


def test_json_in_a_file_is_the_json_on_the_screen(listed, xf, tmp_path):
    xf(f"list -o {tmp_path}/名单.json")
    assert json.loads((tmp_path / "名单.json").read_text("utf-8")) == xf("list --json").json


def test_a_word_file_holds_the_table(listed, xf, tmp_path):
    import docx

    xf(f"list -o {tmp_path}/名单.docx")
    table = docx.Document(str(tmp_path / "名单.docx")).tables[0]
    assert len(table.rows) == 3
    assert table.rows[1].cells[3].text == HARD


WRITING = (
    "list -o 有.xlsx", "due -o 有.xlsx", "show 1 -o 有.html", "why petitions.total -o 有.xlsx", "report -o 有.docx",
    "diff 2026-03-01 2026-03-02 -o 有.xlsx", "handover -o 有.docx", "schedule --windows -o 有.xml",
    "notice 回执 1 -o 有.docx", "rollup 镇.csv -o 有.xlsx", "export -o 有.xlsx", "export -o 有.csv",
    "export --sums -o 有.csv", "log -o 有.xlsx", "search 路灯 -o 有.xlsx", "law 社会救助法 48 -o 有.xlsx", "units -o 有.xlsx",
    "catalogue -o 有.xlsx", "retention -o 有.xlsx", "import 表.csv -o 有.xlsx", "import 表.csv --corrections 有.xlsx",
    "reconcile 表.csv -o 有.xlsx", "add --channel 来信 --title 修路 --name 丙某 --new --slip 有.docx",
)  # fmt: skip


@pytest.mark.parametrize("words", WRITING)
def test_how_to_write_over_a_file_is_said_where_the_command_can(
    listed, xf, tmp_path, monkeypatch, words
):
    monkeypatch.chdir(tmp_path)
    xf("add --channel 来信 --title 修桥 --name 丙某 --new --on 2026-02-03")
    xf("export --sums -o 镇.csv")
    (tmp_path / "表.csv").write_text(
        "信访时间,信访形式,姓名,标题\n某日,来信,,路灯\n2026-03-02,来信,,路灯\n", "utf-8"
    )
    there = tmp_path / next(word for word in words.split() if word.startswith("有."))
    there.write_text("别人的")
    said = xf(words, code=1).err
    assert "已经存在" in said
    can = "文件已存在就覆盖" in xf(f"{words.split()[0]} -h").out
    assert ("--yes" in said, "移走" in said) == (can, not can)
    assert there.read_text() == "别人的"
    assert len(xf("list --json").json) == 3


@pytest.mark.parametrize(
    ("name", "code", "said"), [("名单.pdf", 2, ".xlsx"), ("没有/名单.csv", 1, "文件夹")]
)
def test_a_file_that_cannot_be_written_says_why(listed, xf, tmp_path, name, code, said):
    assert said in xf(f"list -o {tmp_path}/{name}", code=code).err
    assert not [path for path in tmp_path.iterdir() if "名单" in path.name]


def test_a_word_table_has_the_page_and_the_columns_that_its_content_needs(listed, xf, tmp_path):
    import docx

    long = "反映村道路灯损坏三个月无人修理要求尽快恢复照明并公布维修责任人"
    xf(f"add --channel 来信 --title {long} --name 丙某 --new")
    for words in ("list", "units"):
        xf(f"{words} -o {tmp_path}/{words}.docx")
    wide, upright = (docx.Document(str(tmp_path / f"{w}.docx")) for w in ("list", "units"))
    assert wide.sections[0].page_width > wide.sections[0].page_height
    assert upright.sections[0].page_width < upright.sections[0].page_height
    table = wide.tables[0]
    assert sum(column.width.mm for column in table.columns) <= 245
    no, received, _, title = (cell.width.mm for cell in table.rows[1].cells[:4])
    assert 20 < no < 25, "a number stays on one line"
    assert 20 < received < 25
    assert title > 2 * no


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv", ".json"])
def test_a_control_character_in_a_title_hinders_no_file(book, xf, tmp_path, ending):
    xf(["add", "--channel", "来信", "--title", "要求修路\x01\x1b[2J", "--name", "甲某", "--new"])
    path = tmp_path / f"表{ending}"
    xf(f"list -o {path}")
    assert path.stat().st_size > 50


def test_what_no_table_can_hold_is_written_one_below_the_other(xf, tmp_path):
    """The catalogue has columns of whole sentences: a table of it has lines of three characters."""
    import docx

    for ending in ("docx", "html"):
        xf(f"catalogue -o {tmp_path}/清单.{ending}")
    made = docx.Document(str(tmp_path / "清单.docx"))
    assert not made.tables
    assert [p.text for p in made.paragraphs[1:4]] == [
        "代码：MZ-DB-01",
        "领域：低保",
        "诉求：要求纳入低保",
    ]
    page = (tmp_path / "清单.html").read_text("utf-8")
    assert "<table>" not in page
    assert "<b>代码</b>：MZ-DB-01<br><b>领域</b>：低保" in page


@pytest.mark.parametrize("words", [
    "list", "due", "why petitions.total --month 2026-03", "search 路灯", "units", "log", "law", "catalogue",
    "diff 2026-03-01", "retention",
])  # fmt: skip
def test_every_list_says_on_paper_what_it_is(listed, xf, tmp_path, words):
    import docx

    xf([*words.split(), "-o", str(tmp_path / "表.xlsx")])
    xf([*words.split(), "-o", str(tmp_path / "表.docx")])
    sheet = openpyxl.load_workbook(tmp_path / "表.xlsx").active
    title = sheet["A1"].value
    assert title == docx.Document(str(tmp_path / "表.docx")).paragraphs[0].text
    assert title not in {"编号", "信访台账"}
    if words.split()[0] not in {"law", "catalogue"}:  # what is no office's own
        assert title.startswith("青石镇人民政府")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_list_says_what_it_is_and_its_days_are_days(listed, xf, tmp_path):
    from datetime import datetime

    import docx

    for ending in ("xlsx", "docx"):
        xf(f"list -o {tmp_path}/名单.{ending}")
        xf(f"why petitions.total --month 2026-03 -o {tmp_path}/为何.{ending}")
    book = openpyxl.load_workbook(tmp_path / "名单.xlsx")
    assert book.sheetnames == ["信访事项"]
    assert book.active["A1"].value == "青石镇人民政府信访事项（2026-03-20）"
    assert [book.active[f"A{row}"].value for row in (2, 4)] == ["范围：全部。", "共 2 件。"]
    assert book.active["A3"].value.startswith("口径：")
    assert book.active["B6"].border.left.style == "thin"
    assert book.active.print_title_rows == "$5:$5"
    assert book.active["B6"].value == datetime(2026, 3, 20)  # noqa: DTZ001
    # What was looked for is said, but no name.
    xf(f"list --open --status 已登记 --name 甲某 -o {tmp_path}/筛选.xlsx")
    head = [cell.value for cell in openpyxl.load_workbook(tmp_path / "筛选.xlsx").active["A"]][:4]
    assert head[0] == "青石镇人民政府未办结的信访事项（2026-03-20）"
    assert head[1] == "范围：办理状态 已登记，按姓名查找。"
    assert "甲某" not in str(head)
    xf(f"list --status 已办结 -o {tmp_path}/空.docx")
    assert "没有符合的。" in [p.text for p in docx.Document(str(tmp_path / "空.docx")).paragraphs]
    why = openpyxl.load_workbook(tmp_path / "为何.xlsx")
    title, *said = [cell.value for cell in why.active["A"]][:3]
    assert title == "青石镇人民政府信访总量（2026年3月）"
    assert "信访总量：2" in said[0]
    assert said[1].startswith("口径：")
    lines = [p.text for p in docx.Document(str(tmp_path / "为何.docx")).paragraphs]
    assert lines[0] == "青石镇人民政府信访总量（2026年3月）"
    assert lines[1:3] == said


def test_percentages_of_the_monthly_workbook_are_parts_of_one(demo_year, xf, tmp_path):
    xf(f"report --month 2026-05 -o {tmp_path}/月报.xlsx --db {demo_year}", today="2026-07-02")
    sheet = openpyxl.load_workbook(tmp_path / "月报.xlsx")["月报表"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "办结率")
    assert (row[2].value, row[2].number_format) == (0.1818, "0.00%")
    signed = [str(row[0].value) for row in sheet.iter_rows() if row[0].value]
    assert "青石镇人民政府（章）" in signed
    assert any("单位负责人" in text for text in signed)


def test_a_page_holds_what_it_needs_and_runs_nothing(book, xf, tmp_path):
    xf(
        [
            "add",
            "--channel",
            "来信",
            "--title",
            "<script>alert(1)</script>&",
            "--name",
            "甲某",
            "--new",
        ]
    )
    xf(f"list -o {tmp_path}/名单.html")
    text = (tmp_path / "名单.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in text
    assert "<script" not in text
    assert "default-src 'none'" in text
    assert not re.search("(?:src|href)=|url[(]|@import", text)
    assert "<h1>青石镇人民政府信访事项（2026-03-20）</h1>" in text


def test_the_report_as_a_page_has_its_chart(demo_year, xf, tmp_path):
    xf(f"report --month 2026-05 -o {tmp_path}/月报.html --db {demo_year}", today="2026-07-02")
    text = (tmp_path / "月报.html").read_text("utf-8")
    assert text.count("<svg") == 1
    assert "全镇共登记群众信访27件（批）次" in text
    assert "<h2>按信访形式</h2>" in text


def test_a_case_file_is_a_page_without_names_and_a_whole_one_leaves_its_trace(book, xf, tmp_path):
    words = "add --channel 来访 --name 甲小明 --phone 13800000001 --on 2026-03-02 --new --title"
    xf([*words.split(), "<b>修路"])
    xf(f"show 1 --explain -o {tmp_path}/案卷.html")
    text = (tmp_path / "案卷.html").read_text("utf-8")
    for part in ("&lt;b&gt;修路", "甲**", "138****0001", "下一步：", "期限是怎样算出来的", "历史"):
        assert part in text, part
    assert "甲小明" not in text
    assert not re.search("<script|(?:src|href)=|url[(]|@import", text)
    xf(f"show 1 --reveal --reason 信访人要复印 -o {tmp_path}/全.docx")
    assert xf("log --access --json").json[0]["reason"] == "信访人要复印"
    paper = docx.Document(str(tmp_path / "全.docx"))
    assert any("甲小明" in paragraph.text for paragraph in paper.paragraphs)


@pytest.mark.skipif(not shutil.which("chromium"), reason="needs Chromium")
@pytest.mark.parametrize("words", ["report --month 2026-05", "show 2026-0049 --explain"])
def test_a_browser_shows_and_prints_the_page(demo_year, xf, tmp_path, words):
    """In a real browser: everything is laid out within the page, and nothing is refused or missing."""
    path = tmp_path / "月报.html"
    xf(f"{words} -o {path} --db {demo_year}", today="2026-07-02")
    browser = [shutil.which("chromium"), "--headless", "--no-sandbox", "--disable-gpu",
               f"--user-data-dir={tmp_path}/browser"]  # fmt: skip
    shown = subprocess.run(
        [*browser, "--dump-dom", f"file://{path}"], capture_output=True, check=True, timeout=60
    ).stdout.decode()
    assert shown.count("<tr") == path.read_text("utf-8").count("<tr")
    subprocess.run(
        [*browser, f"--print-to-pdf={tmp_path}/月报.pdf", f"file://{path}"],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    assert (tmp_path / "月报.pdf").read_bytes().startswith(b"%PDF")


def test_a_wide_table_is_folded_and_not_shrunk_until_nobody_can_read_it(xf, tmp_path):
    xf(f"catalogue -o {tmp_path}/清单.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "清单.xlsx").active
    widths = {name: column.width for name, column in sheet.column_dimensions.items()}
    on_a_page = 134  # digits of eleven points across lying A4
    assert 11 * on_a_page / sum(widths.values()) > 7.5
    cells = (cell for row in sheet.iter_rows(max_row=4) for cell in row if cell.value)
    heads = {cell.value: cell.coordinate.rstrip("1234") for cell in cells}
    assert widths[heads["告诉信访人"]] > 1.5 * widths[heads["先说"]]
    assert min(widths[heads[day]] for day in ("依据施行", "起")) >= len("2026-07-01")


def test_what_excel_has_no_room_for_is_said_and_nothing_is_cut(book, xf, tmp_path):
    xf(["add", "--channel", "来信", "--title", "修路", "--text", "路" * 32_768, "--new"])
    whole = "--with-personal --reason 移交"
    said = xf(f"export -o {tmp_path}/全.xlsx {whole}", code=1).err
    assert "32768 字" in said
    assert ".csv" in said
    assert not list(tmp_path.glob("全.xlsx"))
    xf(f"export -o {tmp_path}/全.csv {whole}")
    assert "路" * 32_768 in (tmp_path / "全.csv").read_text("utf-8-sig")


def test_more_rows_than_excel_has_are_said(tmp_path):
    from xfcli.errors import Refused
    from xfcli.files import workbook

    with workbook.opened(tmp_path / "长.xlsx") as made:
        sheet = made.add_worksheet()
        workbook.put(sheet, 1_048_575, 0, "末")
        with pytest.raises(Refused, match="1048576 行"):
            workbook.put(sheet, 1_048_576, 0, "过")


def test_the_monthly_table_of_a_first_month_keeps_its_columns_and_its_long_title(
    listed, xf, tmp_path
):
    """Nothing is known of the year before: its sums take no column, what is left has room for the title."""
    xf(f"report --month 2026-03 -o {tmp_path}/月报.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "月报.xlsx")["月报表"]
    headings = [cell.value for cell in sheet[3] if cell.value]
    assert headings == ["指标", "单位", "本期", "上期", "环比", "去年同期", "同比", "本年累计"]
    assert sheet["A1"].alignment.shrink_to_fit
    assert sheet.page_setup.fitToHeight in {1, None}
    assert "A1:H1" in {str(cells) for cells in sheet.merged_cells.ranges}


def test_a_case_in_a_file_leaves_out_its_commands_and_nothing_that_was_said(book, xf, tmp_path):
    title = "打印的回执写着（xf close 1）"
    xf(["add", "--channel", "来信", "--title", title, "--name", "甲某", "--new"])
    xf(f"show 1 -o {tmp_path / '案卷.html'}")
    said = (tmp_path / "案卷.html").read_text("utf-8")
    assert title in said
    assert "下一步：分类<" in said
