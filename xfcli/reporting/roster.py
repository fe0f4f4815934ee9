"""The places that must report: a line each, the code first, then the name; judged line by line."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from xfcli.errors import BadValue
from xfcli.reporting import sums_file

_MARKS: Final = re.compile('[,，;；"]')  # between cells, as programs save them


def read(lines: Iterable[str]) -> Mapping[str, str]:
    """Return the names of the places by code; BadValue with the line that cannot be one, and its cure.

    What comes before the first line with a number is a title, or headings; a name may be missing.
    """
    found: dict[str, str] = {}
    at: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        code, *name = _MARKS.sub(" ", line).split(maxsplit=1) or [""]
        is_heading = not found and not any(character.isdecimal() for character in line)
        if not code or is_heading:
            continue
        try:
            code = sums_file.code(code)
        except BadValue as error:
            said = f"名册第 {number} 行不是“区划代码 名称”，如 370211005 青石镇：{error}"
            raise BadValue(said) from error
        if code in found:
            raise BadValue(f"名册第 {at[code]} 行和第 {number} 行都是 {code}，改对其中一行。")
        found[code], at[code] = "".join(name).strip(), number
    if not found:
        raise BadValue("名册里一个单位也没有。一行一个：区划代码 名称，如 370211005 青石镇。")
    return found
