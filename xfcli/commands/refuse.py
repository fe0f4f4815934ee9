"""`xf refuse`: a matter that is not taken, and where the petitioner should go instead."""

from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.words import Refusal
from xfcli.law.clocks import latest_right
from xfcli.ledger import Reader
from xfcli.rules import routes
from xfcli.rules.addressees import addressed
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.No,
    to: options.To = "",
    reason: options.Reason = "",
    kind: options.RefusalKind = Refusal.NOT_OURS,
    basis: options.Basis = "",
    in_hand: options.InHand = False,
    petition: options.Addressees = None,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """登记不予受理或不再受理告知

    不予受理要写明向哪个机关提出（--to）；那个机关已经受理、正在办理的，加 --in-hand。不再受理须已有复核意见，
    或写明所依据的地方规定（--basis）。已办结又提出的，也可以不再受理。
    """

    def rule(case: Case, book: Reader) -> Draft:
        routes.require_endorsement(case, required=book.office.is_on("endorse"))
        told = routes.refuse(
            case,
            kind=kind,
            to=to,
            reason=reason,
            basis=basis,
            in_hand=in_hand,
            on=book.day(on),
            today=book.today,
            right=latest_right(case, book.calendar, book.day(on)),
            office=book.office,
        )
        return addressed(case, told, petition or ())

    act(db, no, rule, lambda case: f"已于 {case.refused_on} 告知{case.refusal}", by, json=json)
