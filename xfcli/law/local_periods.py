"""Stricter local periods: settings with a day from which they hold, never later than the law's.

The days in force are written into the entry that starts a clock, so that a case keeps the version
it began with. The petitioner's own periods cannot be shortened.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from xfcli.case.draft import Draft
from xfcli.errors import BadValue, Refused
from xfcli.law import periods
from xfcli.law.citations import regulation
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.periods import EXTENSION

PREFIX: Final = "period."
Version = tuple[str, int]  # (in force since, ISO; days), as the ledger keeps it
Versions = Iterable[Version]  # of one period, the oldest first


class LocalPeriod(NamedTuple):
    """A stricter period in force since a day; `key` is that of a clock, or EXTENSION."""

    key: str
    since: date
    days: int

    @property
    def label(self) -> str:
        """What the period is called: 告知."""
        return _labels()[self.key]


def _labels(entry_kind: str | None = None) -> dict[str, str]:
    """Return what each period that can be shortened is called, by key.

    With `entry_kind` only those whose clocks an entry of this kind starts.
    """
    found: dict[str, str] = {}
    for kind in ClockKind:
        if kind.facts.stamped_on and entry_kind in {None, *kind.facts.stamped_on}:
            found[kind.value] = kind.label
            if kind.facts.is_extendable:
                found[EXTENSION] = "延长"
    return found


def read(key: str, value: str, since: date) -> LocalPeriod:
    """Return the local period that `period.handle 45` sets, in force from `since` on.

    BadValue where there is no such setting or `value` is no number of days; Refused where it is
    laxer than the law.
    """
    own = key.removeprefix(PREFIX)
    labels = _labels()
    if own not in labels:
        raise BadValue(
            f"没有「{key}」这项设置。可以从严的期限：{'、'.join(PREFIX + k for k in labels)}；"
            f"信访人申请复查、复核的期限不能缩短（{regulation('35', '36')}）。"
        )
    law = periods.in_force(own, since)
    assert law.days is not None
    if not (value.isdecimal() and len(value) < 10 and int(value) >= 1):
        raise BadValue(f"设置「{key}」要填正整数，填的是「{value[:20]}」。")
    if int(value) > law.days:
        raise Refused(
            f"{labels[own]}期限法定是 {law.days}{law.unit_word}（{law.article}），本地规定只能从严，填的是 {value}。"
        )
    return LocalPeriod(own, since, int(value))


def with_version(versions: Versions, new: LocalPeriod) -> list[Version]:
    """Return the versions of a local period with `new` among them, the oldest first.

    A version of the same day is replaced.
    """
    day = new.since.isoformat()
    return sorted([*((since, days) for since, days in versions if since != day), (day, new.days)])


def in_force(versions: Versions, on: date) -> tuple[date, int] | None:
    """Return (since, days) of the version that holds on a day, None where only the law holds."""
    known = [(date.fromisoformat(since), days) for since, days in versions]
    return max((version for version in known if version[0] <= on), default=None)


def stamped(draft: Draft, local: Mapping[str, Versions]) -> Draft:
    """Return `draft` with the local periods (by key) of the clocks that it can start, if any.

    What is carried over from another case keeps those that it came with.
    """
    if "carried" in draft.body:
        return draft
    stricter = {
        key: version[1]
        for key in _labels(draft.kind)
        if key in local
        and (version := in_force(local[key], draft.on))
        and version[1] != periods.in_force(key, draft.on).days
    }
    return draft._replace(body={**draft.body, "periods": stricter}) if stricter else draft


def rows(local: Mapping[str, Versions], today: date) -> list[tuple[str, str, str]]:
    """Return (setting, value, meaning) of every period that can be set, for the page of settings."""
    found = []
    for key, label in _labels().items():
        law = periods.in_force(key, today)
        version = in_force(local.get(key, ()), today)
        value = f"{version[1]}（{version[0]} 起）" if version else str(law.days)
        meaning = f"{label}期限，只能从严；法定 {law.days} {law.unit_word}"
        found.append((PREFIX + key, value, meaning))
    return found
