"""What an office's own form may name: every figure of a report, by key or by label; the columns of a list.

`{{信访总量}}` is the figure of the period, `{{办结率.同比}}` its change, `{{诉求领域.低保}}` one value of a
breakdown (zero where nothing came in under it), `{{本单位}}` the office. One word means one thing in
every form and notice; what else it is called anywhere is understood too.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from xfcli.reporting import shown
from xfcli.reporting.figures import FAMILIES, Amount
from xfcli.reporting.report import Line, Report
from xfcli.reporting.shown import Shown
from xfcli.table import Caption, Cell, Table, as_day, written

Filling = Shown | date | str

COLUMNS: Final = (
    "本期", "上期", "环比", "去年同期", "同比", "本年累计", "去年累计", "累计同比", "分子", "分母",
)  # fmt: skip
_COUNTED: Final = "序号"
_NOTHING: Final = Amount(0)
# Words for the same thing.
_SAME: Final = (
    ("本单位", "机关", "填报单位", "报送单位"),
    ("日期", "填报日期"),
    ("登记日期", "收到日期", "收到"),
    ("信访形式", "形式"),
    ("标题", "事项", "信访事项"),
    ("诉求领域", "领域"),
    ("法定途径", "途径"),
    ("责任单位", "单位"),
    ("办理状态", "状态"),
    ("办理期限", "到期日", "期限"),
    ("姓名", "信访人"),
    ("村组", "村"),
    ("文字", "正文"),
)  # fmt: skip


def meant(name: str, known: Collection[str]) -> str:
    """Return the one of the `known` words that `name` means; `name` itself where it means none."""
    if name in known:
        return name
    same = (word for words in _SAME if name in words for word in words if word in known)
    return next(same, name)


def also(name: str, known: Collection[str]) -> Iterator[str]:
    """Yield the words beside `name` that `meant` takes for it, of a form that knows the words `known`; none of them is known itself."""
    for words in _SAME:
        if name in words:
            yield from (word for word in words if word not in known and meant(word, known) == name)


class Field(NamedTuple):
    """What can stand in a form: its name, other names, what it comes to now."""

    name: str
    others: tuple[str, ...]
    value: str
    is_repeated: bool = False  # stands in a row that is filled once for each case

    @property
    def data(self) -> dict[str, Any]:
        """Its JSON; `key` is its first other name."""
        key = self.others[0] if self.others else ""
        return {"field": self.name, "key": key, "value": self.value, "repeated": self.is_repeated}


class Form(NamedTuple):
    """The fields of one report; `facts` are those of the office and the period."""

    lines: Mapping[str, Line]
    facts: Mapping[str, date | str]
    columns: tuple[str, ...] = ()  # a report has no rows that are repeated
    copies: int = 0
    known: str = "xf report --fields"
    example: str = "信访总量"

    def value(self, name: str) -> Filling | None:
        """Return what stands for a field, None for one that there is not."""
        name = name.replace("．", ".")  # as it is typed among Chinese
        if (fact := meant(name, self.facts)) in self.facts:
            return self.facts[fact]
        figure, _, column = name.rpartition(".")
        if column not in COLUMNS:
            figure, column = name, COLUMNS[0]
        if line := self.lines.get(figure):
            return _columns(line)[column]
        # A form has its fixed rows, whether anything came in under them or not.
        family = next(
            (f for f in FAMILIES if figure.startswith((f"{f.key}.", f"{f.label}."))), None
        )
        if family is None:
            return None
        value = figure.removeprefix(f"{family.key}.").removeprefix(f"{family.label}.")
        if family.order and value not in family.order:
            return None
        return _columns(_none_of(self.lines["petitions.total"]))[column]

    def listed(self) -> Iterator[Field]:
        """Yield what can stand in a form."""
        yield from _facts(self.facts)
        for line in dict.fromkeys(self.lines.values()):
            names = [name for name, other in self.lines.items() if other is line]
            yield Field(names[-1], (line.figure.key,), shown.amount(line.now).text)


class ListForm(NamedTuple):
    """The fields of a list: a row that names columns stands for all of its rows."""

    facts: Mapping[str, date | str]
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]

    @property
    def known(self) -> str:
        """What such a form can name, in words."""
        columns, facts = "、".join((_COUNTED, *self.headings)), "、".join(self.facts)
        return f"一行里 {columns}；别处 {facts}（--fields 列出也可以写的）"

    @property
    def columns(self) -> tuple[str, ...]:
        """Every word for a column."""
        own = (*self.headings, _COUNTED)
        return (*own, *(other for name in own for other in also(name, (*own, *self.facts))))

    @property
    def example(self) -> str:
        """A field that can stand in such a form."""
        return self.headings[0]

    @property
    def copies(self) -> int:
        """How often the row is repeated: once, empty, where the list has no row."""
        return max(len(self.rows), 1)

    def value(self, name: str) -> Filling | None:
        """Return what stands for a fact, or for 编号#3: the column 编号 in the fourth row; None for none."""
        column, _, place = name.rpartition("#")
        if column not in self.columns:
            return self.facts.get(meant(name, self.facts))
        if int(place) >= len(self.rows):
            return ""
        if column == _COUNTED:
            return _count(int(place) + 1)
        cell = self.rows[int(place)][self.headings.index(meant(column, self.headings))]
        return _count(cell) if isinstance(cell, (int, float)) else as_day(cell) or cell or ""

    def listed(self) -> Iterator[Field]:
        """Yield what can stand in a form; of a column the value of its first row."""
        first = self.rows[0] if self.rows else [""] * len(self.headings)
        known = (*self.headings, *self.facts)
        yield Field(_COUNTED, (), "1", is_repeated=True)
        for name, cell in zip(self.headings, first, strict=True):
            yield Field(name, tuple(also(name, known)), written(cell), is_repeated=True)
        yield from _facts(self.facts)


