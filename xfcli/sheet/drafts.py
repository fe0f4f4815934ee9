"""What a row of a ledger tells, as the entries of a case: registration, handling, answer, closing.

Imported history need not have kept every rule of procedure; it is recorded as the row states it.
Where the row gives no day for a step, the nearest day it does give is taken and marked `undated`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.entry import Draft
from xfcli.case.words import Level, NoteKind, Outcome, Purpose, Source, UnitKind
from xfcli.rules.register import REPRESENTATIVES
from xfcli.sheet.fields import BY_KEY
from xfcli.sheet.findings import Row

_TITLE: Final = 40  # characters of the content that serve as a title where there is none
_PERSONAL: Final = ("name", "id_number", "phone", "address")
_STEPS: Final = (
    "unit", "handler", "transferred_on", "accepted_on", "due_on", "replied_on", "delivered_on",
    "closed_on", "result", "rating",
)  # fmt: skip
_ANSWERED: Final = ("replied_on", "delivered_on", "closed_on")
_OF_ANSWER: Final = ("result", "doc_no", "rating")
_KINDS: Final = (
    (UnitKind.VILLAGE, ("村", "社区", "居委会", "村委会")),
    (UnitKind.BUREAU, ("局", "县政府", "市政府", "委员会", "监委", "残联", "妇联", "法院", "检察院")),
    (UnitKind.OFFICE, ("所", "站", "办", "办公室", "中心", "院", "科", "科室", "队", "调委会")),
)  # fmt: skip


class Place(NamedTuple):
    """Where a row comes from, how it is known again, and which number it had there."""

    file: str
    key: str
    core: str
    no: str | None = None
    old_no: str = ""
    incoming: bool = False  # its 文号 is that of the paper that came in
    own: frozenset[str] = frozenset()  # how the sheet may call this office itself


def registration(row: Row, place: Place) -> Draft:
    """Return the entry that registers the petition of `row`."""
    values = row.values
    body: dict[str, Any] = {
        "channel": values["channel"],
        "source": values.get("source", Source.OWN),
        "level": values.get("level", Level.TOWN),
        "purpose": values.get("purpose", Purpose.REQUEST),
        "count": values["count"],
        "imported": {"row": row.number, "key": place.key, "core": place.core},
    }
    body |= {key: values[key] for key in ("village", "domain") if key in values}
    if place.old_no:
        body["old_no"] = place.old_no
    if place.incoming and "doc_no" in values:
        body["doc_no"] = values["doc_no"]
    if "due_on" in values and body["source"] is Source.ASSIGNED:
        body["due"] = _iso(values["due_on"])
    # A file or sheet may be called after a person: its name is erased with the case.
    came_from = {"file": place.file, "sheet": row.sheet}
    return Draft(kinds.ADD, _day(values["on"]), place.no, body, _personal(values) | came_from)


def _personal(values: Mapping[str, Any]) -> dict[str, Any]:
    text = values.get("text", "")
    personal: dict[str, Any] = {"title": values.get("title") or _headline(text)}
    if text:
        personal["text"] = text
    if people := [*_people(values)]:
        personal["people"] = people
    return personal


def _headline(text: str) -> str:
    first = text.strip().split("\n", 1)[0].split("。", 1)[0]
    return first if len(first) <= _TITLE else first[:_TITLE] + "…"


def _people(values: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the representatives; numbers and address belong to the first."""
    names = str(values.get("name", "")).split("、")
    rest = {key: str(values[key]) for key in _PERSONAL[1:] if key in values}
    first = ({"name": names[0]} if names[0] else {}) | rest
    if first:
        yield first
    for name in names[1:REPRESENTATIVES]:
        yield {"name": name}


def steps(row: Row, place: Place) -> list[Draft]:
    """Return the entries of what happened after the registration, as far as the row tells."""
    values, before = _parted(row.values)
    told = _Telling(values, place, also=before)
    return [*told.routing(), *told.handling(), *told.ending(), *told.remarks()]


def further(row: Row, place: Place, case: Case) -> list[Draft]:
    """Return the steps that a row tells of a case which stands in the ledger, beyond those it has."""
    if case.closing is not None:
        return as_note(row, place)
    held = {(entry.kind, entry.on) for entry in case.history}
    return [
        draft
        for draft in steps(row, place)
        if draft.kind == kinds.NOTE or (draft.kind, draft.on) not in held
    ]


