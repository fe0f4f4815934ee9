"""What each kind of entry adds to the counts and takes out of them, mark by mark.

A mark reads `group day value → since #petition`, in days of 2026; behind it stands how often.
"""

from collections import Counter
from typing import get_args

import pytest

from tests.lives import case, counted, day
from xfcli import dates
from xfcli.case.head import Head
from xfcli.law import workdays
from xfcli.law.clocks import clocks_of
from xfcli.reporting import counts, figures, mark, marks, report
from xfcli.reporting.known import delays_of, life_of, term_of

HERE = ("收到 01-05", "分类 01-06")
ACCEPTED = (*HERE, "受理 01-20")
ANSWERED = (*ACCEPTED, "答复 02-02")
DELIVERED = (*ANSWERED, "送达 02-03")
CLOSED = (*DELIVERED, "办结 02-04")
ASKED = (*CLOSED, "复查 02-10")
SENT = (*HERE, "转送 01-07")
FOUND = ("收到 01-05", {"channel": "排查"})


def told(*lines) -> Counter[str]:
    """Return the marks of the case that the lines tell of, in words."""
    found: Counter[str] = Counter()
    lived = case(*lines)
    for one in marks.marks_of(life_of(lived)):
        words = (
            one.group, one.day, *(one.term if one.term.clock else ()), one.value,
            one.since and f"→ {one.since}", one.seq and f"#{one.seq}",
        )  # fmt: skip
        found[" ".join(str(word).replace("2026-", "") for word in words if word)] += one.n
    return found


def adds(*lines) -> dict[str, int]:
    """Return what the last of `lines` adds to the marks."""
    before, after = told(*lines[:-1]), told(*lines)
    return {m: after[m] - before[m] for m in before.keys() | after.keys() if after[m] != before[m]}


def petition(day, seq, order="repeat", n=1, channel="来访", domain="低保", village="", unit=""):
    """Return the marks that every petition has."""
    facts = {
        "channel": channel, "source": "自收", "level": "乡", "purpose": "申诉求决",
        "domain": domain, "route": domain and "信访程序", "unit": unit, "village": village,
        "order": order,
    }  # fmt: skip
    each = {f"{group} {day} {value} #{seq}".replace("  ", " "): 1 for group, value in facts.items()}
    return each | {f"persons {day} {channel} #{seq}": n}


OPENED = {"new 01-05": 1, "stock 01-05": 1, "balance 01-05": 1}
OWED = {"told 01-20 notify 15": 1}


# -- registering ---------------------------------------------------------------------------------


def test_a_first_petition():
    assert told("收到 01-05") == petition("01-05", 1, "first", domain="") | OPENED | OWED


@pytest.mark.parametrize(
    ("count", "crowd"), [(4, {}), (5, {"crowd 01-05 #1": 1, "crowd.persons 01-05 #1": 5})]
)
def test_a_collective_visit_has_five_persons_or_more(count, crowd):
    visit = told(("收到 01-05", {"count": count, "village": "柳河村"}))
    alike = petition("01-05", 1, "first", count, domain="", village="柳河村")
    assert visit == alike | OPENED | OWED | crowd
    letter = told(("收到 01-05", {"channel": "来信", "count": count}))
    assert "crowd 01-05 #1" not in letter
    assert letter.get("joint 01-05 #1", 0) == (count >= 5)


def test_a_repeat_and_one_that_came_after_the_answer_was_due():
    assert adds(*ACCEPTED, "收到 02-02") == petition("02-02", 4) | {"petition.filed 02-02 #4": 1}
    assert adds(*ACCEPTED, "收到 04-02") == petition("04-02", 4) | {
        "petition.filed 04-02 #4": 1, "late 04-02 #4": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "on", "late"),
    [
        (("收到 01-05",), "01-20", False),  # 15 days, the last of them
        (("收到 01-05",), "01-21", True),
        ((*HERE, "告知 01-21"), "01-25", True),  # told late
        ((*HERE, "告知 01-20"), "01-25", False),
        (ACCEPTED, "03-21", False),  # 60 days, the last of them
        (ACCEPTED, "03-22", True),
        (ANSWERED, "02-02", False),
        (ANSWERED, "02-03", True),  # answered, not delivered
        (DELIVERED, "02-03", False),
        ((*ACCEPTED, "延期 03-01"), "04-20", False),
        ((*ACCEPTED, "延期 03-01"), "04-21", True),
        ((*ANSWERED, "重新办理 02-02"), "02-03", False),  # taken back: there was none
        ((*ASKED,), "03-12", False),
        ((*ASKED,), "03-13", True),
        ((*HERE, ("转送 01-07", {"assign": True, "due": "2026-01-15"})), "01-15", False),
        ((*HERE, ("转送 01-07", {"assign": True, "due": "2026-01-15"})), "01-16", True),
        (("收到 01-05", ("分类 01-05", {"simple": True}), "受理 01-06"), "01-20", False),
    ],
)
def test_a_repeat_followed_a_late_answer_from_the_day_after_its_last_on(lines, on, late):
    seq = len(lines) + 1
    assert (f"late {on} #{seq}" in told(*lines, f"收到 {on}")) is late


