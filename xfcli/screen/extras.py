"""The two options that every command takes: --no-pager, and --launch to open what -o wrote."""

import itertools
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Final, NamedTuple

from xfcli.errors import BadValue

NO_PAGER: Final = "--no-pager"
LAUNCH: Final = "--launch"
_MACHINES: Final = frozenset({"--json", "--csv", "-o", "--output", "-h", "--help"})


class Wanted(NamedTuple):
    """The words of a command without these options, and what they ask for."""

    words: list[str]
    is_paged: bool
    file: Path | None  # to be opened in the end

    def paged(self, reading: Collection[str]) -> AbstractContextManager[None]:
        """Return the block in which what a verb of `reading` prints goes page by page."""
        verb = self.words[0] if self.words else ""
        if verb not in reading or not self.is_paged or _MACHINES & set(self.words):
            return nullcontext()
        from xfcli.screen import pager

        return pager.paged()

    def launch(self) -> None:
        """Open the file that was written, if that is asked for."""
        if self.file:
            from xfcli.system import program

            program.open_file(self.file)


def taken(words: Sequence[str]) -> Wanted:
    """Take these options out of `words`; BadValue for --launch without a file that is written."""
    rest = [word for word in words if word not in {NO_PAGER, LAUNCH}]
    file = next(
        (Path(name) for word, name in itertools.pairwise(rest) if word in {"-o", "--output"}), None
    )
    if LAUNCH in words and file is None:
        raise BadValue("--launch 打开写好的文件，要和 -o 文件 一起写。")
    return Wanted(rest, NO_PAGER not in words, file if LAUNCH in words else None)
