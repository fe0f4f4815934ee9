"""What a command may load: start-up is felt on every one, so each is held to what it needs.

No test here is timed; `python -m tests.bench start` measures.
"""

import os
import re
import subprocess
import sys

import pytest

# What costs milliseconds and has its own moment: screen, files, migrations, chain, spreadsheets.
DATES = {"dateutil"}
FILES = {"csv", "xlsxwriter", "docx", "lxml", "zipfile", "openpyxl", "python_calamine"}
SCREEN = {"rich", "prompt_toolkit", "xfcli.screen.form", "xfcli.screen.initials", "xfcli.sheet"}
CLASSES = {"dataclasses"}  # ten times as dear to define as named tuples
OTHERS = {"sqlite_utils", "click", "pluggy", "logging", "asyncio", "xml"}
# What only `check` and an import of a whole journal need: 30 types for the type checker.
TYPES = {"xfcli.case.bodies", "xfcli.case.soundness"}
NEVER = {"pydantic", "pandas", "numpy", "socket", "ssl", "http.client", "importlib.metadata"}
HEAVY = DATES | FILES | SCREEN | CLASSES | OTHERS | NEVER | TYPES
LEDGER = {"sqlite3", "xfcli.ledger"}
# What only recording needs: the chain and its hashes, the tables and the sums derived anew.
WRITING = {
    "hashlib",
    "_hashlib",
    "xfcli.ledger.chain",
    "xfcli.ledger.bulk",
    "xfcli.reporting.marks",
}
# What only --reveal and --explain need, and a year whose notice is not out.
UNASKED = {"xfcli.rules", "xfcli.law.explain", "xfcli.law.statutory"}
# What a step that is told in one line leaves out, and what only some of its kinds need.
TABLES = {"xfcli.table", "unicodedata"}
REVIEWS = {"xfcli.rules.reviews", "xfcli.rules.addressees"}
REPEATS = {"xfcli.people.repeats", "xfcli.ledger.namesakes"}
# What only the morning page and one case in full need.
PAGES = {"xfcli.views.morning", "xfcli.views.casefile"}

# What of a report only a seal, a file or a terminal needs.
UNPRINTED = {
    "xfcli.reporting.form_fields",
    "xfcli.reporting.overview",
    "xfcli.reporting.sealed_report",
    "xfcli.reporting.causes",
    "xfcli.reporting.why",
}

# What only commands need that read a case out of the journal: lists read what was derived.
CASES = {"xfcli.case.case", "xfcli.case.fold", "xfcli.ledger.journal"}

COMMANDS = {
    "--version": HEAVY
    | TABLES
    | {"hashlib", "xfcli.screen.options", "xfcli.ledger.file"},  # SQLite's version is part of it
    "--help": HEAVY | LEDGER | {"json", "hashlib", "xfcli.screen.options"},
    "unknown": HEAVY | LEDGER | {"json", "hashlib", "xfcli.screen.options"},
    "list": HEAVY | WRITING | PAGES | CASES,
    "list --open --json": HEAVY | WRITING | CASES,
    "list --csv": HEAVY - {"csv"} | WRITING | CASES,
    "show 1": HEAVY | WRITING | UNASKED,
    "show 1 --json": HEAVY | WRITING | UNASKED,
    "due": HEAVY | WRITING | CASES,
    "due --json": HEAVY | WRITING | CASES,
    "search 低保": HEAVY | WRITING | PAGES | CASES,
    "add --channel 来信 --title 要求低保 --name 甲某 --new": HEAVY | PAGES | TABLES | REPEATS,
    "classify 1 --item MZ-QT-13": HEAVY - {"csv"},
    "note 1 --kind 走访 --text 去过": HEAVY | TABLES | REVIEWS | {"xfcli.law.catalogue"},
    "report": HEAVY - DATES | WRITING - {"xfcli.reporting.marks"} | UNPRINTED,
    "schedule --windows": HEAVY | WRITING | PAGES,
}
LOADED = "import atexit, runpy, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr));"
RUN = LOADED + "runpy.run_module('xfcli', run_name='__main__', alter_sys=True)"


@pytest.fixture
def loaded(book, xf):
    xf("add --channel 来信 --title 要求低保 --name 甲某 --on 2026-03-02")

    def _loaded(words: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", RUN, *words.split()],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
        return set(done.stderr.decode(errors="replace").splitlines()[-1].split())

    return _loaded


@pytest.mark.parametrize("words", COMMANDS)
def test_a_command_loads_nothing_that_it_does_not_need(words, loaded):
    found = loaded(words)
    assert "typer" in found
    assert found & COMMANDS[words] == set()


def test_a_command_loads_no_other_command(loaded):
    found = {name for name in loaded("list") if name.startswith("xfcli.commands.")}
    assert found == {"xfcli.commands.list"}


def test_an_odd_name_makes_no_pattern_that_it_does_not_need():
    """Thirty patterns for cells about people cost a third of a start where all were compiled at once."""
    from xfcli.sheet.cells import people

    assert not [name for name, value in vars(people).items() if isinstance(value, re.Pattern)]
