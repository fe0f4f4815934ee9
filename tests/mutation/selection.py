"""Which tests concern a line: those that went over it, the quickest first."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir

import coverage

_COPIED = ("xfcli", "tests", "data", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE")


def copy_tree(root: Path, place: Path) -> Path:
    """Copy what the tests need from `root` to the new folder `place`, and return that."""
    place.mkdir(parents=True)
    for source in (root / name for name in _COPIED if (root / name).exists()):
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, place / source.name, ignore=ignore)
        else:
            shutil.copy(source, place)
    return place


class Selection:
    """What one run of the suite under `coverage` told; it is kept until the tree changes."""

    def __init__(self, root: Path) -> None:
        digest = sha256()
        for path in sorted((*root.glob("xfcli/**/*.py"), *root.glob("tests/**/*.py"))):
            digest.update(path.read_bytes())
        folder = Path(gettempdir()) / f"xf-mutation-{digest.hexdigest()[:16]}"
        self.tree = folder / "tree"
        if not (folder / "seconds.json").exists():
            shutil.rmtree(folder, ignore_errors=True)
            print("先带覆盖率跑一遍全部测试……", file=sys.stderr)
            environ = {**os.environ, "XF_MUTATION": str(folder), "PYTHONPATH": str(self.tree)}
            suite = [sys.executable, "-m", "pytest", "-q", "-p", "tests.mutation.contexts"]
            subprocess.run(suite, cwd=copy_tree(root, self.tree), env=environ, check=False)
        told = json.loads((folder / "seconds.json").read_text(encoding="utf-8"))
        self.seconds: dict[str, float] = told
        self._data = coverage.CoverageData(folder / "coverage")
        self._data.read()

    @cached_property
    def _lines(self) -> dict[str, dict[int, set[str]]]:
        """The tests that went over each line of each file."""
        return {
            str(Path(path).relative_to(self.tree)): {
                line: self.seconds.keys() & tests for line, tests in self._data.contexts_by_lineno(path).items()
            }
            for path in self._data.measured_files()
        }  # fmt: skip

    @cached_property
    def _words(self) -> dict[str, set[tuple[str, int]]]:
        """Where each word stands: file and line."""
        found = defaultdict(set)
        for file in self._lines:
            for n, text in enumerate((self.tree / file).read_text("utf-8").splitlines(), 1):
                for word in re.findall(r"\w+", text):
                    found[word].add((file, n))
        return found

    def tests_of(self, file: str, line: int) -> list[str]:
        """Return the tests that concern the line, the quickest first.

        Those of the smallest statement around it that some test went over; of a table, a field or a
        default those that went over a line with its name or its class's; else those of its file, or all.
        """
        tree = ast.parse((self.tree / file).read_bytes())
        around = [
            node for node in ast.walk(tree)
            if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or 0)
        ]  # fmt: skip
        for node in sorted(around, key=lambda node: (node.end_lineno or 0) - node.lineno):
            places = {(file, n) for n in range(node.lineno, (node.end_lineno or 0) + 1)}
            stored = [n.id for n in ast.walk(node) if isinstance(n, ast.Name)
                      and isinstance(n.ctx, ast.Store)]  # fmt: skip
            stored += [n.name for n in around if isinstance(n, ast.ClassDef) and node in n.body]
            named = set().union(*(self._words[name] for name in stored))
            # What runs at the import alone is covered by whichever test came first.
            at_import = not any(isinstance(n, ast.FunctionDef) for n in around)
            for asked in (places | named,) if at_import else (places, named):
                if found := set().union(*(self._lines[at].get(n, set()) for at, n in asked)):
                    return sorted(found, key=lambda test: self.seconds.get(test, 0))
        found = set().union(*self._lines[file].values()) or set(self.seconds)
        return sorted(found, key=lambda test: self.seconds.get(test, 0))
