"""The morning page, the full count of each date, and holiday notices, as the officer reads them."""

import json
import re
import shlex
import shutil

import pytest

from xfcli.screen.cli import app
from xfcli.views import clock_data

SOMEBODY = "--channel 来访 --name 甲某 --phone 13800000001 --new"
STORY = f"""
setting role 信访办
add {SOMEBODY} --title 要求修路 --on 2026-01-04
classify 1 --domain 其他 --route 信访程序 --on 2026-01-05
accept 1 --on 2026-01-20
add {SOMEBODY} --title 低保太低 --on 2026-01-05
classify 2 --domain 低保 --route 信访程序
accept 2 --on 2026-01-06
transfer 2 --to 司法所 --assisting 派出所 --assign --due 2026-02-20 --on 2026-01-07
extend 2 --days 30 --reason 情况复杂 --leader 丁镇长 --on 2026-03-01
add {SOMEBODY} --title 要求照护 --on 2026-03-06
add {SOMEBODY} --title 要求补助 --on 2026-03-05
classify 4 --domain 低保 --route 信访程序
accept 4 --on 2026-03-06
reply 4 --result 支持 --on 2026-03-10
add {SOMEBODY} --title 要求门牌 --on 2026-03-05
classify 5 --domain 地名 --route 信访程序
accept 5 --on 2026-03-06
transfer 5 --to 司法所 --on 2026-03-07
return 5 --reason 不属职权 --on 2026-03-15
add {SOMEBODY} --title 要求公开 --source 上级交办 --due 2026-03-28 --on 2026-03-05
add {SOMEBODY} --title 要求低保 --on 2026-03-19
add --channel 来信 --title 建议装路灯 --new --on 2026-02-01
classify 7 --domain 低保 --route 信访程序 --simple
add {SOMEBODY} --title 反映干部 --purpose 检举控告 --on 2026-03-18
classify 9 --domain 检举 --route 检举控告
add {SOMEBODY} --title 要求救助 --on 2026-01-30
classify 10 --domain 低保 --route 信访程序 --on 2026-02-01
accept 10 --on 2026-02-02
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The ledger of the story, made once."""
    path = tmp_path_factory.mktemp("due") / "台账.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XF_TODAY", "2026-03-20")
        patch.setenv("XF_DB", str(path))
        for words in ("init --office 青石镇人民政府 --by 王主任", *STORY.strip().splitlines()):
            assert app(shlex.split(words), standalone_mode=False) == 0, words
    return path


@pytest.fixture
def story(told, tmp_path):
    shutil.copy(told, tmp_path / "台账.db")


def test_the_morning_page(story, xf, golden):
    golden("due.txt", xf("due").out)
    golden("due.csv", xf("due --csv").out)


def test_the_page_as_data_is_one_line_for_each_thing_to_do(story, xf):
    items = xf("due --json").json
    assert [(i["section"], i["no"], i["clock"], i["state"]) for i in items] == [
        ("overdue", "2026-0002", "assigned", "overdue"),
        ("today", "2026-0006", "notify", "pending"),
        ("soon", "2026-0001", "handle", "pending"),
        ("soon", "2026-0003", "notify", "pending"),
        ("soon", "2026-0007", "simple.accept", "pending"),
        ("untold", "2026-0002", "handle", "pending"),
        ("untold", "2026-0009", "notify", "pending"),
        ("untold", "2026-0007", "notify", "pending"),
        ("unsorted", "2026-0008", None, None),
        ("undelivered", "2026-0004", "handle", "done"),
        ("returned", "2026-0005", "handle", "pending"),
        ("idle", "2026-0010", "handle", "pending"),
    ]
    assert [(i["since"], i["waiting_days"]) for i in items[-3:-1]] == [
        ("2026-03-10", 10),
        ("2026-03-15", 5),
    ]
    sealed = [item for item in items if item["no"] == "2026-0009"]
    assert {item["title"] for item in sealed} == {"（保密）"}
    assert all(set(clock_data.KEYS) <= item.keys() for item in items)


def test_a_script_can_ask_whether_anything_is_overdue(book, xf):
    xf(f"add {SOMEBODY} --title 测试 --on 2026-03-05")
    assert xf("due --exit-code", today="2026-03-20").code == 0  # its last day
    assert xf("due --exit-code --json", code=1, today="2026-03-21").json
    assert xf("due", today="2026-03-21").code == 0


def test_nothing_to_do_is_said_and_is_no_data(book, xf):
    done = xf("due")
    assert (done.out, done.err) == (
        "",
        "没有要办的：没有逾期的、7 天内到期的，也没有等着告知、归类、转送、送达的。\n",
    )
    assert xf("due --json").json == []


@pytest.mark.parametrize(
    ("today", "listed"), [("2026-03-19", False), ("2026-03-20", True)], ids=["第4天", "第5天"]
)
def test_a_returned_case_is_listed_after_five_days(story, xf, today, listed):
    sections = {(i["section"], i["no"]) for i in xf("due --json", today=today).json}
    assert (("returned", "2026-0005") in sections) is listed


