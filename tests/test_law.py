"""The legal data holds together, nobody writes an article by hand, and no review is overdue."""

import ast
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

import xfcli
from tests.law import findings
from xfcli import reference
from xfcli.law import citations, instruments

PACKAGE = Path(xfcli.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
ARTICLE = re.compile("第[一二三四五六七八九十百零]+(?:[至、][一二三四五六七八九十百零]+)?条")
KEY = re.compile(r"[^\W\d][^\s:：]*(?:@\d{4})?:\d+(?:\.\d+)*")
REGULATIONS = {"regulation", "regulation_in_full"}


def docstrings(tree: ast.AST) -> set[ast.Constant]:
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, owners) and node.body]
    return {
        body[0].value
        for body in bodies
        if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    }


def texts_in(path: Path) -> Iterator[str]:
    """Yield the strings of a module; of docstrings only those that the officer reads as help."""
    tree = ast.parse(path.read_text("utf-8"))
    hidden = docstrings(tree) if path.parent.name != "commands" else set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in hidden:
            yield node.value


def keys_in(path: Path) -> Iterator[str]:
    """Yield the keys of the places that a module cites."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and name_of(node.func) in REGULATIONS:
            yield from (f"{citations.REGULATIONS}:{a.value}" for a in node.args if is_text(a))
        elif is_text(node) and KEY.fullmatch(node.value):
            yield node.value


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def name_of(node: ast.AST) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


CITED_IN_CODE = {key for path in MODULES for key in keys_in(path)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nobody_writes_an_article_by_hand(path):
    assert [text for text in texts_in(path) if ARTICLE.search(text)] == []


@pytest.mark.parametrize("name", ["law/catalogue.csv", "law/remedies.csv", "law/speech.csv"])
def test_nor_in_the_words_for_people(name):
    assert [cells for cells in reference.rows(name) if ARTICLE.search("".join(cells))] == []


@pytest.mark.parametrize("check", ["of_tables", "of_keys", "of_days", "of_versions", "of_words"])
def test_the_data_holds_together(check):
    assert list(getattr(findings, check)()) == []


def test_every_place_that_the_code_cites_is_in_the_data_and_says_what_for():
    stated = {place.key: place.use for place in citations.load()}
    assert set(stated) >= CITED_IN_CODE
    assert {key for key, use in stated.items() if use} == {
        key for key in CITED_IN_CODE if key in stated
    }


def test_every_place_in_the_data_is_cited_somewhere():
    cited = {key for _, basis, _, _ in findings.held() for key in basis} | CITED_IN_CODE
    assert [place.key for place in citations.load() if place.key not in cited] == []


def test_every_law_in_the_data_is_cited_somewhere():
    cited = {place.instrument.key for place in citations.load()}
    assert [law.key for law in instruments.load() if law.key not in cited] == []


def test_no_law_waits_for_its_yearly_review():
    """Fails when a year has gone since somebody looked: that is what it is for."""
    assert list(findings.of_reviews(datetime.now().astimezone().date())) == []


def test_a_law_is_reviewed_every_year():
    law = instruments.load()[0]
    assert any(law.key in line for line in findings.of_reviews(date(law.reviewed.year + 2, 1, 1)))
