"""Bringing a ledger in: what is registered, what is refused, and that twice is once."""

import csv
import json
import os
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
import untidy
import xlsxwriter

from xfcli.sheet import input_file

# Real messages, kept outside the repository: XF_REAL names their folder.
REAL = Path(os.environ.get("XF_REAL", "../shared/real")).resolve() / "群众留言.xlsx"
TOWN = [
    "编号", "登记日期", "信访形式", "姓名", "身份证号", "村组", "联系电话", "人数", "标题",
    "内容分类", "来源", "责任单位", "责任人", "包案领导", "转办日期", "受理日期", "办理期限",
    "答复日期", "送达日期", "办结日期", "办理结果", "是否满意", "文号", "备注", "初重", "原编号",
]  # fmt: skip
ID = "11010519491231002X"


def row(**values: str) -> list[str]:
    told = {"登记日期": "2026-01-05", "信访形式": "来访", "标题": "测试事项"} | values
    return [told.get(heading, "") for heading in TOWN]


def sheet(path: Path, *rows: list[str], head: list[str] = TOWN, name: str = "台账.csv") -> str:
    with (path / name).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return str(path / name)


def test_a_row_becomes_the_life_of_a_case(book, xf, tmp_path):
    file = sheet(
        tmp_path,
        row(
            编号="青信7号", 姓名="甲某", 村组="柳河村", 内容分类="低保", 责任单位="民政所", 责任人="丁某",
            包案领导="丙镇长", 转办日期="2026-01-06", 受理日期="2026-01-07", 办理期限="2026-03-01",
            答复日期="2026-02-01", 送达日期="2026-02-03", 办结日期="2026-02-10", 办理结果="支持",
            是否满意="满意", 文号="青信访答〔2026〕3号", 备注="已当面解释",
        ),
    )  # fmt: skip
    xf(f"import {file} --apply")
    case = xf("show 1 --json").json
    assert case["status"] == "已办结"
    assert (case["domain"], case["result"], case["rating"]) == ("低保", "支持", "满意")
    assert [(line["kind"], line["on"]) for line in case["history"]] == [
        ("add", "2026-01-05"), ("note", "2026-01-05"),
        ("transfer", "2026-01-06"), ("accept", "2026-01-07"), ("reply", "2026-02-01"),
        ("deliver", "2026-02-03"), ("close", "2026-02-10"), ("rate", "2026-02-10"),
        ("note", "2026-02-10"),
    ]  # fmt: skip
    told = json.dumps(case, ensure_ascii=False)
    for part in (
        "原编号 青信7号",
        "台账.csv",
        "第 2 行",
        "交办 民政所",
        "丙镇长",
        "已当面解释",
        "青信访答〔2026〕3号",
    ):
        assert part in told, part
    assert {"民政所": "站所", "柳河村": "村"}.items() <= {
        unit["name"]: unit["kind"] for unit in xf("units --json").json
    }.items()
    assert xf("search 青信7号 --json").json[0]["no"] == "2026-0001"
    assert xf("check").out == ""


def test_it_is_a_trial_until_apply(book, xf, tmp_path):
    before = book.read_bytes()
    said = xf(f"import {sheet(tmp_path, row(责任单位='测试办'))}")
    assert "可登记 1 行" in said.out
    assert "测试办（站所）" in said.out
    assert "--apply" in said.out
    assert book.read_bytes() == before


def test_the_same_rows_are_registered_once_also_when_others_are_put_between(book, xf, tmp_path):
    old = [row(标题=f"测试{n}", 姓名="甲某", 登记日期=f"2026-01-{n + 1:02}") for n in range(20)]
    new = [row(标题=f"新{n}", 登记日期="2026-01-03") for n in range(10)]
    xf(f"import {sheet(tmp_path, *old)} --apply")
    again = xf(f"import {sheet(tmp_path, *old)} --apply --json").json
    assert (again["ready"], again["present"], again["rows"]) == (0, 20, 20)
    more = xf(f"import {sheet(tmp_path, *old[:7], *new, *old[7:])} --apply --json").json
    assert (more["ready"], more["present"]) == (10, 20)
    assert len(xf("list --json").json) == 30
    assert xf("check").out == ""


def test_a_row_that_was_changed_since_is_told_and_not_doubled(book, xf, tmp_path):
    xf(f"import {sheet(tmp_path, row(姓名='甲某'), row(编号='X9', 标题='别的事'))} --apply")
    changed = row(姓名="甲某", 办结日期="2026-02-01"), row(编号="X9", 标题="别的事情")
    said = xf(f"import {sheet(tmp_path, *changed)} --apply --json").json
    assert (said["ready"], said["present"]) == (0, 2)
    assert {f["row"] for f in said["findings"] if "没有改动台账" in f["message"]} == {2, 3}
    assert len(xf("list --json").json) == 2


