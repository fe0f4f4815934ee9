"""The opinions: 处理意见书, 复查意见书, 复核意见书 (条例 Art 32, 35, 36), and answers on other routes.

An opinion answers every point of claim; one that does not is not made.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from xfcli.case import kinds
from xfcli.case.case import Answer
from xfcli.case.history import answer_parts
from xfcli.case.words import NOTICE_DAYS, Decision, Result, Route, Stage
from xfcli.errors import Refused
from xfcli.law import citations, ways
from xfcli.law import stated as law
from xfcli.law.citations import regulation
from xfcli.papers import remedies
from xfcli.papers.paper import Block, Paper, day, heading, own_words, plain, sentence
from xfcli.papers.subject import Subject
from xfcli.text import NUMERALS

_RESULTS: Final = {
    Result.SUPPORTED: ("请求事实清楚，符合有关规定，予以支持", "信访工作条例:32.1.1"),
    Result.EXPLAINED: ("请求事由合理但缺乏法律依据，作出解释说明", "信访工作条例:32.1.2"),
    Result.REJECTED: ("请求缺乏事实根据或者不符合有关规定，不予支持", "信访工作条例:32.1.3"),
}
# The setting that names the organ of a review, and the place that it rests on.
_REVIEWERS: Final = {
    Stage.REVIEW: ("review-organ", "信访工作条例:35"),
    Stage.RECHECK: ("recheck-organ", "信访工作条例:36"),
}
# A number of somebody's own: 一、 （一） 1. (1) 第一，
_NUMBERED: Final = re.compile(
    rf"\s*(?:[（(](?:[{NUMERALS}]+|\d+)[）)]|(?:[{NUMERALS}]+|\d+)[、.．]|第[{NUMERALS}]+[，、：])"
)
_DECISIONS: Final = {
    Decision.UPHELD: "维持原意见。",
    Decision.REVOKED: "撤销原意见，由原办理机关重新办理。",
    Decision.CHANGED: "变更原意见，变更如下：",
    Decision.REDO: "责令原办理机关重新办理。",
}


def opinion(subject: Subject) -> Paper:
    """处理意见书 on the petition route, 答复意见书 on another; every point of claim is answered.

    Refused, naming the point, where an answer, the findings or the legal basis is missing.
    """
    case = subject.case
    answer = case.answer
    assert answer is not None
    formal = case.route is Route.PETITION
    found, answers, basis = answer_parts(case, answer)
    answered = _answered(subject, found, answers)
    basis = _basis(subject, basis, formal=formal)
    title = "信访事项处理意见书" if formal else "信访事项答复意见书"
    came = sentence(case.first.text) or f"见{subject.material}。"
    said = (
        ("投诉请求", _listed(subject.claims)),
        (f"{subject.you}陈述的事实和理由", own_words(came)),
        ("查明的事实" if formal else "查明的事实和答复", own_words(sentence(found))),
        ("处理意见", (*_listed(answered), *(_result(answer) if formal else ()))),
        ("依据", (plain(basis),)),
        ("救济途径", tuple(map(plain, remedies.in_papers(subject)))),
    )
    blocks = [
        plain(f"{subject.you}{subject.raised}的{subject.matter}，{_since(subject)}现答复如下："),
        *_numbered(said),
        subject.contact(),
    ]
    return subject.paper(
        "处理意见书", title, *blocks, to=subject.addressee,
        结果=answer.result or "", 查明=found, 依据=basis,
        救济="".join(remedies.in_papers(subject)),
    )  # fmt: skip


def announcement(subject: Subject) -> Paper:
    """送达公告 of an answer: what it is, its number, day and conclusion, when it counts as delivered."""
    case = subject.case
    answer = next(a for a in case.answers if a.seq == subject.about)
    theirs = subject.theirs
    given = theirs.delivered_on if theirs and theirs.seq == answer.seq else None
    subject = replace(subject, on=given or subject.on)
    formal = case.route is Route.PETITION
    name = f"{answer.stage}意见书" if answer.stage else "处理意见书" if formal else "答复意见书"
    by = subject.issuer if answer.stage is None else f"{answer.stage}机关"
    expires = day(subject.on + timedelta(NOTICE_DAYS))
    # Once the notice is recorded, the remedy names its last day, and from when it is counted.
    is_counted = remedies.may_ask(case, answer) and not given
    blocks = [
        plain(
            f"{subject.you}{subject.raised}的{subject.matter}，{by}于{day(answer.on)}作出"
            f"《信访事项{name}》（{answer.doc_no}）。因其他方式无法送达，现公告送达。"
        ),
        *_conclusion(subject, answer),
        plain(
            f"请自公告之日起{NOTICE_DAYS}日内到{subject.issuer}{subject.office.setting('desk')}领取；"
            f"逾期不领取的，{expires}视为送达。"
        ),
        *map(plain, remedies.in_papers(subject)),
        *([plain("上述期限自公告期满之日起算。")] if is_counted else []),
        subject.contact(),
    ]
    return subject.paper(
        "送达公告", "送达公告", *blocks, to=subject.addressee, 送达文书=name, 期限=expires
    )


def _conclusion(subject: Subject, answer: Answer) -> tuple[Block, ...]:
    if not subject.shown.matter:
        return ()
    if answer.decision:
        return (plain(f"结论：{_DECISIONS[answer.decision].rstrip('，变更如下：。')}。"),)
    return (plain(f"结论：{_RESULTS[answer.result][0]}。"),) if answer.result else ()


def _numbered(sections: tuple[tuple[str, tuple[Block, ...]], ...]) -> Iterator[Block]:
    """Yield the sections that say something, under headings 一、二、三…"""
    for i, (name, blocks) in enumerate(section for section in sections if section[1]):
        yield heading(f"{NUMERALS[i]}、{name}")
        yield from blocks


def _answered(subject: Subject, found: str, answers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the answers, one for each listed claim; where none is listed, the result may do."""
    no, claims = subject.case.no, subject.claims
    if not found:
        raise Refused(
            f"{no} 没有写明查明的事实和理由（{regulation('32')}），没有制作。补上：xf reply {no} --text 查明的事实"
        )
    if len(answers) > len(claims):
        raise Refused(
            f"{no} 只有 {len(claims)} 条诉求，却有 {len(answers)} 条答复，没有制作。逐条重写：xf reply {no} --answer 第1条的答复"
        )
    listed = any(petition.points for petition in subject.case.petitions)
    missing = [i for i in range(len(answers) + 1, len(claims) + 1) if listed or answers]
    if missing:
        which = "、".join(f"第 {i} 条" for i in missing)
        raise Refused(
            f"{no} 的{which}诉求没有答复，处理意见书没有制作（{regulation('32')}）。按诉求的顺序逐条写："
            f"xf reply {no}{' --answer 答复' * len(claims)}"
        )
    return answers