def test_a_letter_that_nobody_can_be_told_of_waits_on_the_page_like_the_others(book, xf):
    """It has no day of its own: unclassified it stood nowhere, and classified nowhere for a month."""
    xf("add --channel 来信 --title 反映村干部吃空饷 --new", today="2026-03-18")

    def page() -> list[tuple[str, int]]:
        return [
            (i["section"], i["waiting_days"]) for i in xf("due --json", today="2026-03-20").json
        ]

    assert page() == [("unsorted", 2)]
    assert "待归类2天" in xf("due", today="2026-03-20").out
    xf("classify 1 --item MZ-JB-01", today="2026-03-19")
    assert page() == [("unsent", 1)]
    xf("transfer 1 --to 县纪委监委", today="2026-03-19")
    assert page() == []


@pytest.mark.parametrize(
    ("today", "listed"), [("2026-03-03", False), ("2026-03-04", True)], ids=["29日", "30日"]
)
def test_half_the_time_gone_without_a_step_is_named(story, xf, today, listed):
    """60 days from 2026-02-02 end on Friday 2026-04-03."""
    items = {(i["section"], i["no"]) for i in xf("due --json", today=today).json}
    assert (("idle", "2026-0010") in items) is listed


def test_being_petitioned_again_is_no_progress_and_a_step_is(story, xf):
    again = f"add {SOMEBODY.replace('--new', '--repeat-of 10')} --title 催问"
    xf(f"{again} --on 2026-03-19")
    assert ("idle", "2026-0010") in {(i["section"], i["no"]) for i in xf("due --json").json}
    xf("note 10 --kind 走访 --text 到村里核实")
    assert ("idle", "2026-0010") not in {(i["section"], i["no"]) for i in xf("due --json").json}


def test_an_extension_is_told_or_it_stays_on_the_page(story, xf):
    xf("note 2 --kind 告知")
    assert ("untold", "2026-0002") not in {(i["section"], i["no"]) for i in xf("due --json").json}


def test_an_extension_says_what_is_extended_and_what_is_still_to_be_done(story, xf):
    said = xf("extend 10 --days 20 --reason 等鉴定 --leader 丙镇长").out
    assert "办理期限已延长 20 日。下一步：告知信访人延期理由" in said
    for words in re.findall(r"xf ([a-z]+ [^）]+)", said):
        xf(words + (" -n" if words.startswith("notice") else ""))
    assert "延期理由" not in xf("show 10").out + xf("note 10 --text 已告知").out


def test_what_waits_since_today_says_so(story, xf):
    xf("reply 10 --result 支持")
    assert "今天写好\t2026-0010\t送达" in xf("due").out


# -- every date with its count -------------------------------------------------------------------


def explained(xf, no: int) -> str:
    out = xf(f"show {no} --explain").out
    return out[out.index("期限是怎样算出来的") :]


def test_every_date_is_explained(story, xf, golden):
    deliver = """
    deliver 4 --method 公告 --on 2026-03-11
    classify 8 --domain 建议 --route 建议意见
    """
    for words in deliver.strip().splitlines():
        xf(words)
    golden("explain.txt", "\n".join(explained(xf, no) for no in (1, 2, 4, 6, 7, 8, 9)))


def test_the_count_across_a_holiday_names_each_day(book, xf):
    xf(f"add {SOMEBODY} --title 测试 --on 2026-02-12")
    xf("setting role 信访办")
    xf("classify 1 --domain 低保 --route 信访程序")
    xf("transfer 1 --to 司法所 --on 2026-02-12")
    said = explained(xf, 1)
    assert "2 2026-02-14（调休上班）" in said
    assert "2026-02-16 春节放假" in said
    assert "到 2026-02-26 星期四 届满" in said


def test_a_sealed_case_shows_dates_and_no_unit(story, xf):
    xf("transfer 9 --to 县纪委监委 --on 2026-03-19")
    assert xf("show 9 --json").json["assisting"] == []
    for words in ("show 9", "show 9 --explain", "show 9 --json", "due --json"):
        assert "县纪委监委" not in xf(words).out
    assert "转送" in xf("show 9").out


# -- holiday notices -----------------------------------------------------------------------------

NOTICE = {
    "year": 2027,
    "papers": ["https://www.gov.cn/"],
    "days": [
        {"name": name, "date": f"2027-{day}", "isOffDay": True}
        for name, day in (
            ("元旦", "01-01"), ("春节", "02-05"), ("清明节", "04-05"), ("劳动节", "05-01"),
            ("端午节", "06-09"), ("中秋节", "09-15"), ("国庆节", "10-01"),
        )
    ] + [{"name": "元旦", "date": "2027-01-09", "isOffDay": False}],
}  # fmt: skip


