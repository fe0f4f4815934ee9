"""The kinds of entries: what each is called, and everything by which kinds are told apart.

A kind is stored under its name, in most cases the verb of the command. The names are plain strings
(which the type checker knows): an enum would cost a percent of every start and six of a `check`.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli.case.words import Decision, NoteKind

if TYPE_CHECKING:
    from typing import TypeGuard

    from xfcli.case.bodies import NoteEntry
    from xfcli.case.entry import Entry

# Of one case.
ADD: Final = "add"
CLASSIFY: Final = "classify"
ENDORSE: Final = "endorse"
ACCEPT: Final = "accept"
REFUSE: Final = "refuse"
TRANSFER: Final = "transfer"
RETURN: Final = "return"
EXTEND: Final = "extend"
REPLY: Final = "reply"
DELIVER: Final = "deliver"
REVIEW: Final = "review"
RATE: Final = "rate"
CLOSE: Final = "close"
REOPEN: Final = "reopen"
AMEND: Final = "amend"
UNDO: Final = "undo"
MERGE: Final = "merge"
SPLIT: Final = "split"
VOID: Final = "void"
URGE: Final = "urge"
NOTE: Final = "note"
PAPER: Final = "paper"  # of the office where blank ones are printed
REVEAL: Final = "reveal"
HOLD: Final = "hold"
ERASE: Final = "erase"
# Of the office.
SETTING: Final = "setting"
UNIT: Final = "unit"
CALENDAR: Final = "calendar"
PERIOD: Final = "period"
MAPPING: Final = "mapping"
IMPORT: Final = "import"
EXPORT: Final = "export"
SEAL: Final = "seal"
SUMS: Final = "sums"
RESTORE: Final = "restore"

# Entries that are no step themselves: they say which of those recorded are in force, and as what.
CORRECTIONS: Final = frozenset({AMEND, UNDO, MERGE, SPLIT})


class Kind(NamedTuple):
    """What is true of all entries of a kind."""

    label: str  # how a history names it
    group: str = ""  # under which heading a comparison of two moments lists it, "" under none
    is_step: bool = False  # a step on the case: its end cannot lie before it
    moves: bool = False  # a step that moves the matter on
    counts: bool = False  # it can change what is counted
    stops: bool = False  # it ends a period that began with the receipt of a petition
    shows: bool = False  # personal data left the masked screen
    keeps: bool = False  # personal data is held back, restricted or erased


class UnknownKind(ValueError):
    """A name that is no kind of entry, or none of a case: a newer xf wrote it, or xf never did."""


class _Kinds(dict[str, Kind]):
    def __missing__(self, name: str) -> Kind:
        raise UnknownKind


def _step(
    label: str, group: str = "", *, moves: bool = True, counts: bool = True, stops: bool = False
) -> Kind:
    return Kind(label, group, is_step=True, moves=moves, counts=counts, stops=stops)


# The one table of kinds, in the order in which a comparison lists their groups.
KINDS: Final = _Kinds({
    ADD: _step("登记", moves=False),
    CLASSIFY: _step("分类", "分类"),
    ENDORSE: _step("审核把关", "分类", counts=False),
    ACCEPT: _step("受理告知", "受理告知", stops=True),
    REFUSE: _step("不予受理告知", "受理告知", stops=True),
    TRANSFER: _step("转送", "流转", stops=True),
    RETURN: _step("退回", "流转"),
    EXTEND: _step("延期", "延期"),
    REPLY: _step("答复", "答复送达", stops=True),
    DELIVER: _step("送达", "答复送达", stops=True),
    REVIEW: _step("复查复核", "复查复核"),
    RATE: _step("评价", "评价", moves=False),
    CLOSE: _step("办结", "办结", stops=True),
    REOPEN: _step("重新办理", "重新办理"),
    AMEND: Kind("更正", "更正", counts=True),
    UNDO: Kind("撤销", "更正", counts=True),
    MERGE: Kind("并入", "更正", counts=True),
    SPLIT: Kind("拆出", "更正", counts=True),
    VOID: _step("作废", "更正"),
    URGE: _step("催办督办", "催办督办", moves=False, counts=False),
    NOTE: _step("记事", "记事"),
    PAPER: Kind("制作文书", shows=True),
    REVEAL: Kind("查看个人信息", shows=True),
    HOLD: Kind("个人信息的保存", keeps=True),
    ERASE: Kind("清除个人信息", keeps=True),
    SETTING: Kind("设置"),
    UNIT: Kind("单位"),
    CALENDAR: Kind("放假安排"),
    PERIOD: Kind("期限从严"),
    MAPPING: Kind("表头对应"),
    IMPORT: Kind("导入"),
    EXPORT: Kind("导出个人信息", shows=True),
    SEAL: Kind("封存报表"),
    SUMS: Kind("上报逐月汇总"),
    RESTORE: Kind("从备份恢复"),
})  # fmt: skip


def is_redo(entry: "Entry") -> bool:
    """Whether a review decision sends the matter back to be handled again."""
    return entry.kind == REVIEW and entry.body.get("decision") in SENT_BACK


def is_note(entry: "Entry", *which: NoteKind) -> "TypeGuard[NoteEntry]":
    """Whether an entry is a note of one of these kinds."""
    return entry.kind == NOTE and entry.body["kind"] in which


SENT_BACK: Final = frozenset({Decision.REVOKED, Decision.REDO})
