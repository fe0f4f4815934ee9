"""The file in which a township gives its sums upward: one rectangle, that every engine reads.

What is said of the file stands in rows of the same six columns (`xf.…`), so that files can be put
behind each other. The seal is a hash over the sorted rows: it finds what changed by accident, also
after a walk through a spreadsheet program. Against forgery stands the seal on the signed paper, and
in each file the seal of the one before.
"""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from hashlib import sha256
from typing import Final, NamedTuple

from xfcli.dates import Closings
from xfcli.errors import BadValue
from xfcli.reporting.months import NONE, Key

FORMAT: Final = 1
HEADINGS: Final = ("town", "grp", "month", "value", "done", "n")
_HEADER: Final = ",".join(HEADINGS)
_SEAL: Final = "xf.seal"
# Values that a spreadsheet would take for a number or a date begin with a letter: 12e45678, 1-2.
_LEDGER, _HASH, _SEALED, _SINCE = "x", "h", "s", "d"


class Place(NamedTuple):
    """A place in a journal: an entry, and its hash in hexadecimal."""

    seq: int
    hash: str


class Sums(NamedTuple):
    """What a file holds: from whom, up to which month, under which settings, and the sums."""

    town: str  # the code of the place, else the ledger's identity
    office: str
    ledger: str  # the same in all files of a ledger, from its first case on
    founding: str  # the same from the beginning, also in what was copied before its first case
    until: str  # the last month, 202610
    closings: Closings  # as months end, the usual way where it is empty
    backlog_days: int
    first_day: date | None  # from which on it was counted
    head: Place  # up to where the journal was counted
    chain: Mapping[str, Place]  # the last entry recorded by the end of each month
    previous: str  # the seal of the file of an earlier month, "" for the first
    follows: str  # of which month that one was
    sums: Mapping[Key, int]
    parts: tuple[tuple[str, str], ...] = ()  # of added up files: their towns and seals
    seal: str = ""


def code(text: str) -> str:
    """Return the code of a place: of two, four, six (a county) or nine digits; BadValue where it is none."""
    if re.fullmatch("[1-9][0-9]([0-9]{2}){0,2}|[1-9][0-9]{8}", text):
        return text
    longer = "，12 位的去掉末尾三个零" if re.fullmatch("[1-9][0-9]{8}000", text) else ""
    raise BadValue(
        f"区划代码省 2 位、市 4 位、县 6 位、乡镇 9 位数字，如 370211005，填的是「{text[:20]}」{longer}。"
    )


def is_under(town: str, code: str) -> bool:
    """Whether a place lies in another, by their codes; a ledger's identity may lie anywhere."""
    stem = code.removesuffix("000") if len(code) > 6 else code
    while stem.endswith("00"):  # a city is written 3702, or 370200
        stem = stem[:-2]
    return not town.isdecimal() or (town != code and town.startswith(stem))


def identity(entry_hash: str) -> str:
    """Return the identity of the ledger in which the entry by which it is known has this hash."""
    return _LEDGER + entry_hash[:16]


def sealed(given: Sums) -> Sums:
    """Return `given` with its seal."""
    return given._replace(seal=_seal_of(_rows(given)))


def text_of(given: Sums) -> str:
    """Return the file of `given`, which is sealed."""
    return "\n".join([_HEADER, *sorted(_rows(given)), _seal_row(given.town, given.seal), ""])


def _seal_row(town: str, seal: str) -> str:
    return f"{town},{_SEAL},{NONE},{_SEALED}{seal},{NONE},0"


def _seal_of(rows: Iterable[str]) -> str:
    return sha256("\n".join(sorted(rows)).encode()).hexdigest()


def _rows(given: Sums) -> Iterator[str]:
    for group, month, value, done, n in _said(given):
        yield f"{given.town},{group},{month},{value},{done},{n}"
    for key, n in given.sums.items():
        yield f"{given.town},{','.join(key)},{n}"


def _said(given: Sums) -> Iterator[tuple[str, str, str, str, int]]:
    first = int(f"{given.first_day:%Y%m%d}") if given.first_day else 0
    yield "xf.format", NONE, "xf", NONE, FORMAT
    yield "xf.office", NONE, plain(given.office), NONE, 0
    yield "xf.ledger", NONE, given.ledger or NONE, NONE, 0
    yield "xf.founding", NONE, given.founding or NONE, NONE, 0
    yield "xf.until", given.until, NONE, NONE, 0
    for since, day in given.closings:
        value = f"{_SINCE}{since:%Y%m%d}" if since > date.min else NONE
        yield "xf.closes", NONE, value, NONE, day
    yield "xf.backlog", NONE, NONE, NONE, given.backlog_days
    yield "xf.first", NONE, NONE, NONE, first
    yield "xf.head", NONE, _HASH + given.head.hash, NONE, given.head.seq
    before = f"{_SEALED}{given.previous}" if given.previous else NONE
    yield "xf.previous", given.follows or NONE, before, NONE, 0
    for month, place in given.chain.items():
        yield "xf.chain", month, _HASH + place.hash, NONE, place.seq
    for town, seal in given.parts:
        yield "xf.part", NONE, _SEALED + seal, town, 0


