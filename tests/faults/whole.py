"""What the fault tests ask after a command was disturbed: is it before or after, was the truth told?

Most commands append to the journal (`recording`); those that make whole files each have their own
question.
"""

import importlib.util
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.faults import harness, tracing
from tests.faults.harness import ADD, Done, Skip, insist
from tests.faults.life import LIFE
from tests.faults.life import STEPS as RECORDING
from tests.ledgers import later
from xfcli import ledger, reference
from xfcli.errors import LedgerError
from xfcli.ledger import health, statistics
from xfcli.ledger.copies import backup, encryption


class Run(NamedTuple):
    """A disturbed run: where it began, where it ran, how it ended, what an undisturbed one reaches."""

    start: Path
    home: Path
    done: Done
    context: str
    goal: int
    is_untouched: bool  # the ledger is the same to the byte, and so is its journal


class Step(NamedTuple):
    """A command under test; `{home}` in its words is the folder it runs in."""

    words: tuple[str, ...]
    prepare: Callable[[Path], None]
    judge: Callable[[Run], None]
    before: Callable[[], None] = tracing.nothing  # in the child, first
    is_warmed: bool = True
    most: int = 100_000  # calls to disturb: of a longer command a sample is taken

    def reached(self, home: Path) -> int:
        """Return the last entry after an undisturbed run; 0 where the format is a later one."""
        return 0 if self.judge is _judge_upgrade else harness.last(home / "t.db")


# -- what a run starts from -------------------------------------------------------------------------


def lived(start: Path) -> None:
    """Make the ledger of LIFE, and the notice of a year's holidays."""
    for words in LIFE:
        harness.good(start, *words)
    shutil.copy(reference.path("holidays/2026.json"), start)


def _empty(start: Path) -> None:
    """Make an empty folder."""


def _register(start: Path) -> None:
    lived(start)
    (start / "台账.csv").write_text(
        "登记日期,信访形式,姓名,村组,标题,责任单位,受理日期\n"
        "2026-01-05,来访,乙某,东山村,反映路灯不亮,民政所,2026-01-06\n"
        "2026-01-07,来电,丙某,柳河村,咨询高龄津贴,,\n",
        "utf-8-sig",
    )


def _journal(start: Path) -> None:
    lived(start)
    harness.good(
        start, "export", "-o", str(start / "记事.jsonl"), "--with-personal", "--reason", "移交"
    )
    (start / "t.db").unlink()
    (start / "t.db-journal").unlink(missing_ok=True)
    harness.good(start, "init")


def _old_case(start: Path) -> None:
    lived(start)
    on = ("--on", "2020-01-06")
    harness.good(start, *ADD, "--new", *on)
    for words in (("classify", "--item", "MZ-QT-13"), ("accept",),
                  ("reply", "--result", "支持", "--doc-no", "青信〔2020〕1号"), ("deliver",), ("close",)):  # fmt: skip
        harness.good(start, words[0], "2020-0001", *words[1:], *on)
    harness.good(start, "setting", "keep-years", "2")


def _backed_up(start: Path) -> None:
    lived(start)
    harness.good(start, "backup")
    for name in ("note", "units"):
        harness.good(start, *RECORDING[name])
    (copy,) = (start / backup.FOLDER).glob("*.db")
    copy.rename(start / "copy.db")
    copy.with_suffix(".json").rename(start / "copy.json")


def _with_key(start: Path) -> None:
    lived(start)
    if not importlib.util.find_spec("pyrage"):
        raise Skip("没有 pyrage")
    made = harness.good(start, "backup", "--new-key", str(start / "私钥.txt"), "--json")
    harness.good(start, "setting", "backup-recipient", json.loads(made.out)["recipient"])


# -- what is asked afterwards -----------------------------------------------------------------------


