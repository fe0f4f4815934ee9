"""What each kind of entry holds: the type of its body and of its personal part.

It is hashed for ever: a key is never renamed, and a new one is optional (`NotRequired`), so that the
entries of every earlier xf keep their type. The type checker reads the union `Entry` and tells by
the kind of an entry what its body holds; `soundness` checks a journal from outside by the same
declarations. A word or a day is stored as text; beside it stands what it must be one of.
"""

from typing import Annotated, Literal, NotRequired, TypedDict

from xfcli.case import words
from xfcli.case.frame import Frame
from xfcli.case.office_bodies import Count, Day, Export, Facts, Seal, Sums
from xfcli.case.printed import Printed


class Place(TypedDict):
    """An entry of another case."""

    no: str
    entry: int


class Common(TypedDict):
    """What the body of any step may hold."""

    undated: NotRequired[bool]  # the old register gives no day for the step
    periods: NotRequired[dict[str, Count]]  # stricter local periods of the clocks that it starts
    carried: NotRequired[Place]  # recorded there, carried over when the cases were merged or split
    half: NotRequired[Place]  # the other half of the same act: a merge or split is one in two cases


class Told(Common):
    """What the body of a step may hold by which people were told, or got an answer.

    `petitions` are theirs: of a carried step, as they are numbered in the case that it came from.
    """

    petitions: NotRequired[list[int]]  # none named: all that had petitioned by then


class Nothing(TypedDict):
    """No personal part."""


class Words(TypedDict):
    """A personal part that is free text: the reason, what was found."""

    text: NotRequired[str]


# -- registering ---------------------------------------------------------------------------------


class Row(TypedDict):
    """The row of a sheet that a petition comes from, and the keys by which it is known again."""

    row: int
    key: str
    core: str


class Person(TypedDict):
    """A petitioner, as far as they told us."""

    name: NotRequired[str]
    id_number: NotRequired[str]
    phone: NotRequired[str]
    address: NotRequired[str]


class Agent(TypedDict):
    """Who acts for them."""

    role: Annotated[str, words.Acting]
    name: str
    phone: NotRequired[str]


class Add(Common):
    """A petition is registered."""

    channel: Annotated[str, words.Channel]
    source: Annotated[str, words.Source]
    level: Annotated[str, words.Level]
    purpose: Annotated[str, words.Purpose]
    count: Count
    village: NotRequired[str]
    domain: NotRequired[str]  # a sheet tells the field, and not the way
    due: NotRequired[Day]  # set by the superior that assigned it
    confidential: NotRequired[bool]
    doc_no: NotRequired[str]  # of the paper that came in
    sender: NotRequired[str]  # the organ that sent it down, and on which day
    sent_on: NotRequired[Day]
    old_no: NotRequired[str]  # its number in the register it was imported from
    origin: NotRequired[str]  # where a moved petition was registered before
    told: NotRequired[Day]  # when the petitioner of a moved petition was told
    imported: NotRequired[Row]


class Petitioned(TypedDict):
    """Who petitions for what; file and sheet may be called after a person."""

    title: NotRequired[str]
    text: NotRequired[str]
    people: NotRequired[list[Person]]
    agents: NotRequired[list[Agent]]
    points: NotRequired[list[str]]
    subject: NotRequired[str]
    file: NotRequired[str]
    sheet: NotRequired[str]


class Amend(Common):
    """The entry at `entry` set right: its day, what changes of its body; null takes a field away.

    Up to xf 0.1.0 the petition at `petition`: what is named is right, or it was split off (`gone`).
    """

    entry: NotRequired[int]
    body: NotRequired[dict[str, object]]
    on: NotRequired[Day]
    petition: NotRequired[int]
    gone: NotRequired[bool]
    channel: NotRequired[Annotated[str, words.Channel]]
    source: NotRequired[Annotated[str, words.Source]]
    level: NotRequired[Annotated[str, words.Level]]
    purpose: NotRequired[Annotated[str, words.Purpose]]
    count: NotRequired[Count]
    village: NotRequired[str]
    confidential: NotRequired[bool]


class Amended(Words):
    """Why, and what changes of the personal part; null takes a field away."""

    right: NotRequired[dict[str, object]]
    subject: NotRequired[str]  # up to xf 0.1.0


