"""`xf setting`: the office's own facts."""

from xfcli import ledger, office, options, show
from xfcli.table import Table


def run(
    key: options.Key = None,
    value: options.Value = None,
    by: options.By = "",
    db: options.Db = None,
    json: options.Json = False,
) -> None:
    """查看或更改设置

    xf setting 看全部；xf setting 项 值 更改。
    """
    if key and value is not None:
        setting = office.known_setting(key)
        with ledger.writing(db) as book:
            book.record_fact("setting", {key: office.checked(setting, value)}, by=by)
        show.line(f"已设置 {key}（{setting.label}）：{value}")
        return
    with ledger.reading(db) as book:
        now = book.office
    shown = [office.known_setting(key)] if key else [s for s in office.SETTINGS if not s.given]
    rows = [(s.key, now.setting(s.key), s.label) for s in shown]
    table = Table(("项", "值", "说明"), rows)
    show.emit((table,), {key: value for key, value, _ in rows}, show.Format(json=json))
