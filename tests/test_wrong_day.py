"""A computer whose battery is flat: its day is asked about, or refused, before anything bears it."""

import os
from datetime import datetime

import pytest

from xfcli import dates
from xfcli.screen import options

LAST = "2026-05-28"
ADD = "add --channel 来信 --name 乙二 --title 通水 --new"


@pytest.fixture
def clock(monkeypatch):
    """Set the computer's clock; nothing but it says which day it is."""

    def _clock(day: str) -> None:
        monkeypatch.delenv("XF_TODAY", raising=False)
        shown = datetime.fromisoformat(f"{day}T09:30:00+08:00")
        monkeypatch.setattr(dates, "moment", lambda: shown)

    return _clock


@pytest.fixture
def used(book, xf):
    """A ledger whose last entry was made on LAST."""
    xf("add --channel 来信 --name 甲一 --title 修路 --new", today=LAST)
    return book


@pytest.fixture
def asked(monkeypatch):
    """Sit at a terminal and give one answer; return the questions."""
    questions: list[str] = []

    def _asked(answer: str) -> list[str]:
        monkeypatch.setattr(options, "can_ask", lambda: True)
        monkeypatch.setattr(options, "ask", lambda text, _="": questions.append(text) or answer)
        return questions

    yield _asked
    os.environ.pop("XF_TODAY", None)


def numbers(xf, today=LAST) -> list[str]:
    return [case["no"] for case in xf("list --json", today=today).json]


@pytest.mark.parametrize(
    ("now", "is_likely"),
    [("2009-01-01", False), ("2026-05-27", False), (LAST, True), ("2027-05-29", True),
     ("2027-05-30", False), ("2099-01-01", False)],
)  # fmt: skip
def test_off_a_terminal_a_day_that_can_hardly_be_registers_nothing(used, xf, clock, now, is_likely):
    clock(now)
    said = xf(ADD, code=0 if is_likely else 1).err
    doubt = f"xf: 电脑日期是 {now}，台账最后一条记于 {LAST}，没有登记。"
    assert (doubt in said and f"设环境变量 XF_TODAY={now} 再运行一次" in said) is not is_likely
    assert len(numbers(xf)) == 1 + is_likely


def test_a_day_that_is_set_is_meant(used, xf):
    xf(ADD, today="2009-01-01")
    assert numbers(xf) == ["2009-0001", "2026-0001"]


def test_the_demo_keeps_its_own_day(xf, demo_year, tmp_path, clock):
    copy = tmp_path / "演示.db"
    copy.write_bytes(demo_year.read_bytes())
    clock("2033-01-01")
    xf(f"note 1 --kind 走访 --text 去过 --db {copy}")


def test_on_a_terminal_it_is_asked_about_and_then_taken(used, xf, clock, asked):
    clock("2028-01-04")
    questions = asked("是")
    done = xf("note 2026-1 --kind 走访 --text 去过")
    assert f"电脑日期是 2028-01-04，台账最后一条记于 {LAST}。" in done.err
    assert len(questions) == 1
    assert "2028-01-04" in xf("show 1 --json", today=LAST).out


def test_on_a_terminal_a_day_that_is_wrong_registers_nothing(used, xf, clock, asked):
    clock("2009-01-01")
    asked("")
    assert "没有登记。先把电脑的日期调对。" in xf("note 1 --kind 走访 --text 去过", code=1).err
    assert len(xf("show 1 --json", today=LAST).json["history"]) == 1


def test_the_form_is_not_filled_in_before_the_day_is_asked_about(used, xf, clock, asked):
    clock("2009-01-01")
    questions = asked("否")
    xf("add", code=1)
    assert len(questions) == 1


def test_the_morning_page_says_that_the_day_is_wrong(used, xf, clock):
    assert "电脑日期" not in xf("due", today=LAST).err
    clock("2009-01-01")
    seen = f"电脑日期是 2009-01-01，台账最后一条记于 {LAST}"
    assert f"提示：{seen}，请核对" in xf("due").err
    assert f"没有 2009-0001 这个编号。{seen}，先核对日期。" in xf("show 1", code=3).err
    assert f"{seen}，没有登记" in xf("amend 2026-1 --title 修桥 --reason 记错", code=1).err
    assert f"{seen}，没有登记" in xf(f"{ADD} --on 2026-05-28", code=1).err


def test_no_ledger_is_founded_on_a_day_before_xf_was_made(xf, clock, tmp_path):
    clock("2009-01-01")
    assert "电脑日期是 2009-01-01，早于这个程序，没有登记" in xf("init", code=1).err
    assert not (tmp_path / "台账.db").exists()
    clock("2026-11-27")
    xf("init")


def test_once_the_clock_is_mended_one_word_is_enough(used, xf, clock):
    xf(ADD, today="2099-01-01")
    clock("2026-05-29")
    assert "最后一条记于 2099-01-01" in xf("note 1 --kind 走访 --text 去过", code=1).err
    xf("note 1 --kind 走访 --text 去过", today="2026-05-29")
    clock("2026-05-29")
    xf("note 1 --kind 走访 --text 又去过")
    hint = "提示：第 5 条记事录入于 2026-05-29，它前面的一条却录入于 2099-01-01：当时电脑日期不对"
    done = xf("check")
    assert hint in done.err
    assert done.out == ""


