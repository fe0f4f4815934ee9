"""The command line as other programs read it. Keys, codes and names may be added, never changed."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests import stories
from xfcli.errors import ExitCode
from xfcli.screen.cli import VERBS, app

CONTRACT = Path(__file__).parent / "golden" / "contract.txt"
LIST = {
    "no", "title", "status", "channel", "received_on", "domain", "route", "unit", "petitions", "due_on",
    "overdue_days",
}  # fmt: skip
SHOW = LIST | {"petitions", "clocks", "history", "outcome", "result"}
CLOCK = {
    "clock", "article", "from_kind", "from", "days", "unit", "plain", "due", "provisional",
    "extended_days", "done_on", "state", "overdue_days",
}  # fmt: skip
CLOCKS = {
    "notify", "object", "handle", "assigned", "review.apply", "review.decide", "recheck.apply",
    "recheck.decide", "simple.accept", "simple.reply", "duty", "duty.elsewhere",
}  # fmt: skip
# Everything else that scripts may rely on: `tests/golden/contract.txt`, a command and what it takes or
# says. Nothing may vanish from it; what is new is added to it by `--golden-update`.
SAYS = {
    "list": "list --json",
    "due": "due --json",
    "search": "search 事项 --json",
    "report": "report --month 2026-02 --json",
    "report --sealed": "report --month 2026-02 --sealed --json",
    "why": "why petitions.total --year 2025 --json",
    "why (a rate)": "why closure.rate --year 2025 --json",
    "diff": "diff 2026-02-01 --json",
    "log": "log --json",
    "log --access": "log --access --json",
    "check": "check --json",
    "backup": "backup --json",
    "backup --rehearse": "backup --rehearse --json",
    "backup --new-key": "backup --new-key {folder}/私钥.txt --json",
    "restore": "restore --json",
    "restore FILE": "restore {backup} --discard-newer --json",
    "retention": "retention --json",
    "units": "units --json",
    "catalogue": "catalogue --json",
    "law": "law --json",
    "law NAME": "law 社会救助法 --json",
    "law NAME ARTICLE": "law 信访工作条例 34 --json",
    "calendar": "calendar --json",
    "calendar import": "calendar import {folder}/放假.json --json",
    "setting": "setting --json",
    "import": "import {folder}/来.csv --json",
    "import JSONL": "import {folder}/记事.jsonl --json --db {folder}/新.db",
    "handover": "handover --to 丁某 --json",
    "reconcile": "reconcile {folder}/上级.csv --json",
    "rollup": "rollup {folder}/本镇.csv --month 2026-02 --json",
}
# What these say has a shape of its own, or nobody reads it.
OF_THEIR_OWN = {"calendar", "export", "handover", "import", "init", "report", "retention", "show"}
# What every other writing command says, of a case or of the office.
TELLS = {"no", "seq", "status", "next", "due_on"}
WRITES = (
    "amend 2 --title 要求修路 --reason 录入错误",
    "classify 1 --item MZ-QT-13", "accept 1", "transfer 1 --to 县民政局", "urge 1 --kind 催办",
    "return 1 --reason 不属职权", "extend 1 --days 20 --reason 情况复杂 --leader 丁镇长",
    "note 1 --kind 告知", "undo 1 --reason 记错", "reply 1 --result 支持", "deliver 1", "rate 1 --rating 满意", "close 1",
    "reopen 1 --reason 新的事实", "notice 回执 1 -o {folder}/回执.docx", "review 3 --reason 不服",
    "classify 2 --domain 其他 --route 涉法涉诉", "refuse 2 --to 县法院 --reason 应诉讼", "void 4 --yes --reason 重复",
    "setting phone 0571-12345678", "units --add 新村、旧村 --kind 村", "add --channel 来信 --title 要求修桥",
)  # fmt: skip
MAY_FAIL = {"check", "import", "reconcile"}  # they found something


def options_of(verb: str) -> set[str]:
    import typer

    group = typer.main.get_command(app)
    params = group.get_command(None, verb).params
    return {
        name
        for param in params
        if not param.hidden  # what xf says to itself
        for name in (*param.opts, *param.secondary_opts)
    }


def paths(value: object, at: str = "") -> set[str]:
    """Return the paths of all keys in JSON: `a.b`, of the items of an array `a[].b`."""
    if isinstance(value, dict):
        inner = [paths(each, f"{at}.{key}" if at else key) for key, each in value.items()]
    elif isinstance(value, list):
        inner = [paths(each, f"{at}[]") for each in value]
    else:
        inner = []
    return {at, *set().union(*inner)} - {""}


@pytest.fixture(scope="module")
def promised(request):
    """Return `promised(command, what it takes or says)`: it must say all that it once said."""
    known = {
        name: set(words.split())
        for name, _, words in (
            line.partition(": ") for line in CONTRACT.read_text(encoding="utf-8").splitlines()
        )
    }

    def _promised(name, found):
        missing = known.get(name, set()) - found
        assert not missing, f"{name}: {sorted(missing)} is relied on"
        if request.config.getoption("--golden-update"):
            known[name] = known.get(name, set()) | found
        new = found - known.get(name, set())
        assert not new, f"{name}: {sorted(new)} is new; freeze it with --golden-update"

    yield _promised
    if request.config.getoption("--golden-update"):
        lines = (f"{name}: {' '.join(sorted(words))}\n" for name, words in known.items())
        CONTRACT.write_text("".join(lines), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_the_options_stay(promised, verb):
    promised(f"xf {verb}", {name for name in options_of(verb) if name.startswith("-")})


def test_the_commands_stay(promised):
    promised("xf", {verb.name for verb in VERBS})


@pytest.fixture
def desk(busy, xf, tmp_path):
    """A ledger in which everything has happened, and the files that commands read beside it."""
    busy(0)
    # The fifteen days of one, or the ten of a stricter rule of the other, end on a rest day.
    for on in ("2026-03-13", "2026-03-12"):
        xf(f"add --channel 来访 --name 甲某 --phone 13800000009 --title 顺延 --new --on {on}")
    # One rests on the article that is asked for.
    no = xf("add --channel 来信 --name 甲某 --village 石桥村 --title 有依据 --new --json").json[
        "no"
    ]
    xf(f"classify {no} --domain 低保 --route 信访程序 --basis 《信访工作条例》第三十四条")
    xf(f"note {no} --kind 包案 --leader 丁镇长")
    ended = [row["no"] for row in xf("list --status 已办结 --json").json]
    xf(f"retention {ended[0]} --hold --reason 审计")
    rest = [date(2026, 1, 4) + timedelta(i) for i in range(300)]  # so that due days move
    days = [
        {"name": stories.NOTICE[i % 7], "date": day.isoformat(), "isOffDay": True}
        for i, day in enumerate(rest)
    ]
    (tmp_path / "放假.json").write_text(json.dumps({"year": 2026, "days": days}), "utf-8")
    row = "2026-03-01,来访,某某,事项一,2026-13-40\n2026-03-02,来信,某某,事项二,\n"
    (tmp_path / "来.csv").write_text("登记日期,信访形式,姓名,标题,办结日期\n" + row, "utf-8")
    (tmp_path / "上级.csv").write_text(
        f"编号,登记日期,姓名,信访形式,标题\n{no},2026-03-20,某某,来电,别的\n9999,2026-01-02,甲,来信,没有\n",
        "utf-8",
    )
    xf(f"export -o {tmp_path / '记事.jsonl'} --with-personal --reason 换机")
    xf(f"export --sums -o {tmp_path / '本镇.csv'}")
    xf(f"init --db {tmp_path / '新.db'}")
    xf("backup")
    (made, *_) = xf("restore --json").json
    return {"folder": tmp_path, "backup": made["file"]}


def test_the_keys_stay(desk, run, promised):
    for name, words in SAYS.items():
        done = run(words.format(**desk))
        assert done.code in ({0, 1} if name in MAY_FAIL else {0}), done.err
        promised(f"xf {name} --json", paths(done.json))


@pytest.fixture
def several(book, xf):
    for n, name in enumerate("甲乙丙丁戊", 1):
        xf(f"add --channel 来访 --title 要求照顾生活 --name {name}某 --village 柳河村 --new")
        xf(f"classify {n} --item MZ-QT-13")
    return book


def test_writing_commands_tell_scripts_what_is_now_true(several, xf, tmp_path):
    for words in ("accept 3", "reply 3 --result 支持", "deliver 3"):
        xf(words)
    spoken = set()
    for words in WRITES:
        done = xf([*words.format(folder=tmp_path).split(), "--json"])
        assert set(done.json) == TELLS, words
        spoken.add(words.split()[0])
    assert spoken == {v.name for v in VERBS if "--by" in options_of(v.name)} - OF_THEIR_OWN


def test_several_cases_are_written_all_or_none(several, xf):
    before = several.read_bytes()
    refused = xf("accept 1 2 99 --json", code=3)
    assert "2026-0099" in refused.err
    assert "3 件都没有登记" in refused.err
    assert several.read_bytes() == before
    told = xf("accept 1 2 1 --json").json
    assert [(one["no"], one["status"]) for one in told] == [
        ("2026-0001", "办理中"),
        ("2026-0002", "办理中"),
    ]
    assert xf("urge 1 2 3", code=1).out == ""  # nobody to be urged
    xf("transfer 1 2 --to 司法所")
    assert len(xf("urge 1 2").out.splitlines()) == 2
    assert xf("check").out == ""


def test_the_keys_of_show_stay(story, xf, promised):
    found = set()
    for path in map(story, range(8)):
        for row in xf(f"list --json --db {path}").json:
            found |= paths(xf(f"show {row['no']} --json --db {path}").json)
    # Which fields were set right is each history's own.
    promised("xf show --json", {key for key in found if not key.startswith("history[].was.")})


def test_every_command_that_speaks_json_is_asked():
    spoken = {name.split()[0] for name in SAYS} | {"show"}
    spoken |= {words.split()[0] for words in WRITES}
    assert {verb.name for verb in VERBS if "--json" in options_of(verb.name)} == spoken


def test_the_exit_codes():
    assert {code.name: code.value for code in ExitCode} == {
        "OK": 0, "REFUSED": 1, "USAGE": 2, "NOT_FOUND": 3, "LEDGER": 4, "BUG": 70, "INTERRUPTED": 130,
    }  # fmt: skip


@pytest.fixture
def handled(book, xf):
    xf("add --channel 来访 --title 要求照顾生活 --name 甲某 --village 柳河村 --on 2026-01-05")
    xf("classify 1 --item MZ-QT-13 --on 2026-01-06")
    xf("accept 1 --on 2026-01-20")


def test_list(handled, xf):
    (case,) = xf("list --json").json
    assert set(case) >= LIST
    assert (case["no"], case["status"], case["route"]) == ("2026-0001", "办理中", "信访程序")
    assert (case["due_on"], case["overdue_days"]) == ("2026-03-23", 0)


def test_show(handled, xf):
    case = xf("show 1 --json").json
    assert set(case) >= SHOW
    assert {key for entry in case["history"] for key in entry} >= {
        "seq",
        "on",
        "at",
        "kind",
        "by",
        "text",
    }
    clocks = {clock["clock"]: clock for clock in case["clocks"]}
    assert set(clocks) <= CLOCKS
    assert all(set(clock) >= CLOCK for clock in clocks.values())
    handle = clocks["handle"]
    assert (handle["days"], handle["unit"], handle["from"]) == (60, "calendar", "2026-01-20")
    assert (handle["plain"], handle["due"], handle["state"]) == (
        "2026-03-21",
        "2026-03-23",
        "pending",
    )
    assert (clocks["notify"]["due"], clocks["notify"]["state"]) == ("2026-01-20", "done")


def test_due(handled, xf):
    (clock,) = xf("due --json").json
    assert set(clock) >= CLOCK | {"no", "title"}
    assert (clock["no"], clock["clock"], clock["due"]) == ("2026-0001", "handle", "2026-03-23")


def test_json_is_an_array_even_when_there_is_nothing(book, xf):
    for words in ("list --json", "due --json", "search 没有 --json"):
        assert xf(words).json == []


def test_a_sound_ledger_checks_silently(handled, xf):
    done = xf("check")
    assert (done.out, done.err) == ("", "")


@pytest.mark.parametrize("no", ["1", "2026-1", "2026-0001", "2026-00001"])
def test_a_number_may_be_short(handled, xf, no):
    assert xf(["show", no, "--json"]).json["no"] == "2026-0001"


def test_in_january_a_short_form_that_meant_last_year_is_told(book, xf):
    add = ["add", "--channel", "来访", "--name", "冯某", "--title", "要求修水渠", "--new"]
    xf(add, today="2026-12-30")
    before = book.read_bytes()
    assert "没有 2027-0001 这个编号；去年的是 2026-0001" in xf("show 1", 3, "2027-01-04").err
    assert "去年" not in xf("show 2", 3, "2027-01-04").err
    assert "去年" not in xf("show 2027-1", 3, "2027-01-04").err
    refused = xf([*add, "--on", "12-31"], 2, "2027-01-04").err
    assert "是不是 2026-12-31？" in refused
    assert book.read_bytes() == before


@pytest.mark.parametrize("typed", ["--dry-run", "-n"])
def test_a_dry_run_shows_and_leaves_no_trace(handled, book, xf, tmp_path, monkeypatch, typed):
    monkeypatch.chdir(tmp_path)
    before = book.read_bytes(), sorted(tmp_path.iterdir())
    assert "要求照顾生活" in xf(f"notice 受理告知书 1 {typed}").out
    assert (book.read_bytes(), sorted(tmp_path.iterdir())) == before
    xf("notice 受理告知书 1")
    assert book.read_bytes() != before[0]


def test_the_encoding_of_a_file_may_be_stated(book, xf, tmp_path):
    sheet = tmp_path / "旧.csv"
    sheet.write_bytes("登记日期,信访形式,姓名,标题\n2026-03-01,来访,甲某,要求修路\n".encode("gbk"))
    assert xf(f"import {sheet} --encoding utf-8", code=2).err.startswith("xf: ")
    xf(f"import {sheet} --encoding gbk --apply")
    assert [row["title"] for row in xf("list --json").json] == ["要求修路"]


def test_a_unit_that_is_no_more_gets_no_case(handled, xf):
    xf("units --add 试点所 --kind 站所")
    xf("transfer 1 --to 试点所")
    refused = xf("units --remove 试点所", code=1).err
    assert "1 件没有办结" in refused
    xf("return 1 --reason 撤并")
    assert "已停用" in xf("units --remove 试点所").out
    assert "试点所" not in {unit["name"] for unit in xf("units --json").json}
    assert (
        "「试点所」从 2026-03-20 起停用" in xf("transfer 1 --to 试点所 --reason 再转", code=1).err
    )
    assert "试点所退回" in xf("show 1").out
    assert xf("check").out == ""


@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [("--json", "a.json", 0), ("--csv", "a.csv", 0), ("--csv", "a.json", 2)],
)
def test_a_format_said_twice_must_be_the_same(book, xf, tmp_path, kind, name, code):
    xf(f"list {kind} -o {tmp_path / name}", code=code)
    assert (tmp_path / name).exists() is (code == 0)
