"""What a village, or whom an accusation is about, must not decide on or see (条例 Art 30)."""

import pytest

from xfcli.case.villages import village_of
from xfcli.law import catalogue

ADD = "add --channel 来信 --name 甲某 --phone 13800000001 --village 柳河村 --title 题目 --text 详情 --new"


@pytest.fixture
def town(book, xf):
    for village in ("柳河村", "东山村"):
        xf(f"units --add {village} --kind 村")
    return book


@pytest.mark.parametrize("unit", ["柳河村村委会", "柳河村党支部", "东山社区居委会"])
def test_a_village_by_another_name_and_kind_is_a_village_still(town, xf, unit):
    xf(f"units --add {unit} --kind 部门")
    xf(f"{ADD} --purpose 检举控告")
    assert "不能由村" in xf(f"classify 1 --item MZ-JB-01 --unit {unit}", code=1).err
    xf("classify 1 --item MZ-JB-01")
    assert "不得转给村" in xf(f"transfer 1 --to {unit}", code=1).err


def test_what_is_about_the_officer_does_not_go_to_the_officers_own_desk(town, xf):
    xf("setting officer 王主任")
    xf(f"{ADD} --purpose 检举控告 --subject 王主任")
    xf("classify 1 --item MZ-JB-03")
    assert "第三十条第三款" in xf("transfer 1 --to 民政办", code=1).err


@pytest.mark.parametrize(
    ("unit", "village"),
    [
        ("柳河村", "柳河"), ("柳河村村委会", "柳河"), ("柳河村党支部", "柳河"), ("柳河党支部", "柳河"),
        ("青石镇柳河村监委会", "柳河"), ("柳河村第三村民小组", "柳河"), ("柳河村老年协会", "柳河"),
        ("柳河村村务监督委员会", "柳河"), ("东山村股份经济合作社", "东山"), ("城南社区居委会", "城南"),
        ("村(居)委会", ""), ("村民选举委员会", ""), ("村调委会", ""), ("村支书李某", ""), ("支书", ""),
        ("村镇建设办", None), ("县农村经济指导站", None), ("县委农村委", None), ("社区矫正中心", None),
        ("县民政局", None), ("镇党委支书", None), ("司法所", None), ("民政办", None),
    ],
)  # fmt: skip
def test_one_function_knows_which_village_a_unit_is_of(unit, village):
    assert village_of(unit, ["柳河村"]) == village


def test_what_a_row_keeps_from_the_village_goes_to_no_village(town, xf):
    xf("units --add 东山村党支部 --kind 部门")
    xf(f"{ADD}")
    for unit in ("柳河村", "东山村", "东山村党支部"):
        said = xf(f"classify 1 --item MZ-DB-08 --unit {unit}", code=1).err
        assert "答应信访人不让村里知道（条例第三十条第三款）" in said
    seq = xf("classify 1 --item MZ-DB-08 --json").json["seq"]
    for unit in ("柳河村", "东山村", "东山村党支部"):
        assert "不能转给村" in xf(f"transfer 1 --to {unit}", code=1).err
    assert "不能转给村" in xf("transfer 1 --to 县民政局 --assisting 柳河村", code=1).err
    assert "不能由村" in xf(f"amend 1 --entry {seq} --unit 柳河村 --reason 改", code=1).err
    xf("transfer 1 --to 县民政局")


def test_every_row_that_promises_it_is_kept_from_the_village():
    kept = {item.code for item in catalogue.load() if catalogue.is_kept_from_village(item.code)}
    assert kept >= {"MZ-DB-08", "MZ-JC-01", "MZ-JB-01", "MZ-JB-02"}
    assert not kept & {"MZ-JC-04", "MZ-JC-02", "MZ-DB-07"}


def test_an_accusation_about_us_is_not_for_us_under_any_row(town, xf):
    xf("setting officer 王主任")
    xf(f"{ADD} --purpose 检举控告 --subject 王主任")
    for way in (
        "--item MZ-DB-02",
        "--domain 村务 --route 信访程序 --unit 民政办",
        "--domain 村务 --route 检举控告",
    ):
        said = xf(f"classify 1 {way}", code=1).err
        assert "不能由本单位办理（条例第三十条第三款）" in said
        assert "xf classify 2026-0001 --item MZ-JB-03" in said
    xf("classify 1 --item MZ-JB-03")
    xf("transfer 1")


def test_what_only_the_county_can_decide_on_is_not_accepted_here(town, xf):
    xf(ADD)
    xf("classify 1 --item MZ-DB-03")
    refused = xf("accept 1", code=1).err
    assert "要向县政府提出" in refused
    assert "xf refuse 2026-0001 --to 县政府" in refused