def told_truly(done: Done, changed: bool, context: str) -> None:
    """Insist that what was said agrees with what is in the file."""
    if done.code == 0 or (done.code < 0 and done.out):
        insist(changed, f"acknowledged and lost: {context}")
    elif done.code > 0 and "不能确定" not in done.err:
        said_saved = any(said in done.err for said in ("已保存", "已经保存", "已从格式"))
        insist(said_saved == changed, f"said the wrong thing, changed={changed}: {context}")
    if done.code > 0:
        insist(done.err.splitlines()[-1].startswith("xf: "), f"no sentence: {context}")


def _state(run: Run) -> tuple[bool, int]:
    """Return whether the ledger is as after, and its last entry; Lost where it is between, or unsound."""
    path = run.home / "t.db"
    before = _before(run.start)
    if run.is_untouched:
        return False, before
    with ledger.reading(str(path)) as book:
        findings = list(health.findings(book))
        now = statistics.head(book).seq
    insist(not findings, f"{findings}: {run.context}")
    insist(now in {before, run.goal}, f"between {before} and {run.goal}: {now} {run.context}")
    return now == run.goal, now


_befores: dict[Path, int] = {}


def _before(start: Path) -> int:
    if start not in _befores:
        _befores[start] = harness.last(start / "t.db")
    return _befores[start]


def _judge_recording(run: Run) -> None:
    changed, _ = _state(run)
    told_truly(run.done, changed, run.context)
    _insist_on_backups(run)


def _insist_on_backups(run: Run) -> None:
    for each in backup.backups_in(run.home / backup.FOLDER, run.home / "t.db"):
        _insist_proven(each.path, run.context)
        insist(backup.is_unchanged(each) is not False, f"manifest differs: {run.context}")


def _insist_proven(path: Path, context: str) -> None:
    try:
        backup.proof(path)
    except LedgerError as error:
        raise harness.Lost(f"a backup that is not whole: {error} {context}") from error


def recording(words: tuple[str, ...]) -> Step:
    """Return a command that appends to the journal and does nothing else."""
    return Step(words, lived, _judge_recording)


def _judge_init(run: Run) -> None:
    there = (run.home / "t.db").exists()
    if there:
        harness.insist_sound(run.home / "t.db", run.context)
    insist(there or run.done.code != 0, f"acknowledged and lost: {run.context}")


def _judge_backup(run: Run) -> None:
    insist(run.is_untouched or _before(run.start) == harness.last(run.home / "t.db"), run.context)
    _insist_on_backups(run)
    found = backup.backups_in(run.home / backup.FOLDER, run.home / "t.db")
    if run.done.code == 0:
        insist(found and backup.manifest_of(found[0]), f"acknowledged and lost: {run.context}")


def _judge_locked(run: Run) -> None:
    """Encrypted, whole and to be opened, or absent; nothing readable on the stick."""
    insist(run.is_untouched or _before(run.start) == harness.last(run.home / "t.db"), run.context)
    stick = run.home / "U盘"
    for path in filter(Path.is_file, stick.rglob("*")):
        insist(b"SQLite format" not in path.read_bytes(), f"readable: {path.name} {run.context}")
    found = backup.backups_in(stick, run.home / "t.db")
    for each in found:
        insist(backup.is_unchanged(each) is not False, f"manifest differs: {run.context}")
        with encryption.plain_copy(each.path, run.home / "私钥.txt", run.home / "proof") as plain:
            _insist_proven(plain, run.context)
    insist(found or run.done.code != 0, f"acknowledged and lost: {run.context}")


def _judge_restore(run: Run) -> None:
    insist((run.home / "t.db").exists(), f"no ledger in its place: {run.context}")
    restored, _ = _state(run)
    told_truly(run.done, restored, run.context)
    if restored:
        kept = list(run.home.glob("t-恢复前-*.db"))
        insist(len(kept) == 1, f"the old ledger is gone: {run.context}")
        harness.insist_sound(kept[0], run.context)


def _judge_arrival(run: Run) -> None:
    insist((run.home / "t.db").exists(), f"no ledger in its place: {run.context}")
    arrived, _ = _state(run)
    told_truly(run.done, arrived, run.context)


