"""Finds the headings of a sheet and says which field each column feeds.

Pure. A heading that the thesaurus does not list is reported with the likeliest that it does, and
never guessed into a field.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from itertools import pairwise
from types import MappingProxyType
from typing import Final, NamedTuple

from xfcli.case.words import Channel, Source
from xfcli.errors import BadValue
from xfcli.sheet import neighbours, thesaurus
from xfcli.sheet.cells.text import Cell, listed, plain
from xfcli.sheet.cells.traditional import simplified
from xfcli.sheet.fields import BY_KEY, FIELDS, OF_A_PERSON, Field, Values
from xfcli.sheet.thesaurus import IGNORED, Meaning

REASON: Final = "没有导入的原因"  # heads a column of the sheet of corrections
ABOVE: Final = "上一行"  # heads another: context, no part of the row
_SERIALS: Final = listed(f"序号 序 号 顺序 顺序号 NO NO. 行号 {REASON} {ABOVE}")
_NUMBERS: Final = re.compile(r"\d{4}[-./]?\d|\d{5}")  # what stands in rows and not in headings
_MONTHS: Final = frozenset({"月", "月份"})
_DAYS: Final = frozenset({"日", "号"})
_PARTS: Final = _MONTHS | _DAYS | {"年"}
_ENOUGH: Final = 3  # known headings that make a heading row
_BRACKETS: Final = re.compile(r"\([^()]*\)|【[^【】]*】|\[[^\[\]]*\]|〔[^〔〕]*〕|<[^<>]*>")
_MARKS: Final = re.compile(r"[\s/\\、*★☆※#:.。,;|_-]+")
# Over a column of another person (承办人, 被举报人 …) 姓名 or 电话 is not the petitioner's.
_OTHERS: Final = re.compile(
    r"被|办|领导|接|责任|登记|经手|记录|单位|部门|代理|负责|上报|填报|录入|处理人|回访"
)
_OF_THE_PETITIONER: Final = OF_A_PERSON | {Values.no, Values.repeat_of, Values.doc_no}
BY_HEADING: Final = {field.heading: field for field in FIELDS}
_WORDS: Final = frozenset({*Channel, *Source})


class Column(NamedTuple):
    """One column of a sheet: where it stands, its heading, and the field it feeds, if any."""

    position: int  # from 0
    heading: str
    field: Field[object] | None = None
    shadowed_by: str = ""  # the heading of the column that gives this field its value
    not_kept: bool = False  # it is known, and xf keeps no such thing
    parts: tuple[int, int, int] | None = None  # where year (-1: nowhere), month and day stand


class Headings(NamedTuple):
    """Where the headings of a sheet stand: 0-based first and last row, and its columns."""

    first: int
    last: int
    columns: tuple[Column, ...]
    words: Mapping[str, str] = MappingProxyType({})  # what was said of words in their cells

    @property
    def register(self) -> str:
        """The kind of register that the headings are of, "" where it is not plain."""
        names = {normal(part) for column in self.columns for part in column.heading.split("/")}
        return thesaurus.register_of(names)

    @property
    def known(self) -> int:
        """Return how many different fields the sheet has."""
        return len(
            {column.field for column in self.columns if column.field and not column.shadowed_by}
        )


def normal(heading: Cell) -> str:
    """Return a heading without spaces, marks, full-width forms and traditional characters; brackets stay.

    Empty where the cell holds no text.
    """
    text = plain(heading) if heading != "" else None
    return simplified(_MARKS.sub("", text)) if type(text) is str else ""


def read_map(options: Iterable[str]) -> dict[str, str]:
    """Read --map 我的表头=标题, or --map 我的写法=来访 for a word in the cells of 信访形式 or 来源.

    Takes the options as typed; the right side is a heading, a variant, a key, 忽略, or such a word.
    Returns normalised heading -> key ("" to ignore it), and of a word = and what it means.
    Raises BadValue, with likely headings.
    """
    chosen: dict[str, str] = {}
    for option in options:
        own, equals, known = option.replace("＝", "=").rpartition("=")
        if not equals or not normal(own):
            raise BadValue(f"--map 要写成 我的表头=标题，不能是「{option}」。")
        if (known := known.strip()) == IGNORED:
            chosen[normal(own)] = ""
            continue
        if known in _WORDS:
            chosen[normal(own)] = f"={known}"
            continue
        field = BY_KEY.get(known) or _field(normal(known))
        if not field:
            hint = "、".join(likely(known) or [field.heading for field in FIELDS])
            raise BadValue(f"--map 右边没有「{known}」这个表头，可用：{hint}。")
        chosen[normal(own)] = field.key
    return chosen


def heading_of(key: str) -> str:
    """Return what --map wants for `key`: the heading of the field with it, 忽略 for "", the word behind =.

    KeyError where no field has it.
    """
    return key[1:] or IGNORED if key[:1] in {"", "="} else BY_KEY[key].heading


def likely(heading: str) -> tuple[str, ...]:
    """Return up to two known headings that look like this one, the likeliest first."""
    near = get_close_matches(_unbracketed(normal(heading)), thesaurus.names(), n=4, cutoff=0.6)
    fields = (_field(name) for name in near)
    return tuple(dict.fromkeys(field.heading for field in fields if field))[:2]


def field_of(heading: str) -> Field[object] | None:
    """Return the field that a heading feeds by itself, None if it is not known."""
    return _field(normal(heading))


def find(rows: Sequence[Sequence[Cell]], mapping: Mapping[str, str]) -> Headings | None:
    """Find the headings, in one row or two, among the first rows of a sheet.

    Takes the rows (merged cells filled) and the result of `read_map`. Returns the place with the
    most known columns, or None where fewer than three are known (fewer than two if mapped).
    """
    best, best_worth = None, (0, False, False)
    for at, row in enumerate(rows):
        texts = [_text(cell) for cell in row]
        if len(set(texts) - {""}) < 2:
            continue  # a title
        below = rows[at + 1] if at + 1 < len(rows) else ()
        for found in _candidates(at, texts, below, mapping):
            # Two rows are better than one only if both have known headings: a title has none.
            two = found.last > found.first
            both = two and _has_known(texts) and _has_known(below)
            if (worth := (found.known, both, not two)) > best_worth:
                best, best_worth = found, worth
    if best is None:
        return None
    mapped = any(normal(column.heading) in mapping for column in best.columns)
    if best.known < (_ENOUGH - 1 if mapped else _ENOUGH):
        return None
    return best._replace(words=_words(mapping))


def find_again(row: Sequence[Cell], mapping: Mapping[str, str]) -> Headings | None:
    """Return the headings in a row between the others; None where most of its cells are none."""
    texts = [_text(cell) for cell in row]
    said = [text for text in texts if text]
    if len(said) < _ENOUGH or not all(map(_may_be_heading, row)):
        return None
    known = sum(1 for text in said if _field(normal(text)) or normal(text) in mapping)
    if known < _ENOUGH or known * 2 < len(said):
        return None
    return Headings(0, 0, _columns(texts, [""] * len(texts), mapping), _words(mapping))


def _words(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return what was said of words in cells."""
    return {word: said[1:] for word, said in mapping.items() if said.startswith("=")}


