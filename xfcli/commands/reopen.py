"""`xf reopen`: take a closed or refused case up again."""

from xfcli.rules import closing
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.No,
    reason: options.Reason = "",
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """重新办理

    办结或不予受理后又要办的；原来的办结仍在历史里。
    """
    act(
        db,
        no,
        lambda case, book: closing.reopen(case, reason=reason, on=book.day(on), today=book.today),
        lambda _: "已重新办理",
        by,
        json=json,
    )
