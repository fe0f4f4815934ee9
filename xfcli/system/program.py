"""The program itself: from which bundle it runs, and the command that starts it again.

A bundle says what it is in bundle.json beside its launchers; elsewhere pip installed xf.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

_MARK: Final = "bundle.json"


class Bundle(NamedTuple):
    """A folder that holds Python, xf and all it needs."""

    root: Path
    platform: str  # as windows-x64


def bundle() -> Bundle | None:
    """Return the bundle that this program runs from, None if pip or a checkout gave it."""
    root = Path(sys.executable).parent.parent
    try:
        text = (root / _MARK).read_text("utf-8")
    except OSError:
        return None
    import json

    return Bundle(root, json.loads(text)["platform"])


def about(sqlite: str) -> str:
    """Return what a maintainer asks first: Python, SQLite, the system, and how xf came here."""
    python = sys.version.split()[0]
    if sys.platform == "win32":
        windows = sys.getwindowsversion()
        system = f"Windows {windows.major}.{windows.minor}.{windows.build}"
    else:
        system = f"{os.uname().sysname} {os.uname().release} {os.uname().machine}"
    found = bundle()
    came = f"免安装包 {found.platform}" if found else "pip 安装"
    return f"Python {python}，SQLite {sqlite}，{system}，{came}"


def open_file(path: Path) -> bool:
    """Open a file with the program that the system has for it; whether somebody sits at a desktop that has one."""
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606
        except OSError:
            return False
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    import subprocess

    with suppress(OSError):
        words = ("xdg-open", str(path))
        subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
        return True
    return False


def can_print() -> bool:
    """Whether the system may print a paper."""
    return sys.platform == "win32" or bool(_printing())


def print_file(path: Path) -> bool:
    """Send a file to the default printer; whether the system can."""
    if sys.platform == "win32":
        try:
            os.startfile(path, "print")  # noqa: S606
        except OSError:
            return False
        return True
    import subprocess

    if not (office := _printing()):
        return False
    words = (office, "--headless", "-p", str(path))
    done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # noqa: S603
    return done.returncode == 0


def _printing() -> str | None:
    """Return the program that prints papers on Linux, None where there is none, or no printers' service."""
    import shutil

    office = shutil.which("soffice") or shutil.which("libreoffice")
    return office if shutil.which("lpstat") else None


def launcher(*, silent: bool = False) -> tuple[str, ...]:
    """Return the words that start xf, whoever asks and wherever it stands.

    `silent` is for Windows' task scheduler: without a window that flashes up.
    """
    if found := bundle():
        name = ("xfw.exe" if silent else "xf.exe") if os.name == "nt" else "xf"
        return (str(found.root / name),)
    python = Path(sys.executable)
    quiet = python.with_name("pythonw.exe")
    if silent and quiet.is_file():
        python = quiet
    return (str(python), "-m", "xfcli")
