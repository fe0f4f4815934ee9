"""`xf close`: the procedure has ended, and how."""

from xfcli.case.case import Case
from xfcli.law.clocks import latest_right
from xfcli.rules import closing
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.Nos,
    outcome: options.Outcome = None,
    settled: options.Settled = False,
    reason: options.Reason = "",
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """办结

    答复并送达后才能办结；撤回、死亡、无法联系、匿名存查、调解和解要写 --reason。
    逾期未复查、逾期未复核，要等申请期满。
    办结、化解（--settled）、满意（xf rate）是三件事，分别登记。
    """
    act(
        db,
        no,
        lambda case, book: closing.close(
            case,
            outcome=outcome,
            settled=settled,
            reason=reason,
            on=book.day(on),
            today=book.today,
            right=latest_right(case, book.calendar, book.day(on)),
        ),
        _truth,
        by,
        json=json,
    )


def _truth(case: Case) -> str:
    assert case.closing is not None
    settled = "，已化解" if case.closing.settled else ""
    return f"已于 {case.closing.on} 办结（{case.closing.outcome}{settled}）"
