"""The form of a step, its draft on disk until the step is taken: nobody types an answer twice.

As with a registration, a closed window or a power cut takes no more than the last moment of typing;
the next form of the same step of the same case begins with what was left.
"""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from xfcli import aftermath, dates, ledger
from xfcli.screen.desk import question
from xfcli.screen.desk.steps import Step
from xfcli.screen.form.fields import Answers, Field
from xfcli.system import drafts


class Filled(NamedTuple):
    """The form of a step that was filled in, and its draft, which goes once the step is taken."""

    answers: Answers
    draft: drafts.Keeper


def of_step(step: Step, no: str, db: str | None) -> Filled | None:
    """Have what a step asks of case `no` filled in; None where it is put down."""
    with ledger.reading(db) as book:
        fields = step.fields(book.case(no), sorted(book.office.units))
    return fill(db, f"{step.verb} {no}", f"{step.label}：{no}", fields, recorded=step.recorded)


def fill(
    db: str | None, of: str, title: str, fields: tuple[Field, ...], *, recorded: str = ""
) -> Filled | None:
    """Have the form of a step (`of`: reply 2026-0012) filled in; None where it is put down.

    With `recorded` (不予受理) what will be recorded as that is shown whole and asked about.
    """
    with ledger.reading(db) as book:
        path = book.path
    if not fields:
        return Filled({}, drafts.Keeper(path, of=of))
    keeper, start = _begun(path, of, frozenset(field.key for field in fields))

    def keep(answers: Answers) -> None:
        keeper.keep(answers, f"{dates.moment():%Y-%m-%dT%H:%M}")

    answers = question.fill(title, fields, start, keep, recorded=recorded)
    if answers is not None:
        return Filled(answers, keeper)
    if keeper.is_kept:
        aftermath.note_kept(f"填的都留着，下次接着填（{title}）")
    return None


def _begun(path: Path, of: str, keys: Collection[str]) -> tuple[drafts.Keeper, Answers]:
    """Return the draft of a step, and what was left in it."""
    drafts.sweep(path.parent)
    left = drafts.left(path, of)
    own = drafts.claim(left) if left else None
    if left is None or own is None:
        return drafts.Keeper(path, of=of), {}
    return drafts.Keeper(path, own, of), {k: v for k, v in left.answers.items() if k in keys}
