"""The cases behind a figure: the figure's own definition, asked of one case after the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from xfcli.case.case import Case, Petition
from xfcli.dates import Span
from xfcli.law import catalogue
from xfcli.law.clocks import opening
from xfcli.law.workdays import Calendar
from xfcli.people import masking
from xfcli.reporting.counts import Dues, OfCase, parts
from xfcli.reporting.figures import Amount, Figure, Places, amount, numbers
from xfcli.table import Cell, Table


class Member(NamedTuple):
    """What a case (or one petition of it) adds to a figure: to its number, and to its base."""

    case: Case
    petition: Petition | None
    amount: Amount


def members(
    figure: Figure, span: Span, cases: Iterable[Case], calendar: Calendar, backlog_days: int
) -> Iterator[Member]:
    """Yield what each of `cases` adds to `figure` in `span`; their sums are the figure.

    Of a median: each value that it is the middle of.
    """
    dues = Dues(calendar)
    for case in cases:
        for seq, counts in parts(case, dues, backlog_days):
            petition = next((p for p in case.petitions if p.seq == seq), None)
            for found in _amounts(figure, counts, span):
                yield Member(case, petition, found)


def _amounts(figure: Figure, counts: OfCase, span: Span) -> Iterator[Amount]:
    if figure.middle_of:
        for days, n in counts.flow(figure.middle_of, span).items():
            yield from (Amount(int(days)) for _ in range(n))
        return
    found = amount(figure, counts, span)
    if found.n or found.base:
        yield found


def counts_by_case(
    span: Span, cases: Iterable[Case], places: Places, calendar: Calendar, backlog_days: int
) -> dict[str, dict[str, int]]:
    """Return for each figure, by its key, what each case adds to it, by number; zeros are left out.

    In one pass over `cases`. The base of a rate stands beside it as `KEY/base`.
    """
    dues = Dues(calendar)
    found: dict[str, dict[str, int]] = {}
    for case in cases:
        for _, counts in parts(case, dues, backlog_days):
            for key, n in numbers(counts, span, places).items():
                if n:
                    of_figure = found.setdefault(key, {})
                    of_figure[case.no] = of_figure.get(case.no, 0) + n
    return found


def as_data(
    member: Member, figure: Figure, holder: Callable[[str], str], today: date
) -> dict[str, Cell]:
    """Return the JSON of a member as it stands `today`; of a sealed case number and dates only. `holder` names units.

    Not even these where the figure itself would tell what the case is about.
    """
    case, shown = member.case, member.case.shown
    petition = member.petition or opening(case) or case.first
    data: dict[str, Cell] = {
        "no": case.no,
        "petition": case.petitions.index(petition) + 1 if member.petition else None,
        "on": petition.on.isoformat(),
        "channel": shown.fact(petition.channel),
        "title": shown.title(masking.free_text(petition.title)),
        "domain": shown.fact(case.domain),
        "unit": shown.fact(holder(case.unit)),
        "status": case.status_on(today),
    }
    if figure.tells and not shown.matter:
        data |= {"no": "", "on": "", "petition": None, "status": ""}
    if not figure.is_rate:
        return data | {"count": member.amount.value}
    return data | {"numerator": member.amount.n, "denominator": member.amount.base}


def without_persons(found: Iterable[Member], holder: Callable[[str], str], today: date) -> Table:
    """Return petitions as a list that may be handed on, as they stand `today`: nothing in it tells who petitions.

    `holder` names units.
    """
    rows = []
    for member in found:
        case, petition = member.case, member.petition
        if petition is None:
            continue
        order = "初件" if petition is opening(case) else "重件"
        facts = (
            petition.source, order, petition.village, case.domain,
            catalogue.request(case.item) if case.item else "", holder(case.unit),
        )  # fmt: skip
        shown = (case.shown.title(petition.channel), *map(case.shown.fact, facts))
        rows.append((case.no, petition.on.isoformat(), *shown, case.status_on(today)))
    headings = (
        "编号", "日期", "形式", "来源", "初重", "村（社区）", "领域", "诉求", "责任单位", "状态",
    )  # fmt: skip
    return Table(headings, rows, "信访件清单", folding=frozenset({"诉求"}))


def table(figure: Figure, rows: Iterable[Mapping[str, Cell]]) -> Table:
    """Return the members as a table."""
    counted = ("分子", "分母") if figure.is_rate else ("计数",)
    keys = ("numerator", "denominator") if figure.is_rate else ("count",)
    lines = [
        (
            row["no"], "" if row["petition"] is None else f"第{row['petition']}件", row["on"],
            row["channel"], row["title"], row["domain"], row["unit"], row["status"],
            *(row[key] for key in keys),
        )
        for row in rows
    ]  # fmt: skip
    headings = ("编号", "信访件", "日期", "形式", "标题", "领域", "单位", "状态", *counted)
    return Table(headings, lines, figure.label, numeric=frozenset(counted), spare=("状态", "领域"))
