"""Every figure of a nation, and of one county in it, in engines that exist.

Each row is kept in `--folder` under what was measured (the texts and the code that runs them), so
that half an hour's work can be broken off; delete `engines` there to measure all anew.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.util import find_spec
from math import log
from pathlib import Path
from typing import NamedTuple

from tests.bench import engines
from tests.bench.engines import ENGINES, NOT_ASKED, SUMS
from tests.bench.table import Cells, Table
from tests.bench.towns import files

SIZES = (2_000, 40_000)
_TEN_YEARS = 5  # pairs of years
_FILES = 2_000  # townships with files of their own; of more, these are loaded several times
_NEEDS = {"DuckDB": "duckdb", "ClickHouse": "chdb"}
_HEADINGS = (
    "engine", "townships", "years", "load s", "rows, million", "MiB on disk", "bare scan s", "MiB",
    "nation s", "÷", "MiB ÷", "one county s", "÷", "exponent",
)  # fmt: skip


class _Size(NamedTuple):
    townships: int
    pairs_of_years: int = 1


def tables(folder: Path, sizes: Sequence[int]) -> Iterator[Table]:
    """Yield the one table."""
    count = sum(path.name not in NOT_ASKED for path in SUMS.glob("*.sql"))
    title = (
        f"All {count} texts of `data/sums` over five periods, on all cores (÷: by processor time, a bare"
        " `sum(n)`; exponent: how that of the nation grows with the townships)"
    )
    yield Table(title, _HEADINGS, _rows(folder, sizes))


def _rows(folder: Path, sizes: Sequence[int]) -> Iterator[Cells]:
    for name in ENGINES:
        if name in _NEEDS and not find_spec(_NEEDS[name]):
            continue
        wanted = [_Size(size) for size in sizes]
        if name != "SQLite":  # ten years of a nation are twenty gigabytes there
            wanted.append(_Size(max(sizes), _TEN_YEARS))
        smallest = _measured(folder, name, wanted[0])
        for size in wanted:
            yield _cells(name, size, wanted[0], _measured(folder, name, size), smallest)


_Found = dict[str, dict[str, float]]  # by step: wall, cpu, peak


def _cells(name: str, size: _Size, least: _Size, found: _Found, smallest: _Found) -> Cells:
    scan, nation, county = (found[step] for step in ("scan", "nation", "county"))
    grown = size.townships / least.townships
    exponent = ""
    if grown > 1 and size.pairs_of_years == 1:
        exponent = f"{log(nation['cpu'] / smallest['nation']['cpu']) / log(grown):.2f}"
    return (
        name, f"{size.townships:,}", str(2 * size.pairs_of_years), f"{found['load']['wall']:.1f}",
        f"{found['load']['rows'] / 1e6:.1f}", f"{found['load']['disk']:,.0f}", f"{scan['wall']:.3f}",
        f"{scan['peak']:,.0f}", f"{nation['wall']:.2f}", f"{nation['cpu'] / scan['cpu']:.0f}",
        f"{nation['peak'] / scan['peak']:.1f}", f"{county['wall']:.2f}",
        f"{county['cpu'] / scan['cpu']:.1f}", exponent,
    )  # fmt: skip


def _measured(folder: Path, name: str, size: _Size) -> _Found:
    """Return what was found of an engine at a size; measure it where nothing is kept."""
    kept = folder / "engines" / f"{name}-{size.townships}-{size.pairs_of_years}-{_state()}.json"
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        place = kept.with_suffix(".place")
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        found = _measure(folder, name, size, place)
        shutil.rmtree(place)
        kept.write_text(json.dumps(found), "utf-8")
    found = json.loads(kept.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def _measure(folder: Path, name: str, size: _Size, place: Path) -> _Found:
    few = min(size.townships, _FILES)
    times = size.townships // few
    given = (str(files(folder, few)), str(times), str(size.pairs_of_years))
    found = {"load": _step(name, place, "load", *given)}
    found |= {step: _step(name, place, step) for step in ("scan", "nation", "county")}
    disk = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    lines = sum(path.read_bytes().count(b"\n") for path in Path(given[0]).glob("*.csv"))
    found["load"] |= {"disk": disk / 2**20, "rows": lines * times * size.pairs_of_years}
    return found


def _step(name: str, place: Path, step: str, *more: str) -> dict[str, float]:
    words = [sys.executable, "-m", "tests.bench.engines", name, str(place), step, *more]
    print(f"… {name} {place.stem} {step}", file=sys.stderr, flush=True)
    said = json.loads(subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout)
    assert isinstance(said, dict)
    return said


def _state() -> str:
    """Return a word for what is measured: the texts, and the code that runs them."""
    paths = [*sorted(SUMS.glob("*.sql")), Path(engines.__file__)]
    return sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:8]
