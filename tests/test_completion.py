"""Tab completes what stands to be typed next, in the way that each shell asks for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from xfcli.screen.completion import VARIABLE


@pytest.fixture
def tab(book, process):
    """What bash is offered at the end of a line."""

    def _tab(line: str) -> list[str]:
        words = line.split(" ")
        asked = {
            "_XF_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        }
        return process(env=asked).stdout.decode().split()

    return _tab


def test_verbs_and_options(tab):
    assert tab("xf tr") == ["transfer"]
    assert "--village" in tab("xf add --vi")


@pytest.mark.skipif(os.name == "nt", reason="bash's own way, in UTF-8")
def test_words_units_rows_and_open_cases(tab, xf):
    xf("add --channel 来信 --title 修路 --new")
    xf("add --channel 来信 --title 修桥 --new")
    xf("void 2 --reason 错 --yes")
    assert tab("xf add --channel 来") == ["来信", "来访", "来电"]
    assert tab("xf transfer 1 --to 司法") == ["司法所", "县司法局"] or "司法所" in tab(
        "xf transfer 1 --to 司法"
    )
    assert "MZ-DB-02" in tab("xf classify 1 --item MZ-DB")
    assert tab("xf reply 20") == ["2026-0001"]


def test_without_a_ledger_nothing_is_offered_and_nothing_breaks(process, tmp_path):
    asked = {
        "_XF_COMPLETE": "complete_bash", "COMP_WORDS": "xf reply 2", "COMP_CWORD": "2",
        "XF_DB": str(tmp_path / "没有.db"),
    }  # fmt: skip
    done = process(env=asked)
    assert (done.stdout.strip(), done.stderr) == (b"", b"")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_tab_completes_in_the_shell_itself(shell, book, xf, tmp_path, monkeypatch):
    """Installed as the help says, in a home of its own; then Tab is pressed, once each time."""
    if os.name == "nt" or not shutil.which(shell):
        pytest.skip(f"no {shell}")
    pytest.importorskip("pyte")
    from tests.typist import Typist

    xf("add --channel 来信 --title 修路 --new")
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "xf"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m xfcli "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    subprocess.run([shell, "-c", "xf --install-completion; true"], check=True, capture_output=True)
    typist = Typist.running([shell, "-i"])
    try:
        typist.settle(1)
        typist.send("xf ")
        whole = "xf"
        for typed, wanted in (("tran", "transfer"), ("20", "2026-0001"), ("--rea", "--reason")):
            typist.send(f"{typed}\t")
            whole += f" {wanted}"
            typist.until(whole)
    finally:
        typist.kill()


def test_powershell_is_answered_and_leaves_xf_as_it_was(process):
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name="xf", complete_var=VARIABLE, shell="powershell")
    assert "-CommandName xf" in script
    asked = {
        VARIABLE: "complete_powershell", "_TYPER_COMPLETE_ARGS": "xf tran",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "tran",
    }  # fmt: skip
    # In the console's own encoding, which PowerShell reads by: the word itself is plain.
    assert process(env=asked).stdout.partition(b":::")[0].strip() == b"transfer"
    after = process("--version", env=dict.fromkeys(asked, ""))
    assert after.stdout.startswith(b"xf ")