def _parted(values: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[str]]:
    """Return what a row tells of the time from its petition on, and in words what came before.

    The row of a repeat often repeats how its case was answered the first time.
    """
    if not values.get("repeat"):
        return values, []
    following = ("accepted_on", "due_on", *_ANSWERED)
    gone = [key for key in following if key in values and values[key] < values["on"]]
    if any(key in _ANSWERED for key in gone):
        gone += [key for key in _OF_ANSWER if key in values]
    words = [f"{BY_KEY[key].heading}：{_said(values[key])}" for key in gone]
    return {key: value for key, value in values.items() if key not in gone}, words


def as_note(row: Row, place: Place) -> list[Draft]:
    """Return the steps that a row tells of a case that has ended already, as words of a note."""
    said = [
        f"{BY_KEY[key].heading}：{_said(row.values[key])}" for key in _STEPS if key in row.values
    ]
    return [*_Telling(row.values, place, also=said).remarks()]


class _Telling:
    """The steps of one row; what fits no step is gathered for a note."""

    def __init__(
        self, values: Mapping[str, Any], place: Place, also: list[str] | None = None
    ) -> None:
        self.values, self.place = values, place
        self.left = also or []
        self.on = _day(values["on"])
        days = (
            values.get(key) for key in ("closed_on", "delivered_on", "replied_on", "accepted_on")
        )
        self.last = max([self.on, *(day for day in days if isinstance(day, date))])

    def _draft(
        self,
        kind: str,
        key: str,
        body: dict[str, Any],
        text: str = "",
        *,
        instead: date | None = None,
    ) -> Draft:
        """Return the entry of a step that happened on the day under `key`, or else `instead`."""
        on = self.values.get(key)
        if on is None:
            body["undated"] = True
        return Draft(
            kind, _day(on or instead or self.on), None, body, {"text": text} if text else None
        )

    def routing(self) -> Iterator[Draft]:
        """Yield care and transfer."""
        values = self.values
        if leader := values.get("leader"):
            yield Draft(kinds.NOTE, self.on, None, {"kind": NoteKind.CARE, "leader": leader})
        handler = f"责任人：{values['handler']}" if "handler" in values else ""
        due = values.get("due_on") if values.get("source") is not Source.ASSIGNED else None
        unit = values.get("unit")
        if unit and unit not in self.place.own:
            body: dict[str, Any] = {"unit": unit}
            if due and due >= values.get("transferred_on", self.on):
                body |= {"assign": True, "due": _iso(due)}
                due = None
            yield self._draft(kinds.TRANSFER, "transferred_on", body, handler)
        else:
            self.left += [handler] if handler else []
            if "transferred_on" in values:
                self.left.append(f"转办日期：{values['transferred_on']}")
        if due:
            self.left.append(f"办理期限：{due}")
        if "accepted_on" in values:
            yield Draft(kinds.ACCEPT, _day(values["accepted_on"]), None)

    def handling(self) -> Iterator[Draft]:
        """Yield the answer and its delivery."""
        values = self.values
        result, doc_no = values.get("result"), values.get("doc_no")
        if self.place.incoming:
            doc_no = None
        ended = values.get("delivered_on") or values.get("closed_on")
        if "replied_on" in values or "delivered_on" in values or (ended and (result or doc_no)):
            body = {key: value for key, value in (("result", result), ("doc_no", doc_no)) if value}
            yield self._draft(kinds.REPLY, "replied_on", body, instead=ended)
        elif result or doc_no:
            self.left += [f"办理结果：{result}"] * bool(result) + [f"文号：{doc_no}"] * bool(doc_no)
        if "delivered_on" in values:
            yield Draft(kinds.DELIVER, _day(values["delivered_on"]), None)

    def ending(self) -> Iterator[Draft]:
        """Yield closing and rating."""
        if "closed_on" in self.values:
            body: dict[str, Any] = {"outcome": Outcome.ANSWERED, "unstated": True}
            yield Draft(kinds.CLOSE, _day(self.values["closed_on"]), None, body)
        if rating := self.values.get("rating"):
            yield Draft(kinds.RATE, self.last, None, {"rating": rating, "undated": True})

    def remarks(self) -> Iterator[Draft]:
        """Yield the note that holds everything else."""
        text = "\n".join([*self.left, *filter(None, [self.values.get("note")])])
        if text:
            body = {"kind": NoteKind.NOTE, "undated": True}
            yield Draft(kinds.NOTE, self.last, None, body, {"text": text})


def kind_of_unit(name: str) -> UnitKind:
    """Return what a unit of this name is likely to be; the officer can say otherwise."""
    for kind, endings in _KINDS:
        if name.endswith(endings):
            return kind
    return UnitKind.OTHER


def _day(value: object) -> date:
    assert isinstance(value, date)
    return value


def _iso(value: object) -> str:
    return _day(value).isoformat()


def _said(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
