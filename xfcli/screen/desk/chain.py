"""What comes after a registration, one question each: 归类, 受理 (or the answer on the spot), the slip.

Each step is taken by its own command and leaves the same entries; whatever is left out can be done later.
"""

import io
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Final

from xfcli import ledger
from xfcli.case import delivery, parties
from xfcli.case.case import Case
from xfcli.case.words import ELSEWHERE, Channel, Method, Result, Route
from xfcli.errors import XfError
from xfcli.law import catalogue, notification, suggestions
from xfcli.law.catalogue import Item
from xfcli.screen import cli, options, show
from xfcli.screen.desk import question, step_form, steps
from xfcli.screen.desk.choice import Choice, Row
from xfcli.screen.form.fields import Answers, Field
from xfcli.system import program
from xfcli.views import next_step

_UNSURE: Final = "没有明显领先的，回车不选  数字 那一条  打字查清单  F3 当场答复  0 以后再说"
_KEYS: Final = "回车 选中的  数字 那一条  打字查清单  F3 只是咨询，当场答复  0 以后再说"
_ANSWER: Final = "answer"
_ASK: Final = "ask"  # line by line, as the command does
_ANY_DOMAIN: Final = "其他"


def go_on(no: str, db: str | None) -> None:
    """Go on from the registration of case `no` as far as the officer likes."""
    case = _case(no, db)
    if case.route is None and not classify(no, db):
        return
    case = _case(no, db)
    if case.route and not (case.accepted_on or case.answer or case.refused_on):
        _tell(case, db)
    case = _case(no, db)
    if not _takes_a_slip(case):
        return
    row = Row("slip", "打印回执" if program.can_print() else "制作回执")
    slip = question.chosen("给信访人的回执", [row])
    if slip and slip.key:
        _slip(case, db)


def _takes_a_slip(case: Case) -> bool:
    """Whether somebody stands here, or can be sent something, and was not told all on the phone."""
    is_here = case.first.channel is Channel.VISIT
    is_told = case.answer and case.answer.method is Method.PHONE
    return not is_told and (is_here or notification.is_notice_owed(case))


def _slip(case: Case, db: str | None) -> None:
    """Make the slip for who came last and print it; else open it, else say where it lies."""
    path = Path(f"回执-{case.no}.docx")
    whose = delivery.named_last(case)
    if not take(["notice", "回执", case.no, *whose, "-o", str(path), "--yes"], db):
        return
    if program.print_file(path):
        show.talk("回执已送到打印机。")
    elif program.open_file(path):
        show.talk("回执已打开，在里面打印。")
    else:
        show.talk(f"回执在 {path.absolute()}，打开它来打印。")


def classify(no: str, db: str | None) -> bool:
    """Have the case classified, or answered where it is a mere question; whether either was done."""
    case = _case(no, db)
    chosen = _item(case, db)
    if chosen is None:
        return False
    if chosen.action == _ANSWER:
        return _answer_question(case, db)
    return take(["classify", no, *([] if chosen.action == _ASK else ["--item", chosen.key])], db)


def take(words: list[str], db: str | None) -> bool:
    """Take a step by its command, and show the command; whether it was taken."""
    show.talk(steps.spelled(words))
    try:
        cli.take(words[0], [*words[1:], *(["--db", db] if db else [])])
    except XfError as error:
        show.talk(f"xf: {error}")
        return False
    return True


def take_all(commands: list[list[str]], db: str | None) -> None:
    """Take several steps, all or none of them; XfError where one cannot be taken."""
    said = io.StringIO()
    with (
        ledger.writing(db) as book,
        ledger.joined(book),
        redirect_stdout(said),
        redirect_stderr(said),
    ):
        for words in commands:
            cli.take(words[0], [*words[1:], "--db", str(book.path)])
    for words in commands:
        show.talk(steps.spelled(words))
    show.line(said.getvalue().splitlines()[-1])


def _case(no: str, db: str | None) -> Case:
    with ledger.reading(db) as book:
        return book.case(no)


