"""Text as people type it and as it stands on a line."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xfcli import text

PROSE = st.text("村路灯甲某 ，。（）ab12-", max_size=60)
ONES = " 一二三四五六七八九"


@given(st.text())
def test_half_width_is_what_unicode_says_of_ascii_and_leaves_all_else(written):
    assert text.half_width(written) == "".join(
        unicodedata.normalize("NFKC", ch) if "\uff01" <= ch <= "\uff5e" or ch == "\u3000" else ch
        for ch in written
    )


def test_half_width_letters_leave_the_marks_of_chinese_prose():
    assert "（Ａ１）：，".translate(text.HALF_WIDTH_LETTERS) == "（A1）：，"


@pytest.mark.parametrize("number", range(1, 100))
def test_a_small_number_is_read_in_every_spelling(number):
    tens, ones = divmod(number, 10)
    ten = {0: [""], 1: ["十"], 2: ["二十", "廿"], 3: ["三十", "卅"]}.get(tens, [f"{ONES[tens]}十"])
    for written in (str(number), f"{number:02}", *(f"{t}{ONES[ones].strip()}" for t in ten)):
        assert text.small_number(written) == number


@pytest.mark.parametrize("written", ["", "0", "00", "零", "一十一一", "十十", "一百", "100", "003", "３", "三3", "-1"])  # fmt: skip
def test_what_is_no_small_number_is_none(written):
    assert text.small_number(written) == 0


def test_digits_of_a_year():
    assert text.digits("二〇二六") == text.digits("二零二六") == text.digits("2○二6") == "2026"


@pytest.mark.parametrize(
    ("written", "on_a_terminal", "in_a_chinese_font"),
    [("abc", 3, 3), ("低保", 4, 4), ("，", 2, 2), ("—", 1, 2), ("“①”", 3, 6), ("e\u0301", 1, 1), ("𬱖", 2, 2)],
)  # fmt: skip
def test_places_on_a_line(written, on_a_terminal, in_a_chinese_font):
    assert text.places(written) == on_a_terminal
    assert text.places(written, 2) == in_a_chinese_font


@given(PROSE, st.integers(2, 40))
@example("1村。", 3)  # broken before 村, what is left is still too wide
def test_folding_loses_nothing_but_spaces_and_keeps_to_its_room(written, room):
    lines = text.fold(written, room)
    assert "".join(lines).replace(" ", "") == written.replace(" ", "")
    assert all(text.places(line) <= room for line in lines)


def test_a_date_is_not_broken_and_a_comma_begins_no_line():
    assert text.fold("法定口径到期日2026-09-12", 18) == ["法定口径到期日", "2026-09-12"]
    assert text.fold("要求修路，请答复", 8) == ["要求修", "路，请答", "复"]
    assert text.fold("2026-01-31 收到转送", 14) == ["2026-01-31", "收到转送"]
