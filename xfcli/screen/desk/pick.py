"""A number where a command wants one and none was typed: chosen from the cases that wait for the step."""

import itertools
from collections.abc import Callable, Sequence
from typing import Final

from xfcli import aftermath, ledger
from xfcli.case.words import DELIVERED
from xfcli.errors import Refused
from xfcli.screen import options, show
from xfcli.screen.desk import day, step_form, steps

# In which statuses a case waits for a verb; every open case may wait for any other.
_WAITING: Final = {
    "classify": ("已登记",),
    "accept": ("已登记", "已分类", "已退回"),
    "transfer": ("已分类", "办理中", "已退回"),
    "return": ("已转送", "已交办"),
    "urge": ("已转送", "已交办"),
    "refuse": ("已登记", "已分类", "已退回"),
    "extend": ("办理中", "已转送", "已交办"),
    "reply": ("已分类", "办理中", "已转送", "已交办", "已退回"),
    "deliver": ("已答复",),
    "close": (DELIVERED, "不予受理", "不再受理", "已答复", "已分类", "办理中", "已转送", "已交办"),
    "rate": (DELIVERED, "已办结"),
    "reopen": ("已办结", "不予受理", "不再受理"),
    "void": (),
}
_KEYS: Final = "回车 选中的  打字筛选，或查找全部  Ctrl-C 放下"


def waits(status: str) -> Callable[[str], bool]:
    """Return whether a case of this status may wait for a verb."""
    return lambda verb: status in _WAITING.get(verb, (status,)) or not _WAITING.get(verb)


def command(verb: str, words: Sequence[str]) -> list[str] | None:
    """Return the number that the officer chooses for `verb`, and what its step asks; None if there is none.

    As at the desk: nothing is asked where `words` answer already. KeyboardInterrupt where the form is put down.
    """
    no = number(verb, words)
    if no is None or not _is_bare(words):
        return [no] if no else None
    step = next((step for step in steps.STEPS if step.verb == verb), None)
    return _told(step, no, _ledger(words)) if step else [no]


def completed(verb: str, number: str) -> list[str]:
    """Return the words behind `verb`: a number alone, and what its step has to be told besides.

    The number alone where nobody sits at a terminal, where nothing is wanting, or where the case does
    not wait for the step: what refuses it says why.
    """
    if number.startswith("-") or not (options.can_ask() and options.can_draw()):
        return [number]
    step = next(step for step in steps.STEPS if step.verb == verb)
    with ledger.reading(None) as book:
        case = book.case(number)
        fields = step.fields(case, sorted(book.office.units))
    is_wanting = any(field.needed and not field.default({}) for field in fields)
    return (
        _told(step, case.no, None)
        if is_wanting and waits(case.status_on(book.today))(verb)
        else [number]
    )


def _is_bare(words: Sequence[str]) -> bool:
    return not any(word.startswith("--") and word != "--db" for word in words)


def _told(step: steps.Step, no: str, db: str | None) -> list[str]:
    filled = step_form.of_step(step, no, db)
    if filled is None:
        raise KeyboardInterrupt

    def forget() -> str:
        filled.draft.remove()
        return ""

    aftermath.later(forget)
    words = step.words(no, filled.answers)
    show.talk(steps.spelled(words))
    return words[1:]


def _ledger(words: Sequence[str]) -> str | None:
    return next((after for word, after in itertools.pairwise(words) if word == "--db"), None)


def number(verb: str, words: Sequence[str]) -> str | None:
    """Return the number of the case that the officer chooses for `verb`, None if none is.

    `words` are those typed behind the verb. Refused where no case waits.
    """
    if not (options.can_ask() and options.can_draw()):
        return None
    db = _ledger(words)
    rows = day.waiting_for(db, frozenset(_WAITING.get(verb, ())))
    if not rows:
        raise Refused(f"没有等着办这一步的事项。查看：xf list --open，或写编号：xf {verb} 编号")
    from xfcli.screen.desk import board

    chosen = board.choose(
        board.Board(
            f"xf {verb}：哪一件？",
            rows,
            _KEYS,
            numbered=False,
            find=lambda typed: day.search(db, typed),
        )
    )
    return chosen.key if chosen else None
