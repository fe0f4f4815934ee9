"""What stands in columns that no field reads, or in the column of something else: nothing is lost."""

import pytest

from tests.test_findings import TODAY
from xfcli.case.words import Purpose, Source
from xfcli.sheet import headings, sheet_reader
from xfcli.sheet.finding_kinds import FindingKind
from xfcli.sheet.grid import Range, Sheet

HEAD = ["登记日期", "信访形式", "姓名", "标题"]
GOOD = ["2026-03-05", "来访", "甲某", "修路"]


def contents(head, *rows, name="台账", **more):
    return sheet_reader.contents([Sheet(name, [head, *rows], **more)], today=TODAY)


def only(head, *rows, **more):
    [row] = contents(head, *rows, **more).rows
    return row.values


def test_what_no_field_reads_stands_in_the_note_under_its_heading():
    head = [*HEAD, "备注", "天气", "性别", "", "登记时间"]
    row = [*GOOD, "路很窄", "小雨", "女", "没有表头", "2026-03-06", "表外"]
    lines = only(head, row).note.split("\n")
    assert lines[0] == "路很窄"
    assert {*lines[1:]} == {
        "天气：小雨",
        "第 8 列：没有表头",
        "登记时间：2026-03-06",
        "第 10 列：表外",
    }
    assert not any("女" in line for line in lines)  # 性别 is not kept


def test_a_second_column_that_says_the_same_is_not_said_twice():
    assert only([*HEAD, "登记时间"], [*GOOD, GOOD[0]]).note is None


def test_what_cannot_be_read_in_such_a_column_keeps_no_row_out():
    assert only([*HEAD, "天气"], [*GOOD, "同上"]).note == "天气：同上"
    assert only([*HEAD, "天气"], [*GOOD, 1e16]).note == "天气：1e+16"


def test_such_columns_make_no_other_row_of_it():
    plain = contents(HEAD, GOOD).rows[0]
    assert contents([*HEAD, "天气"], [*GOOD, "小雨"]).rows[0].content == plain.content


def test_the_rows_of_one_matter_all_say_theirs():
    head = [*HEAD, "天气"]
    rows = [*GOOD, "小雨"], ["", "", "乙某", "", "大雨"]
    merged = tuple(Range(1, at, 2, at) for at in (0, 1, 3))
    assert only(head, *rows, merged=merged).note.split("\n") == ["天气：小雨", "天气：大雨"]


@pytest.mark.parametrize(
    ("kind", "purpose"),
    [("投诉", Purpose.REQUEST), ("建议", Purpose.PROPOSAL), ("举报", Purpose.REPORT)],
)
def test_a_column_of_kinds_may_say_the_purpose(kind, purpose):
    for head, row in (
        ([*HEAD, "诉求类型"], [*GOOD, kind]),
        ([*HEAD, "诉求领域", "诉求类型"], [*GOOD, "低保", kind]),
    ):
        values = only(head, row)
        assert values.purpose is purpose
        assert values.domain == ("低保" if len(row) > 5 else None)
        assert f"诉求类型：{kind}" in values.note


def test_a_domain_is_no_purpose_and_a_stated_purpose_stays():
    assert only([*HEAD, "诉求类型"], [*GOOD, "其他"]).purpose is None
    assert only([*HEAD, "信访目的", "诉求类型"], [*GOOD, "求决", "举报"]).purpose is Purpose.REQUEST


def test_who_comes_in_sealed_by_its_kind_is_said():
    kinds = {f.kind for f in contents([*HEAD, "诉求类型"], [*GOOD, "举报"]).findings}
    assert FindingKind.SEALED_BY_KIND in kinds


def test_a_way_in_may_name_the_source():
    assert only(HEAD, ["2026-03-05", "12345热线", "甲某", "修路"]).source is Source.HOTLINE
    assert only(HEAD, GOOD).source is None
    assert (
        only([*HEAD, "来源"], ["2026-03-05", "12345热线", "甲某", "修路", "自收"]).source
        is Source.OWN
    )


@pytest.mark.parametrize(
    ("said", "secret"), [("是", True), ("要求保密", True), ("否", False), ("不需要保密", False)]
)
def test_who_asks_for_secrecy_gets_it(said, secret):
    assert only([*HEAD, "是否要求保密"], [*GOOD, said]).confidential is secret


def test_a_day_without_a_year_is_of_the_year_above_it_or_else_of_this_one():
    rows = [
        [day, *GOOD[1:3], f"第{n}件"]
        for n, day in enumerate(["3.2", "2025.12.3", "12.8", "12月9日"])
    ]
    found = contents(HEAD, *rows)
    assert [str(row.on) for row in found.rows] == [
        "2026-03-02",
        "2025-12-03",
        "2025-12-08",
        "2025-12-09",
    ]
    assert [f.row for f in found.findings if f.kind is FindingKind.YEAR_SUPPOSED] == [2, 4, 5]
    assert not contents(HEAD, ["12.8", *GOOD[1:]]).rows  # it has not come yet


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("农历2026年正月初一", "2026-02-17"), ("四月初八", "2026-05-24"), ("农历八月十五", "2026-09-25"),
        ("2025年闰六月初一", "2025-07-25"), ("腊月三十", ""), ("2025年腊月廿九", "2026-02-16"), ("闰三月初三", ""),
    ],
)  # fmt: skip
def test_a_lunar_day_is_refused_and_told_in_our_calendar(said, day):
    [finding] = [
        f for f in contents(HEAD, [said, *GOOD[1:]]).findings if f.kind is FindingKind.LUNAR
    ]
    assert (day in finding.message) if day else "这一天" not in finding.message


