"""Small cells of a county's report: one or two petitions about one thing point to people.

They are put together where figures are shown; what is sent upward, and every sum, stays whole.
"""

from typing import Final

from xfcli.reporting import tables
from xfcli.reporting.figures import Family
from xfcli.reporting.report import Breakdown, Line, Report

FEWEST: Final = 3
OTHER: Final = "其他"
# What a petition was about, and who has it; how it came (信访形式, 来源 …) tells nothing of that.
_TELLING: Final = frozenset({"domain", "route", "unit"})


def folded(made: Report) -> Report:
    """Return the report with the small cells of its telling breakdowns put into 其他."""
    breakdowns = tuple(_folded(b) if b.family.group in _TELLING else b for b in made.breakdowns)
    return made._replace(breakdowns=breakdowns)


def _folded(breakdown: Breakdown) -> Breakdown:
    """Put together what is small in any span that is shown: last month's table stays folded so."""
    family = breakdown.family
    named = [line for line in breakdown.lines if line.figure.label != family.blank]
    blank = [line for line in breakdown.lines if line.figure.label == family.blank]
    small = [line for line in named if _is_small(line)]
    if not small:
        return breakdown
    other = [line for line in named if line.figure.label == OTHER and line not in small]
    kept = [line for line in named if line not in small and line not in other]
    together = _sum(family, [*other, *small])
    while _is_small(together) and kept:  # or it would be known by what is left
        smallest = min(kept, key=lambda line: line.now.n)
        kept.remove(smallest)
        together = _sum(family, [together, smallest])
    return breakdown._replace(lines=(*kept, together, *blank))


def _is_small(line: Line) -> bool:
    return any(amount is not None and 0 < amount.n < FEWEST for amount in line.amounts)


def _sum(family: Family, lines: list[Line]) -> Line:
    summed = tables.sum_of(lines)
    basis = (
        f"信访总量中，{family.at}{family.label}为“{OTHER}”的，和各期中有不足 {FEWEST} 件的各项。"
    )
    figure = summed.figure._replace(key=f"{family.key}.{OTHER}", label=OTHER, basis=basis)
    return summed._replace(figure=figure)
