"""Files turned into pages as an office's own program would: LibreOffice, then poppler reads the pages.

Both may be missing: then tests that need them are skipped, with a word. The suite looks at a sample;
`python -m tests.printed FOLDER` makes and measures everything that xf prints, and leaves it there.
"""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

MM = 25.4 / 72
# The fonts of official papers are not free: any Chinese font has characters as wide and as high.
_FONTS = ("仿宋_GB2312", "仿宋", "宋体", "黑体", "方正小标宋简体", "楷体_GB2312")

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="needs LibreOffice (soffice) and poppler (pdftotext)",
)


# What is looked for on the pages: a mark that hangs at the end of a line may be lost as well.
_MEASURED = "[0-9\u4e00-\u9fff，。；：、！？（）《》]"
_SMALLEST_MM = 7.5 * 1.3 * 25.4 / 72  # how high a line in 7.5 points is
_BEYOND_MM = 3
_SAME_ROW_MM = 1.5
# What is read in one piece, and never broken where a line ends. A day with 年月日 is not among it: by the
# rules of the document it stays whole in Word; LibreOffice 7.4 does not read them.
_ONE_PIECE = r"(?<![\d-])(?:2\d\.1?\d(?![\d%.])|\d{4}-\d{1,2}-\d{1,2}|20\d\d-\d{4}|0\d{2,3}-\d{7,8}|1\d{10})(?![\d-])"
# Of as many columns as a township's register has, on one page: in letters of six points.
_DAY = r"(?<!\d)20\d\d年\d{1,2}月\d{1,2}日"
_WIDE_SHEETS = {"台账.xlsx", "填名单.xlsx"}
_DENSE = 6 / 7.5
_AT_ONCE = 100  # files: of some hundreds LibreOffice loses the last ones
FONTS = {"仿宋_GB2312", "仿宋", "宋体", "黑体", "方正小标宋简体", "Times New Roman"}


