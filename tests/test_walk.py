"""A random officer: thousands of steps over simulated months, allowed or refused as they come.

Whatever is typed, in whatever order: no traceback, every refusal says the rule or the cure, no
duty that was lawfully extended is overdue, and `check` finds nothing at the end.
"""

import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.lives import is_working
from xfcli import ledger
from xfcli.case import fold
from xfcli.case.case import Case
from xfcli.case.words import (
    Channel,
    Decision,
    Method,
    NoteKind,
    Outcome,
    Rating,
    Refusal,
    Result,
    Route,
    Source,
    Stage,
    Urging,
)
from xfcli.law import catalogue
from xfcli.law.clocks import deadlines_of
from xfcli.law.deadlines import Deadline
from xfcli.ledger import derivation
from xfcli.reporting.known import life_of
from xfcli.screen.cli import app

START, DAYS = date(2026, 1, 5), 240
# More with XF_WALK=20000; a step costs some 5 ms.
STEPS = int(os.environ.get("XF_WALK", "500"))
UNITS = ("民政办", "司法所", "县民政局", "县信访局", "县纪委监委", "派出所")
# A refusal must name the article or rule it rests on, or the command or option that cures it.
RULE_OR_CURE = re.compile(
    r"条例第|办法》|民事诉讼法|xf [a-z]+|--[a-z]+|编号不再使用|今天 |只写|填的是"
)


