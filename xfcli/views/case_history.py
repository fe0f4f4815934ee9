"""The history of a case as it is shown: every entry, how it stands, and what was set right of it.

A step that was set right is shown as it now is, with what stood there before; one that was taken
back as it was recorded. Personal values are masked as everywhere.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from xfcli.case import history, kinds
from xfcli.case.case import Case
from xfcli.case.entry import Entry
from xfcli.case.in_force import Standing, change_of, standings
from xfcli.case.kinds import KINDS
from xfcli.case.person import Person, agent
from xfcli.people.masking import Lens
from xfcli.table import Table

if TYPE_CHECKING:
    from xfcli.case.bodies import Agent


class Line(NamedTuple):
    """One entry as it is shown; the keys are those of its JSON. `was` are the values before."""

    seq: int
    on: str
    at: str
    kind: str
    by: str
    text: str
    state: str
    by_entry: int | None
    was: Mapping[str, object]
    mark: str  # how it stands, in words; "" while it is in force as recorded


def lines(case: Case, lens: Lens | None) -> tuple[Line, ...]:
    """Return a line for each entry of `case`; without a `lens` its content is sealed."""
    standing, steps = standings(case.history), {step.seq: step for step in case.steps}
    return tuple(
        _line(case, entry, steps.get(entry.seq, entry), standing.get(entry.seq, Standing()), lens)
        for entry in case.history
    )


def _line(case: Case, entry: Entry, step: Entry, stands: Standing, lens: Lens | None) -> Line:
    was = {} if lens is None else _was(stands, lens)
    return Line(
        seq=entry.seq,
        on=step.on.isoformat(),
        at=entry.at,
        kind=entry.kind,
        by=entry.by,
        text=KINDS[entry.kind].label if lens is None else content(case, step, lens),
        state=stands.state,
        by_entry=stands.by_entry,
        was=was,
        mark=_mark(stands, entry.kind, _other(was, step)),
    )


def _was(stands: Standing, lens: Lens) -> dict[str, object]:
    personal = {key: _shown(value, lens) for key, value in stands.was_personal.items()}
    return {**{key: value for key, value in stands.was.items() if key != "undated"}, **personal}


def _other(was: Mapping[str, object], step: Entry) -> dict[str, object]:
    """Return of the values before those that the step no longer has."""
    now = {**step.body, "on": step.on.isoformat()}
    return {key: value for key, value in was.items() if value is None or value != now.get(key)}


def _shown(value: object, lens: Lens) -> object:
    """Return a personal value as `lens` shows it."""
    if isinstance(value, str):
        return lens.text(value)
    if isinstance(value, list):
        return [_shown(one, lens) for one in value]
    if isinstance(value, dict) and "role" in value:
        return lens.agent(agent(cast("Agent", value)))._asdict()
    if isinstance(value, dict):
        return lens.person(Person(**value))._asdict()
    return value


def _mark(stands: Standing, kind: str, was: Mapping[str, object]) -> str:
    if stands.state == "taken back":
        return f"（已由序 {stands.by_entry} 撤销）"
    if stands.state == "corrected":
        old = "，".join(f"{history.label(kind, key)} {words(value)}" for key, value in was.items())
        return f"（序 {stands.by_entry} 更正{'，原为 ' + old if old else ''}）"
    return ""


def words(value: object) -> str:
    """Return a value of an entry in words."""
    match value:
        case None | "" | []:
            return "（无）"
        case bool():
            return "是" if value else "否"
        case list():
            return "、".join(map(words, value))
        case dict():
            known = [str(part) for key, part in value.items() if part and key != "name"]
            return f"{value.get('name') or '（匿名）'}{'（' + '，'.join(known) + '）' if known else ''}"
    return str(value)


def content(case: Case, entry: Entry, lens: Lens) -> str:
    """Return what `entry` of `case` says, with its free text; of a correction with old and new values."""
    said = sentence(case, entry, lens)
    if entry.kind == kinds.ADD:
        came_from = entry.personal or {}
        if file := came_from.get("file"):
            said += f"，原表：{lens.text(file)}「{lens.text(came_from['sheet'])}」"
        return said
    if entry.kind == kinds.NOTE:
        noted = entry.personal or {}
        parts = {
            "参加": "、".join(map(lens.text, noted.get("present", ()))),
            "处理意见": lens.text(noted.get("opinion", "")),
            "结案标准": lens.text(noted.get("standard", "")),
        }
        said += "".join(f"，{name}：{part}" for name, part in parts.items() if part)
    free = lens.text(entry.text)
    return f"{said}。{free}" if free else said


def sentence(case: Case, entry: Entry, lens: Lens) -> str:
    """Return what `entry` of `case` says; of a correction 日期 2026-10-26 → 2026-10-30，结果 …."""
    if entry.kind != kinds.AMEND or not (found := history.corrections(case.history, entry)):
        return history.sentence(entry)
    changed = (
        f"{one.label} {words(_masked(one.old, lens, one))} → {words(_masked(one.new, lens, one))}"
        for one in found
    )
    return f"更正序 {change_of(entry).entry}：{'，'.join(changed)}"


def _masked(value: object, lens: Lens, of: history.Correction) -> object:
    return _shown(value, lens) if of.personal else value


def as_data(line: Line) -> dict[str, object]:
    """Return the JSON of a line; `was` only where something was set right."""
    data: dict[str, object] = line._asdict()
    del data["mark"]
    if line.state != "corrected":
        del data["was"]
    return data


def table(shown: Iterable[Line]) -> Table:
    """Return the history as a table."""
    rows = [(str(e.seq), e.on, e.at[:16].replace("T", " "), e.by, e.text + e.mark) for e in shown]
    return Table(("序", "日期", "录入", "经办", "内容"), rows, title="历史")
