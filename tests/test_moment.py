"""What is read is the ledger as at one moment, and nobody who reads holds up for long who records."""

import os
import subprocess
import sys

import pytest

from xfcli import ledger
from xfcli.ledger import filters, health, statistics

ADD = ("add", "--channel", "来访", "--title", "要求修水渠", "--new", "--name")


@pytest.fixture
def other(book):
    """Another window: run xf there, or start it and go on."""

    def _other(*words: str, **more) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "xfcli", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ.copy(),
            **more,
        )

    return _other


def test_what_is_recorded_meanwhile_is_not_half_seen(book, xf, other):
    xf([*ADD, "甲某"])
    with ledger.reading(str(book)) as one:
        before = statistics.head(one)
        window = other(*ADD, "乙某")
        with pytest.raises(subprocess.TimeoutExpired):
            window.wait(1.5)  # it waits for the end of this moment
        assert statistics.head(one) == before
        assert list(health.findings(one)) == []
        assert len(list(filters.cases(one, filters.Filter()))) == 1
    said = window.communicate(timeout=60)
    assert window.returncode == 0, said
    assert len(xf("list --json").json) == 2


@pytest.mark.parametrize("words", ["export --csv", "list --json", "search 水渠 --csv"])
def test_a_reader_that_stands_still_does_not_keep_anybody_from_registering(busy, xf, other, words):
    busy(3)
    for n in range(6):
        xf([*ADD, "甲某", "--text", "水渠" * 30_000, "--village", f"第{n}村"])
    reader = other(*words.split())
    assert reader.stdout is not None
    reader.stdout.read(1)  # it has begun to print, and nobody reads on
    try:
        assert "已登记" in xf([*ADD, "乙某"]).out
    finally:
        reader.kill()
        reader.communicate()
