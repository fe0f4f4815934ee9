"""A journal that is handed over may hold anything: it is taken whole, or refused whole, in a sentence."""

import json

import pytest

from tests.lives import ADD
from xfcli.case.soundness import flaw
from xfcli.ledger.chain import GENESIS, canonical, commitment, link

SOUND = [
    (
        "add",
        ADD | {"imported": {"row": 3, "key": "a", "core": "b"}},
        {"people": [{"name": "甲某"}]},
    ),
    ("accept", {}, None),
    ("accept", {"periods": {"handle": 45}, "undated": True}, {"text": "书面"}),
    ("note", {"kind": "包案", "leader": "丁镇长", "due": "2026-03-01"}, {"present": ["乙某"]}),
    ("amend", {"petition": 1, "channel": "来信"}, {"right": {"points": ["修渠"]}}),
    ("erase", {"clear": [1, 2], "over": "2036-01-01"}, None),
]
WRONG = [
    ("followed", {}, None, "是本程序不认识的一种"),
    ("setting", {"facts": {}}, None, "是本程序不认识的一种"),
    ("add", {key: value for key, value in ADD.items() if key != "count"}, None, "缺少 count"),
    ("add", ADD | {"count": "1"}, None, "count 不对"),
    ("add", ADD | {"count": True}, None, "count 不对"),
    ("add", ADD | {"channel": "跟踪"}, None, "channel 不对"),
    ("add", ADD | {"imported": {"row": 3}}, None, "imported 缺少 core"),
    ("add", ADD | {"score": 9}, None, "有一项本程序不认识"),
    ("add", ADD, {"people": [{"name": "甲某", "employer": "某厂"}]}, "people 有一项本程序不认识"),
    ("add", ADD, {"people": "甲某"}, "people 不对"),
    ("accept", [], None, "不对"),
    ("transfer", {"unit": "司法所", "due": "20260301"}, None, "due 不对"),
    ("transfer", {"unit": "司法所", "due": "2026-02-30"}, None, "due 不对"),
    ("transfer", {"unit": "司法所", "assisting": ["派出所", 3]}, None, "assisting 不对"),
    ("accept", {"periods": {"handle": "45"}}, None, "periods 不对"),
]


@pytest.mark.parametrize(("kind", "body", "personal"), SOUND)
def test_what_xf_records_is_sound(kind, body, personal):
    assert flaw(kind, "2026-0001", body, personal) == ""


@pytest.mark.parametrize(("kind", "body", "personal", "said"), WRONG)
def test_what_no_xf_records_is_named_without_its_value(kind, body, personal, said):
    assert said in flaw(kind, "2026-0001", body, personal)
    assert "甲某" not in flaw(kind, "2026-0001", body, personal)


def test_an_entry_of_the_office_names_no_case_and_the_other_way_round():
    assert flaw("setting", None, {"facts": {"mark": '"信访"'}}, None) == ""
    assert "不认识" in flaw("add", None, ADD, None)
    reserved = {"kind": "受理告知书", "series": "受", "year": 2026, "blank": ["一号"], "last": 1}
    assert flaw("paper", None, reserved, None) == ""


def forged(path, change):
    """Write the journal at `path` anew as `change` leaves it, with hashes that are right throughout."""
    head, *entries = map(json.loads, path.read_text("utf-8").splitlines())
    for entry in entries:
        change(entry)
    prev = GENESIS
    for told in entries:
        seal = None
        if "personal" in told:
            seal = commitment(bytes.fromhex(told["salt"]), canonical(told["personal"]))
        line = {key: told[key] for key in ("seq", "at", "kind", "no", "by")}
        prev = link(**line, day=told["on"], body=canonical(told["body"]), seal=seal, prev=prev)
        told |= {"seal": seal and seal.hex(), "hash": prev.hex()}
    head |= {"head": prev.hex()}
    lines = (json.dumps(line, ensure_ascii=False) for line in (head, *entries))
    path.write_text("\n".join(lines) + "\n", "utf-8")


def body(kind, **values):
    return lambda entry: entry["body"].update(values) if entry["kind"] == kind else None


def rest(key, value):
    return lambda entry: entry.update({key: value}) if entry["kind"] == "classify" else None


def personal(**values):
    return lambda entry: entry["personal"].update(values) if entry["kind"] == "add" else None


HOSTILE = {
    "another route": body("classify", route="上门劝返"),
    "a list for a text": body("classify", domain=["低保"]),
    "a number too long for any table": body("add", count=10**30),
    "days beyond the calendar": body("add", periods={"notify": 10**9}),
    "a key that labels people": body("classify", score=5),
    "another kind": rest("kind", "followed"),
    "no kind": rest("kind", ""),
    "a step that follows from nothing": rest("kind", "deliver"),
    "no day": rest("on", "昨天"),
    "no number": rest("no", "某件"),
    "officers": rest("by", ["王主任"]),
    "a moment in parts": rest("at", ["2026"]),
    "personal data that is no text": personal(text=5),
    "a setting that cannot be read": body("setting", facts={"mark": "信访"}),
    "a setting that is no text": body("setting", facts={"mark": "5"}),
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_a_forged_journal_is_refused_whole(change, book, xf, run, tmp_path):
    xf("add --channel 来信 --title 要求照顾生活 --name 甲某")
    xf("classify 1 --domain 低保 --route 行政程序 --basis 某规定")
    xf(f"export -o {tmp_path / '记事.jsonl'} --with-personal --reason 换机")
    forged(tmp_path / "记事.jsonl", lambda _: None)
    other = tmp_path / "新.db"
    xf(f"init --db {other}")
    xf(f"import {tmp_path / '记事.jsonl'} --db {other}")
    forged(tmp_path / "记事.jsonl", change)
    before = other.read_bytes()
    done = run(f"import {tmp_path / '记事.jsonl'} --apply --db {other}")
    assert done.code == 2, done.err
    assert "没有导入" in done.err
    assert "甲某" not in done.err
    assert other.read_bytes() == before


def test_check_names_an_entry_that_no_xf_wrote(book, xf):
    from tests.test_kinds import append

    xf("add --channel 来信 --title 要求补办证件 --name 甲某")
    append(book, "accept", '{"score":5}')
    assert "条记事的内容有误：有一项本程序不认识" in xf("check", code=1).out