def test_numbers_follow_the_calendar_and_our_own_are_kept_if_free(book, xf, tmp_path):
    xf("add --channel 来信 --title 早就有的 --new --on 2026-01-02")
    file = sheet(
        tmp_path,
        row(登记日期="2026-02-05", 标题="后"),
        row(登记日期="2026-01-05", 标题="先"),
        row(编号="2026-0012", 标题="自带"),
        row(编号="2026-0001", 标题="被占"),
        row(编号="2026-0012", 标题="两次"),
    )
    said = xf(f"import {file} --apply --json").json
    cases = {case["title"]: case["no"] for case in xf("list --json").json}
    assert cases["自带"] == "2026-0012"
    assert sorted(cases.values()) == sorted(set(cases.values()))
    assert cases["先"] < cases["被占"] < cases["后"]
    assert xf("search 2026-0001 --json").json[0]["title"] == "被占"
    assert {f["row"] for f in said["findings"]} == {5, 6}
    assert cases["后"] == "2026-0016"
    assert "2026-0017" in xf("add --channel 来信 --title 新的 --new").out
    assert xf("check").out == ""


def test_a_repeat_is_joined_by_its_reference(book, xf, tmp_path):
    xf("add --channel 来信 --title 台账里的 --new --on 2026-01-02")
    file = sheet(
        tmp_path,
        row(登记日期="2026-02-09", 初重="重件", 原编号="2026-0001", 标题="接台账里的"),
        row(登记日期="2026-02-05", 初重="重件", 原编号="A1", 标题="接表里的"),
        row(编号="A1", 标题="表里的"),
        row(初重="重件", 原编号="没有的", 标题="接不上"),
    )
    said = xf(f"import {file} --apply --json").json
    assert said["repeats"] == 2
    assert [f["row"] for f in said["findings"]] == [5]
    counts = {case["title"]: case["petitions"] for case in xf("list --json").json}
    assert counts == {"台账里的": 2, "表里的": 2, "接不上": 1}
    assert xf("check").out == ""


def test_a_number_that_leads_to_one_case_on_two_ways_names_it(book, xf, tmp_path):
    """A repeat often carries the number of its case; the next one refers to both."""
    xf(f"import {sheet(tmp_path, row(编号='A1', 标题='初件'))} --apply")
    file = sheet(
        tmp_path,
        row(编号="A1", 登记日期="2026-02-05", 初重="重件", 原编号="A1", 标题="第一次来问"),
        row(登记日期="2026-02-09", 初重="重件", 原编号="A1", 标题="第二次来问"),
    )
    said = xf(f"import {file} --apply --json").json
    assert (said["repeats"], said["findings"]) == (2, [])
    assert [case["petitions"] for case in xf("list --json").json] == [3]


def test_a_row_whose_case_was_merged_is_known_again_once(book, xf, tmp_path):
    file = sheet(tmp_path, row(编号="1"), row(编号="2", 姓名="乙某", 标题="另一件"))
    xf(f"import {file} --apply")
    xf("amend 2 --repeat-of 1 --reason 同一件")
    history = [step["text"] for step in xf("show 1 --json").json["history"]]
    assert sum("导入自原表" in text for text in history) == 1
    assert xf(f"import {file} --apply --json").json["present"] == 2
    assert xf("check").out == ""


def test_a_likely_repeat_is_joined_only_when_it_is_certain_and_wanted(book, xf, tmp_path):
    same = {"姓名": "甲某", "身份证号": ID, "标题": "要求纳入低保，家里有两个病人"}
    rows = (
        row(**same),
        row(**same | {"登记日期": "2026-02-05"}),
        row(登记日期="2026-02-06", 姓名="甲某", 身份证号=ID, 标题="修桥"),
    )
    said = xf(f"import {sheet(tmp_path, *rows)} --json").json
    assert [(f["row"], "同一身份证号" in f["message"]) for f in said["findings"]] == [(3, True)]
    assert ID not in json.dumps(said)
    assert (
        xf(f"import {sheet(tmp_path, *rows)} --accept-repeats --apply --json").json["repeats"] == 1
    )
    assert [case["petitions"] for case in xf("list --json").json] == [2, 1]


