"""What each kind of entry makes of a case: everything that changes by it, and nothing else."""

import inspect
from typing import Any

import pytest

from tests.lives import NAMED, case, day, entry
from xfcli.case import fold
from xfcli.case.case import (
    Answer,
    Care,
    Case,
    Closing,
    Delivery,
    Extension,
    IssuedPaper,
    Petition,
    Review,
)
from xfcli.case.handed import Transfer
from xfcli.case.person import Person
from xfcli.case.words import (
    Channel,
    Decision,
    Level,
    Method,
    Outcome,
    Purpose,
    Rating,
    Result,
    Route,
    Source,
    Stage,
)
from xfcli.law.notification import told_on, untold_of_extension
from xfcli.office import NO_OFFICE

# What is read off a case beside its fields.
READ = tuple(
    name for name, value in inspect.getmembers(Case)
    if isinstance(value, property) and name not in {"latest_first", "first", "reopened_seq", "shown"}
)  # fmt: skip
FIELDS = tuple(name for name in Case._fields if name not in {"history", "steps"})


def everything(told: Case) -> dict[str, Any]:
    return {name: getattr(told, name) for name in (*FIELDS, *READ)}


def changed(*lines) -> dict[str, Any]:
    """Return what the last of `lines` changes, with the new values; who petitions alone waits for one answer."""
    before, after = everything(case(*lines[:-1])), everything(case(*lines))
    assert after["owed"] == tuple(filter(None, (after["undelivered"],)))
    return {
        name: value for name, value in after.items() if value != before[name] and name != "owed"
    }


def at(seq: int, on: str, **more) -> Answer:
    return Answer(seq, day(on), None, **{"route": Route.PETITION, **more})


HERE = ("收到 01-05", "分类 01-06")
ACCEPTED = (*HERE, "受理 01-20")
ANSWERED = (*ACCEPTED, "答复 02-02")
DELIVERED = (*ANSWERED, "送达 02-03")
CLOSED = (*DELIVERED, "办结 02-04")
ASKED = (*CLOSED, "复查 02-10")
SENT = (*HERE, "转送 01-07")
REFUSED = (*HERE, "不予受理 01-08")


# -- registering ---------------------------------------------------------------------------------


def test_a_petition_is_what_was_registered():
    told = case(
        (
            "收到 01-05",
            {
                "channel": "来信", "source": "上级交办", "level": "县", "purpose": "意见建议",
                "count": 3, "village": "柳河村", "due": "2026-02-20", "old_no": "旧7",
                "origin": "原登记在 2026-0009", "confidential": True, "told": "2026-01-06",
                "domain": "村务", "imported": {"row": 4, "key": "k", "core": "c"},
            },
            {
                "title": "要求修路", "text": "路坏了", "points": ["修路", "通车"],
                "subject": "柳河村", "people": [{"name": "甲某", "phone": "138"}, {"name": "乙某"}],
            },
        )
    )  # fmt: skip
    assert told.petitions == (
        Petition(
            1, day("01-05"), Channel.LETTER, Source.ASSIGNED, Level.COUNTY, Purpose.PROPOSAL, 3,
            "柳河村", "要求修路", "路坏了",
            (Person("甲某", "", "138", ""), Person("乙某")), ("修路", "通车"),
            day("02-20"), "旧7", False,
            {"row": 4, "key": "k", "core": "c"},
        ),
    )  # fmt: skip
    assert (told.no, told.subject, told.domain) == ("2026-0001", "柳河村", "村务")
    assert (told.confidential, told.is_sealed, told_on(told)) == (True, True, day("01-06"))
    assert (told.title, told.purpose, told.status) == ("要求修路", "意见建议", "已登记")
    assert (told.filed_on, told.moved_on, told.is_open) == (day("01-05"), day("01-05"), True)


def test_a_petition_registered_in_brief():
    told = case("收到 01-05")
    assert everything(told) == {
        **everything(Case("2026-0001", told.history, told.steps, told.petitions)),
        "petitions": (
            Petition(
                1, day("01-05"), Channel.VISIT, Source.OWN, Level.TOWN, Purpose.REQUEST, 1, "",
                "测试事项", "", (Person("甲某"),),
            ),
        ),
        "periods": {},
    }  # fmt: skip


