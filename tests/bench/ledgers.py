"""Ledgers to measure on: any number of petitions, every state, invented people, the same each time.

The drafts are those that the rules write. However large the ledger, the same number of cases is
open, so that the morning page and the list of open cases say as much at a million as at a thousand.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from xfcli import ledger
from xfcli.case import kinds
from xfcli.case.draft import Draft
from xfcli.case.words import (
    Channel,
    Decision,
    Level,
    Method,
    NoteKind,
    Outcome,
    Purpose,
    Rating,
    Result,
    Route,
    Source,
    Stage,
    Urging,
)
from xfcli.law import catalogue

TODAY: Final = date(2026, 11, 20)
SINCE: Final = date(2016, 1, 4)
OPEN: Final = 200
RARE: Final = 1 / 290  # how many petitions hold the rare word that is searched for: 345 of 100,000
_ELSEWHERE: Final = {Route.LITIGATION, Route.ARBITRATION, Route.PARTY, Route.OTHER_ORGAN}
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_PLACES: Final = [
    "柳河",
    "石桥",
    "青山",
    "白水",
    "东岭",
    "西沟",
    "南坪",
    "北塘",
    "上湾",
    "下渡",
    "新集",
    "老街",
]
_WISHES: Final = (
    "家中{n}口人，主要劳动力因病不能做工，去年以来没有稳定收入",
    "材料交到窗口已有{n}个月，一直没有答复，问了几次都说在审核",
    "同村情况相近的{n}户已经办了，不清楚差别在哪里，请求书面说明",
    "道路坑洼已有{n}年，雨天老人孩子出行困难，请求列入今年的计划",
    "补贴少发了{n}个月，请求核对账目并补发，或者告知不发的依据",
    "公示栏里没有看到结果，请求公开评议的经过和{n}项具体指标",
)


def make(path: Path, petitions: int, seed: int = 1) -> int:
    """Write a ledger of `petitions` petitions to `path`; return the number of its cases."""
    ledger.create(str(path), {"office": "测试镇人民政府", "officer": "测试员"})
    made = 0
    with ledger.writing(str(path)) as book, book.bulk() as bulk:
        for story in stories(petitions, seed):
            bulk.record(*story)
            made += 1
    return made


def stories(petitions: int, seed: int = 1) -> Iterator[list[Draft]]:
    """Yield the entries of one case after the other, oldest first."""
    rng = Random(seed)
    items = tuple(catalogue.load())
    span, left = (TODAY - SINCE).days - 30, petitions
    while left > 0:
        done = (petitions - left) / petitions
        still_open = left <= OPEN
        on = (
            TODAY - timedelta(rng.randrange(1, 90))
            if still_open
            else SINCE + timedelta(int(span * done))
        )
        story = _Story(rng, on, petitions)
        story.petition(first=True)
        # The last ones are single petitions, so that their number is exact.
        for _ in range(0 if still_open else rng.choices((0, 1, 2), (88, 9, 3))[0]):
            if story.petitions < left - OPEN:
                story.petition(first=False)
        story.handle(rng.choice(items))
        left -= story.petitions
        yield story.told(rng.randrange(1, len(story.drafts) + 1)) if still_open else story.ended()


class _Story:
    """One case: its drafts in the order of their days, each a few days after the one before."""

    def __init__(self, rng: Random, on: date, size: int) -> None:
        self.rng, self.on, self.size = rng, on, size
        self.drafts: list[Draft] = []
        self.petitions = 0
        self.village = f"{rng.choice(_PLACES)}{rng.randrange(1, 4)}村"
        self.person = self._person()
        self.channel = rng.choices(tuple(Channel), (20, 45, 12, 16, 3, 4))[0]

    def _person(self) -> dict[str, str]:
        rng = self.rng
        number = rng.randrange(max(self.size // 2, 100))
        person = {"name": f"{_STEMS[number % 10]}{_BRANCHES[number % 12]}某{number}"}
        if rng.random() < 0.7:
            person["phone"] = f"1380{number:07}"
        if rng.random() < 0.3:
            person["id_number"] = f"000000190001{number % 1_000_000:06}"
        return person

    def add(
        self, days: int, kind: str, body: dict[str, Any], text: str = "", **personal: Any
    ) -> None:
        self.on = min(self.on + timedelta(days), TODAY)
        personal |= {"text": text} if text else {}
        self.drafts.append(Draft(kind, self.on, None, body, personal or None))

    def petition(self, *, first: bool) -> None:
        rng = self.rng
        visit = self.channel is Channel.VISIT
        body: dict[str, Any] = {
            "channel": self.channel,
            "source": rng.choices(tuple(Source), (70, 8, 6, 2, 4, 8, 2))[0],
            "level": rng.choices(tuple(Level), (1, 2, 4, 13, 80))[0],
            "purpose": rng.choices(tuple(Purpose), (85, 9, 2, 4))[0],
            "count": rng.randrange(5, 30) if visit and rng.random() < 0.06 else 1,
            "village": self.village,
        }
        if body["source"] is Source.ASSIGNED:
            body["due"] = (self.on + timedelta(45)).isoformat()
        wish = rng.choice(_WISHES).format(n=rng.randrange(2, 40))
        title = f"{self.village}反映{wish[:12]}"
        if rng.random() < RARE:
            wish += "，门前沟渠淤塞"
        self.petitions += 1
        self.add(
            0 if first else rng.randrange(5, 60), kinds.ADD, body, f"{title}。{wish}。恳请上级核实情况并尽快答复。",
            title=title, people=[self.person],
        )  # fmt: skip

    def handle(self, item: Any) -> None:
        rng = self.rng
        body = {"domain": item.domain, "route": item.route, "item": item.code, "unit": item.unit}
        self.add(1, kinds.CLASSIFY, body | {"basis": item.basis_on(self.on)})
        if item.route in _ELSEWHERE:
            self.add(3, kinds.REFUSE, {"kind": "不予受理", "to": item.unit}, "不属于本机关职权范围")
            self._close(Outcome.REFUSED)
            return
        self.add(rng.randrange(2, 17), kinds.ACCEPT, {})
        if rng.random() < 0.4:
            self._transfer()
        if item.route is Route.PETITION and rng.random() < 0.08:
            self.add(20, kinds.EXTEND, {"days": 30, "approver": "测试镇长"}, "情况复杂，需要会商")
        self._answer()
        if item.route is Route.PETITION and rng.random() < 0.05:
            self._review()
        if rng.random() < 0.5:
            rating = rng.choices(tuple(Rating), (6, 3, 1))[0]
            self.add(3, kinds.RATE, {"rating": rating})
        self._close(rng.choice((Outcome.ANSWERED, Outcome.ANSWERED, Outcome.MEDIATED)))

    def _transfer(self) -> None:
        rng = self.rng
        assign = rng.random() < 0.2
        unit = rng.choice(("县民政局", "县人社局", "县自然资源局", "镇派出所", "镇卫生院"))
        body = {"unit": unit}
        due = {"assign": True, "due": (self.on + timedelta(30)).isoformat()} if assign else {}
        self.add(1, kinds.TRANSFER, body | due)
        if rng.random() < 0.1:
            self.add(4, kinds.RETURN, {"unit": unit}, "不属本单位职责")
            self.add(2, kinds.TRANSFER, {"unit": "镇民政办"})
        if rng.random() < 0.1:
            self.add(
                15, kinds.URGE, {"kind": Urging.REMIND, "unit": unit, "number": 1}, "请尽快办理"
            )

    def _answer(self) -> None:
        rng = self.rng
        result = rng.choice(tuple(Result))
        self.add(
            rng.randrange(3, 70),
            kinds.REPLY,
            {"result": result, "doc_no": f"测信答〔{self.on.year}〕{rng.randrange(1, 900)}号"},
        )
        self.add(
            rng.randrange(1, 6), kinds.DELIVER, {"method": rng.choice((Method.DIRECT, Method.POST))}
        )

    def _review(self) -> None:
        self.add(12, kinds.REVIEW, {"stage": Stage.REVIEW}, "对处理意见不服")
        self.add(25, kinds.REVIEW, {"stage": Stage.REVIEW, "decision": Decision.UPHELD})
        self.add(3, kinds.DELIVER, {"method": Method.DIRECT})

    def _close(self, outcome: Outcome) -> None:
        if any(draft.kind == kinds.ADD and "due" in draft.body for draft in self.drafts):
            self.add(1, kinds.NOTE, {"kind": NoteKind.REPORT, "to": "县信访局"})
        body = {"outcome": outcome} | ({"settled": True} if self.rng.random() < 0.6 else {})
        self.add(2, kinds.CLOSE, body, "当事人签字确认")

    def ended(self) -> list[Draft]:
        """Return all of it; one in two hundred turns out to be registered by mistake."""
        if self.rng.random() < 0.005:
            return [*self.drafts, Draft(kinds.VOID, self.on, None, {}, {"text": "重复登记"})]
        return self.drafts

    def told(self, upto: int) -> list[Draft]:
        """Return the beginning of it: a case that is still open (or ended just now)."""
        return self.drafts[: max(1, min(upto, len(self.drafts) - 1))]
