"""What `check` asks of an open ledger: is it whole, and is what must be registered registered?"""

from collections.abc import Iterator

from xfcli.ledger import verify
from xfcli.ledger.reader import Reader
from xfcli.ledger.verify import Finding


def findings(book: Reader) -> Iterator[Finding]:
    """Yield (check, sentence) for everything in the ledger that is not as it should be."""
    yield from verify.faults(book.connection)


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
