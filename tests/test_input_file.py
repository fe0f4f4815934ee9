import codecs
import os
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from xfcli.errors import BadValue
from xfcli.sheet import input_file, text_file
from xfcli.sheet.finding_kinds import FindingKind
from xfcli.sheet.grid import Merges, Range


def written(folder: Path, content: bytes, name: str = "表.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def cells(path: Path, encoding: str | None = None) -> list[list]:
    return [list(row) for sheet in input_file.sheets(path, encoding) for row in sheet.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "text", ["姓名,标题\n", "联通,移动\n", "甲,é\n", "a,b\n", "姓名,标题\n" * 300_000]
)
def test_encodings_are_told_apart(tmp_path, encoding, text):
    if text == "甲,é\n" and encoding == "gbk":
        text = "甲,乙\n"
    got = cells(written(tmp_path, text.encode(encoding)))
    assert got[0] == text.split("\n")[0].split(",")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_both_orders_of_utf16(tmp_path, mark):
    order = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert cells(written(tmp_path, mark + "姓名\t标题".encode(order))) == [["姓名", "标题"]]


def test_the_encoding_can_be_given(tmp_path):
    path = written(tmp_path, "姓名,標題\n".encode("big5"))
    assert cells(path, "big5") == [["姓名", "標題"]]
    with pytest.raises(BadValue, match="没有「什么」这种编码"):
        cells(path, "什么")
    with pytest.raises(BadValue, match="不是 utf-8 编码"):
        cells(path, "utf-8")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("甲;乙,丙;丁\n一;二;三\n", ["甲", "乙,丙", "丁"]),
        ("甲\t乙,丙\n一\t二\n", ["甲", "乙,丙"]),
        ("sep=;\r\n甲;乙\n", []),
        ("题目,,\n甲,乙,丙\n", ["题目", "", ""]),
        ("只有一列\n甲\n", ["只有一列"]),
    ],
)
def test_delimiters(tmp_path, text, first):
    got = cells(written(tmp_path, text.encode()))
    assert got[0] == first
    if text.startswith("sep"):
        assert got[1] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("空.csv", b"", "空文件"),
        ("空.xlsx", b"", "空文件"),
        ("坏.xlsx", b"hello", "不是 .xlsx"),
        ("坏.xlsx", b"PK\x03\x04 half", "已损坏"),
        ("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 half", "已损坏"),
        ("密.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        ("网页.xls", b"\xef\xbb\xbf\n<html><p>404</p>", "没有表格"),
        ("空页.xls", b"<!-- 404 -->", "没有复制完整"),
        ("半.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Work', "读不通"),
        ("坏.csv", b"\xff\xff\xff,", "编码认不出来"),
        ("零.csv", b"a\0b\0", "编码认不出来"),
        ("长.csv", b'"' + b"a" * 200_000, "引号没有配对"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(tmp_path, name, content, why):
    with pytest.raises(BadValue, match=why):
        cells(written(tmp_path, content, name))


GOOD_ROW = "2026-03-0{},来访,甲某,测试,\n"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ('2026-03-02,来访,乙某,"要求解决饮水,\n', 3),  # never closed
        ('2026-03-02,来访,乙某,"反映"某砖厂"占地,不退",转\n', 3),  # quotes within
        (
            '2026-03-02,来访,乙某,"要求,\n2026-03-03,来访,丙某,路灯",\n',
            3,
        ),  # closed by a later row's
    ],
)
def test_no_row_vanishes_behind_a_quote(tmp_path, line, place):
    text = "登记日期,信访形式,姓名,标题,备注\n" + GOOD_ROW.format(1) + line + GOOD_ROW.format(4)
    with pytest.raises(BadValue, match=f"第 {place} 行的英文引号没有配对"):
        cells(written(tmp_path, text.encode()))


def test_a_text_over_several_lines_is_one_cell(tmp_path):
    text = '登记日期,标题,备注\n2026-03-01,"一，2026年3月说过,\n二, 三",无\n'
    assert cells(written(tmp_path, text.encode()))[1][1] == "一，2026年3月说过,\n二, 三"


def test_hidden_and_struck_rows_and_comments_are_marked(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("空")
        page = book.add_worksheet("表 & 二")
        page.write_column(0, 0, ["一", "二", "三", "四"])
        page.set_row(1, None, None, {"hidden": True})
        page.write(2, 0, "三", book.add_format({"font_strikeout": True}))
        page.write_comment(3, 0, "批注")
        page.set_column(5, 16383, None, None, {"hidden": True})  # nobody uses them
        book.add_worksheet("藏").set_column(1, 1, None, None, {"hidden": True})
    marks = {sheet.name: dict(sheet.marks) for sheet in input_file.sheets(path)}
    assert marks == {
        "空": {},
        "表 & 二": {
            2: (FindingKind.HIDDEN_ROW,),
            3: (FindingKind.STRUCK_ROW,),
            4: (FindingKind.COMMENTED_ROW,),
        },
        "藏": {0: (FindingKind.HIDDEN_COLUMN,)},
    }


PAGE = """<!-- 导出 --><html><head><meta charset="{}"></head><body><table><tr><th rowspan="2">登记<br>日期</th>
<th colspan="2">信访人</th><th>标题</th></tr><tr><th>姓名</th><th>电话</th><th></th></tr>
<tr style="display:none"><td>2026-03-05</td><td>甲某</td><td style="mso-number-format:'@'">013800000001</td><td> 测试
 事项 </td></tr><tr><td><s>2026-03-06</s></td><td>乙某</td></tr></table></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gb18030"])
def test_a_web_page_named_xls_is_read_as_its_table(tmp_path, encoding):
    path = written(tmp_path, PAGE.format(encoding).encode(encoding), "导出.xls")
    [sheet] = input_file.sheets(path)
    assert list(sheet.rows) == [
        ["登记\n日期", "信访人", "", "标题"], ["", "姓名", "电话", ""],
        ["2026-03-05", "甲某", "013800000001", "测试 事项"], ["2026-03-06", "乙某", "", ""],
    ]  # fmt: skip
    assert sheet.merged == (Range(0, 0, 1, 0), Range(0, 1, 0, 2))
    assert sheet.marks == {3: (FindingKind.HIDDEN_ROW,), 4: (FindingKind.STRUCK_ROW,)}


def test_a_page_without_charset_and_with_two_tables(tmp_path):
    page = "<table><tr><td>甲乙丙丁</td></tr></table><table><tr><td>戊</td></tr></table>"
    path = written(tmp_path, page.encode("gb18030"), "页.xls")
    assert [(s.name, list(s.rows)) for s in input_file.sheets(path)] == [
        ("页 表1", [["甲乙丙丁"]]), ("页 表2", [["戊"]]),
    ]  # fmt: skip


def test_an_xml_spreadsheet_of_2003_is_read(tmp_path):
    text = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="三月"><Table><Row ss:Index="2"><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">甲</Data></Cell>
<Cell><Data ss:Type="Number">3</Data></Cell></Row><Row ss:Hidden="1"><Cell ss:Index="3"><Data ss:Type="DateTime">2026-03-05T00:00:00.000</Data>
<Comment><Data>批注</Data></Comment></Cell></Row></Table></Worksheet></Workbook>"""
    [sheet] = input_file.sheets(written(tmp_path, text.encode(), "导出.xls"))
    assert sheet.name == "三月"
    assert list(sheet.rows) == [["", "", ""], ["甲", "", 3.0], ["", "", "2026-03-05T00:00:00.000"]]
    assert sheet.merged == (Range(1, 0, 2, 1),)
    assert sheet.marks == {3: (FindingKind.HIDDEN_ROW, FindingKind.COMMENTED_ROW)}


def test_a_page_reads_nothing_but_itself(tmp_path):
    secret = tmp_path / "秘密"
    secret.write_text("密文", "utf-8")
    entity = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    book = '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    text = f'<?xml version="1.0"?>{entity}{book}<Worksheet ss:Name="a"><Table><Row><Cell><Data ss:Type="String">&x;</Data></Cell></Row></Table></Worksheet></Workbook>'
    assert "密文" not in str(cells(written(tmp_path, text.encode(), "a.xls")))


def test_big5_is_told_from_gb18030(tmp_path):
    text = "登記日期,信訪形式,姓名,標題\n2026-03-05,來訪,陳某,要求解決飲水問題\n"
    assert cells(written(tmp_path, text.encode("big5")))[0][0] == "登記日期"


def test_a_missing_file_a_folder_and_a_locked_file(tmp_path):
    with pytest.raises(BadValue, match="找不到文件"):
        cells(tmp_path / "没有.xlsx")
    with pytest.raises(BadValue, match="是文件夹"):
        cells(tmp_path)
    path = written(tmp_path, b"a,b")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(BadValue, match="先关闭"):
        cells(path)


def test_a_text_named_xls_is_read(tmp_path):
    assert cells(written(tmp_path, "甲\t乙\n".encode("gbk"), "导出.xls")) == [["甲", "乙"]]


def test_a_very_long_cell_is_read(tmp_path):
    assert cells(written(tmp_path, b'"' + b"a" * 200_000 + b'",b\n')) == [["a" * 200_000, "b"]]


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ('<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row>', "xl/worksheets/sheet1.xml"),
        (
            "<row r='1048576'><c s='0'\nr='XFD1048576'><v>1</v></c></row>",
            "xl/worksheets/Sheet1.xml",
        ),
        ('<x:row r="300000"><x:c r="ALL300000"><x:v>1</x:v></x:c></x:row>', "xl/anything.bin"),
    ],
)
def test_what_a_sheet_declares_of_its_size_is_not_believed(tmp_path, row, part):
    path, lying = tmp_path / "小.xlsx", tmp_path / "大.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write(0, 0, "甲")
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(lying, "w") as bad:
        for name in good.namelist():
            text = good.read(name).decode()
            target = part.removeprefix("xl/")
            text = text.replace("worksheets/sheet1.xml", target).replace(
                "</sheetData>", f"{row}</sheetData>"
            )
            bad.writestr(name.replace("xl/worksheets/sheet1.xml", part), text)
    with pytest.raises(BadValue, match="超过 3000 万格"):
        cells(lying)


