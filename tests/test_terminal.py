"""What a terminal shows: aligned whatever the characters, every value whole, nothing wider than it."""

import io
import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from xfcli.commands import demo
from xfcli.screen import show, streams, terminal
from xfcli.screen.cli import VERBS, app
from xfcli.table import Table, Tile
from xfcli.text import STEERING, places

TEXT = st.text("村路灯甲某 ，。（）ab12-", max_size=60)
WIDTHS = (20, 40, 60, 70, 80, 120, 200)
READING = (
    "list", "list --overdue", "show 2026-0065 --explain", "show 2025-0001", "due", "search 低保",
    "why cases.overdue --month 2026-06", "why closure.rate --month 2026-06", "report --month 2026-06",
    "report --week 2026-W26", "log --access", "diff 2026-06-28", "check", "units", "setting",
    "catalogue 低保", "calendar", "retention", "notice 回执 2026-0065 -n", "restore", "check -v",
    "log --since 2026-06-28", "law", "law 信访工作条例 23", "handover",
    "import {sheet}", "reconcile {sheet}", "rollup {sums} --month 2026-06",
)  # fmt: skip
# They write, ask, or show lines to be copied as they are.
NOT_READING = {
    "add", "amend", "undo", "void", "classify", "accept", "refuse", "transfer", "return", "extend", "reply", "deliver",
    "review", "urge", "note", "rate", "close", "reopen", "desk", "export", "init", "backup", "schedule", "demo",
}  # fmt: skip
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Screen(io.StringIO):
    """A terminal as far as a program can tell."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch):
    """Call something that writes on a terminal of some width; return what it wrote."""

    def _screen(write, width: int = 80) -> str:
        drawn = Screen()
        with monkeypatch.context() as patch:
            patch.setenv("COLUMNS", str(width))
            patch.setenv("TERM", "xterm-256color")
            patch.setattr(sys, "stdout", drawn)
            patch.setattr(streams, "is_old_console", lambda: False)  # it has a place less
            write()
        return drawn.getvalue()

    return _screen


@pytest.fixture
def lines_of(screen):
    """The lines of a table as drawn, without colours."""

    def _lines_of(table: Table, width: int) -> list[str]:
        return COLOUR.sub("", screen(lambda: terminal.draw(table, width), width)).splitlines()

    return _lines_of


def cells_of(lines: list[str]) -> list[str]:
    """The text of each column, put together again, without spaces; the light line tells where."""
    light = next(i for i, line in enumerate(lines) if set(line) <= {"-", " "} and line.strip())
    spans = [found.span() for found in re.finditer("-+", lines[light])]
    columns = ["" for _ in spans]
    for line in lines[light + 1 :]:
        place = 0
        for ch in line:
            column = next((i for i, (a, b) in enumerate(spans) if a <= place < b), None)
            if column is not None:
                columns[column] += ch.strip()
            place += cell_len(ch)
    return columns


same_screen = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@same_screen
@given(st.lists(st.tuples(TEXT, TEXT, st.integers(0, 10**6)), min_size=1, max_size=5), st.integers(40, 100))  # fmt: skip
def test_a_table_is_aligned_and_whole(lines_of, rows, room):
    rows = [(f"一{no}", f"事{title}", n) for no, title, n in rows]  # no column without a value
    table = Table(("编号", "标题", "人数"), rows, numeric=frozenset({"人数"}))
    lines = lines_of(table, room)
    assert all(cell_len(line) <= room for line in lines)
    assert cells_of(lines) == [
        "".join("".join(str(row[i]).split()) for row in rows) for i in range(3)
    ]


@same_screen
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=4), st.integers(1, 60))  # fmt: skip
def test_nothing_in_the_register_steers_a_terminal(lines_of, screen, rows, room):
    lines = lines_of(Table(("编号", "标题"), rows), room)
    prose = screen(lambda: show.line("".join(map("".join, rows))), room + 20)
    assert not re.search(STEERING, "\n".join((*lines, prose)))
    assert all(cell_len(line) <= max(room, 20) for line in lines)
    assert all(places(line) <= room + 20 for line in prose.splitlines())


def test_control_characters_are_seen_as_such(lines_of, screen, capsys):
    table = Table(("标题",), [("甲\x1b[31m乙\t丙\x9b2J丁\u202e戊",)])
    assert lines_of(table, 40)[2].rstrip() == "甲\ufffd[31m乙 丙\ufffd2J丁\ufffd戊"
    assert list(table.plain_lines())[1] == "甲\ufffd[31m乙 丙\ufffd2J丁\ufffd戊"
    show.line("2026-0001（甲\n2026-0009（假的）已登记\x1b]0;x\x07）已登记。")
    show.talk("甲\x1b[2J\n乙")
    out, err = capsys.readouterr()
    assert out == "2026-0001（甲 2026-0009（假的）已登记\ufffd]0;x\ufffd）已登记。\n"
    assert err == "甲\ufffd[2J 乙\n"
    assert screen(lambda: show.as_json(["\x9b2J"])) == '[\n  "\\u009b2J"\n]\n'
    assert screen(lambda: show.csv_rows(["标题"], [["\x1b[2J"]])) == "标题\n\ufffd[2J\n"


def test_markup_and_emoji_codes_are_text(lines_of):
    assert (
        lines_of(Table(("标题",), [("[red]甲[/red] :100: [/]",)]), 40)[2].rstrip()
        == "[red]甲[/red] :100: [/]"
    )


def test_numbers_stand_right_under_a_light_line_and_a_sum_under_another(lines_of):
    table = Table(
        ("村", "件"),
        [("柳河村", 7), ("合计", 1234)],
        "按村",
        numeric=frozenset({"件"}),
        summed=True,
    )
    assert lines_of(table, 40) == [
        "按村",
        "村       件",
        "------ ----",
        "柳河村    7",
        "------ ----",
        "合计   1234",
    ]


def test_a_heading_is_folded_evenly(lines_of):
    rows = [("重复信访比如何", "1234567")]
    assert lines_of(
        Table(("指标", "去年同期累计"), rows, numeric=frozenset({"去年同期累计"})), 23
    ) == [
        "                 去年同",
        "指标             期累计",
        "-------------- --------",
        "重复信访比如何  1234567",
    ]


def test_a_bar_shows_how_numbers_compare(lines_of):
    table = Table(("月份", "总量"), [("3月", 36), ("4月", 9), ("5月", 0)],
                  numeric=frozenset({"总量"}), bars=frozenset({"总量"}))  # fmt: skip
    assert [line.rstrip() for line in lines_of(table, 40)[2:]] == [
        "3月  36 ########",
        "4月   9 ##",
        "5月   0",
    ]


def test_neighbours_under_the_same_headings_are_one_grid(screen):
    """The headings once, columns in the same places, each title and note on a line of its own."""
    one = Table(
        ("指标", "本期"), [("信访总量", 36)], "总量", numeric=frozenset({"本期"}), note="其余都是零"
    )
    two = one._replace(rows=[("来", 7)], title="按形式", note="")
    other = Table(("单位", "件"), [("民政办", 1)], "单位")
    drawn = COLOUR.sub("", screen(lambda: terminal.draw_all((one, two, other), 40), 40))
    assert [line.rstrip() for line in drawn.splitlines()] == [
        "指标     本期",
        "-------- ----",
        "总量",
        "信访总量   36",
        "其余都是零",
        "按形式",
        "来          7",
        "单位",
        "单位   件",
        "------ --",
        "民政办 1",
    ]


def test_what_is_urgent_is_coloured_by_how_urgent_it_is(year, screen, monkeypatch):
    monkeypatch.delenv("XF_TODAY")
    monkeypatch.setenv("XF_DB", str(year))

    def drawn(words: str) -> str:
        def run() -> None:
            with pytest.raises(SystemExit):
                app(words.split())

        return screen(run, 80)

    due = drawn("due")
    assert re.search("\x1b\\[1;31m逾期\\d+天\x1b\\[0m.*2026-0036", due)
    assert re.search("\x1b\\[1;33m2026-07-02\x1b\\[0m", due)
    assert re.search("\x1b\\[33m2026-07-03\x1b\\[0m", due)
    assert not re.search("\x1b\\[[0-9;]*3[13]m今天写好", due)
    assert due.count("办什么") == 1
    late, told = drawn("show 2026-0065").splitlines(), drawn("show 2026-0102").splitlines()
    assert late[1].startswith("\x1b[1;31m下一步：")
    assert told[1].startswith("下一步：送达")


def test_a_report_begins_with_what_a_leader_asks_and_is_one_grid(year, screen, xf, monkeypatch):
    monkeypatch.delenv("XF_TODAY")
    monkeypatch.setenv("XF_DB", str(year))

    def drawn(month: str) -> list[str]:
        def run() -> None:
            with pytest.raises(SystemExit):
                app(["report", "--month", month])

        return COLOUR.sub("", screen(run, 80)).splitlines()

    lines = drawn("2026-06")
    first, whole = "\n".join(lines[:15]), "\n".join(lines)
    for told in (
        "信访总量 36 件(批)次", "重复信访比 38.89%", "办结率 16.67%", "按期答复率 73.33%",
        "满意率 33.33%", "在办／逾期 41 件／9 件", "环比+33.33% 同比+44.00%", "2025-07 至 2026-06",
    ):  # fmt: skip
        assert told in first
    light = next(line for line in lines if set(line) <= {"-", " "} and line.strip())
    ends = [found.end() for found in re.finditer("-+", light)]
    assert whole.count("本年累计") == 1  # one grid: the headings once, numbers to the right
    for label in ("信访总量    ", "期末在办    ", "来访        ", "农业农村办    "):
        row = next(line for line in lines if line.startswith(label))
        places_of = [cell_len(row[: found.end()]) for found in re.finditer(r"\S+", row)]
        assert set(places_of[1:]) <= set(ends)
    assert "收养、救灾(转)、残疾(转)、社会组织：本期、上期和去年同期都没有" in whole
    assert re.search("另 \\d+ 个诉求领域本期、上期和去年同期都没有", "\n".join(drawn("2026-05")))
    assert lines[-1].endswith("（不计入总量）。")  # the paragraph last
    assert "指标\t单位\t本期" in xf("report --month 2026-06").out  # pipes as they were


def test_upright_bars_stand_on_zero_and_reach_the_top(screen):
    tile = Tile("总量", "9", "环比持平", (9, 3, 0, None, 1))
    drawn = COLOUR.sub("", screen(lambda: terminal.draw_tiles((tile,), 40), 40))
    assert [line.rstrip() for line in drawn.splitlines()][:5] == [
        "总量 9",
        "环比持平",
        " #",
        " #",
        " # #     .",
    ]


def test_where_a_table_has_no_room_each_row_stands_by_itself(lines_of):
    headings = ("编号", "收到", "标题", "单位")
    rows = [
        ("2026-0001", "2026-03-05", "要求尽快恢复照明", ""),
        ("2026-0002", "2026-03-06", "修路", "民政办"),
    ]
    assert [line.rstrip() for line in lines_of(Table(headings, rows), 20)] == [
        "编号 2026-0001",
        "收到 2026-03-05",
        "标题 要求尽快恢复照",
        "     明",
        "---- ---------------",
        "编号 2026-0002",
        "收到 2026-03-06",
        "标题 修路",
        "单位 民政办",
    ]


def test_a_command_in_prose_stays_on_one_line(screen):
    said = screen(
        lambda: show.line("登记意见（xf review 2026-0001 --stage 复查）。下一步：xf close 1"), 40
    )
    assert said.splitlines() == [
        "登记意见",
        "（xf review 2026-0001 --stage 复查）。下",
        "一步：xf close 1",
    ]
    assert (
        screen(lambda: show.block("    说过三次，只有口头的。\n完"), 16)
        == "    说过三次，只\n    有口头的。\n完\n"
    )
    assert screen(lambda: show.verbatim("x" * 50), 16) == "x" * 50 + "\n"


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "xf演示台账.db"
    demo.run(file=path, quiet=True)
    return path


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A sheet with whatever makes lines long, and a place for the sums."""
    folder = tmp_path_factory.mktemp("files")
    sheet = "编号,登记日期,信访形式,姓名,村组,标题,责任单位,办理状态,我们自己的一个很长很长的表头名称没有人认识\n" + "".join(
        f"{no},{day},{way},{'阿卜杜拉·买买提·吐尔逊' * 3},柳河村与东山村合并后的新居民委员会{no},"
        f"要求{'https://example.cn/a/long/path' * 4},县自然资源和规划局不动产登记中心,办,记\n"
        for no, day, way in (("2026-0065", "2026-06-01", "来访"), ("7", "2026-13-45", "飞鸽"), ("8", "", "来信"))
    )  # fmt: skip
    (folder / "来件.csv").write_text(sheet, "utf-8-sig")
    return {"sheet": str(folder / "来件.csv"), "sums": str(folder / "本镇.csv")}


