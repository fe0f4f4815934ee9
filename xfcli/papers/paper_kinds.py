"""Every paper there is: its name, its series of numbers, which entry it documents, who writes it.

A paper that documents the same entry again is the same paper. One whose step is not in the
register yet is refused, with the command for that step.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.delivery import to_serve
from xfcli.case.entry import Entry
from xfcli.case.fold import fold
from xfcli.case.kinds import KINDS
from xfcli.case.parties import are_one, first_of, named, parties
from xfcli.case.words import Method, NoteKind, Refusal, Source, Stage
from xfcli.errors import BadValue, Refused
from xfcli.law.workdays import Calendar
from xfcli.office import Office
from xfcli.papers import described, forms, letters, notices, opinions, slip
from xfcli.papers.paper import Paper
from xfcli.papers.subject import PLAINLY, Subject
from xfcli.people.masking import Lens
from xfcli.text import nearest


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper. `series` is "" where it bears no number; `about` finds the entry it documents."""

    name: str
    series: str
    make: Callable[[Subject], Paper]
    about: Callable[[Case], Entry]
    then: bool = (
        True  # tells how things stood at that entry, and bears its day; else how they are now
    )
    personal: bool = False  # tells the competent organ how to reach the petitioner
    of_case: bool = True  # else it says the same to everybody, and needs no number


def find(text: str) -> PaperKind:
    """Return the kind called `text` (the beginning is enough); BadValue names those that look like it."""
    wanted = text.strip()
    if wanted in PAPERS:
        return PAPERS[wanted]
    begun = [name for name in PAPERS if wanted and name.startswith(wanted)]
    if len(begun) == 1:
        return PAPERS[begun[0]]
    if begun:
        raise BadValue(f"「{wanted}」有 {len(begun)} 种：{'、'.join(begun)}。再写一两个字。")
    close = nearest(wanted, PAPERS, most=5) if wanted else []
    which = f"相近的有：{'、'.join(close)}" if close else f"可选：{'、'.join(PAPERS)}"
    raise BadValue(f"没有「{wanted[:20]}」这种文书，{which}。")


def _now(case: Case) -> Entry:
    return next(entry for entry in reversed(case.history) if not KINDS[entry.kind].shows)


def _step(kind: str, cure: str, /, **wanted: object) -> Callable[[Case], Entry]:
    def find_step(case: Case) -> Entry:
        for entry in case.latest_first:
            if entry.kind == kind and all(entry.body.get(k) == v for k, v in wanted.items()):
                return entry
        raise Refused(f"{case.no} 还没有这一步，文书没有制作。先运行：{cure.format(no=case.no)}")

    return find_step


def _sent(case: Case, *, assign: bool) -> Entry:
    """Return the transfer that a letter is about; within the organ no letter is written."""
    wanted = next((t for t in reversed(case.transfers) if t.assign is assign), None)
    if wanted is None:
        how = " --assign --due 日期" if assign else ""
        raise Refused(
            f"{case.no} 还没有这一步，文书没有制作。先运行：xf transfer {case.no} --to 单位{how}"
        )
    if wanted.inner:
        raise Refused(
            f"{case.no} 交给的是本机关的内设机构，不发函。制作转办单：xf notice 转办单 {case.no}"
        )
    return next(entry for entry in case.history if entry.seq == wanted.seq)


def _urged(case: Case) -> Entry:
    """Return the last urging of a unit that a letter can be written to: none of the organ's own."""
    entry = _step(kinds.URGE, "xf urge {no} --kind 督办 --text 要求")(case)
    unit = next(e.body["unit"] for e in case.latest_first if e.kind == kinds.URGE)
    if any(sent.inner for sent in case.transfers if sent.unit == unit):
        raise Refused(
            f"{case.no} 催的是本机关的内设机构，不发函；催办已记在台账里。制作转办单：xf notice 转办单 {case.no}"
        )
    return entry


def _handed_over(case: Case) -> Entry:
    sent = next((t for t in reversed(case.transfers) if t.inner), None)
    if sent is None:
        raise Refused(
            f"{case.no} 没有交给本机关的内设机构，文书没有制作。先运行：xf transfer {case.no} --to 内设机构"
        )
    return next(entry for entry in case.history if entry.seq == sent.seq)


def _routed(case: Case) -> Entry:
    if case.route is None:
        raise Refused(f"{case.no} 还没有分类，文书没有制作。先运行：xf classify {case.no}")
    if case.route not in notices.OTHER_WAYS:
        raise Refused(
            f"{case.no} 的途径是{case.route}，不用导入其他途径，文书没有制作。制作受理告知书：xf notice 受理告知书 {case.no}"
        )
    if case.accepted_on:
        raise Refused(
            f"{case.no} 已于 {case.accepted_on} 受理，途径写在受理告知书里，导入法定途径告知书没有制作。制作受理告知书：xf notice 受理告知书 {case.no}"
        )
    sent = {t.seq for t in case.transfers if not (t.inner or t.returned_on)}
    steps = [e for e in case.steps if e.kind in (kinds.CLASSIFY, kinds.REFUSE) or e.seq in sent]
    return steps[-1]