def test_a_new_notice_counts_anew_and_names_the_dates_that_changed(book, xf, tmp_path):
    late = "2026-12-28"
    for on in ("2026-12-25", "2026-12-18"):  # 15 days end on Saturday 01-09 and Saturday 01-02
        xf(f"add {SOMEBODY} --title 测试 --on {on}", today=late)
    before = {i["no"]: i for i in xf("due --json").json}
    assert (before["2026-0001"]["due"], before["2026-0001"]["provisional"]) == ("2027-01-11", True)
    file = tmp_path / "2027.json"
    file.write_text(json.dumps(NOTICE), encoding="utf-8")
    done = xf(["calendar", "import", str(file)])
    assert "1 个期限改变，1 个由暂定变为确定" in done.out
    assert "2026-0001\t告知\t2027-01-11\t2027-01-09" in done.out
    assert "2026-0002" not in done.out
    after = {i["no"]: i for i in xf("due --json").json}
    assert (after["2026-0001"]["due"], after["2026-0001"]["provisional"]) == ("2027-01-09", False)
    years = {year["year"]: year for year in xf("calendar --json").json}
    assert (years[2027]["state"], years[2027]["rest"], years[2027]["worked"]) == ("导入", 7, 1)
    assert xf(["calendar", "import", str(file), "--json"]).json == []
    assert xf("check").out == ""


IN_WORDS = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历腊月二十九、周五）至13日（农历正月初八、周六）放假调休，共9天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）至17日（周五）放假调休，共3天。9月12日（周日）、9月18日（周六）上班。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
国务院办公厅
2026年11月3日"""


@pytest.mark.parametrize("name", ["通知.txt", "旧编码.txt", "Unicode.txt", "通知.docx"])
def test_a_notice_is_read_in_its_own_words(book, xf, tmp_path, name):
    import docx

    file = tmp_path / name
    if name == "通知.docx":
        document = docx.Document()
        for line in IN_WORDS.split("\n"):
            document.add_paragraph(line)
        document.save(str(file))
    else:
        file.write_text(IN_WORDS, {"旧": "gb18030", "U": "utf-16"}.get(name[0], "utf-8"))
    # Received 21 January 2027, 15 days later is 5 February, a rest day of the new notice.
    xf("add --channel 来访 --title 要求修路 --name 甲某 --on 2027-01-21", today="2027-01-22")
    xf("note 1 --kind 告知 --on 2027-02-10", today="2027-02-10")
    said = xf(["calendar", "import", str(file)], today="2027-03-01").out
    assert "2027-02-05 至 2027-02-13" in said
    assert "2027-01-31、2027-02-14" in said
    assert "国办发明电〔2026〕9号" in said
    # A duty that was kept late by the guess was kept in time.
    assert "迟了 → 按期" in said
    assert {year["year"]: year["state"] for year in xf("calendar --json").json}[2027] == "导入"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("共9天", "共8天", "共 8 天，读出的是 9 天"), ("1月1日（周五）", "1月1日（周四）", "写的是周四"), ("三、清明节", "三、寒食节", "缺少清明"),
        ("2月5日（农历腊月二十九、周五）", "2月30日", "不存在"), ("2027年部分节假日", "部分节假日", "读不懂"),
    ],
)  # fmt: skip
def test_a_notice_whose_words_do_not_agree_is_refused(book, xf, tmp_path, old, new, says):
    file = tmp_path / "通知.txt"
    file.write_text(IN_WORDS.replace(old, new), "utf-8")
    assert says in xf(["calendar", "import", str(file)], code=2).err


def test_a_year_without_a_notice_is_named_provisional(book, xf):
    years = {year["year"]: year["state"] for year in xf("calendar --json").json}
    assert years == dict.fromkeys(range(2020, 2027), "随程序") | {2027: "暂定"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("calendar import", "xf calendar import 2027.json"),
        ("calendar import 没有.json", "读不到文件"),
        ("calendar export", "status、import"),
    ],
)
def test_a_notice_that_cannot_be_read_is_refused_and_changes_nothing(book, xf, words, says):
    before = book.read_bytes()
    assert says in xf(shlex.split(words), code=2).err
    assert book.read_bytes() == before


def test_a_day_in_a_year_without_a_notice_is_explained_as_provisional(book, xf):
    xf("add --channel 来访 --title 要求修路 --name 甲某 --on 2026-12-25", today="2026-12-26")
    said = xf("show 1 --explain").out
    assert "暂定：经过的年份放假安排还没有公布" in said
    assert xf("show 1 --json").json["clocks"][0]["provisional"] is True
    assert "暂定" in xf("due").out


def test_what_was_accepted_and_another_decides_is_listed_until_it_is_sent(book, xf):
    xf(f"add {SOMEBODY} --title 道路不通")
    xf("classify 1 --route 信访程序 --domain 其他 --unit 民政办")
    assert sections(xf) == {"untold"}
    xf("accept 1")
    assert sections(xf) == {"unsent"}
    assert "转送" in xf("due").out
    xf("transfer 1 --to 民政办")
    assert sections(xf) == set()


def sections(xf) -> set[str]:
    return {item["section"] for item in xf("due --json").json}
