"""A plugin of pytest: writes down which test went over which line, and how long each took."""

import json
import os
from collections import Counter
from pathlib import Path

import coverage
import pytest

_FOLDER = Path(os.environ["XF_MUTATION"])
_COVERAGE = coverage.Coverage(
    _FOLDER / "coverage", source=["xfcli"], config_file=False, messages=False
)
_COVERAGE.start()  # before any module of xf is imported
_SECONDS: Counter[str] = Counter()
_FAILED: set[str] = set()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    _COVERAGE.switch_context(item.nodeid.partition("[")[0])  # all cases of a test go together
    result = yield
    _COVERAGE.switch_context("")
    return result


def pytest_runtest_logreport(report):
    test = report.nodeid.partition("[")[0]
    _SECONDS[test] += report.duration
    if report.failed:  # under coverage alone: what fails unchanged notices nothing
        _FAILED.add(test)


def pytest_sessionfinish():
    _COVERAGE.stop()
    _COVERAGE.save()
    (_FOLDER / "seconds.json").write_text(
        json.dumps({test: n for test, n in _SECONDS.items() if test not in _FAILED}),
        encoding="utf-8",
    )
