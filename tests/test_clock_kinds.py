"""The table of clocks: whole, at one with the periods of the law, and read back as it was stored."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lives import case, counted, unshortened
from xfcli.law import local_periods, periods
from xfcli.law.clock_kinds import ClockKind, Trigger, read_trigger
from xfcli.law.deadlines import Clock, resolve, without_unit
from xfcli.law.workdays import shipped

TODAY = date(2026, 3, 20)
OF_PETITIONERS = {ClockKind.REVIEW_APPLY, ClockKind.RECHECK_APPLY}
WITH_UNIT = (Trigger.SENT, Trigger.SET_FOR_UNIT)


def test_every_clock_has_a_period_of_the_law_and_every_period_a_clock():
    assert {period.key for period in periods.load()} == {*ClockKind, periods.EXTENSION}


def test_what_is_the_petitioners_is_a_right_and_no_local_rule_shortens_it():
    theirs = {kind for kind in ClockKind if kind.facts.party == "petitioner"}
    assert theirs == OF_PETITIONERS
    assert all(kind.is_right for kind in theirs)
    settings = {key.removeprefix("period.") for key, _, _ in local_periods.rows({}, TODAY)}
    dated = {period.key for period in periods.load() if period.days}
    assert settings == dated - theirs


@pytest.mark.parametrize("simple", [False, True])
def test_a_stricter_local_period_reaches_a_refused_matter_taken_up_again(simple):
    way = ("分类", {"simple": simple})
    taken_up = case("收到 01-05", way, "不予受理 01-07", "重新办理 02-03", "受理 02-04")
    assert unshortened(taken_up) == []


def test_a_matter_gets_its_last_day_in_a_register_from_one_clock_at_most():
    ranks = [kind.facts.register_rank for kind in ClockKind if kind.facts.register_rank]
    assert sorted(ranks) == list(range(1, len(ranks) + 1))


@given(st.sampled_from(Trigger), st.text(min_size=1, max_size=8))
def test_what_set_a_clock_going_is_read_back_as_it_was_stored(trigger, unit):
    unit = unit if trigger in WITH_UNIT else ""
    stored = trigger.text(unit)
    read, named = read_trigger(stored)
    assert read.text(named) == stored
    assert (read, named) == (trigger, unit) or stored == trigger.value  # a unit called 送


def test_a_text_that_no_xf_wrote_sets_nothing_going():
    with pytest.raises(ValueError, match="稳控"):
        read_trigger("稳控")


@pytest.mark.parametrize("trigger", Trigger)
def test_of_a_sealed_case_no_clock_names_a_unit(trigger):
    unit = "县民政局" if trigger in WITH_UNIT else ""
    shown = resolve(Clock(ClockKind.OBJECT, trigger, TODAY, 5, unit=unit), shipped(), TODAY)
    hidden = without_unit(shown)
    assert hidden.clock.from_kind == trigger.value
    assert hidden._replace(clock=shown.clock) == shown


def test_words_about_a_clock_follow_from_what_set_it_going():
    lines = ("收到 01-05", "分类 01-05", "受理 01-20", "答复 02-02", "送达 02-03", "重新办理 02-10")
    anew = counted(case(*lines))["handle"].clock
    assert anew.said(anew.kind.facts.doubts).startswith("条例没有规定重新办理的期限")
    first = counted(case(*lines[:3]))["handle"].clock
    assert first.said(first.kind.facts.doubts) == ""
