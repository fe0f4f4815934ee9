"""The office's own .docx template, filled: its look is kept, what is inserted takes the look of its place.

A text of several lines becomes as many paragraphs, each like the one that the field stands in, so that
indents, headings and fonts are those of the office.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from xfcli.errors import Refused
from xfcli.files import marks, word
from xfcli.files.packed import Pack
from xfcli.papers.paper import (
    ATTACHMENTS,
    COPIES,
    HEADING,
    TABLE,
    Block,
    Paper,
    attached,
)
from xfcli.reporting import form_fields

if TYPE_CHECKING:
    from jinja2.ext import Extension

TEXT: Final = "正文"
_OPEN, _CLOSE = (
    "\ue000",
    "\ue001",
)  # around the name of a field that is filled paragraph by paragraph
_BOLD: Final = "黑体"
_FILLED: Final = r"word/(document|header\d*|footer\d*|footnotes)\.xml|docProps/core\.xml"


class Line(NamedTuple):
    """A line to be inserted; `is_heading` where it is one."""

    text: str
    is_heading: bool = False


def fill(template: Path, paper: Paper) -> bytes:
    """Return the office's own template with the paper's fields filled in.

    Refused where the template names a field that the paper does not have (the sentence says which),
    names none at all, or cannot be read or filled.
    """
    lines = {TEXT: list(_lines(paper.blocks))}
    return filled(
        template, {**paper.fields, TEXT: "\n".join(line.text for line in lines[TEXT])}, lines
    )


def filled(
    template: Path, fields: Mapping[str, str], lines: Mapping[str, list[Line]] | None = None
) -> bytes:
    """Return the template with `fields` filled in; `lines` has those of which the lines are known.

    Refused as `fill`.
    """
    import jinja2
    import jinja2.sandbox
    from docxtpl import DocxTemplate

    engine = jinja2.sandbox.ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined, autoescape=True, extensions=[_only_fields()]
    )
    texts = {key: word.clean(value) for key, value in fields.items()}
    texts |= {other: text for key, text in texts.items() for other in form_fields.also(key, texts)}
    split = {key: [Line(part) for part in text.split("\n")] for key, text in texts.items()}
    split |= dict(lines or {})
    marked = {
        key: f"{_OPEN}{key}{_CLOSE}" if len(split[key]) > 1 else text for key, text in texts.items()
    }
    try:
        marks.insist(template, Pack(template), texts.__contains__, _FILLED)
        made = DocxTemplate(template)
        asked = made.get_undeclared_template_variables(engine)
        unknown = sorted(asked - texts.keys())
        if unknown:
            raise Refused(
                f"模板「{template.name}」里有认不出的栏目：{'、'.join(unknown)}，没有制作。"
                f"可用：{'、'.join(fields)}"
            )
        made.render(marked, engine, autoescape=True)
    except Refused:
        raise
    except Exception as error:  # no zip, no Word file, a half copy, {{编号/0}}: each another kind
        raise Refused(
            f"模板「{template.name}」用不了（{type(error).__name__}），没有制作。"
            "请用 Word 另存为 .docx，栏目写成 {{编号}} 的样子。"
        ) from error
    if not asked:
        raise Refused(
            f"模板「{template.name}」里没有一个栏目，没有制作。"
            "在要填的地方写上 {{编号}}、{{正文}} 的样子。"
        )
    for part in _parts(made.docx):
        _expand(part, split)
    return word.content(made)


def _only_fields() -> "type[Extension]":
    """Return what keeps a template to the names of fields: a program in it could run without end."""
    from jinja2 import TemplateSyntaxError
    from jinja2.ext import Extension
    from jinja2.lexer import Token, TokenStream

    class OnlyFields(Extension):
        def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
            for token in stream:
                if token.type not in {"data", "variable_begin", "name", "variable_end"}:
                    raise TemplateSyntaxError("only fields", token.lineno)
                yield token

    return OnlyFields


def _lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    """Yield the lines of a paper: a table row by row, 附件 below an empty line."""
    for block in blocks:
        if block.style == TABLE:
            yield from (Line("：".join(cell for cell in row if cell)) for row in block.rows)
            continue
        if block.style == ATTACHMENTS:
            yield from map(Line, ("", *attached(block)))
            continue
        if block.style == COPIES:
            yield Line(f"抄送：{block.text}。")
            continue
        for text in filter(None, map(str.strip, word.clean(block.text).split("\n"))):
            yield Line(text, block.style == HEADING)


def _parts(document: Document) -> Iterator[BaseOxmlElement]:
    """Yield the text of the document, its heads and feet."""
    yield document.element.body
    for section in document.sections:
        for part in (
            section.header, section.footer, section.first_page_header, section.first_page_footer,
            section.even_page_header, section.even_page_footer,
        ):  # fmt: skip
            if not part.is_linked_to_previous:
                yield part._element


def _expand(root: BaseOxmlElement, lines: Mapping[str, list[Line]]) -> None:
    """Put a paragraph for each line where a mark stands, each like the paragraph of the mark."""
    marked = [text for text in root.iter(qn("w:t")) if text.text and _OPEN in text.text]
    for text in reversed(marked):
        paragraph = next(text.iterancestors(qn("w:p")))
        before, _, rest = text.text.partition(_OPEN)
        key, _, after = rest.partition(_CLOSE)
        place = list(paragraph.iter(qn("w:t"))).index(text)
        for number, line in enumerate(lines[key]):
            is_last = number == len(lines[key]) - 1
            made = deepcopy(paragraph)
            held = list(made.iter(qn("w:t")))[place]
            held.text = f"{before if number == 0 else ''}{line.text}{after if is_last else ''}"
            held.set(qn("xml:space"), "preserve")
            _strip(made, held, head=number > 0, tail=not is_last)
            if key == TEXT:
                _indent(made)
            if line.is_heading:
                _embolden(held)
            paragraph.addprevious(made)
        paragraph.getparent().remove(paragraph)


def _strip(paragraph: BaseOxmlElement, held: BaseOxmlElement, *, head: bool, tail: bool) -> None:
    """Take the runs before and behind that of `held` away, which belong to the first and the last line."""
    own = next(
        element for element in (held, *held.iterancestors()) if element.getparent() is paragraph
    )
    for run in (
        *(own.itersiblings(preceding=True) if head else ()),
        *(own.itersiblings() if tail else ()),
    ):
        if run.tag != qn("w:pPr"):
            paragraph.remove(run)


def _indent(paragraph: BaseOxmlElement) -> None:
    """Indent the first line by two characters, unless the office has its own indent or centres it."""
    properties = paragraph.get_or_add_pPr()
    indent, align = properties.find(qn("w:ind")), properties.find(qn("w:jc"))
    if indent is not None or (align is not None and align.get(qn("w:val")) in {"center", "right"}):
        return
    made = OxmlElement("w:ind")
    made.set(qn("w:firstLineChars"), "200")
    made.set(qn("w:firstLine"), "640")
    properties.insert_element_before(made, *word.AFTER_INDENT)


def _embolden(text: BaseOxmlElement) -> None:
    run = text.getparent()
    properties = run.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), _BOLD)
