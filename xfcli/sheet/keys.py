"""By what a row and its people are known again when they come a second time.

Pure. With the ledger's salt (up to 64 bytes) the keys of rows tell nothing about a person.
"""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import NamedTuple, TypeAlias

from xfcli.case.person import Person
from xfcli.people.repeats import Known
from xfcli.sheet.fields import Values
from xfcli.sheet.rows import ReadyRow
from xfcli.text import spelled

Look: TypeAlias = Callable[[tuple[Person, ...]], tuple[Known, ...]]


class LedgerIndex(NamedTuple):
    """What the ledger knows that an import must ask for."""

    salt: bytes
    rows: Mapping[str, str] = {}  # key of a row imported before -> case number
    matters: Mapping[str, tuple[str, ...]] = {}  # key of a matter -> case numbers
    old: Mapping[str, tuple[tuple[str, str], ...]] = {}  # 原编号 -> (case number, day)
    numbers: Mapping[str, str] = {}  # case number -> day received
    people: frozenset[str] = frozenset()  # keys of all people
    look: Look = lambda _people: ()  # petitions that people may have made before
    said: Callable[[str], tuple[Known, ...]] = lambda _no: ()  # of a case, as far as it is known


def row_key(row: ReadyRow, salt: bytes = b"") -> str:
    """Return the key of what a row says: the same row of the same file again has the same key.

    32 hexadecimal digits. They depend neither on where the row stands nor on values given for the
    whole sheet; the second of two equal rows has another key.
    """
    return blake2b(row.content + row.occurrence.to_bytes(4), digest_size=16, key=salt).hexdigest()


def matter_key(row: ReadyRow, salt: bytes) -> str:
    """Return the key of the matter itself: the day, the name, what it is about."""
    values = row.values
    name = values.name.text if values.name else _nameless(values)
    said = f"{row.on}\x1f{name}\x1f{values.title or ''}\x1f{values.text or ''}"
    return blake2b(said.encode(), digest_size=12, key=salt).hexdigest()


def _nameless(values: Values) -> str:
    """Return what tells two people apart who gave no name: the same words do not make them one."""
    return "\x1e".join(filter(None, (values.no, values.phone, values.village, values.address)))


def people_keys(values: Values) -> list[str]:
    """Return the keys by which the people of a row are known again."""
    name = values.name.text if values.name else ""
    number, phone, village = values.id_number or "", values.phone or "", values.village or ""
    return person_keys(name, number, phone, village)


def person_keys(name: str, id_number: str, phone: str, village: str) -> list[str]:
    """Return the keys by which a person is known again: ID number, name with phone or village."""
    keys = [id_number] if id_number else []
    name = spelled(name)
    if name and phone:
        keys.append(f"{name}\x1f{phone}")
    if name and village:
        keys.append(f"{name}\x1f{village}")
    return keys
