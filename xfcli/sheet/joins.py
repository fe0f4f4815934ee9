"""Which earlier petition a row repeats: one of the ledger, or one of the same file.

Pure, and sure or silent: a repeat is joined only by its 原编号, or, on demand, where ID number and
matter are the same. Everything else that looks like a repeat is said, for the officer to decide.
"""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple, TypeAlias

from xfcli.case.person import Person
from xfcli.people import repeats
from xfcli.people.repeats import Candidate, Known
from xfcli.sheet.fields import Field, Values
from xfcli.sheet.finding_kinds import Data, FindingKind
from xfcli.sheet.keys import LedgerIndex, people_keys
from xfcli.sheet.rows import ReadyRow

_CERTAIN: Final = 3 + repeats.VERY_ALIKE  # the same ID number and the same matter


class InLedger(NamedTuple):
    """A case of the ledger."""

    no: str


class InFile(NamedTuple):
    """A row of the file: its position among those that are to be recorded, from 0."""

    position: int


Earlier: TypeAlias = InLedger | InFile
# Takes what a finding is about: row, field, kind and data.
Report: TypeAlias = Callable[[ReadyRow, Field[object] | None, FindingKind, Data], None]


class Joins:
    """The rows to be recorded so far, and which of them, or of the ledger's cases, another repeats."""

    def __init__(self, index: LedgerIndex, report: Report, *, accept: bool) -> None:
        """Take what the ledger knows, what takes findings, and whether likely repeats are joined."""
        self._index, self._report, self._accept = index, report, accept
        self.doubtful = 0  # rows that may be repeats and are recorded as new
        self._rows: list[ReadyRow] = []
        self._openings: dict[int, Earlier] = {}  # of those that repeat: where their case begins
        self._by_number: dict[str, list[int]] = {}
        self._by_person: dict[str, list[int]] = {}

    def has_number(self, number: str) -> bool:
        """Return whether a row so far has this 编号."""
        return number in self._by_number

    def take(self, row: ReadyRow) -> Earlier | None:
        """Return what the row repeats, None if it opens a case; those after it may repeat it."""
        keys = people_keys(row.values)
        earlier = self._earlier(row, keys)
        here = len(self._rows)
        # Entered only now: a petition repeats earlier ones.
        self._rows.append(row)
        if earlier:
            self._openings[here] = self._opening(earlier)
        if row.values.no:
            self._by_number.setdefault(row.values.no, []).append(here)
        for key in keys:
            self._by_person.setdefault(key, []).append(here)
        return earlier

    def _earlier(self, row: ReadyRow, keys: list[str]) -> Earlier | None:
        values = row.values
        earlier = self._referred(row, values.repeat_of) if values.repeat_of else None
        if earlier is None and values.repeat is not False:
            earlier = self._alike(row, keys)
        if earlier is None and values.repeat and not values.repeat_of:
            self._report(row, Values.repeat, FindingKind.REPEAT_OF_NOTHING, {})
        return earlier

    def _opening(self, earlier: Earlier) -> Earlier:
        """Return where the case of an earlier petition begins."""
        return (
            self._openings.get(earlier.position, earlier)
            if isinstance(earlier, InFile)
            else earlier
        )

    def _referred(self, row: ReadyRow, number: str) -> Earlier | None:
        """Return the one case that 原编号 names; report where there is none, or several."""
        index, on = self._index, str(row.on)
        known = [*index.old.get(number, ())]
        if number in index.numbers:
            known.append((number, index.numbers[number]))
        here = [self._opening(InFile(at)) for at in self._by_number.get(number, ())]
        found = dict.fromkeys([*here, *(InLedger(no) for no, since in known if since <= on)])
        if len(found) == 1:
            return next(iter(found))
        kind = FindingKind.REPEAT_OF_SEVERAL if found else FindingKind.REPEAT_NOT_FOUND
        self._report(row, Values.repeat_of, kind, {})
        return None

    def _alike(self, row: ReadyRow, keys: list[str]) -> Earlier | None:
        """Report the likeliest earlier petition of the same people; return it if it may be joined."""
        here = {at: None for key in keys for at in self._by_person.get(key, ())}
        in_ledger = not self._index.people.isdisjoint(keys)
        if not here and not in_ledger:
            return None
        best = self._likeliest(row, map(self._known, here), in_ledger=in_ledger)
        if best is None:
            return None
        earlier = InFile(int(best.no)) if best.no.isdecimal() else InLedger(best.no)
        reasons = "；".join(best.reasons)
        data = {"place": self._place(earlier, row), "reasons": reasons, "reason": best.reasons[0]}
        certain = best.strength >= _CERTAIN
        if certain and self._accept:
            return earlier
        self.doubtful += 1
        self._report(
            row, None, FindingKind.CERTAIN_REPEAT if certain else FindingKind.LIKELY_REPEAT, data
        )
        return None

    def _likeliest(
        self, row: ReadyRow, here: Iterable[Known], *, in_ledger: bool
    ) -> Candidate | None:
        values, people = row.values, _people(row.values)
        there = self._index.look(people) if in_ledger else ()
        village, title, text = values.village or "", values.title or "", values.text or ""
        found = repeats.candidates(people, village, title, text, (*here, *there))
        return next((c for c in found if len(c.reasons) > 1 or values.repeat), None)

    def _known(self, at: int) -> Known:
        """Return a row so far as what a later one is compared with; its number is its position here."""
        row = self._rows[at]
        values, person = row.values, _people(row.values)[0]
        title, text, village = values.title or "", values.text or "", values.village or ""
        return Known(str(at), str(row.on), title, text, village, "", person)

    def _place(self, earlier: Earlier, row: ReadyRow) -> str:
        if isinstance(earlier, InLedger):
            return earlier.no
        there = self._rows[earlier.position]
        sheet = "" if there.sheet == row.sheet else f"「{there.sheet}」"
        return f"{sheet}第 {there.number} 行"


def _people(values: Values) -> tuple[Person, ...]:
    first, *others = values.name.each if values.name else [""]
    phone = (values.phone or "").split("、")[0]
    return (Person(first, values.id_number or "", phone), *map(Person, others))