SETTLED = (*DELIVERED, ("办结 02-04", {"settled": True}))


def test_who_comes_again_after_the_end_was_not_settled_for_good():
    """The notice that is owed once more stays on the morning page: the rate is of first petitions."""
    assert told(*SETTLED)["settled 02-04"] == 1
    assert adds(*SETTLED, "收到 04-02") == petition("04-02", 7) | {
        "petition.filed 04-02 #7": 1, "settled 02-04 → 04-02": -1,
    }  # fmt: skip


def test_what_was_taken_up_and_closed_unsettled_on_one_day_was_not_settled_for_good():
    assert told(*SETTLED, "重新办理 02-20", "办结 02-20")["settled 02-04 → 02-20"] == -1


def test_who_came_again_before_the_end_was_never_settled_at_once():
    assert told(*DELIVERED, "收到 02-03", ("办结 02-06", {"settled": True}))["settled 02-06"] == 0


def test_settled_until_the_earliest_repeat_in_whatever_order_they_were_registered():
    late_entry = told(*SETTLED, "收到 03-20", "收到 03-10")
    assert late_entry["settled 02-04 → 03-10"] == -1


def test_a_matter_assigned_from_above_is_filed_as_it_comes():
    sent_down = told(("收到 01-05", {"source": "上级交办", "due": "2026-02-20"}))
    assert (sent_down["filed 01-05"], sent_down["assigned 01-05"]) == (1, 1)
    assert sent_down["source 01-05 上级交办 #1"] == 1
    later = adds(*HERE, ("收到 02-02", {"source": "上级交办"}))
    assert (later["assigned 02-02"], "filed 02-02" in later) == (1, False)


def test_what_the_office_found_itself_is_counted_apart():
    assert told(FOUND) == {"outreach 01-05 #1": 1}
    settled = ("办结 01-08", {"settled": True})
    assert adds(FOUND, settled) == {"outreach.settled 01-05 → 01-08 #1": 1}
    assert adds(FOUND, "办结 01-08") == {}
    assert adds(FOUND, settled, "重新办理 01-10") == {"outreach.settled 01-05 → 01-10 #1": -1}
    assert adds(FOUND, "收到 02-02") == petition("02-02", 2, "first", domain="") | {
        "new 02-02": 1, "stock 02-02": 1, "balance 02-02": 1,
        "told 02-17 notify 15": 1,
    }  # fmt: skip


def test_what_ended_before_anybody_petitioned_was_open_for_no_day():
    marks_ = told(FOUND, "办结 01-08", "收到 02-02")
    assert (marks_["balance 02-02"], marks_["closed 02-02"]) == (0, 1)


def test_what_was_answered_before_anybody_petitioned_is_answered_by_the_unit_that_had_it_then():
    early = (FOUND, "分类 01-06", "受理 01-07", "答复 01-20", "送达 01-21", "转送 01-25")
    found = told(*early, "收到 02-02")
    assert (found["reply.done 03-08 handle 60 司法所"], found["reply.done 03-08 handle 60"]) == (
        1,
        0,
    )


# -- finding the way -----------------------------------------------------------------------------


def test_what_was_done_before_anybody_petitioned_was_no_handling():
    early = (FOUND, "分类 01-06", "受理 01-07", "转送 01-08", ("记事 01-09", {"kind": "批示"}))
    found = told(*early, "收到 02-02")
    assert (found["filed 02-02"], found["petition.filed 02-02 #6"]) == (1, 1)
    assert not any(mark.startswith(("sent", "instruction")) for mark in found)