def test_a_repeat_of_a_closed_case_does_not_close_it_again(book, xf, tmp_path):
    file = sheet(
        tmp_path,
        row(编号="A1", 办结日期="2026-01-20", 办理结果="支持"),
        row(登记日期="2026-02-05", 原编号="A1", 办结日期="2026-02-25", 办理结果="解释说明"),
        row(登记日期="2026-03-05", 初重="重件", 原编号="A1", 办结日期="2026-01-20"),
    )
    xf(f"import {file} --apply")
    case = xf("show 1 --json").json
    told = [(line["kind"], line["on"]) for line in case["history"]][3:]
    assert told == [
        ("add", "2026-02-05"), ("note", "2026-02-25"), ("add", "2026-03-05"), ("note", "2026-03-05"),
    ]  # fmt: skip
    assert (case["result"], case["history"][2]["kind"]) == ("支持", "close")


def test_a_repeat_that_tells_how_its_case_was_answered_before_answers_nothing(book, xf, tmp_path):
    before = {"答复日期": "2026-01-15", "送达日期": "2026-01-16", "办理结果": "支持"}
    file = sheet(
        tmp_path,
        row(编号="A1", **before),
        row(登记日期="2026-02-05", 编号="A1", 初重="重件", 原编号="A1", **before),
        row(登记日期="2026-02-06", 初重="重件", 原编号="没有的", 办结日期="2026-01-20", **before),
    )
    said = xf(f"import {file} --apply --json").json
    assert (said["ready"], said["repeats"], said["refused"]) == (3, 1, 0)
    known, other = (xf(f"show {no} --json").json for no in (1, 2))
    kinds = [line["kind"] for line in known["history"]]
    assert kinds == ["add", "reply", "deliver", "add", "note"]
    assert known["history"][-1]["on"] == "2026-02-05", "a note is no older than its petition"
    assert [line["kind"] for line in other["history"]] == ["add", "note"]
    assert other["status"] == "已登记"
    for word in ("答复日期：2026-01-15", "办结日期：2026-01-20", "办理结果：支持"):
        assert word in other["history"][-1]["text"]
    assert xf("check").out == ""


def test_one_answer_to_a_petition_and_its_repeat_is_one_answer(book, xf, tmp_path):
    answer = {"受理日期": "2026-02-10", "答复日期": "2026-02-20"}
    file = sheet(
        tmp_path,
        row(编号="A1", **answer),
        row(登记日期="2026-02-05", 初重="重件", 原编号="A1", **answer),
    )
    xf(f"import {file} --apply")
    kinds = [line["kind"] for line in xf("show 1 --json").json["history"]]
    assert kinds == ["add", "accept", "reply", "add"]


@pytest.mark.parametrize("column", ["登记日期", "办结日期", "转办日期"])
def test_what_has_not_happened_yet_is_refused(book, xf, tmp_path, column):
    said = xf(f"import {sheet(tmp_path, row(**{column: '2026-03-21'}), row())} --json", code=1)
    assert (said.json["ready"], said.json["refused"]) == (1, 1)
    [finding] = said.json["findings"]
    assert finding["row"] == 2
    assert finding["column"] == column
    assert "还没有到" in finding["message"]


def test_a_row_whose_day_of_registration_is_still_to_come_is_refused(book, xf, tmp_path):
    said = xf(f"import {sheet(tmp_path, row(登记日期='待办理'), row())} --json", code=1).json
    assert (said["ready"], said["refused"]) == (1, 1)
    assert [f["message"] for f in said["findings"] if f["fatal"]] == ["没有填登记日期。"]


def test_refused_rows_stay_out_and_the_others_are_registered(book, xf, tmp_path):
    file = sheet(tmp_path, row(), row(登记日期="2026-02-30"), row(信访形式="托梦"))
    said = xf(f"import {file} --apply", code=1)
    assert "2 行没有导入" in said.err
    assert "2026-02-30" in said.out
    assert len(xf("list --json").json) == 1


def test_what_headings_mean_is_remembered(book, xf, tmp_path):
    head = ["登记日期", "信访形式", "怎么回事"]
    file = sheet(tmp_path, ["2026-01-05", "来信", "测试事项"], head=head)
    assert "--map" in xf(f"import {file} --json", code=1).json["findings"][0]["message"]
    xf(f"import {file} --map 怎么回事=标题 --apply")
    other = sheet(tmp_path, ["2026-01-06", "来信", "又一件"], head=head, name="二.csv")
    assert xf(f"import {other} --apply --json").json["ready"] == 1


