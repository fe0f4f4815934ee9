"""Which organ we are (条例 Art 22, 23, 40): next steps, papers and clocks follow the setting `role`."""

import pytest

ADD = "add --channel 来信 --name 甲某 --phone 13800000001 --village 柳河村 --title 题目 --text 详情 --new --on 2026-03-02"


def clocks(xf, no=1):
    return {clock["clock"] for clock in xf(f"show {no} --json").json["clocks"]}


@pytest.mark.parametrize("role", ["镇政府", "民政办"])
def test_within_the_organ_a_note_goes_and_no_letter_and_no_objection_runs(book, xf, role):
    xf(f"setting role {role}")
    xf(ADD)
    xf("classify 1 --item MZ-QT-13 --on 2026-03-02")
    xf("transfer 1 --to 民政办 --assign --due 2026-03-20 --on 2026-03-03")
    assert "object" not in clocks(xf)
    note = xf("notice 转办单 1 -n").out
    assert "信访事项转办单" in note
    assert "2026年3月20日前交回" in note
    assert "第二十三条" not in note
    assert "xf notice 转办单 2026-0001" in xf("notice 交办函 1", code=1).err


@pytest.mark.parametrize("unit", ["司法所", "派出所", "卫生院"])
def test_a_station_of_a_county_organ_is_no_inner_office(book, xf, unit):
    xf(ADD)
    xf(f"classify 1 --domain 其他 --route 履职查处 --unit {unit} --on 2026-03-02")
    xf(f"transfer 1 --to {unit} --on 2026-03-03")
    assert "没有交给本机关的内设机构" in xf("notice 转办单 1 -n", code=1).err
    # No 信访部门 and no superior: neither days nor an objection can be imposed (Art 23 ¶3).
    assert not {"object"} & clocks(xf)
    assert "duty.elsewhere" in clocks(xf)
    letter = xf("notice 转送函 1 -n").out
    assert "第二十三条第三款" not in letter
    assert "5个工作日" not in letter


def test_an_inner_office_of_another_name_is_set(book, xf):
    xf("units --add 民政所 --kind 站所")
    xf("setting inner 民政所、农技站")
    xf(ADD)
    xf("classify 1 --item MZ-QT-13")
    xf("transfer 1 --to 民政所")
    assert "转办单" in xf("notice 转办单 1 -n").out


def test_what_the_county_decides_is_told_and_not_accepted(book, xf):
    xf(ADD)
    told = xf("classify 1 --item MZ-DB-08 --on 2026-03-02").out
    assert "告知信访人向县民政局提出（xf refuse 2026-0001 --to 县民政局" in told
    assert "xf accept" not in told
    assert (
        "不能交办（条例第二十三条第一款）" in xf("transfer 1 --assign --due 2026-03-20", code=1).err
    )
    xf("transfer 1 --on 2026-03-03")
    letter = xf("notice 转送函 1 -n").out
    assert "关于移送信访事项2026-0001的函" in letter
    assert "转送" not in letter
    assert "不属于我机关职权范围" in letter
    assert "第二十三条" not in letter
    assert "object" not in clocks(xf)
    assert "不归本单位督办（条例第四十条）" in xf("urge 1 --kind 督办 --text 快办", code=1).err
    xf("urge 1 --text 快办 --on 2026-03-20")
    assert "请告知办理情况" in xf("notice 督办函 1 -n").out


def test_what_is_ours_is_accepted(book, xf):
    xf(ADD)
    assert "xf accept" in xf("classify 1 --item MZ-DB-02 --on 2026-03-02").out


def test_an_accusation_is_passed_on_by_whoever_has_it(book, xf):
    xf(f"{ADD} --purpose 检举控告")
    assert "xf refuse" not in xf("classify 1 --item MZ-JB-02 --on 2026-03-02").out


def test_a_petition_office_binds_and_supervises(book, xf):
    xf("setting role 信访办")
    xf(ADD)
    xf("classify 1 --item MZ-QT-13 --on 2026-03-02")
    xf("transfer 1 --to 民政办 --assign --due 2026-03-20 --on 2026-03-03")
    assert "object" in clocks(xf)
    letter = xf("notice 交办函 1 -n").out
    assert "函" in letter
    xf("urge 1 --kind 督办 --text 快办 --on 2026-03-19")
    assert "第四十条" in xf("notice 督办函 1 -n").out
    assert "没有交给本机关的内设机构" in xf("notice 转办单 1 -n", code=1).err


def test_another_organ_supervises_its_own_without_the_power_of_a_petition_office(book, xf):
    xf(ADD)
    xf("classify 1 --item MZ-QT-13 --on 2026-03-02")
    xf("transfer 1 --to 司法所 --on 2026-03-03")
    xf("urge 1 --kind 督办 --text 快办 --on 2026-03-19")
    said = xf("notice 督办函 1 -n").out
    assert "第四十五条" in said
    assert "第四十条" not in said


