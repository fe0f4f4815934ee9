"""The same work by other programs, where they are installed: Taskwarrior, hledger, sqlite-utils, sqlite3.

Each is given the same matters in its own form. They keep no chain and count no statutory days, so
the comparison is one of speed and of nothing else.
"""

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from tests.bench import ledgers
from tests.bench.start import ADD
from tests.bench.table import Cells, Table, Work, across, headings
from tests.bench.timing import Command, run, xf

SMALLEST, LARGEST = 10_000, 100_000  # what the peers are given; some take minutes beyond
DUE = "select * from clocks where owed = 1 and earliest <= '2026-11-27' order by earliest limit 20"

PANDAS = """
import pandas, sys
rows = pandas.read_csv(sys.argv[1])
month = rows[rows["收到"].str.startswith("2026-10")]
for column in ("形式", "领域", "途径", "单位", "状态"):
    print(month.groupby(column).size())
"""


def tables(folder: Path, made: Mapping[int, Path], runs: int) -> Iterator[Table]:
    """Yield the one table: a peer and a piece of work a row."""
    sizes = {size: db for size, db in made.items() if SMALLEST <= size <= LARGEST}
    if sizes:
        title = (
            "The same matters in other programs (they keep no chain and count no statutory days)"
        )
        yield Table(title, headings(sizes), _rows(folder, sizes, runs))


def _rows(folder: Path, sizes: Mapping[int, Path], runs: int) -> Iterator[Cells]:
    works = {size: list(_works(folder, size, db)) for size, db in sizes.items()}
    for row in zip(*works.values(), strict=True):
        yield across(dict(zip(works, row, strict=True)), runs)


def _works(folder: Path, size: int, db: Path) -> Iterator[Work]:
    few, due, add = 9 if size < LARGEST else 3, xf("due", db=db), xf(*ADD, "--new", db=db)
    if shell := shutil.which("sqlite3"):
        yield Work("`due`", due, "sqlite3, same index", Command([shell, str(db), DUE]), None, few)
    if utils := _beside("sqlite-utils"):
        query = Command([utils, "query", str(db), DUE])
        yield Work("`due`", due, "sqlite-utils query", query, None, few)
    if task := shutil.which("task"):
        target = 1.0 if size < LARGEST else 0.1
        for name, still_open in (("200 open", False), ("none done", True)):
            added, listed = _taskwarrior(
                task, folder / f"task-{size}-{still_open:d}", size, still_open
            )
            yield Work("`add`", add, f"Taskwarrior, {name}", added, None, few)
            yield Work("`due`", due, f"Taskwarrior, {name}", listed, target, few)
    if hledger := shutil.which("hledger"):
        added, listed = _hledger(hledger, folder / f"{size}.journal", size)
        yield Work("`add`", add, "hledger", added, None, few)
        yield Work("`due`", due, "hledger", listed, None, few)
    if find_spec("pandas"):
        report = xf("report", "--month", "2026-10", db=db)
        counted = _pandas(folder / f"{size}.csv", db)
        yield Work("`report --month`", report, "pandas, five columns", counted, None, few)


def _pandas(sheet: Path, db: Path) -> Command:
    """Return the command that counts five columns of the list of all cases."""
    run(Command(["sh", "-c", f'exec "$0" "$@" >"{sheet}"', *xf("list", "--csv").words], db))
    return Command([sys.executable, "-c", PANDAS, str(sheet)])


def _beside(name: str) -> str | None:
    script = Path(sys.executable).with_name(name)
    return str(script) if script.exists() else shutil.which(name)


def _matters(size: int) -> Iterator[tuple[str, str, bool]]:
    """Yield (day, title, is done) of each case."""
    stories = ledgers.stories(size)
    for story in islice(stories, size):
        title = (story[0].personal or {})["title"]
        yield story[0].on.isoformat(), title, story[-1].kind in {"close", "void"}


def _taskwarrior(task: str, home: Path, size: int, all_open: bool) -> tuple[Command, Command]:
    """Return how a task is added, and how the first 20 due are listed; the tasks are made once.

    It keeps what is done in another file: with all of them open it reads as much as the peers do.
    """
    settings = [f"rc.data.location={home}", "rc.confirmation=no", "rc.verbose=nothing", "rc.gc=off"]
    if not home.exists():
        home.mkdir(parents=True)
        (home / "rc").write_text("")
        file = home / "import.json"
        tasks = [
            {"description": title, "entry": f"{day.replace('-', '')}T010000Z",
             "due": f"{day.replace('-', '')}T010000Z", "status": "completed" if done and not all_open else "pending"}
            | ({"end": f"{day.replace('-', '')}T010000Z"} if done and not all_open else {})
            for day, title, done in _matters(size)
        ]  # fmt: skip
        file.write_text(json.dumps(tasks, ensure_ascii=False), "utf-8")
        run(Command([task, f"rc:{home}/rc", *settings, "import", str(file)]))
    start = [task, f"rc:{home}/rc", *settings]
    return (
        Command([*start, "add", "要求修整道路", "due:2026-12-01"]),
        Command([*start, "limit:20", "status:pending", "list"]),
    )


def _hledger(hledger: str, journal: Path, size: int) -> tuple[Command, Command]:
    if not journal.exists():
        with journal.open("w", encoding="utf-8") as file:
            for day, title, done in _matters(size):
                mark = "*" if done else "!"
                file.write(f"{day} {mark} {title}\n    cases:open  1 件\n    cases:all\n\n")
    add = f"printf '2026-11-20 ! 要求修整道路\\n    cases:open  1 件\\n    cases:all\\n\\n' >>'{journal}' && exec {hledger} -f '{journal}' check"
    return (
        Command(["sh", "-c", add]),
        Command([hledger, "-f", str(journal), "register", "-P", "cases:open"]),
    )
