"""`xf undo`: take back a step that was recorded by mistake; what was recorded stays in the history."""

from xfcli import ledger
from xfcli.case import history, kinds
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.entry import Entry
from xfcli.case.in_force import in_force
from xfcli.ledger import Reader
from xfcli.rules import corrections, joins
from xfcli.screen import correction, joining, options
from xfcli.screen.correction import correct, grounds


def run(
    no: options.No,
    entry: options.EntryNo = None,
    reason: options.Reason = "",
    yes: options.Yes = False,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """撤销一步；撤销的撤销就是恢复

    不写 --entry 撤销最后一步（终端上列出来选）；历史里的序见 xf show。受理、转送、答复、送达、评价、办结、作废、更正、并入、拆出都可以撤销；并入、拆出在两件里一并撤销。
    原来登记的仍在历史里。后面的步骤因此不成立的，不能撤销，先撤销后面的。
    改一步的日子或内容，用 xf amend 编号 --entry 序。
    """
    with ledger.reading(db) as book:
        case = book.case(no)
    seq = _chosen(case) if entry is None else entry
    reason = correction.reason_for("撤销", reason)
    if joins.other_no(case, seq):
        joining.undo(db, no, seq, reason=reason, on=on, by=by, yes=yes, json=json)
        return

    def rule(case: Case, book: Reader) -> Draft:
        return corrections.undo(case, seq, reason=reason, on=book.day(on), grounds=grounds(book))

    correct(db, no, rule, _truth, by, json=json, yes=yes)


def _chosen(case: Case) -> int:
    """Return the place of the last act; on a terminal they are listed, and one is chosen.

    There the undoings are listed too: taken back, what they took back holds again. BadValue where none
    is chosen.
    """
    can_ask = options.can_ask()
    acts = corrections.acts(case, undos=can_ask)
    if len(acts) == 1 or not can_ask:
        return acts[0].seq
    return correction.chosen(
        case, acts, "撤销哪一步（写序；回车放弃）", "没有选定哪一步，没有撤销。"
    )


def _truth(case: Case) -> str:
    """Say what was taken back, or holds again."""
    done = case.history[-1]
    assert done.kind == kinds.UNDO
    entry = corrections.named_entry(case, done.body["entry"])
    if entry.kind == kinds.UNDO:
        back = corrections.named_entry(case, entry.body["entry"])
        said = _said(case, back)
        return f"已恢复序 {back.seq}（{back.on} {said}），撤销它的序 {entry.seq} 不再算数"
    said = _said(case, entry)
    return f"已撤销序 {entry.seq}（{entry.on} {said}），{correction.way_back(case)}"


def _said(case: Case, entry: Entry) -> str:
    """Return what an entry says that was just taken back, or brought back: as it had been set right."""
    stood = (*case.steps, *in_force(case.history[:-1]))
    right = next((step for step in stood if step.seq == entry.seq), entry)
    return case.shown.step(right, history.sentence)
