"""The ten visits of a counter day: keys and seconds in xf, and the keys of the same as a row of Excel."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests import visits
from tests.bench.table import Cells, Table
from tests.bench.timing import xf

ROOT = Path(__file__).parents[2]


def tables(folder: Path) -> Iterator[Table]:
    """Yield the one table."""
    title = (
        f"Ten visits from the first key to the slip ({visits.KEYS_A_SECOND} keys a second, and what was waited for xf;"
        " a row of Excel has no class, no deadline, no slip)"
    )
    headings = ("visit", "keys", "s", "of them waited", "keys in Excel", "s in Excel")
    yield Table(title, headings, _rows(folder / "counter"))


def _rows(folder: Path) -> Iterator[Cells]:
    folder.mkdir(exist_ok=True)
    for left in folder.iterdir():
        if left.is_file():
            left.unlink()
    ledger = folder / "counter.db"
    for words in (
        ("init", "--office", "青石镇人民政府", "--by", "王主任"),
        ("units", "--add", visits.VILLAGES, "--kind", "村"),
    ):
        subprocess.run(
            [*xf(*words, "--db", str(ledger)).words], check=True, stdout=subprocess.DEVNULL
        )
    os.environ["PYTHONPATH"] = str(ROOT)
    os.chdir(folder)  # where the slips go
    counts = [visits.counted(visit, "--db", str(ledger)) for visit in visits.VISITS]
    yield from map(_row, counts)
    keys, excel = sum(c.keys for c in counts), sum(c.excel for c in counts)
    seconds, waited = sum(c.seconds for c in counts), sum(c.waited for c in counts)
    yield "all ten", str(keys), f"{seconds:.0f}", f"{waited:.0f}", str(excel), _slow(excel)


def _row(count: visits.Count) -> Cells:
    return (
        count.visit.name, str(count.keys), f"{count.seconds:.0f}", f"{count.waited:.1f}",
        str(count.excel), _slow(count.excel),
    )  # fmt: skip


def _slow(keys: int) -> str:
    return f"{keys / visits.KEYS_A_SECOND:.0f}"
