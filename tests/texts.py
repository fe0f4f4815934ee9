"""The SQL of each figure, made from the figure itself: what it asks of counts is written as a sum.

`python -m pytest tests/test_engines.py --golden-update` writes `data/sums` anew. There is no second
definition: a figure runs here on counts that only note what they were asked.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from xfcli.dates import Span
from xfcli.reporting.counts import Due
from xfcli.reporting.figures import FAMILIES, SECTIONS, Figure
from xfcli.reporting.mark import DONE
from xfcli.reporting.months import AGE, BACKLOG, BALANCE, NONE, OVERDUE, age_of

SPAN = Span(date(2026, 1, 1), date(2026, 1, 31), "")
FIGURES = tuple(figure for part in SECTIONS.values() for figure in part)
# The units compared, as the report has them: what, and whether it stands at the end.
UNITS = {
    "sent": "sent", "due": "reply", "timely": DONE["reply"], "answered": "answered",
    "delivered": "delivered", "closed": "closed", "open": BALANCE, "overdue": OVERDUE,
}  # fmt: skip
AT_END = {BALANCE, OVERDUE, BACKLOG, AGE}


# The one or two in the middle of all that were marked: their sum, how many, their mean.
MEDIAN = """\
select span, part, whole, part * 1.0 / nullif(whole, 0) as median
from (
  select span,
    sum(days * taken) as part,
    sum(taken) as whole
  from (
    select span, days,
      case when 2 * (upto - many) < marked + marked % 2 and marked + marked % 2 <= 2 * upto then 1 else 0 end
      + case when marked % 2 = 0 and 2 * (upto - many) < marked + 2 and marked + 2 <= 2 * upto then 1 else 0 end
      as taken
    from (
      select span, days, many,
        sum(many) over (partition by span order by days rows between unbounded preceding and current row) as upto,
        sum(many) over (partition by span) as marked
      from (
        select asked.span as span, cast(sums.value as integer) as days, sum(sums.n) as many
        from asked cross join sums
        where sums.grp = '{group}'
          and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
        group by asked.span, sums.value
      ) as counted
    ) as placed
  ) as middle
  group by span
) as summed
order by 1;
"""


class Term(NamedTuple):
    group: str
    value: str | None  # None: any
    sign: int = 1


class Asked(tuple[Term, ...]):
    """A sum of terms, put together by the arithmetic of a figure."""

    __slots__ = ()

    def __add__(self, other):
        return Asked((*self, *(other or ())))

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __sub__(self, other):
        return Asked((*self, *(term._replace(sign=-term.sign) for term in other)))


class Values:
    """What a group comes to: all of it, or what is of one value."""

    def __init__(self, group):
        self.group = group

    def get(self, value, _nothing):
        return Asked((Term(self.group, str(value) or NONE),))

    def values(self):
        return [Asked((Term(self.group, None),))]


class Noting:
    """Counts (see `reporting.counts.Counts`) that note what is asked of them."""

    def flow(self, group, _span):
        return Values(group)

    def due(self, group, _span):
        def all_of(name):
            return Asked((Term(name, None),))

        return {"": Due(all_of(group), all_of(DONE[group]))}

    def open(self, _day):
        return Asked((Term(BALANCE, None),))

    def backlog(self, _day):
        return Asked((Term(BACKLOG, None),))

    def open_since(self, _first, last, day):
        return Asked((Term(AGE, age_of(last, day)),))

    def overdue(self, _day):
        return Asked((Term(OVERDUE, None),))


def texts() -> dict[str, str]:
    """Return each text by the name of its file."""
    found = {f"{figure.key}.sql": text(figure) for figure in FIGURES}
    for family in FAMILIES:
        if family.group != "village":
            head = f"-- {family.key}.*  {family.label}（{family.unit}）\n"
            found[f"{family.key}.sql"] = head + by_value({"part": family.group})
    found["units.sql"] = "-- units  责任单位办理情况\n" + by_value(UNITS)
    return found


def text(figure: Figure) -> str:
    head = f"-- {figure.key}  {figure.label}（{figure.unit}）\n-- {figure.basis}\n"
    if figure.middle_of:
        return head + MEDIAN.format(group=figure.middle_of)
    part = figure.measure(Noting(), SPAN)
    whole = figure.base(Noting(), SPAN) if figure.base else None
    columns = {"part": part} | ({"whole": whole} if whole else {})
    summed = select([f"{sum_of(terms)} as {name}" for name, terms in columns.items()],
                    sorted({term.group for terms in columns.values() for term in terms}))  # fmt: skip
    if whole is None:
        return f"{head}{summed}order by 1;\n"
    inner = "".join(f"  {line}\n" for line in summed.splitlines())
    return (
        f"{head}select span, part, whole,\n"
        "  (part * 20000 + whole - (part * 20000 + whole) % nullif(2 * whole, 0))"
        " / nullif(2 * whole, 0) / 100.0 as percent\n"
        f"from (\n{inner}) as counted\norder by 1;\n"
    )


def sum_of(terms: Asked) -> str:
    """Return the sum of terms: all of a group, or certain values of it, added or taken away."""
    cases = []
    for term in terms:
        of_value = f" and sums.value = '{term.value}'" if term.value is not None else ""
        n = "sums.n" if term.sign > 0 else "-sums.n"
        cases.append(f"case when sums.grp = '{term.group}'{of_value} then {n} else 0 end")
    return f"sum({' + '.join(cases)})"


def select(columns: list[str], groups: list[str], by: str = "") -> str:
    named = ", ".join(f"'{group}'" for group in groups)
    since = "" if set(groups) <= AT_END else "sums.month >= asked.a and "
    if set(groups) & AT_END and since:
        ends = ", ".join(f"'{group}'" for group in groups if group in AT_END)
        since = f"(sums.month >= asked.a or sums.grp in ({ends})) and "
    shown = ",\n  ".join(columns)
    return (
        f"select asked.span as span,{by}\n  {shown}\n"
        "from asked cross join sums\n"
        f"where sums.grp in ({named})\n"
        f"  and {since}sums.month <= asked.z and sums.done <= asked.z\n"
        f"group by asked.span{', sums.value' if by else ''}\n"
    )


def by_value(columns: dict[str, str]) -> str:
    sums = [f"{sum_of(Asked((Term(group, None),)))} as {name}" for name, group in columns.items()]
    return select(sums, list(columns.values()), " sums.value as named,") + "order by 1, 2;\n"


def shown(name: str) -> Iterator[str]:
    """Yield the columns of a text."""
    yield from {"units.sql": UNITS}.get(name, ("part",))
