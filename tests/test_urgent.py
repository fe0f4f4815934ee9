"""Urgent matters (条例 Art 25): marked with a reason, they stand first and are named in papers."""

import pytest

ADD = "add --channel 来访 --name 甲某 --phone 13800000001 --village 柳河村 --new"
REASON = "山体开裂，三户房屋受威胁"


@pytest.fixture
def register(book, xf):
    """A register with an ordinary matter that is nearly due, and an urgent one that is not."""
    xf(f"{ADD} --title 要求修路 --on 2026-03-02")
    xf(f"{ADD} --title 山体开裂要求转移 --urgent {REASON} --on 2026-03-19")
    return xf


def first(xf) -> str:
    return str(xf("list --json").json[0]["no"])


def test_what_is_urgent_stands_first_until_it_no_longer_is(register):
    xf = register
    assert first(xf) == "2026-0002"
    assert xf("list --sort due --json").json[0]["no"] == "2026-0002"
    assert xf("list --sort received --json").json[0]["no"] == "2026-0001"
    assert "【紧急】山体开裂要求转移" in xf("list").out.splitlines()[1]
    assert [row["urgent"] for row in xf("list --json").json] == [True, False]
    xf("note 2 --kind 解除紧急 --text 已经转移")
    assert first(xf) == "2026-0001"
    assert "紧急" not in xf("due").out
    xf("note 1 --kind 紧急 --text 路基塌了，校车过不去")
    assert first(xf) == "2026-0001"
    xf("undo 1 --reason 记错了")
    assert not any(row["urgent"] for row in xf("list --json").json)


def test_the_morning_page_asks_first_to_report_it_then_to_act(register):
    xf = register
    top = xf("due --json").json[0]
    assert (top["no"], top["section"], top["since"]) == ("2026-0002", "urgent", "2026-03-19")
    assert "报告党委政府" in xf("due").out.splitlines()[2]
    assert "条例第二十五条第一款" in xf("due").out.splitlines()[2]
    assert "下一步：按条例第二十五条第一款报告党委政府、通报主管部门" in xf("show 2").out
    xf("notice 紧急情况报告 2 -o 急.docx --yes")
    assert "报告党委政府" not in xf("due").out
    assert xf("due").out.splitlines()[2].split("\t")[2] == "处置"
    assert "下一步：分类" in xf("show 2").out


def test_papers_say_that_it_is_urgent_and_why(register):
    xf = register
    assert f"紧急的理由（2026年3月19日）：{REASON}。" in xf("notice 紧急情况报告 2 -n").out
    xf("classify 2 --domain 其他 --route 履职查处 --unit 县自然资源局")
    xf("transfer 2 --to 县自然资源局")
    letter = xf("notice 转送函 2 -n").out
    assert f"本件是紧急事项：{REASON}。" in letter
    assert "《信访工作条例》第二十五条第一款" in letter
    xf("classify 1 --domain 其他 --route 履职查处 --unit 县自然资源局")
    xf("transfer 1 --to 县自然资源局")
    assert "紧急" not in xf("notice 转送函 1 -n").out


def test_the_note_to_an_inner_office_says_so_too(register):
    xf = register
    xf("classify 2 --item MZ-QT-13")
    xf("transfer 2 --to 民政办")
    assert f"本件是紧急事项：{REASON}" in xf("notice 转办单 2 -n").out


def test_a_sealed_matter_is_urgent_without_saying_why(book, xf):
    xf(f"{ADD} --title 举报 --purpose 检举控告 --urgent 当晚要动手 --on 2026-03-19")
    for words in ("list", "due", "show 1", "notice 紧急情况报告 1 -n"):
        assert "动手" not in xf(words).out
    assert xf("due --json").json[0]["section"] == "urgent"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "note 1 --kind 紧急",
            "紧急要写明理由：发生了什么，可能有什么后果（条例第二十五条第一款）",
        ),
        ("note 1 --kind 解除紧急 --text 过去了", "没有标为紧急"),
        ("note 2 --kind 解除紧急", "没有写内容"),
    ],
)
def test_a_mark_has_its_reason(register, words, said):
    assert said in register(words, code=1 if "没有写内容" not in said else 2).err


def test_what_is_over_is_not_urgent(register):
    xf = register
    xf("close 2 --outcome 撤回 --reason 信访人撤回")
    assert "紧急" not in xf("due").out
    assert "已于" in xf("note 2 --kind 紧急 --text 又来了", code=1).err


def test_who_sent_it_down_and_when_can_be_set_right(book, xf):
    xf(
        f"{ADD} --title 要求修路 --source 上级转送 --sender 县信访局 --sent-on 2026-03-10 --on 2026-03-12"
    )
    xf("amend 1 --sender 县民政局 --sent-on 2026-03-11 --reason 看错了")
    assert "上级转送（县民政局 2026-03-11）" in xf("show 1").out
    assert "来文机关 县信访局 → 县民政局，来文日期 2026-03-10 → 2026-03-11" in xf("show 1").out
    xf('amend 1 --sent-on "" --reason 来文没有日期')
    assert "上级转送（县民政局）" in xf("show 1").out
    assert "晚于收到的日期" in xf("amend 1 --sent-on 2026-03-13 --reason 改", code=2).err
    assert "自收的没有转来的机关" in xf("amend 1 --source 自收 --reason 改", code=1).err
    xf('amend 1 --source 自收 --sender "" --reason 自己来的')
