"""One engine on the sums of townships: `python -m tests.bench.engines ENGINE FOLDER TIMES`.

Loads the files, as many times over under other codes as asked, runs every text of `data/sums` for the
nation and for one county, and prints seconds, size on disk and peak memory as JSON.
"""

import json
import os
import resource
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Protocol

SUMS = Path(__file__).parents[2] / "data/sums"
SPANS = [
    ("month", "202610", "202610"), ("quarter", "202607", "202609"), ("half", "202601", "202606"),
    ("year", "202511", "202610"), ("before", "202411", "202510"),
]  # fmt: skip
ONE_COUNTY = "110005"  # twenty townships
_CODE = "substr(town, 1, 1) || {i} || substr(town, 4)"


class Engine(Protocol):
    """What is asked of an engine; statements in the words that all of them share."""

    def run(self, statement: str) -> object: ...
    def load(self, files: Path) -> None: ...


class Sqlite:
    """SQLite, with the index that the texts want."""

    def __init__(self, folder: Path) -> None:
        self.db = sqlite3.connect(folder / "sums.db", isolation_level=None)
        self.db.executescript((SUMS / "table.sql").read_text("utf-8"))
        self.db.execute("pragma synchronous = off")

    def run(self, statement: str) -> object:
        """Run one statement."""
        return self.db.execute(statement).fetchall()

    def load(self, files: Path) -> None:
        """Put all files into the table."""
        import csv

        self.db.execute("begin")
        for path in files.glob("*.csv"):
            with path.open(encoding="utf-8-sig", newline="") as lines:
                rows = csv.reader(lines)
                next(rows)
                self.db.executemany("insert into sums values (?,?,?,?,?,?)", rows)
        self.db.execute("create index sums_grp on sums (grp, month, done, value, n)")
        self.db.execute("create index sums_town on sums (town, grp, month)")
        self.db.execute("commit")


class Duckdb:
    """DuckDB, its own table."""

    def __init__(self, folder: Path) -> None:
        import duckdb

        self.db = duckdb.connect(str(folder / "sums.duckdb"))
        self.db.execute((SUMS / "table.sql").read_text("utf-8"))

    def run(self, statement: str) -> object:
        """Run one statement."""
        return self.db.execute(statement).fetchall()

    def load(self, files: Path) -> None:
        """Put all files into the table."""
        self.db.execute(
            f"insert into sums select * from read_csv('{files}/*.csv', header = true, all_varchar = true)"
        )


class Clickhouse:
    """ClickHouse in this process (chdb), a table partitioned by month."""

    def __init__(self, folder: Path) -> None:
        from chdb import session

        self.db = session.Session(str(folder))
        for statement in (SUMS / "clickhouse.sql").read_text("utf-8").split(";"):
            if statement.strip():
                self.db.query(statement)

    def run(self, statement: str) -> object:
        """Run one statement."""
        return self.db.query(statement.rstrip().rstrip(";"), "CSV").bytes()

    def load(self, files: Path) -> None:
        """Put all files into the table."""
        self.db.query(
            f"insert into sums select * from file('{files}/*.csv', 'CSVWithNames', 'town String,"
            " grp String, month String, value String, done String, n Int64')"
        )


ENGINES: dict[str, Callable[[Path], Engine]] = {
    "SQLite": Sqlite, "DuckDB": Duckdb, "ClickHouse": Clickhouse,
}  # fmt: skip


def main() -> None:
    """Measure one engine."""
    name, files, times = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    os.sched_setaffinity(0, range(os.cpu_count() or 1))  # an engine may use what there is
    with tempfile.TemporaryDirectory(dir=files.parent) as place:
        engine = ENGINES[name](Path(place))
        for span in SPANS:
            engine.run(f"insert into asked values {span}")
        said: dict[str, float] = {"load": _seconds(lambda: _load(engine, files, times), 1)}
        said["scan"] = _seconds(lambda: engine.run("select sum(n) from sums"))
        texts = [
            path.read_text("utf-8")
            for path in sorted(SUMS.glob("*.sql"))
            if path.name not in {"table.sql", "clickhouse.sql"}
        ]
        said["texts"] = len(texts)
        said["nation"] = _seconds(lambda: [engine.run(text) for text in texts])
        county = [
            text.replace("cross join sums", "cross join (select * from sums where substr(town, 1, 6)"
                         f" = '{ONE_COUNTY}') as sums")
            for text in texts
        ]  # fmt: skip
        said["county"] = _seconds(lambda: [engine.run(text) for text in county])
        found = Path(place).rglob("*")
        said["disk"] = sum(p.stat().st_size for p in found if p.is_file()) / 2**20
        said["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(json.dumps(said))


def _load(engine: Engine, files: Path, times: int) -> None:
    engine.load(files)
    for i in range(1, times):
        code = _CODE.format(i=f"'{i + 20}'")
        engine.run(
            f"insert into sums select {code}, grp, month, value, done, n from sums"
            " where substr(town, 2, 2) = '10'"
        )


def _seconds(work: Callable[[], object], times: int = 2) -> float:
    best = float("inf")
    for _ in range(times):
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return best


if __name__ == "__main__":
    main()
