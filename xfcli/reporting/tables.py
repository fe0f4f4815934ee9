"""The report as tables: what the screen draws, pipes print, and files hold."""

from collections.abc import Iterable, Iterator
from typing import Final

from xfcli.reporting import figures, report, shown
from xfcli.reporting.figures import Amount
from xfcli.reporting.mark import Group
from xfcli.reporting.report import Breakdown, Line, Report, UnitRow
from xfcli.table import Table

NUMBERS: Final = ("本期", "上期", "环比", "去年同期", "同比", "本年累计", "累计同比")
OF_THE_YEAR: Final = frozenset({"本年累计", "累计同比"})
BULLETIN: Final[frozenset[Group]] = frozenset({"channel", "domain", "village"})
SPARE: Final = ("累计同比", "单位", "占比")


def head(made: Report) -> Iterator[str]:
    """Yield the lines above the tables."""
    span = made.spans.now
    title = "诉求动态" if made.span.kind == "week" else "信访情况"
    yield f"{made.office}{title}  {made.span.label}（{span.first} 至 {span.last}）"
    if made.is_partial:
        yield f"本期未满，截至 {span.last}，不与其他期间比较。"


def counted_to(made: Report) -> str:
    """Return the line on paper that says from what was counted: a ledger up to an entry, or files."""
    head = made.head
    if not head.at:
        return f"据 {head.seq} 个单位报来的逐月汇总统计，封印 {head.hash}"
    moment = head.at[:16].replace("T", " ")
    return f"据台账第 {head.seq} 条记事（录入于 {moment}）统计，链首 {head.hash}；核对：xf check --head {head.hash[:16]}"


def sealed_lines(made: Report) -> Iterator[str]:
    """Yield the line on the signed paper that says which sums were given upward with it."""
    if made.given:
        before = f"，前一份 {seal_words(made.given.previous)}" if made.given.previous else ""
        yield f"逐月汇总封印 {seal_words(made.given.seal)}{before}"


def seal_words(seal: str) -> str:
    """Return a seal as people compare it by eye: sixteen of its characters, in fours."""
    return " ".join(seal[i : i + 4] for i in range(0, 16, 4))


def tables(made: Report) -> tuple[Table, ...]:
    """Return all tables of the report; of a week those of the bulletin (诉求动态)."""
    if made.span.kind == "week":
        return _bulletin(made)
    return (
        *(_section(title, lines) for title, lines in made.sections.items()),
        *(_breakdown(b) for b in made.breakdowns if is_worth_showing(b)),
        *([units(made)] if made.units else []),
        *([hot(made)] if made.hot else []),
        trend(made),
    )


def silent(every: Iterable[Table]) -> set[str]:
    """Return the headings of numbers under which nothing stands in any table: in the first year, of the last."""
    seen = dict.fromkeys(NUMBERS, "")
    for table in every:
        for name in seen.keys() & set(table.headings):
            at = table.headings.index(name)
            seen[name] += "".join(str(row[at]) for row in table.rows if row[at] != shown.NONE)
    return {name for name, text in seen.items() if not text}


def _bulletin(made: Report) -> tuple[Table, ...]:
    """Return what a week is about: how many, on what, where, and what was answered and is open."""
    came, handled = bulletin_lines(made)
    return (
        _section("总量", came),
        *(
            _breakdown(b, only_recent=True).without(OF_THE_YEAR)
            for b in made.breakdowns
            if b.family.group in BULLETIN and is_worth_showing(b)
        ),
        *([hot(made)] if made.hot else []),
        _section("答复与在办", handled),
        *([units(made)] if made.units else []),
    )


def bulletin_lines(made: Report) -> tuple[list[Line], list[Line]]:
    """Return the figures of a week: what came, and what was answered and is open."""
    handled = [made.line(key) for key in ("cases.filed", "cases.closed")]
    return (
        [*made.sections["总量"], *made.sections["初次和重复"]],
        [*handled, *made.sections["期末"]],
    )


def is_worth_showing(breakdown: Breakdown) -> bool:
    """Return whether a breakdown says more than that nothing was filled in."""
    named = [line for line in breakdown.lines if line.figure.label != breakdown.family.blank]
    return any(has_any(line) for line in named)


def _is_recent(line: Line) -> bool:
    """Whether it came to anything outside the sums of the year, which a bulletin leaves out."""
    return any(amount is not None and amount.n > 0 for amount in line.amounts[:3])


def has_any(line: Line) -> bool:
    """Return whether the figure came to anything in any span."""
    return any(amount is not None and amount.n > 0 for amount in line.amounts)


def _section(title: str, lines: Iterable[Line]) -> Table:
    rows = [(line.figure.label, line.figure.unit, *numbers(line)) for line in lines]
    return Table(("指标", "单位", *NUMBERS), rows, title, numeric=frozenset(NUMBERS), spare=SPARE)


def numbers(line: Line) -> tuple[str, ...]:
    """Return what stands under NUMBERS for a figure."""
    found = (
        shown.amount(line.now, parts=True),
        shown.amount(line.previous),
        shown.change(line.now, line.previous),
        shown.amount(line.last_year),
        shown.change(line.now, line.last_year),
        shown.amount(line.to_date),
        shown.change(line.to_date, line.to_date_last_year),
    )
    return tuple(number.text for number in found)


