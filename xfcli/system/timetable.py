"""What the operating system is to start by itself, as each of its schedulers wants it written.

The texts are data (data/schedule/); here the command is quoted for each reader, and put in force
or taken out where the officer asks for that. Nothing runs with another's rights.
"""

import os
import shlex
import subprocess
from pathlib import Path
from typing import Final, Literal, NamedTuple

from xfcli import reference
from xfcli.errors import Refused
from xfcli.system import folders, program

Kind = Literal["windows", "systemd", "cron", "desktop"]
_WORKDAYS: Final = "<Monday /><Tuesday /><Wednesday /><Thursday /><Friday />"


class Job(NamedTuple):
    """What is started by itself: the words after `xf`, when, and whether in a window of its own."""

    name: str
    what: str
    time: str
    words: tuple[str, ...]
    in_window: bool = False


def backup(ledger: Path, elsewhere: Path | None) -> Job:
    """Return the daily backup of `ledger`, also into the folder `elsewhere` where that is there."""
    also = (str(elsewhere.absolute()),) if elsewhere else ()
    words = ("backup", *also, "--daily", "--quiet", "--db", str(ledger))
    return Job("xf-backup", "xf 信访台账每日备份", "17:30", words)


def morning(ledger: Path) -> Job:
    """Return the reminder: the morning page of `ledger` opens on working days."""
    return Job(
        "xf-morning", "xf 信访台账早上提醒", "08:30", ("due", "--db", str(ledger)), in_window=True
    )


def own_kind(job: Job) -> Kind:
    """Return the scheduler that this computer has for `job`."""
    if os.name == "nt":
        return "windows"
    if job.in_window:
        return "desktop"
    return "systemd" if Path("/run/systemd/system").is_dir() else "cron"


def text(job: Job, kind: Kind) -> str:
    """Return what that scheduler reads, each path quoted as it wants it."""
    hour, minute = job.time.split(":")
    command = (*program.launcher(silent=not job.in_window), *job.words)
    common = {
        "name": job.name,
        "what": job.what,
        "time": job.time,
        "hour": int(hour),
        "minute": int(minute),
    }
    if kind == "windows":
        common |= _for_windows(job, command)
    elif kind == "systemd":
        common["command"] = " ".join(map(_for_systemd, command))
    elif kind == "cron":
        common["command"] = shlex.join(command).replace("%", "\\%")  # % ends the command there
    else:
        common["command"] = _for_desktop(command)
    ending = "xml" if kind == "windows" else "txt"
    return reference.path(f"schedule/{kind}.{ending}").read_text("utf-8").format(**common)


def _for_windows(job: Job, command: tuple[str, ...]) -> dict[str, str]:
    from html import escape  # xml.sax would load http.client

    start, words = command[0], subprocess.list2cmdline(command[1:])
    if job.in_window:  # stays open after the page is drawn
        start, words = "cmd.exe", f'/k "{subprocess.list2cmdline(command)}"'
    return {
        "command": escape(start),
        "arguments": escape(words),
        "days": _WORKDAYS if job.in_window else _WORKDAYS + "<Saturday /><Sunday />",
        "limit": "PT0S" if job.in_window else "PT1H",
    }


def _for_systemd(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _for_desktop(command: tuple[str, ...]) -> str:
    """Quote for sh, and that for the double quotes of a .desktop file, % doubled."""
    word = shlex.join(command)
    for mark in ("\\", '"', "`", "$"):
        word = word.replace(mark, "\\" + mark)
    return word.replace("\\", "\\\\").replace("%", "%%")


# Putting it in force


def steps(job: Job, kind: Kind, *, remove: bool = False) -> str:
    """Say in one sentence what `install` (or `remove`) will do."""
    where = {
        "windows": f"Windows 计划任务「{job.name}」",
        "systemd": f"systemd 用户定时器「{job.name}.timer」（{_units()}）",
        "cron": f"您的 crontab 里标着 {job.name} 的几行",
        "desktop": f"登录时启动「{_autostart(job)}」",
    }[kind]
    return f"将{'删除' if remove else '装入'}{where}：{job.what}。"


def install(job: Job, kind: Kind) -> None:
    """Hand `job` to the scheduler, in the place of an earlier one; Refused where it does not take it."""
    if kind == "windows":
        _install_on_windows(job)
    elif kind == "systemd":
        for path, content in _unit_files(job).items():
            _write(path, content)
        _run("systemctl", "--user", "daemon-reload")
        _run("systemctl", "--user", "enable", "--now", f"{job.name}.timer")
    elif kind == "cron":
        _write_crontab(_other_lines(job) + text(job, "cron"))
    else:
        _write(_autostart(job), text(job, kind))


def remove(job: Job, kind: Kind) -> None:
    """Take `job` from the scheduler; where there is none nothing is done."""
    if kind == "windows":
        if _run("schtasks", "/Query", "/TN", job.name, may_fail=True) is not None:
            _run("schtasks", "/Delete", "/TN", job.name, "/F")
    elif kind == "systemd":
        _run("systemctl", "--user", "disable", "--now", f"{job.name}.timer", may_fail=True)
        for path in _unit_files(job):
            path.unlink(missing_ok=True)
        _run("systemctl", "--user", "daemon-reload", may_fail=True)
    elif kind == "cron":
        _write_crontab(_other_lines(job))
    else:
        _autostart(job).unlink(missing_ok=True)


def _install_on_windows(job: Job) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{job.name}.xml"
        file.write_text(text(job, "windows"), "utf-16")
        _run("schtasks", "/Create", "/TN", job.name, "/XML", str(file), "/F")


def _units() -> Path:
    return (folders.home() or Path.cwd()) / ".config" / "systemd" / "user"


def _autostart(job: Job) -> Path:
    return (folders.home() or Path.cwd()) / ".config" / "autostart" / f"{job.name}.desktop"


def _unit_files(job: Job) -> dict[Path, str]:
    """Return the two files that stand one after the other in the text, each below its name."""
    found = {}
    for part in text(job, "systemd").split("# ~/.config/systemd/user/")[1:]:
        name, _, content = part.partition("\n")
        found[_units() / name] = content.rstrip("\n") + "\n"
    return found


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8", newline="\n")


def _other_lines(job: Job) -> str:
    lines = (_run("crontab", "-l", may_fail=True) or "").splitlines(keepends=True)
    return "".join(
        line
        for line in lines
        if not line.rstrip().endswith(f"# {job.name}") and job.what not in line
    )


def _write_crontab(lines: str) -> None:
    _run("crontab", "-", given=lines)


def _run(*words: str, given: str = "", may_fail: bool = False) -> str | None:
    """Return what one of the system's own tools says, None where it `may_fail` and does.

    Refused where it is missing or says no.
    """
    try:
        done = subprocess.run(  # noqa: S603  (named here, and nothing of the register)
            words, input=given, capture_output=True, text=True, errors="replace", check=False
        )
    except OSError as error:
        raise Refused(f"这台电脑没有 {words[0]}，没有装成。不加 --install，看要装什么。") from error
    if done.returncode:
        if may_fail:
            return None
        said = (done.stderr or done.stdout).strip()
        raise Refused(f"{words[0]} 没有接受：{said or done.returncode}。")
    return done.stdout
