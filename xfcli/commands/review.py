"""`xf review`: 复查 and 复核, the request and the opinion."""

from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.kinds import is_redo
from xfcli.case.words import Stage
from xfcli.law.clocks import rights_of
from xfcli.ledger import Reader
from xfcli.rules import addressees, reviews
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.No,
    stage: options.Stage = Stage.REVIEW,
    petition: options.Applicants = None,
    decision: options.Decision = None,
    doc_no: options.DocNo = "",
    hearing_days: options.HearingDays = 0,
    reason: options.Reason = "",
    text: options.Text = "",
    answer: options.Answers = None,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """登记复查、复核的申请或意见

    不写 --decision 是登记申请；写了是登记意见：维持、撤销、变更、责令重办；变更的，--answer 写明变更成什么。
    几个人提出的，--petition 写明第几件的人申请：各人的期限各算各的；几份申请可以一份意见答复，也可以各答复各的。
    """
    text = options.all_of_stdin(text)

    def rule(case: Case, book: Reader) -> Draft:
        day, today = book.day(on), book.today
        if decision:
            return reviews.decide(
                case, stage=stage, decision=decision, doc_no=doc_no, hearing_days=hearing_days,
                text=text, on=day, today=today, answers=tuple(answer or ()),
                requests=addressees.requests(case, petition or [], stage),
            )  # fmt: skip
        whom = addressees.applicants(case, petition or [], stage)
        rights = rights_of(case, book.calendar, today, stage, whom)
        return reviews.request(
            case, stage=stage, reason=reason, on=day, today=today, rights=rights, whom=whom
        )

    truth = f"已登记{stage}意见：{decision}" if decision else f"已登记{stage}申请"
    act(db, no, rule, lambda case: truth + _redo(case), by, json=json)


def _redo(case: Case) -> str:
    """Say that the matter has come back, and from when its days run."""
    return "，退回重新办理，期限重新起算" if is_redo(case.history[-1]) else ""
