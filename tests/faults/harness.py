"""What the fault tests share: commands run in a forked child, and the questions asked afterwards."""

import os
import random
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from xfcli import ledger
from xfcli.case.draft import Draft
from xfcli.ledger import exports, file, health, statistics
from xfcli.screen.cli import app

TODAY = "2026-03-20"
ADD = ("add", "--channel", "来访", "--title", "要求修水渠", "--name", "甲某", "--village", "柳河村")


class Skip(Exception):
    """The machine lacks what the test needs; the message says what."""


class Lost(AssertionError):
    """A promise did not hold."""


class Done(NamedTuple):
    """How a command ended: its exit code (negative: the signal), what it said."""

    code: int
    out: str
    err: str

    @property
    def acknowledged(self) -> bool:
        return self.code == 0


def insist(holds: object, said: str) -> None:
    """Raise Lost where something does not hold; not an assert, which -O would drop."""
    if not holds:
        raise Lost(said)


def spawn(
    place: Path,
    words: tuple[str, ...],
    before: Callable[[], None] | None = None,
    db: Path | None = None,
) -> int:
    """Run xf with `words` in a forked child, its ledger and output in `place`; return the pid.

    `before` runs in the child first. Forking spares the start of Python, so that thousands of
    runs of the real command fit into minutes.
    """
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        for name, number in (("out", 1), ("err", 2)):
            handle = os.open(place / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(handle, number)
            os.close(handle)
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
        os.environ |= {"XF_DB": str(db or place / "t.db"), "XF_TODAY": TODAY, "HOME": str(place)}
        if before:
            before()
        code = app(list(words), standalone_mode=False)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def wait(pid: int, place: Path) -> Done:
    """Wait for the child and return how it ended."""
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    said = [(place / name).read_text("utf-8", "replace") for name in ("out", "err")]
    return Done(code, *said)


def run(place: Path, *words: str, db: Path | None = None) -> Done:
    """Run xf to its end, on the ledger `db` if it lies elsewhere."""
    return wait(spawn(place, words, db=db), place)


def good(place: Path, *words: str, db: Path | None = None) -> Done:
    """Run xf and insist that it succeeds."""
    done = run(place, *words, db=db)
    insist(done.code == 0, f"xf {' '.join(words)}: {done}")
    return done


def titles(path: Path) -> set[str]:
    """Return the titles of all petitions in the ledger at `path`."""
    with ledger.reading(str(path)) as book:
        return {line.title for line in exports.petitions(book)}


def last(path: Path) -> int:
    """Return the number of the last entry; this also undoes what a killed command left half done."""
    with ledger.reading(str(path)) as book:
        return statistics.head(book).seq


def insist_sound(path: Path, context: object) -> None:
    """Insist that `check` finds nothing."""
    with ledger.reading(str(path)) as book:
        findings = list(health.findings(book))
    insist(not findings, f"{context}: {findings}")


def draft(title: str) -> Draft:
    """Return a registration as the rules make it."""
    from datetime import date

    from xfcli.case.person import Person
    from xfcli.case.registration import Registration
    from xfcli.case.words import Channel
    from xfcli.rules import register

    day = date.fromisoformat(TODAY)
    stated = Registration(
        on=day,
        channel=Channel.VISIT,
        title=title,
        text="信" * random.randrange(400),
        people=(Person("甲某"),),
        village="柳河村",
    )
    return register.petition(stated, today=day)


def record(path: Path, title: str) -> None:
    """Register one petition by the ledger's own door, as `xf add` does."""
    with ledger.writing(str(path)) as book:
        book.record(draft(title))


def writer(path: Path, tag: str, ready: Callable[[], None] = lambda: None) -> tuple[int, int]:
    """Fork a child that registers without end and acknowledges each title; return (pid, pipe)."""
    reader, pipe = os.pipe()
    pid = os.fork()
    if pid:
        os.close(pipe)
        return pid, reader
    try:
        os.close(reader)
        ready()
        number = 0
        while True:
            title = f"{tag}-{number}"
            record(path, title)
            os.write(pipe, f"{title}\n".encode())
            number += 1
    finally:
        os._exit(1)


def acknowledged(pipe: int) -> set[str]:
    """Return what a writer acknowledged, once it has gone."""
    with os.fdopen(pipe, "rb") as stream:
        return set(stream.read().decode().split())


def kill(pid: int) -> None:
    """End a child of ours at once and bury it."""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


@contextmanager
def pragmas(*wanted: str) -> Iterator[None]:
    """Open ledgers with other settings: for the negative controls, which must lose."""
    right, insisting = file._WRITING, file._insist_on_journal
    file._WRITING = wanted  # type: ignore[misc]
    file._insist_on_journal = lambda *_: None
    try:
        yield
    finally:
        file._WRITING = right  # type: ignore[misc]
        file._insist_on_journal = insisting


def dump(path: Path) -> str | None:
    """Return every stored value of the file, read without xf; None where it cannot be read."""
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            tables = [
                name
                for (name,) in connection.execute(
                    "select name from sqlite_master where type = 'table' order by name"
                )
            ]
            # When a migration ran is nothing that anybody relies on; that it ran, is.
            columns = {"_sqlite_migrations": "migration_set, name"}
            rows = [
                (
                    name,
                    connection.execute(f"select {columns.get(name, '*')} from {name}").fetchall(),
                )
                for name in tables
            ]
            schema = connection.execute("select * from sqlite_master order by name").fetchall()
            header = [
                connection.execute(f"pragma {name}").fetchone()
                for name in ("application_id", "user_version")
            ]
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError, OverflowError):
        return None
    return repr((header, [row[:3] + row[4:] for row in schema], rows))
