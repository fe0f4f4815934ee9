"""Working days against the law's test vectors and against an independent calendar."""

import json
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lives import is_working
from xfcli import reference
from xfcli.errors import BadValue
from xfcli.law import statutory
from xfcli.law.holiday_notices import read_year
from xfcli.law.workdays import Calendar, Day, Year, shipped, year_of

ANNOUNCED = range(2020, 2027)
DAY = timedelta(1)
day = date.fromisoformat
days_announced = st.dates(date(2020, 1, 1), date(2026, 12, 31))


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return shipped()


def days_of(years):
    first = date(years[0], 1, 1)
    return (first + n * DAY for n in range((date(years[-1] + 1, 1, 1) - first).days))


# The holidays of the law in 2027, by hand: 除夕 is 5 February, 清明 5 April, 端午 9 June, 中秋 15
# September.
BY_LAW_2027 = {
    date(2027, int(month), int(on))
    for month, days in {
        "1": "1",
        "2": "5 6 7 8",
        "4": "5",
        "5": "1 2",
        "6": "9",
        "9": "15",
        "10": "1 2 3",
    }.items()
    for on in days.split()
}


def oracle_is_working(on: date) -> bool:
    """The independent calendar where it knows the year; the law and the week beyond."""
    if on.year <= 2026:
        return chinese_calendar.is_workday(on)
    return on.weekday() < 5 and on not in BY_LAW_2027


NAMES = {
    "New Year's Day": "元旦", "Spring Festival": "春节", "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节", "Dragon Boat Festival": "端午节", "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
}  # fmt: skip


def independent_name(on: date) -> str:
    """What the independent calendar calls a rest day."""
    is_rest, name = chinese_calendar.get_holiday_detail(on)
    return NAMES.get(name, "") if is_rest else ""


@pytest.mark.parametrize("year", ANNOUNCED)
def test_every_holiday_of_the_law_is_a_rest_day_of_the_notice(calendar, year):
    by_law = statutory.holidays(year)
    assert len(by_law) == (13 if year >= 2025 else 11) - (year == 2020)  # 中秋 on 1 October
    assert {on for on in by_law if is_working(calendar, on)} == set()
    assert {on: independent_name(on) for on in by_law} == by_law


def test_the_thirteen_days_of_a_year_without_a_notice():
    assert set(statutory.holidays(2027)) == BY_LAW_2027
    assert statutory.article(2027) == "放假办法第二条"


def test_no_date_on_new_years_day_again(calendar):
    # 15 days from 2026-12-17: 2027-01-01, a Friday; the next working day is Monday.
    assert calendar.add_calendar(day("2026-12-17"), 15).due == day("2027-01-04")
    # 5 working days after 2026-12-25 (Friday): 28 to 31 December are four.
    assert calendar.add_working(day("2026-12-25"), 5).due == day("2027-01-04")
    # 60 days from 2026-12-10 end on 8 February 2027, 正月初三.
    assert calendar.add_calendar(day("2026-12-10"), 60).due == day("2027-02-09")


def test_every_shipped_day_equals_the_independent_calendar(calendar):
    differing = [
        on
        for on in days_of(ANNOUNCED)
        if is_working(calendar, on) != chinese_calendar.is_workday(on)
    ]
    assert differing == []


def test_every_rest_day_and_every_make_up_day_has_a_reason_and_no_other_day(calendar):
    for on in days_of(ANNOUNCED):
        is_ordinary = is_working(calendar, on) and on.weekday() < 5
        assert bool(calendar.reason(on)) is not is_ordinary


@pytest.mark.parametrize("year", ANNOUNCED)
def test_shipped_year_names_its_notice_and_how_it_was_checked(year):
    data = json.loads(reference.path(f"holidays/{year}.json").read_text("utf-8"))
    assert data["year"] == year
    assert f"国务院办公厅关于{year}年部分节假日安排的通知" in data["source"]
    assert data["checked"]
    assert all("www.gov.cn/" in paper for paper in data["papers"])
    dates = [row["date"] for row in data["days"]]
    assert dates == sorted(set(dates))


VECTORS = [  # counted by hand on the 2026 notice
    ("2026-01-05", 15, "2026-01-20", "2026-01-20"),
    ("2026-01-20", 60, "2026-03-21", "2026-03-23"),
    ("2026-01-20", 90, "2026-04-20", "2026-04-20"),
    ("2026-09-10", 15, "2026-09-25", "2026-09-28"),
    ("2026-08-03", 60, "2026-10-02", "2026-10-08"),
    ("2026-01-30", 15, "2026-02-14", "2026-02-14"),
    ("2026-01-16", 30, "2026-02-15", "2026-02-24"),
]


