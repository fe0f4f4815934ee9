"""Papers to be filled in by hand when there is no power: the number is there, the rest is lines."""

from datetime import date
from typing import Final

from xfcli.errors import BadValue
from xfcli.office import Office
from xfcli.papers.paper import Paper, plain, table
from xfcli.papers.paper_kinds import PaperKind

MOST: Final = 50  # numbers reserved at once
_LINE: Final = "＿" * 24
_TO_UNITS: Final = frozenset({"转送函", "交办函", "退回函", "督办函", "办结报告"})
_ROWS: Final = (
    "编号（来电后补）", "收到日期", "信访形式、来源", "信访人", "联系电话、住址", "人数",
    "请求", "事实和理由", "登记人", "备注",
)  # fmt: skip


def checked(count: int) -> int:
    """Return `count` if so many numbers may be reserved at once; BadValue if not."""
    if not 1 <= count <= MOST:
        raise BadValue(f"一次预留 1 到 {MOST} 份，填的是 {count}。")
    return count


def blank(kind: PaperKind, office: Office, on: date, doc_no: str) -> Paper:
    """Return an empty paper of `kind` that bears `doc_no`, or no number where its kind has none."""
    issuer, title = office.setting("office"), f"信访事项{kind.name.removeprefix('信访事项')}"
    if not kind.series:
        rows = tuple((label, "\n") for label in _ROWS)
        return Paper(kind.name, title, issuer, on, blocks=(table(*rows),), signed=False, small=True)
    whose = "现将信访人＿＿＿＿＿＿" if kind.name in _TO_UNITS else "你"
    blocks = (
        plain(f"{whose}于＿＿＿＿年＿＿月＿＿日提出的＿＿＿＿＿＿＿＿＿＿信访事项（编号＿＿＿＿＿＿）"),
        *(plain(_LINE) for _ in range(10)),
        plain(f"联系部门：{office.setting('desk')}；电话：{office.setting('phone') or '＿＿＿＿＿＿＿＿'}。"),
        plain(f"{issuer}（印章）　　＿＿＿＿年＿＿月＿＿日"),
    )  # fmt: skip
    return Paper(
        kind.name, title, issuer, on,
        doc_no=doc_no, addressee="＿＿＿＿＿＿＿＿：", blocks=blocks, signed=False,
    )  # fmt: skip
