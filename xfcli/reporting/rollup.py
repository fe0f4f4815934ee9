"""Townships added up: each file judged, the sums put together, the report made as in a township.

Nothing is defined here a second time: sums are added, rates are computed from sums, by the code that
makes a township's own report.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from xfcli.case.disclosure import SEALED
from xfcli.case.head import Head
from xfcli.dates import Closings, Span
from xfcli.reporting import figures, report, shown, sums_file, sums_flaws
from xfcli.reporting.figures import FAMILIES, SECTIONS, Amount, Places
from xfcli.reporting.months import NONE, Key, OfMonths, month_in_words, month_of, usual
from xfcli.reporting.report import Report
from xfcli.reporting.sums_file import Place, Sums
from xfcli.reporting.tables import seal_words
from xfcli.table import Table

PLACES: Final = Places(SEALED)  # every unit has a name where it goes up, but that of sealed cases
_FIGURES: Final = tuple(figure for part in SECTIONS.values() for figure in part)
_FAMILIES: Final = tuple(family for family in FAMILIES if family.group != "village")
_SEALS: Final = ("封印", "前一份封印")  # to be compared with the signed paper
_WHICH: Final = "请报送单位查明是哪一本，设好区划代码（xf setting code）重新导出。"
_SHOWN: Final = (
    "petitions.total", "persons.total", "petitions.first", "petitions.repeat", "cases.filed",
    "cases.closed", "closure.rate", "accept.timely.rate", "reply.timely.rate", "cases.open",
    "cases.overdue", "cases.backlog",
)  # fmt: skip


class Town(NamedTuple):
    """A township in the period: its code, its office, and what each figure came to."""

    code: str
    office: str
    amounts: Mapping[str, Amount]
    given: report.Given


class Notice(NamedTuple):
    """What is to be said of a file, and whether it was counted all the same."""

    file: str
    said: str
    is_counted: bool = False


class _Taken(NamedTuple):
    file: str
    given: Sums  # without its sums: they are in the whole
    is_begun: bool  # whether it tells of anything by the end of the period


class County:
    """Townships added up file by file, for one period, in flat memory.

    `until` is the last day that the files must reach; `read_again` gives what a file holds, where it
    has to be taken out again because a newer one of the same township came after it.
    """

    def __init__(self, span: Span, until: date, read_again: Callable[[str], Sums]) -> None:
        self._span = span
        self._today = until
        self._until = month_of(until, span.closings)
        self._read_again = read_again
        self._sums: dict[Key, int] = {}
        self._taken: dict[str, _Taken] = {}  # by town
        self._apart: set[str] = set()  # towns, ledgers of which no file can be told to be the one
        self._added_up: dict[str, Sums] = {}  # by file: what is not counted beside its own parts
        self._early: dict[str, Sums] = {}  # by file: what ends before the period does
        self._towns: dict[str, Town] = {}
        self._notices: list[Notice] = []

    def add(self, file: str, given: Sums) -> None:
        """Add what a file holds; or note why not."""
        if said := self._unfit(given):
            self.refuse(file, said)
        elif given.until < self._until:
            self._early[file] = given._replace(sums={})
        elif self._is_first_or_newer(file, given) and self._is_in_no_other(file, given):
            self._put(given, 1)
            self._taken[given.town] = _Taken(
                file, given._replace(sums={}), _had_begun(given, self._until)
            )
            self._towns[given.town] = self._town(given)

    def refuse(self, file: str, said: str) -> None:
        """Note why a file is not counted."""
        self._notices.append(Notice(file, said))

    def _unfit(self, given: Sums) -> str:
        asked = self._in_effect(usual(self._span.closings))
        if (its := self._in_effect(given.closings)) != asked:
            here, there = _closing(its), _closing(asked)
            return f"统计月截止日是{here}，别处是{there}，不能相加。"
        if {given.town, given.ledger} & self._apart:
            return f"{given.office}（{given.town}）有互不相承的文件，都没有计入。{_WHICH}"
        if flaw := sums_flaws.flaw_in(given):
            return f"数字自相矛盾，被改动过：{flaw}。请报送单位重新导出。"
        return ""

    def _in_effect(self, closings: Closings) -> Closings:
        """Return on which days months ended in what is asked for: what holds later only changes none of it."""
        return tuple((since, day) for since, day in closings if since <= self._today)

    def _is_first_or_newer(self, file: str, given: Sums) -> bool:
        """Judge a further file of a ledger; take those before out where this one takes their place.

        It may be of the ledger of one and bear the code of another: then none of them can be told right.
        """
        alike = [t for t in self._taken.values() if _is_of_same(t.given, given)]
        if same := next((t for t in alike if t.given.seal == given.seal), None):
            self._note(file, f"与 {same.file} 是同一份，只算一次。")
            return False
        if said := next(filter(None, (_apart(given, t.given) for t in alike)), ""):
            self._refuse_all(file, given, alike, said)
            return False
        for before, old, _ in alike:
            if (given.until, given.head.seq) <= (old.until, old.head.seq):
                self._note(file, f"比 {before} 旧，不再计入。")
                return False
        for taken in alike:
            self._note(taken.file, f"比 {file} 旧，不再计入。")
            self._take_out(taken)
        return True

    def _refuse_all(self, file: str, given: Sums, alike: list[_Taken], said: str) -> None:
        """Count neither a file nor those before it from which it cannot be told apart."""
        for taken in alike:
            self._apart |= {taken.given.town, taken.given.ledger} - {""}
            self._take_out(taken)
            self.refuse(taken.file, f"与 {file} {said}，都没有计入。{_WHICH}")
        self._apart |= {given.town, given.ledger} - {""}
        befores = "、".join(taken.file for taken in alike)
        self.refuse(file, f"与 {befores} {said}，都没有计入。{_WHICH}")

    def _is_in_no_other(self, file: str, given: Sums) -> bool:
        """Judge a file that was itself added up: it is not counted beside one of its own parts."""
        for taken in [*self._taken.values()]:
            if _holds(taken.given, given.town):
                self._take_out(taken)
                self._added_up[taken.file] = taken.given
            elif _holds(given, taken.given.town):
                self._added_up[file] = given._replace(sums={})
                return False
            elif both := _towns_in(given) & _towns_in(taken.given):
                self.refuse(file, f"与 {taken.file} 里都有 {'、'.join(sorted(both))}，没有计入。")
                return False
        if any(_holds(given, each.town) for each in self._added_up.values()):
            self._added_up[file] = given._replace(sums={})
            return False
        return True

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is to be said of the files."""
        added_up = (self._of_added_up(*kept) for kept in self._added_up.items())
        return (*self._notices, *added_up, *(self._of_early(*kept) for kept in self._early.items()))

    def _of_added_up(self, file: str, given: Sums) -> Notice:
        towns, of_parts = _towns_in(given), {each.town for each in self._added_up.values()}
        if missing := sorted(towns - self._taken.keys() - of_parts):
            apart = "、".join(t.file for town, t in self._taken.items() if _holds(given, town))
            said = f"里面有的单位另有文件，这份合计没有计入；{'、'.join(missing)} 要单独报来"
            return Notice(file, f"{said}，或者拿走 {apart}，只合计这一份。")
        return Notice(file, "里面的各单位已经单独计入，这份合计不再加。", is_counted=True)

    def _of_early(self, file: str, given: Sums) -> Notice:
        until = month_in_words(given.until)
        taken = next((t for t in self._taken.values() if _is_of_same(t.given, given)), None)
        if not taken:
            said = f"只报到 {until}，还缺到 {month_in_words(self._until)} 的。请报送单位重新导出。"
            return Notice(file, said)
        said = f"只报到 {until}，有更新的 {taken.file}，不再计入。"
        alike = [of.seal for of in self._early.values() if _is_of_same(of, given)]
        follows = taken.given.previous
        if given.until == taken.given.follows and follows not in alike:
            said += "但那一份接的不是这一份（前一份封印不同）：请与签字的月报核对。"
        return Notice(file, said, is_counted=True)

    def _note(self, file: str, said: str) -> None:
        self._notices.append(Notice(file, said, is_counted=True))

    def _take_out(self, taken: _Taken) -> None:
        town = taken.given.town
        self._put(self._read_again(taken.file), -1)
        del self._taken[town], self._towns[town]

    def _put(self, given: Sums, sign: int) -> None:
        sums = self._sums
        for key, n in given.sums.items():
            sums[key] = sums.get(key, 0) + sign * n

    def _town(self, given: Sums) -> Town:
        counts = OfMonths(given.sums, given.closings, given.first_day)
        span = self._span._replace(last=min(self._span.last, self._today))
        return Town(
            given.town,
            given.office,
            {f.key: figures.amount(f, counts, span) for f in _FIGURES},
            report.Given(given.seal, given.previous),
        )

    @property
    def label(self) -> str:
        """The period, in words."""
        return self._span.label

    @property
    def is_begun(self) -> bool:
        """Whether any ledger had begun by the end of the period."""
        return any(taken.is_begun for taken in self._taken.values())

    @property
    def towns(self) -> tuple[Town, ...]:
        """The townships that were counted, by their codes."""
        return tuple(self._towns[code] for code in sorted(self._towns))

    def note_settings(self) -> None:
        """Note who had no ledger yet in the period, or takes another number of days than most for 积案."""
        days = [taken.given.backlog_days for taken in self._taken.values()]
        usual = max(sorted(set(days)), key=days.count, default=0)
        for file, given, is_begun in self._taken.values():
            if not is_begun:
                self._note(file, f"{self.label}还没有台账，按 0 计。")
            if given.backlog_days != usual:
                said = f"积案按 {given.backlog_days} 天算，多数按 {usual} 天：期末积案不可比。"
                self._note(file, said)

    def note_places(self, roster: Mapping[str, str]) -> None:
        """Note what was counted of places that `roster` (names by code) has not, or calls otherwise."""
        for file, given, _ in self._taken.values():
            name = roster.get(given.town)
            if name is None:
                self._note(file, f"{given.office}（{given.town}）不在名册里，照样计入。")
            elif name not in given.office and given.office not in name:
                self._note(
                    file, f"名册里 {given.town} 是{name}，文件写的是{given.office}：请核对。"
                )

    def missing(self, roster: Mapping[str, str]) -> list[str]:
        """Return the names of the places of `roster` (by code) of which nothing was counted."""
        counted = {*self._taken, *(t for of in self._taken.values() for t in _towns_in(of.given))}
        return [f"{code} {name}".strip() for code, name in roster.items() if code not in counted]

    def report(self, office: str) -> Report:
        """Return the report of the townships together, as `office` gives it."""
        whole = self.sums("", office)
        counts = OfMonths(whole.sums, whole.closings, whole.first_day)
        head = Head(len(self._towns), "", whole.seal)
        return report.build(counts, PLACES, self._span, self._today, head, office, _FAMILIES)

    def each(self) -> Iterator[Sums]:
        """Yield what each file holds that was counted, by their codes."""
        yield from (self._read_again(self._taken[town].file) for town in sorted(self._taken))

    def sums(self, code: str, office: str) -> Sums:
        """Return what the townships gave together, sealed, to be given upward under this code."""
        taken = [self._taken[town].given for town in sorted(self._taken)]
        first_days = [given.first_day for given in taken if given.first_day]
        days = {given.backlog_days for given in taken}
        return sums_file.sealed(
            Sums(
                code or NONE,
                office,
                "",
                "",
                self._until,
                usual(self._span.closings),
                days.pop() if len(days) == 1 else 0,
                # A township that has no last year yet would make growth of itself.
                max(first_days, default=None),
                Place(sum(given.head.seq for given in taken), ""),  # grows with what is added up
                {},
                "",
                "",
                {
                    key: n
                    for key, n in self._sums.items()
                    if n and key.month <= self._until and key.done <= self._until
                },
                tuple((given.town, given.seal) for given in taken),
            )
        )


