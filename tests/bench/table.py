"""The tables that a benchmark prints: Markdown, each row as soon as it is measured.

What is quoted is always a ratio of two whole processes that ran in turn, by the wall clock.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import log
from typing import NamedTuple

from tests.bench.timing import Command, Pair, Run, own_peak, pair

Cells = tuple[str, ...]


class Table(NamedTuple):
    """A title, the headings, and the rows to come."""

    title: str
    headings: Cells
    rows: Iterable[Cells]

    def lines(self) -> Iterator[str]:
        """Yield it as Markdown."""
        yield from ("", f"**{self.title}**", "")
        yield _line(self.headings)
        yield _line(("---",) * len(self.headings))
        yield from map(_line, self.rows)


class Work(NamedTuple):
    """A piece of work on a ledger and what it is compared with, on the same ledger."""

    name: str
    command: Command
    against: str
    other: Command
    target: float | None = None
    runs: int | None = None  # fewer than asked for, where one run takes long


def headings(sizes: Iterable[int]) -> Cells:
    """Return the headings of a table whose rows come from `across`."""
    return (
        "work", "÷", *(f"{size:,}" for size in sizes), "target", "ms", "MiB", "exponent",
    )  # fmt: skip


def across(works: Mapping[int, Work], runs: int) -> Cells:
    """Measure the same work on ledgers of several sizes: one row.

    `ms`, `MiB` are those of the largest ledger; the exponent says how the time grows from the
    smallest to it.
    """
    pairs = {size: compare(work, runs) for size, work in works.items()}
    any_work, last = next(iter(works.values())), pairs[max(pairs)].a
    targets = dict.fromkeys(work.target for work in works.values() if work.target)
    return (
        any_work.name,
        any_work.against,
        *(ratio(both.wall, works[size].target) for size, both in pairs.items()),
        " / ".join(f"≤ {target:g}" for target in targets),
        milliseconds(last),
        peak(last),
        exponent({size: both.a.wall for size, both in pairs.items()}),
    )


def compare(work: Work, runs: int) -> Pair:
    """Time both commands of `work` in turn."""
    return pair(work.command, work.other, min(runs, work.runs or runs))


def ratio(value: float, target: float | None = None) -> str:
    """Return a ratio as text; one that misses its target stands out."""
    missed = target is not None and value > target
    return f"**{value:.2f}**" if missed else f"{value:.2f}"


def exponent(walls: Mapping[int, float]) -> str:
    """Return the power of the size by which the time grows, from the smallest to the largest."""
    if len(walls) < 2:
        return ""
    small, large = min(walls), max(walls)
    return f"{log(walls[large] / walls[small]) / log(large / small):.2f}"


def milliseconds(run: Run) -> str:
    """Return how long `run` took by the wall clock."""
    return f"{run.wall * 1e3:,.0f}"


def peak(run: Run) -> str:
    """Return the peak memory in MiB, where it can be told from that of the benchmark itself."""
    return f"{run.peak:.0f}" if run.peak > own_peak() else ""


def _line(cells: Cells) -> str:
    return f"| {' | '.join(cells)} |"
