"""Who saw, printed, held or erased whose personal data, when and why: the access log."""

from collections.abc import Iterable
from typing import Any

from xfcli.case import history, kinds
from xfcli.case.entry import Entry
from xfcli.case.kinds import KINDS
from xfcli.people import masking
from xfcli.table import Table

HEADINGS = ("序", "时间", "经办", "编号", "做了什么", "理由")


def is_look(entry: Entry) -> bool:
    """Whether the entry tells of personal data that left the masked screen, or was held or erased."""
    return entry.kind != kinds.PAPER or bool(entry.body.get("shown"))


def as_data(entries: Iterable[Entry], *, plain: bool = False) -> list[dict[str, Any]]:
    """Return the JSON of the log; `plain` names the kind of each step and nothing of its content."""
    return [
        {
            "seq": entry.seq,
            "at": entry.at,
            "on": entry.on.isoformat(),
            "by": entry.by,
            "no": entry.no or "",
            "kind": entry.kind,
            "what": KINDS[entry.kind].label if plain else _what(entry),
            "reason": "" if plain else masking.free_text(entry.text),
        }
        for entry in entries
    ]


def _what(entry: Entry) -> str:
    shown = entry.body.get("shown")
    return history.sentence(entry) + (f"（写有{shown}）" if shown else "")


def table(data: Iterable[dict[str, Any]]) -> Table:
    """Return the log as a table."""
    rows = [
        (str(d["seq"]), d["at"][:16].replace("T", " "), d["by"], d["no"], d["what"], d["reason"])
        for d in data
    ]
    return Table(HEADINGS, rows, folding=frozenset({"做了什么", "理由"}))
