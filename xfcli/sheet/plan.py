"""What an import would do: which rows are new, known already, repeats, and under which numbers.

Pure: it takes the reading and what the ledger knows, and decides nothing for the officer. A repeat
is joined only by its 原编号, or, on demand, where ID number and matter are the same.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from operator import attrgetter
from typing import Final, NamedTuple

from xfcli.case.case import Person
from xfcli.case.words import UnitKind
from xfcli.office import Office, Unit
from xfcli.people import repeats
from xfcli.people.repeats import Known
from xfcli.rules.register import REPRESENTATIVES
from xfcli.sheet.drafts import Place, kind_of_unit
from xfcli.sheet.fields import Field, Values
from xfcli.sheet.finding_kinds import NO_DATA, Data, Kind
from xfcli.sheet.findings import Finding, Reading, Row, identity, masked

_OWN_FORM: Final = re.compile(r"(?:19|20)\d{2}-(?:\d{4}|[1-9]\d{4,8})")
_OURS: Final = ("本单位", "本镇", "本乡", "本街道", "本办", "本级")
_CERTAIN: Final = 3 + repeats.VERY_ALIKE  # the same ID number and the same matter

Look = Callable[[tuple[Person, ...]], tuple[Known, ...]]


class Register(NamedTuple):
    """What the ledger knows that an import must ask for."""

    salt: bytes
    keys: Mapping[str, str] = {}  # of rows imported before: key -> case number
    cores: Mapping[str, tuple[str, ...]] = {}  # day, name and matter -> case numbers
    old: Mapping[str, tuple[tuple[str, str], ...]] = {}  # 原编号 -> (case number, day)
    numbers: Mapping[str, str] = {}  # case number -> day received
    marks: frozenset[str] = frozenset()  # by which people are known again
    look: Look = lambda _people: ()


class Item(NamedTuple):
    """A row to be recorded; `joins` is the case, or the earlier item, that it repeats."""

    row: Row
    place: Place
    joins: str | int | None = None


class Present(NamedTuple):
    """A row that the ledger has: it stands there as case `no`."""

    row: Row
    no: str


class Plan(NamedTuple):
    """What an import would do."""

    items: tuple[Item, ...]
    present: tuple[Present, ...]
    findings: tuple[Finding, ...]
    units: tuple[Unit, ...]
    doubtful: int = 0  # rows that may be repeats and are recorded as new


def of(
    reading: Reading, register: Register, file: str, office: Office, *, accept_repeats: bool = False
) -> Plan:
    """Return what importing `reading` from `file` would do."""
    return _Planner(reading, register, file, office, accept_repeats).plan()


def core(row: Row, salt: bytes) -> str:
    """Return a key of the matter itself: the day, the name, what it is about."""
    values = row.values
    name = values.name.text if values.name else ""
    said = f"{row.on}\x1f{name}\x1f{values.title or ''}\x1f{values.text or ''}"
    return blake2b(said.encode(), digest_size=12, key=salt).hexdigest()


class _Planner:
    """Goes through the rows by day, so that numbers follow the calendar."""

    def __init__(
        self, reading: Reading, register: Register, file: str, office: Office, accept: bool
    ) -> None:
        self._reading, self._register, self._file = reading, register, file
        self._office, self._accept = office, accept
        self._own = frozenset((*_OURS, office.setting("desk"), office.setting("office")))
        self._incoming = {
            sheet: any(c.field is Values.doc_no and c.heading.startswith("来") for c in columns)
            for sheet, columns in reading.columns.items()
        }
        self._items: list[Item] = []
        self._doubtful = 0
        self._present: list[Present] = []
        self._findings: list[Finding] = []
        self._units: dict[str, Unit] = {}
        self._by_number: dict[str, list[int]] = {}  # 编号 in this file -> items
        self._by_mark: dict[str, list[int]] = {}  # person in this file -> items

    def plan(self) -> Plan:
        """Return the finished plan."""
        rows = sorted(self._reading.rows, key=attrgetter("on"))
        for row, key, of_core in self._new(rows):
            self._take(row, key, of_core)
        return Plan(
            tuple(self._items),
            tuple(self._present),
            tuple(self._findings),
            tuple(self._units.values()),
            self._doubtful,
        )

    def _find(
        self, row: Row, field: Field[object] | None, kind: Kind, data: Data = NO_DATA
    ) -> None:
        columns = self._reading.columns.get(row.sheet, ())
        heading = next((c.heading for c in columns if field and c.field is field), "")
        said = field.of(row.values) if field else None
        value = ("初件", "重件")[said] if isinstance(said, bool) else masked(field, said or "")
        self._findings.append(Finding(row.sheet, row.number, heading, value, kind, data))

    # -- what the ledger has already ---------------------------------------------------------------

    def _new(self, rows: list[Row]) -> Iterator[tuple[Row, str, str]]:
        """Yield the rows that the ledger lacks, with their keys."""
        register, salt = self._register, self._register.salt
        keyed = [(row, identity(row, salt), core(row, salt)) for row in rows]
        here: dict[str, int] = {}
        for _, key, of_core in keyed:
            if key in register.keys:
                here[of_core] = here.get(of_core, 0) + 1
        for row, key, of_core in keyed:
            if no := register.keys.get(key):
                self._present.append(Present(row, no))
            elif len(before := register.cores.get(of_core, ())) > here.get(of_core, 0):
                here[of_core] = here.get(of_core, 0) + 1
                self._changed(row, before[-1])
            elif no := self._same_number(row):
                self._changed(row, no)
            else:
                yield row, key, of_core

    def _changed(self, row: Row, no: str) -> None:
        self._present.append(Present(row, no))
        self._find(row, Values.no if row.values.no else None, Kind.CHANGED_SINCE, {"no": no})

    def _same_number(self, row: Row) -> str:
        """Return the case that the ledger has under the same number since the same day."""
        number, register = row.values.no or "", self._register
        if number not in register.numbers and number not in register.old:
            return ""
        on = str(row.on)
        if register.numbers.get(number) == on:
            return number
        return next((no for no, day in register.old.get(number, ()) if day == on), "")

    # -- what is new -------------------------------------------------------------------------------

    def _take(self, row: Row, key: str, of_core: str) -> None:
        number = row.values.no or ""
        no = number if self._is_free(row, number) else None
        place = Place(
            self._file, key, of_core, no, "" if no else number,
            self._incoming.get(row.sheet, False), self._own,
        )  # fmt: skip
        self._note_units(row.values)
        self._doubts(row)
        own = marks(row.values)
        index = len(self._items)
        self._items.append(self._linked(Item(row, place), own))
        # Entered only now: a petition repeats earlier ones.
        if number:
            self._by_number.setdefault(number, []).append(index)
        for mark in own:
            self._by_mark.setdefault(mark, []).append(index)

    def _is_free(self, row: Row, number: str) -> bool:
        """Whether the row may keep its number: it is of our form and nobody has it."""
        if not _OWN_FORM.fullmatch(number) or number.endswith("-0000"):
            return False
        if number in self._by_number:
            if row.values.repeat_of != number:  # else it says itself that it is a repeat
                self._find(row, Values.no, Kind.NUMBER_TWICE)
            return False
        if number in self._register.numbers:
            self._find(row, Values.no, Kind.NUMBER_TAKEN)
            return False
        return True

    def _note_units(self, values: Values) -> None:
        for name, kind in ((values.village, UnitKind.VILLAGE), (values.unit, None)):
            if name and name not in self._own and name not in self._office.units:
                self._units.setdefault(name, Unit(name, kind or kind_of_unit(name)))

    def _doubts(self, row: Row) -> None:
        names = len(row.values.name.each) if row.values.name else 0
        if names > REPRESENTATIVES:
            self._find(row, Values.name, Kind.TOO_MANY_NAMES, {"more": names - REPRESENTATIVES})

    # -- repeats -----------------------------------------------------------------------------------

    def _linked(self, item: Item, own: tuple[str, ...]) -> Item:
        """Say which earlier case or item it repeats, as far as that is certain."""
        joins = self._referred(item) if item.row.values.repeat_of else None
        if joins is None and item.row.values.repeat is not False:
            joins = self._alike(item, own)
        return self._joined(item, joins)

    def _joined(self, item: Item, joins: str | int | None) -> Item:
        if joins is None:
            if item.row.values.repeat and not item.row.values.repeat_of:
                self._find(item.row, Values.repeat, Kind.REPEAT_OF_NOTHING)
            return item
        place = item.place
        return Item(item.row, place._replace(no=None, old_no=place.no or place.old_no), joins)

    def _referred(self, item: Item) -> str | int | None:
        """Return the case or item that 原编号 names, with a finding where there is none."""
        number = item.row.values.repeat_of or ""
        inside = {self._opened(at): None for at in self._by_number.get(number, ())}
        outside = [(no, day) for no, day in self._register.old.get(number, ())]
        if number in self._register.numbers:
            outside.append((number, self._register.numbers[number]))
        day = str(item.row.on)
        found: list[str | int] = [*inside, *(no for no, since in outside if since <= day)]
        if len(found) == 1:
            return found[0]
        kind = Kind.REPEAT_OF_SEVERAL if found else Kind.REPEAT_NOT_FOUND
        self._find(item.row, Values.repeat_of, kind)
        return None

    def _opened(self, index: int) -> str | int:
        """Return the item or the case of the ledger that an item belongs to in the end."""
        joins = self._items[index].joins
        while isinstance(joins, int):
            index, joins = joins, self._items[joins].joins
        return index if joins is None else joins

    def _alike(self, item: Item, own: tuple[str, ...]) -> str | int | None:
        """Report the likeliest earlier petition of the same people; return it if it may be joined."""
        earlier = {at: None for mark in own for at in self._by_mark.get(mark, ())}
        outside = not self._register.marks.isdisjoint(own)
        if not earlier and not outside:
            return None
        values = item.row.values
        people = _people(values)
        known = [self._as_known(at) for at in earlier]
        if outside:
            known += self._register.look(people)
        found = repeats.candidates(
            people, values.village or "", values.title or "", values.text or "", known
        )
        best = next((c for c in found if len(c.reasons) > 1 or values.repeat), None)
        if best is None:
            return None
        inside = int(best.no) if best.no.isdecimal() else None
        joins = best.no if inside is None else inside
        named = best.no if inside is None else self._row_named(inside, item.row.sheet)
        reasons = "；".join(best.reasons)
        data = {"place": named, "reasons": reasons, "reason": best.reasons[0]}
        if best.strength < _CERTAIN or not self._accept:
            self._doubtful += 1
        if best.strength < _CERTAIN:
            self._find(item.row, None, Kind.LIKELY_REPEAT, data)
            return None
        if not self._accept:
            self._find(item.row, None, Kind.CERTAIN_REPEAT, data)
            return None
        return joins

    def _as_known(self, index: int) -> Known:
        row = self._items[index].row
        values, person = row.values, _people(row.values)[0]
        title, text, village = values.title or "", values.text or "", values.village or ""
        return Known(str(index), str(row.on), title, text, village, "", person)

    def _row_named(self, index: int, sheet: str) -> str:
        row = self._items[index].row
        return f"第 {row.number} 行" if row.sheet == sheet else f"「{row.sheet}」第 {row.number} 行"


def marks(values: Values) -> tuple[str, ...]:
    """Return the keys by which the people of a row are known again."""
    name = values.name.text if values.name else ""
    return tuple(
        known_marks(name, values.id_number or "", values.phone or "", values.village or "")
    )


def known_marks(name: str, id_number: str, phone: str, village: str) -> Iterator[str]:
    """Yield the keys by which a person is known again: ID number, name with phone or village."""
    if id_number:
        yield id_number
    if name and phone:
        yield f"{name}\x1f{phone}"
    if name and village:
        yield f"{name}\x1f{village}"


def _people(values: Values) -> tuple[Person, ...]:
    first, *others = values.name.each if values.name else [""]
    phone = (values.phone or "").split("、")[0]
    return (Person(first, values.id_number or "", phone), *map(Person, others))
