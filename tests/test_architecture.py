"""The lines that keep xf simple: who may import whom, and one door for each library."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import xfcli

PACKAGE = Path(xfcli.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
# The house, from the ground up: a room imports from lower floors only. Rooms of one floor do not know
# each other, so that no circle of rooms can be.
FLOORS = (
    {"errors", "reference", "text", "aftermath"},
    {"dates"},
    {"case", "system", "table"},
    {"settings"},
    {"law", "office", "people"},
    {"papers", "views"},
    {"rules", "reporting"},
    {"sheet"},
    {"files", "ledger"},
    {"screen"},
    {"commands"},
    {"__main__"},
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
# The shell: everything that touches a file, a screen or the user. All other modules are pure.
SHELL = (
    "aftermath",
    "ledger",
    "screen",
    "__main__",
    "commands",
    "files",
    "system",
    "sheet.input_file",
    "sheet.text_file",
    "sheet.markup_file",
)
DOORS = {
    "sqlite3": ("ledger",),
    "sqlite_utils": ("ledger",),
    "rich": ("screen.terminal",),
    "typer": ("screen.cli", "screen.options", "screen.completion"),
    "prompt_toolkit": ("screen.keyboard", "screen.form.page", "screen.desk.board"),
    "dateutil": ("dates",),
    "python_calamine": ("sheet.input_file",),
    "lxml": (
        "sheet.row_marks",
        "sheet.markup_file",
        "files.packed",
        "files.marks",
        "files.own_form",
        "files.own_template",
        "files.form_rows",
        "files.row_heights",
        "files.cell_styles",
    ),
    "xlrd": ("sheet.row_marks",),
    "lunardate": ("sheet.cells.dates",),
    "xlsxwriter": ("files",),
    "docx": ("files",),
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
def test_nobody_but_the_ledger_speaks_to_its_file(path):
    """An open ledger is asked through the functions of its package; its connection stays inside."""
    found = {
        n.attr for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Attribute)
    }
    assert is_in(name_of(path), ("ledger",)) or "connection" not in found


# Who asks by rule, or keeps it: everybody else asks the case's disclosure what may be shown.
ASK_FOR_THE_SEAL = ("case.case", "ledger", "rules", "papers.letters")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_one_place_decides_what_may_be_shown_of_a_sealed_case(path):
    name, text = name_of(path), path.read_text("utf-8")
    asked = {n.attr for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Attribute)}
    assert is_in(name, ASK_FOR_THE_SEAL) or not asked & {"is_sealed", "has_seal"}
    assert name == "case.disclosure" or '"（保密）"' not in text


def own_imports(path: Path) -> set[str]:
    """The modules of xf that a file imports, without the package's name: of a package its face."""
    known = {name_of(module) for module in MODULES} - {"__init__"}
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == "xfcli":
            face = str(node.module).removeprefix("xfcli").removeprefix(".")
            inner = {f"{face}.{alias.name}".removeprefix(".") for alias in node.names}
            found |= (inner & known) | ({face} if inner - known else set())
    return found & known


def test_every_room_stands_on_a_floor():
    rooms = {name_of(path).split(".")[0] for path in MODULES} - {"__init__"}
    assert rooms == set(FLOOR_OF)
    assert len(rooms) <= 22


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down(path):
    name = name_of(path)
    room = name.split(".")[0]
    for other in own_imports(path):
        below = other.split(".")[0]
        assert below == room or FLOOR_OF[below] < FLOOR_OF[room], f"{name} imports {other}"
    if not is_shell(name):
        assert not {other for other in own_imports(path) if is_shell(other)}
        assert not imports_of(path) & {"os", "sys", "subprocess"}, "the core reads no environment"


def test_no_circle_of_modules():
    """Not within a room either; an import for type checking alone counts as well."""
    arrows = {name_of(path): own_imports(path) - {name_of(path)} for path in MODULES}
    settled: set[str] = set()
    while open_ := {n for n in arrows if n not in settled}:
        free = {n for n in open_ if not (arrows[n] - settled)}
        assert free, f"a circle among {sorted(open_)}"
        settled |= free


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_are_small_and_say_what_they_promise(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("words", [["--help"], ["foo"]])
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
