"""The ways in which offices and systems bend a sheet. Each takes the bent sheet and the dice, and changes it.

Those of the cells change what a row says and keep its truth; those of the layout put rows and columns
elsewhere; those of the file write it. All people are invented.
"""

import csv
import io
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from html import escape
from itertools import pairwise
from pathlib import Path
from random import Random

import xlsxwriter

HEAD = ["登记日期", "信访形式", "姓名", "联系电话", "标题", "备注"]
DAY, CHANNEL, NAME, PHONE, TITLE, NOTE = range(6)
_SURNAMES, _GIVEN = "甲乙丙丁戊己庚辛壬癸", "一二三四五六七八九"
_MATTERS = (
    "低保申请",
    "路灯不亮",
    "补贴停发",
    "征地补偿",
    "饮水困难",
    "邻居占地",
    "道路失修",
    "医保报销",
    "危房改造",
    "噪声扰民",
)


@dataclass(frozen=True)
class Truth:
    """What one petition says, however it is written."""

    on: date
    channel: str
    name: str
    phone: str
    title: str
    heads: int = 1


@dataclass
class Bent:
    """A sheet while it is bent: rows of cells, each with its truth (None: it is no petition)."""

    truths: list[Truth]
    head: list[str]
    rows: list[tuple[list[object], int | None]]  # cells, position of the truth
    titles: list[list[str]] = field(default_factory=list)
    foot: list[list[str]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(
        default_factory=list
    )  # from the first row of the body
    hidden: set[int] = field(default_factory=set)
    struck: set[int] = field(default_factory=set)
    copies: bool = False  # a sheet of all once more
    months: bool = False  # a sheet for each month
    heads: list[list[str]] = field(default_factory=list)  # rows of headings, if not `head` alone
    done: set[str] = field(default_factory=set)
    raw: str = ""  # a change to the text of a .csv


def good(dice: Random) -> Bent:
    """Return a good sheet of five to twelve petitions of 2026, by day."""
    truths, day = [], date(2026, 1, 4) + timedelta(dice.randrange(100))
    for n in range(dice.randint(5, 12)):
        day += timedelta(dice.randint(1, 9))
        name = dice.choice(_SURNAMES) + dice.choice(_GIVEN) + dice.choice(_GIVEN)
        phone = f"13{dice.randrange(10**9):09}"
        channel = dice.choice(("来访", "来信", "来电", "网上"))
        truths.append(Truth(day, channel, name, phone, f"{dice.choice(_MATTERS)}{n}"))
    rows = [
        ([t.on.isoformat(), t.channel, t.name, t.phone, t.title, ""], at)
        for at, t in enumerate(truths)
    ]
    return Bent(truths, [*HEAD], rows)


def _each(bent: Bent, dice: Random, share: float = 0.5):
    for cells, at in bent.rows:
        if at is not None and dice.random() < share:
            yield cells, bent.truths[at], at


# -- what the cells say ------------------------------------------------------------------------------


def days_of_every_form(bent, dice):
    forms = (
        lambda d: f"{d.year}.{d.month}.{d.day}", lambda d: f"{d.year}/{d.month}/{d.day} 9:30", lambda d: f"{d:%Y%m%d}",
        lambda d: f"{d.year}年{d.month}月{d.day}日", lambda d: float((d - date(1899, 12, 30)).days), lambda d: d.isoformat() + "T08:00:00",
    )  # fmt: skip
    for cells, truth, _ in _each(bent, dice):
        cells[DAY] = dice.choice(forms)(truth.on)


def days_without_year(bent, dice):
    bent.titles.append(["2026年信访登记"])
    for cells, truth, _ in _each(bent, dice, 1):
        cells[DAY] = f"{truth.on.month}月{truth.on.day}日"


def days_with_a_point(bent, dice):
    bent.titles.append(["测试镇2026年度台账"])
    for cells, truth, _ in _each(bent, dice, 1):
        cells[DAY] = f"{truth.on.month}.{truth.on.day:02}"


def months_that_run_back(bent, dice):
    """The second half of the rows is of the year after, and nobody wrote it down."""
    days_without_year(bent, dice)
    half = len(bent.truths) // 2
    first = date(2026, 12, 1)
    for at, truth in enumerate(bent.truths):
        day = first + timedelta(at) if at < half else date(2027, 1, 3) + timedelta(at)
        bent.truths[at] = Truth(day, truth.channel, truth.name, truth.phone, truth.title)
        bent.rows[at][0][DAY] = f"{day.month}月{day.day}日"


def days_that_are_ambiguous(bent, dice):
    for cells, truth, _ in _each(bent, dice):
        cells[DAY] = dice.choice(
            (
                f"{truth.on.day:02}/{truth.on.month:02}/2026",
                f"农历{truth.on.month}月初五",
                f"26.{truth.on.month}.{truth.on.day}",
                "上周三",
            )
        )


def ditto(bent, dice):
    for (_, up), (cells, at) in pairwise(bent.rows):
        if dice.random() < 0.4:
            column = dice.choice((DAY, CHANNEL, NAME))
            t, u = bent.truths[at], bent.truths[up]
            cells[column] = dice.choice(("同上", "〃"))
            new = {
                DAY: (u.on, t.channel, t.name),
                CHANNEL: (t.on, u.channel, t.name),
                NAME: (t.on, t.channel, u.name),
            }[column]
            bent.truths[at] = Truth(*new, t.phone, t.title)


def phone_in_the_name(bent, dice):
    for cells, truth, _ in _each(bent, dice):
        cells[NAME] = f"{truth.name}{dice.choice((' ', chr(10), '，电话：', '（'))}{truth.phone}"
        cells[NAME] += "）" if "（" in cells[NAME] else ""
        cells[PHONE] = ""


def sex_and_age_in_the_name(bent, dice):
    for cells, truth, _ in _each(bent, dice):
        cells[NAME] = truth.name + dice.choice(("，男，45岁", "（女）", "、男、汉族", " 男"))


def groups(bent, dice):
    for cells, truth, at in _each(bent, dice):
        heads = dice.randint(2, 40)
        cells[NAME] = truth.name + dice.choice(
            (f"等{heads}人", f"等{heads}余人", f"（等{heads}人）")
        )
        bent.truths[at] = replace(truth, heads=heads)


def masked(bent, dice):
    for cells, truth, at in _each(bent, dice):
        cells[NAME] = truth.name[0] + "*" * (len(truth.name) - 1)
        cells[PHONE] = truth.phone[:3] + "****" + truth.phone[-4:]
        bent.truths[at] = Truth(truth.on, truth.channel, "", "", truth.title)


def other_words_for_the_channel(bent, dice):
    words = {
        "来访": ("走访", "上访", "集体访", "窗口"),
        "来信": ("信件", "邮寄", "群众来信"),
        "来电": ("12345平台", "热线", "电话"),
        "网上": ("微信公众号", "人民网", "领导留言板"),
    }
    for cells, truth, _ in _each(bent, dice):
        cells[CHANNEL] = dice.choice(words[truth.channel])


def full_width_and_spaces(bent, dice):
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    for cells, _, _ in _each(bent, dice):
        cells[DAY], cells[PHONE] = (
            str(cells[DAY]).translate(wide),
            f" {cells[PHONE]}\u3000".translate(wide),
        )
        cells[NAME] = (
            "\u3000".join(cells[NAME])
            if cells[NAME].isalpha() and dice.random() < 0.3
            else f" {cells[NAME]} "
        )


def a_day_that_is_none(bent, dice):
    bent.head.append("办结日期")
    for cells, _ in bent.rows:
        cells.append(
            dice.choice(("1970-01-01", "0001-01-01 00:00:00", "1900-01-00", "", "0000-00-00"))
        )


def line_breaks_and_commas(bent, dice):
    for cells, _, _ in _each(bent, dice):
        cells[NOTE] = '说过"几次"，\n第二行, 2026-03-01, 又来'


# -- where it stands ---------------------------------------------------------------------------------


def rows_in_any_order(bent, dice):
    dice.shuffle(bent.rows)


def columns_in_any_order(bent, dice):
    order = [*range(len(bent.head))]
    dice.shuffle(order)
    bent.head = [bent.head[at] for at in order]
    bent.rows = [([cells[at] for at in order], truth) for cells, truth in bent.rows]


def titles_above(bent, dice):
    bent.titles.append(["测试镇群众诉求登记表"])
    bent.titles += [[""]] * dice.randint(0, 3)


def blank_rows(bent, dice):
    for _ in range(3):
        bent.rows.insert(dice.randrange(len(bent.rows) + 1), ([""] * len(bent.head), None))


def sums(bent, dice):
    words = ("合计", "小计", "1-3月合计", "一季度小计", "总计：12件", "本页合计", "上半年累计")
    for at in (len(bent.rows), len(bent.rows) // 2):
        cells = [dice.choice(words), *[""] * (len(bent.head) - 1)]
        cells[4] = "12"
        bent.rows.insert(at, (cells, None))


def void_rows(bent, dice):
    for word in ("作废", "（此号作废）", "空号"):
        cells = [""] * len(bent.head)
        cells[bent.head.index("标题")], cells[bent.head.index("登记日期")] = word, "2026-03-05"
        bent.rows.insert(dice.randrange(len(bent.rows) + 1), (cells, None))


def void_remarks(bent, dice):
    for at, (cells, truth) in enumerate(bent.rows):
        if truth is not None and dice.random() < 0.2:
            cells[bent.head.index("备注")] = dice.choice(("作废", "作废（重复登记）", "此号作废"))
            bent.rows[at] = cells, None


def headings_again(bent, dice):
    bent.rows.insert(dice.randrange(1, len(bent.rows)), ([*bent.head], None))


def another_table_below(bent, dice):
    """From here on the columns stand in another order, under headings of their own."""
    at = dice.randrange(1, len(bent.rows))
    order = [*range(len(bent.head))]
    dice.shuffle(order)
    rest = [([cells[i] for i in order], truth) for cells, truth in bent.rows[at:]]
    bent.rows[at:] = [
        (["二、其他", *[""] * (len(bent.head) - 1)], None),
        ([bent.head[i] for i in order], None),
        *rest,
    ]


def serial_numbers_and_empty_form_rows(bent, dice):
    bent.head.insert(0, "序号")
    bent.rows = [([float(n), *cells], truth) for n, (cells, truth) in enumerate(bent.rows, 1)]
    bent.rows += [
        ([float(len(bent.rows) + n), *[""] * (len(bent.head) - 1)], None) for n in range(1, 4)
    ]


def unknown_columns(bent, dice):
    for heading in ("天气", "性别"):
        at = dice.randrange(len(bent.head) + 1)
        bent.head.insert(at, heading)
        for cells, _ in bent.rows:
            cells.insert(at, "男" if any(cells) else "")


def a_column_without_heading(bent, dice):
    bent.head.append("")
    for cells, _ in bent.rows:
        cells.append("已答复" if dice.random() < 0.5 and any(cells) else "")


def progress_below(bent, dice):
    """A row below says only how the matter went on."""
    note = bent.head.index("备注")
    for at in range(len(bent.rows) - 1, -1, -1):
        if bent.rows[at][1] is not None and dice.random() < 0.3:
            cells = [""] * len(bent.head)
            cells[note] = f"{dice.randint(1, 9)}月9日又来问过"
            bent.rows.insert(at + 1, (cells, None))


def _merge(bent, dice, own, cell):
    """Put rows below some petitions that share all their cells but one."""
    taken = 0
    for at, (cells, truth) in [*enumerate(bent.rows)]:
        here = at + taken
        if truth is None or dice.random() > 0.3:
            continue
        below = [""] * len(bent.head)
        below[own] = cell(bent, truth)
        bent.rows.insert(here + 1, (below, None))
        bent.merged += [(here, c, here + 1, c) for c in range(len(cells)) if c != own]
        taken += 1


def merged_progress(bent, dice):
    _merge(bent, dice, bent.head.index("备注"), lambda *_: "已入户核实")


def merged_people(bent, dice):
    def another(bent, truth):
        t = bent.truths[truth]
        bent.truths[truth] = Truth(t.on, t.channel, t.name, t.phone, t.title, t.heads + 1)
        return "子丑寅"

    _merge(bent, dice, bent.head.index("姓名"), another)


def merged_days(bent, dice):
    """Several petitions of one day under one merged day."""
    day = bent.head.index("登记日期")
    at = dice.randrange(len(bent.rows) - 1)
    (_, one), (cells, other) = bent.rows[at], bent.rows[at + 1]
    if one is None or other is None:
        return
    cells[day] = ""
    t = bent.truths[other]
    bent.truths[other] = replace(t, on=bent.truths[one].on)
    bent.merged.append((at, day, at + 1, day))


def hidden_rows(bent, dice):
    bent.hidden = {at for at in range(len(bent.rows)) if dice.random() < 0.3}


def struck_rows(bent, dice):
    bent.struck = {at for at in range(len(bent.rows)) if dice.random() < 0.3}


def a_sheet_of_all_once_more(bent, dice):
    bent.copies = True


def two_rows_of_headings(bent, dice):
    upper = ["信访人" if h in {"姓名", "联系电话"} else h for h in bent.head]
    bent.heads = [upper, [h if h in {"姓名", "联系电话"} else "" for h in bent.head]]


def ornate_headings(bent, dice):
    bent.head = [
        f"＊{h[:2]} \n{h[2:]}（必填）" if h and dice.random() < 0.6 else h for h in bent.head
    ]


def notes_at_the_foot(bent, dice):
    bent.foot = [["注：本表按月填报。"], ["填表人：子某", "", "审核人：丑某"], ["共 12 件"]]


# -- how it is written -------------------------------------------------------------------------------


def _grid(bent):
    width = max(len(bent.head), *(len(cells) for cells, _ in bent.rows))
    top = [*bent.titles, *(bent.heads or [bent.head])]
    body = [[*cells, *[""] * (width - len(cells))] for cells, _ in bent.rows]
    return top, body, bent.foot


def workbook(bent, dice, folder: Path) -> Path:
    path = folder / "台账.xlsx"
    top, body, foot = _grid(bent)
    with xlsxwriter.Workbook(path) as book:
        struck = book.add_format({"font_strikeout": True})
        for name in ("台账", "全年汇总") if bent.copies else ("台账",):
            page = book.add_worksheet(name)
            for first, left, last, right in bent.merged:
                page.merge_range(first + len(top), left, last + len(top), right, "")
            for r, row in enumerate([*top, *body, *foot]):
                if r - len(top) in bent.hidden:
                    page.set_row(r, None, None, {"hidden": True})
                style = struck if r - len(top) in bent.struck else None
                for c, cell in enumerate(row):
                    if isinstance(cell, float):
                        page.write_number(r, c, cell, style)
                    elif cell:
                        page.write_string(r, c, cell, style)
    return path


def _text(bent, **options):
    out = io.StringIO()
    top, body, foot = _grid(bent)
    writer = csv.writer(out, **options)
    writer.writerows(
        [str(int(c)) if isinstance(c, float) else c for c in row] for row in [*top, *body, *foot]
    )
    return out.getvalue()


def _csv(encoding, **options):
    def write(bent, dice, folder: Path) -> Path:
        path = folder / "台账.csv"
        path.write_bytes(_text(bent, **options).encode(encoding))
        return path

    return write


def an_unclosed_quote(bent, dice, folder: Path) -> Path:
    path = folder / "台账.csv"
    lines = _text(bent, lineterminator="\n").split("\n")
    at = dice.randrange(len(lines) // 2, len(lines) - 1)
    lines[at] = lines[at].replace(",", ',"', 1)
    path.write_text("\n".join(lines), "utf-8")
    return path


def a_comma_too_many(bent, dice, folder: Path) -> Path:
    path = folder / "台账.csv"
    lines = _text(bent, lineterminator="\n").split("\n")
    at = dice.randrange(len(lines) // 2, len(lines) - 1)
    lines[at] = lines[at].replace(",", ",多出一格,", 1)
    path.write_text("\n".join(lines), "utf-8")
    return path


def web_page(bent, dice, folder: Path) -> Path:
    path = folder / "导出.xls"
    top, body, foot = _grid(bent)
    covered = {
        (r, c) for a, b, d, e in bent.merged for r in range(a, d + 1) for c in range(b, e + 1)
    } - {m[:2] for m in bent.merged}
    spans = {m[:2]: m[2] - m[0] + 1 for m in bent.merged}
    lines = []
    for r, row in enumerate([*top, *body, *foot], -len(top)):
        style = ' style="display:none"' if r in bent.hidden else ""
        cells = [
            f'<td rowspan="{spans.get((r, c), 1)}">{escape(str(int(cell)) if isinstance(cell, float) else cell)}</td>'.replace("\n", "<br>")
            for c, cell in enumerate(row)
            if (r, c) not in covered
        ]  # fmt: skip
        lines.append(f"<tr{style}>{''.join(cells)}</tr>")
    encoding = dice.choice(("utf-8", "gbk"))
    path.write_bytes(
        f'<html><meta charset="{encoding}"><table>{"".join(lines)}</table></html>'.encode(encoding)
    )
    return path


def xml_spreadsheet(bent, dice, folder: Path) -> Path:
    path = folder / "导出.xls"
    top, body, foot = _grid(bent)
    rows = "".join(
        "<Row>" + "".join(
            f'<Cell><Data ss:Type="{"Number" if isinstance(c, float) else "String"}">{escape(str(c))}</Data></Cell>' for c in row
        ) + "</Row>"
        for row in [*top, *body, *foot]
    )  # fmt: skip
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    path.write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="台账"><Table>{rows}</Table></Worksheet></Workbook>',
        "utf-8",
    )
    return path


CELLS = (
    days_of_every_form, days_without_year, days_with_a_point, months_that_run_back, days_that_are_ambiguous, ditto,
    phone_in_the_name, sex_and_age_in_the_name, groups, masked, other_words_for_the_channel, full_width_and_spaces,
    a_day_that_is_none, line_breaks_and_commas,
)  # fmt: skip
LAYOUT = (
    rows_in_any_order, columns_in_any_order, titles_above, blank_rows, sums, void_rows, void_remarks, headings_again,
    another_table_below, serial_numbers_and_empty_form_rows, unknown_columns, a_column_without_heading, progress_below,
    merged_progress, merged_people, merged_days, hidden_rows, struck_rows, a_sheet_of_all_once_more, two_rows_of_headings,
    ornate_headings, notes_at_the_foot,
)  # fmt: skip
FILES = {
    "workbook": workbook, "utf-8": _csv("utf-8"), "utf-8 with mark": _csv("utf-8-sig"), "gb18030": _csv("gb18030"),
    "utf-16 and tabs": _csv("utf-16", delimiter="\t"), "semicolons": _csv("gbk", delimiter=";"), "all quoted": _csv("utf-8", quoting=csv.QUOTE_ALL),
    "an unclosed quote": an_unclosed_quote, "a comma too many": a_comma_too_many, "web page": web_page, "xml spreadsheet": xml_spreadsheet,
}  # fmt: skip
