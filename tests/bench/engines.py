"""One step of an engine with the sums of townships: `python -m tests.bench.engines ENGINE PLACE STEP …`.

A step is a process of its own: `load` the files (as many times over under other codes, and under
earlier years, as asked), `scan` the table, run every text of `data/sums` for the `nation` and for
one `county`. It prints seconds, seconds of processor and peak memory as JSON.
"""

import csv
import json
import os
import resource
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Protocol

SUMS = Path(__file__).parents[2] / "data/sums"
SPANS = [
    ("month", "202610", "202610"), ("quarter", "202607", "202609"), ("half", "202601", "202606"),
    ("year", "202511", "202610"), ("before", "202411", "202510"),
]  # fmt: skip
ONE_COUNTY = "110001"  # twenty townships
LONG = 20.0  # seconds from which on once is enough
_SCAN = "select sum(n) from given"
NOT_ASKED = ("table.sql", "clickhouse.sql", "check.sql")
# The same townships again, in the province of another number; the same months, two years before.
_AGAIN = (
    "insert into given select substr(town, 1, 1) || '{i}' || substr(town, 4), grp, month, value, done, n"
    " from given where substr(town, 2, 2) = '10'"
)
_EARLIER = (
    "insert into given select town, grp,"
    " cast(cast(substr(month, 1, 4) as integer) - {years} as {text}) || substr(month, 5), value,"
    " case when done = '-' then '-' else cast(cast(substr(replace(done, '-', '000000'), 1, 4) as integer)"
    " - {years} as {text}) || substr(done, 5) end, n"
    " from given where month >= '202411'"
)


class Engine(Protocol):
    """What is asked of an engine; statements in the words that all of them share."""

    text: str  # how it calls the type of a text

    def run(self, statement: str) -> object: ...
    def lay_out(self) -> None: ...
    def load(self, files: Path) -> None: ...
    def finish(self) -> None: ...


class Sqlite:
    """SQLite, with the indexes that the texts want."""

    text = "text"

    def __init__(self, place: Path) -> None:
        self.db = sqlite3.connect(place / "sums.db", isolation_level=None)
        self.db.execute("pragma synchronous = off")
        self.db.execute("pragma cache_size = -200000")

    def run(self, statement: str) -> object:
        """Run one statement."""
        return self.db.execute(statement).fetchall()

    def lay_out(self) -> None:
        """Make the tables."""
        self.db.executescript((SUMS / "table.sql").read_text("utf-8"))
        self.db.execute("begin")

    def load(self, files: Path) -> None:
        """Put all files into the table."""
        for path in files.glob("*.csv"):
            with path.open(encoding="utf-8-sig", newline="") as lines:
                rows = csv.reader(lines)
                next(rows)
                self.db.executemany("insert into given values (?,?,?,?,?,?)", rows)

    def finish(self) -> None:
        """Make what the texts want, and keep it all."""
        self.db.execute("create index given_grp on given (grp, month, done, value, town, n)")
        self.db.execute("create index given_town on given (town, grp, month)")
        self.db.execute("commit")


class Duckdb:
    """DuckDB, its own table."""

    text = "varchar"

    def __init__(self, place: Path) -> None:
        import duckdb

        self.db = duckdb.connect(str(place / "sums.duckdb"))

    def run(self, statement: str) -> object:
        """Run one statement."""
        return self.db.execute(statement).fetchall()

    def lay_out(self) -> None:
        """Make the tables."""
        self.db.execute((SUMS / "table.sql").read_text("utf-8"))

    def load(self, files: Path) -> None:
        """Put all files into the table."""
        self.db.execute(
            f"insert into given select * from read_csv('{files}/*.csv', header = true, all_varchar = true)"
        )

    def finish(self) -> None:
        """Put it all into the file."""
        self.db.execute("checkpoint")


class Clickhouse:
    """ClickHouse in this process (chdb), a table partitioned by month."""

    text = "String"

    def __init__(self, place: Path) -> None:
        from chdb import session

        self.db = session.Session(str(place / "chdb"))

    def run(self, statement: str) -> object:
        """Run one statement."""
        return self.db.query(statement.rstrip().rstrip(";"), "CSV").bytes()

    def lay_out(self) -> None:
        """Make the tables."""
        for statement in (SUMS / "clickhouse.sql").read_text("utf-8").split(";"):
            if statement.strip():
                self.run(statement)

    def load(self, files: Path) -> None:
        """Put all files into the table."""
        self.run(
            f"insert into given select * from file('{files}/*.csv', 'CSVWithNames', 'town String,"
            " grp String, month String, value String, done String, n Int64')"
        )

    def finish(self) -> None:
        """Put the parts that came together into one for each month."""
        self.run("optimize table given final")


ENGINES: dict[str, Callable[[Path], Engine]] = {
    "SQLite": Sqlite, "DuckDB": Duckdb, "ClickHouse": Clickhouse,
}  # fmt: skip


def main() -> None:
    """Take one step with one engine."""
    name, place, step, *more = sys.argv[1:]
    os.sched_setaffinity(0, range(os.cpu_count() or 1))  # an engine may use what there is
    engine = ENGINES[name](Path(place))
    if step == "load":
        files, times, pairs_of_years = Path(more[0]), int(more[1]), int(more[2])
        said = _took(lambda: _load(engine, files, times, pairs_of_years))
    else:
        if step != "scan":
            _ask(engine)
        statements = _statements(step)
        said = _took(lambda: [engine.run(text) for text in statements])
        if said["wall"] < LONG:  # once more, with the file in memory
            said = _took(lambda: [engine.run(text) for text in statements])
        said["texts"] = len(statements)
    said["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(json.dumps(said))


def _load(engine: Engine, files: Path, times: int, pairs_of_years: int) -> None:
    engine.lay_out()
    engine.load(files)
    for i in range(1, times):
        engine.run(_AGAIN.format(i=i + 20))
    for i in range(1, pairs_of_years):
        engine.run(_EARLIER.format(years=2 * i, text=engine.text))
    engine.finish()


def _ask(engine: Engine) -> None:
    """State the five periods; a table in memory is empty at each start."""
    if engine.run("select count(*) from asked") in ([(0,)], b"0\n"):
        for span in SPANS:
            engine.run(f"insert into asked values {span}")


def _statements(step: str) -> list[str]:
    if step == "scan":
        return [_SCAN]
    paths = sorted(path for path in SUMS.glob("*.sql") if path.name not in NOT_ASKED)
    texts = [path.read_text("utf-8") for path in paths]
    if step == "county":
        one = f"(select * from sums where town >= '{ONE_COUNTY}001' and town <= '{ONE_COUNTY}999') as sums"
        return [text.replace("cross join sums", f"cross join {one}") for text in texts]
    return texts


def _took(work: Callable[[], object]) -> dict[str, float]:
    """Return how long `work` took: by the clock, and of all processors together."""
    before, start = resource.getrusage(resource.RUSAGE_SELF), perf_counter()
    work()
    wall, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return {"wall": wall, "cpu": cpu}


if __name__ == "__main__":
    main()
