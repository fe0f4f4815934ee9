"""Villages merged, offices called otherwise: old figures keep the old names, whatever is found has the new ones."""

import pytest

DUTY = "classify {} --domain 低保 --route 信访程序"


@pytest.fixture
def reformed(book, xf):
    """Two villages and a unit with a case; in July the villages are one, and unit and desk have new names."""
    xf("units --add 东山村、西山村、柳河村 --kind 村 --area 东片", today="2026-05-04")
    for no, (name, village, title) in enumerate(
        (("甲一", "东山村", "水渠年久失修"), ("乙二", "西山村", "低保停发")), 1
    ):
        xf(f"add --channel 来访 --name {name} --village {village} --title {title} --new")
        xf(DUTY.format(no))
        xf(f"accept {no}")
    xf("transfer 1 --to 社会事务办")
    xf("report --month 2026-05 --seal", today="2026-06-02")
    merged = xf("units --merge 东山村、西山村 --into 东西村 --on 2026-07-01", today="2026-07-03")
    assert "从 2026-07-01 起东山村、西山村合并为东西村；此前的期间不变。" in merged.out
    back = (
        "xf units --add 东山村、西山村 --kind 村 --area 东片 --on 2026-07-01；"
        "再运行：xf units --remove 东西村 --on 2026-07-01"
    )
    assert merged.err == f"提示：记错了就登记回去：{back}\n"
    renamed = xf("units --merge 社会事务办 --into 社会工作办 --on 2026-07-01").out
    assert "从 2026-07-01 起社会事务办改为社会工作办，在办的 1 件随之转过去" in renamed
    xf("setting desk 社会救助办 --on 2026-07-01")
    return book


def figures(xf, month):
    made = xf(f"report --month 2026-{month} --json").json
    keys = ("petitions.unit.", "petitions.village.", "petitions.area.")
    found = {f["key"]: f["value"] for f in made["figures"] if f["key"].startswith(keys)}
    shown = {key.removeprefix("petitions."): n for key, n in found.items() if n}
    return shown, {row["unit"]: row["open"] for row in made["units"]}


def test_figures_have_the_names_of_their_time(reformed, xf):
    xf("add --channel 来访 --name 丙三 --village 东西村 --title 求助 --repeat-of 1")
    xf("add --channel 来访 --name 丁四 --village 柳河村 --title 修桥 --new")
    may = {
        "unit.民政办": 1,
        "unit.社会事务办": 1,
        "village.东山村": 1,
        "village.西山村": 1,
        "area.东片": 2,
    }
    assert figures(xf, "05") == (may, {"民政办": 1, "社会事务办": 1})
    assert figures(xf, "06") == ({}, {"民政办": 1, "社会事务办": 1})
    july = {
        "unit.社会救助办": 1,
        "unit.社会工作办": 1,
        "village.东西村": 1,
        "village.柳河村": 1,
        "area.东片": 2,
    }
    assert figures(xf, "07") == (july, {"社会救助办": 2, "社会工作办": 1})
    assert xf("report --month 2026-05 --json").json["sealed"]["differences"] == []
    assert [
        case["no"]
        for case in xf("why petitions.village.东山村 --month 2026-05 --json").json["cases"]
    ] == ["2026-0001"]
    assert xf("why petitions.village.东西村 --month 2026-05 --json").json["value"] == 0
    assert xf("check").out == ""


def test_a_case_is_found_under_every_name_of_the_unit_that_show_says_has_it(reformed, xf):
    assert xf("show 1 --json").json["unit"] == "社会工作办"
    assert "等 社会工作办 办理" in xf("show 1").out
    assert "社会工作办" in xf("due").out
    for asked, no in (
        ("社会工作办", 1), ("社会事务办", 1), ("社会救助办", 2), ("本单位", 2), ("本镇", 2),
        ("青石镇 人民政府", 2),
    ):  # fmt: skip
        found = xf(["list", "--json", "--unit", asked]).json
        assert [(one["no"], one["unit"]) for one in found] == [
            (f"2026-000{no}", ("社会工作办", "社会救助办")[no - 1])
        ]
        assert (
            xf(["export", "--csv", "--unit", asked]).out.splitlines()[1].startswith(f"2026-000{no}")
        )
    for asked, nos in (("东西村", [1, 2]), ("东山村", [1]), ("西山村", [2])):
        assert [one["no"] for one in xf(f"list --village {asked} --json").json] == [
            f"2026-000{no}" for no in nos
        ]
    assert len(xf("list --area 东片 --json").json) == 2


