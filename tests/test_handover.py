"""The register passes to a successor: what the paper tells, and that one command takes all of it over."""

from zipfile import ZipFile

import docx
import pytest

ADD = "add --channel 来访 --village 柳河村 --on 2026-03-02 --new "


@pytest.fixture
def kept(book, xf, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    xf("setting officer 何某")
    xf(ADD + "--title 要求修路 --name 甲小明 --phone 13800000001")
    xf("classify 1 --domain 其他 --route 信访程序 --on 2026-03-03")
    xf("accept 1 --on 2026-03-04")
    xf(ADD + "--title 低保金没到账 --name 乙小红")
    xf("classify 2 --domain 其他 --route 信访程序 --on 2026-03-03")
    xf("accept 2 --on 2026-03-04")
    xf("reply 2 --result 支持 --answer 五月底前补发 --doc-no 青民答〔2026〕3号 --on 2026-03-10")
    xf("deliver 2 --on 2026-03-11")
    xf("close 2 --on 2026-03-12")
    xf(ADD + "--title 举报某人 --name 丙小刚 --purpose 检举控告")
    return tmp_path


def text_of(path) -> str:
    paper = docx.Document(str(path))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in paper.paragraphs), *cells])


def test_the_paper_tells_a_successor_what_to_carry_on_and_who_signs(kept, xf):
    told = xf("handover --to 丁某 -o 移交.docx").err
    said = text_of(kept / "移交.docx")
    for part in (
        "在办 2 件", "办理并答复", xf("show 1 --json").json["due_on"], "甲**",
        "支持（青民答〔2026〕3号）：五月底前补发", "演练过，能恢复", "链首（接手后先核对）", "何某", "丁某", "监交人",
        "在设置里把经办人改为丁某",
    ):  # fmt: skip
        assert part in said, part
    # Who signs it reads no commands; who made it is told what to type.
    assert "xf " not in said
    assert "xf setting officer 丁某" in told
    head = told.partition("xf check --head ")[2][:16]
    assert head in said
    assert "链首在" in xf(f"check --head {head}").err


def test_it_names_the_seals_of_what_was_sent_and_is_a_paper_or_a_pack(kept, xf):
    xf("add --channel 来访 --village 柳河村 --on 2026-02-10 --new --title 修桥 --name 丁小某")
    xf("report --month 2026-02 --seal -o 月报.docx")
    xf("setting code 370000001")
    xf("export --sums -o 汇总.csv")
    head = xf("handover --json").json["sealed"][0]["head"]
    assert f"链首 {head}" in text_of(kept / "月报.docx")
    xf("handover -o 移交.docx")
    groups = " ".join(head[i : i + 4] for i in range(0, 16, 4))
    assert groups in text_of(kept / "移交.docx").replace("\u00a0", " ")  # no break between figures
    for name in ("移交.pdf", "移交.xlsx", "移交"):
        assert "改为：-o 移交.docx" in xf(f"handover -o {name}", code=2).err
        assert not (kept / name).exists()


def test_a_name_of_one_character_is_hidden_and_no_file_of_a_case_says_what_to_type(kept, xf):
    xf(ADD + "--title 要求修桥 --name 丁")
    xf("handover -o 移交.docx")
    rows = [r for t in docx.Document(str(kept / "移交.docx")).tables for r in t.rows]
    (row,) = (r for r in rows if "要求修桥" in [c.text for c in r.cells])
    assert row.cells[3].text == "丁*"
    xf("show 1 -o 案卷.docx")
    said = text_of(kept / "案卷.docx")
    assert "下一步：办理并答复" in said
    assert "xf " not in said


def test_the_receipt_stays_on_the_page_with_the_backups(kept, xf):
    xf("handover -o 移交.docx")
    paper = docx.Document(str(kept / "移交.docx"))
    safety, receipt = paper.tables[-2:]
    held = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in safety.rows]
    assert held[-3:] == [True] * 3
    whole = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in receipt.rows]
    assert whole == [True] * (len(whole) - 1) + [False]


def test_no_person_and_no_sealed_matter_stands_in_it(kept, xf):
    shown = xf("handover").out + xf("handover --json").out
    for hidden in ("甲小明", "乙小红", "丙", "13800000001", "举报某人"):
        assert hidden not in shown
    assert "2026-0003" in shown


def test_one_command_takes_it_over_on_a_new_pc_and_the_officer_is_the_successor(kept, book, xf):
    xf("handover -o 移交.zip --to 丁某 --with-personal --reason 岗位调整")
    with ZipFile(kept / "移交.zip") as pack:
        assert "移交.docx" in pack.namelist()
    assert xf("log --access --json").json[0]["reason"] == "岗位调整"
    new = kept / "新电脑" / "台账.db"
    done = xf(["handover", "--take", "移交.zip", "--to", "丁某", "--db", str(new)])
    assert "经办人现在是丁某（以前是何某）" in done.out
    assert xf(["check", "--db", str(new)]).out == ""
    assert xf(["show", "1", "--db", str(new), "--json"]).json["title"] == "要求修路"
    assert xf(["setting", "officer", "--db", str(new), "--json"]).json == {"officer": "丁某"}
    assert not list(new.parent.glob("xf-unfinished*"))


