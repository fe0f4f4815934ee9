"""What Wine 8 lacks: CopyFile2, by which Python 3.13 copies files, and WMI, which platform asks."""

import _winapi
import sys

if hasattr(_winapi, "CopyFile2"):
    del _winapi.CopyFile2
sys.modules["_wmi"] = None  # type: ignore[assignment]
