"""Whom a complaint may be shown to: never the one complained about, nor those under it (条例 Art 28, 30)."""

import re

import pytest

ADD = "add --channel 来信 --name 甲某 --phone 13800000001 --village 柳河村 --title 题目 --text 详情 --new"


@pytest.fixture
def town(book, xf):
    for village in ("柳河村", "东山村"):
        xf(f"units --add {village} --kind 村")
    return book


def test_an_accusation_goes_to_the_competent_organ_alone_whether_or_not_its_subject_is_stated(
    town, xf
):
    xf(f"{ADD} --purpose 检举控告")
    xf("classify 1 --item MZ-JB-02")
    for unit in ("柳河村", "东山村", "村调委会"):
        assert "不得转给村" in xf(f"transfer 1 --to {unit}", code=1).err
    for unit in ("民政办", "司法所", "县民政局", "县政府"):
        assert "只能转给有权处理的机关" in xf(f"transfer 1 --to {unit}", code=1).err
    for more in ("--assisting 柳河村", "--assisting 民政办"):
        assert "第三十条" in xf(f"transfer 1 --to 县纪委监委 {more}", code=1).err
    xf("transfer 1 --to 县纪委监委")


def test_an_accusation_for_another_organ_waits_until_it_is_known_whom_it_is_about(town, xf):
    xf(f"{ADD} --purpose 检举控告")
    xf("classify 1 --item MZ-JB-04")
    asked = xf("transfer 1", code=1).err
    assert "还没有写明被反映的是谁" in asked
    assert "xf amend 2026-0001 --subject" in asked
    xf("amend 1 --subject 县民政局某科长 --reason 补登记")
    assert "反映的就是「县民政局」" in xf("transfer 1", code=1).err
    xf("amend 1 --subject 敬老院院长 --reason 更正")
    assert "已转送 有关单位" in xf("transfer 1").out


def test_no_village_decides_on_an_accusation_and_its_row_is_no_other_way(town, xf):
    xf(f"{ADD} --purpose 检举控告")
    assert "不能由村" in xf("classify 1 --domain 村务 --route 检举控告 --unit 柳河村", code=1).err
    assert "不能改走履职查处" in xf("classify 1 --item MZ-JB-02 --route 履职查处", code=1).err
    xf("classify 1 --domain 村务 --route 检举控告 --unit 民政办")
    assert "只能转给" in xf("transfer 1 --to 民政办", code=1).err


@pytest.mark.parametrize(
    ("subject", "refused", "free"),
    [
        ("村支书李某", "柳河村 村调委会", "东山村 民政办 县民政局"),
        ("柳河的会计", "柳河村", "东山村 民政办"),
        ("柳河村委会", "柳河村 村调委会", "东山村 民政办"),
        ("民政办王主任", "民政办", "县民政局 司法所 柳河村"),
        ("民政专干", "民政办", "县民政局 司法所"),
        ("县民政局", "民政办 县民政局 县救助站", "司法所 县残联"),
        ("镇残联专干", "", "县残联 民政办"),
        ("赵副镇长", "民政办 司法所 柳河村 东山村", "县民政局 县政府"),
        ("县委书记", "县民政局 县政府 民政办 柳河村 派出所", "市政府"),
    ],
)
def test_never_to_whom_it_is_about_its_people_or_those_under_it(town, xf, subject, refused, free):
    xf(f"{ADD} --subject {subject}")
    xf("classify 1 --domain 村务 --route 信访程序")
    for unit in refused.split():
        assert "第三十条第三款" in xf(f"transfer 1 --to {unit}", code=1).err, unit
    for unit in free.split():
        assert "已转送" in xf(f"transfer 1 --to {unit} --reason 试").out, unit
        xf("return 1 --reason 试")


def test_what_reads_like_an_accusation_is_asked_about_before_whom_it_could_be_about_gets_it(
    town, xf
):
    add = "add --channel 来访 --name 甲某 --village 东山村 --new --title"
    xf(f"{add} 东山村会计贪了我家的危房款")
    xf("classify 1 --item MZ-QT-14")
    for more in ("--to 东山村", "--to 柳河村", "--to 农业农村办 --assisting 东山村"):
        asked = xf(f"transfer 1 {more}", code=1).err
        assert "xf classify 2026-0001 --item MZ-JB-02" in asked
        assert "xf amend 2026-0001 --subject 名称" in asked
    xf("amend 1 --subject 会计 --reason 补登记")
    assert "反映的就是「东山村」" in xf("transfer 1 --to 东山村", code=1).err
    xf("amend 1 --subject 无 --reason 谁也没有反映")
    assert "已转送 东山村" in xf("transfer 1 --to 东山村").out

    xf(f"{add} 民政办经办人办低保问我要两条烟")
    xf("classify 2 --item MZ-DB-02")
    assert "--item MZ-JB-03" in xf("transfer 2 --to 民政办", code=1).err
    xf("transfer 2 --to 司法所")  # it names no such office

    xf(f"{add} 村里的路灯坏了半年没人修")
    xf("classify 3 --domain 交通 --route 信访程序")
    xf("transfer 3 --to 东山村")


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("支书拿了我的补贴", "柳河村"), ("村长收了我五百块才给办低保", "柳河村"), ("村主任打人还骂我", "柳河村"),
        ("村里把救灾粮分给干部亲戚了", "柳河村"), ("派出所民警不作为还打我", "派出所"),
        ("司法所所长偏袒对方", "司法所"),
    ],
)  # fmt: skip
def test_who_holds_a_post_could_be_accused_in_any_words(town, xf, said, unit):
    xf(f"add --channel 来访 --name 甲某 --village 柳河村 --new --title {said}")
    xf("classify 1 --item MZ-JC-06")
    assert "读起来像检举" in xf(f"transfer 1 --to {unit}", code=1).err


