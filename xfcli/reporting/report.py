"""The report as a value: every figure of a period beside its earlier periods, and their checks.

One value makes screen, JSON, Excel, Word and text, so that they cannot disagree.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from xfcli import dates
from xfcli.case.head import Head
from xfcli.dates import Span
from xfcli.reporting import figures
from xfcli.reporting.counts import WholeCounts
from xfcli.reporting.figures import FAMILIES, SECTIONS, UNITS, Amount, Family, Figure, Places

MONTHS = 12  # of the trend
# What a leader asks first.
HEADLINE: Final = (
    "petitions.total", "repeat.ratio", "closure.rate", "reply.timely.rate", "rating.satisfaction",
    "cases.open", "cases.overdue",
)  # fmt: skip


_MONTH: Final = timedelta(30)


class Spans(NamedTuple):
    """The period, and those it is compared with; None where the register did not exist yet."""

    now: Span
    previous: Span | None
    last_year: Span | None
    to_date: Span
    to_date_last_year: Span | None

    def all(self) -> tuple[Span, ...]:
        """Return the spans that there are, the period itself first."""
        return tuple(span for span in self if span)


class Line(NamedTuple):
    """A figure and what it came to in each span."""

    figure: Figure
    now: Amount
    previous: Amount | None
    last_year: Amount | None
    to_date: Amount | None  # None also for what stands at the end: it does not add up
    to_date_last_year: Amount | None

    @property
    def amounts(self) -> tuple[Amount | None, ...]:
        """What the figure came to: now, before, a year ago, this year, last year up to then; None for a span without."""
        return (self.now, self.previous, self.last_year, self.to_date, self.to_date_last_year)


class Change(NamedTuple):
    """A change: a difference (of rates: in percentage points) and, of counts, a percentage."""

    change: int | float
    percent: float | None


class Breakdown(NamedTuple):
    """The figures of a family, which add up to the total."""

    family: Family
    lines: tuple[Line, ...]


class UnitRow(NamedTuple):
    """A unit in the period: time, answers and delivery, never a score."""

    unit: str
    sent: int
    due: int
    timely: int
    answered: int
    delivered: int
    closed: int
    open: int
    overdue: int


class Month(NamedTuple):
    """A month of the trend: what came in beside what is left."""

    label: str
    total: int
    new: int
    closed: int
    open: int
    backlog: int


class Curve(NamedTuple):
    """A figure in each month of the trend, the earliest first."""

    figure: Figure
    months: tuple[Amount, ...]


class Cluster(NamedTuple):
    """A matter that came more than once from the same village."""

    village: str
    item: str
    n: int


class Given(NamedTuple):
    """The sums that were given upward for the period: their seal, and that of those before ("": none)."""

    seal: str
    previous: str


class Report(NamedTuple):
    """A report: all figures of a period, beside those before it, and where in the journal it ends."""

    office: str
    span: Span
    spans: Spans
    head: Head
    sections: dict[str, tuple[Line, ...]]
    breakdowns: tuple[Breakdown, ...]
    units: tuple[UnitRow, ...]
    trend: tuple[Month, ...]
    hot: tuple[Cluster, ...] = ()
    curves: tuple[Curve, ...] = ()  # of HEADLINE
    given: Given | None = None

    @property
    def lines(self) -> Iterator[Line]:
        """All figures, in the order of the report."""
        for part in self.sections.values():
            yield from part
        for breakdown in self.breakdowns:
            yield from breakdown.lines

    def line(self, key: str) -> Line:
        """Return the line of the figure `key`; StopIteration where the report has none of it."""
        return next(line for line in self.lines if line.figure.key == key)

    @property
    def is_partial(self) -> bool:
        """Whether the period was not over yet."""
        return self.spans.now.last < self.span.last


def spans_of(span: Span, today: date, first_day: date | None) -> Spans:
    """Return `span` (no further than `today`) and the spans it is compared with.

    A period that is not over is compared with none: its days are fewer.
    """
    now = span._replace(last=max(span.first, min(span.last, today)))
    earlier = dates.last_year(span)
    to_date = dates.year_to_date(span)._replace(last=now.last)

    def known(past: Span) -> Span | None:
        # A longer period counts as a base only if the register was kept from its first month on.
        begun = min(past.last, past.first + _MONTH)
        is_over = now.last == span.last
        return past if is_over and first_day and begun >= first_day else None

    return Spans(
        now,
        known(dates.previous(span)),
        known(earlier),
        to_date,
        known(dates.year_to_date(earlier)),
    )


def build(
    counts: WholeCounts,
    places: Places,
    span: Span,
    today: date,
    head: Head,
    office: str,
    families: Iterable[Family] = FAMILIES,
) -> Report:
    """Return the report of `span`, no further than `today`, as `counts` has it, by `families`.

    `head` is the end of the journal that was counted, `office` the name at the top.
    """
    spans = spans_of(span, today, counts.first_day())
    sections = {
        title: tuple(_line(figure, counts, spans) for figure in part)
        for title, part in SECTIONS.items()
    }
    breakdowns = tuple(
        Breakdown(
            family,
            tuple(
                _line(figure, counts, spans)
                for figure in figures.members(family, places, counts, spans.all())
            ),
        )
        for family in families
    )
    months = tuple(_months(span, today))
    return Report(
        office, span, spans, head, sections, breakdowns,
        _units(counts, places, spans.now), tuple(_month(label, month, counts) for label, month in months),
        curves=tuple(
            Curve(line.figure, tuple(figures.amount(line.figure, counts, month) for _, month in months))
            for part in sections.values() for line in part if line.figure.key in HEADLINE
        ),
    )  # fmt: skip


def _line(figure: Figure, counts: WholeCounts, spans: Spans) -> Line:
    asked = spans[:3] if figure.at_end else spans
    amounts = [figures.amount(figure, counts, span) if span else None for span in asked]
    now, previous, last_year, to_date, to_date_last_year = (*amounts, None, None)[:5]
    assert now is not None
    return Line(figure, now, previous, last_year, to_date, to_date_last_year)


def _units(counts: WholeCounts, places: Places, span: Span) -> tuple[UnitRow, ...]:
    columns = [family.counted(counts, span) for family in UNITS]
    rows: dict[str, list[int]] = {}
    for i, column in enumerate(columns):
        for unit, n in column.items():
            rows.setdefault(places.unit(unit, span.last), [0] * len(columns))[i] += n
    named = sorted((unit for unit in rows if any(rows[unit])), key=lambda u: (-rows[u][6], u))
    return tuple(UnitRow(unit, *rows[unit]) for unit in named)


def _months(span: Span, today: date) -> Iterable[tuple[str, Span]]:
    """Return the labels and days of the months up to the end of `span`, no further than `today`."""
    last = min(span.last, today)
    month = dates.month(f"{last.year}-{last.month}", last, span.closings)
    if month.last < last:
        month = dates.month("本月", last, span.closings)
    found = []
    for _ in range(MONTHS):
        label = f"{month.last.year}-{month.last.month:02}"
        found.append((label, month._replace(last=min(month.last, last))))
        month = dates.previous(month)
    return reversed(found)


def _month(label: str, month: Span, counts: WholeCounts) -> Month:
    return Month(
        label,
        sum(counts.flow("channel", month).values()),
        sum(counts.flow("new", month).values()),
        sum(counts.flow("closed", month).values()),
        counts.open(month.last),
        counts.backlog(month.last),
    )


def change(now: Amount | None, before: Amount | None) -> Change | None:
    """Return how `now` differs from `before`; None where one of them has no value."""
    if now is None or before is None or now.value is None or before.value is None:
        return None
    if now.base is None:
        difference = now.n - before.n
        return Change(difference, figures.percent(difference, before.n))
    # Of the values as shown, so that a reader who subtracts finds the same.
    return Change(round(now.value - before.value, 2), None)


class Check(NamedTuple):
    """A sum that must come to the same as another figure."""

    label: str
    parts: int
    whole: int

    @property
    def holds(self) -> bool:
        """Whether it does."""
        return self.parts == self.whole


def checks(report: Report) -> tuple[Check, ...]:
    """Return the sums that the figures of `report` must keep to."""

    def n(key: str) -> int:
        return report.line(key).now.n

    total = n("petitions.total")
    visits = next(
        (line.now.n for line in report.lines if line.figure.key == "petitions.channel.来访"), 0
    )
    ages = [line for line in report.lines if line.figure.key.startswith("cases.open.age.")]
    return (
        *(
            Check(f"按{b.family.label}相加", sum(line.now.n for line in b.lines), total)
            for b in report.breakdowns
        ),
        Check("在办时间相加", sum(line.now.n for line in ages), n("cases.open")),
        Check("初件＋重件", n("petitions.first") + n("petitions.repeat"), total),
        Check("个体访＋集体访＝来访", n("visits.individual") + n("visits.collective"), visits),
    )


def as_data(report: Report) -> dict[str, object]:
    """Return the JSON of the report (design: the frozen contract)."""
    now = report.spans.now
    return {
        "period": {
            "from": now.first.isoformat(),
            "to": now.last.isoformat(),
            "label": report.span.label,
        },
        "as_of": report.head.at,
        "head": {"seq": report.head.seq, "hash": report.head.hash},
        "office": report.office,
        "figures": [_figure_data(line) for line in report.lines],
        "units": [
            row._asdict() | {"timely_rate": figures.percent(row.timely, row.due)}
            for row in report.units
        ],
        "trend": [month._asdict() for month in report.trend],
        "hot": [hot._asdict() for hot in report.hot],
        "given": report.given._asdict() if report.given else None,
        "checks": [
            {"label": c.label, "parts": c.parts, "whole": c.whole, "holds": c.holds}
            for c in checks(report)
        ],
    }


def _figure_data(line: Line) -> dict[str, object]:
    figure = line.figure

    def value(amount: Amount | None) -> int | float | None:
        return amount.value if amount else None

    def changed(now: Amount | None, before: Amount | None) -> dict[str, object] | None:
        found = change(now, before)
        return found._asdict() if found else None

    return {
        "key": figure.key,
        "label": figure.label,
        "unit": figure.unit,
        "value": line.now.value,
        "numerator": line.now.n if figure.is_rate else None,
        "denominator": line.now.base if figure.is_rate else None,
        "previous": value(line.previous),
        "last_year": value(line.last_year),
        "mom": changed(line.now, line.previous),
        "yoy": changed(line.now, line.last_year),
        "to_date": value(line.to_date),
        "to_date_last_year": value(line.to_date_last_year),
        "to_date_yoy": changed(line.to_date, line.to_date_last_year),
        "basis": figure.basis,
    }
