"""The lines that keep xf simple: who may import whom, and one door for each library."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import xfcli

PACKAGE = Path(xfcli.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
# The shell: everything that touches a file, a screen or the user. All other modules are pure.
SHELL = (
    "ledger",
    "show",
    "options",
    "cli",
    "__main__",
    "help_text",
    "bug",
    "commands",
    "files",
    "unfinished",
    "sheet.workbook",
    "sheet.delimited",
)
DOORS = {
    "sqlite3": ("ledger",),
    "sqlite_utils": ("ledger",),
    "rich": ("show",),
    "typer": ("cli", "options"),
    "dateutil": ("dates",),
    "python_calamine": ("sheet.workbook",),
    "xlsxwriter": ("files",),
    "docx": ("files",),
    "docxtpl": ("files",),
    "jinja2": ("files",),
}
FORBIDDEN = {"click", "socket", "urllib", "http", "requests", "pandas", "openpyxl", "pydantic"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return found


def is_in(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)


def is_shell(name: str) -> bool:
    return is_in(name, SHELL)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_library_has_one_door(path):
    roots = {name.split(".")[0] for name in imports_of(path)}
    assert not roots & FORBIDDEN
    for library, doors in DOORS.items():
        if library in roots:
            assert is_in(name_of(path), doors), f"{library} in {name_of(path)}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path):
    """The pure core knows nothing of the shell; the ledger and the screen know not each other."""
    name = name_of(path)
    own = {i.removeprefix("xfcli.") for i in imports_of(path) if i.startswith("xfcli.")}
    root = name.split(".")[0]
    if not is_shell(name):
        assert not {i for i in own if is_shell(i)}
        assert not imports_of(path) & {"os", "sys", "subprocess"}, "the core reads no environment"
    if root == "ledger":
        below = {"ledger", "unfinished"}
        assert not {i for i in own if i.split(".")[0] in SHELL and i.split(".")[0] not in below}
    if root in {"show", "options", "files", "sheet"}:
        assert not {i for i in own if i.split(".")[0] in {"ledger", "commands", "cli"}}
    if root == "commands":
        assert "cli" not in {i.split(".")[0] for i in own}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_are_small_and_say_what_they_promise(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["foo"]])
def test_help_and_usage_errors_load_nothing_heavy(words):
    code = (
        "import sys, runpy; sys.argv = ['xf', *sys.argv[1:]]\n"
        "try: runpy.run_module('xfcli', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False
    )
    loaded = set(done.stderr.split())
    heavy = {
        "sqlite3",
        "sqlite_utils",
        "rich",
        "dateutil",
        "python_calamine",
        "xlsxwriter",
        "docx",
        "hashlib",
    }
    assert not loaded & heavy
