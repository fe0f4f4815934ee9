"""Numbers that reach a person are masked in any text however they are written, and nothing else is."""

import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xfcli.case.person import Person
from xfcli.people import masking
from xfcli.sheet.findings import excerpt

WIDE = str.maketrans("0123456789X-()", "０１２３４５６７８９Ｘ－（）")
MONTH_DAY = "(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
GAPS = (" ", "\u00a0", "\u3000", "\u2009", "-", "–", "—", "－", ".", "·", "  ", " - ", ") ", "（")

around = st.text(alphabet="某村电话是：，。（）abc\n", max_size=8)
mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
old_ids = st.from_regex(rf"[1-8][0-9]{{7}}{MONTH_DAY}[0-9]{{3}}", fullmatch=True)
ids = st.from_regex(rf"[1-8][0-9]{{5}}(19|20)[0-9]{{2}}{MONTH_DAY}[0-9]{{3}}[0-9X]", fullmatch=True)
cards = st.from_regex(r"62[0-9]{14,17}", fullmatch=True)
land_lines = st.from_regex(r"0(10|2[0-9]|[3-9][0-9]{2})-[2-8][0-9]{6,7}", fullmatch=True)
# How people group the digits of each; the rest is one group.
GROUPED = (
    (ids, ((6, 8), (6, 4, 4), (3, 3, 4, 4), (17,), (6, 8, 3), (4, 4, 4, 4), (10, 4), (6, 4, 2, 2))),
    (old_ids, ((6, 6), (5, 5), (6, 2, 2, 2), (3, 3, 3, 3))),
    (mobiles, ((3, 4), (3, 3), (4, 4), (4, 3), (3, 4, 2), (1, 2, 4), (2, 3, 3), (7,))),
    (cards, ((4, 4, 4), (6,), (4, 4, 4, 4), (8,))),
    (land_lines, ((5, 4), (5, 3), (5,), (5, 2, 2))),
)  # fmt: skip


@st.composite
def spelled(draw):
    """A number of a person, and a spelling of it."""
    numbers, groupings = draw(st.sampled_from(GROUPED))
    number = draw(numbers)
    parts, rest = [], number
    for length in draw(st.sampled_from(groupings)):
        parts, rest = [*parts, rest[:length].strip("-")], rest[length:]
    gap = st.sampled_from(GAPS)
    text = "".join(part + draw(gap) for part in parts) + rest
    if draw(st.booleans()):
        text = (
            f"{draw(st.sampled_from(['+86', '+86 ', '86-', '0086 ']))}{text}"
            if number in text
            else text
        )
    return number.replace("-", ""), text.translate(WIDE) if draw(st.booleans()) else text


def digits_of(text: str) -> str:
    return re.sub(r"\D", "", text.translate({0xFF10 + i: 0x30 + i for i in range(10)}))


@given(around, st.one_of(mobiles, ids, old_ids, cards, land_lines), around, st.booleans())
def test_numbers_of_people_are_masked_wherever_they_stand(before, number, after, wide):
    text = f"{before}{number.translate(WIDE) if wide else number}{after}"
    shown = masking.free_text(text)
    assert "*" in shown
    assert masking.free_text(shown) == shown
    assert shown.startswith(before)
    assert shown.endswith(after)
    assert len(digits_of(shown)) <= 7


@given(around, spelled(), around)
def test_no_number_survives_in_any_spelling(before, number, after):
    text = number[1]
    shown = masking.free_text(f"{before}{text}{after}")
    assert "*" in shown, text
    assert len(digits_of(shown)) <= 7, "at most the ends of a mobile"


@given(st.lists(st.one_of(mobiles, ids, cards), min_size=2, max_size=4))
def test_numbers_run_together_show_four_digits(numbers):
    assume("X" not in "".join(numbers[:-1]))  # where it parts them
    assert len(digits_of(masking.free_text("".join(numbers)))) in {3, 4}


