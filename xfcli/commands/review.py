"""`xf review`: 复查 and 复核, the request and the opinion."""

from xfcli import clocks, options
from xfcli.case import Case
from xfcli.commands.acting import act
from xfcli.entry import Draft
from xfcli.ledger import Ledger
from xfcli.rules import handling
from xfcli.words import Stage


def run(
    no: options.No,
    stage: options.Stage = Stage.REVIEW,
    decision: options.Decision = None,
    doc_no: options.DocNo = "",
    hearing_days: options.HearingDays = 0,
    reason: options.Reason = "",
    text: options.Text = "",
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
) -> None:
    """登记复查、复核的申请或意见

    不写 --decision 是登记申请；写了是登记意见：维持、撤销、变更、责令重办。
    """

    def rule(case: Case, book: Ledger) -> Draft:
        day, today = book.day(on), book.today
        if decision:
            return handling.decide_review(
                case, stage=stage, decision=decision, doc_no=doc_no, hearing_days=hearing_days,
                text=options.all_of_stdin(text), on=day, today=today,
            )  # fmt: skip
        name = "review.apply" if stage is Stage.REVIEW else "recheck.apply"
        rights = [c for c in clocks.of(case, book.calendar, today) if c.running.clock == name]
        due = rights[-1].due if rights else None
        return handling.ask_review(case, stage=stage, reason=reason, on=day, today=today, due=due)

    truth = f"已登记{stage}意见：{decision}" if decision else f"已登记{stage}申请"
    act(db, no, rule, lambda _: truth, by)
