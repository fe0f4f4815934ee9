"""What is registered already by the same people, or of the same village: what may come again."""

from collections.abc import Iterator
from typing import Final

from xfcli.case import disclosure
from xfcli.case.person import Person
from xfcli.ledger import queries
from xfcli.ledger.reader import Reader
from xfcli.people.repeats import Known
from xfcli.text import spelled

_RECENT: Final = 200  # namesakes, and petitions of the same village, that are looked at
# The terms on empty values let SQLite use the indexes, which leave the empty ones out.
_NAMESAKES: Final = f"""
select seq, position from persons where spelled = ? and spelled <> ''
order by (phone = ? and phone <> '') + (village = ? and village <> '') desc, seq desc limit {_RECENT}
"""
_NEIGHBOURS: Final = f"""
select seq from petitions where village = ? and village <> '' order by day desc limit {_RECENT}
"""


_PETITIONS: Final = (
    "select cases.no, cases.sealed, petitions.day, petitions.title, petitions.text, petitions.village,"
    " {status}, persons.name, persons.id_number, persons.phone from persons"
)


def latest(book: Reader) -> tuple[str, str]:
    """Return number and title (not of a sealed case) of the petition that was registered last.

    "" and "" where none was.
    """
    row = book.connection.execute(
        "select no, sealed, petitions.title from petitions join cases using (no)"
        " order by petitions.seq desc limit 1"
    ).fetchone()
    if row is None:
        return "", ""
    no, sealed, title = row
    return no, disclosure.of(sealed=sealed).title(title)


def possible_repeats(
    book: Reader, people: tuple[Person, ...], village: str = "", *, sealed: bool = True
) -> tuple[Known, ...]:
    """Return the petitions already registered of the same people, or of the same village.

    By ID number, by name in any spelling (those with the same phone or village first), by phone,
    whoever is named, by village (the latest);
    petitions of void numbers are left out. Sealed cases are found by the ID number, or by name and
    phone together, of somebody who stands at the counter: a name and a village would tell a list of
    names who complained. Not at all where `sealed` is false; title and text are not given.
    """
    base = f"{_PETITIONS} join petitions using (seq) join cases on cases.no = petitions.no where cases.void = ''"
    asked: list[tuple[str, tuple[str, ...]]] = []
    is_open = "cases.sealed = 0"
    own = f"cases.sealed <= {int(sealed)}"
    for person in people:
        if person.id_number:
            same_number = f"{own} and persons.id_number = ? and persons.id_number <> ''"
            asked.append((same_number, (person.id_number,)))
        if person.name:
            namesake = f"{is_open} and (persons.seq, position) in ({_NAMESAKES})"
            asked.append((namesake, (spelled(person.name), person.phone, village)))
        for phone in filter(None, person.phone.split("、")):
            # Whoever has several has them in one text: those that begin with this one are between.
            same = "persons.phone <> '' and persons.phone between ? and ? || '、～'"
            asked.append((f"{is_open} and {same}", (phone, phone)))
            if person.name:
                named = f"{own} and persons.spelled = ? and persons.spelled <> '' and {same}"
                asked.append((named, (spelled(person.name), phone, phone)))
    here = book.office.names_until_now(book.office.called_now(village)) if village else ()
    neighbours = f"{is_open} and petitions.seq in ({_NEIGHBOURS})"
    asked += [(neighbours, (name,)) for name in here]
    found = (
        known for term, values in asked for known in _known(book, f"{base} and {term}", values)
    )
    # A village that was merged is the same village still.
    return tuple(k._replace(village=village) if k.village in here else k for k in found)


def petitions_of(book: Reader, no: str) -> tuple[Known, ...]:
    """Return the petitions of a case, each with each of its petitioners, without if it has none."""
    whole = _PETITIONS.replace("from persons", "from petitions left join persons using (seq)")
    return (*_known(book, f"{whole} join cases using (no) where petitions.no = ?", (no,)),)


def _known(book: Reader, query: str, values: tuple[str, ...]) -> Iterator[Known]:
    rows = book.connection.execute(query.format(status=queries.status(book)), values)
    for no, sealed, on, title, text, village, status, *person in rows:
        shown = disclosure.of(sealed=sealed)
        yield Known(
            no=no, on=on, title=shown.title(title), text=shown.fact(text), village=village, status=status,
            person=Person(*(part or "" for part in person)),
        )  # fmt: skip