@pytest.mark.parametrize("kind", untidy.SHEETS, ids=lambda kind: kind.file)
def test_every_untidy_sheet_comes_in_and_the_ledger_stays_whole(book, xf, run, tmp_path, kind):
    path = untidy.write(kind, tmp_path)
    words = ["import", str(path), "--apply", "--json"]
    words += [word for given in kind.options for word in ("--map", given)]
    words += [word for key, value in kind.defaults.items() for word in (f"--{key}", value)]
    words += ["--year", str(kind.year)] * bool(kind.year)
    done = run(words, "2030-12-31")
    assert done.code == any(finding["fatal"] for finding in done.json["findings"])
    assert done.json["ready"] == len(kind.ready)
    assert sum(case["petitions"] for case in xf("list --json").json) == len(kind.ready)
    assert run(words, "2030-12-31").json["ready"] == 0
    # A sheet names the leader who takes care, not the rest of the 五个一: that is said, no damage.
    assert {finding["check"] for finding in run("check --json").json} <= {"包案"}


def test_a_sheet_that_hundreds_wrote_comes_in_whole(book, xf, tmp_path):
    if not REAL.exists():
        pytest.skip("the real sheet is not here")
    words = f"import {REAL} --channel 网上 --map 留言编号=编号 --apply --json"
    assert xf(words).json["ready"] == 4326
    assert xf(words).json["ready"] == 0
    [head, *rows] = [list(row) for sheet in input_file.sheets(REAL) for row in sheet.rows]
    days = Counter(str(row[head.index("留言时间")]).replace("/", "-")[:4] for row in rows)
    [total] = [
        figure["value"]
        for figure in xf("report --year 2019 --json").json["figures"]
        if figure["key"] == "petitions.total"
    ]
    assert total == days["2019"] == 4242
    noisy = sum("扰民" in f"{row[2]} {row[4]}" for row in rows)
    assert len(xf("search 扰民 --json").json) == noisy > 300
    assert xf("check").out == ""


def test_refused_rows_come_in_after_one_round_of_corrections(book, xf, tmp_path):
    head = ["日期", "方式", "事情", "身份证号", "来人", "是否重复"]
    with xlsxwriter.Workbook(str(tmp_path / "三月.xlsx")) as made:
        page = made.add_worksheet("三月")
        page.write_row(0, 0, ["青石镇2026年3月信访台账"])
        page.write_row(1, 0, head)
        page.write_row(2, 0, ["3月5日", "来访", "测试一", ID, "甲某", "否"])
        page.write_row(3, 0, ["3月6日", "来访", "测试二", 110105194912310021, "乙某", "否"])
        page.write_row(4, 0, ["3月32日", "托梦", "测试三", "", "丙某", "是"])
    words = f"import {tmp_path / '三月.xlsx'} --map 事情=标题 --map 来人=姓名"
    mend = tmp_path / "修正.xlsx"
    said = xf(f"{words} --corrections {mend} --apply", code=1)
    assert "2 行没有导入" in said.err
    assert f"xf import {mend} --apply" in said.err
    assert len(xf("list --json").json) == 1
    [sheet_of_corrections] = input_file.sheets(mend)
    rows = [list(row) for row in sheet_of_corrections.rows]
    assert rows[0] == [
        "日期",
        "方式",
        "标题",
        "身份证号",
        "姓名",
        "是否重复",
        "上一行",
        "没有导入的原因",
    ]
    assert [row[0] for row in rows[1:]] == ["2026-03-06", "3月32日"]
    assert rows[1][-2] == "3月5日 | 来访 | 测试一 | 11010519491231002X | 甲某 | 否"
    assert rows[1][-1].startswith("原第 4 行。身份证号：Excel 已把这个长数字四舍五入")
    assert xf(f"import {mend} --json", code=1).json["refused"] == 2
    rows[1][3], rows[2][0], rows[2][1] = ID, "2026-03-12", "来信"
    with xlsxwriter.Workbook(str(mend)) as made:
        page = made.add_worksheet("三月")
        for number, cells in enumerate(rows):
            page.write_row(number, 0, cells)
    assert xf(f"import {mend} --apply --json").json["ready"] == 2
    assert len(xf("list --json").json) == 3


def test_values_given_for_the_whole_sheet_stand_in_the_sheet_of_corrections(book, xf, tmp_path):
    head = ["登记日期", "标题", "姓名"]
    file = sheet(tmp_path, ["昨天吧", "测试", "甲某"], head=head)
    mend = tmp_path / "修正.xlsx"
    xf(f"import {file} --channel 网上 --corrections {mend}", code=1)
    [page] = input_file.sheets(mend)
    assert [*page.rows][1][:4] == ["昨天吧", "测试", "甲某", "网上"]


def test_remarks_that_say_the_same_are_gathered_and_listed_in_full_on_demand(book, xf, tmp_path):
    rows = [row(姓名=f"甲某、乙某{n}", 标题=f"测试{n}") for n in range(30)]
    file = sheet(tmp_path, *rows, row(登记日期="不知道"))
    said = xf(f"import {file}", code=1).out
    assert "2–31 共 30 处" in said
    assert "不知道" in said
    assert len(said.splitlines()) < 12
    assert len(xf(f"import {file} --csv", code=1).out.splitlines()) == 32


