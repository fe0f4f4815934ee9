"""T7: ten thousand damaged files. Every changed value is found, and no command shows a traceback."""

import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.faults import harness, life
from tests.faults.harness import insist
from xfcli import ledger
from xfcli.errors import LedgerError
from xfcli.ledger import health

_PAGE = 4096
_COMMANDS = (
    ("list",), ("list", "--json"), ("show", "1"), ("show", "6", "--json"), ("due",), ("search", "水渠"),
    ("check",), ("units",), ("setting",), ("backup",), (*harness.ADD, "--new"), ("note", "3", "--kind", "走访"),
)  # fmt: skip


def jobs(scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work: 10,000 damaged files, all commands on 200 of them."""
    pieces = max(1, round(10 * scale))
    share = min(1.0, 10 * scale)
    return [
        ("T7 损坏的文件", damaged, (max(40, round(1000 * share)), max(2, round(20 * share)), i))
        for i in range(pieces)
    ]


def damaged(place: Path, number: int, with_commands: int, _piece: int = 0) -> dict[str, int]:
    """Damage the file at random; a change of any stored value must be found by `check`."""
    for words in life.LIFE:
        harness.good(place, *words)
    path = place / "t.db"
    sound = path.read_bytes()
    held = harness.dump(path)
    figures: Counter[str] = Counter()
    for i in range(number):
        kind, spoilt = _spoil(sound)
        path.write_bytes(spoilt)
        changed = harness.dump(path) != held
        found, said = _check(path)
        insist(found or not changed, f"{kind}: a stored value changed and check is silent")
        figures["损坏"] += 1
        figures["改了内容"] += changed
        figures["查出"] += found
        figures["未改内容也未报"] += not changed and not found
        insist(not found or _names_a_cure(said), f"{kind}: no cure named: {said}")
        if i < with_commands:
            _run_all(place, spoilt, kind)
            figures["其上命令"] += len(_COMMANDS)
    return dict(figures)


def _check(path: Path) -> tuple[bool, str]:
    """Return whether `check` finds anything, and what it says."""
    try:
        with ledger.reading(str(path)) as book:
            findings = list(health.findings(book))
    except LedgerError as error:
        return True, str(error)
    # `xf check` itself ends with what to do (see commands/check).
    return bool(findings), "xf restore"


def _names_a_cure(said: str) -> bool:
    return any(cure in said for cure in ("xf restore", "--db", "升级", "xf check", "权限", "可写"))


def _run_all(place: Path, spoilt: bytes, kind: str) -> None:
    path = place / "t.db"
    for words in _COMMANDS:
        path.write_bytes(spoilt)
        path.with_name("t.db-journal").unlink(missing_ok=True)
        done = harness.run(place, *words)
        insist("Traceback" not in done.err and done.code != 70, f"{kind} {words}: {done}")
        insist(done.code in {0, 1, 2, 3, 4}, f"{kind} {words}: {done}")


def _spoil(sound: bytes) -> tuple[str, bytes]:
    kinds = (_bit, _zeroed_page, _cut_short, _random_sector, _page_over_another)
    chosen = random.choice(kinds)
    spoilt = bytearray(sound)
    chosen(spoilt)
    return chosen.__name__, bytes(spoilt)


def _bit(data: bytearray) -> None:
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _zeroed_page(data: bytearray) -> None:
    at = random.randrange(len(data) // _PAGE) * _PAGE
    data[at : at + _PAGE] = bytes(_PAGE)


def _cut_short(data: bytearray) -> None:
    del data[random.randrange(1, len(data)) :]


def _random_sector(data: bytearray) -> None:
    at = random.randrange(len(data) // 512) * 512
    data[at : at + 512] = os.urandom(512)


def _page_over_another(data: bytearray) -> None:
    pages = len(data) // _PAGE
    source, target = random.sample(range(pages), 2)
    data[target * _PAGE : (target + 1) * _PAGE] = data[source * _PAGE : (source + 1) * _PAGE]