@pytest.mark.parametrize("verb", ["list", "export --csv"])
def test_a_unit_that_there_is_not_is_said_and_the_nearest_named(reformed, xf, verb):
    said = xf(f"{verb} --unit 社会工作", code=2).err
    assert "没有「社会工作」这个责任单位。是不是 " in said
    assert "社会工作办" in said


def test_an_export_of_one_unit_does_not_tell_which_has_a_sealed_case(reformed, xf):
    xf("add --channel 来信 --title 反映村干部 --purpose 检举控告 --new")
    assert "2026-0003" in xf("export --csv").out
    assert "2026-0003" not in xf("export --csv --unit 本单位").out


def test_people_of_a_merged_village_are_known_again(reformed, xf):
    for village in ("东西村", "东山村"):
        said = xf(
            f"add --channel 来访 --name 甲一 --village {village} --title 水渠年久失修", code=1
        )
        assert "2026-0001" in said.err + said.out
        assert "同名同村" in said.err + said.out
    hint = "「东山村」从 2026-07-01 起改为「东西村」"
    assert hint in xf("add --channel 来访 --name 己 --village 东山村 --title 别的事 --new").err


def test_what_is_sent_to_the_old_name_goes_to_the_new_one_from_that_day_on(reformed, xf):
    assert "已转送 社会工作办" in xf("transfer 2 --to 社会事务办").out
    xf("return 2 --reason 不属本单位职权")
    xf("add --channel 来访 --name 庚 --title 欠薪 --new --on 2026-06-20")
    xf(DUTY.format(3))
    xf("accept 3 --on 2026-06-21")
    assert "已转送 社会事务办" in xf("transfer 3 --to 社会事务办 --on 2026-06-22").out
    assert figures(xf, "06")[1] == {"民政办": 1, "社会事务办": 2}
    assert xf("show 3 --json").json["unit"] == "社会工作办"


def test_a_unit_complained_about_by_its_old_name_is_not_given_the_case(reformed, xf):
    xf("add --channel 来信 --name 辛 --title 办事拖拉 --subject 社会事务办李某 --new")
    xf(DUTY.format(3))
    xf("accept 3")
    assert "反映的就是" in xf("transfer 3 --to 社会工作办", code=1).err
    assert "反映的就是" in xf("transfer 3 --to 司法所 --assisting 社会工作办", code=1).err
    xf("transfer 3 --to 司法所")


def test_a_unit_that_has_cases_is_not_closed_and_a_closed_one_gets_none(reformed, xf):
    refused = xf("units --remove 社会工作办", code=1).err
    assert "手里还有 1 件没有办结" in refused
    assert "xf units --merge 社会工作办 --into 新名称" in refused
    xf("units --remove 柳河村")
    assert "「柳河村」从 2026-07-03 起停用" in xf("transfer 2 --to 柳河村", code=1).err
    xf("units --add 柳河村 --kind 村")
    xf("transfer 2 --to 柳河村")


def test_a_name_can_come_back(reformed, xf):
    xf("units --merge 东西村 --into 东山村 --on 2026-08-01", today="2026-08-05")
    assert len(xf("list --village 东山村 --json").json) == 2
    xf("add --channel 来访 --name 丙三 --village 东西村 --title 求助 --new --on 2026-07-20")
    assert "village.东西村" in figures(xf, "07")[0]
    xf("add --channel 来访 --name 丙四 --village 西山村 --title 修桥 --new --on 2026-08-02")
    assert figures(xf, "08")[0]["village.东山村"] == 1
    former = [line.split("\t") for line in xf("units").out.splitlines() if "2026-0" in line]
    assert ["东西村", "村", "2026-08-01", "东山村"] in former


def test_where_the_desk_is_renamed_as_a_unit_its_setting_is_named(reformed, xf):
    xf("units --add 社会救助办 --kind 站所")
    said = xf("units --merge 社会救助办 --into 救助中心 --on 2026-07-03").err
    assert "再运行：xf setting desk 救助中心 --on 2026-07-03" in said
    assert "desk" not in xf("units --merge 司法所 --into 青石司法所").err


def test_a_sealed_month_that_changes_is_named(reformed, xf):
    said = xf("units --merge 柳河村 --into 新柳村 --on 2026-05-10").err
    assert "封存" not in said  # nobody came from there
    said = xf("setting desk 民生办 --on 2026-05-10").err
    assert "会改变已封存的 2026年5月；" in said


