"""Put this bundle on the computer, or take it off again; what 安装.cmd, 卸载.cmd, ./install run.

Needs no administrator. Done twice it is done once; an upgrade backs the ledger up first and keeps
everything; ledgers are never touched. The bundle's own Python runs it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from xfcli.errors import XfError
from xfcli.screen import streams
from xfcli.system import folders, timetable

ROOT = Path(sys.executable).parent.parent
WINDOWS = os.name == "nt"
NAME = "信访台账"


class Stop(Exception):
    """Why nothing was done, in a sentence."""


def main() -> int:
    """Do what is asked, keep the window open until it was read, return the exit code."""
    parser = argparse.ArgumentParser(prog="安装")
    parser.add_argument("what", choices=("install", "uninstall"))
    parser.add_argument("--backup", choices=("yes", "no"), help="每日备份：装、不装；不写就问")
    asked = parser.parse_args()
    streams.set_up()
    code = 0
    try:
        (install if asked.what == "install" else uninstall)(asked.backup)
    except (Stop, XfError) as error:
        print(f"没有完成：{error}")
        code = 1
    except OSError as error:
        print(f"没有完成：{error.filename or ''} {error.strerror}。关掉所有 xf 窗口后再试一次。")
        code = 1
    if asked.backup is None and is_watched():
        input("按回车关闭。")
    return code


def is_watched() -> bool:
    """Whether somebody sits before the window."""
    return streams.is_console(sys.stdin) and streams.is_console(sys.stdout)


def target() -> Path:
    """Return the folder in which programs of one user lie."""
    if WINDOWS:
        return Path(os.environ["LOCALAPPDATA"]) / "Programs" / "xf"
    return Path.home() / ".local" / "share" / "xf"


def launcher(folder: Path) -> Path:
    """Return what starts xf in `folder`."""
    return folder / ("xf.exe" if WINDOWS else "xf")


def install(backup: str | None) -> None:
    """Copy the bundle to its place, put it on the PATH, make the icon, ask about the daily backup."""
    place = target()
    if place.exists() and place.resolve() != ROOT.resolve():
        back_up_first(place)
    if place.resolve() != ROOT.resolve():
        put_in_place(place)
    print(f"已装到 {place}（{version(place)}）。")
    (add_to_path_on_windows if WINDOWS else link_into_path)(place)
    icon = make_icon(place)
    print(f"桌面图标：{icon}")
    ledger = folders.default_ledger()
    if ledger.exists():  # one of an older format is brought to the new one, again after a backup
        with_launcher_of(place, "check", "--upgrade", "--db", str(ledger))
    if wants_backup(backup):
        with_launcher_of(place, "schedule", "--install", "--db", str(ledger))
    print()
    if ledger.exists():
        print(f"台账 {ledger} 原样不动。双击桌面上的“{NAME}”，看今天要办的。")
    else:
        print(
            "下一步：双击桌面上的“信访台账”，输入 xf init --office 单位全称 --by 您的姓名，建立台账。"
        )


def back_up_first(place: Path) -> None:
    """Have the installed xf back up the ledger before it is replaced."""
    ledger = folders.default_ledger()
    if not ledger.exists():
        return
    print(f"升级前先备份 {ledger}……")
    if with_launcher_of(place, "backup", "--db", str(ledger)):
        raise Stop("升级前的备份没有做成，没有升级，原来的程序照旧能用。先看上面的原因。")


def with_launcher_of(place: Path, *words: str) -> int:
    """Run the xf in `place` and return its exit code."""
    sys.stdout.flush()
    return subprocess.run([str(launcher(place)), *words], check=False).returncode


def put_in_place(place: Path) -> None:
    """Copy the bundle beside its place, then exchange the two: there is always a whole one."""
    new, old = place.with_name("xf.new"), place.with_name("xf.old")
    for rest in (new, old):
        shutil.rmtree(rest, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT, new, copy_function=shutil.copyfile if WINDOWS else shutil.copy2)
    if place.exists():
        try:
            place.rename(old)
        except OSError as error:
            shutil.rmtree(new, ignore_errors=True)
            raise Stop("xf 正开着。关掉所有 xf 窗口，再装一次。") from error
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def version(place: Path) -> str:
    """Return which xf lies in `place`."""
    return "xf " + json.loads((place / "bundle.json").read_text("utf-8"))["version"]


def wants_backup(answer: str | None) -> bool:
    """Whether the officer wants a backup each day: as said, else as asked, else not."""
    if answer:
        return answer == "yes"
    if not is_watched():
        return False
    return input("每天 17:30 自动备份台账，装上吗？[Y/n] ").strip().lower() in {
        "",
        "y",
        "yes",
        "是",
    }


def uninstall(_backup: str | None) -> None:
    """Take off the program, its icon, its PATH entry and its timetable; leave every ledger."""
    place = target()
    if not place.exists():
        raise Stop("这台电脑上没有装 xf。")
    for job in (timetable.backup(Path(), None), timetable.morning(Path())):
        with suppress(XfError):
            timetable.remove(job, timetable.own_kind(job))
    (remove_from_path_on_windows if WINDOWS else unlink_from_path)(place)
    for icon in icons():
        icon.unlink(missing_ok=True)
    if place.resolve() == ROOT.resolve():
        remove_after_end(place)
    else:
        shutil.rmtree(place)
    print("已卸载。台账和备份都还在原处，没有动它们。")


def remove_after_end(place: Path) -> None:
    """Remove the folder from which this very program runs, once it has ended."""
    if WINDOWS:
        wait = f'ping -n 4 127.0.0.1 >nul & rd /s /q "{place}"'
        no_window = 0x08000000
        subprocess.Popen(f"cmd /c {wait}", cwd=os.environ["TEMP"], creationflags=no_window)
    else:
        shutil.rmtree(place)  # files in use live on until they are closed


# The icon


def icons() -> list[Path]:
    """Return where the icon is or would be: on the desktop; on Linux in the menu too."""
    if WINDOWS:
        return [shell_folder("Desktop") / f"{NAME}.lnk"]
    menu = Path.home() / ".local" / "share" / "applications"
    desktop = next((d for name in ("桌面", "Desktop") if (d := Path.home() / name).is_dir()), None)
    return [folder / "xf.desktop" for folder in (desktop, menu) if folder]


def make_icon(place: Path) -> Path:
    """Make the icon that opens the morning page in a window that stays, and return it."""
    for icon in icons():
        icon.parent.mkdir(parents=True, exist_ok=True)
        if WINDOWS:
            words = f'/k ""{launcher(place)}" due"'
            make_shortcut(
                icon, os.environ.get("COMSPEC", "cmd.exe"), words, shell_folder("Personal")
            )
        else:
            icon.write_text(
                f"[Desktop Entry]\nType=Application\nName={NAME}\nComment=今天要办的\n"
                f'Exec=sh -c "{launcher(place)} due; exec sh"\nTerminal=true\nCategories=Office;\n',
                "utf-8",
            )
            icon.chmod(0o755)
    return icons()[0]


def shell_folder(name: str) -> Path:
    """Return one of the user's folders, as Windows' registry has it."""
    import winreg

    where = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, where) as key:
        return Path(os.path.expandvars(winreg.QueryValueEx(key, name)[0]))


def make_shortcut(path: Path, program: str, words: str, folder: Path) -> None:
    """Make a .lnk by the shell's own object; Python has no other way to it."""
    import ctypes
    import uuid

    ole = ctypes.OleDLL("ole32")
    ole.CoInitialize(None)

    def guid(text: str) -> ctypes.Array[ctypes.c_char]:
        return ctypes.create_string_buffer(uuid.UUID(text).bytes_le, 16)

    def call(thing: ctypes.c_void_p, number: int, *given: object) -> None:
        table = ctypes.cast(thing, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
        kinds = [ctypes.c_wchar_p if isinstance(each, str) else ctypes.c_void_p for each in given]
        ctypes.WINFUNCTYPE(ctypes.HRESULT, ctypes.c_void_p, *kinds)(table[number])(thing, *given)

    link, file = ctypes.c_void_p(), ctypes.c_void_p()
    shell_link = guid("00021401-0000-0000-C000-000000000046")
    ole.CoCreateInstance(
        shell_link, None, 1, guid("000214F9-0000-0000-C000-000000000046"), ctypes.byref(link)
    )
    call(link, 20, program)  # SetPath
    call(link, 11, words)  # SetArguments
    call(link, 9, str(folder))  # SetWorkingDirectory
    call(link, 7, "信访台账：今天要办的")  # SetDescription
    # QueryInterface for IPersistFile, then Save.
    call(link, 0, guid("0000010B-0000-0000-C000-000000000046"), ctypes.byref(file))
    call(file, 6, str(path), 1)
    for thing in (file, link):
        call(thing, 2)


# The PATH


def add_to_path_on_windows(place: Path) -> None:
    """Add `place` to the user's own PATH, whole and once (setx cuts at 1,024 characters)."""
    parts = path_of_user()
    if str(place).lower() in {part.rstrip("\\").lower() for part in parts}:
        return
    set_path_of_user([*parts, str(place)])
    print("新开的命令行窗口里就能用 xf。")


def remove_from_path_on_windows(place: Path) -> None:
    """Take `place` off the user's own PATH; what else stands there stays as it is."""
    parts = path_of_user()
    left = [part for part in parts if part.rstrip("\\").lower() != str(place).lower()]
    if left != parts:
        set_path_of_user(left)


def path_of_user() -> list[str]:
    """Return the parts of the user's PATH as they are written, %variables% included."""
    import winreg

    with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, "Environment") as key:
        return [part for part in winreg.QueryValueEx(key, "Path")[0].split(";") if part]
    return []


def set_path_of_user(parts: list[str]) -> None:
    """Write the user's PATH and tell running programs, so that new windows know it."""
    import ctypes
    import winreg

    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, "Environment") as key:
        winreg.SetValueEx(key, "Path", 0, winreg.REG_EXPAND_SZ, ";".join(parts))
    everyone, changed, abort_if_hung = 0xFFFF, 0x001A, 2
    ctypes.windll.user32.SendMessageTimeoutW(
        everyone, changed, 0, "Environment", abort_if_hung, 2000, None
    )


def link_into_path(place: Path) -> None:
    """Make ~/.local/bin/xf, which login shells have on their PATH once the folder is there."""
    link = Path.home() / ".local" / "bin" / "xf"
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(launcher(place))
    if str(link.parent) not in os.environ.get("PATH", "").split(os.pathsep):
        print(f"重新登录后就能用 xf；现在可以用 {link}。")


def unlink_from_path(place: Path) -> None:
    """Remove the link if it is ours."""
    link = Path.home() / ".local" / "bin" / "xf"
    if link.is_symlink() and link.readlink() == launcher(place):
        link.unlink()


if __name__ == "__main__":
    sys.exit(main())
