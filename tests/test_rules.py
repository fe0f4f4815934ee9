"""Each rule of the procedure on both sides of its line, named by its article."""

from functools import partial

import pytest

from tests.lives import case, counted, day
from xfcli.case.words import (
    Decision,
    Keeping,
    NoteKind,
    Outcome,
    Refusal,
    Result,
    Route,
    Stage,
    Urging,
)
from xfcli.errors import BadValue, XfError
from xfcli.law import workdays
from xfcli.law.clocks import latest_right, rights_of
from xfcli.papers import paper_kinds
from xfcli.rules import closing, handling, notes, papers, privacy, reviews, routes
from xfcli.views import next_step

ACCEPTED = ("收到 01-05", "分类 01-05", "受理 01-20")
DELIVERED = (*ACCEPTED, "答复 02-02", "送达 02-03")
REVIEWED = (*DELIVERED, "复查 02-10", ("复查 03-02", {"decision": "维持"}), "送达 03-03")
RECHECKED = (*REVIEWED, "复核 03-10", ("复核 04-01", {"decision": "维持"}), "送达 04-02")
SENT = ("收到 01-05", "分类 01-05", "转送 01-06")
LATER = day("2026-12-31")


def refusal(step, *cause) -> str:
    with pytest.raises(XfError) as refused:
        step()
    said = str(refused.value)
    for part in cause:
        assert part in said
    return said


def right_of(told):
    return latest_right(told, workdays.shipped(), LATER)


# -- Art 34: extension ---------------------------------------------------------------------------


def extend(*lines, days=30, on="03-01", reason="复杂", approver="丁镇长", today=LATER, once=False):
    told = case(*lines)
    handle = counted(told, on).get("handle")
    live = handle if handle and handle.is_live else None
    return handling.extend(
        told, days=days, reason=reason, approver=approver, on=day(on), today=today, handle=live,
        once=once,
    )  # fmt: skip


@pytest.mark.parametrize("days", [1, 30])
def test_article_34_an_extension_of_at_most_thirty_days(days):
    assert extend(*ACCEPTED, days=days).body["days"] == days


@pytest.mark.parametrize("days", [0, 31, -1])
def test_article_34_not_of_more(days):
    refusal(lambda: extend(*ACCEPTED, days=days), "第三十四条", "30 日")


def test_article_34_until_the_period_ends_and_not_after():
    assert extend(*ACCEPTED, on="03-23")  # 03-21 is a Saturday: rolled to Monday
    refusal(lambda: extend(*ACCEPTED, on="03-24"), "2026-03-23 已过", "第三十四条", "xf reply")


def test_article_34_limits_days_not_times():
    once = (*ACCEPTED, ("延期 02-10", {"days": 15}))
    assert extend(*once, days=15).body["days"] == 15
    refusal(lambda: extend(*once, days=16), "第三十四条", "30 日", "已经延期 15 日", "--days")
    twice = (*once, ("延期 02-20", {"days": 15}))
    # 60 days from 01-20 and twice 15: 04-20, a Monday.
    assert counted(case(*twice))["handle"].due == day("04-20")
    refusal(lambda: extend(*twice, days=1), "已经延期 30 日")


def test_article_34_a_stricter_local_rule_extends_once():
    refusal(lambda: extend(*ACCEPTED, "延期 02-20", once=True), "只能延期一次", "extend-once")
    assert extend(*ACCEPTED, once=True)


def test_article_34_with_reason_and_approver():
    refusal(lambda: extend(*ACCEPTED, reason=" "), "理由", "第三十四条")
    refusal(lambda: extend(*ACCEPTED, approver=""), "负责人批准", "第三十四条", "--leader")


def test_article_34_only_where_the_sixty_days_run():
    simple = ("收到 01-05", ("分类 01-05", {"simple": True}), "受理 01-20")
    other = ("收到 01-05", ("分类 01-05", {"route": "行政程序"}), "受理 01-20")
    for lines in (ACCEPTED[:2], simple, other, DELIVERED):
        refusal(partial(extend, *lines), "第三十四条")


def test_article_34_handled_anew_may_be_extended_anew():
    anew = (*ACCEPTED, "延期 02-01", "答复 02-02", "送达 02-03", "重新办理 02-20")
    assert extend(*anew)


