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
from tests.bench.lines import Line, compare
from tests.bench.start import ADD
from tests.bench.timing import Command, run, xf

LARGEST = 100_000  # what the peers are given; some take minutes beyond
DUE = "select * from clocks where owed = 1 and earliest <= '2026-11-27' order by earliest limit 20"

PANDAS = """
import pandas, sys
rows = pandas.read_csv(sys.argv[1])
month = rows[rows["收到"].str.startswith("2026-10")]
for column in ("形式", "领域", "途径", "单位", "状态"):
    print(month.groupby(column).size())
"""


def lines(folder: Path, made: Mapping[int, Path], runs: int) -> Iterator[Line]:
    """Yield the lines of every peer that is there, at each size up to LARGEST."""
    for size, db in made.items():
        if not 10_000 <= size <= LARGEST:
            continue
        few = runs if size < LARGEST else 3
        for name, add, due in _peers(folder, size, db):
            if add:
                xf_add = xf(*ADD, "--new", db=db)
                yield compare(f"add，{size:,}", xf_add, name, add, runs=few)[0]
            yield compare(f"due，{size:,}", xf("due", db=db), name, due, runs=few)[0]
        if find_spec("pandas"):
            yield _pandas(folder / f"{size}.csv", size, db, few)


def _peers(folder: Path, size: int, db: Path) -> Iterator[tuple[str, Command | None, Command]]:
    if shell := shutil.which("sqlite3"):
        yield "sqlite3 同一索引", None, Command([shell, str(db), DUE])
    if utils := _beside("sqlite-utils"):
        yield "sqlite-utils query", None, Command([utils, "query", str(db), DUE])
    if task := shutil.which("task"):
        yield from _taskwarrior(task, folder / f"task-{size}", size)
    if hledger := shutil.which("hledger"):
        yield from _hledger(hledger, folder / f"{size}.journal", size)


def _pandas(sheet: Path, size: int, db: Path, runs: int) -> Line:
    """Return the line of the month's report beside pandas counting five columns of the same list."""
    run(Command(["sh", "-c", f'exec "$0" "$@" >"{sheet}"', *xf("list", "--csv").words], db))
    count = Command([sys.executable, "-c", PANDAS, str(sheet)])
    report = xf("report", "--month", "2026-10", db=db)
    return compare(f"report --month，{size:,}", report, "pandas 五列计数", count, runs=runs)[0]


def _beside(name: str) -> str | None:
    script = Path(sys.executable).with_name(name)
    return str(script) if script.exists() else shutil.which(name)


def _matters(size: int) -> Iterator[tuple[str, str, bool]]:
    """Yield (day, title, is done) of each case."""
    stories = ledgers.stories(size)
    for story in islice(stories, size):
        title = (story[0].personal or {})["title"]
        yield story[0].on.isoformat(), title, story[-1].kind in {"close", "void"}


def _taskwarrior(task: str, home: Path, size: int) -> Iterator[tuple[str, Command, Command]]:
    settings = [f"rc.data.location={home}", "rc.confirmation=no", "rc.verbose=nothing", "rc.gc=off"]
    if not home.exists():
        home.mkdir(parents=True)
        (home / "rc").write_text("")
        file = home / "import.json"
        tasks = [
            {"description": title, "entry": f"{day.replace('-', '')}T010000Z",
             "due": f"{day.replace('-', '')}T010000Z", "status": "completed" if done else "pending"}
            | ({"end": f"{day.replace('-', '')}T010000Z"} if done else {})
            for day, title, done in _matters(size)
        ]  # fmt: skip
        file.write_text(json.dumps(tasks, ensure_ascii=False), "utf-8")
        run(Command([task, f"rc:{home}/rc", *settings, "import", str(file)]))
    start = [task, f"rc:{home}/rc", *settings]
    yield (
        "Taskwarrior",
        Command([*start, "add", "要求修整道路", "due:2026-12-01"]),
        Command([*start, "limit:20", "status:pending", "list"]),
    )


def _hledger(hledger: str, journal: Path, size: int) -> Iterator[tuple[str, Command, Command]]:
    if not journal.exists():
        with journal.open("w", encoding="utf-8") as file:
            for day, title, done in _matters(size):
                mark = "*" if done else "!"
                file.write(f"{day} {mark} {title}\n    cases:open  1 件\n    cases:all\n\n")
    add = f"printf '2026-11-20 ! 要求修整道路\\n    cases:open  1 件\\n    cases:all\\n\\n' >>'{journal}' && exec {hledger} -f '{journal}' check"
    yield (
        "hledger",
        Command(["sh", "-c", add]),
        Command([hledger, "-f", str(journal), "register", "-P", "cases:open"]),
    )
