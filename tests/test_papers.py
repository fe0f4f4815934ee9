"""Every paper: what it says, under which number, and that it says the same when printed again."""

import re
from pathlib import Path

import pytest

from xfcli.ledger import filters
from xfcli.ledger.filters import Filter
from xfcli.rules import papers

ADD = "add --channel 来访 --village 柳河村 --new --name "
OFFICE = {
    "phone": "0123-4567890",
    "address": "青石镇中心路1号",
    "mark": "青信访",
    "review-organ": "青山县人民政府",
    "recheck-organ": "青山市人民政府",
}


@pytest.fixture
def desk(book, xf, tmp_path, monkeypatch):
    """A ledger of an office that has told xf what it is called and where it sits."""
    for key, value in OFFICE.items():
        xf(["setting", key, value])
    monkeypatch.chdir(tmp_path)
    return book


@pytest.fixture
def cases(desk, xf):
    """Seven cases, among which every paper has one that it is for."""
    steps = """
    add --channel 来访 --title 要求修村道并解决老人照料 --text 村道损坏三年，下雨不能走；家中老人无人照料。 --name 甲某 --village 柳河村 --phone 13800000001 --address 青石镇柳河村3组5号 --point 修复柳河村3组村道 --point 为老人安排照料 --on 2026-01-05
    classify 1 --item MZ-QT-13 --on 2026-01-06
    accept 1 --on 2026-01-08
    transfer 1 --to 民政办 --assign --due 2026-03-01 --reason 请实地核查 --on 2026-01-09
    urge 1 --kind 督办 --text 三日内报告核查情况 --on 2026-03-02
    extend 1 --days 20 --reason 施工要等天气转好 --leader 李镇长 --on 2026-03-03
    add --channel 来信 --title 要求恢复低保 --text 一月起没有收到低保金。 --name 乙某 --village 柳河村 --new --on 2026-03-02
    classify 2 --item MZ-DB-04 --on 2026-03-03
    transfer 2 --to 县民政局 --on 2026-03-04
    return 2 --reason 该户低保由邻县发放 --on 2026-03-06
    add --channel 来访 --title 对法院判决不服 --name 丙某 --new --on 2026-03-05
    classify 3 --item MZ-QT-12 --on 2026-03-06
    refuse 3 --to 县法院 --reason 属于诉讼程序处理的事项 --on 2026-03-09
    add --channel 网上 --title 要求落实五保供养 --text 供养金少发。 --name 丁某 --source 上级交办 --due 2026-03-18 --new --on 2026-01-12
    classify 4 --domain 特困 --route 信访程序 --basis 《社会救助暂行办法》第十五条 --on 2026-01-13
    accept 4 --on 2026-01-14
    reply 4 --result 支持 --text 经查，2025年12月少发一个月供养金，原因是账号录错。 --answer 已于3月10日补发到账。 --on 2026-01-16
    deliver 4 --method 直接 --to 丁某 --on 2026-01-19
    review 4 --stage 复查 --on 2026-01-26
    review 4 --stage 复查 --decision 维持 --doc-no 青政复查〔2026〕3号 --text 原办理意见认定事实清楚。 --on 2026-02-06
    deliver 4 --method 邮寄 --on 2026-02-09
    review 4 --stage 复核 --on 2026-02-11
    review 4 --stage 复核 --decision 维持 --doc-no 青市复核〔2026〕1号 --text 复查意见适用依据正确。 --on 2026-02-27
    deliver 4 --method 直接 --on 2026-03-02
    add --channel 来访 --title 柳河村集体资金去向不明 --text 某村干部领走征地款。 --name 戊某 --purpose 检举控告 --subject 柳河村 --new --on 2026-03-10
    classify 5 --item MZ-JB-02 --on 2026-03-11
    transfer 5 --to 县纪委监委 --on 2026-03-11
    add --channel 来访 --title 要求落实五保供养 --name 丁某 --new --on 2026-03-12
    add --channel 来访 --title 要求修村道 --text 村道损坏三年。 --name 甲某 --village 柳河村 --new --on 2026-01-05
    classify 7 --item MZ-QT-13 --on 2026-01-06
    accept 7 --on 2026-01-08
    transfer 7 --to 司法所 --assign --due 2026-03-01 --on 2026-01-09
    urge 7 --kind 督办 --text 三日内报告核查情况 --on 2026-03-02
    """
    for step in steps.strip().splitlines():
        xf(step.strip())
    return desk


