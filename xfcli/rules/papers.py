"""Making a paper: each is an entry with its words, so that it can be printed again as it was."""

from datetime import date
from typing import TYPE_CHECKING, Final

from xfcli.case import kinds
from xfcli.case.case import Case, IssuedPaper
from xfcli.case.draft import Draft, stated
from xfcli.case.parties import first_of, parties
from xfcli.errors import BadValue, Refused
from xfcli.law.citations import regulation
from xfcli.papers.paper import Paper, as_data, from_data
from xfcli.papers.paper_kinds import OF_ONE, PaperKind
from xfcli.rules.addressees import refuse_strange
from xfcli.settings import is_inner_office

if TYPE_CHECKING:
    from xfcli.case import bodies

# Papers that carry what a sealed case is about; the others can do with number and dates.
_TELLING: Final = frozenset({"登记表", "处理意见书", "复查意见书", "复核意见书", "办结报告"})


def refuse_unlawful(case: Case, kind: PaperKind, *, issuer: str, whole: bool) -> None:
    """Refused for a paper of a void case, in the name of an inner office, or one that would unseal."""
    if case.merged_into:
        raise Refused(
            f"{case.no} 已并入 {case.merged_into}，文书没有制作。改为：xf notice {kind.name} {case.merged_into}"
        )
    if case.void:
        raise Refused(f"{case.no} 已作废，文书没有制作。")
    if is_inner_office(issuer):
        raise Refused(
            f"文书以机关的名义出具，不能以内设机构「{issuer}」的名义。先设置：xf setting office 机关全称"
        )
    if case.is_sealed and kind.name in _TELLING and not whole:
        raise Refused(
            f"{case.no} 是检举控告或保密事项，{kind.name}会写出内容，没有制作（{regulation('30')}）。"
            f"确需制作，写明理由并留下记录：xf notice {kind.name} {case.no} --reveal --reason 理由"
        )


# What goes to the competent organ carries what a sealed case is about (条例 Art 30), and is recorded.
_TO_UNITS: Final = frozenset({"转送函", "交办函", "转办单", "督办函", "催办函", "退回函"})


def refuse_preview(case: Case, kind: PaperKind) -> None:
    """Refused for looking at a paper of a sealed case that tells what it is about: nobody would know."""
    if case.is_sealed and kind.name in _TO_UNITS:
        raise Refused(
            f"{case.no} 是检举控告或保密事项，{kind.name}会写出内容，不能用 -n 预览（{regulation('30')}）。"
            f"制作时留下记录：xf notice {kind.name} {case.no} -o 文件.docx"
        )


def party(case: Case, kind: PaperKind, number: int | None) -> int:
    """Return whom a paper is for, who petitioned with petition `number`; 0 where none is named.

    BadValue where there is no such petition, or where the paper is not for a petitioner alone.
    """
    if number is None:
        return 0
    if kind.name not in OF_ONE:
        raise BadValue(f"{kind.name}不是单给一位信访人的。去掉 --petition。")
    refuse_strange(case, (number,))
    return parties(case.petitions)[case.petitions[number - 1].seq]


def _whom(case: Case, party: int) -> list[int]:
    """Return what a paper keeps of whom it is for: nothing where it is who petitioned first."""
    return [] if party == first_of(parties(case.petitions)) else [party]


def earlier_copy(
    case: Case, kind: PaperKind, about: int, *, whole: bool, party: int
) -> IssuedPaper | None:
    """Return the same paper (kind, entry, as much shown, for the same party) made before, else None."""
    wanted = (kind.name, about, whole, tuple(_whom(case, party)))
    same = (
        made for made in reversed(case.papers)
        if (made.kind, made.about, made.whole, made.petitions) == wanted
    )  # fmt: skip
    return next(same, None)


def issue(
    case: Case,
    kind: PaperKind,
    paper: Paper,
    *,
    about: int,
    on: date,
    number: tuple[int, int] | None,
    whole: bool,
    reason: str,
    party: int,
) -> Draft:
    """Return the entry of a new paper; `number` is (year, number) of its series, None without one.

    Its words are kept with the entry, so that it can be printed again as it was.
    """
    year, place = number or (0, 0)
    body: bodies.Paper = {
        "kind": kind.name,
        "about": about,
        "series": kind.series if number else "",
        "year": year,
        "number": place,
        "doc_no": paper.doc_no,
        "answer": _answer_of(case, about) if kind.name in _ANSWERS else 0,
        "petitions": _whom(case, party),
        "shown": "全部个人信息" if whole else "联系方式" if kind.personal else "",
        "whole": whole,
    }
    words: bodies.Issued = {"paper": as_data(paper), "text": reason}
    return Draft(kinds.PAPER, on, case.no, stated(body), stated(words))


_ANSWERS: Final = frozenset({"处理意见书", "复查意见书", "复核意见书"})


def _answer_of(case: Case, about: int) -> int:
    """Return the place of the answer that entry `about` is, or completes."""
    entry = next(e for e in case.history if e.seq == about)
    completed = entry.body.get("completes") if entry.kind == kinds.REPLY else None
    return completed or about


def reprint(case: Case, first: IssuedPaper, *, on: date) -> Draft:
    """Return the entry of a paper that is printed once more, word for word."""
    body: bodies.Paper = {
        "kind": first.kind,
        "about": first.about,
        "again": first.seq,
        "doc_no": first.doc_no,
    }
    return Draft(kinds.PAPER, on, case.no, stated(body))


def stored_paper(case: Case, first: IssuedPaper) -> Paper:
    """Return the paper as it was made; Refused where its words have been erased."""
    entry = next(e for e in case.history if e.kind == kinds.PAPER and e.seq == first.seq)
    if entry.personal is None:
        raise Refused(f"{case.no} 的个人信息已清除，{first.kind}不能再打印。")
    return from_data(entry.personal["paper"])
