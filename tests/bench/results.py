"""`RESULTS.md`: a section for each part, so that a part can be measured anew and the others stand."""

import re
from collections.abc import Sequence
from pathlib import Path

PATH = Path(__file__).with_name("RESULTS.md")
HEAD = """# How fast: what `python -m tests.bench --write` found

Whole processes in turn, on one core, as ratios: another machine should find much the same. `hello` is a Typer program of two
commands that imports sqlite3; **bold** is a target missed. Of several sizes, `ms` and `MiB` are the largest ledger's, and the
exponent says how the time grows from the smallest to it.
"""
_SECTION = re.compile(r"^## (\w+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def put(part: str, lines: Sequence[str], order: Sequence[str], path: Path = PATH) -> None:
    """Put what was found of `part` in its place among the others, which come in this `order`."""
    stored = path.read_text("utf-8") if path.exists() else ""
    sections = dict(_SECTION.findall(stored)) | {part: "\n" + "\n".join(lines) + "\n"}
    texts = [f"## {name}\n{sections[name].rstrip()}\n" for name in order if name in sections]
    path.write_text("\n".join([HEAD, *texts]), "utf-8", newline="\n")
