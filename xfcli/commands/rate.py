"""`xf rate`: what the petitioner says of the handling."""

from xfcli.rules import notes
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.No,
    rating: options.Rating,
    text: options.Text = "",
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """登记信访人的评价

    评价是信访人自己的话；没有评价就不登记。
    """
    text = options.all_of_stdin(text)
    act(
        db,
        no,
        lambda case, book: notes.rate(
            case, rating=rating, text=text, on=book.day(on), today=book.today
        ),
        lambda _: f"已登记评价：{rating}",
        by,
        json=json,
    )
