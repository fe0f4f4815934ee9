import pytest

from xfcli.errors import BadValue
from xfcli.sheet import headings
from xfcli.sheet.fields import FIELDS, Values

KEYS = {
    "编号": "no", "登记日期": "on", "信访形式": "channel", "来源": "source", "登记层级": "level",
    "信访目的": "purpose", "姓名": "name", "身份证号": "id_number", "联系电话": "phone", "住址": "address",
    "村组": "village", "人数": "count", "标题": "title", "内容": "text", "诉求领域": "domain",
    "初重": "repeat", "原编号": "repeat_of", "责任单位": "unit", "责任人": "handler", "包案领导": "leader",
    "转办日期": "transferred_on", "受理日期": "accepted_on", "办理期限": "due_on", "答复日期": "replied_on",
    "送达日期": "delivered_on", "办结日期": "closed_on", "办理结果": "result", "满意度": "rating",
    "文号": "doc_no", "备注": "note", "办理状态": "status", "是否化解": "settled", "化解日期": "settled_on",
    "被反映人": "subject", "是否保密": "confidential", "代理人": "agent", "监护人": "guardian",
}  # fmt: skip


def keys(*rows: list, options: tuple[str, ...] = ()) -> dict[str, str]:
    found = headings.find(rows, headings.read_map(options))
    assert found
    return {
        column.heading: column.field.key if column.field else ""
        for column in found.columns
        if not column.shadowed_by
    }


def test_what_is_remembered_of_a_heading_is_read_for_ever():
    """These keys stand in ledgers, under the headings that --map was given."""
    remembered = {heading: headings.read_map([f"我的={heading}"])["我的"] for heading in KEYS}
    assert remembered == KEYS
    assert {field.key for field in FIELDS} == {*KEYS.values()}


def test_titles_above_are_passed_over():
    found = headings.find(
        [["台账"] * 3, ["单位：测试镇", "", "2026年"], ["登记日期", "姓名", "标题"]], {}
    )
    assert (found.first, found.last) == (2, 2)


def test_two_rows_are_joined():
    got = keys(
        ["信访人", "信访人", "承办人", "日期"],
        ["姓名", "电话", "电话", ""],
        ["甲某", "1", "2", "3"],
    )
    assert got == {"信访人/姓名": "name", "信访人/电话": "phone", "承办人/电话": "", "日期": "on"}


def test_serial_numbers_are_ignored_and_the_better_heading_wins():
    found = headings.find([["序 号", "登记时间", "登记日期", "姓名", "标题"]], {})
    assert [column.heading for column in found.columns] == ["登记时间", "登记日期", "姓名", "标题"]
    assert found.columns[0].shadowed_by == "登记日期"


def test_a_mapped_heading_wins_and_may_be_ignored():
    row = ["天气", "留言主题", "留言时间", "标题"]
    got = keys(row, options=("留言主题＝text", "标题=忽略", "留言 时间=信访日期"))
    assert got == {"天气": "", "留言主题": "text", "留言时间": "on"}


def test_too_few_known_headings_are_no_headings():
    assert headings.find([["登记日期", "标题", "甲"]], {}) is None
    assert headings.find([["我的", "标题", "甲"]], headings.read_map(["我的=登记日期"]))


@pytest.mark.parametrize("option", ["没有等号", "=标题", "我的=", "我的=天气"])
def test_a_bad_map_is_refused(option):
    with pytest.raises(BadValue, match="--map"):
        headings.read_map([option])


def test_likely_headings_are_offered():
    assert headings.likely("身份证号吗") == ("身份证号",)
    assert headings.likely("办结日子")[0] == "办结日期"
    assert headings.likely("天气") == ()
    with pytest.raises(BadValue, match="联系电话"):
        headings.read_map(["我的=联系电话号"])


def test_what_was_said_of_one_kind_of_sheet_is_not_said_of_another():
    """A reply's column that was mapped in one office's export must not overrule another register."""
    hotline = ["工单编号", "来电时间", "回复内容", "标题"]
    found = headings.find([hotline], {"回复内容": "text"})
    said = headings.remembered("text", "回复内容", [found.columns])
    remembered = {"回复内容": said}
    assert "text" in {c.field.key for c in headings.find([hotline], remembered).columns}
    other = ["登记日期", "姓名", "内容", "回复内容", "办结日期", "信访形式"]
    fed = {c.heading: c.field.key for c in headings.find([other], remembered).columns}
    assert fed["回复内容"] == "note"
    # What ledgers remember from before is without the headings beside it, and holds everywhere.
    assert {c.heading: c.field.key for c in headings.find([other], {"回复内容": "text"}).columns}[
        "回复内容"
    ] == "text"


@pytest.mark.parametrize(
    ("heading", "never"),
    [
        ("被举报人名字", "姓名"), ("登记人编号", "编号"), ("上报人姓名", "姓名"), ("经办人电话号", "联系电话"),
        ("办理的期限", "办理期限"), ("标题文字", "标题"),
    ],
)  # fmt: skip
def test_no_advice_towards_the_petitioner_from_others_nor_to_what_is_fed(heading, never):
    fed = [Values.due_on, Values.title]
    assert f"={never}" not in headings.advice(heading, fed)["option"]


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (["登记日期", "姓名", "标题", "承办单位", "派单时间", "签收时间", "回复时间"], "note"),
        (["登记日期", "姓名", "标题", "责任单位", "转办日期", "签收日期", "办结日期"], "note"),
        (["登记日期", "姓名", "标题", "承办单位", "答复日期", "签收时间"], "delivered_on"),
        (["登记日期", "姓名", "标题", "答复日期", "签收日期"], "delivered_on"),
        (["登记日期", "姓名", "标题", "签收日期"], "delivered_on"),
    ],
)
def test_who_signed_is_told_by_what_stands_before(row, key):
    """A unit signs for what it is sent; the petitioner signs for the answer."""
    (signed,) = (column for column in row if column.startswith("签收"))
    assert keys(row)[signed] == key
