"""Papers that a description alone makes, and the blanks of all: fixed sentences, room to write, places of the law."""

import re

import pytest

from xfcli import reference
from xfcli.law import citations
from xfcli.papers import described
from xfcli.papers.paper import TABLE, as_text
from xfcli.papers.paper_kinds import PAPERS

ARTICLE = re.compile("第[一二三四五六七八九十百零]+条")


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_has_a_description_that_holds_together(name):
    text = reference.path(f"papers/{name}.txt").read_text("utf-8")
    assert not ARTICLE.search(text), "articles come from the data of the law by their keys"
    assert {mark for mark, _ in described.lines(name)} <= set("题致式签>#|附")
    for key in re.findall(r"\[([^\[\]]+:[^\[\]]+)\]", text):
        assert citations.find(key).place
    assert len(text.splitlines()) <= 32


def test_no_description_is_left_over():
    found = {path.stem for path in reference.path("papers").glob("*.txt")}
    assert found == set(PAPERS)


# Of one page, and not of cells; the last has cells and is not signed.
WITHOUT_CELLS = {"信访人须知", "紧急情况报告", "送达回证"}


@pytest.mark.parametrize("name", PAPERS)
def test_a_blank_has_its_fixed_sentences_and_room_to_write(book, golden, name):
    from xfcli import ledger

    with ledger.reading(str(book)) as reader:
        made = described.blank(name, reader.office, reader.today, "信访字〔2026〕1号")
    said = as_text(made)
    assert "{" not in said
    assert any(block.style == TABLE for block in made.blocks) == made.small or name in WITHOUT_CELLS
    golden(f"papers/空白/{name}.txt", said)


def test_an_office_tells_another_what_was_done_and_does_not_speak_to_the_petitioner(book, xf):
    xf("add --channel 来访 --title 要求照顾生活 --name 甲某 --village 柳河村 --on 2026-01-05 --new")
    assert "＿＿" in xf("notice 报送函 1 --to 县政府 -n").out
    xf("classify 1 --item MZ-QT-13 --on 2026-01-06")
    xf("accept 1 --on 2026-01-07")
    xf("reply 1 --result 支持 --doc-no 甲1号 --on 2026-01-20")
    xf("deliver 1 --method 直接 --on 2026-01-26")
    said = xf("notice 报送函 1 --to 县政府 -n").out
    assert "2026年1月7日受理告知。" in said
    assert "2026年1月20日答复：支持，甲1号。" in said
    assert "您" not in said
