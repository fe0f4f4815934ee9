"""The upper system's export beside our ledger."""

import csv
from pathlib import Path

import pytest

HEAD = [
    "信访件编号",
    "信访日期",
    "信访形式",
    "来访人",
    "人数",
    "信访诉求",
    "限办时间",
    "信访件状态",
    "初次标志",
]
SAME = [
    "2026-0001",
    "2026-03-02",
    "来访",
    "甲某",
    "1",
    "要求纳入低保",
    "2026-05-06",
    "办理中",
    "是",
]


@pytest.fixture
def ours(book, xf):
    add = "add --channel 来访 --new"
    xf(f"{add} --title 要求纳入低保 --name 甲某 --on 2026-03-02")
    xf("classify 1 --item MZ-QT-13 --on 2026-03-03")
    xf("accept 1 --on 2026-03-04")
    xf(f"{add} --title 修路 --name 乙某 --count 3 --on 2026-03-05")
    xf("add --channel 来信 --title 反映丙某 --name 丙某 --purpose 检举控告 --new --on 2026-03-06")
    xf("add --channel 来电 --title 怎么还没批 --name 甲某 --repeat-of 1 --on 2026-03-09")


def theirs(tmp_path: Path, *rows: list[str], head: list[str] = HEAD) -> str:
    path = tmp_path / "上级导出.csv"
    with path.open("w", encoding="gbk", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return str(path)


def test_the_same_in_both_is_no_difference(ours, xf, tmp_path):
    before = xf("list --json").out
    said = xf(f"reconcile {theirs(tmp_path, SAME)} --until 2026-03-02").out
    assert "我方 1 件，对方 1 件，对上 1 件" in said
    assert "一致" in said
    assert xf("list --json").out == before


def test_every_difference_is_named_with_both_values(ours, xf, tmp_path):
    file = theirs(
        tmp_path,
        [*SAME[:6], "2026-05-03", "已办结", "是"],
        ["X7", "2026-03-05", "来信", "乙某", "2", "修路", "", "未办结", "否"],
        ["X8", "2026-03-09", "来电", "甲某", "1", "怎么还没批", "", "", "否"],
        ["X9", "2026-03-07", "来信", "丁某", "1", "对方才有的", "", "办理中", "是"],
    )
    found = xf(f"reconcile {file} --json").json
    assert (found["ours"], found["theirs"], found["matched"]) == (4, 4, 3)
    assert [(d["no"], d["title"]) for d in found["ours_only"]] == [("2026-0003", "（保密）")]
    assert [(d["their_no"], d["place"]) for d in found["theirs_only"]] == [
        ("X9", "上级导出 第 5 行")
    ]
    told = {kind: [(d["no"], d["item"], d["ours"], d["theirs"]) for d in found[kind]]
            for kind in ("status", "due", "counted")}  # fmt: skip
    assert told["status"] == [("2026-0001", "办结", "未办结", "已办结")]
    assert told["due"] == [("2026-0001", "办理期限", "2026-05-06", "2026-05-03")]
    assert told["counted"] == [
        ("2026-0002", "信访形式", "来访", "来信"), ("2026-0002", "人数", "3", "2"),
        ("2026-0002", "初重", "初件", "重件"),
    ]  # fmt: skip


def test_an_imported_case_is_found_by_its_old_number(book, xf, tmp_path):
    rows = ["XF9", "2026-03-05", "来信", "甲某", "1", "测试", "", "", "是"]
    xf(f"import {theirs(tmp_path, rows)} --apply")
    rows[1], rows[3], rows[5] = "2026-03-06", "甲 某", "测试事项"
    found = xf(f"reconcile {theirs(tmp_path, rows)} --since 2026-03-01 --json").json
    assert found["matched"] == 1
    assert [(d["item"], d["ours"], d["theirs"]) for d in found["counted"]] == [
        ("登记日期", "2026-03-05", "2026-03-06")
    ]


def test_a_sheet_with_few_columns_is_compared_in_what_it_has(ours, xf, tmp_path):
    file = theirs(tmp_path, ["2026-0002", "2026-03-05", "3"], head=["编号", "登记日期", "人数"])
    found = xf(f"reconcile {file} --json").json
    assert found["matched"] == 1
    assert not any(found[kind] for kind in ("ours_only", "theirs_only", "status", "due", "counted"))


def test_a_row_that_no_import_would_take_is_compared_by_its_number_and_day(ours, xf, tmp_path):
    without_form = [*SAME[:2], "", *SAME[3:]]
    said = xf(f"reconcile {theirs(tmp_path, without_form)} --until 2026-03-02").out
    assert "对上 1 件" in said
    assert "一致" in said


def test_what_cannot_be_read_is_said(ours, xf, tmp_path):
    file = theirs(tmp_path, SAME, [*SAME[:1], "3.5", *SAME[2:]])
    assert "1 行读不出" in xf(f"reconcile {file}").out
    assert (
        "没有可核对的"
        in xf(f"reconcile {theirs(tmp_path, [*SAME[:1], '3.5', *SAME[2:]])}", code=1).err
    )
    assert xf("reconcile 没有.xlsx", code=2).err


def test_how_far_it_is_is_compared_by_the_words_of_the_upper_system(book, xf, tmp_path):
    """What was not compared is said; a duty to tell of receipt is no 办理期限."""
    xf("add --on 2026-03-01 --channel 来访 --name 钱某乙 --title 要求照顾生活困难 --new")
    xf("add --on 2026-03-01 --channel 来访 --name 钱某丙 --title 反映低保金没到账 --new")
    head = ["信访件编号", "姓名", "登记日期", "信访形式", "概况", "信访件状态", "办理期限"]
    rows = (
        ["GX01", "钱某乙", "2026-03-01", "来访", "要求照顾生活困难", "已作出处理意见", "2026-05-01"],
        ["GX02", "钱某丙", "2026-03-01", "来访", "反映低保金没到账", "看情况", ""],
    )  # fmt: skip
    path = tmp_path / "上级.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    found = xf(f"reconcile {path} --json").json
    assert [(d["item"], d["ours"], d["theirs"]) for d in found["status"]] == [
        ("办理状态", "已登记", "已作出处理意见")
    ]
    assert found["due"] == []
    assert "人数（对方没有这一栏）" in found["not_compared"]
    assert "办理状态写作「看情况」的" in found["not_compared"]


def test_whether_it_is_closed_is_read_from_a_column_that_asks_so(book, xf, tmp_path):
    xf("add --on 2026-03-01 --channel 来访 --name 钱某乙 --title 要求照顾生活困难 --new")
    path = tmp_path / "上级.csv"
    path.write_text("登记日期,姓名,概况,是否办结\n2026-03-01,钱某乙,要求照顾生活困难,是\n", "utf-8")
    [one] = xf(f"reconcile {path} --json").json["status"]
    assert (one["ours"], one["theirs"]) == ("未办结", "已办结")


def test_name_and_days_are_compared_and_what_is_not_is_said(ours, xf, tmp_path):
    head = [*HEAD, "受理日期", "答复日期", "责任单位"]
    file = theirs(
        tmp_path,
        [*SAME[:3], "甲谋", *SAME[4:], "2026-03-09", "", "镇政府"],
        ["X8", "2026-03-09", "来电", "甲某", "1", "怎么还没批", "", "", "否", "2026-03-10", "", ""],
        ["2026-0003", "2026-03-06", "来信", "不是丙某", "1", "", "2026-05-01", "尚未办结", "", "", "", ""],
        head=head,
    )  # fmt: skip
    found = xf(f"reconcile {file} --json").json
    told = {kind: [(d["no"], d["item"], d["ours"], d["theirs"]) for d in found[kind]]
            for kind in ("status", "days", "people")}  # fmt: skip
    assert told["status"] == []
    assert told["days"] == [("2026-0001", "受理日期", "2026-03-04", "2026-03-09")]
    assert told["people"] == [("2026-0001", "姓名", "甲*", "甲*（写法不同）")]
    said = found["not_compared"]
    assert "办理期限（我方没有期限的 1 件）" in said
    assert "受理、答复、送达日期（重件 1 件）" in said
    assert "姓名和计数（保密的 1 件）" in said
    assert "对方的「信访诉求」「责任单位」各栏" in said


def test_a_name_written_otherwise_or_one_of_several_is_the_same(book, xf, tmp_path):
    xf("add --on 2026-03-01 --channel 来访 --name 甲某、乙某 --title 修路 --new")
    file = theirs(
        tmp_path, ["2026-0001", "2026-03-01", "甲　某"], head=["编号", "登记日期", "姓名"]
    )
    assert xf(f"reconcile {file} --json").json["people"] == []