def test_a_stricter_local_limit_of_the_extension_holds():
    local = (*ACCEPTED[:2], ("受理 01-20", {"periods": {"extension": 15}}))
    assert extend(*local, days=15)
    refusal(lambda: extend(*local, days=16), "15 日", "本地规定从严")


# -- Art 22, 23, 30: handing over ----------------------------------------------------------------


def transfer(*lines, unit="司法所", on="02-10", today=LATER, **more):
    return handling.transfer(case(*lines), unit=unit, on=day(on), today=today, **more)


def test_article_22_an_assignment_has_its_day():
    assert transfer(*ACCEPTED, assign=True, due=day("02-10")).body["due"] == "2026-02-10"
    refusal(lambda: transfer(*ACCEPTED, assign=True), "第二十二条", "--due")
    refusal(lambda: transfer(*ACCEPTED, due=day("03-01")), "--assign")
    refusal(lambda: transfer(*ACCEPTED, assign=True, due=day("02-09")), "早于")


@pytest.mark.parametrize(
    ("subject", "unit", "assisting"),
    [
        ("司法所", "司法所", ()),
        ("司法所所长", "司法所", ()),
        ("司法所", "派出所", ("司法所",)),
        ("民政", "县民政局", ()),  # a part of its name is the unit: doubt counts for the petitioner
        ("县民政局李某", "县民政局", ()),
        ("民政", "派出所", ("司法所", "县民政局")),
        ("县民政局王局长", "县救助站", ()),
        ("县民政局", "司法所", ("镇敬老院",)),
        ("县公安局李某", "青石派出所", ()),
        ("县卫生健康局", "镇卫生院", ()),
        ("县退役军人局", "镇退役军人服务站", ()),
        ("县市场监管局", "市场监管所", ()),
    ],
)
def test_article_30_never_to_whom_it_complains_about(subject, unit, assisting):
    lines = (("收到 01-05", {}, {"title": "测试事项", "subject": subject}), "分类 01-05")
    refusal(lambda: transfer(*lines, unit=unit, assisting=assisting), "第三十条第三款")
    assert transfer(*lines, unit="县纪委监委")


@pytest.mark.parametrize(
    ("subject", "unit"),
    [
        ("县民政局", "市救助站"),
        ("县民政局", "市民政局"),
        ("县民政局", "派出所"),
        ("县市场监管局", "市市场监管局"),
        ("县公安局", "司法所"),
        ("派出所", "县公安局"),
        ("县救助站", "县民政局"),
    ],
)
def test_article_30_who_stands_above_or_beside_may_have_it(subject, unit):
    lines = (("收到 01-05", {}, {"title": "测试事项", "subject": subject}), "分类 01-05")
    assert transfer(*lines, unit=unit)


def test_one_unit_has_the_case_at_a_time():
    refusal(lambda: transfer(*SENT, unit="派出所"), "xf return")
    assert transfer(*SENT, "退回 01-09", unit="派出所", reason="属其职权")


def test_article_23_the_same_unit_may_receive_again_with_grounds():
    back = (*SENT, "退回 01-09")
    refusal(lambda: transfer(*back), "曾由司法所退回", "--reason")
    assert transfer(*back, reason="经核实属其职权").body["unit"] == "司法所"


def test_nothing_is_handed_over_after_the_answer_or_the_refusal():
    refusal(lambda: transfer(*DELIVERED), "已于 2026-02-02 答复", "xf reopen")
    refused = ("收到 01-05", "分类 01-05", "不予受理 01-06")
    refusal(lambda: transfer(*refused), "不予受理", "xf reopen")


def test_joint_handling_names_each_unit_once():
    draft = transfer(*ACCEPTED, assisting=("派出所", "县民政局"))
    assert draft.body["assisting"] == ["派出所", "县民政局"]
    refusal(lambda: transfer(*ACCEPTED, assisting=("司法所",)), "重复")


