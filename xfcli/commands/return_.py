"""`xf return`: the unit objects and gives the case back."""

from xfcli import options
from xfcli.commands.acting import act
from xfcli.rules import handling


def run(
    no: options.No,
    reason: options.Reason = "",
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
) -> None:
    """登记单位退回（提出异议）

    单位应在收到后 5 个工作日内提出异议并说明理由（条例第二十三条第三款）。
    """
    act(
        db,
        no,
        lambda case, book: handling.give_back(
            case, reason=reason, on=book.day(on), today=book.today
        ),
        lambda case: f"已由 {case.transfers[-1].unit} 退回，现在本单位手里",
        by,
    )
