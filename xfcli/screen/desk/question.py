"""One question, or the form of a step: drawn where the terminal can draw, else asked line by line."""

from collections.abc import Callable
from typing import Final

from xfcli.screen import options, show
from xfcli.screen.desk.choice import Choice, Row
from xfcli.screen.form import state
from xfcli.screen.form.fields import Answers, Field
from xfcli.screen.form.surroundings import OR_MEND, Surroundings
from xfcli.system import echo
from xfcli.text import half_width

_SEVERAL: Final = "一次来了好几行，像是粘贴的，不算回答。要登记的，到「内容」里再贴一次。"
_DECIDE: Final = "回车 选中的  数字 那一条  0 以后再说"


def chosen(title: str, rows: list[Row]) -> Choice | None:
    """Have one of `rows` chosen; None where that is left for later."""
    if not options.can_draw():
        for number, row in enumerate(rows, 1):
            show.talk(f"{number}  {row.text}")
        places = [str(place) for place in range(len(rows) + 1)]
        while (answer := half_width(_one_line(f"{title}（0 以后再说）"))) not in places:
            show.talk(f"没有「{answer[:10]}」。填 {'、'.join(places[1:])}；0 以后再说。")
        return Choice(rows[int(answer) - 1].key) if answer != "0" else None
    from xfcli.screen.desk import board

    choice = board.choose(board.Board(title, rows, _DECIDE, finds=False))
    return None if choice is None or choice.action == "back" else choice


def _one_line(question: str) -> str:
    """Ask line by line; several lines that came at once are a paste, and no answer."""
    answer = options.ask(question, "1")
    while echo.has_more():
        while echo.has_more():
            options.ask("", " ")
        show.talk(_SEVERAL)
        answer = options.ask(question, "1")
    return answer


def fill(
    title: str,
    fields: tuple[Field, ...],
    answers: Answers | None = None,
    keep: Callable[[Answers], None] = lambda _: None,
    *,
    recorded: str = "",
) -> Answers | None:
    """Have the form of a step filled in, begun with `answers`; None where it is put down.

    `keep` is given what stands in it all the while. With `recorded` (不予受理) all of it is shown
    before it is decided.
    """
    done = recorded and f"回车 登记{recorded}{OR_MEND}"
    around = Surroundings(lambda _: (), lambda _: "", keep, done)
    start = state.begun(fields, answers or {})
    if options.can_draw():
        from xfcli.screen.form import page

        return page.fill(title, start, around)
    from xfcli.screen.form import lines

    show.talk(title)
    return lines.fill(start, around, options.ask, show.talk)
