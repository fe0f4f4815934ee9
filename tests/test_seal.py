"""A report that was sent can be printed again, and what makes it differ today is named."""

import pytest


@pytest.fixture
def sent(book, xf):
    """March's report was sealed on 2 April; then a late entry, a correction and a void number."""
    xf("add --channel 来信 --title 要求纳入低保 --name 甲某 --on 2026-03-03", today="2026-03-31")
    xf("add --channel 来电 --title 路灯不亮 --name 乙某 --on 2026-03-04")
    xf("add --channel 来电 --title 登记错了 --name 丙某 --on 2026-03-05")
    sealed = xf("report --month 2026-03 --seal --text 三月雨多。", today="2026-04-02")
    xf("add --channel 来信 --title 补登的 --name 丁某 --on 2026-03-30", today="2026-04-09")
    xf("amend 2 --channel 来访 --reason 录入错误")
    xf("void 3 --reason 重复登记 --yes")
    return sealed


def test_a_sealed_report_prints_again_byte_for_byte(sent, xf):
    assert xf("report --month 2026-03 --sealed").out == sent.out
    assert "补充说明（经办人填写）：三月雨多。" in sent.out
    again = xf("report --month 2026-03 --sealed --json").json
    total = next(f for f in again["figures"] if f["key"] == "petitions.total")
    assert total["value"] == 3


def test_a_sealed_report_is_a_file_as_well_with_its_own_figures(sent, xf, tmp_path):
    import docx
    import openpyxl

    for name in ("封存.docx", "封存.xlsx", "封存.html", "封存.json"):
        xf(["report", "--month", "2026-03", "--sealed", "-o", str(tmp_path / name)])
    paper = docx.Document(str(tmp_path / "封存.docx"))
    said = [p.text for p in paper.paragraphs]
    assert "青石镇人民政府2026年3月信访情况（按封存时原样）" in said
    assert any(line.startswith("封存于 2026-04-02") for line in said)
    cells = [[c.text for c in row.cells] for row in paper.tables[0].rows]
    assert cells[1][:3] == ["信访总量", "件(批)次", "3"]
    assert any(
        "按信访形式" in sheet for sheet in openpyxl.load_workbook(tmp_path / "封存.xlsx").sheetnames
    )
    assert '"petitions.total"' in (tmp_path / "封存.json").read_text("utf-8")


def test_running_it_again_names_each_case_that_differs(sent, xf):
    now = xf("report --month 2026-03 --json").json
    found = {d["figure"]: d for d in now["sealed"]["differences"]}
    total = found["petitions.total"]
    assert (total["sealed"], total["now"]) == (3, 3)
    moved = {c["no"]: (c["sealed"], c["now"], c["because"]) for c in total["cases"]}
    assert moved["2026-0004"][:2] == (0, 1)
    assert "登记：来信" in moved["2026-0004"][2][0]
    assert moved["2026-0003"][:2] == (1, 0)
    assert "作废" in moved["2026-0003"][2][0]
    calls = found["petitions.channel.来电"]
    assert (calls["sealed"], calls["now"]) == (2, 0)
    assert {c["no"] for c in calls["cases"]} == {"2026-0002", "2026-0003"}
    assert "更正序 4：信访形式" in str(calls["cases"])
    # What changed no channel is no cause of it, and nothing else has moved.
    causes = {c["no"]: [said.split(" ", 2)[-1] for said in c["because"]] for c in calls["cases"]}
    assert causes == {"2026-0002": ["更正序 4：信访形式"], "2026-0003": ["作废"]}
    assert "与 2026-04-02 封存的报表相比" in xf("report --month 2026-03").out


def test_what_counts_nothing_is_no_reason_for_a_difference(book, xf, tmp_path):
    for words in (
        "add --channel 来信 --title 要求照顾生活 --name 甲某",
        "classify 1 --domain 其他 --route 调解 --basis 某规定",
        "note 1 --kind 调解 --doc-no 协议1 --text 双方谈妥",
        "close 1 --outcome 调解和解 --reason 谈妥",
    ):
        xf(f"{words} --on 2026-03-03", today="2026-03-31")
    xf("report --month 2026-03 --seal", today="2026-04-02")
    xf("retention 1 --restrict --reason 保存期内先限制")
    xf("retention 1 --hold --reason 审计")
    xf("show 1 --reveal --reason 核对")
    xf(f"notice 回执 1 -o {tmp_path / '回执.docx'}")
    xf("amend 1 --channel 来访 --reason 录入错误")
    found = xf("report --month 2026-03 --json").json["sealed"]["differences"]
    (moved,) = next(d for d in found if d["figure"] == "persons.visit")["cases"]
    assert [said.split(" ", 3)[-1] for said in moved["because"]] == ["更正"]


