"""`xf check`: is the ledger whole? Silent and 0 when it is; all findings otherwise."""

from xfcli import ledger
from xfcli.errors import LedgerError, Refused
from xfcli.ledger import health
from xfcli.ledger.shares import Finding
from xfcli.screen import options, show


def run(
    against: options.Against = None,
    head: options.ChainHead = "",
    upgrade: options.Upgrade = False,
    verbose: options.Verbose = False,
    share: options.Share = "",
    json: options.Json = False,
    db: options.Db = None,
) -> None:
    """核对台账是否完好

    文件、记事链、由记事推出的各表逐一核对；完好时什么也不说，退出码 0。
    台账完好而包案的五个一没有写全的，也列出来，退出码 1；录入日期倒退的、封存的月份两期都有或都没有的日子，只提示。
    -v 另说明台账文件本身：格式、哪一版 xf 起能读、记事的末尾。
    --against 旧备份：再证明旧备份里的记事一条不差地还在。--upgrade：先备份，再升级旧格式的台账。
    --head 链首：再证明抄在纸上的链首（月报末行、xf backup 都写着）还在，它以前的记事就一条没有改过。
    """
    if share:
        show.verbatim(health.outcome(db, share))
        return
    wanted = health.chain_head(head) if head else ""
    if upgrade:
        _upgrade(db)
    with ledger.reading(db) as book:
        findings = list(health.findings(book))
        # What is damaged cannot be read for advice.
        advice = [] if findings else list(health.advice(book))
        hints = [] if findings else list(health.hints(book))
        facts = health.facts(book) if verbose else {}
        after = health.after(book, wanted) if head else None
    if head:
        findings += _continuation(after, is_whole=not findings)
    for name, said in facts.items():
        show.talk(f"{name}：{said}")
    for hint in hints:
        show.talk(f"提示：{hint}")
    if against:
        findings += _differences(db, against)
    _list(findings + advice, json=json)
    if findings:
        raise Refused(
            f"台账有 {len(findings)} 处问题。先复制一份保存；必要时用备份恢复（xf restore）。"
        )
    if advice:
        raise Refused(f"台账完好，有 {len(advice)} 处登记不全，按上面所列补记。")


def _list(found: list[Finding], *, json: bool) -> None:
    if json:
        show.as_json([{"check": name, "message": text} for name, text in found])
        return
    for name, text in found:
        show.line(f"{name}：{text}")


def _continuation(after: health.After | None, *, is_whole: bool) -> list[Finding]:
    """Tell what came after a head that was copied; return the finding where the ledger lacks it."""
    if after is None:
        return [
            (
                "链首",
                "台账里没有这个链首：它以前的记事被改过或去掉过，或另是一本台账，或抄错了一位。",
            )
        ]
    if is_whole:
        kinds = "、".join(f"{label} {n}" for label, n in after.kinds.items())
        later = (
            f"，之后又记了 {sum(after.kinds.values())} 条：{kinds}。" if kinds else "，是最后一条。"
        )
        moment = after.head.at[:16].replace("T", " ")
        show.talk(
            f"链首在：第 {after.head.seq} 条记事（录入于 {moment}），到它为止一条没有改过{later}"
        )
    return []


def _differences(db: str | None, against: options.Against) -> list[Finding]:
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
