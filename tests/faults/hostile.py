"""T18: hostile files (see `nasty`): each gets an answer, in 30 s and 1 GiB, and nothing of it runs.

`--scale 50 T18` tries 20,800. Each file is made from the seed and its number alone, so that one that
does harm can be made again.
"""

import io
import os
import random
import re
import resource
import shutil
import signal
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from typing import Final

from tests.faults import harness, life, nasty, tracing
from tests.faults.harness import insist
from xfcli.screen.cli import app

_SECONDS: Final = 30
_MEMORY: Final = 1 << 30
_AT_ONCE: Final = 40  # files for one child process
_STEERING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
_SHARES: Final = {"csv": 7, "xlsx": 9, "markup": 2, "xls": 2, "jsonl": 5, "db": 4, "docx": 3}


def jobs(scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work: 416 files, a piece for each kind."""
    return [
        (f"T18 恶意文件 {kind}", hostile, (kind, max(5, round(13 * share * scale))))
        for kind, share in _SHARES.items()
    ]


def hostile(place: Path, kind: str, number: int) -> dict[str, int]:
    """Make `number` files of a kind and give them to the commands that read such files."""
    tracing.load_everything()
    _load_readers()
    patterns = _patterns(place)
    seed = random.randrange(1 << 30)
    figures: Counter[str] = Counter()
    faults: list[str] = []
    begun = 0
    while begun < number:
        end = min(number, begun + _AT_ONCE)
        begun = _in_child(place, kind, seed, range(begun, end), patterns, figures, faults)
    said = "\n".join(faults[:20])
    insist(not faults, f"{len(faults)} faults of {number} ({kind}, seed {seed}):\n{said}")
    return dict(figures)


def _load_readers() -> None:
    import docx  # noqa: F401
    import lxml.html  # noqa: F401
    import openpyxl  # noqa: F401
    import python_calamine  # noqa: F401


def _patterns(place: Path) -> Path:
    """Make the sound files that hostile ones are bent from, and an empty ledger."""
    made = place / "sound"
    made.mkdir()
    for words in life.LIFE:
        harness.good(made, *words)
    harness.good(
        made, "export", "-o", str(made / "whole.jsonl"), "--with-personal", "--reason", "移交"
    )
    empty = place / "empty"
    empty.mkdir()
    harness.good(empty, "init")
    return made


def _in_child(
    place: Path,
    kind: str,
    seed: int,
    numbers: range,
    made: Path,
    figures: Counter[str],
    faults: list[str],
) -> int:
    """Try files in a child that may take so much memory and time; return where to go on."""
    reader, pipe = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        with os.fdopen(pipe, "w", encoding="utf-8", errors="replace") as told:
            os.dup2(os.open(os.devnull, os.O_RDWR), 0)
            os.dup2(os.open(place / "err", os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600), 2)
            size = (
                int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
            )
            resource.setrlimit(resource.RLIMIT_AS, (size + _MEMORY, size + _MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            for number in numbers:
                print("N", number, file=told, flush=True)
                signal.alarm(_SECONDS)
                try:
                    chance = Random(f"{seed} {kind} {number}")
                    lines = _tried(place / "run", kind, chance, made)
                except Exception:  # out of here a child would go on as the whole suite
                    lines = [f"F {traceback.format_exc()}".replace("\n", "/")]
                signal.alarm(0)
                print(*lines, sep="\n", file=told, flush=True)
        os._exit(0)
    os.close(pipe)
    at = numbers.start
    with os.fdopen(reader, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            match line.rstrip("\n").split(" ", 1):
                case ["N", number]:
                    at = int(number)
                    figures["文件"] += 1
                case ["C", code]:
                    figures[
                        {"0": "读了", "1": "不收", "2": "不收", "3": "不收", "4": "不收"}.get(
                            code, code
                        )
                    ] += 1
                case ["F", fault]:
                    faults.append(f"{number} {fault}")
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if said := (place / "err").read_text("utf-8", "replace"):
        faults.append(f"{at} on stderr, past Python: {said[:300]!r}")
    if code:
        faults.append(f"{at} ended by {'too long' if code == -signal.SIGALRM else code}")
        return at + 1
    return numbers.stop


def _tried(home: Path, kind: str, chance: Random, made: Path) -> list[str]:
    """Return the lines that tell what the commands said to one file."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    os.environ |= {"XF_TODAY": harness.TODAY, "HOME": str(home)}
    found = []
    for code, said, words in _RUNS[kind](home, chance, made):
        found.append(f"C {code}")
        if code not in {0, 1, 2, 3, 4} or "Traceback" in said or "程序出错" in said:
            log = home / "xf-error.log"
            where = log.read_text("utf-8")[-1200:] if log.exists() else ""
            found.append(f"F {words} {code} {said[-200:]} {where}".replace("\n", "/"))
        elif "--csv" in words:
            continue  # a pipe gets values as they are
        elif bad := _STEERING.search(said):
            found.append(
                f"F {words} prints {bad[0]!a} in {said[max(0, bad.start() - 60) : bad.end() + 20]!a}"
            )
    return found


Run = tuple[int, str, tuple[str, ...]]


def _xf(home: Path, *words: str, db: Path | None = None) -> Run:
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = app([*words, "--db", str(db or home / "t.db")], standalone_mode=False)
    return code, said.getvalue(), tuple(word.replace(str(home), "~") for word in words)


_VIEWS: Final = (
    ("list",),
    ("show", "2026-0001"),
    ("due",),
    ("report", "--month", "2026-03"),
    ("units",),
    ("log",),
)


def _sheet(make: nasty.Maker, ending: str) -> Callable[[Path, Random, Path], list[Run]]:
    def runs(home: Path, chance: Random, made: Path) -> list[Run]:
        file = home / f"台账{ending}"
        file.write_bytes(make(chance, b""))
        shutil.copy(made.parent / "empty" / "t.db", home / "t.db")
        before = (home / "t.db").read_bytes()
        words = ("reconcile",) if chance.random() < 0.1 else ("import",)
        found = [_xf(home, *words, str(file))]
        insist((home / "t.db").read_bytes() == before, "a trial wrote")
        if chance.random() < 0.04:
            found.append(_xf(home, "import", str(file), "--apply", "--add-villages"))
            found += [_xf(home, *words) for words in _VIEWS]
            found.append(_must_be_sound(home))
            found += [
                _xf(home, "list", "-o", str(home / f"列表{end}"))
                for end in (".docx", ".xlsx", ".html")
            ]
            found += [_xf(home, "notice", "登记表", "2026-0001", "-o", str(home / "表.docx"))]
        return found

    return runs


def _must_be_sound(home: Path) -> Run:
    code, said, words = _xf(home, "check")
    return (code, said, words) if code == 0 else (99, f"unsound: {said}", words)


def _journal(home: Path, chance: Random, made: Path) -> list[Run]:
    file = home / "记事.jsonl"
    file.write_bytes(nasty.jsonl(chance, (made / "whole.jsonl").read_bytes()))
    shutil.copy(made.parent / "empty" / "t.db", home / "t.db")
    before = (home / "t.db").read_bytes()
    found = [_xf(home, "import", str(file), "--apply")]
    if found[0][0]:
        insist((home / "t.db").read_bytes() == before, "refused, and something was written")
        return found
    found += [_xf(home, *words) for words in _VIEWS]
    return [*found, _must_be_sound(home)]


def _ledger(home: Path, chance: Random, made: Path) -> list[Run]:
    twisted = home / "t.db"
    data = nasty.db(chance, (made / "t.db").read_bytes(), home)
    twisted.write_bytes(data)
    found = [
        _xf(home, *words)
        for words in (*_VIEWS, ("search", "水渠"), ("export", "--csv"), ("check",))
    ]
    found.append(_xf(home, "backup", str(home / "盘")))
    found.append(_xf(home, *harness.ADD, "--new"))
    (home / "另.db").write_bytes(data)
    shutil.copy(made / "t.db", home / "t.db")
    found.append(_xf(home, "check", "--against", str(home / "另.db")))
    found.append(_xf(home, "restore", str(home / "另.db")))
    found.append(_must_be_sound(home))
    return found


def _form(home: Path, chance: Random, made: Path) -> list[Run]:
    file = home / "表样.docx"
    file.write_bytes(nasty.docx(chance, b""))
    shutil.copy(made / "t.db", home / "t.db")
    return [
        _xf(
            home, "notice", "受理告知书", "3", "--template", str(file), "-o", str(home / "出.docx")
        ),
        _xf(
            home,
            "report",
            "--month",
            "2026-02",
            "--template",
            str(file),
            "-o",
            str(home / "报.docx"),
        ),
        _must_be_sound(home),
    ]


_RUNS: Final[dict[str, Callable[[Path, Random, Path], list[Run]]]] = {
    "csv": _sheet(nasty.csv, ".csv"),
    "xlsx": _sheet(nasty.xlsx, ".xlsx"),
    "markup": _sheet(nasty.markup, ".xls"),
    "xls": _sheet(nasty.xls, ".xls"),
    "jsonl": _journal,
    "db": _ledger,
    "docx": _form,
}
