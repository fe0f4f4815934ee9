import random
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import untidy
from hypothesis import given, settings
from hypothesis import strategies as st

from xfcli.errors import BadValue
from xfcli.sheet import headings, input_file, sheet_reader
from xfcli.sheet.fields import BY_KEY
from xfcli.sheet.finding_kinds import FindingKind
from xfcli.sheet.findings import excerpt
from xfcli.sheet.grid import Sheet
from xfcli.sheet.keys import row_key
from xfcli.sheet.rows import Contents, Skip

H = ["登记日期", "信访形式", "标题", "姓名"]


def read(path: Path, sheet: untidy.Untidy) -> Contents:
    mapping = headings.read_map(sheet.options)
    return sheet_reader.contents(input_file.sheets(path), mapping, sheet.year, sheet.defaults)


def reading(*rows: list, head: list = H, name: str = "台账", **options) -> Contents:
    return sheet_reader.contents([Sheet(name, [head, *rows])], **options)


@pytest.mark.parametrize("sheet", untidy.SHEETS, ids=lambda sheet: sheet.file)
def test_an_untidy_sheet_is_read_as_written_beside_it(sheet: untidy.Untidy, tmp_path: Path):
    try:
        path = untidy.write(sheet, tmp_path)
    except ImportError:
        pytest.skip("xlwt, the writer of .xls, is not installed")
    got = read(path, sheet)
    for row, wanted in zip(got.rows, sheet.ready, strict=True):
        said = {key: getattr(row.values, key) for key in wanted} | {"count": row.heads}
        if "name" in said:
            said["name"] = str(said["name"])
        assert said == {"count": 1} | wanted
    assert tuple(row.number for row in got.refused) == sheet.refused
    assert tuple(row.reason for row in got.skipped) == sheet.skipped
    for part in sheet.said:
        assert any(part in finding.message for finding in got.findings), part
    fatal = {finding.row for finding in got.findings if finding.fatal}
    assert set(sheet.refused) <= fatal or 0 in fatal


def test_there_are_untidy_sheets_enough():
    assert len(untidy.SHEETS) >= 25


def test_the_same_rows_keep_their_identity_when_ten_are_put_between():
    old = [["2026-03-05", "来访", f"测试{n}", "甲某"] for n in range(20)]
    new = [["2026-04-05", "来访", f"新{n}", "乙某"] for n in range(10)]
    before = {row_key(row) for row in reading(*old).rows}
    after = {row_key(row) for row in reading(*old[:7], *new, *old[7:]).rows}
    assert len(before) == 20
    assert before < after
    assert len(after) == 30


def test_equal_rows_are_told_apart_by_their_count_and_the_salt_changes_all():
    row = ["2026-03-05", "来访", "测试", "甲某"]
    keys = [row_key(got) for got in reading(row, row, row).rows]
    assert len(set(keys)) == 3
    assert keys[:2] == [row_key(got) for got in reading(row, row).rows]
    assert row_key(reading(row).rows[0], b"salt") not in keys


@pytest.mark.parametrize(
    ("said", "village", "address"),
    [
        ("柳河村", "柳河村", None),
        ("柳河村3组", "柳河村", "柳河村3组"),
        ("青石镇柳河村第三村民小组9号", "柳河村", "青石镇柳河村第三村民小组9号"),
        ("青石社区", "青石社区", None),
        ("古镇村二组", "古镇村", "古镇村二组"),
        ("新村村5队", "新村村", "新村村5队"),
        ("三组", "三组", None),
    ],
)
def test_the_village_is_taken_out_of_village_and_group(said, village, address):
    [row] = reading(["2026-03-05", "来访", "测试", "甲某", said], head=[*H, "村组"]).rows
    assert (row.values.village, row.values.address) == (village, address)


def test_identity_depends_on_neither_columns_order_nor_defaults():
    one = reading(
        ["2026-03-05", "测试", "甲某"],
        head=["登记日期", "标题", "姓名"],
        defaults={"channel": "网上"},
    )
    two = reading(
        ["甲某", "2026.3.5", "测试"],
        head=["姓名", "登记日期", "标题"],
        defaults={"channel": "来信"},
    )
    assert row_key(one.rows[0]) == row_key(two.rows[0])
    assert one.rows[0].channel == "网上"


def test_a_bad_default_is_a_bad_value():
    with pytest.raises(BadValue, match="信访形式"):
        reading(defaults={"channel": "信访"})
    with pytest.raises(BadValue):
        reading(defaults={"nothing": "x"})


def test_two_years_in_the_titles_are_no_year():
    got = sheet_reader.contents(
        [Sheet("2026", [["2025年结转台账"], H, ["3月5日", "来访", "测试", "甲某"]])], year=2024
    )
    assert got.refused
    assert "没有年份" in got.findings[0].message


