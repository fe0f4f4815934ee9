"""Files of every format: opened, upgraded after a proven copy, checked; and refused by an older xf."""

import json
import lzma
import sqlite3
from pathlib import Path

import pytest

from tests.ledgers import later
from xfcli.ledger import file, schema
from xfcli.ledger.copies import backup

LEDGERS = sorted((Path(__file__).parent / "ledgers").glob("v*.sql"))


@pytest.fixture(params=LEDGERS, ids=lambda path: path.stem)
def old(request, tmp_path):
    """A ledger file as a released xf left it."""
    path = tmp_path / "台账.db"
    connection = sqlite3.connect(path)
    connection.executescript(request.param.read_text("utf-8"))
    connection.close()
    return path


def test_the_stored_ledger_of_this_format_has_its_schema():
    stored = Path(__file__).parent / "ledgers" / f"v{file.SCHEMA_VERSION}.sql"
    assert stored.exists(), f"no stored ledger of this format: {MAKE}"
    connection = sqlite3.connect(":memory:")
    connection.executescript(stored.read_text("utf-8"))
    has = {part[:2] for part in schema.expected() ^ schema.present(connection)}
    connection.close()
    assert not has, f"{stored.name} has another schema than this program ({sorted(has)}): {MAKE}"


MAKE = (
    "while this format is unreleased run `python -m tests.ledgers.make`;"
    " once it is released, raise SCHEMA_VERSION and write a migration instead"
)


def test_a_file_of_every_format_opens_and_checks_clean(old, run, xf):
    if run("list").code:
        assert "xf check --upgrade" in xf("list", code=4).err
        xf("check --upgrade")
        assert backup.backups_in(backup.folder_of(old), old)
    done = run("check")
    assert (done.code, done.out) == (0, ""), MAKE
    assert xf("list --json").json[0]["no"] == "2026-0001"
    assert "已登记" in xf("add --channel 来信 --title 新的一件 --name 乙某 --new").out


@pytest.fixture
def next_format(monkeypatch):
    """A program of the next format, whose migration adds a table, and fails while this list holds anything."""
    failing = []

    def fail():
        if failing:
            raise sqlite3.OperationalError("the disk went away")

    for module, name, value in later.changes(fail):
        monkeypatch.setattr(module, name, value)
    return failing


def test_an_upgrade_makes_a_proven_copy_first(book, xf, monkeypatch, request):
    xf("add --channel 来访 --title 要求修水渠 --name 甲某")
    before = xf("show 1 --json").out
    request.getfixturevalue("next_format")
    assert "xf check --upgrade" in xf("list", code=4).err
    done = xf("check --upgrade")
    assert f"已从格式 {later.FORMAT - 1} 升级到 {later.FORMAT}" in done.err
    (copy,) = backup.backups_in(backup.folder_of(book), book)
    assert backup.manifest_of(copy).schema == later.FORMAT - 1
    assert xf("show 1 --json").out == before
    assert "不用升级" in xf("check --upgrade").err
    monkeypatch.undo()


def test_an_upgrade_that_fails_changes_nothing(book, xf, run, request):
    xf("add --channel 来访 --title 要求修水渠 --name 甲某")
    failing = request.getfixturevalue("next_format")
    before = book.read_bytes()
    failing.append(True)
    assert run("check --upgrade").code in {4, 70}
    assert book.read_bytes() == before
    failing.clear()
    xf("check --upgrade")
    assert xf("check").out == ""


def test_a_backup_of_an_older_format_is_restored_and_then_upgraded(book, xf, request):
    xf("add --channel 来访 --title 要求修水渠 --name 甲某")
    xf("backup")
    (copy,) = backup.backups_in(backup.folder_of(book), book)
    book.unlink()
    request.getfixturevalue("next_format")
    xf(["restore", str(copy.path)])
    xf("check --upgrade")
    assert xf("check").out == ""


def test_an_older_xf_refuses_a_newer_file_and_its_backup(book, xf, tmp_path):
    with sqlite3.connect(book) as newer:
        newer.execute("pragma user_version = 99")
    newer.close()
    before = book.read_bytes()
    for words in (
        "list",
        "check",
        "check --upgrade",
        "backup",
        "add --channel 来信 --title 某事 --name 甲某",
    ):
        assert "更新的 xf" in xf(words, code=4).err
    other = tmp_path / "另一本.db"
    assert "更新的 xf" in xf(["restore", str(book), "--db", str(other)], code=4).err
    assert not other.exists()
    assert book.read_bytes() == before


@pytest.mark.parametrize("words", ["list", "due", "export --csv"])
def test_a_file_of_another_format_under_this_number_is_neither_damaged_nor_our_bug(
    book, xf, run, words
):
    """A ledger of a development version: the same number in its head, other columns inside."""
    xf("add --channel 来访 --title 要求修水渠 --name 甲某")
    with sqlite3.connect(book) as other:
        for table, column in (("cases", "status"), ("petitions", "count")):
            other.execute(f"alter table {table} rename column {column} to {column}_later")
    other.close()
    done = run(words)
    assert done.code == 4
    assert "格式与本程序不合" in done.err
    assert "损坏" not in done.err
    assert "xf check" in done.err
    assert "缺失或被改动" in xf("check", code=1).out


# Their definitions changed in 0.2.0 (CHANGELOG, 口径改了的指标); of units also what is open.
REDEFINED = (
    "filed.rate", "first.resolution.rate", "accept.timely.rate", "rating.participation",
    "rating.satisfaction", "petitions.unit.", "petitions.domain.",
)  # fmt: skip
COLUMNS = ("sent", "due", "timely", "answered", "delivered", "closed", "overdue")


def test_the_figures_of_an_older_xf_are_those_of_now_but_for_those_defined_anew(xf, tmp_path):
    """The demo ledger of 0.1.0, a year and a half of a township, with all that 0.1.0 counted in it."""
    ledgers = Path(__file__).parent / "ledgers"
    connection = sqlite3.connect(tmp_path / "台账.db")
    connection.executescript(lzma.decompress((ledgers / "demo-0.1.0.sql.xz").read_bytes()).decode())
    connection.close()
    xf("check --upgrade")
    assert xf("check").out == ""
    told = (ledgers / "demo-0.1.0.jsonl").read_text("utf-8").splitlines()
    changed = set()
    for line in told:
        then = json.loads(line)
        made = xf(f"report {then['period']} --json", today="2026-07-02").json
        now = {figure["key"]: stated(figure) for figure in made["figures"]}
        for key, value in then["figures"].items():
            if (now.get(key) or 0) != (value or 0):
                changed.add(next((one for one in REDEFINED if key.startswith(one)), key))
        units = {row["unit"]: [row[name] for name in COLUMNS] for row in made["units"]}
        assert {unit: row for unit, row in units.items() if any(row)} == then["units"]
    assert (len(told), changed) == (20, set(REDEFINED))


def stated(figure):
    """Return a figure as those of 0.1.0 are written down: of a rate also what it was made of."""
    parts = [figure["value"], figure["numerator"], figure["denominator"]]
    return parts if figure["denominator"] else figure["value"]
