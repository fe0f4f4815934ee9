"""Random lives, corrected at random: `python -m tests.corrected 2000` for so many cases.

Steps are taken back, set right and brought back, cases joined and taken apart, as often as the rules
allow. Then `check` is silent and the figures agree with the second way; the journal as it stood
before tells what it told; and all corrections undone, the last first, give the state before, hash
for hash.
"""

import hashlib
import sys
import tempfile
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests import stories
from xfcli import ledger
from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.correction import Correction
from xfcli.errors import XfError
from xfcli.ledger import Writer, replay, tables, verify
from xfcli.ledger.head import head_of
from xfcli.rules import corrections, joins, register
from xfcli.screen.correction import grounds

if TYPE_CHECKING:
    from collections.abc import Callable

SUMS = ("tally",)
Undo = tuple[str, int]  # a case, and the place of what is to be taken back there
_VALUES = {
    "method": ("直接", "邮寄", "公告"), "result": ("支持", "解释说明", "不予支持"), "rating": ("满意", "不满意"),
    "settled": (True, False), "doc_no": ("改字1号", ""), "days": (5, 10), "domain": ("低保", "村务"),
    "unit": ("司法所", "派出所"), "to": ("派出所", "司法所"), "leader": ("丁镇长", "戊书记"),
    "text": ("改过的话", ""), "outcome": ("答复办结", "撤回"),
}  # fmt: skip


class Done(NamedTuple):
    """How a ledger was corrected: its cases, what was done of each kind, what was refused."""

    cases: int
    done: Counter[str]
    refused: int


def state(connection, nos: list[str]) -> str:
    """Return the hash of all that is derived of these cases, and of the sums of the whole ledger.

    The last place in the journal of a case is no part of it: every correction moves that on; nor is a
    sum of nothing.
    """
    found = hashlib.sha256()
    for table in tables.OF_CASE:
        cursor = connection.execute(f"select * from {table} order by no, {tables.OF_CASE[table]}")
        names = [column[0] for column in cursor.description]
        for row in cursor:
            cells = dict(zip(names, row, strict=True))
            if cells["no"] in nos:
                cells.pop("seq") if table == "cases" else None
                found.update(repr((table, cells)).encode())
    for table in _sums(connection):
        rows = sorted(map(repr, connection.execute(f"select * from {table} where n <> 0")))
        found.update(repr((table, rows)).encode())
    return found.hexdigest()


def registered(connection, table: str) -> set[int]:
    """Return the petitions in a table, each by the entry that registered it, wherever it stands now."""
    rows = connection.execute("select seq, json_extract(body, '$.carried.entry') from entry")
    came_from = {seq: place for seq, place in rows if place}
    found = set()
    for (first,) in connection.execute(f"select seq from {table}"):
        place = first
        while place in came_from:
            place = came_from[place]
        found.add(place)
    return found


def _sums(connection) -> list[str]:
    names = connection.execute("select name from sqlite_master where type = 'table' order by name")
    return [name for (name,) in names if name.startswith(SUMS)]


