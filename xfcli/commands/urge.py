"""`xf urge`: 催办 and 督办, numbered."""

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.words import Urging
from xfcli.rules import notes
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.Nos,
    kind: options.UrgeKind = Urging.REMIND,
    text: options.Text = "",
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """催办或督办

    催办、督办各按次编号，记在历史里；督办要写明问题和要求。
    """
    text = options.all_of_stdin(text)
    act(
        db,
        no,
        lambda case, book: notes.urge(
            case,
            kind=kind,
            text=text,
            on=book.day(on),
            today=book.today,
            office=book.office,
        ),
        _truth,
        by,
        json=json,
    )


def _truth(case: Case) -> str:
    urged = case.history[-1]
    assert urged.kind == kinds.URGE
    body = urged.body
    return f"已第 {body['number']} 次{body['kind']} {case.shown.unit(body['unit'])}"
