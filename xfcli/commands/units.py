"""`xf units`: who can have a case: villages (with their areas), offices, bureaus."""

from typing import Final

from xfcli import ledger
from xfcli.case import kinds
from xfcli.errors import BadValue, Refused
from xfcli.ledger import queries
from xfcli.office import Unit
from xfcli.screen import options, show
from xfcli.table import Table
from xfcli.text import listed

_HEADINGS: Final = ("单位", "种类", "片", "在办", "退回次数")


def run(
    add: options.AddUnit = "",
    kind: options.UnitKind = None,
    area: options.Area = "",
    remove: options.RemoveUnit = "",
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
    """
    if add:
        if kind is None:
            raise BadValue(f"新增「{add}」要写种类：--kind 村、站所、部门 或 其他。")
        named = {name: Unit(name, kind, area).as_fact() for name in listed(add)}
        with ledger.writing(db) as book:
            seq = book.record_facts(kinds.UNIT, named, by=by, on=book.day(on))
        said = f"已登记单位 {'、'.join(named)}（{kind}{'，' + area if area else ''}）。"
        _tell(seq, said, json=json)
        return
    if remove:
        with ledger.writing(db) as book:
            names = [book.office.unit(name).name for name in listed(remove)]
            held = queries.open_cases_by_unit(book)
            for name in names:
                if name in held:
                    raise Refused(
                        f"「{name}」手里还有 {held[name]} 件没有办结，不能停用。先退回或转走。"
                    )
            seq = book.record_facts(kinds.UNIT, dict.fromkeys(names), by=by, on=book.day(on))
        _tell(seq, f"已停用单位 {'、'.join(names)}，历史记录不变。", json=json)
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


def _tell(seq: int, said: str, *, json: bool) -> None:
    from xfcli.screen import step  # only a change tells of a step

    step.tell([step.told_of_office(seq, said)], json=json)