def test_what_was_erased_reads_so_and_is_no_petitioner():
    body = {"channel": "来访", "source": "自收", "level": "乡", "purpose": "申诉求决", "count": 2}
    told = fold.fold([entry(1, day("01-05"), "add", body, erased=True)])
    assert (told.title, told.first.text, told.first.people) == ("（已清除）", "（已清除）", ())
    empty = fold.fold([entry(1, day("01-05"), "add", body)])
    assert (empty.title, empty.first.text) == ("", "")


def test_a_repeat_is_one_more_petition_and_moves_nothing():
    again = {"purpose": "其他", "domain": "养老", "told": "2026-02-01", "confidential": False}
    found = changed(*ACCEPTED, ("收到 02-02", again, {**NAMED, "title": "再来", "subject": "甲"}))
    assert [p.seq for p in found.pop("petitions")] == [1, 4]
    assert found == {"purpose": "其他", "subject": "甲"}
    unclassified = changed("收到 01-05", ("收到 02-02", again))
    assert unclassified["domain"] == "养老"
    assert told_on(case("收到 01-05", ("收到 02-02", again))) == day("02-01")


@pytest.mark.parametrize(("confidential", "sealed"), [((True, False), True), ((False, True), True)])
def test_confidential_once_is_confidential(confidential, sealed):
    first, second = ({"confidential": one} for one in confidential)
    assert case(("收到 01-05", first), ("收到 01-06", second)).is_sealed is sealed


def test_a_report_of_wrongdoing_seals_the_case_whichever_petition_it_is():
    report = {"purpose": "检举控告"}
    assert case(("收到 01-05", report), "收到 01-06").is_sealed
    assert case("收到 01-05", ("收到 01-06", report)).is_sealed
    assert not case("收到 01-05", "收到 01-06").is_sealed


# -- finding the way -----------------------------------------------------------------------------


def test_classifying():
    body = {
        "item": "MZ-DB-01", "domain": "低保", "route": "行政程序", "basis": "某办法",
        "unit": "县民政局", "simple": True,
    }  # fmt: skip
    assert changed("收到 01-05", ("分类 01-06 丙某", body)) == {
        "item": "MZ-DB-01", "domain": "低保", "route": Route.ADMINISTRATIVE, "basis": "某办法",
        "competent": "县民政局", "simple": True, "classified_by": "丙某", "status": "已分类",
        "moved_on": day("01-06"),
    }  # fmt: skip


def test_classifying_anew_forgets_all_of_the_old_classification_and_who_endorsed_it():
    body = {"item": "MZ-DB-01", "basis": "某办法", "unit": "县民政局", "simple": True}
    first = ("收到 01-05", ("分类 01-06 丙某", body), "审核 01-07 丁某")
    assert changed(*first, ("分类 01-08 戊某", {"domain": "其他", "route": "仲裁"})) == {
        "item": "", "domain": "其他", "route": Route.ARBITRATION, "basis": "", "competent": "",
        "simple": False, "classified_by": "戊某", "endorsed_by": "", "moved_on": day("01-08"),
    }  # fmt: skip


def test_the_route_of_discipline_seals():
    assert changed("收到 01-05", ("分类 01-06", {"route": "检举控告"}))["is_sealed"] is True


def test_endorsing():
    assert changed(*HERE, "审核 01-07 丁某") == {"endorsed_by": "丁某", "moved_on": day("01-07")}


def test_accepting():
    assert changed(*HERE, "受理 01-20") == {
        "accepted_on": day("01-20"), "filed_on": day("01-20"),
        "status": "办理中", "moved_on": day("01-20"),
    }  # fmt: skip
    assert told_on(case(*ACCEPTED)) == day("01-20")


def test_accepting_what_was_told_before():
    assert changed(*HERE, "告知 01-07", "受理 01-20") == {
        "accepted_on": day("01-20"), "filed_on": day("01-20"), "status": "办理中",
        "moved_on": day("01-20"),
    }  # fmt: skip


