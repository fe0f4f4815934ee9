"""Random ledgers for tests: a year and a half of one office, with everything that happens to cases.

Each step follows from the state of its case and is taken by the command itself, in a ledger whose
clock is set by hand; what the state forbids is tried too, and must be refused. Seeded, quick, and
recorded day by day; the last days in transactions of their own, as on a working day.
"""

import io
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from tests.stories import refused, steps
from xfcli import ledger
from xfcli.case.case import Case
from xfcli.case.words import NO_CASE, NoteKind
from xfcli.dates import SHANGHAI
from xfcli.errors import NotFound, XfError
from xfcli.law.notification import told_on
from xfcli.ledger import Reader, chronicle, filters, founding
from xfcli.ledger.copies import backup
from xfcli.ledger.filters import Filter

FIRST, LAST = date(2024, 9, 2), date(2026, 3, 20)
REFORMED = date(2025, 12, 1)  # in every second ledger: villages merged, offices called otherwise
SEEDS = 20  # the ledgers that tests share are made of the seeds below it
SHEET = """\
登记日期,信访形式,姓名,村组,我的事,诉求领域,来源,责任单位,转办日期,受理日期,答复日期,送达日期,办结日期,办理结果,满意度,原编号
2026-01-05,来访,旧某,石桥村,旧账一,低保,自收,民政办,2026-01-06,2026-01-07,2026-02-02,2026-02-03,2026-02-11,支持,满意,旧1
2026-01-12,来信,旧某,青山村,旧账二,村务,热线,,,,,,2026-02-20,,,旧2
2026-02-24,来电,旧某,石桥村,旧账一又来,低保,自收,民政办,,,,,,,,旧1
"""
NOTICE = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")


class Story:
    """The cases of one office, told step by step."""

    def __init__(self, rng: Random, book: Reader) -> None:
        self.rng = rng
        self.book = book
        self.cases: dict[str, Case] = {}
        self.refused = 0
        self._visits: list[tuple[date, str]] = []
        self._pace: dict[str, int] = {}
        self._given: Counter[int] = Counter()

    def day(self, today: date, each: float) -> None:
        """Take the steps of one day: visit the cases that are due, register what comes in."""
        while self._visits and self._visits[0][0] <= today:
            no = heappop(self._visits)[1]
            self.visit(no, today)
            if not self.cases[no].void and self.rng.random() < 0.97:
                self._come_back(no, today)
        if self.rng.random() < each:
            self.take("add", steps.petition(self.rng, today))

    def visit(self, no: str, today: date) -> None:
        """Take one step in case `no`; now and then try one that must be refused, or any at all."""
        rng, state = self.rng, self._state(no, today)
        if rng.random() < 0.12 and (forbidden := list(refused.forbidden(state))):
            verb, words = rng.choice(forbidden)
            done = self.take(verb, words, may_fail=True)
            assert not done, f"{verb} {words}: {state.case.status}"
        if rng.random() < 0.06:
            self.take(*refused.anything(state), may_fail=True)
            state = self._state(no, today)
        if weighted := list(steps.allowed(state)):
            weights = [weight for weight, *_ in weighted]
            _, verb, words = rng.choices(weighted, weights)[0]
            self.take(verb, words)

    def unseal(self) -> None:
        """Lift the seals that stayed on what turned out to be no accusation."""
        for no, case in list(self.cases.items()):
            if case.has_seal and not case.is_accusation:
                self.take("retention", {"no": [no], "unseal": True, "reason": "查明不是检举控告"})

    def _state(self, no: str, today: date) -> steps.State:
        others = tuple(self.cases.values())
        return steps.State(self.rng, self.cases[no], self.book, today, others)

    def take(self, verb: str, words: dict[str, Any], *, may_fail: bool = False) -> bool:
        """Run a command; return whether it was done. What is refused must record nothing."""
        named = [no for key in ("no", "repeat_of") for no in _numbers(words.get(key))]
        before = [self.cases[no] for no in named]
        try:
            command(verb)(**words, db=str(self.book.path))
        except XfError as error:
            if not may_fail:
                error.add_note(f"{verb} {words}")
                raise
            assert [self.book.case(no) for no in named] == before
            self.refused += 1
            return False
        self._look(*named)
        return True

    def _look(self, *nos: str) -> None:
        """See what the last step made of the cases, and which are new."""
        for year in range(FIRST.year, LAST.year + 1):
            while new := self._case(f"{year}-{self._given[year] + 1}"):
                self._given[year] += 1
                self.cases[new.no] = new
                self._pace[new.no] = self.rng.choice((3, 5, 9, 25))
                self._come_back(new.no, self.book.today)
        for no in nos:
            self.cases[no] = self.book.case(no)

    def _case(self, no: str) -> Case | None:
        try:
            return self.book.case(no)
        except NotFound:
            return None

    def _come_back(self, no: str, today: date) -> None:
        case, pace = self.cases[no], self._pace[no]
        if case.closing:
            pace *= 2
        elif not told_on(case):
            pace = min(pace, 2) if self.rng.random() < 0.8 else pace
        heappush(self._visits, (today + timedelta(self.rng.randrange(1, 2 * pace)), no))


