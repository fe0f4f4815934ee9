"""`xf extend`: a longer handling period, approved, with its reason."""

from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.law.clocks import running_handle
from xfcli.ledger import Reader
from xfcli.rules import handling
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.No,
    days: options.Days = 30,
    reason: options.Reason = "",
    leader: options.Leader = "",
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """延长办理期限（信访事项一共最多 30 日）

    情况复杂的，经本机关负责人批准（--leader），并告知信访人理由。可以分几次。
    别的途径，法律许可延长的（如低保、信息公开）也这样登记。
    告知书：xf notice 延期办理告知书 编号；告知后登记：xf note 编号 --kind 告知。
    """

    def rule(case: Case, book: Reader) -> Draft:
        return handling.extend(
            case,
            days=days,
            reason=reason,
            approver=leader,
            on=book.day(on),
            today=book.today,
            handle=running_handle(case, book.calendar, book.today),
            once=book.office.is_on("extend-once"),
        )

    act(db, no, rule, _truth, by, json=json)


def _truth(case: Case) -> str:
    assert case.extension is not None
    return f"办理期限已延长 {case.extension.days} {case.extension.unit}"
