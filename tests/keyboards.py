"""Random keyboards at the form, the chain and the desk: nothing typed is lost, executed, or breaks xf.

Somebody presses whatever keys on a real terminal, with a shell behind xf: text, Enter, arrows, digits,
function keys, pastes, bursts, a closed window. Afterwards no traceback was drawn, the shell was given
nothing, the ledger is sound, and each word that was typed into a field is in the ledger, in a draft or
on the screen. Deleting keys are left out: what they take away is gone on purpose.

    python -m tests.keyboards 500 --seed 1
"""

import argparse
import contextlib
import os
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.typist import Typist

ROOT = Path(__file__).parent.parent
F1, F2, F3, F10 = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1b[21~"
MOVES = ("\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x1b[Z", "\x1b[5~", "\x1b[6~")
KEYS = ("\r",) * 12 + ("\t", "\n", F1, F2, F2, F3, "\x1b", "<", "=", "/", "?", *MOVES)
DIGITS = tuple("0123456789") + ("1",) * 4
PLAIN = (
    "甲某某",
    "东山村",
    "3人",
    "来访",
    "昨天",
    "13805712233",
    "支持",
    "民政办",
    "１",
    "ds",
    "𠮷",
)
STARTS = (
    (), (), (), ("add",), ("add",), ("add",), ("add", "--channel", "来访", "--name", "甲某某"),
    ("reply",), ("deliver",), ("close",), ("transfer",), ("note",), ("refuse",), ("reopen",),
)  # fmt: skip
# Typing over an answer in these gives another one, as in a cell.
TYPED_OVER = ("形式", "村", "人数", "日期", "来源", "目的", "来文日期", "办结期限", "重件")
DROPPED = "丢掉就找不回来了"
# How many ways through a whole registration are pressed among the keys.
REGISTER = (
    "1",
    "\r",
    "甲某某",
    *["\r"] * 6,
    "要求修路",
    *["\r"] * 2,
    F2,
    "wait",
    "\r",
    *["wait"] * 3,
)


class Sent(NamedTuple):
    """A key or burst, when it was sent, and the field that was seen then."""

    at: float
    key: str
    field: str


class Outcome(NamedTuple):
    """What a keyboard came to."""

    seed: int
    pressed: int
    words: int  # typed into a field
    registered: bool
    faults: tuple[str, ...]


# xf, that notes when it throws away for the last time what is typed: from then on keys are the shell's.
# Asked by a signal, it says where it hangs.
WATCHED = """\
import faulthandler, os, signal, sys, termios, time
with open("pid", "w") as file:
    file.write(str(os.getpid()))
faulthandler.register(signal.SIGUSR1, open("stack", "w"))
flush = termios.tcflush
def noted(*words):
    with open("forgot", "w") as file:
        file.write(str(time.monotonic()))
    flush(*words)
termios.tcflush = noted
from xfcli.__main__ import main
main()
"""
_ON_THE_WAY = 0.02  # seconds that a key may take from the terminal to its line


def pressed(seed: int, demo: Path, folder: Path) -> Outcome:
    """Press the keys of a seed at a copy of the ledger `demo` in `folder`."""
    chance = random.Random(seed)
    ledger = folder / "台账.db"
    shutil.copyfile(demo, ledger)
    before = ledger.read_bytes()
    started = chance.choice(STARTS)
    command = shlex.join([sys.executable, "-c", WATCHED, *started])
    script = (
        f'trap : INT; {command}; code=$?; stty -echo; echo "E""ND"; '
        'IFS= read -r -t 0.3 -d "" rest; echo; echo "CODE[$code] REST[$rest]"'
    )
    os.chdir(folder)
    os.environ.update({"XF_DB": str(ledger), "HOME": str(folder), "PYTHONPATH": str(ROOT)})
    typist = Typist.running(["bash", "-c", script])
    sent: list[Sent] = []
    try:
        typed, is_killed = _press(typist, chance, started, sent)
        hangs = _where_it_hangs(typist, folder) if not is_killed and typist.code is None else ""
    finally:
        typist.kill()
    written = typist.written.decode(errors="replace")
    there = _there(folder) + typist.text
    faults = [f"lost: {word}" for word in typed if word not in there and DROPPED not in written]
    faults += [name for name in ("Traceback", "WARNING", "CODE[70]") if name in written]
    if not is_killed and _reached_the_shell(written, sent, folder):
        faults.append(f"reached the shell, or xf did not end: {typist.text[-200:]!r}")
    faults += ["executed"] if (folder / "PWNED").exists() else []
    check = subprocess.run(
        [sys.executable, "-m", "xfcli", "check"], capture_output=True, check=False, env=os.environ
    )
    if check.returncode:
        faults.append(f"check: {check.stdout.decode()[-300:]}{check.stderr.decode()[-300:]}")
    if faults:
        left = [path.name for path in folder.iterdir()]
        faults.append(f"killed: {is_killed}, left: {left}, the screen:\n{typist.text.strip()}")
        faults += [hangs] if hangs else []
        faults.append(
            f"xf {shlex.join(started)}, and the keys, each with the field it was meant for:"
        )
        faults += [f"{one.at - sent[0].at:7.2f} {one.key!r} {one.field}" for one in sent]
    return Outcome(seed, typist.keys, len(typed), ledger.read_bytes() != before, tuple(faults))


def _where_it_hangs(typist: Typist, folder: Path) -> str:
    """Return where in its code xf is, what it does with Ctrl-C, and how its terminal is set."""
    pid = (folder / "pid").read_text()
    with contextlib.suppress(OSError):
        os.kill(int(pid), signal.SIGUSR1)
        time.sleep(0.5)
        status = Path(f"/proc/{pid}/status").read_text()
        signals = " ".join(
            line for line in status.splitlines() if line.startswith(("State", "Sig"))
        )
        stack = (folder / "stack").read_text()
        return f"hangs: {signals}, terminal {termios.tcgetattr(typist.fd)[:4]}\n{stack}"
    return "hangs, and not in xf"


def _reached_the_shell(written: str, sent: list[Sent], folder: Path) -> bool:
    """Whether the shell was given anything but keys pressed when xf was over, or xf never ended."""
    rest = re.search(r"REST\[(.*)\]", written, re.DOTALL)
    if not rest:
        return True
    forgot = folder / "forgot"
    over = float(forgot.read_text()) - _ON_THE_WAY if forgot.exists() else 0.0
    late = "".join(one.key for one in sent if one.at >= over)
    return not _spelled(late).endswith(_spelled(rest[1]))


def _spelled(keys: str) -> str:
    """Return keys as a line has them: Enter is a line end."""
    return keys.replace("\r\n", "\n").replace("\r", "\n")


def _press(
    typist: Typist, chance: random.Random, started: tuple[str, ...], sent: list[Sent]
) -> tuple[list[str], bool]:
    """Press keys until nothing runs any more, and note them in `sent`.

    Return the words typed into fields, and whether it was killed.
    """
    typed: list[str] = []
    keys = [
        *(REGISTER if started[:1] == ("add",) and chance.random() < 0.6 else ()),
        *_keys(chance),
    ]
    if started[:1] not in ((), ("add",)) or chance.random() < 0.7:  # else before anything is drawn
        typist.until(_is_drawn, 300)
    for key in keys:
        if typist.code is not None or "END" in typist.text:
            break
        if key == "wait":
            typist.settle(0.4)
            continue
        field = _field(typist)
        typist.keys += 1
        typist.send(key)
        sent.append(Sent(time.monotonic(), key, field))
        if field and field not in TYPED_OVER:
            typed += re.findall("[一-鿿]龘[一-鿿]龘", key)
        typist.settle(chance.choice((0.0, 0.03, 0.06)))
        typed = [word for word in typed if not _is_typed_over(word, typist.lines)]
    typist.until(_is_drawn, 300)
    typist.settle(0.5)
    if chance.random() < 0.2:
        return typed, True
    for _ in range(40):
        if typist.code is not None or "END" in typist.text:
            break
        typist.send("\x03")
        typist.settle(0.3)
    end = time.monotonic() + 120  # the machine may be busy
    while typist.code is None and time.monotonic() < end:
        typist.read(0.1)
    return typed, False


def _is_drawn(text: str) -> bool:
    """Whether xf has drawn something, or has ended."""
    return any(word in text for word in ("回车", "xf: ", "END"))


def _keys(chance: random.Random) -> Iterator[str]:
    for _ in range(chance.randint(3, 30)):
        way = chance.random()
        if way < 0.06:
            yield from REGISTER
        elif way < 0.16:
            yield _word(chance)
            yield "\r"
        elif way < 0.24:
            yield _word(chance)
        elif way < 0.30:
            lines = [_word(chance), "touch PWNED", *[_word(chance)] * chance.randint(0, 3)]
            text = "\r".join(lines)
            yield f"\x1b[200~{text}\x1b[201~" if chance.random() < 0.5 else text
        elif way < 0.34:
            yield "wait"
        elif way < 0.50:
            yield chance.choice(DIGITS)
        elif way < 0.60:
            yield chance.choice(PLAIN)
        else:
            yield chance.choice(KEYS)


def _word(chance: random.Random) -> str:
    """Return a word that stands nowhere else."""
    one, two = (chr(0x4E00 + chance.randrange(0x5000)) for _ in range(2))
    return f"{one}龘{two}龘"


def _field(typist: Typist) -> str:
    """Return the label of the field of a form that is being written in, "" where none is."""
    if "回车 下一项" not in typist.text:
        return ""
    label = re.match(r" +\d+ (\S+)", typist.lines[typist.screen.cursor.y])
    return label[1] if label else "内容"


def _is_typed_over(word: str, lines: list[str]) -> bool:
    """Whether a word went into a field where typing gives another answer: the screen was behind the keys."""
    rows = (re.match(r" +\d+ (\S+) .*", line) for line in lines)
    return any(row and row[1] in TYPED_OVER and word in row[0].replace(" ", "") for row in rows)


def _there(folder: Path) -> str:
    """Return all that the ledger and the drafts hold."""
    files = [*folder.glob("台账.db*"), *folder.glob("xf-draft-*")]
    return "\n".join(path.read_bytes().decode(errors="replace") for path in files)


def main() -> None:
    """Press so many keyboards, and say what they came to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    done: list[Outcome] = []
    with tempfile.TemporaryDirectory() as name:
        demo = Path(name) / "demo.db"
        subprocess.run([sys.executable, "-m", "xfcli", "demo", str(demo), "-q"], check=True)
        for seed in range(asked.seed, asked.seed + asked.count):
            folder = Path(name) / str(seed)
            folder.mkdir()
            done.append(pressed(seed, demo, folder))
            if done[-1].faults:
                print(seed, *done[-1].faults, sep="\n  ", flush=True)
            os.chdir(name)
            shutil.rmtree(folder)
    faulty = [one for one in done if one.faults]
    print(
        f"{len(done)} keyboards, {sum(one.pressed for one in done)} keys and bursts, "
        f"{sum(one.words for one in done)} words in fields, "
        f"{sum(one.registered for one in done)} changed the ledger: {len(faulty)} with faults"
    )
    sys.exit(bool(faulty))


if __name__ == "__main__":
    main()
