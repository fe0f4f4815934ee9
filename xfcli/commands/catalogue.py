"""`xf catalogue`: find a row of the request catalogue by word or code."""

from xfcli.law import catalogue
from xfcli.screen import options, show
from xfcli.table import Table

_FEW = 5  # rows of which a terminal shows everything
_DETAILS = ("依据", "办法")


def run(
    words: options.MaybeWords = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
) -> None:
    """查诉求清单

    按字词或代码查；不写词列出全部。
    """
    items = catalogue.search(" ".join(words or ()))
    rows = [(i.code, i.domain, i.request, i.route, i.unit, i.path, i.basis) for i in items]
    keys = ("code", "domain", "request", "route", "unit", "path", "basis")
    headings = ("代码", "领域", "诉求", "途径", "责任单位", "办法", "依据")
    many = len(rows) > _FEW
    table = Table(
        headings, rows, folding=frozenset({"诉求", *_DETAILS}), spare=_DETAILS if many else ()
    )
    data = [dict(zip(keys, row, strict=True)) for row in rows]
    show.emit((table,), data, show.Format(json, csv, output).checked())
    if not rows:
        show.talk("清单里没有找到。换一个词，或不写词看全部。")
    elif many and show.is_terminal():
        show.talk(f"共 {len(rows)} 条。一条的办法和依据：xf catalogue 代码")
