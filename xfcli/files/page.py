"""One printable page for a browser, a mail or a screen on the wall: .html in one file, no script, nothing from outside."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from xfcli.reporting import tables as reported
from xfcli.reporting.paragraph import own_lines
from xfcli.reporting.report import Month, Report
from xfcli.table import Caption, Table, written
from xfcli.text import visible

_STYLE: Final = """
body{font:16px/1.6 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;color:#111;
 background:#fff;max-width:1200px;margin:1.5em auto;padding:0 1em}
h1{font-size:1.6em;text-align:center;margin:.2em 0}
h2{font-size:1.1em;margin:1.4em 0 .3em;break-after:avoid}
p{margin:.4em 0;text-align:justify}
.when,.foot{color:#444;text-align:center;font-size:.9em;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.9em}
th,td{border:1px solid #999;padding:.2em .5em;text-align:left;vertical-align:top;white-space:pre-line}
th{background:#eee}
td.n,th.n{text-align:right}
td.n,th.n,td.k{white-space:nowrap}
tr.sum td{font-weight:bold}
tr,.row{break-inside:avoid}
tr.sum{break-before:avoid}
.row{text-align:left}
thead{display:table-header-group}
.wide{overflow-x:auto;padding:1px}
svg{width:100%;height:auto}
@media print{body{max-width:none;margin:0;padding:0;font-size:10.5pt}.wide{overflow:visible}}
@page{size:A4;margin:18mm 15mm}
"""
# Whatever a title in the register may hold, the browser runs nothing and fetches nothing.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_WIDTH, _HEIGHT, _FOOT = 960, 260, 40
_SUM: Final = ' class="sum"'
_NUMBER: Final = ' class="n"'
_KEPT: Final = ' class="k"'
_PLACES: Final = 130  # for half a Chinese character, across the page
_KEPT_WHOLE: Final = 10  # characters: 2026-03-01, 2026-0012, 已转送
_MOMENT: Final = len("2026-03-01 16:20")
_SERIES: Final = (("信访总量", "#404040"), ("期末在办", "#b0b0b0"))


def write(path: Path, tables: Iterable[Table], caption: Caption) -> None:
    """Write the tables to `path` as a page."""
    parts = [f"<p>{_safe(line)}</p>" for line in caption.lines]
    for table in tables:
        parts += _table(table)
    _save(path, caption.title or "信访台账", "", parts, "")


def write_report(
    path: Path, made: Report, words: str, own_words: str, towns: Table | None = None
) -> None:
    """Write the report to `path` as a page: paragraph, twelve months as a chart, all tables.

    `words` is its paragraph in official style, `own_words` the officer's own (empty: none), `towns`
    a row for each place that the report adds up.
    """
    span = made.spans.now
    parts = [f"<p>{_safe(text)}</p>" for text in (words, *own_lines(own_words))]
    if made.trend:
        parts += ["<h2>近 12 个月</h2>", _chart(made.trend)]
    every = reported.tables(made)
    for table in (*([towns] if towns else []), *every):
        parts += _table(table.without(reported.silent(every)))
    lines = (*reported.check_lines(made), *reported.sealed_lines(made))
    parts += [f"<p>{_safe(line)}</p>" for line in lines]
    title = f"{made.office}{made.span.label}信访情况"
    _save(path, title, f"{span.first} 至 {span.last}", parts, reported.counted_to(made))


def _save(path: Path, title: str, when: str, parts: Sequence[str], foot: str) -> None:
    text = "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{_safe(title)}</title><style>{_STYLE}</style></head><body>",
            f"<h1>{_safe(title)}</h1>",
            f'<p class="when">{_safe(when)}</p>' if when else "",
            *parts,
            f'<p class="foot">{_safe(foot)}</p>' if foot else "",
            "</body></html>\n",
        )
    )
    path.write_text(text, encoding="utf-8", newline="\n")


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"<h2>{_safe(table.title)}</h2>"
    if table.crowds(_PLACES):
        yield from _records(table)
        return
    head = "".join(_cell("th", heading, heading in table.numeric) for heading in table.headings)
    yield f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>'
    last = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        cells = zip(table.headings, row, strict=True)
        shown = "".join(_cell("td", written(cell), name in table.numeric) for name, cell in cells)
        yield f"<tr{_SUM if table.summed and number == last else ''}>{shown}</tr>"
    yield "</tbody></table></div>"


def _records(table: Table) -> Iterator[str]:
    """Yield the rows one below the other, a line for each cell that says something."""
    for record in table.records():
        said = (f"<b>{_safe(heading)}</b>：{_safe(text)}" for heading, text in record)
        yield f'<p class="row">{"<br>".join(said)}</p>'


def _cell(tag: str, text: str, is_number: bool) -> str:
    """Return a cell; a day, a number, a word of the ledger stays on one line."""
    longest = _MOMENT if text.isascii() else _KEPT_WHOLE
    is_kept = tag == "td" and len(text) <= longest and "\n" not in text
    kind = _NUMBER if is_number else _KEPT if is_kept else ""
    return f"<{tag}{kind}>{_safe(text)}</{tag}>"


def _safe(text: str) -> str:
    return escape(visible(text))


def _chart(months: Sequence[Month]) -> str:
    """Return the months as bars in two greys, each with its number."""
    most = max((max(month.total, month.open) for month in months), default=0) or 1
    room, scale = _WIDTH / len(months), (_HEIGHT - _FOOT - 20) / most
    bar = room * 0.36
    base = _HEIGHT - _FOOT
    parts = [f'<path d="M0 {base}H{_WIDTH}" stroke="#111"/>']
    for place, month in enumerate(months):
        left = place * room + room * 0.14
        for i, (value, (_, shade)) in enumerate(
            zip((month.total, month.open), _SERIES, strict=True)
        ):
            x, tall = left + i * bar, value * scale
            parts.append(
                f'<rect x="{x:.1f}" y="{base - tall:.1f}" width="{bar - 2:.1f}" height="{tall:.1f}" '
                f'fill="{shade}"/><text x="{x + bar / 2 - 1:.1f}" y="{base - tall - 4:.1f}">{value}</text>'
            )
        parts.append(f'<text x="{left + bar:.1f}" y="{base + 16}">{_safe(month.label)}</text>')
    for i, (name, shade) in enumerate(_SERIES):
        x = _WIDTH / 2 - 120 + i * 130
        parts.append(f'<rect x="{x}" y="{base + 24}" width="12" height="12" fill="{shade}"/>')
        parts.append(f'<text x="{x + 52}" y="{base + 35}">{name}</text>')
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="近 12 个月" '
        f'font-size="13" text-anchor="middle">{"".join(parts)}</svg>'
    )