def test_of_many_wrong_days_check_tells_the_first(used, xf):
    for n in range(8):
        xf(f"note 1 --kind 走访 --text 去过{n}", today=("2026-05-29", LAST)[n % 2])
        xf("undo 1 --reason 记错", today="2026-05-30")
    assert xf("check").err.count("提示：") == 6
    assert "这样的另有 2 处。" in xf("check").err


def test_a_ledger_founded_on_a_later_day_still_has_its_daily_backup(xf, clock, tmp_path):
    xf("init", today="2099-01-01")
    xf(ADD, today="2026-05-28")
    clock("2026-05-28")
    xf("note 2026-1 --kind 走访 --text 去过")
    assert list((tmp_path / "备份").glob("*-20260528-*.db"))


def test_a_number_from_a_sheet_cannot_lift_all_those_to_come(book, xf, tmp_path):
    rows = [
        "编号,登记日期,信访形式,姓名,标题", "2026-999999999,2026-03-05,来信,钱一,修路",
        "2062-0007,2026-03-06,来信,孙二,修桥", "2026-99999,2026-03-07,来信,李三,通水",
        "2025-0312,2026-03-08,来信,周四,通电", "2026-9500,2026-03-09,来信,吴五,通车",
        "2026-10300,2026-03-10,来信,郑六,通邮",
    ]  # fmt: skip
    sheet = tmp_path / "旧台账.csv"
    sheet.write_text("\n".join(rows), "utf-8")
    done = xf(f"import {sheet} --apply")
    assert "2–4 共 3 处" in done.out
    assert "编号的序号超过 9999，或年份比登记日期晚，另给新号" in done.out
    assert numbers(xf) == [
        "2025-0312", "2026-9500", "2026-10300", "2026-10301", "2026-10302", "2026-10303",
    ]  # fmt: skip
    assert "修路" in xf("search 2026-999999999").out
    assert xf("check").out == ""


def test_a_backup_is_made_on_an_unlikely_day_and_said_a_restore_is_asked_about(
    used, xf, clock, tmp_path
):
    made = tmp_path / "好的"
    made.mkdir()
    xf(f"backup {made}", today=LAST)
    (copy,) = made.glob("*.db")
    xf(ADD, today=LAST)
    clock("2009-01-01")
    assert "电脑日期是 2009-01-01" in xf(f"backup {made}").err
    said = xf(f"restore {copy} --discard-newer", code=1).err
    assert "电脑日期是 2009-01-01" in said
    assert len(numbers(xf)) == 2
    xf(f"restore {copy} --discard-newer", today=LAST)
    assert len(numbers(xf)) == 1


def test_a_few_numbers_far_above_all_others_do_not_lift_those_to_come(book, xf, tmp_path):
    rows = [
        "编号,登记日期,信访形式,姓名,标题", "2026-0001,2026-03-05,来信,钱一,修路",
        "2026-0002,2026-03-06,来信,孙二,修桥", "2026-9999,2026-03-07,来信,李三,通水",
        "9999-0001,2026-03-08,来信,周四,装路灯",
    ]  # fmt: skip
    sheet = tmp_path / "表.csv"
    sheet.write_text("\n".join(rows) + "\n", encoding="utf-8")
    said = xf(f"import {sheet} --json").json["findings"]
    assert [finding["row"] for finding in said] == [4, 5]
    xf(f"import {sheet} --apply")
    assert sorted(numbers(xf)) == ["2026-0001", "2026-0002", "2026-0003", "2026-0004"]


def test_a_second_series_of_numbers_far_above_the_first_is_kept(book, xf, tmp_path):
    found = [*range(1, 5), *range(5001, 5004)]
    rows = [f"2026-{n:04},2026-03-{n % 1000:02},来信,人{n},事情{n}" for n in found]
    sheet = tmp_path / "表.csv"
    sheet.write_text(
        "\n".join(["编号,登记日期,信访形式,姓名,标题", *rows]) + "\n", encoding="utf-8"
    )
    xf(f"import {sheet} --apply")
    assert sorted(numbers(xf)) == sorted(f"2026-{n:04}" for n in found)


def test_a_petition_of_long_ago_is_asked_about(used, xf, asked):
    said = xf(f"{ADD} --on 1949-09-01", code=1).err
    assert "1949-09-01 距今 77 年" in said
    assert "xf import" in said
    wrong = "amend 1 --received-on 1949-01-01 --reason 看错"
    assert "--yes" in xf(wrong, code=1).err
    assert "1949" not in xf("list").out
    xf(f"{wrong} --yes")
    assert "1949-01-01" in xf("list").out
    questions = asked("不")
    xf(f"{ADD} --on 1949-09-01 --json", code=1)
    assert "1949-09-01" in questions[0]


def test_a_day_of_december_typed_in_january_is_not_of_a_case_that_does_not_exist(used, xf):
    for step in ("classify 1 --domain 其他 --route 调解", "accept 1", "undo 1 --reason 错"):
        said = xf(step, code=3, today="2027-01-05").err
        assert "去年的是 2026-0001" in said


def test_a_day_that_a_script_lost_is_not_today(used, xf):
    before = xf("list").out
    for words in (
        f"{ADD} --on",
        "classify 1 --domain 其他 --route 调解 --on",
        "amend 1 --reason 错 --received-on",
    ):
        assert "日期空着" in xf([*words.split(), ""], code=2).err
    assert xf("list").out == before
