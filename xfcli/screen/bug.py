"""What happens when xf itself is wrong: one line, a log without personal data, exit 70."""

import os
import re
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from xfcli import __version__, aftermath
from xfcli.errors import ExitCode, XfError
from xfcli.screen import show
from xfcli.system import folders

# Of what was typed only this is no value: the verb, --name of --name=value, -o of -oname.
_WORD: Final = r"--[a-z][a-z-]*(?==|$)|-[a-z]|[a-z]+$"


def report(error: Exception, args: Sequence[str]) -> int:
    """Write where it broke (no values, no row contents) to a log and say so; return the exit code.

    That is 70, or 4 where the ledger that `args` name is damaged or out of reach. With XF_DEBUG the error is raised.
    """
    if os.environ.get("XF_DEBUG"):
        raise error
    if said := _of_the_ledger(error, args):
        show.talk(f"xf: {said}")
        return ExitCode.LEDGER
    words = [found[0] if (found := re.match(_WORD, word)) else "…" for word in args]
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"xf {__version__}, Python {sys.version.split()[0]}, {' '.join(words)}",
        type(error).__name__,
    ]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    log = (folders.home() or Path.cwd()) / "xf-error.log"
    try:
        with log.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n\n")
        where = f"详情（不含个人信息）在 {log}"
    except OSError:
        where = "；".join(lines[-2:])
    show.talk(
        f"xf: 程序出错了（{type(error).__name__}），{aftermath.what_is_saved()}。{where}，请交给维护人员。"
    )
    return ExitCode.BUG


def _of_the_ledger(error: Exception, args: Sequence[str]) -> str:
    """Return the sentence for a ledger that is damaged or out of reach, else "": the fault is xf's."""
    from xfcli.ledger import damage, file

    named = next((args[i + 1] for i, word in enumerate(args[:-1]) if word == "--db"), None)
    try:
        path = file.resolve(named)
        if file.is_of_the_disk(error):
            return f"{aftermath.what_is_saved()}。{file.sentence(error, path)}"
        if not path.is_file() or damage.is_whole(path):
            return ""
    except (XfError, OSError):
        return ""
    return f"台账「{path}」读不通，可能已损坏，{aftermath.what_is_saved()}。{file.SALVAGE}"
