"""What this run of xf has done to the ledger so far, and what is left to do after the answer.

An interruption or a bug must not say 没有保存 when the step is on disk already; and the backup of
the day is made once the officer has the answer. This is the one state of the process: whoever answers
for an error, at the very top, has no other way to learn what was done far below before it came. It
stands on the ground, and not in the ledger, so that `--help` need not load the ledger to forget it.
"""

from collections.abc import Callable, Iterator

Task = Callable[[], str]

_saved: list[bool] = []
_kept: list[str] = []
_tasks: list[Task] = []


def forget() -> None:
    """Start a run: nothing saved, nothing left to do."""
    _saved.clear()
    _kept.clear()
    _tasks.clear()


def note_saved() -> None:
    """Remember that a transaction of this run is on disk."""
    _saved.append(True)


def what_is_saved() -> str:
    """Say whether anything was saved in this run, as the middle of a sentence."""
    return "这一步已经保存" if _saved else "".join(_kept[-1:]) or "没有保存"


def note_kept(where: str) -> None:
    """Remember that what was typed is kept, though nothing is saved: `where` says how to get at it, "" that it is no more."""
    _kept.append(where)


def later(task: Task) -> None:
    """Have `task` run after the answer; it returns what to tell the officer, mostly nothing."""
    _tasks.append(task)


def finish() -> Iterator[str]:
    """Run what was left for later and yield what there is to tell."""
    while _tasks:
        if told := _tasks.pop(0)():
            yield told
