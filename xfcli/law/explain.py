"""How each date came about, so that anybody can count it again with a wall calendar.

From which event, on which article, which days were counted and which were skipped and why, the
extension, the hearing, the local rule, what stopped it; and where the law leaves a doubt, that it
was decided for the petitioner.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from xfcli.case.case import Case
from xfcli.case.words import Route
from xfcli.law import catalogue, periods, remedies, ways
from xfcli.law.citations import cited, in_force
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.clocks import duty_on, timed_rounds
from xfcli.law.deadlines import Deadline
from xfcli.law.notification import is_notice_owed
from xfcli.law.rounds import rounds_of
from xfcli.law.workdays import Calendar, Count

_WEEKDAYS: Final = "一二三四五六日"


def of_clocks(case: Case, counted: tuple[Deadline, ...], calendar: Calendar) -> Iterator[str]:
    """Yield the lines that explain each deadline of a case; the first names it, the others are indented.

    A sentence of the law that several rest on is quoted once.
    """
    quoted: set[str] = set()
    for deadline in counted:
        yield from _of_clock(case, deadline, calendar)
        for text in deadline.period.text:
            if text not in quoted:
                quoted.add(text)
                yield f"    原文：{text}"


def _of_clock(case: Case, deadline: Deadline, calendar: Calendar) -> Iterator[str]:
    clock, period = deadline.clock, deadline.period
    article = f"（{deadline.article}）" if deadline.article else ""
    yield f"· {clock.kind.label}{article}：{period.from_event} → {period.to_event}"
    if clock.fixed:
        yield f"    {clock.start} {clock.from_kind}，指定 {_long(clock.fixed)} 前；是指定的日子，遇休息日不顺延。"
    elif deadline.counted:
        yield from (f"    {line}" for line in _counting(deadline, deadline.counted, calendar))
    if stop := clock.said(clock.kind.facts.stop):
        yield f"    {stop}"
    yield f"    {_stopped(deadline)}"
    if period.is_unfixed:
        yield f"    {_reconsidered(case, deadline)}"
    for doubt in clock.said(clock.kind.facts.doubts).splitlines():
        yield f"    疑义从宽：{doubt}"
    if period.note:
        yield f"    说明：{period.note}"


def _counting(deadline: Deadline, count: Count, calendar: Calendar) -> Iterator[str]:
    clock, law, unit = deadline.clock, deadline.period.days, deadline.period.unit_word
    local = f"（本地从严，法定 {law} {unit}）" if clock.days != law else ""
    parts = [f"{clock.days} {unit}{local}"]
    parts += [f"延期 {clock.extended} {unit}"] if clock.extended else []
    hearing = _then(clock.start, "信访工作条例:36.2")
    parts += [f"听证 {clock.hearing} 日不计{hearing}"] if clock.hearing else []
    first = f"当日不计，次日为第 1 日{_then(clock.start, '民法典:201', like='比照')}"
    yield f"{_long(clock.start)} {clock.from_kind}；{first}；{'，加'.join(parts)}。"
    if deadline.period.unit == "working":
        yield from _working_days(count, calendar)
    else:
        yield from _calendar_days(count, calendar, months=deadline.period.unit == "months")
    if deadline.provisional:
        yield "暂定：经过的年份放假安排还没有公布，法定节假日和周末算休息，调休还不知道；公布后导入（xf calendar import）即重算。"


def _calendar_days(count: Count, calendar: Calendar, *, months: bool) -> Iterator[str]:
    if months:
        last = (
            f"到期月的对应日，没有对应日的是月末日{_then(count.start, '民法典:202', like='比照')}"
        )
        yield f"期限的最后一日是 {_long(count.plain)}（系统口径），{last}。"
    else:
        yield f"第 {count.days} 日是 {_long(count.plain)}（系统口径）。"
    if count.skipped:
        days = "、".join(f"{day} {reason}" for day, reason in count.skipped)
        yield f"{days}，不上班，顺延到 {_long(count.due)}（法定口径；条例没有规定顺延，{_place(count.start, '民法典:203', like='比照')}）。"
    elif reason := calendar.reason(count.due):
        yield f"那天{reason}，不顺延。"
    else:
        yield "那天是工作日，不顺延，两种口径相同。"


def _working_days(count: Count, calendar: Calendar) -> Iterator[str]:
    skipped = dict(count.skipped)
    every = (
        date.fromordinal(n) for n in range(count.start.toordinal() + 1, count.due.toordinal() + 1)
    )
    counted = [day for day in every if day not in skipped]
    marks = (f"{day}{_mark(calendar.reason(day))}" for day in counted)
    yield "计入：" + "、".join(f"{i} {mark}" for i, mark in enumerate(marks, 1)) + "。"
    if skipped:
        yield "跳过：" + "、".join(f"{day} {why}" for day, why in skipped.items()) + "。"
    yield f"到 {_long(count.due)} 届满。"


def _reconsidered(case: Case, deadline: Deadline) -> str:
    """Return from when the 60 days to ask for reconsideration run: not from the end of the two months."""
    clock, item = deadline.clock, catalogue.known(case.item)
    if item and remedies.is_of_earlier(item.remedy):
        return (
            "申请行政复议的 60 日不从这天起算：从早先的申请算，那天没有登记，问清收件凭证上的日期。"
        )
    is_known = clock.kind is ClockKind.DUTY
    ripe = remedies.ripe_on(clock.start)
    day = f"（{_long(ripe)}）" if is_known else ""
    whose = "" if is_known else "那个机关"
    return f"申请行政复议的 60 日不从这天起算：从{whose}收到申请满 {remedies.RIPE_DAYS} 日{day}起算（{cited(*remedies.ripe_places(ripe))}）。"


def _mark(reason: str) -> str:
    return f"（{reason}）" if reason else ""


def _long(day: date) -> str:
    return f"{day} 星期{_WEEKDAYS[day.weekday()]}"


def _stopped(deadline: Deadline) -> str:
    done = deadline.clock.done_on
    match deadline.state:
        case "late":
            return f"{done} 完成，晚 {deadline.overdue_days} 天。"
        case "overdue":
            return f"到今天没有完成，逾期 {deadline.overdue_days} 天。"
        case "pending":
            return "还没有到期。"
    if done:
        return f"{done} 完成，没有逾期。"
    if deadline.clock.kind.facts.party == "other organ":
        return "期满还没有登记结果。"
    return "期满没有提出；是权利，不算逾期。"


def not_running(case: Case) -> Iterator[str]:
    """Yield why a clock that one might look for does not run."""
    if case.void or all(petition.is_outreach for petition in case.petitions):
        yield f"没有期限：{'编号已作废' if case.void else '排查发现的，没有信访人提出'}。"
        return
    day = case.first.on
    if not is_notice_owed(case):
        yield (
            f"告知：信访人姓名（名称）、住址不清，不须书面告知{_then(day, '信访工作条例:23.2')}；"
            "问清后用 xf amend 补登，期限从收到之日起算。"
        )
    if case.route is None:
        yield "办理：还没有分类，不知道走哪条途径。"
    elif case.route is not Route.PETITION:
        way = "信访工作条例:31.1.6"
        those = cited(way) if in_force((way,), day) else Route.PETITION
        yield (
            f"办理：途径是{case.route}{_then(day, ways.place(case.route))}，"
            f"60 日只适用于{those}的事项，{_own_period(case)}。"
        )
    elif not case.simple and not any(timed_rounds(case, rounds_of(case))):
        yield f"办理：还没有受理告知，60 日从受理之日起算（{periods.in_force(ClockKind.HANDLE, day).article}）。"


def _then(day: date, place: str, like: str = "") -> str:
    """Return a place of the law in brackets, for a matter of `day`; that none is given where it was not in force."""
    return f"（{_place(day, place, like)}）"


def _place(day: date, place: str, like: str = "") -> str:
    if in_force((place,), day):
        return f"{like}{cited(place)}"
    return f"{like}当时的规定，条号没有收录" if like else "当时的条号没有收录"


def _own_period(case: Case) -> str:
    if not (key := duty_on(case, case.first.on)):
        return "按该途径自己的期限办"
    period = periods.in_force(key, case.first.on)
    length = f"{period.days} {period.unit_word}（{period.article}）"
    if case.owed_by:
        return f"{case.owed_by}的期限是{period.begins}后 {length}"
    return f"按该途径自己的期限办：{period.begins}后 {length}"