@pytest.mark.parametrize(("event", "kind"), [("不予受理", "不予受理"), ("不再受理", "不再受理")])
def test_refusing(event, kind):
    assert changed(*HERE, f"{event} 01-08") == {
        "refused_on": day("01-08"), "refusal": kind, "status": kind,
        "moved_on": day("01-08"),
    }  # fmt: skip
    told = case(*HERE, "告知 01-07", f"{event} 01-08")
    assert told_on(told) == day("01-07")


# -- handing over --------------------------------------------------------------------------------


def test_transferring():
    sent = Transfer(3, day("01-07"), "司法所")
    assert changed(*SENT) == {
        "transfers": (sent,), "unit": "司法所", "current_transfer": sent,
        "status": "已转送", "moved_on": day("01-07"),
    }  # fmt: skip


def test_assigning_with_units_that_help():
    body = {"assign": True, "due": "2026-02-01", "assisting": ["派出所", "民政办"]}
    sent = Transfer(3, day("01-07"), "司法所", True, day("02-01"), ("派出所", "民政办"))
    assert changed(*HERE, ("转送 01-07", body)) == {
        "transfers": (sent,), "unit": "司法所", "current_transfer": sent,
        "status": "已交办", "moved_on": day("01-07"), "filed_on": day("01-07"),
    }  # fmt: skip


def test_a_sealed_case_names_no_holder():
    sent = case("收到 01-05", ("分类 01-06", {"route": "检举控告"}), "转送 01-07")
    assert NO_OFFICE.unit_of(sent) == "有关单位"


def test_returning():
    back = Transfer(3, day("01-07"), "司法所", returned_on=day("01-09"))
    assert changed(*SENT, "退回 01-09") == {
        "transfers": (back,), "unit": "", "current_transfer": None,
        "status": "已退回", "moved_on": day("01-09"),
    }  # fmt: skip


def test_sent_out_again_the_same_unit_has_it_again():
    again = Transfer(5, day("01-12"), "司法所")
    found = changed(*SENT, "退回 01-09", "转送 01-12")
    assert (found["transfers"][1], found["current_transfer"], found["status"]) == (
        again,
        again,
        "已转送",
    )


def test_only_the_last_transfer_is_given_back():
    units = [
        (t.unit, t.returned_on)
        for t in case(
            *SENT,
            "退回 01-09",
            ("转送 01-12", {"unit": "派出所"}),
            ("退回 01-15", {"unit": "派出所"}),
        ).transfers
    ]
    assert units == [("司法所", day("01-09")), ("派出所", day("01-15"))]


# -- handling ------------------------------------------------------------------------------------


def test_extending():
    longer = Extension(4, day("02-10"), 15)
    assert changed(*ACCEPTED, ("延期 02-10", {"days": 15})) == {
        "extensions": (longer,), "extension": longer,
        "moved_on": day("02-10"),
    }  # fmt: skip


def waiting(*lines):
    """Who has still to be told of an extension, each with the day since when."""
    return untold_of_extension(case(*lines))


def test_an_extension_is_untold_until_it_is_told_or_does_not_matter_any_more():
    longer = (*ACCEPTED, "延期 02-10")
    assert waiting(*longer, ("记事 02-11", {"kind": "走访"})) == {1: day("02-10")}
    assert waiting(*ACCEPTED, "告知 02-09", "延期 02-10") == {1: day("02-10")}
    for line in ("告知 02-11", "答复 02-11", "办结 02-11"):
        assert waiting(*longer, line) == {}
    assert waiting(*longer, "答复 02-11", "送达 02-12", "重新办理 03-01") == {}


def test_who_joins_after_an_extension_is_told_of_it_too():
    other = ("收到 02-20", {}, {"title": "同一件事", "people": [{"name": "乙某"}]})
    joined = (*ACCEPTED, "延期 02-10", "告知 02-11", other)
    assert waiting(*joined) == {6: day("02-20")}
    assert waiting(*joined, ("告知 02-21", {"petitions": [1]})) == {6: day("02-20")}
    assert waiting(*joined, ("告知 02-21", {"petitions": [6]})) == {}


