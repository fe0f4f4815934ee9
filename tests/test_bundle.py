"""The bundles are made of what the project says it needs, and of nothing that speaks to a network."""

import json
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import xfcli

ROOT = Path(__file__).parent.parent
BUNDLE = ROOT / ".ci" / "bundle"
pytestmark = pytest.mark.skipif(not BUNDLE.is_dir(), reason="a source package has no .ci")


@pytest.fixture
def locked():
    """Name and version of each wheel that goes into the bundles."""
    lines = (BUNDLE / "wheels.txt").read_text("ascii").splitlines()
    return dict(line.split(" ")[0].split("==") for line in lines)


def test_what_the_project_needs_is_in_the_bundles_at_a_version_that_it_allows(locked):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for text in project["dependencies"] + project["optional-dependencies"]["age"]:
        needed = Requirement(text)
        assert needed.name in locked, f"{text}: python .ci/bundle lock"
        assert needed.specifier.contains(Version(locked[needed.name])), (
            f"{text}: python .ci/bundle lock"
        )


def test_every_input_has_its_hash():
    for line in (BUNDLE / "wheels.txt").read_text("ascii").splitlines():
        assert " --hash=sha256:" in line
    for line in (BUNDLE / "python-windows.sha256").read_text("ascii").splitlines():
        assert len(line.split()[0]) == 64
    packages = json.loads((BUNDLE / "debian.json").read_text("utf-8"))["packages"]
    assert {each["name"] for each in packages["amd64"]} == {
        each["name"] for each in packages["arm64"]
    }
    assert all(len(each["sha256"]) == 64 for listed in packages.values() for each in listed)


def test_what_cmd_reads_before_it_knows_utf_8_is_ascii():
    for path in (BUNDLE / "windows").iterdir():
        head = path.read_text("utf-8").partition("chcp 65001")[0]
        assert head.isascii(), path.name


def test_readme_names_the_bundles_of_this_version():
    text = (ROOT / "README.md").read_text("utf-8")
    for name in ("windows-x64.zip", "linux-x64.tar.xz"):
        assert f"xf-{xfcli.__version__}-{name}" in text