def _item(case: Case, db: str | None) -> Choice | None:
    """Have the row of the catalogue chosen; None where that is left for later."""
    with ledger.reading(db) as book:
        today = book.today
    found = _suggested(case, today)
    rows = [_row(one.item) for one in found.items]

    def find(typed: str) -> list[Row]:
        return [_row(item) for item in catalogue.search(typed)[:9]]

    if not options.can_draw():
        return Choice(action=_ASK)
    from xfcli.screen.desk import board

    chosen = board.choose(
        board.Board(
            f"归类：{next_step.named_case(case)}", rows, _KEYS if found.sure else _UNSURE,
            functions={"f3": _ANSWER}, find=find, is_open=not found.sure,
        )
    )  # fmt: skip
    return None if chosen is None or chosen.action == "back" else chosen


def _suggested(case: Case, today: date) -> suggestions.Suggestions:
    return suggestions.suggest(parties.said(case.shown.each(case.petitions)), today)


def _row(item: Item) -> Row:
    return Row(item.code, f"{item.domain}：{item.request}（{item.route}，{item.unit}） {item.code}")


def _tell(case: Case, db: str | None) -> None:
    """Offer the notice that the law asks for: accepted here, or where the matter has to go."""
    with ledger.reading(db) as book:
        step = next_step.following(case, book.calendar, book.today, book.office)
    following = next_step.verbs(step)
    if "accept" in following:
        rows = [Row("accept", "当场受理，书面告知"), Row(_ANSWER, "当场答复，送达，办结")]
        chosen = question.chosen(f"受理：{next_step.named_case(case)}", rows)
        if chosen and chosen.key == "accept":
            take(["accept", case.no], db)
        elif chosen and chosen.key == _ANSWER:
            _answer(case, db)
    elif "refuse" in following:
        title = f"告知去向：{next_step.named_case(case)}"
        rows = [Row("refuse", f"告知他向{case.competent or '有权机关'}提出（不予受理）")]
        if not question.chosen(title, rows):
            return
        filled = step_form.fill(
            db, f"refuse {case.no}", title,
            (
                Field("--to", "有权机关", "去哪里提出", steps.organ, default=lambda _: case.competent, needed=True),
                Field("--reason", "理由", "为什么不由本单位办", default=lambda _: _not_ours(case)),
            ),
            recorded="不予受理告知",
        )  # fmt: skip
        if filled and take(steps.Step("refuse", "").words(case.no, filled.answers), db):
            filled.draft.remove()


def _not_ours(case: Case) -> str:
    """Return why a matter has to go elsewhere, as the petitioner is told it."""
    if case.route in ELSEWHERE - {Route.OTHER_ORGAN}:
        return f"属于{case.route}事项"
    return f"属于{case.competent or '其他机关'}的职责"


def _answer_question(case: Case, db: str | None) -> bool:
    """Answer a mere question: classified, answered, told and closed in one act."""
    with ledger.reading(db) as book:
        found = _suggested(case, book.today).items
    domain = found[0].item.domain if found else _ANY_DOMAIN
    return _answer(case, db, [["classify", case.no, "--route", Route.ADVICE, "--domain", domain]])


def _answer(case: Case, db: str | None, first: list[list[str]] | None = None) -> bool:
    """Answer on the spot: the answer, its delivery and the end, all or none."""
    route = Route.ADVICE if first else case.route
    fields = (
        Field("--text", "答复", "怎么答复的", needed=True, long=True),
        *steps.delivery(case, route),
    )
    title = f"当场答复：{next_step.named_case(case)}"
    while filled := step_form.fill(db, f"{_ANSWER} {case.no}", title, fields):
        try:
            take_all([*(first or []), *_answered(case.no, route, filled.answers)], db)
        except XfError as error:
            show.talk(f"xf: {error}")
        else:
            filled.draft.remove()
            return True
    return False


def _answered(no: str, route: Route | None, answers: Answers) -> list[list[str]]:
    """Return the steps of an answer on the spot; on the petition route it is accepted before."""
    is_petition = route is Route.PETITION
    deliver = steps.Step("deliver", "").words(
        no, {key: value for key, value in answers.items() if key != "--text"}
    )
    return [
        *([["accept", no]] if is_petition else []),
        ["reply", no, *(["--result", Result.EXPLAINED] if is_petition else []), "--text", answers["--text"]],
        deliver,
        ["close", no],
    ]  # fmt: skip
