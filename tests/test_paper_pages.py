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
    for paragraph in document.paragraphs[2:]:
        assert paragraph.paragraph_format.line_spacing == Pt(28.9)  # 22 lines a page
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
    assert "一、处理途径" in lines[1]
    xf(["setting", "templates", str(told)])
    xf("notice 受理告知书 1 -o 又.docx")
    assert [p.text for p in docx.Document(str(told / "又.docx")).paragraphs] == lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{编号}}{{手机号}}", "手机号"),
        ("{{编号.__class__.__mro__}}", "用不了"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "用不了"),
        ("{% for %}", "用不了"),
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