def test_classifying_names_the_domain_of_every_petition_from_that_day_on():
    assert adds("收到 01-05", "收到 01-06", "分类 01-06") == {
        "domain 01-05 → 01-06 #1": -1, "domain 01-05 低保 → 01-06 #1": 1,
        "domain 01-06 #2": -1, "domain 01-06 低保 #2": 1,
        "route 01-05 → 01-06 #1": -1, "route 01-05 信访程序 → 01-06 #1": 1,
        "route 01-06 #2": -1, "route 01-06 信访程序 #2": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    "event", ["审核", "催办", "文书", "查看", "保存", "清除 03-01", "记事 01-09"]
)
def test_what_does_not_change_the_counts(event):
    line = (event, {"kind": "走访"}) if event.startswith("记事") else event
    assert adds(*SENT, line) == {}


SIXTY = ("first.due 03-21 handle 60", "reply 03-21 handle 60")


def plus(n, *names, **more):
    return {**dict.fromkeys(names, n), **more}


def words(found):
    return {name.strip(): n for name, n in found.items()}


def test_accepting_files_the_case_and_starts_the_sixty_days():
    assert words(adds(*ACCEPTED)) == {
        "filed 01-20": 1, "petition.filed 01-05 → 01-20 #1": 1, "told.done 01-20 notify 15": 1,
        **plus(1, *SIXTY),
    }  # fmt: skip


def test_accepting_a_simple_matter_starts_ten_working_days():
    simple = ("收到 01-05", ("分类 01-06", {"simple": True}), "受理 01-06")
    assert words(adds(*simple)) == {
        "filed 01-06": 1, "petition.filed 01-05 → 01-06 #1": 1, "told.done 01-20 notify 15": 1,
        "first.due 01-16 simple.reply 10": 1, "reply 01-16 simple.reply 10": 1,
    }  # fmt: skip


@pytest.mark.parametrize("event", ["不予受理 01-08", "告知 01-08"])
def test_telling_in_time(event):
    refused = {"refused 01-08 不予受理": 1} if event.startswith("不予") else {}
    assert adds(*HERE, event) == {"told.done 01-20 notify 15": 1} | refused


def test_telling_late():
    assert adds(*HERE, "告知 01-21") == {"told.done 01-20 notify 15 → 01-21": 1}


@pytest.mark.parametrize("route", ["涉法涉诉"])
def test_answers_in_matters_of_law_courts_are_not_counted(route):
    assert words(adds(*ACCEPTED, ("分类 01-21", {"route": route}))) == {
        "route 01-05 信访程序 → 01-21 #1": -1, "route 01-05 涉法涉诉 → 01-21 #1": 1,
        **plus(-1, *SIXTY),
    }  # fmt: skip


# -- handing over --------------------------------------------------------------------------------


def test_transferring_and_returning():
    moved = {
        "unit 01-05 → 01-07 #1": -1, "unit 01-05 司法所 → 01-07 #1": 1,
        "balance 01-07": -1, "balance 01-07 司法所": 1,
    }  # fmt: skip
    assert adds(*SENT) == moved | {"sent 01-07 司法所": 1, "passed 01-07 转送": 1}
    assigned = ("转送 01-07", {"assign": True, "due": "2026-02-01"})
    assert adds(*HERE, assigned) == moved | {
        "sent 01-07 司法所": 1, "passed 01-07 交办": 1, "filed 01-07": 1,
        "petition.filed 01-05 → 01-07 #1": 1,
    }  # fmt: skip
    assert adds(*SENT, "退回 01-09") == {
        name.replace("01-07", "01-09"): -n for name, n in moved.items()
    }


# -- handling ------------------------------------------------------------------------------------


def test_extending_moves_the_duty():
    assert words(adds(*ACCEPTED, ("延期 02-10", {"days": 15}))) == plus(-1, *SIXTY) | {
        "extended 02-10": 1, "first.due 04-05 handle 75": 1, "reply 04-05 handle 75": 1,
    }  # fmt: skip