def test_answering():
    given = at(4, "02-02", result=Result.REJECTED, doc_no="青字1号", awaited=(1,))
    assert changed(*ACCEPTED, ("答复 02-02", {"doc_no": "青字1号"})) == {
        "answers": (given,), "answer": given, "undelivered": given, "status": "已答复",
        "moved_on": day("02-02"),
    }  # fmt: skip


def test_an_answer_keeps_the_way_it_was_given_on():
    on_another_way = (
        "收到 01-05",
        ("分类 01-06", {"route": "咨询"}),
        ("答复 01-07", {"result": ""}),
    )
    given = Answer(3, day("01-07"), None, route=Route.ADVICE, awaited=(1,))
    assert case(*on_another_way).answers == (given,)
    assert case(*on_another_way, "重新办理 01-08", "分类 01-09").answers[0].route is Route.ADVICE


def test_completing_the_words_of_an_answer_is_no_other_answer():
    words = ("答复 02-05", {"completes": 4}, {"text": "查明属实"})
    assert changed(*ANSWERED, words) == {"moved_on": day("02-05")}


def test_delivering():
    given = at(
        4,
        "02-02",
        result=Result.REJECTED,
        delivered_on=day("02-03"),
        method=Method.POST,
        deliveries=(Delivery(5, day("02-03"), Method.POST),),
    )
    assert changed(*ANSWERED, ("送达 02-03", {"method": "邮寄"})) == {
        "answers": (given,), "answer": given, "undelivered": None, "status": "已送达",
        "moved_on": day("02-03"),
    }  # fmt: skip


def test_an_answer_in_hand_tells_who_was_never_told():
    advice = ("收到 01-05", ("分类 01-06", {"route": "咨询"}), "答复 01-07")
    assert told_on(case(*advice, "送达 01-08")) == day("01-08")
    assert told_on(case(*DELIVERED)) == day("01-20")
    assert case(*advice, ("送达 01-08", {"method": ""})).answers[0].method is None


# -- 复查 and 复核 -------------------------------------------------------------------------------


def test_asking_for_a_review_opens_a_closed_case():
    asked = Review(7, Stage.REVIEW, day("02-10"))
    assert changed(*ASKED) == {
        "reviews": (asked,), "review": asked, "status": "复查中", "is_open": True,
        "moved_on": day("02-10"),
    }  # fmt: skip


@pytest.mark.parametrize("decision", ["维持", "变更"])
def test_a_decision_that_stands_is_an_answer_to_deliver(decision):
    body = {"decision": decision, "doc_no": "复字1号"}
    decided = Review(
        7,
        Stage.REVIEW,
        day("02-10"),
        decided_on=day("03-02"),
        decision=Decision(decision),
        opinion=8,
    )
    given = Answer(
        8, day("03-02"), Stage.REVIEW, decision=Decision(decision), doc_no="复字1号",
        route=Route.PETITION, awaited=(1,),
    )  # fmt: skip
    found = changed(*ASKED, ("复查 03-02", body))
    assert found.pop("answers")[1:] == (given,)
    assert found == {
        "reviews": (decided,), "review": None, "undelivered": given, "status": "已办结",
        "is_open": False, "moved_on": day("03-02"),
    }  # fmt: skip


@pytest.mark.parametrize("decision", ["撤销", "责令重办"])
def test_a_decision_that_sends_the_matter_back_opens_it_anew(decision):
    found = changed(*ASKED, ("复查 03-02", {"decision": decision}))
    assert found.pop("reviews")[0].decision == decision
    assert found.pop("answers")[1] == found.pop("undelivered")
    assert found == {
        "review": None, "reopened_on": day("03-02"), "closing": None, "answer": None,
        "status": "办理中", "moved_on": day("03-02"),
    }  # fmt: skip


def test_a_matter_sent_back_is_refused_no_more():
    lines = (*CLOSED, "不再受理 02-20", "复查 02-21", ("复查 03-02", {"decision": "责令重办"}))
    assert changed(*lines)["refused_on"] is None


