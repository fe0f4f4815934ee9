"""`xf reply`: the written answer."""

from collections.abc import Mapping
from typing import Final

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.words import Result
from xfcli.rules import handling
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.No,
    result: options.Result = None,
    doc_no: options.DocNo = "",
    text: options.Text = "",
    answer: options.Answers = None,
    basis: options.Basis = "",
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """登记书面答复

    走信访程序的是信访处理意见书，要写结果：支持、解释说明或不予支持。
    --text 写查明的事实，--answer 按诉求的顺序逐条答复，--basis 写法律法规依据；送达前可再次运行来补写，写过的一项再写就换成新的。
    """
    text = options.all_of_stdin(text)
    act(
        db,
        no,
        lambda case, book: handling.reply(
            case,
            result=result,
            doc_no=doc_no,
            text=text,
            answers=tuple(answer or ()),
            basis=basis,
            on=book.day(on),
            today=book.today,
        ),
        lambda case: _truth(case, result),
        by,
        json=json,
    )


def _truth(case: Case, result: Result | None) -> str:
    """Return what is now true; of an answer written out further, how a paper that was made is made anew."""
    answer = case.answers[-1]
    said = f"已于 {answer.on} 答复" + (f"：{result}" if result else "")
    last = case.history[-1]
    if not (last.kind == kinds.REPLY and last.body.get("completes")):
        return said
    is_printed = any(paper.kind == "处理意见书" for paper in case.papers)
    anew = f"；意见书重新制作：xf notice 处理意见书 {case.no} --new" if is_printed else ""
    return f"{said}，已补写{_replaced(case, last.personal or {})}{anew}"


def _replaced(case: Case, given: Mapping[str, object]) -> str:
    """Return which words took the place of earlier ones; "" where all are new."""
    before = [
        step.personal or {}
        for step in case.steps[:-1]
        if step.kind == kinds.REPLY and step.seq >= case.answers[-1].seq
    ]
    names = [
        said for key, said in _WORDS.items() if given.get(key) and any(key in b for b in before)
    ]
    return f"（{'、'.join(names)}换成了新写的，原来的留在历史里）" if names else ""


_WORDS: Final = {"text": "查明的事实", "answers": "逐条答复", "basis": "依据"}
