"""The lawful way of a case (条例 Art 29–31): what a row of the catalogue says, and what follows from it."""

from typing import NamedTuple

from xfcli.case.case import Case
from xfcli.case.words import Route
from xfcli.law import catalogue, periods
from xfcli.ledger import Reader


class Row(NamedTuple):
    """A row of the catalogue as it holds for a case: the fields of a classification."""

    item: str
    domain: str
    route: Route
    unit: str
    basis: str
    duty: str


class Follows(NamedTuple):
    """What follows from a way and its unit: the key of the period, who owes it, whether we refer there."""

    duty: str
    owed_by: str
    refers: bool


def row(code: str, case: Case, book: Reader) -> Row:
    """Return the row `code` as it holds for `case`; BadValue for none, or one that does not hold."""
    item = catalogue.choose(code, case.first.on, book.today)
    basis = item.basis_on(case.first.on)
    return Row(
        item.code, item.domain, item.route, book.office.decides(item.unit), basis, item.duty
    )  # fmt: skip


def follows(route: Route, unit: str, duty: str, case: Case, book: Reader) -> Follows:
    """Return what follows where `unit` decides on this way, in the period `duty`.

    The shorter one where we confirm ourselves what is asked for.
    """
    is_ours = book.office.is_on("confirms")
    key = periods.confirmed_here(duty, case.first.on) if is_ours else duty
    owed_by = "" if book.office.is_own(unit) else unit
    return Follows(key, owed_by, book.office.refers(unit, route))
