"""Papers that are described in `data/papers`, a file each: one filled from a case, any of them as a blank.

A line of a description begins with what it is: 题 the title, 致 whom it addresses, 式 表 a form in small letters, 签 是 who signs (签 空: with the day left open), > a paragraph,
# a heading, | the cells of a row (/ a new line in a cell), 附 an attachment. {…} is filled in,
[…] is a place of the law by its key.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Final

from xfcli import reference
from xfcli.case import history, kinds
from xfcli.case.kinds import KINDS
from xfcli.case.parties import named
from xfcli.case.words import Acting
from xfcli.law import citations
from xfcli.office import Office
from xfcli.papers import slip
from xfcli.papers.paper import (
    Block,
    Paper,
    attachments,
    day,
    heading,
    plain,
    seal,
    sentence,
    table,
)
from xfcli.papers.standing import standing
from xfcli.papers.subject import BLANK as _LINE
from xfcli.papers.subject import Subject
from xfcli.text import clauses

FOLDER: Final = "papers"
_FIELD: Final = re.compile(r"\{([^{}]+)\}")
_PLACE: Final = re.compile(r"\[([^\[\]]+:[^\[\]]+)\]")
# What a blank leaves open, as wide as what is written there.
_OPEN: Final = {
    "紧急": f"紧急的理由：{_LINE}{_LINE}",
    "编号": "＿＿＿＿＿＿", "信访人": "＿＿＿＿＿＿", "当事人": "＿＿＿＿＿＿", "收到": "＿＿＿＿年＿＿月＿＿日",
    "收到日期": "", "材料": "信访材料", "事由": "＿＿＿＿＿＿＿＿＿＿＿＿＿＿信访事项（编号＿＿＿＿＿＿）",
    "标题": "", "诉求另": "", "诉求": "诉求：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿。",
    "现在": "\n\n", "下一步": "\n\n", "你": "你", "去向": _LINE,
    "监护": "", "受托人": _LINE, "代": "",
    "上级": _LINE, "工作": "\n".join(["＿" * 24] * 3),
}  # fmt: skip


def lines(name: str) -> list[tuple[str, str]]:
    """Return the description of a paper: what each line is, and what it says."""
    text = reference.path(f"{FOLDER}/{name}.txt").read_text("utf-8")
    parts = (line.partition(" ") for line in text.splitlines() if line)
    return [(mark, said) for mark, _, said in parts]


def make(subject: Subject, name: str) -> Paper:
    """Return the paper called `name` for a case."""
    described = dict(lines(name))
    fields = _of_office(subject.office) | _of_case(subject)
    said = partial(_filled, fields=fields)
    return subject.paper(
        name,
        said(described["题"]),
        *_blocks(name, fields),
        to=said(described.get("致", "")),
        signed="签" in described,
        small=described.get("式") == "表",
    )


def blank(name: str, office: Office, on: date, doc_no: str) -> Paper:
    """Return an empty paper that bears `doc_no`: its fixed sentences, and room for the rest."""
    described, fields = dict(lines(name)), _of_office(office) | _OPEN | {"告知": _tell()}
    said = partial(_filled, fields=fields)
    to = said(described.get("致", ""))
    blocks = list(_blocks(name, fields))
    if "签" in described:
        blocks.append(seal(office.setting("office")))
    return Paper(
        name, said(described["题"]), office.setting("office"), on,
        doc_no=doc_no, addressee=f"{to}：" if to else "", blocks=tuple(blocks), signed=False,
        small=described.get("式") == "表", fields={**_of_office(office), "标题": said(described["题"])},
    )  # fmt: skip


def _blocks(name: str, fields: Mapping[str, str]) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    attached: list[str] = []
    for mark, text in (*lines(name), ("", "")):
        if mark != "|" and rows:
            yield table(*rows)
            rows = []
        said = _filled(text, fields)
        if mark == "|":
            rows.append(tuple(_cell(cell, fields) for cell in f" {text} ".split(" | ")))
        elif mark == "#":
            yield heading(said)
        elif mark == ">":
            yield plain(said)
        elif mark == "附":
            attached.append(said)
    if attached:
        yield attachments(*attached)


def _cell(text: str, fields: Mapping[str, str]) -> str:
    return _filled(text.strip(" ").replace("/", "\n"), fields)


def _filled(text: str, fields: Mapping[str, str]) -> str:
    cited = _PLACE.sub(lambda place: citations.in_full(place[1]), text)
    return _FIELD.sub(lambda field: fields[field[1]], cited)


def _of_office(office: Office) -> dict[str, str]:
    phone = office.setting("phone")
    reach = (office.setting("desk"), phone and f"电话{phone}", office.setting("address"))
    return {
        "机关": office.setting("office"),
        "部门": office.setting("desk"),
        "电话": phone or _LINE,
        "复查机关": office.setting("review-organ") or "原办理机关的上一级机关",
        "联系": f"联系：{'，'.join(filter(None, reach))}。",
    }


def _tell() -> str:
    return f"，请在期限内告知信访人，并为信访人保密（{citations.in_full('民法典:1039')}）。"


def _urgent(subject: Subject) -> str:
    """Return since when and why the matter is urgent, room to write it where that is not known."""
    urgency = subject.case.urgency
    if urgency is None or not subject.shown.fact(urgency.text):
        return f"紧急的理由：{_LINE}{_LINE}"
    return sentence(f"紧急的理由（{day(urgency.on)}）：{urgency.text}")


def _of_case(subject: Subject) -> dict[str, str]:
    claims = subject.shown.title(clauses(subject.claims))
    return {
        "联系": subject.contact().text,
        "紧急": _urgent(subject),
        "编号": subject.case.no,
        "信访人": subject.claimant,
        "当事人": subject.named or _LINE,
        "告知": "。" if subject.is_unsigned else _tell(),
        "收到": subject.received,
        "材料": subject.material,
        "收到日期": day(subject.first.on),
        "事由": subject.matter,
        "标题": subject.shown.title(subject.case.title),
        "诉求": sentence(f"诉求：{claims}"),
        "诉求另": sentence(f"诉求：{claims}") if subject.claims != (subject.case.title,) else "",
        "现在": "\n".join(standing(subject)),
        "工作": "\n".join(_work(subject)) or f"{_LINE}{_LINE}",
        "下一步": "\n".join(slip.coming(subject)),
        "你": subject.you,
        "去向": subject.to or _elsewhere(subject) or _LINE,
        **_acting(subject),
        "上级": subject.to or subject.case.first.sender or _LINE,
    }


def _acting(subject: Subject) -> dict[str, str]:
    """Return who acts for the petitioner and who signs, room to write what is not known."""
    guardian = subject.acting(Acting.GUARDIAN) or _LINE
    return {
        "监护": f"（不满18岁，由监护人{guardian}代理）" if subject.is_of_minor else "",
        "代": "监护人代" if subject.is_of_minor else "",
        "受托人": subject.acting(Acting.AGENT) or _LINE,
    }


def _work(subject: Subject) -> Iterator[str]:
    """Yield what was done, a sentence a step, as one office tells another; of a sealed case no more than its kind."""
    for step in subject.case.steps:
        if step.kind in _DONE:
            is_told = subject.shown.matter and not named(step)
            yield f"{day(step.on)}{history.sentence(step) if is_told else KINDS[step.kind].label}。"


_DONE: Final = frozenset({
    kinds.ACCEPT, kinds.REFUSE, kinds.TRANSFER, kinds.RETURN, kinds.URGE, kinds.EXTEND, kinds.REPLY,
    kinds.DELIVER, kinds.REVIEW, kinds.CLOSE, kinds.REOPEN,
})  # fmt: skip


def _elsewhere(subject: Subject) -> str:
    """Return the other organ that is competent, "" where it is this one or must not be named."""
    organ = subject.referred_to or subject.competent
    return "" if organ == subject.issuer else subject.shown.fact(organ)