def _closing(closings: Closings) -> str:
    return (
        "、".join(
            f" {since} 起 {day} 日" if since > date.min else f" {day} 日" for since, day in closings
        )
        or "月末"
    )


def _towns_in(given: Sums) -> frozenset[str]:
    """Return the towns whose sums a file has added up, none where it is of a ledger."""
    return frozenset(town for town, _ in given.parts)


def _holds(given: Sums, town: str) -> bool:
    """Whether a file has added up the sums of a town: it names it, or what stands between them by its code.

    A city names its counties; the towns of these are known by their codes, which begin with the city's.
    """
    return bool(given.parts) and (
        town in _towns_in(given) or (town != given.town and town.startswith(given.town))
    )


def _had_begun(given: Sums, month: str) -> bool:
    """Whether the ledgers behind a file had begun by the end of a month."""
    recorded, counted = given.chain, (key.month for key in given.sums)
    return any(of <= month for months in (recorded, counted) for of in months)


def _is_of_same(one: Sums, other: Sums) -> bool:
    """Whether two files say that they are of one place, or come from one ledger."""
    return one.town == other.town or one.ledger == other.ledger != "" or _is_begun(one, other)


def _is_begun(one: Sums, other: Sums) -> bool:
    """Whether one of two files is of the other's ledger before its first case."""
    # Till then a ledger is known by its founding, which it shares with those copied from it.
    alike = one.founding == other.founding != "" and one.office == other.office
    return alike and one.founding in {one.ledger, other.ledger}


