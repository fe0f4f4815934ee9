"""`xf check`: is the ledger whole? Silent and 0 when it is; all findings otherwise."""

from xfcli import ledger, options, show
from xfcli.errors import Refused


def run(
    json: options.Json = False,
    db: options.Db = None,
) -> None:
    """核对台账是否完好

    文件、记事链、由记事推出的各表逐一核对；完好时什么也不说，退出码 0。
    """
    with ledger.reading(db) as book:
        findings = list(book.findings())
    if json:
        show.as_json([{"check": name, "message": text} for name, text in findings])
    else:
        for name, text in findings:
            show.line(f"{name}：{text}")
    if findings:
        raise Refused(
            f"台账有 {len(findings)} 处问题。先复制一份保存；必要时用备份恢复（xf restore）。"
        )
