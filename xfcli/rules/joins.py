"""Joining two cases and taking one apart: one act in two cases, that loses nothing of either.

What was done on a case that is merged is carried over with its own days, each entry saying where it
was recorded; the case itself is void from then on. Taken back, both are what they were.
"""

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli.case import history, kinds
from xfcli.case.case import Case, Petition
from xfcli.case.draft import Draft, in_words, stated
from xfcli.case.entry import Entry
from xfcli.case.fold import fold
from xfcli.case.in_force import in_force, standings, undone
from xfcli.case.kinds import KINDS
from xfcli.case.parties import are_one, named, parties
from xfcli.case.registration import registration_of
from xfcli.case.words import NoteKind
from xfcli.errors import BadValue, Refused, XfError
from xfcli.law.citations import regulation
from xfcli.law.notification import tellings, told_by
from xfcli.rules import guards
from xfcli.rules.corrections import act, checked, named_entry, with_entry
from xfcli.rules.recorded import Grounds, ask

if TYPE_CHECKING:
    from xfcli.case import bodies

# Steps that end a handling, or rest on its end: with them a case keeps its own number.
_ENDS: Final = frozenset(
    {kinds.REPLY, kinds.DELIVER, kinds.REFUSE, kinds.REVIEW, kinds.CLOSE, kinds.REOPEN, kinds.RATE}
)
_CARRIED: Final = frozenset({
    kinds.ADD, kinds.CLASSIFY, kinds.ENDORSE, kinds.ACCEPT, kinds.TRANSFER, kinds.RETURN,
    kinds.EXTEND, kinds.URGE, kinds.NOTE,
})  # fmt: skip


class Carried(NamedTuple):
    """An entry that came over from another case, and who had recorded it there."""

    draft: Draft
    by: str


class Merge(NamedTuple):
    """What a merge records in the case that goes on: the act, then what is carried over."""

    act: Draft
    carried: tuple[Carried, ...]
    after: Case  # as it will be


def merge(case: Case, into: Case, *, reason: str, on: date, grounds: Grounds) -> Merge:
    """Return what makes the petitions of `case` repeats of `into`, with all that was done on them.

    `end` gives the entry by which `case` ends. Refused without a reason, for the same case, a void
    one or one that `into` begins after; for a case that was answered, refused, reviewed or closed;
    where a step of it could not have been recorded in `into`, and where `into` was answered, refused or
    closed after other people petitioned in `case`.
    """
    guards.require_reason(case, reason, "并入", f"xf amend {case.no} --repeat-of {into.no}")
    if case.no == into.no:
        raise Refused(f"{case.no} 不能并入自己。改正：--repeat-of 编号")
    for one in (case, into):
        guards.refuse_void(one)
    guards.refuse_future(on, grounds.today)
    _not_ended(case, into)
    if into.first.on > case.first.on:
        raise Refused(
            f"{into.no} 的初件（{into.first.on}）晚于 {case.no}，请反过来并入：xf amend {into.no} --repeat-of {case.no}"
        )
    steps = [step for step in case.steps if step.kind in _CARRIED]
    carried: list[Carried] = []
    grown = into
    for step in steps:
        if draft := _carried(step, case, grown, into, grounds):
            carried.append(Carried(draft, step.by))
            grown = fold(with_entry(grown, draft))
    body: bodies.Merge = {"no": case.no, "carries": len(carried)}
    _refuse_unanswered(case, into, grown)
    act = Draft(kinds.MERGE, on, into.no, body, in_words(reason))
    return Merge(act, tuple(carried), grown)


def end(case: Case, into: Case, place: int, *, reason: str, on: date) -> Draft:
    """Return the entry by which `case` ends, merged `into` another by the entry at `place` there."""
    body: bodies.Void = {"merged_into": into.no, "half": {"no": into.no, "entry": place}}
    return Draft(kinds.VOID, on, case.no, body, in_words(reason))


def _not_ended(case: Case, into: Case) -> None:
    ended = next((step for step in case.steps if step.kind in _ENDS), None)
    if ended:
        raise Refused(
            f"{case.no} 已经有{KINDS[ended.kind].label}（序 {ended.seq}），并入会丢掉信访人的复查期限和办理结果（{regulation('35')}），没有并入。"
            f"两件各自办结，互相注明：xf note {case.no} --text 与{into.no}是同一件事；那一步是记错的，先撤销：xf undo {case.no} --entry {ended.seq} --reason 理由"
        )