def test_hearing_days_add_up_from_notes_and_decision():
    asked = (*CLOSED, "复核 03-05", ("记事 03-20", {"kind": "听证", "days": 7}))
    assert changed(*asked)["review"].hearing_days == 7
    assert changed(*asked[:-1], ("记事 03-20", {"kind": "听证"})) == {"moved_on": day("03-20")}
    more = (*asked, ("记事 03-25", {"kind": "听证", "days": 2}))
    decided = ("复核 04-11", {"decision": "维持", "hearing_days": 3})
    assert case(*more).reviews[0].hearing_days == 9
    assert case(*more, decided).reviews[0].hearing_days == 12


# -- beside the steps ----------------------------------------------------------------------------


def test_urging_changes_nothing_of_the_state():
    assert changed(*SENT, "催办 01-20") == {}


def test_telling():
    assert changed(*HERE, "告知 01-07") == {"moved_on": day("01-07")}
    assert told_on(case(*HERE, "告知 01-07", "告知 01-08")) == day("01-07")
    assert told_on(case(*HERE)) is None


@pytest.mark.parametrize("kind", ["记事", "批示", "研判", "联席会议", "走访"])
def test_a_note_moves_the_matter_and_changes_nothing_else(kind):
    assert changed(*HERE, ("记事 01-09", {"kind": kind})) == {"moved_on": day("01-09")}


def test_care_is_taken_step_by_step_and_keeps_what_was_stated():
    begun = ("记事 01-09", {"kind": "包案", "leader": "丁镇长"}, {"opinion": "按政策办"})
    assert changed(*HERE, begun) == {
        "care": Care("丁镇长", "按政策办"), "moved_on": day("01-09"),
    }  # fmt: skip
    whole = ("记事 01-10", {"kind": "包案", "due": "2026-03-01"}, {"standard": "到账"})
    assert changed(*HERE, begun, whole)["care"] == Care("丁镇长", "按政策办", "到账", day("03-01"))
    other = ("记事 01-11", {"kind": "包案", "leader": "戊书记"})
    assert changed(*HERE, begun, whole, other)["care"] == Care(
        "戊书记", "按政策办", "到账", day("03-01")
    )
    later = ("记事 01-11", {"kind": "包案", "due": "2026-04-01"}, {"opinion": "从快"})
    assert changed(*HERE, begun, whole, later)["care"] == Care(
        "丁镇长", "从快", "到账", day("04-01")
    )


def test_care_whose_words_were_erased_lacks_nothing_for_it():
    first = entry(1, day("01-05"), "add", {
        "channel": "来访", "source": "自收", "level": "乡", "purpose": "申诉求决", "count": 1,
    })  # fmt: skip
    body = {"kind": "包案", "leader": "丁镇长", "due": "2026-03-01"}
    gone = entry(2, day("01-06"), "note", body, erased=True)
    assert fold.fold([first, gone]).care == Care("丁镇长", "（已清除）", "（已清除）", day("03-01"))
    assert fold.fold([first, gone]).care.missing == ()
    never = entry(2, day("01-06"), "note", {"kind": "包案", "leader": "丁镇长"})
    assert fold.fold([first, never]).care.missing == ("处理意见", "结案标准", "办结期限")


def test_a_report_up_and_a_report_from_the_unit():
    up = ("记事 01-20", {"kind": "办结报告", "to": "县信访局"})
    assert changed(*HERE, up) == {"reported": ((3, day("01-20")),), "moved_on": day("01-20")}
    from_unit = changed(*SENT, ("记事 01-20", {"kind": "办结报告", "unit": "司法所"}))
    assert from_unit.pop("current_transfer") == from_unit["transfers"][0]
    assert from_unit == {
        "transfers": (Transfer(3, day("01-07"), "司法所", reported_on=day("01-20")),),
        "moved_on": day("01-20"),
    }  # fmt: skip


