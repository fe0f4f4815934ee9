"""The folder that a bundle unpacks to: Python, xf and its libraries compiled, launchers, licences."""

import json
import os
import re
import shutil
import stat
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

import inputs
from inputs import HERE, Inputs

CHECKOUT: Final = HERE.parents[1]
_STDLIB: Final = "python313.zip"
_PURE: Final = "pure.zip"

# Of the wheels: what xf never imports. Globs in lib/.
_LEFT_OUT_OF_WHEELS: Final = (
    "pip", "pygments", "markdown_it", "mdurl", "tzdata", "click_default_group.py", "distlib",
    "lxml/html", "lxml/isoschematron", "lxml/includes", "lxml/objectify.*", "lxml/sax.*",
    "lxml/builder.*", "lxml/*.pyx", "lxml/*.pxi", "lxml/*.h", "*/py.typed",
    "docx/py.typed", "**/*.pyi", "bin", "*.dist-info",
    "sqlite_utils/cli.py", "tabulate/version.py.in",
)  # fmt: skip
_WINDOWS_ONLY: Final = ("colorama",)

# Of the standard library: servers, mail and the like, tests and tools. No network, no windows.
_LEFT_OUT_OF_STDLIB: Final = (
    "ensurepip", "idlelib", "lib2to3", "tkinter", "turtle", "turtledemo", "unittest", "pydoc", "pydoc_data",
    "venv", "test", "xmlrpc", "http", "ftplib", "imaplib", "poplib", "smtplib", "socketserver", "ssl",
    "wsgiref", "webbrowser", "dbm", "curses", "cProfile", "profile", "pstats", "doctest", "pdb", "bdb",
    "mailbox", "mailcap", "nntplib", "telnetlib", "sndhdr", "aifc", "chunk", "_aix_support",
    "_osx_support", "pyclbr", "tabnanny", "trace", "tracemalloc", "antigravity", "this", "zipapp",
    "sitecustomize", "lib-dynload", "__phello__", "EXTERNALLY-MANAGED", "_pyrepl",
)  # fmt: skip
# Its parts in machine language: no TLS, no other databases; prompt_toolkit needs _overlapped.
_LEFT_OUT_OF_PARTS: Final = re.compile(
    r"(_ssl|libssl|libcrypto|_hashlib|_multiprocessing|_queue|_bz2|_lzma|_elementtree|_uuid|"
    r"_zoneinfo|_wmi|winsound|_curses|_curses_panel|_dbm|_gdbm|readline|_crypt|_interp\w+|"
    r"_lsprof|_posixshmem|_testcapi|_test\w+|_xx\w+|xx\w+|_ctypes_test|python\.cat|_asyncio)\b"
)
# The names that Debian's packages install; beside them the loader of the C library.
_LIBRARIES: Final = (
    "libc.so.6", "libm.so.6", "libdl.so.2", "librt.so.1", "libpthread.so.0", "libutil.so.1",
    "libgcc_s.so.1", "libz.so.1", "libexpat.so.1", "libffi.so.8", "libsqlite3.so.0",
)  # fmt: skip


def made(platform: str, work: Path, found: Inputs) -> Path:
    """Make the folder of the bundle for `platform` below `work` and return it."""
    root = work / f"xf-{version()}-{platform}"
    (root / "python").mkdir(parents=True)
    runtime = _host_python(work / "host", found)
    _libraries(root / "lib", platform, found, root / "licences")
    if platform == "windows-x64":
        _windows(root, found)
    else:
        _linux(root, work / "debian", found)
    _compile(runtime, root / "lib")
    _pack_pure(root / "lib")
    shutil.copy(CHECKOUT / "LICENSE", root / "LICENSE.txt")
    told = (HERE / "先读我.txt").read_text("utf-8")
    is_windows = platform == "windows-x64"
    (root / "先读我.txt").write_text(
        told, "utf-8-sig" if is_windows else "utf-8", newline="\r\n" if is_windows else "\n"
    )
    about = {"version": version(), "platform": platform}
    (root / "bundle.json").write_text(json.dumps(about) + "\n", "ascii")
    return root


def version() -> str:
    """Return the version of xf."""
    text = (CHECKOUT / "xfcli" / "__init__.py").read_text("utf-8")
    return re.findall(r'__version__.*= "(.+)"', text)[0]


def _host_python(folder: Path, found: Inputs) -> list[str]:
    """Return the command that runs Python 3.13 here: byte code is made by the version that reads it."""
    machine = os.uname().machine
    platform = {"x86_64": "linux-x64", "aarch64": "linux-aarch64"}[machine]
    found.linux_python(folder, inputs.DEBIAN[platform])
    libraries = folder / "usr" / "lib" / f"{machine}-linux-gnu"
    binary = folder / "usr" / "bin" / "python3.13"
    # Debian's own layout below another root: told where it is, it finds everything.
    return ["env", f"PYTHONHOME={folder / 'usr'}", "PYTHONHASHSEED=0", str(next(libraries.glob("ld-linux-*"))),
            "--library-path", str(libraries), str(binary), "-S"]  # fmt: skip