def _refuse_unanswered(case: Case, into: Case, grown: Case) -> None:
    """Refuse to join other people to a case that was answered after they came: it does not answer them.

    An answer states what is claimed and why (Art 32), and theirs was not asked. So too where it was refused
    or closed. Who came after that is owed a notice, as anybody who petitions again.
    """
    known, party = {petition.seq for petition in into.petitions}, parties(grown.petitions)
    ended, how = _ended(into)
    came = [p for p in grown.petitions if p.seq not in known and p.on <= ended]
    if any(party[p.seq] not in known for p in came):
        raise Refused(
            f"{into.no} 已于 {ended} {how}，{case.no} 的信访人提的没有答复过（{regulation('32')}），并入就没有人答复他了，没有并入。"
            f"先重新办理：xf reopen {into.no} --reason 原因，再并入；或者各自办结，互相注明：xf note {case.no} --text 与{into.no}是同一件事"
        )


def _ended(case: Case) -> tuple[date, str]:
    """Return when a case came to its end, and how; the first day of all where it has not."""
    if case.closing:
        return case.closing.on, "办结"
    if case.refused_on:
        return case.refused_on, f"告知{case.refusal}"
    return (case.answer.on, "答复") if case.answer else (date.min, "")


def _carried(step: Entry, case: Case, grown: Case, into: Case, grounds: Grounds) -> Draft | None:
    """Return what `step` becomes in the case that goes on, None where that has its like already."""
    body = {**step.body, "carried": {"no": case.no, "entry": step.seq}}
    draft = Draft(step.kind, step.on, grown.no, body, step.personal or {})
    if step.kind == kinds.ADD:
        body.pop("imported", None)
        if case.has_seal:  # however it came by its seal: what made it may not come along
            body["confidential"] = True
        return draft
    if step.body.get("carried") and (whom := told_by(case, step)):
        body["petitions"] = sorted(whom)  # named here: it came from a third case
    if step.kind in (kinds.CLASSIFY, kinds.ENDORSE) and into.route:
        return None  # the way that the case going on is on holds for both
    if step.kind == kinds.CLASSIFY:
        body.pop("simple", None)  # 简易办理 is for first matters
    if step.kind == kinds.ACCEPT and grown.accepted_on:
        if step.on < grown.accepted_on:
            return draft  # the 60 days run from the first acceptance
        note = {key: body[key] for key in body.keys() & {"carried", "petitions"}}
        return Draft(kinds.NOTE, step.on, grown.no, note | {"kind": NoteKind.TOLD})
    if step.kind == kinds.EXTEND and not are_one(parties(grown.petitions)):
        # The days were given to one of them: nobody has told the others (条例 Art 34).
        words: bodies.Words = {"text": f"{case.no}：{history.sentence(step)}"}
        note = {"carried": body["carried"], "kind": NoteKind.NOTE}
        return Draft(kinds.NOTE, step.on, grown.no, note, stated(words))
    _insist_recordable(step, case, grown, into, draft, grounds)
    return draft


def _insist_recordable(
    step: Entry, case: Case, grown: Case, into: Case, draft: Draft, grounds: Grounds
) -> None:
    """Refuse a merge where `step` of `case`, which becomes `draft`, could not have been recorded in `grown`."""
    held = case.current_transfer
    if step.kind == kinds.TRANSFER and not (held and held.unit == step.body["unit"]):
        draft = draft._replace(
            body=step.body
        )  # given back there: that asks whether it may go out here
    recorded = with_entry(grown, draft)[-1]
    try:
        ask(grown, recorded._replace(by=step.by), grounds)
    except XfError as error:
        said = case.shown.step(step, history.sentence)
        raise Refused(
            f"{case.no} 的序 {step.seq}（{said}）并不进 {into.no}，{str(error).partition('。')[0]}。没有并入；"
            f"先了结或撤销这一步：xf undo {case.no} --entry {step.seq} --reason 理由"
        ) from error


