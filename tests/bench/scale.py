"""Scale: the commands that concern one case or one month, at 1,000 petitions and at millions."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench.start import ADD, HELLO, SHOW
from tests.bench.table import Cells, Table, Work, across, headings, ratio
from tests.bench.timing import Command, pair, xf

_REPORT = ("report", "--month", "2026-10")
_REPORTS = {100_000: 2.0, 1_000_000: 4.0, 5_000_000: 6.0}  # ÷ hello
_WORKS = {
    "add": (*ADD, "--new"),
    "add, looking for repeats": (*ADD, "--village", "柳河1村"),
    "due": ("due",),
    "list --open": ("list", "--open"),
    "show": SHOW,
    "report --month": _REPORT,
}
_TARGETS = {"add": 1.1, "due": 1.15}  # at a million, ÷ at a thousand
_MILLION = 1_000_000


def tables(made: Mapping[int, Path], runs: int) -> Iterator[Table]:
    """Yield the table by size, and the one of a million against a thousand."""
    yield Table("The same 200 open cases in ledgers of any size", headings(made), _rows(made, runs))
    if _MILLION in made and len(made) > 1:
        title = f"A million against {min(made):,}"
        yield Table(title, ("work", "ratio", "target"), _flat(made, runs))


def _rows(made: Mapping[int, Path], runs: int) -> Iterator[Cells]:
    for work, words in _WORKS.items():
        targets = _REPORTS if words is _REPORT else {}
        yield across(
            {
                size: Work(f"`{work}`", _xf(words, db), "hello", HELLO, targets.get(size))
                for size, db in made.items()
            },
            runs,
        )


def _flat(made: Mapping[int, Path], runs: int) -> Iterator[Cells]:
    small, large = made[min(made)], made[_MILLION]
    for work, words in _WORKS.items():
        if words is not _REPORT:
            target = _TARGETS.get(work)
            both = pair(_xf(words, large), _xf(words, small), runs)
            yield f"`{work}`", ratio(both.wall, target), f"≤ {target:g}" if target else ""


def _xf(words: tuple[str, ...], db: Path) -> Command:
    return xf(*words, db=db, codes=(0, 1))
