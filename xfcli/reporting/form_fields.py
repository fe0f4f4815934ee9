"""What an office's own form may name: every figure of a report, by key or by label, and what is said of it.

`{{信访总量}}` is the figure of the period, `{{办结率.同比}}` its change, `{{诉求领域.低保}}` one value of a
breakdown (zero where nothing came in under it), `{{单位}}` the office.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from xfcli.reporting import shown
from xfcli.reporting.figures import FAMILIES, Amount
from xfcli.reporting.report import Line, Report
from xfcli.reporting.shown import Shown
from xfcli.table import Caption, Cell, Table

COLUMNS: Final = (
    "本期", "上期", "环比", "去年同期", "同比", "本年累计", "去年累计", "累计同比", "分子", "分母",
)  # fmt: skip
_COUNTED: Final = "序号"
_NOTHING: Final = Amount(0)


class Form(NamedTuple):
    """The fields of one report; `facts` are those of the office and the period."""

    lines: Mapping[str, Line]
    facts: Mapping[str, str]
    columns: tuple[str, ...] = ()  # a report has no rows that are repeated
    copies: int = 0
    known: str = "xf report --fields"

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


class ListForm(NamedTuple):
    """The fields of a list: a row that names columns stands for all of its rows."""

    facts: Mapping[str, str]
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]

    @property
    def copies(self) -> int:
        """How often the row is repeated: once, empty, where the list has no row."""
        return max(len(self.rows), 1)

    @property
    def known(self) -> str:
        """What such a form can name, in words."""
        return f"一行里 {'、'.join(self.columns)}；别处 {'、'.join(self.facts)}"

    def value(self, name: str) -> Shown | str | None:
        """Return what stands for a fact, or for 编号#3: the column 编号 in the fourth row; None for none."""
        column, _, place = name.rpartition("#")
        if column not in self.columns:
            return self.facts.get(name)
        if int(place) >= len(self.rows):
            return ""
        number = int(place) + 1
        cell = number if column == _COUNTED else self.rows[int(place)][self.columns.index(column)]
        return Shown(str(cell), cell, "count") if isinstance(cell, (int, float)) else cell or ""


def of_list(table: Table, caption: Caption) -> ListForm:
    """Return the fields of a list."""
    facts = {
        "名称": caption.name, "本单位": caption.office, "日期": caption.when, "件数": str(len(table.rows)),
    }  # fmt: skip
    return ListForm(facts, (*table.headings, _COUNTED), table.rows)


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
