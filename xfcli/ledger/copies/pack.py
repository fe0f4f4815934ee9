"""The hand-over pack: the paper and a proven backup of the ledger in one .zip, for a new PC."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from xfcli.errors import LedgerError
from xfcli.ledger import file
from xfcli.ledger.copies import encryption
from xfcli.ledger.copies.backup import Backup
from xfcli.system import reasons, unfinished

ENDING: Final = ".zip"
_PAPER: Final = "移交.docx"


def write(path: Path, paper: Path, backup: Backup) -> None:
    """Write the pack to `path`."""
    with ZipFile(path, "w", ZIP_DEFLATED) as pack:
        pack.write(paper, _PAPER)
        for part in (backup.path, backup.manifest):
            pack.write(part, part.name)


@contextmanager
def unpacked(db: str | None, pack: Path) -> Iterator[Path]:
    """Give the backup in `pack`, laid beside the place of the ledger; it goes away after the block.

    LedgerError where `pack` is none.
    """
    place = file.followed(file.resolve(db))
    with ExitStack() as stack:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            found = _laid_down(pack, stack.enter_context(unfinished.beside(place)))
        except LedgerError:
            raise
        except OSError as error:
            raise LedgerError(f"移交包「{pack}」读不了（{reasons.reason(error)}）。") from error
        except Exception as error:  # zipfile raises half a dozen kinds of a damaged one
            raise LedgerError(
                f"「{pack}」不是移交包，或没有复制完整。重新复制；还不行，请移交人再做一份。"
            ) from error
        yield found


def _laid_down(pack: Path, draft: Path) -> Path:
    """Write the one ledger in `pack` beside `draft`, under its own name: that says when it was made."""
    with ZipFile(pack) as opened:
        held = [info for info in opened.infolist() if info.filename.endswith(encryption.LEDGERS)]
        if len(held) != 1:
            raise LedgerError(f"「{pack}」里没有台账，不是 xf handover 写出的移交包。")
        found = draft.with_name(Path(held[0].filename).name)  # no folder is named by a pack
        with opened.open(held[0]) as source, found.open("wb") as copy:
            while part := source.read(1 << 20):
                copy.write(part)
    return found