def test_a_sheet_written_to_the_last_corner_is_refused(tmp_path):
    path = tmp_path / "大.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write(0, 0, "甲")
        page.write(1_048_575, 100, "乙")
    with pytest.raises(BadValue, match="第 1048576 行、第 101 列"):
        cells(path)


def test_an_archive_that_is_no_workbook(tmp_path):
    path = tmp_path / "包.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", "b")
    with pytest.raises(BadValue, match="不是 Excel 文件"):
        cells(path)


def test_rows_start_at_the_first_row_and_column(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("三月")
        page.merge_range("C3:D4", "甲")
        book.add_worksheet("空")
    sheet, empty = [
        (sheet.name, sheet.merged, list(sheet.rows)) for sheet in input_file.sheets(path)
    ]
    assert sheet == ("三月", (Range(2, 2, 3, 3),), [[""] * 3, [""] * 3, ["", "", "甲"]])
    assert empty == ("空", (), [])


def test_merged_cells_are_filled_down_and_on_demand_to_the_right():
    merges = Merges([Range(0, 1, 2, 2)])
    rows = [["", "甲", ""], ["", "", ""], ["", "", ""], ["", "", ""]]
    assert [merges.fill(index, row) for index, row in enumerate(rows)] == [[], [1], [1], []]
    assert rows[2:] == [["", "甲", ""], ["", "", ""]]
    rows = [["", "甲", ""], ["", "", ""]]
    merges = Merges([Range(0, 1, 1, 2)])
    for index, row in enumerate(rows):
        merges.fill(index, row, right=True)
    assert rows == [["", "甲", "甲"], ["", "甲", "甲"]]


CHINESE = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=30
)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(CHINESE, min_size=2, max_size=20),
    st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-8-sig"]),
)
def test_chinese_is_never_read_in_the_wrong_encoding(tmp_path_factory, words, encoding):
    text = "姓名,标题\n" + "\n".join(words)
    path = written(tmp_path_factory.mktemp("csv"), text.encode(encoding))
    assert path.read_text(text_file.encoding(path, path.read_bytes()[:4096])) == text