PAPERS = (
    ("回执", 1), ("回执", 2), ("登记表", 1), ("受理告知书", 1), ("转办单", 1), ("督办函", 7), ("延期办理告知书", 1),
    ("导入法定途径告知书", 2), ("转送函", 2), ("退回函", 2), ("不予受理告知书", 3), ("回执", 3),
    ("处理意见书", 4), ("复查意见书", 4), ("复核意见书", 4), ("办结报告", 4), ("送达回证", 4), ("回执", 4),
    ("回执", 5), ("回执", 6),
)  # fmt: skip


def test_every_paper_says_what_the_law_asks(cases, xf, golden):
    for kind, no in PAPERS:
        golden(f"papers/{kind}-{no}.txt", xf(f"notice {kind} {no} -n").out)


def test_a_paper_that_tells_what_a_sealed_case_is_about_is_made_with_a_trace_or_not_seen(
    cases, xf, tmp_path
):
    assert "不能用 -n 预览" in xf("notice 转送函 5 -n", code=1).err
    assert xf("log --access --json").json == []
    xf("notice 转送函 5 -o 转送函.docx")
    assert "县纪委监委" in text_of(tmp_path / "转送函.docx")
    assert [entry["no"] for entry in xf("log --access --json").json] == ["2026-0005"]


def test_after_a_recheck_the_same_facts_are_not_taken_again(cases, xf, golden):
    xf("add --channel 来访 --title 还是供养金的事 --name 丁某 --repeat-of 4 --on 2026-03-12")
    xf("refuse 4 --kind 不再受理 --reason 没有新的事实和理由 --on 2026-03-13")
    golden("papers/不再受理告知书-4.txt", xf("notice 不再 4 -n").out)


def test_an_objection_to_what_a_superior_sent(desk, xf, golden):
    xf("add --channel 来信 --title 要求换发残疾证 --name 己某 --source 上级转送 --on 2026-03-12")
    xf("classify 1 --item MZ-CJ-04 --on 2026-03-13")
    xf("note 1 --kind 异议 --text 残疾证由残联核发 --on 2026-03-16")
    golden("papers/退回函-异议.txt", xf("notice 退回函 1 --to 县信访局 -n").out)


def test_a_number_is_given_once_and_a_paper_printed_again_is_the_same(cases, xf, tmp_path):
    assert "青信访受字〔2026〕1号" in xf("notice 受理告知书 1 -o a.docx --on 2026-03-01").out
    xf("amend 1 --title 另一个标题 --reason 写错")
    assert "再次打印受理告知书 青信访受字〔2026〕1号" in xf("notice 受理 1 -o b.docx").out
    assert text_of(tmp_path / "a.docx") == text_of(tmp_path / "b.docx")
    assert "青信访受字〔2026〕2号" in xf("notice 受理告知书 1 -o c.docx --new").out
    assert "另一个标题" in text_of(tmp_path / "c.docx")
    assert "青信访受字〔2026〕3号 至 青信访受字〔2026〕5号" in xf("notice 受理告知书 --blank 3").out
    assert "青信访受字〔2026〕6号" in xf("notice 受理告知书 4").out
    assert xf("check").out == ""


def text_of(path: Path) -> str:
    import docx

    document = docx.Document(str(path))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


def test_every_paper_of_the_demo_ledger_is_made_or_refused_in_words(run, xf, tmp_path):
    """Three hundred cases in every state, each paper for each: a whole paper, or the missing step."""
    from xfcli import ledger
    from xfcli.errors import XfError
    from xfcli.papers import paper, paper_kinds

    demo = str(tmp_path / "演示.db")
    xf(["demo", demo, "-q"])
    made, refusals = set(), set()
    with ledger.reading(demo) as book:
        about = {"office": book.office, "calendar": book.calendar, "today": book.today}
        for row in filters.cases(book, Filter()):
            case = book.case(row.no)
            for kind in paper_kinds.PAPERS.values():
                try:
                    one = paper_kinds.compose(case, kind, **about, doc_no="", whole=False)
                except XfError as error:
                    refusals.add(str(error))
                    continue
                text = paper.as_text(one)
                assert not [odd for odd in ("None", "。。", "，。", "“”", "；；") if odd in text], (
                    text
                )
                if case.is_sealed and kind.name not in {"转送函", "交办函", *papers._TELLING}:
                    assert case.title not in text
                made.add(kind.name)
    assert made >= paper_kinds.PAPERS.keys() - {
        "复查意见书",
        "复核意见书",
        "转办单",
    }  # these need an organ to be set; the last one is no paper of a 信访办, which the demo's is
    assert [
        said for said in refusals if "先" not in said and "xf " not in said and "不用" not in said
    ] == []


