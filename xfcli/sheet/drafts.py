"""What a row of a ledger tells, as the entries of a case: registration, handling, answer, closing.

Imported history need not have kept every rule of procedure; it is recorded as the row states it.
Where the row gives no day for a step, the nearest day it does give is taken and marked `undated`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.draft import Draft, in_words, stated
from xfcli.case.person import Agent, Person
from xfcli.case.registration import REPRESENTATIVES, Registration, in_order
from xfcli.case.words import Acting, Level, NoteKind, Outcome, Purpose, Source, UnitKind
from xfcli.sheet.fields import Field, Values
from xfcli.sheet.rows import ReadyRow

if TYPE_CHECKING:
    from xfcli.case import bodies

_TITLE: Final = 40  # characters of the content that serve as a title where there is none
_STEPS: Final = (
    Values.unit, Values.handler, Values.transferred_on, Values.accepted_on, Values.due_on,
    Values.replied_on, Values.delivered_on, Values.closed_on, Values.settled_on, Values.result,
    Values.rating,
)  # fmt: skip
_ANSWERED: Final = (Values.replied_on, Values.delivered_on, Values.closed_on)
_OF_ANSWER: Final = (Values.result, Values.doc_no, Values.rating)
_KINDS: Final = (
    (UnitKind.VILLAGE, ("村", "社区", "居委会", "村委会")),
    (UnitKind.BUREAU, ("局", "县政府", "市政府", "委员会", "监委", "残联", "妇联", "法院", "检察院")),
    (UnitKind.OFFICE, ("所", "站", "办", "办公室", "中心", "院", "科", "科室", "队", "调委会")),
)  # fmt: skip


class Provenance(NamedTuple):
    """Where a row comes from, how it is known again, and which number it had there."""

    file: str
    key: str  # of the row
    matter: str  # key of its matter
    no: str | None = None  # the case it belongs to, or the number that its own case keeps
    old_no: str = ""
    incoming: bool = False  # its 文号 is that of the paper that came in
    own: frozenset[str] = frozenset()  # how the sheet may call this office itself


def registration(row: ReadyRow, provenance: Provenance) -> Draft:
    """Return the entry that registers the petition of `row`: with case `provenance.no`, if there is one."""
    values, text = row.values, row.values.text or ""
    source = values.source or Source.OWN
    petition = Registration(
        on=row.on,
        channel=row.channel,
        title=values.title or _headline(text),
        text=text,
        people=tuple(_people(values, row.others)),
        heads=row.heads,
        source=source,
        level=values.level or Level.TOWN,
        purpose=values.purpose or Purpose.REQUEST,
        village=values.village or "",
        agents=tuple(_agents(values)),
        subject=values.subject or "",
        domain=values.domain or "",
        confidential=bool(values.confidential),
        due=values.due_on if source is Source.ASSIGNED else None,
        doc_no=(values.doc_no or "") if provenance.incoming else "",
        old_no=provenance.old_no,
        imported={"row": row.number, "key": provenance.key, "core": provenance.matter},
        file=provenance.file,
        sheet=row.sheet,
    )
    return petition.draft(provenance.no)


def _headline(text: str) -> str:
    first = text.strip().split("\n", 1)[0].split("。", 1)[0]
    return first if len(first) <= _TITLE else first[:_TITLE] + "…"


def _people(values: Values, more: tuple[Person, ...]) -> Iterator[Person]:
    """Yield the representatives, five at most: as many phones as names are theirs in order, else the first's."""
    names = values.name.each if values.name else [""]
    phones = (values.phone or "").split("、")
    each = phones if len(phones) == len(names) else [values.phone or "", *[""] * (len(names) - 1)]
    first = Person(names[0], values.id_number or "", each[0], values.address or "")
    if any(first):
        yield first
    others = [Person(name, "", phone) for name, phone in zip(names[1:], each[1:], strict=True)]
    yield from [*others, *more][: REPRESENTATIVES - 1]


def _agents(values: Values) -> Iterator[Agent]:
    """Yield who act for the petitioners, each with the phone that stands beside the name."""
    told = ((Acting.AGENT, values.agent), (Acting.GUARDIAN, values.guardian))
    for role, names in told:
        if names:
            phones = tuple(filter(None, names.phone.split("、")))
            each = in_order(phones, names.named)
            yield from (Agent(role, *one) for one in zip(names.each, each, strict=True))


def steps(row: ReadyRow, provenance: Provenance) -> list[Draft]:
    """Return the entries of what happened after the registration, as far as the row tells."""
    values, before = _since_petition(row)
    of_row = _Steps(row.on, values, provenance, also=before)
    return [*of_row.transfer(), *of_row.answer(), *of_row.end(), *of_row.note()]


def later_steps(row: ReadyRow, provenance: Provenance, case: Case) -> list[Draft]:
    """Return the entries of the steps that a row tells of `case` beyond those the case has had.

    Of a case that is closed they are words of a note: it is not handled again.
    """
    if case.closing is not None:
        return _as_note(row, provenance)
    had = {(entry.kind, entry.on) for entry in case.steps}
    return [
        draft
        for draft in steps(row, provenance)
        if draft.kind == kinds.NOTE or (draft.kind, draft.on) not in had
    ]


