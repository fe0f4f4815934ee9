"""The catalogue keeps its promises: every row is whole, cites soundly, is found by its words."""

import re
from datetime import date

import pytest

from xfcli.case.words import Route
from xfcli.errors import BadValue, Refused
from xfcli.law import catalogue, remedies

ITEMS = catalogue.load()
OF_THE_DESIGN = [
    *("低保", "特困", "临时救助", "残疾两补", "儿童", "养老", "婚姻", "收养", "殡葬", "地名"),
    *("社会组织", "慈善", "村务", "优抚(转)", "医疗救助(转)", "其他"),
]


def test_it_covers_what_a_township_meets():
    assert len(catalogue.open_on(date(2026, 12, 1))) >= 200
    assert len({item.code for item in ITEMS}) == len(ITEMS)
    assert {item.route for item in ITEMS} == set(Route)
    assert len({item.request for item in ITEMS}) == len(ITEMS)


def test_domains_are_few_and_contain_those_of_the_design():
    assert set(OF_THE_DESIGN) <= set(catalogue.domains())
    assert len(catalogue.domains()) <= 40
    assert set(catalogue.domains()) == {item.domain for item in ITEMS}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.code)
def test_a_row_is_whole(item):
    assert re.fullmatch(r"MZ-[A-Z]{2}-\d{2}", item.code)
    assert isinstance(item.route, Route)
    assert item.words
    assert item.remedy  # what can be done, or that there is nothing to be done
    # Days that have run out are those of a period, named here or in what is told.
    assert item.remedy != remedies.INACTION or item.duty
    assert len(set(item.words + item.hints)) == len(item.words + item.hints)


REFUSED = re.compile("^不服|被拒$")


@pytest.mark.parametrize(
    "item", [item for item in ITEMS if REFUSED.search(item.request)], ids=lambda item: item.code
)
def test_who_was_refused_is_not_sent_back_to_who_refused(item):
    assert (
        item.unit not in {"县民政局", "本镇"} or item.duty
    )  # what can still be asked of it has a period
    assert item.remedy
    if item.route is Route.ADMINISTRATIVE:
        assert item.unit == "县政府"
        assert "60天" in item.told or "书面" in item.told


def test_a_matter_keeps_the_law_of_its_day():
    item = catalogue.find("MZ-DB-04")
    assert item.basis_on(date(2026, 6, 30)).startswith("《社会救助暂行办法》第十三条第三款")
    assert item.basis_on(date(2026, 7, 1)).startswith("《社会救助法》第四十七条、第四十八条")
    assert "当时的规定没有收录" in item.basis_on(date(2021, 3, 1))


def test_each_law_of_a_basis_says_since_when_it_holds():
    since = catalogue.find("MZ-DB-01").basis_since(date(2026, 11, 28))
    assert since == "《社会救助法》2026-07-01；《最低生活保障审核确认办法》2021-07-01"
    local = catalogue.find("MZ-BZ-04").basis_since(date(2026, 11, 28))
    assert "本省" not in local  # no day of it is known, and none is made up
    assert catalogue.find("MZ-SJ-01").basis_since(date(2026, 11, 28)) == "2014-03-15"


def test_a_row_is_chosen_only_while_it_is_there():
    assert catalogue.choose("QT-21", date(2026, 11, 2), date(2026, 11, 30)).code == "MZ-QT-21"
    with pytest.raises(Refused, match="用到 2026-11-30 为止"):
        catalogue.choose("QT-21", date(2026, 11, 2), date(2026, 12, 1))
    with pytest.raises(Refused, match="2026-07-01 起"):
        catalogue.choose("TK-10", date(2026, 6, 30), date(2026, 12, 1))
    assert catalogue.find("QT-21").request  # an old case still says what it asks for


def test_days_that_are_short_are_said_first():
    assert "只有5天" in catalogue.find("JC-02").said_first
    assert "7天" in catalogue.find("QT-24").said_first


def test_a_transfer_to_another_bureau_never_stays_with_the_township():
    own = {"本镇", "村(居)委会"}
    assert not own & {item.unit for item in ITEMS if item.route is Route.OTHER_ORGAN}


def test_what_is_reported_about_officials_goes_where_it_stays_secret():
    reports = [item for item in ITEMS if item.route is Route.DISCIPLINE]
    assert reports
    assert all(item.unit != "本镇" for item in reports)
    assert all("信访工作条例:30" in " ".join(item.basis) for item in reports)


@pytest.mark.parametrize("code", ["MZ-DB-04", "mz-db-04", " DB-04 ", "ｍｚ－ＤＢ－０４"])
def test_find_reads_a_code_however_it_is_typed(code):
    assert catalogue.find(code).request == "不服低保减发、停发"


def test_find_offers_the_nearest_codes():
    with pytest.raises(BadValue) as refusal:
        catalogue.find("MZ-DB-40")
    sentence = str(refusal.value)
    assert "MZ-DB-40" in sentence
    assert sentence.count("MZ-DB-") == 4  # the one typed, and three near ones
    assert "xf catalogue 词" in sentence


@pytest.mark.parametrize("code", ["", "？", "低保"])
def test_find_refuses_what_is_no_code(code):
    with pytest.raises(BadValue, match="xf catalogue 词"):
        catalogue.find(code)


@pytest.mark.parametrize("query", ["MZ-DB", "db", "Db-"])
def test_search_by_the_beginning_of_a_code(query):
    found = catalogue.search(query)
    assert [item.code for item in found] == [i.code for i in ITEMS if i.code.startswith("MZ-DB")]


def test_search_by_words_wants_them_all_and_ranks_the_request_first():
    assert catalogue.search("低保 存折")[0].code == "MZ-DB-09"
    assert catalogue.search("赡养")[0].code == "MZ-LN-07"
    assert {item.domain for item in catalogue.search("低保 停发")} >= {"低保"}
    assert catalogue.search("低保　停发") == catalogue.search("低保 停发")
    assert catalogue.search("低保 彩票") == ()


def test_search_reads_the_path_and_the_basis_too():
    assert "MZ-QT-04" in {item.code for item in catalogue.search("申请劳动仲裁")}
    assert "MZ-CP-02" in {item.code for item in catalogue.search("彩票管理条例")}


def test_an_empty_search_is_the_whole_catalogue():
    assert catalogue.search(" ") == ITEMS
