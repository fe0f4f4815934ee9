"""Taking the ledger out, and reading all of it back."""

import csv
import io
import json
import os
from pathlib import Path

import openpyxl
import pytest

from xfcli import ledger
from xfcli.errors import Refused
from xfcli.files import register_sheet
from xfcli.ledger import filters, takeover
from xfcli.ledger.filters import Filter
from xfcli.sheet import input_file, register
from xfcli.views import casefile

ID = "11010519491231002X"
WHOLE = "--with-personal --reason 年终归档"


@pytest.fixture
def told(book, xf, tmp_path):
    """A ledger with a case that went its way, a repeat, and a sealed case."""
    person = (
        f"--name 甲某 --phone 13800000001 --id-number {ID} --village 柳河村 --address 柳河村3组9号"
    )
    xf(f"add --channel 来访 --title 要求纳入低保，电话13800000001 {person} --on 2026-03-02 --new")
    xf("classify 1 --item MZ-QT-13 --on 2026-03-03")
    xf("accept 1 --on 2026-03-04")
    xf("transfer 1 --to 民政办 --on 2026-03-05")
    xf("add --channel 来电 --title 怎么还没批 --name 甲某 --repeat-of 1 --on 2026-03-10")
    xf(
        "add --channel 来信 --title 反映丙某侵占 --name 乙某 --purpose 检举控告 --on 2026-03-11 --new"
    )
    xf("add --channel 来信 --title '=1+1' --name '@丁某' --on 2026-03-12 --new")
    return tmp_path


def cells(path: Path) -> list[dict]:
    [sheet] = input_file.sheets(path)
    title, head, *rows = [list(row) for row in sheet.rows]
    assert "青石镇人民政府信访台账" in title[0]
    return [dict(zip(head, row, strict=False)) for row in rows]


def test_the_register_masks_persons_and_shows_of_a_sealed_case_only_number_and_days(told, xf):
    xf(f"export -o {told / '台账.xlsx'}")
    first, again, sealed, last = cells(told / "台账.xlsx")
    assert (first["编号"], first["姓名"], first["联系电话"]) == ("2026-0001", "甲*", "138****0001")
    assert first["标题"] == "要求纳入低保，电话138****0001"
    assert (first["责任单位"], first["转办日期"]) == ("民政办", "2026-03-05")
    assert first["法定途径"] == "信访程序"
    assert first["办理期限"] == "2026-05-06"  # 60 days from 4 March fall on a rest day
    assert (again["编号"], again["初重"], again["原编号"]) == ("2026-0001", "重件", "2026-0001")
    assert {key: value for key, value in sealed.items() if value} == {
        "编号": "2026-0002", "登记日期": "2026-03-11", "标题": "（保密）", "办理状态": "已登记",
    }  # fmt: skip
    assert last["标题"] == "=1+1"
    shown = json.dumps([first, again, sealed, last], ensure_ascii=False)
    for secret in ("13800000001", ID, "3组9号", "甲某", "乙某", "丙某"):
        assert secret not in shown, secret
    assert xf("show 1 --json").json["history"][-1]["kind"] == "add"


def test_before_a_matter_is_accepted_its_last_day_is_that_of_the_notice_and_at_its_end_none(
    book, xf, tmp_path
):
    def last_day(name: str) -> str:
        xf(f"export -o {tmp_path / name}")
        return cells(tmp_path / name)[0]["办理期限"]

    xf("add --channel 来访 --title 问政策 --name 甲某 --on 2026-03-02 --new")
    assert last_day("一.xlsx") == "2026-03-17"
    xf("close 1 --outcome 撤回 --reason 自愿撤回 --on 2026-03-04")
    assert not last_day("二.xlsx")


EVERY_CELL = {
    "编号": "2026-0007", "登记日期": "2026-01-05", "信访形式": "来信", "姓名": "甲某", "村组": "柳河村",
    "人数": "3", "标题": "要求纳入低保", "诉求领域": "低保", "初重": "初件", "来源": "上级交办",
    "责任单位": "民政所", "转办日期": "2026-01-06", "办理期限": "2026-03-06", "答复日期": "2026-02-02",
    "办结日期": "2026-02-11", "办理结果": "支持", "满意度": "基本满意", "办理状态": "已办结",
    "联系电话": "13800000001", "身份证号": ID, "住址": "柳河村3组9号", "内容": "家里有两个病人。",
    "信访目的": "意见建议", "登记层级": "县", "包案领导": "丙镇长", "受理日期": "2026-01-07",
    "送达日期": "2026-02-03", "文号": "青信访答〔2026〕3号",
}  # fmt: skip


