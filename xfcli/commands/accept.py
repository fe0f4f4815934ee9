"""`xf accept`: the written acceptance notice (受理告知)."""

from xfcli.law.notification import is_notice_owed
from xfcli.rules import routes
from xfcli.rules.addressees import addressed
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.Nos,
    text: options.Text = "",
    petition: options.Addressees = None,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """登记受理告知

    书面告知信访人：已收到、处理途径和程序。信访程序的 60 日从这天起算。
    """
    text = options.all_of_stdin(text)
    act(
        db,
        no,
        lambda case, book: addressed(
            case,
            routes.accept(case, on=book.day(on), today=book.today, text=text, office=book.office),
            petition or (),
        ),
        lambda case: f"已于 {case.accepted_on} 受理{'告知' if is_notice_owed(case) else ''}",
        by,
        json=json,
    )