def test_an_accusation_is_answered_here_only_once_it_is_known_whom_it_is_about(town, xf):
    xf(f"{ADD} --purpose 检举控告")
    xf("classify 1 --item MZ-DB-02")
    for step in ("accept 1", "reply 1 --result 支持 --text 属实"):
        assert "还没有写明被反映的是谁" in xf(step, code=1).err
    xf("amend 1 --subject 某科员 --reason 补登记")
    xf("accept 1")
    xf("reply 1 --result 支持 --text 属实")


def test_a_village_that_had_it_before_is_not_told_who_accuses(town, xf):
    xf("add --channel 来访 --name 甲某 --village 东山村 --title 危房款什么时候发 --new")
    xf("classify 1 --domain 住房 --route 信访程序")
    xf("transfer 1 --to 东山村")
    assert "甲某" in xf("notice 转送函 1 -n").out
    xf("amend 1 --title 村会计贪了我家的危房款 --reason 听错")
    said = xf("notice 转送函 1 -n").out
    assert "甲某" not in said
    assert "不得打击报复" in said


def test_what_is_kept_from_the_village_says_who_has_it_instead(town, xf):
    xf(ADD)
    xf("classify 1 --item MZ-JC-01")
    said = xf("transfer 1 --to 柳河村", code=1).err
    assert "由本机关办理" in said
    assert "xf transfer" not in said  # there is nobody that it could be sent to


@pytest.mark.parametrize("item", ["MZ-JC-04", "MZ-JC-03"])
def test_a_village_is_told_of_a_complaint_and_not_who_made_it(town, xf, item):
    xf(f"{ADD} --point 公布账目")
    xf(f"classify 1 --item {item}")
    xf("transfer 1 --to 柳河村")
    said = xf("notice 转送函 1 -n").out
    assert "公布账目" in said
    assert "不提供" in said
    assert not re.search("甲某|1380000|详情|来信", said)


def test_those_who_must_be_known_are_named(town, xf):
    xf(f"{ADD}")
    xf("classify 1 --item MZ-JC-02")
    xf("transfer 1 --to 柳河村")
    assert "甲某" in xf("notice 转送函 1 -n").out


def test_what_is_already_with_the_one_complained_about_is_to_be_taken_back(town, xf):
    xf(ADD)
    xf("classify 1 --item MZ-JC-04")
    xf("transfer 1 --to 柳河村")
    assert "马上收回材料" in xf("amend 1 --subject 柳河村 --reason 补登记").out
    assert "xf return 2026-0001" in xf("show 1").out
    assert "第三十条" in xf("amend 1 --entry 7 --to 柳河村 --reason 改", code=1).err


def test_an_accusation_for_another_organ_is_not_accepted_and_its_notice_claims_no_power(town, xf):
    xf(f"{ADD} --purpose 检举控告")
    xf("classify 1 --item MZ-JB-02")
    told = xf("accept 1", code=1).err
    assert "由有权处理的机关受理（条例第三十条）" in told
    assert "xf transfer 2026-0001" in told
    assert "县纪委监委" not in told
    xf(f"{ADD} --purpose 检举控告")
    xf("classify 2 --domain 村务 --route 检举控告")
    assert "xf amend 2026-0002 --subject 名称" in xf("accept 2", code=1).err
    xf("amend 2 --subject 不详 --reason 没有说")
    xf("accept 2")
    assert "属于本机关" not in xf("notice 受理告知书 2 -n").out


def test_an_accusation_against_the_desk_stays_with_nobody_here(town, xf):
    xf("setting officer 王某某")
    xf(f"{ADD} --purpose 检举控告")
    xf("classify 1 --domain 救助 --route 检举控告")
    told = xf("amend 1 --subject 民政办王某某 --reason 补登记")
    assert (
        "改由县纪委监委办（xf classify 2026-0001 --route 检举控告 --unit 县纪委监委）" in told.out
    )
    assert "不能由本单位受理（条例第三十条第三款）" in xf("accept 1", code=1).err
    assert "不得将材料转给" in xf("transfer 1 --to 民政办", code=1).err
    xf("classify 1 --item MZ-JB-03")
    xf("transfer 1")


