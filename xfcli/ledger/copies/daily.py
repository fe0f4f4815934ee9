"""Is the backup of the day due? Asked after every step, so it reads names and one small file."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path

from xfcli.ledger import file
from xfcli.system.folders import BACKUPS


def is_made(ledger: Path, identity: str, day: date) -> bool:
    """Whether a backup of the ledger `identity`, made on `day`, lies beside `ledger`.

    A backup has its name and its manifest only once it is proven whole.
    """
    for path in file.followed(ledger).with_name(BACKUPS).glob(f"*-{day:%Y%m%d}-*.json"):
        with suppress(OSError, ValueError, TypeError, LookupError, RecursionError):
            if json.loads(path.read_text("utf-8"))["ledger"] != identity:
                continue
            if any(path.with_name(path.stem + end).exists() for end in (".db", ".db.age")):
                return True
    return False
