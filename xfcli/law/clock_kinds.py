"""The clocks of the law, one row each: what each is called everywhere, whose it is, what it means.

To add a clock:

1. `data/law/periods.csv`: a line under its key: from what to what, how long, on which places of the law,
   since when, the sentence quoted.
2. Here: a row of `ClockKind`. Labels, the list of rights in SQL, the slip, the 台账, the settings
   for stricter local periods, the timely rates and `show` read it from there.
3. `clocks`: when it starts and what stops it, yielded in `clocks_of`. Where it begins with an event
   that no clock began with before, that event is a new `Trigger` here.
4. Tests: its line in `test_periods.TABLE` and `test_clocks.EACH`; a case of the demo year in which
   it runs, is kept, late and overdue (`test_demo` asks for all four).

A period in another unit than days: `periods.PeriodUnit`, its word, and how `deadlines` counts it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, Literal, Self

from xfcli.case import kinds
from xfcli.case.words import Decision, Outcome, Source, Stage


class Trigger(StrEnum):
    """The event that a period runs from; its value is stored, and shown as it is.

    Two of them name the unit that the matter went to: they are shown with its name behind them.
    """

    RECEIVED = "收到"
    RECEIVED_AFTER_CLOSING = "办结后又收到"
    JOINED = "另一位信访人提出"
    FORWARDED_HERE = f"收到{Source.FORWARDED}"
    ASSIGNED_HERE = f"收到{Source.ASSIGNED}"
    SET_BY_SUPERIOR = "上级交办"  # whoever assigned the matter to us set the day
    SENT = "转送"  # shown 转民政办
    SET_FOR_UNIT = "交办"  # we set the day for a unit; shown 交办民政办
    ACCEPTED = "受理"
    REOPENED = "重新办理"
    REVOKED_ON_REVIEW = f"{Stage.REVIEW}{Decision.REVOKED}"
    REDO_ON_REVIEW = f"{Stage.REVIEW}{Decision.REDO}"
    REVOKED_ON_RECHECK = f"{Stage.RECHECK}{Decision.REVOKED}"
    REDO_ON_RECHECK = f"{Stage.RECHECK}{Decision.REDO}"
    REVIEW_REQUESTED = f"收到{Stage.REVIEW}请求"
    RECHECK_REQUESTED = f"收到{Stage.RECHECK}请求"
    DELIVERED = "送达"
    NOTICE_EXPIRED = "公告期满送达"
    DELIVERED_TO_JOINED = "送达另一位信访人"
    NOTICE_TO_JOINED = "公告期满送达另一位信访人"

    @property
    def is_of_joined(self) -> bool:
        """Whether the period is that of somebody else who joined: nothing on the first one's slip."""
        return self in {Trigger.JOINED, Trigger.DELIVERED_TO_JOINED, Trigger.NOTICE_TO_JOINED}

    def text(self, unit: str = "") -> str:
        """Return the words for it, with `unit` where it names one: 转民政办; 转送 without a unit."""
        return f"{_BEFORE_UNIT[self]}{unit}" if unit else self.value


_BEFORE_UNIT: Final = {Trigger.SENT: "转", Trigger.SET_FOR_UNIT: "交办"}


# Whose clock it is: who has the right or owes the duty. The office is this one, or the unit that
# has the matter in its name.
Party = Literal["petitioner", "office", "review organ", "other organ"]
# Which of the timely rates counts it: 及时告知率, 按期答复率.
Rate = Literal["told", "answered"]
# Words about a clock by what set it going; under None after anything else. `{event}` stands for it,
# `{article}` for the article of its period.
Words = Mapping[Trigger | None, str]
_NOTHING: Final[Words] = {}


class Facts:
    """What is true of every clock of a kind; how many days it has is dated data (`periods`).

    A plain class: a named tuple of so many fields would cost half a percent of every start.
    """

    def __init__(
        self,
        label: str,
        party: Party,
        *,
        is_right: bool = False,
        stamped_on: tuple[str, ...] = (),
        is_extendable: bool = False,
        stage: Stage | None = None,
        lapse: Outcome | None = None,
        rate: Rate | None = None,
        register_rank: int = 0,
        on_slip: Words = _NOTHING,
        stop: Words = _NOTHING,
        doubts: Words = _NOTHING,
    ) -> None:
        self.label: Final = label
        self.party: Final = party
        # A right that is not used lapses, and so does a day of another organ, on which we ask
        # after it; only a duty can be overdue.
        self.is_right: Final = is_right
        # The kinds of entries that a stricter local period is written into; none where no local
        # rule can shorten it: the petitioner's own, and days that a sender sets.
        self.stamped_on: Final = stamped_on
        # By the days of `periods.EXTENSION`, which may be stricter as well.
        self.is_extendable: Final = is_extendable
        self.stage: Final = stage  # of 复查 or 复核
        self.lapse: Final = lapse  # how a case may be closed once the right has lapsed
        self.rate: Final = rate
        # The clock of the lowest gives a matter its 办理期限 in a 台账; one of 0 never does.
        self.register_rank: Final = register_rank
        # What the slip says that its party will do by its day; it is not shown where nothing is said.
        self.on_slip: Final = on_slip
        self.stop: Final = stop  # what must be known of its stop
        self.doubts: Final = doubts  # what the law leaves open, and how it was decided, by lines