def test_an_article_is_cited_once(book, xf):
    xf("add --channel 来访 --title 要求照顾生活 --name 甲某 --village 柳河村 --on 2026-03-02")
    xf("classify 1 --item MZ-QT-13 --on 2026-03-02")
    xf("accept 1 --on 2026-03-03")
    xf("reply 1 --result 支持 --text 生活困难属实 --on 2026-03-10")
    paper = xf("notice 处理意见书 1 -n").out
    basis = next(
        line for line in paper.splitlines() if "第三十六条" in line and "第三十四条" in line
    )
    assert basis.count("第三十一条第六项") == 1


def test_an_extension_is_told_in_the_days_of_its_period(book, xf):
    """Twenty working days of 政府信息公开条例 33 are lengthened by working days, 条例 34 by calendar days."""
    xf("add --channel 来信 --title 要求公开低保名单 --name 甲某 --village 柳河村 --on 2026-03-02")
    xf("classify 1 --item MZ-QT-10 --on 2026-03-02")
    said = xf("extend 1 --days 20 --reason 复杂 --leader 丁镇长 --on 2026-03-10").out
    assert "办理期限已延长 20 个工作日" in said
    history = [line["text"] for line in xf("show 1 --json").json["history"]]
    assert "延期 20 个工作日，丁镇长批准" in history[-1]
    assert "20个工作日+延期20个工作日" in xf("show 1").out.replace(" ", "")
    paper = xf("notice 延期办理告知书 1 -n").out
    assert "因情况复杂，经本机关负责人丁镇长批准，办理期限延长20个工作日" in paper
    assert "20个工作日内，经批准延长20个工作日" in paper
    assert "批准延长20个工作日" in xf("notice 回执 1 -n").out


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("复杂", "因情况复杂，经"),
        ("涉及三个村，情况复杂", "因涉及三个村，情况复杂，经"),
        ("要等鉴定结果。", "因要等鉴定结果，情况复杂，经"),
        ("因要等鉴定结果", "因要等鉴定结果，情况复杂，经"),
    ],
)
def test_an_extension_says_that_the_matter_is_complex_once(book, xf, reason, said):
    xf("add --channel 来信 --title 要求修路 --name 甲某 --village 柳河村 --on 2026-03-02")
    xf("classify 1 --domain 其他 --route 信访程序 --on 2026-03-02")
    xf("accept 1 --on 2026-03-03")
    xf(f"extend 1 --reason {reason} --leader 丁镇长 --on 2026-03-10")
    assert said in xf("notice 延期办理告知书 1 -n").out


def test_a_review_rests_on_its_own_article_of_the_regulation(book, xf):
    """The places that bound the office that handled the matter do not bind who reviews it."""
    xf("setting review-organ 青石县人民政府")
    xf("add --channel 来访 --title 要求照顾生活 --name 甲某 --village 柳河村 --on 2026-03-02")
    xf("classify 1 --item MZ-QT-13 --on 2026-03-02")
    xf("accept 1 --on 2026-03-03")
    xf("reply 1 --result 不予支持 --text 不属实 --basis 社会救助法第十八条 --on 2026-03-10")
    xf("deliver 1 --method 直接 --on 2026-03-11")
    xf("review 1 --stage 复查 --on 2026-03-12")
    xf("review 1 --stage 复查 --decision 维持 --text 原意见正确 --on 2026-03-20")
    basis = xf("notice 复查意见书 1 -n").out.partition("四、依据")[2].partition("五、")[0]
    assert "《信访工作条例》第三十五条" in basis
    assert not [place for place in ("三十一", "三十二", "三十四", "三十六") if place in basis]


