"""All cores of the machine on the check of a big ledger: each share in a process of its own.

Such a process is xf itself (`check --share`), started the way this one was: bundles hold no other
means, and threads of one Python take turns. What cannot be had from another process is done here.
"""

import os
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

from xfcli.ledger.file import DAMAGE
from xfcli.ledger.shares import Outcome, Share, cut
from xfcli.system import program

FROM: Final = 30_000  # entries; a smaller ledger is checked before the processes have started
_MOST: Final = 8
_ELSEWHERE: Final = {"file", "links", "derived", "office"}


def outcomes(
    connection: sqlite3.Connection, checks: Sequence[Share]
) -> Iterator[tuple[Share, Outcome | None]]:
    """Yield the shares of all `checks` in their order, each with its outcome; None: to be done here.

    While other processes are at work nothing can be recorded: all of them see the same ledger.
    """
    path = _path(connection) if _only_reads(connection) else ""
    shares = _cut(connection, checks) if path else []
    if len(shares) <= len(checks):
        yield from ((check, None) for check in checks)
        return
    from concurrent.futures import ThreadPoolExecutor

    is_ours = not connection.in_transaction
    if is_ours:
        connection.execute("begin")
        connection.execute("select 1 from entry limit 1").fetchone()  # takes the lock
    pool = ThreadPoolExecutor(count())
    try:
        at_work = {s: pool.submit(_elsewhere, path, s) for s in shares if s.check in _ELSEWHERE}
        for share in shares:
            yield share, at_work[share].result() if share in at_work else None
    finally:
        pool.shutdown(cancel_futures=True)
        if is_ours:
            connection.execute("rollback")


def count() -> int:
    """Return how many cores this process may use, and has a use for."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), _MOST)
    return min(os.cpu_count() or 1, _MOST)


def _only_reads(connection: sqlite3.Connection) -> bool:
    """Whether others can see all that `connection` sees: what it has recorded itself they cannot."""
    return not connection.in_transaction or bool(
        connection.execute("pragma query_only").fetchone()[0]
    )


def _path(connection: sqlite3.Connection) -> str:
    return str(connection.execute("pragma database_list").fetchone()[2])


def _cut(connection: sqlite3.Connection, checks: Sequence[Share]) -> list[Share]:
    """Return the shares for all cores; none where the ledger is small, or cannot be read for it."""
    parts = count()
    with suppress(*DAMAGE, TypeError):
        (last,) = connection.execute("select max(seq) from entry").fetchone()
        if parts > 1 and last and last >= FROM:
            return [share for check in checks for share in cut(connection, check, parts)]
    return []


def _elsewhere(path: str, share: Share) -> Outcome | None:
    words = [*program.launcher(), "check", "--db", path, "--share", share.text]
    # Modules come from where xf is installed, never from the folder that the officer stands in.
    env = os.environ | {"PYTHONSAFEPATH": "1"}
    quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with suppress(OSError, subprocess.SubprocessError, ValueError, TypeError):
        done = subprocess.run(  # noqa: S603  (ourselves)
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=env, creationflags=quiet, check=True,
        )  # fmt: skip
        return Outcome.of(done.stdout.decode())
    return None
