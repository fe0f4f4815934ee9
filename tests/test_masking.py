"""Numbers that reach a person are masked in any text, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfcli.case.case import Person
from xfcli.people import masking

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
around = st.text(alphabet="某村电话是：，。（）abc\n", max_size=8)
mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
ids = st.from_regex(r"[1-8][0-9]{5}(19|20)[0-9]{9}[0-9X]", fullmatch=True)
cards = st.from_regex(r"62[0-9]{14,17}", fullmatch=True)
land_lines = st.from_regex(r"0[1-9][0-9]{1,2}-[2-8][0-9]{6,7}", fullmatch=True)


@given(around, st.one_of(mobiles, ids, cards, land_lines), around, st.booleans())
def test_numbers_of_people_are_masked_wherever_they_stand(before, number, after, wide):
    text = f"{before}{number.translate(WIDE) if wide else number}{after}"
    shown = masking.free_text(text)
    assert number not in shown
    assert number.translate(WIDE) not in shown
    assert "*" in shown
    assert masking.free_text(shown) == shown
    assert shown.startswith(before)
    assert shown.endswith(after)


@pytest.mark.parametrize(
    "text",
    [
        "2026-0012", "青信访受字〔2026〕12号", "2026-03-05 至 2026-03-20", "20260305", "人民币123456.78元",
        "XF-20260305-0012", "第三十一条第六项", "1387654元", "3组15号", "",
    ],
)  # fmt: skip
def test_other_numbers_stay(text):
    assert masking.free_text(text) == text


@pytest.mark.parametrize(
    "text", ["138 0000 0001", "138-0000-0001", "+8613800000001", "86 13800000001"]
)
def test_phones_as_people_write_them(text):
    shown = masking.free_text(f"电话{text}。")
    assert text not in shown
    assert shown.endswith("0001。")


@given(st.text(min_size=1, max_size=6), ids, mobiles)
def test_a_person_is_shown_by_name_only_and_whole_only_through_the_whole_lens(name, number, phone):
    person = Person(name, number, phone, "青石镇柳河村3组5号")
    shown = masking.Lens().person(person)
    assert shown.name == name
    assert number not in str(shown)
    assert phone not in str(shown)
    assert "3组" not in str(shown)
    assert masking.Lens(whole=True).person(person) == person
    assert masking.Lens(names=False).person(person).name == name[0] + "*" * (len(name) - 1)