def test_each_figure_has_its_own_cause_also_where_nothing_is_left_of_it(book, xf):
    xf("units --add 柳河村、东山村 --kind 村", today="2026-03-01")
    xf(
        "add --channel 来信 --title 要求修桥 --name 甲某 --village 柳河村 --on 2026-03-03",
        today="2026-03-31",
    )
    xf("report --month 2026-03 --seal", today="2026-04-02")
    xf("amend 1 --village 东山村 --reason 听错")
    xf("amend 1 --channel 来电 --reason 勾错")
    xf("amend 1 --title 要求修桥补路 --reason 写漏")
    found = xf("report --month 2026-03 --json").json["sealed"]["differences"]
    said = {d["figure"]: (d["sealed"], d["now"], d["cases"][0]["because"]) for d in found}
    assert said.keys() == {
        "petitions.channel.来信", "petitions.channel.来电",
        "petitions.village.柳河村", "petitions.village.东山村",
    }  # fmt: skip
    assert said["petitions.village.柳河村"][:2] == (1, 0)
    for key, (_, _, because) in said.items():
        assert len(because) == 1
        assert because[0].endswith("信访形式" if "channel" in key else "村")


def test_as_of_repeats_the_report_as_the_journal_stood(sent, xf):
    then = xf("report --month 2026-03 --as-of 2026-04-01 --json").json
    assert then["figures"] == xf("report --month 2026-03 --sealed --json").json["figures"]
    assert xf("check").out == ""
    assert "还没有建立" in xf("report --month 2026-03 --as-of 2026-02-01", code=1).err


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("--seal", 2),
        ("--as-of 2026-04-01", 2),
        ("--text 雨多", 2),
    ],
)
def test_what_was_sealed_is_shown_as_it_was_or_refused(sent, xf, more, code):
    assert "--sealed" in xf(f"report --month 2026-03 --sealed {more}", code=code).err


def test_what_cannot_be_sealed_says_why(book, xf):
    xf("add --channel 来信 --title 要求纳入低保 --name 甲某 --on 2026-03-03")
    assert "还没有结束" in xf("report --month 2026-03 --seal", code=1).err
    assert "没有封存过" in xf("report --month 2026-02 --sealed", code=1).err
    assert "不能一起用" in xf("report --month 2026-02 --seal --as-of 2026-03-01", code=1).err


def test_diff_tells_what_was_recorded_between_two_moments(sent, xf):
    rows = xf("diff 2026-04-02 --json").json
    assert [(r["group"], r["no"]) for r in rows] == [
        ("新登记", "2026-0004"), ("更正", "2026-0002"), ("更正", "2026-0003"),
    ]  # fmt: skip
    assert "新登记 3" in xf("diff 2026-03-01 2026-03-31").out
    assert "没有变动" in xf("diff 2026-04-01 2026-04-01").out
    assert "先写早的时刻" in xf("diff 2026-04-02 2026-04-01", code=2).err


def test_diff_leaves_out_what_changed_no_case(sent, xf, tmp_path):
    xf("show 1 --reveal --reason 核对")
    xf(f"notice 回执 1 -o {tmp_path / '回执.docx'}")
    xf("setting due-days 9")
    kinds = {row["text"].split("：")[0] for row in xf("diff 2026-04-08 --json").json}
    assert kinds == {"登记", "更正序 4", "作废"}


def test_what_stands_beside_the_period_is_compared_as_well(book, xf):
    """A number of 累计, 上期 or 同期, and 集中的事项, that is not what was sealed is named."""
    add = "add --channel 来信 --title 要求修路 --name {} --village 柳河村 --new --on {}"
    xf(add.format("甲某", "2025-12-03"), today="2025-12-31")
    for name, day in (("乙某", "2026-01-03"), ("丙某", "2026-02-03"), ("丁某", "2026-02-04")):
        xf(add.format(name, day), today="2026-02-28")
    xf("report --month 2026-02 --seal", today="2026-03-02")
    assert xf("report --month 2026-02 --json").json["sealed"]["beside"] == []
    xf(add.format("戊某", "2026-01-30"), today="2026-03-05")
    beside = xf("report --month 2026-02 --json").json["sealed"]["beside"]
    total = {one["column"]: one for one in beside if one["figure"] == "petitions.total"}
    assert (total["上期"]["sealed"], total["上期"]["now"]) == (1, 2)
    assert (total["本年累计"]["sealed"], total["本年累计"]["now"]) == (3, 4)
    assert "别的期间的数、集中的事项" in xf("report --month 2026-02").out
    # What moves the period itself moves its year by as much: that is named with its case already.
    xf(add.format("己某", "2026-02-05"))
    beside = xf("report --month 2026-02 --json").json["sealed"]["beside"]
    total = {one["column"]: one for one in beside if one["figure"] == "petitions.total"}
    assert total["本年累计"]["now"] == 5
