"""The demo: a fictional township's year, in which everything that can happen to a case has happened."""

import re
import sqlite3
from collections import defaultdict
from contextlib import closing
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple, get_args

import openpyxl
import pytest

from tests.lives import unshortened
from xfcli import ledger
from xfcli.case.case import Case
from xfcli.case.words import (  # fmt: skip
    Channel,
    Decision,
    Level,
    Method,
    NoteKind,
    Outcome,
    Purpose,
    Rating,
    Refusal,
    Result,
    Route,
    Source,
    Stage,
    Urging,
)
from xfcli.commands import demo
from xfcli.errors import LedgerError
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.clocks import clocks_of, deadlines_of, followed_late_answer
from xfcli.law.deadlines import State
from xfcli.ledger import filters
from xfcli.ledger.filters import Filter
from xfcli.people import neutral
from xfcli.screen import intake, persons, transcript


class Year(NamedTuple):
    """The demo ledger and what was read from it."""

    path: str
    cases: tuple[Case, ...]
    clocks: dict[tuple[str, str], list[str]]  # (clock, state) → numbers

    @property
    def entries(self):
        return [entry for case in self.cases for entry in case.history]

    @property
    def petitions(self):
        return [petition for case in self.cases for petition in case.petitions]


@pytest.fixture(scope="module")
def year(tmp_path_factory) -> Year:
    path = tmp_path_factory.mktemp("demo") / "xf演示台账.db"
    demo.run(file=path, quiet=True)
    states = defaultdict(list)
    with pytest.MonkeyPatch.context() as patch, ledger.reading(str(path)) as book:
        patch.delenv("XF_TODAY", raising=False)
        cases = tuple(book.case(row.no) for row in filters.cases(book, Filter()))
        for case in cases:
            for deadline in deadlines_of(case, book.calendar, book.today):
                states[deadline.clock.kind, deadline.state].append(case.no)
    return Year(str(path), cases, states)


@pytest.fixture
def look(year, xf, monkeypatch):
    """Run a reading command on the demo ledger, on the day that it stands on."""
    monkeypatch.delenv("XF_TODAY")
    return lambda words: xf(f"{words} --db {year.path}")


def test_check_is_silent(look):
    done = look("check")
    assert (done.out, done.err) == ("", "")


def test_it_is_a_year_of_one_township(year):
    counted = [p for p in year.petitions if not p.is_outreach]
    assert 300 <= len(counted) <= 380
    assert len({case.item for case in year.cases if case.item}) >= 60
    with ledger.reading(year.path) as book:
        villages = [u for u in book.office.units.values() if u.kind == "村"]
    assert 12 <= len(villages) <= 16
    assert 3 <= len({village.area for village in villages}) <= 4
    months = defaultdict(int)
    for petition in counted:
        months[petition.on.isoformat()[:7]] += 1
    whole = [n for month, n in sorted(months.items()) if month < "2026-07"]
    assert len(whole) == 14
    assert max(whole) >= 2 * min(whole), "the seasons show"


@pytest.mark.parametrize("state", get_args(State))
@pytest.mark.parametrize("clock", ClockKind)
def test_every_clock_stands_in_every_state(year, clock, state):
    found = year.clocks.get((clock, state))
    if clock.is_right and state == "overdue":
        assert not found, "a right lapses, nobody is overdue"
    else:
        assert found


def test_a_stricter_local_period_reaches_every_clock_that_it_can_shorten(year):
    for case in year.cases:
        assert unshortened(case) == [], case.no


def test_a_right_is_late_only_where_it_was_used_late(year):
    """A unit that answers after its five days to object did nothing late."""
    by_no = {case.no: case for case in year.cases}
    for no in year.clocks["object", "late"]:
        assert "异议" in {e.body.get("kind") for e in by_no[no].history if e.kind == "note"}


@pytest.mark.parametrize(
    "status",
    ["已登记", "已分类", "办理中", "已转送", "已交办", "已退回", "已答复", "已送达", "复查中", "复核中", "已办结", "已作废"],
)  # fmt: skip
def test_every_status_occurs(year, status):
    assert any(case.status == status for case in year.cases)


