"""What is sealed stays sealed: one case with a marker in every field, and every command there is over it.

Whatever seals it, each verb is run on it, beside it and in search of it, dry, wrong and in earnest,
in every format; nothing that is printed, and no file that is written, holds a marker.
"""

import zipfile
from pathlib import Path

import pytest

from xfcli.papers.paper_kinds import PAPERS
from xfcli.screen.cli import VERBS

MARKERS = (
    "密姓名", "13899990003", "11010119900307771X", "密住址", "密标题", "密内容", "密诉求", "密被反映", "密承办单位", "密转由",
    "密批示", "密领导", "密督办", "密答复", "密签收", "密见证", "密退由", "密延由", "密复由", "密谈话", "密结由", "密重办", "密更正",
    "密意见", "密标准", "密参会", "密来文", "密旧号",
)  # fmt: skip
REGISTER = (
    "add --channel 来信 --title 密标题 --text 密内容 --name 密姓名 --phone 13899990003 --id-number 11010119900307771X"
    " --address 密住址 --point 密诉求 --subject 密被反映 --doc-no 密来文 --old-no 密旧号 --on 2026-02-02 --new"
)
SEALED_BY = {
    "检举控告": [f"{REGISTER} --purpose 检举控告"],
    "保密": [f"{REGISTER} --confidential"],
    "途径": [REGISTER, "classify 2 --item MZ-JB-02 --on 2026-02-03"],
}
# In the order of a life; what the rules refuse on the way is said without a marker too.
LIFE = (
    "classify 2", "classify 2 --domain 其他 --route 信访程序 --basis 某规定 --on 2026-02-03", "accept 2 --on 2026-02-04",
    "transfer 2 --to 密承办单位 --reason 密转由 --assign --due 2026-03-30 --on 2026-02-05",
    "note 2 --kind 异议 --text 密退由 --on 2026-02-06", "urge 2 --kind 督办 --text 密督办 --on 2026-02-06",
    "return 2 --reason 密退由 --on 2026-02-07", "transfer 2 --to 密承办单位 --reason 密转由 --on 2026-02-08",
    "note 2 --kind 批示 --leader 密领导 --text 密批示 --on 2026-02-08", "note 2 --kind 走访 --text 密谈话 --on 2026-02-08",
    "note 2 --kind 包案 --leader 密领导 --opinion 密意见 --standard 密标准 --due 2026-03-30 --on 2026-02-08",
    "extend 2 --days 10 --reason 密延由 --leader 密领导 --on 2026-02-09",
    "reply 2 --result 支持 --text 密答复 --answer 密答复 --doc-no 密来文 --on 2026-02-10", "close 2", "rate 2 --rating 满意",
    "deliver 2 --method 留置 --to 密签收 --witness 密见证 --on 2026-02-11", "review 2 --stage 复查 --reason 密复由 --on 2026-02-12",
    "review 2 --stage 复查 --decision 维持 --on 2026-02-20", "rate 2 --rating 满意 --on 2026-02-21",
    "close 2 --reason 密结由 --on 2026-02-22", "reopen 2 --reason 密重办 --on 2026-02-23",
    "amend 2 --title 密标题二 --reason 密更正", "amend 2 --entry 5 --on 2026-02-03 --reason 密更正", "undo 2 --reason 密更正",
    "amend 2 --channel 来访 --name 密姓名二 --reason 密更正", "refuse 2 --kind 不予受理 --reason 密结由",
    "amend 1 --repeat-of 2 --reason 密更正", "amend 2 --petition 1 --new --reason 密更正",
    "add --channel 来电 --title 密标题 --name 密姓名 --repeat-of 2", "amend 2 --petition 2 --new --reason 密更正",
    "void 3 --reason 密更正 --yes", "note 2 3 --kind 走访 --text 密谈话", "note 2 9 --kind 走访 --text 密谈话",
)  # fmt: skip
READING = (
    "list", "list --open", "list --overdue", "list --status 已转送", "due", "search 密标题", "search 密姓名", "search 密来文", "search 密旧号",
    "search 0003", "search 密承办单位", "log", "log --access", "log --since 2026-01-01", "diff 2026-01-01", "check", "check -v", "units",
    "retention", "report --month 2026-02", "report --month 2026-03", "why petitions.total --month 2026-02",
    "why 办结率 --month 2026-02", "why persons.total --month 2026-02", "why cases.open --month 2026-02", "why extended --month 2026-02",
    "why leader.cases --month 2026-02", "why results --month 2026-02", "why sent --month 2026-02", "why reviews --month 2026-02",
    "law", "law 信访工作条例 23", "show 2", "show 2 --explain", "show 2 --json",
    "list --name 密姓名", "list --unit 密承办单位", "list --domain 其他", "list --route 信访程序", "export", "backup", "setting",
)  # fmt: skip
PUBLIC = ("密承办单位: xf units", "密承办单位: xf report")
ENDINGS = (".xlsx", ".docx", ".csv", ".json", ".html")