class Corrector:
    """Corrects the cases of one ledger, and remembers how to take each correction back."""

    def __init__(self, rng: Random, book: Writer, nos: list[str]) -> None:
        self.rng, self.book, self.nos = rng, book, nos
        self.grounds = grounds(book)
        self.done: list[tuple[str, Undo]] = []
        self.refused = 0

    def go(self, times: int) -> None:
        """Try so many corrections, of cases drawn at random."""
        acts: list[Callable[[Case], tuple[str, Undo]]] = [
            self._undo, self._undo, self._amend, self._amend, self._amend, self._register,
            self._merge, self._merge, self._merge, self._split, self._apart, self._apart,
        ]  # fmt: skip
        for _ in range(times):
            case = self.book.case(self.rng.choice(self.nos))
            try:
                self.done.append(self.rng.choice(acts)(case))
            except XfError:
                self.refused += 1

    def take_back(self) -> None:
        """Take everything back, the last first."""
        for _, (no, seq) in reversed(self.done):
            self._take_back(self.book.case(no), seq)

    def _take_back(self, case: Case, seq: int) -> Undo:
        book, words = self.book, {"reason": "试", "on": self.book.today}
        draft = corrections.undo(case, seq, grounds=self.grounds, **words)
        if other_no := joins.other_no(case, seq):
            other = book.case(other_no)
            half = joins.other_half(case, seq, other, **words)
            book.record(corrections.checked(other, half, self.grounds))
        return case.no, book.record(draft).history[-1].seq

    def _undo(self, case: Case) -> tuple[str, Undo]:
        return "undo", self._take_back(case, self.rng.choice(case.history).seq)

    def _apart(self, case: Case) -> tuple[str, Undo]:
        """Take back one of the last merges and splits, or bring it back, whatever came upon it since."""
        joined = [one for name, one in self.done if name in {kinds.MERGE, kinds.SPLIT, "apart"}]
        no, seq = self.rng.choice(joined[-6:] or [(case.no, case.first.seq)])
        return "apart", self._take_back(self.book.case(no), seq)

    def _amend(self, case: Case) -> tuple[str, Undo]:
        rng, book = self.rng, self.book
        step = rng.choice(corrections.correctable(case) or case.steps)
        named = [name for name in corrections.FIELDS.get(step.kind, ()) if name in _VALUES]
        right = {name: rng.choice(_VALUES[name]) for name in named if rng.random() < 0.4}
        moved = step.on + timedelta(rng.choice((-3, -1, 0, 1, 2)))
        draft = corrections.amend(
            case, step.seq, right, right_day=rng.choice((None, moved)), reason="试", on=book.today,
            grounds=self.grounds,
        )  # fmt: skip
        return f"amend {step.kind}", (case.no, book.record(draft).history[-1].seq)

    def _register(self, case: Case) -> tuple[str, Undo]:
        rng, book = self.rng, self.book
        on = case.first.on - timedelta(rng.choice((0, 1, 5)))
        right = Correction(
            title="改过的题", heads=rng.choice((None, 3, 9)), received_on=on, names=("丙某",)
        )
        nth = rng.randrange(len(case.petitions)) + 1
        draft = register.amend(
            case, right, petition=nth, reason="试", on=book.today, today=book.today
        )
        draft = corrections.checked(case, draft, self.grounds)
        return "amend add", (case.no, book.record(draft).history[-1].seq)

    def _merge(self, case: Case) -> tuple[str, Undo]:
        book, into = self.book, self.book.case(self.rng.choice(self.nos))
        words = {"reason": "试", "on": book.today}
        made = joins.merge(case, into, grounds=self.grounds, **words)
        place = book.record(made.act).history[-1].seq
        for carried in made.carried:
            book.record(carried.draft, by=carried.by)
        book.record(joins.end(case, into, place, **words))
        return kinds.MERGE, (into.no, place)

    def _split(self, case: Case) -> tuple[str, Undo]:
        book, nth = self.book, self.rng.randrange(2, 4)
        opened = book.record(joins.split(case, petition=nth, reason="试", grounds=self.grounds))
        gone = joins.gone(case, opened, petition=nth, reason="试", on=book.today)
        self.nos.append(opened.no)
        return kinds.SPLIT, (case.no, book.record(gone).history[-1].seq)


def correct(path: Path, seed: int) -> Done:
    """Correct the ledger `path` at random, hold it to what must hold, and take all back."""
    with stories.quietly(stories.LAST), ledger.writing(str(path)) as book:
        known = [no for (no,) in book.connection.execute("select no from cases order by no")]
        before, last = state(book.connection, known), head_of(book.connection).seq
        corrector = Corrector(Random(seed), book, [*known])
        corrector.go(3 * len(known))
    with stories.quietly(stories.LAST), ledger.reading(str(path)) as book:
        assert list(verify.faults(book.connection)) == []
        assert registered(book.connection, "entry where kind = 'add'") == registered(
            book.connection, "petitions"
        )
        with closing(replay.replayed(book.connection, last)) as then:
            assert state(then, known) == before
    _second_way(path, seed)
    with stories.quietly(stories.LAST), ledger.writing(str(path)) as book:
        corrector.book = book
        corrector.take_back()
        assert state(book.connection, known) == before
    with stories.quietly(stories.LAST), ledger.reading(str(path)) as book:
        assert list(verify.faults(book.connection)) == []
    return Done(len(known), Counter(name for name, _ in corrector.done), corrector.refused)


def _second_way(path: Path, seed: int) -> None:
    from tests.test_second_way import PERIODS, compare

    with stories.quietly(stories.LAST):
        compare(path, [PERIODS[seed % len(PERIODS)]])


def main(wanted: int) -> None:
    """Correct ledgers until they held so many cases; print what was done."""
    cases, refused, seed, untold, done = 0, 0, 0, 0, Counter()
    with tempfile.TemporaryDirectory() as folder:
        while cases < wanted:
            seed += 1
            if seed % 4:  # those without an imported sheet, whose old steps no rule was asked of
                path = Path(folder) / f"{seed}.db"
                try:
                    stories.make(path, seed)
                except XfError:  # the second statement of the rules allowed what the rules refuse
                    untold += 1
                    continue
                found = correct(path, seed)
                cases, refused, done = (
                    cases + found.cases,
                    refused + found.refused,
                    done + found.done,
                )
                path.unlink()
    print(
        f"{cases} cases, {done.total()} corrections, {refused} refused, {untold} ledgers not told to the end: {dict(done.most_common())}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
