"""The mutation run: what it changes, what it runs for it, and what it lets pass."""

import ast
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.mutation import __main__ as mutation
from tests.mutation.changes import changes


def changed(source: str) -> set[str]:
    """Return the lines that `source` can become by one change."""
    text = textwrap.dedent(source).strip().encode()
    made = {change.made(text).decode() for change in changes("a.py", text)}
    assert text.decode() not in made
    for each in made:
        ast.parse(each)
    return made


@pytest.mark.parametrize(
    ("source", "become"),
    [
        ("a < b", {"(a <= b)", "(a >= b)"}),
        ("a is b", {"(a is not b)"}),
        ("a and b", {"(a or b)", "(a)", "(b)"}),
        ("not a", {"(a)"}),
        ("a + b", {"(a - b)"}),
        ("a[5]", {"a[6]", "a[4]"}),
        ("a[0]", {"a[1]"}),
        ("f(a, b)", {"(f(b, a))"}),
        ("f(a, b=c)", {"(f(a))"}),
        ("min(a)", {"(max(a))"}),
        ("(a, b)", {"((b, a))"}),
        ("{a: b, c: d}", {"({a: d, c: b})"}),
        ("a if b else c", {"(a)", "(c)", "a if (not b) else c"}),
        ("a in (b, c)", {"(a not in (b, c))"}),
        ("x = [a for a in b if c]", {"x = [a for a in b if (not c)]"}),
    ],
)
def test_an_expression_becomes_another(source, become):
    head = "" if source.startswith("x") else "x = "
    assert changed(head + source) == {
        head.removesuffix("x = ") + (e if e.startswith("x") else f"x = {e}") for e in become
    }


def test_a_statement_goes_a_default_changes_and_an_answer_is_none():
    source = '''
    def f(a: dict[str, int], on: int = 3) -> int:
        """Not this."""
        g(a)
        a["k"] = on
        return on
    '''
    base = textwrap.dedent(source).strip()
    assert changed(source) == {
        base.replace("on: int = 3", "on: int = 4"), base.replace("on: int = 3", "on: int = 2"),
        base.replace("g(a)", "pass"), base.replace('a["k"] = on', "pass"),
        base.replace('"k"', "'x'"), base.replace("return on", "return None"),
    }  # fmt: skip


def test_what_is_said_and_what_is_only_for_types_is_left_alone():
    assert changed('raise Refused(f"不行：{a + 1}", "改")') == set()
    assert changed("assert a == b") == set()
    assert changed('Live = Literal["a", "b"]') == set()
    assert changed("x: Mapping[str, int]") == set()


def test_a_change_is_named_by_what_it_is_not_by_its_line():
    one, two = (changes("a.py", text) for text in (b"x = 1\ny = 1\n", b"\n\nx = 1\n\ny = 1\n"))
    assert [change.name for change in one] == [change.name for change in two]
    assert [change.name for change in changes("a.py", b"def f():\n    g(1, 1)\n")][-1].endswith(
        "#2"
    )


def test_the_same_seed_draws_the_same_and_no_line_twice():
    one, two = (mutation.drawn(mutation.ROOT, ["law/*", "case/fold"], 7, 40) for _ in range(2))
    assert one == two
    assert one != mutation.drawn(mutation.ROOT, ["law/*", "case/fold"], 8, 40)
    assert len({(change.file, change.line) for change in one}) == 40


def test_the_core_is_there_and_what_counts_as_equivalent_is_still_there():
    """A line of `equivalent.txt` whose change is gone has to go too."""
    names = {change.name for change in mutation.drawn(mutation.ROOT, list(mutation.CORE), 1, 10)}
    assert len(names) == 10
    every = {
        change.name
        for pattern in mutation.CORE
        for path in (mutation.ROOT / "xfcli").glob(f"{pattern}.py")
        for change in changes(path.relative_to(mutation.ROOT).as_posix(), path.read_bytes())
    }
    known = mutation.equivalent()
    assert set(known) <= every
    assert all(len(why) > 4 for why in known.values())


@pytest.fixture
def small(tmp_path) -> Path:
    """A tree with one module, of which the tests look at one half."""
    for name, text in {
        "xfcli/__init__.py": "",
        "xfcli/days.py": "LIMIT = 30\n\n\ndef late(n):\n    return n > LIMIT\n\n\ndef unseen(n):\n    return n + 1\n",
        "tests/test_days.py": "from xfcli import days\n\n\ndef test_late():\n    assert days.late(31)\n    assert not days.late(30)\n",
        "pyproject.toml": "[tool.pytest.ini_options]\ntestpaths = ['tests']\n",
    }.items():
        path = tmp_path / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in mutation.ROOT.glob("tests/mutation/*"):
        if path.is_file():
            there = tmp_path / "small/tests/mutation" / path.name
            there.parent.mkdir(exist_ok=True)
            there.write_bytes(path.read_bytes())
    return tmp_path / "small"


@pytest.mark.skipif(os.name == "nt", reason="an embeddable Python looks into no current folder")
def test_a_run_names_what_no_test_noticed(small):
    run = [sys.executable, "-m", "tests.mutation", "--count", "9", "--processes", "1", "days"]
    done = subprocess.run(run, cwd=small, capture_output=True, text=True, check=False)
    said = done.stdout[done.stdout.index("xfcli/") :]
    assert done.returncode == 1
    assert "xfcli/days.py:9 未发现" in said
    assert "days.py:5" not in said
    assert "改动 3 处" in said


@pytest.mark.skipif(os.name == "nt", reason="an embeddable Python looks into no current folder")
def test_a_run_in_which_everything_fails_proves_nothing(small):
    test = small / "tests/test_days.py"
    there = "assert 'XF_MUTATION' in os.environ"
    text = test.read_text(encoding="utf-8").replace("assert days.late(31)", there)
    test.write_text(f"import os\n{text}", encoding="utf-8")
    run = [sys.executable, "-m", "tests.mutation", "--count", "2", "--processes", "1", "days"]
    done = subprocess.run(run, cwd=small, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "这一轮不算数" in done.stderr
