"""A paper as a value: its heading, its number, what it says paragraph by paragraph, who signs.

It knows no file format. `as_data` and `from_data` take it into the journal and back unchanged.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from xfcli.people import masking
from xfcli.text import NUMERALS

if TYPE_CHECKING:
    from xfcli.case.printed import Printed

HEADING: Final = "heading"  # 一、… in 黑体
PLAIN: Final = "plain"  # a paragraph of the text, first line indented
QUOTED: Final = "quoted"  # what somebody wrote under headings of its own: set apart
TABLE: Final = "table"
LARGE: Final = "large"  # what must not be missed: the day on a slip
ATTACHMENTS: Final = "attachments"  # 附件, a line each
SEAL: Final = "seal"  # where organ and day are written by hand on a blank
COPIES: Final = "copies"  # 抄送, at the foot of the last page

# The number of a point with a tab behind it, and no other in its line: no row of a table.
_TABBED_POINT: Final = rf"(?m)^(\s*(?:[（(]?(?:\d{{1,2}}|[{NUMERALS}]+)(?:[）)]|[.．、](?!\d))|[①-⑳·•●—-]))[ 　]*\t+(?=[^\t\n]*$)"
FIRST_RANK: Final = rf"(?m)^\s*([{NUMERALS}]+)、"  # 一、, as the paper itself

# Papers that others than the office write and sign: its name does not stand above them.
BY_OTHERS: Final = frozenset({"调解协议书", "和解协议书", "授权委托书", "撤回申请"})


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a paper, by its style: a heading, paragraphs (a line each), attachments, …

    A table has rows of cells, the first row being its head if `headed`; where it is not, a row may
    have fewer cells than the widest, the last one is as wide as the rest.
    """

    style: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `fields` are the single values that an office's own template may name."""

    kind: str
    title: str
    issuer: str
    on: date
    doc_no: str = ""
    addressee: str = ""
    blocks: tuple[Block, ...] = ()
    signed: bool = True
    small: bool = False  # a slip or a form: smaller letters, so that it stays on one page
    fields: Mapping[str, str] = field(default_factory=dict)


def heading(text: str) -> Block:
    """Return a heading of the first rank."""
    return Block(HEADING, text)


def plain(text: str) -> Block:
    """Return a paragraph."""
    return Block(PLAIN, text)


def own_words(text: str, label: str = "") -> tuple[Block, ...]:
    """Return what somebody wrote, behind its label: set apart where it has headings like the paper's (一、)."""
    if re.search(FIRST_RANK, text):
        return (*([plain(label)] if label else []), Block(QUOTED, text))
    return (plain(f"{label}{text}"),)


def large(text: str) -> Block:
    """Return what must not be missed, in large letters."""
    return Block(LARGE, text)


def attachments(*names: str) -> Block:
    """Return what is attached to the paper."""
    return Block(ATTACHMENTS, "\n".join(names))


def seal(issuer: str) -> Block:
    """Return the place for seal and day of a paper that is filled in by hand."""
    return Block(SEAL, f"{issuer}\n＿＿＿＿年＿＿月＿＿日")


def copies(*organs: str) -> Block:
    """Return the organs that get a copy."""
    return Block(COPIES, "、".join(organs))


def copied(block: Block) -> str:
    """Return how the organs that get a copy stand at the foot of a paper: 抄送：县信访局。"""
    return f"抄送：{block.text}。"


def with_copies(paper: Paper, organs: Sequence[str]) -> Paper:
    """Return the paper with these organs too among those that get a copy."""
    before = [name for b in paper.blocks if b.style == COPIES for name in b.text.split("、")]
    rest = tuple(block for block in paper.blocks if block.style != COPIES)
    named = tuple(dict.fromkeys((*before, *organs)))
    return replace(paper, blocks=(*rest, copies(*named))) if named else paper


