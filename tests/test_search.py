"""Finding cases again: by any words, by people, places and numbers however spelled, never a sealed one."""

import pytest


@pytest.fixture
def some(book, xf):
    xf("units --add 柳河村、东山村 --kind 村 --area 东片")
    xf(["add", "--channel", "来访", "--title", "要求修水渠", "--text", "村口水渠塌了三年", "--name", "甲某某",
        "--village", "柳河村", "--phone", "138 0571 2233", "--on", "2026-01-05"])  # fmt: skip
    xf(
        "add --channel 来信 --title 要求补办２０２５年证件 --name 阿依•古丽 --village 东山村 --on 2026-02-05"
    )
    xf(
        "add --channel 来信 --title 反映水渠工程款去向 --purpose 检举控告 --name 丙某某 --village 柳河村"
    )
    xf("classify 1 --item MZ-QT-13")
    xf("accept 1 --on 2026-01-06")
    xf("reply 1 --result 支持 --doc-no 青信访答〔2026〕1号 --on 2026-01-07")
    xf("add --channel 来电 --title 再问水渠 --repeat-of 1 --on 2026-03-01")
    return book


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("水渠", ["2026-0001"]),
        ("塌了", ["2026-0001"]),
        ("渠", ["2026-0001"]),
        ("水渠 三年", ["2026-0001"]),
        ("水渠 补办", []),
        ("甲某某", ["2026-0001"]),
        ("甲 某某", ["2026-0001"]),
        ("甲某", []),
        ("丙某某", []),
        ("工程款", []),
        ("%", []),
        ("补_证", []),
        ("2025年", ["2026-0002"]),
        ("２０２５", ["2026-0002"]),
        ("阿依·古丽", ["2026-0002"]),
        ("阿依古丽", ["2026-0002"]),
        ("阿依 古丽", ["2026-0002"]),
        ("东山", ["2026-0002"]),
        ("2233", ["2026-0001"]),
        ("13805712233", ["2026-0001"]),
        ("138-0571-2233", ["2026-0001"]),
        ("１３８ 0571 2233", ["2026-0001"]),
        ("138 0571 2234", []),
        ("1380", []),
        ("〔2026〕1号", ["2026-0001"]),
        ("青信访答[2026]1", ["2026-0001"]),
        ("〔2026〕2号", []),
    ],
)
def test_search(some, xf, words, found):
    assert [case["no"] for case in xf(["search", *words.split(), "--json"]).json] == found


@pytest.mark.parametrize("typed", ["Ａ某", "A 某", "a某"])
def test_a_name_with_letters_is_found_however_it_is_typed(book, xf, typed):
    xf("add --channel 来访 --title 要求低保 --name Ａ某 --new")
    assert [case["no"] for case in xf(["search", typed, "--json"]).json] == ["2026-0001"]


def test_what_a_search_shows_is_masked(some, xf):
    xf("amend 1 --title 打13805712233找我 --reason 补")
    said = xf("search 2233").out
    assert "2026-0001" in said
    assert "13805712233" not in said


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("--village 柳河村", [1]),
        ("--area 东片", [1, 2]),
        ("--name 甲某某", [1]),
        ("--route 信访程序", [1]),
        ("--domain 其他", []),
        ("--unit 民政办", [1, 2]),
        ("--channel 来信", [2]),
        ("--since 2026-02-01 --until 2026-02-28", [2]),
        ("--since 2026-03-01 --until 2026-03-01", [1]),
        ("--status 已登记", [2, 3]),
        ("--sort received", [1, 2, 3]),
        ("--sort due", [2, 3, 1]),
        ("--open --village 东山村", [2]),
    ],
)
def test_a_list_is_narrowed(some, xf, words, found):
    if "--domain" in words:
        words = words.replace("其他", xf("show 1 --json").json["domain"])
        found = [1]
    nos = [f"2026-{no:04}" for no in found]
    assert [case["no"] for case in xf(f"list {words} --json").json] == nos
    assert [line.split(",")[0] for line in xf(f"list {words} --csv").out.splitlines()[1:]] == nos
    assert [line.split("\t")[0] for line in xf(f"list {words}").out.splitlines()[1:]] == nos


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("--unit 民政", "民政办"),
        ("--status 办理", "办理中"),
        ("--domain 低保金", "低保"),
        ("--village 东山", "东山村"),
        ("--area 东", "东片"),
        ("--sort 编号", "received"),
    ],
)
def test_a_list_of_what_there_is_none_of_is_refused_with_the_nearest(some, xf, words, near):
    assert near in xf(f"list {words}", code=2).err
    assert xf(f"list {words} --json", code=2).out == ""


def test_an_empty_list_says_what_was_looked_for(book, xf, terminal):
    assert "还没有登记" in terminal("list")
    xf("add --channel 来信 --title 要求修路")
    said = terminal("list", "--unit", "派出所", "--open")
    assert "没有符合的事项：未办结的，责任单位 派出所。" in said
    assert "编号" not in said


def test_a_long_list_is_whole_whatever_the_form(busy, xf, terminal, monkeypatch):
    monkeypatch.setattr("xfcli.screen.show._AT_ONCE", 7)
    monkeypatch.setattr("xfcli.ledger.queries._AT_ONCE", 5)
    busy(0)
    data = xf("list --json").json
    assert len(data) > 14
    rows = [line.split("\t") for line in xf("list").out.splitlines()]
    assert [row[0] for row in rows[1:]] == [one["no"] for one in data]
    assert rows[0][0] == "编号"
    table = [line.split(",") for line in xf("list --csv").out.splitlines()]
    assert len(table) == len(rows)


def test_nothing_asked_for_is_said(book, xf):
    assert "要查什么" in xf(["search", "  "], code=2).err
