"""Long output page by page on a terminal, and only there."""

import shutil
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="needs a pseudo-terminal")
pytest.importorskip("pyte")

from tests.typist import Typist
from xfcli.errors import BadValue
from xfcli.screen import extras

needs_less = pytest.mark.skipif(not shutil.which("less"), reason="there is no less here")


@pytest.fixture
def reader(demo_year, monkeypatch):
    """Read the demo ledger on a terminal."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    monkeypatch.setenv("XF_DB", str(demo_year))
    monkeypatch.delenv("XF_TODAY")
    monkeypatch.delenv("PAGER", raising=False)
    monkeypatch.delenv("LESS", raising=False)
    typists = []

    def _reader(*words: str, **around) -> Typist:
        typists.append(Typist(*words, **around))
        return typists[-1]

    yield _reader
    for typist in typists:
        typist.kill()


@needs_less
def test_what_is_long_begins_at_its_top_and_ends_when_left(reader):
    typist = reader("list")
    typist.until("2025-0001")
    assert typist.code is None
    typist.press("q")
    assert typist.end() == 0


@needs_less
def test_what_fits_on_the_screen_is_printed(reader):
    typist = reader("show", "2025-0001", rows=60)
    assert typist.end() == 0
    assert "2025-0001" in typist.text


@pytest.mark.parametrize(
    ("words", "around"), [(["--no-pager"], {}), ([], {"PAGER": ""}), ([], {"PAGER": "cat"})]
)
def test_nobody_has_to_turn_pages(reader, words, around):
    assert reader("list", *words, **around).end() == 0


def test_due_shows_the_most_urgent_first_and_ends_with_the_counts(reader):
    typist = reader("due")
    typist.until("逾期（")
    assert "逾期（" in typist.lines[2]
    typist.press("G")
    typist.until("昨日来")
    typist.press("q")


def test_machines_get_no_pages():
    for words in (["list", "--json"], ["list", "--csv"], ["list", "-o", "x.csv"]):
        assert "paged" not in repr(extras.taken(words).paged({"list"}))


def test_to_open_a_file_there_has_to_be_one(book, xf):
    assert "要和 -o 文件 一起写" in xf("list --launch", code=2).err


def test_where_there_is_no_pager_it_is_our_own(reader, tmp_path):
    """As on Windows: a screen, then a key; what is left is not printed."""
    typist = reader("list", PATH=str(tmp_path))
    typist.until("回车 下一页")
    first = typist.text
    assert "2025-0001" in first
    assert typist.code is None
    typist.press("\r")
    typist.until(lambda text: "回车 下一页" in text and "2025-0001" not in text)
    typist.press("q")
    assert typist.end() == 0
    short = reader("show", "2025-0001", PATH=str(tmp_path), rows=60)
    assert short.end() == 0
    assert "下一页" not in short.written.decode(errors="replace")


@pytest.mark.parametrize("option", ["--launch", "--print"])
def test_a_file_is_handed_on_only_where_one_is_written(option):
    for words in (["list"], ["notice", "回执", "12"]):
        with pytest.raises(BadValue, match="要和 -o 文件 一起写"):
            extras.taken([*words, option])
    wanted = extras.taken(["add", "--slip", "回执.docx", option])
    assert wanted.words == ["add", "--slip", "回执.docx"]
    assert {wanted.launched, wanted.printed} == {Path("回执.docx"), None}