@given(st.lists(spelled(), min_size=2, max_size=4), st.sampled_from("、，/;\n"))
def test_numbers_in_a_list_are_each_masked(numbers, mark):
    shown = masking.free_text(mark.join(text for _, text in numbers)).split(mark)
    assert len(shown) == len(numbers)
    assert all(len(digits_of(one)) <= 7 and "*" in one for one in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("320123 1990 0101 1234", "**************1234"),
        ("110105194912310021", "**************0021"),
        ("11010519491231002x", "**************002X"),
        ("110105491231002", "***********1002"),
        ("(0512)65123456", "(0512-*******"),
        ("0512—65123456", "0512-*******"),
        ("0551-6266771", "0551-*******"),
        ("65123456", "*******"),
        ("6512 3456", "*******"),
        ("138.1234.5678", "138****5678"),
        ("138\u00a01234–5678", "138****5678"),
        ("138\u200b1234\u200b5678", "138****5678"),
        ("\u202d138\u00ad1234\u20605678\u202c", "\u202d138****5678\u202c"),
        ("+8613800000001", "+138****0001"),
        ("13800138000110105194912310021", "*************************0021"),
        ("6222-0212-3456-7890", "************7890"),
        ("9234 5678 9012", "********9012"),
        ("١٣٨٠٠٠٠٠٠٠١", "138****0001"),
    ],
)
def test_how_much_is_shown(text, shown):
    assert masking.free_text(f"电话{text}。") == f"电话{shown}。"


PLAIN = (
    "2026-0012", "2026-0012 2026-0013", "2025-0001至2026-0012", "青信访受字〔2026〕12号", "（2026）1234号",
    "2026-03-05 至 2026-03-20", "2026-03-05 2026-03-20", "2026.3.5-2026.3.20", "20260305", "20260305-20260320",
    "2026-03-05 09:30", "2019-2026年", "人民币123456.78元", "3123456.78元", "3123456.78", "1,387,654.00元",
    "XF-20260305-0012", "第三十一条第六项", "1387654元", "30000000元", "3000-5000元", "3000-5000", "3组15号",
    "12345热线", "2026-03-05 3人 12户 1500元", "面积 6666.67 平方米", "6512345亩", "GB/T 9704-2012", "",
)  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_other_numbers_stay(text):
    assert masking.free_text(text) == text
    assert masking.free_text(f"事项（{text}）已办") == f"事项（{text}）已办"


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.integers(1, 999_999),
    st.integers(1, 9_999_999_999),
    st.integers(1, 9999),
)
def test_days_case_numbers_document_numbers_and_amounts_stay(day, case, amount, number):
    for text in (
        f"{day}", f"{day:%Y.%m.%d}", f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日",
        f"2026-{case:04}", f"青信访〔2026〕{number}号", f"{amount}元", f"{amount}.50元", f"人民币{amount}",
    ):  # fmt: skip
        assert masking.free_text(text) == text
        assert masking.free_text(f"{text}，{text}") == f"{text}，{text}"


@given(st.text(), st.text("0123456789Xx*- ()（）.·–０１２３、元\n", max_size=60))
def test_masking_again_changes_nothing_and_any_text_is_answered(text, digits):
    for one in (text, digits):
        shown = masking.free_text(one)
        assert masking.free_text(shown) == shown


@given(st.text(min_size=1, max_size=6), ids, mobiles)
def test_a_person_is_shown_by_name_only_and_whole_only_through_the_whole_lens(name, number, phone):
    assume("3组" not in name)
    person = Person(name, number, phone, "青石镇柳河村3组5号")
    shown = masking.Lens().person(person)
    assert shown.name == name
    assert number not in str(shown)
    assert phone not in str(shown)
    assert "3组" not in str(shown)
    assert masking.Lens(whole=True).person(person) == person
    hidden = masking.Lens(names=False).person(person).name
    assert hidden == name[0] + "*" * max(len(name) - 1, 1)  # a name of one character is hidden too


@given(spelled())
def test_a_field_is_masked_as_running_text_is_and_no_less(number):
    text = number[1]
    for key in ("id_number", "phone", "title", "text", "on"):
        assert len(digits_of(excerpt(key, text))) <= 7
    assert masking.phone(text) in masking.free_text(text)
    assert digits_of(masking.id_number(text))[:-4] == ""


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("0551-6266771", "0551-*******"),
        ("13800000001、0512-65123456", "138****0001、0512-*******"),
        ("13800000001 张某", "138****0001"),
        ("12345", "*****"),
        ("无", "*"),
    ],
)
def test_a_phone_shows_its_ends_or_its_area_only(phone, shown):
    assert masking.phone(phone) == shown
