"""The command line as other programs read it. Keys, codes and names may be added, never changed."""

import pytest

from xfcli.errors import ExitCode
from xfcli.screen.cli import VERBS, app

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
    "recheck.decide", "simple.accept", "simple.reply",
}  # fmt: skip
COMMANDS = {
    "add", "import", "amend", "void", "classify", "accept", "refuse", "transfer", "return", "extend",
    "reply", "deliver", "review", "urge", "note", "rate", "close", "reopen", "list", "show", "due",
    "search", "report", "init", "check", "units", "catalogue", "setting", "calendar", "demo",
}  # fmt: skip
OPTIONS = {
    "add": "--db --on --channel --source --level --purpose --name --village --phone --id-number"
    " --count --title --text --repeat-of --new --due --by",
    "classify": "--item --route --domain --unit --on --by --db",
    "accept": "--on --by --db",
    "refuse": "--to --reason --kind --basis --on --by --db",
    "transfer": "--to --assisting --assign --due --reason --on --by --db",
    "return": "--reason --on --by --db",
    "extend": "--days --reason --leader --on --by --db",
    "reply": "--result --doc-no --text --on --by --db",
    "deliver": "--method --on --by --db",
    "review": "--stage --decision --hearing-days --on --by --db",
    "urge": "--kind --on --by --db",
    "note": "--kind --text --leader --standard --opinion --due --attendee --days --doc-no --to --on --by --db",
    "rate": "--on --by --db",
    "close": "--outcome --reason --on --by --db",
    "reopen": "--reason --on --by --db",
    "amend": "--reason --title --channel --count --on --by --db",
    "void": "--reason --yes --on --by --db",
    "list": "--status --unit --open --overdue --since --until --json --csv --output --db",
    "show": "--json --explain --db",
    "due": "--exit-code --json --csv --output --db",
    "search": "--json --csv --output --db",
    "check": "--json --db",
    "units": "--json --csv --output --db",
    "init": "--db --quiet",
    "calendar": "--json --by --db",
    "setting": "--on --json --by --db",
}


def options_of(verb: str) -> set[str]:
    import typer

    group = typer.main.get_command(app)
    return {name for param in group.get_command(None, verb).params for name in param.opts}


def test_the_commands_are_there():
    assert {verb.name for verb in VERBS} >= COMMANDS


@pytest.mark.parametrize("verb", OPTIONS)
def test_the_options_are_there(verb):
    assert set(OPTIONS[verb].split()) <= options_of(verb)


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