def split(case: Case, *, petition: int, reason: str, grounds: Grounds) -> Draft:
    """Return the entry that opens a case of its own with repeat number `petition` of `case`.

    `gone` gives the entry that takes it out of `case`. Of the notices those go along that came after
    the petition. Refused without a reason, for a void case, where a delivery names it, and where a step
    could not stand without it; BadValue for the first petition (初件) or one that is not there.
    """
    guards.refuse_void(case)
    guards.require_reason(case, reason, "拆出", f"xf amend {case.no} --petition {petition} --new")
    if len(case.petitions) == 1:
        raise BadValue(f"{case.no} 只有初件一件，没有可拆出的。查看：xf show {case.no}")
    if not 2 <= petition <= len(case.petitions):
        raise BadValue(
            f"只能拆出第 2 件到第 {len(case.petitions)} 件；初件不能拆出。改正：--petition 第几件"
        )
    moved = case.petitions[petition - 1]
    _unanswered(case, moved, petition)
    without: bodies.Split = {"petition": moved.seq, "to": ""}
    checked(case, Draft(kinds.SPLIT, case.history[-1].on, case.no, without), grounds)
    party = parties(case.petitions)[moved.seq]
    told = min(
        (one.on for one in tellings(case) if party in one.parties and one.on >= moved.on),
        default=None,
    )
    is_reported = any(seq > moved.seq for seq, _ in case.reported)
    registration = registration_of(moved)._replace(
        subject=case.subject,
        confidential=case.has_seal,  # however it came by its seal
        told=told,
        due=None if is_reported else moved.due,
    )
    draft = registration.draft(None)
    body = {**draft.body, "carried": {"no": case.no, "entry": moved.seq}}
    if periods := case.periods.get(moved.seq):
        body["periods"] = dict(periods)
    return draft._replace(body=body)


def _unanswered(case: Case, moved: Petition, petition: int) -> None:
    """Refuse to split off whom a delivery names: the answer, and the period it gave, would stay here."""
    given = [d for answer in case.answers for d in answer.deliveries]
    if had := next((d for d in given if moved.seq in d.petitions), None):
        raise Refused(
            f"{case.no} 的答复已送达第 {petition} 件的信访人（序 {had.seq}），拆出会丢掉他的复查期限（{regulation('35')}），没有拆出。"
            f"送达记错了的，先撤销：xf undo {case.no} --entry {had.seq} --reason 理由"
        )


def gone(case: Case, opened: Case, *, petition: int, reason: str, on: date) -> Draft:
    """Return the entry that takes repeat number `petition` out of `case`: it opened another."""
    body: bodies.Split = {"petition": case.petitions[petition - 1].seq, "to": opened.no}
    return Draft(kinds.SPLIT, on, case.no, body, in_words(reason))


# -- taken back ----------------------------------------------------------------------------------


def other_no(case: Case, seq: int) -> str:
    """Return the number of the other case whose half of an act an undo of `seq` takes back, or ""."""
    root = act(case, seq)
    if root.kind == kinds.MERGE:
        return root.body["no"]
    if root.kind == kinds.SPLIT:
        return root.body["to"]
    half = root.body.get("half") if root.kind == kinds.VOID else None
    return half["no"] if half else ""


def other_half(case: Case, seq: int, other: Case, *, reason: str, on: date) -> Draft:
    """Return what an undo of the entry `seq` of `case` records in `other`.

    Refused where something was recorded since that would be lost, or hold twice: whether the merge or
    the split is taken back, or is brought back.
    """
    root = act(case, seq)
    if not _turns(case, seq, root.seq):
        raise Refused(
            f"{case.no} 的序 {seq} 现在不起作用，撤销它什么也不会变：{_as_it_stands(case, root)}"
        )
    half = root.body.get("half") if root.kind == kinds.VOID else None
    if half:
        place = half["entry"]
        _insist_possible(other, case, place)
    else:
        _insist_possible(case, other, root.seq)
        ends = _ends_of(other, case, root.seq)
        if not ends:
            ended: bodies.Void = {
                "merged_into": case.no,
                "half": {"no": case.no, "entry": root.seq},
            }
            return Draft(kinds.VOID, on, other.no, ended, in_words(reason))
        place = ends[-1].seq
    body: bodies.Undo = {"entry": _beside(other, seq, place)}
    return Draft(kinds.UNDO, on, other.no, body, in_words(reason))


def _insist_possible(home: Case, away: Case, place: int) -> None:
    """Refused where the act at `place` of `home`, that made or ended `away`, can't be turned round any more."""
    if home.void:
        raise Refused(
            f"{home.no} 后来又并入了别的事项，没有撤销。先撤销那一次：xf undo {home.no} --reason 理由"
        )
    is_merge = named_entry(home, place).kind == kinds.MERGE
    stands = standings(home.history).get(place)
    if not (stands and stands.state == "taken back"):
        (_insist_free if is_merge else _insist_unhandled)(home, away, place)
    elif is_merge:
        cure = f"xf amend {away.no} --repeat-of {home.no}"
        _insist_unmoved(away, _last_turn(away, _ends_of(away, home, place)[-1].seq), cure)
    else:
        cure = f"xf amend {home.no} --petition 第几件 --new"
        _insist_unmoved(home, _last_turn(home, place), cure)


