"""`xf catalogue`: find a row of the request catalogue by word or code; or all of it as a table."""

import os
from datetime import date

from xfcli import dates
from xfcli.law import catalogue, periods, remedies
from xfcli.law.catalogue import Item
from xfcli.screen import options, show
from xfcli.table import Caption, Table

_FEW = 5  # rows of which a terminal shows everything
_KEYS = (
    "code", "domain", "request", "route", "unit", "alternative", "path", "first", "basis", "basis_since",
    "duty", "remedy", "since", "until",
)  # fmt: skip
_HEADINGS = (
    "代码", "领域", "诉求", "途径", "责任单位", "也可以是", "告诉信访人", "先说", "依据", "依据施行", "期限", "救济",
    "起", "止",
)  # fmt: skip
_DETAILS = frozenset(_HEADINGS[5:])


def run(
    words: options.MaybeWords = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
) -> None:
    """查诉求清单

    按字词或代码查；不写词列出全部。-o 清单.xlsx 写成可交人审的表：依据、施行日、期限、救济。
    """
    items = catalogue.search(" ".join(words or ()))
    today = dates.today(os.environ)
    rows = [_row(item, today) for item in items]
    many = len(rows) > _FEW
    table = Table(
        _HEADINGS, rows, folding=frozenset({"诉求", "责任单位", *_DETAILS}),
        spare=tuple(h for h in _HEADINGS if h in _DETAILS) if many else (),
    )  # fmt: skip
    if not many:
        table = table.without({h for i, h in enumerate(_HEADINGS) if not any(r[i] for r in rows)})
    data = [dict(zip(_KEYS, row, strict=True)) for row in rows]
    caption = Caption("信访诉求清单", when=str(today))
    show.emit((table,), data, show.Format(json, csv, output).checked(), caption=caption)
    if not rows:
        show.talk(f"清单里没有找到「{' '.join(words or ())}」。换一个词，或不写词看全部。")
    elif many and show.is_terminal():
        show.talk(f"共 {len(rows)} 条。一条的详情：xf catalogue 代码")


def _row(item: Item, today: date) -> tuple[str, ...]:
    """Return the row as it is for a matter of today; as it was or will be, where it has other days."""
    day = item.until or max(today, item.since or today)
    basis, since = item.basis_on(day), item.basis_since(day)
    return (
        item.code, item.domain, item.request, item.route, item.unit, item.alternative, item.told,
        item.said_first, basis, since, _duty(item, day),
        remedies.in_force(item.remedy, day).said if item.remedy else "",
        item.since.isoformat() if item.since else "", item.until.isoformat() if item.until else "",
    )  # fmt: skip


def _duty(item: Item, day: date) -> str:
    """Return what the competent organ must do within how many days, with the places of the law."""
    if not item.duty:
        return ""
    period = periods.in_force(item.duty, day)
    most = f"，最长{period.most}{period.unit_word}" if period.most else ""
    return f"{period.to_event}：{period.from_event}后{period.days}{period.unit_word}{most}（{period.article_in_full}）"
