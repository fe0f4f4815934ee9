"""What stands on a terminal: aligned whatever the characters, and every value whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfcli import layout, text
from xfcli.table import Table

TEXT = st.text("村路灯甲某 ，。（）ab12-", max_size=60)


def drawn(table: Table, room: int) -> list[str]:
    return ["".join(piece for piece, _ in line) for line in layout.lines(table, room)]


@given(st.lists(st.tuples(TEXT, TEXT, st.integers(0, 10**6)), max_size=5), st.integers(40, 100))
def test_columns_begin_in_the_same_place_on_every_line(rows, room):
    marked = [(f"一{a}", f"|{b}", n) for a, b, n in rows]
    lines = drawn(Table(("编号", "|标题", "人数"), marked, numeric=frozenset({"人数"})), room)
    places = {text.places(line[: line.index("|")]) for line in lines if "|" in line}
    assert len(places) == 1
    assert all(text.places(line) <= room for line in lines)


def test_spare_columns_are_left_out_where_there_is_no_room():
    table = Table(("编号", "标题", "领域"), [("2026-0001", "修路" * 9, "交通")], spare=("领域",))
    assert drawn(table, 80)[0].split() == ["编号", "标题", "领域"]
    assert drawn(table, 51)[0].split() == ["编号", "标题", "领域"]
    assert drawn(table, 50)[0].split() == ["编号", "标题"]
    both = table._replace(spare=("标题", "领域"))
    assert drawn(both, 50)[0].split() == ["编号", "领域"], "one is enough"


def test_a_terminal_is_sent_no_control_characters():
    assert drawn(Table(("标题",), [("甲\x1b[31m乙\t丙",)]), 40)[1] == "甲 [31m乙 丙"


def test_a_list_on_a_terminal_is_coloured_and_whole(book, xf, terminal):
    title = "反映村道路灯损坏三个月无人修理要求尽快恢复照明并公布维修责任人"
    xf(f"add --channel 来信 --title {title} --name 甲某 --village 张村 --on 2026-01-05 --new")
    said = terminal("list")
    assert "\x1b[1m编号\x1b[0m" in said
    assert "\x1b[1;31m逾期" in said
    parts = [line[10:].split(" ")[0].strip() for line in said.splitlines()[1:]]
    assert "".join(parts) == title


@pytest.mark.parametrize("verb", ["close", "note"])
def test_a_help_page_keeps_to_the_terminal_and_loses_nothing(xf, terminal, verb):
    drawn = terminal(verb, "-h")
    assert max(map(text.places, drawn.splitlines())) <= 80
    assert "".join(drawn.split()) == "".join(xf(f"{verb} -h").out.split())