@pytest.mark.parametrize(
    ("words", "why"),
    [("--merge 东西村", "把旧的和新的都写上"), ("--merge 东西村 --into ' '", "把旧的和新的都写上"),
     ("--merge 东西村 --into 司法所", "「东西村」是村，「司法所」是站所"), ("--into 东西村", "把旧的和新的都写上"),
     ("--merge 东西村 --into 东西村", "不能改成、并成它自己"), ("--merge 西山村 --into 东西村", "不能改成"),
     ("--merge 东西村 --into 新村 --on 2027-01-01", "还没有到")],
)  # fmt: skip
def test_what_cannot_be_merged_is_refused(reformed, xf, words, why):
    assert why in xf(f"units {words}", code=2).err


def test_an_old_register_may_name_a_village_that_was_merged(reformed, xf, tmp_path):
    sheet = tmp_path / "旧.csv"
    sheet.write_text(
        "登记日期,信访形式,姓名,村组,标题\n2026-04-05,来信,钱一,东山村,修路\n", encoding="utf-8"
    )
    xf(f"import {sheet} --apply")
    assert "东山村" not in {unit["name"] for unit in xf("units --json").json}
    assert figures(xf, "04")[0]["village.东山村"] == 1


@pytest.mark.parametrize(
    "wrong",
    [
        "--merge 甲村、乙村 --into 丙村 --on 2026-03-05",
        "--merge 甲村 --into 乙村 --area 西片 --on 2026-03-05",
        "--merge 甲村 --into 甲寸 --on 2026-03-05",
        "--remove 乙村 --on 2026-03-05",
        "--add 乙村 --kind 村 --area 西片 --on 2026-03-05",
    ],
)
def test_what_was_done_to_a_unit_by_mistake_is_taken_back_by_what_is_printed(book, xf, wrong):
    xf("units --add 甲村 --kind 村 --area 东片 --on 2026-01-01")
    xf("units --add 乙村 --kind 村 --area 南片 --on 2026-01-01")
    for village, number in (("甲村", "1"), ("乙村", "2")):
        xf(
            f"add --channel 来访 --title 要求修路 --name {village[0]}某 --village {village} --new --on 2026-03-10"
        )
        xf(f"classify {number} --domain 村务 --route 调解 --on 2026-03-10")
    xf("transfer 1 --to 甲村 --on 2026-03-11")

    def counted():
        found = xf("report --since 2026-03-01 --until 2026-03-15 --json", today="2026-03-20").json
        keys = ("petitions.village.", "petitions.area.", "petitions.unit.", "unit.")
        listed = [unit for unit in xf("units --json").json if unit["kind"] == "村"]
        return listed, {
            f["key"]: f["value"]
            for f in found["figures"]
            if f["key"].startswith(keys) and f["value"]
        }

    before = counted()
    said = xf(f"units {wrong}", today="2026-03-20").err
    assert counted() != before
    for words in said.partition("登记回去：")[2].strip().split("；再运行："):
        xf(words.removeprefix("xf "), today="2026-03-20")
    assert counted() == before
    assert xf("list --unit 甲村 --json", today="2026-03-20").json[0]["no"] == "2026-0001"
    assert xf("check", today="2026-03-20").out == ""


def test_a_refusal_and_a_reminder_name_a_unit_as_it_is_called_today(book, xf):
    xf("add --channel 来访 --title 要求修路 --name 甲某 --new --on 2026-03-10")
    xf("classify 1 --item MZ-QT-13 --on 2026-03-10")
    xf("transfer 1 --to 司法所 --assisting 派出所 --on 2026-03-11")
    for old, new in (("司法所", "青石司法所"), ("派出所", "青石派出所")):
        xf(f"units --merge {old} --into {new} --on 2026-03-15")
    assert "「青石司法所」" in xf("transfer 1 --to 民政办", code=1).err
    assert "「青石司法所」" in xf("refuse 1 --to 县民政局 --reason 无权", code=1).err
    assert "催办 青石司法所" in xf("urge 1").out
    assert "协办：青石派出所" in xf("show 1").out
    xf("note 1 --kind 异议 --text 不归")
    assert "「青石司法所」已于" in xf("note 1 --kind 异议 --text 不归", code=1).err


def test_a_reminder_of_an_earlier_day_names_the_unit_as_it_was_called_then(book, xf):
    xf("add --channel 来访 --title 要求修路 --name 甲某 --new --on 2026-03-10")
    xf("classify 1 --item MZ-QT-13 --on 2026-03-10")
    xf("transfer 1 --to 司法所 --on 2026-03-11")
    xf("units --merge 司法所 --into 青石司法所 --on 2026-03-15")
    assert "催办 司法所" in xf("urge 1 --on 2026-03-14").out
