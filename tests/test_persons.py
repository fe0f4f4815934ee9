"""One way to read a person: what the officer types is meant as in a sheet, and can be set right whole."""

import pytest

from xfcli.screen import persons
from xfcli.sheet.cells import people as cells
from xfcli.sheet.cells import text as cell_text
from xfcli.text import spelled

COME = ["add", "--channel", "来访", "--village", "东山村", "--title", "要求兑现补偿", "--new"]


def people(xf, no="1", petition=0):
    shown = xf(f"show {no} --json --reveal --reason 核对").json["petitions"][petition]
    told = [(one["name"], one["phone"]) for one in shown["people"]]
    return shown["count"], told


TYPED = [
    ("张某", 1, ["张某"]),
    ("张某、李某、王某", 3, ["张某", "李某", "王某"]),
    ("张某，李某", 2, ["张某", "李某"]),
    ("张某/李某", 2, ["张某", "李某"]),
    ("张某等5人", 5, ["张某"]),
    ("张某、李某等五人", 5, ["张某", "李某"]),
    ("欧 某", 1, ["欧某"]),
    ("阿某 • 买某提", 1, ["阿某•买某提"]),
    ("张某和李某", 2, ["张某", "李某"]),
    ("张三、李四与王五", 3, ["张三", "李四", "王五"]),
    ("张某及李某等6人", 6, ["张某", "李某"]),
    ("张某 和 李某", 2, ["张某", "李某"]),
    ("张和平", 1, ["张和平"]),
    ("江苏和利公司", 1, ["江苏和利公司"]),
    ("匿名", 1, []),
    ("不详", 1, []),
    ("张某（男）", 1, ["张某"]),
    ("張某等３人", 3, ["張某"]),
]


@pytest.mark.parametrize(("name", "heads", "names"), TYPED, ids=[name for name, *_ in TYPED])
def test_a_name_means_the_same_typed_and_in_a_sheet(book, xf, tmp_path, name, heads, names):
    xf([*COME, "--name", name])
    sheet = tmp_path / "表.csv"
    sheet.write_text(
        f"登记日期,信访形式,姓名,标题\n2026-03-02,来访,{name.replace(',', '，')},另一件\n",
        encoding="utf-8",
    )
    xf(["import", str(sheet), "--apply"])
    for no in "12":
        count, told = people(xf, no)
        assert (count, [one for one, _ in told]) == (heads, names)


def test_a_channel_is_called_what_offices_call_it(book, xf):
    for word in ("走访", "信件", "打电话"):
        xf(f"add --channel {word} --title 修路 --new")
    assert [row["channel"] for row in xf("list --json").json] == ["来访", "来信", "来电"]
    assert len(xf("list --channel 走访 --json").json) == 1
    assert "可选：来信、来访" in xf("add --channel 飞来 --title 修路 --new", code=2).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--name", "钱*乙"], "遮住"),
        (["--name", "钱某", "--phone", "138****0001"], "遮住"),
        (["--name", "钱某", "--id-number", "3201**********1234"], "遮住"),
        (["--name", "13800010001"], "--phone"),
        (["--name", "同上"], "看不出是谁"),
        (["--name", "诸葛某 关某某"], "看不出是一人还是几人"),
        (["--name", "张某某 李某某等5人"], "看不出是一人还是几人"),
        (["--name", "张某等5人", "--count", "6"], "不符"),
        (["--name", "张某", "--count", "13800010001"], "电话号码不是人数"),
        (["--name", "张某", "--count", "很多"], "电话号码写在 --phone"),
        (["--name", "张某", "--id-number", "A", "--id-number", "B"], "每人一个"),
        (["--name", "张某", "--address", "?"], "问号"),
        (["--name", "张某", "--village", "？"], "问号"),
    ],
)
def test_what_names_nobody_is_refused_and_not_kept(book, xf, words, said):
    refused = xf([*COME, *words], code=2).err
    assert said in refused
    assert "钱" not in refused.replace("钱某", "")
    assert xf("list --json").json == []


def test_numbers_go_to_the_people_in_their_order(book, xf):
    xf([*COME, "--name", "张某、李某", "--phone", "13800010001，138 0001 0002", "--count", "二人"])
    assert people(xf) == (2, [("张某", "13800010001"), ("李某", "13800010002")])
    xf([*COME, "--name", "张某13800010009"])
    assert people(xf, "2")[1] == [("张某", "13800010009")]


