"""The table of clocks: whole, at one with the periods of the law, and what is said of each clock."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest

from tests.lives import case, unshortened
from xfcli.case import disclosure
from xfcli.law import local_periods, periods
from xfcli.law.clock_kinds import ClockKind, Party, Trigger
from xfcli.law.deadlines import Clock, as_told, resolve
from xfcli.law.workdays import shipped

TODAY = date(2026, 3, 20)
OF_PETITIONERS = {ClockKind.REVIEW_APPLY, ClockKind.RECHECK_APPLY}
# Whose period is that of the request.
OF_THE_REQUEST = {ClockKind.DUTY, ClockKind.DUTY_ELSEWHERE}
WITH_UNIT = (Trigger.SENT, Trigger.SET_FOR_UNIT)


def test_every_clock_has_a_period_of_the_law():
    known = {period.key for period in periods.load()}
    assert {*ClockKind, periods.EXTENSION} - OF_THE_REQUEST <= known


def test_what_is_the_petitioners_is_a_right_and_no_local_rule_shortens_it():
    theirs = {kind for kind in ClockKind if kind.facts.party == "petitioner"}
    assert theirs == OF_PETITIONERS
    assert all(kind.is_right for kind in theirs)
    settings = {key.removeprefix("period.") for key, _, _ in local_periods.rows({}, TODAY)}
    clocks = {*ClockKind, periods.EXTENSION}
    dated = {period.key for period in periods.load() if period.days and period.key in clocks}
    assert settings == dated - theirs


@pytest.mark.parametrize("simple", [False, True])
def test_a_stricter_local_period_reaches_a_refused_matter_taken_up_again(simple):
    way = ("分类", {"simple": simple})
    taken_up = case("收到 01-05", way, "不予受理 01-07", "重新办理 02-03", "受理 02-04")
    assert unshortened(taken_up) == []


def test_a_matter_gets_its_last_day_in_a_register_from_one_clock_at_most():
    ranks = [kind.facts.register_rank for kind in ClockKind if kind.facts.register_rank]
    assert sorted(ranks) == list(range(1, len(ranks) + 1))


@pytest.mark.parametrize("trigger", Trigger)
def test_of_a_sealed_case_no_clock_names_a_unit(trigger):
    unit = "县民政局" if trigger in WITH_UNIT else ""
    shown = resolve(Clock(ClockKind.OBJECT, trigger, TODAY, 5, unit=unit), shipped(), TODAY)
    (hidden,) = as_told((shown,), disclosure.of(sealed=True))
    assert hidden.clock.from_kind == trigger.value
    assert hidden._replace(clock=shown.clock) == shown


def test_what_is_said_of_each_clock_after_each_event(golden):
    golden("clocks.txt", "".join(f"{line}\n" for kind in ClockKind for line in said_of(kind)))


def said_of(kind: ClockKind) -> Iterator[str]:
    """Yield what slip and explanation say of a clock, once for all events that change nothing."""
    facts = kind.facts
    tables = (facts.on_slip, facts.stop, facts.doubts)
    of_events = defaultdict(list)
    for trigger in Trigger:
        of_events[tuple(trigger in words and trigger for words in tables)].append(trigger)
    yield f"{kind} {kind.label}"
    for triggers in of_events.values():
        duty = "履职" if kind in OF_THE_REQUEST else ""
        clock = Clock(kind, triggers[-1], TODAY, duty=duty)
        slip, stop, doubts = map(clock.said, tables)
        words = (f"回执：{slip or '不列'}", stop, *doubts.splitlines())
        yield f"    {'、'.join(triggers)}"
        yield from (f"        {line}" for line in words if line)


def test_every_clock_is_owed_by_one_of_the_four_parties():
    assert {kind.facts.party for kind in ClockKind} == set(get_args(Party))
