"""`xf backup`: a proven copy of the ledger; `--rehearse` proves that the newest one can be restored."""

from dataclasses import asdict
from pathlib import Path

from xfcli import options, show
from xfcli.ledger import keeping


def run(
    folder: options.Folder = None,
    rehearse: options.Rehearse = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    yes: options.Yes = False,
    db: options.Db = None,
) -> None:
    """备份台账，并核对备份完好

    不写文件夹时放在台账旁的「备份」里。每天第一次登记后也会自动备份。
    保留最近 14 天、8 周、24 个月各一份。--rehearse 演练：真的恢复一次最新的备份，再比对。
    """
    if rehearse:
        _rehearse(folder, db, json, quiet)
        return
    made, manifest = keeping.back_up(db, folder, in_git=yes)
    if json:
        show.as_json({"file": str(made.path)} | asdict(manifest))
    elif not quiet:
        show.line(
            f"已备份并核对：{made.path}（{manifest.counts['cases']} 件，{manifest.head.seq} 条记事，"
            f"链首 {fingerprint(manifest.head.hash)}）。"
        )


def _rehearse(folder: Path | None, db: str | None, json: bool, quiet: bool) -> None:
    done = keeping.rehearse(db, folder)
    if json:
        show.as_json(
            {"file": str(done.source), "head": asdict(done.head), "cases": done.cases}
            | {"newer_entries": done.beyond}
        )
    elif not quiet:
        since = f"；之后台账又记了 {done.beyond} 条" if done.beyond else "，与现在的台账一致"
        show.line(
            f"演练通过：{done.source.name} 能恢复（{done.cases} 件，记到 {done.head.at[:10]}）{since}。"
        )


def fingerprint(head: str) -> str:
    """Return the first 16 characters of a hash in groups of four, as they are copied to paper."""
    return " ".join(head[i : i + 4] for i in range(0, 16, 4))
