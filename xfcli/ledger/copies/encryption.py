"""Backups that only the holder of a private key can read (age, by the optional package pyrage).

The public key stands in the command or the settings, so that a backup needs nobody's presence; the
private key lies on paper. What is encrypted was proven before, and never lay there in the plain.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from xfcli.errors import BadValue, LedgerError, Refused
from xfcli.ledger import file
from xfcli.system.reasons import reason

ENDING: Final = ".age"
LEDGERS: Final = (".db", f".db{ENDING}")  # how backups end


def _library() -> ModuleType:
    try:
        import pyrage
    except ImportError as error:
        raise Refused(
            '加密的备份要用 pyrage，这台电脑上没有。安装：pip install "xfcli[age]"；没有联网的，把它的安装包带来。'
        ) from error
    library: ModuleType = pyrage
    return library


def insist_on_key(recipient: str) -> None:
    """Raise BadValue where `recipient` is no public key, Refused where pyrage is missing."""
    pyrage = _library()
    try:
        pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise BadValue(
            f"「{recipient[:20]}」不是公钥，没有备份。公钥以 age1 开头，共 62 个字；新的一对：xf backup --new-key 文件。"
        ) from error


def encrypt(plain: Path, target: Path, recipient: str) -> None:
    """Write `plain`, encrypted to the public key `recipient`, to `target`; LedgerError if it fails."""
    pyrage = _library()
    try:
        key = pyrage.x25519.Recipient.from_str(recipient)
        pyrage.encrypt_file(str(plain), str(target), [key])
    except (pyrage.EncryptError, pyrage.RecipientError, OSError) as error:
        raise LedgerError("备份没有加密成功，没有留下。查看磁盘空间后再试一次。") from error


@contextmanager
def plain_copy(source: Path, identity: Path | None, beside: Path) -> Iterator[Path]:
    """Give `source` in the plain, in a file near `beside` that goes away after the block.

    One that is not encrypted is given as it is. BadValue where the private key is missing or is
    none; LedgerError where it does not fit, or the file was damaged.
    """
    if source.suffix != ENDING:
        yield source
        return
    if identity is None:
        raise BadValue(
            f"「{source.name}」是加密的，要用私钥打开：xf restore {source.name} --identity 私钥文件"
        )
    with file.draft_of(beside) as plain:
        _decrypt(source, plain, identity)
        yield plain


def _decrypt(source: Path, plain: Path, identity: Path) -> None:
    pyrage = _library()
    key = _identity(pyrage, identity)
    if not source.is_file():
        raise BadValue(f"找不到备份「{source}」。")
    try:
        pyrage.decrypt_file(str(source), str(plain), [key])
    except (pyrage.DecryptError, OSError) as error:
        raise LedgerError(
            f"「{source.name}」打不开：私钥不是这份备份的那一把，或备份已损坏。没有动台账。"
        ) from error


def _identity(pyrage: ModuleType, path: Path) -> Any:
    """Return the private key in `path`: the first line that is no remark, as age-keygen writes it."""
    try:
        lines = path.read_text("utf-8-sig").split()
    except (OSError, UnicodeDecodeError) as error:
        raise BadValue(f"读不到私钥文件「{path}」。") from error
    for word in lines:
        if word.upper().startswith("AGE-SECRET-KEY-1"):
            with suppress(pyrage.IdentityError):
                return pyrage.x25519.Identity.from_str(word.upper())
    raise BadValue(
        f"「{path.name}」里没有可用的私钥。私钥以 AGE-SECRET-KEY-1 开头，从纸上抄录时逐字核对。"
    )


def new_key(path: Path) -> str:
    """Write a new private key to `path`, which must not exist yet; return its public key (age1…).

    Refused where the file exists or pyrage is missing; LedgerError where it cannot be written.
    """
    key = _library().x25519.Identity.generate()
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError as error:
        raise Refused(f"「{path}」已经存在，没有动它。换一个文件名。") from error
    except OSError as error:
        raise LedgerError(f"写不了「{path}」（{reason(error)}）。") from error
    with os.fdopen(handle, "w", encoding="utf-8") as written:
        written.write(f"# {key.to_public()}\n{key}\n")
    return str(key.to_public())
