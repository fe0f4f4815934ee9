"""What an import says: how many rows, what was found, what comes next; as lines and as JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from xfcli.sheet.fields import FIELDS, Values
from xfcli.sheet.finding_kinds import OF_HEADINGS, FindingKind
from xfcli.sheet.findings import Finding, excerpt
from xfcli.sheet.plan import ImportPlan
from xfcli.sheet.rows import Contents
from xfcli.table import Table

HEADINGS: Final = ("工作表", "行", "列", "值", "问题", "结果")
_SHORT: Final = ("结果", "列", "行", "例", "问题")
_PREVIEWED: Final = 3  # rows that are shown as cases
_SHOWN: Final = 5  # examples, and ranges of rows, that one line names
_LINES: Final = 14  # a screen has room for these and for what follows
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
            "left_out": [
                {"sheet": row.sheet, "row": row.number, "reason": row.reason, "text": row.text}
                for row in self.contents.skipped
            ],
        }  # fmt: skip

    def full_table(self) -> Table:
        """Return every finding and every row that is left out, one line each."""
        lines = [
            (f.sheet, f.row or "", f.column, f.value, f.message, "不导入" if f.fatal else "提醒")
            for f in self.findings
        ]
        lines += [
            (row.sheet, row.number or "", "", row.text, row.reason, "不是信访件")
            for row in self.contents.skipped
        ]
        return Table(HEADINGS, lines, folding=frozenset({"问题", "值"}))

    def short_table(self) -> Table:
        """Return the findings for the screen: one line for all that say the same, the gravest first."""
        return Table(_SHORT, [*_by_kind(self.findings)][:_LINES], folding=frozenset({"问题", "例"}))

    @property
    def is_short(self) -> bool:
        """Whether the short table says all there is: each finding with its row and its value."""
        return len(self.findings) <= _LINES and not any(row.number for row in self.contents.skipped)

    def preview(self) -> Iterator[str]:
        """Yield the first rows as the cases that they would be, without a person in them."""
        for planned in self.plan.rows[:_PREVIEWED]:
            row, values = planned.row, planned.row.values
            said = [
                f"{field.heading} {excerpt(field, value)}"
                for field, value in zip(FIELDS, values, strict=True)
                if value is not None and field not in {Values.on, Values.channel, Values.status}
            ]
            yield f"第 {row.number} 行 → {row.on} {row.channel} {row.heads} 人；{'；'.join(said)}"

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


def import_summary(
    file: str, contents: Contents, plan: ImportPlan, of_ledger: str = ""
) -> ImportSummary:
    """Return what an import of `file` says.

    `of_ledger` are the words ( --db …) that the commands which it advises need to mean this ledger.
    """
    found: Iterable[Finding] = (*contents.findings, *plan.findings)
    if of_ledger:
        found = [
            f._replace(data={**f.data, "db": of_ledger}) if f.kind.names_a_command else f
            for f in found
        ]
    in_order = sorted(found, key=lambda f: (not f.kind.fatal, f.sheet, f.row))
    return ImportSummary(file, contents, plan, tuple(in_order))


def _by_kind(findings: Iterable[Finding]) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield one line for all findings that say the same of the same column, whatever the sheet."""
    kinds: dict[tuple[str, FindingKind, str], list[Finding]] = {}
    for finding in findings:
        of_heading = finding.kind in OF_HEADINGS
        column = "" if of_heading else finding.column
        said = "" if of_heading else finding.kind.shared_sentence(finding.data)
        kinds.setdefault((column, finding.kind, said), []).append(finding)
    gravest = sorted(kinds.values(), key=lambda same: (not same[0].fatal, -len(same)))
    for same in gravest:
        kind, one = same[0].kind, len(same) == 1
        result = "不导入" if kind.fatal else "提醒"
        message = same[0].message if one else kind.shared_sentence(same[0].data)
        if kind in OF_HEADINGS:
            yield result, "表头", "", _examples(f.column for f in same), message
        else:
            values = _examples(f.value for f in same)
            yield result, same[0].column, _places(same), values, message


def _examples(values: Iterable[str]) -> str:
    """Return the first few different values."""
    different = [*dict.fromkeys(filter(None, values))]
    more = f"…共 {len(different)} 种" if len(different) > _SHOWN else ""
    return "、".join(different[:_SHOWN]) + more


def _places(findings: Sequence[Finding]) -> str:
    """Return the rows of findings as ranges, and how many there are: 2–9、12 共 9 处."""
    sheets = [*dict.fromkeys(finding.sheet for finding in findings)]
    rows = sorted(
        {finding.row for finding in findings if finding.row and finding.sheet == sheets[0]}
    )
    ranges: list[list[int]] = []
    for row in rows:
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    said = "、".join(f"{a}–{b}" if b > a else f"{a}" for a, b in ranges[:_SHOWN])
    said += "…" if len(ranges) > _SHOWN or len(sheets) > 1 else ""
    where = f"{sheets[0]} " if len(sheets) > 1 else ""
    return f"{where}{said} 共 {len(findings)} 处" if len(findings) > 1 else said
