"""`xf refuse`: a matter that is not taken, and where the petitioner should go instead."""

from xfcli import options
from xfcli.commands.acting import act
from xfcli.rules import routing
from xfcli.words import Refusal


def run(
    no: options.No,
    to: options.To = "",
    reason: options.Reason = "",
    kind: options.RefusalKind = Refusal.NOT_OURS,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
) -> None:
    """登记不予受理或不再受理告知

    不予受理要写明向哪个机关提出（--to）；不再受理须已有复核意见。
    """
    act(
        db,
        no,
        lambda case, book: routing.refuse(
            case, kind=kind, to=to, reason=reason, on=book.day(on), today=book.today
        ),
        lambda case: f"已于 {case.refused_on} 告知{case.refusal}",
        by,
    )
