"""A province or a nation in an engine that exists: each figure's SQL gives what `rollup` gives.

On SQLite always; on DuckDB and ClickHouse (chdb) where the extra `engines` is installed.
"""

import csv
import io
import re
import shutil
import sqlite3
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests import stories, texts, townships
from tests.test_rollup import county, given_by
from xfcli import dates, ledger
from xfcli.ledger import monthly
from xfcli.reporting import figures, sums_file
from xfcli.reporting.months import OfMonths

FOLDER = Path(__file__).parent.parent / "data/sums"
BY_HAND = {"table.sql", "clickhouse.sql", "check.sql"}
TABLE = (FOLDER / "table.sql").read_text("utf-8")
SPANS = [
    dates.month("2025-11", stories.LAST), dates.month("2026-02", stories.LAST), dates.quarter("2025Q3"),
    dates.half("2025H2"), dates.year("2025"),
]  # fmt: skip


def test_the_texts_are_those_of_the_figures(request):
    made = texts.texts()
    if request.config.getoption("--golden-update"):
        for path in FOLDER.glob("*.sql"):
            if path.name not in BY_HAND:
                path.unlink()
        for name, text in made.items():
            (FOLDER / name).write_text(text, "utf-8", newline="\n")
    stored = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.sql")}
    assert {n: t for n, t in stored.items() if n not in BY_HAND} == made


class OnSqlite:
    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.executescript(TABLE)
        for path in sorted(folder.glob("*.csv")):
            rows = csv.reader(io.StringIO(path.read_text("utf-8-sig")))
            next(rows)
            self._db.executemany("insert into given values (?,?,?,?,?,?)", rows)

    def close(self) -> None:
        self._db.close()

    def ask(self, text: str) -> list[tuple]:
        return self._db.execute(text).fetchall()

    def put(self, spans) -> None:
        self._db.executemany("insert into asked values (?,?,?)", spans)


class OnDuckdb(OnSqlite):  # asked in the same way
    def __init__(self, folder: Path) -> None:
        import duckdb

        self._db = duckdb.connect()
        self._db.execute(TABLE)
        self._db.execute(
            f"insert into given select * from read_csv('{folder}/*.csv', header = true, all_varchar = true)"
        )


class OnClickhouse:
    def __init__(self, folder: Path) -> None:
        from chdb import session

        self._db = session.Session()
        for statement in (FOLDER / "clickhouse.sql").read_text("utf-8").split(";"):
            if statement.strip():
                self._db.query(statement)
        self._db.query(f"insert into given select * from file('{folder}/*.csv', 'CSVWithNames',"
                       " 'town String, grp String, month String, value String, done String, n Int64')")  # fmt: skip

    def close(self) -> None:
        self._db.close()

    def ask(self, text: str) -> list[tuple]:
        said = self._db.query(text.rstrip().rstrip(";"), "CSV").bytes().decode()
        return [
            tuple(None if c == "\\N" else float(c) if _is_number(c) else c for c in row)
            for row in csv.reader(io.StringIO(said))
        ]

    def put(self, spans) -> None:
        for span in spans:
            self._db.query(f"insert into asked values {span}")


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("-").isdigit()


INSTALLED = all(map(find_spec, ("duckdb", "chdb")))
ENGINES = {
    "sqlite": (OnSqlite, None),
    "duckdb": (OnDuckdb, "duckdb"),
    "clickhouse": (OnClickhouse, "chdb"),
}


@pytest.fixture(params=ENGINES)
def engine(request):
    made, needed = ENGINES[request.param]
    if needed and not find_spec(needed):
        pytest.skip(f"without {needed}: pip install -e '.[engines]'")
    opened = []

    def _engine(folder: Path):
        opened.append(made(folder))
        return opened[-1]

    yield _engine
    for each in opened:
        each.close()


def folder_of(towns, folder):
    for given in towns:
        townships.write(folder, given)
    return towns, folder


@pytest.fixture(scope="module")
def random_ledgers(story, tmp_path_factory):
    """What twenty random ledgers give, and the folder of their files."""
    towns = [given_by(story(seed), f"3702110{seed:02}") for seed in range(stories.SEEDS)]
    return folder_of(towns, tmp_path_factory.mktemp("汇总"))


@pytest.fixture(scope="module")
def simulated(demo_year, tmp_path_factory):
    """What two hundred simulated townships give (SQLite alone: twenty), and the demo ledger itself."""
    with ledger.reading(str(demo_year)) as book:
        demo = monthly.sums_of(book, dates.month("2026-06", book.today))
    towns = [demo, *townships.townships(townships.templates(demo_year), 200 if INSTALLED else 20)]
    return folder_of(towns, tmp_path_factory.mktemp("二百"))


def compare(asked, whole, spans) -> int:
    """Compare every figure in every span with what the code of `rollup` gives; return how many."""
    asked.put([(f"s{i}", f"{s.first:%Y%m}", f"{s.last:%Y%m}") for i, s in enumerate(spans)])
    compared = 0
    for name, text in texts.texts().items():
        rows = asked.ask((FOLDER / name).read_text("utf-8"))
        for i, span in enumerate(spans):
            found = [row[1:] for row in rows if row[0] == f"s{i}"]
            assert tidy(found) == tidy(right(name, whole, span, found)), (name, span.label)
            compared += max(len(found), 1)
        assert text
    return compared


def tidy(rows):
    """Return rows in one order, text as text and numbers as numbers, whichever engine gave them."""
    return sorted(tuple(str(c) if isinstance(c, str) else c for c in row) for row in rows)


