"""Backups: a copy made by SQLite itself, proven whole before it gets its name, with a manifest.

A backup is there and good, or not there: whatever interrupts its making leaves nothing under its
name. Older ones go only after the new one is proven. Whose a backup is, its content says, never its
name: on one stick lie the backups of two offices, both called 信访台账.
"""

import json
import re
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from typing import Final, NamedTuple

from xfcli import __version__, dates
from xfcli.case.head import Head
from xfcli.errors import LedgerError
from xfcli.ledger import file
from xfcli.ledger.copies import encryption, rotation
from xfcli.ledger.head import hash_at, head_of, identity_of
from xfcli.system import folders, patience, unfinished

FOLDER: Final = folders.BACKUPS  # beside the ledger
_STAMP: Final = "%Y%m%d-%H%M%S"
# The second backup of a second has -2 behind its time.
_NAME: Final = re.compile(r".+-(\d{8}-\d{6})(?:-(\d{1,3}))?")
_COUNTED: Final = ("entry", "personal", "cases", "petitions")


class Manifest(NamedTuple):
    """What a backup states about itself, in the .json beside it; no personal data."""

    program: str
    schema: int
    made_at: str
    reason: str
    head: Head
    counts: dict[str, int]
    bytes: int
    sha256: str
    ledger: str = ""  # the identity of the ledger; xf 0.1 did not state it

    def as_data(self) -> dict[str, object]:
        """Return its JSON."""
        return self._asdict() | {"head": self.head._asdict()}


class Backup(NamedTuple):
    """A backup in its folder, and when it was made."""

    path: Path
    made: datetime

    @property
    def manifest(self) -> Path:
        """The file that states what this backup holds."""
        return self.path.with_name(f"{_plain_name(self.path)}.json")

    @property
    def is_locked(self) -> bool:
        """Whether only the holder of the private key can read it."""
        return self.path.suffix == encryption.ENDING


def _plain_name(path: Path) -> str:
    return path.name.removesuffix(encryption.ENDING).removesuffix(".db")


def folder_of(ledger: Path) -> Path:
    """Return the folder in which the backups of `ledger` are kept if no other is named."""
    return file.followed(ledger).with_name(FOLDER)


def backups_in(folder: Path, ledger: Path) -> list[Backup]:
    """Return the backups of `ledger` in `folder`, newest first, whole by their making.

    All that lie there, whosever they are, where the ledger itself is missing or cannot be read.
    """
    found = all_in(folder)
    try:
        with closing(file.connect(ledger, write=False, any_version=True)) as live:
            return [backup for backup in found if _is_of(backup, live)]
    except (LedgerError, *file.DAMAGE):
        return found


def all_in(folder: Path) -> list[Backup]:
    """Return what is named as a backup in `folder`, newest first, whosever it is."""
    found = []
    for path in (p for end in encryption.LEDGERS for p in folder.glob(f"*{end}")):
        if not (name := _NAME.fullmatch(_plain_name(path))):
            continue
        try:
            made = datetime.strptime(name[1], _STAMP).replace(tzinfo=dates.SHANGHAI)
        except ValueError:
            continue  # a 13th month: not one of ours
        found.append(Backup(path, made + timedelta(microseconds=int(name[2] or 0))))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def _is_of(backup: Backup, live: sqlite3.Connection) -> bool:
    """Whether `backup` was made of the ledger `live`, or of a copy of it that went its own way."""
    identity, head = origin(backup)
    return identity == identity_of(live) if identity else bool(head) and is_reached(live, head)


def is_reached(live: sqlite3.Connection, head: Head | None) -> bool:
    """Whether the journal of `live` contains `head`: it has all that a backup of it holds."""
    return head is not None and head.seq > 0 and hash_at(live, head.seq) == head.hash


