"""From townships to a county and a nation: `rollup` over files, and engines over tables."""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests import townships
from tests.bench.engines import ENGINES
from tests.bench.table import Cells, Table, Work, across, headings
from tests.bench.timing import Command, xf

SIZES = (20, 200, 2_000)
_TIMES = {2_000: 1, 40_000: 20}  # townships: how often the files of 2,000 are loaded
_NEEDS = {"DuckDB": "duckdb", "ClickHouse": "chdb"}
_READ = (
    "import hashlib,pathlib,sys\n"
    "for path in pathlib.Path(sys.argv[1]).glob('*.csv'):\n"
    "    rows = path.read_text('utf-8').splitlines()\n"
    "    hashlib.sha256('\\n'.join(sorted(rows)).encode()).digest()"
)


def tables(folder: Path, runs: int) -> Iterator[Table]:
    """Yield the table of `rollup`, and that of the engines."""
    made = {size: _files(folder, size) for size in SIZES}
    yield Table(
        "Townships of 20 to 300 petitions a year, two years each, added up",
        headings(SIZES),
        [_rollup(made, runs), _ten_years(folder, runs)],
    )
    yield Table(
        "Every text of `data/sums` over five periods in an engine, on all cores (seconds; ÷: a bare `sum(n)`)",
        ("engine", "townships", "load", "bare scan", "nation", "÷", "one county", "MiB on disk", "MiB"),
        _engines(made[2_000]),
    )  # fmt: skip


def _files(folder: Path, count: int, months: int = townships.MONTHS) -> Path:
    place = folder / f"towns-{count}-{months}"
    if not place.exists():
        demo, draft = folder / "demo.db", place.with_suffix(".new")
        if not demo.exists():
            subprocess.run([*xf("demo", str(demo), "-q").words], check=True)
        draft.mkdir(exist_ok=True)
        for given in townships.townships(townships.templates(demo), count, months=months):
            townships.write(draft, given)
        draft.rename(place)
    return place


def _work(place: Path, name: str, target: float | None = None) -> Work:
    command = xf("rollup", str(place), "--month", "2026-10", "--json")
    return Work(
        name,
        command,
        "reading and hashing",
        Command([sys.executable, "-c", _READ, str(place)]),
        target,
    )


def _rollup(made: dict[int, Path], runs: int) -> Cells:
    return across({size: _work(place, "`rollup`") for size, place in made.items()}, min(runs, 3))


def _ten_years(folder: Path, runs: int) -> Cells:
    work = {40: _work(_files(folder, 40, 120), "`rollup`, 40 files of ten years")}
    name, against, one, *rest = across(work, min(runs, 3))
    return name, against, one, "", "", *rest


def _engines(files: Path) -> Iterator[Cells]:
    for name in ENGINES:
        if name in _NEEDS and not find_spec(_NEEDS[name]):
            continue
        for count, times in _TIMES.items():
            if name == "SQLite" and times > 1:
                continue  # gigabytes, and a quarter of an hour: what the other two are for
            words = [sys.executable, "-m", "tests.bench.engines", name, str(files), str(times)]
            said = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
            yield (
                name, f"{count:,}", *(f"{said[key]:.2f}" for key in ("load", "scan", "nation")),
                f"{said['nation'] / said['scan']:.0f}", f"{said['county']:.2f}",
                f"{said['disk']:,.0f}", f"{said['peak']:,.0f}",
            )  # fmt: skip
