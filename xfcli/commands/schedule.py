"""`xf schedule`: what to install so that backups are made by themselves. It installs nothing."""

import sys
from pathlib import Path

from xfcli import reference
from xfcli.errors import BadValue
from xfcli.ledger import file
from xfcli.screen import options, show

_HOW = {
    "windows": "存为 xf-backup.xml，再运行：schtasks /Create /TN xf-backup /XML xf-backup.xml",
    "systemd": "分成两个文件存好，再运行：systemctl --user enable --now xf-backup.timer",
    "cron": "用 crontab -e 加入这几行。",
}


def run(
    windows: options.Windows = False,
    systemd: options.Systemd = False,
    cron: options.Cron = False,
    db: options.Db = None,
) -> None:
    """给出定时备份的安装办法

    只打印要安装的内容，不替你安装。关机错过的那一次，开机后会补做。
    每天第一次登记后 xf 本来就会自动备份，定时备份是再加一道。
    """
    asked = [
        name for name, on in (("windows", windows), ("systemd", systemd), ("cron", cron)) if on
    ]
    if len(asked) != 1:
        raise BadValue("选一种：--windows、--systemd 或 --cron。")
    ledger = file.resolve(db).absolute()
    show.verbatim(_text(asked[0], ledger).rstrip("\n"))
    show.talk(_HOW[asked[0]])


def _text(kind: str, ledger: Path) -> str:
    """Return the text to install, with each path quoted as its reader wants it."""
    script = reference.path("schedule/backup.sh")
    if kind == "windows":
        from xml.sax.saxutils import escape

        text = reference.path("schedule/windows.xml").read_text("utf-8")
        return text.format(python=escape(sys.executable), ledger=escape(f'"{ledger}"'))
    text = reference.path(f"schedule/{kind}.txt").read_text("utf-8")
    if kind == "systemd":
        return text.format(python=_for_systemd(sys.executable), ledger=_for_systemd(str(ledger)))
    import shlex

    # In a crontab % ends the command.
    words = {
        "xf": shlex.quote(f"{shlex.quote(sys.executable)} -m xfcli"),
        "script": shlex.quote(str(script)),
        "ledger": shlex.quote(str(ledger)),
    }
    return text.format(**{key: word.replace("%", "\\%") for key, word in words.items()})


def _for_systemd(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"'