@pytest.mark.parametrize(("start", "days", "plain", "due"), VECTORS)
def test_calendar_days_end_on_the_plain_day_and_roll_off_a_rest_day(
    calendar, start, days, plain, due
):
    count = calendar.add_calendar(day(start), days)
    assert (count.start, count.days) == (day(start), days)
    assert (count.plain, count.due) == (day(plain), day(due))
    assert [on for on, _ in count.skipped] == [
        day(plain) + n * DAY for n in range((day(due) - day(plain)).days)
    ]
    assert not count.provisional


WORKING_VECTORS = [
    ("2026-02-12", 5, "2026-02-26"),
    ("2026-04-29", 5, "2026-05-09"),
    ("2026-09-18", 5, "2026-09-24"),
    ("2026-09-24", 3, "2026-09-30"),
    ("2026-09-24", 10, "2026-10-15"),
]


@pytest.mark.parametrize(("start", "days", "due"), WORKING_VECTORS)
def test_working_days_count_make_up_weekends_and_skip_holidays(calendar, start, days, due):
    count = calendar.add_working(day(start), days)
    assert count.plain == count.due == day(due)
    assert not count.provisional


def test_skipped_days_say_why(calendar):
    assert calendar.add_calendar(day("2026-08-03"), 60).skipped == tuple(
        (date(2026, 10, n), "国庆节放假") for n in range(2, 8)
    )
    assert calendar.add_calendar(day("2026-01-20"), 60).skipped == (
        (day("2026-03-21"), "星期六"),
        (day("2026-03-22"), "星期日"),
    )
    assert calendar.add_working(day("2026-03-06"), 1).skipped == (
        (day("2026-03-07"), "星期六"),
        (day("2026-03-08"), "星期日"),
    )


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        ("2026-10-01", "国庆节放假"),
        ("2026-10-03", "国庆节放假"),  # a Saturday inside the holiday
        ("2026-10-10", "调休上班"),
        ("2026-10-17", "星期六"),
        ("2026-10-18", "星期日"),
        ("2026-10-19", ""),
        ("2022-12-31", "元旦放假"),  # December, from the next year's notice
        ("2020-01-31", "春节放假"),  # extended by a second notice
        ("2020-02-01", "春节放假"),  # which took its make-up day back
        ("2027-10-02", "国庆节放假"),
        ("2027-10-09", "星期六"),
    ],
)
def test_reason(calendar, on, reason):
    assert calendar.reason(day(on)) == reason


@given(start=days_announced, days=st.integers(0, 30))
def test_working_days_equal_a_naive_count(start, days):
    count = shipped().add_working(start, days)
    passed = [start + n * DAY for n in range(1, (count.due - start).days + 1)]
    assert sum(map(oracle_is_working, passed)) == days
    assert days == 0 or oracle_is_working(count.due)
    assert [on for on, _ in count.skipped] == [on for on in passed if not oracle_is_working(on)]
    assert count.provisional is any(on.year > 2026 for on in passed)


@given(start=days_announced, days=st.integers(0, 120))
def test_a_rolled_day_is_the_first_working_day_and_never_a_rest_day(start, days):
    count = shipped().add_calendar(start, days)
    assert count.plain == start + days * DAY
    assert oracle_is_working(count.due)
    rolled = [count.plain + n * DAY for n in range((count.due - count.plain).days)]
    assert not any(map(oracle_is_working, rolled))
    assert [on for on, _ in count.skipped] == rolled
    assert count.provisional is (count.due.year > 2026)


def test_a_year_without_a_notice_has_the_holidays_of_the_law_and_is_provisional(calendar):
    assert calendar.is_announced(date(2026, 12, 31))
    assert not calendar.is_announced(date(2027, 1, 1))
    assert all(is_working(calendar, on) is oracle_is_working(on) for on in days_of([2027]))
    # Beyond the table of the moon those of the wall calendar alone.
    assert len(statutory.holidays(2100)) == 6
    assert calendar.add_calendar(day("2026-12-20"), 15).provisional
    assert calendar.add_working(day("2026-12-30"), 2).provisional
    # The last day stands in 2026, whatever comes after it.
    assert not calendar.add_calendar(day("2026-12-16"), 15).provisional
    assert not calendar.add_working(day("2026-12-30"), 1).provisional
    # Only a day looked at makes a date provisional, not its start.
    assert not calendar.add_calendar(day("2019-12-31"), 15).provisional
    assert not calendar.add_working(day("2019-12-31"), 1).provisional


def test_imported_year_takes_the_place_of_the_guess_and_changes_december(calendar):
    notice = Year(
        2027, (Day(day("2026-12-31"), "元旦", True), Day(day("2027-01-01"), "元旦", True))
    )
    later = calendar.with_years({2027: notice})
    assert later.is_announced(day("2027-01-04"))
    assert later.reason(day("2026-12-31")) == "元旦放假"
    assert not later.add_calendar(day("2026-12-20"), 15).provisional
    assert is_working(calendar, day("2026-12-31"))  # the first calendar is as it was
    assert is_working(later, day("2026-10-10"))


