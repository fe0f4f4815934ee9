"""The checks that many rules share: the case is open, the day is possible, a reason is given.

Each returns nothing, and raises where it does not hold.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.words import NOTICE_DAYS, Method
from xfcli.errors import BadValue, Refused
from xfcli.law import citations
from xfcli.people.dwellings import is_dwelling
from xfcli.text import is_lost


def mend(case: Case, kind: str, *, note: str = "", at: int = 0) -> str:
    """Return how the last step of this kind (of these notes), or that `at` its place, is set right, were it wrong.

    Two whole commands after a full stop, or one where it can only be taken back; "" where there is
    no such step.
    """
    found = [
        step.seq for step in case.steps
        if step.kind == kind and note in {"", step.body.get("kind")} and not step.body.get("completes")
        and at in {0, step.seq}
    ]  # fmt: skip
    if not found:
        return ""
    step = f"{case.no} --entry {found[-1]}"
    right = (
        ""
        if kind == kinds.VOID
        else f"更正：xf amend {step} {_RIGHT.get(kind, '--on 日期')} --reason 理由；"
    )
    return f"。记错了的，{right}撤销：xf undo {step} --reason 理由"


# What is most often recorded wrongly of a step, if not its day.
_RIGHT: Final = {
    kinds.REPLY: "--result 结果",
    kinds.TRANSFER: "--to 单位",
    kinds.CLOSE: "--outcome 办结方式",
    kinds.REFUSE: "--to 有权机关",
}


def refuse_void(case: Case) -> None:
    """Refused for a void case."""
    if case.void:
        raise Refused(f"{case.no} 已作废（{case.void}），编号不再使用{mend(case, kinds.VOID)}")


def refuse_ended(case: Case) -> None:
    """Refused for a void or closed case."""
    refuse_void(case)
    if case.closing:
        raise Refused(
            f"{case.no} 已于 {case.closing.on} 办结。要继续办理，先运行：xf reopen {case.no} --reason 原因{mend(case, kinds.CLOSE)}"
        )


def require_route(case: Case) -> None:
    """Refused for a case that has not been classified: no lawful way is known (条例 Art 29–31)."""
    if case.route is None:
        raise Refused(
            f"{case.no} 还没有分类，不知道该走哪条法定途径。先运行：xf classify {case.no}"
        )


def require_possible_day(case: Case, on: date, today: date, *, since: date | None = None) -> None:
    """BadValue for a day in the future; Refused before `since`, the event that the step follows.

    Where no event is given, before the first petition.
    """
    refuse_future(on, today)
    earliest = since or case.first.on
    if on < earliest:
        raise Refused(
            f"{case.no} 的这一步不能早于 {earliest}（前一步的日期），填的是 {on}。用 --on 改正日期。"
        )


def require_expired_notice(case: Case, on: date, step: str) -> None:
    """Refused until the last day of each public notice of an answer is over, since it was last taken up."""
    given = [d for a in case.answers if a.seq >= case.reopened_seq for d in a.deliveries]
    last = next((d for d in given if d.method is Method.NOTICE and on <= d.served_on), None)
    if last:
        raise Refused(
            f"{case.no} 的答复于 {last.on} 公告，{last.served_on} 过完才满 {NOTICE_DAYS} 日、算送达"
            f"（{citations.cited('民事诉讼法:95')}，比照适用），在那以前不能{step}。第二天起再办。"
        )


def refuse_future(on: date, today: date) -> None:
    """BadValue for a business day that has not come yet."""
    if on > today:
        # 12-31, typed in January
        is_late = today.month <= 2 and on.month >= 11
        hint = f"是不是 {on.replace(year=on.year - 1)}？" if is_late else ""
        raise BadValue(
            f"日期 {on} 还没有到（今天 {today}）。{hint}台账只记已经发生的事，用 --on 改正日期。"
        )


def refuse_dwelling(village: str, listed: Collection[str]) -> None:
    """BadValue for a village that is not `listed` and says where somebody lives: villages are public."""
    if village and village not in listed and is_dwelling(village):
        raise BadValue(
            "村一栏填的像是住址。村名会写进报表，住址不会：改成 --village 村名 --address 住址。"
            "村就叫这个名字的，先登记：xf units --add 村名 --kind 村 --yes"
        )


def require_reason(case: Case, reason: str, step: str, cure: str) -> None:
    """Refused without a reason for `step`; `cure` is the command to which it is added."""
    if not reason.strip():
        raise Refused(f"{case.no} {step}要写明理由。补上：{cure} --reason 理由", cure=cure)


def require_letters(*values: object) -> None:
    """Raise BadValue where a text in `values`, however deep, is what is left of Chinese on its way here."""
    if any(map(is_lost, _texts(values))):
        raise BadValue(
            "写的汉字都变成了问号，没有登记。换一个能打汉字的窗口（cmd、PowerShell），或不写这一项，等 xf 来问。"
        )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts([*value.values()])
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
