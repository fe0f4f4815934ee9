"""What the commands ask for to keep a ledger safe: back up, list, rehearse, restore, compare, upgrade."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from xfcli import aftermath, dates
from xfcli.case import kinds
from xfcli.case.head import Head
from xfcli.errors import LedgerError
from xfcli.ledger import damage, file
from xfcli.ledger.copies import backup, encryption, place, restore, swap
from xfcli.ledger.copies.backup import Backup, Manifest
from xfcli.ledger.copies.restore import Plan
from xfcli.ledger.head import hash_at, head_of, identity_of
from xfcli.ledger.reader import reading
from xfcli.ledger.writer import Writer

TIMETABLE: Final = "定时"  # why a backup was made, as its manifest states
Put = Callable[[], Path | None]


def back_up(
    db: str | None,
    folder: Path | None = None,
    *,
    reason: str = "手工",
    in_git: bool = False,
    recipient: str = "",
) -> tuple[Backup, Manifest]:
    """Make a proven backup in `folder`, 「备份」 beside the ledger if none is named.

    It is encrypted to the public key `recipient`; elsewhere also to that of the settings. Beside the
    ledger, which is in the plain itself, encryption would only stand in the way of a restore.
    """
    path = file.resolve(db)
    chosen = folder or backup.folder_of(path)
    place.insist_on_folder(chosen)
    if folder:
        place.refuse_git(folder, in_git)
        recipient = recipient or _usual_recipient(db)
    return backup.make(path, chosen, reason=reason, recipient=recipient)


def _usual_recipient(db: str | None) -> str:
    with reading(db) as book:
        return book.office.setting("backup-recipient")


def backups(
    db: str | None, folder: Path | None = None
) -> tuple[Path, list[tuple[Backup, Manifest | None]]]:
    """Return the folder of backups and what lies in it, newest first, each with its manifest.

    The folder is 「备份」 beside the ledger if none is named; None stands for a manifest that is missing.
    """
    path = file.resolve(db)
    chosen = folder or backup.folder_of(path)
    return chosen, [(found, backup.manifest_of(found)) for found in backup.backups_in(chosen, path)]


def left_behind(path: Path) -> list[tuple[Backup, Manifest | None]]:
    """Return the backups beside `path` that a ledger of this name left there, newest first.

    Each with what it states of itself, None where that cannot be read.
    """
    found = backup.all_in(backup.folder_of(path))
    ours = (each for each in found if each.path.name.startswith(f"{path.stem}-"))
    return [(each, backup.manifest_of(each)) for each in ours]


def is_first_of_month(db: str | None) -> bool:
    """Whether the timetable has made no backup beside the ledger this month yet."""
    month = f"{dates.moment():%Y-%m}"
    made = (each.made for each, stated in backups(db)[1] if stated and stated.reason == TIMETABLE)
    return all(f"{when:%Y-%m}" != month for when in made)


def rehearse(db: str | None, folder: Path | None = None) -> Plan:
    """Restore the newest plain backup to a file that goes away again; return what it would have done.

    LedgerError where there is none, it does not prove whole, or it is not of this ledger.
    """
    path = file.resolve(db)
    chosen, found = backups(db, folder)
    if not found:
        strangers = len(backup.all_in(chosen))
        of_others = f"（有 {strangers} 份是别的台账的）" if strangers else ""
        raise LedgerError(f"「{chosen}」里没有这本台账的备份{of_others}。先运行 xf backup。")
    plain = [each for each, _ in found if not each.is_locked]
    if not plain:
        raise LedgerError(
            f"「{chosen}」里的备份都是加密的。演练要有私钥，恢复成另一本来看："
            f"xf restore {found[0][0].path} --identity 私钥文件 --db 演练.db"
        )
    newest = _furthest(plain)
    with restore.proven_copy(newest, path) as copy:
        plan = restore.plan_of(copy, path)
        match plan.live:
            case "same" | "ahead":
                return plan
            case "none":
                raise LedgerError(f"备份完好，但台账「{path}」不在了。恢复：xf restore {newest}")
            case "broken":
                raise LedgerError(
                    f"备份完好，但台账「{path}」本身没有通过核对。运行 xf check 查看；恢复：xf restore {newest}"
                )
        raise LedgerError(f"备份「{newest}」不是这本台账的备份，或其中的记事与台账不同。")


def _furthest(found: list[Backup]) -> Path:
    """Return the backup that holds most, the newest of several: a clock may have stood wrong once."""
    return max(found, key=lambda each: ((backup.origin(each)[1] or _NOTHING).seq, each.made)).path


_NOTHING: Final = Head(0, "", "")


@contextmanager
def restoration(
    db: str | None, source: Path, identity: Path | None = None
) -> Iterator[tuple[Plan, Put]]:
    """Give the plan of restoring `source`, and the function that does it and returns the old file.

    `identity` is the file of the private key by which an encrypted `source` is opened.
    """
    path = file.followed(file.resolve(db))  # a link goes on leading to the ledger

    def put() -> Path | None:
        _record_restore(copy.draft, plan)
        kept = hold.swap(copy.draft)
        aftermath.note_saved()
        return kept

    restore.insist_on_bytes(source)
    with (
        encryption.plain_copy(source, identity, path) as plain,
        restore.proven_copy(plain, path) as copy,
        file.plain_errors(path),
        swap.held(path) as hold,
    ):
        plan = restore.plan_of(copy, path)._replace(source=source)
        yield plan, put


def _record_restore(draft: Path, plan: Plan) -> None:
    """Append to the restored ledger that it was restored, from where, and what was left out."""
    said: dict[str, object] = {"head": plan.head.hash, "seq": plan.head.seq, "lost": plan.beyond}
    said |= {"cases": plan.numbers, "counters": plan.counters}
    connection = file.connect(draft, write=True, any_version=True)
    try:
        if backup.schema_of(connection) != file.SCHEMA_VERSION:
            return  # the upgrade that follows is recorded by the file itself
        connection.execute("begin immediate")
        # Two restores may fall into one second; the place in the chain tells them apart.
        moment = f"{dates.moment().isoformat()} {plan.head.seq}"
        book = Writer(connection, draft)
        book.insist_on_likely_day()
        book.record_facts(kinds.RESTORE, {moment: said})
        restore.keep_numbers(connection, plan)
        connection.execute("commit")
    finally:
        connection.close()
    file.sync_file(draft)


def compare(db: str | None, old: Path) -> tuple[Head, Head]:
    """Prove that the chain of `old` is the beginning of the ledger's; return both heads, old first.

    `old` is a backup, or the .json that lies beside one. LedgerError where it is not so.
    """
    path = file.resolve(db)
    identity, before = _origin(old)
    with (
        damage.diagnosis(path),
        file.plain_errors(path),
        closing(file.connect(path, write=False)) as connection,
    ):
        now = head_of(connection)
        there = hash_at(connection, before.seq)
        own = identity_of(connection)
    if identity not in {"", own}:
        raise LedgerError(f"「{old}」是另一本台账的备份，不能拿来比。核对 --db 和文件名。")
    if before.seq > now.seq:
        raise LedgerError(
            f"「{old}」有 {before.seq} 条记事，现在的台账只有 {now.seq} 条：末尾被去掉了，或另是一本。"
        )
    if there != before.hash:
        raise LedgerError(
            f"现在的台账前 {before.seq} 条记事与「{old}」不同：以前的内容被改过，或另是一本。"
        )
    return before, now


def _origin(old: Path) -> tuple[str, Head]:
    if old.suffix == ".json":
        manifest = backup.manifest_of(Backup(old.with_suffix(".db"), dates.moment()))
        if manifest is None:
            raise LedgerError(f"「{old}」不是备份的说明文件，读不出链首。")
        return manifest.ledger, manifest.head
    with (
        damage.diagnosis(old),
        file.plain_errors(old),
        closing(file.connect(old, write=False, any_version=True)) as connection,
    ):
        return identity_of(connection), head_of(connection)


def upgrade(db: str | None) -> tuple[int, int, Path | None]:
    """Bring the file to this program's format after a proven backup.

    Returns the format before and after, and the backup (None where there was nothing to do).
    """
    path = file.resolve(db)
    with file.plain_errors(path):
        connection = file.connect(path, write=True, any_version=True)
        try:
            version = backup.schema_of(connection)
            if version == file.SCHEMA_VERSION:
                return version, version, None
            made, _ = backup.make(path, backup.folder_of(path), reason=f"升级前（格式 {version}）")
            from xfcli.ledger import migrations

            with _upgrading(path):
                migrations.migrate(connection)
                aftermath.note_saved()
                connection.close()
                backup.proof(path)
        finally:
            connection.close()
    return version, file.SCHEMA_VERSION, made.path


@contextmanager
def _upgrading(path: Path) -> Iterator[None]:
    """Where the upgrade or its proof fails, ask the file itself whether it is upgraded, and say so."""
    try:
        yield
    except (LedgerError, *file.DAMAGE) as error:
        said = str(error) if isinstance(error, LedgerError) else file.sentence(error, path)
        match _is_upgraded(path):
            case True:
                raise LedgerError(f"升级已保存，但之后的核对没有做成：{said}") from error
            case None:
                raise LedgerError(
                    f"不能确定是否已升级：{said}再运行一次 xf check --upgrade。"
                ) from error
        raise


def _is_upgraded(path: Path) -> bool | None:
    try:
        connection = file.connect(path, write=True, any_version=True)
        try:
            return backup.schema_of(connection) == file.SCHEMA_VERSION
        finally:
            connection.close()
    except (LedgerError, *file.DAMAGE):
        return None
