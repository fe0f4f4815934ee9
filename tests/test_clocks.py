"""Each clock of the law: from which event, until which day, on both sides of its last day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lives import ANONYMOUS, case, counted, day, is_working
from xfcli.law import workdays
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.clocks import clocks_of, deadlines_of
from xfcli.law.notification import is_notice_owed

ACCEPTED = ("收到 01-05", "分类 01-05", "受理 01-20")
DELIVERED = (*ACCEPTED, "答复 02-02", "送达 02-03")
REVIEWED = (*DELIVERED, "复查 02-10", ("复查 03-02", {"decision": "维持"}), "送达 03-03")
ASSIGNED = ("收到 01-05", {"source": "上级交办", "due": "2026-02-20"})

# (article, clock, lines, from, plain, due): 2026-03-21 is a Saturday, 03-05 a Thursday …
EACH = [
    ("条例23条2款", "notify", ("收到 03-06",), "03-06", "03-21", "03-23"),
    ("条例23条3款", "object", (*ACCEPTED[:2], "转送 04-29"), "04-29", "05-09", "05-09"),
    ("条例34条", "handle", ACCEPTED, "01-20", "03-21", "03-23"),
    ("条例34条延期", "handle", (*ACCEPTED, "延期 03-01"), "01-20", "04-20", "04-20"),
    ("条例22条", "assigned", (ASSIGNED,), "01-05", "02-20", "02-20"),
    ("条例35条申请", "review.apply", DELIVERED, "02-03", "03-05", "03-05"),
    ("条例35条", "review.decide", (*DELIVERED, "复查 02-12"), "02-12", "03-14", "03-16"),
    ("条例36条申请", "recheck.apply", REVIEWED, "03-03", "04-02", "04-02"),
    ("条例36条", "recheck.decide", (*REVIEWED, "复核 03-05"), "03-05", "04-04", "04-07"),
    (
        "简易受理", "simple.accept", ("收到 09-24", ("分类 09-24", {"simple": True})),
        "09-24", "09-30", "09-30",
    ),
    (
        "简易答复", "simple.reply",
        ("收到 09-24", ("分类 09-24", {"simple": True}), "受理 09-24"), "09-24", "10-15", "10-15",
    ),
]  # fmt: skip
by_article = pytest.mark.parametrize(
    ("clock", "lines", "start", "plain", "due"), [e[1:] for e in EACH], ids=[e[0] for e in EACH]
)


@by_article
def test_the_last_day_is_in_time_and_the_next_is_not(clock, lines, start, plain, due):
    on_time = counted(case(*lines), due)[clock]
    assert (on_time.clock.start, on_time.plain, on_time.due) == (day(start), day(plain), day(due))
    assert (on_time.state, on_time.overdue_days) == ("pending", 0)
    after = counted(case(*lines), str(day(due) + timedelta(1)))[clock]
    is_right = ClockKind(clock).is_right
    assert (after.state, after.overdue_days) == (("done", 0) if is_right else ("overdue", 1))


DONE = {  # what stops each clock
    "notify": "告知",
    "object": "退回",
    "handle": "答复",
    "assigned": ("记事", {"kind": "办结报告", "to": "县信访局"}),
    "review.apply": "复查",
    "review.decide": ("复查", {"decision": "维持"}),
    "recheck.apply": "复核",
    "recheck.decide": ("复核", {"decision": "维持"}),
    "simple.accept": "受理",
    "simple.reply": "答复",
}


@by_article
def test_done_on_the_last_day_is_done_and_a_day_later_is_late(clock, lines, start, plain, due):
    for on, expected in ((day(due), ("done", 0)), (day(due) + timedelta(1), ("late", 1))):
        event, body = DONE[clock] if isinstance(DONE[clock], tuple) else (DONE[clock], {})
        told = counted(case(*lines, (f"{event} {on}", body)))[clock]
        assert (told.clock.done_on, told.state, told.overdue_days) == (on, *expected)


# -- Art 23: who must be told --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "personal", "owed"),
    [
        ("来信", {"title": "t"}, False),
        ("来信", {"title": "t", "people": [{"name": "甲某"}]}, False),
        ("来信", {"title": "t", "people": [{"phone": "13800000001"}]}, False),
        ("来信", {"title": "t", "people": [{"name": "甲某", "address": "柳河村"}]}, True),
        ("来信", {"title": "t", "people": [{"name": "甲某", "phone": "13800000001"}]}, True),
        ("来访", {"title": "t", "people": [{"name": "甲某"}]}, True),
        ("来访", {"title": "t"}, False),
        ("排查", {"title": "t", "people": [{"name": "甲某"}]}, False),
    ],
)
def test_article_23_a_notice_is_owed_where_name_and_address_are_clear(channel, personal, owed):
    told = case(("收到 01-05", {"channel": channel}, personal))
    assert ("notify" in counted(told)) is owed
    assert is_notice_owed(told) is owed


def test_article_23_who_reports_wrongdoing_is_told_by_the_township_too():
    told = case("收到 01-05", ("分类 01-06", {"route": "检举控告"}))
    assert counted(told)["notify"].due == day("01-20")


def test_outreach_has_no_clocks_until_somebody_petitions():
    found = ("收到 01-05", {"channel": "排查"})
    assert clocks_of(case(found)) == ()
    assert counted(case(found, "收到 02-02"))["notify"].clock.start == day("02-02")


def test_a_notice_given_before_the_petitioner_was_known_told_nobody():
    letter = ("收到 01-05", {"channel": "来信"}, ANONYMOUS)
    told = counted(case(letter, "分类 01-05", "受理 01-06", "收到 02-02"), "02-10")["notify"]
    assert (told.clock.start, told.state) == (day("02-02"), "pending")


def test_an_answer_in_hand_says_more_than_a_notice():
    told = case("收到 01-05", ("分类 01-05", {"route": "咨询"}), "答复 01-06", "送达 01-06")
    assert counted(told)["notify"].clock.done_on == day("01-06")


def test_who_comes_again_after_the_case_was_closed_is_told_again():
    closed = (*DELIVERED, "办结 02-04")
    again = counted(case(*closed, "收到 03-06"), "03-10")["notify"]
    assert (again.clock.start, again.due, again.state) == (day("03-06"), day("03-23"), "pending")
    while_open = counted(case(*DELIVERED, "收到 03-06"), "03-10")["notify"]
    assert while_open.state == "done"


def test_what_the_office_finds_itself_after_the_end_is_told_to_nobody():
    outreach = ("收到 03-06", {"channel": "排查", "village": "柳河村"})
    found = counted(case(*DELIVERED, "办结 02-04", outreach), "03-10")
    assert (found["notify"].clock.start, found["notify"].state) == (day("01-05"), "done")


def test_what_was_imported_as_history_is_not_asked_for_anew():
    imported = {"imported": {"file": "台账.xlsx", "sheet": "1", "row": 2}}
    first = ("收到 01-05", {"source": "上级交办", "due": "2026-02-20", **imported})
    ended = (first, "分类 01-05", "受理 01-20", "答复 02-02", "送达 02-03", "办结 02-04")
    told = counted(case(*ended, ("收到 03-06", imported)), "12-31")
    assert (told["assigned"].state, told["notify"].state) == ("done", "done")


def test_a_refused_matter_taken_up_again_is_to_be_told():
    told = ("收到 01-05", "分类 01-05", "不予受理 01-06", "重新办理 02-02")
    assert counted(case(*told), "02-03")["notify"].clock.start == day("02-02")
    assert "handle" not in counted(case(*told), "02-03")
    accepted = counted(case(*told, "受理 02-09"), "02-10")
    assert accepted["notify"].state == "done"
    assert accepted["handle"].clock.start == day("02-09")


# -- Art 34: the 60 days, and handling anew ------------------------------------------------------


@pytest.mark.parametrize("route", ["行政程序", "履职查处", "建议意见", "咨询", "调解", "检举控告"])
def test_article_34_binds_only_matters_of_article_31_6(route):
    told = case("收到 01-05", ("分类 01-05", {"route": route}), "受理 01-06")
    assert "handle" not in counted(told)


def test_closing_without_an_answer_does_not_stop_the_law():
    ended = (*ACCEPTED, ("办结 01-30", {"outcome": "无法联系"}))
    assert counted(case(*ended))["handle"].clock.done_on == day("01-30")
    again = counted(case(*ended, "重新办理 03-25"), "03-25")["handle"]
    assert (again.clock.start, again.state, again.overdue_days) == (day("01-20"), "overdue", 2)


def test_an_answer_taken_back_before_delivery_was_none():
    told = counted(case(*ACCEPTED, "答复 02-02", "重新办理 02-05"), "02-06")["handle"]
    assert (told.clock.start, told.state) == (day("01-20"), "pending")


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        ((*DELIVERED, "重新办理 03-02"), "03-02"),
        ((*DELIVERED, "复查 02-10", ("复查 03-02", {"decision": "责令重办"})), "03-02"),
        ((*DELIVERED, "办结 02-04", "复查 02-10", ("复查 03-02", {"decision": "撤销"})), "03-02"),
    ],
    ids=["重新办理", "责令重办", "办结后被撤销"],
)
def test_handled_anew_after_an_answer_the_days_run_anew_and_the_first_ones_stay(lines, start):
    told = case(*lines)
    assert told.is_open
    first, anew = (d for d in deadlines_of(told, workdays.shipped(), day("03-03"))
                   if d.clock.kind == "handle")  # fmt: skip
    assert (first.clock.start, first.state) == (day("01-20"), "done")
    assert (anew.clock.start, anew.state) == (day(start), "pending")


SIMPLE = ("收到 01-05", ("分类 01-05", {"simple": True}), "受理 01-06")


def test_a_simple_matter_handled_anew_is_handled_the_ordinary_way():
    first = case(*SIMPLE, "答复 01-12", "送达 01-13")
    assert set(counted(first)) == {"notify", "simple.accept", "simple.reply", "review.apply"}
    anew = deadlines_of(
        case(*SIMPLE, "答复 01-12", "送达 01-13", "重新办理 03-02"),
        workdays.shipped(),
        day("03-03"),
    )
    sixty = [(c.clock.start, c.clock.days, c.plain) for c in anew if c.clock.kind == "handle"]
    assert sixty == [(day("03-02"), 60, day("05-01"))]
    assert [c.clock.kind for c in anew].count("simple.reply") == 1


def test_a_simple_matter_taken_up_before_any_answer_stays_simple():
    refused = (*SIMPLE[:2], "不予受理 01-07", "重新办理 03-02", "受理 03-03")
    told = deadlines_of(case(*refused), workdays.shipped(), day("03-03"))
    assert "handle" not in {c.clock.kind for c in told}
    assert [c.due for c in told if c.clock.kind == "simple.reply"] == [day("03-17")]
    assert [(c.clock.start, c.due) for c in told if c.clock.kind == "simple.accept"] == [
        (day("01-05"), day("01-08")), (day("03-02"), day("03-05")),
    ]  # fmt: skip


TWICE_BACK = (
    *DELIVERED, "复查 02-10", ("复查 03-02", {"decision": "责令重办"}), "送达 03-03",
    "复核 03-10", ("复核 {}", {"decision": "撤销"}), "答复 05-20",
)  # fmt: skip


@pytest.mark.parametrize(
    ("decided", "handled"),
    [
        ("04-01", [("01-20", "done"), ("04-01", "done")]),
        ("05-01", [("01-20", "done"), ("05-01", "done")]),
        ("05-07", [("01-20", "done"), ("03-02", "late"), ("05-07", "done")]),
    ],
    ids=["before its day", "on its day", "after it"],
)
def test_sent_back_again_before_it_was_answered_only_the_last_handling_is_owed(decided, handled):
    lines = [(line[0].format(decided), line[1]) if "{}" in line[0] else line for line in TWICE_BACK]
    told = deadlines_of(case(*lines), workdays.shipped(), day("12-31"))
    assert [
        (f"{d.clock.start:%m-%d}", d.state) for d in told if d.clock.kind == "handle"
    ] == handled


def test_a_decision_that_upholds_starts_nothing_anew():
    told = case(*DELIVERED, "复查 02-10", ("复查 03-02", {"decision": "维持"}))
    assert counted(told)["handle"].clock.start == day("01-20")


def test_a_review_of_a_closed_case_still_runs():
    told = case(*DELIVERED, "办结 02-04", "复查 02-10")
    assert (told.status, told.is_open) == ("复查中", True)
    assert counted(told, "03-13")["review.decide"].state == "overdue"


# -- Art 22, 35, 36 ------------------------------------------------------------------------------


def test_article_22_only_a_report_ends_what_the_superior_assigned():
    ended = (ASSIGNED, "分类 01-05", "受理 01-06", "答复 01-20", "送达 01-20", "办结 01-21")
    assert counted(case(*ended), "02-21")["assigned"].state == "overdue"
    report = ("记事 02-20", {"kind": "办结报告", "to": "县信访局"})
    assert counted(case(*ended, report), "02-21")["assigned"].state == "done"


def test_a_units_report_is_not_ours_to_the_superior():
    sent = ("转送 01-07", {"assign": True, "due": "2026-01-30"})
    report = ("记事 01-29", {"kind": "办结报告", "unit": "司法所"})
    told = case(ASSIGNED, "分类 01-05", sent, report)
    above, below = (d for d in deadlines_of(told, workdays.shipped(), day("02-01"))
                    if d.clock.kind == "assigned")  # fmt: skip
    assert (above.state, below.state) == ("pending", "done")


def test_public_notice_counts_as_delivered_after_thirty_days():
    told = case(*ACCEPTED, "答复 02-02", ("送达 02-03", {"method": "公告"}))
    assert counted(told)["review.apply"].clock.start == day("03-05")
    assert not told.answers[-1].is_served(day("03-04"))
    assert told.answers[-1].is_served(day("03-05"))


def test_article_36_a_hearing_is_left_out_of_a_recheck_as_soon_as_it_is_noted():
    asked = (*REVIEWED, "复核 03-05")
    noted = counted(case(*asked, ("记事 03-20", {"kind": "听证", "days": 7})), "03-21")
    assert noted["recheck.decide"].plain == day("04-11")
    decided = ("复核 04-11", {"decision": "维持", "hearing_days": 7})
    assert counted(case(*asked, decided))["recheck.decide"].state == "done"


def test_a_clock_keeps_the_local_days_it_began_with():
    stamped = ("受理 01-20", {"periods": {"handle": 45}})
    told = counted(case(*ACCEPTED[:2], stamped), "02-01")["handle"]
    assert (told.clock.days, told.period.days, told.plain) == (45, 60, day("03-06"))
    assert counted(case(*ACCEPTED), "02-01")["handle"].clock.days == 60


def test_a_year_without_a_notice_is_provisional():
    assert counted(case("收到 12-25"), "12-26")["notify"].provisional
    assert not counted(case("收到 12-10"), "12-11")["notify"].provisional


# -- what holds for every day --------------------------------------------------------------------

days_known = st.dates(date(2020, 1, 1), date(2026, 9, 1))


@given(days_known, st.integers(1, 30), st.integers(0, 60))
def test_extending_never_shortens_and_a_lawfully_extended_case_is_never_overdue(on, days, after):
    start = str(on)
    told = (f"收到 {start}", "分类", f"受理 {start}")
    before = counted(case(*told), start)["handle"]
    extended_on = min(on + timedelta(after), before.due)
    longer = (*told, (f"延期 {extended_on}", {"days": days}))
    until = counted(case(*longer), start)["handle"].due
    assert until >= before.due
    assert counted(case(*longer), str(until))["handle"].state == "pending"
    assert counted(case(*longer), str(until + timedelta(1)))["handle"].state == "overdue"


@given(days_known, st.integers(0, 120))
def test_no_counted_date_falls_on_a_rest_day(on, after):
    lines = (f"收到 {on}", "分类", "转送", f"受理 {on}", f"答复 {on}", f"送达 {on}", f"复查 {on}")
    calendar = workdays.shipped()
    for deadline in deadlines_of(case(*lines), calendar, on + timedelta(after)):
        assert is_working(calendar, deadline.due)
        assert deadline.plain <= deadline.due


@pytest.mark.parametrize(("how", "told"), [({}, "late"), ({"unstated": True}, None)])
def test_only_an_old_register_that_closed_a_case_tells_of_no_notice(how, told):
    """What was imported open and closed here has to be told like any other; 条例 Art 23."""
    imported = {"imported": {"file": "台账.xlsx", "sheet": "1", "row": 2}}
    first, closed = ("收到 01-05", imported), ("办结 03-01", {"outcome": "撤回", **how})
    found = counted(case(first, "分类 01-06", closed), "12-31").get("notify")
    assert (found and found.state) == told


def test_what_is_said_of_clocks_is_whole_and_no_two_share_a_place_in_the_register():
    facts = [kind.facts for kind in ClockKind]
    doubts = [said for each in facts for said in each.doubts.values()]
    assert doubts
    assert all(said.endswith("。") for said in doubts if said)
    ranks = [each.register_rank for each in facts if each.register_rank]
    assert len(ranks) == len({*ranks})