def test_every_word_of_the_field_occurs(year):
    petitions, cases, entries = year.petitions, year.cases, year.entries
    answers = [answer for case in cases for answer in case.answers]
    bodies = {
        kind: [e.body for e in entries if e.kind == kind] for kind in ("note", "urge", "refuse")
    }
    assert {p.channel for p in petitions} == set(Channel)
    assert {p.source for p in petitions} == set(Source)
    assert {p.level for p in petitions} == set(Level)
    assert {p.purpose for p in petitions} == set(Purpose)
    assert {c.route for c in cases if c.route} == set(Route)
    assert {c.closing.outcome for c in cases if c.closing} == set(Outcome)
    assert {c.rating for c in cases if c.rating} == set(Rating)
    assert {a.result for a in answers if a.result} == set(Result)
    assert {a.method for a in answers if a.method} == set(Method)
    assert {b["kind"] for b in bodies["note"]} == set(NoteKind)
    assert {b["kind"] for b in bodies["urge"]} == set(Urging)
    assert {b["kind"] for b in bodies["refuse"]} == set(Refusal)
    decided = {(r.stage, r.decision) for c in cases for r in c.reviews if r.decision}
    assert decided == {(stage, decision) for stage in Stage for decision in Decision}


def test_what_makes_a_register_hard_occurs(year):
    cases = year.cases
    assert any(p.heads == 5 and p.is_collective for p in year.petitions), "five counts"
    assert any(len(case.petitions) >= 4 for case in cases)
    assert any(
        followed_late_answer(case, repeat, clocks_of(case))
        for case in cases
        for repeat in case.petitions[1:]
    )
    assert any(c.route is not Route.DISCIPLINE and c.is_sealed for c in cases), "confidential"
    assert any(c.void == "作废" for c in cases)
    assert any(c.void.startswith("20") for c in cases), "joined with another"
    assert any(c.reopened_on for c in cases)
    assert {"amend", "extend", "endorse", "return"} <= {e.kind for e in year.entries}
    assert any([e.kind for e in c.history].count("classify") > 1 for c in cases), "reclassified"
    assert any((e.at[:10] > e.on.isoformat() and e.kind == "add") for e in year.entries), "late"
    cared = [c.care for c in cases if c.care]
    assert cared
    assert all((care.leader, care.opinion, care.standard, care.due) for care in cared), "五个一"
    assert any(t.assisting for c in cases for t in c.transfers)


def test_people_and_numbers_are_invented(year):
    people = [person for petition in year.petitions for person in petition.people]
    assert len({person.name for person in people}) > 200
    for person in people:
        assert "某" in person.name
        assert re.fullmatch(r"(13800000\d{3})?", person.phone)
        assert person.id_number[:6] in {"", "990000"}


def test_nothing_in_it_would_get_a_hint_at_registration(year):
    """ID numbers check out, villages are in the roster, nobody is labelled."""
    with ledger.reading(year.path) as book:
        office = book.office
    for petition in year.petitions:
        people = petition.people
        form = intake.Form(
            title=petition.title,
            text=petition.text,
            village=petition.village,
            names=tuple(person.name for person in people),
            id_numbers=tuple(person.id_number for person in people),
            phones=tuple(person.phone for person in people),
        )
        read = persons.read(form)
        assert read.hints == ()
        assert intake.doubts(read.form.village, office) == []
        assert neutral.hint(f"{petition.title}{petition.text}") == ""


def test_the_journal_looks_lived(year):
    with closing(sqlite3.connect(year.path)) as connection:
        rows = connection.execute("select at, day from entry order by seq").fetchall()
    assert all(one[0] <= other[0] for one, other in pairwise(rows))
    for at, day in rows:
        moment = datetime.fromisoformat(at)
        assert day <= at[:10]
        assert 8 <= moment.hour < 18


def test_the_same_ledger_every_time(year, tmp_path):
    again = tmp_path / "again.db"
    demo.run(file=again, quiet=True)
    query = (
        "select entry.seq, at, day, kind, no, by, entry.body, personal.body"
        " from entry left join personal using (seq) order by entry.seq"
    )
    with closing(sqlite3.connect(year.path)) as one, closing(sqlite3.connect(again)) as other:
        assert one.execute(query).fetchall() == other.execute(query).fetchall()


def test_it_stands_on_its_own_day(look):
    first = look("due --json").json[0]
    assert first["state"] == "overdue"
    assert look("report --json").json["period"]["label"] == "2026年6月"


