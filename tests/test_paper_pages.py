"""The pages: GB/T 9704-2012 as measured, and the office's own templates."""

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

ADD = "add --channel 来访 --village 柳河村 --on 2026-03-02 --new "


@pytest.fixture
def told(book, xf, tmp_path, monkeypatch):
    """A case that has been accepted, of a petitioner whose name is markup."""
    monkeypatch.chdir(tmp_path)
    xf("setting phone 0123-4567890")
    xf([*ADD.split(), "--title", "要求<修路>&{{ 7*7 }}", "--name", "甲<某>&\"'"])
    xf("classify 1 --domain 其他 --route 信访程序 --on 2026-03-03")
    xf("accept 1 --on 2026-03-04")
    return tmp_path


def fonts(run) -> tuple:
    properties = run._element.rPr
    return (
        properties.rFonts.get(qn("w:eastAsia")),
        run.font.size.pt,
        [e.get(qn("w:val")) for e in properties.findall(qn("w:spacing"))],
    )


def test_margins_fonts_and_line_spacing(told, xf):
    xf("notice 受理告知书 1 -o 受理.docx")
    document = docx.Document(str(told / "受理.docx"))
    properties = document.core_properties
    assert (properties.title, properties.author) == ("信访事项受理告知书", "青石镇人民政府")
    assert (properties.language, properties.created.year) == ("zh-CN", 2026)
    assert not [r for r in document.part.package.rels.values() if "thumbnail" in r.reltype]
    section = document.sections[0]
    assert (round(section.page_width.mm, 1), round(section.page_height.mm, 1)) == (210.0, 297.0)
    margins = (
        section.top_margin, section.left_margin, section.right_margin, section.bottom_margin,
    )  # fmt: skip
    # A page is kept in twentieths of a point: 37 mm is right to a hundredth of a millimetre.
    assert [round(m.mm, 1) for m in margins] == [37.0, 28.0, 26.0, 35.0]
    title, body = document.paragraphs[1], document.paragraphs[5]
    assert title.text == "信访事项受理告知书"
    assert fonts(title.runs[0]) == ("方正小标宋简体", 22, [])
    assert fonts(body.runs[0]) == ("仿宋_GB2312", 16, ["-5"])  # 28 characters a line
    heading = next(p for p in document.paragraphs if p.text == "一、处理途径")
    assert fonts(heading.runs[0])[0] == "黑体"
    # 22 lines a page; closer, and all alike, where it is drawn back to one; the seal has its room.
    lines = [p.paragraph_format.line_spacing for p in document.paragraphs[2:]]
    assert Pt(21.2) <= lines[0] <= lines[-3] == Pt(28.9)
    assert set(lines[:-3]) | set(lines[-2:]) == {lines[0]}
    for paragraph in document.paragraphs[2:]:
        assert paragraph.paragraph_format.widow_control is False
    assert body.paragraph_format.first_line_indent == Pt(32)
    assert document.paragraphs[2].text == "信访受字〔2026〕1号"
    assert [p.text for p in document.paragraphs[-2:]] == ["青石镇人民政府", "2026年3月4日"]
    assert "PAGE" in section.footer._element.xml
    assert "PAGE" in section.even_page_footer._element.xml


def test_markup_in_a_name_stays_text_in_a_template(told, xf):
    template = docx.Document()
    template.add_paragraph("{{称呼}}：{{事项}}（{{文号}}）")
    template.add_paragraph("{{正文}}")
    template.save(str(told / "受理告知书.docx"))
    xf(["notice", "受理告知书", "1", "--template", "受理告知书.docx", "-o", "出.docx"])
    lines = [p.text for p in docx.Document(str(told / "出.docx")).paragraphs]
    assert lines[0] == "甲<某>&\"'：要求<修路>&{{ 7*7 }}（信访受字〔2026〕1号）"
    assert "一、处理途径" in lines
    xf(["setting", "templates", str(told)])
    xf("notice 受理告知书 1 -o 又.docx")
    assert [p.text for p in docx.Document(str(told / "又.docx")).paragraphs] == lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{编号}}{{手机号}}", "手机号"),
        ("{{编号.__class__.__mro__}}", "认不出的栏目"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "认不出的栏目"),
        ("{% for %}", "填不了的栏目：「{% for %}」"),
        ("文号：{{文浩}}", "「{{文浩}}」（在“文号：{{文浩}}”里）"),
        ("编号：｛｛编号｝｝", "「｛｛编号｝｝」（在“编号：｛｛编号｝｝”里）"),
        ("发往{{称呼 的函", "「{{称呼 的函」（在“发往{{称呼 的函”里）"),
        ("{{1/0}}", "认不出的栏目"),
        ("{{编号+1}}", "认不出的栏目"),
    ],
)
def test_a_template_that_will_not_do_uses_up_no_number(told, xf, text, said):
    template = docx.Document()
    template.add_paragraph(text)
    template.save(str(told / "模板.docx"))
    assert said in xf("notice 受理告知书 1 --template 模板.docx -o 出.docx", code=1).err
    assert not (told / "出.docx").exists()
    assert "信访受字〔2026〕1号" in xf("notice 受理告知书 1 -o 出.docx").out


