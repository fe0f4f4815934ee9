"""What the ledger knows of sheets brought in before: which rows, which numbers, which people."""

from functools import partial

from xfcli.ledger import namesakes
from xfcli.ledger.reader import Reader
from xfcli.sheet.keys import LedgerIndex, person_keys


def index(book: Reader, salt: bytes) -> LedgerIndex:
    """Return what the ledger knows that an import must ask for; `salt` is the secret of its keys."""
    keys: dict[str, str] = {}
    matters: dict[str, tuple[str, ...]] = {}
    old: dict[str, tuple[tuple[str, str], ...]] = {}
    rows = book.connection.execute(
        "select imports.no, key, core, old_no, day from imports join petitions using (seq)"
    )
    for no, key, core, old_no, day in rows:
        keys[key] = no
        matters[core] = (*matters.get(core, ()), no)
        if old_no:
            old[old_no] = (*old.get(old_no, ()), (no, day))
    numbers = dict(book.connection.execute("select no, received_on from cases"))
    people = book.connection.execute("select name, id_number, phone, village from persons")
    known = frozenset(key for person in people for key in person_keys(*person))
    look = partial(namesakes.possible_repeats, book, sealed=False)  # a sheet can be made up
    said = partial(namesakes.petitions_of, book)
    return LedgerIndex(salt, keys, matters, old, numbers, known, look, said)
