"""`python -m tests.ledgers.make`: write down the ledger file of the present format as SQL.

Run it only before the first release of a format: a released one is never written again.
"""

import sqlite3
import tempfile
from pathlib import Path

from tests.faults import harness, life
from xfcli.ledger import file

HERE = Path(__file__).parent


def main() -> None:
    """Make a ledger by the commands of a case's whole life and dump it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for words in life.LIFE:
            harness.good(place, *words)
        connection = sqlite3.connect(place / "t.db")
        lines = list(connection.iterdump())
        connection.close()
    head = [
        f"pragma application_id={file.APPLICATION_ID};",
        f"pragma user_version={file.SCHEMA_VERSION};",
    ]
    path = HERE / f"v{file.SCHEMA_VERSION}.sql"
    path.write_text("\n".join(head + lines) + "\n", encoding="utf-8")
    print(f"已写入 {path}")


if __name__ == "__main__":
    main()
