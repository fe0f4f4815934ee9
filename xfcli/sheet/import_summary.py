"""What an import says: how many rows, what was found, what comes next; as lines and as JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from xfcli.sheet.findings import Finding
from xfcli.sheet.plan import ImportPlan
from xfcli.sheet.rows import Contents
from xfcli.table import Table

HEADINGS: Final = ("工作表", "行", "列", "值", "问题", "结果")
_SHOWN: Final = 4  # rows that a remark on several of them names
_NAMED: Final = 12  # units that the summary names


class ImportSummary(NamedTuple):
    """What a file says and what is planned with it, as lines, tables and JSON."""

    file: str
    contents: Contents
    plan: ImportPlan
    findings: tuple[Finding, ...]  # those that keep rows out first, then in the order of the sheet

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are, and what becomes of them: rows = ready + refused + skipped."""
        ready, refused = len(self.plan.rows), len(self.contents.refused)
        present = len(self.plan.known)
        skipped = present + sum(1 for row in self.contents.skipped if row.number)
        rows = ready + refused + skipped
        repeats = sum(1 for row in self.plan.rows if row.joins is not None)
        return {
            "rows": rows, "ready": ready, "refused": refused, "skipped": skipped,
            "present": present, "repeats": repeats,
        }  # fmt: skip

    def as_data(self, *, applied: bool) -> dict[str, object]:
        """Return the JSON of an import, tried or `applied` (its keys are frozen)."""
        return {
            **self.counts,
            "applied": applied,
            "units": [{"name": unit.name, "kind": unit.kind} for unit in self.plan.units],
            "findings": [
                {
                    "sheet": f.sheet, "row": f.row, "column": f.column, "value": f.value,
                    "message": f.message, "fatal": f.fatal,
                }
                for f in self.findings
            ],
        }  # fmt: skip

    def full_table(self) -> Table:
        """Return every finding, one line each."""
        return Table(
            HEADINGS,
            [
                (
                    f.sheet,
                    f.row or "",
                    f.column,
                    f.value,
                    f.message,
                    "不导入" if f.fatal else "提醒",
                )
                for f in self.findings
            ],
            folding=frozenset({"问题", "值"}),
        )

    def short_table(self) -> Table:
        """Return the findings for the screen: what keeps rows out in full, remarks by kind."""
        fatal = [f for f in self.findings if f.fatal]
        lines = [
            (f.sheet, str(f.row or ""), f.column, f.value, f"不导入：{f.message}") for f in fatal
        ]
        lines += _by_kind(self.findings[len(fatal) :])
        return Table(HEADINGS[:5], lines, folding=frozenset({"问题", "值"}))

    def lines(self, *, applied: bool) -> Iterator[str]:
        """Yield the lines that say what becomes of the rows, or became if `applied`."""
        counts, done = self.counts, "已登记" if applied else "可登记"
        new = counts["ready"] - counts["repeats"]
        yield f"{self.file}：读到 {counts['rows']} 行。"
        split = f"（新事项 {new}，重件 {counts['repeats']}）" if counts["repeats"] else ""
        yield f"  {done} {counts['ready']} 行{split}"
        if counts["present"]:
            yield f"  早已登记 {counts['present']} 行，不再登记"
        if counts["refused"]:
            yield f"  没有导入 {counts['refused']} 行，原因见{'上' if self.findings else '下'}表"
        if reasons := Counter(row.reason for row in self.contents.skipped if row.number):
            each = "，".join(f"{reason} {number}" for reason, number in reasons.items())
            yield f"  不是信访件 {sum(reasons.values())} 行（{each}）"
        for sheet in (row for row in self.contents.skipped if not row.number):
            yield f"  工作表「{sheet.sheet}」没有读：{sheet.reason}"
        if units := self.plan.units:
            names = "、".join(f"{unit.name}（{unit.kind}）" for unit in units[:_NAMED])
            more = f" 等 {len(units)} 个" if len(units) > _NAMED else ""
            yield f"  新单位 {len(units)} 个{'，已' if applied else '，会'}加入名册：{names}{more}"


def import_summary(file: str, contents: Contents, plan: ImportPlan) -> ImportSummary:
    """Return what an import of `file` says."""
    found = (*contents.findings, *plan.findings)
    in_order = sorted(found, key=lambda f: (not f.kind.fatal, f.sheet, f.row))
    return ImportSummary(file, contents, plan, tuple(in_order))


def _by_kind(findings: Iterable[Finding]) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield one line for all remarks that say the same of the same column, whatever the sheet."""
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        said = finding.kind.shared_sentence(finding.data)
        kinds.setdefault((finding.column, said), []).append(finding)
    for (column, message), same in kinds.items():
        sheets = list(dict.fromkeys(finding.sheet for finding in same))
        place = sheets[0] if len(sheets) == 1 else f"{sheets[0]} 等 {len(sheets)} 张"
        said = message if len(same) > 1 else same[0].message
        rows = "、".join(str(f.row) for f in same[:_SHOWN] if f.row and f.sheet == sheets[0])
        more = f"…共 {len(same)} 处" if len(same) > rows.count("、") + 1 else ""
        yield place, rows + more, column, same[0].value if len(same) == 1 else "", said