def test_a_flood_of_refusals_is_one_line_with_five_examples(book, xf, tmp_path):
    rows = [row(登记日期=f"03/{n % 28 + 1:02}/2026", 标题=f"测试{n}") for n in range(500)]
    said = xf(f"import {sheet(tmp_path, *rows)}", code=1).out
    assert "2–501 共 500 处" in said
    assert said.count("/2026") == 5
    assert len(said.splitlines()) < 8


def test_every_row_that_is_left_out_is_listed_with_its_words(book, xf, tmp_path):
    file = sheet(tmp_path, row(), row(标题="作废"), [*["合计"], *[""] * 7, "13800138000"])
    said = xf(f"import {file} --json").json
    assert [(line["row"], line["reason"]) for line in said["left_out"]] == [
        (3, "作废的编号"),
        (4, "合计行"),
    ]
    assert "作废" in said["left_out"][0]["text"]
    assert "138****8000" in said["left_out"][1]["text"]
    assert said["rows"] == said["ready"] + said["skipped"] == 3
    assert "作废的编号" in xf(f"import {file} --csv").out
    assert "完整清单" in xf(f"import {file}").out


def test_a_number_that_every_village_counts_anew_makes_no_two_petitions_one(book, xf, tmp_path):
    one = sheet(tmp_path, row(编号="1", 姓名="甲某", 标题="低保申请"), name="甲村.csv")
    two = sheet(tmp_path, row(编号="1", 姓名="乙某", 标题="邻居占地"), name="乙村.csv")
    mended = sheet(
        tmp_path, row(编号="1", 姓名="乙某", 标题="邻居占地", 备注="又来问过"), name="乙村.csv"
    )
    assert xf(f"import {one} --apply --json").json["ready"] == 1
    assert xf(f"import {two} --apply --json").json["ready"] == 1
    assert xf(f"import {mended} --apply --json").json["present"] == 1


def test_the_same_words_of_two_people_without_a_name_are_two_petitions(book, xf, tmp_path):
    one = sheet(tmp_path, row(编号="1", 联系电话="13800000001"), name="一.csv")
    two = sheet(tmp_path, row(编号="2", 联系电话="13800000002"), name="二.csv")
    assert xf(f"import {one} --apply --json").json["ready"] == 1
    assert xf(f"import {two} --apply --json").json["ready"] == 1


def test_what_is_ended_without_a_day_is_closed_and_marked(book, xf, tmp_path):
    head = ["登记日期", "信访形式", "姓名", "标题", "办理状态"]
    rows = (
        ["2026-03-01", "来访", "甲某", "低保申请", "已办结"],
        ["2026-03-02", "来访", "乙某", "路灯", "办理中"],
    )
    file = sheet(tmp_path, *rows, head=head)
    assert "标明日期不详" in xf(f"import {file} --apply").out
    assert [case["status"] for case in xf("list --json").json] == ["已办结", "已登记"]
    assert "原台账没有写日期" in xf("show 1").out
    assert "一致" in xf(f"reconcile {file}").out
    assert xf("check").out == ""


def test_what_a_status_leaves_open_is_told(book, xf, tmp_path):
    head = ["登记日期", "信访形式", "姓名", "标题", "办理状态", "办结日期"]
    told = {
        "尚未办结": ("", "已登记"), "挂起": ("", "已登记"), "已复查": ("", "已登记"), "退回重办": ("2026-03-09", "已办结"),
    }  # fmt: skip
    rows = [
        ["2026-03-01", "来访", "甲某", f"低保{i}", s, d]
        for i, (s, (d, _)) in enumerate(told.items())
    ]
    got = xf(["import", str(sheet(tmp_path, *rows, head=head)), "--apply", "--json"]).json
    said = {f["value"]: f["message"] for f in got["findings"] if f["column"] == "办理状态"}
    assert "没有认出" in said.pop("挂起")
    assert "xf review" in said.pop("已复查")
    assert "请核对" in said.pop("退回重办")
    assert not said
    assert [case["status"] for case in xf("list --json").json] == [s for _, s in told.values()]


def test_how_a_matter_ended_is_as_the_status_says_it(book, xf, tmp_path):
    head = ["登记日期", "信访形式", "姓名", "标题", "办理状态", "办结日期"]
    said = ("不予受理", "撤回", "终止", "已办结")
    rows = [["2026-03-01", "来访", f"甲{s}", f"低保{s}", s, "2026-03-09"] for s in said]
    out = xf(["import", str(sheet(tmp_path, *rows, head=head)), "--apply"]).out
    assert "没有登记告知书" in out
    assert "没有写怎样终止" in out
    assert "办结：不予受理\n" in xf("show 1").out
    assert "办结：撤回\n" in xf("show 2").out
    for no in (3, 4):
        assert "办结：答复办结（原台账没有写办结方式）" in xf(f"show {no}").out
    assert xf("check").out == ""


