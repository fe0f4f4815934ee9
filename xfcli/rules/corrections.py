"""Taking back a step, and setting one right: by an entry of its own, with its reason.

Refused where a later step, or the step itself, could not stand on what would then be in force.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from xfcli.case import history, kinds
from xfcli.case.case import Case
from xfcli.case.draft import Draft, in_words, iso
from xfcli.case.entry import Entry
from xfcli.case.fold import fold
from xfcli.case.in_force import change_of, in_force, standings
from xfcli.case.kinds import KINDS
from xfcli.case.words import Decision
from xfcli.errors import BadValue, Refused, XfError
from xfcli.rules import addressees, guards
from xfcli.rules.recorded import Grounds, ask, refused_steps

if TYPE_CHECKING:
    from xfcli.case import bodies

Values = Mapping[str, object]

# Kinds that no correction takes back, and what to do instead.
_FACTS: Final = {
    kinds.ADD: "登记错的编号用 xf void {no} --reason 理由 作废；登记的内容用 xf amend {no} 更正；不是同一件事的重件用 xf amend {no} --petition 第几件 --new 拆出",
    kinds.PAPER: "文书已经制作，文号不再使用；内容变了的重新制作：xf notice {paper} {no} --new",
    kinds.REVEAL: "查看个人信息的记录一直保留",
    kinds.HOLD: "解除用 xf retention {no} --release --reason 理由",
    kinds.ERASE: "清除的个人信息不能恢复",
}


class Field(NamedTuple):
    """A field of a step that can be set right: of its public body, or of its personal part."""

    key: str
    personal: bool = False
    follows: bool = False  # from another: no option of its own
    needed: bool = False  # nothing in its place is for the rule of the step to refuse


_TEXT: Final = {"text": Field("text", personal=True)}
_WHOM: Final = {"petition": Field("petitions")}
# What can be set right of a step of each kind, beside its day: option of its own command -> field.
FIELDS: Final[Mapping[str, Mapping[str, Field]]] = {
    kinds.CLASSIFY: {
        **{name: Field(name) for name in ("item", "domain", "route", "unit", "basis", "simple")},
        **{name: Field(name, follows=True) for name in ("duty", "owed_by", "refers")},
    },
    kinds.ENDORSE: {},
    kinds.ACCEPT: {**_WHOM, **_TEXT},
    kinds.REFUSE: {
        "kind": Field("kind"), "to": Field("to"), "basis": Field("basis"),
        "in_hand": Field("in_hand"), **_WHOM, **_TEXT,
    },
    kinds.TRANSFER: {
        "to": Field("unit"), "assign": Field("assign"), "due": Field("due"),
        "assisting": Field("assisting"), **_TEXT,
    },
    kinds.RETURN: _TEXT,
    kinds.EXTEND: {
        "days": Field("days", needed=True), "leader": Field("approver", needed=True), **_TEXT,
    },
    kinds.REPLY: {
        "result": Field("result"), "doc_no": Field("doc_no"),
        "answer": Field("answers", personal=True), "basis": Field("basis", personal=True), **_TEXT,
    },
    kinds.DELIVER: {
        "method": Field("method"), "to": Field("to", personal=True),
        "witness": Field("witness", personal=True), "filmed": Field("filmed"),
        **_WHOM,
    },
    kinds.REVIEW: {
        **_WHOM, "requests": Field("requests", follows=True), "stage": Field("stage"), "decision": Field("decision"), "doc_no": Field("doc_no"),
        "hearing_days": Field("hearing_days"), "answer": Field("answers", personal=True), **_TEXT,
    },
    kinds.RATE: {"rating": Field("rating"), **_TEXT},
    kinds.CLOSE: {"outcome": Field("outcome"), "settled": Field("settled"), **_TEXT},
    kinds.REOPEN: _TEXT,
    kinds.URGE: {"kind": Field("kind"), **_TEXT},
    kinds.NOTE: {
        "kind": Field("kind"), "leader": Field("leader"), "due": Field("due"), "days": Field("days"),
        "doc_no": Field("doc_no"), "to": Field("to"), "opinion": Field("opinion", personal=True),
        "standard": Field("standard", personal=True), "attendee": Field("present", personal=True),
        **_WHOM, **_TEXT,
    },
}  # fmt: skip


def named_entry(case: Case, seq: int) -> Entry:
    """Return the entry of `case` at the place `seq`; BadValue where it has none there."""
    found = next((entry for entry in case.history if entry.seq == seq), None)
    if found is None:
        raise BadValue(f"{case.no} 的历史里没有序 {seq}。查看：xf show {case.no}")
    return found


def act(case: Case, seq: int) -> Entry:
    """Return the entry at the place `seq`; of an undo what it takes back, or brings back, in the end.

    BadValue where the case has none there.
    """
    entry = named_entry(case, seq)
    while entry.kind == kinds.UNDO:
        entry = named_entry(case, entry.body["entry"])
    return entry


def correctable(case: Case) -> tuple[Entry, ...]:
    """Return the steps in force that can be set right or taken back, as they are in force."""
    return tuple(step for step in case.steps if step.kind in FIELDS)


def acts(case: Case, *, undos: bool = False) -> tuple[Entry, ...]:
    """Return what `undo` can take back, the last first; an undo only with `undos`.

    Refused where there is nothing but the registration, and where all was taken back already.
    """
    standing = standings(case.history)
    taken = {seq for seq, stands in standing.items() if stands.state == "taken back"}
    standing_acts = [
        entry
        for entry in reversed(case.history)
        if entry.kind in FIELDS or entry.kind in _ACTS or entry.kind == kinds.UNDO
        if entry.seq not in taken and not entry.body.get("carried")
    ]
    found = tuple(entry for entry in standing_acts if undos or entry.kind != kinds.UNDO)
    if not found and standing_acts:
        last = standing_acts[0].seq
        raise Refused(
            f"{case.no} 登记以后的都撤销了。要恢复最后撤销的那一步：xf undo {case.no} --entry {last} --reason 理由"
        )
    if not found:
        raise Refused(f"{case.no} 只有登记，没有可撤销的。{_FACTS[kinds.ADD].format(no=case.no)}。")
    return found


_ACTS: Final = frozenset({kinds.AMEND, kinds.MERGE, kinds.SPLIT, kinds.VOID})


def undo(case: Case, seq: int, *, reason: str, on: date, grounds: Grounds) -> Draft:
    """Return the entry that takes the entry at `seq` back; what an `undo` took back then holds again.

    BadValue where there is no such entry; Refused without a reason, for a registration and for facts
    that stay (papers, looks at personal data), for what is taken back already, and where a later
    step could not stand.
    """
    entry = named_entry(case, seq)
    if instead := _FACTS.get(entry.kind):
        paper = entry.body["kind"] if entry.kind == kinds.PAPER else ""
        raise Refused(
            f"{case.no} 的序 {seq} 是{KINDS[entry.kind].label}，不能撤销。{instead.format(no=case.no, paper=paper)}。"
        )
    if (stands := standings(case.history).get(seq)) and stands.state == "taken back":
        raise Refused(
            f"{case.no} 的序 {seq} 已由序 {stands.by_entry} 撤销。要恢复：xf undo {case.no} --entry {stands.by_entry} --reason 理由"
        )
    if entry.kind == kinds.AMEND and entry.body.get("gone"):
        raise Refused(
            f"{case.no} 的序 {seq} 是旧版本做的拆出，不能撤销。要并回来：xf amend 拆出的编号 --repeat-of {case.no} --reason 理由"
        )
    if entry.kind == kinds.VOID and entry.body.get("merged_into") and not entry.body.get("half"):
        raise Refused(
            f"{case.no} 的序 {seq} 是旧版本做的并入，不能撤销。要拆开：xf amend {entry.body['merged_into']} --petition 第几件 --new --reason 理由"
        )
    if later := _overlapped(case, entry):
        raise Refused(
            f"{case.no} 的序 {seq} 更正过的，序 {later} 又更正了一次，撤销它改不回来。先撤销后面的：xf undo {case.no} --entry {later} --reason 理由"
        )
    if act(case, seq).kind != kinds.VOID:
        guards.refuse_void(case)
    guards.require_reason(case, reason, "撤销", f"xf undo {case.no} --entry {seq}")
    guards.refuse_future(on, grounds.today)
    body: bodies.Undo = {"entry": seq}
    return checked(case, Draft(kinds.UNDO, on, case.no, body, in_words(reason)), grounds)


def _overlapped(case: Case, entry: Entry) -> int:
    """Return the last correction in force that set right what the correction `entry` did, 0 for none.

    All petitioners are one field: a later list holds what the earlier one changed.
    """
    if entry.kind != kinds.AMEND:
        return 0
    change, standing = change_of(entry), standings(case.history)
    found = 0
    for other in case.history:
        stands = standing.get(other.seq)
        if (
            other.kind != kinds.AMEND
            or other.seq <= entry.seq
            or (stands and stands.state == "taken back")
        ):
            continue
        later = change_of(other)
        same = {*later.body, *later.personal} & {*change.body, *change.personal}
        if later.entry == change.entry and (same or (later.on and change.on)):
            found = other.seq
    return found


def amend(
    case: Case,
    seq: int,
    right: Values,
    *,
    right_day: date | None,
    reason: str,
    on: date,
    grounds: Grounds,
) -> Draft:
    """Return the entry that sets the step at `seq` right: its day, and the fields named in `right`.

    `right` holds values by the options of the step's own command, whom it was given to by number of
    petition; "", False, 0 and [] take a field away. BadValue where there is no such entry, it has no such field, or nothing is named; Refused
    without a reason, for a step that is not in force, and where it or a later step could not stand.
    """
    guards.refuse_void(case)
    entry = named_entry(case, seq)
    fields = FIELDS.get(entry.kind)
    if (stands := standings(case.history).get(seq)) and stands.state == "taken back":
        raise Refused(f"{case.no} 的序 {seq} 已撤销，没有可更正的。查看：xf show {case.no}")
    if fields is None:
        raise Refused(_no_step(case, entry))
    step = next(step for step in case.steps if step.seq == seq)
    if strange := [name for name in right if name not in fields]:
        own = [name for name, field in fields.items() if not field.follows]
        can = "、".join(f"--{name.replace('_', '-')}" for name in ("on", *own))
        raise BadValue(
            f"{case.no} 的序 {seq} 是{KINDS[entry.kind].label}，不能更正 --{strange[0].replace('_', '-')}。可以更正：{can}"
        )
    _same_sort(case, step, right)
    if numbers := cast("list[int] | None", right.get("petition")):
        right = {**right, **_of_whom(case, step, numbers, right_day or step.on)}
    _into_what(case, step, right)
    body = {
        f.key: right[n] if f.needed else right[n] or None
        for n, f in fields.items()
        if n in right and not f.personal
    }
    personal = {f.key: right[n] or None for n, f in fields.items() if n in right and f.personal}
    body = {key: value for key, value in body.items() if value != step.body.get(key)}
    personal = {k: v for k, v in personal.items() if v != (step.personal or {}).get(k)}
    moved = right_day if right_day != step.on else None
    if moved and step.body.get("undated"):
        body["undated"] = None
    if not (body or personal or moved):
        raise BadValue(
            f"{case.no} 的序 {seq} 没有要更正的。例如：xf amend {case.no} --entry {seq} --on 日期 --reason 理由{_words_of(case, seq, fields)}"
        )
    guards.require_reason(case, reason, "更正", f"xf amend {case.no} --entry {seq}")
    guards.refuse_future(on, grounds.today)
    guards.refuse_future(moved or on, grounds.today)
    said: bodies.Amended = {"text": reason}
    amended: bodies.Amend = {"entry": seq}
    if personal:
        said["right"] = personal
    if body:
        amended["body"] = body
    if moved:
        amended["on"] = iso(moved)
    return checked(case, Draft(kinds.AMEND, on, case.no, amended, said), grounds)


def _of_whom(case: Case, step: Entry, numbers: list[int], on: date) -> Values:
    """Return whom a step was given to, or was asked by; of an opinion the requests that it answers."""
    if step.kind == kinds.REVIEW and step.body.get("decision"):
        return {"petition": None, "requests": addressees.requests_right(case, step, numbers)}
    return {"petition": addressees.named_right(case, step, numbers, on=on)}


def _words_of(case: Case, seq: int, fields: Mapping[str, Field]) -> str:
    """Return how the words are set right that were written at the step, as its reason or otherwise."""
    if "text" not in fields:
        return ""
    return f"；--reason 是更正的理由，那一步当时写的理由、说明用 --text 更正：xf amend {case.no} --entry {seq} --text 正确的话 --reason 理由"


def _no_step(case: Case, entry: Entry) -> str:
    if entry.kind in {*kinds.CORRECTIONS, kinds.VOID}:
        return f"{case.no} 的序 {entry.seq} 是{KINDS[entry.kind].label}，不能再更正。先撤销它：xf undo {case.no} --entry {entry.seq} --reason 理由"
    instead = _FACTS[entry.kind].format(no=case.no, paper=entry.body.get("kind", ""))
    return f"{case.no} 的序 {entry.seq} 是{KINDS[entry.kind].label}，不能更正。{instead}。"


def _same_sort(case: Case, step: Entry, right: Values) -> None:
    """Refuse another kind of a note where more hangs on it, and an opinion for a request."""
    kind = right.get("kind")
    if (
        step.kind == kinds.NOTE
        and kind
        and kind != step.body["kind"]
        and {kind, step.body["kind"]} & _BOUND
    ):
        raise Refused(
            f"{case.no} 的序 {step.seq} 不能改成另一种记事。先撤销：xf undo {case.no} --entry {step.seq} --reason 理由；再用 xf note 重新登记。"
        )
    if step.kind == kinds.REVIEW and "decision" in right and not step.body.get("decision"):
        raise Refused(
            f"{case.no} 的序 {step.seq} 是申请，不是意见。登记意见：xf review {case.no} --stage {step.body['stage']} --decision 决定"
        )


def _into_what(case: Case, step: Entry, right: Values) -> None:
    """Refuse to make an opinion a 变更 that does not say into what."""
    if step.kind != kinds.REVIEW or step.erased or right.get("decision") != Decision.CHANGED:
        return
    if not right.get("answer", (step.personal or {}).get("answers")):
        cure = f"xf amend {case.no} --entry {step.seq} --decision 变更 --reason 理由"
        raise Refused(
            f"{case.no} 变更要写明变更成什么。补上：{cure} --answer 变更后的意见", cure=cure
        )


_BOUND: Final = frozenset({"异议", "办结报告", "包案", "听证"})


def with_entry(case: Case, draft: Draft) -> tuple[Entry, ...]:
    """Return the history of `case` with `draft` after it, as if it had been recorded."""
    from xfcli.case.frame import Frame  # what the type checker calls Entry

    last = case.history[-1]
    entry = Frame(
        last.seq + 1, last.at, draft.on, draft.kind, case.no, "", draft.body, draft.personal or None
    )
    return (*case.history, cast("Entry", entry))


def checked(case: Case, draft: Draft, grounds: Grounds) -> Draft:
    """Return `draft`, a correction; Refused where it lets a step fall that stands without it.

    What an undo of an undo brings back may stand as it stood.
    """
    before = refused_steps(case.history, grounds) | _refused_once(case, draft, grounds)
    right = with_entry(case, draft)
    after = refused_steps(right, grounds)
    for step in in_force(right):
        if step.seq in after and step.seq not in before:
            sentence = after[step.seq]
            if draft.body.get("entry") == step.seq and _could_be_last(right, step, grounds):
                sentence = (
                    f"{case.no} 的序 {step.seq} 登记在它所依据的一步之前，不能这样改。"
                    f"先撤销，再重新登记：xf undo {case.no} --entry {step.seq} --reason 理由"
                )
            _refuse(case, draft, step, sentence, grounds)
    return draft


def _could_be_last(entries: tuple[Entry, ...], step: Entry, grounds: Grounds) -> bool:
    """Whether a step could be recorded after all others in force: then only its place speaks against it."""
    others = [one for one in in_force(entries) if one.seq != step.seq]
    try:
        ask(fold(others), step, grounds)
    except (XfError, LookupError, ValueError, TypeError):
        return False
    return True


def _refused_once(case: Case, draft: Draft, grounds: Grounds) -> dict[int, str]:
    """Return what the rules refused before the undo that `draft` takes back, if it does."""
    place = draft.body.get("entry") if draft.kind == kinds.UNDO else None
    earlier = tuple(entry for entry in case.history if isinstance(place, int) and entry.seq < place)
    is_undo = isinstance(place, int) and named_entry(case, place).kind == kinds.UNDO
    return refused_steps(earlier, grounds) if is_undo else {}


def _refuse(case: Case, draft: Draft, step: Entry, sentence: str, grounds: Grounds) -> None:
    if draft.body.get("entry") == step.seq:
        raise Refused(sentence)
    said = case.shown.step(step, history.sentence)
    if step.seq not in {one.seq for one in case.steps}:
        raise Refused(
            f"{case.no} 的序 {step.seq}（{step.on} {said}）还不能恢复：它所依据的前一步撤销了。{_basis(case, draft, step, grounds)}"
        )
    where = f"{case.no} --entry {step.seq}"
    first = (
        f"更正它：xf amend {where} --on 日期"
        if step.kind in _FACTS
        else f"撤销或更正它：xf undo {where}"
    )
    raise Refused(
        f"不能这样改：{case.no} 的序 {step.seq}（{step.on} {said}）就不成立了，{sentence.partition('。')[0]}。先{first} --reason 理由"
    )


def _basis(case: Case, draft: Draft, step: Entry, grounds: Grounds) -> str:
    """Return which undo to take back before `draft`, so that `step`, which it brings back, can stand."""
    taken = {s.by_entry for s in standings(case.history).values() if s.state == "taken back"}
    undos = [e.seq for e in case.history if e.kind == kinds.UNDO and e.seq in taken]
    for by in reversed([seq for seq in undos if seq != draft.body.get("entry")]):
        body: bodies.Undo = {"entry": by}
        restored = fold(with_entry(case, Draft(kinds.UNDO, draft.on, case.no, body)))
        if step.seq not in refused_steps(with_entry(restored, draft), grounds):
            return f"先恢复那一步：xf undo {case.no} --entry {by} --reason 理由"
    return f"先从前面的起，逐步恢复。查看：xf show {case.no}"
