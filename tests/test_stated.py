"""A legal basis as papers state it: however it was typed, no place stands in it twice."""

import re

import pytest

from xfcli.law import stated

KEYS = ("信访工作条例:31.1.6", "信访工作条例:32")
OURS = "《信访工作条例》第三十一条第六项、第三十二条"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ([""], OURS),
        (["《信访工作条例》第三十二条。"], OURS),
        (["信访工作条例第三十二条"], OURS),
        (["依据《中华人民共和国信访工作条例》第三十二条的规定"], OURS),
        (["条例第三十二条", "《条例》第三十一条第一款第六项"], OURS.replace("条第六", "条第一款第六")),
        (["《信访工作条例》第32条"], "《信访工作条例》第三十一条第六项、第32条"),
        (["《信访工作条例》第三十二条第一款"], f"{OURS}、第三十二条第一款"),
        (["《社会救助法》第四十八条第二款、第三款", "社会救助法第48条第三款；"],
         f"《社会救助法》第四十八条第二款、第三款；{OURS}"),
        (["《公路法》第八条、《民法典》第一千零三十九条", "民法典第1039条"],
         f"《公路法》第八条；《民法典》第一千零三十九条；{OURS}"),
        (["《关于改革的意见》（中办发〔2020〕18号）", "《关于改革的意见》（中办发〔2020〕18号）"],
         f"《关于改革的意见》（中办发〔2020〕18号）；{OURS}"),
        (["按县里的会议纪要办；按县里的会议纪要办"], f"按县里的会议纪要办；{OURS}"),
        (["信访工作条例32条", "条例第三十二条之规定"], "《信访工作条例》第三十一条第六项、第32条"),
        (["社会救助法", "《社会救助法》第四十八条"], f"《社会救助法》第四十八条；{OURS}"),
        (["经查条例第三十二条不适用"], f"经查条例第三十二条不适用；{OURS}"),
    ],
)  # fmt: skip
def test_a_basis_names_each_place_once(written, said):
    assert stated.basis(*written, keys=KEYS) == said


def test_no_paragraph_of_a_paper_cites_a_place_twice(demo_year):
    """Three hundred cases, each paper of each: the basis, the remedies, how a day was counted."""
    from xfcli import ledger
    from xfcli.errors import XfError
    from xfcli.law import citations
    from xfcli.ledger import filters
    from xfcli.papers import paper_kinds

    seen = set()
    with ledger.reading(str(demo_year)) as book:
        about = {"office": book.office, "calendar": book.calendar, "today": book.today}
        for row in filters.cases(book, filters.Filter()):
            for kind in paper_kinds.PAPERS.values():
                try:
                    made = paper_kinds.compose(
                        book.case(row.no), kind, **about, doc_no="", whole=False
                    )
                except XfError:
                    continue
                for text in {block.text for block in made.blocks if "《" in block.text}:
                    seen.add(kind.name)
                    for places in citations.parse(text).values():
                        assert len(places) == len(set(places)), (row.no, kind.name, text)
                    laws = re.findall("《[^》]+》(?=第)", text)
                    assert kind.name != "处理意见书" or len(laws) == len(set(laws)), text
    assert len(seen) >= 10
