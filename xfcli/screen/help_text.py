"""The help pages and the usage errors in Chinese: Typer's own are English in part."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Final, Literal, Protocol

from xfcli.errors import BadValue
from xfcli.screen.examples import EXAMPLES
from xfcli.text import fold, places

_VERB: Final = 17  # places
_PROGRAM: Final = """\
信访台账：登记、分类、转送、办结、上报。一个文件，一台电脑，不联网。

用法：xf 命令 [编号] [选项]        每个命令的说明：xf 命令 -h
命令写英文、写它后面的中文都行：xf add 就是 xf 登记，xf 12 就是看第 12 号。
"""


_OPTIONS: Final = (
    ("--version", "版本"),
    ("--install-completion", "让命令行按 Tab 补全（bash、zsh、fish、PowerShell）"),
    ("--launch", "打开 -o 写好的文件；任何命令都可加"),
    ("--print", "打印 -o 写好的文件；任何命令都可加"),
    ("--no-pager", "长的内容不分页；任何命令都可加"),
    ("-h, --help", "这一页"),
)


class Param(Protocol):
    """An argument or option of a command, as Typer describes it."""

    name: str
    param_type_name: Literal["argument", "option"]
    opts: list[str]
    secondary_opts: list[str]  # of a flag that can be taken away: --no-…
    metavar: str | None
    help: str | None
    required: bool
    default: object
    hidden: bool
    is_flag: bool  # of options


def of_program(panels: Mapping[str, Sequence[tuple[str, str]]], room: int | None = None) -> str:
    """Return the table of contents: by panel each verb with its line, in `room` places if given."""
    parts = [_PROGRAM]
    for panel, verbs in panels.items():
        parts.append(f"\n{panel}\n{_columns(verbs, _VERB, room)}")
    parts.append("\n选项\n" + _columns(_OPTIONS, _VERB, room))
    return "".join(parts)


def of_command(
    path: str,
    text: str,
    params: Sequence[Param],
    room: int | None = None,
    spoken: Sequence[str] = (),
) -> str:
    """Return the help page of the command `path` (xf add), `text` being what it says of itself.

    It is folded to `room` places, if given; `spoken` is how the command may be typed in Chinese.
    """
    arguments = [p for p in params if p.param_type_name == "argument"]
    options = [p for p in params if p.param_type_name == "option" and not p.hidden]
    named = " ".join(_argument(p) for p in arguments)
    also = f"中文：{'、'.join(f'xf {word}' for word in spoken)}\n" if spoken else ""
    parts = [
        f"用法：{' '.join(filter(None, (path, named, '[选项]')))}\n{also}\n{_indented(text, room)}\n"
    ]
    if arguments:
        parts.append(
            "\n参数\n"
            + _columns([(p.metavar or p.name, p.help or "") for p in arguments], 24, room)
        )
    rows = [(_option(p), (p.help or "") + _unless_given(p)) for p in options]
    rows.append(("-h, --help", "这一页"))
    parts.append("\n选项\n" + _columns(rows, 24, room))
    lines = [f"  xf {words}\n" for words in EXAMPLES.get(path.rpartition(" ")[2], ())]
    return "".join([*parts, "\n例如\n", *lines])


def _argument(param: Param) -> str:
    name = param.metavar or param.name
    return name if param.required else f"[{name}]"


def _option(param: Param) -> str:
    names = ", ".join([*param.opts, *param.secondary_opts])
    return names if param.is_flag else f"{names} {param.metavar or ''}".rstrip()


def _unless_given(param: Param) -> str:
    if param.required:
        return "（必填）"
    return f"（默认 {param.default}）" if isinstance(param.default, StrEnum) else ""


def _indented(text: str, room: int | None) -> str:
    lines = [part for line in text.strip().splitlines() for part in _folded(line, room, 2)]
    return "\n".join(f"  {line}".rstrip() for line in lines)


def _columns(rows: Iterable[tuple[str, str]], width: int, room: int | None) -> str:
    lines = []
    for left, right in rows:
        gap = max(width - places(left), 2)
        first, *more = _folded(right, room, width + 2)
        lines.append(f"  {left}{' ' * gap}{first}".rstrip() + "\n")
        lines += [f"  {' ' * width}{part}\n" for part in more]
    return "".join(lines)


def _folded(text: str, room: int | None, indent: int) -> list[str]:
    return fold(text, max(room - indent, 20)) if room else [text]


def usage_error(error: Any) -> str:
    """Return one Chinese sentence for Typer's error about the words of a command."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "xf"
    see = f"用法见：{command} -h"
    match type(error).__name__:
        case "NoSuchOption":
            near = get_close_matches(error.option_name, error.possibilities or (), n=3)
            near = near or list(error.possibilities or ())[:3]
            hint = f"是不是 {'、'.join(near)}？" if near else ""
            return f"xf: 没有 {error.option_name} 这个选项。{hint}{see}"
        case "MissingParameter":
            param = error.param
            named = (
                param.metavar
                if param.param_type_name == "argument"
                else f" {max(param.opts, key=len)}"
            )
            return f"xf: 缺少{named}。{see}"
        case "BadOptionUsage":
            return f"xf: 选项 {error.option_name} 后面的值不对。{see}"
        case "BadParameter" if error.param is not None:
            named = error.param.metavar or error.param.name
            return f"xf: {named}填的值不对。{see}"
    return f"xf: 命令多写了词，或写法不对。{see}"


def no_such_command(typed: str, verbs: Sequence[str]) -> BadValue:
    """Return the error for a verb that does not exist, with the nearest ones."""
    near = get_close_matches(typed, verbs, n=3)
    hint = f"是不是 {'、'.join(near)}？" if near else ""
    return BadValue(f"没有「{typed[:20]}」这个命令。{hint}全部命令见：xf -h")
