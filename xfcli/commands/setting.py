"""`xf setting`: the office's own facts."""

from typing import Final

from xfcli import ledger, settings
from xfcli.case import kinds
from xfcli.errors import BadValue
from xfcli.law import local_periods
from xfcli.screen import options, show
from xfcli.table import Table

_NAMING: Final = frozenset({"office", "role"})  # what decides in whose name papers are issued


def run(
    key: options.Key = None,
    value: options.Value = None,
    on: options.On = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """查看或更改设置

    xf setting 看全部；xf setting 项 值 更改。
    统计月截止日、积案天数、经办机构的名称从 --on 那天起算，以前各期不变。期限从严：xf setting period.handle 45 --on 施行日；此前起算的期限不变。
    """
    if key and value is not None:
        if key.startswith(local_periods.PREFIX):
            _shorten(db, key, value, on, by, json=json)
            return
        from xfcli.screen import step  # only a change tells of a step

        setting = settings.setting_called(key)
        with ledger.writing(db) as book:
            setting.check(key, value)
            if on and not setting.is_dated:
                raise BadValue(f"设置「{key}」登记了就算数，没有从哪天起。去掉 --on。")
            since = book.day(on)
            with step.changed_by_facts(book, since) as changed:
                seq = book.record_facts(kinds.SETTING, {key: value}, by=by, on=since)
            warning = settings.hint(book.office.setting("office")) if key in _NAMING else ""
        from_then = f"；{since} 起算，此前的期间不变" if setting.is_dated else ""
        said = f"已设置 {key}（{setting.label}）：{value}{from_then}"
        step.tell([step.told_of_office(seq, said, changed)], json=json)
        if warning:
            show.talk(f"提示：{warning}")
        return
    with ledger.reading(db) as book:
        now, today = book.office, book.today
    local = local_periods.rows(now.periods, today)
    if key and key.startswith(local_periods.PREFIX):
        rows = [row for row in local if row[0] == key]
    else:
        shown = (
            [settings.setting_called(key)] if key else [s for s in settings.SETTINGS if not s.given]
        )
        rows = [(s.key, now.setting(s.key), s.label) for s in shown]
        rows += [] if key else local
    table = Table(("项", "值", "说明"), rows)
    show.emit((table,), {key: value for key, value, _ in rows}, show.Format(json=json))


def _shorten(db: str | None, key: str, value: str, on: str | None, by: str, *, json: bool) -> None:
    with ledger.writing(db) as book:
        new = local_periods.read(key, value, book.day(on))
        versions = book.office.periods.get(new.key, ())
        seq = book.record_facts(
            kinds.PERIOD, {new.key: local_periods.with_version(versions, new)}, by=by
        )
    said = f"已设置 {key}：{new.since} 起，{new.label}期限 {new.days} 天；此前起算的期限不变。"
    from xfcli.screen import step

    step.tell([step.told_of_office(seq, said)], json=json)