def test_a_dispute_that_was_settled_counts_as_settled(book, xf, tmp_path):
    head = ["登记日期", "信访形式", "标题", "是否化解", "化解日期"]
    rows = (
        ["2026-03-01", "排查", "地界纠纷", "已化解", "2026-03-09"], ["2026-03-02", "排查", "债务纠纷", "未化解", ""],
        ["2026-03-03", "排查", "用水纠纷", "司法所跟进", ""],
    )  # fmt: skip
    xf(f"import {sheet(tmp_path, *rows, head=head)} --apply")
    figures = {f["key"]: f for f in xf("report --month 2026-03 --json").json["figures"]}
    assert figures["outreach.found"]["value"] == 3
    assert figures["outreach.resolved"]["value"] == 1
    assert "司法所跟进" in xf("show 3").out


def test_several_people_of_one_matter_keep_their_own_numbers(book, xf, tmp_path):
    path = tmp_path / "三人.xlsx"
    with xlsxwriter.Workbook(path) as file:
        page = file.add_worksheet("2026年来访")
        page.write_row(0, 0, ["登记日期", "标题", "姓名", "电话"])
        page.merge_range(1, 0, 3, 0, "2026-03-05")
        page.merge_range(1, 1, 3, 1, "要求支付征地补偿")
        for n, name in enumerate("甲乙丙", 1):
            page.write_row(n, 2, [f"{name}某", f"1380000000{n}"])
    xf(f"import {path} --apply")
    [petition] = xf("show 1 --json").json["petitions"]
    assert petition["count"] == 3
    people = xf("show 1 --reveal --reason 核对 --json").json["petitions"][0]["people"]
    assert [(p["name"], p["phone"]) for p in people] == [
        ("甲某", "13800000001"), ("乙某", "13800000002"), ("丙某", "13800000003"),
    ]  # fmt: skip


def test_likely_repeats_are_gathered_by_their_reason(book, xf, tmp_path):
    same = {"姓名": "甲某", "联系电话": "13800000001", "标题": "要求纳入低保，家里有两个病人"}
    rows = [
        row(**same | {"登记日期": f"2026-01-{n:02}", "标题": same["标题"] + str(n)})
        for n in range(5, 15)
    ]
    said = xf(f"import {sheet(tmp_path, *rows)}").out
    assert "可能是前面某件的重件（同名同电话），先登记为新的事项" in said
    assert "共 9 处" in said
    assert len(said.splitlines()) < 8


def test_what_is_shown_of_a_person_is_masked(book, xf, tmp_path):
    same = {"姓名": "欧阳某", "身份证号": ID[:-1] + "1", "联系电话": "138123456789", "标题": "测试"}
    file = sheet(tmp_path, row(**same), row(**same | {"登记日期": "2026-01-40"}))
    said = xf(f"import {file} --json", code=1)
    assert said.json["findings"]
    for secret in ("欧阳某", ID[:-1], "13812345"):
        assert secret not in said.out + said.err


def test_a_repeat_of_years_ago_asks_for_no_notice_today(book, xf, tmp_path):
    """What was owed for a petition in an old register is past, also where its case was closed."""
    first = row(
        编号="1", 登记日期="2025-03-02", 姓名="甲某", 联系电话="13800000001", 答复日期="2025-03-10",
        送达日期="2025-03-11", 办结日期="2025-03-20", 办理结果="解释说明",
    )  # fmt: skip
    again = row(
        编号="2",
        登记日期="2025-05-02",
        姓名="甲某",
        联系电话="13800000001",
        初重="重件",
        原编号="1",
    )
    xf(f"import {sheet(tmp_path, first, again)} --apply")
    case = xf("show 2025-0001 --json").json
    assert len(case["petitions"]) == 2
    assert not [c for c in case["clocks"] if c["clock"] == "notify" and not c["done_on"]]


