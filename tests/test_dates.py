"""What the officer types as a day or a period is read exactly, or refused with an example."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xfcli import dates
from xfcli.dates import Span
from xfcli.errors import BadValue
from xfcli.sheet.cells import dates as cells
from xfcli.sheet.cells.text import Context, Flaw

TODAY = date(2026, 3, 5)
DAY = timedelta(1)
day = date.fromisoformat
days_accepted = st.dates(date(1900, 1, 1), date(2099, 12, 31))
closings = st.none() | st.integers(1, 31)
FULL_WIDTH = str.maketrans("0123456789-./", "０１２３４５６７８９－．／")


def chinese_number(number: int, twenty: str, thirty: str) -> str:
    tens, ones = divmod(number, 10)
    return ("", "十", twenty, thirty)[tens] + "零一二三四五六七八九"[ones].removeprefix("零")


def written(on: date):
    y, m, d = on.year, on.month, on.day
    yield from (
        f"{y}-{m:02}-{d:02}",
        f"{y}.{m}.{d}",
        f"{y}/{m}/{d}",
        f"{y}{m:02}{d:02}",
        f"{y}-{m}-{d}",
    )
    yield from (f"{y}年{m}月{d}日", f"{y}年{m:02}月{d:02}号", f" {y} 年 {m} 月 {d} 日\u3000")
    for zero in "零〇○OＯ":
        year = "".join((zero + "一二三四五六七八九")[int(digit)] for digit in str(y))
        for twenty, thirty in (("二十", "三十"), ("廿", "卅")):
            yield f"{year}年{chinese_number(m, '', '')}月{chinese_number(d, twenty, thirty)}日"


@given(days_accepted)
def test_every_written_form_reads_back_the_day(on):
    for text in written(on):
        assert dates.parse(text, TODAY) == on
        assert dates.parse(text.translate(FULL_WIDTH), TODAY) == on


@given(
    days_accepted,
    st.sampled_from(
        ["{m}-{d}", "{m:02}-{d:02}", "{m}.{d}", "{m}/{d:02}", "{m}月{d}日", "{m}月{d}号"]
    ),
)
def test_a_day_without_a_year_is_of_this_year(on, form):
    text = form.format(m=on.month, d=on.day)
    assert dates.parse(text, date(on.year, 7, 1)) == on


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("今天", "2026-03-05"),
        ("昨天", "2026-03-04"),
        ("前天", "2026-03-03"),
        (" 今天\n", "2026-03-05"),
        ("二〇二六年三月五日", "2026-03-05"),
        ("二零二五年十月二十五日", "2025-10-25"),
        ("一九九九年十二月卅一日", "1999-12-31"),
        ("十月廿五号", "2026-10-25"),
        ("2026年三月5日", "2026-03-05"),
        ("2024-02-29", "2024-02-29"),
        ("３－５", "2026-03-05"),
    ],
)
def test_parse(text, on):
    assert dates.parse(text, TODAY) == day(on)


@pytest.mark.parametrize(
    "text",
    ["3.15", "11.27", "3/5", "3.5", "12/31", "3月5", "3月5日", "2026年3月5", "三月五日", "2026.3.5", "２０２６／３／５", "20260305"],
)  # fmt: skip
def test_a_day_is_read_as_an_import_reads_it_in_a_sheet_of_this_year(text):
    read = cells.day(text, Context(TODAY.year))
    assert dates.parse(text, TODAY) == (read.value if isinstance(read, Flaw) else read)


REFUSED = """26.3.5|3/5/2026|13.5|3.32|0/5|3,5|05-03-2026|2026-3|2026.3|2026年3月|202603|2026|10|5日|
三月|2026-02-30|2026.02.30|2026-13-01|2026-00-10|2026-2-29|2-29|20260230|2026-3.5|
2026-03-05 09:50|2026-03-01至2026-03-05|3月5日-8日|2026-W10-4|2026-064|
农历三月初五|正月初五|三月初五|腊月廿三|二〇二六年三月三十二日|二十六年三月五日|
一十月五日|明天|今日|٢٠٢٦-٠٣-٠٥|²026-3-5|1899-12-31|2100-01-01|二一〇〇年一月一日|
2026--3-5|-3-5|20 26-3-5|2026-3-5-1|46086|None|2026-03-05T00:00:00||　|十十月五日|
2026-003-05|00000000|\x00|\ud800"""


@pytest.mark.parametrize("text", [text.strip("\n") for text in REFUSED.split("|")])
def test_parse_refuses_what_is_not_one_certain_day(text):
    with pytest.raises(BadValue) as refusal:
        dates.parse(text, TODAY)
    sentence = str(refusal.value)
    assert "2026-03-05" in sentence
    assert sentence.endswith("。")
    assert sentence.isprintable()


def test_a_refusal_is_short_and_repeats_no_id_or_phone_number():
    for number in ("33010619900101123X", "13800138000", "１３８００１３８０００"):
        with pytest.raises(BadValue) as refusal:
            dates.parse(f"{number}是我", TODAY)
        assert number not in str(refusal.value)
        assert number[:10] not in str(refusal.value)
    with pytest.raises(BadValue, match=r"「字{20}…」"):
        dates.parse("字" * 1000, TODAY)


def refusal_of(reader) -> str:
    try:
        reader()
    except BadValue as refusal:
        return str(refusal)
    return ""


@given(st.text() | st.text("0123456789-./年月日号一二三十廿〇O Ww周Qq季度", max_size=12))
@example("0" * 10_000)
def test_random_text_never_raises_anything_but_bad_value(text):
    readers = [
        lambda: dates.parse(text, TODAY),
        lambda: dates.month(text, TODAY),
        lambda: dates.week(text, TODAY),
        lambda: dates.quarter(text),
        lambda: dates.half(text),
        lambda: dates.year(text),
        lambda: dates.today({"XF_TODAY": text}),
    ]
    for reader in readers:
        refusal = refusal_of(reader)
        assert len(refusal) < 100
        assert refusal.isprintable()


def test_today_is_fixed_by_the_environment_or_the_day_in_china():
    assert dates.today({"XF_TODAY": "2026-03-05"}) == TODAY
    assert dates.today({}) == dates.today({"XF_TODAY": " "}) == dates.moment().date()
    for text in ("今天", "3-5", "2026-W10-4", "2026-3-5", "2026-02-30"):
        with pytest.raises(BadValue):
            dates.today({"XF_TODAY": text})


def test_moment_is_china_time_to_the_second():
    now = dates.moment()
    assert now.utcoffset() == timedelta(hours=8)
    assert now.microsecond == 0
    assert abs(datetime.now(dates.SHANGHAI) - now) < timedelta(seconds=5)


def edges(span: Span) -> str:
    return f"{span.first} {span.last}"


@pytest.mark.parametrize(
    "text", ["2026-03", "2026-3", "2026年3月", "202603", "２０２６－０３", "本月"]
)
def test_month_forms(text):
    span = dates.month(text, TODAY)
    assert (edges(span), span.label) == ("2026-03-01 2026-03-31", "2026年3月")


@pytest.mark.parametrize(
    ("text", "closes_on", "expected"),
    [
        ("2026-03", 25, "2026-02-26 2026-03-25"),
        ("2026-01", 25, "2025-12-26 2026-01-25"),
        ("2026-02", 30, "2026-01-31 2026-02-28"),
        ("2026-03", 30, "2026-03-01 2026-03-30"),
        ("2024-02", 29, "2024-01-30 2024-02-29"),
        ("2024-02", None, "2024-02-01 2024-02-29"),
        ("2026-02", 31, "2026-02-01 2026-02-28"),
        ("2026-12", None, "2026-12-01 2026-12-31"),
        ("2026-03", 1, "2026-02-02 2026-03-01"),
    ],
)
def test_month_closes_on_a_set_day_clipped_to_its_length(text, closes_on, expected):
    assert edges(dates.month(text, TODAY, closes_on)) == expected


@pytest.mark.parametrize(
    ("today", "closes_on", "current", "complete"),
    [
        ("2026-03-31", None, "2026-03-01 2026-03-31", "2026-02-01 2026-02-28"),
        ("2026-04-01", None, "2026-04-01 2026-04-30", "2026-03-01 2026-03-31"),
        ("2026-01-01", None, "2026-01-01 2026-01-31", "2025-12-01 2025-12-31"),
        ("2026-03-25", 25, "2026-02-26 2026-03-25", "2026-01-26 2026-02-25"),
        ("2026-03-26", 25, "2026-03-26 2026-04-25", "2026-02-26 2026-03-25"),
        ("2026-12-28", 25, "2026-12-26 2027-01-25", "2026-11-26 2026-12-25"),
    ],
)
def test_this_month_and_the_last_complete_one(today, closes_on, current, complete):
    assert edges(dates.month("本月", day(today), closes_on)) == current
    assert edges(dates.month("上月", day(today), closes_on)) == complete


@pytest.mark.parametrize(
    ("span", "expected", "label"),
    [
        (dates.quarter("2026Q1"), "2026-01-01 2026-03-31", "2026年第一季度"),
        (dates.quarter("2026-q4"), "2026-10-01 2026-12-31", "2026年第四季度"),
        (dates.quarter("2026-2季度"), "2026-04-01 2026-06-30", "2026年第二季度"),
        (dates.quarter("2026年第三季度"), "2026-07-01 2026-09-30", "2026年第三季度"),
        (
            dates.quarter("2026Q1", 25),
            "2025-12-26 2026-03-25",
            "2026年第一季度（2025-12-26至2026-03-25）",
        ),
        (dates.half("2026H1"), "2026-01-01 2026-06-30", "2026年上半年"),
        (dates.half("2026年下半年"), "2026-07-01 2026-12-31", "2026年下半年"),
        (dates.year("2026"), "2026-01-01 2026-12-31", "2026年"),
        (dates.year("2026年"), "2026-01-01 2026-12-31", "2026年"),
        (dates.week("2026-W10", TODAY), "2026-03-02 2026-03-08", "2026年第10周"),
        (dates.week("2026年第1周", TODAY), "2025-12-29 2026-01-04", "2026年第1周"),
        (dates.week("今天", TODAY), "2026-03-02 2026-03-08", "2026年第10周"),
        (dates.week("2027-01-01", TODAY), "2026-12-28 2027-01-03", "2026年第53周"),
        (dates.between(TODAY, TODAY), "2026-03-05 2026-03-05", "2026-03-05至2026-03-05"),
    ],
)
def test_spans(span, expected, label):
    assert (edges(span), span.label) == (expected, label)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        *(
            (dates.quarter, text)
            for text in ("2026Q5", "2026", "Q1", "2026年五季度", "26Q1", "2026Q")
        ),
        *((dates.half, text) for text in ("2026H3", "上半年", "2026年中半年")),
        *((dates.year, text) for text in ("26", "1899", "2100", "今年", "2026-01")),
        *((lambda t: dates.month(t, TODAY), t) for t in ("2026-13", "2026-0", "下月", "202613")),
        *(
            (lambda t: dates.week(t, TODAY), t)
            for t in ("2025-W53", "2026-W54", "2026-W0", "第10周")
        ),
    ],
)
def test_a_period_that_is_none_is_refused_with_an_example(read, text):
    with pytest.raises(BadValue, match=r"「.*」，请写成 2026.*。$"):
        read(text)


def test_a_range_the_wrong_way_round_and_an_impossible_closing_day_are_refused():
    with pytest.raises(BadValue, match="晚于"):
        dates.between(TODAY, TODAY - DAY)
    for closing in (0, 32, -1):
        with pytest.raises(BadValue, match="1 至 31"):
            dates.month("2026-03", TODAY, closing)


ADJACENT = [  # span, the one before, last year's, the year to date
    (dates.month("2026-03", TODAY), "2026-02-01 2026-02-28", "2025-03-01 2025-03-31", "2026-01-01"),
    (dates.month("2026-01", TODAY), "2025-12-01 2025-12-31", "2025-01-01 2025-01-31", "2026-01-01"),
    (dates.month("2024-02", TODAY), "2024-01-01 2024-01-31", "2023-02-01 2023-02-28", "2024-01-01"),
    (dates.month("2025-02", TODAY), "2025-01-01 2025-01-31", "2024-02-01 2024-02-29", "2025-01-01"),
    (
        dates.month("2026-01", TODAY, 25),
        "2025-11-26 2025-12-25",
        "2024-12-26 2025-01-25",
        "2025-12-26",
    ),
    (
        dates.month("2026-03", TODAY, 29),
        "2026-01-30 2026-02-28",
        "2025-03-01 2025-03-29",
        "2025-12-30",
    ),
    (dates.quarter("2026Q1"), "2025-10-01 2025-12-31", "2025-01-01 2025-03-31", "2026-01-01"),
    (dates.half("2026H1"), "2025-07-01 2025-12-31", "2025-01-01 2025-06-30", "2026-01-01"),
    (dates.year("2026"), "2025-01-01 2025-12-31", "2025-01-01 2025-12-31", "2026-01-01"),
    (dates.week("2026-W01", TODAY), "2025-12-22 2025-12-28", "2024-12-30 2025-01-05", "2025-12-29"),
    (dates.week("2026-W53", TODAY), "2026-12-21 2026-12-27", "2025-12-22 2025-12-28", "2025-12-29"),
    (
        dates.between(day("2026-03-10"), day("2026-03-14")),
        "2026-03-05 2026-03-09",
        "2025-03-10 2025-03-14",
        "2026-01-01",
    ),
    (
        dates.between(day("2024-02-29"), day("2024-02-29")),
        "2024-02-28 2024-02-28",
        "2023-02-28 2023-02-28",
        "2024-01-01",
    ),
    (
        dates.between(day("2025-01-01"), day("2025-02-28")),
        "2024-11-03 2024-12-31",
        "2024-01-01 2024-02-29",
        "2025-01-01",
    ),
    (
        dates.between(day("2025-12-20"), day("2026-01-10")),
        "2025-11-28 2025-12-19",
        "2024-12-20 2025-01-10",
        "2026-01-01",
    ),
]


@pytest.mark.parametrize(("span", "previous", "last_year", "since"), ADJACENT)
def test_neighbours_of_a_span(span, previous, last_year, since):
    assert edges(dates.previous(span)) == previous
    assert edges(dates.last_year(span)) == last_year
    assert edges(dates.year_to_date(span)) == f"{since} {span.last}"


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), closings)
def test_months_tile_the_calendar_and_each_day_lies_in_its_own(on, closes_on):
    span = dates.month("本月", on, closes_on)
    assert span.first <= on <= span.last
    before = dates.previous(span)
    assert before.last + DAY == span.first
    assert before == dates.month("上月", on, closes_on)
    assert span == dates.month(f"{span.last:%Y-%m}", TODAY, closes_on)
    assert 28 <= (span.last - span.first).days + 1 <= 32
    assert (
        dates.year_to_date(span).first == dates.month(f"{span.last:%Y}-01", TODAY, closes_on).first
    )


@given(st.integers(1951, 2050), closings)
def test_months_add_up_to_quarters_halves_and_the_year(number, closes_on):
    months = [dates.month(f"{number}-{n}", TODAY, closes_on) for n in range(1, 13)]
    for parts, size in (([f"Q{n}" for n in range(1, 5)], 3), (["H1", "H2"], 6)):
        read = dates.quarter if size == 3 else dates.half
        for index, part in enumerate(parts):
            span = read(f"{number}{part}", closes_on)
            assert span.first == months[index * size].first
            assert span.last == months[index * size + size - 1].last
    whole = dates.year(str(number), closes_on)
    assert (whole.first, whole.last) == (months[0].first, months[-1].last)


@given(days_accepted)
def test_weeks_run_from_monday_to_sunday_and_keep_their_number(on):
    span = dates.week(on.isoformat(), TODAY)
    assert span.first.weekday() == 0
    assert span.last - span.first == 6 * DAY
    assert span.first <= on <= span.last
    assert dates.previous(span).last + DAY == span.first
    number, earlier = span.first.isocalendar().week, dates.last_year(span).first.isocalendar()
    assert earlier.year == span.first.isocalendar().year - 1
    assert earlier.week == number or (earlier.week, number) == (52, 53)


@pytest.mark.parametrize(
    ("text", "today", "first"),
    [
        ("10", "2026-11-27", "2026-10-01"), ("10月", "2026-11-27", "2026-10-01"), ("12", "2026-11-27", "2025-12-01"),
        ("11", "2026-11-27", "2026-11-01"), ("1", "2027-01-05", "2027-01-01"), ("02", "2027-01-05", "2026-02-01"),
    ],
)  # fmt: skip
def test_a_month_by_its_number_is_the_last_one(text, today, first):
    assert dates.month(text, day(today)).first == day(first)


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31", "1899-12-31", "2200-01-01"])
def test_days_that_no_period_can_be_counted_from_are_refused(book, xf, text):
    """They ended as a ledger that cannot be read: OverflowError."""
    said = xf(f"add --channel 来信 --title 修路 --new --on {text}", code=2).err
    assert "看不懂日期" in said
    for words in ("due", "report", "report --week", "log", "why cases.open"):
        assert "XF_TODAY" in xf(words, code=2, today=text).err