def test_answering_in_time_and_late():
    assert words(adds(*ANSWERED)) == {
        "answered 02-02": 1, "days.answer 02-02 28": 1, "result 02-02 不予支持": 1,
        "reply.done 03-21 handle 60": 1,
    }  # fmt: skip
    assert words(adds(*ACCEPTED, "答复 03-25")) == {
        "answered 03-25": 1, "days.answer 03-25 79": 1, "result 03-25 不予支持": 1,
        "reply.done 03-21 handle 60 → 03-25": 1,
    }  # fmt: skip


def test_a_unit_that_has_the_case_owes_the_answer():
    found = told(*ACCEPTED, "转送 01-21", "答复 02-02", "送达 02-03", "办结 02-04")
    assert found["reply 03-21 handle 60 司法所"] == 1
    assert found["reply.done 03-21 handle 60 司法所"] == 1
    assert found["answered 02-02 司法所"] == found["delivered 02-02 司法所 → 02-03"] == 1
    assert found["closed 02-04 司法所"] == 1
    assert (found["balance 01-21 司法所"], found["balance 02-04 司法所"]) == (1, -1)


def test_a_unit_answers_for_its_own_time():
    """What was answered, closed and owed while a unit had the case stays with it."""
    handled = (*SENT, "受理 01-20", "答复 02-02", "送达 02-03", "办结 02-04", "重新办理 02-20")
    assert adds(*handled, ("转送 02-21", {"unit": "卫生院"})) == {
        "unit 01-05 司法所 → 02-21 #1": -1, "unit 01-05 卫生院 → 02-21 #1": 1,
        "balance 02-21 司法所": -1, "balance 02-21 卫生院": 1, "sent 02-21 卫生院": 1,
        "passed 02-21 转送": 1,
        "reply 04-21 handle 60 司法所": -1, "reply 04-21 handle 60 卫生院": 1,
    }  # fmt: skip
    late = (*SENT, "受理 01-20", ("转送 03-25", {"unit": "卫生院"}))
    assert told(*late)["reply 03-21 handle 60 司法所"] == 1
    assert told(*late)["reply 03-21 handle 60 司法所 → 03-25"] == -1


def test_completing_an_answer_counts_nothing():
    assert adds(*ANSWERED, ("答复 02-05", {"completes": 4})) == {}


def test_delivering():
    assert adds(*DELIVERED) == {"delivered 02-02 → 02-03": 1}


def test_an_answer_taken_back_was_none():
    assert words(adds(*ANSWERED, "重新办理 02-05")) == {
        "answered 02-02 → 02-05": -1, "days.answer 02-02 28 → 02-05": -1,
        "result 02-02 不予支持 → 02-05": -1, "reply.done 03-21 handle 60": -1,
    }  # fmt: skip


# -- ending, and taking up again -----------------------------------------------------------------


def test_closing():
    assert adds(*CLOSED) == {
        "balance 02-04": -1, "stock 01-05 → 02-04": -1,
        "closed 02-04": 1, "days.close 02-04 30": 1, "ended 02-04": 1, "filed.closed 01-20 → 02-04": 1,
        "first.due.done 03-21 handle 60": 1,
    }  # fmt: skip


def test_reopening_takes_the_closing_back_from_that_day_on():
    anew = {
        "balance 02-20": 1, "stock 02-20": 1, "filed.closed 01-20 → 02-20": -1,
        "first.due.done 03-21 handle 60": -1,
    }  # fmt: skip
    owed = {"reply 04-21 handle 60": 1}
    assert words(adds(*CLOSED, "重新办理 02-20")) == anew | owed


@pytest.mark.parametrize("decision", ["撤销", "责令重办"])
def test_a_review_that_sends_the_matter_back_takes_the_closing_back_too(decision):
    assert words(adds(*ASKED, ("复查 03-02", {"decision": decision}))) == {
        "decided 03-02 " + decision: 1, "balance 03-02": 1, "stock 03-02": 1, "filed.closed 01-20 → 03-02": -1,
        "first.due.done 03-21 handle 60": -1,
        "reply 05-01 handle 60": 1,
    }  # fmt: skip


@pytest.mark.parametrize("event", ["复查 02-10", ("复查 02-10", {"decision": "维持"})])
def test_a_review_that_sends_nothing_back_counts_nothing(event):
    lines = ASKED if isinstance(event, str) else (*ASKED, event)
    assert adds(*lines) == ({} if isinstance(event, str) else {"decided 02-10 维持": 1})


