"""One line of the table that a benchmark prints, and the table."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from tests.bench.timing import Command, Pair, instructions, own_peak, pair

HEADINGS = ("工作", "毫秒", "对照", "÷ 时钟", "÷ 处理器", "目标", "峰值 MiB", "百万条指令")


class Line(NamedTuple):
    """A piece of work, what it took, and what it is compared with."""

    work: str
    milliseconds: float
    against: str = ""
    wall: float | None = None
    cpu: float | None = None
    target: float | None = None
    peak: float | None = None
    instructions: int | None = None


def compare(
    work: str,
    command: Command,
    against: str,
    other: Command,
    target: float | None = None,
    *,
    runs: int = 9,
    count: bool = False,
) -> tuple[Line, Pair]:
    """Time `command` and `other` in turn; count instructions too, where they repeat."""
    both = pair(command, other, runs)
    counted = instructions(command) if count else None
    return (
        Line(work, both.a.wall * 1e3, against, both.wall, both.cpu, target, both.a.peak, counted),
        both,
    )


def cells(line: Line) -> tuple[str, ...]:
    """Return `line` as text; a target missed (in processor time: wall clocks feel neighbours) is marked."""
    missed = line.target is not None and line.cpu is not None and line.cpu > line.target
    return (
        line.work,
        f"{line.milliseconds:.0f}" if line.milliseconds else "",
        line.against,
        "" if line.wall is None else f"{line.wall:.2f}",
        "" if line.cpu is None else f"{line.cpu:.2f}",
        "" if line.target is None else f"≤ {line.target:g}{' 未达到' if missed else ''}",
        f"{line.peak:.0f}" if line.peak and line.peak > own_peak() else "",
        "" if line.instructions is None else f"{line.instructions / 1e6:.0f}",
    )


def markdown(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the rows of a Markdown table, each as soon as it is measured."""
    for row in chain([HEADINGS, tuple("---" for _ in HEADINGS)], map(cells, lines)):
        yield f"| {' | '.join(row)} |"
