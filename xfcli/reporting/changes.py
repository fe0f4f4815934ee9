"""What changed in the ledger between two moments: what came, moved, was answered, ended, corrected."""

from collections.abc import Iterable
from functools import partial
from typing import Final, NamedTuple, TypedDict

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.entry import Entry
from xfcli.case.kinds import KINDS
from xfcli.people import masking
from xfcli.table import Table
from xfcli.views import case_history

_ORDER: Final = (
    "新登记",
    "重件",
    *dict.fromkeys(kind.group for kind in KINDS.values() if kind.group),
)


_LENS: Final = masking.Lens(names=False)


class Changed(NamedTuple):
    """One entry that was recorded between the two moments, and its case as it is now."""

    group: str
    case: Case
    entry: Entry


def between(cases: Iterable[Case], after: int, until: int) -> tuple[Changed, ...]:
    """Return what the entries after the entry `after`, up to the entry `until`, changed.

    Group by group, in the order recorded; entries that change no case are left out.
    """
    found = [
        Changed(group, case, entry)
        for case in cases
        for entry in case.history
        if after < entry.seq <= until
        for group in (_group(case, entry),)
        if group
    ]
    return tuple(sorted(found, key=lambda c: (_ORDER.index(c.group), c.entry.seq)))


def _group(case: Case, entry: Entry) -> str:
    if entry.kind == kinds.ADD:
        return "新登记" if entry.seq == case.history[0].seq else "重件"
    return KINDS[entry.kind].group


class ChangeData(TypedDict):
    """The JSON of a change."""

    group: str
    no: str
    title: str
    seq: int
    on: str
    at: str
    by: str
    text: str


def as_data(changed: Changed) -> ChangeData:
    """Return the JSON of a change; of a sealed case number and dates only."""
    case, entry = changed.case, changed.entry
    return {
        "group": changed.group,
        "no": case.no,
        "title": case.shown.title(masking.free_text(case.title)),
        "seq": entry.seq,
        "on": entry.on.isoformat(),
        "at": entry.at,
        "by": entry.by,
        "text": case.shown.step(entry, partial(_said, case)),
    }


def _said(case: Case, entry: Entry) -> str:
    """Return what an entry says; of a correction also why it was made."""
    is_correction = entry.kind in kinds.CORRECTIONS
    say = case_history.content if is_correction else case_history.sentence
    return say(case, entry, _LENS)


def table(rows: Iterable[ChangeData]) -> Table:
    """Return the changes as a table."""
    lines = [
        (r["group"], r["no"], r["title"], r["on"], r["at"][:16].replace("T", " "), r["text"])
        for r in rows
    ]
    headings = ("类别", "编号", "标题", "日期", "录入", "内容")
    return Table(headings, lines, spare=("日期",))


def summary(rows: Iterable[ChangeData]) -> str:
    """Return how many changes of each group there were, in one line; 没有变动 where none."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["group"]] = counts.get(row["group"], 0) + 1
    return "、".join(f"{group} {n}" for group, n in counts.items()) or "没有变动"
