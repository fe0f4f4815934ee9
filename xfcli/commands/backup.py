"""`xf backup`: a proven copy of the ledger; `--rehearse` proves that the newest one can be restored."""

from pathlib import Path

from xfcli import ledger
from xfcli.ledger.copies import custody
from xfcli.screen import options, show


def run(
    folder: options.Folder = None,
    rehearse: options.Rehearse = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    daily: options.Daily = False,
    recipient: options.PublicKey = "",
    new_key: options.NewKey = None,
    yes: options.InGit = False,
    db: options.Db = None,
) -> None:
    """备份台账，并核对备份完好

    不写文件夹时放在台账旁的「备份」里。每天第一次登记后也会自动备份。
    保留最近 14 天、8 周、24 个月各一份。--rehearse 演练：真的恢复一次最新的备份，再比对。
    --daily 给定时备份用（xf schedule 装入它）。
    --recipient 公钥 加密，只有私钥打得开；xf setting backup-recipient 公钥 后，备到别的文件夹时都加密。
    --new-key 私钥.txt 生成一对：私钥抄在纸上保管好，丢了就打不开。
    """
    if new_key:
        _make_key(new_key, json)
        return
    if rehearse:
        _rehearse(folder, db, json, quiet)
        return
    if daily:
        _back_up_daily(folder, db, quiet, in_git=yes, recipient=recipient)
        return
    made, manifest = custody.back_up(db, folder, in_git=yes, recipient=recipient)
    _doubt(db)
    if json:
        show.as_json({"file": str(made.path)} | manifest.as_data())
    elif not quiet:
        done = "已备份并核对、加密" if made.is_locked else "已备份并核对"
        show.line(
            f"{done}：{made.path}（{manifest.counts['cases']} 件，{manifest.head.seq} 条记事，"
            f"链首 {fingerprint(manifest.head.hash)}）。"
        )


def _doubt(db: str | None) -> None:
    """Say where the clock can hardly be right: a copy is made all the same, and bears its day."""
    with ledger.reading(db) as book:
        doubt = book.unlikely_day
    if doubt:
        show.talk(f"提示：{doubt.seen}，请核对：备份的文件名写的是电脑的日期，清理旧备份也照它算。")


def _back_up_daily(
    folder: Path | None, db: str | None, quiet: bool, *, in_git: bool, recipient: str
) -> None:
    """Back up beside the ledger and, where it is plugged in, into `folder`; rehearse once a month."""
    is_first = custody.is_first_of_month(db)
    custody.back_up(db, reason=custody.TIMETABLE)
    if folder and folder.is_dir():
        custody.back_up(db, folder, reason=custody.TIMETABLE, in_git=in_git, recipient=recipient)
    elif folder and not quiet:
        show.talk(f"「{folder}」现在不在，没有备到那里。")
    if is_first:
        custody.rehearse(db)
    if not quiet:
        show.line(f"每日备份已做好并核对{'，本月的恢复演练也通过了' if is_first else ''}。")


def _make_key(path: Path, json: bool) -> None:
    from xfcli.ledger.copies import encryption

    public = encryption.new_key(path)
    if json:
        show.as_json({"file": str(path), "recipient": public})
        return
    show.verbatim(f"公钥：{public}")
    show.line(f"私钥在 {path}：打印或抄在纸上锁好，再从电脑里删掉。丢了它，加密的备份谁也打不开。")
    show.verbatim(f"下一步：xf setting backup-recipient {public}")


def _rehearse(folder: Path | None, db: str | None, json: bool, quiet: bool) -> None:
    done = custody.rehearse(db, folder)
    if json:
        show.as_json(
            {"file": str(done.source), "head": done.head._asdict(), "cases": done.cases}
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
