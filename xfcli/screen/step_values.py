"""The options by which a recorded step is set right, read as its own command reads them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from xfcli.case import kinds, words
from xfcli.case.case import Case
from xfcli.case.entry import Entry
from xfcli.case.words import NoteKind, Refusal, Route, Urging
from xfcli.law import ways
from xfcli.ledger import Reader
from xfcli.rules.corrections import Values

if TYPE_CHECKING:
    from xfcli.case.bodies import ClassifyEntry

_KINDS: Final[Mapping[str, type[StrEnum]]] = {
    kinds.REFUSE: Refusal,
    kinds.URGE: Urging,
    kinds.NOTE: NoteKind,
}


def read(step: Entry, given: Values, case: Case, book: Reader) -> dict[str, object]:
    """Return `given`, options as typed, as values of the entry `step`.

    Days are read, words of its vocabulary checked, units found in the register, and `item` brings
    the way of its row of the catalogue. BadValue or Refused where one cannot be read or found.
    """
    values = {name: _value(step, name, _filled(value), book) for name, value in given.items()}
    if step.kind == kinds.CLASSIFY and given.keys() & {"item", "route", "unit"}:
        values = _whole_way(step, values, case, book)
    if step.kind == kinds.TRANSFER:
        _may_receive(case, values, book)
    if step.kind == kinds.CLASSIFY:
        _may_decide(case, {**step.body, **values}, book)
    return values


def _may_receive(case: Case, values: Values, book: Reader) -> None:
    """Refuse to set a transfer right to a unit that may not be given the case (条例 Art 30)."""
    from xfcli.rules import handling  # only where a transfer is set right

    helping = values.get("assisting")
    names = [values.get("to"), *(helping if isinstance(helping, list) else [])]
    handling.refuse_recipients(case, [str(name) for name in names if name], book.office)


def _may_decide(case: Case, stated: Values, book: Reader) -> None:
    """Refuse to set a classification right to a unit that may not decide on the case (条例 Art 30)."""
    from xfcli.rules import competence  # only where a classification is set right

    unit, item = str(stated.get("unit") or ""), str(stated.get("item") or "")
    route = words.Route(str(stated["route"]))
    competence.refuse_competent(case, route=route, unit=unit, item=item, office=book.office)


def _filled(value: object) -> object:
    """Return an option without what was written empty: of a list nothing stays, and takes it away."""
    return [one for one in value if one != ""] if isinstance(value, list) else value


def _value(step: Entry, name: str, value: object, book: Reader) -> object:
    if not value:
        return value
    if name == "due":
        return book.day(str(value)).isoformat()
    if name == "kind" and (of := _KINDS.get(step.kind)):
        return words.member(of, str(value), "种类")
    if (step.kind, name) in _UNITS:
        return book.office.unit(str(value), step.on).name
    if name == "assisting" and isinstance(value, list):
        return [book.office.unit(unit, step.on).name for unit in value]
    return value


_UNITS: Final = frozenset({(kinds.TRANSFER, "to"), (kinds.CLASSIFY, "unit")})


def _whole_way(
    step: "ClassifyEntry", given: dict[str, object], case: Case, book: Reader
) -> dict[str, object]:
    """Return a corrected classification with all that follows from its row, its way and its unit."""
    from xfcli.screen import lawful_way  # only where a classification is set right

    row = lawful_way.row(str(given["item"]), case, book) if given.get("item") else None
    values = {**(row._asdict() if row else {}), **given}
    route = Route(str(values.get("route", step.body["route"])))
    duty = row.duty if row and route is row.route else ways.duty(route)
    if row is None and "route" not in given:
        duty = step.body.get("duty", "")  # of another unit the same is asked
    unit = str(values.get("unit", step.body.get("unit", "")))
    return {**values, **lawful_way.follows(route, unit, duty, case, book)._asdict()}
