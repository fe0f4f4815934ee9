"""Files turned into pages as an office's own program would: LibreOffice, then poppler reads the pages.

Both may be missing: then tests that need them are skipped, with a word.
"""

import re
import shutil
import subprocess
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
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)],
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
