"""What `check` asks of an open ledger: is it whole, and is what must be registered registered?"""

from collections.abc import Iterator

from xfcli.ledger import file, verify
from xfcli.ledger.copies.backup import schema_of
from xfcli.ledger.file import KNOWN_SINCE
from xfcli.ledger.head import head_of
from xfcli.ledger.reader import Reader
from xfcli.ledger.shares import Finding, Share


def outcome(db: str | None, share: str) -> str:
    """Return what is found in a share of the ledger that `--db` names, for the process that asks."""
    return verify.outcome(file.resolve(db), Share.of(share)).text


def findings(book: Reader) -> Iterator[Finding]:
    """Yield (check, sentence) for everything in the ledger that is not as it should be."""
    yield from verify.faults(book.connection)


def facts(book: Reader) -> dict[str, str]:
    """Return what the file says about itself: its format, the first xf that reads it, its journal's end."""
    version = schema_of(book.connection)
    end = head_of(book.connection)
    return {
        "格式": f"{version}（xf {KNOWN_SINCE[version]} 起都能读写）",
        "记事": f"{end.seq} 条，最后一条 {end.at[:16].replace('T', ' ')}",
        "链首": end.hash,
        "大小": f"{book.path.stat().st_size} 字节",
    }


def advice(book: Reader) -> Iterator[Finding]:
    """Yield (check, sentence) for what is not damaged but not registered in full: 包案."""
    rows = book.connection.execute(
        "select no from cases where open = 1 and leader <> '' order by year, number"
    ).fetchall()
    for (no,) in rows:
        care = book.case(no).care
        if care and care.missing:
            yield (
                "包案",
                (
                    f"{no} 由{care.leader}包案，五个一还缺：{'、'.join(care.missing)}。"
                    f"补上：xf note {no} --kind 包案 --opinion 意见 --standard 标准 --due 日期"
                ),
            )
