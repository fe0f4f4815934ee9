"""`xf restore`: a backup becomes the ledger again; what would be lost is named first."""

from pathlib import Path

from xfcli.errors import Refused
from xfcli.ledger.copies import custody
from xfcli.ledger.copies.restore import Plan
from xfcli.screen import options, show
from xfcli.table import Table


def run(
    file: options.MaybeFile = None,
    discard_newer: options.DiscardNewer = False,
    identity: options.Identity = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
    db: options.Db = None,
) -> None:
    """从备份恢复台账

    不写文件时列出可用的备份。先核对备份，再与现在的台账比对；现在的台账多出的记事会丢掉时
    不恢复，除非加 --discard-newer。原来的台账改名保留。
    加密的备份（.age）用 --identity 私钥文件 打开。
    """
    if file is None:
        _list(db, json)
        return
    with custody.restoration(db, file, identity) as (plan, put):
        if plan.live == "same":
            kept = None
        else:
            if plan.loses and not discard_newer:
                raise Refused(_loss(plan))
            kept = put()
    _tell(plan, kept, json, quiet)


def _list(db: str | None, json: bool) -> None:
    folder, found = custody.backups(db)
    rows = [
        (b.made.strftime("%Y-%m-%d %H:%M:%S"), m.counts["cases"] if m else None,
         m.head.seq if m else None, m.reason if m else "没有说明文件", str(b.path))
        for b, m in found
    ]  # fmt: skip
    headings = ("时间", "件", "记事", "缘由", "文件")
    data = [dict(zip(("at", "cases", "entries", "reason", "file"), r, strict=True)) for r in rows]
    show.emit((Table(headings, rows),), data, show.Format(json=json))
    if not rows:
        show.talk(f"「{folder}」里没有备份。别处的备份：xf restore 文件。")


_CONFIRM = "加 --discard-newer（现在的台账会改名保留）。"


def _loss(plan: Plan) -> str:
    if plan.live == "other":
        why = "备份之后改走了别的内容" if plan.is_same_ledger else "这是另一本台账的备份"
        return f"现在的台账不是从这份备份接着记的（{why}），没有恢复。确认要用备份代替：{_CONFIRM}"
    if plan.live == "foreign":
        return (
            "那里的文件不是 xf 的台账，或已经面目全非，没有动它。核对 --db 的文件名；"
            f"确认要用备份代替：{_CONFIRM}"
        )
    named = "、".join(plan.numbers[:10]) + (
        f" 等 {len(plan.numbers)} 件" if plan.numbers[10:] else ""
    )
    more = f"比备份多 {plan.beyond} 条记事（涉及 {named or '设置'}，记到 {plan.last[:10]}）"
    if plan.live == "newer":
        return (
            f"现在的台账由更新的 xf 建立，{more}，没有恢复。请升级 xf；确认要用备份代替：{_CONFIRM}"
        )
    if not plan.is_read:
        seen = f"读得到的{more}" if plan.beyond else "读不全，是否比备份多不知道"
        return f"现在的台账已损坏，{seen}，没有恢复。确认要用备份代替：{_CONFIRM}"
    return f"现在的台账{more}，恢复后就没有了，没有恢复。确认不要它们：{_CONFIRM}"


def _tell(plan: Plan, kept: Path | None, json: bool, quiet: bool) -> None:
    if json:
        show.as_json(
            {"file": str(plan.source), "cases": plan.cases, "entries": plan.head.seq,
             "live": plan.live, "lost_entries": plan.beyond, "lost_cases": list(plan.numbers),
             "kept": str(kept) if kept else None}
        )  # fmt: skip
    elif quiet:
        return
    elif plan.live == "same":
        show.line("现在的台账与这份备份一样，且完好，没有动它。")
    else:
        said = f"已恢复：{plan.cases} 件，{plan.head.seq} 条记事，记到 {plan.head.at[:10]}。"
        lost = f"去掉了之后的 {plan.beyond} 条记事。" if plan.beyond else ""
        show.line(said + lost + (f"原来的台账留在 {kept}。" if kept else ""))
