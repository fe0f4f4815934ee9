"""Small cells of a county's report: one or two petitions about one thing point to people.

They are put together where figures are shown; what is sent upward, and every sum, stays whole.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from xfcli.case.disclosure import SEALED
from xfcli.reporting import tables
from xfcli.reporting.figures import Family
from xfcli.reporting.report import Breakdown, Line, Report, UnitRow

_Row = TypeVar("_Row")

FEWEST: Final = 3
OTHER: Final = "其他"
# What a petition was about, and who has it; how it came (信访形式, 来源 …) tells nothing of that.
_TELLING: Final = frozenset({"domain", "route", "unit"})


def folded(made: Report) -> Report:
    """Return the report with the small cells of its telling tables put into 其他."""
    breakdowns = tuple(_folded(b) if b.family.group in _TELLING else b for b in made.breakdowns)
    return made._replace(breakdowns=breakdowns, units=_folded_units(made.units))


def _folded(breakdown: Breakdown) -> Breakdown:
    """Put together what is small in any span that is shown: last month's table stays folded so."""
    family = breakdown.family
    untold = (SEALED, family.blank)  # say of none what it was about
    named = [line for line in breakdown.lines if line.figure.label not in untold]
    others = [line for name in untold for line in breakdown.lines if line.figure.label == name]

    def numbers(lines: Iterable[Line]) -> Iterator[int]:
        return (amount.n for amount in tables.sum_of([*lines]).amounts if amount is not None)

    kept, small = _parted(named, numbers, lambda line: line.figure.label)
    together = [_sum(family, small)] if small else []
    return breakdown._replace(lines=(*kept, *together, *others))


def _folded_units(rows: tuple[UnitRow, ...]) -> tuple[UnitRow, ...]:
    """Put together the units of which any number is small."""
    kept, small = _parted(rows, tables.unit_sums, lambda row: row.unit)
    return (*kept, *([UnitRow(OTHER, *tables.unit_sums(small))] if small else []))


def _parted(
    rows: Iterable[_Row],
    numbers: Callable[[Iterable[_Row]], Iterable[int]],
    name: Callable[[_Row], str],
) -> tuple[list[_Row], list[_Row]]:
    """Return which rows can be shown and which are to be put together, none where none is small.

    `numbers` returns what rows come to together, in each cell.
    """

    def is_small(some: list[_Row]) -> bool:
        return any(0 < n < FEWEST for n in numbers(some))

    small = [row for row in rows if is_small([row])]
    if not small:
        return [*rows], []
    kept = [row for row in rows if row not in small and name(row) != OTHER]
    small += [row for row in rows if row not in small and name(row) == OTHER]
    while is_small(small) and kept:  # or it would be known by what is left
        smallest = min(kept, key=lambda row: [*numbers([row])])
        kept.remove(smallest)
        small.append(smallest)
    return kept, small


def _sum(family: Family, lines: list[Line]) -> Line:
    summed = tables.sum_of(lines)
    basis = (
        f"信访总量中，{family.at}{family.label}为“{OTHER}”的，和各期中有不足 {FEWEST} 件的各项。"
    )
    figure = summed.figure._replace(key=f"{family.key}.{OTHER}", label=OTHER, basis=basis)
    return summed._replace(figure=figure)
