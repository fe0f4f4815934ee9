"""`xf reply`: the written answer."""

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
    --text 写查明的事实，--answer 按诉求的顺序逐条答复，--basis 写法律法规依据；送达前可再次运行来补写。
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
        lambda case: f"已于 {case.answers[-1].on} 答复" + (f"：{result}" if result else ""),
        by,
        json=json,
    )