def serials(heads: Iterable[Sequence[Cell]]) -> tuple[int, ...]:
    """Return the columns that only number the rows (序号), from 0."""
    return tuple(
        at for row in heads for at, cell in enumerate(row) if normal(cell).upper() in _SERIALS
    )


def without_heading(heads: Sequence[Sequence[Cell]]) -> tuple[int, ...]:
    """Return the columns over which nothing stands, from 0."""
    width = max(map(len, heads))
    return tuple(at for at in range(width) if all(at >= len(row) or row[at] == "" for row in heads))


def advice(heading: str, fed: Collection[Field[object]]) -> dict[str, str]:
    """Return what is advised for an unknown heading: the likely ones, and the option to type.

    Never towards a field that the sheet feeds already, nor from somebody else's column (被举报人,
    登记人) towards the petitioner or a number.
    """
    barred = {*fed, *_OF_THE_PETITIONER} if _OTHERS.search(normal(heading)) else {*fed}
    near = [name for name in likely(heading) if BY_HEADING[name] not in barred]
    hint = f"是不是「{'」或「'.join(near)}」？" if near else ""
    option = f"--map {heading.replace(' ', '')}={near[0] if near else thesaurus.IGNORED}"
    return {"hint": hint, "option": option}


def _candidates(
    at: int, texts: list[str], below: Sequence[Cell], mapping: Mapping[str, str]
) -> Iterator[Headings]:
    """Read a row as headings, alone and together with the row below it."""
    yield Headings(at, at, _columns(texts, [""] * len(texts), mapping))
    if below and all(map(_may_be_heading, below)) and not any(map(_NUMBERS.search, texts)):
        lower = [_text(cell) for cell in below]
        yield Headings(at, at + 1, _columns(lower, _spread(texts, lower), mapping))


def _has_known(row: Iterable[Cell]) -> bool:
    return any(_field(name) or name in _PARTS for cell in row if (name := normal(cell)))


def _may_be_heading(cell: Cell) -> bool:
    return type(cell) is str and len(cell) <= 40


def _text(cell: Cell) -> str:
    return " ".join(cell.split()) if type(cell) is str else str(cell)


def _spread(upper: list[str], lower: list[str]) -> list[str]:
    """Fill a group heading over the columns it stands above (a .csv has no merged cells)."""
    filled: list[str] = []
    for index, text in enumerate(upper):
        below = lower[index] if index < len(lower) else ""
        filled.append(text or (filled[-1] if filled and below else ""))
    return filled


