"""The tables of headings and words: sound, wide enough, and what is left of them without a register."""

import csv
from pathlib import Path

import pytest

from xfcli import reference
from xfcli.case.words import Channel, Level, Purpose, Rating, Result, Source
from xfcli.sheet import headings, thesaurus
from xfcli.sheet.cells.text import Context
from xfcli.sheet.fields import BY_KEY, FIELDS

HEADINGS = [*reference.rows("headings.csv")]
WORDS = [*reference.rows("words.csv")]
KINDS = {
    "信访形式": Channel, "来源": Source, "登记层级": Level, "信访目的": Purpose, "办理结果": Result, "满意度": Rating,
}  # fmt: skip

# Whole rows of headings as exports of each kind have them, and what each must mean.
REGISTERS = {
    "热线": "工单编号=编号 工单标题=标题 诉求内容=内容 来电人=姓名 来电号码=联系电话 来电时间=登记日期 派单时间=转办日期 工单状态=办理状态 主办单位=责任单位 "
    "办理结果=办理结果 回复内容=备注 是否满意=满意度 诉求类型=诉求领域 办理时限=办理期限 办结时间=办结日期 诉求地址=住址 是否重复工单=初重 回访情况=备注",
    "信箱": "信件编号=编号 信件标题=标题 信件内容=内容 写信人=姓名 联系电话=联系电话 写信时间=登记日期 信件类型=诉求领域 转办时间=转办日期 承办单位=责任单位 "
    "答复时间=答复日期 答复内容=备注 信件状态=办理状态 满意度=满意度 是否公开=备注 邮箱=忽略 办理期限=办理期限",
    "纠纷": "纠纷编号=编号 排查日期=登记日期 纠纷类型=诉求领域 当事人甲方=姓名 当事人乙方=被反映人 联系电话=联系电话 矛盾纠纷简要情况=内容 调解员=责任人 "
    "化解时限=办理期限 是否化解=是否化解 化解日期=化解日期 调解组织=责任单位 包案领导=包案领导 所在村=村组 涉及人数=备注 备注=备注",
    "网格": "事件编号=编号 上报时间=登记日期 事件标题=标题 事件描述=内容 事件类型=诉求领域 上报人=忽略 所属网格=备注 所属村=村组 处置单位=责任单位 "
    "处置情况=备注 办结时间=办结日期 当前状态=办理状态 发现方式=信访形式 事发地点=备注 反映人=姓名 手机号码=联系电话 处理时限=办理期限",
    "投诉": "投诉编号=编号 投诉时间=登记日期 投诉方式=信访形式 投诉人姓名=姓名 投诉人电话=联系电话 被投诉单位=被反映人 投诉内容=内容 投诉类型=诉求领域 "
    "责任部门=责任单位 处理结果=办理结果 答复日期=答复日期 投诉人地址=住址 处理情况=备注 是否满意=满意度 办结日期=办结日期 登记人=忽略",
}  # fmt: skip


def meant(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


def means(heading: str, register: str = "") -> str:
    found = thesaurus.meaning(heading, register)
    return "" if found is None else found.field.heading if found.field else thesaurus.IGNORED


def test_the_tables_are_wide_and_each_line_is_sound():
    fields = {field.heading for field in FIELDS} | {thesaurus.IGNORED}
    assert len(HEADINGS) >= 400
    assert {means for _, means, _ in HEADINGS} <= fields
    assert len({(heading, register) for heading, _, register in HEADINGS}) == len(HEADINGS)
    assert all(headings.normal(heading) == heading for heading, *_ in HEADINGS)
    assert not {heading for heading, _, register in HEADINGS if not register} & fields
    for word, means, heading in WORDS:
        assert means in set(KINDS[heading]), word
        assert word not in set(KINDS[heading]), word
    assert len({(word, heading) for word, _, heading in WORDS}) == len(WORDS)


@pytest.mark.parametrize("table", ["headings.csv", "words.csv"])
def test_a_table_is_plain_csv(table):
    with Path(reference.path(table)).open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1:] == [*reference.rows(table)]


def test_every_heading_means_its_field_in_its_kind_of_register():
    for heading, meaning, register in HEADINGS:
        assert means(heading, register) == meaning


def test_every_word_is_read():
    keys = {
        BY_KEY[key].heading: BY_KEY[key]
        for key in ("channel", "source", "level", "purpose", "result", "rating")
    }
    for word, meaning, heading in WORDS:
        assert keys[heading].reader("")(word, Context()) == meaning


@pytest.mark.parametrize("register", REGISTERS)
def test_an_export_of_each_kind_is_known_whole(register):
    wanted = meant(REGISTERS[register])
    assert thesaurus.register_of({*wanted}) in {register, ""}
    found = headings.find([[*wanted]], {})
    got = {
        c.heading: c.field.heading if c.field else "忽略" if c.not_kept else ""
        for c in found.columns
    }
    assert got == wanted


def test_without_a_register_most_of_its_headings_are_known_and_hardly_one_wrongly(monkeypatch):
    """Leave one register out: its own words are taken from the table, its export is read all the same."""
    known = wrong = all_of_them = 0
    whole = thesaurus._meanings()
    for register, text in REGISTERS.items():
        own = whole[register].keys()
        elsewhere = {
            h for kind, table in whole.items() if kind not in {"", register} for h in table
        }
        left = {
            kind: {h: m for h, m in table.items() if kind != register and not (h in own and h not in elsewhere)}
            for kind, table in whole.items()
        }  # fmt: skip
        anywhere = {}
        for table in left.values():
            anywhere = {**table, **anywhere}
        monkeypatch.setattr(thesaurus, "_meanings", lambda left=left: left)
        monkeypatch.setattr(thesaurus, "_anywhere", lambda anywhere=anywhere: anywhere)
        for heading, meaning in meant(text).items():
            got = means(heading)
            all_of_them += 1
            known += got == meaning
            wrong += bool(got) and got != meaning
    print(f"headings known without their register: {known} of {all_of_them}, wrongly: {wrong}")
    assert known >= 0.8 * all_of_them
    assert wrong <= 2


@pytest.mark.parametrize(
    "heading", ["市民手机号", "网民电话", "求助时间", "提问标题", "话务流水号", "居民住址"]
)
def test_headings_that_no_table_lists_are_put_together(heading):
    assert means(heading)


@pytest.mark.parametrize(
    "heading", ["回访时间", "被投诉人电话", "调解人电话", "经办人姓名电话", "派单人", "办理人地址"]
)
def test_what_is_of_others_is_not_put_together(heading):
    assert means(heading) not in {"姓名", "联系电话", "住址", "登记日期", "身份证号"}
