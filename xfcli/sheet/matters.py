"""What several rows of a sheet say of one matter: of one visit by several people, or of its progress."""

from typing import Final, NamedTuple

from xfcli.case.person import Person
from xfcli.sheet.cells.text import Cell, prose
from xfcli.sheet.fields import FIELDS, Field, Values
from xfcli.sheet.finding_kinds import FindingKind
from xfcli.sheet.slots import FlawedCell

# What cannot be taken as it stands is kept in the words of the note.
_KEPT_IN_WORDS: Final = frozenset(
    {
        FindingKind.IN_WORDS,
        FindingKind.FIRST_OR_REPEAT,
        FindingKind.ACTING_IN_WORDS,
        FindingKind.MASKED,
        FindingKind.DUE_IN_WORDS,
    }
)
_OF_A_PERSON: Final = frozenset({Values.name, Values.id_number, Values.phone, Values.address})


class Matter(NamedTuple):
    """What the rows of one matter say so far."""

    number: int  # of its first row
    cells: list[Cell]
    values: Values
    flaws: list[FlawedCell]
    from_above: list[int]  # the columns that merged cells above have filled
    others: tuple[Person, ...] = ()  # named in the rows below
    words: tuple[str, ...] = ()  # of the rows below that no field has room for
    below: tuple[tuple[int, list[Cell]], ...] = ()
    before: tuple[Cell, ...] = ()  # the row above the first, as it stands in the file

    @property
    def rows(self) -> tuple[tuple[int, list[Cell]], ...]:
        """The number and the cells of each of its rows."""
        return (self.number, self.cells), *self.below

    def with_row(
        self, number: int, cells: list[Cell], values: Values, flaws: list[FlawedCell]
    ) -> "Matter":
        """Return the matter with what a row below tells: another person, what is new, and words."""
        others, fields = self.others, set(FIELDS)
        if values.name:
            first, *more = values.name.each
            person = Person(
                first,
                values.id_number or values.name.id_number,
                values.phone or values.name.phone,
                values.address or "",
            )
            others = (*others, person, *map(Person, more))
            fields -= _OF_A_PERSON
        whole, words = _joined(self.values, values, fields)
        return self._replace(
            values=whole,
            flaws=[*self.flaws, *flaws],
            others=others,
            words=(*self.words, *words),
            below=(*self.below, (number, cells)),
        )

    def whole(self) -> Values:
        """Return what all rows say; words for which no field has room stand in the note."""
        kept = (
            f"{heading}：{said}"
            for _, heading, cell, flaw in self.flaws
            if flaw.kind in _KEPT_IN_WORDS and isinstance(said := prose(cell), str)
        )
        words = [*kept, *self.words]
        if not words:
            return self.values
        return self.values.having(
            {Values.note: "\n".join(filter(None, [self.values.note, *words]))}
        )


def _joined(values: Values, more: Values, fields: set[Field[object]]) -> tuple[Values, list[str]]:
    """Return values with those of a row below in `fields`, and in words what differs."""
    words = []
    for field in FIELDS:
        had, said = field.of(values), field.of(more)
        if field not in fields or said is None or said == had:
            continue
        if had is None or field is Values.status:
            values = values.having({field: said})
        else:
            words.append(f"{said}" if field is Values.note else f"{field.heading}：{said}")
    return values, words
