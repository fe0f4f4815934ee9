"""What must hold within one row: the fields it cannot do without, and days in their order."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from xfcli.case.words import Outcome
from xfcli.people.dwellings import is_dwelling
from xfcli.sheet import places
from xfcli.sheet.cells.people import Names
from xfcli.sheet.cells.words import Status
from xfcli.sheet.fields import OF_A_PERSON, Field, Values
from xfcli.sheet.finding_kinds import NO_DATA, Data, FindingKind

REQUIRED: Final = (Values.on, Values.channel)
MATTER: Final = (Values.title, Values.text)  # one of them


class Fault(NamedTuple):
    """What is wrong, and in which field."""

    field: Field[object]
    kind: FindingKind
    data: Data = NO_DATA


_PROGRESS: Final = (
    Values.note, Values.result, Values.transferred_on, Values.accepted_on, Values.replied_on,
    Values.delivered_on, Values.closed_on, Values.settled_on,
)  # fmt: skip
# The whole of a title or a name, or how a remark begins.
_VOID: Final = re.compile(
    r"[(（\[【]?(?:此|本|该)?(?:号|件|编号|条)?已?(?:作废|废号|空号|废件)(?:[\s,，。;；:：(（)）\]】].*)?$",
    re.DOTALL,
)
# A transfer may well be some days older than our registration, an answer may not.
_EARLIER: Final = {Values.transferred_on: 31}  # days
_ORDERS: Final[tuple[tuple[Field[date], Field[date], FindingKind], ...]] = (
    (Values.on, Values.replied_on, FindingKind.ANSWERED_TOO_EARLY),
    (Values.on, Values.delivered_on, FindingKind.ANSWERED_TOO_EARLY),
    (Values.on, Values.closed_on, FindingKind.ANSWERED_TOO_EARLY),
    (Values.on, Values.accepted_on, FindingKind.DISORDER),
    (Values.on, Values.due_on, FindingKind.DISORDER),
    (Values.on, Values.transferred_on, FindingKind.DISORDER),
    *(
        (Values.transferred_on, then, FindingKind.DISORDER)
        for then in (
            Values.accepted_on,
            Values.due_on,
            Values.replied_on,
            Values.delivered_on,
            Values.closed_on,
        )
    ),
    (Values.accepted_on, Values.replied_on, FindingKind.DISORDER),
    (Values.replied_on, Values.closed_on, FindingKind.DISORDER),
    (Values.replied_on, Values.delivered_on, FindingKind.DISORDER),
    (Values.accepted_on, Values.closed_on, FindingKind.DISORDER),
)
# What makes a name more than one: for whom or with whom somebody came, how many, or everybody.
_BESIDE_A_NAME: Final = re.compile(
    r"[()\[\]【】〔〕<>+-]|[两\d一二三四五六七八九十]+[人名户口]|全体|全家|一家|代表"
    r"|.[夫妇父母兄姐子女][妇妻子女弟妹]$|的.{1,4}$|婆媳$|[祖爷]孙$|.口子$|俩$|(?<=..)代.."
)
_NOT_TAKEN: Final = (Outcome.REFUSED, Outcome.FINAL)
_A_NAME: Final = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]+[·•][\u3400-\u9fff·•]+")
_FAR: Final = 20  # years
_ON: Final = Values.on
_DUE: Final = Values.due_on  # alone among the days it is still to come
_DAYS: Final = (  # each may follow those before it, never those behind it
    _ON, Values.transferred_on, Values.accepted_on, _DUE, Values.replied_on, Values.delivered_on,
    Values.closed_on,
)  # fmt: skip
_days_of: Final = itemgetter(*(field.position for field in _DAYS))


def says_a_matter(values: Values) -> bool:
    """Return whether a row says anything without which it is no petition."""
    return bool(values.on or values.name or values.title or values.text)


def says_void(values: Values) -> bool:
    """Return whether a row says that its number is void: （此号作废）."""
    name, note = str(values.name or ""), values.note or ""
    said = values.title or "", values.text or "", name, note
    if not any("废" in text or "空号" in text for text in said):
        return False  # as nearly all rows
    words = (line.split("：", 1)[-1] for line in note.split("\n"))
    return any(map(_VOID.match, (*said[:3], *words)))


def says_only_who(values: Values) -> bool:
    """Return whether a row names somebody and says nothing else but how to reach them.

    Words that stand in the column of names (5月9日又来问过) name nobody.
    """
    names = values.name.each if values.name else []
    alone = bool(names) and all(map(_A_NAME.fullmatch, names))
    return alone and not any(values.without(OF_A_PERSON))


def says_progress(values: Values) -> bool:
    """Return whether a row says how a matter went on."""
    return any(field.of(values) is not None for field in _PROGRESS)


def endings(values: Values) -> list[Fault]:
    """Return what a row leaves open of how its matter ended."""
    by_day = bool(values.closed_on), bool(values.settled_on)
    return [*_endings(values.status, values.settled, *by_day)]


@lru_cache(1024)  # the same few stand in row after row
def _endings(
    status: Status | None, settled: bool | None, closed: bool, settled_by_day: bool
) -> tuple[Fault, ...]:
    faults = list[Fault]()
    if status and status.is_of_review:
        faults.append(Fault(Values.status, FindingKind.REVIEW_NOT_TAKEN))
    if status and status.outcome in _NOT_TAKEN:
        faults.append(Fault(Values.status, FindingKind.REFUSED_WITHOUT_NOTICE))
    if status and status.is_ended and status.word.startswith("终止"):
        faults.append(Fault(Values.status, FindingKind.ENDED_SOMEHOW))
    if closed or settled_by_day:
        if status and status.before:
            faults.append(Fault(Values.status, FindingKind.ENDED_AGAINST_STATUS))
        if settled is None and not closed:
            faults.append(Fault(Values.settled_on, FindingKind.SETTLED_BY_DAY))
    elif settled or (status and status.is_ended):
        field: Field[object] = Values.settled if settled else Values.status
        faults.append(Fault(field, FindingKind.ENDED_WITHOUT_DAY))
    elif status and not status.is_plain:
        faults.append(Fault(Values.status, FindingKind.UNKNOWN_STATUS))
    return tuple(faults)


def odd_names(values: Values) -> list[Fault]:
    """Return a remark where a name holds more than a name: who else came, or for whom."""
    if values.name and any(map(_BESIDE_A_NAME.search, values.name.each)):
        return [Fault(Values.name, FindingKind.MORE_THAN_A_NAME)]
    return []


def missing_columns(fields: Collection[Field[object]]) -> list[Fault]:
    """Return what a sheet with these fields lacks altogether."""
    faults = [
        Fault(Values.on, FindingKind.NO_DAY_COLUMN),
        Fault(Values.channel, FindingKind.NO_CHANNEL_COLUMN),
    ]
    lacking = [fault for fault in faults if fault.field not in fields]
    if not set(MATTER) & set(fields):
        lacking.append(Fault(Values.title, FindingKind.NO_MATTER_COLUMN))
    return lacking


def missing_values(
    values: Values, unread: Collection[Field[object]], columns: Collection[Field[object]]
) -> list[Fault]:
    """Return what a row lacks of what its sheet has.

    Takes what it says, the fields that cannot be read (which are not missing), and those that the
    sheet has a column for.
    """
    if values.on and values.channel and (values.title or values.text):
        return []  # as nearly all rows
    faults = [
        Fault(field, FindingKind.MISSING, {"heading": field.heading})
        for field in REQUIRED
        if field.of(values) is None and field not in unread and field in columns
    ]
    lacking = [field for field in MATTER if field.of(values) is None and field not in unread]
    asked = [field for field in lacking if field in columns]
    if asked and len(lacking) == len(MATTER):
        faults.append(Fault(asked[0], FindingKind.NO_MATTER))
    return faults


def wrong_days(values: Values, today: date | None) -> list[Fault]:
    """Return the days that cannot be: before a day that they follow, or after `today` (None: any)."""
    said = _days_of(values)
    given = [day for day in said if day]
    if given == sorted(given) and (
        not today or not given or (given[-1] <= today and given[0].year > today.year - _FAR)
    ):
        return []  # as nearly all rows
    days = {field: day for field, day in zip(_DAYS, said, strict=True) if day}
    faults = _disorder(days, repeat=values.repeat is True)
    if today and min(days.values(), default=today).year <= today.year - _FAR:
        faults += _long_ago(days, today)
    if today and max(days.values(), default=today) > today:
        faults += _not_yet(days, today)
    return faults


def _disorder(days: Mapping[Field[date], date], *, repeat: bool) -> list[Fault]:
    """Return the days that stand before a day that they follow.

    A repeat may repeat what its case was answered before it: that is no mistake.
    """
    faults = []
    for first, then, kind in _ORDERS:
        if then not in days or first not in days or days[first] <= days[then]:
            continue
        if first is _ON and (days[first] - days[then]).days <= _EARLIER.get(then, 0):
            continue
        of_days = FindingKind.BEFORE_THE_REPEAT if repeat and first is _ON else kind
        data = {"earlier": first.heading, "later": then.heading}
        faults.append(Fault(then, of_days, data))
    return faults


def _long_ago(days: Mapping[Field[date], date], today: date) -> list[Fault]:
    """Return the days that lie decades before `today`: rather a slip than so old a matter."""
    return [
        Fault(field, FindingKind.FAR_DAY, {"years": today.year - day.year})
        for field, day in days.items()
        if day.year <= today.year - _FAR
    ]


def _not_yet(days: Mapping[Field[date], date], today: date) -> list[Fault]:
    """Return the days after `today` of what the row says has happened."""
    return [
        Fault(field, FindingKind.IN_THE_FUTURE, {"today": today})
        for field, day in days.items()
        if day > today and field is not _DUE
    ]


def settled(values: Values, others: int) -> tuple[Values, list[Fault]]:
    """Return the values with people, village and head count as they belong together.

    Takes what a row says, and how many other people the rows below it name.
    """
    heads, faults = _head_count(values.name, values.heads, others)
    if heads != values.heads:
        values = values.having({Values.heads: heads})
    if said := values.village:
        village, dwelling = places.village_of(said)
        values = values.having({Values.village: village})
        if dwelling:
            address = places.both(dwelling, values.address or "")
            values = values.having({Values.address: address})
    for field in (Values.village, Values.unit):
        if (said := field.of(values)) and is_dwelling(said):
            faults.append(Fault(field, FindingKind.DWELLING))
            address = places.both(said, values.address or "")
            values = values.without({field}).having({Values.address: address})
    if (names := values.name) and (names.phone or names.id_number):
        values = values.having({
            Values.phone: _together(values.phone, names.phone),
            Values.id_number: values.id_number or names.id_number or None,
            Values.name: names._replace(phone="", id_number=""),
        })  # fmt: skip
    return values, faults


def _together(one: str | None, other: str) -> str | None:
    """Return the phones of two cells, each once."""
    both = [*(one.split("、") if one else ()), *(other.split("、") if other else ())]
    return "、".join(dict.fromkeys(both)) or None


def _head_count(
    names: Names | None, heads: int | None, others: int
) -> tuple[int | None, list[Fault]]:
    """Bring names and head count together: 张三等5人, and two names without a count.

    Returns the head count, None where neither says one, and what is wrong with it.
    """
    if names is None and not others:
        return heads, []
    if names and names.size is not None:
        if heads not in {None, names.size}:
            return heads, [Fault(Values.heads, FindingKind.OTHER_HEAD_COUNT, {"heads": names.size})]
        return names.size, []
    if (named := (names.named if names else 1) + others) > 1:
        if heads is None:
            return named, [Fault(Values.heads, FindingKind.COUNTED_BY_NAMES, {"heads": named})]
        if heads < named:
            return heads, [Fault(Values.heads, FindingKind.MORE_NAMES_THAN_HEADS, {"names": named})]
    return heads, []
