"""Who acts for a petitioner: an agent with a power of attorney, the guardian of a minor; and who can have a lawyer."""

from datetime import date

import pytest

from xfcli.case.words import Acting
from xfcli.errors import BadValue
from xfcli.people import minors
from xfcli.screen import persons
from xfcli.screen.form import petition, state

BOY = "370211201003200011"  # born 2010-03-20; the tests live on 2026-03-20 at the latest
ADULT = "370211198001010010"
ADD = [
    "add",
    "--channel",
    "来访",
    "--name",
    "甲某",
    "--village",
    "柳河村",
    "--on",
    "2026-03-02",
    "--new",
]


def added(xf, *more, title="要求修路"):
    return xf([*ADD, "--title", title, *more])


def shown(xf, no=1):
    return xf(f"show {no} --json").json["petitions"][0]["agents"]


def test_an_agent_is_kept_with_the_petition_and_masked(book, xf):
    added(xf, "--agent", "丙某 13800001111")
    assert shown(xf) == [{"role": "代理人", "name": "丙某", "phone": "138****1111"}]
    assert "代理人：丙某（138****1111）" in xf("show 1").out
    assert "13800001111" in xf("show 1 --reveal --reason 核对").out
    assert "代理人丙某，138****1111" in xf("notice 登记表 1 -n").out
    slip = xf("notice 回执 1 -n").out
    assert "代理人 | 丙某" in slip
    assert "丙某替您来办，要带您签名的授权委托书和双方的身份证。" in slip
    assert "13800001111" not in slip
    paper = xf("notice 授权委托书 1 -n").out
    assert "受托人：丙某" in paper
    assert xf("check").out == ""


def test_who_acts_is_set_right_in_one_role_and_stays_in_the_other(book, xf):
    added(xf, "--agent", "丙某", "--guardian", "乙某 13900002222")
    said = xf(["amend", "1", "--agent", "丁某", "--reason", "换了人"]).out
    assert "代理人、监护人" in said
    assert [(one["role"], one["name"]) for one in shown(xf)] == [
        ("监护人", "乙某"),
        ("代理人", "丁某"),
    ]
    xf(["amend", "1", "--agent", "", "--reason", "不再委托"])
    assert [one["name"] for one in shown(xf)] == ["乙某"]
    history = xf("show 1").out
    assert "原为 代理人、监护人" in history
    assert "13900002222" not in history
    assert xf("check").out == ""


def test_who_acts_goes_with_a_petition_that_is_split_off_and_is_hidden_with_a_sealed_case(book, xf):
    added(xf)
    xf([*ADD[:-1], "--repeat-of", "1", "--title", "要求修路", "--agent", "丙某"])
    xf("amend 1 --petition 2 --new --reason 不是一件事")
    assert [one["name"] for one in shown(xf, 2)] == ["丙某"]
    added(xf, "--confidential", "--agent", "戊某", title="另一件")
    assert "戊某" not in xf("show 3").out + xf("show 3 --json").out + xf("notice 回执 3 -n").out
    assert xf("check").out == ""


def test_no_byte_of_who_acted_stays_after_erasing(book, xf):
    added(xf, "--agent", "独孤求败 13800001111")
    xf("void 1 --reason 误录 --yes")
    xf("setting keep-years 2")
    xf("retention 2026-1 --erase --yes --reason 到期", today="2040-01-02")
    assert "独孤求败".encode() not in book.read_bytes()
    assert xf("check").out == ""


@pytest.mark.parametrize(
    ("typed", "cause"),
    [("匿名", "代理人写姓名"), ("丙某 丁某", "看不出是一人还是几人"), ("丙*", "遮住")],
)
def test_who_acts_is_named(typed, cause):
    with pytest.raises(BadValue, match=cause):
        persons.agents(Acting.AGENT, typed)


# -- minors (民法典 Art 17, 23) --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "minor"),
    [("2028-03-19", True), ("2028-03-20", False), ("2026-03-20", True), ("2030-01-01", False)],
)
def test_a_minor_comes_of_age_on_the_eighteenth_birthday(on, minor):
    assert minors.is_minor(BOY, date.fromisoformat(on)) is minor
    assert not minors.is_minor("", date.fromisoformat(on))
    assert not minors.is_minor("37021120109999001X", date.fromisoformat(on))


def test_who_was_born_on_a_leap_day_comes_of_age_when_it_is_over():
    assert minors.is_minor("370211200802290010", date(2026, 2, 28))
    assert not minors.is_minor("370211200802290010", date(2026, 3, 1))


