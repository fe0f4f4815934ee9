"""Windows' clipboard: its console in raw mode hands Ctrl-V on as a key, and pastes nothing by itself."""

import sys
from typing import Final

_UNICODE: Final = 13  # CF_UNICODETEXT


def text() -> str:
    """Return the text on the clipboard, "" where there is none, or elsewhere than on Windows."""
    if sys.platform != "win32":
        return ""  # terminals paste by themselves
    import ctypes

    user, kernel = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
    user.GetClipboardData.restype = kernel.GlobalLock.restype = ctypes.c_void_p
    kernel.GlobalLock.argtypes = kernel.GlobalUnlock.argtypes = [ctypes.c_void_p]
    if not user.OpenClipboard(None):
        return ""
    try:
        handle = user.GetClipboardData(_UNICODE)
        if not handle or not (where := kernel.GlobalLock(handle)):
            return ""
        try:
            return str(ctypes.wstring_at(where))
        finally:
            kernel.GlobalUnlock(handle)
    finally:
        user.CloseClipboard()