def test_what_an_old_register_does_not_tell_is_neither_kept_nor_missed(book, xf, tmp_path):
    person = {"姓名": "甲某", "村组": "柳河村"}
    file = sheet(
        tmp_path,
        row(**person, 标题="办结了", 办结日期="2026-02-20"),
        row(**person, 标题="没办结"),
        row(**person, 标题="告知过", 受理日期="2026-01-08", 办结日期="2026-02-20"),
    )
    xf(f"import {file} --apply")
    clocks = [
        [(c["clock"], c["state"]) for c in xf(f"show {n} --json").json["clocks"]] for n in (1, 2, 3)
    ]
    assert clocks == [[], [("notify", "overdue")], [("notify", "done")]]
    figures = {f["key"]: f for f in xf("report --month 2026-01 --json").json["figures"]}
    rate = figures["accept.timely.rate"]
    assert (rate["numerator"], rate["denominator"]) == (1, 2)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_rows_tell_the_ledger_stays_whole(book, xf, run, tmp_path, seed):
    """Steps in any combination, repeats of anything, days in any order: refused or well recorded."""
    rng = Random(seed)
    words = {
        "信访形式": ["来访", "来信", "排查", "其他"], "姓名": ["", "甲某", "乙某、丙某", "丁某等7人"],
        "来源": ["", "上级交办", "自收"], "责任单位": ["", "民政办", "本镇", "测试站"],
        "办理结果": ["", "支持", "不予支持"], "是否满意": ["", "满意", "不满意"], "文号": ["", "测〔2026〕1号"],
        "初重": ["", "初件", "重件"], "编号": ["", "2026-0007", "A1", "A2"], "包案领导": ["", "丙某"],
        "原编号": ["", "", "A1", "2026-0007", "没有"], "人数": ["", "1", "9"], "备注": ["", "测试"],
        "身份证号": ["", ID], "村组": ["", "柳河村3组"], "标题": ["要求纳入低保", "修路"],
    }  # fmt: skip
    later = ["转办日期", "受理日期", "办理期限", "答复日期", "送达日期", "办结日期"]

    def days() -> dict[str, str]:
        on = date(2026, 1, 1) + timedelta(rng.randint(0, 40))
        told = {
            key: str(on + timedelta(rng.randint(-1, 35))) for key in later if rng.random() < 0.5
        }
        return {"登记日期": str(on), **told}

    rows = [row(**{k: rng.choice(v) for k, v in words.items()}, **days()) for _ in range(150)]
    file = sheet(tmp_path, *rows)
    done = run(f"import {file} --apply --accept-repeats --json").json
    assert done["ready"] + done["refused"] + done["skipped"] == done["rows"] == 150
    assert done["ready"] > 50
    told = xf("list --json").json
    assert sum(case["petitions"] for case in told) == done["ready"]
    assert [line for line in run("check").out.splitlines() if not line.startswith("包案")] == []
    for case in told[::9]:
        assert xf(f"show {case['no']}").out
    assert run(f"import {file} --apply --accept-repeats --json").json["ready"] == 0


def test_the_village_comes_out_of_the_address_by_the_ledgers_own_list(book, xf, tmp_path):
    head = ["登记日期", "信访形式", "姓名", "住址（村组）", "标题"]
    rows = [
        ["2026-03-01", "来访", "甲某", "青石镇东山村三组", "测试一"], ["2026-03-02", "来访", "乙某", "东山村（大屋组）", "测试二"],
        ["2026-03-03", "来访", "丙某", "青石镇西河村5组", "测试三"], ["2026-03-04", "来访", "丁某", "县城", "测试四"],
    ]  # fmt: skip
    file = sheet(tmp_path, *rows, head=head)
    xf("units --add 东山村 --kind 村")
    said = xf(f"import {file}").out
    assert "按名册从住址读" in said
    assert "像是「西河村」" in said
    xf(f"import {file} --add-villages --apply")
    villages = [xf(f"show {n} --json").json["petitions"][0]["village"] for n in range(1, 5)]
    assert villages == ["东山村", "东山村", "西河村", ""]
    assert xf(f"import {file} --apply --json").json["present"] == 4


@pytest.mark.parametrize("said", ["东山村第一网格", "东山村网格", "东山村第2网格员甲某"])
def test_a_grid_of_a_village_is_of_that_village(book, xf, tmp_path, said):
    xf("units --add 东山村 --kind 村")
    xf(f"import {sheet(tmp_path, row(村组=said))} --apply")
    (petition,) = xf("show 1 --json").json["petitions"]
    assert petition["village"] == "东山村"


def test_another_spelling_of_a_unit_is_asked_about_and_made_one(book, xf, tmp_path):
    file = sheet(tmp_path, row(责任单位="综治办"), row(责任单位="综合治理办", 标题="又一件"))
    assert "--same-unit 综治办=综合治理办" in xf(f"import {file}").out
    xf(f"import {file} --same-unit 综治办=综合治理办 --apply")
    assert [xf(f"show {n} --json").json["unit"] for n in (1, 2)] == ["综合治理办"] * 2
    assert "名册里没有「无此办」" in xf(f"import {file} --same-unit 甲=无此办", code=2).err


