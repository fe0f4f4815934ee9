"""The clocks of the law, one row each: what each is called everywhere, whose it is, what it means.

To add a clock:

1. `data/periods.json`: a record under its key: law, article, from what to what, how long, since when,
   the sentence quoted.
2. Here: a row of `ClockKind`. Labels, the list of rights in SQL, the slip, the 台账, the settings
   for stricter local periods, the timely rates and `show` read it from there.
3. `clocks`: when it starts and what stops it, yielded in `clocks_of`; where it begins with an event
   that no clock began with before, that event in `triggers`.
4. Tests: its line in `test_periods.TABLE` and `test_clocks.EACH`; a case of the demo year in which
   it runs, is kept, late and overdue (`test_demo` asks for all four).

A new right (not a duty) changes the text of the index `clocks_late`: it needs a migration.
"""

from enum import Enum, StrEnum
from typing import Final, NamedTuple, Self

from xfcli.case import kinds
from xfcli.case.words import Outcome, Stage
from xfcli.law.triggers import Trigger


class Party(Enum):
    """Whose clock it is: who owes the duty, or has the right."""

    PETITIONER = "信访人"
    OFFICE = "办理机关"  # this office, or the unit that has the matter
    REVIEWER = "复查、复核机关"


class Rate(Enum):
    """Which of the timely rates counts the clock."""

    TOLD = "及时告知率"
    ANSWERED = "按期答复率"


class Phrase(NamedTuple):
    """Words about a clock; `{event}` in them stands for what set it going."""

    text: str
    only: Trigger | None = None  # said only where this set it going
    unless: Trigger | None = None  # said only where something else did


class Facts(NamedTuple):
    """What is true of every clock of a kind; how many days it has is dated data (`periods`)."""

    key: str
    label: str
    party: Party
    is_right: bool = False  # a right that is not used lapses; only a duty can be overdue
    # The kinds of entries that a stricter local period is written into; none where no local rule
    # can shorten it: the petitioner's own, and days that a sender sets.
    stamped_on: tuple[str, ...] = ()
    is_extendable: bool = False  # by the days of `periods.EXTENSION`, which may be stricter as well
    stage: Stage | None = None  # of 复查 or 复核
    lapse: Outcome | None = None  # how a case may be closed once the right has lapsed
    rate: Rate | None = None
    register_rank: int = 0  # the clock of the lowest gives the 办理期限 of a 台账; 0: never
    # On the petitioner's slip, what will be done by its day; the first that holds. None: not shown.
    on_slip: tuple[Phrase, ...] = ()
    stop: tuple[Phrase, ...] = ()  # what must be known of its stop, as `show` explains it
    doubts: tuple[Phrase, ...] = ()  # what the law leaves open, and how it was decided


_ASKING: Final = (
    Phrase(
        "公告送达满 30 日才算送达（比照民事诉讼法公告送达的规定），期限从那天起算。",
        only=Trigger.NOTICE_EXPIRED,
    ),
    Phrase("末日遇休息日顺延，有利于信访人；逾期而有正当理由的，仍可登记申请。"),
)