def _to_pass_on(case: Case) -> Entry:
    """Return the last entry of a matter that can be passed on to whom it belongs: not one answered here."""
    if case.answers:
        raise Refused(
            f"{case.no} 本机关已经答复，不再移送，移送函没有制作。查看：xf show {case.no}"
        )
    return _now(case)


def _answer(case: Case, paper: str = "处理意见书") -> Entry:
    if case.answer is None:
        raise Refused(
            f"{case.no} 还没有答复，{paper}没有制作。先运行：xf reply {case.no} --result 结果 --text 查明的事实"
        )
    # The last words on it: a reply that was completed before delivery is another text.
    seq = case.answer.seq
    return next(e for e in case.latest_first if e.kind == kinds.REPLY and e.seq >= seq)


def _returned(case: Case) -> Entry:
    back = next((e for e in case.latest_first if e.kind == kinds.RETURN), None)
    if back is not None:
        return back
    for entry in case.latest_first:
        if kinds.is_note(entry, NoteKind.OBJECTION) and not entry.body.get("unit"):
            return entry
    raise Refused(
        f"{case.no} 没有退回可写：单位退回的先运行 xf return {case.no} --reason 理由；"
        f"本机关向上级提出异议的先运行 xf note {case.no} --kind 异议 --text 理由"
    )


def _reportable(case: Case) -> Entry:
    if case.first.source not in {Source.FORWARDED, Source.ASSIGNED}:
        raise Refused(f"{case.no} 不是上级转送、交办的信访事项，不用报办结报告。")
    _answer(case, "办结报告")
    return _now(case)


def _deliverable(case: Case, whose: int = 0) -> Entry:
    if copy := to_serve(case, whose):
        return next(e for e in case.history if e.seq == copy.answer.seq)
    first = first_of(parties(case.petitions))
    for paper in reversed(case.papers):
        is_theirs = whose in {0, *(paper.petitions or (first,))}
        if paper.kind in forms.TO_PETITIONER and is_theirs:
            return next(e for e in case.history if e.seq == paper.seq)
    raise Refused(f"{case.no} 还没有要送达的文书。先制作，例如：xf notice 受理告知书 {case.no}")


def _to_announce(case: Case, whose: int = 0) -> Entry:
    """Return the answer that a public notice delivers: one with a number, not delivered another way."""
    copy = to_serve(case, whose)
    if copy is None or copy.answer.withdrawn:
        raise Refused(
            f"{case.no} 还没有答复，没有可公告送达的，送达公告没有制作。先运行：xf reply {case.no} --result 结果 --text 查明的事实"
        )
    last, _, given = copy
    if given and given.method is not Method.NOTICE:
        raise Refused(
            f"{case.no} 的答复已于 {given.on} 送达，不用公告，送达公告没有制作。查看：xf show {case.no}"
        )
    if not last.doc_no:
        name = f"{last.stage}意见书" if last.stage else "处理意见书"
        theirs = " --doc-no 文号 --new" if last.stage else ""
        raise Refused(
            f"{case.no} 的{name}还没有文号，送达公告没有制作。先制作{name}：xf notice {name} {case.no}{theirs}"
        )
    return next(e for e in case.history if e.seq == last.seq)


def _decided(stage: Stage) -> Callable[[Case], Entry]:
    def find_step(case: Case) -> Entry:
        for e in case.latest_first:
            if e.kind == kinds.REVIEW and e.body["stage"] == stage and e.body.get("decision"):
                return e
        raise Refused(
            f"{case.no} 还没有{stage}意见，文书没有制作。先运行：xf review {case.no} --stage {stage} --decision 决定"
        )

    return find_step