class Undo(Common):
    """The entry at `entry` is taken back; of a merge with all that it carried over."""

    entry: int


class Merge(Common):
    """The case `no` was merged into this one: the `carries` entries that follow came over from it."""

    no: str
    carries: Count


class Split(Common):
    """The petition at `petition` has become the case `to`."""

    petition: int
    to: str


class Void(Common):
    """A number is void: registered by mistake, or its petitions went to another case."""

    merged_into: NotRequired[str]


# -- handling ------------------------------------------------------------------------------------


class Classify(Common):
    """The lawful way, the competent unit, the legal basis."""

    domain: str
    route: Annotated[str, words.Route]
    item: NotRequired[str]
    unit: NotRequired[str]
    duty: NotRequired[str]
    owed_by: NotRequired[str]
    basis: NotRequired[str]
    simple: NotRequired[bool]
    refers: NotRequired[bool]  # the petitioner is to be told to turn to the unit (条例 Art 23 ¶1)


class Refuse(Told):
    """Notice that the matter is not taken, and where to go."""

    kind: Annotated[str, words.Refusal]
    to: NotRequired[str]
    in_hand: NotRequired[bool]  # that organ has it in hand already (条例 Art 19 ¶3)
    basis: NotRequired[str]


class Transfer(Common):
    """A unit is given the case; `due` where it is assigned."""

    unit: str
    assign: NotRequired[bool]
    due: NotRequired[Day]
    assisting: NotRequired[list[str]]
    inner: NotRequired[bool]  # handed over within the organ, without a letter
    unbound: NotRequired[bool]  # not by a 信访部门: the days of 条例 Art 23 ¶3 do not run


class Return(Common):
    """The unit gave it back."""

    unit: str


class Extend(Common):
    """The handling period is extended."""

    days: Count
    approver: str
    working: NotRequired[bool]  # working days: the period that it extends is counted in them


class Reply(Common):
    """The written answer; or more words for the one at `completes`, not delivered yet."""

    result: NotRequired[Annotated[str, words.Result]]
    doc_no: NotRequired[str]
    completes: NotRequired[int]


class Answered(Words):
    """What was found (`text`), the answer to each point in their order, and the legal basis."""

    answers: NotRequired[list[str]]
    basis: NotRequired[str]


class Deliver(Told):
    """An answer is delivered: the last one, or the one at `answer`."""

    method: NotRequired[Annotated[str, words.Method]]
    filmed: NotRequired[bool]  # that it was left was recorded by photo or video
    answer: NotRequired[int]


class Received(TypedDict):
    """Who took it, and who saw that it was left."""

    to: NotRequired[str]
    witness: NotRequired[str]


class Reviewed(Words):
    """What was found; of 变更 what takes the place of the opinion before, point by point."""

    answers: NotRequired[list[str]]


class Review(Told):
    """A request for 复查 or 复核, and who made it; with a `decision`, the opinion: on all that are open, or on `requests`."""

    stage: Annotated[str, words.Stage]
    decision: NotRequired[Annotated[str, words.Decision]]
    doc_no: NotRequired[str]
    hearing_days: NotRequired[Count]
    requests: NotRequired[list[int]]


class Close(Common):
    """The procedure ended; `unstated` where an old register does not say how, or what was told of it."""

    outcome: Annotated[str, words.Outcome]
    settled: NotRequired[bool]
    unstated: NotRequired[bool]


# -- beside the steps ----------------------------------------------------------------------------


class Urge(Common):
    """The unit is urged, for the `number`th time."""

    kind: Annotated[str, words.Urging]
    unit: str
    number: Count


class Note(Told):
    """A note, with what its kind states beside the text."""

    kind: Annotated[str, words.NoteKind]
    leader: NotRequired[str]
    due: NotRequired[Day]
    days: NotRequired[Count]  # of a hearing
    doc_no: NotRequired[str]  # of an agreement
    unit: NotRequired[str]  # whose objection or report it is
    to: NotRequired[str]  # whom we report to


class Noted(Words):
    """The words of a note: of 包案 the opinion and the standard, of 研判 who took part."""

    opinion: NotRequired[str]
    standard: NotRequired[str]
    present: NotRequired[list[str]]