def test_article_23_an_objection_of_the_unit_then_agreed_to():
    object_ = partial(notes.note, kind=NoteKind.OBJECTION, text="不属本所", today=LATER)
    assert object_(case(*SENT), on=day("01-07")).body["unit"] == "司法所"
    objected = (*SENT, ("记事 01-07", {"kind": "异议", "unit": "司法所"}))
    refusal(lambda: object_(case(*objected), on=day("01-08")), "已于 2026-01-07 提出异议")
    back = partial(handling.give_back, case(*objected), reason="核实同意", today=LATER)
    assert back(on=day("01-07"))
    refusal(lambda: back(on=day("01-06")), "不能早于 2026-01-07")


@pytest.mark.parametrize(
    ("source", "allowed"), [("上级转送", True), ("上级交办", True), ("自收", False)]
)
def test_article_23_the_office_itself_objects_only_to_what_was_sent_down(source, allowed):
    def step():
        return notes.note(
            case(("收到 01-05", {"source": source}), "分类 01-05"),
            kind=NoteKind.OBJECTION, text="不属本镇", on=day("01-06"), today=LATER,
        )  # fmt: skip

    if allowed:
        assert "unit" not in step().body
    else:
        refusal(step, "第二十三条第三款")


def test_article_23_sent_back_with_the_superiors_consent_ends_the_case():
    sent_down = ("收到 01-05", {"source": "上级转送"})
    objected = (sent_down, ("记事 01-07", {"kind": "异议"}))
    refusal(lambda: close(sent_down, "分类 01-05", outcome=Outcome.PASSED_ON), "xf transfer")
    refusal(lambda: close(*objected, outcome=Outcome.PASSED_ON), "第二十三条第三款", "理由")
    assert close(*objected, outcome=Outcome.PASSED_ON, reason="县信访局核实同意")


# -- 简易办理 ------------------------------------------------------------------------------------


def classify(*lines, route=Route.PETITION, simple=True):
    return routes.classify(
        case(*lines), domain="低保", route=route, unit="", basis="", item="", simple=simple,
        on=day("02-10"), today=LATER,
    )  # fmt: skip


@pytest.mark.parametrize("route", [Route.PETITION, Route.PROPOSAL, Route.ADVICE])
def test_simple_handling_suits_first_clear_matters(route):
    assert classify("收到 01-05", route=route).body["simple"] is True


@pytest.mark.parametrize(
    "route",
    [Route.LITIGATION, Route.ARBITRATION, Route.PARTY, Route.ADMINISTRATIVE, Route.DUTY],
)
def test_simple_handling_not_for_article_31_1_to_5(route):
    refusal(lambda: classify("收到 01-05", route=route), "简易办理办法", "第三十一条第", "--simple")
    assert classify("收到 01-05", route=route, simple=False)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("收到 01-05", "收到 01-09"), "不是初次"),
        ((("收到 01-05", {"source": "上级交办"}),), "上级交办"),
        ((("收到 01-05", {"count": 5}),), "多人"),
        ((("收到 01-05", {"channel": "来信", "count": 5}),), "多人"),
        (("收到 01-05", ("记事 01-06", {"kind": "研判"})), "复杂"),
        (("收到 01-05", ("记事 01-06", {"kind": "听证"})), "复杂"),
        ((*DELIVERED, "重新办理 02-05"), "已经答复过"),
    ],
)
def test_simple_handling_exclusions(lines, why):
    refusal(lambda: classify(*lines), why, "简易办理办法")
    assert classify(("收到 01-05", {"count": 4}))


def test_simple_handling_not_where_the_request_is_rejected_or_several_units_are_needed():
    simple = ("收到 01-05", ("分类 01-05", {"simple": True}), "受理 01-06")
    reply = partial(handling.reply, case(*simple), doc_no="", text="", on=day("01-07"), today=LATER)
    assert reply(result=Result.SUPPORTED)
    refusal(lambda: reply(result=Result.REJECTED), "简易办理办法", "xf classify")
    refusal(lambda: transfer(*simple, assisting=("派出所",)), "简易办理办法")


# -- refusing ------------------------------------------------------------------------------------


def refuse(*lines, kind=Refusal.NOT_OURS, on="05-06", **more):
    told = case(*lines)
    given = {"to": "", "reason": "同一事实和理由", **more}
    return routes.refuse(told, kind=kind, on=day(on), today=LATER, right=right_of(told), **given)


