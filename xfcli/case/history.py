"""What an entry says, in one Chinese sentence without personal data: the lines of a history."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from xfcli.case import kinds
from xfcli.case.entry import Entry
from xfcli.case.kinds import KINDS


def sentence(entry: Entry) -> str:
    """Return what `entry` records, in words; free text is left to the caller."""
    say = _SAY.get(entry.kind)
    said = say(entry.body) if say else KINDS[entry.kind].label
    return f"{said}（原台账没有写日期）" if entry.body.get("undated") else said


def _add(body: Mapping[str, Any]) -> str:
    heads = f"，{body['count']} 人" if body["count"] > 1 else ""
    origin = f"（{body['origin']}）" if body.get("origin") else ""
    due = f"，指定期限 {body['due']}" if body.get("due") else ""
    field = f"，{body['domain']}" if body.get("domain") else ""
    old = f"，原编号 {body['old_no']}" if body.get("old_no") else ""
    return f"登记：{body['channel']}，{body['source']}{heads}{field}{due}{_doc(body)}{old}{origin}{_place(body)}"


def _place(body: Mapping[str, Any]) -> str:
    """Say from which row an imported petition comes; the name of its file is personal data."""
    place = body.get("imported")
    return f"（导入自原表第 {place['row']} 行）" if place else ""


def _classify(body: Mapping[str, Any]) -> str:
    item = f"（{body['item']}）" if body.get("item") else ""
    unit = f"，有权处理：{body['unit']}" if body.get("unit") else ""
    simple = "，简易办理" if body.get("simple") else ""
    return f"分类：{body['domain']}{item}，{body['route']}{unit}{simple}"


def _refuse(body: Mapping[str, Any]) -> str:
    where = f"，请向{body['to']}提出" if body.get("to") else ""
    return f"告知{body['kind']}{where}" + (f"，依据{body['basis']}" if body.get("basis") else "")


def _transfer(body: Mapping[str, Any]) -> str:
    verb = "交办" if body.get("assign") else "转送"
    due = f"，{body['due']} 前报结果" if body.get("due") else ""
    helping = f"，协办：{'、'.join(body['assisting'])}" if body.get("assisting") else ""
    return f"{verb} {body['unit']}{due}{helping}"


def _review(body: Mapping[str, Any]) -> str:
    if not body.get("decision"):
        return f"信访人申请{body['stage']}"
    heard = f"，扣除听证 {body['hearing_days']} 日" if body.get("hearing_days") else ""
    return f"{body['stage']}意见：{body['decision']}{_doc(body)}{heard}"


def _doc(body: Mapping[str, Any]) -> str:
    return f"，{body['doc_no']}" if body.get("doc_no") else ""


def _note(body: Mapping[str, Any]) -> str:
    parts = [f"{body['kind']}{'：' + body['leader'] if body.get('leader') else ''}"]
    parts += [f"{body['unit']}{_NOTED[body['kind']]}"] if body.get("unit") else []
    parts += [f"报{body['to']}"] if body.get("to") else []
    parts += [f"{body['days']} 日不计入复核期限"] if body.get("days") else []
    parts += [body["doc_no"]] if body.get("doc_no") else []
    parts += [f"{body['due']} 前"] if body.get("due") else []
    return "，".join(parts)


def _paper(body: Mapping[str, Any]) -> str:
    number = f" {body['doc_no']}" if body.get("doc_no") else ""
    return f"{'再次打印' if body.get('again') else '制作'}{body['kind']}{number}"


_HELD: Final = {"暂缓": "暂缓清除个人信息", "限制": "限制查看", "解除": "解除暂缓、限制"}
_NOTED: Final = {"异议": "提出", "办结报告": "报来"}
_SAY: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    kinds.ADD: _add,
    kinds.CLASSIFY: _classify,
    kinds.REFUSE: _refuse,
    kinds.TRANSFER: _transfer,
    kinds.RETURN: lambda body: f"{body['unit']}退回",
    kinds.EXTEND: lambda body: f"延期 {body['days']} 日，{body['approver']}批准",
    kinds.REPLY: lambda body: (
        "补写答复"
        if body.get("completes")
        else f"答复{'：' + body['result'] if body.get('result') else ''}{_doc(body)}"
    ),
    kinds.DELIVER: lambda body: f"{body.get('method', '')}送达",
    kinds.REVIEW: _review,
    kinds.URGE: lambda body: f"{body['kind']}{body['unit']}（第 {body['number']} 次）",
    kinds.NOTE: _note,
    kinds.RATE: lambda body: f"信访人评价：{body['rating']}",
    kinds.CLOSE: lambda body: f"办结：{body['outcome']}{'，已化解' if body.get('settled') else ''}",
    kinds.PAPER: _paper,
    kinds.EXPORT: lambda body: f"导出个人信息（{body['where']}）",
    kinds.REVEAL: lambda body: f"查看个人信息（{body['where']}）",
    kinds.HOLD: lambda body: _HELD[body["kind"]],
    kinds.AMEND: lambda body: "拆出一件" if body.get("gone") else "更正登记",
    kinds.VOID: lambda body: f"并入 {body['merged_into']}" if body.get("merged_into") else "作废",
}