def test_the_morning_page_of_a_common_terminal_has_a_line_for_each_thing_to_do(
    year, look, terminal
):
    things = look("due --json").json
    sections = {thing["section"] for thing in things}
    assert len(things) > 30
    lines = terminal("due", "--db", year.path).splitlines()
    assert len(lines) == len(things) + len(sections) + 3, "titles; headings, light line, counts"


def test_no_table_of_the_monthly_workbook_is_torn_from_its_heading(look, tmp_path):
    path = tmp_path / "月报.xlsx"
    look(f"report --month 2026-06 -o {path}")
    sheet = openpyxl.load_workbook(path)["分类"]
    breaks = [each.id for each in sheet.row_breaks.brk]
    assert {sheet.cell(row + 1, 2).value for row in breaks} == {"单位"}, "a page begins so"
    pages = pairwise([0, *breaks, sheet.max_row + 1])
    assert max(end - start - 1 for start, end in pages) <= 35  # the last row of a page is empty


def test_its_register_agrees_with_it_and_comes_in_again_as_the_same_cases(look, xf, tmp_path):
    sheet, other = tmp_path / "台账.xlsx", tmp_path / "另一本.db"
    look(f"export -o {sheet}")
    compared = look(f"reconcile {sheet} --json").json
    assert compared["matched"] == compared["ours"] == compared["theirs"] > 350
    assert not any(compared[kind] for kind in ("unread", "status", "due", "counted"))
    cases = look("list --json").json
    hidden = {case["no"] for case in cases if case["title"] == "（保密）"}
    xf(f"init --office 测试镇 --by 某 --db {other}", today="2026-07-02")
    said = xf(f"import {sheet} --apply --json --db {other}", code=1).json
    assert said["refused"] == len(hidden), (
        "of a sealed case the register tells only number and days"
    )
    again = {case["no"]: case["petitions"] for case in xf(f"list --json --db {other}").json}
    told = {case["no"]: case["petitions"] for case in cases if case["status"] != "已作废"}
    assert again == {no: n for no, n in told.items() if no not in hidden}
    assert "台账完好" in xf(f"check --db {other}", code=1).err


def test_the_command_shows_the_morning_the_month_and_what_to_try(xf, monkeypatch, tmp_path):
    monkeypatch.delenv("XF_TODAY")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "有 空格").mkdir()
    assert '--db "有 空格/演示.db"' in xf(["demo", "有 空格/演示.db"]).out.replace("\\", "/")
    said = xf("demo").out
    assert "2026-07-02" in said
    assert "逾期" in said
    assert "2026年6月" in said
    tries = re.findall(r"^  xf (.+)$", said, flags=re.MULTILINE)
    assert len(tries) >= 3
    for words in tries:
        assert xf(words).out
    assert [p.name for p in tmp_path.glob("*.db")] == ["xf演示台账.db"], "never one's own ledger"
    refused = xf("demo", code=4)
    assert "已经存在" in refused.err
    assert refused.out == ""


def test_a_step_that_cannot_be_taken_is_named_by_its_line(tmp_path, monkeypatch):
    data = tmp_path / "steps.txt"
    monkeypatch.setattr(demo, "DATA", data)
    for step, why in (
        ("[2026-0001]\n2026-01-02 accept", "第 2 行走不通：.*2026-0001"),
        ("2026-01-02 transfer --nach 民政办", "第 1 行走不通：没有 --nach 这个选项"),
        ("2026-01-02 gehe", "第 1 行走不通：没有「gehe」这个命令"),
    ):
        data.write_text(step, encoding="utf-8")
        with pytest.raises(LedgerError, match=why):
            demo.run(file=tmp_path / "新.db", quiet=True)
        assert not (tmp_path / "新.db").exists()


def test_steps_are_told_by_day_within_office_hours():
    lines = ["# 说明", "[台账]", "2026-01-01 setting desk 民政办", "[2026-0001]",
             '2026-01-05 note --text "有 空格"', "", "[2026-0002]", "2026-01-02 accept"]  # fmt: skip
    told = [(s.at.strftime("%m-%d %H:%M"), s.verb, s.words) for s in transcript.read(lines)]
    assert told == [
        ("01-01 13:00", "setting", ("desk", "民政办")),
        ("01-02 13:00", "accept", ("2026-0002",)),
        ("01-05 13:00", "note", ("2026-0001", "--text", "有 空格")),
    ]