def test_an_objection_is_the_units_or_our_own():
    theirs = changed(*SENT, ("记事 01-08", {"kind": "异议", "unit": "司法所"}))
    assert theirs["current_transfer"] == Transfer(
        3, day("01-07"), "司法所", objected_on=day("01-08")
    )
    assert "objected_on" not in theirs
    ours = changed(*HERE, ("记事 01-08", {"kind": "异议"}))
    assert ours == {"objected_on": day("01-08"), "moved_on": day("01-08")}


def test_only_an_agreement_in_writing_is_one():
    talk, signed = ({"kind": "调解"} | more for more in ({}, {"doc_no": "村调3号"}))
    assert changed(*HERE, ("记事 01-08", talk)) == {"moved_on": day("01-08")}
    assert changed(*HERE, ("记事 01-08", signed))["agreement"] == "村调3号"


def test_rating():
    assert changed(*DELIVERED, ("评价 02-04", {"rating": "基本满意"})) == {
        "rating": Rating.FAIRLY, "rated_on": day("02-04"),
    }  # fmt: skip


# -- ending, and taking up again -----------------------------------------------------------------


def test_closing():
    end = Closing(day("02-04"), Outcome.ANSWERED, False, 6)
    assert changed(*CLOSED) == {
        "closing": end, "status": "已办结", "is_open": False, "moved_on": day("02-04"),
    }  # fmt: skip
    settled = ("办结 02-04", {"outcome": "支持并落实", "settled": True})
    assert changed(*DELIVERED, settled)["closing"] == Closing(
        day("02-04"), Outcome.FULFILLED, True, 6
    )


def test_reopening_a_closed_case():
    assert changed(*CLOSED, "重新办理 02-20") == {
        "closing": None, "reopened_on": day("02-20"), "answer": None, "is_open": True,
        "status": "办理中", "moved_on": day("02-20"),
    }  # fmt: skip


def test_reopening_a_refused_case():
    assert changed(*REFUSED, "重新办理 02-20") == {
        "refused_on": None, "reopened_on": day("02-20"), "status": "已分类",
        "moved_on": day("02-20"),
    }  # fmt: skip


def test_reopening_takes_an_answer_back_that_was_not_delivered():
    withdrawn = at(4, "02-02", result=Result.REJECTED, withdrawn=True)
    assert changed(*ANSWERED, "重新办理 02-05") == {
        "answers": (withdrawn,), "answer": None, "undelivered": None, "reopened_on": day("02-05"),
        "status": "办理中", "moved_on": day("02-05"),
    }  # fmt: skip


def test_reopening_does_not_take_a_decision_of_a_review_back():
    decided = (*ASKED, ("复查 03-02", {"decision": "维持"}))
    assert case(*decided, "重新办理 03-05").undelivered == case(*decided).undelivered


def test_after_reopening_only_a_new_answer_is_the_answer():
    assert case(*CLOSED, "重新办理 02-20").answer is None
    assert case(*CLOSED, "重新办理 02-20", "答复 02-25").answer == at(
        8, "02-25", result=Result.REJECTED, awaited=(1,)
    )


# -- correcting ----------------------------------------------------------------------------------


RIGHT = {
    "channel": ("来信", Channel.LETTER), "source": ("热线", Source.HOTLINE),
    "level": ("市", Level.CITY), "purpose": ("其他", Purpose.OTHER), "count": (7, 7),
    "village": ("石桥村", "石桥村"), "on": ("2026-01-03", day("01-03")),
}  # fmt: skip


@pytest.mark.parametrize("field", RIGHT)
def test_correcting_what_is_counted(field):
    stored, value = RIGHT[field]
    two = (("收到 01-05", {"village": "柳河村"}), ("收到 01-06", {"village": "柳河村"}))
    found = changed(*two, ("更正 01-09", {"petition": 2, field: stored}))
    first, second = case(*two).petitions
    right = second._replace(**{"heads" if field == "count" else field: value})
    assert found.pop("petitions") == (first, right)
    assert found == ({"purpose": "其他"} if field == "purpose" else {})