def test_an_officer_who_is_concerned_is_told_to_stand_back_at_each_step(town, xf):
    xf("setting officer 王某某")
    told = xf(f"{ADD} --subject 民政办王某某")
    assert "应当回避（条例第二十八条第三款）" in told.err
    assert "回避" in xf("classify 1 --item MZ-DB-02").err
    assert "回避：" in xf("show 1").out
    xf("amend 1 --subject 王某某 --reason 更正")
    assert "回避" not in xf("accept 1 --by 李某").err
    xf("add --channel 来访 --title 要求公租房 --name 王某某 --new")
    assert "回避" in xf("classify 2 --item MZ-QT-02").err
    xf("add --channel 来访 --title 要求公租房 --name 丙某某 --new")
    assert "回避" not in xf("classify 3 --item MZ-QT-02").err


def test_a_family_name_alone_concerns_nobody(town, xf):
    xf("setting officer 王")
    assert "回避" not in xf(f"{ADD} --subject 王某某").err


ADVISED = re.compile(r"xf (?!amend|undo|show)[a-z]+ 2026[^）；。\n]*")
SUBJECTS = ("柳河村村主任", "民政办", "某镇长", "县民政局某科长", "县长", "县纪委监委")
# One row of each way and unit that could be the accused's own.
ROWS = (
    "MZ-JC-02",
    "MZ-JC-03",
    "MZ-JC-04",
    "MZ-JB-02",
    "MZ-JB-04",
    "MZ-DB-08",
    "MZ-DB-02",
    "MZ-XF-08",
    "MZ-XF-03",
)


def advised(said):
    """Return the first command that a next step or a refusal names, with what the officer fills in."""
    found = ADVISED.search(said)
    words = found[0] if found else ""
    return (
        words.removeprefix("xf ")
        .replace("理由", "试")
        .replace("结果", "支持")
        .replace("--by 另一人", "--by 李某")
    )


@pytest.mark.parametrize("purpose", ["申诉求决", "检举控告"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_is_advised_leads_to_who_may_have_it_and_never_to_the_accused(
    town, xf, run, subject, purpose
):
    xf("setting officer 李某")
    for number, item in enumerate(ROWS, 1):
        xf(f"{ADD} --subject {subject} --purpose {purpose}")
        done = run(f"classify {number} --item {item}")
        for _ in range(4):
            words = advised(done.out + done.err)
            assert words, (item, done)
            verb = words.split()[0]
            done = run(words)
            assert done.code == 0, (item, words, done.err)
            if verb in {"accept", "refuse", "transfer", "reply"}:
                break
        else:
            pytest.fail(f"{item}：{done}")
        case = xf(f"show {number} --json --reveal --reason 核对").json
        if verb == "transfer" or (verb == "accept" and purpose == "检举控告"):
            assert subject[:4] not in str(case["unit"]), (item, case["unit"])
        if purpose == "检举控告" and subject != "县纪委监委":
            # What a township decides of its villages it may take up itself.
            is_ours = subject == SUBJECTS[0] and item in {"MZ-JC-04", "MZ-DB-02", "MZ-XF-08"}
            assert verb == ("accept" if is_ours else "transfer"), (item, words)


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("柳河村选举委员会", "--kind 村"), ("西山村", "--kind 村"), ("村民选举委员会", "写明是哪个村：--to 村名"),
        ("应急办", "--kind 站所"), ("县应急办", "--kind 部门"),
    ],
)  # fmt: skip
def test_a_unit_that_is_not_there_is_added_as_what_it_is(town, xf, unit, said):
    xf(ADD)
    xf("classify 1 --item MZ-JC-03")
    assert said in xf(f"transfer 1 --to {unit}", code=1).err


@pytest.mark.parametrize(
    ("subject", "gone", "left"),
    [("王主任", "王主任", "民政办。"), ("民政办工作人员", "民政办", "，经办人王主任"), ("刘主任", "刘主任", "民政办，经办人王主任")],
)  # fmt: skip
def test_no_paper_sends_the_petitioner_to_whom_the_petition_is_about(town, xf, subject, gone, left):
    xf("setting officer 王主任")
    xf(f"{ADD} --subject {subject}")
    xf("classify 1 --domain 其他 --route 信访程序")
    slip = xf("notice 回执 1 -n").out
    assert f"找青石镇人民政府{left}" in slip
    assert gone not in slip
    xf("transfer 1 --to 县政府")
    for kind in ("转送函", "移送函"):
        contact = xf(f"notice {kind} 1 -n").out.partition("联系：")[2].partition("\n")[0]
        assert contact
        assert gone not in contact
