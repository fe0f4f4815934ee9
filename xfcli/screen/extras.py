"""The options that every command takes: --no-pager, and --launch and --print for what -o wrote."""

import itertools
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Final, NamedTuple

from xfcli.errors import BadValue, Refused

NO_PAGER: Final = "--no-pager"
LAUNCH: Final = "--launch"
PRINT: Final = "--print"
_FILES: Final = frozenset({"-o", "--output", "--slip"})
_MACHINES: Final = frozenset({"--json", "--csv", "-o", "--output", "-h", "--help"})


class Wanted(NamedTuple):
    """The words of a command without these options, and what they ask for."""

    words: list[str]
    is_paged: bool
    launched: Path | None = None  # to be opened in the end
    printed: Path | None = None  # to be printed in the end

    def paged(self, reading: Collection[str]) -> AbstractContextManager[None]:
        """Return the block in which what a verb of `reading` prints goes page by page."""
        verb = self.words[0] if self.words else ""
        if verb not in reading or not self.is_paged or _MACHINES & set(self.words):
            return nullcontext()
        from xfcli.screen import pager

        return pager.paged()

    def hand_on(self) -> None:
        """Open and print the file that was written, as far as that is asked for; Refused where it cannot be printed."""
        if not (self.launched or self.printed):
            return
        from xfcli.system import program

        if self.launched:
            program.open_file(self.launched)
        if self.printed and not program.print_file(self.printed):
            raise Refused(f"已写好 {self.printed.name}，这台电脑上没能打印。打开它来打印。")


def taken(words: Sequence[str]) -> Wanted:
    """Take these options out of `words`; BadValue for one about a file without a file that is written."""
    rest = [word for word in words if word not in {NO_PAGER, LAUNCH, PRINT}]
    file = next((Path(name) for word, name in itertools.pairwise(rest) if word in _FILES), None)
    for option, does in ((LAUNCH, "打开"), (PRINT, "打印")):
        if option in words and file is None:
            raise BadValue(f"{option} {does}写好的文件，要和 -o 文件 一起写。")
    return Wanted(
        rest,
        NO_PAGER not in words,
        file if LAUNCH in words else None,
        file if PRINT in words else None,
    )
