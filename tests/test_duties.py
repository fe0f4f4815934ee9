"""What the law gives each way besides the sixty days: from when, how long, by whom, on which article.

Each day is counted by hand on the wall calendar of 2026.
"""

from datetime import timedelta

import pytest

from tests.lives import case, counted, day
from xfcli.law import catalogue, periods, ways
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.clocks import clocks_of, duty_on, followed_late_answer


def on_its_way(item: str, *lines, received="03-02", owed_by=""):
    row = catalogue.find(item)
    way = {"route": row.route, "item": row.code, "duty": row.duty, "owed_by": owed_by}
    return case(f"收到 {received}", (f"分类 {received}", way), *lines)


# Item, what happened, by which day, on which article: hand-counted.
OURS = [
    # 2 months from 03-02 is 05-02, in the holiday of 1 to 5 May.
    ("MZ-DB-02", (), "03-02", "05-06", "行政诉讼法第四十七条"),
    # To the corresponding day: 08-31 and two months is 10-31, a Saturday; Monday 11-02.
    ("MZ-DB-02", (), "08-31", "11-02", "行政诉讼法第四十七条"),
    # No 31st in the month it ends in: 06-30 has one, 12-31 of 2025 ends on 02-28, a worked Saturday.
    ("MZ-DB-02", (), "2025-12-31", "02-28", "行政诉讼法第四十七条"),
    # 20 working days after 11-02 (Monday): four weeks.
    ("MZ-QT-10", (), "11-02", "11-30", "政府信息公开条例第三十三条第二款"),
    # 30 working days from the acceptance of 03-04: 03-05 is the first; 04-06 is the holiday of 清明.
    ("MZ-DB-01", ("受理 03-04",), "03-02", "04-16", "低保审核确认办法第二十二条"),
    # 15 working days from the acceptance of 03-04.
    ("MZ-TK-01", ("受理 03-04",), "03-02", "03-25", "特困人员认定办法第十三条"),
]


@pytest.mark.parametrize(("item", "lines", "received", "due", "article"), OURS)
def test_a_duty_of_ours_ends_on_its_day(item, lines, received, due, article):
    told = on_its_way(item, *lines, received=received)
    duty = counted(told, due)["duty"]
    assert (duty.due, duty.article, duty.state) == (day(due), article, "pending")
    assert counted(told, "12-31")["duty"].state == "overdue"


def test_what_begins_with_the_acceptance_does_not_run_before():
    assert "duty" not in counted(on_its_way("MZ-DB-01"))


def test_an_answer_a_refusal_or_the_end_stops_it():
    for line in ("答复 03-20", "不予受理 03-20", "办结 03-20"):
        assert counted(on_its_way("MZ-DB-02", line))["duty"].clock.done_on == day("03-20")


def test_what_another_organ_owes_runs_from_the_transfer_and_is_never_ours_to_be_late():
    sent = on_its_way("MZ-TY-04", "告知 03-03", ("转送 03-04", {"unit": "县退役军人局"}),
                      owed_by="县退役军人局")  # fmt: skip
    asked = counted(sent, "12-31")
    assert "duty" not in asked
    # Two months from 03-04: 05-04, in the holiday; 05-06.
    assert asked[ClockKind.DUTY_ELSEWHERE].due == day("05-06")
    assert asked[ClockKind.DUTY_ELSEWHERE].state == "done"
    assert not any(clock.is_owed for clock in clocks_of(sent))


def test_a_request_whose_duty_was_missed_is_a_late_answer_to_who_comes_again():
    again = on_its_way("MZ-DB-02", "告知 03-03", "收到 06-01")
    assert followed_late_answer(again, again.petitions[1], clocks_of(again))


def test_the_petition_way_has_its_sixty_days_and_nothing_else():
    told = case("收到 03-02", ("分类 03-02", {"duty": "履职"}), "受理 03-04")
    assert {"duty", "handle"} & counted(told).keys() == {"handle"}


def test_a_key_that_this_program_does_not_know_starts_nothing():
    told = case("收到 03-02", ("分类 03-02", {"route": "履职查处", "duty": "没有的"}))
    assert "duty" not in counted(told)


def test_the_law_of_the_request_lets_extend_up_to_its_own_limit(xf, book):
    xf("add --channel 来访 --name 甲某 --village 柳河村 --title 要公开 --new --on 2026-03-02")
    xf("classify 1 --item MZ-QT-10")
    xf("accept 1")
    extend = "extend 1 --reason 材料多 --leader 丁镇长 --days"
    assert "不得超过 20 个工作日" in xf(f"{extend} 21", code=1).err
    xf(f"{extend} 20")
    clocks = {clock["clock"]: clock for clock in xf("show 1 --json").json["clocks"]}
    # 40 working days after 03-02: 27 to 04-09 without 04-06, 13 more to 04-28.
    assert clocks["duty"]["due"] == "2026-04-28"


DUTIES = sorted({item.duty for item in catalogue.load() if item.duty and "." in item.duty})


@pytest.mark.parametrize("key", [key for key in DUTIES if "decide" not in key])
def test_no_period_runs_before_the_law_that_sets_it(key):
    begun = min(period.in_force for period in periods.load() if period.key == key)
    asked = case("收到 03-02", ("分类 03-02", {"route": "履职查处", "duty": key}))
    assert duty_on(asked, begun) == key
    before = duty_on(asked, begun - timedelta(1))
    assert before in {"", "履职"}
    assert not before or periods.in_force(before, begun).in_force < begun


def test_three_days_of_2026_bind_nobody_in_2025():
    """临时救助意见 is of 2026-01-29: before, two months (行政诉讼法 Art 47)."""
    for received, due, article in (
        ("2025-12-15", "02-24", "行政诉讼法第四十七条"),  # 02-15 is in the holiday of 春节
        ("01-28", "03-30", "行政诉讼法第四十七条"),  # 03-28 is a Saturday
        ("01-29", "02-02", "临时救助意见第二部分（一）"),  # 02-01 is a Sunday
    ):
        told = counted(on_its_way("MZ-LS-03", received=received), due)["duty"]
        assert (told.due, told.article) == (day(due), article)


@pytest.mark.parametrize("route", ["履职查处", "行政程序", "信息公开"])
def test_a_matter_without_a_row_has_the_period_of_its_way(route):
    key = ways.duty(next(r for r in ways.Route if r == route))
    assert periods.is_known(key)


def test_each_way_says_what_must_be_done_on_it(golden):
    golden("ways.txt", "".join(f"{route}：{ways.said(route)}\n" for route in ways.Route))


def test_the_whole_way_of_the_command(xf, book):
    xf("add --channel 来访 --name 甲某 --village 柳河村 --title 不收材料 --new --on 2026-03-02")
    xf("classify 1 --item MZ-DB-02")
    xf("accept 1")
    clock = next(c for c in xf("show 1 --json").json["clocks"] if c["clock"] == "duty")
    # For scripts a month is days of the wall calendar, as everything else.
    assert (clock["unit"], clock["days"], clock["months"]) == ("calendar", 61, 2)
    assert (clock["plain"], clock["due"]) == ("2026-05-02", "2026-05-06")


@pytest.mark.parametrize("sealed", ["", "--confidential"])
def test_a_sealed_case_does_not_say_whose_period_runs(xf, book, sealed):
    xf(f"add --channel 来访 --name 甲某 --title 要事 --new --on 2026-03-02 {sealed}")
    xf("classify 1 --item MZ-BZ-09")
    assert ("县卫健局的期限是" in xf("show 1 --explain").out) is (not sealed)
