"""`xf deliver`: the answer has reached the petitioner, by which way and when."""

from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.words import Method
from xfcli.ledger import Reader
from xfcli.rules import addressees, deliveries
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.Nos,
    method: options.Method = None,
    to: options.Recipient = "",
    witness: options.Witness = "",
    filmed: options.Filmed = False,
    petition: options.Addressees = None,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """登记送达

    不写 --method：咨询等是来访的算口头答复、来电的算电话答复，其余算直接送达。
    处理、复查、复核意见要书面送达；送达之日起 30 日内，信访人可以申请复查、复核。
    """

    def rule(case: Case, book: Reader) -> Draft:
        day = book.day(on)
        return deliveries.deliver(
            case,
            method=method or _usual(case),
            to=to,
            witness=witness,
            filmed=filmed,
            on=day,
            today=book.today,
            whom=addressees.recipients(case, petition or (), on=day),
        )

    act(
        db,
        no,
        rule,
        _truth,
        by,
        json=json,
    )


def _usual(case: Case) -> Method:
    return deliveries.usual_method(case.first.channel, case.route) or Method.DIRECT


def _truth(case: Case) -> str:
    seq = case.history[-1].seq
    given = next(d for answer in case.answers for d in answer.deliveries if d.seq == seq)
    more = "；还有别的信访人没有送达" if case.owed else ""
    if given.served_on != given.on:
        return f"已于 {given.on} 公告，{given.served_on} 期满算送达{more}"
    return f"已于 {given.on} {given.method.said if given.method else '送达'}{more}"
