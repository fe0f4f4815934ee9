"""Stricter local periods: settings with a day from which they hold, never later than the law's.

The days in force are written into the entry that starts a clock, so that a case keeps the version
it began with. The petitioner's own periods cannot be shortened.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from xfcli.case.entry import Draft
from xfcli.errors import BadValue, Refused
from xfcli.law import periods

PREFIX: Final = "period."
LABELS: Final = {
    "notify": "告知",
    "object": "异议",
    "handle": "办理",
    "extension": "延长",
    "review.decide": "复查",
    "recheck.decide": "复核",
    "simple.accept": "简易受理",
    "simple.reply": "简易答复",
}
# Which clocks an entry of each kind can start.
_STARTED: Final[Mapping[str, tuple[str, ...]]] = {
    "add": ("notify", "object", "simple.accept"),
    "transfer": ("object",),
    "accept": ("handle", "extension", "simple.reply"),
    "review": ("review.decide", "recheck.decide", "handle", "extension"),
    "reopen": ("notify", "handle", "extension", "simple.accept"),
}
Versions = Iterable[tuple[str, int]]  # (in force since, days), the oldest first


class LocalPeriod(NamedTuple):
    """A stricter period of one clock, in force since a day."""

    clock: str
    since: date
    days: int


def read(key: str, value: str, since: date) -> LocalPeriod:
    """Return the local period that `period.handle 45` sets; Refused where it is laxer than the law."""
    clock = key.removeprefix(PREFIX)
    if clock not in LABELS:
        raise BadValue(
            f"没有「{key}」这项设置。可以从严的期限：{'、'.join(PREFIX + c for c in LABELS)}；"
            "信访人申请复查、复核的期限不能缩短（条例第三十五条、第三十六条）。"
        )
    law = periods.in_force(clock, since)
    assert law.days is not None
    unit = "个工作日" if law.unit == "working" else "日"
    if not value.isdecimal() or int(value) < 1:
        raise BadValue(f"设置「{key}」要填正整数，填的是「{value[:20]}」。")
    if int(value) > law.days:
        raise Refused(
            f"{LABELS[clock]}期限法定是 {law.days}{unit}（{law.article}），本地规定只能从严，填的是 {value}。"
        )
    return LocalPeriod(clock, since, int(value))


def with_version(versions: Versions, new: LocalPeriod) -> list[list[Any]]:
    """Return the versions of a clock's local period with `new` among them, the oldest first."""
    kept = [[since, days] for since, days in versions if since != new.since.isoformat()]
    return sorted([*kept, [new.since.isoformat(), new.days]])


def in_force(versions: Versions, on: date) -> tuple[date, int] | None:
    """Return (since, days) of the version that holds on a day, None where only the law holds."""
    known = [(date.fromisoformat(since), days) for since, days in versions]
    return max((version for version in known if version[0] <= on), default=None)


def stamped(draft: Draft, local: Mapping[str, Versions]) -> Draft:
    """Return `draft` with the local periods of the clocks that it can start, where there are any."""
    if not local:
        return draft
    stricter = {
        clock: version[1]
        for clock in _STARTED.get(draft.kind, ())
        if clock in local
        and (version := in_force(local[clock], draft.on))
        and version[1] != periods.in_force(clock, draft.on).days
    }
    return draft._replace(body={**draft.body, "periods": stricter}) if stricter else draft


def rows(local: Mapping[str, Versions], today: date) -> list[tuple[str, str, str]]:
    """Return (key, value, meaning) of every period that can be set, for the page of settings."""
    made = []
    for clock, label in LABELS.items():
        law = periods.in_force(clock, today)
        unit = "个工作日" if law.unit == "working" else "日"
        version = in_force(local.get(clock, ()), today)
        value = f"{version[1]}（{version[0]} 起）" if version else str(law.days)
        made.append((PREFIX + clock, value, f"{label}期限，只能从严；法定 {law.days} {unit}"))
    return made