def test_a_minor_is_asked_for_a_guardian_who_signs(book, xf):
    said = added(xf, "--id-number", BOY, title="没人养我").err
    assert (
        "信访人不满十八周岁，由监护人代理，文书由监护人签名（民法典第十七条、第二十三条）" in said
    )
    command = said.partition("补上：xf ")[2].strip()
    slip = xf("notice 回执 1 -n").out
    assert "监护人 | " in slip
    assert "由监护人来办、签名" in slip
    xf(command.replace("姓名", "乙某"))
    assert "监护人 | 乙某" in xf("notice 回执 1 -n").out
    power = xf("notice 授权委托书 1 -n").out
    assert "委托人：甲某（不满18岁，由监护人乙某代理）" in power
    assert "监护人代委托人（签名、指印）" in power
    assert "监护人代申请人（签名、指印）" in xf("notice 撤回申请 1 -n").out
    assert "监护人签名" in xf("notice 登记表 1 -n").out.replace(" / ", "")
    xf("classify 1 --domain 其他 --route 信访程序 --on 2026-03-02")
    xf("accept 1 --on 2026-03-03")
    xf("reply 1 --result 支持 --text 属实 --on 2026-03-10")
    assert "甲某（不满18岁，监护人乙某代收）" in xf("notice 送达回证 1 -n").out


def test_of_an_adult_no_guardian_is_asked(book, xf):
    said = added(xf, "--id-number", ADULT)
    assert "监护人" not in said.err + said.out
    assert "监护人" not in xf("notice 回执 1 -n").out + xf("notice 授权委托书 1 -n").out


def _form():
    world = petition.World((), date(2026, 3, 20), lambda _: petition.NOTHING_EARLIER, str)
    return petition.fields(world)


def test_the_form_asks_for_the_guardian_of_a_minor_and_offers_the_agent():
    def asked(answers):
        return [field.key for field in state.begun(_form(), answers).shown]

    told = {"names": "甲某", "title": "没人养我"}
    assert "guardian" in asked({**told, "id_number": BOY})
    assert "guardian" not in asked({**told, "id_number": ADULT})
    assert "guardian" not in asked(told)
    assert "agent" in asked(told)
    assert "agent" not in asked({"title": "没人养我"})  # nobody is named: nobody can be acted for


def test_what_the_form_was_told_of_who_acts_is_registered():
    answers = {"channel": "来访", "names": "甲某", "title": "没人养我", "id_number": BOY}
    answers |= {"guardian": "乙某 13900002222", "agent": "丙某"}
    form = petition.form_of(answers, petition.Form(), petition.NOTHING_EARLIER)
    assert [(one.role, one.name, one.phone) for one in form.agents] == [
        ("代理人", "丙某", ""), ("监护人", "乙某", "13900002222"),
    ]  # fmt: skip
    assert petition.answers_of(form)["guardian"] == "乙某 13900002222"


# -- what else the law grants ----------------------------------------------------------------------


def test_legal_aid_is_told_where_the_matter_goes_before_judges_and_nowhere_else(book, xf):
    added(xf, title="低保没批不服")
    xf("classify 1 --item MZ-DB-03 --on 2026-03-02")
    assert "法律援助" in xf("notice 回执 1 -n").out
    paper = xf("notice 导入法定途径告知书 1 -n").out
    assert "可以申请法律援助（《法律援助法》第三十一条）" in paper
    added(xf, title="要求照顾生活")
    xf("classify 2 --item MZ-QT-13 --on 2026-03-02")
    assert "法律援助" not in xf("notice 回执 2 -n").out


def test_the_slip_says_how_to_ask_and_how_to_speak_for_who_cannot_write(book, xf):
    added(xf)
    xf([*ADD, "--channel", "来信", "--title", "要求通水"])
    spoken, written = (xf(f"notice 回执 {no} -n").out for no in (1, 2))
    for slip in (spoken, written):
        assert "要书面的，给您答询单" in slip
        assert "可以写授权委托书，请别人替您来办" in slip
    assert "我们记下来念给您听；对的，您签名或者按指印" in spoken
    assert "按指印" not in written
    assert "接下来" in xf("notice 答询单 1 -n").out


def test_a_sheet_tells_who_acts_and_what_is_no_name_is_kept_in_words(book, xf, tmp_path):
    sheet = tmp_path / "台账.csv"
    sheet.write_text(
        "登记日期,信访形式,姓名,标题,代理人,监护人\n"
        "2026-03-02,来访,甲某,要求低保,乙某 13800000009,\n"
        "2026-03-03,来访,丙某,没人管我,无,丁某\n"
        "2026-03-04,来访,戊某,要求救助,叔**,\n",
        encoding="utf-8",
    )
    tried = xf(["import", str(sheet)])
    assert "看不出是谁，照原样记入备注" in tried.out + tried.err
    xf(["import", str(sheet), "--apply"])
    shown = [xf(f"show {no} --reveal --reason 核对").out for no in (1, 2, 3)]
    assert "代理人：乙某" in shown[0].replace(" ", "")
    assert "13800000009" in shown[0]
    assert "监护人：丁某" in shown[1].replace(" ", "")
    assert "代理人" not in shown[1]
    assert "叔**" in shown[2]
