"""A folder packed so that the same files give the same bytes, whoever packs them and when."""

import lzma
import tarfile
import zipfile
from pathlib import Path
from typing import Final

_ALWAYS: Final = (2026, 1, 1, 0, 0, 0)
_ALWAYS_SECONDS: Final = 1767225600


def packed(folder: Path, target: Path) -> Path:
    """Pack `folder` into `target`, as .zip for Windows and as .tar.xz for Linux."""
    if "windows" in folder.name:
        return zipped(folder, target / f"{folder.name}.zip", under=folder.name)
    return _tarred(folder, target / f"{folder.name}.tar.xz")


def zipped(folder: Path, path: Path, *, under: str = "", squeeze: bool = True) -> Path:
    """Pack the files of `folder` as a zip, below a folder `under`."""
    method = zipfile.ZIP_DEFLATED if squeeze else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w", method, compresslevel=9 if squeeze else None) as made:
        for file in _files(folder):
            name = (Path(under) / file.relative_to(folder)).as_posix()
            item = zipfile.ZipInfo(name, _ALWAYS)
            item.create_system = 0  # MS-DOS; a name that is not ASCII is marked as UTF-8
            made.writestr(item, file.read_bytes(), method)
    return path


def _tarred(folder: Path, path: Path) -> Path:
    with (
        lzma.open(path, "wb", preset=9 | lzma.PRESET_EXTREME) as squeezed,
        tarfile.open(fileobj=squeezed, mode="w", format=tarfile.PAX_FORMAT) as made,
    ):
        for file in _files(folder):
            item = tarfile.TarInfo((Path(folder.name) / file.relative_to(folder)).as_posix())
            item.mtime, item.size = _ALWAYS_SECONDS, file.stat().st_size
            item.mode = 0o755 if file.stat().st_mode & 0o100 else 0o644
            with file.open("rb") as content:
                made.addfile(item, content)
    return path


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
