"""What a list or a search is narrowed to, and which cases that leaves, in which order.

To be found by what it is about would tell what a sealed case is about: only its number, its status
and its days find it.
"""

from array import array
from collections.abc import Collection, Iterator
from datetime import date
from typing import Final, NamedTuple

from xfcli.case import kinds, numbers
from xfcli.case.words import ENDED, STATUSES, UnitKind
from xfcli.errors import BadValue
from xfcli.law.deadlines import resolve
from xfcli.ledger import queries
from xfcli.ledger.reader import Reader
from xfcli.text import full_width, half_width, nearest, spelled
from xfcli.views.listing import Row

_ORDERS: Final = {
    "": "year, number",
    "received": "received_on, year, number",
    "unit": "unit, year, number",
    "due": "year, number",
}
SORTS: Final = ("received", "due", "unit")
_YEAR: Final = 10**12  # a number as one integer: year * _YEAR + number


_LABELS: Final = (
    "从",
    "到",
    "办理状态",
    "责任单位",
    "诉求领域",
    "法定途径",
    "信访形式",
    "村",
    "片",
    "信访人",
)


# What is no status but is asked for as one, and the option that lists it.
_OPTIONS: Final = {
    "逾期": "--overdue", "超期": "--overdue", "过期": "--overdue",
    "在办": "--open", "未办结": "--open", "未结": "--open",
}  # fmt: skip


class Filter(NamedTuple):
    """What a list is narrowed to; empty values narrow nothing."""

    since: str = ""  # ISO: some petition of the case came on this day or later
    until: str = ""
    status: str = ""
    unit: str = ""
    domain: str = ""
    route: str = ""
    channel: str = ""
    village: str = ""
    area: str = ""
    name: str = ""
    text: str = ""
    open: bool = False
    sort: str = ""  # one of SORTS, "" by number

    @property
    def is_open(self) -> bool:
        """Whether only open cases can match."""
        return self.open or (bool(self.status) and self.status not in ENDED)

    @property
    def said(self) -> str:
        """What is looked for, in words: 未办结的，责任单位 民政办."""
        parts = ["未办结的"] if self.open else []
        parts += [f"{label} {value}" for label, value in zip(_LABELS, self, strict=False) if value]
        return "，".join(parts)


def check(book: Reader, wanted: Filter) -> None:
    """Raise BadValue, naming the nearest, where `wanted` names a status, unit, domain or place that is none."""
    if option := _OPTIONS.get(wanted.status):
        raise BadValue(f"「{wanted.status}」不是办理状态。列出来：xf list {option}；要办的：xf due")
    office = book.office
    villages = {*office.names_of(UnitKind.VILLAGE), *office.former}
    areas = {unit.area for unit in office.units.values() if unit.area}
    for label, value, known, column in (
        ("办理状态", wanted.status, STATUSES, ""),
        (
            "责任单位",
            wanted.unit,
            {*office.units, *office.former, office.setting("desk")},
            "cases.unit",
        ),
        ("诉求领域", wanted.domain, (), "cases.domain"),
        ("村", wanted.village, villages, "petitions.village"),
        ("片", wanted.area, areas, ""),
    ):
        if value and value not in known and value not in (used := _used(book, column)):
            raise _unknown(label, value, {*known, *used, *_customary(label)})
    if wanted.sort not in {"", *SORTS}:
        raise BadValue(f"--sort 可选：{'、'.join(SORTS)}（收到、期限、单位）。")


def _used(book: Reader, column: str) -> Collection[str]:
    """Return what stands in a column, `table.column`: what a register once had may be asked for."""
    if not column:
        return ()
    table, _, name = column.partition(".")
    rows = book.connection.execute(f"select distinct {name} from {table} where {name} <> ''")
    return [text for (text,) in rows]


def _customary(label: str) -> Collection[str]:
    if label != "诉求领域":
        return ()
    from xfcli.law import (
        catalogue,  # reads a file: only where a domain is asked for that nobody used
    )

    return catalogue.domains()


def _unknown(label: str, value: str, known: Collection[str]) -> BadValue:
    near = nearest(value, sorted(known))
    hint = f"是不是 {'、'.join(near)}？" if near else f"有：{'、'.join(sorted(known)[:8])}。"
    return BadValue(f"没有「{value[:20]}」这个{label}。{hint}")


def cases(book: Reader, wanted: Filter) -> Iterator[Row]:
    """Yield the cases that `wanted` names, in its order."""
    return queries.cases(book, _numbers(book, wanted))


def _numbers(book: Reader, wanted: Filter) -> Iterator[str]:
    """Yield the numbers of the cases that `wanted` names, in its order; flat in memory.

    They are asked for at once, so that no later change of the ledger makes one twice or none.
    """
    where, values = _where(book, wanted)
    rows = book.connection.execute(
        f"select year, number from cases where {where} order by {_ORDERS[wanted.sort]}", values
    )
    found = array("q", (year * _YEAR + number for year, number in rows))
    if wanted.sort == "due":
        due = _due(book)
        last = date.max
        found = array("q", sorted(found, key=lambda one: due.get(_no(one), last)))
    if wanted.sort in {"", "due"} and (first := _urgent(book)):
        yield from (_no(one) for one in found if one in first)
        found = array("q", (one for one in found if one not in first))
    yield from map(_no, found)