def test_no_letter_goes_to_an_inner_office(book, xf):
    xf(ADD)
    xf("classify 1 --item MZ-QT-13 --on 2026-03-02")
    xf("transfer 1 --to 民政办 --on 2026-03-03")
    xf("urge 1 --text 快办 --on 2026-03-19")
    for paper in ("转送函", "督办函"):
        refused = xf(f"notice {paper} 1 -n", code=1).err
        assert "不发函" in refused
        assert "xf notice 转办单 2026-0001" in refused


def test_a_role_that_there_is_not_is_refused(book, xf):
    assert "镇政府、民政办、信访办" in xf("setting role 县政府", code=2).err


@pytest.fixture
def county(book, xf):
    xf("setting office 东河县信访局")
    xf("setting role 信访办")
    xf("units --add 青石镇人民政府 --kind 部门")
    return xf


def test_a_petition_office_of_the_county_sends_on_and_orders_and_is_not_told_to_ask_itself(county):
    xf = county
    xf(ADD)
    told = xf("classify 1 --item MZ-JC-04 --on 2026-03-02").out
    assert "有权处理：乡镇（街道）" in told
    assert "xf transfer 2026-0001 --to 乡镇名" in told
    assert "要写明转给哪个" in xf("transfer 1", code=2).err
    assert (
        "转送、交办有权处理的机关，不自己受理（条例第二十二条第一款）" in xf("accept 1", code=1).err
    )
    sent = xf("transfer 1 --to 青石镇人民政府 --assign --due 2026-03-20 --on 2026-03-03").out
    assert "告知信访人去向（xf note 2026-0001 --kind 告知）" in sent
    assert "提交办结报告" in xf("notice 交办函 1 -n").out
    xf("urge 1 --kind 督办 --text 逾期未办 --on 2026-03-19")
    assert "第四十条" in xf("notice 督办函 1 -n").out


def test_what_is_before_the_courts_is_sent_on_as_a_letter_and_shown_to_a_visitor(county):
    xf = county
    xf(ADD)
    assert "xf transfer 2026-0001" in xf("classify 1 --item MZ-QT-12").out
    xf(ADD.replace("来信", "来访"))
    assert "xf refuse 2026-0002 --to 县法院" in xf("classify 2 --item MZ-QT-12").out


def test_the_county_itself_takes_no_order_of_its_petition_office(county):
    xf = county
    xf(ADD)
    assert "xf refuse 2026-0001 --to 县政府" in xf("classify 1 --item MZ-DB-03").out
    refused = xf("transfer 1 --to 县政府 --assign --due 2026-03-30", code=1).err
    assert "报请本级党委和政府决定（条例第二十二条第一款第一项）" in refused
    assert "县信访局" not in refused


def test_an_organ_that_the_catalogue_names_needs_no_entry_in_the_register(book, xf):
    xf(ADD)
    assert "县交通局" in xf("classify 1 --item MZ-JT-02").out
    assert "已转送 县交通局" in xf("transfer 1").out
    assert xf("list --unit 县交通局 --json").json[0]["no"] == "2026-0001"
    assert "不归本单位督办" in xf("urge 1 --kind 督办 --text 快办", code=1).err


@pytest.mark.parametrize(
    "item", ["MZ-DB-03", "MZ-DB-08", "MZ-DM-04", "MZ-LS-04", "MZ-HY-03", "MZ-JT-02", "MZ-JC-12"]
)
def test_what_another_organ_decides_is_not_accepted(book, xf, item):
    xf(ADD)
    xf(f"classify 1 --item {item}")
    assert "当场告知去向：xf refuse 2026-0001 --to 县" in xf("accept 1", code=1).err


@pytest.mark.parametrize("words", ["setting office 青石镇民政办公室", "setting role 民政办"])
def test_an_inner_office_is_told_at_once_that_no_paper_can_bear_its_name(book, xf, words):
    assert "提示" not in xf("setting role 民政办").err
    xf("setting office 青石镇民政办公室")
    assert "「青石镇民政办公室」是内设机构" in xf(words).err


def test_and_where_the_ledger_is_made(xf, tmp_path):
    assert "「青石镇民政办公室」是内设机构" in xf("init --office 青石镇民政办公室").err


@pytest.mark.parametrize(
    ("role", "unit", "verb"),
    [
        ("镇政府", "县民政局", "移送"),
        ("民政办", "县纪委监委", "移送"),
        ("镇政府", "柳河村", "转送"),
        ("信访办", "县民政局", "转送"),
    ],
)
def test_only_who_may_forward_forwards(book, xf, role, unit, verb):
    xf(f"setting role {role}")
    xf("units --add 柳河村 --kind 村")
    xf(ADD)
    xf(f"classify 1 --domain 其他 --route 履职查处 --unit {unit} --on 2026-03-02")
    xf(f"transfer 1 --to {unit} --on 2026-03-03")
    letter = xf("notice 转送函 1 -n").out
    assert f"关于{verb}信访事项2026-0001的函" in letter
    assert f"{verb}你单位" in letter
    xf("note 1 --kind 异议 --on 2026-03-04 --text 不归我管")
    xf("return 1 --reason 不归它管 --on 2026-03-04")
    assert f"我机关{verb}你单位的" in xf("notice 退回函 1 -n").out