def test_a_village_is_read_out_of_a_place(book, xf):
    xf(
        [
            "add",
            "--channel",
            "来信",
            "--title",
            "修路",
            "--name",
            "张某",
            "--village",
            "青石镇柳河村3组",
        ]
    )
    (petition,) = xf("show 1 --json --reveal --reason 核对").json["petitions"]
    assert petition["people"][0]["address"] == "青石镇柳河村3组"
    assert [one["no"] for one in xf("list --village 柳河村 --json").json] == ["2026-0001"]


@pytest.mark.parametrize("word", sorted({*cell_text.EMPTY, *cell_text._DITTO, *cells._ANONYMOUS}))
def test_no_word_for_nobody_is_taken_for_a_plain_name(word):
    """The shortcut past the reader is only for what the reader would take as it is."""
    try:
        each = persons.names(word).each
    except persons.BadValue:
        return
    assert each == ("",)


# -- set right -----------------------------------------------------------------------------------


@pytest.fixture
def three(book, xf):
    xf([*COME, "--name", "张某、李某、王某", "--phone", "13800010001", "--phone", "13800010002"])
    return book


@pytest.mark.parametrize(
    ("words", "heads", "right"),
    [
        (["--person", "2", "--name", "李某某"], 3, [("张某", "1"), ("李某某", "2"), ("王某", "")]),
        (["--person", "2", "--phone", ""], 3, [("张某", "1"), ("李某", ""), ("王某", "")]),
        (["--person", "4", "--name", "丁某"], 4, [("张某", "1"), ("李某", "2"), ("王某", ""), ("丁某", "")]),
        (["--person", "2", "--name", ""], 2, [("张某", "1"), ("王某", "")]),
        (["--name", "赵某、钱某"], 3, [("赵某", "1"), ("钱某", "2"), ("王某", "")]),
        (["--name", "赵某等8人"], 8, [("赵某", "1"), ("李某", "2"), ("王某", "")]),
        (["--person", "2", "--phone", "13800010005", "--phone", "13800010006"], 3,
         [("张某", "1"), ("李某", "5"), ("王某", "6")]),
    ],
)  # fmt: skip
def test_every_representative_can_be_set_right_added_and_taken_away(three, xf, words, heads, right):
    xf(["amend", "1", *words, "--reason", "听错"])
    count, told = people(xf)
    assert (count, [(name, phone[-1:]) for name, phone in told]) == (heads, right)
    assert xf("check").out == ""
    xf("undo 1 --reason 没有听错")
    assert people(xf)[1] == [("张某", "13800010001"), ("李某", "13800010002"), ("王某", "")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--person", "9", "--name", "丁某"], "--person 4"),
        (["--person", "2", "--phone", "A", "--phone", "B", "--phone", "C"], "只有 2 位"),
        (["--person", "4", "--name", "甲某、乙某、丙某"], "代表最多 5 人"),
        (["--person", "4", "--phone", "13800010009"], "--person 4 --name 姓名"),
        (["--count", "2"], "少于"),
        (["--title", ""], "标题不能空着"),
        (["--name", "钱*乙"], "遮住"),
        (["--due", "2026-05-01"], "--source 上级交办"),
        (["--days", "3"], "没有可以这样更正的"),
    ],
)
def test_what_a_registration_cannot_be_is_refused(three, xf, run, words, said):
    done = run(["amend", "1", *words, "--reason", "错"])
    assert done.code in {1, 2}
    assert said in done.err
    assert [line["kind"] for line in xf("show 1 --json").json["history"]] == ["add"]


def test_what_the_sender_set_is_set_right_and_both_values_are_shown(book, xf):
    xf(
        [
            *COME,
            "--name",
            "张某",
            "--source",
            "上级交办",
            "--due",
            "2026-04-01",
            "--doc-no",
            "县信1号",
        ]
    )
    xf("amend 1 --due 2026-04-10 --doc-no 县信2号 --reason 看错 --yes")
    case = xf("show 1 --json").json
    assert [c["due"] for c in case["clocks"] if c["clock"] == "assigned"] == ["2026-04-10"]
    assert case["history"][0]["was"] == {"due": "2026-04-01", "doc_no": "县信1号"}
    assert "期限 2026-04-01 → 2026-04-10" in xf("show 1").out
    xf(["amend", "1", "--doc-no", "", "--reason", "没有文号", "--yes"])
    assert "文号 县信2号 → （无）" in xf("show 1").out


def test_what_add_would_warn_of_amend_warns_of(three, xf):
    xf("units --add 东山村 --kind 村")
    said = xf(
        "amend 1 --phone 1380001 --id-number 32010119900101123 --village 东山 --reason 错"
    ).err
    for warned in ("电话号码的位数不对", "身份证号不是 18 位", "名册里没有「东山」"):
        assert warned in said