def of_list(table: Table, caption: Caption) -> ListForm:
    """Return the fields of a list."""
    facts: dict[str, date | str] = {
        "本单位": caption.office, "日期": as_day(caption.when) or caption.when, "填报人": caption.officer,
        "名称": caption.name, "件数": str(len(table.rows)),
    }  # fmt: skip
    return ListForm(facts, table.headings, table.rows)


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
    facts: dict[str, date | str] = {
        "本单位": made.office, "日期": today, "填报人": officer, "期间": made.span.label,
        "起": span.first, "止": span.last, "文字": words, "补充说明": own_words,
        "校验码": made.head.hash,
    }  # fmt: skip
    return Form(lines, facts)


def tables(form: Form | ListForm, span: str) -> tuple[Table, ...]:
    """Return what can stand in a form, as people read it; `span` is what the values are of."""
    fields = list(form.listed())
    found = []
    for is_repeated in (True, False):
        rows = [
            (field.name, "、".join(field.others), field.value)
            for field in fields
            if field.is_repeated == is_repeated
        ]
        if rows:
            title = "写在表格的同一行里，每件照这一行填一行" if is_repeated else "写在哪里都行"
            found.append(Table(("栏目", "也可以写", span), rows, title))
    return tuple(found)


def _facts(facts: Mapping[str, date | str]) -> Iterator[Field]:
    for name, value in facts.items():
        yield Field(name, tuple(also(name, facts)), written_out(value))


def written_out(found: Filling | None) -> str:
    """Return what fills a field as text."""
    if isinstance(found, date):
        return f"{found.year}年{found.month}月{found.day}日"
    return found.text if isinstance(found, Shown) else found or ""


def _count(number: float) -> Shown:
    return Shown(str(number), number, "count")


def _none_of(line: Line) -> Line:
    """Return a line that came to nothing in every span of which something is known."""
    _, *before = line.amounts
    return Line(line.figure, _NOTHING, *(amount and _NOTHING for amount in before))


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
        "分子": _count(now.n),
        "分母": shown.amount(None) if now.base is None else _count(now.base),
    }
