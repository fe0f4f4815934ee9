"""The report as a Word paper: title, paragraph, tables, signature line, the journal's head hash."""

from pathlib import Path
from typing import Final

from xfcli.files import document
from xfcli.files.document import BODY, HEADING
from xfcli.reporting import tables
from xfcli.reporting.paragraph import OWN_WORDS
from xfcli.reporting.report import Report
from xfcli.table import Table

_TEXT: Final = BODY._replace(size=14)


def write(path: Path, made: Report, words: str, own_words: str) -> None:
    """Write the report to `path` as .docx.

    `words` is its paragraph in official style, `own_words` the officer's own (empty: none).
    """
    paper = document.blank()
    span = made.spans.now
    title = f"{made.office}{made.span.label}信访情况"
    document.add(paper, title, HEADING._replace(size=18), centred=True)
    document.add(paper, f"（{span.first} 至 {span.last}）", centred=True)
    document.add(paper, words, _TEXT, indent=2)
    if own_words:
        document.add(paper, OWN_WORDS + own_words, _TEXT, indent=2)
    for table in _tables(made):
        document.add(paper, "", BODY._replace(size=4))
        document.add(paper, table.title, HEADING)
        document.add_table(paper, table)
    document.add(paper, "")
    for line in tables.check_lines(made):
        document.add(paper, line, BODY._replace(size=10))
    for line in (
        f"{made.office}（章）",
        "填报人：　　　　　审核人：　　　　　填报日期：　　　　　",
    ):
        document.add(paper, line, _TEXT)
    document.add(paper, tables.counted_to(made), BODY._replace(size=8))
    paper.save(str(path))


def _tables(made: Report) -> list[Table]:
    """Return the tables of the report as far as they fit on paper."""
    return [table.without(table.spare) for table in tables.tables(made)]