def _insist_free(into: Case, _away: Case, place: int) -> None:
    """Refused where what the merge at `place` brought was merged on, split off, corrected or told since."""
    standing = standings(into.history)
    merge, *later = (entry for entry in into.history if entry.seq >= place)
    count = merge.body["carries"] if merge.kind == kinds.MERGE else 0
    brought = {entry.seq for entry in later[:count]}
    for entry in later[count:]:
        taken = entry.seq in standing and standing[entry.seq].state == "taken back"
        touched = {entry.body.get("entry"), entry.body.get("petition"), *named(entry)}
        if entry.kind != kinds.UNDO and not taken and touched & brought:
            raise Refused(
                f"{into.no} 的序 {entry.seq}（{KINDS[entry.kind].label}）是并入以后记的，撤销并入就丢了，没有撤销。"
                f"先撤销它：xf undo {into.no} --entry {entry.seq} --reason 理由"
            )


def _insist_unmoved(case: Case, since: int, cure: str) -> None:
    """Refused where `case` is no longer as its act left it, taken back by the entry `since`: that would be lost."""
    then = {step.seq: step for step in in_force(tuple(e for e in case.history if e.seq <= since))}
    now = {step.seq: step for step in case.steps}
    moved = [
        step
        for place in sorted(then.keys() | now.keys())
        if then.get(place) != now.get(place) and (step := now.get(place) or then[place])
        if step.kind not in _ASIDE
    ]
    if moved:
        raise Refused(
            f"{case.no} 的序 {moved[0].seq}（{KINDS[moved[0].kind].label}）在撤销以后又变了，恢复原来的并入、拆出就丢了，没有恢复。"
            f"重新做一次：{cure} --reason 理由"
        )


_ASIDE: Final = frozenset({kinds.PAPER, kinds.REVEAL})  # they change nothing of the matter


def _insist_unhandled(case: Case, opened: Case, _place: int) -> None:
    """Refused where the case that a split opened was handled since, or ended."""
    later = any(KINDS[s.kind].is_step and s.seq != opened.first.seq for s in opened.steps)
    if later or opened.void:
        raise Refused(
            f"{opened.no} 已经另行办理，不能撤销拆出。要并回：xf amend {opened.no} --repeat-of {case.no} --reason 理由"
        )


def _ends_of(away: Case, home: Case, place: int) -> list["bodies.VoidEntry"]:
    """Return the entries by which `away` ended through the act at `place` of `home`."""
    ends = []
    for entry in away.history:
        half = entry.body.get("half") if entry.kind == kinds.VOID else None
        if entry.kind == kinds.VOID and half == {"no": home.no, "entry": place}:
            ends.append(entry)
    return ends


def _turns(case: Case, seq: int, place: int) -> bool:
    """Whether an undo of the entry `seq` changes whether the act at `place` of `case` holds."""
    body: bodies.Undo = {"entry": seq}
    then = with_entry(case, Draft(kinds.UNDO, case.history[-1].on, case.no, body))
    return (place in undone(case.history)) != (place in undone(then))


def _as_it_stands(case: Case, root: Entry) -> str:
    """Return how the act stands, and the command that turns it round."""
    taken = standings(case.history).get(root.seq)
    is_taken = taken and taken.state == "taken back"
    by = taken.by_entry if taken and is_taken else root.seq
    how = f"那一次并入、拆出（序 {root.seq}）" + (
        "已经撤销，要恢复" if is_taken else "还在，要撤销"
    )
    return f"{how}：xf undo {case.no} --entry {by} --reason 理由"


def _beside(other: Case, seq: int, place: int) -> int:
    """Return the entry of `other` whose undo turns its half at `place` round.

    That is what was recorded together with the entry `seq`, else what makes the half stand as it does.
    """
    for entry in other.history:
        is_half = entry.seq == place or entry.kind == kinds.UNDO
        if abs(entry.seq - seq) != 1 or not is_half or act(other, entry.seq).seq != place:
            continue
        if _turns(other, entry.seq, place):
            return entry.seq
    taken = standings(other.history).get(place)
    return taken.by_entry or place if taken and taken.state == "taken back" else place


def _last_turn(case: Case, place: int) -> int:
    """Return the last entry that took the act at `place` back, or brought it back."""
    turns = [e.seq for e in case.history if e.kind == kinds.UNDO and act(case, e.seq).seq == place]
    return max(turns, default=place)
