"""What lists, searches, the morning page and the forms ask of an open ledger."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from xfcli.case import kinds
from xfcli.case.words import ANNOUNCED, DELIVERED, ELSEWHERE
from xfcli.dates import stored_day
from xfcli.law.clock_kinds import ClockKind, Trigger
from xfcli.law.deadlines import Clock
from xfcli.ledger.reader import Reader
from xfcli.office import OWN
from xfcli.views.listing import Row

if TYPE_CHECKING:
    from xfcli.views.morning import Waiting

_AT_ONCE: Final = 500  # numbers asked for in one statement


# A line of a list is read in the order of its fields; the last, its duties, stand in another table.
_COLUMNS: Final = Row._fields[: Row._fields.index("clocks")]


def cases(book: Reader, nos: Iterable[str]) -> Iterator[Row]:
    """Yield the cases with these numbers in their order; open ones with their duties not done yet.

    No statement is under way while a row is looked at: whoever writes meanwhile is not held up.
    """
    numbers = iter(nos)
    columns = ", ".join(status(book) if name == "status" else name for name in _COLUMNS)
    while some := tuple(islice(numbers, _AT_ONCE)):
        with book.moment():
            rows = book.connection.execute(
                f"select {columns}, open from cases where no in ({marks(some)})", some
            ).fetchall()
            owed = _owed(book, [row[0] for row in rows if row[-1]])
        found = {row[0]: Row._make((*row[:-1], tuple(owed.get(row[0], ())))) for row in rows}
        in_order = (found[no] for no in some)
        if book.office.former:
            called_now = book.office.called_now
            in_order = (row._replace(unit=called_now(row.unit)) for row in in_order)
        yield from in_order


def status(book: Reader) -> str:
    """Return what SQL reads a status by: what a public notice announces is not delivered before it expires.

    So it depends on today, and is stored nowhere (`Case.status_on`).
    """
    return f"case when status = '{DELIVERED}' and delivered_on > '{book.today}' then '{ANNOUNCED}' else status end"


def _owed(book: Reader, numbers: list[str]) -> dict[str, list[Clock]]:
    owed: dict[str, list[Clock]] = {}
    for some in _parts(numbers):
        where = f"owed = 1 and no in ({marks(some)}) order by earliest, no"
        for no, clock in clocks(book, where, some):
            owed.setdefault(no, []).append(clock)
    return owed


def _parts(numbers: Sequence[str]) -> Iterator[Sequence[str]]:
    return (numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE))


def marks(values: Collection[object]) -> str:
    """Return as many question marks as there are values, for a statement."""
    return ",".join("?" * len(values))


def duties_owed(book: Reader) -> list[tuple[str, Clock]]:
    """Return (case number, clock) for every duty that has not been done yet, the earliest first.

    Behind them those of other organs that have a matter of ours (`ClockKind.DUTY_ELSEWHERE`).
    """
    return [
        *clocks(book, "owed = 1 order by earliest, no"),
        *clocks(book, "clock = ? and done_on is null", (ClockKind.DUTY_ELSEWHERE,)),
    ]


def clocks(book: Reader, where: str, values: Sequence[str] = ()) -> Iterator[tuple[str, Clock]]:
    """Yield (case number, clock) for the clocks that match `where`, in the order it states."""
    rows = book.connection.execute(
        "select no, clock, trigger, unit, start, days, extended, hearing, fixed, done_on, duty"
        f" from clocks where {where}",
        values,
    )
    for no, kind, trigger, unit, start, days, extended, hearing, fixed, done_on, duty in rows:
        yield (
            no,
            Clock(
                kind=ClockKind(kind),
                trigger=Trigger(trigger),
                unit=unit,
                start=date.fromisoformat(start),
                days=days,
                extended=extended,
                hearing=hearing,
                fixed=stored_day(fixed),
                done_on=stored_day(done_on),
                duty=duty,
            ),
        )


def received_on(book: Reader, day: date) -> int:
    """Return how many petitions were received on `day`; those of void numbers do not count."""
    row = book.connection.execute(
        "select count(*) from petitions where void = 0 and day = ?", (day.isoformat(),)
    )
    return int(row.fetchone()[0])


def waiting(book: Reader) -> Iterator["Waiting"]:
    """Yield what waits in each open case, and in closed ones whose answer is not delivered."""
    from xfcli.views.morning import Waiting  # the page of `due` alone, not of every command

    unsorted = "case when status = '已登记' then received_on end"
    unsent = (
        "case when status in ('已分类', '办理中') and competent not in ('', ?)"
        f" and route not in ({marks(ELSEWHERE)}) then coalesce(accepted_on, moved_on) end"
    )
    base = f"select no, undelivered_on, untold_on, {unsorted}, {unsent}, returned_on, moved_on, urgent_on, open from cases where"
    rows = book.connection.execute(
        f"{base} open = 1 union all {base} undelivered_on is not null and open = 0",
        [OWN, *ELSEWHERE] * 2,
    ).fetchall()
    latest = _latest_clocks(book, [row[0] for row in rows])
    for no, undelivered, untold, unsorted_on, unsent_on, returned, moved, urgent, is_open in rows:
        yield Waiting(
            no, stored_day(undelivered), stored_day(untold), stored_day(unsorted_on), stored_day(unsent_on), stored_day(returned), date.fromisoformat(moved),
            stored_day(urgent), bool(is_open), latest.get(no),
        )  # fmt: skip


_RIGHTS: Final = tuple(kind for kind in ClockKind if kind.is_right)


def _latest_clocks(book: Reader, numbers: list[str]) -> dict[str, Clock]:
    """Return for each case the duty that began last, done or not."""
    latest: dict[str, Clock] = {}
    for some in _parts(numbers):
        where = f"clock not in ({marks(_RIGHTS)}) and no in ({marks(some)})"
        latest |= dict(clocks(book, f"{where} order by start, position", [*_RIGHTS, *some]))
    return latest


def returns_by_unit(book: Reader) -> dict[str, int]:
    """Return how many transfers each unit, and what became it, gave back; void cases left out."""
    rows = book.connection.execute(
        "select transfers.unit, count(*) from transfers join cases using (no)"
        " where transfers.returned_on is not null and void = '' group by transfers.unit"
    )
    return _by_unit_now(book, rows)


def _by_unit_now(book: Reader, counted: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for unit, n in counted:
        now = book.office.called_now(unit)
        found[now] = found.get(now, 0) + n
    return found


def open_cases_by_unit(book: Reader) -> dict[str, int]:
    """Return how many open cases each unit has; units that have none are left out."""
    rows = book.connection.execute(
        "select unit, count(*) from cases where open = 1 and unit <> '' group by unit"
    )
    return _by_unit_now(book, rows)


def bases(book: Reader) -> list[tuple[str, str]]:
    """Return (case number, legal basis) of every classified case, as it was classified last.

    Void and sealed ones are left out: on what it rests would tell what a sealed case is about.
    """
    rows = book.connection.execute(
        "select no, json_extract(body, '$.basis') from entry join cases using (no)"
        " where entry.kind = ? and void = '' and sealed = 0 order by year, number, entry.seq",
        (kinds.CLASSIFY,),
    )
    return list({no: basis or "" for no, basis in rows}.items())
