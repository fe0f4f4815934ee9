"""What an entry says, in one Chinese sentence without personal data; and what a correction changed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli.case import kinds
from xfcli.case.entry import Entry
from xfcli.case.in_force import ON, change_of, in_force
from xfcli.case.kinds import KINDS
from xfcli.case.parties import named
from xfcli.case.words import NOTICE_DAYS, Keeping, Method, NoteKind, Outcome, day_unit

if TYPE_CHECKING:
    from xfcli.case import bodies
    from xfcli.case.case import Answer, Case


def sentence(entry: Entry) -> str:
    """Return what `entry` records, in words; free text is left to the caller.

    UnknownKind where its kind is not known.
    """
    undated = "（原台账没有写日期）" if entry.body.get("undated") else ""
    # Of a carried step they are numbered in the case that it came from.
    places = () if entry.body.get("carried") else named(entry)
    given = "" if entry.kind == kinds.REVIEW else "给"
    whom = f"（{given}序 {'、'.join(map(str, places))} 的信访人）" if places else ""
    return _content(entry) + whom + undated


def _content(entry: Entry) -> str:  # noqa: C901, PLR0912  (a row a kind)
    match entry.kind:
        case kinds.ADD:
            return _add(entry.body)
        case kinds.CLASSIFY:
            return _classify(entry.body)
        case kinds.REFUSE:
            return _refuse(entry.body)
        case kinds.TRANSFER:
            return _transfer(entry.body)
        case kinds.RETURN:
            return f"{entry.body['unit']}退回"
        case kinds.EXTEND:
            unit = day_unit(working=entry.body.get("working", False))
            return f"延期 {entry.body['days']} {unit}，{entry.body['approver']}批准"
        case kinds.REPLY:
            return _reply(entry.body)
        case kinds.DELIVER:
            method = entry.body.get("method")
            later = f"，满 {NOTICE_DAYS} 日算送达" if method == Method.NOTICE else ""
            return f"{Method(method).said}{later}" if method else "送达"
        case kinds.REVIEW:
            return _review(entry.body)
        case kinds.RATE:
            return f"信访人评价：{entry.body['rating']}"
        case kinds.CLOSE:
            return _close(entry.body)
        case kinds.AMEND:
            return _amend(entry)
        case kinds.UNDO:
            return f"撤销序 {entry.body['entry']}"
        case kinds.MERGE:
            return f"{entry.body['no']} 并入"
        case kinds.SPLIT:
            return f"拆出一件，另立 {entry.body['to']}"
        case kinds.VOID:
            into = entry.body.get("merged_into")
            return f"并入 {into}" if into else "作废"
        case kinds.URGE:
            return f"{entry.body['kind']}{entry.body['unit']}（第 {entry.body['number']} 次）"
        case kinds.NOTE:
            return _note(entry.body)
        case kinds.PAPER:
            return _paper(entry.body)
        case kinds.EXPORT | kinds.REVEAL:
            return f"{KINDS[entry.kind].label}（{entry.body['where']}）"
        case kinds.HOLD:
            return _KEPT[entry.body["kind"]]
    return KINDS[entry.kind].label


def _add(body: "bodies.Add") -> str:
    heads = f"，{body['count']} 人" if body["count"] > 1 else ""
    origin = f"（{body['origin']}）" if body.get("origin") else ""
    due = f"，指定期限 {body['due']}" if body.get("due") else ""
    field = f"，{body['domain']}" if body.get("domain") else ""
    old = f"，原编号 {body['old_no']}" if body.get("old_no") else ""
    # The row that it was imported from, and not the file: its name is personal data.
    place = f"（导入自原表第 {body['imported']['row']} 行）" if body.get("imported") else ""
    doc = _numbered(body.get("doc_no"))
    sent = " ".join(filter(None, (body.get("sender"), body.get("sent_on"))))
    sent = f"（{sent}）" if sent else ""
    return f"登记：{body['channel']}，{body['source']}{sent}{heads}{field}{due}{doc}{old}{origin}{place}"


def _classify(body: "bodies.Classify") -> str:
    item = f"（{body['item']}）" if body.get("item") else ""
    unit = f"，有权处理：{body['unit']}" if body.get("unit") else ""
    simple = "，简易办理" if body.get("simple") else ""
    return f"分类：{body['domain']}{item}，{body['route']}{unit}{simple}"


def _refuse(body: "bodies.Refuse") -> str:
    where = f"，请向{body['to']}提出" if body.get("to") else ""
    return f"告知{body['kind']}{where}" + (f"，依据{body['basis']}" if body.get("basis") else "")


def _close(body: "bodies.Close") -> str:
    is_open = body.get("unstated") and body["outcome"] == Outcome.ANSWERED
    settled = "，已化解" if body.get("settled") else ""
    return f"办结：{body['outcome']}{settled}" + ("（原台账没有写办结方式）" if is_open else "")


def _transfer(body: "bodies.Transfer") -> str:
    verb = "交办" if body.get("assign") else "转送"
    due = f"，{body['due']} 前报结果" if body.get("due") else ""
    helping = f"，协办：{'、'.join(body['assisting'])}" if body.get("assisting") else ""
    return f"{verb} {body['unit']}{due}{helping}"


def _reply(body: "bodies.Reply") -> str:
    if body.get("completes"):
        return "补写答复"
    result = f"：{body['result']}" if body.get("result") else ""
    return f"答复{result}{_numbered(body.get('doc_no'))}"


def _review(body: "bodies.Review") -> str:
    if not body.get("decision"):
        return f"信访人申请{body['stage']}"
    heard = f"，扣除听证 {body['hearing_days']} 日" if body.get("hearing_days") else ""
    return f"{body['stage']}意见：{body['decision']}{_numbered(body.get('doc_no'))}{heard}"


def _numbered(doc_no: str | None) -> str:
    return f"，{doc_no}" if doc_no else ""


def _note(body: "bodies.Note") -> str:
    parts = [f"{body['kind']}{'：' + body['leader'] if body.get('leader') else ''}"]
    parts += [f"{body['unit']}{_FROM_UNIT[body['kind']]}"] if body.get("unit") else []
    parts += [f"报{body['to']}"] if body.get("to") else []
    parts += [f"{body['days']} 日不计入复核期限"] if body.get("days") else []
    parts += [body["doc_no"]] if body.get("doc_no") else []
    parts += [f"{body['due']} 前"] if body.get("due") else []
    return "，".join(parts)


def _amend(entry: "bodies.AmendEntry") -> str:
    if entry.body.get("gone"):
        return "拆出一件"
    change = change_of(entry)
    keys = [*([ON] if change.on else []), *change.body, *change.personal]
    named = "、".join(dict.fromkeys(label("", key) for key in keys if key != "undated"))
    return f"更正序 {change.entry}" + (f"：{named}" if named else "")


def _paper(body: "bodies.Paper") -> str:
    number = f" {body['doc_no']}" if body.get("doc_no") else ""
    return f"{'再次打印' if body.get('again') else '制作'}{body['kind']}{number}"


# By the text that is stored: a word of an enum is equal to its value.
_KEPT: Final[dict[str, str]] = {
    Keeping.HOLD: "暂缓清除个人信息",
    Keeping.RESTRICT: "限制查看",
    Keeping.RELEASE: "解除暂缓、限制",
    Keeping.UNSEAL: "解除保密",
}
_FROM_UNIT: Final[dict[str, str]] = {NoteKind.OBJECTION: "提出", NoteKind.REPORT: "报来"}


class Correction(NamedTuple):
    """A field that a correction set right: what it is called, its value before and after.

    None where there was nothing, or is nothing now; `personal` where the values are.
    """

    key: str
    label: str
    old: object
    new: object
    personal: bool = False


def corrections(history: Sequence[Entry], entry: "bodies.AmendEntry") -> tuple[Correction, ...]:
    """Return what `entry`, of the case that `history` tells of, set right, field by field."""
    change = change_of(entry)
    known = in_force(tuple(e for e in history if e.seq < entry.seq))
    before = next((step for step in known if step.seq == change.entry), None)
    if before is None:
        return ()
    found = []
    if change.on:
        found.append(Correction(ON, "日期", before.on.isoformat(), change.on.isoformat()))
    for part, fields, personal in (
        (before.body, change.body, False),
        (before.personal or {}, change.personal, True),
    ):
        found += [
            Correction(key, label(before.kind, key), part.get(key), new, personal)
            for key, new in fields.items()
            if key != "undated"
        ]
    return tuple(found)


def label(kind: str, key: str) -> str:
    """Return what a field of an entry of this kind is called."""
    return _LABELS.get(f"{kind}.{key}") or _LABELS.get(key, key)


_LABELS: Final = {
    "channel": "信访形式", "source": "来源", "level": "登记层级", "purpose": "信访目的", "count": "人数",
    "village": "村", "confidential": "保密", "title": "标题", "points": "诉求", "people": "信访人", "agents": "代理人、监护人",
    "subject": "被反映的单位", "sender": "来文机关", "sent_on": "来文日期", "add.text": "内容", "text": "说明", "on": "日期", "due": "期限",
    "doc_no": "文号", "domain": "领域", "route": "途径", "item": "清单条目", "unit": "单位",
    "classify.unit": "有权处理", "duty": "办理期限", "owed_by": "由谁履行", "refers": "告知去向", "basis": "依据", "simple": "简易办理", "kind": "种类",
    "refuse.to": "有权机关", "deliver.to": "签收人", "to": "报给", "assign": "交办",
    "assisting": "协办", "days": "天数", "approver": "批准人", "result": "结果", "answers": "逐条答复",
    "method": "方式", "witness": "见证人", "filmed": "拍照录像", "in_hand": "正在办理", "stage": "阶段", "decision": "决定",
    "hearing_days": "听证天数", "petitions": "给谁（序）", "review.petitions": "谁申请（序）", "rating": "评价", "outcome": "办结方式", "settled": "已化解",
    "leader": "领导", "opinion": "处理意见", "standard": "结案标准", "present": "参加",
}  # fmt: skip


def answer_parts(case: "Case", answer: "Answer") -> tuple[str, tuple[str, ...], str]:
    """Return what `answer` states: the findings, the answers to the points, the legal basis.

    Of an opinion of a review what was found, and what it changed the answer into.
    """
    later = min((one.seq for one in case.answers if one.seq > answer.seq), default=None)
    text, basis = "", ""
    answers: tuple[str, ...] = ()
    for entry in case.steps:
        if entry.kind == kinds.REVIEW and entry.seq == answer.seq:
            opinion = entry.personal or {}
            return opinion.get("text", ""), tuple(opinion.get("answers", ())), ""
        if entry.kind != kinds.REPLY or entry.seq < answer.seq or (later and entry.seq >= later):
            continue
        personal = entry.personal or {}
        text = personal.get("text") or text
        answers = tuple(personal.get("answers", ())) or answers
        basis = personal.get("basis") or basis
    return text, answers, basis