class Rate(Common):
    """What the petitioner said of the handling."""

    rating: Annotated[str, words.Rating]


class Paper(Common):
    """A paper of a case, of the entry at `about`; `again`: the one at that place, once more.

    Of the office: numbers reserved for blank papers, spelled in `blank`, the `last` of the series.
    """

    kind: str
    about: NotRequired[int]
    again: NotRequired[int]
    doc_no: NotRequired[str]
    series: NotRequired[str]
    year: NotRequired[Count]
    number: NotRequired[Count]
    answer: NotRequired[int]  # the answer that it documents
    petitions: NotRequired[list[int]]  # whom it is for, where not who petitioned first
    shown: NotRequired[str]  # which personal data it shows
    whole: NotRequired[bool]
    blank: NotRequired[list[str]]
    last: NotRequired[Count]


class Issued(Words):
    """The words of a paper, and why it was made where it shows personal data."""

    paper: NotRequired[Printed]


class Reveal(Common):
    """Personal data was shown in full."""

    where: str


class Hold(Common):
    """Erasure is held back, who may see it restricted, or both lifted."""

    kind: Annotated[str, words.Keeping]


class Erase(Common):
    """The personal data is erased; of the petitions at `clear` a notice could be sent to somebody.

    Those at `apart` were by other people than the petitions before them.
    """

    clear: list[int]
    apart: NotRequired[list[int]]
    over: NotRequired[Day]


# One row a kind: its name, its body, its personal part.
AddEntry = Frame[Literal["add"], Add, Petitioned]
ClassifyEntry = Frame[Literal["classify"], Classify, Nothing]
EndorseEntry = Frame[Literal["endorse"], Common, Nothing]
AcceptEntry = Frame[Literal["accept"], Told, Words]
RefuseEntry = Frame[Literal["refuse"], Refuse, Words]
TransferEntry = Frame[Literal["transfer"], Transfer, Words]
ReturnEntry = Frame[Literal["return"], Return, Words]
ExtendEntry = Frame[Literal["extend"], Extend, Words]
ReplyEntry = Frame[Literal["reply"], Reply, Answered]
DeliverEntry = Frame[Literal["deliver"], Deliver, Received]
ReviewEntry = Frame[Literal["review"], Review, Reviewed]
RateEntry = Frame[Literal["rate"], Rate, Words]
CloseEntry = Frame[Literal["close"], Close, Words]
ReopenEntry = Frame[Literal["reopen"], Common, Words]
AmendEntry = Frame[Literal["amend"], Amend, Amended]
UndoEntry = Frame[Literal["undo"], Undo, Words]
MergeEntry = Frame[Literal["merge"], Merge, Words]
SplitEntry = Frame[Literal["split"], Split, Words]
VoidEntry = Frame[Literal["void"], Void, Words]
UrgeEntry = Frame[Literal["urge"], Urge, Words]
NoteEntry = Frame[Literal["note"], Note, Noted]
PaperEntry = Frame[Literal["paper"], Paper, Issued]
RevealEntry = Frame[Literal["reveal"], Reveal, Words]
HoldEntry = Frame[Literal["hold"], Hold, Words]
EraseEntry = Frame[Literal["erase"], Erase, Words]
FactsEntry = Frame[
    Literal["setting", "unit", "calendar", "period", "mapping", "import", "restore"], Facts, Nothing
]
ExportEntry = Frame[Literal["export"], Export, Words]
SealEntry = Frame[Literal["seal"], Seal, Nothing]
SumsEntry = Frame[Literal["sums"], Sums, Nothing]
OfCase = (
    AddEntry | ClassifyEntry | EndorseEntry | AcceptEntry | RefuseEntry | TransferEntry | ReturnEntry
    | ExtendEntry | ReplyEntry | DeliverEntry | ReviewEntry | RateEntry | CloseEntry | ReopenEntry
    | AmendEntry | UndoEntry | MergeEntry | SplitEntry | VoidEntry | UrgeEntry | NoteEntry | PaperEntry
    | RevealEntry | HoldEntry | EraseEntry
)  # fmt: skip
OfOffice = FactsEntry | ExportEntry | SealEntry | SumsEntry | PaperEntry
Entry = OfCase | OfOffice