def test_nothing_is_overwritten_and_no_inner_office_signs(told, xf):
    xf("notice 回执 1 -o 回执.docx")
    assert "已经存在" in xf("notice 回执 1 -o 回执.docx", code=1).err
    assert "再次打印" in xf("notice 回执 1 -o 回执.docx --yes").out
    xf("setting office 青石镇民政办")
    assert "机关的名义" in xf("notice 回执 1 -o 又.docx", code=1).err


def test_an_opinion_that_leaves_a_claim_unanswered_is_not_made(told, xf):
    xf(ADD + "--title 两件事 --name 乙某 --point 修路 --point 照料老人")
    xf("classify 2 --domain 其他 --route 信访程序 --on 2026-03-03")
    xf("accept 2 --on 2026-03-04")
    xf("reply 2 --result 支持 --answer 已列入计划 --on 2026-03-10")
    assert "查明的事实" in xf("notice 处理意见书 2", code=1).err
    xf("reply 2 --text 经查属实 --on 2026-03-10")
    assert "第 2 条诉求没有答复" in xf("notice 处理意见书 2", code=1).err
    xf("reply 2 --answer 已列入计划 --answer 已安排照料 --on 2026-03-10")
    assert "法律法规依据" in xf("notice 处理意见书 2", code=1).err
    xf("reply 2 --basis 《社会救助暂行办法》第十五条 --on 2026-03-10")
    assert "信访答字〔2026〕1号" in xf("notice 处理意见书 2").out
    assert xf("show 2 --json").json["status"] == "已答复"
    assert "xf deliver" in xf("reply 2 --result 支持", code=1).err
    # The answer said again with more words completes it; another result is another answer.
    said = xf("reply 2 --result 支持 --text 已经逐户走访 --on 2026-03-10").out
    assert "已补写" in said
    assert "xf notice 处理意见书 2026-0002 --new" in said
    xf("notice 处理意见书 2 --new -o 新.docx")
    assert "已经逐户走访。" in [p.text for p in docx.Document(str(told / "新.docx")).paragraphs]
    assert "xf amend" in xf("reply 2 --result 不予支持 --text 别的", code=1).err


OWN_NUMBERS = (
    ("一、马上修。", "二、照料老人。"),
    ("（一）马上修", "（二）照料老人"),
    ("1. 马上修", "2. 照料老人"),
    ("第一，马上修", "第二，照料老人"),
)


@pytest.mark.parametrize("answers", OWN_NUMBERS, ids=lambda texts: texts[0][:3])
def test_numbers_that_the_officer_wrote_stay_and_are_not_doubled(told, xf, answers):
    """「一、马上修」 became 「（一）一、马上修」, and 「一、」 in the findings 「（一）」."""
    xf(ADD + "--title 两件事 --name 乙某 --point 修路 --point 老人")
    for words in ("classify 2 --domain 其他 --route 信访程序", "accept 2"):
        xf(f"{words} --on 2026-03-04")
    found = "\n".join(answers)
    xf(
        [
            "reply", "2", "--result", "支持", "--text", found, "--basis", "《测绘法》", "--on", "2026-03-10",
            *(part for answer in answers for part in ("--answer", answer)),
        ]
    )  # fmt: skip
    xf("notice 处理意见书 2 -o 意见.docx")
    texts = [p.text.rstrip("。") for p in docx.Document(str(told / "意见.docx")).paragraphs]
    for answer in answers:
        assert texts.count(answer.rstrip("。")) == 2


LINES = "一、先后三次到村里问过。\n1. 答复不一\n姓名\t金额\n甲某\t300"


