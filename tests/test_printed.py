"""What comes out of the printer: papers turned into pages by LibreOffice, and measured.

GB/T 9704-2012: margins, 22 lines of 28 characters, page numbers, no signature alone on a page.
"""

import os
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests import printed
from xfcli import ledger, reference
from xfcli.errors import XfError
from xfcli.files import official_paper
from xfcli.ledger import filters
from xfcli.ledger.filters import Filter
from xfcli.papers import described, paper_kinds
from xfcli.papers.paper import Paper, plain

pytestmark = printed.needs_office
LONG = "反映的情况经逐户走访核实，村道损坏属实。" * 40
RED = ("函", "报告")
# What stands in papers that nobody thought of: by how each text of a paper is changed.
ODD = {
    "长": lambda text: text * 4,
    "短": lambda text: text[:2],
    "缺": lambda _: "",
    "怪": lambda text: f"{text}\t“‘{'A' * 60}\x07𠀀😀</w:t>&lt;{'9' * 30}",
    "行": lambda text: f"{text}\n\n1. 一条\n（一）两条",
}


def papers(demo_year: Path, each: int) -> dict[str, Paper]:
    """The first `each` papers of each kind in the demo year, a blank of each, some with odd values."""
    made: dict[str, Paper] = {}
    with ledger.reading(str(demo_year)) as book:
        about = {"office": book.office, "calendar": book.calendar, "today": book.today}
        for row in filters.cases(book, Filter()):
            case = book.case(row.no)
            for kind in paper_kinds.PAPERS.values():
                if sum(name.startswith(f"{kind.name}-") for name in made) == each:
                    continue
                try:
                    one = paper_kinds.compose(
                        case, kind, **about, doc_no="青信访字〔2026〕12号", whole=False
                    )
                except XfError:
                    continue
                made[f"{kind.name}-{case.no}"] = one
        filled = tuple(made.values())
        for name in paper_kinds.PAPERS:
            made[f"空白{name}"] = described.blank(
                name, book.office, book.today, "青信访字〔2026〕12号"
            )
    for number, paper in enumerate(filled[: 10 * each]):
        for name, changed in tuple(ODD.items())[number % 2 :: 2] if each == 1 else ODD.items():
            blocks = (replace(block, text=changed(block.text)) for block in paper.blocks)
            made[f"奇-{name}-{number}"] = replace(paper, blocks=tuple(blocks), small=False)
    on = filled[0].on
    for name, issuer, to, texts in (
        ("长", "青石镇人民政府", "甲某", [LONG]),
        (
            "长名",
            "青山自治州青石民族乡人民政府退役军人事务和社会保障办公室",
            "甲某、乙某等1203人",
            ["好。"],
        ),
        ("多行", "青石镇人民政府", "甲某", ["一行\n" * 30]),
    ):
        made[f"奇-{name}"] = Paper(
            "受理告知书", "信访事项受理告知书", issuer, on, "文号", to, tuple(map(plain, texts))
        )
    return made