def _breakdown(breakdown: Breakdown, *, only_recent: bool = False) -> Table:
    met = [line for line in breakdown.lines if has_any(line)]
    lines = [line for line in met if _is_recent(line)] if only_recent else met
    total = sum(line.now.n for line in lines)
    rows = [(line.figure.label, *numbers(line)[:1], share(line.now.n, total), *numbers(line)[1:])
            for line in lines]  # fmt: skip
    sums = sum_of(met)
    rows.append(("合计", *numbers(sums)[:1], share(total, total), *numbers(sums)[1:]))
    headings = (breakdown.family.label, NUMBERS[0], "占比", *NUMBERS[1:])
    title = f"按{breakdown.family.label}"
    return Table(headings, rows, title, numeric=frozenset(headings[1:]), spare=SPARE, summed=True)


def share(n: int, total: int) -> str:
    """Return which part `n` is of a total."""
    part = figures.percent(n, total)
    return shown.NONE if part is None else f"{part:.2f}%"


def sum_of(lines: list[Line]) -> Line:
    """Return the sum row of a breakdown; None stands where any of its lines has None."""
    now, previous, last_year, to_date, to_date_last_year = (
        None if None in amounts else Amount(sum(amount.n for amount in amounts if amount))
        for amounts in zip(*(line.amounts for line in lines), strict=True)
    )
    assert now is not None
    figure = lines[0].figure._replace(label="合计")
    return Line(figure, now, previous, last_year, to_date, to_date_last_year)


def units(made: Report) -> Table:
    """Return the units compared on time, answers and delivery."""
    headings = (
        "责任单位", "转交", "应答复", "按期", "按期率", "答复", "送达", "办结", "在办", "逾期",
    )  # fmt: skip
    sums = UnitRow("合计", *unit_sums(made.units))
    rows = [
        (r.unit, r.sent, r.due, r.timely, shown.amount(Amount(r.timely, r.due)).text, r.answered,
         r.delivered, r.closed, r.open, r.overdue)
        for r in (*made.units, sums)
    ]  # fmt: skip
    return Table(
        headings,
        rows,
        "责任单位办理情况",
        numeric=frozenset(headings[1:]),
        spare=("转交",),
        summed=True,
    )


def unit_sums(rows: Iterable[UnitRow]) -> tuple[int, ...]:
    """Return what the units come to together, in each column of their table."""
    return tuple(map(sum, zip(*(row[1:] for row in rows), strict=True)))


def hot(made: Report) -> Table:
    """Return the matters that came more than once from the same village."""
    rows = [(one.village, one.item, one.n) for one in made.hot]
    return Table(("村（社区）", "诉求", "件次"), rows, "集中的事项", numeric=frozenset({"件次"}))


def trend(made: Report) -> Table:
    """Return the last twelve months: what came in beside what is left."""
    headings = ("月份", "信访总量", "新增事项", "办结", "期末在办", "期末积案")
    return Table(
        headings,
        [tuple(month) for month in made.trend],
        "近 12 个月",
        numeric=frozenset(headings[1:]),
        bars=frozenset({"信访总量", "期末在办"}),
    )


def folded_line(nothing: Iterable[str]) -> str:
    """Return the line below a table that names the figures it leaves out."""
    return f"各期都是零的，没有列出：{'、'.join(dict.fromkeys(nothing))}。"


def check_lines(made: Report) -> Iterator[str]:
    """Yield the checks of the sums, in one line, or one for each that does not hold."""
    found = report.checks(made)
    wrong = [c for c in found if not c.holds]
    for check in wrong:
        yield f"核对不符：{check.label} {check.parts}，应为 {check.whole}。请运行 xf check。"
    if not wrong:
        total = report_total(made)
        yield f"核对：各项分类分别相加、初件＋重件，都等于信访总量 {total}；个体访＋集体访＝来访；各段在办时间相加＝期末在办。"


def report_total(made: Report) -> str:
    """Return the total of the report as people read it."""
    return shown.amount(made.line("petitions.total").now).text


def flat(made: Report) -> Table:
    """Return all figures in one table, numbers as numbers: for CSV."""
    headings = (
        "指标名", "指标", "单位", "本期", "分子", "分母", "上期", "环比变化", "环比%", "去年同期",
        "同比变化", "同比%", "本年累计", "去年累计", "累计同比%", "口径",
    )  # fmt: skip
    return Table(headings, [_flat(line) for line in made.lines], made.span.label)


def _flat(line: Line) -> tuple[str | int | float | None, ...]:
    figure = line.figure
    mom, yoy = (report.change(line.now, past) for past in (line.previous, line.last_year))
    year = report.change(line.to_date, line.to_date_last_year)
    return (
        figure.key, figure.label, figure.unit, line.now.value,
        line.now.n if figure.is_rate else None,
        line.now.base if figure.is_rate else None,
        line.previous.value if line.previous else None,
        mom.change if mom else None, mom.percent if mom else None,
        line.last_year.value if line.last_year else None,
        yoy.change if yoy else None, yoy.percent if yoy else None,
        line.to_date.value if line.to_date else None, line.to_date_last_year.value if line.to_date_last_year else None,
        year.percent if year else None, figure.basis,
    )  # fmt: skip