def origin(backup: Backup) -> tuple[str, Head | None]:
    """Return the identity of the ledger that `backup` is of ("" where only its head tells), and its head.

    Read from its manifest; from the backup itself where that is missing; ("", None) where neither can be.
    """
    if stated := manifest_of(backup):
        return stated.ledger, stated.head
    if backup.is_locked:
        return "", None
    try:
        with closing(file.connect(backup.path, write=False, any_version=True)) as copy:
            return identity_of(copy), head_of(copy)
    except (LedgerError, *file.DAMAGE):
        return "", None


def make(
    ledger: Path, folder: Path, *, reason: str = "", recipient: str = ""
) -> tuple[Backup, Manifest]:
    """Copy `ledger` into `folder`, prove the copy, name it, drop what the rotation lets go.

    With a `recipient` (a public key) the proven copy is encrypted; `folder` never sees the plain one.
    Raises LedgerError, with nothing left under the new name, where the copy cannot be made or
    does not prove whole; the older backups are then untouched.
    """
    now = dates.moment()
    unfinished.sweep(ledger.parent)
    if recipient:
        encryption.insist_on_key(recipient)
    ending = f".db{encryption.ENDING}" if recipient else ".db"
    with file.plain_errors(ledger), file.plain_disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with file.draft_of(folder / f"{ledger.stem}{ending}") as draft:
            if recipient:
                manifest = _lock(ledger, draft, now, reason, recipient)
            else:
                copy_to(ledger, draft)
                manifest = _proven(ledger, draft, now, reason)
            path = _named(draft, folder, f"{ledger.stem}-{now.strftime(_STAMP)}", ending, manifest)
    with file.plain_errors(ledger):
        _rotate(folder, ledger, now)
    return Backup(path, now), manifest


def _named(draft: Path, folder: Path, stem: str, ending: str, manifest: Manifest) -> Path:
    """Give `draft` the first free name of its second, its manifest first; return the name.

    Another window may be making a backup in the same second: whoever has the manifest has the name.
    """
    for name in (stem, *(f"{stem}-{i}" for i in range(2, 1000))):
        path, stated = folder / f"{name}{ending}", folder / f"{name}.json"
        try:
            _write_manifest(stated, manifest)
        except FileExistsError:
            continue
        try:
            file.give_name(draft, path)
        except FileExistsError:
            patience.remove(stated)
        else:
            return path
    raise LedgerError(f"「{folder}」里这一秒的备份已经太多。过一秒再试一次。")


def _lock(ledger: Path, draft: Path, now: datetime, reason: str, recipient: str) -> Manifest:
    with file.draft_of(ledger) as plain:
        copy_to(ledger, plain)
        manifest = _proven(ledger, plain, now, reason)
        encryption.encrypt(plain, draft, recipient)
    return manifest._replace(bytes=draft.stat().st_size, sha256=_sha256(draft))


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def copy_to(ledger: Path, target: Path) -> None:
    """Have SQLite write a whole, compact copy of `ledger` to the empty file `target`.

    LedgerError where the copy cannot be made; SQLite's own errors where the ledger cannot be read.
    """
    connection = file.connect(ledger, write=False, any_version=True)
    try:
        connection.execute("pragma query_only=off")  # it forbids VACUUM INTO; the file is still ro
        connection.execute("vacuum into ?", (str(target),))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_ERROR":
            raise
        # SQLite cannot see that the target is empty, or cannot make sense of the schema.
        raise LedgerError(
            f"台账「{ledger}」的副本没有做成。查看「{target.parent}」的权限和磁盘，再运行 xf check 查看台账。"
        ) from error
    finally:
        connection.close()


def schema_of(connection: sqlite3.Connection) -> int:
    """Return the format (`user_version`) of a ledger file."""
    return int(connection.execute("pragma user_version").fetchone()[0])


