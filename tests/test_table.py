"""How wide the columns of a table are, and what is left out where they have no room."""

from hypothesis import given
from hypothesis import strategies as st

from xfcli.table import Table, fitted, widths
from xfcli.text import places

TEXT = st.text("村路灯甲某 ，。（）ab12-", max_size=60)


def headings_in(table: Table, room: int) -> tuple[str, ...]:
    return fitted(table, room).headings


def test_spare_columns_are_left_out_where_there_is_no_room():
    table = Table(("编号", "标题", "领域"), [("2026-0001", "修路" * 9, "交通")], spare=("领域",))
    assert headings_in(table, 51) == ("编号", "标题", "领域")
    assert headings_in(table, 50) == ("编号", "标题")
    both = table._replace(spare=("标题", "领域"))
    assert headings_in(both, 50) == ("编号", "领域"), "one is enough"
    other = table._replace(spare=("单位", "领域"))
    assert headings_in(other, 50) == ("编号", "标题"), "a name that the table lacks"


def test_a_column_without_a_value_is_left_out_before_the_spare_ones():
    rows = [("2026-0001", "修路" * 9, None, "交通"), ("2026-0002", "修路", "", "交通")]
    table = Table(("编号", "标题", "信访件", "领域"), rows, spare=("领域",))
    assert headings_in(table, 58) == ("编号", "标题", "信访件", "领域")
    assert headings_in(table, 57) == ("编号", "标题", "领域")
    assert headings_in(table, 50) == ("编号", "标题")
    assert headings_in(table._replace(rows=[]), 20) == table.headings[:3], "no rows, none is empty"


def test_headings_of_numbers_are_folded_before_a_column_is_left_out():
    table = Table(
        ("指标", "去年同期", "本年累计"), [("信访总量", "25", "169")],
        numeric=frozenset({"去年同期", "本年累计"}), spare=("本年累计",),
    )  # fmt: skip
    assert fitted(table, 26) == (table.headings, (8, 8, 8))
    assert fitted(table, 18) == (table.headings, (8, 4, 4))
    assert headings_in(table, 17) == ("指标", "去年同期")


def test_a_number_a_day_and_a_case_number_keep_their_places():
    table = Table(
        ("编号", "日期", "本期", "标题"), [("2026-0001", "2026-03-05", "38.89% 14/36", "修路" * 20)],
        numeric=frozenset({"本期"}),
    )  # fmt: skip
    assert fitted(table, 47) == (table.headings, (9, 10, 12, 13))
    assert fitted(table, 39) == (table.headings, (9, 10, 7, 10)), (
        "a number with its parts on two lines"
    )
    assert fitted(table, 38) == (table.headings, (9, 10, 6, 10))
    assert fitted(table, 37) is None


@given(st.lists(st.tuples(TEXT, TEXT, st.integers(0, 10**6)), max_size=5), st.integers(10, 100))
def test_columns_together_have_room_or_the_table_does_not_stand_there(rows, room):
    table = Table(("编号", "标题", "人数"), rows, numeric=frozenset({"人数"}))
    found = fitted(table, room)
    if found is None:
        assert sum(widths(table, room)) + 2 > room
    else:
        assert sum(found[1]) + len(found[1]) - 1 <= room
    wide = widths(table, 1000)
    assert wide[0] == max(map(places, ("编号", *(row[0] for row in rows))))