def test_article_23_a_refusal_says_where_to_go():
    assert refuse(*ACCEPTED[:2], to="县医保局")
    refusal(lambda: refuse(*ACCEPTED[:2]), "第二十三条第一款", "--to")
    refusal(lambda: refuse(*ACCEPTED[:2], to="县医保局", reason=""), "理由")


def test_article_44_what_was_accepted_is_not_refused():
    refusal(lambda: refuse(*ACCEPTED, to="县医保局"), "已于 2026-01-20 受理", "第四十四条")


def test_article_36_no_longer_taken_only_after_a_recheck():
    final = partial(refuse, kind=Refusal.FINAL)
    assert final(*RECHECKED)
    assert final(*RECHECKED, "办结 04-03", "收到 05-06")
    for lines in (ACCEPTED[:2], ACCEPTED, DELIVERED, REVIEWED, RECHECKED[:-1]):
        refusal(lambda lines=lines: final(*lines), "第三十六条第三款")
    refusal(lambda: final(*DELIVERED, "复查 02-10"), "还没有决定")
    redone = (*RECHECKED[:-2], ("复核 04-01", {"decision": "责令重办"}), "送达 04-02")
    refusal(lambda: final(*redone), "第三十六条第三款")


def test_no_longer_taken_on_a_local_rule_that_is_named_once_the_right_has_lapsed():
    final = partial(refuse, *DELIVERED, kind=Refusal.FINAL, basis="某省信访条例第四十六条")
    assert final(on="03-06").body["basis"] == "某省信访条例第四十六条"
    refusal(lambda: final(on="03-05"), "2026-03-05 前还可以申请复查", "第三十五条")


# -- Art 35, 36: review --------------------------------------------------------------------------


def ask(*lines, stage=Stage.REVIEW, on="02-10", reason=""):
    told = case(*lines)
    rights = rights_of(told, workdays.shipped(), LATER, stage, ())
    return reviews.request(told, stage=stage, reason=reason, on=day(on), today=LATER, rights=rights)


def test_article_35_thirty_days_from_delivery():
    assert ask(*DELIVERED, on="03-05")
    refusal(lambda: ask(*DELIVERED, on="03-06"), "2026-03-05", "第三十五条", "--reason")
    assert ask(*DELIVERED, on="03-06", reason="住院")


def test_article_36_thirty_days_from_the_delivery_of_the_review():
    recheck = partial(ask, *REVIEWED, stage=Stage.RECHECK)
    assert recheck(on="04-02")
    refusal(lambda: recheck(on="04-03"), "2026-04-02", "第三十六条")


@pytest.mark.parametrize(
    ("lines", "stage", "says"),
    [
        (ACCEPTED, Stage.REVIEW, "没有处理意见"),
        (DELIVERED[:-1], Stage.REVIEW, "还没有送达"),
        (DELIVERED, Stage.RECHECK, "没有复查意见"),
        (REVIEWED, Stage.REVIEW, "申请复核"),
        (REVIEWED[:-1], Stage.RECHECK, "还没有送达"),
        (RECHECKED, Stage.RECHECK, "第三十六条第三款"),
        ((*DELIVERED, "复查 02-10"), Stage.REVIEW, "正在办理"),
    ],
)
def test_articles_35_36_each_step_reviews_the_one_before(lines, stage, says):
    refusal(lambda: ask(*lines, stage=stage, on="04-02", reason="住院"), says)


def test_article_35_only_an_opinion_on_the_petition_route_is_reviewed():
    other = (
        "收到 01-05",
        ("分类 01-05", {"route": "行政程序"}),
        "受理 01-20",
        "答复 02-02",
        "送达 02-03",
    )
    refusal(lambda: ask(*other), "第三十五条", "复议")


def decide(*lines, stage=Stage.RECHECK, on="03-20", hearing_days=0):
    return reviews.decide(
        case(*lines), stage=stage, decision=Decision.UPHELD, doc_no="", hearing_days=hearing_days,
        text="", on=day(on), today=LATER,
    )  # fmt: skip


