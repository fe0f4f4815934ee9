"""A village is public, an address is a person's: what is typed for the one is told from the other."""

import pytest

from xfcli.people.dwellings import is_dwelling

HOMES = (
    "柳河村丙某某家", "青石镇府前街18号2单元301", "东山村3组12号", "幸福社区５栋", "柳河村王某隔壁", "西河屯老张家",
    "府前街18-2", "和平社区丁某户",
)  # fmt: skip
VILLAGES = (
    "柳河村", "李家", "张家村", "青石镇东山村", "幸福社区", "三家子村", "高家庄", "第3村", "柳河村3组", "八里屯", "民政办",
    "县自然资源和规划局",
)  # fmt: skip


@pytest.mark.parametrize("text", HOMES)
def test_where_somebody_lives_is_no_village(text):
    assert is_dwelling(text)


@pytest.mark.parametrize("text", VILLAGES)
def test_a_village_is_no_dwelling(text):
    assert not is_dwelling(text)


@pytest.mark.parametrize("home", HOMES[:2])
def test_no_address_becomes_a_public_name(book, xf, tmp_path, home):
    add = f"add --channel 来信 --title 修路 --name 甲某 --village {home} --new"
    said = xf(add, code=2).err
    assert "--address" in said
    assert home not in said
    xf("add --channel 来信 --title 修路 --name 甲某 --village 柳河村 --new")
    assert "--address" in xf(f"amend 1 --village {home} --reason 写错", code=2).err
    sheet = tmp_path / "名册.csv"
    sheet.write_text(
        f"登记日期,信访形式,姓名,标题,村组,责任单位\n2026-03-01,来信,乙某,修桥,{home},\n"
        f"2026-03-02,来信,丙某,修渠,柳河村,{home}\n",
        "utf-8-sig",
    )
    assert home not in xf(f"import {sheet}").out
    xf(f"import {sheet} --apply")
    assert home not in xf("units").out + xf("list").out + xf("report --month 2026-03").out
    assert home in xf("show 2 --reveal --reason 核对").out
    for name in (home, "乙某13800000001"):
        assert "--yes" in xf(f"units --add {name} --kind 部门", code=1).err
    assert home not in xf("units").out
    xf(f"units --add {home} --kind 村 --yes")  # whoever says twice that it is a village is believed
    xf(add)
