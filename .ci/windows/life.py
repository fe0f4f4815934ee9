"""The whole life of the bundle on an officer's Windows, by hand: unpack, install, work, upgrade, leave.

    python .ci/windows/life.py BUNDLE.zip FOLDER     FOLDER: a Windows made by `setup`

Everything is typed into cmd; what it leaves is read by the xf of this checkout, on Linux.
"""

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-20"
ADD = "xf add --channel 来访 --new --on 2026-11-02"


class Windows:
    """A Windows under Wine, at its command prompt."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.disk = self.folder / "prefix" / "drive_c"
        self.home = next(p for p in (self.disk / "users").iterdir() if p.name != "Public")
        self.stick = self.folder / "stick"  # drive D:
        self.stick.mkdir(exist_ok=True)
        drive = self.folder / "prefix" / "dosdevices" / "d:"
        if not drive.is_symlink():
            drive.symlink_to(self.stick)

    def type(self, *lines: str, code: int = 0) -> str:
        """Type `lines` into a new cmd, in 文档; insist on the exit code of the last; return what it said."""
        script = self.disk / "typed.cmd"
        text = "\r\n".join(
            ["@echo off", "echo @started", f'cd /d "{self.path(self.home)}\\Documents"', *lines, ""]
        )
        script.write_bytes(text.encode("gb18030"))
        done = self._run()
        if "@started" not in done.stdout:  # Wine now and then starts nothing at all
            done = self._run()
        said = done.stdout.replace("\x1b[?25l", "").replace("\x1b[?25h", "")
        assert done.returncode == code, f"{lines}\n{done.returncode}\n{said}\n{done.stderr}"
        return said

    def _run(self) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [self.folder / "run", "cmd", "/c", r"C:\typed.cmd"],
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=90,
            env={**os.environ, "XF_TODAY": TODAY},
        )  # fmt: skip

    def path(self, place: Path) -> str:
        """Return how Windows calls `place`."""
        return "C:\\" + str(place.relative_to(self.disk)).replace("/", "\\")


def unpack(bundle: Path, windows: Windows, *, version: str = "") -> str:
    """Unpack the bundle on C: and return the folder; as another `version` where one is named."""
    target = windows.disk / "下 载"
    with zipfile.ZipFile(bundle) as packed:
        packed.extractall(target)
    folder = target / bundle.stem
    if version:
        about = json.loads((folder / "bundle.json").read_text())
        (folder / "bundle.json").write_text(json.dumps(about | {"version": version}))
    return windows.path(folder)


def linux(ledger: Path, *words: str) -> str:
    """Run the xf of this checkout on Linux and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "xfcli", *words, "--db", str(ledger)],
        capture_output=True, text=True, check=True, env={**os.environ, "XF_TODAY": TODAY},
    )  # fmt: skip
    return done.stdout


def read(path: Path) -> Any:
    """Return the JSON in `path`."""
    return json.loads(path.read_text("utf-8"))


def unpacked(bundle: Path, windows: Windows) -> None:
    """Run from where it was unpacked, not installed."""
    folder = unpack(bundle, windows)
    assert "xf " in windows.type(f'"{folder}\\xf.cmd" --version')
    windows.type(f'"{folder}\\xf.exe" no-such-command', code=2)
    windows.type(f'"{folder}\\xf.cmd" no-such-command', code=2)


def installed(bundle: Path, windows: Windows) -> None:
    """Install, twice without harm."""
    folder = unpack(bundle, windows)
    said = windows.type(f'call "{folder}\\安装.cmd" --backup no')
    assert "已装到" in said, said
    windows.type(f'call "{folder}\\安装.cmd" --backup no')
    assert (windows.home / "Desktop" / "信访台账.lnk").stat().st_size > 200
    path = windows.type(r"reg query HKCU\Environment /v Path")
    assert path.count("Programs\\xf") == 1, path


def tried(_bundle: Path, windows: Windows) -> None:
    """Type README's trial, which touches its own file only."""
    trial = (ROOT / "README.md").read_text("utf-8").split("```text\n")[1].split("```")[0]
    for line in trial.splitlines():
        windows.type(f"{line} <nul")
    names = {path.name for path in (windows.home / "Documents").glob("*.db")}
    assert names == {"试用.db"}, names


def worked(_bundle: Path, windows: Windows) -> None:
    """Do a day of work."""
    documents = windows.home / "Documents"
    ledger = windows.home / "Documents" / "信访台账.db"
    windows.type("xf init --office 青石镇人民政府 --by 王主任 -q")
    assert ledger.exists(), list(documents.iterdir())
    windows.type("xf init", code=4)
    for line in (
        f"{ADD} --name 甲某某 --village 柳河村 --title 低保申请一直没有回音",
        f"{ADD} --name 乙某某 --village 东山村 --title “幸福院”的饭菜 --text 不好吃",
        "echo 楼漏水| xf add --channel 来电 --title 要求修屋顶 --text - --new",
        "xf classify 1 --item MZ-DB-02 --on 2026-11-03",
        "xf accept 1 --on 2026-11-04",
        "xf reply 1 --result 支持 --doc-no 青信访答〔2026〕1号 --on 2026-11-10",
        "xf deliver 1 --method 直接 --on 2026-11-11",
        "xf close 1 --settled --on 2026-11-12",
        "xf due",
        "xf list > 名单.txt",
        "xf report --month 2026-11 -o 月报.xlsx",
        "xf report --month 2026-11 -o 月报.docx",
        "xf notice 回执 1 -o 回执.docx",
        "xf export -o 台账.xlsx",
        "xf list -o 清单.json",
        "xf due -o 要办.json",
        "xf report --month 2026-11 --json > 月报.json",
        "xf show 3 --json > 一件.json",
        'xf backup "D:\\备 份"',
        "xf check",
    ):
        windows.type(line if "|" in line else f"{line} <nul")  # nobody is asked
    assert "甲某某" not in windows.type("xf list")