@pytest.mark.parametrize(
    ("right", "value"),
    [
        ({"title": "要求修桥"}, {"title": "要求修桥"}),
        ({"text": "桥坏了"}, {"text": "桥坏了"}),
        ({"points": ["修桥", "赔偿"]}, {"points": ("修桥", "赔偿")}),
        (
            {"people": [{"name": "乙某", "id_number": "1"}]},
            {"people": (Person("乙某", id_number="1"),)},
        ),
    ],
)
def test_correcting_what_is_personal(right, value):
    lines = ("收到 01-05", "收到 01-06", ("更正 01-09", {"petition": 2}, {"right": right}))
    first, second = case(*lines[:-1]).petitions
    assert case(*lines).petitions == (first, second._replace(**value))


def test_correcting_the_case_itself():
    seal = ("更正 01-09", {"petition": 1, "confidential": True})
    sealed = {"confidential": True, "is_sealed": True, "has_seal": True}
    assert changed(*HERE, seal) == sealed
    named = ("更正 01-09", {"petition": 1}, {"text": "漏记", "subject": "司法所"})
    assert changed(*HERE, named) == {"subject": "司法所"}


def test_a_petition_taken_out_is_gone_with_the_rest_as_it_was():
    lines = ("收到 01-05", "收到 01-06", "收到 01-07")
    found = changed(*lines, ("更正 01-09", {"petition": 2, "gone": True}))
    assert [p.seq for p in found.pop("petitions")] == [1, 3]
    assert found == {}


def test_voiding_and_merging():
    assert changed(*HERE, "作废 01-09") == {
        "void": "作废", "status": "已作废", "is_open": False, "moved_on": day("01-09"),
    }  # fmt: skip
    assert changed(*HERE, ("作废 01-09", {"merged_into": "2026-0007"}))["void"] == "2026-0007"


# -- papers, and what is kept of people ----------------------------------------------------------


def test_making_a_paper():
    body = {"kind": "受理告知书", "about": 3, "doc_no": "青字9号", "whole": True}
    assert changed(*ACCEPTED, ("文书 01-21", body)) == {
        "papers": (IssuedPaper(4, day("01-21"), "受理告知书", 3, "青字9号", True),),
    }  # fmt: skip


def test_a_paper_gives_its_number_to_the_answer_that_has_none():
    body = {"kind": "处理意见书", "about": 4, "doc_no": "青字9号", "answer": 4}
    found = changed(*ANSWERED, ("文书 02-02", body))
    assert found["answer"] == at(4, "02-02", result=Result.REJECTED, doc_no="青字9号", awaited=(1,))
    assert case(
        *ACCEPTED, ("答复 02-02", {"doc_no": "青字1号"}), ("文书 02-02", body)
    ).answer.doc_no == "青字1号"  # fmt: skip
    assert case(*ANSWERED, ("文书 02-02", {**body, "answer": 99})).answer.doc_no == ""


def test_a_paper_printed_again_is_no_other_paper():
    body = {"kind": "受理告知书", "about": 3, "again": 4}
    assert changed(*ACCEPTED, "文书 01-21", ("文书 01-22", body)) == {}


def test_looking_changes_nothing():
    assert changed(*ACCEPTED, "查看 01-21") == {}


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("暂缓", (), {"on_hold": True}),
        ("限制", (), {"restricted": True, "is_sealed": True}),
        (
            "解除",
            (("保存 02-05", {"kind": "暂缓"}), ("保存 02-05", {"kind": "限制"})),
            {"on_hold": False, "restricted": False, "is_sealed": False},
        ),
    ],
)
def test_keeping(kind, before, after):
    assert changed(*CLOSED, *before, ("保存 02-06", {"kind": kind})) == after


def test_erasing_keeps_that_a_petitioner_could_be_told():
    two = ("收到 01-05", "收到 01-06")
    found = changed(*two, ("清除 03-01", {"clear": [2]}))
    assert [p.reached for p in found.pop("petitions")] == [False, True]
    assert found == {}


# -- what holds for all --------------------------------------------------------------------------


def test_the_local_days_in_force_stay_with_the_entry_that_began_a_clock():
    lines = (*HERE, ("受理 01-20", {"periods": {"handle": 45}}), ("答复 02-02", {"periods": {}}))
    assert case(*lines).periods == {3: {"handle": 45}}
