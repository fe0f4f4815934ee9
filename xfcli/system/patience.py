"""File operations that wait a moment while another program holds the file.

On Windows a virus scanner or an indexer opens each new file for a tenth of a second, and nothing
can be done to the file meanwhile. What is still held after two seconds is reported as it is.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from xfcli.system import reasons

Given = TypeVar("Given")

# Seconds between the tries: two in all.
_PAUSES: Final = (0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.4, 0.4, 0.5)


def patiently(step: Callable[[], Given]) -> Given:
    """Return what `step` gives, trying again while another program is in its way."""
    for pause in _PAUSES:
        try:
            return step()
        except OSError as error:
            if reasons.windows_number(error) not in reasons.PASSING:
                raise
            time.sleep(pause)
    return step()


def replace(source: Path, target: Path) -> None:
    """Give `source` the name `target`, in the place of what had it."""
    patiently(lambda: source.replace(target))


def rename(source: Path, target: Path) -> None:
    """Give `source` the name `target`, which is free."""
    patiently(lambda: source.rename(target))


def remove(path: Path) -> None:
    """Remove the file `path`, if it is there."""
    patiently(lambda: path.unlink(missing_ok=True))