def _urgent(book: Reader) -> frozenset[int]:
    """Return the open cases that are urgent: they stand first (条例 Art 25)."""
    rows = book.connection.execute("select year, number from cases where urgent <> ''")
    return frozenset(year * _YEAR + number for year, number in rows)


def _no(one: int) -> str:
    return numbers.make(*divmod(one, _YEAR))


def _due(book: Reader) -> dict[str, date]:
    """Return the day of the duty of each case that is due first."""
    calendar, today = book.calendar, book.today
    found: dict[str, date] = {}
    for no, clock in queries.duties_owed(book):
        day = resolve(clock, calendar, today).due
        found[no] = min(day, found.get(no, day))
    return found


Term = tuple[str, tuple[str, ...]]  # a condition, and the values of its question marks


def _where(book: Reader, wanted: Filter) -> Term:
    known = [
        ("domain = ?", wanted.domain),
        ("channel = ?", wanted.channel),
        ("route = ?", wanted.route),
    ]
    about: list[Term] = [(term, (value,)) for term, value in known if value]
    office = book.office
    if wanted.unit:
        names = office.given_to(wanted.unit)
        about.append((f"unit in ({queries.marks(names)})", names))
    if wanted.village:
        about.append(_from_one_of(office.names_until_now(wanted.village)))
    if wanted.area:
        here = [unit.name for unit in office.units.values() if unit.area == wanted.area]
        about.append(_from_one_of([name for one in here for name in office.names_until_now(one)]))
    if wanted.name:
        about.append(_named(wanted.name))
    if wanted.text:
        about.append(_mentioned(wanted.text.split()))
    return _all_of([*_plain(book, wanted), *([("sealed = 0", ()), *about] if about else [])])


def _from_one_of(villages: Collection[str]) -> Term:
    place = f"no in (select no from petitions where village in ({queries.marks(villages)}))"
    return place, tuple(villages)


def _plain(book: Reader, wanted: Filter) -> Iterator[Term]:
    """Yield what may be asked of a sealed case as well."""
    yield "1", ()
    if wanted.is_open:
        yield "open = 1", ()
    if wanted.status:
        yield f"{queries.status(book)} = ?", (wanted.status,)
    if wanted.since or wanted.until:
        # With the plus, SQLite reads the open cases; without, it would seek all of those days.
        no = "+no" if wanted.is_open else "no"
        days = (wanted.since or "0000", wanted.until or "9999")
        yield f"{no} in (select no from petitions where day between ? and ?)", days


def _mentioned(words: list[str]) -> Term:
    each = _all_of([_any_of(_mentions(word)) for word in words])
    if len(words) == 1:
        return each
    return _any_of([each, _named(" ".join(words)), *_phone("".join(words))])  # 张 三, 138 0571 2233


def _all_of(terms: list[Term]) -> Term:
    return " and ".join(text for text, _ in terms), tuple(v for _, each in terms for v in each)


def _any_of(terms: list[Term]) -> Term:
    return f"({' or '.join(text for text, _ in terms)})", tuple(
        v for _, each in terms for v in each
    )


def _mentions(word: str) -> list[Term]:
    """Return the places where a word of a search may stand: any of them finds the case."""
    found = [
        _in_text(spelling) for spelling in dict.fromkeys((word, half_width(word), full_width(word)))
    ]
    found.append(_named(word))
    digits = half_width(word)
    if any(ch.isdigit() for ch in digits):
        # The number that an imported case had before; that of a paper.
        found.append(("no in (select no from imports where instr(old_no, ?))", (digits,)))
        found += _document(word)
    found += _phone(word)
    if len(digits) >= 15:
        found.append(
            (
                "no in (select no from persons where id_number = ? and id_number <> '')",
                (digits.upper(),),
            )
        )
    return found


def _phone(word: str) -> list[Term]:
    """Return where a phone stands, where `word` looks like one however it is split: its last four, or all."""
    digits = half_width(word).translate({ord(mark): None for mark in "-–—()+ "})
    if not digits.isdecimal() or (len(digits) != 4 and len(digits) < 7):
        return []
    end = "、" if len(digits) == 4 else ""
    return [("no in (select no from persons where instr(phone || '、', ?))", (digits + end,))]


def _in_text(word: str) -> Term:
    text = "instr(title, ?) or instr(text, ?) or instr(village, ?)"
    return f"no in (select no from petitions where {text})", (word, word, word)


def _document(word: str) -> list[Term]:
    """Return where a paper's number stands, where `word` looks like (part of) one: 〔2026〕1号."""
    spelled = word.translate(str.maketrans("[]［］（）()", "〔〕〔〕〔〕〔〕"))
    if not ("〔" in spelled or spelled.endswith("号")):
        return []
    written = "json_extract(body, '$.doc_no')"
    for mark in "[（(":
        written = f"replace({written}, '{mark}', '〔')"
    for mark in "]）)":
        written = f"replace({written}, '{mark}', '〕')"
    return [(f"no in (select no from entry where kind in ({queries.marks(_NUMBERED)}) and instr({written}, ?))",
             (*_NUMBERED, spelled))]  # fmt: skip


_NUMBERED: Final = (kinds.ADD, kinds.REPLY, kinds.REVIEW, kinds.NOTE, kinds.PAPER)


def _named(name: str) -> Term:
    """Return what finds a name as people may have written it: with another separator, with none."""
    return (
        "no in (select no from persons where spelled = ? and spelled <> '')",
        (spelled(name),),
    )
