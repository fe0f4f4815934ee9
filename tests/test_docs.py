"""What README shows is what xf does: its blocks are run here, word for word."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import results
from xfcli.screen.cli import VERBS, command
from xfcli.screen.examples import EXAMPLES

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"^```(sh|console|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CLOCK_TIME = re.compile(r"(\d{4}-\d\d-\d\d) \d\d:\d\d")


def blocks(kind: str) -> list[str]:
    return [
        text for found, text in BLOCK.findall(README.read_text(encoding="utf-8")) if found == kind
    ]


@pytest.fixture
def shell(tmp_path):
    """A shell in an empty folder in which `xf` is this checkout."""
    tools = tmp_path / "bin"
    tools.mkdir()
    xf = tools / "xf"
    xf.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m xfcli "$@"\n')
    xf.chmod(0o755)
    folder = tmp_path / "work"
    folder.mkdir()
    env = {
        **os.environ,
        "PATH": f"{tools}:{os.environ['PATH']}",
        "PYTHONPATH": str(README.parent),
        "XF_DB": "台账.db",
        "XF_TODAY": "2026-11-22",
    }

    def _shell(text: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", text], cwd=folder, env=env, text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip

    return _shell


needs_bash = pytest.mark.skipif(os.name == "nt", reason="for a Unix shell")


@needs_bash
def test_the_first_block_sets_up_and_shows_the_demo_in_one_line(shell):
    setup, xf = blocks("sh")[0].rstrip("\n").rsplit(" && ", 1)
    assert "\n" not in setup
    assert "pip install" in setup
    done = shell(xf.removeprefix(".venv/bin/"))
    assert done.returncode == 0, done.stdout
    assert "信访总量" in done.stdout


def test_the_second_block_passes_the_tests_in_one_line():
    assert re.fullmatch(r".*-m venv .* pip install .* -m pytest\n", blocks("sh")[1])


@needs_bash
def test_the_trial_walks_from_registration_to_the_report_and_touches_its_own_file_only(shell):
    lines = blocks("text")[0].splitlines()
    assert all(" --db 试用.db" in line for line in lines)
    # cmd, PowerShell and sh read these alike: no quotes, no variables, nothing joined.
    assert not [line for line in lines if re.search(r"[\"'$%&|<>;`]", line)]
    done = shell("set -e\n" + "\n".join(lines))
    assert done.returncode == 0, done.stdout
    assert "2026-0001（历史遗留的补助，要求照顾生活）已于 2026-10-28 办结" in done.stdout
    assert "信访总量" in done.stdout


@needs_bash
def test_transcripts_are_true(shell, request):
    """Each `$ command` is followed by exactly what it prints (`--golden-update` writes it)."""
    text = README.read_text(encoding="utf-8")
    shown = blocks("console")
    real = []
    for block in shown:
        commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
        said = "".join(f"$ {command}\n{shell(command).stdout}" for command in commands)
        real.append(CLOCK_TIME.sub(r"\1 09:30", said))
    if request.config.getoption("--golden-update"):
        for old, new in zip(shown, real, strict=True):
            text = text.replace(f"```console\n{old}```", f"```console\n{new}```")
        README.write_text(text, encoding="utf-8", newline="\n")
    else:
        assert real == shown


def table() -> str:
    panels = dict.fromkeys(verb.panel for verb in VERBS)
    rows = {
        panel: [f"`xf {v.name}` {v.line}" for v in VERBS if v.panel == panel] for panel in panels
    }
    return "".join(f"| {panel} | {' · '.join(verbs)} |\n" for panel, verbs in rows.items())


def test_every_command_is_in_readme(request):
    text = README.read_text(encoding="utf-8")
    shown = re.search(r"\| \| 命令 \|\n\|---\|---\|\n((?:\|.*\n)+)", text)
    assert shown
    if request.config.getoption("--golden-update"):
        README.write_text(text.replace(shown[1], table()), encoding="utf-8", newline="\n")
    else:
        assert shown[1] == table()


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_command_has_chinese_help_that_begins_with_its_line(run, verb):
    page = run([verb.name, "-h"])
    assert page.code == 0
    assert f"\n  {verb.line}\n" in page.out
    assert not re.search(r"\b(Usage|Options|Arguments|Show this|Commands)\b", page.out)


@pytest.mark.parametrize(
    ("verb", "words"), [(v, w) for v, lines in EXAMPLES.items() for w in lines]
)
def test_the_examples_of_a_help_page_can_be_typed(run, verb, words):
    first, *rest = shlex.split(words)
    assert first == verb
    command(first).make_context(first, rest)
    assert f"\n  xf {words}\n" in run(f"{verb} -h").out


def test_every_command_has_two_examples(run):
    assert set(EXAMPLES) == {verb.name for verb in VERBS}
    assert all(len(lines) == 2 for lines in EXAMPLES.values())


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_no_help_page_has_words_that_only_programmers_know(run, verb):
    said = run(f"{verb} -h").out
    assert "标准输入" not in said
    assert said.count("git") == said.count("（git）")


def test_a_part_measured_anew_takes_its_place_among_the_others(tmp_path):
    path, order = tmp_path / "RESULTS.md", ("start", "verbs", "towns")
    for part, found in (("towns", "1"), ("start", "2"), ("verbs", "3"), ("start", "4")):
        results.put(part, [f"2026-11-27, {found}", "", "| a |"], order, path)
    text = path.read_text("utf-8")
    assert re.findall(r"^## (\w+)\n\n2026-11-27, (\d)\n\n\| a \|$", text, re.MULTILINE) == [
        ("start", "4"), ("verbs", "3"), ("towns", "1"),
    ]  # fmt: skip
    stored = results.PATH.read_text("utf-8")
    assert stored.startswith(results.HEAD)