def _since_petition(row: ReadyRow) -> tuple[Values, list[str]]:
    """Return what a row tells of the time since its petition, and in words what came before.

    The row of a repeat often repeats how its case was answered the first time.
    """
    values = row.values
    if not values.repeat:
        return values, []
    following = (Values.accepted_on, Values.due_on, *_ANSWERED)
    gone: list[Field[object]] = [f for f in following if (day := f.of(values)) and day < row.on]
    if any(field in _ANSWERED for field in gone):
        gone += [field for field in _OF_ANSWER if field.of(values) is not None]
    return values.without(gone), [*_in_words(values, gone)]


def _in_words(values: Values, fields: Iterable[Field[object]]) -> Iterator[str]:
    """Yield what a row says of some fields, each with its heading."""
    for field in fields:
        if (said := field.of(values)) is not None:
            yield f"{field.heading}：{said}"


def _as_note(row: ReadyRow, provenance: Provenance) -> list[Draft]:
    """Return the steps that a row tells of a case that has ended already, as words of a note."""
    said = [*_in_words(row.values, _STEPS)]
    return [*_Steps(row.on, row.values, provenance, also=said).note()]


def assigns(on: date, values: Values, own: frozenset[str]) -> bool:
    """Return whether what a row tells since the day of its petition is an order to a unit to report by a day.

    `own` is how the sheet may call this office itself.
    """
    due = values.due_on if values.source is not Source.ASSIGNED else None
    given = values.unit and values.unit not in own
    return bool(given and due and due >= (values.transferred_on or on))


class _Steps:
    """The steps that one row tells, as entries; what fits no step is left for a note."""

    def __init__(self, on: date, values: Values, provenance: Provenance, also: list[str]) -> None:
        self.on, self.values, self.provenance = on, values, provenance
        self.left = also
        days = (
            values.closed_on, values.settled_on, values.delivered_on, values.replied_on,
            values.accepted_on,
        )  # fmt: skip
        self.last = max([on, *filter(None, days)])

    def _draft(
        self,
        kind: str,
        on: date | None,
        body: "bodies.Common",
        text: str = "",
        *,
        instead: date | None = None,
    ) -> Draft:
        """Return the entry of a step that happened `on` this day; if unknown, rather `instead`."""
        if on is None:
            body["undated"] = True
        return Draft(kind, on or instead or self.on, None, stated(body), in_words(text))

    def transfer(self) -> Iterator[Draft]:
        """Yield a leader's care, the transfer and the acceptance."""
        values = self.values
        if values.leader:
            care: bodies.Note = {"kind": NoteKind.CARE, "leader": values.leader}
            yield Draft(kinds.NOTE, self.on, None, care)
        handler = f"责任人：{values.handler}" if values.handler else ""
        due = values.due_on if values.source is not Source.ASSIGNED else None
        if values.unit and values.unit not in self.provenance.own:
            body: bodies.Transfer = {"unit": values.unit}
            if due and assigns(self.on, values, self.provenance.own):
                body["assign"], body["due"] = True, due.isoformat()
                due = None
            yield self._draft(kinds.TRANSFER, values.transferred_on, body, handler)
        else:
            self.left += [handler] if handler else []
            if values.transferred_on:
                self.left.append(f"转办日期：{values.transferred_on}")
        if due:
            self.left.append(f"办理期限：{due}")
        if values.accepted_on:
            yield Draft(kinds.ACCEPT, values.accepted_on)

    def answer(self) -> Iterator[Draft]:
        """Yield the answer and its delivery."""
        values = self.values
        result, doc_no = values.result, None if self.provenance.incoming else values.doc_no
        ended = values.delivered_on or values.closed_on
        if values.replied_on or values.delivered_on or (ended and (result or doc_no)):
            body: bodies.Reply = {"result": result or "", "doc_no": doc_no or ""}
            yield self._draft(kinds.REPLY, values.replied_on, body, instead=ended)
        elif result or doc_no:
            self.left += [f"办理结果：{result}"] * bool(result) + [f"文号：{doc_no}"] * bool(doc_no)
        if values.delivered_on:
            yield Draft(kinds.DELIVER, values.delivered_on)

    def end(self) -> Iterator[Draft]:
        """Yield closing and rating."""
        values = self.values
        settled = values.settled or (values.settled is None and values.settled_on is not None)
        if values.closed_on or settled or (values.status and values.status.is_ended):
            how = (values.status.outcome if values.status else None) or Outcome.ANSWERED
            body: bodies.Close = {"outcome": how, "unstated": True}
            if settled:
                body["settled"] = True
            on = values.closed_on or values.settled_on
            yield self._draft(kinds.CLOSE, on, body, instead=self.last)
        if rating := values.rating:
            rated: bodies.Rate = {"rating": rating, "undated": True}
            yield Draft(kinds.RATE, self.last, None, rated)

    def note(self) -> Iterator[Draft]:
        """Yield the note that holds everything else."""
        text = "\n".join([*self.left, *filter(None, [self.values.note])])
        if text:
            body: bodies.Note = {"kind": NoteKind.NOTE, "undated": True}
            yield Draft(kinds.NOTE, self.last, None, body, in_words(text))


def kind_of_unit(name: str) -> UnitKind:
    """Return what a unit of this name is likely to be; the officer can say otherwise."""
    for kind, endings in _KINDS:
        if name.endswith(endings):
            return kind
    return UnitKind.OTHER