def _columns(lower: list[str], upper: list[str], mapping: Mapping[str, str]) -> tuple[Column, ...]:
    """Say for each column which field it feeds."""
    width = max(len(lower), len(upper))
    lower, upper = lower + [""] * (width - len(lower)), upper + [""] * (width - len(upper))
    words = {normal(text) for text in (*upper, *lower)} - {""}
    known = _Known(thesaurus.register_of(words), _remembered(mapping, words))
    ranked = [_ranked(high, low, known) for high, low in zip(upper, lower, strict=True)]
    names = [_name(high, low) for high, low in zip(upper, lower, strict=True)]
    winners: dict[Field[object], int] = {}
    for index, (rank, field) in enumerate(ranked):
        if field and (field not in winners or rank < ranked[winners[field]][0]):
            winners[field] = index
    neighbours.put_right([normal(low) for low in lower], names, winners, ranked)
    columns = [*_in_parts(upper, lower, known, winners)]
    apart = {at for column in columns for at in column.parts or ()}
    for index, (rank, field) in enumerate(ranked):
        if index in apart:
            continue
        heading = names[index]
        if field:
            shadow = "" if field.join or winners[field] == index else names[winners[field]]
            columns.append(Column(index, heading, field, shadowed_by=shadow))
        elif heading and rank >= 0 and normal(heading).upper() not in _SERIALS:
            kept = not _is_not_kept(heading, known)
            columns.append(Column(index, heading, not_kept=not kept))
    return tuple(columns)


def _name(upper: str, lower: str) -> str:
    """Return the heading as one shows it: both rows, but not the same word twice."""
    if not upper or not lower or upper == lower:
        return lower or upper
    return f"{upper}/{lower}"


def _in_parts(
    upper: list[str], lower: list[str], known: "_Known", winners: Mapping[Field[object], int]
) -> Iterator[Column]:
    """Yield the days that stand in columns of their own for month and day, and maybe year."""
    below = [normal(low or high) for high, low in zip(upper, lower, strict=True)]
    for at, (month, day) in enumerate(pairwise(below)):
        if month not in _MONTHS or day not in _DAYS:
            continue
        group = normal(upper[at]) if lower[at] else ""
        found = known.meaning(group) if group else None
        field = found.field if found and found.field else Values.on
        if field in winners and normal(upper[winners[field]]) != group:
            continue  # a whole day stands elsewhere
        year = at - 1 if at and below[at - 1] in {"年", "年份", "年度"} else -1
        heading = upper[at] if group else f"{month}{day}"
        yield Column(at + 1, heading, field, parts=(year, at, at + 1))
    if Values.on not in winners and not _MONTHS & {*below}:
        for at in [at for at, name in enumerate(below) if name in _DAYS][:1]:
            yield Column(at, lower[at] or upper[at], Values.on, parts=(-1, -1, at))


class _Known(NamedTuple):
    """What is known of the headings of a sheet: its kind of register, and what they were mapped to."""

    register: str
    mapping: Mapping[str, str]

    def meaning(self, name: str) -> Meaning | None:
        return thesaurus.meaning(name, self.register) or thesaurus.meaning(
            _unbracketed(name), self.register
        )


def _remembered(mapping: Mapping[str, str], names: AbstractSet[str]) -> dict[str, str]:
    """Return the mappings for a sheet with these headings.

    What was said of another kind of sheet, with which it shares not half of the headings, is not.
    """
    found = {}
    for name, (key, *beside) in ((name, said.split(" ")) for name, said in mapping.items()):
        if len(beside) <= 2 * len(names & set(beside)) and not key.startswith("="):
            found[name] = key
    return found


def remembered(key: str, heading: str, sheets: Iterable[tuple[Column, ...]]) -> str:
    """Return what the ledger remembers of a heading: the field by key, and beside what it stood."""
    for columns in sheets:
        names = [normal(column.heading) for column in columns]
        if heading in names or not key:
            return " ".join((key, *names))
    return key


def _ranked(upper: str, lower: str, known: _Known) -> tuple[int, Field[object] | None]:
    """Return how well a heading names its field (0 best, -1 mapped), and the field."""
    high, low = normal(upper), normal(lower)
    joined = high + low if high != low else low
    for name in (joined, low):
        if name in known.mapping:
            return (-1, _mapped(name, known.mapping[name]))
    if found := known.meaning(joined):
        return (found.rank if found.field else neighbours.UNNAMED, found.field)
    if high and low and (found := known.meaning(low)) and found.field:
        if found.field in OF_A_PERSON and _OTHERS.search(high):
            return (neighbours.UNNAMED, None)
        return (found.rank, found.field)
    # A group heading over a column with nothing below it, when the file has no merged cells.
    if high and not low and (found := known.meaning(high)) and found.field:
        return (found.rank, found.field)
    return (neighbours.UNNAMED, None)


def _is_not_kept(heading: str, known: _Known) -> bool:
    parts = (normal(heading), *map(normal, heading.split("/")))
    meanings = [known.meaning(part) for part in parts]
    return any(found is not None and found.field is None for found in meanings)


def _mapped(name: str, key: str) -> Field[object] | None:
    """Return the field that a heading was mapped to, None if it is to be ignored."""
    field = BY_KEY.get(key)
    # A ledger may remember what was mapped to 办理状态 when that was one of the remarks.
    return Values.status if field is Values.note and name.endswith("状态") else field


def _field(name: str) -> Field[object] | None:
    found = thesaurus.meaning(name) or thesaurus.meaning(_unbracketed(name))
    return found.field if found else None


def _unbracketed(name: str) -> str:
    return _BRACKETS.sub("", name)
