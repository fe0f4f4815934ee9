"""What this office may do with a matter, by its role (条例 Art 22, 23, 30, 40): decide it, accept it, order others.

The one place that words these refusals: a township asks the county's 信访局; that office is asked
by nobody to turn to itself, and sends on what it receives.
"""

from typing import Final

from xfcli.case.case import Case
from xfcli.case.words import ELSEWHERE, Route, UnitKind
from xfcli.errors import Refused
from xfcli.law import catalogue, recipients, ways
from xfcli.law.citations import regulation
from xfcli.office import Office
from xfcli.views import next_step
from xfcli.views.next_step import typed

_ABOUT_US: Final = "检举控告的是经办人、经办机构或者本机关的上级"


def refuse_competent(
    case: Case, *, route: Route, unit: str, item: str, office: Office, has_happened: bool = False
) -> None:
    """Refused for a unit that may not decide on the case (条例 Art 30), by way, row and `office`.

    An accusation has its own way; no village decides on it, nor on what its row keeps from the
    village, and not the desk or the officer that it is about.
    """
    if item and route is not Route.DISCIPLINE and catalogue.way(item) is Route.DISCIPLINE:
        raise Refused(
            f"清单里的 {item} 是检举控告（{regulation('30')}），不能改走{route}。不是检举控告的，换一条：xf catalogue 词"
        )
    is_village = unit and recipients.is_of_a_village(case, unit, office.kind_of(unit))
    is_accusation = case.is_accusation or route is Route.DISCIPLINE
    if is_accusation and is_village:
        raise Refused(
            f"{case.no} 是检举控告，不能由村（社区）办理（{regulation('30')}）。"
            f"检举的：{instead(case, office, unit)}；"
            f"不是检举、是求办事的，先改目的：xf amend {case.no} --purpose 申诉求决 --reason 填错"
        )
    if is_village and catalogue.is_kept_from_village(item):
        raise Refused(
            f"清单里的 {item} 答应信访人不让村里知道（{regulation('30.3')}），不能由村（社区）办理。去掉 --unit，由清单写的机关办。"
        )
    if (
        not has_happened
        and is_accusation
        and office.is_own(unit)
        and next_step.is_about_us(case, office)
    ):
        raise Refused(
            f"{case.no} {_ABOUT_US}，不能由本单位办理（{regulation('30.3')}）。{instead(case, office, office.setting('desk'))}"
        )


def refuse_to_accept(case: Case, office: Office) -> None:
    """Refused where another organ has the power to decide: an acceptance would let its days pass."""
    if case.is_accusation or case.route is Route.DISCIPLINE:
        _refuse_accusation(case, office)
    if case.route in ELSEWHERE and not office.passes_on(case):
        raise Refused(
            f"{case.no} 应走{case.route}（{ways.article(case.route)}），不由本单位受理。"
            f"告知去向：xf refuse {case.no} --to 有权机关 --reason 理由"
        )
    is_asked = case.route is Route.ADVICE  # whoever asks may be answered by anybody
    if case.refers and not (is_asked or office.may_order(case.competent)):
        organ = next_step.organ(case)
        raise Refused(
            f"{case.no} 要向{organ}提出，不由本机关受理，它的期限不等人（{regulation('23.1')}）。"
            f"当场告知去向：xf refuse {case.no} --to {organ} --reason 理由"
        )
    if office.is_of_county and not office.is_own(case.competent):
        raise Refused(
            f"{case.no} 由信访部门转送、交办有权处理的机关，不自己受理（{regulation('22.1')}）。"
            f"转送：{next_step.sending(case)}{typed(next_step.then_told(case))}"
        )


def require_accused(case: Case, may: str = "本单位能不能办") -> None:
    """Refused for an accusation of which nobody stated whom it is about, so that it is open who `may` have it (条例 Art 30 ¶3)."""
    if case.is_accusation and not recipients.accused(case):
        raise Refused(
            f"{case.no} 是检举控告，还没有写明被反映的是谁，不知道{may}（{regulation('30.3')}）。"
            f"先补上，不清楚的写 不详：xf amend {case.no} --subject 名称 --reason 补登记"
        )


def _refuse_accusation(case: Case, office: Office) -> None:
    if office.is_own(case.competent):
        require_accused(case)
        if next_step.is_about_us(case, office):
            raise Refused(
                f"{case.no} {_ABOUT_US}，不能由本单位受理（{regulation('30.3')}）。{instead(case, office, office.setting('desk'))}"
            )
        return
    if other := next_step.barred(case, office, case.competent):
        raise Refused(
            f"{case.no} 反映的就是有权处理的一方或者它的人，不能给它（{regulation('30.3')}）。{typed(other)}"
        )
    raise Refused(
        f"{case.no} 是检举控告，由有权处理的机关受理（{regulation('30')}），本单位只转。"
        f"封好转去：xf transfer {case.no}{typed(next_step.then_told(case))}"
    )


def instead(case: Case, office: Office, unit: str, kind: UnitKind | None = None) -> str:
    """Return how a matter comes to whoever may have it in the place of `unit`, with its command."""
    return typed(next_step.instead(case, office, recipients.above(case, unit, kind)))


def refuse_assignment(unit: str, office: Office) -> None:
    """Refused where this office can give `unit` no day (条例 Art 22 ¶1(3)): it is not under it."""
    if office.may_order(unit):
        return
    if office.is_of_county:
        raise Refused(
            f"{unit}不是本单位能交办的（{regulation('22.1.3')}）。去掉 --assign、--due 是转送；情况重大、紧急的，提出建议，报请本级党委和政府决定（{regulation('22.1.1')}）。"
        )
    raise Refused(
        f"{unit}不是本单位的下级，不能交办（{regulation('23.1')}）。去掉 --assign、--due 是转请；要它报结果的，请县信访局交办。"
    )


def refuse_supervision(case: Case, office: Office) -> None:
    """Refused where this office cannot supervise the unit that has the case (条例 Art 40)."""
    if office.may_order(case.unit):
        return
    further = (
        "政策上的问题，向本级党委和政府报告" if office.is_of_county else "要督办的，请县信访局督办"
    )
    raise Refused(
        f"{office.unit_of(case)}不归本单位督办（{regulation('40')}）。去问：xf urge {case.no}（催办）；{further}。"
    )
