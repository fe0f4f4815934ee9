import pytest

from xfcli.errors import BadValue
from xfcli.sheet import headings
from xfcli.sheet.fields import FIELDS

KEYS = {
    "编号": "no", "登记日期": "on", "信访形式": "channel", "来源": "source", "登记层级": "level",
    "信访目的": "purpose", "姓名": "name", "身份证号": "id_number", "联系电话": "phone", "住址": "address",
    "村组": "village", "人数": "count", "标题": "title", "内容": "text", "诉求领域": "domain",
    "初重": "repeat", "原编号": "repeat_of", "责任单位": "unit", "责任人": "handler", "包案领导": "leader",
    "转办日期": "transferred_on", "受理日期": "accepted_on", "办理期限": "due_on", "答复日期": "replied_on",
    "送达日期": "delivered_on", "办结日期": "closed_on", "办理结果": "result", "满意度": "rating",
    "文号": "doc_no", "备注": "note", "办理状态": "status", "是否化解": "settled", "化解日期": "settled_on",
}  # fmt: skip


def keys(*rows: list, options: tuple[str, ...] = ()) -> dict[str, str]:
    found = headings.find(rows, headings.read_map(options))
    assert found
    return {
        column.heading: column.field.key if column.field else ""
        for column in found.columns
        if not column.shadowed_by
    }


def test_no_variant_stands_for_two_fields():
    names = [name for field in FIELDS for name in (field.heading, *field.variants)]
    assert len(names) == len(set(names))


def test_every_variant_is_as_headings_are_compared():
    for field in FIELDS:
        for name in (field.heading, *field.variants):
            assert headings.normal(name) == name


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_every_heading_and_variant_is_found(field):
    others = [other.heading for other in FIELDS if other is not field][:3]
    for name in (field.heading, *field.variants):
        spaced = f" {'　'.join(name)}\n（说明）"
        assert keys([*others, spaced])[" ".join(spaced.split())] == field.key


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
    row = ["留言编号", "留言主题", "留言时间", "标题"]
    got = keys(row, options=("留言主题＝text", "标题=忽略", "留言 时间=信访日期"))
    assert got == {"留言编号": "", "留言主题": "text", "留言时间": "on"}


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
