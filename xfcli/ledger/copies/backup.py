"""Backups: a copy made by SQLite itself, proven whole before it gets its name, with a manifest.

A backup is there and good, or not there: whatever interrupts its making leaves nothing under its
name. Older ones go only after the new one is proven.
"""

import json
import sqlite3
from datetime import datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from typing import Final, NamedTuple

from xfcli import __version__, dates
from xfcli.case.head import Head
from xfcli.errors import LedgerError
from xfcli.ledger import file
from xfcli.ledger.copies import encryption, rotation
from xfcli.ledger.head import hash_at, head_of
from xfcli.system import patience, unfinished

FOLDER: Final = "备份"  # beside the ledger
_STAMP: Final = "%Y%m%d-%H%M%S"
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
    return ledger.resolve().with_name(FOLDER)


def backups_in(folder: Path, ledger: Path) -> list[Backup]:
    """Return the backups of `ledger` in `folder`, newest first, whole by their making."""
    found = []
    for path in _named_like_ours(folder, ledger):
        stamp = _plain_name(path).removeprefix(f"{ledger.stem}-")
        try:
            made = datetime.strptime(stamp[:15], _STAMP).replace(tzinfo=dates.SHANGHAI)
        except ValueError:
            continue  # not one of ours
        # The second of the same second has -2 after its time.
        nth = stamp[16:]
        order = timedelta(microseconds=int(nth) if nth.isdecimal() else 0)
        found.append(Backup(path, made + order))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def _named_like_ours(folder: Path, ledger: Path) -> list[Path]:
    endings = (".db", f".db{encryption.ENDING}")
    return [p for end in endings for p in folder.glob(f"{_escaped(ledger.stem)}-*{end}")]


def _escaped(stem: str) -> str:
    return "".join(f"[{mark}]" if mark in "*?[" else mark for mark in stem)


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
    made = Backup(_free_name(folder, ledger, now, encryption.ENDING if recipient else ""), now)
    with file.plain_errors(ledger), file.new_file(made.path) as draft:
        if recipient:
            manifest = _lock(ledger, draft, now, reason, recipient)
        else:
            copy_to(ledger, draft)
            manifest = _proven(ledger, draft, now, reason)
        _write_manifest(made.manifest, manifest)
    _rotate(folder, ledger, now)
    return made, manifest


def _lock(ledger: Path, draft: Path, now: datetime, reason: str, recipient: str) -> Manifest:
    with file.draft_of(ledger) as plain:
        copy_to(ledger, plain)
        manifest = _proven(ledger, plain, now, reason)
        encryption.encrypt(plain, draft, recipient)
    return manifest._replace(bytes=draft.stat().st_size, sha256=_sha256(draft))


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def _free_name(folder: Path, ledger: Path, now: datetime, ending: str) -> Path:
    plain = f"{ledger.stem}-{now.strftime(_STAMP)}"
    names = (plain if i == 1 else f"{plain}-{i}" for i in range(1, 1000))
    taken = {_plain_name(path) for path in _named_like_ours(folder, ledger)}
    return next(folder / f"{name}.db{ending}" for name in names if name not in taken)


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
    live = file.connect(ledger, write=False, any_version=True)
    try:
        # Another window may have recorded more since; what was copied must be the beginning of it.
        is_same = hash_at(live, head.seq) == head.hash
        if is_same and head_of(live) == head:
            is_same = counts_of(live) == counts
    finally:
        live.close()
    if not is_same:
        raise LedgerError(f"备份与台账「{ledger}」不一致，没有留下。先运行 xf check。")
    return Manifest(
        f"xf {__version__}", schema, now.isoformat(), reason, head, counts,
        draft.stat().st_size, _sha256(draft),
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
    patience.remove(path)  # of a backup that was never finished
    with file.new_file(path) as draft:
        draft.write_text(json.dumps(manifest.as_data(), ensure_ascii=False, indent=1), "utf-8")


def manifest_of(backup: Backup) -> Manifest | None:
    """Return the manifest of `backup`, None where it is missing or cannot be read."""
    try:
        data = json.loads(backup.manifest.read_text("utf-8"))
        return Manifest(**data | {"head": Head(**data["head"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def is_unchanged(backup: Backup) -> bool | None:
    """Whether the file still has the SHA-256 that its manifest states; None without a manifest."""
    manifest = manifest_of(backup)
    if manifest is None:
        return None
    return _sha256(backup.path) == manifest.sha256


def _rotate(folder: Path, ledger: Path, now: datetime) -> None:
    backups = backups_in(folder, ledger)
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
