"""Tab completes what stands to be typed next, in the way that each shell asks for it."""

import os

import pytest


@pytest.fixture
def tab(book, process):
    """What bash is offered at the end of a line."""

    def _tab(line: str) -> list[str]:
        words = line.split(" ")
        asked = {
            "_XF_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        }
        return process(env=asked).stdout.decode().split()

    return _tab


def test_verbs_and_options(tab):
    assert tab("xf tr") == ["transfer"]
    assert "--village" in tab("xf add --vi")


@pytest.mark.skipif(os.name == "nt", reason="bash's own way, in UTF-8")
def test_words_units_rows_and_open_cases(tab, xf):
    xf("add --channel 来信 --title 修路 --new")
    xf("add --channel 来信 --title 修桥 --new")
    xf("void 2 --reason 错 --yes")
    assert tab("xf add --channel 来") == ["来信", "来访", "来电"]
    assert tab("xf transfer 1 --to 司法") == ["司法所", "县司法局"] or "司法所" in tab(
        "xf transfer 1 --to 司法"
    )
    assert "MZ-DB-02" in tab("xf classify 1 --item MZ-DB")
    assert tab("xf reply 20") == ["2026-0001"]


def test_without_a_ledger_nothing_is_offered_and_nothing_breaks(process, tmp_path):
    asked = {
        "_XF_COMPLETE": "complete_bash", "COMP_WORDS": "xf reply 2", "COMP_CWORD": "2",
        "XF_DB": str(tmp_path / "没有.db"),
    }  # fmt: skip
    done = process(env=asked)
    assert (done.stdout.strip(), done.stderr) == (b"", b"")
