"""`xf note`: what happens beside the steps of the procedure."""

from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.words import NoteKind
from xfcli.ledger import Reader
from xfcli.rules import notes
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.Nos,
    kind: options.NoteKind = NoteKind.NOTE,
    text: options.Text = "",
    leader: options.Leader = "",
    standard: options.Standard = "",
    opinion: options.Opinion = "",
    due: options.Due = None,
    attendee: options.Attendee = None,
    days: options.HeardDays = 0,
    doc_no: options.DocNo = "",
    to: options.ReportTo = "",
    petition: options.Addressees = None,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """记事：告知、异议、批示、听证、调解等

    包案要五个一：一件事、一个意见（--opinion）、一位领导（--leader）、一个结案标准（--standard）、一个期限（--due）。
    研判写明谁参加（--attendee）、定了什么（--text）。调解、和解达成协议的，写协议书编号（--doc-no）。
    紧急：写明理由（--text），排在最前，转送函、报告都写明；过去了记 解除紧急。
    异议：现在办理的单位，或本单位对上级转来的，认为不属自己职权。复核听证所用天数（--days）不计入期限。
    办结报告：单位报来的；向上级报的写 --to 交办机关。
    """
    text = options.all_of_stdin(text)

    def rule(case: Case, book: Reader) -> Draft:
        noted = notes.note(
            case,
            kind=kind,
            text=text,
            on=book.day(on),
            today=book.today,
            present=tuple(attendee or ()),
            leader=leader,
            opinion=opinion,
            standard=standard,
            due=book.day(due) if due else None,
            days=days,
            doc_no=doc_no,
            to=to,
            office=book.office,
        )
        if kind is not NoteKind.TOLD:
            return noted
        from xfcli.rules.addressees import addressed

        return addressed(case, noted, petition or ())

    act(db, no, rule, lambda _: f"已记{kind}", by, json=json)
