"""Sheets bent in forty ways, singly and together: what comes in is right, refused, or said to be doubtful."""

import pytest

from tests.bent import judge, ways


@pytest.mark.parametrize("part", range(4))
def test_nothing_is_misread_in_silence(part, tmp_path):
    verdicts = [judge.verdict(seed, tmp_path) for seed in range(part * 60, part * 60 + 60)]
    assert [verdict for verdict in verdicts if verdict.wrong] == []
    right, told = sum(v.right for v in verdicts), sum(v.told for v in verdicts)
    assert right > 3 * told > 0


def test_the_ways_are_many_and_each_is_met():
    assert len(ways.CELLS) + len(ways.LAYOUT) + len(ways.FILES) >= 30
