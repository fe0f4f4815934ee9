"""Restoring: a backup is copied, proven, compared with the ledger in use, then put in its place.

Nothing is thrown away: the ledger in use is kept beside, under a name that says what it is, and
whatever it holds beyond the backup is named before. Nobody can write to it from the comparison on.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from xfcli import dates
from xfcli.case.head import Head
from xfcli.errors import LedgerError
from xfcli.ledger import counters, file, verify
from xfcli.ledger.copies import backup
from xfcli.ledger.copies.salvage import Counters, is_ledger, salvage
from xfcli.ledger.head import hash_at, head_of, identity_of
from xfcli.system.reasons import reason

# How the ledger in use stands to the backup. "none": there is none. "foreign": the file is none.
# "broken": it cannot be read or proven. "newer": by this xf. "other": another, or gone another way.
Live = Literal["none", "foreign", "broken", "newer", "same", "behind", "ahead", "other"]


class Proven(NamedTuple):
    """A backup copied and proven whole: what it holds, and the copy."""

    source: Path
    head: Head
    cases: int
    draft: Path


class Plan(NamedTuple):
    """What a restore would do: what the backup holds, how the ledger in use stands to it."""

    source: Path
    head: Head
    cases: int
    live: Live
    beyond: int = 0  # entries of the ledger in use that the backup does not have
    numbers: tuple[str, ...] = ()  # the cases they belong to
    counters: Counters = ()  # numbers that were given and stay given
    last: str = ""  # when the last of these entries was recorded (ISO)
    is_read: bool = True  # the ledger in use, to its end
    is_same_ledger: bool = True

    @property
    def loses(self) -> bool:
        """Whether the ledger in use holds, or may hold, something that the backup does not."""
        differs = self.live in {"ahead", "other", "newer", "foreign"}
        return differs or self.beyond > 0 or not self.is_read


@contextmanager
def proven_copy(source: Path, path: Path) -> Iterator[Proven]:
    """Give a proven copy of `source` beside `path`; it goes away unless it is put in a place.

    Raises LedgerError where `source` is no ledger, or does not prove whole.
    """
    insist_on_bytes(source)
    with file.plain_errors(source):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with file.draft_of(path) as draft:
                backup.copy_to(source, draft)
                head, counts, _ = backup.proof(draft)
                file.sync_file(draft)
                yield Proven(source, head, counts["cases"], draft)
        except OSError as error:
            raise LedgerError(
                f"不能在「{path.parent}」写文件（{reason(error)}）。查看文件夹的权限和磁盘空间。"
            ) from error


def insist_on_bytes(source: Path) -> None:
    """Raise LedgerError where the bytes of a backup are not those that its manifest states."""
    found = backup.Backup(source, dates.moment())
    try:
        unchanged = backup.is_unchanged(found)
    except OSError:
        return  # opening it as a ledger says what is wrong
    if unchanged is False:
        raise LedgerError(
            f"「{source}」与它的说明文件 {found.manifest.name} 不符，备份之后被改动或损坏过，没有恢复。"
            "换一份备份：xf restore 列出全部。"
        )


def plan_of(copy: Proven, path: Path) -> Plan:
    """Return what putting `copy` in the place of the ledger at `path` would do.

    SQLite's BUSY where another window is at work in it.
    """
    plan = Plan(copy.source, copy.head, copy.cases, "none")
    if not path.exists():
        return plan
    if path.is_file() and not path.stat().st_size:
        return plan._replace(live="broken")  # an empty file holds nothing
    try:
        with closing(file.connect(path, write=False, any_version=True)) as live:
            return _compared(plan, live, copy.draft)
    except file.Newer:
        return _salvaged(plan, path, "newer")
    except (LedgerError, *file.DAMAGE) as error:
        if file.is_busy(error):
            raise
        if not path.is_file():
            raise
        return _salvaged(plan, path, "broken" if is_ledger(path) else "foreign")


def _compared(plan: Plan, live: sqlite3.Connection, draft: Path) -> Plan:
    now, head = head_of(live), plan.head
    given = tuple(live.execute("select series, year, last from counters"))
    plan = plan._replace(counters=given, last=now.at)
    if hash_at(live, head.seq) == head.hash:
        rows = live.execute(
            "select distinct no from entry where seq > ? and no is not null order by no",
            (head.seq,),
        )
        beyond = now.seq - head.seq
        state: Live = "ahead" if beyond else "same"
        if next(verify.faults(live), None):
            state = "broken"
        return plan._replace(live=state, beyond=beyond, numbers=tuple(no for (no,) in rows))
    with closing(file.connect(draft, write=False, any_version=True)) as copy:
        is_beginning = hash_at(copy, now.seq) == now.hash
        is_same_ledger = identity_of(copy) == identity_of(live)
    return plan._replace(live="behind" if is_beginning else "other", is_same_ledger=is_same_ledger)


def _salvaged(plan: Plan, path: Path, live: Live) -> Plan:
    """Return the plan for a ledger that does not open: what could be read of it is kept out of reuse."""
    if live == "foreign":
        return plan._replace(live=live, is_read=False)
    beyond, nos, given, last, is_read = salvage(path, plan.head.seq)
    return plan._replace(
        live=live, beyond=beyond, numbers=nos, counters=given, last=last.at, is_read=is_read
    )


def keep_numbers(connection: sqlite3.Connection, plan: Plan) -> None:
    """Let no number be given twice: those that the replaced ledger gave may stand on paper."""
    for series, year, last in plan.counters:
        counters.reserve(connection, series, year, last)
