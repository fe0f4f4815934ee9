"""Townships without ledgers: the sums that thousands of them would give, the same each time.

The cases of the demo ledger are the templates. What a case adds to the sums of its months is counted
once, by the code that makes a township's sums; a township draws cases and sets each into a month.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

from xfcli import dates, ledger
from xfcli.case.case import Case
from xfcli.case.fold import fold
from xfcli.ledger import journal
from xfcli.ledger.monthly import Months, months_until
from xfcli.ledger.reader import Reader
from xfcli.reporting import sums_file
from xfcli.reporting.counts import Dues, OfCase
from xfcli.reporting.known import delays_of, life_of
from xfcli.reporting.marks import marks_of
from xfcli.reporting.months import NONE, Key
from xfcli.reporting.sums_file import Place, Sums

LAST = (2026, 10)
MONTHS = 24
FEWEST, MOST = 20, 300  # petitions a year


class Template(NamedTuple):
    """What a case adds: group, months after it was opened, value, months after to `done`, n."""

    rows: tuple[tuple[str, int, str, int | None, int], ...]
    petitions: int


def templates(demo: Path) -> list[Template]:
    """Return what each case of the demo ledger adds to the sums."""
    with ledger.reading(str(demo)) as book:
        until = dates.month("上月", book.today)
        cases = [fold(entries) for entries in journal.by_case(book.connection)]
        made = [_template(book, case, until) for case in cases if not case.void]
    return [template for template in made if template.rows]


def _template(book: Reader, case: Case, until: dates.Span) -> Template:
    months = Months(book.office, book.calendar, until)
    life = life_of(case)
    marks = marks_of(life)
    for mark in marks:
        months.add(*mark[:6])
    counts = OfCase(marks, delays_of(life), Dues(book.calendar), 180)
    opened = min(mark.day for mark in marks) if marks else until.first.isoformat()
    for month in months_until(date.fromisoformat(opened), until):
        held = {case.unit: 1} if counts.overdue(month.last) else {}
        months.at_end(month, counts, held)
    start = _index(opened[:4] + opened[5:7])
    rows = tuple(
        (key.group, _index(key.month) - start, key.value,
         None if key.done == NONE else _index(key.done) - start, n)
        for key, n in months.sums.items()
    )  # fmt: skip
    return Template(rows, sum(mark.n for mark in marks if mark.group == "order"))


def _index(month: str) -> int:
    return int(month[:4]) * 12 + int(month[4:]) - 1


def _month(index: int) -> str:
    return f"{index // 12}{index % 12 + 1:02}"


def townships(
    made: list[Template], count: int, seed: int = 1, months: int = MONTHS
) -> Iterator[Sums]:
    """Yield so many townships, 20 to 300 petitions a year each, most of them small."""
    end = LAST[0] * 12 + LAST[1]  # the month after the last
    start = end - months
    for number in range(1, count + 1):
        rng = Random(seed * 1_000_003 + number)
        left = FEWEST * (MOST / FEWEST) ** rng.random() * months / 12
        sums: Counter[Key] = Counter()
        while left > 0:
            template, at = rng.choice(made), start + rng.randrange(months)
            left -= max(template.petitions, 1)
            for group, after, value, done, n in template.rows:
                if at + after < end and (done is None or at + done < end):
                    since = NONE if done is None else _month(at + done)
                    sums[Key(group, _month(at + after), value, since)] += n
        code = f"{(number - 1) // 20 + 110001:06}{(number - 1) % 20 + 1:03}"
        yield sums_file.sealed(
            Sums(
                code, f"第{number}镇", f"x{code}", f"x{code}", _month(end - 1), (), 180,
                date(start // 12, start % 12 + 1, 1), Place(number, f"{number:064x}"), {}, "", "",
                {key: n for key, n in sums.items() if n},
            )
        )  # fmt: skip


def write(folder: Path, given: Sums) -> Path:
    """Write the file of a township into `folder`; return its path."""
    path = folder / f"{given.town}.csv"
    path.write_text(sums_file.text_of(given), "utf-8-sig", newline="\n")
    return path
