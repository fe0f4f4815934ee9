"""`xf units`: who can have a case: villages (with their areas), offices, bureaus."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from xfcli import ledger
from xfcli.case import kinds
from xfcli.case.words import UnitKind
from xfcli.errors import BadValue, Refused
from xfcli.ledger import Reader, queries
from xfcli.office import Unit
from xfcli.people import masking
from xfcli.people.dwellings import is_dwelling
from xfcli.screen import options, show
from xfcli.table import Table
from xfcli.text import listed

_HEADINGS: Final = ("单位", "种类", "片", "在办", "退回次数")
_FORMER: Final = ("单位", "种类", "从哪天起", "现在是")

Units = dict[str, dict[str, str]]  # as the ledger keeps them, by name


def run(
    add: options.AddUnit = "",
    kind: options.UnitKind = None,
    area: options.Area = "",
    remove: options.RemoveUnit = "",
    merge: options.MergeUnits = "",
    into: options.IntoUnit = "",
    yes: options.Yes = False,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
) -> None:
    """责任单位和村的名册

    新增村：xf units --add 柳河村、东山村 --kind 村 --area 东片。停用：xf units --remove 名称。
    村改属别的片：再 --add 一次，从 --on 那天起算，以前各期不变。
    改名：xf units --merge 旧名 --into 新名；合并：xf units --merge 甲村、乙村 --into 丙村。
    改错、并错、停用错了：照最后一行写的命令登记回去，在办的也回到原来的单位。
    从 --on 那天起用新名，在办的随之转过去；以前各期仍是旧名。
    """
    if bool(merge.strip()) != bool(into.strip()):
        raise BadValue("改名、合并要把旧的和新的都写上：xf units --merge 甲村、乙村 --into 丙村")
    if len(listed(into)) > 1:
        raise BadValue(f"改成、并成的只能是一个名称，不能是「{into.strip()}」。")
    if not (add or remove or merge):
        _list(db, show.Format(json, csv, output).checked())
        return
    _confirm(listed(add) or [into.strip()], yes=yes)
    from xfcli.screen import step  # only a change tells of a step

    with ledger.writing(db) as book:
        since = book.day(on)
        if merge:
            facts, said = _merged(book, listed(merge), into.strip(), since, area)
        elif remove:
            facts, said = _closed(book, listed(remove), since)
        else:
            facts, said = _added(add, kind, area)
        back = _way_back(book.office.units, facts, since)
        with step.changed_by_facts(book, since) as changed:
            seq = book.record_facts(kinds.UNIT, facts, by=by, on=since)
    step.tell([step.told_of_office(seq, said, changed)], json=json)
    if back:
        show.talk(f"提示：记错了就登记回去：{back}")
    if merge and book.office.setting("desk") in facts:
        show.talk(f"提示：经办机构也改名的，再运行：xf setting desk {into.strip()} --on {since}")


def _confirm(names: list[str], *, yes: bool) -> None:
    """Refused where one of `names` says where somebody lives, or holds a number that reaches a person."""
    if yes or not any(is_dwelling(name) or masking.free_text(name) != name for name in names):
        return
    doubt = "名称里像是有住址或号码，名册和报表会原样写出，不遮"
    if not options.can_ask():
        raise Refused(f"{doubt}，没有登记。单位就叫这个名字的，加上 --yes。")
    if options.ask(f"{doubt}。单位就叫这个名字？输入 是 确认") != "是":
        raise Refused("没有登记。")


def _added(add: str, kind: UnitKind | None, area: str) -> tuple[Units, str]:
    if kind is None:
        raise BadValue(f"新增「{add}」要写种类：--kind 村、站所、部门 或 其他。")
    named = {name: Unit(name, kind, area).as_fact() for name in listed(add)}
    return named, f"已登记单位 {'、'.join(named)}（{kind}{'，' + area if area else ''}）。"


def _closed(book: Reader, names: list[str], since: date) -> tuple[Units, str]:
    units, held = [book.office.unit(name) for name in names], queries.open_cases_by_unit(book)
    for unit in units:
        if unit.name in held:
            raise Refused(
                f"「{unit.name}」手里还有 {held[unit.name]} 件没有办结，不能停用。先退回或转走；"
                f"改名、合并的：xf units --merge {unit.name} --into 新名称"
            )
    facts = {unit.name: unit._replace(closed=str(since)).as_fact() for unit in units}
    return facts, f"已停用单位 {'、'.join(facts)}，历史记录不变。"


def _merged(book: Reader, names: list[str], into: str, since: date, area: str) -> tuple[Units, str]:
    """Return the facts that make the units `names` one called `into`, and what is said of it."""
    if since > book.today:
        raise BadValue(f"日期 {since} 还没有到（今天 {book.today}）。到了那天再登记。")
    units = [book.office.unit(name) for name in names if name != into]
    if not units or into in {unit.name for unit in units}:
        raise BadValue(f"「{into}」不能改成、并成它自己。")
    held = queries.open_cases_by_unit(book)
    moved = sum(held.get(unit.name, 0) for unit in units)
    facts = {u.name: u._replace(closed=str(since), into=into).as_fact() for u in units}
    new = book.office.units.get(into) or Unit(into, units[0].kind, units[0].area)
    if other := next((unit for unit in units if unit.kind is not new.kind), None):
        raise BadValue(f"「{other.name}」是{other.kind}，「{into}」是{new.kind}，不能并成一个。")
    facts[into] = new._replace(area=area or new.area).as_fact()
    old = "、".join(unit.name for unit in units)
    went = f"，在办的 {moved} 件随之转过去" if moved else ""
    return (
        facts,
        f"从 {since} 起{old}{'合并' if len(units) > 1 else '改'}为{into}{went}；此前的期间不变。",
    )


def _way_back(known: Mapping[str, Unit], facts: Units, since: date) -> str:
    """Return what is typed to take `facts` back, "" where nothing that was known becomes another.

    What was known is registered as it was, from the same day on; what is new is closed.
    """
    alike: dict[tuple[UnitKind, str], list[str]] = {}
    for name, fact in facts.items():
        if (was := known.get(name)) and was.as_fact() != fact:
            alike.setdefault((was.kind, was.area), []).append(name)
    if not alike:
        return ""
    back = [Unit("、".join(names), *which).command for which, names in alike.items()]
    new = [name for name in facts if name not in known]
    back += [f"xf units --remove {'、'.join(new)}"] if new else []
    return "；再运行：".join(f"{one} --on {since}" for one in back)


def _list(db: str | None, wanted: show.Format) -> None:
    with ledger.reading(db) as book:
        units = sorted(book.office.units.values(), key=lambda u: (u.kind, u.area, u.name))
        former = sorted(book.office.former.values(), key=lambda u: (u.closed, u.name))
        caption = show.caption_of(book, "责任单位和村")
        held, returns = queries.open_cases_by_unit(book), queries.returns_by_unit(book)
    data = [
        {"name": u.name, "kind": u.kind, "area": u.area,
         "held": held.get(u.name, 0), "returned": returns.get(u.name, 0)}
        for u in units
    ]  # fmt: skip
    rows = [(u.name, u.kind, u.area, held.get(u.name, 0), returns.get(u.name, 0)) for u in units]
    tables = [Table(_HEADINGS, rows, numeric=frozenset(_HEADINGS[3:]))]
    if former and not (wanted.csv or wanted.output):
        ended = [(u.name, u.kind, u.closed, u.into or "停用") for u in former]
        tables.append(Table(_FORMER, ended, "改名、合并、停用的"))
    show.emit(tables, data, wanted, caption=caption)