def test_article_36_hearing_days_are_those_that_can_have_passed_and_only_in_a_recheck():
    asked = (*REVIEWED, "复核 03-10")
    assert decide(*asked, hearing_days=10).body["hearing_days"] == 10
    refusal(lambda: decide(*asked, hearing_days=11), "第三十六条第二款")
    noted = (*asked, ("记事 03-15", {"kind": "听证", "days": 5}))
    assert decide(*noted, hearing_days=5)
    refusal(lambda: decide(*noted, hearing_days=6), "第三十六条第二款")
    reviewed = partial(decide, *DELIVERED, "复查 02-10", stage=Stage.REVIEW, hearing_days=3)
    refusal(reviewed, "第三十六条第二款")


# -- closing -------------------------------------------------------------------------------------


def close(*lines, outcome=None, on="06-01", reason=""):
    told = case(*lines)
    return closing.close(
        told, outcome=outcome, settled=False, reason=reason, on=day(on), today=LATER,
        right=right_of(told),
    )  # fmt: skip


def test_article_32_not_before_the_answer_and_its_delivery():
    refusal(lambda: close(*ACCEPTED), "第三十二条", "xf reply")
    refusal(lambda: close(*DELIVERED[:-1]), "还没有送达", "xf deliver")
    assert close(*DELIVERED).body["outcome"] == "答复办结"


@pytest.mark.parametrize("outcome", [Outcome.WITHDRAWN, Outcome.DECEASED, Outcome.UNREACHABLE])
def test_without_an_answer_only_with_a_ground(outcome):
    refusal(lambda: close(*ACCEPTED, outcome=outcome), "理由", "--reason")
    assert close(*ACCEPTED, outcome=outcome, reason="书面申请")


def test_article_33_mediated_only_with_the_agreement():
    mediated = partial(close, outcome=Outcome.MEDIATED, reason="双方同意")
    refusal(lambda: mediated(*ACCEPTED), "第三十三条", "--doc-no")
    talked = ("记事 02-02", {"kind": "调解"})
    refusal(lambda: mediated(*ACCEPTED, talked), "第三十三条")
    assert mediated(*ACCEPTED, ("记事 02-02", {"kind": "调解", "doc_no": "村调〔2026〕3号"}))


def test_article_35_not_asked_in_time_only_after_the_time():
    lapsed = partial(close, *DELIVERED, outcome=Outcome.NO_REVIEW)
    assert lapsed(on="03-06")
    refusal(lambda: lapsed(on="03-05"), "2026-03-05", "申请复查")
    refusal(lambda: close(*DELIVERED, outcome=Outcome.NO_RECHECK), "第三十六条")
    assert close(*REVIEWED, outcome=Outcome.NO_RECHECK, on="04-03")
    refusal(lambda: close(*REVIEWED, outcome=Outcome.NO_RECHECK, on="04-02"), "2026-04-02")


def test_article_31_6_an_accepted_matter_is_answered_not_passed_on():
    for outcome in (Outcome.ROUTED, Outcome.PASSED_ON):
        refusal(
            lambda outcome=outcome: close(*ACCEPTED, "转送 01-21", outcome=outcome),
            "第三十一条第六项",
        )
    assert close(*SENT, "告知 01-07", outcome=Outcome.PASSED_ON)
    refusal(lambda: close(*SENT, outcome=Outcome.PASSED_ON), "第二十三条", "--kind 告知")


def test_article_23_told_the_old_way_is_not_told_the_new_one():
    changed = (*ACCEPTED, ("分类 02-02", {"route": "行政程序"}))
    refusal(lambda: close(*changed, outcome=Outcome.ROUTED), "第二十三条", "--kind 告知")
    assert close(*changed, "告知 02-03", outcome=Outcome.ROUTED)


def test_a_review_under_way_keeps_the_case_open():
    refusal(lambda: close(*DELIVERED, "复查 02-10"), "复查还没有决定")
    refusal(
        lambda: closing.reopen(
            case(*DELIVERED, "办结 02-05", "复查 02-10"),
            reason="漏办",
            on=day("02-11"),
            today=LATER,
        ),
        "复查正在办理",
    )


# -- notes ---------------------------------------------------------------------------------------


def note(*lines, kind, on="02-10", text="情况", present=(), **stated):
    return notes.note(
        case(*lines), kind=kind, text=text, on=day(on), today=LATER, present=present, **stated
    )


