"""An office's own .docx or .xlsx as it comes in: refused before it takes all memory."""

from pathlib import Path
from typing import Final
from zipfile import ZipFile

from xfcli.errors import Refused

_MOST_BYTES: Final = 100 << 20  # unpacked


def insist_on_size(template: Path) -> None:
    """Refused where a form would not fit into memory; what zipfile raises where it is no such file."""
    with ZipFile(template) as pack:
        if sum(part.file_size for part in pack.infolist()) > _MOST_BYTES:
            raise Refused(
                f"「{template.name}」解开后超过 {_MOST_BYTES >> 20} MB，没有读。请去掉里面的大图再用。"
            )
