"""The boundary: xf registers matters; it never watches, rates or labels people.

This file is the one list of words that may stand nowhere in xf; the hint on neutral words
(`xfcli/people/neutral.py`) is the only place that knows some of them, in order to advise against them.
"""

import html
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest

import xfcli
from xfcli.screen.cli import VERBS

ROOT = Path(xfcli.__file__).parents[1]
# Watching people, rating them, labelling them, promising that they will stop.
WORDS = (
    "重点人员", "重点人", "重点对象", "稳控", "管控", "盯防", "吸附", "缠访", "闹访", "缠闹", "老户", "老上访", "上访户",
    "上访专业户", "钉子户", "刁民", "息诉罢访", "息访", "罢访", "黑名单", "高危人员", "人员画像", "轨迹", "行踪", "截访",
    "劝返", "非访", "越级上访排名", "风险等级", "风险评分", "信用分", "危险等级", "不稳定因素", "人脸",
)  # fmt: skip
# Columns, keys and options that a register of matters has no use for.
NAMES = re.compile(
    r"score|rank|risk|blacklist|watch_?list|photo|portrait|face|relative|employer|workplace|track|"
    r"predict|profile|danger|visits_of|per_person|count_by_person|religion|ethnic|politic",
    re.IGNORECASE,
)
TEXTS = sorted(
    path
    for folder in ("xfcli", "data")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".csv", ".json", ".txt", ".md", ".sql", ".xml", ".sh"}
    and path.name != "neutral.py"
)

FORMS = sorted(path for path in (ROOT / "data" / "forms").iterdir())


@pytest.mark.parametrize("path", FORMS, ids=lambda p: p.name)
def test_no_form_that_ships_asks_for_it_either(path):
    with zipfile.ZipFile(path) as file:
        parts = [file.read(name).decode() for name in file.namelist() if name.endswith(".xml")]
    text = html.unescape(re.sub("<[^>]+>", "", "".join(parts)))
    assert "信访总量" in text
    assert [word for word in WORDS if word in text] == []


@pytest.mark.parametrize("path", [*TEXTS, ROOT / "README.md"], ids=lambda p: p.name)
def test_no_word_of_watching_or_labelling_people(path):
    text = path.read_text(encoding="utf-8")
    assert [word for word in WORDS if word in text] == []


def test_no_template_or_data_file_is_left_unread():
    """Whatever ships has been read above: texts, and the forms in them."""
    shipped = {p for f in ("xfcli", "data") for p in (ROOT / f).rglob("*") if p.is_file()}
    odd = {p.suffix for p in shipped - {*TEXTS, *FORMS}} - {".pyc", ".typed"}
    assert odd <= {".py"}, odd  # neutral.py alone


def test_the_schema_has_no_column_about_a_person_but_how_to_reach_them(book):
    connection = sqlite3.connect(book)
    columns = {
        (table, column[1])
        for (table,) in connection.execute("select name from sqlite_master where type = 'table'")
        for column in connection.execute(f"pragma table_info({table})")
    }
    connection.close()
    persons = {column for table, column in columns if table == "persons"}
    assert persons == {
        "seq", "position", "no", "name", "spelled", "id_number", "phone", "address", "village",
    }  # fmt: skip
    assert [pair for pair in columns if NAMES.search(pair[1])] == []


def test_no_command_option_or_help_page_watches_people(xf):
    for verb in VERBS:
        page = xf(f"{verb.name} -h").out
        assert [word for word in WORDS if word in page] == [], verb.name
        assert NAMES.findall(page) == [], verb.name


def test_no_report_counts_by_person(book, xf):
    for name in ("甲某", "甲某", "乙某"):
        xf(
            f"add --channel 来访 --title 要求修路 --name {name} --village 柳河村 --new --on 2026-02-03"
        )
    report = xf("report --month 2026-02").out + xf("report --month 2026-02 --json").out
    assert "甲某" not in report
    assert "persons.name" not in report


def test_a_label_gets_a_hint_and_is_never_blocked(book, xf):
    done = xf("add --channel 来访 --title 老户又来缠访 --name 甲某 --on 2026-02-03")
    assert "2026-0001" in done.out
    assert "「缠访、老户」是评价人的话" in done.err
    assert "评价人的话" in xf("note 1 --text 系重点人员，须稳控").err
    assert "评价人" not in xf("note 1 --text 3月1日到办公室，要求当日答复").err