def printed_papers(folder: Path, demo_year: Path, each: int):
    """Make papers and turn them into pages: by name the paper and its pages."""
    made = papers(demo_year, each)
    for name, paper in made.items():
        (folder / f"{name}.docx").write_bytes(official_paper.render([paper], RED))
    printed.to_pdf(sorted(folder.glob("*.docx")), folder / "pdf")
    return {
        name: (paper, printed.pages(folder / "pdf" / f"{name}.pdf")) for name, paper in made.items()
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("printed")


@pytest.fixture(scope="module")
def pages(demo_year, folder):
    return printed_papers(folder, demo_year, 1)


def everything(folder: Path) -> list[str]:
    """Make and measure all that xf prints; return what is wrong."""
    from xfcli.commands import demo
    from xfcli.screen import cli

    folder.mkdir(parents=True, exist_ok=True)
    year = folder / "演示.db"
    demo.run(file=year, quiet=True)
    os.environ["XF_DB"] = str(year)
    own_forms(folder)
    for name, words in FILES.items():
        cli.take(words.split()[0], [*placed(words, folder)[1:], "-o", str(folder / name)])
    printed_papers(folder, year, 3)
    rest = [path for path in folder.iterdir() if path.suffix in {".xlsx", ".html"}]
    printed.to_pdf(rest, folder / "pdf")
    return [
        fault
        for path in sorted(folder.iterdir())
        if path.suffix in {".docx", ".xlsx", ".html"}
        for fault in printed.faults(path, folder / "pdf" / f"{path.stem}.pdf")
    ]


# Every file that a command writes for people, by its name: how it is made.
FILES = {
    "月报.docx": "report --month 2026-05", "月报表.xlsx": "report --month 2026-05",
    "年报.docx": "report --year 2025", "月报页.html": "report --month 2026-05",
    "名单.docx": "list --open", "名单表.xlsx": "list", "名单页.html": "list --open",
    "待办.docx": "due", "待办表.xlsx": "due", "台账.xlsx": "export", "清单.xlsx": "catalogue",
    "案卷.docx": "show 2026-0049 --explain", "案卷页.html": "show 2026-0049", "移交.docx": "handover --to 丁某",
    "单位.docx": "units", "因数.xlsx": "why closure.rate --month 2026-05",
    "周报.docx": "report --week 2026-W20", "季报表.xlsx": "report --quarter 2026Q1",
    "半年报.docx": "report --half 2026H1", "年报表.xlsx": "report --year 2025",
    "一段.docx": "report --since 2026-03-01 --until 2026-06-10", "未满.docx": "report --month 2026-07",
    "单位表.xlsx": "units", "因数总.docx": "why petitions.total --quarter 2026Q1",
    "查找.xlsx": "search 低保", "变化.xlsx": "diff 2026-03-01 2026-04-01", "记录.docx": "log",
    "法规表.xlsx": "law", "清单全.docx": "catalogue", "案卷表.xlsx": "show 2026-0049 --explain",
    "对账.xlsx": "reconcile 台账.xlsx", "对账文.docx": "reconcile 台账.xlsx",
    "汇总.csv": "export --sums", "合计.docx": "rollup 汇总.csv --month 2026-05",
    "合计表.xlsx": "rollup 汇总.csv --month 2026-05", "合计页.html": "rollup 汇总.csv --month 2026-05",
    "填月报.xlsx": "report --month 2026-05 --template 信访月报表.xlsx",
    "填年报.docx": "report --year 2025 --template 年度信访工作报告.docx",
    "填名单.xlsx": "list --open --template 名单表样.xlsx",
}  # fmt: skip


def own_forms(folder: Path) -> None:
    """Put an office's own forms into a folder of their own: those that come with xf, and one of a list."""
    folder /= "表样"
    folder.mkdir()
    for name in ("信访月报表.xlsx", "年度信访工作报告.docx"):
        shutil.copy(reference.path(f"forms/{name}"), folder)
    plain = {"default_format_properties": {"font_name": "宋体", "font_size": 11}}
    with xlsxwriter.Workbook(str(folder / "名单表样.xlsx"), plain) as book:
        made = book.add_worksheet()
        ruled = book.add_format({"font_name": "宋体", "border": 1, "shrink": True})
        made.set_header("&C{{名称}}（{{填报日期}}）")
        for column, name in enumerate(("序号", "编号", "登记日期", "标题", "责任单位", "期限")):
            made.write_string(0, column, name, ruled)
            made.write_string(1, column, f"{{{{{name}}}}}", ruled)
        made.write_string(2, 0, "共{{件数}}件　填报人：{{填报人}}")
        made.set_column(3, 3, 40)


def placed(words: str, folder: Path) -> list[str]:
    """Return the words of a command, the files that it reads being those of `folder`."""
    forms = {path.name: str(path) for path in (folder / "表样").iterdir()}
    made = (".xlsx", ".docx", ".csv")
    return [forms.get(w, str(folder / w)) if w.endswith(made) else w for w in words.split()]


def of_text(page: printed.Page) -> list[printed.Line]:
    """The lines within the text block of a page."""
    return [
        line for line in page if line.top > 15 and line.bottom < 297 - 20 and "— " not in line.text
    ]


def test_nothing_stands_outside_the_text_block(pages):
    for name, (paper, found) in pages.items():
        top, bottom = (20, 278) if paper.small else (28, 265)
        for page in found:
            for line in of_text(page):
                # LibreOffice lets a mark hang beyond the edge, also where the paper forbids it.
                hanging = (
                    5.7
                    if name.startswith("奇")
                    or line.text.endswith(("，", "。", "；", "、", "：", "）"))
                    else 0
                )
                assert line.left > 19.5, (name, line)
                assert line.right < 210 - 25 + hanging, (name, line)
                assert top < line.top, (name, line)
                assert line.bottom < bottom, (name, line)


def test_a_full_page_holds_22_lines_of_28_characters(pages):
    _, found = pages["奇-长"]
    full = max(found, key=lambda page: len(of_text(page)))
    assert len(of_text(full)) >= 20
    widest = max(len(line.text.replace(" ", "")) for line in of_text(full))
    assert widest == 28


def test_no_signature_stands_alone_and_every_page_but_the_first_of_a_letter_is_numbered(pages):
    for name, (paper, found) in pages.items():
        last = [line.text.replace(" ", "") for line in of_text(found[-1])]
        if paper.signed:
            assert len(last) >= 4, (name, last)
            assert any(paper.issuer[:10] in text for text in last), (name, last)
        for number, page in enumerate(found, 1):
            marks = [line for line in page if line.text.replace(" ", "") == f"—{number}—"]
            is_head = number == 1 and paper.kind.endswith("函")
            assert len(marks) == (0 if is_head else 1), (name, number)


def test_most_papers_take_one_page_and_none_begins_one_for_four_lines(pages):
    assert len(pages) >= 30
    for name, (paper, found) in pages.items():
        if paper.small:
            assert len(found) == 1, name
        if len(found) > 1 and not name.startswith("奇"):
            assert len(of_text(found[-1])) > 4 or paper.kind.endswith("函"), name


def test_below_fewer_than_two_lines_of_text_nobody_signs_and_a_paper_that_is_fitted_is_whole(
    tmp_path,
):
    """A paper that grows line by line: on one page, then on two with two lines above who signs."""
    on, made = date(2026, 3, 2), {}
    for lines in range(14, 34):
        said = (
            *(plain("反映的情况属实，村道损坏。") for _ in range(lines)),
            plain("联系：民政办。"),
        )
        paper = Paper("受理告知书", "题目", "青石镇人民政府", on, "文号", "甲某：", said)
        made[tmp_path / f"{lines}.docx"] = official_paper.render([paper], RED)
    for path, content in made.items():
        path.write_bytes(content)
    printed.to_pdf(list(made), tmp_path / "pdf")
    counts = []
    for path in made:
        found = printed.pages(tmp_path / "pdf" / f"{path.stem}.pdf")
        counts.append(len(found))
        assert len(of_text(found[-1])) >= 4, path.stem
    assert counts[:7] == [1] * 7
    assert set(counts[-4:]) == {2}


LONG_TITLE = "反映村里修路占地补偿没有发到手里而且路面塌陷三年无人维修，" * 7


def test_slips_forms_and_the_commonest_letter_take_one_page_whatever_is_long(book, xf, tmp_path):
    """A title of two hundred characters, a long address, many names, the last day a day off."""
    xf("setting phone 0534-7654321")
    xf(["setting", "address", "青山县青石镇中心街18号镇政府院内便民服务中心一楼3号窗口"])
    xf(["setting", "review-organ", "青山县人民政府信访事项复查复核委员会"])
    filed = ["add", "--channel", "来访", "--village", "柳河村", "--new", "--on", "2026-03-02"]
    xf(
        [
            *filed,
            "--name",
            "欧阳长河、张三、李四",
            "--count",
            "12",
            "--title",
            LONG_TITLE,
            "--text",
            LONG_TITLE,
        ]
    )
    xf([*filed, "--name", "某1某", "--title", "要求修村里的路和桥还有"])
    for number in (1, 2):
        xf(f"classify {number} --item MZ-QT-13 --on 2026-03-02")
        xf(f"accept {number} --on 2026-03-02")
    xf("transfer 1 --to 民政办 --assign --due 2026-03-20 --on 2026-03-03")
    wanted = {
        "回执": 1, "谈话笔录": 1, "登记表": 1, "转办单": 1, "听证笔录": 1, "满意度评价表": 1, "材料收据": 1,
        "答询单": 1, "紧急情况报告": 1, "受理告知书": 2,
    }  # fmt: skip
    for words in ("信访人须知", "紧急情况报告 --blank 1"):
        xf([*f"notice {words} -o".split(), str(tmp_path / f"空白{words[:5]}.docx")])
    for kind, number in wanted.items():
        xf(["notice", kind, str(number), "-o", str(tmp_path / f"{kind}.docx")], today="2026-11-20")
    printed.to_pdf(sorted(tmp_path.glob("*.docx")), tmp_path / "pdf")
    for kind in wanted:
        pdf = tmp_path / "pdf" / f"{kind}.pdf"
        assert len(printed.pages(pdf)) == 1, kind
        assert list(printed.faults(tmp_path / f"{kind}.docx", pdf)) == []
    for pdf in (tmp_path / "pdf").glob("空白*.pdf"):
        assert len(printed.pages(pdf)) == 1, pdf.stem


def test_the_report_is_sent_as_it_is(demo_year, xf, tmp_path):
    """What is signed is the first page, by whom is known; behind it all twelve months and every table."""
    named = "月报.docx", "年报.docx", "半年报.docx"
    for name in named:
        xf(
            [*FILES[name].split(), "-o", str(tmp_path / name), "--db", str(demo_year)],
            today="2026-07-02",
        )
    printed.to_pdf([tmp_path / name for name in named], tmp_path / "pdf")
    for name in named:
        first = printed.pages((tmp_path / "pdf" / name).with_suffix(".pdf"))[0]
        assert any("填报人：何某" in line.text.replace(" ", "") for line in first), name
    found = printed.pages(tmp_path / "pdf" / "月报.pdf")
    months = [line.text for line in found[1] if re.fullmatch(r"2\d\.\d+", line.text)]
    whole = " ".join(line.text for line in found[1]).split()
    assert {"25.10", "25.11", "25.12"} <= {*months, *whole}
    texts = [[line.text.replace(" ", "") for line in page] for page in found]
    assert any("期末积案" in text for text in texts[0])
    signed = next(texts.index(page) for page in texts if any("单位负责人" in line for line in page))
    assert any("信访总量" in line for line in texts[signed])
    assert any(line.startswith("附：各项统计") for line in texts[signed + 1])
    for number, page in enumerate(texts, 1):
        assert f"—{number}—" in page


def test_no_day_to_fill_in_and_no_number_is_broken(pages):
    for name, (_, found) in pages.items():
        for page in found if not name.startswith("奇") else ():
            for line in page:
                # What stands beside a 年 far away is a line of its own to poppler.
                alone = sum(abs(other.top - line.top) < 2 for other in page) == 1
                assert not (alone and re.fullmatch("[月日分]", line.text.strip())), (name, line)
                assert not re.search(r"\d[-‑]$", line.text), (name, line)
                assert not re.match(r"[-‑]\d", line.text), (name, line)


def test_nothing_overlaps_is_cut_or_asks_for_another_font(pages, folder):
    for name in pages:
        source, pdf = folder / f"{name}.docx", folder / "pdf" / f"{name}.pdf"
        assert list(printed.faults(source, pdf)) == []


def test_lists_and_reports_are_whole_on_their_pages(demo_year, xf, tmp_path):
    named = [
        "名单.docx", "名单表.xlsx", "月报表.xlsx", "台账.xlsx", "案卷.docx", "填月报.xlsx", "填名单.xlsx",
        "因数.xlsx", "填年报.docx",
    ]  # fmt: skip
    own_forms(tmp_path)
    for name in named:
        words = placed(FILES[name], tmp_path)
        xf([*words, "-o", str(tmp_path / name), "--db", str(demo_year)], today="2026-07-02")
    printed.to_pdf([tmp_path / name for name in named], tmp_path / "pdf")
    for name in named:
        pdf = (tmp_path / "pdf" / name).with_suffix(".pdf")
        assert list(printed.faults(tmp_path / name, pdf)) == []
        # The table of the month with who signs it, and a county's form, are a page each.
        if name in {"填月报.xlsx", "因数.xlsx"}:
            assert len(printed.pages(pdf)) == 1, name
        if name == "月报表.xlsx":
            made = printed.pages(pdf)
            signed = next(p for p in made if any("填报日期" in line.text for line in p))
            assert any("领导批示" in line.text for line in signed)  # not alone
            assert "分类统计" in made[made.index(signed) + 1][0].text
        if name == "填月报.xlsx":
            said = [line for line in printed.pages(pdf)[0] if "共登记群众信访" in line.text]
            assert said[0].bottom - said[0].top > 12 * MM_A_POINT  # read without glasses
        if name == "填年报.docx":
            first, annex = [[line.text.replace(" ", "") for line in p] for p in printed.pages(pdf)]
            assert any("单位负责人" in text for text in first)
            assert annex[0] == "附：2025年信访事项数据"


MM_A_POINT = 25.4 / 72


def test_whatever_the_title_and_the_address_are_a_letter_is_whole(xf, book, tmp_path):
    """Titles of 29 to 203 characters, an address of 50, below a red head and without one."""
    xf("setting phone 0534-7654321")
    xf(["setting", "address", "青山自治州青山县青石民族乡青石街道中心大街18号乡政府院内便民服务中心一楼3号窗口"])  # fmt: skip
    xf(["setting", "review-organ", "青山县人民政府信访事项复查复核委员会"])
    filed = "add --channel 来访 --village 柳河村 --new --on 2026-03-02 --count 12 --name 欧阳长河、张三、李四"
    for number, times in enumerate((1, 2, 4, 7), 1):
        xf([*filed.split(), "--title", LONG_TITLE[: 29 * times]])
        xf(f"classify {number} --item MZ-QT-13 --on 2026-03-02")
        xf(f"accept {number} --on 2026-03-02")
    for dress in ("无", "告知书"):
        xf(["setting", "red-head", dress])
        for number in range(1, 5):
            name = tmp_path / f"{dress}{number}.docx"
            xf(["notice", "受理告知书", str(number), "-o", str(name)], today="2026-11-20")
    made = sorted(tmp_path.glob("*.docx"))
    printed.to_pdf(made, tmp_path / "pdf")
    for source in made:
        pdf = tmp_path / "pdf" / f"{source.stem}.pdf"
        assert list(printed.faults(source, pdf)) == []
        found = printed.pages(pdf)
        assert len(found) <= 2
        for page in found:
            assert all(line.left > 19.5 and line.right < 210 - 20 for line in of_text(page))
        assert len(of_text(found[-1])) >= 4