def old_excel(
    size: int, table: tuple[int, ...], records: bytes = b"", more: int = 0xFFFFFFFE
) -> bytes:
    """An .xls by hand: its head, its table of sectors, its directory, the workbook of `size` bytes.

    `more` is the sector in which the head goes on to say where that table stands.
    """
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, more, 0)
    head += struct.pack("<109I", 0, *(free,) * 108)
    entries = [("Root Entry", 5, end, 0), ("Workbook", 2, 2, size)]
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB3I36xIQ", 2 * len(name) + 2, kind, 1, free, free, free, start, length)
        for name, kind, start, length in entries
    )
    sectors = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return head + sectors + directory.ljust(512, b"\0") + records.ljust(4096, b"\0")


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (
            old_excel(2**31, (0xFFFFFFFD, 0xFFFFFFFE, 3, 0xFFFFFFFE)),
            "已损坏",
        ),  # longer than the file
        (old_excel(4096, (0xFFFFFFFD, 0xFFFFFFFE, 3, 2)), "已损坏"),  # goes round
        (
            old_excel(4096, (0xFFFFFFFD, 0xFFFFFFFE, 3, *(0,) * 125), more=0),
            "已损坏",
        ),  # as does its head
        (
            old_excel(
                4096,
                (0xFFFFFFFD, 0xFFFFFFFE, *range(3, 10), 0xFFFFFFFE),
                b"\x00\x02\x0e\x00" + struct.pack("<IIHHH", 0, 2**31, 0, 60_000, 0),
            ),
            "万格",
        ),
    ],
)
def test_an_old_workbook_that_lies_about_its_size_takes_no_memory(tmp_path, made, said):
    with pytest.raises(BadValue, match=said):
        list(input_file.sheets(written(tmp_path, made, "台账.xls")))


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice (soffice)")
def test_a_real_old_workbook_is_read(tmp_path):
    source = written(tmp_path, "登记日期,标题\n2026-03-01,修路\n".encode(), "台账.csv")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
         "--convert-to", "xls", "--outdir", str(tmp_path / "旧"), str(source)],
        check=True, capture_output=True,
    )  # fmt: skip
    (sheet,) = input_file.sheets(tmp_path / "旧" / "台账.xls")
    assert len(list(sheet.rows)) == 2


