"""The options by which a recorded step is set right, read as its own command reads them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from xfcli.case import kinds, words
from xfcli.case.case import Case
from xfcli.case.entry import Entry
from xfcli.case.words import NoteKind, Refusal, Urging
from xfcli.law import periods, ways
from xfcli.ledger import Reader
from xfcli.rules.corrections import Values

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
    values = {name: _value(step, name, value, book) for name, value in given.items()}
    if item := given.get("item"):
        values = {**_way(str(item), case, book), **values}
    elif step.kind == kinds.CLASSIFY and (route := given.get("route")):
        values = {"duty": ways.duty(words.Route(str(route))), "owed_by": "", **values}
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
    from xfcli.rules import routes  # only where a classification is set right

    unit, item = str(stated.get("unit") or ""), str(stated.get("item") or "")
    route = words.Route(str(stated["route"]))
    routes.refuse_competent(case, route=route, unit=unit, item=item, office=book.office)


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


def duty_here(key: str, case: Case, book: Reader) -> str:
    """Return the key of the period that a request asks for: the shorter one where we confirm ourselves."""
    is_ours = book.office.setting("confirms") == "是"
    return periods.confirmed_here(key, case.first.on) if is_ours else key


def _way(code: str, case: Case, book: Reader) -> dict[str, object]:
    from xfcli.law import catalogue  # only where a classification is set right

    item, on = catalogue.choose(code, case.first.on, book.today), case.first.on
    return {
        "item": item.code, "domain": item.domain, "route": item.route, "unit": item.unit,
        "basis": item.basis_on(on), "duty": duty_here(item.duty, case, book),
        "owed_by": "" if book.office.is_own(item.unit) else item.unit,
        "refers": book.office.refers(item.unit, item.route),
    }  # fmt: skip