class ClockKind(StrEnum):
    """A clock of the law; its value is the key that is stored, shown in JSON and set locally."""

    NOTIFY = Facts(
        "notify",
        label="告知",
        party=Party.OFFICE,
        stamped_on=(kinds.ADD, kinds.REOPEN),
        rate=Rate.TOLD,
        register_rank=4,
        on_slip=(Phrase("书面告诉您：收到了没有，由谁办，怎么办"),),
        doubts=(
            Phrase("姓名清楚又能联系到的，都算须告知；答复送达也算告知。", only=Trigger.RECEIVED),
            Phrase("条例没有写明{event}的要不要再告知，按须告知算。", unless=Trigger.RECEIVED),
        ),
    )
    OBJECT = Facts(
        "object",
        label="异议",
        party=Party.OFFICE,
        is_right=True,
        stamped_on=(kinds.ADD, kinds.TRANSFER),
    )
    HANDLE = Facts(
        "handle",
        label="办理",
        party=Party.OFFICE,
        stamped_on=(kinds.ACCEPT, kinds.REVIEW, kinds.REOPEN),
        is_extendable=True,
        rate=Rate.ANSWERED,
        register_rank=2,
        on_slip=(Phrase("给您书面的处理意见"),),
        doubts=(
            Phrase(
                "条例没有规定{event}的期限，比照第三十四条从这天起算，不另加。",
                unless=Trigger.ACCEPTED,
            ),
        ),
    )
    ASSIGNED = Facts(
        "assigned",
        label="交办",
        party=Party.OFFICE,
        register_rank=1,
        on_slip=(
            Phrase("我们把办理结果报告上级", only=Trigger.SET_BY_SUPERIOR),
            Phrase("办理单位报告办理结果"),
        ),
        stop=(
            Phrase(
                "登记了办结报告才算完成；办结而没有报，期限不停。",
                only=Trigger.SET_BY_SUPERIOR,
            ),
        ),
    )
    REVIEW_APPLY = Facts(
        "review.apply",
        label="申请复查",
        party=Party.PETITIONER,
        is_right=True,
        stage=Stage.REVIEW,
        lapse=Outcome.NO_REVIEW,
        on_slip=(Phrase("您不服处理意见的，可以申请复查的最后一天"),),
        doubts=_ASKING,
    )
    REVIEW_DECIDE = Facts(
        "review.decide",
        label="复查",
        party=Party.REVIEWER,
        stamped_on=(kinds.REVIEW,),
        stage=Stage.REVIEW,
        on_slip=(Phrase("复查机关给您书面的复查意见"),),
        doubts=(Phrase("复查中的听证时间不扣除：条例第三十六条第二款只写了复核。"),),
    )
    RECHECK_APPLY = Facts(
        "recheck.apply",
        label="申请复核",
        party=Party.PETITIONER,
        is_right=True,
        stage=Stage.RECHECK,
        lapse=Outcome.NO_RECHECK,
        on_slip=(Phrase("您不服复查意见的，可以申请复核的最后一天"),),
        doubts=_ASKING,
    )
    RECHECK_DECIDE = Facts(
        "recheck.decide",
        label="复核",
        party=Party.REVIEWER,
        stamped_on=(kinds.REVIEW,),
        stage=Stage.RECHECK,
        on_slip=(Phrase("复核机关给您书面的复核意见"),),
    )
    SIMPLE_ACCEPT = Facts(
        "simple.accept",
        label="简易受理",
        party=Party.OFFICE,
        stamped_on=(kinds.ADD, kinds.REOPEN),
        on_slip=(Phrase("告诉您是否受理"),),
    )
    SIMPLE_REPLY = Facts(
        "simple.reply",
        label="简易答复",
        party=Party.OFFICE,
        stamped_on=(kinds.ACCEPT,),
        rate=Rate.ANSWERED,
        register_rank=3,
        on_slip=(Phrase("给您答复"),),
    )

    def __new__(cls, *row: object) -> Self:
        """Return the key as a member; Enum hands a row on field by field."""
        kind = str.__new__(cls, row[0])
        kind._value_ = str(kind)
        return kind

    def __init__(self, *row: object) -> None:
        self.facts: Final = Facts._make(row)

    @property
    def label(self) -> str:
        """What the officer calls it: 告知."""
        return self.facts.label

    @property
    def is_right(self) -> bool:
        """Whether it is a right, which lapses unused, and no duty."""
        return self.facts.is_right


def to_apply(stage: Stage) -> ClockKind:
    """Return the clock within which the petitioner may ask for a review of this stage."""
    return next(kind for kind in ClockKind if kind.facts.stage is stage and kind.is_right)


def to_decide(stage: Stage) -> ClockKind:
    """Return the clock within which a review of this stage is to be decided."""
    return next(kind for kind in ClockKind if kind.facts.stage is stage and not kind.is_right)