class Officer:
    """Types one random command after the other on a ledger of a few cases."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.today = START
        self.cases = 0
        self.codes: Counter[str] = Counter()
        self.advised: dict[str, str] = {}  # case → the verb that xf named as the next step

    def listen(self, words: list[str], said: str) -> None:
        """Take in what xf answered: new cases, and the next step it names."""
        self.cases += said.count("已登记") if "--new" in words and words[0] == "add" else 0
        self.cases += said.count("拆出，另立编号")
        if found := re.search(r"2026-0*(\d+)（.*?(?:（xf (\w+) |$)", said):
            self.advised[found[1]] = found[2]

    def words(self) -> list[str]:
        """Return the next command, as words."""
        rng = self.rng
        if self.cases == 0 or rng.random() < 0.03:
            return self._add()
        recent = range(max(1, self.cases - 8), self.cases + 1)
        no = str(rng.choice(recent)) if rng.random() < 0.99 else "999"
        step = rng.choice(STEPS_OF_A_CASE)
        if self.advised.get(no) and rng.random() < 0.5:
            step = self.advised[no]
        words = [step, no, *(str(word) for word in getattr(self, f"_{step}")())]
        if rng.random() < 0.15:
            words += ["--on", str(self.today - timedelta(rng.choice((-1, 1, 2, 5, 20, 61))))]
        return words

    def _some(self, *words: str, often: float = 0.85) -> list[str]:
        return list(words) if self.rng.random() < often else []

    def _add(self) -> list[str]:
        rng = self.rng
        words = ["add", "--channel", rng.choice([*Channel]), "--title", "测试事项"]
        words += self._some("--name", "甲某") + self._some("--village", "柳河村", often=0.5)
        words += self._some("--count", str(rng.choice((1, 1, 3, 6))), often=0.3)
        source = rng.choice([*Source])
        words += ["--source", source]
        if source is Source.ASSIGNED or rng.random() < 0.02:
            words += ["--due", str(self.today + timedelta(rng.randrange(-2, 90)))]
        words += self._some("--subject", rng.choice(UNITS), often=0.1)
        if self.cases and rng.random() < 0.25:
            return [*words, "--repeat-of", str(rng.randrange(1, self.cases + 1))]
        return [*words, "--new"]

    def _classify(self) -> list[str]:
        rng = self.rng
        if rng.random() < 0.1:
            return ["--endorse", *self._some("--by", rng.choice(("乙某", "王主任")))]
        words = ["--item", rng.choice(catalogue.load()).code]
        if rng.random() < 0.7:
            route = Route.PETITION if rng.random() < 0.7 else rng.choice([*Route])
            words = ["--domain", "低保", "--route", route]
        return words + self._some("--simple", often=0.2)

    def _accept(self) -> list[str]:
        return []

    def _refuse(self) -> list[str]:
        words = ["--kind", self.rng.choice([*Refusal]), *self._some("--reason", "不属本镇")]
        return words + self._some("--to", "县医保局") + self._some("--basis", "某省规定", often=0.3)

    def _transfer(self) -> list[str]:
        rng = self.rng
        words = self._some("--to", rng.choice(UNITS)) + self._some(
            "--reason", "属其职权", often=0.5
        )
        words += self._some("--assisting", rng.choice(UNITS), often=0.2)
        words += self._some("--assign", often=0.3)
        return words + self._some("--due", str(self.today + timedelta(20)), often=0.3)

    def _return(self) -> list[str]:
        return self._some("--reason", "不属职权")

    def _extend(self) -> list[str]:
        words = ["--days", str(self.rng.choice((1, 10, 30, 31, 0)))]
        return words + self._some("--reason", "复杂") + self._some("--leader", "丁镇长")

    def _reply(self) -> list[str]:
        return self._some("--result", self.rng.choice([*Result]))

    def _deliver(self) -> list[str]:
        return ["--method", self.rng.choice([*Method]), *self._some("--witness", "戊某", often=0.3)]

    def _review(self) -> list[str]:
        rng = self.rng
        words = ["--stage", rng.choice([*Stage]), *self._some("--reason", "生病", often=0.3)]
        words += self._some("--decision", rng.choice([*Decision]), often=0.6)
        return words + self._some("--hearing-days", str(rng.choice((1, 7, 40))), often=0.1)

    def _urge(self) -> list[str]:
        return ["--kind", self.rng.choice([*Urging]), *self._some("--text", "请尽快办理")]

    def _note(self) -> list[str]:
        rng = self.rng
        kind = rng.choice([*NoteKind])
        words = [
            "--kind",
            kind,
            *self._some("--text", "情况如下"),
            *self._some("--leader", "丁镇长"),
        ]
        if kind is NoteKind.CARE:
            words += ["--opinion", "按政策办", "--standard", "补助到账", "--due", str(self.today)]
        words += self._some("--attendee", "己某", often=0.5 if kind is NoteKind.STUDY else 0.02)
        words += self._some("--doc-no", "协议1号", often=0.3)
        words += self._some("--to", "县信访局", often=0.1)
        return words + self._some("--days", "3", often=0.3 if kind is NoteKind.HEARING else 0.02)

    def _rate(self) -> list[str]:
        return ["--rating", self.rng.choice([*Rating])]

    def _close(self) -> list[str]:
        words = self._some("--outcome", self.rng.choice([*Outcome]), often=0.5)
        return words + self._some("--reason", "已说明", often=0.6)

    def _reopen(self) -> list[str]:
        return self._some("--reason", "漏办一项")

    def _amend(self) -> list[str]:
        rng = self.rng
        what = rng.choice(
            (["--name", "庚某"], ["--received-on", str(self.today - timedelta(3))],
             ["--repeat-of", str(rng.randrange(1, self.cases + 1))], ["--petition", "2", "--new"],
             ["--source", rng.choice([*Source])])
        )  # fmt: skip
        return what + self._some("--reason", "录入错误")

    def _void(self) -> list[str]:
        return ["--yes", *self._some("--reason", "重复登记", often=0.3)]


STEPS_OF_A_CASE = [
    name
    for name, weight in (
        ("classify", 8), ("accept", 6), ("refuse", 3), ("transfer", 6), ("return", 3), ("extend", 3),
        ("reply", 7), ("deliver", 7), ("review", 7), ("urge", 2), ("note", 7), ("rate", 1),
        ("close", 4), ("reopen", 3), ("amend", 2), ("void", 1),
    )
    for _ in range(weight)
]  # fmt: skip


def rows_of(case: Case):
    return derivation.rows_of(life_of(case))


def counted(case: Case, book: ledger.Reader) -> Iterator[tuple[str, Deadline]]:
    for deadline in deadlines_of(case, book.calendar, book.today):
        yield f"{case.no} {deadline.clock}", deadline


@pytest.fixture
def in_memory(tmp_path, monkeypatch):
    """A ledger on a disk of memory where there is one: the steps are many, fsync is not the point."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory)) if memory.is_dir() else tmp_path
    monkeypatch.setenv("XF_DB", str(folder / "台账.db"))
    yield folder / "台账.db"
    shutil.rmtree(folder)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_random_officer_leaves_a_whole_ledger(in_memory, xf, seed, monkeypatch, capfd):
    xf("init --office 青石镇人民政府 --by 王主任")
    officer = Officer(seed)
    for step in range(STEPS):
        officer.today = START + timedelta(step * DAYS // STEPS)
        monkeypatch.setenv("XF_TODAY", str(officer.today))
        words = officer.words()
        code = app(words, standalone_mode=False)
        said = capfd.readouterr()
        assert code in {0, 1, 2, 3}, (words, said.err)
        officer.codes[f"{words[0]} {code}"] += 1
        if code:
            assert RULE_OR_CURE.search(said.err), (words, said.err)
            assert said.out == "", words
        else:
            officer.listen(words, said.out)
    done = xf("check --json")
    assert done.json == []
    for name in ("classify", "accept", "transfer", "reply", "deliver", "close", "reopen", "note"):
        assert officer.codes[f"{name} 0"], name
        assert officer.codes[f"{name} 1"], name
    with ledger.reading(str(in_memory)) as opened:
        for number in range(1, officer.cases + 1):
            case = opened.case(str(number))
            again = fold.fold(case.history)
            assert rows_of(case) == rows_of(again)
            for name, deadline in counted(case, opened):
                assert deadline.due >= deadline.plain or deadline.clock.fixed, name
                assert deadline.clock.fixed or is_working(opened.calendar, deadline.due), name
                assert deadline.clock.done_on is None or deadline.state in {"done", "late"}, name
