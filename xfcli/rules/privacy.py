"""Personal data: seen only with a reason, kept no longer than needed (个人信息保护法 Art 47).

Nothing is erased by itself, and nothing before the time that the office itself has set.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from xfcli.case import kinds
from xfcli.case.case import Case
from xfcli.case.draft import Draft, in_words
from xfcli.case.parties import is_reachable, of_others
from xfcli.case.words import Keeping
from xfcli.errors import Refused
from xfcli.law.citations import regulation
from xfcli.people import retention
from xfcli.rules import guards

if TYPE_CHECKING:
    from xfcli.case import bodies


def keep(case: Case, *, kind: Keeping, reason: str, on: date) -> Draft:
    """Return the entry that holds back the erasure of a case, restricts who sees it, or lifts that or a seal.

    Refused without a reason, for lifting what is not there, for restricting an open case, and for
    unsealing what is 检举控告 as it stands.
    """
    guards.require_reason(case, reason, kind, f"xf retention {case.no} {_OPTIONS[kind]}")
    if kind is Keeping.RELEASE and not (case.on_hold or case.restricted):
        raise Refused(f"{case.no} 没有暂缓或限制，不用解除。")
    if kind is Keeping.RESTRICT and case.is_open:
        raise Refused(
            f"{case.no} 还没有办结，不能限制。保密的事项：xf amend {case.no} --confidential"
        )
    if kind is Keeping.UNSEAL:
        _refuse_unsealing(case)
    body: bodies.Hold = {"kind": kind}
    return Draft(kinds.HOLD, on, case.no, body, in_words(reason))


_OPTIONS = {
    Keeping.HOLD: "--hold", Keeping.RESTRICT: "--restrict", Keeping.RELEASE: "--release",
    Keeping.UNSEAL: "--unseal",
}  # fmt: skip


def _refuse_unsealing(case: Case) -> None:
    if not case.has_seal:
        raise Refused(f"{case.no} 没有保密，不用解除。")
    if case.is_accusation:
        raise Refused(
            f"{case.no} 现在仍是检举控告，不能解除保密（{regulation('30')}）。登记错了先更正："
            f"xf classify {case.no} 重新分类，或 xf amend {case.no} --purpose 申诉求决 --reason 理由"
        )


def erase(
    case: Case, *, kept: Mapping[str, int], reason: str, on: date, over: date | None = None
) -> Draft:
    """Return the entry that erases the personal data of a case whose keeping time is over.

    `kept` gives the years by purpose (`settings.keeping_years`); `over` is the day for a number that was
    merged into a case whose data go: its copy goes along. Refused where erasure is held back,
    no years are set, the case is open or its time is not over.
    """
    if case.on_hold:
        raise Refused(f"{case.no} 暂缓清除。先解除：xf retention {case.no} --release --reason 理由")
    if not kept:
        raise Refused("还没有设置保存年限，不能清除。先设置：xf setting keep-years 年数")
    over = over or retention.over_on(case, kept)
    if over is None:
        raise Refused(
            f"{case.no} 还没有办结，或没有为它设置保存年限，不能清除（xf setting keep-years）。"
        )
    if over > on:
        raise Refused(f"{case.no} 的保存期到 {over} 为止，还不能清除。")
    clear = [petition.seq for petition in case.petitions if is_reachable(petition)]
    body: bodies.Erase = {"over": over.isoformat(), "clear": clear}
    if apart := of_others(case.petitions):
        body["apart"] = sorted(apart)
    return Draft(kinds.ERASE, on, case.no, body, in_words(reason))


def look(case: Case, *, where: str, reason: str, on: date) -> Draft:
    """Return the entry of a look at personal data in full: who, when, `where`, why; Refused without a reason."""
    if not reason.strip():
        raise Refused(
            f"查看 {case.no} 的个人信息要写明理由，并留下记录（xf log --access 可查）。补上：--reveal --reason 理由"
        )
    body: bodies.Reveal = {"where": where}
    return Draft(kinds.REVEAL, on, case.no, body, in_words(reason))
