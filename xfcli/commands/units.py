"""`xf units`: who can have a case: villages (with their areas), offices, bureaus."""

from typing import Final

from xfcli import ledger
from xfcli.case import kinds
from xfcli.errors import BadValue, Refused
from xfcli.ledger import queries
from xfcli.office import Unit
from xfcli.screen import options, show
from xfcli.table import Table

_HEADINGS: Final = ("单位", "种类", "片", "在办", "退回次数")


def run(
    add: options.AddUnit = "",
    kind: options.UnitKind = None,
    area: options.Area = "",
    remove: options.RemoveUnit = "",
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
) -> None:
    """责任单位和村的名册

    新增村：xf units --add 柳河村 --kind 村 --area 东片。停用：xf units --remove 名称。
    """
    if add:
        if kind is None:
            raise BadValue(f"新增「{add}」要写种类：--kind 村、站所、部门 或 其他。")
        unit = Unit(add.strip(), kind, area)
        with ledger.writing(db) as book:
            book.record_facts(kinds.UNIT, {unit.name: unit.as_fact()}, by=by)
        show.line(f"已登记单位 {unit.name}（{unit.kind}{'，' + area if area else ''}）。")
        return
    if remove:
        with ledger.writing(db) as book:
            name = book.office.unit(remove).name
            if open_cases := queries.open_cases_by_unit(book).get(name):
                raise Refused(
                    f"「{name}」手里还有 {open_cases} 件没有办结，不能停用。先退回或转走。"
                )
            book.record_facts(kinds.UNIT, {name: None}, by=by)
        show.line(f"已停用单位 {name}，历史记录不变。")
        return
    with ledger.reading(db) as book:
        units = sorted(book.office.units.values(), key=lambda u: (u.kind, u.area, u.name))
        held, returns = queries.open_cases_by_unit(book), queries.returns_by_unit(book)
    data = [
        {"name": u.name, "kind": u.kind, "area": u.area,
         "held": held.get(u.name, 0), "returned": returns.get(u.name, 0)}
        for u in units
    ]  # fmt: skip
    rows = [(u.name, u.kind, u.area, held.get(u.name, 0), returns.get(u.name, 0)) for u in units]
    wanted = show.Format(json, csv, output).checked()
    show.emit((Table(_HEADINGS, rows, numeric=frozenset(_HEADINGS[3:])),), data, wanted)
