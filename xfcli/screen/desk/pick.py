"""A number where a command wants one and none was typed: chosen from the cases that wait for the step."""

import itertools
from collections.abc import Callable, Sequence
from typing import Final

from xfcli import ledger
from xfcli.errors import Refused
from xfcli.screen import options, show
from xfcli.screen.desk import day, question, steps

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
    "close": ("已送达", "不予受理", "不再受理", "已答复", "已分类", "办理中", "已转送", "已交办"),
    "rate": ("已送达", "已办结"),
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
    step = next((step for step in steps.STEPS if step.verb == verb), None)
    if (
        no is None
        or step is None
        or any(word.startswith("--") and word != "--db" for word in words)
    ):
        return [no] if no else None
    with ledger.reading(_ledger(words)) as book:
        fields = step.fields(book.case(no), sorted(book.office.units))
    answers = question.fill(f"{step.label}：{no}", fields) if fields else {}
    if answers is None:
        raise KeyboardInterrupt
    told = step.words(no, answers)
    show.talk(steps.spelled(told))
    return told[1:]


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