def _judge_paper(run: Run) -> None:
    """A file with people's data is there only where the journal says who took it out, and whole."""
    recorded, _ = _state(run)
    made = [path for path in run.home.glob("出.*") if path.is_file()]
    insist(recorded or not made, f"taken out without a trace: {run.context}")
    for path in made:
        insist(_is_whole(path), f"half a file: {run.context}")
    insist(made or run.done.code != 0, f"acknowledged and no file: {run.context}")
    if run.done.code > 0:
        said = run.done.err.splitlines()[-1]
        insist(said.startswith("xf: "), f"no sentence: {run.context}")
        insist(recorded or "已经保存" not in run.done.err, f"not saved: {run.context}")


_LINES = 7  # of the exported register: the headings and six petitions


def _is_whole(path: Path) -> bool:
    if path.suffix == ".csv":
        return path.read_bytes().count(b"\r\n") == _LINES
    with zipfile.ZipFile(path) as pack:
        return pack.testzip() is None


def _judge_erasure(run: Run) -> None:
    """Erased means: recorded, nothing left of it, and a proven backup from before it."""
    erased, _ = _state(run)
    told_truly(run.done, erased, run.context)
    _insist_on_backups(run)
    if erased:
        insist(
            backup.backups_in(run.home / backup.FOLDER, run.home / "t.db"),
            f"no backup: {run.context}",
        )


def _judge_upgrade(run: Run) -> None:
    """The file has the old format or the new one, and is whole in it."""
    path = run.home / "t.db"
    connection = sqlite3.connect(path)  # this undoes what was left half done
    version = connection.execute("pragma user_version").fetchone()[0]
    connection.execute("select count(*) from entry").fetchone()
    connection.close()
    if version == later.FORMAT - 1:
        harness.insist_sound(path, run.context)
    else:
        pid = harness.spawn(run.home.parent, ("check",), before=later.become, db=path)
        done = harness.wait(pid, run.home.parent)
        insist(done.code == 0, f"upgraded and unsound: {done} {run.context}")
        insist(
            backup.backups_in(run.home / backup.FOLDER, path),
            f"upgraded without a copy: {run.context}",
        )
    told_truly(run.done, version == later.FORMAT, run.context)
    _insist_on_backups(run)


_MOST = 300
STEPS: dict[str, Step] = {
    "import --apply": Step(
        ("import", "{home}/台账.csv", "--apply"), _register, _judge_recording, most=_MOST
    ),
    "import 记事": Step(
        ("import", "{home}/记事.jsonl", "--apply"), _journal, _judge_arrival, most=_MOST
    ),
    "retention --erase": Step(
        ("retention", "--erase", "--yes", "--reason", "到期"), _old_case, _judge_erasure, most=_MOST
    ),
    "restore": Step(
        ("restore", "{home}/copy.db", "--discard-newer"), _backed_up, _judge_restore, most=_MOST
    ),
    "check --upgrade": Step(
        ("check", "--upgrade"),
        lived,
        _judge_upgrade,
        before=later.become,
        is_warmed=False,
        most=_MOST,
    ),
    "backup": Step(("backup",), lived, _judge_backup),
    "backup 加密": Step(("backup", "{home}/U盘"), _with_key, _judge_locked, most=_MOST),
    "notice": Step(("notice", "受理告知书", "3", "-o", "{home}/出.docx"), lived, _judge_paper),
    "export": Step(
        ("export", "-o", "{home}/出.csv", "--with-personal", "--reason", "核对"),
        lived,
        _judge_paper,
    ),
    "init": Step(("init", "--office", "青石镇人民政府", "--by", "王主任"), _empty, _judge_init),
    "demo": Step(("demo", "{home}/t.db"), _empty, _judge_init, most=20),
    # Cold: with the reading of the shipped data, which the others have done already.
    "add 冷": Step((*ADD, "--new"), lived, _judge_recording, is_warmed=False),
}
