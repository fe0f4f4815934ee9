"""Which SQLite is below the ledger; `--version` says it, and needs nothing else of this room."""

import sqlite3
from typing import Final

VERSION: Final = sqlite3.sqlite_version
