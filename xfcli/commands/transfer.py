"""`xf transfer`: hand the case to the unit that has the power to decide."""

from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.villages import SOME_VILLAGE
from xfcli.errors import BadValue
from xfcli.ledger import Reader
from xfcli.office import OWN, TOWNSHIP
from xfcli.rules import guards, handling, routes
from xfcli.screen import options
from xfcli.screen.step import act


def run(
    no: options.Nos,
    to: options.To = "",
    assign: options.Assign = False,
    due: options.Due = None,
    assisting: options.Assisting = None,
    reason: options.Reason = "",
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """转送或交办给有权处理的单位

    一件事同一时间只在一个单位手里。不写 --to 就转给分类时定的单位。
    交办（--assign）要写 --due，单位须按期报结果。退回后重新转送的，用 --reason 写明理由。
    几个单位的事，--to 主办，--assisting 协办。检举控告只转有权处理的机关，不转被反映的一方和它的下级。
    """

    def rule(case: Case, book: Reader) -> Draft:
        routes.require_endorsement(case, required=book.office.is_on("endorse"))
        day, office = book.day(on), book.office
        unit = office.unit(to or _competent(case), day).name
        helping = tuple(office.unit(name, day).name for name in assisting or ())
        return handling.transfer(
            case,
            unit=unit,
            assign=assign,
            due=book.day(due) if due else None,
            assisting=helping,
            reason=reason,
            on=day,
            today=book.today,
            office=office,
        )

    act(db, no, rule, _truth, by, json=json)


def _competent(case: Case) -> str:
    guards.require_route(case)
    if not case.competent:
        raise BadValue(f"{case.no} 分类时没有定责任单位，要写明转给谁：--to 单位")
    if case.competent in SOME_VILLAGE:
        raise BadValue(f"{case.no} 由村里办理，要写明转给哪个村：xf transfer {case.no} --to 村名")
    if case.competent == TOWNSHIP:
        raise BadValue(
            f"{case.no} 由乡镇、街道办理，要写明转给哪个：xf transfer {case.no} --to 乡镇名"
        )
    if case.competent == OWN:
        raise BadValue(
            f"{case.no} 由本镇办理，不用转送；交给所属站所：xf transfer {case.no} --to 站所"
        )
    return case.competent


def _truth(case: Case) -> str:
    sent = case.transfers[-1]
    assisting = case.shown.each(sent.assisting)
    helping = f"，协办 {'、'.join(assisting)}" if assisting else ""
    return f"已{'交办' if sent.assign else '转送'} {case.shown.unit(sent.unit)}{helping}"