def sentence(text: str) -> str:
    """Return what somebody wrote as a sentence: with its full stop, and no more than one.

    What ends in a row of a pasted table stays as it is; a tab behind the number of a point makes no table.
    """
    bare = re.sub(_TABBED_POINT, r"\1", text.strip()).rstrip("。；;")
    is_row = "\t" in bare.rpartition("\n")[2]
    return bare if not bare or is_row or bare.endswith(("！", "？", "”")) else f"{bare}。"


def quoted(text: str) -> str:
    """Return `text` in “ ”, the quotation marks in it as ‘ ’, and those within these as “ ” again."""
    deeper = "“”" if "“" in text else "‘’"
    inner = text.translate(str.maketrans("“”„‟‘’", f"‘’‘’{deeper}"))
    for mark in ("‘", "’") * (inner.count('"') // 2):
        inner = inner.replace('"', mark, 1)
    return f"“{inner}”"


def attached(block: Block) -> list[str]:
    """Return the lines of 附件 after GB/T 9704: numbered where there are several, no full stop."""
    names = block.text.split("\n")
    if len(names) == 1:
        return [f"附件：{names[0]}"]
    return [("附件：" if i == 1 else "　　　") + f"{i}. {name}" for i, name in enumerate(names, 1)]


def table(*rows: tuple[str, ...], headed: bool = False) -> Block:
    """Return a table of `rows`, their cells from the left; `headed` where the first row is its head."""
    return Block(TABLE, rows=rows, headed=headed)


def day(on: date) -> str:
    """Return a day as papers write it: 2026年3月4日, without leading zeros."""
    return f"{on.year}年{on.month}月{on.day}日"


def as_text(paper: Paper) -> str:
    """Return the paper as plain text: for a look before it is made, and for the golden files."""
    lines = [paper.issuer, paper.title, paper.doc_no, paper.addressee]
    for block in paper.blocks:
        if block.style == TABLE:
            lines += [" | ".join(cell.replace("\n", " / ") for cell in row) for row in block.rows]
        elif block.style == ATTACHMENTS:
            lines += attached(block)
        elif block.style == COPIES:
            lines.append(copied(block))
        else:
            lines.append(block.text)
    if paper.signed:
        lines += [paper.issuer, day(paper.on)]
    return "\n".join(text for text in lines if text) + "\n"


def masked(paper: Paper) -> Paper:
    """Return the paper with the numbers in it masked, as a screen shows it; not the office's own."""
    own = paper.fields.get("电话", "")

    def hide(text: str) -> str:
        return text if own and own in text else masking.free_text(text)

    blocks = (
        replace(b, text=hide(b.text), rows=tuple(tuple(map(hide, row)) for row in b.rows))
        for b in paper.blocks
    )
    return replace(paper, blocks=tuple(blocks))


def as_data(paper: Paper) -> "Printed":
    """Return the paper as the journal keeps it."""
    return {
        "kind": paper.kind,
        "title": paper.title,
        "issuer": paper.issuer,
        "on": paper.on.isoformat(),
        "doc_no": paper.doc_no,
        "addressee": paper.addressee,
        "blocks": [
            {"style": b.style, "text": b.text, "rows": [list(r) for r in b.rows], "headed": b.headed}
            for b in paper.blocks
        ],
        "signed": paper.signed,
        "small": paper.small,
        "fields": dict(paper.fields),
    }  # fmt: skip


def from_data(data: "Printed") -> Paper:
    """Return the paper that the journal kept."""
    blocks = tuple(
        Block(b["style"], b["text"], tuple(tuple(row) for row in b["rows"]), b["headed"])
        for b in data["blocks"]
    )
    return Paper(
        kind=data["kind"],
        title=data["title"],
        issuer=data["issuer"],
        on=date.fromisoformat(data["on"]),
        doc_no=data["doc_no"],
        addressee=data["addressee"],
        blocks=blocks,
        signed=data["signed"],
        small=data["small"],
        fields=data["fields"],
    )