def test_a_page_that_names_no_known_encoding_is_read_by_its_text(tmp_path):
    page = "<html><meta charset=x><table><tr><td>登记日期</td></tr></table></html>"
    assert cells(written(tmp_path, page.encode("gb18030"), "导出.xls")) == [["登记日期"]]


def test_what_is_hidden_struck_or_commented_in_an_old_workbook_is_told(tmp_path):
    import xlwt

    book = xlwt.Workbook()
    page = book.add_sheet("台账")
    struck = xlwt.easyxf("font: struck_out on")
    for number in range(4):
        page.write(number, 0, f"第{number}行", struck if number == 2 else xlwt.Style.default_style)
    page.row(1).hidden = True
    book.save(str(tmp_path / "老台账.xls"))
    [sheet] = input_file.sheets(tmp_path / "老台账.xls")
    list(sheet.rows)
    assert sheet.marks == {2: (FindingKind.HIDDEN_ROW,), 3: (FindingKind.STRUCK_ROW,)}


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.2">
<office:automatic-styles><style:style style:name="ce1" style:family="table-cell">
<style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="台账">
<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><text:p>头</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell office:value-type="string"><text:p>藏</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:style-name="ce1" office:value-type="string"><text:p>划</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>批</text:p></office:annotation><text:p>注</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="collapse" table:number-rows-repeated="1000"><table:table-cell/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def test_so_it_is_in_an_open_document(tmp_path):
    with zipfile.ZipFile(tmp_path / "台账.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    [sheet] = input_file.sheets(tmp_path / "台账.ods")
    assert [row[0] for row in sheet.rows][:5] == ["头", "头", "藏", "划", "注"]
    assert sheet.marks == {
        3: (FindingKind.HIDDEN_ROW,), 4: (FindingKind.STRUCK_ROW,), 5: (FindingKind.COMMENTED_ROW,),
    }  # fmt: skip


def test_a_workbook_is_read_where_there_is_no_dev_null(tmp_path, monkeypatch):
    import openpyxl

    made = openpyxl.Workbook()
    made.active.append(["标题"])
    made.save(tmp_path / "台账.xlsx")
    monkeypatch.setattr(input_file.os, "devnull", str(tmp_path / "没有"))
    assert [row for sheet in input_file.sheets(tmp_path / "台账.xlsx") for row in sheet.rows]