class Line(NamedTuple):
    """A line of text on a page; its edges in mm from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


Page = list[Line]


def chinese_fonts() -> str:
    """Return the first Chinese font there is; skip the test where there is none."""
    said = subprocess.run(
        ["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True, check=False
    )
    names = sorted({line.split(",")[0] for line in said.stdout.splitlines() if line})
    if not names:
        pytest.skip("needs a Chinese font")
    return next((name for name in names if "UMing CN" in name), names[0])


def to_pdf(paths: list[Path], folder: Path) -> None:
    """Turn files into .pdf of the same name in `folder`."""
    folder.mkdir(exist_ok=True)
    config = folder / "fonts.conf"
    stand_in = chinese_fonts()
    aliases = "".join(
        f'<match><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{stand_in}</string></edit></match>'
        for name in _FONTS
    )
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>/usr/share/fonts</dir><cachedir>{folder}/fonts</cachedir>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    for start in range(0, len(paths), _AT_ONCE):
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless",
             "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths[start : start + _AT_ONCE])],
            capture_output=True, check=True, timeout=500,
            env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "FONTCONFIG_FILE": str(config)},
        )  # fmt: skip


def pages(pdf: Path) -> list[Page]:
    """Return the lines on each page of a .pdf, from above."""
    said = subprocess.run(
        ["pdftotext", "-bbox-layout", str(pdf), "-"], capture_output=True, check=True
    ).stdout.decode("utf-8", "replace")
    tree = ET.fromstring(re.sub(r"[\x00-\x08\x0b-\x1f]", "", said))
    found = []
    for page in tree.iter("{http://www.w3.org/1999/xhtml}page"):
        lines = []
        for line in page.iter("{http://www.w3.org/1999/xhtml}line"):
            words = [word.text or "" for word in line]
            edges = [float(line.get(side, 0)) * MM for side in ("xMin", "yMin", "xMax", "yMax")]
            lines.append(Line(*edges, " ".join(words)))
        found.append(sorted(lines, key=lambda line: (line.top, line.left)))
    return found


def overlaps(page: Page) -> Iterator[str]:
    """Yield the lines of a page that stand on each other."""
    for one, other in combinations(page, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        height = min(one.bottom - one.top, other.bottom - other.top)
        if across > 1 and down > 0.45 * height:
            yield f"{one.text[:20]} / {other.text[:20]}"


def lost(source: Path, pdf: Path) -> dict[str, int]:
    """Return the characters that a file holds more often than its pages show them."""
    said = Counter("".join(texts(source)))
    shown = Counter("".join(line.text for page in pages(pdf) for line in page))
    return {
        character: missing
        for character, count in said.items()
        if re.match(_MEASURED, character) and (missing := count - shown[character]) > 0
    }


def broken(source: Path, found: list[Page]) -> dict[str, int]:
    """Return the days, telephones and case numbers of a file that its pages do not show on one line, how often."""
    said = Counter(_whole("\n".join(texts(source))))
    shown = Counter(number for page in found for row in rows(page) for number in _whole(row))
    return dict(said - shown)


def _whole(text: str) -> list[str]:
    """Return the days, telephones and case numbers in a text, without blanks."""
    return [_bare(number) for number in re.findall(_ONE_PIECE, text.replace("\u2011", "-"))]


def rows(page: Page) -> Iterator[str]:
    """Yield what stands side by side on a page, from above."""
    row: list[Line] = []
    for line in page:
        if row and line.top - row[0].top > _SAME_ROW_MM:
            yield " ".join(one.text for one in sorted(row, key=lambda one: one.left))
            row = []
        row.append(line)
    yield " ".join(one.text for one in sorted(row, key=lambda one: one.left))


def texts(source: Path) -> Iterator[str]:
    """Yield the texts of a .docx or .xlsx, paragraph by paragraph or cell by cell."""
    import docx
    import openpyxl

    if source.suffix == ".docx":
        for part in docx.Document(str(source)).element.body.iter(f"{_W}p"):
            yield "".join(
                t.text or "" if t.tag == f"{_W}t" else "-"
                for t in part.iter(f"{_W}t", f"{_W}noBreakHyphen")
            )
    elif source.suffix == ".xlsx":
        book = openpyxl.load_workbook(source)
        for sheet in book:
            # What is printed: a 台账 has columns for the screen alone.
            area = sheet.print_area.rpartition("!")[2].replace("$", "") or sheet.dimensions
            for row in sheet[area]:
                yield from (c.value for c in row if isinstance(c.value, str) and c.data_type != "f")
        book.close()


def fonts(source: Path) -> set[str]:
    """Return the fonts that a .docx or .xlsx asks for."""
    import zipfile

    found: set[str] = set()
    with zipfile.ZipFile(source) as file:
        for name in file.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                for fonts in re.findall(r"<w:rFonts ([^>]*)", file.read(name).decode()):
                    found |= set(re.findall(r'w:(?:ascii|hAnsi|eastAsia|cs)="([^"]*)"', fonts))
            elif name == "xl/styles.xml":
                found |= set(re.findall(r'<name val="([^"]*)"', file.read(name).decode()))
    return found


def headings(source: Path) -> set[str]:
    """Return the headings of a .docx, without blanks: paragraphs outside of tables in 黑体 throughout."""
    import docx
    from docx.oxml.ns import qn

    found, others = set(), set()
    for paragraph in docx.Document(str(source)).paragraphs:
        fonts = [run._element.find(f".//{qn('w:rFonts')}") for run in paragraph.runs if run.text]
        if fonts and all(f is not None and f.get(qn("w:eastAsia")) == "黑体" for f in fonts):
            found.add(_bare(paragraph.text))
        else:
            others.add(_bare(paragraph.text))
    return found - others


def broken_days(sources: list[Path], folder: Path) -> tuple[int, int]:
    """Return how many days with 年月日 break over a line in these files, of how many."""
    said = broken = 0
    for source in sources:
        found = pages(folder / f"{source.stem}.pdf")
        days = Counter(re.findall(_DAY, _bare("\n".join(texts(source)))))
        shown = Counter(
            day for page in found for row in rows(page) for day in re.findall(_DAY, _bare(row))
        )
        said += days.total()
        broken += (days - shown).total()
    return broken, said


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def misplaced(source: Path, found: list[Page]) -> Iterator[str]:
    """Yield the headings of a .docx that end a page, what follows being on the next."""
    known = headings(source)
    for number, page in enumerate(found[:-1], 1):
        said = [line for line in page if not re.fullmatch(r"—\d+—", _bare(line.text))]
        if said and _bare(said[-1].text) in known:
            yield f"{source.name} {number}: the heading {said[-1].text} ends the page"


def cut(source: Path, found: list[Page]) -> Iterator[str]:
    """Yield the texts of merged cells of a .xlsx that its pages do not show whole, or beyond the table."""
    import openpyxl

    known: set[str] = set()
    shown = "".join(_bare(line.text) for page in found for line in page)
    book = openpyxl.load_workbook(source)
    for sheet in book:
        for area in sheet.merged_cells.ranges:
            value = sheet.cell(area.min_row, area.min_col).value
            text = _bare(value) if isinstance(value, str) else ""
            known.add(text)
            if text and not text.startswith("=") and text not in shown:
                yield f"{source.name} {sheet.title} {area}: {text[:20]} is cut"
    book.close()
    for number, page in enumerate(found, 1):
        table = min((line.left for line in page if _bare(line.text) not in known), default=0.0)
        for line in page:
            if _bare(line.text) in known and line.left < table - _BEYOND_MM:
                yield f"{source.name} {number}: {line.text[:20]} begins left of the table"


def faults(source: Path, pdf: Path) -> Iterator[str]:
    """Yield what is wrong with the pages of any file that xf writes."""
    found = pages(pdf)
    if source.suffix == ".docx":
        yield from misplaced(source, found)
    elif source.suffix == ".xlsx":
        yield from cut(source, found)
    for number, page in enumerate(found, 1):
        small = min((line.bottom - line.top for line in page), default=_SMALLEST_MM)
        if small < _SMALLEST_MM * (_DENSE if source.name in _WIDE_SHEETS else 1):
            yield f"{source.name} {number}: letters of {small / _SMALLEST_MM * 7.5:.1f} points"
        for pair in overlaps(page):
            yield f"{source.name} {number}: {pair} stand on each other"
        for line in page:
            if line.left < 5 or line.top < 5:
                yield f"{source.name} {number}: {line.text[:20]} is beyond the edge"
    if missing := lost(source, pdf):
        yield f"{source.name}: {missing} is not on its pages"
    # In odd papers forms stand in letters that are too large for their cells.
    for number, count in broken(source, found).items() if source.name[0] != "奇" else ():
        yield f"{source.name}: {number} is broken over a line {count} times"
    yield from wrong_fonts(source)


def wrong_fonts(source: Path) -> Iterator[str]:
    """Yield the fonts that a file asks for and an official paper does not."""
    for font in fonts(source) - FONTS if source.suffix != ".html" else ():
        yield f"{source.name}: asks for {font}"


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


if __name__ == "__main__":
    from tests import test_printed

    wrong = test_printed.everything(Path(sys.argv[1]))
    made = [path for path in Path(sys.argv[1]).glob("*.docx") if path.name[0] != "奇"]
    days, of = broken_days(made, Path(sys.argv[1]) / "pdf")
    print(*wrong, f"{len(wrong)} faults; {days} of {of} days broken over a line", sep="\n")
    sys.exit(bool(wrong))