def test_a_text_of_several_lines_stays_paragraphs_and_a_pasted_table_a_table(told, xf):
    xf(
        [
            "reply",
            "1",
            "--result",
            "支持",
            "--text",
            LINES,
            "--basis",
            "《测绘法》",
            "--on",
            "2026-03-10",
        ]
    )
    xf("notice 处理意见书 1 -o 意见.docx")
    document = docx.Document(str(told / "意见.docx"))
    texts = [p.text for p in document.paragraphs]
    assert texts.index("1. 答复不一") == texts.index("一、先后三次到村里问过。") + 1
    assert document.paragraphs[texts.index("1. 答复不一")].paragraph_format.first_line_indent
    assert [c.text for c in document.tables[0].rows[1].cells] == ["甲某", "300"]
    assert not document.element.body.findall(f".//{qn('w:br')}")


def test_points_with_a_tab_behind_their_numbers_are_no_table(told, xf):
    text = "1.\t先核对\n（二）\t再补发\n1.\t甲\t300"
    xf(
        [
            "reply",
            "1",
            "--result",
            "支持",
            "--text",
            text,
            "--basis",
            "《测绘法》",
            "--on",
            "2026-03-10",
        ]
    )
    xf("notice 处理意见书 1 -o 意见.docx")
    document = docx.Document(str(told / "意见.docx"))
    assert {"1.先核对", "（二）再补发"} <= {p.text for p in document.paragraphs}
    assert [[c.text for c in r.cells] for r in document.tables[0].rows] == [["1.", "甲", "300"]]


def test_headings_of_the_petitioners_own_stand_apart_in_their_own_words(told, xf):
    letter = "一、路坏了三年。\n二、下雨过不去人。"
    xf([*ADD.split(), "--title", "要求修桥", "--name", "乙某", "--text", letter])
    for words in ("classify 2 --domain 其他 --route 信访程序", "accept 2"):
        xf(f"{words} --on 2026-03-04")
    xf("reply 2 --result 支持 --text 属实 --answer 修 --basis 《测绘法》 --on 2026-03-10")
    xf("notice 处理意见书 2 -o 意见.docx")
    document = docx.Document(str(told / "意见.docx"))
    own = [p for p in document.paragraphs if p.text in letter.split("\n")]
    assert [p.text for p in own] == letter.split("\n")
    assert {p.paragraph_format.left_indent for p in own} == {Pt(32)}
    plain = next(p for p in document.paragraphs if p.text.startswith("属实"))
    assert plain.paragraph_format.left_indent is None


def test_a_pasted_table_is_one_in_an_offices_own_template_too(told, xf):
    xf(
        [
            "reply",
            "1",
            "--result",
            "支持",
            "--text",
            LINES,
            "--basis",
            "《测绘法》",
            "--on",
            "2026-03-10",
        ]
    )
    office_template(told / "模板.docx")
    xf("notice 处理意见书 1 --template 模板.docx -o 意见.docx")
    document = docx.Document(str(told / "意见.docx"))
    assert [[c.text for c in row.cells] for row in document.tables[0].rows] == [
        ["姓名", "金额"], ["甲某", "300"],
    ]  # fmt: skip
    assert not any("\t" in p.text for p in document.paragraphs)


def test_a_number_is_not_broken_at_its_hyphen(told, xf):
    xf("notice 受理告知书 1 -o 受理.docx")
    body = docx.Document(str(told / "受理.docx")).element.body
    # The case number, the phone; the day needs none.
    assert len(body.findall(f".//{qn('w:noBreakHyphen')}")) == 2


def test_several_petitioners_are_addressed_as_such_and_quotes_in_quotes_are_single(told, xf):
    xf(ADD + "--name 乙某 --count 3 --title 要求兑现“一事一议”奖补")
    xf("classify 2 --domain 其他 --route 信访程序 --on 2026-03-03")
    xf("accept 2 --on 2026-03-04")
    said = xf("notice 受理告知书 2 -n").out
    assert "你们于2026年3月2日以来访形式提出的“要求兑现‘一事一议’奖补”的信访事项" in said
    assert "你可以" not in said
    xf([*ADD.split(), "--new", "--title", "要求兑现“村里说的‘奖补’”"])
    assert "“要求兑现‘村里说的“奖补”’”" in xf("notice 紧急情况报告 3 -n").out


