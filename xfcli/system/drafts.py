"""What was typed into a form and is not registered yet: one file a form, beside the ledger.

A closed window, a crash, a power cut take no more than the last moment of typing. The file is for its
owner only and goes once the form is registered; one left behind is offered to the next form, and
only one of two windows gets it. A form is of a registration, or of a step of a case.
"""

import json
import os
import re
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from xfcli.system import patience, unfinished

# ASCII, for any stick takes it. Nobody else gives such names: what is called so may be removed.
_NAME: Final = "xf-draft-{pid}-{chance}.json"
_OURS: Final = r"xf-draft-(\d{1,10})-[0-9a-f]{8}\.json"
_FORGOTTEN: Final = 30 * 24 * 3600  # seconds
_ALIVE: Final = 60  # seconds within which an open form touches its draft


class Draft(NamedTuple):
    """A form as it was left."""

    path: Path
    answers: Mapping[str, str]
    saved_at: str  # 2026-11-27T16:02
    registering: bool  # the program was stopped while it registered the form
    of: str  # reply 2026-0012; "" of a registration


class Keeper:
    """Keeps the draft of one form of the ledger at `ledger`."""

    def __init__(self, ledger: Path, taken_up: Path | None = None, of: str = "") -> None:
        """Begin a draft, or go on with one that was taken up."""
        self._ledger, self._of = ledger, of
        chance = os.urandom(4).hex()
        self._path = taken_up or ledger.parent / _NAME.format(pid=os.getpid(), chance=chance)
        self._kept: dict[str, str] | None = None
        self._touched = 0.0

    def keep(self, answers: Mapping[str, str], moment: str) -> None:
        """Write the answers where they have changed; a folder that takes no file keeps no draft."""
        if not any(answers.values()) and self._kept is None:
            return
        if self._kept == answers:
            self._touch()
            return
        with suppress(OSError):
            self._write(answers, moment, registering=False)
            self._kept = dict(answers)

    def registering(self, answers: Mapping[str, str], moment: str) -> None:
        """Note that the form is being registered: if that is cut short, nobody may register it twice."""
        with suppress(OSError):
            self._write(answers, moment, registering=True)

    def remove(self) -> None:
        """Remove the draft: the form is registered, or thrown away."""
        with suppress(OSError):
            patience.remove(self._path)

    @property
    def is_kept(self) -> bool:
        """Whether there is a draft on disk."""
        return self._path.exists()

    def _touch(self) -> None:
        if time.monotonic() - self._touched > _ALIVE / 4:
            self._touched = time.monotonic()
            with suppress(OSError):
                os.utime(self._path)

    def _write(self, answers: Mapping[str, str], moment: str, *, registering: bool) -> None:
        text = json.dumps(
            {
                "ledger": self._ledger.name,
                "saved_at": moment,
                "registering": registering,
                "of": self._of,
                "answers": dict(answers),
            },
            ensure_ascii=False,
        )
        made = self._path.with_suffix(".new")
        handle = os.open(made, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
            file.flush()
            os.fsync(handle)
        patience.rename(made, self._path)


def left(ledger: Path, of: str = "") -> Draft | None:
    """Return the draft of such a form that was left last, None if there is none."""
    found = [draft for draft in _left(ledger) if draft.of == of]
    return max(found, key=lambda draft: draft.saved_at, default=None)


def forget(ledger: Path, numbers: Collection[str]) -> None:
    """Remove what was left of the steps of these cases: their personal data is erased."""
    for draft in _left(ledger):
        if draft.of.rpartition(" ")[2] in numbers:
            discard(draft)


def claim(draft: Draft) -> Path | None:
    """Take a draft up; return where it lies now, None where another window was quicker."""
    own = draft.path.with_name(_NAME.format(pid=os.getpid(), chance=os.urandom(4).hex()))
    try:
        draft.path.rename(own)
    except OSError:
        return None
    return own


def discard(draft: Draft) -> None:
    """Remove a draft that nobody goes on with."""
    with suppress(OSError):
        patience.remove(draft.path)


def sweep(folder: Path) -> None:
    """Remove the drafts in `folder` that nobody has gone on with for a month: they hold people's names."""
    for path in _closed(folder):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _FORGOTTEN:
                patience.remove(path)


def _left(ledger: Path) -> Iterator[Draft]:
    for path in _closed(ledger.parent):
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            data = json.loads(path.read_text("utf-8"))
            if data["ledger"] == ledger.name and any(data["answers"].values()):
                answers = {str(key): str(value) for key, value in data["answers"].items()}
                yield Draft(
                    path,
                    answers,
                    str(data["saved_at"]),
                    bool(data["registering"]),
                    str(data.get("of", "")),
                )


def _closed(folder: Path) -> Iterator[Path]:
    """Yield the drafts in `folder` whose form is not open any more."""
    with suppress(OSError):
        for path in sorted(folder.glob("xf-draft-*.json")):
            ours = re.fullmatch(_OURS, path.name)
            if ours and not _is_open(int(ours[1]), path):
                yield path


def _is_open(pid: int, path: Path) -> bool:
    # A number that the system has given to another program since keeps no draft from being offered;
    # this program has one form open at a time, and asks before it opens the next.
    return (
        pid != os.getpid()
        and unfinished.is_running(pid)
        and time.time() - path.stat().st_mtime < _ALIVE
    )
