"""Every figure a second time: plain code over the lines of the journal, written from the 口径 alone.

It reads `entry` and `personal` of the file and nothing derived from them, imports nothing that the
figures are made of, and takes working days from `chinesecalendar`. Slow, and meant to be.
"""

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.second_way.told import Entry, Told


@dataclass
class Office:
    """What the office has set, as it stands at the end of the journal; names, as they became others."""

    backlog_days: int = 180
    areas: dict[str, str] = field(default_factory=dict)
    renamed: list[tuple[date, str, str]] = field(default_factory=list)  # "" is this office's desk

    def called(self, unit: str, day: date) -> str:
        """Return how a unit was called at the end of a day: what was recorded last holds."""
        for on, old, new in reversed(self.renamed):
            if old == unit and on <= day:
                return self.called(new, day) if new and unit else new or unit
        return unit or "民政办"


def read(path: Path) -> tuple[Office, list[Told]]:
    """Return the office and the cases that the journal in the file `path` tells of."""
    office, cases = Office(), defaultdict(list)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        rows = file.execute(
            "select e.seq, day, kind, no, e.body, seal, p.body from entry e"
            " left join personal p using (seq) order by e.seq"
        ).fetchall()
    for seq, day, kind, no, body, seal, personal in rows:
        entry = Entry(
            seq=seq, on=date.fromisoformat(day), kind=kind, body=json.loads(body),
            personal=json.loads(personal) if personal else {}, is_erased=bool(seal and not personal),
        )  # fmt: skip
        if no:
            cases[no].append(entry)
        else:
            _facts(office, entry)
    return office, [Told(no, entries) for no, entries in sorted(cases.items())]


def _facts(office: Office, entry: Entry) -> None:
    for key, text in entry.body.get("facts", {}).items():
        value = json.loads(text)
        if entry.kind == "unit":
            office.areas[key] = value["area"] if value else ""
            office.renamed.append((entry.on, key, value.get("into", "") if value else ""))
        elif key == "desk":
            office.renamed.append((entry.on, "", value))
        elif key == "backlog-days":
            office.backlog_days = int(value)