def compared(_bundle: Path, windows: Windows) -> None:
    """Find what was written, and the same on Linux."""
    documents = windows.home / "Documents"
    ledger = windows.home / "Documents" / "信访台账.db"
    assert "低保申请一直没有回音" in (documents / "名单.txt").read_text("gb18030")
    assert read(documents / "一件.json")["petitions"][0]["text"] == "楼漏水"
    assert openpyxl.load_workbook(documents / "月报.xlsx").sheetnames
    assert openpyxl.load_workbook(documents / "台账.xlsx").sheetnames
    assert docx.Document(str(documents / "月报.docx")).tables
    assert docx.Document(str(documents / "回执.docx")).paragraphs
    copy = windows.folder / "copy.db"
    shutil.copy(ledger, copy)
    assert linux(copy, "check") == ""
    for name, words in {"清单": ["list"], "要办": ["due"]}.items():
        again = windows.folder / f"{name}.json"
        again.unlink(missing_ok=True)
        linux(copy, *words, "-o", str(again))
        assert again.read_bytes() == (documents / f"{name}.json").read_bytes(), name
    for name, words in {"月报": ["report", "--month", "2026-11"], "一件": ["show", "3"]}.items():
        assert read(documents / f"{name}.json") == json.loads(linux(copy, *words, "--json")), name


def upgraded(bundle: Path, windows: Windows) -> None:
    """Upgrade: the ledger is backed up first, everything stays."""
    documents = windows.home / "Documents"
    ledger = windows.home / "Documents" / "信访台账.db"
    before, backups = ledger.read_bytes(), len(list((documents / "备份").glob("*.db")))
    newer = unpack(bundle, windows, version="9.9.9")
    said = windows.type(f'call "{newer}\\安装.cmd" --backup no')
    assert "升级前先备份" in said, said
    assert "9.9.9" in said, said
    assert ledger.read_bytes() == before
    assert len(list((documents / "备份").glob("*.db"))) == backups + 1


def timed(_bundle: Path, windows: Windows) -> None:
    """Hand over the timetable and take it back."""
    install = r"xf schedule D:\每日 --install"
    try:
        windows.type(install)
    except AssertionError:  # Wine's task scheduler now and then hangs while it starts
        subprocess.run([windows.folder / "stop"], check=True)
        windows.type(install)
    task = windows.disk / "windows" / "system32" / "tasks" / "xf-backup"  # where Wine keeps it
    assert "<StartWhenAvailable>true" in task.read_text("utf-8-sig")  # it read our UTF-16
    assert "xfw.exe" in windows.type("xf schedule")
    # As the task scheduler starts it: no console, no streams.
    windows.type(r'start /wait "" "%LOCALAPPDATA%\Programs\xf\xfw.exe" backup D:\每日 --daily')
    assert list((windows.stick / "每日").glob("*.db"))
    windows.type("xf schedule --remove")
    assert not task.exists()


def restored(_bundle: Path, windows: Windows) -> None:
    """Restore from the stick."""
    ledger = windows.home / "Documents" / "信访台账.db"
    copy = windows.folder / "copy.db"
    windows.type(f"{ADD} --title 之后又来的一件 <nul")
    kept = next((windows.stick / "备 份").glob("*.db")).name
    windows.type(f'xf restore "D:\\备 份\\{kept}"', code=1)
    windows.type(f'xf restore "D:\\备 份\\{kept}" --discard-newer', "xf check")
    shutil.copy(ledger, copy)
    assert linux(copy, "check") == ""
    assert len(json.loads(linux(copy, "list", "--json"))) == 3


def removed(_bundle: Path, windows: Windows) -> None:
    """Take it off, by what it brought along; the ledger stays."""
    documents, program = windows.home / "Documents", windows.home / "AppData/Local/Programs/xf"
    before = {p.name: p.read_bytes() for p in documents.glob("*.*")}
    windows.type(r'call "%LOCALAPPDATA%\Programs\xf\卸载.cmd" --backup no')
    for _ in range(30):  # it cannot remove itself before it has ended
        if program.exists():
            time.sleep(1)
    assert not program.exists()
    assert not (windows.home / "Desktop" / "信访台账.lnk").exists()
    assert "Programs\\xf" not in windows.type(r"reg query HKCU\Environment", "exit /b 0")
    assert {p.name: p.read_bytes() for p in documents.glob("*.*")} == before


def main(bundle: Path, windows: Windows) -> None:
    """Live through it; an AssertionError says where it broke."""
    for step in (unpacked, installed, tried, worked, compared, upgraded, timed, restored, removed):
        print(step.__doc__)
        step(bundle, windows)
    print("9 passed, 0 failed")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Windows(Path(sys.argv[2])))
