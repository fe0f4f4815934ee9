"""The one door to the ledger: open it, read cases, record entries in one transaction.

Everything that speaks SQL lives in this package; the rest of xf sees cases, entries and rows.
"""

import builtins
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from xfcli import aftermath, dates
from xfcli.case import numbers
from xfcli.case.case import Case, Person
from xfcli.case.entry import Draft
from xfcli.case.fold import fold
from xfcli.errors import LedgerError, NotFound
from xfcli.law import workdays
from xfcli.law.clocks import Clock
from xfcli.law.workdays import Calendar
from xfcli.ledger import damage, file, journal, queries
from xfcli.office import Office, customary_units
from xfcli.people.repeats import Known
from xfcli.views.listing import Row

# What only a writing command needs is imported where it writes.
if TYPE_CHECKING:
    from xfcli.ledger.bulk import Bulk
    from xfcli.ledger.chain import Tail
    from xfcli.sheet.plan import Register
    from xfcli.views.morning import Waiting


class Ledger:
    """An open ledger. Make one with `reading` or `writing`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._office: Office | None = None
        self._tail: Tail | None = None

    # -- reading ---------------------------------------------------------------------------------

    @property
    def office(self) -> Office:
        """The facts of the office: its settings, units, holiday notices."""
        if self._office is None:
            rows = self.connection.execute("select kind, key, value from facts").fetchall()
            self._office = Office.of(rows)
        return self._office

    @property
    def today(self) -> date:
        """Today: XF_TODAY, else the day a demo ledger stands on, else the day in Asia/Shanghai."""
        stands_on = self.office.setting("today")
        return dates.today({"XF_TODAY": os.environ.get("XF_TODAY", stands_on)})

    def day(self, text: str | None) -> date:
        """Return the business day that the officer typed, today where nothing was typed."""
        return dates.parse(text, self.today) if text else self.today

    @property
    def calendar(self) -> Calendar:
        """The working days: the shipped years, and those imported into this ledger."""
        imported = self.office.others_of("calendar").values()
        years = (workdays.read_year(text) for text in imported)
        return workdays.shipped().with_years({year.year: year for year in years})

    def number(self, text: str) -> str:
        """Return the full number of the case that `text` names: 12, 2026-12 or 2026-0012."""
        return numbers.read(text, self.today)

    def case(self, text: str) -> Case:
        """Return the case that `text` names; NotFound if the ledger has none with this number."""
        no = self.number(text)
        entries = journal.of_case(self.connection, no)
        if not entries:
            raise NotFound(f"台账里没有 {no} 这个编号。用 xf list 或 xf search 查找。")
        return fold(entries)

    def list(self, wanted: queries.Filter) -> builtins.list[Row]:
        """Return the cases that `wanted` names, by number, with the duties that still run."""
        return queries.cases(self.connection, wanted)

    def owed(self) -> builtins.list[tuple[str, Clock]]:
        """Return all duties still owed, with their case numbers."""
        return builtins.list(queries.running(self.connection, "1", []))

    def unstopped(self) -> builtins.list[tuple[str, Clock]]:
        """Return every clock that nothing has stopped, rights too, with its case number."""
        return builtins.list(queries.unstopped(self.connection))

    def waiting(self) -> builtins.list["Waiting"]:
        """Return what waits in the cases beside their duties."""
        return builtins.list(queries.waiting(self.connection))

    def returns(self) -> dict[str, int]:
        """Return how often each unit gave a case back."""
        return queries.returns(self.connection)

    def list_numbers(self, numbers: tuple[str, ...]) -> builtins.list[Row]:
        """Return the cases with these numbers."""
        rows: builtins.list[Row] = []
        for start in range(0, len(numbers), 500):
            rows += self.list(queries.Filter(numbers=numbers[start : start + 500]))
        return rows

    def findings(self) -> Iterator[tuple[str, str]]:
        """Yield (check, sentence) for everything in the ledger that is not as it should be."""
        from xfcli.ledger import verify

        return verify.findings(self.connection)

    def advice(self) -> Iterator[tuple[str, str]]:
        """Yield (check, sentence) for what is not damaged but not registered in full: 包案."""
        for no in queries.under_care(self.connection):
            care = self.case(no).care
            if care and care.missing:
                yield (
                    "包案",
                    (
                        f"{no} 由{care.leader}包案，五个一还缺：{'、'.join(care.missing)}。"
                        f"补上：xf note {no} --kind 包案 --opinion 意见 --standard 标准 --due 日期"
                    ),
                )

    def known(self, people: tuple[Person, ...], village: str) -> tuple[Known, ...]:
        """Return what is registered already of the same people or village."""
        return tuple(queries.known(self.connection, people, village))

    def imports(self, salt: bytes) -> "Register":
        """Return what the ledger knows that an import must ask for."""
        from xfcli.ledger import imports

        look = partial(self.known, village="")
        return imports.register(self.connection, salt)._replace(look=look)

    def held(self) -> dict[str, int]:
        """Return how many open cases each unit has."""
        return queries.held(self.connection)

    # -- writing ---------------------------------------------------------------------------------

    def record(self, *drafts: Draft, by: str = "") -> Case:
        """Append `drafts` (all of one case) and bring the tables up to date; return the case.

        A draft of kind `add` without a number opens a new case with the next number of its year.
        """
        with self.bulk() as bulk:
            return bulk.record(*drafts, by=by)

    @contextmanager
    def bulk(self) -> "Iterator[Bulk]":
        """Record many cases, one after the other; the tables are up to date after the block."""
        bulk = self._batch()
        yield bulk
        bulk.flush()

    def _batch(self) -> "Bulk":
        from xfcli.ledger.bulk import Bulk

        return Bulk(
            self.connection,
            self._end,
            self._at(),
            self._officer,
            self.office.others_of("period"),
        )

    def record_seal(self, body: Mapping[str, object], by: str = "") -> int:
        """Append a ledger-wide entry that keeps a report as it was sent; return its number."""
        draft = Draft("seal", self.today, body=body)
        return self._end.append(draft, None, self._at(), by or self._officer).seq

    def record_fact(self, kind: str, facts: Mapping[str, object], by: str = "") -> None:
        """Append a ledger-wide entry that states facts of the office."""
        texts = {key: json.dumps(value, ensure_ascii=False) for key, value in facts.items()}
        draft = Draft(kind, self.today, body={"facts": texts})
        self._end.append(draft, None, self._at(), by or self._officer)
        self.connection.executemany(
            "insert or replace into facts values (?,?,?)",
            [(kind, key, value) for key, value in texts.items()],
        )
        self._office = None

    def record_office(self, kind: str, body: Mapping[str, object], text: str, by: str = "") -> None:
        """Append an entry that belongs to no case and states no fact: something that was done."""
        draft = Draft(kind, self.today, body=body, personal={"text": text} if text else None)
        self._end.append(draft, None, self._at(), by or self._officer)

    @property
    def _end(self) -> "Tail":
        from xfcli.ledger.chain import Tail

        if self._tail is None:
            self._tail = Tail(self.connection)
        return self._tail

    @property
    def _officer(self) -> str:
        return self.office.setting("officer") or "经办人"

    def _at(self) -> str:
        # The day is `today` (which a demo ledger or XF_TODAY may fix), the time is the clock's.
        return f"{self.today}T{dates.moment():%H:%M:%S%z}"

    def next_of(self, series: str, year: int) -> int:
        """Return the next number of `series` in `year`, and use it up."""
        from xfcli.ledger import tables

        return tables.next_of(self.connection, series, year)

    def take_doc_no(self, series: str, year: int, spell: Callable[[int], str]) -> tuple[int, str]:
        """Return the next number of a series of papers, spelled, that no paper bears yet; use it up."""
        while True:
            number = self.next_of(f"文号{series}", year)
            if not self.is_taken(spell(number)):
                return number, spell(number)

    def is_taken(self, doc_no: str) -> bool:
        """Whether some paper or answer in the ledger bears this document number."""
        return queries.is_taken(self.connection, doc_no)

    def reserve(self, draft: Draft, by: str = "") -> None:
        """Record an entry of the office that states no facts: numbers reserved for blank papers."""
        self._end.append(draft, None, self._at(), by or self._officer)


@contextmanager
def reading(db: str | Ledger | None) -> Iterator[Ledger]:
    """Open the ledger for reading only; nothing inside can change it. One that is open is used."""
    if isinstance(db, Ledger):
        yield db
        return
    path = file.resolve(db)
    with file.speaking_plainly(path), damage.looked_for(path):
        connection = file.connect(path, write=False)
        try:
            yield Ledger(connection, path)
        finally:
            connection.close()


@contextmanager
def writing(db: str | Ledger | None) -> Iterator[Ledger]:
    """Open the ledger for one transaction: all that is recorded inside is on disk after, or nothing.

    One that is open is used: the step belongs to the transaction that it is in (see `retelling`).
    Raises LedgerError where it could not be saved; the sentence says whether it was.
    """
    if isinstance(db, Ledger):
        yield db
        return
    path = file.resolve(db)
    with file.speaking_plainly(path), damage.looked_for(path):
        connection = file.connect(path, write=True)
        ledger = Ledger(connection, path)
        try:
            with file.speaking_plainly(path, _UNSAVED):
                connection.execute("begin immediate")
                file.try_writing(connection)
                yield ledger
                _commit(ledger)
        except BaseException:
            with suppress(sqlite3.Error):
                if connection.in_transaction:
                    connection.execute("rollback")
            raise
        finally:
            with suppress(sqlite3.Error):
                connection.close()


_UNSAVED: Final = "未保存："


def _commit(ledger: Ledger) -> None:
    """Commit; where that reports an error, ask the file itself what is true."""
    connection, tail = ledger.connection, ledger._tail
    # All questions come before: an error while reading must not speak for the commit.
    is_first_of_day = tail is not None and tail.is_first_of_day(ledger.today)
    try:
        connection.execute("commit")
    except KeyboardInterrupt:
        # Ctrl-C while the disk was at work: where it is saved, go on and say so.
        if connection.in_transaction:
            raise
    except file.DAMAGE as error:
        said = file.sentence(error, ledger.path)
        with suppress(sqlite3.Error):
            connection.close()
        match _is_saved(ledger.path, tail):
            case True:
                aftermath.note_saved()
                raise LedgerError(
                    f"已保存，但磁盘报告了错误，请尽快备份并检查磁盘（{said}）"
                ) from error
            case False:
                raise LedgerError(_UNSAVED + said) from error
        raise LedgerError(
            f"不能确定是否已保存：{said}请先用 xf list 查看，再决定是否重做。"
        ) from error
    aftermath.note_saved()
    if is_first_of_day:
        aftermath.later(partial(_back_up_daily, ledger.path))


def _back_up_daily(path: Path) -> str:
    """Make the backup of the day; return what to tell the officer, nothing where all went well."""
    from xfcli.ledger.copies import backup

    try:
        backup.make(path, backup.folder_of(path), reason="每日")
    except LedgerError as error:
        return f"提示：今天的自动备份没有做成（刚才登记的已保存）。{error}"
    return ""


def _is_saved(path: Path, tail: "Tail | None") -> bool | None:
    if tail is None:
        return False
    try:
        connection = file.connect(path, write=True)
        try:
            row = connection.execute("select hash from entry where seq = ?", (tail.seq,)).fetchone()
        finally:
            connection.close()
    except (LedgerError, *file.DAMAGE):
        return None
    return bool(row and row[0] == tail.hash)


def create(db: str | None, settings: dict[str, str]) -> Path:
    """Make a new ledger with the customary units and `settings`; LedgerError if the file exists."""
    return build(db, Ledger, partial(found, settings=settings))


Kind = TypeVar("Kind", bound=Ledger)


def build(
    db: str | None,
    kind: Callable[[sqlite3.Connection, Path], Kind],
    fill: Callable[[Kind], None],
) -> Path:
    """Make a new ledger of what `fill` records in it; LedgerError if the file exists.

    It is built beside its place and moved there when whole: a half-made ledger cannot exist.
    """
    from xfcli.ledger import migrations

    path = file.resolve(db)
    if path.exists():
        raise LedgerError(f"「{path}」已经存在，没有动它。换一个文件名，或直接使用它。")
    with file.speaking_plainly(path), file.building(path) as draft:
        connection = sqlite3.connect(draft, isolation_level=None)
        try:
            migrations.migrate(connection)
            connection.execute("begin immediate")
            fill(kind(connection, path))
            connection.execute("commit")
        finally:
            connection.close()
    return path


def found(ledger: Ledger, settings: Mapping[str, str]) -> None:
    """Record what every new ledger begins with, and `settings`."""
    given = {key: value for key, value in settings.items() if value}
    ledger.record_fact("setting", {"founded": ledger.today.isoformat()} | given)
    ledger.record_fact("unit", {unit.name: unit.as_fact() for unit in customary_units()})
