"""A case (信访事项) and its parts, as frozen values.

`fold.fold` makes them from the journal; tables, clocks, figures and papers are read off them.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli.case import disclosure, kinds, seal, words
from xfcli.case.disclosure import Disclosure
from xfcli.case.entry import Entry
from xfcli.case.handed import Transfer, held
from xfcli.case.kinds import KINDS, is_redo
from xfcli.case.person import Agent, Person
from xfcli.case.words import (
    Channel,
    Decision,
    Level,
    Method,
    Outcome,
    Purpose,
    Rating,
    Result,
    Route,
    Source,
    Stage,
)

if TYPE_CHECKING:
    from xfcli.case import bodies

COLLECTIVE: Final = 5  # 集体访: five persons or more, five counts
ERASED: Final = "（已清除）"
URGENT_REPORT: Final = "紧急情况报告"  # the paper


class Petition(NamedTuple):
    """One 信访件: a letter, a visit, a call or a message about a case; `seq` is the place of its entry."""

    seq: int
    on: date
    channel: Channel
    source: Source
    level: Level
    purpose: Purpose
    heads: int
    village: str
    title: str
    text: str
    people: tuple[Person, ...]
    points: tuple[str, ...] = ()
    due: date | None = None  # the day set by the superior that assigned it (条例 Art 22)
    old_no: str = ""  # its number in the register it was imported from
    reached: bool = False  # its people could be told; they have been erased since
    imported: "bodies.Row | None" = None  # its row, and the keys that know it again
    sender: str = ""  # the organ that sent it down
    sent_on: date | None = None  # when it did; `on` is the day of receipt here
    agents: tuple[Agent, ...] = ()  # who act for them
    apart: bool = False  # its people were others than those before; they have been erased since

    @property
    def is_outreach(self) -> bool:
        """Whether the office found the matter itself (排查): counted apart, not a petition."""
        return self.channel is Channel.OUTREACH

    @property
    def is_collective(self) -> bool:
        """Whether it is a visit of five persons or more (集体访)."""
        return self.channel is Channel.VISIT and self.heads >= COLLECTIVE

    @property
    def is_joint(self) -> bool:
        """Whether it is a letter that five persons or more signed (联名信)."""
        return self.channel is Channel.LETTER and self.heads >= COLLECTIVE


class Delivery(NamedTuple):
    """An answer reached a petitioner: `petitions` names whom, empty for all that were owed it by then."""

    seq: int
    on: date
    method: Method | None
    petitions: tuple[int, ...] = ()

    @property
    def served_on(self) -> date:
        """The day on which it counts as delivered: of a public notice that of its expiry."""
        return self.on + timedelta(words.NOTICE_DAYS) if self.method is Method.NOTICE else self.on


class Answer(NamedTuple):
    """A written answer; `delivered_on` and `method`: when the last got it of who had petitioned by then."""

    seq: int
    on: date
    stage: Stage | None  # None: the handling itself
    result: Result | None = None
    decision: Decision | None = None
    doc_no: str = ""
    delivered_on: date | None = None
    method: Method | None = None
    route: Route | None = None  # the way the case was on when it was given
    withdrawn: bool = False  # taken back before it was delivered
    deliveries: tuple[Delivery, ...] = ()
    petitions: tuple[int, ...] = ()  # whose it is: their first petitions; empty for everybody's
    awaited: tuple[int, ...] = ()  # of them, by whom it has still to be received

    @property
    def served_on(self) -> date | None:
        """The day on which it counts as delivered, of a public notice that of its expiry; None before."""
        return self.delivered_on and Delivery(0, self.delivered_on, self.method).served_on

    def is_served(self, on: date) -> bool:
        """Whether it counts as delivered on a day."""
        return self.served_on is not None and self.served_on <= on


class Review(NamedTuple):
    """A request for 复查 or 复核, and what was decided on it once that is recorded (条例 Art 35, 36)."""

    seq: int
    stage: Stage
    requested_on: date
    hearing_days: int = 0
    decided_on: date | None = None
    decision: Decision | None = None
    petitions: tuple[int, ...] = ()  # whose people asked; empty for all that had the answer by then
    opinion: int = 0  # the place of the opinion that answered it, 0 before


class Extension(NamedTuple):
    """An extension by so many days of the kind that the period is counted in (条例 Art 34: calendar days)."""

    seq: int
    on: date
    days: int
    unit: str = "日"


class IssuedPaper(NamedTuple):
    """A paper that was made: which, about which entry, under which number; `whole`: unmasked."""

    seq: int
    on: date
    kind: str
    about: int
    doc_no: str = ""
    whole: bool = False
    petitions: tuple[int, ...] = ()  # whom it is for; empty for who petitioned first


class Closing(NamedTuple):
    """How and when a case ended; `settled` is 化解, a fact of its own beside 办结."""

    on: date
    outcome: Outcome
    settled: bool = False
    seq: int = 0


class Care(NamedTuple):
    """领导包案 with its 五个一: leader, opinion, standard, date (the one case is the case itself)."""

    leader: str
    opinion: str = ""
    standard: str = ""
    due: date | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """What of the 五个一 is not stated yet, in Chinese; empty where it is whole."""
        stated = {"处理意见": self.opinion, "结案标准": self.standard, "办结期限": self.due}
        return tuple(name for name, value in stated.items() if not value)


class Case(NamedTuple):
    """Everything that follows from the entries of one case; days and values are None or "" until stated."""

    no: str
    history: tuple[Entry, ...] = ()  # all that was recorded, as it was
    steps: tuple[Entry, ...] = ()  # what of it is in force, as corrected; no correction is a step
    petitions: tuple[Petition, ...] = ()
    item: str = ""
    domain: str = ""
    route: Route | None = None
    basis: str = ""
    competent: str = ""  # the unit that has the power to decide, by classification
    duty: str = ""  # the key of the period in which the law wants that done, "" for none
    owed_by: str = ""  # the other organ that owes it; empty: this office
    classified_by: str = ""
    endorsed_by: str = ""
    simple: bool = False  # 简易办理
    refers: bool = False  # to be told to turn to the competent unit (条例 Art 23 ¶1)
    accepted_on: date | None = None
    refused_on: date | None = None
    refusal: str = ""  # 不予受理 / 不再受理
    in_hand: bool = False  # refused because another organ has it in hand (条例 Art 19 ¶3)
    unit: str = ""  # who has the case now; empty: this office
    objected_on: date | None = None  # this office objects to a matter sent down to it
    reported: tuple[tuple[int, date], ...] = ()  # 办结报告 to the sender: place in the journal, day
    agreement: str = ""  # 调解协议书 or 和解协议书 (条例 Art 33)
    transfers: tuple[Transfer, ...] = ()
    extensions: tuple[Extension, ...] = ()
    answers: tuple[Answer, ...] = ()
    reviews: tuple[Review, ...] = ()
    papers: tuple[IssuedPaper, ...] = ()
    rating: Rating | None = None
    rated_on: date | None = None
    closing: Closing | None = None
    reopened_on: date | None = None
    care: Care | None = None
    urgency: Entry | None = None  # by which it is urgent, with the reason (条例 Art 25)
    confidential: bool = False
    restricted: bool = False  # its keeping time is over: kept, but shown like a sealed one
    on_hold: bool = False  # not to be erased: 诉讼, 审计, 复查
    subject: str = ""  # the unit or person complained about
    void: str = ""  # why the number is void, or the case it was merged into
    # Stricter local periods in force when a clock started, by the entry that started it.
    periods: Mapping[int, Mapping[str, int]] = MappingProxyType({})

    @property
    def first(self) -> Petition:
        """The 初件, by which the case was opened."""
        return self.petitions[0]

    @property
    def title(self) -> str:
        """The title of the first petition."""
        return self.first.title

    @property
    def purpose(self) -> Purpose:
        """The purpose of the latest petition that states one."""
        return self.petitions[-1].purpose

    @property
    def merged_into(self) -> str:
        """The number of the case that this one was merged into, "" where it was not."""
        return self.void if self.void[:1].isdigit() else ""

    @property
    def is_sealed(self) -> bool:
        """Whether only its number and dates may be shown: sealed, or restricted."""
        return self.restricted or self.has_seal

    @property
    def shown(self) -> Disclosure:
        """What anybody may see of it who gives no reason."""
        return disclosure.of(sealed=self.is_sealed)

    @property
    def has_seal(self) -> bool:
        """Whether it is, or ever was, 检举控告 or confidential (条例 Art 30) and nobody lifted that.

        A seal never falls off by itself: not by another classification, a correction, a merge, a split.
        """
        stated = seal.stated(self.history)
        return self.confidential or self.is_accusation if stated is None else stated

    @property
    def is_accusation(self) -> bool:
        """Whether it is 检举控告 as it stands: by its way, or by the purpose of a petition."""
        return self.route is Route.DISCIPLINE or any(
            petition.purpose is Purpose.REPORT for petition in self.petitions
        )

    @property
    def is_open(self) -> bool:
        """Whether something has still to be brought to an end: the case, or a review of it."""
        return not self.void and (self.closing is None or self.review is not None)

    @property
    def urgent(self) -> str:
        """What comes first in an open urgent matter: 报告 until that was written, then 处置; else ""."""
        since = self.urgency.seq if self.urgency and self.is_open else None
        papers = [p.kind for p in self.papers if since and p.seq > since]
        return "" if since is None else "处置" if URGENT_REPORT in papers else "报告"

    @property
    def filed_on(self) -> date | None:
        """The day of 立案: when the case was first accepted or assigned for handling, None if never."""
        days = [entry.on for entry in self.steps if entry.kind == kinds.ACCEPT]
        days += [transfer.on for transfer in self.transfers if transfer.assign]
        if self.first.source is Source.ASSIGNED:
            days.append(self.first.on)
        return min(days, default=None)

    @property
    def moved_on(self) -> date:
        """The day of the last step that moved the matter on; being petitioned again is none."""
        moves = [e.on for e in self.steps if KINDS[e.kind].moves]
        return max(self.steps[0].on, *moves) if moves else self.steps[0].on

    @property
    def latest_first(self) -> tuple[Entry, ...]:
        """The steps in force, the latest first."""
        return self.steps[::-1]

    @property
    def current_transfer(self) -> Transfer | None:
        """The transfer by which a unit has the case now, None while this office has it.

        Of several, merged cases being with the same unit, the one that asks more of it.
        """
        ours = held(self.transfers) if self.unit else ()
        asked = [one for one in ours if one.assign and one.reported_on is None]
        return (asked or ours or (None,))[-1]

    @property
    def answer(self) -> Answer | None:
        """The latest answer of the handling, None where the answer is still owed."""
        answers = [a for a in self.answers if a.stage is None and not a.withdrawn]
        if not answers or (self.reopened_on and answers[-1].seq < self.reopened_seq):
            return None
        return answers[-1]

    @property
    def reopened_seq(self) -> int:
        """The place of the last reopening in the journal, 0 where there was none."""
        reopenings = (e.seq for e in reversed(self.steps) if e.kind == kinds.REOPEN or is_redo(e))
        return next(reopenings, 0)

    @property
    def owed(self) -> tuple[Answer, ...]:
        """The answers, of the handling and of reviews, that somebody has not got yet."""
        last = next((a for a in self.answers[-1:] if not (a.withdrawn or a.deliveries)), None)
        return tuple(a for a in self.answers if a.awaited or a is last)

    @property
    def undelivered(self) -> Answer | None:
        """The first answer that somebody has not got yet, None where all have theirs."""
        return next(iter(self.owed), None)

    @property
    def extension(self) -> Extension | None:
        """The latest extension, None where there was none."""
        return self.extensions[-1] if self.extensions else None

    @property
    def review(self) -> Review | None:
        """The review that is under way, the latest asked for of several; None where none is."""
        return next((r for r in reversed(self.reviews) if r.decided_on is None), None)

    def under_review(self, stage: Stage) -> tuple[Review, ...]:
        """Return the requests for a review of `stage` that no opinion has answered yet."""
        return tuple(r for r in self.reviews if r.stage is stage and r.decided_on is None)

    def reviewed(self, stage: Stage) -> Answer | None:
        """Return the latest answer that a review of `stage` is about, None where there is none."""
        given = (a for a in reversed(self.answers) if a.stage is stage.about and not a.withdrawn)
        return next(given, None)

    @property
    def status(self) -> str:
        """办理状态 once every public notice has expired, in the words of the ledger (`status_on`)."""
        if self.void:
            return words.NO_CASE
        if self.review:
            return f"{self.review.stage}中"
        if self.closing:
            return "已办结"
        if self.refused_on:
            return self.refusal
        if answer := self.answer:
            return words.DELIVERED if answer.delivered_on else "已答复"
        if self.transfers and self.transfers[-1].returned_on:
            return "已退回"
        if self.current_transfer:
            return "已交办" if self.current_transfer.assign else "已转送"
        return "办理中" if self.accepted_on else "已分类" if self.route else "已登记"

    def status_on(self, day: date) -> str:
        """Return 办理状态 on a day: what a public notice announces is not delivered before it expires."""
        if self.status == words.DELIVERED and self.answer and not self.answer.is_served(day):
            return words.ANNOUNCED
        return self.status