def test_personal_data_leaves_only_on_purpose(kept, xf):
    assert "--with-personal --reason" in xf("handover -o 移交.zip", code=1).err
    assert "一律遮住" in xf("handover -o 移交.docx --with-personal --reason 看", code=2).err
    assert not list(kept.glob("移交*"))
    assert xf("log --access --json").json == []


def test_what_is_no_pack_takes_nothing_over(kept, book, xf):
    (kept / "坏.zip").write_bytes(b"PK nothing")
    with ZipFile(kept / "空.zip", "w") as pack:
        pack.writestr("../../外.txt", "x")
    for name in ("坏", "空"):
        assert "移交包" in xf(f"handover --take {name}.zip --to 丁某", code=4).err
    assert "--to 姓名" in xf("handover --take 坏.zip", code=2).err
    assert xf("setting officer --json").json == {"officer": "何某"}


@pytest.mark.parametrize("forged", ["a password", "another packing", "a broken stream"])
def test_a_forged_pack_is_told_and_leaves_nothing(kept, xf, tmp_path, forged):
    xf("handover -o 移交.zip --with-personal --reason 岗位调整")
    whole = (kept / "移交.zip").read_bytes()
    (kept / "移交.zip").write_bytes(FORGED[forged](whole))
    new = tmp_path / "新电脑" / "台账.db"
    assert (
        "移交包"
        in xf(["handover", "--take", "移交.zip", "--to", "丁某", "--db", str(new)], code=4).err
    )
    assert not [*new.parent.iterdir()]


def _marked(pack: bytes, at: int, mark: bytes) -> bytes:
    """Return `pack` with `mark` in the head of each of its parts, and in the table of contents."""
    for head, more in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        first, *rest = pack.split(head)
        place = at + more - len(head)
        pack = head.join([first, *(part[:place] + mark + part[place + 2 :] for part in rest)])
    return pack


def _broken(pack: bytes) -> bytes:
    """Return `pack` with a ledger in it that cannot be unpacked."""
    at = pack.index(b".db") + len(".db")
    return pack[:at] + b"\xff" * 8 + pack[at + 8 :]


FORGED = {
    "a password": lambda pack: _marked(pack, 6, b"\1\0"),
    "another packing": lambda pack: _marked(pack, 8, b"\x63\0"),
    "a broken stream": _broken,
}


def test_another_ledger_in_its_place_is_not_lost(kept, xf):
    xf("handover -o 移交.zip --with-personal --reason 岗位调整")
    xf("init --db 别的.db --office 白水镇人民政府")
    xf("add --channel 来信 --title 要求修桥 --name 己某 --db 别的.db")
    told = xf("handover --take 移交.zip --to 丁某 --db 别的.db", code=1).err
    assert "--discard-newer" in told
    assert xf("show 1 --db 别的.db --json").json["title"] == "要求修桥"


def test_every_setting_has_a_name_that_is_short_and_whole():
    from xfcli.reporting import handover
    from xfcli.settings import SETTINGS

    assert {s.key for s in SETTINGS if not s.given} == set(handover.SHORT_NAMES)
    assert all(len(name) <= 16 and "：" not in name for name in handover.SHORT_NAMES.values())


def test_the_tables_of_the_paper_are_as_wide_as_each_other(book, xf, tmp_path):
    from docx import Document

    xf(f"handover -o {tmp_path / '移交.docx'}")
    tables = Document(str(tmp_path / "移交.docx")).tables
    assert len(tables) > 1
    widths = [sum(cell.width.mm for cell in table.rows[0].cells) for table in tables]
    assert max(widths) - min(widths) < 1


def test_what_was_promised_is_what_a_review_changed_it_into(kept, xf):
    for line in (
        "review 2 --stage 复查 --on 2026-03-20",
        "review 2 --decision 变更 --text 查过。 --answer 六月补发。 --answer 另付利息。 --doc-no 县查1号 --on 2026-03-30",
    ):  # fmt: skip
        xf(line, today="2026-04-01")
    promised = [one["said"] for one in xf("handover --json", today="2026-04-01").json["promised"]]
    assert promised == ["复查变更（县查1号）：六月补发；另付利息"]
    told = xf("show 2", today="2026-04-01").out
    assert "五月底前补发" in told.split("已由复查变更")[1]
    assert "六月补发" in told.split("县查1号")[1]


@pytest.mark.parametrize(("decision", "many"), [("维持", 1), ("撤销", 0)])
def test_an_opinion_that_upholds_or_revokes_promises_nothing_of_its_own(kept, xf, decision, many):
    xf("review 2 --stage 复查 --on 2026-03-20", today="2026-04-01")
    xf(f"review 2 --decision {decision} --text 查过。 --on 2026-03-30", today="2026-04-01")
    promised = [one["said"] for one in xf("handover --json", today="2026-04-01").json["promised"]]
    assert promised == ["支持（青民答〔2026〕3号）：五月底前补发"] * many
