"""Rows are suggested from a petition's own words; measured on letters written before the words were."""

import csv
from datetime import date
from pathlib import Path

import pytest

from xfcli.law import speech, suggestions

DAY = date(2026, 12, 1)
LETTERS = Path(__file__).parent / "petitions"


def suggest(text: str):
    return suggestions.suggest(text, DAY)


def codes(text: str) -> list[str]:
    return [found.item.code for found in suggest(text).items]


def measured(name: str) -> tuple[float, float, float]:
    """Return the shares first, within three, and rightly silent, of a set of letters."""
    with (LETTERS / name).open(encoding="utf-8") as file:
        rows = [(row["code"], codes(row["text"])) for row in csv.DictReader(file)]
    owed = [(code, found) for code, found in rows if code]
    silent = [found for code, found in rows if not code]
    return (
        sum(found[:1] == [code] for code, found in owed) / len(owed),
        sum(code in found for code, found in owed) / len(owed),
        sum(not found for found in silent) / len(silent),
    )


@pytest.mark.parametrize(
    ("name", "first", "three", "silent"),
    [
        ("first.csv", 0.94, 0.99, 0.9),
        ("second.csv", 0.95, 0.99, 0.77),
        ("third.csv", 0.89, 0.96, 0.71),
        ("fourth.csv", 0.73, 0.86, 0.8),  # nothing was fitted to it
    ],
)
def test_the_right_row_is_found_as_often_as_was_reported(name, first, three, silent):
    found = measured(name)
    assert found >= (first, 0, 0)
    assert found[1] >= three
    assert found[2] >= silent


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("我不要低保，就要他们养我，三个儿子谁也不管", "MZ-LN-07"),
        ("底保怎么办，我妈七十了没收入", "MZ-DB-01"),
        ("没爹没妈的娃跟着奶奶过，有没有生活费", "MZ-ET-01"),
        ("名单贴出来没有我的名字，我要投票选村主任", "MZ-JC-02"),
        ("公墓管理费一年涨三回，不交不让上坟", "MZ-BZ-02"),  # a complaint about fees is no question
        ("公墓管理费怎么收的，标准是多少", "MZ-BZ-12"),
        ("高龄津贴三个月没到账", "MZ-LN-01"),  # was it stopped, or is it late?
        ("村小要撤，孩子上学太远", "MZ-JX-04"),
        ("火化证明丢了，领丧葬费要用，怎么补", "MZ-BZ-15"),
        ("宽带天天断，电信不管", "MZ-SJ-02"),
        ("我家的狗被人毒死了", "MZ-GA-04"),
        ("屋顶装了光伏，说好一年一千二租金一分没给", "MZ-QT-28"),
        ("家门口立了个信号塔，怕辐射", "MZ-HJ-05"),
        ("我在村里小学代课八年，现在说有教龄钱，学校让我找镇里", "MZ-JX-03"),
        ("身份证丢了在哪补", "MZ-QT-29"),
        ("低保批不下来", "MZ-DB-03"),
        ("老坟被人挖了", "MZ-GA-05"),  # damage, no rule of burials
        ("修路要迁我家祖坟，给多少钱", "MZ-BZ-07"),
        ("镇里来人把坟平了", "MZ-BZ-08"),
    ],
)
def test_it_understands_how_people_speak(text, code):
    assert codes(text)[0] == code


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("底保批不下来", "低保批不下来"),
        ("特坤怎么申请", "特困怎么申请"),
        ("残级证在哪办", "残疾证在哪办"),
        ("护里补贴没发", "护理补贴没发"),
        ("征地补尝款没给", "征地补偿款没给"),
    ],
)
def test_what_is_misspelt_by_sound_or_shape_is_read_as_it_is_meant(wrong, right):
    assert codes(wrong)[0] == codes(right)[0]


@pytest.mark.parametrize("text", ["年底保证发", "土地保险", "停发并追回"])
def test_what_people_do_write_is_not_set_right(text):
    assert suggestions._mended(text, suggestions._rows(DAY)) == text


def test_what_is_denied_or_told_in_passing_hardly_counts():
    assert "MZ-DB-01" not in codes("我不要低保，就要他们养我")
    assert codes("我是低保户，邻居的狗把我咬了")[0] == "MZ-GA-03"


def test_a_stretch_ends_where_it_denies():
    stretches = speech.letter("孩子不在身边，我不要低保，就要他们养我").clauses
    assert [clause.text for clause in stretches] == ["孩子不在身边", "我", "就要他们养我"]


@pytest.mark.parametrize("text", ["", "你好", "今天天气怎么样", "想问考驾照怎么报名"])
def test_it_is_silent_where_nothing_fits(text):
    assert suggest(text) == ((), False)


def test_it_names_words_of_the_text_and_only_a_clear_lead_is_sure():
    found = suggest("我家的低保今年三月突然停了，没人说明理由")
    best = found.items[0]
    assert best.item.code == "MZ-DB-04"
    assert "停了" in best.words
    assert suggest("残疾人补贴和低保都停了").sure is False


def test_nine_of_ten_that_it_is_sure_of_are_right():
    """On the letters that nothing was fitted to; only these are taken by a mere Enter."""
    with (LETTERS / "fourth.csv").open(encoding="utf-8") as file:
        rows = [
            ({row["code"], *row["also"].split()}, suggest(row["text"]))
            for row in csv.DictReader(file)
        ]
    sure = [found.items[0].item.code in right for right, found in rows if found.sure]
    assert len(sure) >= 50
    assert sum(sure) / len(sure) >= 0.9


def test_equal_scores_are_never_sure(monkeypatch):
    monkeypatch.setattr(suggestions, "SURE_FROM", 0.0)
    for name in ("first.csv", "second.csv"):
        with (LETTERS / name).open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                items, sure = suggest(row["text"])
                scores = [found.score for found in items]
                assert scores == sorted(scores, reverse=True)
                assert not (sure and len(scores) > 1 and scores[0] < 1.19 * scores[1])


def test_width_and_white_space_change_nothing():
    assert suggest("我家 低保　停 了") == suggest("我家低保停了")
    assert suggest("年满80岁的高龄老人") == suggest("年满８０岁的高龄老人")


def test_a_row_that_ended_is_not_suggested():
    text = "刑事案件公安不立案，我不服"
    assert "MZ-QT-21" not in codes(text)


def test_what_a_letter_opens_with_weighs_more_than_what_comes_later():
    first, later = speech.letter("低" * speech.OPENING + "，" + "保" * 5).clauses
    assert (first.times, later.times) == (speech.OPENING_TIMES, 1.0)