def test_a_refused_correction_stands_there_again_whole_and_without_persons(three, xf):
    refused = xf("amend 1 --person 2 --name 李某某 --count 4 --village 西山村", code=1).err
    assert "xf amend 1 --person 2 --name … --count 4 --village 西山村 --reason 理由" in refused
    refused = xf("close 1 --outcome 撤回 --settled --on 2026-03-05", code=1).err
    assert "xf close 1 --outcome 撤回 --settled --on 2026-03-05 --reason 理由" in refused


# -- compared ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["阿某·买某提", "阿某•买某提", "阿某．买某提", "阿某 买某提", "阿某买某提", "阿某　·　买某提"],
)
def test_a_name_is_one_however_it_is_spelled(book, xf, name):
    xf("add --channel 来访 --name 阿某·买某提 --village 东山村 --title 低保金三个月没有到账")
    assert spelled(name) == "阿某买某提"
    assert [one["no"] for one in xf(["search", name, "--json"]).json] == ["2026-0001"]
    name = name.replace(
        "阿某 买", "阿某买"
    )  # with a blank alone it may be two people: that is asked
    again = [
        "add",
        "--channel",
        "来访",
        "--name",
        name,
        "--village",
        "东山村",
        "--title",
        "还没有收到钱",
    ]
    assert "同名同村" in xf(again, code=1).err


@pytest.mark.parametrize("phone", ["13800010002", "13800010002、13900010002"])
def test_the_same_phone_under_another_name_may_be_a_repeat(book, xf, phone):
    xf(["add", "--channel", "来访", "--name", "欧 某", "--phone", phone, "--title", "下水道堵了"])
    again = "add --channel 来电 --name 区某 --phone 13800010002 --title 楼下水漫出来了"
    assert "同一电话，姓名不同" in xf(again, code=1).err
    assert "2026-0002" in xf(f"{again} --new").out


def test_a_phone_alone_does_not_tell_who_complained(book, xf):
    xf("add --channel 来信 --name 欧某 --phone 13800010002 --title 账目 --purpose 检举控告")
    assert "2026-0002" in xf("add --channel 来电 --name 区某 --phone 13800010002 --title 水").out


def test_more_numbers_than_people_are_refused(book, run, xf):
    xf([*COME, "--name", "张某"])
    two = "--id-number 11010519491231002X --id-number 110105194912310011"
    assert "号码写多了" in run(f"amend 1 {two} --reason 补上").err


@pytest.mark.parametrize(
    ("village", "address", "read"),
    [
        ("东山 村", "", ("东山村", "")),
        ("青石镇 东山村3组", "", ("东山村", "青石镇东山村3组")),
        ("青石镇东山村3组", "老槐树下", ("东山村", "青石镇东山村3组，老槐树下")),
        ("东山村3组", "青石镇东山村3组12号", ("东山村", "青石镇东山村3组12号")),
    ],
)
def test_a_village_means_the_same_typed_and_in_a_sheet(book, xf, tmp_path, village, address, read):
    where = ["--address", address] if address else []
    xf(
        [
            "add",
            "--channel",
            "来访",
            "--name",
            "张某",
            "--title",
            "要求补偿",
            "--new",
            "--village",
            village,
            *where,
        ]
    )
    sheet = tmp_path / "表.csv"
    sheet.write_text(
        f"登记日期,信访形式,姓名,村组,住址,标题\n2026-03-02,来访,张某,{village},{address},另一件\n",
        encoding="utf-8",
    )
    xf(["import", str(sheet), "--apply"])
    for no in "12":
        (petition,) = xf(f"show {no} --json --reveal --reason 核对").json["petitions"]
        assert (petition["village"], petition["people"][0]["address"]) == read


def test_a_corrected_village_keeps_the_address_that_was_registered(book, xf):
    xf([*COME, "--name", "张某", "--address", "老槐树下"])
    xf("amend 1 --village 东山村3组 --reason 补组")
    (petition,) = xf("show 1 --json --reveal --reason 核对").json["petitions"]
    assert (petition["village"], petition["people"][0]["address"]) == (
        "东山村",
        "东山村3组，老槐树下",
    )
    xf("amend 1 --village 西山村3组 --address 井边 --reason 听错")
    (petition,) = xf("show 1 --json --reveal --reason 核对").json["petitions"]
    assert (petition["village"], petition["people"][0]["address"]) == ("西山村", "西山村3组，井边")


def test_a_name_that_may_be_several_is_registered_as_one_and_said(book, xf):
    assert "用顿号隔开" in xf([*COME, "--name", "江苏和利公司"]).err