def test_on_a_terminal_it_asks_about_headings_of_which_nearly_none_is_known(
    book, xf, tmp_path, monkeypatch
):
    pytest.importorskip("pty", reason="needs a pseudo-terminal")
    pytest.importorskip("pyte")
    from tests.typist import Typist

    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    head = ["日期", "来的人", "说的啥事", "咋办的"]
    file = sheet(tmp_path, ["2026-01-05", "甲某某", "修路", "转了"], head=head)
    typist = Typist("import", file, "--channel", "来访", "--interactive")
    try:
        for heading, answer in (("来的人", "姓名"), ("说的啥事", "标题"), ("咋办的", "")):
            typist.until(f"「{heading}」不认识")
            typist.say(answer)
        typist.until("写入台账吗")
        typist.say("是")
        typist.until("已登记 1 行")
    finally:
        typist.kill()
    case = xf("show 1 --reveal --reason 核对 --json").json
    assert case["petitions"][0]["people"][0]["name"] == "甲某某"
    assert any("咋办的：转了" in str(one) for one in case["history"])


def test_on_a_terminal_it_asks_about_headings_and_shows_three_cases(
    book, xf, tmp_path, monkeypatch
):
    pytest.importorskip("pty", reason="needs a pseudo-terminal")
    pytest.importorskip("pyte")
    from tests.typist import Typist

    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    head = ["登记日期", "信访形式", "姓名", "怎么回事", "天晴否"]
    rows = [["2026-01-05", "来信", "甲某某", f"测试{n}", ""] for n in range(5)]
    rows[-1][1] = "媒体"
    file = sheet(tmp_path, *rows, head=head)
    typist = Typist("import", file, "--interactive")
    try:
        typist.until("「怎么回事」不认识")
        typist.say("天气")
        typist.until("没有「天气」")
        typist.say("内容")
        typist.until("「天晴否」不认识")
        typist.say("<")
        typist.until(lambda text: text.count("「怎么回事」不认识") == 3)
        typist.say("标题")
        typist.until(lambda text: text.count("「天晴否」不认识") == 2)
        typist.say("忽略")
        typist.until("信访形式「媒体」是哪一种")
        typist.say("其他")
        typist.until("写入台账吗")
        typist.say("好的")
        typist.until("请答 是 或 否")
        typist.say("y")
        typist.until("已登记 5 行")
    finally:
        typist.kill()
    assert [(c["title"], c["channel"]) for c in xf("list --json").json] == [
        (f"测试{n}", "其他" if n == 4 else "来信") for n in range(5)
    ]
    assert "--interactive 要在终端里用" in xf(f"import {file} --interactive", code=2).err


def test_of_villages_in_addresses_only_our_own_are_read_and_added(book, xf, tmp_path):
    xf("units --add 柳河村 --kind 村")
    head = ["登记日期", "信访形式", "姓名", "住址", "标题"]
    rows = [
        ["2026-01-05", "来信", "甲某某", "隔壁乡柳河村2组", "修路"],
        ["2026-01-06", "来信", "乙某某", "柳河村民委员会旁", "修渠"],
        ["2026-01-07", "来信", "丙某某", "隔壁乡大湾村", "修桥"],
    ]
    file = sheet(tmp_path, *rows, head=head)
    said = xf(f"import {file} --add-villages --apply").out
    assert "不是本地的村" in said
    got = xf("export --csv").out
    assert [line.split(",")[4] for line in got.splitlines()[1:4]] == ["", "柳河村", ""]
    assert "大湾村" not in xf("units").out


def test_what_is_advised_holds_the_options_that_were_given(book, xf, tmp_path, monkeypatch):
    other = tmp_path / "另一本.db"
    xf(f"init --db {other} --office 测试镇 --by 王")
    rows = [
        ["2026-01-05", "媒体", "甲某某", "修路", "大湾村2组"],
        ["2026-13-05", "媒体", "乙某某", "修渠", ""],
    ]
    file = sheet(tmp_path, *rows, head=["登记日期", "信访形式", "姓名", "标题", "住址"])
    options = f"--map 媒体=其他 --db {other}"
    found = xf(f"import {file} {options} --json", code=1).json["findings"]
    advised = f"xf units --add 大湾村 --kind 村 --db {other}，"
    assert any(advised in finding["message"] for finding in found)
    done = xf(f"import {file} {options} --corrections {tmp_path / '修正.xlsx'} --apply", code=1)
    assert f"修正.xlsx --map 媒体=其他 --db {other} --apply" in done.err
    assert f"xf due --db {other}" in done.out