def right(name, whole, span, found):
    """Return the rows that a text must give for a span; a figure without any sums has no row."""
    key = name.removesuffix(".sql")
    for figure in texts.FIGURES:
        if figure.key == key:
            amount = figures.amount(figure, whole, span)
            row = (amount.n,) if amount.base is None else (amount.n, amount.base, amount.value)
            return [row] if found or any(row[:2]) else []
    for family in figures.FAMILIES:
        if family.key == key:
            zeros = [row for row in found if row[1] == 0]
            return [(v or "-", n) for v, n in whole.flow(family.group, span).items() if n] + zeros
    return units(whole, span, found)


def units(whole, span, found):
    due = whole.due("reply", span)
    columns = (
        whole.flow("sent", span), {u: d.total for u, d in due.items()}, {u: d.done for u, d in due.items()},
        whole.flow("answered", span), whole.flow("delivered", span), whole.flow("closed", span),
        whole.open_by_unit(span.last), whole.overdue_by_unit(span.last),
    )  # fmt: skip
    named = {unit for column in columns for unit in column}
    zeros = [row for row in found if not any(row[1:])]
    rows = [(u or "-", *(column.get(u, 0) for column in columns)) for u in named]
    return [row for row in rows if any(row[1:])] + zeros


def test_every_figure_of_random_ledgers_is_the_same_in_each_engine(engine, random_ledgers):
    towns, folder = random_ledgers
    whole = county(towns, dates.month("2026-02", stories.LAST)).sums("", "")
    counts = OfMonths(whole.sums, (), whole.first_day)
    asked = engine(folder)
    assert compare(asked, counts, SPANS) > 300
    for family in ("domain", "route", "unit"):  # sealed cases have a name of their own
        rows = asked.ask((FOLDER / f"petitions.{family}.sql").read_text("utf-8"))
        assert "（保密）" in {row[1] for row in rows}


def test_every_figure_of_simulated_townships_is_the_same_in_each_engine(engine, simulated):
    towns, folder = simulated
    whole = county(towns, dates.month("2026-06", stories.LAST)).sums("", "")
    counts = OfMonths(whole.sums, (), whole.first_day)
    assert compare(engine(folder), counts, [dates.month("2026-06", stories.LAST), SPANS[-1]]) > 150


CHECK = (FOLDER / "check.sql").read_text("utf-8")


def put_together(towns, code, folder):
    """Put what `rollup --sums` makes of `towns` under `code` into `folder`; return it."""
    made = county(towns, dates.month("2026-02", stories.LAST)).sums(code, code)
    townships.write(folder, made)
    return made


def test_what_was_added_up_is_not_added_again_beside_its_parts(engine, random_ledgers, tmp_path):
    """Townships 1 to 3 of a county beside its own file and its province's, and a county alone."""
    towns, _ = random_ledgers
    own, others = towns[:3], towns[3:6]
    folder = tmp_path / "汇总"
    folder.mkdir()
    folder_of(own, folder)
    here, there = put_together(own, "370211", folder), put_together(others, "370212", folder)
    put_together([here, there], "37", folder)
    asked = engine(folder)
    whole = county([*own, *others], dates.month("2026-02", stories.LAST)).sums("", "")
    counts = OfMonths(whole.sums, (), whole.first_day)
    assert compare(asked, counts, SPANS) > 300
    assert asked.ask(CHECK) == []
    files = [sums_file.read(path.read_bytes()) for path in sorted(folder.iterdir())]
    for given in (files, files[::-1]):
        taken = county(given, dates.month("2026-02", stories.LAST))
        assert taken.sums("", "").sums == whole.sums
        assert {town.code for town in taken.towns} == {"370212", *(town.town for town in own)}
        assert all(notice.is_counted for notice in taken.notices)


def test_what_has_to_be_put_right_before_is_listed(engine, random_ledgers, tmp_path):
    towns, _ = random_ledgers
    one, two, three, *_ = towns
    folder = tmp_path / "汇总"
    folder.mkdir()
    again = townships.write(folder, sums_file.sealed(one._replace(until="202601")))
    again.rename(folder / "一月.csv")
    folder_of([one], folder)
    put_together([one, two], "370211", folder)
    put_together([two, three], "370212", folder)
    put_together([three], "370213", folder)
    found = engine(folder).ask(CHECK)
    assert [(flaw, str(town).partition(".")[0]) for flaw, town in found] == [
        ("不止一份", one.town), ("两处都有", three.town), ("缺", two.town),
    ]  # fmt: skip


def blocks_of_readme():
    text = (FOLDER.parents[1] / "README.md").read_text("utf-8")
    return re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("nth", "needed"), [(0, "duckdb"), (1, "chdb")])
def test_what_readme_shows_gives_what_rollup_gives(demo_year, tmp_path, nth, needed):
    if not find_spec(needed):
        pytest.skip(f"without {needed}: pip install -e '.[engines]'")
    folder = tmp_path / "汇总"
    folder.mkdir()
    towns = [*townships.townships(townships.templates(demo_year), 3)]
    folder_of(towns, folder)
    shutil.copytree(FOLDER, tmp_path / "data/sums")
    shown = blocks_of_readme()
    assert len(shown) == 2
    done = subprocess.run(
        [sys.executable, "-c", shown[nth]],
        cwd=tmp_path, capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    line = county(towns, dates.month("2026-10", stories.LAST)).report("").line("closure.rate").now
    found = re.findall(r"[\d.]+", done.stdout.partition("月")[2])
    assert [float(number) for number in found] == [line.n, line.base, line.value]
