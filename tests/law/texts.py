"""The texts of law in a folder, read into articles, paragraphs and items.

A text is a Markdown file; an article begins a line with 第…条, an item with （一）; each other line is
a paragraph. A policy paper has parts instead (一、 and, inside, （一）); its parts are read the same
way: part 二 is article 2, its （三） is paragraph 3.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

_DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_NUMBER: Final = "[零一二三四五六七八九十百千]+"
_ARTICLE: Final = re.compile(rf"第({_NUMBER})条(?:之({_NUMBER}))?[\s　]+(.*)")
_CHAPTER: Final = re.compile(rf"#+ |第{_NUMBER}[编章节分][\s　]|附[\s　]*则$|\[\[")
_ITEM: Final = re.compile(rf"[（(]({_NUMBER})[)）](.*)")
_PART: Final = re.compile(rf"({_NUMBER})、(.*)")


@dataclass
class Paragraph:
    """One paragraph of an article: its own words, and its items by number."""

    words: str
    items: dict[int, str] = field(default_factory=dict)

    @property
    def whole(self) -> str:
        """Return the paragraph with its items."""
        return self.words + "".join(self.items.values())


@dataclass
class Article:
    """One article, or part of a policy paper; the first of its paragraphs is paragraph 1."""

    number: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    part: bool = False

    @property
    def whole(self) -> str:
        """Return all words of the article."""
        return "".join(paragraph.whole for paragraph in self.paragraphs)

    def at(self, paragraph: int, item: int) -> str | None:
        """Return the words of this place (0: the whole of what is above it); None if there is none."""
        if not paragraph:
            return self.whole
        if paragraph > len(self.paragraphs):
            return None
        found = self.paragraphs[paragraph - 1]
        return found.items.get(item) if item else found.whole


def number(chinese: str) -> int:
    """Return the value of a Chinese number: 一百二十一 is 121."""
    total = digit = 0
    for sign in chinese:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def chinese(value: int) -> str:
    """Return a number in Chinese as articles write it: 21 is 二十一, 110 is 一百一十."""
    if value < 20:
        return ("" if value < 10 else "十") + (
            "零一二三四五六七八九"[value % 10] if value % 10 else ""
        )
    out, zero = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            out += ("零" if zero else "") + "零一二三四五六七八九"[digit] + sign
            zero = False
        elif out and value:
            zero = True
    return out


def printed(article: Article, paragraph: int = 0, item: int = 0) -> str:
    """Return a place as papers print it: 第三十一条第六项, 第二部分（四）.

    第…款 is left out where the article has one paragraph only.
    """
    name = _number_printed(article)
    if not paragraph:
        return name
    if article.part:
        own = _ITEM.match(article.paragraphs[paragraph - 1].words)
        return name + (f"（{own[1]}）" if own else "")
    name += f"第{chinese(paragraph)}款" if len(article.paragraphs) > 1 else ""
    return name + (f"第{chinese(item)}项" if item else "")


def _number_printed(article: Article) -> str:
    number, _, extra = article.number.partition("-")
    if article.part:
        return f"第{chinese(int(number))}部分"
    return f"第{chinese(int(number))}条" + (f"之{chinese(int(extra))}" if extra else "")


def plain(words: str) -> str:
    """Return words without white space, full-width digits and marks made alike."""
    return "".join(unicodedata.normalize("NFKC", words).split())


@cache
def read(path: Path) -> dict[str, Article]:
    """Return the articles of a text by number ("48", "17-1" for 第十七条之一), else its parts."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    articles = {article.number: article for article in _articles(lines)}
    return articles or {part.number: part for part in _parts(lines)}


def _articles(lines: list[str]) -> Iterator[Article]:
    article: Article | None = None
    for line in lines:
        if begins := _ARTICLE.match(line):
            if article:
                yield article
            extra = f"-{number(begins[2])}" if begins[2] else ""
            article = Article(f"{number(begins[1])}{extra}")
            if begins[3].strip():
                _add(article, begins[3].strip())
            continue
        if _CHAPTER.match(line):
            if article:
                yield article
            article = None
        if article and line:
            _add(article, line)
    if article:
        yield article


def _add(article: Article, line: str) -> None:
    item = _ITEM.match(line)
    if item and article.paragraphs:
        article.paragraphs[-1].items[number(item[1])] = line
        return
    article.paragraphs.append(Paragraph(line, _inside(line)))


def _inside(line: str) -> dict[int, str]:
    """Return the items that stand inside a line: …：（一）…；（二）…"""
    cut = re.split(rf"[（(]({_NUMBER})[)）]", line)
    return (
        {number(n): words for n, words in zip(cut[1::2], cut[2::2], strict=False)}
        if "：（一）" in line
        else {}
    )


def _parts(lines: list[str]) -> Iterator[Article]:
    part: Article | None = None
    for line in lines:
        if begins := _PART.match(line):
            if part:
                yield part
            part = Article(f"{number(begins[1])}", part=True)
            continue
        if not part or not line:
            continue
        item = _ITEM.match(line)
        if item:
            part.paragraphs.append(Paragraph(line))
        elif part.paragraphs:
            part.paragraphs[-1].words += line
        else:
            part.paragraphs.append(Paragraph(line))
    if part:
        yield part
