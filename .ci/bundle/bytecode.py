"""Compile every module below a folder, the result beside its source. Run by the bundle's Python."""

import py_compile
import sys
from pathlib import Path

folder = Path(sys.argv[1])
for source in sorted(folder.rglob("*.py")):
    py_compile.compile(
        str(source),
        str(source.with_suffix(".pyc")),
        dfile=source.relative_to(folder).as_posix(),
        doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
