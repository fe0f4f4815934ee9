"""What a paper leaves open, or says only in the words of the law: told the officer once it is made."""

from collections.abc import Iterator

from xfcli.case.case import Case
from xfcli.case.history import answer_parts
from xfcli.case.words import Result
from xfcli.law import citations
from xfcli.papers.paper import Paper


def gaps(case: Case, paper: Paper) -> Iterator[str]:
    """Yield what should be written before `paper` goes out, each with the command for it."""
    if paper.addressee.startswith("＿") and not paper.kind.endswith(("函", "报告")):
        if not case.shown.matter:
            yield f"信访人没有留姓名，没有人可以送，{paper.kind}只存档；检举控告、保密事项不要张贴"
            return
        yield f"信访人没有留姓名，称呼空着；{paper.kind}可以张贴、存档，知道姓名的：xf amend {case.no} --name 姓名"
    elif paper.addressee.startswith("＿"):
        yield f"主送机关空着，打印后手写；或重新制作：xf notice {paper.kind} {case.no} --to 机关 --new"
    if paper.kind == "紧急情况报告" and case.urgency is None:
        yield f"{case.no} 没有标为紧急；是紧急的，写明理由：xf note {case.no} --kind 紧急 --text 理由"
    if paper.kind in {"复查意见书", "复核意见书"} and not paper.doc_no:
        yield (
            f"文号是{paper.kind[:2]}机关的，空着；写上它的文号，重新制作："
            f"xf notice {paper.kind} {case.no} --doc-no 文号 --new"
        )
    if paper.kind == "处理意见书" and case.answer and not case.answer.delivered_on:
        yield from _opinion(case, paper)


def _opinion(case: Case, paper: Paper) -> Iterator[str]:
    assert case.answer is not None
    _, answers, basis = answer_parts(case, case.answer)
    if not answers and case.answer.result in {Result.EXPLAINED, Result.REJECTED}:
        yield (
            "处理意见只有法条的话，没有说明为什么；补写："
            f"xf reply {case.no} --answer 答复，再 xf notice 处理意见书 {case.no} --new"
        )
    named = set(citations.parse(paper.fields.get("依据", "")))
    if not basis and named == {citations.REGULATIONS}:
        yield (
            f"依据只有《{citations.REGULATIONS}》，没有写办这件事的法规政策；补写："
            f"xf reply {case.no} --basis 依据，再 xf notice 处理意见书 {case.no} --new"
        )