def test_what_came_in_under_a_heading_goes_out_under_it(book, xf, tmp_path):
    sheet = tmp_path / "来.csv"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([EVERY_CELL.keys(), EVERY_CELL.values()])
    xf(f"import {sheet} --apply")
    xf(f"export -o {tmp_path / '去.csv'} {WHOLE}")
    text = (tmp_path / "去.csv").read_text(encoding="utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert len(row) == 30
    assert {heading: cell for heading, cell in row.items() if cell} == EVERY_CELL


REGISTER = {
    "编号": "2026-0004", "登记日期": "2026-01-05", "信访形式": "来信", "姓名": "戊某", "村组": "石桥村",
    "人数": 3, "标题": "要求修渠", "诉求领域": "村务", "初重": "初件", "来源": "热线",
    "责任单位": "司法所", "转办日期": "2026-01-09", "办理期限": "2026-03-09", "答复日期": "2026-01-21",
    "办结日期": "2026-01-30", "办理结果": "支持", "满意度": "基本满意", "办理状态": "已办结",
    "联系电话": "13900000002", "身份证号": ID, "住址": "石桥村1组", "内容": "渠塌了",
    "信访目的": "意见建议", "登记层级": "县", "法定途径": "信访程序", "包案领导": "丁镇长",
    "受理日期": "2026-01-07", "送达日期": "2026-01-23", "文号": "青字5号",
}  # fmt: skip


def test_each_cell_of_the_register_stands_under_its_heading(told, xf):
    """Every fact is another value and every day another day, so that no two can change places."""
    steps = f"""
    add --channel 来信 --source 热线 --level 县 --purpose 意见建议 --title 要求修渠 --text 渠塌了 --name 戊某 --count 3 --phone 13900000002 --id-number {ID} --address 石桥村1组 --village 石桥村 --new --on 2026-01-05
    classify 4 --domain 村务 --route 信访程序 --on 2026-01-06
    accept 4 --on 2026-01-07
    note 4 --kind 包案 --leader 丁镇长 --opinion 修 --standard 通水 --due 2026-02-01 --on 2026-01-08
    transfer 4 --to 司法所 --on 2026-01-09
    reply 4 --result 支持 --doc-no 青字5号 --on 2026-01-21
    deliver 4 --method 邮寄 --on 2026-01-23
    rate 4 --rating 基本满意 --on 2026-01-25
    close 4 --on 2026-01-30
    """
    for step in steps.strip().splitlines():
        xf(step.strip())
    xf(f"export -o {told / '全.xlsx'} {WHOLE}")
    row = next(row for row in cells(told / "全.xlsx") if row["编号"] == "2026-0004")
    assert {heading: value for heading, value in row.items() if value != ""} == REGISTER
    plain = next(
        r for r in csv.DictReader(io.StringIO(xf("export --csv").out)) if r["编号"][-1] == "4"
    )
    shown = REGISTER | {"姓名": "戊*", "人数": "3", "联系电话": "139****0002"}
    assert {h: v for h, v in plain.items() if v} == {
        heading: value for heading, value in shown.items()
        if heading not in {"身份证号", "住址", "内容"}
    }  # fmt: skip


def test_personal_data_leaves_only_with_a_reason_and_a_trace(told, xf):
    refused = xf(f"export -o {told / '全.xlsx'} --with-personal", code=1)
    assert "--reason" in refused.err
    assert not (told / "全.xlsx").exists()
    xf(f"export -o {told / '全.xlsx'} {WHOLE}")
    first, _, sealed, _ = cells(told / "全.xlsx")
    assert (first["姓名"], first["身份证号"], first["住址"]) == ("甲某", ID, "柳河村3组9号")
    assert "乙某" not in json.dumps(sealed, ensure_ascii=False)
    xf(f"export -o {told / '记事.jsonl'} {WHOLE}")
    lines = (told / "记事.jsonl").read_text(encoding="utf-8").splitlines()
    traces = [json.loads(line) for line in lines if '"export"' in line]
    assert [(e["body"]["where"], e["personal"]["text"]) for e in traces] == [
        (".xlsx 文件", "年终归档"), (".jsonl 文件", "年终归档"),
    ]  # fmt: skip
    assert xf("check").out == ""


def test_csv_for_excel_is_inert_and_csv_for_machines_is_raw(told, xf):
    xf(f"export -o {told / '台账.csv'}")
    raw = (told / "台账.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    excel = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    plain = list(csv.DictReader(io.StringIO(xf("export --csv").out)))
    assert (excel[-1]["标题"], excel[-1]["姓名"]) == ("'=1+1", "'@**")
    assert (plain[-1]["标题"], plain[-1]["姓名"]) == ("=1+1", "@**")


def test_nothing_is_overwritten_and_other_endings_are_refused(told, xf):
    (told / "有.xlsx").write_text("我的")
    assert "已经存在" in xf(f"export -o {told / '有.xlsx'} {WHOLE}", code=1).err
    assert (told / "有.xlsx").read_text() == "我的"
    assert ".jsonl" in xf(f"export -o {told / '台账.pdf'}", code=2).err
    assert "-o 台账.xlsx" in xf("export", code=2).err
    assert '"export"' not in xf("show 1 --json").out


def test_a_register_narrowed_to_some_days_or_open_cases(told, xf):
    xf(f"export -o {told / '一.xlsx'} --since 2026-03-10 --until 2026-03-11")
    assert [row["登记日期"] for row in cells(told / "一.xlsx")] == ["2026-03-10", "2026-03-11"]
    assert "整本" in xf(f"export -o {told / '二.jsonl'} --open {WHOLE}", code=2).err


def read_back(xf, told: Path, source: Path) -> Path:
    other = told / "另一台.db"
    xf(f"init --db {other}")
    xf(f"import {source} --db {other} --apply")
    return other


def test_the_whole_journal_read_back_is_the_same_ledger(told, xf, run):
    xf(f"export -o {told / '甲.jsonl'} {WHOLE}")
    other = read_back(xf, told, told / "甲.jsonl")
    for words in (
        "list --json", "due --json", "report --month 2026-03 --json", "units --json",
        *(f"show {n} --json" for n in (1, 2, 3)),
    ):  # fmt: skip
        assert xf(words).out == xf(f"{words} --db {other}").out, words
    assert xf(f"check --db {other}").out == ""
    xf(f"export -o {told / '乙.jsonl'} {WHOLE} --db {other}")
    mine, theirs = (
        (told / name).read_text("utf-8").splitlines() for name in ("甲.jsonl", "乙.jsonl")
    )
    assert mine[1:] == theirs[1:-1]
    assert "2026-0004" in xf(f"add --channel 来信 --title 新 --new --db {other}").out
    assert sorted(path.name for path in told.glob("*恢复前*")) == []


def test_a_demo_year_read_back_gives_the_same_figures_and_cases(xf, run, tmp_path):
    demo = tmp_path / "demo.db"
    xf(f"demo {demo}", today="2026-07-02")
    xf(f"export --db {demo} -o {tmp_path / '演示.jsonl'} {WHOLE}")
    other = read_back(xf, tmp_path, tmp_path / "演示.jsonl")
    assert_same(xf, run, demo, other)


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_a_random_ledger_read_back_gives_the_same_figures_and_cases(busy, xf, run, tmp_path, seed):
    told = busy(seed)
    xf(f"export --db {told} -o {tmp_path / '全部.jsonl'} {WHOLE}")
    other = read_back(xf, tmp_path, tmp_path / "全部.jsonl")
    assert_same(xf, run, told, other)


def assert_same(xf, run, one: Path, other: Path) -> None:
    """Assert that two ledgers say the same: lists, figures, every case, what `check` finds."""
    for words in ("list --json", "due --json", "report --year 2025 --json"):
        assert xf(f"{words} --db {one}").out == xf(f"{words} --db {other}").out, words
    assert every_case(one) == every_case(other)
    assert run(f"check --db {one}").out == run(f"check --db {other}").out


def every_case(path: Path) -> dict[str, dict]:
    """Return what `show` says of each case of a ledger."""
    with ledger.reading(str(path)) as book:
        files = (
            casefile.case_file(book.case(row.no), book.calendar, book.today, book.office)
            for row in filters.cases(book, Filter())
        )
        return {file.case.no: casefile.as_data(file) for file in files}


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda text: text.replace("怎么还没批", "早就批了"), "改动过"),
        (lambda text: text.replace('"count":1', '"count":9', 1), "改动过"),
        (lambda text: "\n".join(text.splitlines()[:-2]) + "\n", "不完整"),
        (lambda text: text[: len(text) // 2], "读不通"),
        (lambda _: "姓名,日期\n", "读不通"),
        (lambda _: "{}\n", "不是 xf export"),
        (lambda _: "", "读不通"),
    ],
)
def test_a_journal_that_was_changed_or_cut_is_refused(told, xf, harm, said):
    xf(f"export -o {told / '甲.jsonl'} {WHOLE}")
    path = told / "甲.jsonl"
    path.write_text(harm(path.read_text("utf-8")), "utf-8", newline="\n")
    other = told / "新.db"
    xf(f"init --db {other}")
    before = other.read_bytes()
    assert said in xf(f"import {path} --db {other} --apply", code=2).err
    assert other.read_bytes() == before
    assert not list(told.glob("xf-unfinished*"))


def test_a_journal_does_not_touch_a_ledger_that_has_cases(told, xf):
    xf(f"export -o {told / '甲.jsonl'} {WHOLE}")
    assert "已有 3 件" in xf(f"import {told / '甲.jsonl'} --apply", code=1).err
    trial = xf(f"init --db {told / '新.db'}") and xf(
        f"import {told / '甲.jsonl'} --db {told / '新.db'}"
    )
    assert "什么也没有写入" in trial.out
    assert xf(f"list --json --db {told / '新.db'}").json == []


def test_a_journal_does_not_wipe_what_an_empty_ledger_holds(told, xf):
    """Settings, units, holidays, who looked: named, and kept; the same fact in both is no loss."""
    xf("setting phone 0512-1")
    xf(f"export -o {told / '甲.jsonl'} {WHOLE}")
    new = told / "新.db"
    xf(f"init --db {new} --office 青石镇人民政府 --by 王主任")
    xf(f"setting phone 0512-1 --db {new}")
    for words, said in (
        ("setting keep-years 10", "keep-years"),
        ("units --add 远山村 --kind 村", "远山村"),
        (f"export -o {told / '空.csv'} {WHOLE}", "操作记录 1 条"),
    ):
        before = new.read_bytes()
        new.with_name("原样.db").write_bytes(before)
        xf(f"{words} --db {new}")
        held = new.read_bytes()
        refused = xf(f"import {told / '甲.jsonl'} --db {new} --apply", code=1).err
        assert said in refused
        assert new.read_bytes() == held
        new.write_bytes(before)
    xf(f"import {told / '甲.jsonl'} --db {new} --apply")
    assert len(xf(f"list --json --db {new}").json) == 3
    assert not list(told.glob("*恢复前*")), "what was replaced held nothing else"


def test_nobody_registers_while_a_journal_is_read_in(told, xf, monkeypatch):
    xf(f"export -o {told / '甲.jsonl'} {WHOLE}")
    xf(f"init --db {told / '新.db'}")
    monkeypatch.setattr("xfcli.ledger.file.BUSY_SECONDS", 0.05)
    real = takeover._built

    def built(draft, source):
        add = f"add --channel 来电 --title 新来的 --db {told / '新.db'}"
        assert "另一个窗口正在写" in xf(add, code=4).err
        return real(draft, source)

    monkeypatch.setattr(takeover, "_built", built)
    xf(f"import {told / '甲.jsonl'} --db {told / '新.db'} --apply")
    assert len(xf(f"list --json --db {told / '新.db'}").json) == 3


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are not Windows's")
@pytest.mark.parametrize("name", ["台账.xlsx", "台账.csv", "记事.jsonl"])
def test_what_leaves_the_ledger_is_for_its_owner_only(book, xf, tmp_path, name):
    xf("add --channel 来信 --title 要求补办证件 --name 甲某 --phone 13800000001")
    personal = "--with-personal --reason 换机" if name.endswith("jsonl") else ""
    xf(f"export -o {tmp_path / name} {personal}")
    assert (tmp_path / name).stat().st_mode & 0o077 == 0


def test_the_register_for_excel_is_text_that_no_program_takes_for_anything_else(book, xf, tmp_path):
    """No formula, no link, no number out of a text; heads of four characters have the height of two lines."""
    for title in ("=HYPERLINK(甲)", "http://a.example/x", "0012"):
        xf(["add", "--channel", "来信", "--title", title, "--name", "甲某", "--new"])
    xf(f"export -o {tmp_path}/台账.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "台账.xlsx").active
    title = [cell.value for cell in sheet[2]].index("标题") + 1
    cells = [sheet.cell(row, title) for row in (3, 4, 5)]
    assert [(c.value, c.data_type) for c in cells] == [
        ("=HYPERLINK(甲)", "s"), ("http://a.example/x", "s"), ("0012", "s"),
    ]  # fmt: skip
    assert not any(cell.hyperlink for cell in cells)
    assert {(c.font.name, c.font.sz, c.number_format, c.alignment.wrap_text) for c in cells} == {
        ("宋体", 9, "@", True)
    }
    count = sheet.cell(3, title - 1)
    assert (count.value, count.number_format) == (1, "General")
    assert sheet.row_dimensions[2].height >= 24


def test_a_text_longer_than_a_cell_of_excel_is_refused_and_nothing_is_cut(tmp_path):
    columns = register.columns(personal=True)
    row = tuple("长" * 32_768 if column.heading == "内容" else "" for column in columns)
    with pytest.raises(Refused, match="32768 字"):
        register_sheet.write(tmp_path / "台账.xlsx", "台账", columns, [row])
