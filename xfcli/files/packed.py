"""An office's own .docx or .xlsx as it comes in: its parts, those of text as trees to be changed."""

import re
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from xfcli.errors import Refused

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_MOST_BYTES: Final = 100 << 20  # unpacked
_TEXT: Final = re.compile(r"(?!customXml/|xl/pivot).*\.xml")


def insist_on_size(template: Path) -> None:
    """Refused where a form would not fit into memory; what zipfile raises where it is no such file."""
    with ZipFile(template) as pack:
        if sum(part.file_size for part in pack.infolist()) > _MOST_BYTES:
            raise Refused(
                f"「{template.name}」解开后超过 {_MOST_BYTES >> 20} MB，没有读。请去掉里面的大图再用。"
            )


class Pack:
    """The parts of a form by name. A cell that bears a mark of a field has a text of its own."""

    def __init__(self, template: Path) -> None:
        insist_on_size(template)
        with ZipFile(template) as file:
            self.raw = {info.filename: file.read(info) for info in file.infolist()}
        self.trees = {
            name: etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
            for name, data in self.raw.items()
            if _TEXT.fullmatch(name)
        }
        # What cells share would be filled for all of them at once.
        shared = self.trees.pop("xl/sharedStrings.xml", None)
        for sheet in self.part("xl/worksheets/") if shared is not None else ():
            for cell in sheet.iter(f"{SHEET}c"):
                _own_text(cell, shared)

    def part(self, folder: str) -> Iterator[etree._Element]:
        """Yield the parts of text whose names begin with `folder`."""
        yield from (tree for name, tree in self.trees.items() if name.startswith(folder))

    def save(self, path: Path | BytesIO) -> None:
        """Write the form to `path`, or into memory."""
        with ZipFile(path, "w", ZIP_DEFLATED) as file:
            for name, data in self.raw.items():
                tree = self.trees.get(name)
                text = data if tree is None else etree.tostring(
                    tree, xml_declaration=True, encoding="UTF-8", standalone=True
                )  # fmt: skip
                file.writestr(name, text)


def _own_text(cell: etree._Element, shared: etree._Element) -> None:
    value = cell.find(f"{SHEET}v")
    if cell.get("t") != "s" or value is None or not (value.text or "").isdigit():
        return
    item = shared[int(value.text or 0)]
    if not re.search("[{}｛｝]", "".join(item.itertext())):
        return
    cell.remove(value)
    cell.set("t", "inlineStr")
    own = etree.SubElement(cell, f"{SHEET}is")
    # The readings of Chinese characters are no part of the text.
    own.extend(deepcopy(part) for part in item if part.tag in {f"{SHEET}t", f"{SHEET}r"})