def test_closed_twice():
    again = (*CLOSED, "重新办理 02-20", "答复 02-25", "送达 02-26", "办结 02-27")
    assert words(adds(*again)) == {
        "balance 02-27": -1, "stock 02-20 → 02-27": -1,
        "closed 02-27": 1, "days.close 02-27 7": 1, "ended 02-04 → 02-27": -1, "ended 02-27": 1,
        "filed.closed 01-20 → 02-27": 1, "first.due.done 03-21 handle 60": 1,
    }  # fmt: skip


def test_reopened_as_told_late_to_the_register_it_was_never_open_twice():
    assert adds(*CLOSED, "重新办理 02-01")["balance 02-04"] == 1
    again = told(*CLOSED, "重新办理 02-01", "办结 02-03")
    assert (again["stock 01-05 → 02-03"], again["balance 02-03"], again["closed 02-03"]) == (
        -1,
        -1,
        1,
    )


def test_rating():
    assert adds(*CLOSED, "评价 02-08") == {"ended 02-04 → 02-08": -1, "ended 02-04 满意 → 02-08": 1}
    assert adds(*DELIVERED, "评价 02-04") == {}
    assert told(*DELIVERED, "评价 02-03", "办结 02-06")["ended 02-06 满意"] == 1
    again = adds(*CLOSED, "评价 02-08", ("评价 02-09", {"rating": "不满意"}))
    assert again == {"ended 02-04 满意 → 02-09": -1, "ended 02-04 不满意 → 02-09": 1}


# -- what lay unkept -----------------------------------------------------------------------------


def delays(*lines) -> list[str]:
    """Return from when until when a duty of the case that the lines tell of lay unkept, and with whom."""
    lived = case(*lines)
    return [
        f"{d.since} {d.until} {d.unit} {d.term.clock or d.earliest}".replace("2026-", "")
        for d in delays_of(life_of(lived))
    ]


def test_a_duty_lies_unkept_from_the_day_after_its_last_on_until_it_is_done():
    assert delays(*HERE, "告知 01-20") == []
    assert delays(*HERE, "告知 01-25") == ["01-21 01-25  notify"]
    assert delays(*ACCEPTED) == ["03-22 9999-12-31  handle"]


def test_it_lies_with_the_unit_that_had_the_case():
    late = (*SENT, "受理 01-20", ("转送 03-25", {"unit": "卫生院"}), "答复 04-01")
    assert delays(*late) == ["03-22 03-25 司法所 handle", "03-25 04-01 卫生院 handle"]


def test_what_was_late_stays_late_when_it_is_extended_or_goes_another_way():
    assert delays(*ACCEPTED, "延期 03-25") == ["03-22 03-25  handle", "04-21 9999-12-31  handle"]
    assert delays(*ACCEPTED, ("分类 03-25", {"route": "涉法涉诉"})) == ["03-22 03-25  handle"]
    assert delays(*ACCEPTED, "办结 03-25", "重新办理 05-20") == [
        "03-22 03-25  handle", "05-20 9999-12-31  handle",
    ]  # fmt: skip


def test_a_day_that_was_set_lies_unkept_as_well():
    set_ = ("转送 01-07", {"assign": True, "due": "2026-02-20"})
    assert delays(*HERE, "告知 01-08", set_, "答复 02-23") == ["02-21 02-23 司法所 02-20"]


# -- leaders, corrections ------------------------------------------------------------------------


def test_instructions_are_counted_each_and_care_once():
    order, care = ("记事 01-09", {"kind": "批示"}), ("记事 01-10", {"kind": "包案"})
    assert adds(*HERE, order) == adds(*HERE, order, order) == {"instruction 01-09": 1}
    assert adds(*SENT, ("催办 01-09", {"kind": "督办"})) == {"passed 01-09 督办": 1}
    assert adds(*HERE, care) == {"care 01-10": 1}
    assert adds(*HERE, care, care) == {}


