"""T14: a hundred random backups restore to the state they were made of."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.faults import harness, life
from tests.faults.harness import insist
from xfcli import ledger
from xfcli.ledger.copies import backup


def jobs(scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work: 100 backups."""
    return [("T14 恢复备份", restored, (max(5, round(100 * min(1.0, scale))),))]


def restored(place: Path, number: int) -> dict[str, int]:
    """Back up, go on working at random, restore: the cases are those of the backup, to the value."""
    for words in life.LIFE:
        harness.good(place, *words)
    path = place / "t.db"
    lost = 0
    for i in range(number):
        for n in range(random.randrange(3)):
            harness.record(path, f"前{i}-{n}")
        harness.good(place, "backup")
        copy = max((place / backup.FOLDER).glob("*.db"), key=lambda p: p.stat().st_mtime_ns)
        held = state(copy)
        newer = random.randrange(1, 4)
        for n in range(newer):
            harness.record(path, f"后{i}-{n}")
        refused = harness.run(place, "restore", str(copy))
        insist(refused.code == 1 and f"多 {newer} 条" in refused.err, f"{refused}")
        if i % 3 == 0:
            path.unlink()  # the ledger is gone altogether
        harness.good(place, "restore", str(copy), "--discard-newer")
        insist(state(path) == held, f"round {i}: not what was backed up")
        harness.insist_sound(path, f"round {i}")
        done = harness.run(place, "check", "--against", str(copy))
        insist(done.code == 0, f"{done}")
        lost += newer
        shutil.rmtree(place / backup.FOLDER)
        for kept in place.glob("t-恢复前-*"):
            kept.unlink()
    return {"备份": number, "恢复相同": number, "事先说明会去掉": lost}


def state(path: Path) -> object:
    """Return everything that the ledger says of its cases."""
    with ledger.reading(str(path)) as book:
        return [
            book.connection.execute(f"select * from {table} order by 1, 2").fetchall()
            for table in ("cases", "petitions", "persons", "clocks")
        ] + [
            book.connection.execute(
                "select seq, hash from entry where kind <> 'restore'"
            ).fetchall()
        ]