def written(folder: Path) -> str:
    """Return the text of every file below `folder` but ledgers, backups and the sheets that the test made."""
    found = []
    for path in folder.rglob("*"):
        if not path.is_file() or path.suffix == ".db" or path.name.startswith("问"):
            continue
        found.append(path.name)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as pack:
                found += [pack.read(name).decode("utf-8", "replace") for name in pack.namelist()]
        else:
            found.append(path.read_bytes().decode("utf-8", "replace"))
    return "\n".join(found)


class Walk:
    """Runs commands, and holds what each says against the markers."""

    def __init__(self, run, folder: Path) -> None:
        self._run, self._folder = run, folder
        self.leaks: list[str] = []

    def take(self, words: str | list[str], *, typed: bool = False) -> None:
        """Run a command; of what the officer typed himself (`typed`) an error may repeat it."""
        done = self._run(words)
        assert done.code in {0, 1, 2, 3, 4}, (words, done)
        line = words if isinstance(words, str) else " ".join(words)
        said = done.out + (done.err if not (typed and done.code) else "")
        self.leaks += [f"{marker}: xf {line}" for marker in MARKERS if marker in said]

    def files(self) -> list[str]:
        """Return the markers that stand in any file."""
        text = written(self._folder)
        return [marker for marker in MARKERS if marker in text]


@pytest.fixture
def walk(book, xf, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    xf("units --add 密承办单位 --kind 部门")
    xf("add --channel 来访 --title 要求修路 --name 甲某 --village 柳河村 --on 2026-02-02 --new")
    return Walk(run, tmp_path)


@pytest.mark.parametrize("way", SEALED_BY)
def test_nothing_tells_what_is_sealed(walk, xf, way, tmp_path):
    """Every verb, over a life of the case. The list of units, and how many each has, is public."""
    first, *then = SEALED_BY[way]
    xf(first)  # before the route is known nothing may seal it
    for words in (*then, *LIFE, *_papers(), *_of_every_verb(), *_asking(tmp_path)):
        walk.take(words, typed=True)
    for number, words in enumerate(READING):
        for form in ("", " --json", " --csv"):
            walk.take(words + form, typed="密" in words)
        walk.take(f"{words} -o 出{number}{ENDINGS[number % len(ENDINGS)]}", typed=True)
    assert [leak for leak in walk.leaks if not leak.startswith(PUBLIC)] == []
    assert set(walk.files()) <= {"密承办单位"}  # in the report's units, and on the papers to it


def _papers():
    for kind in PAPERS:
        yield f"notice {kind} 2 -n"
        yield f"notice {kind} 2 -o 文书-{kind}.docx"


def _of_every_verb():
    for verb in VERBS:
        if verb.name not in {"demo", "init", "restore", "schedule", "export"}:
            for form in (
                "2",
                "2 --reason 再看",
                "2 --on 2020-01-01",
                "2 --on 2099-01-01",
                "2 --entry 99",
            ):
                yield f"{verb.name} {form}"


def _asking(folder):
    """Ask by a sheet that somebody made up."""
    sheet = "登记日期,信访形式,姓名,村组,标题,人数,编号\n2026-02-02,来信,密姓名,柳河村,密标题,7,2026-0002\n"
    (folder / "问.csv").write_text(sheet, "utf-8-sig")
    for words in ("import 问.csv", "reconcile 问.csv"):
        yield from (words, f"{words} --json")
