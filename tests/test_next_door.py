"""Whatever row a matter is classified to: the next step that is printed works, for every role (条例 Art 22, 23)."""

import json
import re
from itertools import groupby

import pytest

from xfcli.case import kinds
from xfcli.case.villages import SOME_VILLAGE
from xfcli.law import catalogue
from xfcli.office import OWN, Office, customary_units

ROLES = {
    "镇政府": ("镇政府", "青石镇人民政府"),
    "民政办": ("民政办", "青石镇人民政府"),
    "镇信访办": ("信访办", "青石镇人民政府"),
    "县信访局": ("信访办", "东河县信访局"),
}
NAMED = {
    "村名": "柳河村",
    "乡镇名": "青石镇人民政府",
    "站所": "民政办",
    "单位": "县民政局",
    "原编号": "1",
}
ADD = "add --channel 来信 --name 甲某 --phone 13800000001 --village 柳河村 --title 题目 --text 详情 --subject 不详 --new"
NEW = Office.from_rows(
    (kinds.UNIT, unit.name, json.dumps(unit.as_fact())) for unit in customary_units()
)
OTHERS_NAME = {OWN, *SOME_VILLAGE, "作出处分的党组织"}  # 党员申诉 is told where to go, and not sent


def kinds_of_rows():
    """Return one row of all that go the same way to the same organ: what is printed is the same."""

    def alike(item):
        return (
            item.route,
            item.unit,
            item.duty in {"review.decide", "recheck.decide"},
            bool(item.duty),
        )

    rows = sorted(catalogue.open_on(catalogue.FIRST_DAY.replace(year=2026)), key=alike)
    return [next(same) for _, same in groupby(rows, alike)]


def organs_of(item):
    """Yield the organs that a row names as such: not 学校, 物业, 上一级机关."""
    if item.unit not in OTHERS_NAME:
        yield item.unit
    for name in re.split("[；、]", re.sub("（[^）]*）", "", item.alternative)):
        if re.fullmatch("[县市省].*(?:[局委院厅会]|联|中心|机构|政府)", name):
            yield name


def test_every_organ_that_a_row_names_is_known():
    named = {name for item in catalogue.load() for name in organs_of(item)}
    assert {name for name in named if NEW.known(name) is None} == set()


@pytest.mark.parametrize("role", ROLES)
def test_the_printed_next_step_works(book, xf, run, role):
    setting, office = ROLES[role]
    xf(f"setting role {setting}")
    xf(f"setting office {office}")
    xf("units --add 柳河村 --kind 村")
    xf("units --add 青石镇人民政府 --kind 其他")
    walls = []
    for no, item in enumerate(kinds_of_rows(), 1):
        xf(ADD)
        told = xf(f"classify {no} --item {item.code}").out
        step = re.search("xf ([a-z]+ [^（）；，]*)", told.partition("下一步：")[2])[1]
        for word, value in NAMED.items():
            step = step.replace(word, value)
        if "xf review" in told:  # of a matter that this register lacks
            step = f"refuse {no} --to 县政府 --reason 理由"
        done = run(step)
        if done.code:
            walls.append((item.code, step, done.err))
        if role == "县信访局":
            assert "xf accept" not in told
            assert "本镇" not in told
    assert walls == []
