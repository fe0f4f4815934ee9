"""State anew what the bundles are made of: the newest wheels that pyproject.toml allows, Debian's."""

import json
import subprocess
import tempfile
import tomllib
from pathlib import Path
from typing import Any, Final

import inputs

_DEBIAN_SUITE: Final = "trixie"
_DEBIAN_PACKAGES: Final = (
    "python3.13-minimal", "libpython3.13-minimal", "libpython3.13-stdlib", "libc6", "libsqlite3-0",
    "zlib1g", "libexpat1", "libffi8", "libgcc-s1",
)  # fmt: skip
# colorama: Typer wants it on Windows; distlib: its launchers make xf.exe.
_BESIDES: Final = ("colorama", "distlib")


def write() -> None:
    """Write wheels.txt and debian.json."""
    with tempfile.TemporaryDirectory() as work:
        _write_wheels()
        _write_debian(Path(work))


def _write_wheels() -> None:
    project = tomllib.loads((inputs.HERE.parents[1] / "pyproject.toml").read_text("utf-8"))
    named = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["age"]
    hashes: dict[str, set[str]] = {}
    for tags in inputs.PLATFORMS.values():
        for item in _resolved([*named, *_BESIDES], tags):
            about = item["metadata"]
            found = item["download_info"]["archive_info"]["hashes"]["sha256"]
            hashes.setdefault(f"{about['name'].lower()}=={about['version']}", set()).add(found)
    lines = [
        " ".join([name, *(f"--hash=sha256:{each}" for each in sorted(found))])
        for name, found in sorted(hashes.items())
    ]
    (inputs.HERE / "wheels.txt").write_text("\n".join(lines) + "\n", "ascii")


def _resolved(named: list[str], tags: tuple[str, ...]) -> list[dict[str, Any]]:
    platforms = [word for tag in tags for word in ("--platform", tag)]
    with tempfile.NamedTemporaryFile("r", suffix=".json") as report:
        inputs._pip("install", "--dry-run", "--ignore-installed", "--only-binary=:all:", *platforms,
                    "--python-version", inputs.PYTHON, "--implementation", "cp", "--target", "none",
                    "--report", report.name, *(word.replace(" ", "") for word in named))  # fmt: skip
        found: list[dict[str, Any]] = json.load(report)["install"]
        return found


def _write_debian(work: Path) -> None:
    packages = {}
    for architecture in inputs.DEBIAN.values():
        options = inputs.apt(work, _DEBIAN_SUITE, architecture)
        packages[architecture] = [_package(options, name) for name in _DEBIAN_PACKAGES]
    text = json.dumps({"suite": _DEBIAN_SUITE, "packages": packages}, indent=1)
    (inputs.HERE / "debian.json").write_text(text + "\n", "ascii")


def _package(options: list[str], name: str) -> dict[str, str]:
    shown = subprocess.run(
        ["apt-cache", *options, "show", "--no-all-versions", name],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    about = dict(line.split(": ", 1) for line in shown.splitlines() if ": " in line)
    version = about["Version"]
    file = f"{name}_{version.replace(':', '%3a')}_{about['Architecture']}.deb"
    return {"name": name, "version": version, "file": file, "sha256": about["SHA256"]}
