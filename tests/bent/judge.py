"""Bends sheets, has them read, and counts what came in wrongly without a word."""

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.bent import ways
from xfcli.errors import BadValue
from xfcli.sheet import input_file, sheet_reader

TODAY = date(2027, 6, 30)
# What such a layout needs of its file.
_WORKBOOKS = {
    ways.merged_progress,
    ways.merged_people,
    ways.merged_days,
    ways.hidden_rows,
    ways.struck_rows,
    ways.a_sheet_of_all_once_more,
}
# Ways whose rows are put relative to others: they come last, or exclude one another.
_ORDER = {way: at for at, way in enumerate((*ways.CELLS, *ways.LAYOUT))}
_APART = (
    {ways.merged_progress, ways.merged_people, ways.merged_days},
    {ways.days_without_year, ways.days_with_a_point, ways.months_that_run_back, ways.days_of_every_form, ways.days_that_are_ambiguous, ways.ditto},
    {ways.phone_in_the_name, ways.sex_and_age_in_the_name, ways.groups, ways.masked, ways.full_width_and_spaces, ways.ditto},
    {ways.ornate_headings, ways.another_table_below, ways.headings_again, ways.two_rows_of_headings},
    {ways.groups, ways.merged_people},
    {ways.months_that_run_back, ways.rows_in_any_order},
    {ways.ditto, ways.rows_in_any_order, ways.merged_days, ways.void_rows},
)  # fmt: skip


class Verdict(NamedTuple):
    """What became of a sheet."""

    names: tuple[str, ...]  # the ways in which it was bent
    right: int
    told: int  # refused, or read with a remark on the row
    wrong: tuple[str, ...]  # what came in wrongly without a word


def verdict(seed: int, folder: Path) -> Verdict:
    """Bend a sheet by this seed and return what became of it."""
    dice = Random(seed)
    bent = ways.good(dice)
    chosen = _chosen(dice)
    for way in chosen:
        way(bent, dice)
    whole = not _WORKBOOKS.isdisjoint(chosen)
    name = "workbook" if whole else dice.choice([*ways.FILES])
    path = ways.FILES[name](bent, dice, folder)
    names = (*(way.__name__.replace("_", " ") for way in chosen), name)
    return _judged(names, bent, path)


def _chosen(dice: Random) -> list:
    pool = [*ways.CELLS, *ways.LAYOUT]
    chosen = dice.sample(pool, dice.randint(1, 4))
    for group in _APART:
        both = [way for way in chosen if way in group]
        chosen = [way for way in chosen if way not in both[1:]]
    merging = [way for way in chosen if way in _APART[0]]
    movers = {ways.rows_in_any_order, ways.blank_rows, ways.sums, ways.void_rows, ways.headings_again, ways.another_table_below,
              ways.progress_below, ways.columns_in_any_order, ways.unknown_columns, ways.serial_numbers_and_empty_form_rows}  # fmt: skip
    if merging:
        chosen = [way for way in chosen if way not in movers]
    return sorted(chosen, key=_ORDER.__getitem__)


def _judged(names: tuple[str, ...], bent: ways.Bent, path: Path) -> Verdict:
    wanted = Counter(bent.truths[at] for _, at in bent.rows if at is not None)
    number = sum(wanted.values())
    try:
        got = sheet_reader.contents(input_file.sheets(path), today=TODAY)
    except BadValue:
        return Verdict(names, 0, number, ())
    if any(finding.fatal and finding.row == 0 for finding in got.findings):
        return Verdict(names, 0, number, ())
    marked = {(f.sheet, f.row) for f in got.findings if f.kind.name in _ASKING}
    right, told = 0, len(got.refused)
    wrong = []
    for row in got.rows:
        values = row.values
        said = ways.Truth(
            row.on,
            str(row.channel),
            str(values.name or ""),
            values.phone or "",
            values.title or "",
            row.heads,
        )
        if wanted[said] > 0:
            wanted[said] -= 1
            right += 1
        elif (row.sheet, row.number) in marked:
            told += 1
        else:
            wrong.append(f"not so: {said}")
    missing = sum(wanted.values()) - told
    if missing > 0:
        wrong.append(f"dropped: {missing}")
    return Verdict(names, right, told, tuple(wrong))


# Remarks that say that what was read may not be so.
_ASKING = {
    "YEAR_RUNS_BACK",
    "SPACED_NAME",
    "CONJOINED_NAME",
    "ALMOST_SAME_ROW",
    "SAME_ROW",
    "UNCOUNTED_GROUP",
}
