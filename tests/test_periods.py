"""The statutory periods are what the law says, and the newest law in force counts."""

from datetime import date

import pytest

from xfcli.law import catalogue, periods

LAW = date(2022, 5, 1)
TABLE = {
    "notify": (15, "calendar", "条例第二十三条第二款、第三款", "15日内书面告知"),
    "object": (5, "working", "条例第二十三条第三款", "5个工作日内提出异议"),
    "handle": (60, "calendar", "条例第三十四条", "自受理之日起60日内办结"),
    "extension": (30, "calendar", "条例第三十四条", "延长期限不得超过30日"),
    "assigned": (None, "calendar", "条例第二十二条第一款第三项", "在指定办理期限内反馈结果"),
    "review.apply": (30, "calendar", "条例第三十五条", "自收到书面答复之日起30日内"),
    "review.decide": (30, "calendar", "条例第三十五条", "自收到复查请求之日起30日内"),
    "recheck.apply": (30, "calendar", "条例第三十六条第一款", "自收到书面答复之日起30日内"),
    "recheck.decide": (30, "calendar", "条例第三十六条第一款", "自收到复核请求之日起30日内"),
    "simple.accept": (3, "working", "信访事项简易办理办法", ""),
    "simple.reply": (10, "working", "信访事项简易办理办法", ""),
}
# Of the Regulations of 2005, for matters of before.
OLD = {
    "notify": (15, "信访条例第二十二条第二款"),
    "handle": (60, "信访条例第三十三条"),
    "extension": (30, "信访条例第三十三条"),
    "assigned": (None, "信访条例第二十一条第二款第四项"),
    "review.apply": (30, "信访条例第三十四条"),
    "recheck.decide": (30, "信访条例第三十五条第一款"),
}


def test_each_clock_and_each_duty_of_the_catalogue_has_its_records():
    keys = {period.key for period in periods.load()}
    duties = {item.duty for item in catalogue.load() if item.duty} - set(TABLE)
    duties |= {period.instead for period in periods.load() if period.instead}
    assert keys == set(TABLE) | duties
    for period in periods.load():
        assert bool(period.begins) == (period.key in duties)


@pytest.mark.parametrize("clock", TABLE)
def test_days_unit_article_and_quotation(clock):
    period = periods.in_force(clock, date(2026, 3, 5))
    days, unit, article, quoted = TABLE[clock]
    assert (period.days, period.unit, period.article) == (days, unit, article)
    assert quoted in "".join(period.text)
    assert period.from_event
    assert period.to_event


def test_what_could_not_be_read_is_said_and_not_quoted():
    for clock in ("simple.accept", "simple.reply"):
        period = periods.in_force(clock, date(2026, 3, 5))
        assert period.in_force == date(2022, 7, 17)
        assert "试行" in period.note
        assert period.text == ()
    unread = [period.key for period in periods.load() if not period.text]
    assert unread == ["simple.accept", "simple.reply"]


@pytest.mark.parametrize("clock", OLD)
def test_a_matter_of_before_may_2022_is_explained_by_the_law_of_then(clock):
    period = periods.in_force(clock, date(2022, 4, 30))
    assert (period.days, period.article) == OLD[clock]
    assert periods.in_force(clock, LAW).article.startswith("条例")


def test_the_newest_record_in_force_counts_from_its_first_day(monkeypatch):
    old = periods.in_force("handle", LAW)
    new = old._replace(days=45, in_force=date(2027, 7, 1))
    monkeypatch.setattr(periods, "load", lambda: (new, old))
    periods._newest_first.cache_clear()
    try:
        assert periods.in_force("handle", date(2027, 6, 30)) is old
        assert periods.in_force("handle", date(2027, 7, 1)) is new
        assert periods.in_force("handle", date(2040, 1, 1)) is new
    finally:
        periods._newest_first.cache_clear()


def test_a_matter_older_than_the_law_is_counted_by_the_first_record():
    assert periods.in_force("object", date(2021, 3, 1)).in_force == LAW


def test_unknown_clock():
    with pytest.raises(KeyError):
        periods.in_force("none", LAW)
