"""A new officer types the ten visits of a counter day: none is lost, and all together take fewer keys than in Excel."""

from pathlib import Path

import pytest

pytest.importorskip("pty", reason="needs a pseudo-terminal")
pytest.importorskip("pyte")

from tests import visits


def test_ten_visits_in_fewer_keys_than_ten_rows_of_excel(book, xf, tmp_path, monkeypatch):
    xf(f"units --add {visits.VILLAGES} --kind 村")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    counts = [visits.counted(visit) for visit in visits.VISITS]
    assert sum(count.keys for count in counts) < sum(count.excel for count in counts)
    history = [xf(f"show {number} --json").json["history"] for number in range(1, 10)]
    recorded = {entry["seq"] for entries in history for entry in entries}
    assert len(recorded) == sum(visit.entries for visit in visits.VISITS)
    assert not list(tmp_path.glob("xf-draft-*"))