def _apart(one: Sums, other: Sums) -> str:
    """Return why neither of two such files can take the other's place, "" where one can."""
    if one.ledger != other.ledger and one.first_day and other.first_day:
        return f"代码 {one.town} 相同，却不出自同一本台账"
    if _are_forked(one, other):
        return "出自同一本台账的两份副本，各自续记过"
    return ""


def _are_forked(one: Sums, other: Sums) -> bool:
    """Whether two files of a ledger come from copies of it that were continued apart."""
    if one.head.seq == other.head.seq and one.head.hash != other.head.hash:
        return True
    # Each entry carries the hash of the one before: where the last one is the same, all are.
    until = min(one.until, other.until)
    ends = [
        max((p for m, p in of.chain.items() if m <= until), default=None) for of in (one, other)
    ]
    return ends[0] != ends[1]


def _is_rate(amount: Amount) -> bool:
    return amount.base is not None and not amount.is_median


def table(towns: Iterable[Town]) -> Table:
    """Return a row for each township; rates are of its own sums."""
    shown_figures = [figure for figure in _FIGURES if figure.key in _SHOWN]
    labels = [figure.label for figure in shown_figures]
    rows = [
        (town.code, town.office, *(shown.amount(town.amounts[f.key]).text for f in shown_figures),
         seal_words(town.given.seal), seal_words(town.given.previous))
        for town in towns
    ]  # fmt: skip
    headings = ("代码", "单位", *labels, *_SEALS)
    return Table(headings, rows, "各乡镇", numeric=frozenset(labels), spare=_SEALS[::-1])


def as_data(
    towns: Iterable[Town], notices: Iterable[Notice], missing: list[str]
) -> dict[str, object]:
    """Return what the JSON of a report has besides, of townships added up."""
    return {
        "towns": [
            {
                "code": town.code,
                "office": town.office,
                **town.given._asdict(),
                "figures": [
                    {"key": key, "value": a.value, "numerator": a.n if _is_rate(a) else None,
                     "denominator": a.base if _is_rate(a) else None}
                    for key, a in town.amounts.items()
                ],
            }
            for town in towns
        ],
        "files": [{"file": n.file, "message": n.said, "counted": n.is_counted} for n in notices],
        "missing": missing,
    }  # fmt: skip
