"""`xf check`: is the ledger whole? Silent and 0 when it is; all findings otherwise."""

from xfcli import ledger
from xfcli.errors import LedgerError, Refused
from xfcli.ledger import health
from xfcli.screen import options, show


def run(
    against: options.Against = None,
    upgrade: options.Upgrade = False,
    verbose: options.Verbose = False,
    share: options.Share = "",
    json: options.Json = False,
    db: options.Db = None,
) -> None:
    """核对台账是否完好

    文件、记事链、由记事推出的各表逐一核对；完好时什么也不说，退出码 0。
    台账完好而包案的五个一没有写全的，也列出来，退出码 1。
    -v 另说明台账文件本身：格式、哪一版 xf 起能读、记事的末尾。
    --against 旧备份：再证明旧备份里的记事一条不差地还在。--upgrade：先备份，再升级旧格式的台账。
    """
    if share:
        show.verbatim(health.outcome(db, share))
        return
    if upgrade:
        _upgrade(db)
    with ledger.reading(db) as book:
        findings = list(health.findings(book))
        # What is damaged cannot be read for advice.
        advice = [] if findings else list(health.advice(book))
        if verbose:
            for name, said in health.facts(book).items():
                show.talk(f"{name}：{said}")
    if against:
        findings += _differences(db, against)
    if json:
        show.as_json([{"check": name, "message": text} for name, text in findings + advice])
    else:
        for name, text in findings + advice:
            show.line(f"{name}：{text}")
    if findings:
        raise Refused(
            f"台账有 {len(findings)} 处问题。先复制一份保存；必要时用备份恢复（xf restore）。"
        )
    if advice:
        raise Refused(f"台账完好，有 {len(advice)} 处登记不全，按上面所列补记。")


def _differences(db: str | None, against: options.Against) -> list[tuple[str, str]]:
    from xfcli.ledger.copies import custody

    assert against is not None
    try:
        before, now = custody.compare(db, against)
    except LedgerError as error:
        return [("旧备份", str(error))]
    show.talk(f"旧备份的 {before.seq} 条记事原样都在，之后又记了 {now.seq - before.seq} 条。")
    return []


def _upgrade(db: str | None) -> None:
    from xfcli.ledger.copies import custody

    before, after, copy = custody.upgrade(db)
    if copy is None:
        show.talk(f"台账已经是现在的格式（{after}），不用升级。")
    else:
        show.talk(f"已从格式 {before} 升级到 {after}，升级前的备份在 {copy}。")
