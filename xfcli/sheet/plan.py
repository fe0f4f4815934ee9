"""What an import would do: which rows are new, known already, repeats, and under which numbers.

Pure: it takes what the file says and what the ledger knows, and decides nothing for the officer.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from types import MappingProxyType
from typing import Final, NamedTuple

from xfcli.case import numbers
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.registration import REPRESENTATIVES
from xfcli.case.words import UnitKind
from xfcli.office import Office, Unit
from xfcli.people import repeats
from xfcli.people.repeats import Known
from xfcli.sheet import drafts
from xfcli.sheet.drafts import Provenance, kind_of_unit
from xfcli.sheet.fields import Field, Values
from xfcli.sheet.finding_kinds import NO_DATA, Data, FindingKind
from xfcli.sheet.findings import Finding, excerpt
from xfcli.sheet.joins import Earlier, InLedger, Joins
from xfcli.sheet.keys import LedgerIndex, matter_key, row_key
from xfcli.sheet.listed import Listed
from xfcli.sheet.rows import Contents, ReadyRow

_OWN_FORM: Final = re.compile(r"(19\d{2}|[2-9]\d{3})-(\d{4}|[1-9]\d{4,8})")
# The next number of a year goes on from the highest, whatever that is: one of five digits is taken
# only where it is not far above those that are there, so that a slip does not lift all to come.
_USUAL: Final = 9_999
_STEP: Final = 1_000
_FEW: Final = 2  # that stand so far above all others are slips, and no second series
_OURS: Final = ("本单位", "本镇", "本乡", "本街道", "本办", "本级")


class PlannedRow(NamedTuple):
    """A row to be recorded; `joins` is the earlier petition that it repeats, None if it opens a case."""

    row: ReadyRow
    provenance: Provenance
    joins: Earlier | None = None

    def entries(self, numbers: Sequence[str], case_of: Callable[[str], Case]) -> list[Draft]:
        """Return the entries to record, all of one case.

        Takes the number of the case of each planned row before this one, and what gives a case by
        its number as it stands by then.
        """
        row, provenance = self.row, self.provenance
        if self.joins is None:
            return [drafts.registration(row, provenance), *drafts.steps(row, provenance)]
        no = self.joins.no if isinstance(self.joins, InLedger) else numbers[self.joins.position]
        first = drafts.registration(row, provenance._replace(no=no))
        return [first, *drafts.later_steps(row, provenance, case_of(no))]


class KnownRow(NamedTuple):
    """A row that the ledger has: it stands there as case `no`."""

    row: ReadyRow
    no: str


class ImportPlan(NamedTuple):
    """What an import would do."""

    rows: tuple[PlannedRow, ...]  # by day
    known: tuple[KnownRow, ...]  # rows that the ledger has already
    findings: tuple[Finding, ...]
    units: tuple[Unit, ...]  # that the ledger does not know yet
    doubtful: int = 0  # rows that may be repeats and are recorded as new


def import_plan(
    contents: Contents,
    index: LedgerIndex,
    file: str,
    office: Office,
    *,
    accept_repeats: bool = False,
    add_villages: bool = False,
    same_units: Mapping[str, str] = MappingProxyType({}),
) -> ImportPlan:
    """Return what importing the contents of `file` would do beside what the ledger knows.

    Where rows are likely, but not said, to repeat others, `accept_repeats` joins those that are
    certain to. `add_villages` lists the villages that addresses seem to name, `same_units` says which
    listed unit another spelling means.
    """
    planner = _Planner(contents, index, file, office, accept=accept_repeats)
    return planner.plan(Listed(planner.find, office, same_units, add_villages=add_villages))


_OF_SENDERS: Final = (
    "来",
    "交办",
    "转办",
    "转送",
    "上级",
)  # a 文号 under such a heading is not ours


class _Planner:
    """Goes through the rows by day, so that numbers follow the calendar."""

    def __init__(
        self, contents: Contents, index: LedgerIndex, file: str, office: Office, *, accept: bool
    ) -> None:
        self._contents, self._index, self._file = contents, index, file
        self._office = office
        self._own = frozenset((*_OURS, office.setting("desk"), office.setting("office")))
        self._incoming = {
            sheet: any(
                c.field is Values.doc_no and c.heading.startswith(_OF_SENDERS) for c in columns
            )
            for sheet, columns in contents.columns.items()
        }
        self._rows: list[PlannedRow] = []
        self._last: dict[int, int] | None = None
        self._known: list[KnownRow] = []
        self._findings: list[Finding] = []
        self._units: dict[str, Unit] = {}
        self._joins = Joins(index, self.find, accept=accept)

    def plan(self, listed: Listed) -> ImportPlan:
        """Return the finished plan."""
        for row, key, matter in self._new():
            self._take(listed.as_listed(row), key, matter)
        return ImportPlan(
            tuple(self._rows),
            tuple(self._known),
            tuple(self._findings),
            tuple(self._units.values()),
            self._joins.doubtful,
        )

    def find(
        self, row: ReadyRow, field: Field[object] | None, kind: FindingKind, data: Data = NO_DATA
    ) -> None:
        """Take what is found in a row under the heading of a field (None: in all of it)."""
        columns = self._contents.columns.get(row.sheet, ())
        heading = next((c.heading for c in columns if field and c.field is field), "")
        said = field.of(row.values) if field else None
        value = ("初件", "重件")[said] if isinstance(said, bool) else excerpt(field, said or "")
        self._findings.append(Finding(row.sheet, row.number, heading, value, kind, data))

    # -- what the ledger has already ---------------------------------------------------------------

    def _new(self) -> Iterator[tuple[ReadyRow, str, str]]:
        """Yield the rows that the ledger lacks by their day, with their keys."""
        index, salt = self._index, self._index.salt
        ready = sorted(self._contents.rows, key=attrgetter("on"))
        keyed = [(row, row_key(row, salt), matter_key(row, salt)) for row in ready]
        met: dict[str, int] = {}  # rows so far of each matter that the ledger has
        for _, key, matter in keyed:
            if key in index.rows:
                met[matter] = met.get(matter, 0) + 1
        for row, key, matter in keyed:
            if no := index.rows.get(key):
                self._known.append(KnownRow(row, no))
            elif len(before := index.matters.get(matter, ())) > met.get(matter, 0):
                met[matter] = met.get(matter, 0) + 1
                self._changed(row, before[-1])
            elif no := self._same_number(row):
                self._changed(row, no)
            else:
                yield row, key, matter

    def _changed(self, row: ReadyRow, no: str) -> None:
        self._known.append(KnownRow(row, no))
        self.find(row, Values.no if row.values.no else None, FindingKind.CHANGED_SINCE, {"no": no})

    def _same_number(self, row: ReadyRow) -> str:
        """Return the case that the ledger has under the same number since the same day.

        It is the same only if name or matter are: every village counts its petitions from 1.
        """
        number, index = row.values.no or "", self._index
        if number not in index.numbers and number not in index.old:
            return ""
        known = (*index.old.get(number, ()), (number, index.numbers.get(number, "")))
        same = (no for no, day in known if day == str(row.on))
        return next((no for no in same if _is_alike(row, index.said(no))), "")

    # -- what is new -------------------------------------------------------------------------------

    def _take(self, row: ReadyRow, key: str, matter: str) -> None:
        number = row.values.no or ""
        no = number if self._is_free(row, number) else None
        self._note_units(row.values)
        self._count_names(row)
        if drafts.assigns(row.on, row.values, self._own):
            self.find(row, Values.due_on, FindingKind.ASSIGNED_BY_DUE, {"unit": row.values.unit})
        joins = self._joins.take(row)
        if joins:
            no = None
        incoming = self._incoming.get(row.sheet, False)
        old_no = "" if no else number
        provenance = Provenance(self._file, key, matter, no, old_no, incoming, self._own)
        self._rows.append(PlannedRow(row, provenance, joins))

    def _is_free(self, row: ReadyRow, number: str) -> bool:
        """Return whether the row may keep its number: it is of our form and nobody has it."""
        spelled = _OWN_FORM.fullmatch(number)
        if not spelled or number.endswith("-0000"):
            return False
        year, place = map(int, spelled.groups())
        most = max(_USUAL, self._highest().get(year, 0) + _STEP)
        most = min(most, self._limits.get(year, most))
        if place > most or year > row.on.year + 1:
            self.find(row, Values.no, FindingKind.NUMBER_TOO_HIGH, {"most": most})
            return False
        if self._joins.has_number(number):
            if row.values.repeat_of != number:  # else it says itself that it is a repeat
                self.find(row, Values.no, FindingKind.NUMBER_TWICE)
            return False
        if number in self._index.numbers:
            self.find(row, Values.no, FindingKind.NUMBER_TAKEN)
            return False
        self._highest()[year] = max(place, self._highest().get(year, 0))
        return True

    def _highest(self) -> dict[int, int]:
        """Return the highest number of each year, in the ledger and of the rows so far."""
        if self._last is None:
            self._last = {}
            for year, place in map(numbers.split, self._index.numbers):
                self._last[year] = max(place, self._last.get(year, 0))
        return self._last

    @cached_property
    def _limits(self) -> dict[int, int]:
        """Where few numbers of a year stand far above all others, here and in the sheet: up to where they go on."""
        found: dict[int, set[int]] = {}
        for number in (*self._index.numbers, *(row.values.no or "" for row in self._contents.rows)):
            if spelled := _OWN_FORM.fullmatch(number):
                found.setdefault(int(spelled[1]), set()).add(int(spelled[2]))
        limits: dict[int, int] = {}
        for year, places in found.items():
            ordered = sorted(places)
            for below, (low, high) in enumerate(pairwise(ordered), 1):
                if high - low > _STEP and len(ordered) - below <= min(_FEW, below):
                    limits.setdefault(year, low + _STEP)
        return limits

    def _note_units(self, values: Values) -> None:
        for name, kind in ((values.village, UnitKind.VILLAGE), (values.unit, None)):
            if name and name not in self._own and not self._office.known(name):
                self._units.setdefault(name, Unit(name, kind or kind_of_unit(name)))

    def _count_names(self, row: ReadyRow) -> None:
        named = row.values.name.named if row.values.name else 0
        if (more := named + len(row.others) - REPRESENTATIVES) > 0:
            self.find(row, Values.name, FindingKind.TOO_MANY_NAMES, {"more": more})


def _is_alike(row: ReadyRow, said: tuple[Known, ...]) -> bool:
    """Return whether a row is of a person or of a matter of these petitions; of nothing known, it is."""
    name, title = str(row.values.name or ""), row.values.title or row.values.text or ""
    return not said or any(
        (name and name == known.person.name)
        or repeats.likeness(title, known.title) >= repeats.ALIKE
        or repeats.likeness(title, known.text) >= repeats.ALIKE
        for known in said
    )
