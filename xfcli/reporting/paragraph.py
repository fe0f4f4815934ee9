"""The paragraph in official style, made by fixed rules from the figures of the report.

Every number in it stands in the tables. It praises nobody, names no cause, and says nothing of those
who petition; a rate on fewer than five is written out (3件中2件). What the officer adds is kept apart.
"""

from typing import Final

from xfcli.case.disclosure import SEALED
from xfcli.case.words import Channel
from xfcli.reporting import report
from xfcli.reporting.report import Change, Line, Report
from xfcli.reporting.small_cells import OTHER

FEW: Final = 5  # below this a percentage says more than is known
_NAMED: Final = 3  # domains, villages
OWN_WORDS: Final = "补充说明（经办人填写）："
_ENDS: Final = tuple("。！？；：…”）")


def own_lines(text: str) -> list[str]:
    """Return what the officer adds, a paragraph for each line, each a whole sentence; [] for nothing."""
    lines = [
        line if line.endswith(_ENDS) else f"{line}。"
        for line in map(str.strip, text.split("\n"))
        if line
    ]
    return [OWN_WORDS + lines[0], *lines[1:]] if lines else []


def write(made: Report) -> str:
    """Return the paragraph of a report: whole sentences in Chinese, without a line break."""
    sentences = (
        _total(made),
        _channels(made),
        _repeats(made),
        _domains(made),
        _handling(made),
        _end(made),
        _others(made),
        _untold(made),
    )
    return "".join(sentence for sentence in sentences if sentence)


def _total(made: Report) -> str:
    total, persons = made.line("petitions.total"), made.line("persons.total")
    period = made.span.label
    if made.is_partial:
        period += f"（截至{made.spans.now.last.month}月{made.spans.now.last.day}日，本期未满）"
    if not total.now.n:
        return f"{period}，{_place(made)}没有登记群众信访。"
    changes = (
        _compared("环比", report.change(total.now, total.previous)),
        _compared("同比", report.change(total.now, total.last_year)),
    )
    compared = "，".join(change for change in changes if change)
    said = f"{period}，{_place(made)}共登记群众信访{total.now.n}件（批）次、{persons.now.n}人次"
    return f"{said}{'，' + compared if compared else ''}。"


def _place(made: Report) -> str:
    return next((f"全{word}" for word in ("街道", "镇", "乡") if word in made.office), "")


def _compared(name: str, change: Change | None) -> str:
    if change is None:
        return ""
    if change.change == 0:
        return f"{name}持平"
    if change.percent is None:
        return f"{name}增加{change.change}件次（基期为0）"
    return f"{name}{'上升' if change.change > 0 else '下降'}{abs(change.percent):.2f}%"


def _channels(made: Report) -> str:
    parts = []
    for breakdown in made.breakdowns:
        if breakdown.family.key == "petitions.channel":
            parts = [_channel(made, line) for line in breakdown.lines if line.now.n]
    return f"其中{'、'.join(parts)}。" if parts else ""


def _channel(made: Report, line: Line) -> str:
    name, n = line.figure.label, line.now.n
    if name != Channel.VISIT:
        return f"{name}{n}件次"
    visitors, groups = made.line("persons.visit").now.n, made.line("visits.collective").now.n
    crowd = made.line("persons.collective").now.n
    return f"来访{n}批{visitors}人次" + (f"（集体访{groups}批{crowd}人次）" if groups else "")


def _repeats(made: Report) -> str:
    if not made.line("petitions.total").now.n:
        return ""
    first, repeat = made.line("petitions.first").now.n, made.line("petitions.repeat").now.n
    said = f"初件{first}件，重件{repeat}件"
    if repeat:
        said += f"，{_rate(made, 'repeat.ratio', '重复信访比')}"
    if late := made.line("repeat.after_late_answer").now.n:
        said += f"；重件中有{late}件发生在期限已过未办或答复未送达之后"
    return f"{said}。"


_NO_FIELD: Final = frozenset({SEALED, OTHER})  # of a county the latter holds the small ones too


def _domains(made: Report) -> str:
    lines = [
        line
        for breakdown in made.breakdowns
        if breakdown.family.key == "petitions.domain"
        for line in breakdown.lines
        if line.now.n and line.figure.label not in _NO_FIELD | {breakdown.family.blank}
    ]
    most = sorted(lines, key=lambda line: -line.now.n)[:_NAMED]
    named = "、".join(f"{line.figure.label}{line.now.n}件次" for line in most)
    return f"诉求较多的领域：{named}。" if most else ""


def _handling(made: Report) -> str:
    filed, closed = made.line("cases.filed").now.n, made.line("cases.closed").now.n
    parts = [f"立案{filed}件", f"办结{closed}件"]
    parts += [
        _rate(made, key, label)
        for key, label in (
            ("closure.rate", "本期立案的办结率"),
            ("accept.timely.rate", "及时受理告知率"),
            ("reply.timely.rate", "按期答复率"),
            ("rating.satisfaction", "满意率"),
        )
        if made.line(key).now.base
    ]
    return f"{'，'.join(parts)}。"


def _rate(made: Report, key: str, label: str) -> str:
    now = made.line(key).now
    if now.base is not None and now.base < FEW:
        return f"{label}为{now.base}件中{now.n}件"
    return f"{label}{now.value:.2f}%（{now.n}/{now.base}）"


def _end(made: Report) -> str:
    stock = (made.line(key).now.n for key in ("cases.open", "cases.overdue", "cases.backlog"))
    still_open, overdue, backlog = stock
    last = made.spans.now.last
    return f"截至{last.year}年{last.month}月{last.day}日，在办{still_open}件，逾期{overdue}件，积案{backlog}件。"


def _others(made: Report) -> str:
    said = []
    if assigned := made.line("assigned.total").now.n:
        said.append(f"上级交办{assigned}件，已结案{made.line('assigned.closed').now.n}件")
    if found := made.line("outreach.found").now.n:
        said.append(
            f"排查发现{found}件，已化解{made.line('outreach.resolved').now.n}件（不计入总量）"
        )
    return f"{'；'.join(said)}。" if said else ""


def _untold(made: Report) -> str:
    """Return what stands under SEALED in a report that was added up: a ledger's own counts them all."""
    labels = {line.figure.label for breakdown in made.breakdowns for line in breakdown.lines}
    return f"表中{SEALED}是检举控告、要求保密、限制查看的，只报件数。" if SEALED in labels else ""