def plain(text: str) -> str:
    """Return a name as a cell that no program cuts, quotes or takes for a formula."""
    return re.sub(r"[\s,\"';|]+", " ", text).strip().lstrip("=+-@ ") or NONE


def read(content: bytes) -> Sums:
    """Return what a file holds; BadValue where it is none, or is not what was sealed."""
    rows = _lines(decoded(content))
    at = next((i for i, row in enumerate(rows) if f",{_SEAL}," in row), None)
    if at is None:
        raise BadValue("不是 xf export --sums 写出的文件，或者缺了封印那一行。")
    town = rows[at].partition(",")[0]
    seal = _seal_of(rows[:at] + rows[at + 1 :])
    if rows.pop(at) != _seal_row(town, seal):
        raise BadValue("内容与封印不符：有数字或行被改动、丢失。请报送单位重新导出。")
    try:
        return _sums_of(town, rows, seal)
    except (ValueError, LookupError) as error:
        raise BadValue("读不通：不是本程序认得的格式。请报送单位用同一版 xf 重新导出。") from error


def decoded(content: bytes) -> str:
    """Return the text of a file as programs save it: UTF-8, GBK, or Excel's "Unicode text"; or BadValue."""
    is_utf16 = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ["utf-16"] if is_utf16 else ["utf-8-sig", "gb18030"]:
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if "\0" not in text:  # UTF-16 without its mark reads as many things
                return text
    raise BadValue("不是文本文件，编码认不出来。另存为“CSV UTF-8”，或请报送单位重新导出。")


def _lines(text: str) -> list[str]:
    """Return the rows, cells parted by commas; a spreadsheet program may have written them anew."""
    lines = text.splitlines()
    if '"' in text or not text.startswith(_HEADER):
        delimiter = next((mark for mark in ";\t" if mark in lines[0]), ",") if lines else ","
        try:
            cells = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error as error:
            raise BadValue("读不通：引号没有配对。") from error
        lines = [",".join(cell.strip() for cell in row[: len(HEADINGS)]) for row in cells]
    return [line for line in lines if line.strip(",") and not line.startswith(_HEADER)]


def _sums_of(town: str, rows: list[str], seal: str) -> Sums:
    """Return what the rows tell; ValueError or LookupError where they cannot be made sense of."""
    if not town.isalnum():  # a file may be called by it
        raise ValueError(town)
    sums: dict[Key, int] = {}
    said: dict[str, list[tuple[str, str, str, int]]] = {}
    for row in rows:
        place, group, month, value, done, number = row.split(",")
        if place != town:
            raise ValueError(place)
        if group.startswith("xf."):
            said.setdefault(group, []).append((month, value, done, int(number)))
        else:
            sums[Key(group, month, value, done)] = int(number)
    for month in {key.month for key in sums}:
        date.fromisoformat(f"{month}01")  # ValueError where it is no month
    return _told(town, said, sums, seal)


def _told(
    town: str, said: Mapping[str, list[tuple[str, str, str, int]]], sums: dict[Key, int], seal: str
) -> Sums:
    ((_, _, _, version),) = said["xf.format"]
    if version != FORMAT:
        raise ValueError(version)
    ((_, office, _, _),), ((_, ledger, _, _),) = said["xf.office"], said["xf.ledger"]
    ((_, founding, _, _),) = said["xf.founding"]
    ((until, _, _, _),), closes = said["xf.until"], sorted(said.get("xf.closes", ()))
    date.fromisoformat(f"{until}01")  # a month, or no file of ours
    closings = tuple(
        (date.min if value == NONE else date.fromisoformat(value.removeprefix(_SINCE)), day)
        for _, value, _, day in closes
    )
    ((_, _, _, first),), ((_, _, _, backlog),) = said["xf.first"], said["xf.backlog"]
    ((_, head, _, seq),), ((follows, previous, _, _),) = said["xf.head"], said["xf.previous"]
    chain = {
        month: Place(at, value.removeprefix(_HASH))
        for month, value, _, at in said.get("xf.chain", ())
    }
    return Sums(
        town, office, _text(ledger), _text(founding), until, closings, backlog,
        date.fromisoformat(str(first)) if first else None,
        Place(seq, head.removeprefix(_HASH)), chain,
        _text(previous).removeprefix(_SEALED), _text(follows), sums,
        tuple((part, value.removeprefix(_SEALED)) for _, value, part, _ in said.get("xf.part", ())),
        seal,
    )  # fmt: skip


def _text(value: str) -> str:
    return "" if value == NONE else value
