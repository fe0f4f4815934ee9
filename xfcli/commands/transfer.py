"""`xf transfer`: hand the case to the unit that has the power to decide."""

from xfcli import options
from xfcli.case import Case
from xfcli.commands.acting import act
from xfcli.entry import Draft
from xfcli.ledger import Ledger
from xfcli.rules import handling


def run(
    no: options.No,
    to: options.To = "",
    assign: options.Assign = False,
    due: options.Due = None,
    assisting: options.Assisting = None,
    reason: options.Reason = "",
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
) -> None:
    """转送或交办给有权处理的单位

    一件事同一时间只在一个单位手里。不写 --to 就转给分类时定的单位。
    交办（--assign）要写 --due，单位须按期报结果。
    """

    def rule(case: Case, book: Ledger) -> Draft:
        return handling.transfer(
            case,
            unit=book.office.unit(to or case.competent).name,
            assign=assign,
            due=book.day(due) if due else None,
            assisting=tuple(book.office.unit(name).name for name in assisting or ()),
            reason=reason,
            on=book.day(on),
            today=book.today,
        )

    act(db, no, rule, lambda case: f"已{'交办' if assign else '转送'} {case.unit}", by)
