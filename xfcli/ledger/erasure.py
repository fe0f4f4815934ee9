"""Erasing personal data so that no byte of it stays, and who has looked at it before.

Only the personal part of a case's entries goes, with its salt; the chain, the figures and the
numbers stay, and `check` stays silent.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from pathlib import Path

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.entry import Entry
from xfcli.case.fold import fold
from xfcli.case.kinds import KINDS
from xfcli.ledger import file, journal, tables
from xfcli.ledger.copies import backup, swap
from xfcli.ledger.reader import Reader
from xfcli.ledger.tally import Sums
from xfcli.ledger.writer import Writer


def erase(book: Writer, drafts: Iterable[Draft], by: str = "") -> None:
    """Record the erasure of cases, and delete their personal data and what was derived from it.

    `drafts` are entries of the kind `erase`, as `rules.privacy` makes them.
    """
    for draft in drafts:
        no = str(draft.no)
        book.record(draft, by=by)
        book.connection.execute(
            "delete from personal where seq in (select seq from entry where no = ?1"
            " and seq < (select max(seq) from entry where no = ?1 and kind = ?2))",
            (no, kinds.ERASE),
        )
        tables.delete(book.connection, [no])
        # The sums stay: they hold nobody's data.
        tables.insert(book.connection, [fold(journal.of_case(book.connection, no))], Sums())


def shrink(db: str | None) -> None:
    """Rewrite the file without the space that deleted rows left, so that no byte of them stays.

    LedgerError where that cannot be done; what was deleted is deleted all the same.
    """
    path = file.resolve(db)
    with file.plain_errors(path):
        connection = file.connect(path, write=True)
        try:
            connection.execute("vacuum")
        finally:
            connection.close()


def cases_to_erase(book: Reader) -> list[Case]:
    """Return the ended cases that still have personal data, by number: retention looks at these.

    Void numbers and those merged into another are among them: they keep what was registered.
    """
    rows = book.connection.execute(
        "select no from cases where (closed_on is not null or void <> '') and exists (select 1 from entry"
        " join personal using (seq) where entry.no = cases.no and entry.kind <> ?)"
        " order by year, number",
        (kinds.ERASE,),
    ).fetchall()
    return [fold(journal.of_case(book.connection, no)) for (no,) in rows]


def merged_into(book: Reader, nos: Collection[str]) -> list[Case]:
    """Return the numbers that were merged into the cases `nos`, or into one of these, to the last."""
    found: dict[str, Case] = {}
    waiting = list(nos)
    while waiting:
        rows = book.connection.execute("select no from cases where void = ?", (waiting.pop(),))
        for (no,) in rows.fetchall():
            if no not in found:
                found[no] = fold(journal.of_case(book.connection, no))
                waiting.append(no)
    return list(found.values())


def access_entries(
    book: Reader, since: date | None, until: date | None, no: str = ""
) -> list[Entry]:
    """Return the entries that tell of personal data shown, printed, held or erased, oldest first.

    Of the business days from `since` to `until`, and of case `no`; None and "" narrow nothing.
    """
    kinds = tuple(kind for kind, of in KINDS.items() if of.shows or of.keeps)
    return list(journal.of_kinds(book.connection, kinds, since, until, no))


def all_entries(book: Reader, since: date | None, until: date | None, no: str = "") -> list[Entry]:
    """Return all entries of the business days from `since` to `until`, oldest first.

    Those of case `no`; None and "" narrow nothing.
    """
    return list(journal.of_kinds(book.connection, tuple(KINDS), since, until, no))


def backups_beside(db: str | None, before: datetime | None = None) -> list[Path]:
    """Return the copies beside the ledger (backups made before `before`), newest first.

    They still hold what was erased after they were made; so do ledgers that a restore put aside, which
    no rotation ever removes: all of them are named.
    """
    path = file.followed(file.resolve(db))
    found = backup.backups_in(backup.folder_of(path), path)
    backups = [copy.path for copy in found if before is None or copy.made < before]
    return backups + swap.kept_beside(path)