def counts_of(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows a ledger has, by table, of those that a manifest states."""
    return {
        table: connection.execute(f"select count(*) from {table}").fetchone()[0]
        for table in _COUNTED
    }


def _proven(ledger: Path, draft: Path, now: datetime, reason: str) -> Manifest:
    head, counts, schema = proof(draft)
    with closing(file.connect(ledger, write=False, any_version=True)) as live:
        identity = identity_of(live)
        # Another window may have recorded more since; what was copied must be the beginning of it.
        is_same = hash_at(live, head.seq) == head.hash
        if is_same and head_of(live) == head:
            is_same = counts_of(live) == counts
    if not is_same:
        raise LedgerError(f"备份与台账「{ledger}」不一致，没有留下。先运行 xf check。")
    return Manifest(
        f"xf {__version__}", schema, now.isoformat(), reason, head, counts,
        draft.stat().st_size, _sha256(draft), identity,
    )  # fmt: skip


def proof(path: Path) -> tuple[Head, dict[str, int], int]:
    """Verify the whole file at `path`; return head, counts, schema. LedgerError if it is not whole."""
    from xfcli.ledger import verify

    connection = file.connect(path, write=False, any_version=True)
    try:
        found = next(verify.faults(connection), None)
        if found:
            raise LedgerError(
                f"副本没有通过核对（{found[0]}：{found[1]}）。先运行 xf check 查看台账本身。"
            )
        return head_of(connection), counts_of(connection), schema_of(connection)
    finally:
        connection.close()


def _write_manifest(path: Path, manifest: Manifest) -> None:
    """Write `manifest` to `path`; FileExistsError where there is such a file."""
    with file.draft_of(path) as draft:
        draft.write_text(json.dumps(manifest.as_data(), ensure_ascii=False, indent=1), "utf-8")
        file.give_name(draft, path)


def manifest_of(backup: Backup) -> Manifest | None:
    """Return the manifest of `backup`, None where it is missing or cannot be read."""
    try:
        with backup.manifest.open(encoding="utf-8") as stated:
            data = json.loads(stated.read(_LONGEST_MANIFEST))
        manifest = Manifest(**data | {"head": Head(**data["head"])})
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return manifest if _is_sensible(manifest) else None


_LONGEST_MANIFEST: Final = 1 << 20  # characters: a stick can hold anything under this name


def _is_sensible(manifest: Manifest) -> bool:
    """Whether each value is of the kind that this field has: anybody can write a .json."""
    head, counts = manifest.head, manifest.counts
    texts = (manifest.program, manifest.made_at, manifest.reason, manifest.sha256, manifest.ledger)
    return (
        all(isinstance(text, str) for text in (*texts, head.hash, head.at))
        and all(_is_count(number) for number in (manifest.schema, manifest.bytes, head.seq))
        and isinstance(counts, dict)
        and counts.keys() >= set(_COUNTED)
        and all(map(_is_count, counts.values()))
    )


def _is_count(value: object) -> bool:
    return isinstance(value, int) and 0 <= value < 1 << 63


def is_unchanged(backup: Backup) -> bool | None:
    """Whether the file still has the SHA-256 that its manifest states; None without a manifest."""
    manifest = manifest_of(backup)
    if manifest is None:
        return None
    return _sha256(backup.path) == manifest.sha256


def _rotate(folder: Path, ledger: Path, now: datetime) -> None:
    """Let go the older backups of `ledger` in `folder`: those that hold nothing that it has not."""
    with closing(file.connect(ledger, write=False, any_version=True)) as live:
        backups = [
            found
            for found in all_in(folder)
            if _is_of(found, live) and is_reached(live, origin(found)[1])
        ]
    keep = rotation.to_keep([backup.made for backup in backups], now.date())
    for backup in backups:
        if backup.made not in keep:
            _drop(backup)


def _drop(backup: Backup) -> None:
    # The file first: a manifest without a backup misleads nobody.
    for path in (backup.path, backup.manifest):
        try:
            patience.remove(path)
        except OSError:
            return  # in use or write-protected; the next rotation tries again
