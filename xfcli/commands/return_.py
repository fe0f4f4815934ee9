"""`xf return`: the unit objects and gives the case back."""

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.rules import handling
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.No,
    reason: options.Reason = "",
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """登记单位退回

    单位应在收到后 5 个工作日内提出异议并说明理由，经核实同意后交还材料。
    先提异议、后退回的，异议用 xf note --kind 异议 登记。
    """
    act(
        db,
        no,
        lambda case, book: handling.give_back(
            case, reason=reason, on=book.day(on), today=book.today
        ),
        _truth,
        by,
        json=json,
    )


def _truth(case: Case) -> str:
    unit = case.transfers[-1].unit
    times = sum(s.kind == kinds.RETURN and s.body["unit"] == unit for s in case.steps)
    again = f"（第 {times} 次）" if times > 1 else ""
    return f"已由 {case.shown.unit(unit)} 退回{again}，现在本单位手里"