_PAPERS: Final = (
    PaperKind("回执", "", slip.slip, _now, then=False),
    PaperKind("登记表", "", forms.register, _now, then=False),
    PaperKind("受理告知书", "受", notices.acceptance, _step(kinds.ACCEPT, "xf accept {no}")),
    PaperKind("导入法定途径告知书", "告", notices.routed, _routed, then=False),
    PaperKind("不予受理告知书", "告", notices.refusal,
         _step(kinds.REFUSE, "xf refuse {no} --to 有权机关 --reason 理由", kind=Refusal.NOT_OURS)),
    PaperKind("不再受理告知书", "告", notices.final,
         _step(kinds.REFUSE, "xf refuse {no} --kind 不再受理 --reason 理由", kind=Refusal.FINAL)),
    PaperKind("转送函", "转", letters.transfer, partial(_sent, assign=False), personal=True),
    PaperKind("交办函", "转", letters.transfer, partial(_sent, assign=True), personal=True),
    PaperKind("转办单", "", letters.handover, _handed_over, personal=True),
    PaperKind("退回函", "退", letters.returned, _returned),
    PaperKind("延期办理告知书", "延", notices.extension,
         _step(kinds.EXTEND, "xf extend {no} --days 天数 --reason 理由 --leader 批准人")),
    PaperKind("处理意见书", "答", opinions.opinion, _answer),
    # Their numbers are of the organ that reviews: none of ours is taken.
    PaperKind("复查意见书", "", partial(opinions.review, stage=Stage.REVIEW),
         _decided(Stage.REVIEW)),
    PaperKind("复核意见书", "", partial(opinions.review, stage=Stage.RECHECK),
         _decided(Stage.RECHECK)),
    PaperKind("督办函", "督", letters.supervision, _urged),
    PaperKind("办结报告", "报", letters.report, _reportable, then=False),
    PaperKind("送达公告", "", opinions.announcement, _to_announce, then=False),
    PaperKind("送达回证", "", forms.receipt, _deliverable, then=False),
)  # fmt: skip
# Papers that a description alone makes: the name, and the series of its numbers.
_DESCRIBED: Final = (
    ("听证通知书", "听"), ("听证笔录", ""), ("调解协议书", ""), ("和解协议书", ""), ("授权委托书", ""),
    ("材料收据", ""), ("谈话笔录", ""), ("撤回申请", ""), ("满意度评价表", ""),
    ("信访人须知", ""), ("答询单", ""), ("移送函", "移"), ("报送函", "移"), ("紧急情况报告", "急"),
)  # fmt: skip
PAPERS: Final = MappingProxyType(
    {kind.name: kind for kind in _PAPERS}
    | {
        name: PaperKind(
            name, series, partial(described.make, name=name),
            _to_pass_on if name == "移送函" else _now, then=False,
            of_case=name != "信访人须知",
        )
        for name, series in _DESCRIBED
    }
)  # fmt: skip


# Papers of a delivery: which answer they are about depends on whose it is.
_SERVING: Final = MappingProxyType({"送达公告": _to_announce, "送达回证": _deliverable})
# Papers that are for one of several who petition, where they are told apart.
OF_ONE: Final = frozenset(
    {*forms.TO_PETITIONER, *_SERVING, "回执", "答询单", "材料收据", "谈话笔录", "撤回申请", "授权委托书",
     "满意度评价表", "听证通知书"} - {"复查意见书", "复核意见书"}
)  # fmt: skip


def whose(case: Case, kind: PaperKind, party: int = 0) -> int:
    """Return the party that a paper is for: `party`, else who is to be served, or whom its step names.

    Who petitioned first where none of these says it. Refused where the step is not in the register.
    """
    known = parties(case.petitions)
    first = first_of(known)
    if party or kind.name not in OF_ONE or are_one(known):
        return party or first
    if kind.name in _SERVING:
        return _served(case, first)
    if not kind.then:
        return first
    told = named(kind.about(case))
    return first if first in told else next(iter(told), first)


def _served(case: Case, first: int) -> int:
    copy = to_serve(case)
    if copy:
        return copy.whose
    made = [paper for paper in case.papers if paper.kind in forms.TO_PETITIONER]
    return next(iter(made[-1].petitions), first) if made else first


def entry(case: Case, kind: PaperKind, party: int) -> Entry:
    """Return the entry that a paper documents which is for `party`."""
    serving = _SERVING.get(kind.name)
    return serving(case, party) if serving else kind.about(case)


def dated(case: Case, kind: PaperKind, today: date, party: int) -> date:
    """Return the day that the paper bears: of the step it tells, if `party` had petitioned by then."""
    step = entry(case, kind, party)
    return step.on if kind.then and party <= step.seq else today


def given_number(case: Case, kind: PaperKind) -> str:
    """Return the number that the register already has for this paper, "" where it has none."""
    if kind.name == "处理意见书":
        return case.answer.doc_no if case.answer else ""
    stage = {"复查意见书": Stage.REVIEW, "复核意见书": Stage.RECHECK}.get(kind.name)
    numbers = (a.doc_no for a in reversed(case.answers) if stage and a.stage is stage)
    return next(numbers, "")


def compose(
    case: Case, kind: PaperKind, *, office: Office, calendar: Calendar, today: date, doc_no: str, whole: bool,
    to: str = "", lens: Lens = PLAINLY, party: int = 0,
) -> Paper:  # fmt: skip
    """Return the paper of `kind` for `case`, for one `party` of those who petition.

    Refused where what it must say is not in the register.
    """
    party = whose(case, kind, party)
    on, about = dated(case, kind, today, party), entry(case, kind, party).seq
    if kind.then:
        # Corrections hold from the beginning; what came after the entry had not happened yet.
        until = max(about, party)
        then = fold(e for e in case.history if e.seq <= until or e.kind in kinds.CORRECTIONS)
        # What is sealed by now may not be told by how things stood before.
        case = then._replace(restricted=then.restricted or not case.shown.matter)
    is_first = party == first_of(parties(case.petitions))
    theirs = () if is_first else tuple(p for p in case.petitions if p.seq == party)
    return kind.make(
        Subject(
            case, office, calendar, on, about=about, doc_no=doc_no, whole=whole, to=to, lens=lens,
            whose=theirs,
        )
    )  # fmt: skip