def test_the_day_a_sheet_was_filled_in_gives_no_year():
    title = ["测试镇2025年12月信访台账", "填表日期：2026年1月4日"]
    got = sheet_reader.contents([Sheet("台账", [title, H, ["12月5日", "来访", "测试", "甲某"]])])
    assert str(got.rows[0].on) == "2025-12-05"


def test_a_name_that_counts_must_agree_with_the_count():
    head = [*H, "人数"]
    got = reading(
        ["2026-03-05", "来访", "测试一", "甲某等5人", 5.0],
        ["2026-03-05", "来访", "测试二", "甲某等5人", 3.0],
        ["2026-03-05", "来访", "测试三", "甲某、乙某", ""],
        head=head,
    )
    assert [row.heads for row in got.rows] == [5, 2]
    assert [row.number for row in got.refused] == [3]


def test_findings_hold_no_person():
    head = [*H, "身份证号", "联系电话", "人数"]
    number = "110105194912310021"
    got = reading(
        ["2026-03-05", "来访", "测试", "甲某", number, "13800000001电话", "0"],
        [number, "来访", "测试", "甲某", "13800000001", number, "13800000001"],
        head=head,
    )
    said = repr(got.findings)
    assert "0021" in said
    for secret in ("110105", "19491231", "13800000001", "甲某"):
        assert secret not in said


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("id_number", "11010519491231002X", "**************002X"),
        ("phone", 13800138000.0, "138****8000"),
        ("name", "甲某某", "甲*"),
        ("title", "找１３８００１３８０００问", "找138****8000问"),
        ("on", "20260305", "20260305"),
        ("on", 1.1010519491231e17, "（数字）"),
    ],
)
def test_values_are_shown_masked(key, value, shown):
    assert excerpt(BY_KEY[key], value) == shown


ANY_CELL = (
    st.text("0123456789年月日号.-/ :至~一二三十〇O农历初Tt上午Z", max_size=16)
    | st.text(st.characters(), max_size=30)
    | st.floats()
    | st.integers()
    | st.booleans()
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
    | st.sampled_from([10**400, "\ud800", "", " ", "同上", "#N/A", "1.10105E+17"])
)
ROWS = st.lists(st.lists(ANY_CELL | st.sampled_from(H), max_size=8), max_size=12)


@settings(max_examples=400, deadline=None)
@given(ROWS, st.booleans())
def test_random_sheets_never_raise(rows, headed):
    merged = (input_file.Range(0, 0, 2, 3), input_file.Range(3, 1, 5, 1))
    got = sheet_reader.contents([Sheet("三月", [H, *rows] if headed else rows, merged)], year=2026)
    assert len(got.rows) + len(got.refused) + len(got.skipped) <= len(rows) + 1
    assert all(finding.message for finding in got.findings)


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a.doc"]),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_random_files_raise_nothing_but_bad_values(content, name, magic):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(magic + content)
        with suppress(BadValue):
            sheet_reader.contents(input_file.sheets(path))


