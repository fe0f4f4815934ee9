"""The marks {{栏目}} in an office's own form: where they can stand, and those that nothing would fill.

A place is the texts of a cell, a paragraph, a page header, a note: programs cut a text as they like, so
that a mark may begin in one and end in another.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from xfcli.errors import Refused
from xfcli.files.packed import SHEET, WORD, Pack

FIELD: Final = re.compile(r"\{\{\s*([^{}｛｝]+?)\s*\}\}")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SPACED: Final = frozenset(
    {f"{WORD}t", f"{SHEET}t"}
)  # drop blanks at their ends unless told not to
# What holds the texts of a place, and their tag: a paragraph, a cell, a note of a sheet.
_TEXTS: Final = {
    f"{WORD}p": f"{WORD}t",
    f"{_DRAWING}p": f"{_DRAWING}t",
    f"{SHEET}is": f"{SHEET}t",
    f"{SHEET}text": f"{SHEET}t",
}
_AMONG: Final = 16  # characters of a paragraph, by which it is found
HEADS: Final = frozenset(
    f"{SHEET}{pages}{end}" for pages in ("odd", "even", "first") for end in ("Header", "Footer")
)
_PROPERTIES: Final = frozenset(
    f"{{http://purl.org/dc/elements/1.1/}}{name}" for name in ("title", "subject", "description")
)
# What is begun or ended and is no field ({{信访总量, {{信访总量}, ｛｛信访总量｝｝, a program {% … %}), and one
# brace round a word.
_ASTRAY: Final = re.compile(
    r"[{｛]\s?[{｛][^{}｛｝]{0,20}(?:[}｝]\s?){0,2}|[{｛]?[^{}｛｝]{0,20}[}｝]\s?[}｝]"
    "|[{｛][%％].{0,20}?[%％][}｝]"
)
_BRACED: Final = re.compile(r"[{｛]\s*([^{}｛｝]+?)\s*[}｝]")
# What only remembers another place (the last value of a formula, of a chart), or was struck out.
_REMEMBERED: Final = frozenset({"v", "delText"})
# Where nothing is filled, by the element that bears the text.
_ELSEWHERE: Final = {
    "sheet": "工作表的名称", "definedName": "定义的名称", "f": "公式", "tableColumn": "“套用表格格式”的标题行",
    "instrText": "Word 的域", "hyperlink": "超链接", "docPr": "图的说明", "cNvPr": "图的说明",
    "threadedComment": "会话批注", "t": "文档里填不到的地方",
}  # fmt: skip


def places(tree: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield the texts of each place of a part, or of a piece of it."""
    for one in tree.iter():
        if one.tag in HEADS or one.tag in _PROPERTIES:
            yield [one]
        elif (tag := _TEXTS.get(one.tag)) is not None:
            # Those of a text box in a paragraph are the box's own.
            yield [t for t in one.iter(tag) if next(t.iterancestors(one.tag)) is one]


def joined(texts: list[etree._Element]) -> str:
    """Return the texts of a place in one."""
    return "".join(text.text or "" for text in texts)


def named(tree: etree._Element) -> Iterator[str]:
    """Yield the fields that a part, or a piece of it, names, as often as it does."""
    for texts in places(tree):
        yield from FIELD.findall(joined(texts))


def put(texts: list[etree._Element], said: Callable[[re.Match[str]], str]) -> None:
    """Fill the fields of a place with what is `said` for each; each takes the look of where it begins."""
    for field in reversed(list(FIELD.finditer(joined(texts)))):
        start = 0
        for one in texts:
            content = one.text or ""
            end = start + len(content)
            if start < field.end() and field.start() < end:
                before = content[: max(field.start() - start, 0)]
                behind = content[field.end() - start :] if field.end() < end else ""
                one.text = before + (said(field) if start <= field.start() else "") + behind
                if one.tag in _SPACED:
                    one.set(_SPACE, "preserve")
            start = end


def insist(template: Path, pack: Pack, is_known: Callable[[str], bool], filled: str = "") -> None:
    """Refused where a mark is not whole, or stands where nothing is filled: each is named.

    `filled` is a pattern of the parts that are filled, all of them where it is empty.
    """
    broken: list[str] = []
    for name, tree in pack.trees.items():
        seen: set[etree._Element] = set()
        for texts in places(tree) if re.match(filled, name) else ():
            seen.update(texts)
            rest = FIELD.sub("\n", joined(texts))
            marks = [
                *_ASTRAY.finditer(rest),
                *filter(lambda m: is_known(m[1]), _BRACED.finditer(rest)),
            ]
            broken += [quoted(found[0].strip(), texts) for found in marks]
        broken += _elsewhere(tree, seen)
    if broken:
        raise Refused(
            f"「{template.name}」里有填不了的栏目：{'、'.join(dict.fromkeys(broken))[:200]}，什么也没有写。"
            "写成 {{编号}} 的样子：半角的花括号，前后各两个。"
        )


def quoted(mark: str, texts: list[etree._Element]) -> str:
    """Return a mark as a sentence names it, with the words that it stands among."""
    text = joined(texts).strip()
    among = f"（在“{text[:_AMONG]}{'…' if len(text) > _AMONG else ''}”里）" if text != mark else ""
    return f"「{mark}」{among}"


def _elsewhere(tree: etree._Element, seen: set[etree._Element]) -> Iterator[str]:
    """Yield the marks of a part outside of its places, and where they stand."""
    for one in tree.iter(etree.Element):
        kind = etree.QName(one).localname
        if kind not in _REMEMBERED and one not in seen:
            for text in (one.text or "", *map(str, one.attrib.values())):
                if found := FIELD.search(text):
                    yield f"{_ELSEWHERE.get(kind, '设置')}里的「{found[0]}」"
