"""`xf schedule`: what is to be started by itself, shown; and put in force where that is asked for."""

from pathlib import Path

from xfcli.errors import BadValue
from xfcli.ledger import file
from xfcli.screen import options, show
from xfcli.system import timetable
from xfcli.system.timetable import Job, Kind

_HOW = {
    "windows": "写成文件：加 -o xf.xml，再运行 schtasks /Create /TN {name} /XML xf.xml；或直接装入：加 --install。",
    "systemd": "分成两个文件存好，再运行：systemctl --user enable --now {name}.timer；或直接装入：加 --install。",
    "cron": "用 crontab -e 加入这几行；或直接装入：加 --install。",
    "desktop": "存为 ~/.config/autostart/{name}.desktop；或直接装入：加 --install。",
}


def run(
    folder: options.Folder = None,
    windows: options.Windows = False,
    systemd: options.Systemd = False,
    cron: options.Cron = False,
    morning: options.Morning = False,
    install: options.Install = False,
    remove: options.Remove = False,
    output: options.TaskFile = None,
    replace: options.Replace = False,
    db: options.Db = None,
) -> None:
    """定时备份、早上提醒：看要装什么，或装入、删除

    每天 17:30 备份；写了文件夹（如 U 盘上的），它在的时候也备一份过去；每月自动演练一次恢复。
    关机错过的，开机后补做。每天第一次登记后 xf 本来就会自动备份，定时备份是再加一道。
    --morning 换成早上提醒：工作日早上打开 xf due。不加 --install 只打印，什么也不装。
    """
    ledger = file.resolve(db).absolute()
    job = timetable.morning(ledger) if morning else timetable.backup(ledger, folder)
    kind = _kind(job, windows=windows, systemd=systemd, cron=cron)
    if install or remove:
        if folder and install and folder.parent.is_dir():
            folder.mkdir(exist_ok=True)  # later on its absence means that the stick is not there
        _enforce(job, kind, remove=remove)
        return
    text = timetable.text(job, kind)
    if output:
        _write(output, text, kind, replace)
        return
    show.verbatim(text.rstrip("\n"))
    show.talk(_HOW[kind].format(name=job.name))


def _kind(job: Job, **asked: bool) -> Kind:
    named = [kind for kind in ("windows", "systemd", "cron") if asked[kind]]
    if len(named) > 1:
        raise BadValue("选一种：--windows、--systemd 或 --cron。")
    if named and job.in_window and named[0] != "windows":
        raise BadValue("早上提醒在 Linux 上是登录时启动，不用写 --systemd、--cron。")
    return named[0] if named else timetable.own_kind(job)  # type: ignore[return-value]


def _enforce(job: Job, kind: Kind, *, remove: bool) -> None:
    show.talk(timetable.steps(job, kind, remove=remove))
    (timetable.remove if remove else timetable.install)(job, kind)
    show.line(f"已{'删除' if remove else '装好'}：{job.what}。")


def _write(path: Path, text: str, kind: Kind, replace: bool) -> None:
    from xfcli import files

    encoding = "utf-16" if kind == "windows" else "utf-8"  # as the first line of the XML says
    files.put(path, lambda draft: draft.write_text(text, encoding), replace=replace)
    show.talk(f"已写入 {path}")