def test_traditional_headings_and_words_are_read_and_texts_stay():
    head = [
        "登記日期",
        "信訪形式",
        "來訪人姓名",
        "聯絡電話",
        "主要訴求",
        "辦理狀態",
        "辦結日期",
        "備註",
    ]
    row = [
        "2026-03-05",
        "來訪",
        "陳甲",
        "13800138001",
        "要求維修道路",
        "已辦結",
        "2026-03-20",
        "已處理",
    ]
    found = contents(head, row, ["合計", "1件"], name="來訪登記表")
    [ready] = found.rows
    values = ready.values
    assert (ready.channel, values.title, str(values.name)) == ("来访", "要求維修道路", "陳甲")
    assert values.status.is_ended
    assert str(values.closed_on) == "2026-03-20"
    assert [skipped.reason for skipped in found.skipped] == ["合计行"]
    assert not found.findings


@pytest.mark.parametrize(
    ("heading", "word", "field", "read"),
    [
        ("信访形式", "进京访", "channel", "来访"), ("信访形式", "微信群聊", "channel", "网上"), ("信访形式", "值班电话转来", "channel", "来电"),
        ("信访形式", "网格长走访发现", "channel", "排查"), ("交办机关", "县信访局", "source", "上级交办"), ("来文单位", "市局", "source", "上级转送"),
        ("来源", "县长批示件", "source", "领导批示"), ("来源", "某协会", "source", "其他"),
    ],
)  # fmt: skip
def test_a_word_that_no_table_lists_is_taken_for_what_it_speaks_of_and_told(
    heading, word, field, read
):
    head = [h for h in HEAD if h != heading] + [heading]
    good = dict(zip(HEAD, GOOD, strict=True)) | {heading: word}
    got = contents(head, [good[h] for h in head])
    [row] = got.rows
    assert getattr(row.values, field) == read
    [told] = [f for f in got.findings if f.kind is FindingKind.READ_AS]
    assert (told.column, told.value) == (heading, word)
    assert read in told.message


def test_a_word_that_speaks_of_two_ways_in_is_refused_and_said_once_for_all():
    row = ["2026-03-05", "来信/来电", "甲某", "修路"]
    refused = contents(HEAD, row)
    assert not refused.rows
    assert "--map" in refused.findings[0].message
    said = headings.read_map(["来信/来电=来信"])
    assert headings.heading_of(said["来信来电"]) == "来信"
    [read] = sheet_reader.contents([Sheet("台账", [HEAD, row])], said, today=TODAY).rows
    assert read.channel == "来信"


def test_days_stand_in_a_column_of_their_own_under_the_month_of_the_sheet():
    sheets = [
        Sheet(f"{month}月", [[f"{month}月份接待群众登记"], ["日", "来访者", "人次", "所谈问题"], [3.0, "甲某", 1.0, "修路"], ["同上", "乙某", 2.0, "修渠"]])
        for month in (1, 2)
    ]  # fmt: skip
    got = sheet_reader.contents(sheets, year=2026, today=TODAY)
    assert [str(row.on) for row in got.rows] == ["2026-01-03"] * 2 + ["2026-02-03"] * 2
    assert {row.channel for row in got.rows} == {"来访"}


def test_the_day_on_which_an_office_above_assigned_it_registers_what_has_no_other_day():
    head = ["交办文号", "交办机关", "交办日期", "信访人", "反映问题"]
    row = ["县信交〔2026〕1号", "县信访局", "2026-03-04", "甲某", "修路"]
    given = {"channel": "来信"}
    [read] = sheet_reader.contents([Sheet("督办", [head, row])], defaults=given, today=TODAY).rows
    assert (str(read.on), read.values.source) == ("2026-03-04", "上级交办")
    head.append("登记日期")
    [read] = sheet_reader.contents(
        [Sheet("督办", [head, [*row, "2026-03-06"]])], defaults=given, today=TODAY
    ).rows
    assert (str(read.on), str(read.values.transferred_on)) == ("2026-03-06", "2026-03-04")


def test_a_day_under_a_heading_that_asks_whether_it_ended_is_when_it_did():
    assert str(only([*HEAD, "办结"], [*GOOD, "2026-03-09"]).closed_on) == "2026-03-09"
    assert only([*HEAD, "结案否"], [*GOOD, "是"]).status.is_ended
    assert only([*HEAD, "办结"], [*GOOD, "否"]).closed_on is None


def test_a_row_that_only_names_somebody_is_of_the_matter_above_and_told():
    head = ["序号", *HEAD, "联系电话"]
    rows = [
        ["1", *GOOD, "13800000001"],
        ["", "", "", "乙某", "", "13800000002"],
        ["2", "2026-03-06", "来访", "丙某", "修渠", ""],
        ["3", "", "", "丁某", "", ""],
        ["", "", "", "5月9日又来问过", "", ""],
    ]
    got = contents(head, *rows)
    assert [(str(row.values.name), row.heads, len(row.others)) for row in got.rows] == [
        ("甲某", 2, 1), ("丙某", 1, 0),
    ]  # fmt: skip
    assert [f.row for f in got.findings if f.kind is FindingKind.ANOTHER_PERSON] == [3]
    assert [row.number for row in got.refused] == [5, 6]


@pytest.mark.parametrize(
    "line", ["转下页", "（承上页）", "2026年来访登记（第2页）", "青石镇信访台账"]
)
def test_what_stands_between_the_pages_is_no_petition(line):
    got = contents(HEAD, GOOD, [line, "", "", ""], ["2026-03-06", "来访", "乙某", "修渠"])
    assert (len(got.rows), len(got.refused), len(got.skipped)) == (2, 0, 1)
