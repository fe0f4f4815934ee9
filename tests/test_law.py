"""The legal data holds together, nobody writes an article by hand, and no review is overdue."""

import ast
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

import xfcli
from tests.law import findings
from xfcli import reference
from xfcli.law import citations, instruments, periods

PACKAGE = Path(xfcli.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
NUMBER = (
    r"(?:[一二三四五六七八九十百千零〇]|[0-9０-９]|\{\})"  # {} stands for what an f-string fills in
)
ARTICLE = re.compile(f"第 ?{NUMBER}+ ?(?:[至、-] ?{NUMBER}+ ?)?条")
BY_NAME = re.compile("《[^》]*(?:法|条例|办法|规定|意见|通知)》")
# What is counted in 条 and is no law: entries of the journal, claims, days off in a notice.
COUNTED = re.compile(
    "第 ?\\{\\} 条(?:记事|至第)|至第 ?\\{\\} 条记事|第1条的答复|^第 \\{\\} 条$|年放假安排第\\{\\}条"
)
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
    """Yield the strings of a module, {} for what is filled in; of docstrings those that are help."""
    tree = ast.parse(path.read_text("utf-8"))
    hidden = docstrings(tree) if path.parent.name != "commands" else set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                part.value if isinstance(part, ast.Constant) else "{}" for part in node.values
            )
        elif is_text(node) and node not in hidden:
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
    if path.stem in READERS:
        return
    said = [COUNTED.sub("", text) for text in texts_in(path)]
    assert [text for text in said if ARTICLE.search(text) or BY_NAME.search(text)] == []


# Where articles are read, and so their pattern is written: 第{}条(?:第…款)*.
READERS = {"stated", "citations"}


TEXTS = [
    path
    for path in reference.path("law").parent.rglob("*")
    if path.suffix in {".csv", ".txt", ".xml", ".docx", ".xlsx"}
]
# The table of places itself; how the law's own words read (periods); what was seen of a text (instruments).
QUOTING = {"citations.csv", "periods.csv", "instruments.csv"}


GOLDEN = Path(__file__).parent / "golden" / "papers"


def text_of(path):
    if path.suffix not in {".docx", ".xlsx"}:
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as pack:
        parts = [
            pack.read(name).decode("utf-8") for name in pack.namelist() if name.endswith(".xml")
        ]
    return re.sub("<[^>]*>", "", "".join(parts))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_nor_in_tables_forms_and_templates(path):
    if path.name in QUOTING:
        return
    # What an officer types as the basis of a step of the demo is no text of ours: it is proven below.
    said = re.sub("--basis [^ ]*", "", text_of(path))
    assert ARTICLE.findall(said) == []
    assert set(BY_NAME.findall(said)) <= (
        {"《信访工作条例》"} if path.parent.name == "forms" else set()
    )


def test_what_a_period_is_called_names_no_article():
    called = [period.from_event + period.to_event for period in periods.load()]
    assert [words for words in called if ARTICLE.search(words)] == []


def test_every_key_in_a_template_is_a_place_of_the_data():
    known = {place.key for place in citations.load()}
    keys = {
        key
        for path in TEXTS
        if path.parent.name == "papers"
        for key in re.findall(r"\[([^\]]*:[^\]]*)\]", path.read_text("utf-8"))
    }
    assert keys
    assert keys - known == set()


def test_every_article_that_a_paper_or_slip_prints_is_in_the_data():
    known: dict[str, set[str]] = {}
    for place in citations.load():
        known.setdefault(place.instrument.called, set()).add(place.place.partition("条")[0])
    printed = [
        (path.name, law, place)
        for path in GOLDEN.rglob("*.txt")
        for law, places in citations.parse(path.read_text("utf-8")).items()
        for place in places
        if place.partition("条")[0] not in known.get(law, ())
    ]
    assert printed == []


def test_what_the_demo_cites_is_in_the_data():
    known = {(place.instrument.called, place.place) for place in citations.load()}
    typed = re.findall("--basis ([^ ]*)", text_of(reference.path("demo/petitions.txt")))
    cited = {
        (law, place)
        for basis in typed
        for law, places in citations.parse(basis).items()
        for place in places
    }
    assert cited
    assert cited - known == set()


@pytest.mark.parametrize("name", ["law/catalogue.csv", "law/remedies.csv", "law/speech.csv"])
def test_nor_in_the_words_for_people(name):
    assert [cells for cells in reference.rows(name) if ARTICLE.search("".join(cells))] == []


@pytest.mark.parametrize(
    "check", ["of_tables", "of_keys", "of_days", "of_versions", "of_bases", "of_duties", "of_words"]
)
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