def test_a_note_keeps_what_was_said_and_nothing_else():
    draft = note(*ACCEPTED, kind=NoteKind.NOTE)
    assert (draft.body, draft.personal) == ({"kind": "记事"}, {"text": "情况"})


def test_a_joint_study_says_who_took_part_and_what_was_decided():
    draft = note(*ACCEPTED, kind=NoteKind.STUDY, present=("乙某", "丙某"))
    assert (draft.personal["present"], draft.personal["text"]) == (["乙某", "丙某"], "情况")
    refusal(lambda: note(*ACCEPTED, kind=NoteKind.STUDY), "--attendee")
    with pytest.raises(BadValue):
        note(*ACCEPTED, kind=NoteKind.STUDY, text=" ", present=("乙某",))


def test_care_has_a_leader_and_is_completed_step_by_step():
    refusal(lambda: note(*ACCEPTED, kind=NoteKind.CARE), "五个一", "--leader")
    begun = (
        *ACCEPTED,
        ("记事 02-02", {"kind": "包案", "leader": "丁镇长"}, {"opinion": "按政策办"}),
    )
    assert case(*begun).care.missing == ("结案标准", "办结期限")
    whole = (
        *begun,
        ("记事 02-03", {"kind": "包案", "due": "2026-03-01"}, {"standard": "补助到账"}),
    )
    assert case(*whole).care.missing == ()
    assert case(*whole).care.leader == "丁镇长"


def test_article_22_a_report_goes_up_or_comes_from_the_unit():
    up = ("收到 01-05", {"source": "上级交办", "due": "2026-03-01"})
    assert note(up, kind=NoteKind.REPORT).body["to"] == "交办机关"
    sent = ("转送 01-07", {"assign": True, "due": "2026-01-30"})
    assert note(up, "分类 01-05", sent, kind=NoteKind.REPORT).body["unit"] == "司法所"
    assert (
        note(up, "分类 01-05", sent, kind=NoteKind.REPORT, to="县信访局").body["to"] == "县信访局"
    )
    refusal(lambda: note(*ACCEPTED, kind=NoteKind.REPORT), "第二十二条")
    reported = ("记事 01-08", {"kind": "办结报告", "to": "县信访局"})
    refusal(lambda: note(up, reported, kind=NoteKind.REPORT), "已经报过")


def test_article_40_urging_is_numbered_by_its_kind_and_an_order_says_what_for():
    urge = partial(notes.urge, on=day("02-10"), today=LATER)
    assert urge(case(*SENT), kind=Urging.REMIND, text="").body["number"] == 1
    refusal(lambda: urge(case(*SENT), kind=Urging.SUPERVISE, text=" "), "第四十条", "--text")
    refusal(lambda: urge(case(*ACCEPTED), kind=Urging.REMIND, text=""), "xf transfer")


def test_urges_are_numbered_by_their_kind(book, xf):
    xf("add --channel 来访 --title 测试 --name 甲某 --new --on 2026-03-02")
    xf("classify 1 --domain 低保 --route 信访程序")
    xf("transfer 1 --to 司法所")
    assert "第 1 次催办" in xf("urge 1").out
    assert "第 1 次督办 司法所" in xf("urge 1 --kind 督办 --text 逾期未报").out
    assert "第 2 次催办" in xf("urge 1").out


# -- papers --------------------------------------------------------------------------------------


TELLING = {"登记表", "处理意见书", "复查意见书", "复核意见书", "办结报告"}


@pytest.mark.parametrize("name", paper_kinds.PAPERS)
def test_article_30_what_a_sealed_case_is_about_is_written_only_for_a_reason(name):
    may = partial(papers.refuse_unlawful, kind=paper_kinds.PAPERS[name], issuer="青石镇人民政府")
    for sealed in (
        case("收到 01-05", ("分类 01-06", {"route": "检举控告"})),
        case(("收到 01-05", {"confidential": True})),
    ):
        may(sealed, whole=True)
        if name in TELLING:
            refusal(partial(may, sealed, whole=False), "第三十条", "--reveal --reason")
        else:
            may(sealed, whole=False)
    may(case(*DELIVERED), whole=False)


