"""The course of a case: what was true of it at the end of each day.

A step counts from its own day, whenever it was recorded; of the steps up to a day, the one recorded
last holds. So nothing that is dated later can change what was true of a day.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeVar

from xfcli.case import kinds
from xfcli.case.case import Case, Petition
from xfcli.case.kinds import is_redo

T = TypeVar("T")
Past = list[tuple[str, T]]  # each value with the day (ISO) from which it holds, the earliest first

Turn = tuple[bool, bool]  # closed, settled
Stretch = tuple[str, str, bool]  # open from, until ("" if it still is), settled at that end
_OPEN: Final[Turn] = (False, False)


def past(told: Sequence[tuple[str, T]]) -> Past[T]:
    """Return when each value held, of (day, value) in the order in which they were recorded."""
    kept: Past[T] = []
    if not told:
        return kept
    for day, value in reversed(told):
        # One of a later day that was recorded before: it never held.
        if not kept or day < kept[-1][0]:
            kept.append((day, value))
    kept.reverse()
    return [one for i, one in enumerate(kept) if not i or kept[i - 1][1] != one[1]]


def value_on(past: Past[T], day: str, before: T) -> T:
    """Return the value at the end of `day`, `before` where none held yet."""
    found = before
    for since, value in past:
        if since > day:
            break
        found = value
    return found


def changes_after(past: Past[T], day: str) -> Iterator[tuple[str, T]]:
    """Yield the values that hold from a later day than `day` on, each with that day."""
    return ((since, value) for since, value in past if since > day)


class Course(NamedTuple):
    """What was true of a case, each from its day on."""

    petitions: tuple[Petition, ...]  # by their days; what the office found itself is none
    opened: str  # the day of the first of them, "" where there is none
    units: Past[str]  # "": this office
    domains: Past[str]  # "" while there is none
    routes: Past[str]  # the same
    turns: Past[Turn]
    ratings: Past[str]

    def unit_on(self, day: str) -> str:
        """Return the unit that had the case at the end of `day`, "" for this office."""
        return value_on(self.units, day, "")

    def turn_on(self, day: str) -> Turn:
        """Return whether the case was closed at the end of `day`, and settled."""
        return value_on(self.turns, day, _OPEN)

    def stretches(self) -> list[Stretch]:
        """Return the times the case was open, from its first petition on."""
        opened = self.opened
        is_closed, settled = self.turn_on(opened)
        # Ended before anybody petitioned: it was open for no day.
        found: list[Stretch] = [(opened, opened, settled)] if is_closed else []
        start = "" if is_closed else opened
        for day, (is_closed, settled) in changes_after(self.turns, opened):
            if is_closed and start:
                found.append((start, day, settled))
                start = ""
            elif not is_closed and not start:
                start = day
        return [*found, (start, "", False)] if start else found


def course_of(case: Case) -> Course:
    """Return the course of `case`."""
    units: list[tuple[str, str]] = []
    domains: list[tuple[str, str]] = []
    routes: list[tuple[str, str]] = []
    turns: list[tuple[str, Turn]] = []
    ratings: list[tuple[str, str]] = []
    for entry in case.steps:
        day = entry.on.isoformat()
        match entry.kind:
            case kinds.TRANSFER:
                units.append((day, entry.body["unit"]))
            case kinds.RETURN:
                units.append((day, ""))
            case kinds.CLASSIFY:
                domains.append((day, entry.body["domain"]))
                routes.append((day, entry.body["route"]))
            case kinds.CLOSE:
                turns.append((day, (True, entry.body.get("settled", False))))
            case kinds.REOPEN:
                turns.append((day, _OPEN))
            case kinds.REVIEW if is_redo(entry):
                turns.append((day, _OPEN))
            case kinds.RATE:
                ratings.append((day, entry.body["rating"]))
    petitions = sorted((p for p in case.petitions if not p.is_outreach), key=lambda p: p.on)
    opened = petitions[0].on.isoformat() if petitions else ""
    return Course(
        tuple(petitions), opened, past(units), _domains(case, past(domains)), past(routes),
        past(turns), past(ratings),
    )  # fmt: skip


def _domains(case: Case, classified: Past[str]) -> Past[str]:
    """Return the domains: as classified; before that, as a sheet tells it of a petition."""
    told = [
        (entry.on.isoformat(), entry.body["domain"])
        for entry in case.steps
        if entry.kind == kinds.ADD and entry.body.get("domain")
    ]
    first = classified[0][0] if classified else ""
    # Of several the one that was recorded first holds.
    early = [one for one in past(told[::-1]) if not first or one[0] < first]
    return [*early, *classified]
