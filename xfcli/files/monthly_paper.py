"""The report as a Word paper: title, paragraph, tables, signature line, the journal's head hash."""

from pathlib import Path

from xfcli.files import document
from xfcli.reporting import tables
from xfcli.reporting.paragraph import OWN_WORDS
from xfcli.reporting.report import Report
from xfcli.table import Table


def write(path: Path, made: Report, words: str, own_words: str) -> None:
    """Write the paper."""
    paper = document.blank()
    span = made.spans.now
    title = f"{made.office}{made.span.label}信访情况"
    document.paragraph(paper, title, font=document.HEADING, size=18, centred=True)
    document.paragraph(paper, f"（{span.first} 至 {span.last}）", centred=True)
    document.paragraph(paper, words, size=14, indent=2)
    if own_words:
        document.paragraph(paper, OWN_WORDS + own_words, size=14, indent=2)
    for table in _tables(made):
        document.paragraph(paper, "", size=4)
        document.paragraph(paper, table.title, font=document.HEADING, size=12)
        document.put_table(paper, table)
    document.paragraph(paper, "")
    for line in tables.check_lines(made):
        document.paragraph(paper, line, size=10)
    for line in (
        f"{made.office}（章）",
        "填报人：　　　　　审核人：　　　　　填报日期：　　　　　",
    ):
        document.paragraph(paper, line, size=14)
    document.paragraph(paper, tables.counted_to(made), size=8)
    paper.save(str(path))


def _tables(made: Report) -> list[Table]:
    """Return the tables of the report as far as they fit on paper."""
    return [table.without(table.spare) for table in tables.tables(made)]
