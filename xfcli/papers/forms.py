"""Forms that are filled in and kept: 登记表 (条例 Art 19) and 送达回证."""

from typing import TYPE_CHECKING

from xfcli.case import kinds
from xfcli.case.person import Person
from xfcli.case.words import Acting, NoteKind
from xfcli.papers.paper import Paper, day, plain, table
from xfcli.papers.subject import Subject
from xfcli.people import masking

if TYPE_CHECKING:
    from xfcli.case import bodies


def register(subject: Subject) -> Paper:
    """信访事项登记表; personal numbers are masked unless made with a recorded reason."""
    case, first = subject.case, subject.case.first
    shown = subject.shown
    lens = masking.Lens(whole=subject.whole)
    people = "\n".join(_person(lens.person(person)) for person in first.people) or "（未署名）"
    people = "\n".join((people, *subject.agents(lens)))
    instructions = [e for e in case.steps if kinds.is_note(e, NoteKind.INSTRUCTION)]
    whole = shown.each((
        ("信访形式、来源", f"{first.channel}；{first.source}", "登记层级", first.level),
        ("人数", f"{first.heads}人" + ("（集体访）" if first.is_collective else ""), "信访目的", first.purpose),
    ))  # fmt: skip
    signer = "监护人" if subject.is_of_minor else "信访人"
    rows = [
        ("编号", case.no, "收到日期", day(first.on)),
        *whole,
        ("信访人", shown.title(people)),
        ("初件、重件", f"共{len(case.petitions)}件" if len(case.petitions) > 1 else "初件",
         "责任单位", shown.fact(subject.office.holder(case.unit))),
        ("请求", shown.title(_numbered(subject.claims))),
        ("事实和理由", shown.title(masking.free_text(first.text))),
        (f"口述内容读给\n我听过，与我\n说的一样。\n{signer}签名\n或者按指印", "\n　　　　　　　　　　　　　　年　　月　　日"),
        ("分类", shown.fact(f"{case.domain}；{case.route}；{case.basis}") if case.route else ""),
        ("登记人", case.history[0].by),
        ("办理结果", _result(subject)),
        ("拟办意见", "\n"),
        ("领导批示", shown.fact("\n".join(_said(e) for e in instructions) or "\n")),
        ("联系记录", "\n"),
    ]  # fmt: skip
    return subject.paper("登记表", "信访事项登记表", table(*rows), signed=False, small=True)


def _person(shown: Person) -> str:
    return "，".join(filter(None, (shown.name, shown.phone, shown.id_number, shown.address)))


def _numbered(texts: tuple[str, ...]) -> str:
    tidy = [masking.free_text(text) for text in texts]
    return (
        tidy[0] if len(tidy) == 1 else "\n".join(f"{i}. {text}" for i, text in enumerate(tidy, 1))
    )


def _said(entry: "bodies.NoteEntry") -> str:
    return f"{entry.body.get('leader', '')} {day(entry.on)}：{masking.free_text(entry.text)}"


def _result(subject: Subject) -> str:
    closing = subject.case.closing
    return (
        f"{day(closing.on)}办结：{closing.outcome}"
        if closing
        else subject.case.status_on(subject.on)
    )


def receipt(subject: Subject) -> Paper:
    """送达回证 for the paper that has to be delivered: prefilled, with room for the signature."""
    case = subject.case
    answer = next((a for a in case.answers if a.seq == subject.about), None)
    letters = [made for made in case.papers if made.kind in TO_PETITIONER]
    if answer:
        name = f"{answer.stage}意见书" if answer.stage else "处理意见书"
        doc_no = answer.doc_no
    else:
        name, doc_no = letters[-1].kind, letters[-1].doc_no
    rows = [
        ("信访事项编号", case.no),
        ("送达文书", name),
        ("文号", doc_no),
        ("受送达人", _received_by(subject)),
        ("送达地点", "\n"),
        ("送达方式", "□直接　□邮寄　□电子　□留置　□公告"),
        ("受送达人签名", "\n　　　年　　月　　日"),
        ("代收人签名、\n与受送达人\n的关系", "\n　　　年　　月　　日"),
        ("拒收的理由、\n见证人签名", "\n　　　年　　月　　日"),
        ("送达人签名", "\n　　　年　　月　　日"),
        ("备注", "\n"),
    ]
    note = plain(
        "收到之日从受送达人签名之日起算。受送达人拒绝签收的，写明理由和日期，由见证人签名，"
        "也可以用拍照、录像记录，文书留在住所，视为送达（比照民事诉讼法关于送达的规定）。"
    )
    return subject.paper(
        "送达回证", "送达回证", table(*rows), note, signed=False, small=True, 送达文书=name
    )


def _received_by(subject: Subject) -> str:
    """Return to whom a paper is delivered: of a minor the guardian takes it."""
    if not subject.is_of_minor:
        return subject.claimant
    return f"{subject.claimant}（不满18岁，监护人{subject.acting(Acting.GUARDIAN)}代收）"


TO_PETITIONER = frozenset(
    {
        "受理告知书",
        "导入法定途径告知书",
        "不予受理告知书",
        "不再受理告知书",
        "延期办理告知书",
        "处理意见书",
        "复查意见书",
        "复核意见书",
    }
)