def office_template(path) -> None:
    """A template as offices have them: a red head, a field split over runs, one in a text box, a table."""
    from docx.oxml.parser import parse_xml

    made = docx.Document()
    made.add_paragraph("青石镇人民政府文件")
    paragraph = made.add_paragraph()
    for part in ("{{", "文", "号}", "}"):
        paragraph.add_run(part)
    made.add_paragraph("{{正文}}").paragraph_format.first_line_indent = Pt(30)
    made.add_table(rows=1, cols=1).rows[0].cells[0].text = "{{机关}}　{{日期}}"
    made.add_paragraph().add_run()._element.append(
        parse_xml(
            '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
            'xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
            "<w:p><w:r><w:t>编号 {{编号}}</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )
    made.save(str(path))


@pytest.mark.parametrize(
    "content", [b"", b"\xd0\xcf\x11\xe0 a .doc renamed", b"PK\x03\x04 half a copy"]
)
def test_a_template_that_is_no_word_file_is_named(told, xf, content):
    (told / "模板.docx").write_bytes(content)
    said = xf("notice 受理告知书 1 --template 模板.docx -o 出.docx", code=1).err
    assert said.startswith("xf: 模板「模板.docx」用不了")


def test_an_offices_own_template_keeps_its_indents_and_boxes(told, xf):
    office_template(told / "模板.docx")
    xf("notice 受理告知书 1 --template 模板.docx -o 出.docx")
    made = docx.Document(str(told / "出.docx"))
    texts = [p.text for p in made.paragraphs]
    assert texts[:2] == ["青石镇人民政府文件", "信访受字〔2026〕1号"]
    lines = made.paragraphs[2 : texts.index("联系：民政办，电话0123-4567890。") + 1]
    assert len(lines) >= 6
    assert {p.paragraph_format.first_line_indent for p in lines} == {Pt(30)}
    heading = next(p for p in lines if p.text == "一、处理途径")
    assert heading.runs[0]._element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"
    assert made.tables[0].rows[0].cells[0].text == "青石镇人民政府　2026年3月4日"
    assert "编号 2026" in made.element.body.xml
    assert "w:noBreakHyphen" in made.element.body.xml


BOX = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>{0}</w:t></w:r></w:p>'
    "</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:txbxContent></w:pict>"
    "</mc:Fallback></mc:AlternateContent>"
)


def test_a_red_headed_template_is_filled_in_every_corner_and_else_left_alone(told, xf):
    """A box as Word writes it (twice), heads and feet of each kind of page, a table in a table, split runs."""
    from xml.etree.ElementTree import canonicalize
    from zipfile import ZipFile

    from docx.oxml.parser import parse_xml

    made = docx.Document()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    section.first_page_header.paragraphs[0].add_run("{{机关}}").font.size = Pt(36)
    for part in (section.header, section.even_page_header, section.footer):
        part.paragraphs[0].text = "第{{编号}}号"
    made.add_paragraph().add_run()._element.append(
        parse_xml(BOX.format("签发人：{{签发人}} {{电话}}"))
    )
    outer = made.add_table(rows=1, cols=2)
    inner = outer.rows[0].cells[1].add_table(rows=1, cols=1)
    paragraph = inner.rows[0].cells[0].paragraphs[0]
    for number, piece in enumerate("{{信访人}}，{{事项}}"):
        paragraph.add_run(piece).bold = number % 2 == 0
    made.add_paragraph("{{正文}}")
    made.save(str(told / "模板.docx"))
    xf("setting signer 李镇长")
    xf("notice 受理告知书 1 --template 模板.docx -o 出.docx")
    with ZipFile(told / "模板.docx") as before, ZipFile(told / "出.docx") as after:
        assert before.namelist() == after.namelist()
        for name in ("word/styles.xml", "word/theme/theme1.xml", "word/settings.xml"):
            one, other = (canonicalize(part.read(name)) for part in (before, after))
            assert one == other
    filled = docx.Document(str(told / "出.docx"))
    xml = filled.element.body.xml
    assert xml.count("签发人：李镇长 0123") == 2
    section = filled.sections[0]
    assert section.first_page_header.paragraphs[0].text == "青石镇人民政府"
    assert section.first_page_header.paragraphs[0].runs[0].font.size == Pt(36)
    for part in (section.header, section.even_page_header, section.footer):
        assert part.paragraphs[0].text == "第2026-0001号"
    cell = filled.tables[0].rows[0].cells[1].tables[0].rows[0].cells[0]
    assert cell.text == "甲<某>&\"'，要求<修路>&{{ 7*7 }}"


def test_a_template_that_is_not_there_is_named_with_what_to_do(told, xf):
    said = xf("notice 受理告知书 1 --template 没有.docx -o 出.docx", code=1).err
    assert "没有「没有.docx」这个模板" in said
    assert "不写 --template" in said


def test_a_template_without_a_field_is_refused(told, xf):
    made = docx.Document()
    made.add_paragraph("编号：＿＿＿＿")
    made.save(str(told / "模板.docx"))
    assert "没有一个栏目" in xf("notice 受理 1 --template 模板.docx -o 出.docx", code=1).err


def test_the_red_head_is_the_offices_choice(told, xf):
    xf("transfer 1 --to 司法所 --on 2026-03-05")
    xf("notice 转送函 1 -o 红.docx")
    xf("setting red-head 无")
    xf("notice 转送函 1 -o 黑.docx")
    red, black = (docx.Document(str(told / f"{name}.docx")) for name in ("红", "黑"))
    assert red.sections[0].first_page_header.paragraphs[0].text == "青石镇人民政府"
    assert "FF0000" in red.sections[0].first_page_header._element.xml
    assert black.paragraphs[0].text == "青石镇人民政府"
    assert "PAGE" not in red.sections[0].first_page_footer._element.xml
    assert "可选" in xf("setting red-head 信", code=2).err


def test_only_a_paper_upward_says_who_signed_it(told, xf):
    xf("setting red-head 函,报告,告知书")
    xf("setting signer 李镇长")
    xf("notice 受理告知书 1 -o 受理.docx")
    texts = [p.text for p in docx.Document(str(told / "受理.docx")).paragraphs]
    assert not any("李镇长" in text for text in texts)
    (number,) = (text for text in texts if text.endswith("号"))
    assert number == number.strip()
    xf("notice 紧急情况报告 1 -o 报告.docx")
    texts = [p.text for p in docx.Document(str(told / "报告.docx")).paragraphs]
    assert any("签发人：李镇长" in text for text in texts)


def test_a_day_a_number_and_an_opening_mark_are_not_broken(told, xf):
    xf("notice 受理告知书 1 -o 受理.docx")
    settings = docx.Document(str(told / "受理.docx")).settings.element
    before, after = (
        settings.find(qn(f"w:noLineBreaks{side}")).get(qn("w:val")) for side in ("Before", "After")
    )
    assert set("年月日号，") <= set(before)
    assert set("年月（《") <= set(after)


def test_letters_and_reports_name_who_gets_a_copy_and_who_printed_them(told, xf):
    xf("setting imprint 青石镇党政综合办公室")
    xf(
        "add --channel 来信 --source 上级交办 --due 2026-05-01 --title 修桥 --name 乙某 --on 2026-03-02 --new"
    )
    xf("classify 2 --domain 其他 --route 信访程序 --on 2026-03-03")
    xf("accept 2 --on 2026-03-04")
    xf("reply 2 --result 支持 --answer 已列入计划 --text 属实 --on 2026-03-10")
    xf("notice 办结报告 2 --to 县信访局 --copy 县民政局、县委办 --copy 县民政局 -o 报告.docx")
    texts = [p.text for p in docx.Document(str(told / "报告.docx")).paragraphs]
    assert texts[-3] == "抄送：县民政局、县委办。"
    assert texts[-2] == "青石镇党政综合办公室\t2026年3月20日印发"
    assert "--new" in xf("notice 办结报告 2 --copy 县纪委 -o 又.docx", code=1).err
    assert "没有抄送" in xf("notice 受理告知书 1 --copy 县委办", code=2).err
    assert "抄送：县委办。" in xf("notice 办结报告 2 --copy 县委办 -n").out


def test_the_foot_of_a_small_paper_stands_below_who_signs(told, xf):
    """The imprint of an urgent report was placed for wider margins: above the day."""
    xf("setting imprint 青石镇党政综合办公室")
    xf("notice 紧急情况报告 1 --to 县政府 --copy 县应急管理局 -o 急.docx")
    paper = docx.Document(str(told / "急.docx"))
    section = paper.sections[0]
    frames = [f for p in paper.paragraphs if (f := p._p.find(f".//{qn('w:framePr')}")) is not None]
    tops = [int(frame.get(qn("w:y"))) / 20 for frame in frames]
    ends = section.page_height.pt - section.bottom_margin.pt
    assert len(tops) == 2
    assert ends - 4 <= max(tops) + 22 <= ends
