"""Looking at personal data in full: never without a reason, never without a record."""

from datetime import date

from xfcli.case import Case
from xfcli.entry import Draft
from xfcli.errors import Refused


def looked(case: Case, *, where: str, reason: str, on: date) -> Draft:
    """Return the entry of a look at personal data in full: who, when, where, and why."""
    if not reason.strip():
        raise Refused(
            f"查看 {case.no} 的个人信息要写明理由，并留下记录（xf log --access 可查）。补上：--reveal --reason 理由"
        )
    return Draft("reveal", on, case.no, {"where": where}, {"text": reason})