def _since(subject: Subject) -> str:
    accepted = subject.case.accepted_on
    return f"本机关于{day(accepted)}受理。经调查核实，" if accepted else "本机关已收到。"


def _listed(texts: tuple[str, ...]) -> tuple[Block, ...]:
    """Return texts below each other, numbered where nobody numbered them."""
    tidy = [sentence(text) for text in texts]
    if len(tidy) == 1 or any(map(_NUMBERED.match, tidy)):
        return own_words("\n".join(tidy))
    return tuple(plain(f"（{_numeral(i)}）{text}") for i, text in enumerate(tidy))


def _numeral(index: int) -> str:
    return NUMERALS[index] if index < len(NUMERALS) else str(index + 1)


def _result(answer: Answer) -> tuple[Block, ...]:
    if not answer.result:
        return ()
    words, place = _RESULTS[answer.result]
    return (plain(f"{words}（{citations.in_full(place)}）。"),)


def _basis(subject: Subject, stated: str, *, formal: bool) -> str:
    """Return the legal basis as stated and as classified, with what else must be cited, each once."""
    case = subject.case
    assert case.route is not None
    if formal and not (stated or case.basis):
        raise Refused(
            f"{case.no} 没有写明法律法规依据（{regulation('32')}），处理意见书没有制作。补上：xf reply {case.no} --basis 依据"
        )
    owed = [ways.place(case.route)]
    owed += ["信访工作条例:32"] if case.route is Route.PETITION else []
    return f"{law.basis(stated, case.basis, keys=tuple(owed))}。"


def review(subject: Subject, stage: Stage) -> Paper:
    """复查意见书 or 复核意见书, in the name of the organ that reviews.

    Refused where no setting names that, or its words are missing.
    """
    case = subject.case
    entry = next(
        e for e in case.latest_first
        if e.kind == kinds.REVIEW and e.body["stage"] == stage and e.body.get("decision")
    )  # fmt: skip
    key, place = _REVIEWERS[stage]
    organ = subject.office.setting(key)
    if not organ:
        raise Refused(
            f"{stage}意见书以{stage}机关的名义出具（{citations.cited(place)}）。先设置：xf setting {key} 机关全称"
        )
    asked = [r for r in case.reviews if r.opinion == entry.seq]
    applied = {seq for one in asked for seq in one.petitions}
    subject = replace(subject, whose=tuple(p for p in case.petitions if p.seq in applied))
    days = "、".join(day(on) for on in sorted({one.requested_on for one in asked}))
    earlier = case.reviewed(stage)
    doc = f"（{earlier.doc_no}）" if earlier and earlier.doc_no else ""
    against = "处理意见" if stage is Stage.REVIEW else "复查意见"
    found = sentence(entry.text)
    if not found:
        raise Refused(
            f"{case.no} 没有写明{stage}查明的事实和理由，{stage}意见书没有制作。"
            f"补上：xf amend {case.no} --entry {entry.seq} --text 查明的事实 --reason 补登记"
        )
    after = remedies.in_papers(subject)
    blocks = [
        plain(
            f"申请人：{subject.claimant}。原办理机关：{subject.issuer}。"
            f"{subject.you}对{subject.matter}的{against}{doc}不服，于{days}申请{stage}。"
            f"现提出{stage}意见如下："
        ),
        heading("一、投诉请求"),
        *_listed(subject.claims),
        heading("二、查明的事实和理由"),
        *own_words(found),
        heading(f"三、{stage}意见"),
        plain(_DECISIONS[Decision(entry.body["decision"])]),
        *_listed(tuple((entry.personal or {}).get("answers", ()))),
        heading("四、依据"),
        # Of the regulation what binds who reviews, and not what bound who handled it.
        plain(f"{law.basis(case.basis, keys=(place,), beside=citations.REGULATIONS)}。"),
        heading("五、救济途径"),
        *map(plain, after),
    ]
    made = subject.paper(
        f"{stage}意见书", f"信访事项{stage}意见书", *blocks,
        to=subject.addressee, 结果=entry.body["decision"], 救济="".join(after),
    )  # fmt: skip
    return replace(made, issuer=organ, fields={**made.fields, "机关": organ})
