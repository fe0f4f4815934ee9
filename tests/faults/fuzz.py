"""T10: whatever stands in a cell or a file, import neither raises nor takes a day that is not there.

The properties are those of the plain suite (tests/test_cells.py, tests/test_sheet_reader.py), on ten times
as many examples, by another seed each run.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path

from tests.faults.harness import Skip, insist


def jobs(scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work: 50,000 cells, 3,000 sheets, 3,000 files."""
    few = round(12_500 * min(1.0, scale))
    return [
        *(("T10 导入乱填的表", cells, (max(50, few), i)) for i in range(2)),
        *(
            ("T10 导入乱填的表", sheets, (max(20, round(1500 * min(1.0, scale))), i))
            for i in range(2)
        ),
    ]


def cells(_place: Path, number: int, _piece: int = 0) -> dict[str, int]:
    """Read `number` random cells as days, and as many by the readers of all columns."""
    test_cells, _ = _suites()
    seed = random.randrange(1 << 30)
    taken = sum(map(test_cells.is_taken_as_it_is_spelled, test_cells.random_cells(seed, number)))
    insist(taken > number // 50, f"seed {seed}: only {taken} days were taken of {number} cells")
    for context in (
        test_cells.PLAIN,
        test_cells.MARCH,
        test_cells.Context(2026, 2, epoch_1904=True),
    ):
        test_cells.hold_readers(test_cells.random_cells(seed + 1, number // 3 + 1), context)
    return {"格": 2 * number}


def sheets(_place: Path, number: int, _piece: int = 0) -> dict[str, int]:
    """Read `number` sheets of random rows, and as many files of random bytes."""
    _, test_sheet_reader = _suites()
    from hypothesis import strategies as st

    _hold(
        test_sheet_reader.test_random_sheets_never_raise,
        number,
        test_sheet_reader.ROWS,
        st.booleans(),
    )
    _hold(
        test_sheet_reader.test_random_files_raise_nothing_but_bad_values,
        number,
        st.binary(max_size=2000),
        st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a.doc"]),
        st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
    )
    return {"表": number, "文件": number}


def _suites():  # type: ignore[no-untyped-def]
    try:
        import hypothesis  # noqa: F401
    except ImportError as error:
        raise Skip("没有 hypothesis") from error
    sys.path.insert(0, str(Path(__file__).parents[1]))
    import test_cells
    import test_sheet_reader

    return test_cells, test_sheet_reader


def _hold(test, number: int, *strategies) -> None:  # type: ignore[no-untyped-def]
    """Run the property inside `test` on `number` examples."""
    from hypothesis import HealthCheck, given, seed, settings

    quietly = settings(
        max_examples=number, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    seed(random.randrange(2**32))(quietly(given(*strategies)(test.hypothesis.inner_test)))()