@pytest.mark.parametrize("words", READING)
def test_every_view_fits_every_terminal(words, year, files, screen, run, xf, monkeypatch):
    monkeypatch.delenv("XF_TODAY")
    monkeypatch.setenv("XF_DB", str(year))
    if "{sums}" in words and not Path(files["sums"]).exists():
        xf(["export", "--sums", "-o", files["sums"]])
    fits_every_terminal([word.format(**files) for word in words.split()], screen, run)


def test_every_reading_command_is_tried_on_every_terminal():
    assert {words.split()[0] for words in READING} == {verb.name for verb in VERBS} - NOT_READING


def fits_every_terminal(words, screen, run):
    told = run(words)
    numbers = set(re.findall(r"\b\d{4}-\d{4}\b", told.out))

    def draw():
        with pytest.raises(SystemExit) as stop:
            app(list(words))
        assert stop.value.code == told.code in {0, 1}

    for width in WIDTHS:
        drawn = COLOUR.sub("", screen(draw, width))
        lines = drawn.splitlines()
        assert max(map(cell_len, lines), default=0) <= width, (width, max(lines, key=cell_len))
        assert not {no for no in numbers if no not in drawn}, "cut or broken"


def test_long_names_and_texts_fit_every_terminal(book, xf, run, screen):
    village, unit = "柳河村与东山村合并后的新居民委员会", "县自然资源和规划局不动产登记中心"
    xf(f"units --add {unit} --kind 部门")
    for day, no in (("2025-02-03", "2025-1"), ("2026-01-03", "2026-1"), ("2026-02-03", "2026-2")):
        xf(["add", "--channel", "来访", "--name", "甲某", "--village", village, "--new", "--on", day,
            "--title", "要求https://example.cn/a/very/long/path/that/no/line/holds/at/all尽快" * 2])  # fmt: skip
        xf(f"classify {no} --route 其他机关 --domain 其他 --basis 依据 --on {day} --unit {unit}")
    for words in (
        "report --month 2026-02",
        "list",
        "due",
        "why petitions.total --month 2026-02",
        "show 2026-1 --explain",
        "log",
        "search 要求",
        "diff 2020-01-01",
        "units",
        "retention",
        "handover",
        "check",
        "notice 回执 2026-1 -n",
    ):
        fits_every_terminal(words.split(), screen, run)


def test_a_list_on_a_real_terminal_is_coloured_and_whole(book, xf, terminal):
    title = "反映村道路灯损坏三个月无人修理要求尽快恢复照明并公布维修责任人"
    xf(f"add --channel 来信 --title {title} --name 甲某 --village 张村 --on 2026-01-05 --new")
    said = terminal("list")
    assert "\x1b[1m编号" in said
    assert "\x1b[1;31m逾期" in said
    parts = [line[10:].split(" ")[0].strip() for line in COLOUR.sub("", said).splitlines()[2:]]
    assert "".join(parts) == title


@pytest.mark.parametrize("verb", ["close", "note"])
def test_a_help_page_keeps_to_the_terminal_and_loses_nothing(xf, terminal, verb):
    drawn = terminal(verb, "-h")
    assert max(map(cell_len, drawn.splitlines())) <= 80
    assert "".join(drawn.split()) == "".join(xf(f"{verb} -h").out.split())