_ASKING: Final = "末日遇休息日顺延，有利于信访人；逾期而有正当理由的，仍可登记申请。"
_NOTICE: Final = (
    f"公告送达满 30 日才算送达（比照民事诉讼法公告送达的规定），期限从那天起算。\n{_ASKING}"
)
_ASKING_DOUBTS: Final[Words] = {
    None: _ASKING,
    Trigger.NOTICE_EXPIRED: _NOTICE,
    Trigger.NOTICE_TO_JOINED: _NOTICE,
}


class ClockKind(StrEnum):
    """A clock of the law; its value is the key that is stored, shown in JSON and set locally."""

    NOTIFY = "notify", Facts(
        "告知", "office",
        stamped_on=(kinds.ADD, kinds.REOPEN), rate="told", register_rank=5,
        on_slip={None: "书面告诉您：收到了没有，由谁办，怎么办"},
        doubts={
            None: "条例没有写明{event}的要不要再告知，按须告知算。",
            Trigger.RECEIVED: "姓名清楚又能联系到的，都算须告知；答复送达也算告知。",
        },
    )  # fmt: skip
    OBJECT = (
        "object",
        Facts("异议", "office", is_right=True, stamped_on=(kinds.ADD, kinds.TRANSFER)),
    )
    HANDLE = "handle", Facts(
        "办理", "office",
        stamped_on=(kinds.ACCEPT, kinds.REVIEW, kinds.REOPEN), is_extendable=True, rate="answered", register_rank=2,
        on_slip={None: "给您书面的处理意见"},
        doubts={
            None: "条例没有规定{event}的期限，比照{article}从这天起算，不另加。",
            Trigger.ACCEPTED: "",
        },
    )  # fmt: skip
    DUTY = "duty", Facts(
        "履职", "office",
        rate="answered", register_rank=4,
        on_slip={None: "{duty}"},
        doubts={Trigger.REOPENED: "法律没有规定{event}的期限，按原来的天数从这天起算。"},
    )  # fmt: skip
    DUTY_ELSEWHERE = "duty.elsewhere", Facts(
        "单位履职", "other organ",
        is_right=True,
        on_slip={None: "{duty}"},
        stop={None: "是那个机关的期限，不算本单位逾期；到期没有结果的，去问（xf urge）。"},
        doubts={None: "不知道那个机关哪天收到、受理，从转送那天起算。"},
    )  # fmt: skip
    ASSIGNED = "assigned", Facts(
        "交办", "office",
        register_rank=1,
        on_slip={None: "报告办理结果", Trigger.SET_BY_SUPERIOR: "把办理结果报告上级"},
        stop={Trigger.SET_BY_SUPERIOR: "登记了办结报告才算完成；办结而没有报，期限不停。"},
    )  # fmt: skip
    REVIEW_APPLY = "review.apply", Facts(
        "申请复查", "petitioner",
        is_right=True, stage=Stage.REVIEW, lapse=Outcome.NO_REVIEW,
        on_slip={None: "您不同意处理意见的，可以申请复查"},
        doubts=_ASKING_DOUBTS,
    )  # fmt: skip
    REVIEW_DECIDE = "review.decide", Facts(
        "复查", "review organ",
        stamped_on=(kinds.REVIEW,), stage=Stage.REVIEW,
        on_slip={None: "给您书面的复查意见"},
        doubts={None: "复查中的听证时间不扣除：条例只说复核的听证时间不计。"},
    )  # fmt: skip
    RECHECK_APPLY = "recheck.apply", Facts(
        "申请复核", "petitioner",
        is_right=True, stage=Stage.RECHECK, lapse=Outcome.NO_RECHECK,
        on_slip={None: "您不同意复查意见的，可以申请复核"},
        doubts=_ASKING_DOUBTS,
    )  # fmt: skip
    RECHECK_DECIDE = "recheck.decide", Facts(
        "复核", "review organ",
        stamped_on=(kinds.REVIEW,), stage=Stage.RECHECK,
        on_slip={None: "给您书面的复核意见"},
    )  # fmt: skip
    SIMPLE_ACCEPT = "simple.accept", Facts(
        "简易受理", "office",
        stamped_on=(kinds.ADD, kinds.REOPEN),
        on_slip={None: "告诉您是否受理"},
    )  # fmt: skip
    SIMPLE_REPLY = "simple.reply", Facts(
        "简易答复", "office",
        stamped_on=(kinds.ACCEPT,), rate="answered", register_rank=3,
        on_slip={None: "给您答复"},
    )  # fmt: skip

    def __new__(cls, key: str, *_: Facts) -> Self:
        """Return the member of this key; its value is the key alone."""
        kind = str.__new__(cls, key)
        kind._value_ = key
        return kind

    def __init__(self, _: str, *facts: Facts) -> None:
        # Starred only because `ClockKind("notify")` looks a member up by its key alone.
        (self.facts,) = facts

    @property
    def label(self) -> str:
        """What the officer calls it: 告知."""
        return self.facts.label

    @property
    def is_right(self) -> bool:
        """Whether it is a right, which lapses unused, and no duty."""
        return self.facts.is_right


def review_asked(duty: str) -> Stage | None:
    """Return the stage of review that a request of this period asks for, None for no review."""
    return next((kind.facts.stage for kind in ClockKind if kind == duty), None)


def to_apply(stage: Stage) -> ClockKind:
    """Return the clock within which the petitioner may ask for a review of this stage."""
    return next(kind for kind in ClockKind if kind.facts.stage is stage and kind.is_right)


def to_decide(stage: Stage) -> ClockKind:
    """Return the clock within which a review of this stage is to be decided."""
    return next(kind for kind in ClockKind if kind.facts.stage is stage and not kind.is_right)