@pytest.mark.parametrize("inner", ["办", "办公室", "科", "股", "站", "所", "中心"])
def test_papers_are_issued_by_the_organ_and_not_by_an_inner_office(inner):
    may = partial(
        papers.refuse_unlawful, case(*DELIVERED), paper_kinds.PAPERS["处理意见书"], whole=False
    )
    refusal(lambda: may(issuer=f"青石镇民政{inner}"), "机关", "xf setting office")
    may(issuer="青石镇人民政府")


def test_no_paper_of_a_void_number():
    void = case(*DELIVERED, "作废 02-05")
    refusal(
        lambda: papers.refuse_unlawful(
            void, paper_kinds.PAPERS["回执"], issuer="青石镇", whole=True
        ),
        "作废",
    )


# -- the office's own settings -------------------------------------------------------------------


def test_the_office_may_demand_the_review_of_the_classification_by_somebody_else(book, xf):
    xf("add --channel 来访 --title 测试 --name 甲某 --new --on 2026-03-02")
    xf("classify 1 --domain 低保 --route 信访程序 --by 乙某")
    xf("setting endorse 是")
    for step in ("transfer 1 --to 司法所", "refuse 1 --to 县医保局 --reason 不属本镇"):
        assert "xf classify 2026-0001 --endorse" in xf(step, code=1).err
    assert "不能是同一人" in xf("classify 1 --endorse --by 乙某", code=1).err
    xf("classify 1 --endorse --by 丙某")
    assert "已转送 司法所" in xf("transfer 1 --to 司法所").out
    assert "分类 乙某，审核 丙某" in xf("show 1").out
    assert "填 是 或 否" in xf("setting endorse 随便", code=2).err


def test_a_local_period_is_stricter_and_holds_from_its_day_on(book, xf):
    said = xf("setting period.handle 61", code=1).err
    assert "法定是 60日" in said
    assert "第三十四条" in said
    assert "不能缩短" in xf("setting period.review.apply 15", code=2).err
    xf("setting period.handle 45 --on 2026-03-10")
    for no, accepted in (("1", "2026-03-09"), ("2", "2026-03-10")):
        xf("add --channel 来访 --title 测试 --name 甲某 --new --on 2026-03-02")
        xf(f"classify {no} --domain 低保 --route 信访程序")
        xf(f"accept {no} --on {accepted}")
    days = [
        clock["days"]
        for no in "12"
        for clock in xf(f"show {no} --json").json["clocks"]
        if clock["clock"] == "handle"
    ]
    assert days == [60, 45]
    assert "本地从严，法定 60 日" in xf("show 2 --explain").out
    xf("setting period.handle 60")
    assert [c["days"] for c in xf("show 2 --json").json["clocks"] if c["clock"] == "handle"] == [45]
    assert "45（2026-03-10 起）" not in xf("setting period.handle").out
    assert xf("check").out == ""


def test_returns_are_counted_by_unit(book, xf):
    xf("add --channel 来访 --title 测试 --name 甲某 --new --on 2026-03-02")
    xf("classify 1 --domain 低保 --route 信访程序")
    xf("transfer 1 --to 司法所")
    xf("return 1 --reason 不属职权")
    xf("transfer 1 --to 司法所 --reason 经核实属其职权")
    assert "第 2 次" in xf("return 1 --reason 仍不属").out
    units = {unit["name"]: unit for unit in xf("units --json").json}
    assert (units["司法所"]["returned"], units["司法所"]["held"]) == (2, 0)
    assert units["派出所"]["returned"] == 0


def test_check_names_what_care_lacks_and_says_that_the_ledger_is_whole(book, xf):
    xf("add --channel 来访 --title 测试 --name 甲某 --new --on 2026-03-02")
    xf("note 1 --kind 包案 --leader 丁镇长 --opinion 按政策办")
    found = xf("check", code=1)
    assert "2026-0001" in found.out
    assert "结案标准、办结期限" in found.out
    assert "台账完好" in found.err
    xf("note 1 --kind 包案 --standard 补助到账 --due 2026-04-01")
    assert xf("check").out == ""


# -- correcting ----------------------------------------------------------------------------------