def test_imported_year_replaces_the_shipped_one(calendar):
    corrected = calendar.with_years({2026: Year(2026, (Day(day("2026-03-05"), "调整", True),))})
    assert corrected.reason(day("2026-03-05")) == "调整放假"
    assert is_working(corrected, day("2026-10-01"))
    assert calendar.with_years({}) is calendar


def test_rolling_into_a_year_without_a_notice_is_provisional():
    only = Calendar.of({2022: Year(2022, ())})
    count = only.add_calendar(day("2022-12-30"), 1)
    assert (count.plain, count.due) == (day("2022-12-31"), day("2023-01-02"))
    assert count.provisional
    assert not only.add_calendar(day("2022-12-29"), 1).provisional


def test_calendar_of_given_years_knows_no_others():
    assert not Calendar.of({}).is_announced(day("2026-01-01"))
    assert is_working(Calendar.of({}), day("2026-10-05"))
    assert not is_working(Calendar.of({}), day("2026-10-01"))  # by the law, whatever a notice says


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2028, 2033])
def test_weekends_of_a_bare_year_are_all_there(year):
    bare = Calendar.of({})
    by_law = statutory.holidays(year)
    assert all(
        is_working(bare, on) is (on.weekday() < 5 and on not in by_law) for on in days_of([year])
    )


FESTIVALS = {
    "元旦": "2027-01-01",
    "春节": "2027-02-05",
    "清明节": "2027-04-05",
    "劳动节": "2027-05-03",
    "端午节": "2027-06-09",
    "中秋节": "2027-09-15",
    "国庆节": "2027-10-01",
}


def notice(*changes, **over):
    days = [{"name": n, "date": d, "isOffDay": True} for n, d in FESTIVALS.items()]
    return json.dumps(
        {"year": 2027, "papers": ["https://www.gov.cn/x"], "days": [*days, *changes], **over}
    )


def test_each_shipped_notice_is_whole():
    for path in sorted(reference.path("holidays").glob("*.json")):
        text = path.read_text("utf-8")
        assert read_year(text) == year_of(text) == shipped().notice(int(path.stem))


def test_read_year_takes_a_notice_with_a_byte_order_mark():
    year = read_year("\ufeff" + notice({"name": "春节", "date": "2027-02-06", "isOffDay": False}))
    assert (year.year, len(year.days), year.source) == (2027, 8, "https://www.gov.cn/x")
    assert Calendar.of({2027: year}).reason(day("2027-02-06")) == "调休上班"


def row(on="2027-12-25", *, name="春节", rest=True):
    return {"name": name, "date": on, "isOffDay": rest}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "读不懂"),
        ("[" * 100_000, "读不懂"),
        ("[]", "读不懂"),
        ('{"days": []}', "年份"),
        (notice(year="2027"), "年份"),
        (notice(year=True), "年份"),
        (notice(year=1927), "年份"),
        ('{"year": 2027, "papers": [], "days": []}', "尚未公布"),
        (notice(days=7), "没有日期"),
        (notice("2027-02-06"), "第8条不完整"),
        (notice({"name": "春节", "date": "2027-02-06"}), "第8条不完整"),
        (notice(row(name="  ")), "第8条不完整"),
        (notice(row(name="春\n节")), "第8条不完整"),
        (notice(row(rest=1)), "第8条不完整"),
        (notice(row("2027-02-30")), "第8条的日期不对"),
        (notice(row("2027-W10-4")), "第8条的日期不对"),
        (notice(row(20270206)), "第8条的日期不对"),
        (notice(row("2028-01-01")), "别的年份的日期 2028-01-01"),
        (notice(row("2026-11-30")), "别的年份的日期 2026-11-30"),
        (notice(row("2027-02-08", rest=False)), "2027-02-08 记为补班，但那天不是周末"),
        (notice(row("2027-02-05")), "2027-02-05 出现了两次"),
        (notice(days=[row(name="元旦")]), "缺少春节、清明、劳动、端午、中秋、国庆"),
    ],
)
def test_read_year_refuses_a_bad_file_in_one_chinese_sentence(text, says):
    with pytest.raises(BadValue) as refusal:
        read_year(text)
    sentence = str(refusal.value)
    assert says in sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert "\n" not in sentence


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.just("2027-01-01"),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["year", "days", "papers", "name", "date", "isOffDay"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=20,
    )
)
def test_read_year_never_raises_anything_but_bad_value(data):
    for value in (data, {"year": 2027, "days": data}, {"year": 2027, "days": [data]}):
        with pytest.raises(BadValue):
            read_year(json.dumps(value))
