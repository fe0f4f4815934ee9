"""An amount or a change as people read it, and as a spreadsheet holds it: one for screen, Word and Excel."""

from typing import Final, Literal, NamedTuple

from xfcli.reporting import report
from xfcli.reporting.figures import Amount

NONE: Final = "—"
_SAME: Final = "持平"

Form = Literal["count", "rate", "points", "percent", "days"]


class Shown(NamedTuple):
    """What stands for a number: its text, and its value, to be written in the `form`; None where it has none."""

    text: str
    value: int | float | None
    form: Form

    @property
    def cell(self) -> int | float:
        """The value as a spreadsheet holds it: a percentage as a part of one. 0 where there is none."""
        if self.form in {"rate", "percent"}:
            return round((self.value or 0) / 100, 4)
        return self.value or 0


def amount(of: Amount | None, *, parts: bool = False) -> Shown:
    """Return a count, a median, or a rate in percent; `parts` adds the parts of a rate to its text."""
    if of is None or of.value is None:
        return Shown(NONE, None, "count")
    if of.base is None:
        return Shown(str(of.n), of.n, "count")
    if of.is_median:
        return Shown(f"{of.value:g}", of.value, "count")
    return Shown(f"{of.value:.2f}%" + (f" {of.n}/{of.base}" if parts else ""), of.value, "rate")


def change(now: Amount | None, before: Amount | None) -> Shown:
    """Return by how much `now` is more than `before`: in percent; points of rates, days of medians."""
    found = report.change(now, before)
    if found is None or now is None:
        return Shown(NONE, None, "percent")
    if now.base is None:
        return Shown(_difference(found.change, found.percent, "%"), found.percent, "percent")
    if now.is_median:
        same = _SAME if found.change == 0 else f"{found.change:+g}天"
        return Shown(same, found.change, "days")
    return Shown(_difference(found.change, found.change, "点"), found.change, "points")


def _difference(change: float, value: float | None, unit: str) -> str:
    if change == 0:
        return _SAME
    return NONE if value is None else f"{value:+.2f}{unit}"