def _libraries(lib: Path, platform: str, found: Inputs, licences: Path) -> None:
    lib.mkdir()
    found.wheels(lib)
    _keep_licences(lib, licences)
    others = () if platform == "windows-x64" else _WINDOWS_ONLY
    for pattern in (*_LEFT_OUT_OF_WHEELS, *others):
        for path in [*lib.glob(pattern)]:
            _remove(path)
    plain = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(CHECKOUT / "xfcli", lib / "xfcli", ignore=plain)
    shutil.copytree(CHECKOUT / "data", lib / "data", ignore=plain)
    shutil.copy(HERE / "installation.py", lib)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _keep_licences(lib: Path, licences: Path) -> None:
    for about in sorted(lib.glob("*.dist-info")):
        for text in sorted(about.rglob("*")):
            if text.is_file() and re.match(
                r"(licen[cs]e|copying|notice|authors)", text.name, re.IGNORECASE
            ):
                target = licences / about.name.removesuffix(".dist-info") / text.name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(text, target)


def _windows(root: Path, found: Inputs) -> None:
    python = root / "python"
    found.windows_python(python)
    for path in [*python.iterdir()]:
        if _LEFT_OUT_OF_PARTS.match(path.name):
            path.unlink()
    shutil.move(python / "LICENSE.txt", root / "licences" / "Python.txt")
    stdlib = python / _STDLIB
    with zipfile.ZipFile(BytesIO(stdlib.read_bytes())) as official:
        names = [name for name in official.namelist() if not _is_left_out(name)]
        _zip_stored(stdlib, {name: official.read(name) for name in names})
    (python / "python313._pth").write_text(
        f"{_STDLIB}\n..\\lib\\{_PURE}\n.\n..\\lib\n", "ascii", newline="\r\n"
    )
    (root / "xf.exe").write_bytes(_launcher(found.launcher("t64.exe"), "python.exe"))
    (root / "xfw.exe").write_bytes(_launcher(found.launcher("w64.exe"), "pythonw.exe"))
    for script in sorted((HERE / "windows").iterdir()):
        text = script.read_text("utf-8").replace("\n", "\r\n")
        (root / script.name).write_text(text, "utf-8", newline="")


def _launcher(program: bytes, python: str) -> bytes:
    """Return an .exe that starts the Python beside it with what is packed at its end."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        item = zipfile.ZipInfo("__main__.py", (2026, 1, 1, 0, 0, 0))
        made.writestr(item, "from xfcli.__main__ import main\n\nmain()\n")
    return program + f"#!<launcher_dir>\\python\\{python}\r\n".encode() + packed.getvalue()


def _is_left_out(name: str) -> bool:
    return name.split("/", 1)[0].split(".", 1)[0] in _LEFT_OUT_OF_STDLIB


def _zip_stored(path: Path, files: dict[str, bytes]) -> None:
    # Stored, not squeezed: it is squeezed with the rest, and nothing is unpacked at each start.
    with zipfile.ZipFile(path, "w") as made:
        for name, content in sorted(files.items()):
            made.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)


def _linux(root: Path, debian: Path, found: Inputs) -> None:
    platform = found.platform
    machine = {"amd64": "x86_64", "arm64": "aarch64"}[inputs.DEBIAN[platform]]
    found.linux_python(debian, inputs.DEBIAN[platform])
    libraries, python = debian / "usr" / "lib" / f"{machine}-linux-gnu", root / "python"
    shutil.copy(debian / "usr" / "bin" / "python3.13", python / "python3.13")
    for name in _LIBRARIES:
        shutil.copy(libraries / name, python / name)
    loader = next(libraries.glob("ld-linux-*"))
    shutil.copy(loader, python / "ld.so")
    (python / "ld.so").chmod(0o755)
    stdlib = debian / "usr" / "lib" / "python3.13"
    for part in sorted((stdlib / "lib-dynload").iterdir()):
        if not _LEFT_OUT_OF_PARTS.match(part.name):
            shutil.copy(part, python / part.name)
    names = [
        path
        for path in sorted(stdlib.rglob("*.py"))
        if not _is_left_out(str(path.relative_to(stdlib)))
    ]
    for path in names:
        target = root / "python" / "stdlib" / path.relative_to(stdlib)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    _compile(_host_python(root.parent / "host", found), python / "stdlib")
    _zip_stored(python / _STDLIB, _contents(python / "stdlib"))
    shutil.rmtree(python / "stdlib")
    (python / "python3.13._pth").write_text(f"{_STDLIB}\n../lib/{_PURE}\n.\n../lib\n", "ascii")
    for package in sorted((debian / "usr" / "share" / "doc").glob("*/copyright")):
        shutil.copyfile(package, root / "licences" / f"{package.parent.name}.txt")
    for script in sorted((HERE / "linux").iterdir()):
        shutil.copy(script, root / script.name)
        (root / script.name).chmod(0o755 if script.suffix == "" else 0o644)


def _contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _pack_pure(lib: Path) -> None:
    """Pack what is byte code only into one file: opening files is most of a start on Windows."""
    packed: dict[str, bytes] = {}
    for item in sorted(lib.iterdir()):
        files = [item] if item.is_file() else [path for path in item.rglob("*") if path.is_file()]
        if all(path.suffix == ".pyc" for path in files):
            packed |= {path.relative_to(lib).as_posix(): path.read_bytes() for path in files}
            _remove(item)
    _zip_stored(lib / _PURE, packed)


def _compile(python: list[str], folder: Path) -> None:
    """Put byte code in the place of every source below `folder`."""
    subprocess.run([*python, str(HERE / "bytecode.py"), str(folder)], check=True)
    for path in folder.rglob("*.py"):
        path.unlink()
    for path in folder.rglob("*"):
        path.chmod(stat.S_IMODE(path.stat().st_mode) | 0o600)