def test_correcting_moves_what_was_counted():
    body = {"channel": "来信", "count": 3, "village": "柳河村", "source": "热线", "level": "市",
            "purpose": "其他"}  # fmt: skip
    assert adds(*HERE, ("更正 01-09", body)) == {
        "channel 01-05 来访 #1": -1, "channel 01-05 来信 #1": 1, "persons 01-05 来访 #1": -1,
        "persons 01-05 来信 #1": 3, "village 01-05 #1": -1, "village 01-05 柳河村 #1": 1,
        "source 01-05 自收 #1": -1, "source 01-05 热线 #1": 1, "level 01-05 乡 #1": -1,
        "level 01-05 市 #1": 1, "purpose 01-05 申诉求决 #1": -1, "purpose 01-05 其他 #1": 1,
    }  # fmt: skip


def test_correcting_the_day_moves_all_of_it():
    before, after = told(*HERE), told(*HERE, ("更正 01-09", {"on": "2026-01-03"}))
    moved = {
        name.replace("01-05", "01-03").replace("01-20", "01-18"): n for name, n in before.items()
    }
    assert after == moved


def test_a_petition_taken_out_and_a_void_number_leave_nothing():
    assert told(*HERE, "收到 02-02", ("更正 02-03", {"petition": 3, "gone": True})) == told(*HERE)
    assert told(*CLOSED, "作废 02-05") == {}


# -- from marks to figures -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "median"),
    [((), None), ((3,), 3), ((3, 8), 5.5), ((3, 8, 9), 8), ((3, 3, 9, 9), 6), ((9, 10, 100), 10)],
)
def test_a_median_is_the_middle_or_the_mean_of_the_two(days, median):
    found = [mark.Mark("days.answer", "2026-02-02", str(n)) for n in days]
    asked = counts.OfCase(found, (), counts.Dues(workdays.shipped()), 180)
    figure = figures.find("答复用时中位数", figures.Places(""))
    assert figures.amount(figure, asked, dates.month("2026-02", day("03-20"))).value == median


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(1, 3, 33.33), (2, 3, 66.67), (1, 800, 0.13), (3, 800, 0.38), (5, 800, 0.63), (7, 800, 0.88),
     (1, 1, 100.0), (0, 5, 0.0), (0, 0, None), (3, 0, None), (-1, 800, -0.13), (-1, 3, -33.33),
     (1, 16, 6.25), (45, 32, 140.63)],
)  # fmt: skip
def test_a_percentage_has_two_decimals_and_halves_are_rounded_up(part, whole, percent):
    assert figures.percent(part, whole) == percent


def test_the_days_on_which_a_figure_may_count_a_case():
    open_ = case(*ACCEPTED)
    assert marks.active_days(open_, clocks_of(open_)) == ("2026-01-05", "9999-12-31")
    ended = case(*CLOSED)
    last = max(c.earliest for c in clocks_of(ended))
    assert last == day("03-21")
    assert marks.active_days(ended, clocks_of(ended)) == ("2026-01-05", "2026-04-30")
    early = case(*CLOSED, ("更正 02-05", {"on": "2025-12-30"}))
    assert marks.active_days(early, clocks_of(early))[0] == "2025-12-30"


def test_a_due_day_rolls_off_rest_days_and_working_days_are_counted():
    dues = counts.Dues(workdays.shipped())
    handle = counted(case(*ACCEPTED))["handle"].clock
    assert dues.day("2026-03-21", term_of(handle)) == "2026-03-23"
    simple = case("收到 09-24", ("分类 09-24", {"simple": True}), "受理 09-24")
    reply = counted(simple)["simple.reply"].clock
    assert dues.day("2026-10-04", term_of(reply)) == "2026-10-15"


class Asked(counts.OfCase):
    """The counts of a case without marks, which note the groups that they are asked for."""

    def __init__(self):
        super().__init__((), (), counts.Dues(workdays.shipped()), 180)
        self.groups = set()

    def _of(self, group):
        self.groups.add(group)
        return super()._of(group)

    def open_by_unit(self, _day):
        return {}

    overdue_by_unit = open_by_unit

    def first_day(self):
        return None


def test_a_report_asks_for_every_group_there_is():
    asked = Asked()
    month, today = dates.month("2026-02", day("03-20")), day("03-20")
    report.build(asked, figures.Places("民政办"), month, today, Head(0, "", ""), "青石镇")
    assert asked.groups == set(get_args(mark.Group))