def test_the_day_of_receipt_is_not_after_what_was_done_upon_it(book, xf):
    xf("add --channel 来访 --title 测试 --name 甲某 --new --on 2026-03-02")
    xf("classify 1 --domain 低保 --route 信访程序")
    xf("accept 1 --on 2026-03-10")
    assert "2026-03-10" in xf("amend 1 --received-on 2026-03-11 --reason 录错", code=1).err
    xf("amend 1 --received-on 2026-03-10 --reason 录错")
    assert xf("show 1 --json").json["clocks"][0]["from"] == "2026-03-10"


def test_what_was_told_and_what_a_superior_waits_for_goes_along_when_cases_are_joined(book, xf):
    somebody = "add --channel 来访 --name 甲某 --new"
    xf(f"{somebody} --title 要求修路 --on 2026-03-02")
    xf(f"{somebody} --title 路还没修 --source 上级交办 --due 2026-04-01 --on 2026-03-05")
    xf("note 2 --kind 告知 --on 2026-03-06")
    xf("amend 2 --repeat-of 1 --reason 同一件事")
    clocks = {c["clock"]: c for c in xf("show 1 --json").json["clocks"]}
    assert (clocks["assigned"]["due"], clocks["assigned"]["state"]) == ("2026-04-01", "pending")
    assert clocks["notify"]["done_on"] == "2026-03-06"
    assert xf("check").out == ""


# -- public notice (民诉法 Art 95) ------------------------------------------------------------------

ANNOUNCED = (*ACCEPTED, "答复 02-02", ("送达 02-03", {"method": "公告"}))


def test_a_public_notice_counts_after_thirty_days_and_closing_and_rating_wait():
    # The 30th day after 02-03 is 03-05: 经过三十日 is when that day is over.
    for step in (
        partial(close, *ANNOUNCED, on="03-05"),
        lambda: notes.rate(case(*ANNOUNCED), rating="满意", text="", on=day("03-05"), today=LATER),
    ):
        refusal(step, "02-03 公告", "03-05 过完才满 30 日", "民事诉讼法第九十五条", "第二天起")
    assert close(*ANNOUNCED, on="03-06")
    assert notes.rate(case(*ANNOUNCED), rating="满意", text="", on=day("03-06"), today=LATER)
    told = case(*ANNOUNCED)
    step = next_step.following(told, workdays.shipped(), LATER)
    assert "03-05 公告期满算送达，第二天起办结" in next_step.in_words(step)


def test_a_matter_taken_back_or_moot_is_closed_without_waiting():
    assert close(*ANNOUNCED, on="02-10", outcome=Outcome.WITHDRAWN, reason="书面撤回")


def test_what_is_no_longer_accepted_is_refused_as_such_and_not_as_accepted():
    told = case("收到 01-05", "分类 01-05", "受理 01-06", "不予受理 01-09")
    said = refusal(lambda: routes.accept(told, on=day("01-12"), today=LATER))
    assert "已于 2026-01-06 受理" not in said


@pytest.mark.parametrize(
    ("duty", "stage", "place"),
    [("review.decide", "复查", "第三十五条"), ("recheck.decide", "复核", "第三十六条第一款")],
)
def test_article_35_36_a_request_for_review_that_came_as_a_petition_leads_to_review(
    duty, stage, place
):
    told = case("收到 01-05", ("分类 01-05", {"duty": duty, "owed_by": "县政府"}))
    said = refusal(lambda: routes.accept(told, on=day("01-06"), today=LATER), place)
    assert f"xf review 原编号 --stage {stage}" in said
    assert "handle" not in counted(told)
    assert f"--stage {stage}" in next_step.typed(next_step.next_step(told, ()))


@pytest.mark.parametrize(
    ("kind", "option"),
    [(Keeping.HOLD, "hold"), (Keeping.RESTRICT, "restrict"), (Keeping.RELEASE, "release"), (Keeping.UNSEAL, "unseal")],
)  # fmt: skip
def test_a_missing_reason_is_asked_for_with_the_option_it_belongs_to(kind, option):
    told = case(*DELIVERED)
    said = refusal(lambda: privacy.keep(told, kind=kind, reason=" ", on=LATER))
    assert said.endswith(f"补上：xf retention {told.no} --{option} --reason 理由")
