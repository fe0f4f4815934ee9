"""Finding a case again: by any words of its text, by the petitioner's full name, never a sealed one."""

import pytest


@pytest.fixture
def some(book, xf):
    xf(
        "add --channel 来访 --title 要求修水渠 --text 村口水渠塌了三年 --name 甲某某 --village 柳河村"
    )
    xf("add --channel 来信 --title 要求补办证件 --name 乙某某")
    xf("add --channel 来信 --title 反映水渠工程款去向 --purpose 检举控告 --name 丙某某")
    return book


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("水渠", ["2026-0001"]),
        ("塌了", ["2026-0001"]),
        ("渠", ["2026-0001"]),
        ("水渠 三年", ["2026-0001"]),
        ("水渠 补办", []),
        ("乙某某", ["2026-0002"]),
        ("乙某", []),
        ("丙某某", []),
        ("工程款", []),
        ("%", []),
        ("补_证", []),
    ],
)
def test_search(some, xf, words, found):
    assert [case["no"] for case in xf(["search", *words.split(), "--json"]).json] == found
