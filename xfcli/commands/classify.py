"""`xf classify`: the lawful way of a case, with suggestions from its own text."""

from xfcli import ledger
from xfcli.case import parties
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.words import Route
from xfcli.errors import BadValue
from xfcli.law import catalogue, suggestions, ways
from xfcli.ledger import Reader
from xfcli.rules import routes
from xfcli.screen import lawful_way, options, show
from xfcli.screen.step import act


def run(
    no: options.No,
    item: options.Item = None,
    domain: options.Domain = "",
    route: options.Route = None,
    unit: options.UnitName = "",
    basis: options.Basis = "",
    simple: options.Simple = False,
    endorse: options.Endorse = False,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """分类：诉求领域、法定途径、责任单位、依据

    写 --item 代码 就按诉求清单定；不写则从来件内容里推荐，在终端上可直接选。
    清单里没有的，写 --domain 和 --route。
    """
    if endorse:
        act(
            db,
            no,
            lambda case, book: _endorse(case, book, on, by),
            lambda _: f"分类已由{by}审核",
            by,
            json=json,
        )
        return
    if item is None and route is None:
        item = _choose(db, no)
        if item is None:
            return
    if item:
        catalogue.find(item)  # before the ledger is opened: what is no code needs no case

    def rule(case: Case, book: Reader) -> Draft:
        chosen = lawful_way.row(item, case, book) if item else None
        way = route or (chosen.route if chosen else Route.PETITION)
        competent = book.office.unit(unit).name if unit else chosen.unit if chosen else ""
        duty = chosen.duty if chosen and way is chosen.route else ways.duty(way)
        following = lawful_way.follows(way, competent, duty, case, book)
        return routes.classify(
            case,
            domain=domain or (chosen.domain if chosen else ""),
            route=way,
            unit=competent,
            duty=following.duty,
            owed_by=following.owed_by,
            refers=following.refers,
            basis=basis or (chosen.basis if chosen else ""),
            item=chosen.item if chosen else "",
            simple=simple,
            on=book.day(on),
            today=book.today,
            office=book.office,
        )

    act(db, no, rule, _truth, by, json=json)
    if domain and domain not in (known := catalogue.domains()):
        show.talk(
            f"提示：诉求清单里没有「{domain}」这个领域，报表里会单列。已有：{'、'.join(known)}。"
        )


def _endorse(case: Case, book: Reader, on: str | None, by: str) -> Draft:
    return routes.endorse(case, by=by, on=book.day(on), today=book.today)


def _truth(case: Case) -> str:
    unit = f"，有权处理：{case.competent}" if case.competent else ""
    basis = f"，依据：{case.basis}" if case.basis else ""
    return f"已分类：{case.domain}，{case.route}{unit}{basis}"


def _choose(db: str | None, no: str) -> str | None:
    """Show what the text of the case suggests, with the words; ask, if there is somebody to ask."""
    with ledger.reading(db) as book:
        case, today = book.case(no), book.today
    if not case.shown.matter:
        raise BadValue(
            f"{case.no} 是检举控告或保密事项，不从内容推荐。用 xf catalogue 词 查找后写：xf classify {case.no} --item 代码"
        )
    found, sure = suggestions.suggest(parties.said(case.petitions), today)
    if not found:
        raise BadValue(
            f"从 {case.no} 的内容里推荐不出清单条目。用 xf catalogue 词 查找后写 --item 代码，"
            "或直接写 --domain 领域 --route 途径。"
        )
    for i, (item, _, words) in enumerate(found, 1):
        why = f"因为提到：{'、'.join(words)}" if words else "因为字句相近"
        show.talk(
            f"{i}  {item.code}  {item.domain}：{item.request}（{item.route}，{item.unit}）{why}"
        )
    if not options.can_ask():
        code = found[0].item.code if sure else "代码"
        raise BadValue(f"请选一条：xf classify {case.no} --item {code}")
    answer = options.ask("选第几条（也可直接输入代码，回车放弃）")
    if answer.isdecimal() and 1 <= int(answer) <= len(found):
        return found[int(answer) - 1].item.code
    return answer or None
