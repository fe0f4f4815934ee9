"""`xf desk`, or `xf` alone on a terminal: what is to be done today, and every step at one key."""

import io
import shutil
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from typing import Final

from xfcli import ledger
from xfcli.errors import BadValue, XfError
from xfcli.ledger import namesakes
from xfcli.screen import cli, options, pager
from xfcli.screen.desk import chain, day, pick, step_form, steps
from xfcli.screen.desk.choice import Choice, Row
from xfcli.screen.desk.steps import Step
from xfcli.screen.form.fields import Field
from xfcli.text import fold
from xfcli.views import casefile, next_step
from xfcli.views.casefile import CaseFile, case_file

_LIST_KEYS: Final = "打字筛选（汉字或首字母）或查找  回车 打开  F2 登记  F1 说明  F10 退出"
_CASE_KEYS: Final = "数字或回车 办这一步  F4 看个人信息  F1 说明  0 或 Esc 回清单"
_HELP: Final = (
    "要办的事，最急的在最前面。上下箭头选，回车打开一件；打字就筛选，没有的到整本台账里去找。",
    "打开以后一个数字一步，回车就是该办的那一步。每一步都写出它的命令，在命令行里也能这样写。",
    "身份证号、电话、住址遮住；确需看全按 F4，写明理由，会留下记录。",
)
_LIST_HELP: Final = (
    *_HELP,
    "F2 登记新的一件，Esc 清掉打的字，F10 或 Ctrl-C 退出。这里不显示姓名，打开一件才显示。",
)
_CASE_HELP: Final = (
    *_HELP,
    "Esc 清掉打的字，再按回清单；Ctrl-C 或 F10 离开桌面。",
)
_SHOW: Final = "show"
_HELP_KEY: Final = "help"
_LEAVE: Final = "leave"
_REVEAL: Final = "reveal"
_FAINT: Final = "ansibrightblack"  # a step that does not wait; what refuses it says why
_ADD: Final = "add"
_LAST: Final = 6  # entries of a case's history that are shown
_MARGIN: Final = 4
_STEPS: Final = 14  # lines of the screen for steps, keys and the line to type in


def run(db: options.Db = None) -> None:
    """桌面：选一件，一键一步；只输入 xf 就是它

    列出今天要办的，最急的在最前面。回车打开一件，一个数字一步，每一步都写出它的命令。
    打字筛选（汉字或拼音首字母），也到整本台账里查找。F2 登记，F10 退出。
    """
    if not (options.can_ask() and options.can_draw()):
        raise BadValue("桌面要在终端里用。今天要办的：xf due")
    with ledger.reading(db) as book:  # what is wrong is said before the screen is taken
        book.insist_on_likely_day()
    from xfcli.screen.desk import board

    place: Choice | None = Choice()
    said: Sequence[str] = ()
    while True:
        now = day.today(db)
        place = board.choose(
            board.Board(
                now.title, now.rows, _LIST_KEYS, said, numbered=False, full=True,
                functions={"f2": _ADD, **_keys(said, _LIST_HELP)},
                find=lambda typed: day.search(db, typed),
            ),
            place,
        )  # fmt: skip
        if place is None or place.action == _LEAVE:
            return
        if place.action == _HELP_KEY:
            said = () if said == _LIST_HELP else _LIST_HELP
            continue
        said = ()
        if place.action == _ADD:
            _register(db)
        elif _open(place.key, db) == _LEAVE:
            return


def _keys(said: Sequence[str], help_text: Sequence[str]) -> dict[str, str]:
    """Return what F1 and F10 do, and Esc while the help stands there: F1 and Esc close it."""
    closes = {"escape": _HELP_KEY} if said == help_text else {}
    return {"f1": _HELP_KEY, "f10": _LEAVE, **closes}


def _register(db: str | None) -> None:
    before = _latest(db)
    chain.take([_ADD], db)
    if _latest(db) != before:
        options.ask("回车回到清单")


def _latest(db: str | None) -> tuple[str, str]:
    with ledger.reading(db) as book:
        return namesakes.latest(book)


def _open(no: str, db: str | None) -> str:
    """Show a case and take its steps, until the officer goes back, or leaves the desk: what was done."""
    from xfcli.screen.desk import board

    said: Sequence[str] = ()
    while True:
        with ledger.reading(db) as book:
            case = book.case(no)
            file = case_file(case, book.calendar, book.today, book.office)
            following = next_step.following(case, book.calendar, book.today, book.office)
        first, *head = casefile.head(file)
        about = [*head[:1], *said, *head[1:], *_history(file)]
        waits = pick.waits(case.status_on(file.today))
        rows = [Row(s.verb, s.label, "" if waits(s.verb) else _FAINT) for s in steps.STEPS]
        rows.append(Row(_SHOW, "看全部"))
        chosen = board.choose(
            board.Board(
                first, rows, _CASE_KEYS, _folded(about)[: _room()], full=True,
                functions={"f4": _REVEAL, **_keys(said, _CASE_HELP)},
            ),
            Choice(next(iter(next_step.verbs(following)), "")),
        )  # fmt: skip
        if chosen is None or chosen.action in {_LEAVE, "back"}:
            return chosen.action if chosen else _LEAVE
        if chosen.action == _HELP_KEY:
            said = () if said == _CASE_HELP else _CASE_HELP
            continue
        if chosen.action == _REVEAL:
            _reveal(no, db)
            continue
        if chosen.key == _SHOW:
            with pager.paged():
                chain.take([_SHOW, no], db)
            options.ask("回车回到这一件")
            continue
        step = next(step for step in steps.STEPS if step.verb == chosen.key)
        said = _taken(step, no, db)


def _reveal(no: str, db: str | None) -> None:
    """Show a case with nothing hidden, for a reason that is recorded; nothing of it stays on the screen."""
    from xfcli.screen.desk import board

    why = Field("--reason", "理由", "为什么要看；谁、何时、为何会留下记录", needed=True)
    filled = step_form.fill(db, f"{_REVEAL} {no}", f"看个人信息：{no}", (why,))
    if filled is None:
        return
    with pager.paged():
        is_shown = chain.take([_SHOW, no, "--reveal", "--reason", filled.answers["--reason"]], db)
    if is_shown:
        filled.draft.remove()
    options.ask("回车回到这一件")
    board.clear()


def _taken(step: Step, no: str, db: str | None) -> list[str]:
    """Take a step; return the command and what it came to. Its draft stays until it is taken."""
    if step.verb == "classify":
        chain.classify(no, db)
        return []
    filled = step_form.of_step(step, no, db)
    if filled is None:
        return []
    words = step.words(no, filled.answers)
    said = io.StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            cli.take(words[0], [*words[1:], *(["--db", db] if db else [])])
    except XfError as error:
        said.write(f"xf: {error}\n")
    else:
        filled.draft.remove()
    return [f"$ {steps.spelled(words)}", *said.getvalue().splitlines()]


def _history(file: CaseFile) -> list[str]:
    (table,) = (t for t in casefile.tables(file) if t.title == "历史")
    return ["  ".join(map(str, (*row[:2], row[-1]))) for row in table.rows[-_LAST:]]


def _room() -> int:
    """Return how many lines there is room for above the steps."""
    return max(shutil.get_terminal_size().lines - _STEPS, 3)


def _folded(lines: Sequence[str]) -> list[str]:
    return [
        part for line in lines for part in fold(line, shutil.get_terminal_size().columns - _MARGIN)
    ]
