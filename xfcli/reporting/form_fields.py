"""What an office's own form may name: every figure of a report, by key or by label, and what is said of it.

`{{信访总量}}` is the figure of the period, `{{办结率.同比}}` its change, `{{诉求领域.低保}}` one value of a
breakdown (zero where nothing came in under it), `{{单位}}` the office.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from xfcli.reporting import shown
from xfcli.reporting.figures import FAMILIES, Amount
from xfcli.reporting.report import Line, Report
from xfcli.reporting.shown import Shown

COLUMNS: Final = (
    "本期", "上期", "环比", "去年同期", "同比", "本年累计", "去年累计", "累计同比", "分子", "分母",
)  # fmt: skip
_NOTHING: Final = Amount(0)


class Form(NamedTuple):
    """The fields of one report; `facts` are those of the office and the period."""

    lines: Mapping[str, Line]
    facts: Mapping[str, str]

    def value(self, name: str) -> Shown | str | None:
        """Return what stands for a field, None for one that there is not."""
        if name in self.facts:
            return self.facts[name]
        figure, _, column = name.rpartition(".")
        if column not in COLUMNS:
            figure, column = name, COLUMNS[0]
        if line := self.lines.get(figure):
            return _columns(line)[column]
        # A form has its fixed rows, whether anything came in under them or not.
        family = next(
            (f for f in FAMILIES if figure.startswith((f"{f.key}.", f"{f.label}."))), None
        )
        if family is None or column not in {"本期", "上期", "去年同期", "本年累计", "去年累计"}:
            return None
        value = figure.removeprefix(f"{family.key}.").removeprefix(f"{family.label}.")
        return None if family.order and value not in family.order else shown.amount(_NOTHING)

    def listed(self) -> Iterator[tuple[str, str, str]]:
        """Yield what can stand in a form: its name, its key, and what it comes to in this report."""
        for name, text in self.facts.items():
            yield name, "", text
        for line in dict.fromkeys(self.lines.values()):
            names = [name for name, other in self.lines.items() if other is line]
            yield names[-1], line.figure.key, shown.amount(line.now).text


def form(made: Report, *, words: str, own_words: str, officer: str, today: date) -> Form:
    """Return the fields of a report; `words` is its paragraph, `own_words` the officer's own."""
    lines: dict[str, Line] = {}
    for part in made.sections.values():
        for line in part:
            lines[line.figure.key] = lines[line.figure.label] = line
    for breakdown in made.breakdowns:
        for line in breakdown.lines:
            lines[line.figure.key] = lines[f"{breakdown.family.label}.{line.figure.label}"] = line
    span = made.spans.now
    facts = {
        "单位": made.office, "期间": made.span.label, "起": _day(span.first), "止": _day(span.last),
        "文字": words, "补充说明": own_words, "填报人": officer, "填报日期": _day(today),
        "校验码": made.head.hash,
    }  # fmt: skip
    return Form(lines, facts)


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def _columns(line: Line) -> dict[str, Shown]:
    now = line.now
    return {
        "本期": shown.amount(now),
        "上期": shown.amount(line.previous),
        "环比": shown.change(now, line.previous),
        "去年同期": shown.amount(line.last_year),
        "同比": shown.change(now, line.last_year),
        "本年累计": shown.amount(line.to_date),
        "去年累计": shown.amount(line.to_date_last_year),
        "累计同比": shown.change(line.to_date, line.to_date_last_year),
        "分子": Shown(str(now.n), now.n, "count"),
        "分母": Shown(str(now.base), now.base, "count")
        if now.base is not None
        else shown.amount(None),
    }