def _numbers(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def command(verb: str) -> Any:
    """Return the function of a command."""
    return import_module(f"xfcli.commands.{verb}{'_' * iskeyword(verb)}").run


@contextmanager
def quietly(today: date) -> Iterator[None]:
    """Keep what commands say to themselves, on a fixed day."""
    with (
        redirect_stdout(io.StringIO()),
        redirect_stderr(io.StringIO()),
        patch.dict("os.environ", {"XF_TODAY": today.isoformat()}),
    ):
        yield


def make(path: Path, seed: int, *, each: float = 0.032, last: date = LAST) -> Story:
    """Make the ledger `path` of the steps that `seed` draws; `each` petitions a day, up to `last`."""
    rng = Random(seed)
    told: list[Story] = []

    def tell(book: chronicle.Chronicle) -> None:
        story = Story(rng, book)
        told.append(story)
        for today in working_days(FIRST, last - timedelta(5)):
            book.stand_at(datetime(today.year, today.month, today.day, 9, 30, tzinfo=SHANGHAI))
            if today == FIRST:
                founding.found(book, {"office": "青石镇人民政府", "officer": "王主任"})
                steps.found(rng, book)
            if today == REFORMED and seed % 2:
                steps.reform(book)
            story.day(today, each)

    with quietly(last):
        chronicle.create(str(path), tell)
    story = told[0]
    for today in working_days(last - timedelta(4), last):
        with quietly(today), ledger.reading(str(path), at_once=False) as book:
            story.book = book
            story.day(today, each)
            if today + timedelta(3) > last:
                story.unseal()
    if seed % 4 == 0:
        finish(path, seed, last)
    return story


def working_days(first: date, last: date) -> Iterator[date]:
    """Yield the days from `first` to `last` that are no weekend."""
    for n in range((last - first).days + 1):
        day = first + timedelta(n)
        if day.weekday() < 5:
            yield day


def _unseal(db: str) -> None:
    """Mark a case confidential by mistake, and lift that again."""
    with ledger.reading(db) as book:
        plain = (row.no for row in filters.cases(book, Filter(open=True)) if not row.sealed)
        no = next(no for no in plain if not book.case(no).confidential)
    command("amend")(no, confidential=True, reason="误以为要保密", db=db)
    command("retention")([no], unseal=True, reason="不用保密", db=db)


def finish(path: Path, seed: int, last: date) -> None:
    """Do once what an office does seldom: a sheet brought in, a report sent, people's data erased."""
    sheet, notice = path.with_suffix(".csv"), path.with_suffix(".json")
    sheet.write_text(SHEET, encoding="utf-8")
    days = ", ".join(
        f'{{"name": "{name}", "date": "2027-0{i}-01", "isOffDay": true}}'
        for i, name in enumerate(NOTICE, 1)
    )
    notice.write_text(f'{{"year": 2027, "papers": [], "days": [{days}]}}', encoding="utf-8")
    db = str(path)
    with quietly(last):
        command("import")(sheet, map_=["我的事=标题"], apply=True, db=db)
        command("calendar")("import", notice, db=db)
        _unseal(db)
        command("report")(month=f"{last.year}-0{last.month - 1}", seal=True, db=db)
        out = path.with_name(f"{path.stem}-全.csv")
        command("export")(output=out, with_personal=True, reason="归档", db=db)
        command("export")(output=path.with_name(f"{path.stem}-逐月.csv"), sums=True, db=db)
        command("setting")("keep-years", "1", db=db)
        command("retention")(erase=True, yes=True, reason="到期", db=db)
        if seed % 8 == 0:
            command("backup")(db=db)
            with ledger.reading(db) as book:
                later = next(
                    row.no for row in filters.cases(book, Filter()) if row.status != NO_CASE
                )
            command("note")(later, kind=NoteKind.VISIT, text="备份后又记", db=db)
            newest = backup.backups_in(backup.folder_of(path), path)[0]
            command("restore")(newest.path, discard_newer=True, db=db)
