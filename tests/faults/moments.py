"""T17: reports, checks and exports while others register: each sees the ledger as at one moment.

Two windows register, hand over and close without end; what is read beside them must agree with
itself: the sums of a report, what `check` derives again, an export with its own head.
`--scale 50 T17` reads 5,000 times.
"""

import io
import json
import os
import time
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from tests.faults import harness, tracing
from tests.faults.harness import insist
from xfcli.screen.cli import app

_FRESH = 120  # readings after which a new ledger is begun: it grows all the time
_PAUSE = 0.01  # seconds between two steps of a writer
_SUMS = (
    "petitions.channel.",
    "petitions.source.",
    "petitions.level.",
    "petitions.village.",
    "petitions.unit.",
)


def jobs(scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work: 100 readings, in two pieces."""
    each = max(9, round(50 * scale))
    return [("T17 读时旁有人登记", readings, (each, i)) for i in range(2)]


def readings(place: Path, number: int, _piece: int = 0) -> dict[str, int]:
    """Read `number` times beside two writers; what is read agrees with itself each time."""
    tracing.load_everything()
    os.environ |= {"XF_TODAY": harness.TODAY, "HOME": str(place)}
    figures: Counter[str] = Counter()
    kinds = (_report, _check, _export)
    for begun in range(0, number, _FRESH):
        folder = place / str(begun)
        folder.mkdir()
        path = folder / "t.db"
        harness.good(folder, "init")
        harness.record(path, "先登记一件")
        with _writers(path):
            for i in range(begun, min(number, begun + _FRESH)):
                before = harness.last(path)
                kinds[i % len(kinds)](folder, i)
                figures["读"] += 1
                figures["读时有人登记"] += harness.last(path) > before
        figures["登记"] += harness.last(path)
        harness.insist_sound(path, "readings")
    insist(figures["读时有人登记"], "nobody registered meanwhile: this proves nothing")
    return dict(figures) | {"不一致": 0}


@contextmanager
def _writers(path: Path):  # type: ignore[no-untyped-def]
    """Have two windows register during the block."""
    pids = [_writer(path, f"窗{n}") for n in range(2)]
    try:
        yield
    finally:
        for pid in pids:
            harness.kill(pid)


def _writer(path: Path, tag: str) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        number = 0
        while True:
            harness.record(path, f"{tag}-{number}")
            _run(path, "transfer", str(number % 20 + 1), "--to", "民政办")
            time.sleep(_PAUSE)
            number += 1
    finally:
        os._exit(1)


def _run(path: Path, *words: str) -> tuple[int, str]:
    said, talk = io.StringIO(), io.StringIO()
    with redirect_stdout(said), redirect_stderr(talk):
        code = app([*words, "--db", str(path)], standalone_mode=False)
    return code, said.getvalue() + talk.getvalue()


def _report(folder: Path, _turn: int) -> None:
    code, said = _run(folder / "t.db", "report", "--month", harness.TODAY[:7], "--json")
    insist(code == 0, said[-500:])
    made = json.loads(said)
    values = {figure["key"]: figure["value"] for figure in made["figures"]}
    total = values["petitions.total"]
    for group in _SUMS:
        parts = [value for key, value in values.items() if key.startswith(group)]
        insist(not parts or sum(parts) == total, f"{group}: {sum(parts)} of {total}")
    insist(values["petitions.first"] + values["petitions.repeat"] == total, f"{values}")
    code, text = _run(folder / "t.db", "report", "--month", harness.TODAY[:7])
    insist(code == 0 and "不符" not in text, text[-500:])


def _check(folder: Path, _turn: int) -> None:
    code, said = _run(folder / "t.db", "check")
    insist(code == 0, f"a sound ledger called damaged: {said}")


def _export(folder: Path, turn: int) -> None:
    file = folder / f"{turn}.jsonl"
    code, said = _run(
        folder / "t.db", "export", "-o", str(file), "--with-personal", "--reason", "核对"
    )
    insist(code == 0, said)
    head, *entries = map(json.loads, file.read_text("utf-8").splitlines())
    file.unlink()
    insist(head["entries"] == len(entries), f"{head['entries']} of {len(entries)}")
    insist(head["head"] == entries[-1]["hash"], "another head than that of its last entry")
