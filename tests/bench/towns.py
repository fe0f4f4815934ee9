"""From townships to a county: `rollup` over files, beside merely reading and hashing them."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests import townships
from tests.bench.table import Cells, Table, Work, across, headings
from tests.bench.timing import Command, xf

SIZES = (20, 200, 2_000)
_READ = (
    "import hashlib,pathlib,sys\n"
    "for path in pathlib.Path(sys.argv[1]).glob('*.csv'):\n"
    "    rows = path.read_text('utf-8').splitlines()\n"
    "    hashlib.sha256('\\n'.join(sorted(rows)).encode()).digest()"
)


def tables(folder: Path, sizes: Sequence[int], runs: int) -> Iterator[Table]:
    """Yield the one table."""
    made = {size: files(folder, size) for size in sizes}
    title = "Townships of 20 to 300 petitions a year, two years each, added up"
    yield Table(title, headings(sizes), _rows(folder, made, runs))


def _rows(folder: Path, made: dict[int, Path], runs: int) -> Iterator[Cells]:
    yield across({size: _work(place, "`rollup`") for size, place in made.items()}, min(runs, 3))
    ten_years = _work(files(folder, 40, 120), "`rollup`, 40 files of ten years (to take ≤ 2 s)")
    name, against, one, *rest = across({40: ten_years}, min(runs, 3))
    yield name, against, one, *[""] * (len(made) - 1), *rest


def files(folder: Path, count: int, months: int = townships.MONTHS) -> Path:
    """Return the folder of the files of so many townships, made the first time."""
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


def _work(place: Path, name: str) -> Work:
    command = xf("rollup", str(place), "--month", "2026-10", "--json")
    bare = Command([sys.executable, "-c", _READ, str(place)])
    return Work(name, command, "reading and hashing", bare)
