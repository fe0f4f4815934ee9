"""A number where a command wants one and none was typed: chosen from the cases that wait for the step."""

import itertools
from collections.abc import Sequence
from typing import Final

from xfcli.errors import Refused
from xfcli.screen import options
from xfcli.screen.desk import day

# In which statuses a case waits for a verb; every open case may wait for any other.
_WAITING: Final = {
    "classify": ("已登记",),
    "accept": ("已登记", "已分类", "已退回"),
    "transfer": ("已分类", "办理中", "已退回"),
    "return": ("已转送", "已交办"),
    "urge": ("已转送", "已交办"),
    "reply": ("已分类", "办理中", "已转送", "已交办", "已退回"),
    "deliver": ("已答复",),
    "close": ("已送达", "不予受理", "不再受理", "已答复", "已分类", "办理中", "已转送", "已交办"),
    "rate": ("已送达", "已办结"),
    "reopen": ("已办结", "不予受理", "不再受理"),
    "void": (),
}
_KEYS: Final = "回车 选中的  打字筛选，或查找全部  Ctrl-C 放下"


def number(verb: str, words: Sequence[str]) -> str | None:
    """Return the number of the case that the officer chooses for `verb`, None if none is.

    `words` are those typed behind the verb. Refused where no case waits.
    """
    if not (options.can_ask() and options.can_draw()):
        return None
    db = next((after for word, after in itertools.pairwise(words) if word == "--db"), None)
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
