"""What every test stands on: a fixed day, a ledger of its own, and `xf(...)` as the user types it."""

import contextlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

TODAY = "2026-03-20"
# Machines differ in speed; what a property test finds does not.
settings.register_profile("xf", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("xf")


def split(words: str) -> list[str]:
    """Return the words of a command line; a backslash is one, as Windows' paths have them."""
    reader = shlex.shlex(words, posix=True)
    reader.whitespace_split, reader.escape, reader.commenters = True, "", ""
    return list(reader)


@dataclass(frozen=True)
class Done:
    """What a run of xf gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pin today, and let nobody reach the real default ledger."""
    monkeypatch.setenv("XF_TODAY", TODAY)
    monkeypatch.setenv("XF_DB", str(tmp_path / "台账.db"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    monkeypatch.delenv("XF_DEBUG", raising=False)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Run xf in this process and return exit code and output, whatever they are."""
    from xfcli.screen.cli import app

    def _run(words: str | list[str], today: str | None = None) -> Done:
        if today:
            monkeypatch.setenv("XF_TODAY", today)
        capfd.readouterr()
        try:
            app(split(words) if isinstance(words, str) else words)
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capfd.readouterr()
        return Done(code, out, err)

    return _run


@pytest.fixture
def xf(run):
    """Run xf and expect `code` (0): `xf("add --channel 来访 …").out`."""

    def _xf(words: str | list[str], code: int = 0, today: str | None = None) -> Done:
        done = run(words, today)
        assert done.code == code, f"xf {words}\nexit {done.code}\n{done.out}\n{done.err}"
        assert "Traceback" not in done.err
        return done

    return _xf


@pytest.fixture
def book(xf, tmp_path: Path) -> Path:
    """A new, empty ledger."""
    xf("init --office 青石镇人民政府 --by 王主任")
    return tmp_path / "台账.db"


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory):
    """Return the random ledger of a seed, made once: for reading; who records takes a copy."""
    from tests import stories

    @cache
    def _story(seed: int) -> Path:
        path = tmp_path_factory.mktemp(f"story{seed}") / "台账.db"
        stories.make(path, seed)
        return path

    return _story


@pytest.fixture(scope="session")
def demo_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo ledger, made once, for reading; it stands on 2 July 2026."""
    from xfcli.commands import demo

    path = tmp_path_factory.mktemp("demo") / "xf演示台账.db"
    demo.run(file=path, quiet=True)
    return path


@pytest.fixture
def busy(story, tmp_path: Path):
    """Make the ledger of the test the random one of a seed, to record in as well."""

    def _busy(seed: int) -> Path:
        return Path(shutil.copyfile(story(seed), tmp_path / "台账.db"))

    return _busy


@pytest.fixture
def process():
    """Run xf as a process of its own, with an environment of its own."""

    def _process(*words: str, env: dict[str, str] | None = None, stdin: bytes = b"") -> Any:
        return subprocess.run(
            [sys.executable, "-m", "xfcli", *words],
            input=stdin,
            capture_output=True,
            check=False,
            env={**os.environ, **(env or {})},
        )

    return _process


@pytest.fixture
def terminal():
    """Run xf on a terminal of 80 columns and return what it draws there."""
    pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")

    def _terminal(*words: str) -> str:
        near, far = pty.openpty()
        env = {**os.environ, "COLUMNS": "80", "TERM": "xterm-256color"}
        with subprocess.Popen(
            [sys.executable, "-m", "xfcli", *words], stdout=far, stderr=far, env=env
        ):
            os.close(far)
            drawn = b""
            with contextlib.suppress(OSError):  # Linux: the other end is closed
                while part := os.read(near, 65536):
                    drawn += part
        os.close(near)
        return drawn.decode()

    return _terminal


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Compare `text` with the golden file `tests/golden/NAME`; `--golden-update` writes it."""

    def _golden(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--golden-update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), f"golden/{name} (--golden-update)"

    return _golden
