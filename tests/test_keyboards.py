"""A few random keyboards at a real terminal; `python -m tests.keyboards 500` presses many."""

import pytest

pytest.importorskip("pty", reason="needs a pseudo-terminal")
pytest.importorskip("pyte")

from tests import keyboards


@pytest.mark.parametrize("seed", [7, 103, 4242])
def test_nothing_typed_is_lost_or_executed(seed, demo_year, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.delenv("XF_TODAY")
    outcome = keyboards.pressed(seed, demo_year, tmp_path)
    assert outcome.pressed
    assert outcome.faults == ()
