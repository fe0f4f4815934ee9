"""Of several who petition in one case, each gets papers of their own: named, and with days of their own."""

import pytest

ANSWERED = """
setting review-organ 青山县人民政府
add --channel 来访 --name 张甲 --village 柳河村 --title 要求修水渠 --text 水渠堵了。 --new --on 2026-01-05
add --channel 来信 --name 李乙 --village 东山村 --title 水渠也堵了我家 --repeat-of 1 --on 2026-01-06
classify 1 --domain 其他 --route 信访程序 --basis 《水法》 --on 2026-01-06
accept 1 --on 2026-01-07 --petition 1 --petition 2
reply 1 --result 支持 --text 查明了。 --answer 修。 --on 2026-01-20
notice 处理意见书 1 -o 意见书.docx
deliver 1 --petition 1 --on 2026-01-21
"""


@pytest.fixture
def answered(book, xf, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for line in ANSWERED.strip().splitlines():
        xf(line)


def test_papers_of_a_delivery_are_for_whom_it_is_owed(answered, xf):
    public = xf("notice 送达公告 1 -n", today="2026-02-02").out
    assert "李" in public
    assert "张" not in public
    assert "2026年3月4日视为送达" in public
    assert "最迟" not in public  # 张甲's last day; 李乙's runs from the service by notice
    assert "自公告期满之日起算" in public
    assert "张" not in xf("notice 送达回证 1 -n").out
    assert "受送达人 | 张" in xf("notice 送达回证 1 --petition 1 -n").out
    assert "已于 2026-01-21 送达" in xf("notice 送达公告 1 --petition 1", code=1).err


def test_a_public_notice_that_was_made_counts_the_review_from_its_end(answered, xf):
    xf("deliver 1 --petition 2 --method 公告 --on 2026-02-02", today="2026-02-02")
    public = xf("notice 送达公告 1 -n", today="2026-02-02").out
    assert "李" in public
    assert "2026年3月4日视为送达" in public
    assert "最迟2026年4月3日，从公告期满那天算" in public


def test_the_opinion_of_a_review_is_served_on_who_asked_for_it(answered, xf):
    for line in (
        "deliver 1 --petition 2 --on 2026-01-22", "review 1 --stage 复查 --petition 2 --on 2026-01-26",
        "review 1 --decision 维持 --text 查过。 --doc-no 县1号 --on 2026-02-10",
    ):  # fmt: skip
        xf(line, today="2026-02-11")
    for paper in ("送达公告", "送达回证"):
        said = xf(f"notice {paper} 1 -n", today="2026-02-11").out
        assert "复查意见书" in said
        assert "李" in said
        assert "张" not in said


def test_each_gets_their_own_of_a_paper_and_the_same_again(answered, xf):
    made = [
        xf(f"notice 受理告知书 1 --petition {which} -o {file}.docx").out
        for which, file in ((1, "甲"), (2, "乙"), (2, "乙又"))
    ]
    assert ["再次打印" in said for said in made] == [False, False, True]
    assert "李" in xf("notice 受理告知书 1 --petition 2 -n").out
    assert "于2026年1月6日以来信形式提出" in xf("notice 受理告知书 1 --petition 2 -n").out
    assert "张" in xf("notice 受理告知书 1 -n").out
    assert xf("check").out == ""


def test_a_slip_is_for_who_is_named_and_at_the_counter_for_who_came(answered, xf, tmp_path):
    import docx

    slip = xf("notice 回执 1 --petition 2 -n").out
    assert "李" in slip
    assert "正在送给您" in slip
    assert "直接送达" not in slip
    xf(
        "add --channel 来访 --name 王丙 --village 柳河村 --title 水渠堵 --repeat-of 1 --slip 丙.docx "
        "--on 2026-02-02", today="2026-02-02",
    )  # fmt: skip
    cells = docx.Document(tmp_path / "丙.docx").tables[0]._cells
    assert "王丙" in [cell.text for cell in cells]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("notice 转送函 1 --petition 2", "去掉 --petition"),
        ("notice 回执 1 --petition 3", "共 2 件"),
    ],
)
def test_a_petitioner_is_named_where_a_paper_is_for_one(answered, xf, words, said):
    assert said in xf(words, code=2).err


def test_the_opinion_of_a_review_bears_the_number_of_who_reviewed_and_none_of_ours(answered, xf):
    for line in (
        "deliver 1 --petition 2 --on 2026-01-22", "review 1 --stage 复查 --petition 2 --on 2026-01-26",
        "review 1 --decision 维持 --text 查过。 --on 2026-02-10",
    ):  # fmt: skip
        xf(line, today="2026-02-11")
    made = xf("notice 复查意见书 1 -o 复查.docx", today="2026-02-11")
    assert "信访查字" not in made.out
    assert "--doc-no 文号 --new" in made.err
    asked = xf("notice 送达公告 1", code=1, today="2026-02-11").err
    assert "--doc-no 文号" in asked
    again = xf("notice 复查意见书 1 --doc-no 县复查1号 --new -o 又.docx", today="2026-02-11")
    assert "县复查1号" in again.out
    assert (
        "《信访事项复查意见书》（县复查1号）" in xf("notice 送达公告 1 -n", today="2026-02-11").out
    )


def test_the_step_that_a_paper_lacks_is_named_whole(book, xf):
    xf("add --channel 来访 --name 张甲 --village 柳河村 --title 要求修水渠 --new --on 2026-01-05")
    assert "xf urge 2026-0001 --kind 督办 --text 要求" in xf("notice 督办函 1", code=1).err
    xf(
        "add --channel 来信 --name 李乙 --village 柳河村 --title 要求修桥 --source 上级转送 --new --on 2026-01-05"
    )
    assert "办结报告没有制作" in xf("notice 办结报告 2", code=1).err


@pytest.mark.parametrize("paper", ["受理告知书", "送达回证", "送达公告", "回执", "答询单"])
def test_a_look_at_a_matter_that_a_repeat_made_confidential_tells_nothing(answered, xf, run, paper):
    xf(
        "add --channel 来信 --name 张甲 --village 柳河村 --title 有人打击报复 --repeat-of 1 --confidential "
        "--on 2026-01-23"
    )  # fmt: skip
    looked = run(f"notice {paper} 1 -n")
    said = looked.out + looked.err
    assert "2026-0001" in said
    for word in ("张某", "张甲", "李某", "李乙", "水渠"):
        assert word not in said