def test_a_paper_with_all_personal_data_is_another_paper_and_is_logged(cases, xf, tmp_path):
    asked = "notice 处理意见书 4 --yes -o 文书.docx"
    xf(asked)
    assert "已制作" in xf(f"{asked} --reveal --reason 法院调阅").out
    assert "再次打印" in xf(f"{asked} --reveal --reason 法院调阅").out
    assert "再次打印" in xf(asked).out
    logged = [line["what"] for line in xf("log --access --json").json]
    assert [what for what in logged if "全部个人信息" in what] == [
        "制作处理意见书 青信访答字〔2026〕1号（写有全部个人信息）"
    ]


def test_who_gave_no_name_is_neither_addressed_nor_to_be_told(desk, xf):
    xf("add --channel 来信 --title 反映垃圾没人清 --text 三个月没人清。 --new --on 2026-03-02")
    xf("classify 1 --domain 其他 --route 信访程序 --on 2026-03-02")
    xf("transfer 1 --to 司法所 --on 2026-03-03")
    letter = xf("notice 转送函 1 -n").out
    assert "告知信访人" not in letter
    assert "为信访人保密" not in letter
    assert "信访人：未署名" in letter
    assert "以上述日期为准。" in xf("notice 移送函 1 --to 县民政局 -n").out
    for kind in ("听证通知书", "调解协议书", "授权委托书", "受理告知书"):
        if kind == "受理告知书":
            xf("accept 1 --on 2026-03-04")
        said = xf(f"notice {kind} 1 -n").out
        assert "：信访人" not in said
        assert "＿＿＿＿＿＿＿＿" in said
        assert not re.search("^信访人：$", said, re.MULTILINE)
    assert "信访人 | （未署名）" in xf("notice 回执 1 -n").out


def test_who_was_passed_on_is_not_told_that_it_is_over_nor_to_ask_anew(cases, xf):
    said = xf("notice 导入法定途径告知书 5 -n").out
    assert "已于2026年3月11日将你的材料转给县纪委监委，你不用再提" in said
    assert "请向哪个机关提出" not in said
    xf("note 5 --kind 告知 --on 2026-03-12")
    xf("close 5 --outcome 转出 --on 2026-03-13")
    slip = xf("notice 回执 5 -n").out
    assert "已经转给有权处理的单位" in slip
    assert "接手的单位办理、答复" in slip


ANSWER = "reply 1 --result 不予支持 --text 查明了 --answer 不修 --answer 不安排 --basis 《公路法》 --on 2026-03-05"


def test_a_public_notice_names_the_opinion_that_it_delivers(cases, xf):
    assert "先运行：xf reply 2026-0001" in xf("notice 送达公告 1", code=1).err
    xf(ANSWER)
    assert "xf notice 处理意见书 2026-0001" in xf("notice 送达公告 1", code=1).err
    xf("notice 处理意见书 1 -o 意见书.docx")
    said = xf("notice 送达公告 1 -n").out
    assert "2026年3月5日作出《信访事项处理意见书》（青信访答字〔2026〕1号）" in said
    assert "结论：请求缺乏事实根据或者不符合有关规定，不予支持。" in said
    assert "2026年4月19日视为送达" in said  # thirty days from the day of the notice
    assert "申请复查" in said
    assert "自公告期满之日起算" in said
    assert "＿" not in said
    xf("deliver 1 --method 公告 --on 2026-03-09")
    assert "2026年4月8日视为送达" in xf("notice 送达公告 1 -n").out
    assert "不用公告" in xf("notice 送达公告 4", code=1).err


def test_a_paper_is_found_by_a_part_of_its_name_and_what_suits_all_needs_no_number(
    cases, xf, tmp_path
):
    said = xf("notice 听证 1", code=2).err
    assert "「听证」有 2 种：听证通知书、听证笔录。" in said
    assert "相近的有：受理告知书、" in xf("notice 告知书 1", code=2).err
    assert "可选：回执、登记表" in xf("notice xyz 1", code=2).err
    xf("notice 信访人须知")
    assert "您的权利" in text_of(tmp_path / "信访人须知.docx")
    assert "您的权利" in xf("notice 信访人须知 -n").out
    assert xf("check").out == ""


# What a slip is read by: sentences that a person with little schooling follows at once.
LONGEST_SENTENCE, LONGEST_CLAUSE, USUAL_SENTENCE = 75, 34, 20
FORMULAS = re.compile(
    "之日|应当|予以|依照|根据|逾期|《|第.{1,4}条|本机关|职权|投诉请求|信访程序|为此|特此"
)