@pytest.mark.parametrize("file", ["01b信访办结表两行表头.xlsx", "10乡镇台账.xls"])
def test_damaged_workbooks_raise_nothing_but_bad_values(file, tmp_path):
    chosen = next(sheet for sheet in untidy.SHEETS if sheet.file == file)
    try:
        path = untidy.write(chosen, tmp_path)
    except ImportError:
        pytest.skip("xlwt, the writer of .xls, is not installed")
    whole, dice = path.read_bytes(), random.Random(7)
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(dice.randint(1, 30)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        path.write_bytes(bytes(broken[: dice.randint(len(broken) // 2, len(broken))]))
        with suppress(BadValue):
            read(path, chosen)


def test_two_tables_side_by_side_are_two_tables(tmp_path):
    head = ["登记日期", "信访形式", "姓名", "标题"]
    rows = [
        ["2025年来访登记"],
        [*head, "", *head],
        ["2025-01-03", "来访", "赵甲", "修路", "", "2025-01-05", "来访", "孙丙", "低保"],
        ["2025-01-04", "来电", "钱乙", "医保", "", "", "", "", ""],
    ]
    got = sheet_reader.contents([Sheet("台账", rows)])
    assert [(str(row.values.name), row.number) for row in got.rows] == [
        ("赵甲", 3), ("钱乙", 4), ("孙丙", 3),
    ]  # fmt: skip
    assert not got.refused
    assert len({row_key(row) for row in got.rows}) == 3


def test_a_heading_that_stands_twice_is_no_second_table_and_its_words_are_kept():
    [row] = reading(
        ["2025-01-03", "来访", "修路", "赵甲", "钱乙", "13800000000"], head=[*H, "姓名", "天气"]
    ).rows
    assert row.values.note == "姓名：钱乙\n天气：13800000000"


@pytest.mark.parametrize("year", [None, 2025])
@pytest.mark.parametrize("line", ["{}年", "{} 年度", "【{}年】", "{}年补录", "{}年信访台账"])
def test_a_line_with_a_year_holds_for_the_rows_below_it(line, year):
    day = ("来访", "测试", "甲某")
    rows = [
        [line.format(2024)], ["11月3日", *day], ["12月28日", *day], [line.format(2025)], ["1月5日", *day],
    ]  # fmt: skip
    got = reading(*rows, year=year, today=date(2026, 1, 10))
    assert [str(row.on) for row in got.rows] == ["2024-11-03", "2024-12-28", "2025-01-05"]
    assert not got.refused


def test_a_transfer_after_the_answer_is_told():
    [finding] = reading(
        ["2025-03-07", "来访", "修路", "赵甲", "2025-07-03", "2025-03-09"],
        head=[*H, "转办日期", "答复日期"],
    ).findings
    assert finding.message == "答复日期早于转办日期，请核对。"


def test_a_number_of_the_upper_office_is_not_that_of_our_answer():
    row = ["2025-08-04", "来信", "征地", "甲某", "县信交〔2025〕11号", "2025-08-30"]
    [own, upper] = (
        reading(row, head=[*H, number, "答复日期"]).rows[0].values
        for number in ("文号", "交办文号")
    )
    assert (own.source, upper.source) == (None, "上级交办")


@pytest.mark.parametrize(
    "name",
    ["张三（代李四）", "赵明的母亲", "钱勇夫妇", "孙立父子", "村民代表3人", "全体村民", "某厂(甲某)"],
)  # fmt: skip
def test_a_name_that_is_more_than_a_name_is_told(name):
    messages = [f.message for f in reading(["2025-03-01", "来访", "测试", name]).findings]
    assert any("不只是姓名" in message for message in messages)


@pytest.mark.parametrize(
    "name", ["张三", "欧阳锋", "买买提·艾力", "冯远\n陈近", "尤五等三人", "蒋某"]
)
def test_a_name_alone_is_not_doubted(name):
    messages = [f.message for f in reading(["2025-03-01", "来访", "测试", name]).findings]
    assert not any("不只是姓名" in message for message in messages)


@pytest.mark.parametrize("name", ["韩 冬", "韩  冬", "韩　　冬"])
def test_a_name_of_two_characters_spread_out_is_one_name(name):
    assert str(reading(["2025-03-01", "来访", "测试", name]).rows[0].values.name) == "韩冬"


@pytest.mark.parametrize(
    ("said", "heads"), [("12.0", 12), ("1户4人", 4), ("一家三口", 3), ("5 人次", 5)]
)
def test_a_head_count_as_other_programs_write_it(said, heads):
    got = reading(
        ["2025-03-01", "来访", "测试", "甲某", said, "13800001111.0"], head=[*H, "人数", "电话"]
    )
    assert (got.rows[0].heads, got.rows[0].values.phone) == (heads, "13800001111")


def test_a_day_of_another_year_than_the_title_says_is_asked_about_once():
    years = 2026, 2025, 2024, 2026
    rows = [[f"{year}-03-01", "来访", f"修路{year}", "甲某"] for year in years]
    got = sheet_reader.contents([Sheet("台账", [["2026年信访台账"], H, *rows])])
    asked = [f for f in got.findings if f.kind is FindingKind.OTHER_YEAR]
    assert [(f.row, f.column) for f in asked] == [(4, "登记日期"), (5, "登记日期")]
    assert len({f.kind.shared_sentence(f.data) for f in asked}) == 1
    assert [row.on.year for row in got.rows] == [*years]


def test_a_form_for_each_petition_is_told_what_is_read_instead():
    form = [
        ["来访登记表"],
        ["姓名", "甲某某", "联系电话", "13800000000"],
        ["住址", "柳河村", "来访人数", "1"],
        ["来访日期", "2026-03-05", "信访形式", "来访"],
        ["反映问题", "修路"],
        ["处理意见", "转办"],
    ]
    got = sheet_reader.contents([Sheet("1号", form), Sheet("2号", form)])
    assert [(f.sheet, f.kind, f.fatal) for f in got.findings] == [
        (name, FindingKind.FORM, True) for name in ("1号", "2号")
    ]
    register = [H, *[["2026-03-05"] * len(H)] * 8]
    beside = sheet_reader.contents([Sheet("台账", register), Sheet("1号", form)])
    assert [row.reason for row in beside.skipped if row.sheet == "1号"] == [Skip.FORM]