def test_the_slip_is_written_for_somebody_who_reads_little(demo_year):
    from xfcli import ledger
    from xfcli.papers import paper_kinds

    lengths = []
    with ledger.reading(str(demo_year)) as book:
        about = {"office": book.office, "calendar": book.calendar, "today": book.today}
        for row in filters.cases(book, Filter()):
            case = book.case(row.no)
            if case.void:
                continue
            slip = paper_kinds.compose(
                case, paper_kinds.PAPERS["回执"], **about, doc_no="", whole=False
            )
            lengths += easily_read(slip)
    assert sorted(lengths)[len(lengths) // 2] <= USUAL_SENTENCE


def easily_read(paper):
    """The lengths of the sentences of a paper, none of them too long or in words of the law."""
    said = "\n".join(b.text for b in paper.blocks if b.text)
    assert not FORMULAS.search(said), (FORMULAS.search(said), said)
    sentences = [text for text in re.split("[。！？；：\n]", said) if text]
    for sentence in sentences:
        assert len(sentence) <= LONGEST_SENTENCE, sentence
        assert max(map(len, re.split("[，、]", sentence))) <= LONGEST_CLAUSE, sentence
    return list(map(len, sentences))


def test_the_notice_on_the_wall_is_read_as_easily_as_the_slip(book):
    from xfcli import ledger
    from xfcli.papers import described

    with ledger.reading(str(book)) as reader:
        notice = described.blank("信访人须知", reader.office, reader.today, "")
    lengths = easily_read(notice)
    assert sorted(lengths)[len(lengths) // 2] <= USUAL_SENTENCE


def test_what_the_catalogue_tells_is_read_as_easily_as_the_slip():
    from xfcli.law import catalogue

    for item in catalogue.load():
        for said in (item.told, item.said_first):
            assert not FORMULAS.search(said), (item.code, said)
            assert max(map(len, re.split("[。！？；：]", said))) <= LONGEST_SENTENCE, item.code


def test_who_is_sent_another_way_is_told_so_on_the_day_the_paper_is_made(desk, xf):
    xf("add --channel 来访 --title 申请低保 --name 甲某 --village 柳河村 --new --on 2026-03-02")
    xf("classify 1 --item MZ-DB-01 --on 2026-03-02")
    assert xf("notice 导入法定途径告知书 1 -n").out.rstrip().endswith("2026年3月20日")


def test_a_look_at_blank_papers_uses_up_no_number(desk, xf, tmp_path):
    place = tmp_path / "空白.docx"
    assert (
        "去掉 -n"
        in xf(["notice", "不予受理告知书", "--blank", "1", "-n", "-o", str(place)], code=2).err
    )
    assert not place.exists()
    assert "〔2026〕1号" in xf(["notice", "不予受理告知书", "--blank", "1", "-o", str(place)]).out


def test_two_papers_of_a_case_do_not_contradict_each_other(desk, xf):
    xf("add --channel 来访 --title 申请低保 --name 甲某 --village 柳河村 --new --on 2026-03-02")
    xf("classify 1 --item MZ-DB-01 --on 2026-03-02")
    assert "导入" not in xf("notice 导入法定途径告知书 1 -n").err
    xf("accept 1 --on 2026-03-03")
    assert "xf notice 受理告知书 2026-0001" in xf("notice 导入 1 -n", code=1).err
    assert xf("notice 移送函 1 -n").out
    xf("reply 1 --result 支持 --on 2026-03-04")
    assert "不再移送" in xf("notice 移送函 1 -n", code=1).err


def test_what_cannot_wait_is_said_before_all_else(desk, xf):
    xf(
        "add --channel 来访 --title 选民名单没有我 --name 甲某 --village 柳河村 --new --on 2026-03-02"
    )
    xf("classify 1 --item MZ-JC-02 --on 2026-03-02")
    slip = xf("notice 回执 1 -n").out
    assert slip.index("名单公布那天起只有5天") < slip.index("一、现在的情况")
    assert "人在外地的可以打电话、委托家人提" in slip
    xf("refuse 1 --to 柳河村村民选举委员会 --reason 由它处理 --on 2026-03-02")
    assert "名单公布那天起只有5天" in xf("notice 回执 1 -n").out
    assert "选举委员会3天内要处理" in xf("notice 不予受理告知书 1 -n").out
    xf("amend 1 --confidential --reason 写错")
    assert "只有5天" not in xf("notice 回执 1 -n").out


def test_a_day_that_ends_one_step_is_not_promised_as_the_end(desk, xf):
    xf("add --channel 来访 --title 要求特困供养 --name 甲某 --village 柳河村 --new --on 2026-03-02")
    xf("classify 1 --item MZ-TK-01 --on 2026-03-02")
    xf("accept 1 --on 2026-03-02")
    assert "调查核实，提出初审意见。" in (told := xf("notice 受理告知书 1 -n").out)
    assert "办结并书面答复" not in told
    assert "最迟这一天，我们调查核实，提出初审意见。" in xf("notice 回执 1 -n").out


def test_the_slip_tells_what_was_decided(cases, xf):
    """A refused matter is told where to go, an answered one its result, also once it is closed."""
    xf("close 3 --outcome 不予受理 --on 2026-03-12")
    said = xf("notice 回执 3 -n").out
    assert "不予受理，这件事不归我们办。请到县法院去提。" in said
    assert "可以向上一级机关反映" in said
    assert "2026年3月12日办结" in said
    answered = xf("notice 回执 4 -n").out
    assert "青市复核〔2026〕1号" in answered
    assert "维持原来的意见" in answered


def test_the_title_of_a_blank_is_that_of_the_paper(cases, xf):
    """What was filled in by hand and what was printed later are one paper."""
    from xfcli import ledger
    from xfcli.papers import described

    with ledger.reading(str(cases)) as reader:
        for kind, no in (
            ("受理告知书", 1),
            ("延期办理告知书", 1),
            ("送达回证", 4),
            ("登记表", 1),
            ("回执", 1),
        ):
            blank = described.blank(kind, reader.office, reader.today, "")
            assert blank.title in xf(f"notice {kind} {no} -n").out


def test_a_paper_about_a_sealed_case_tells_nothing_of_it(cases, xf):
    for name in ("答询单", "听证通知书", "谈话笔录", "移送函", "紧急情况报告", "撤回申请"):
        said = xf(f"notice {name} 5 -n").out
        assert "2026-0005" in said
        assert "集体资金" not in said
        assert "戊某" not in said


def test_what_a_paper_leaves_open_is_told_with_its_command(desk, xf):
    xf(
        "add --channel 来信 --title 要求修路 --text 路坏 --name 甲某 --source 上级交办 --due 2026-05-01 --on 2026-03-02"
    )
    xf(
        "classify 1 --domain 村务 --route 信访程序 --basis 《信访工作条例》第三十一条第六项 --on 2026-03-03"
    )
    xf("accept 1 --on 2026-03-04")
    xf("reply 1 --result 解释说明 --text 是村道，今年没有预算 --on 2026-03-10")
    told = xf("notice 处理意见书 1 -o 意见书.docx").err
    assert "xf reply 2026-0001 --answer 答复" in told
    assert "xf reply 2026-0001 --basis 依据" in told
    assert (
        "xf notice 办结报告 2026-0001 --to 机关 --new" in xf("notice 办结报告 1 -o 报告.docx").err
    )
    assert "提示" not in xf("notice 办结报告 1 --to 县信访局 --new -o 又.docx").err
    xf("add --channel 来信 --title 要求修桥 --name 乙某 --source 上级转送 --sender 县信访局 --new")
    for name in ("报送函", "紧急情况报告"):
        assert "县信访局：" in xf(f"notice {name} 2 -n").out
    xf("classify 2 --item MZ-DB-04")
    assert "县政府：" in xf("notice 移送函 2 -n").out


@pytest.mark.parametrize(
    "said", ["", "--result 支持", "--result 支持 --doc-no 青信7号", "--doc-no 青信7号"]
)
def test_words_are_added_to_an_answer_whatever_is_said_again_of_it(book, xf, said):
    for line in (
        "add --channel 来访 --title 要求修路 --name 甲某", "classify 1 --domain 村务 --route 信访程序", "accept 1",
        "reply 1 --result 支持 --answer 修 --doc-no 青信7号",
    ):  # fmt: skip
        xf(f"{line} --on 2026-01-05", today="2026-01-06")
    xf(f"reply 1 --text 查明属实 --answer 三月修 {said}")
    shown = xf("show 1 --json").json
    assert [e["text"] for e in shown["history"]][-2:] == [
        "答复：支持，青信7号",
        "补写答复。查明属实",
    ]
    first = next(e["seq"] for e in shown["history"] if e["text"].startswith("答复"))
    for other in ("--result 不予支持", "--doc-no 青信8号"):
        err = xf(f"reply 1 --text 又查 {other}", code=1).err
        assert "已于 2026-01-05 答复" in err
        assert f"--entry {first} --result" in err


def test_the_first_number_of_a_series_says_that_the_mark_of_the_office_is_not_set(
    book, xf, tmp_path
):
    """Without the setting numbers bore 「信访」 and nobody said so."""
    xf(f"{ADD}甲某 --title 要求修路 --on 2026-03-02")
    xf("classify 1 --domain 其他 --route 信访程序 --on 2026-03-02")
    xf("accept 1 --on 2026-03-03")
    said = xf(f"notice 受理告知书 1 -o {tmp_path}/一.docx")
    assert "信访受字〔2026〕1号" in said.out
    assert "xf setting mark 青信访" in said.err
    assert "代字" not in xf(f"notice 受理告知书 1 --new -o {tmp_path}/二.docx").err


def test_blanks_say_so_too_and_belong_to_no_case(book, xf, tmp_path):
    xf(f"{ADD}甲某 --title 要求修路 --on 2026-03-02")
    assert "不写编号" in xf("notice 不予受理告知书 1 --blank 2", code=2).err
    made = xf(f"notice 不予受理告知书 --blank 2 -o {tmp_path}/空白.docx")
    assert "〔2026〕1号" in made.out
    assert "xf setting mark 青信访" in made.err


def test_a_report_of_what_is_not_ended_does_not_say_that_it_is(desk, xf):
    xf(
        "add --channel 来电 --source 上级交办 --due 2026-05-01 --title 修桥 --name 乙某 --phone 13800000001 --on 2026-03-02 --new"
    )
    for line in ("classify 1 --domain 其他 --route 信访程序", "accept 1"):
        xf(f"{line} --on 2026-03-03")
    xf("reply 1 --result 支持 --answer 修 --text 属实 --basis 青政发〔2024〕5号 --on 2026-03-10")
    assert "依据只有" not in xf("notice 处理意见书 1 -o 意见.docx").err  # the officer's own is one
    told = xf("notice 办结报告 1 -n").out
    assert "办理情况的报告" in told
    assert "办结" not in told
    assert "送达回证" not in told
    xf("deliver 1 --method 邮寄 --on 2026-03-11")
    xf("close 1 --on 2026-03-12")
    told = xf("notice 办结报告 1 -n").out
    assert "现已办结，报告如下" in told
    assert "送达回证" in told


def test_of_a_call_there_is_what_was_written_down(desk, xf):
    for no, (channel, what) in enumerate([("来电", "来电记录"), ("来信", "信访材料")], 1):
        xf(f"add --channel {channel} --title 修桥{no} --name 乙某 --phone 13800000001 --new")
        xf(f"classify {no} --domain 其他 --route 信访程序")
        assert f"附件：{what}＿＿份" in xf(f"notice 移送函 {no} -n").out
        xf(f"transfer {no} --to 县民政局")
        assert f"{what}1份" in xf(f"notice 转送函 {no} -n").out
        xf(f"accept {no}")
        xf(f"reply {no} --result 支持 --text 属实 --answer 修 --basis 青政发〔2024〕5号")
        assert f"见{what}。" in xf(f"notice 处理意见书 {no} -n").out


def test_words_that_take_the_place_of_others_say_so(book, xf):
    for line in (
        "add --channel 来访 --title 要求修路 --name 甲某", "classify 1 --domain 村务 --route 信访程序", "accept 1",
        "reply 1 --result 支持 --answer 修",
    ):  # fmt: skip
        xf(f"{line} --on 2026-01-05", today="2026-01-06")
    assert "换成" not in xf("reply 1 --text 查明属实").out
    said = xf("reply 1 --text 查明有误 --answer 三月修").out
    assert "查明的事实、逐条答复换成了新写的，原来的留在历史里" in said
