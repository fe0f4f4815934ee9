"""The table of contents: every verb, its panel, its one line; and the one boundary for errors.

Only the verb that was asked for is imported and built: Typer inspects each parameter of each
registered command, which with forty commands would cost more than the work itself.
"""

import importlib
import re
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any, Final, NamedTuple, Protocol, cast

import typer
import typer.core
import typer.main

from xfcli import __version__, aftermath
from xfcli.errors import BadValue, ExitCode, XfError
from xfcli.screen import clock, completion, extras, help_text, show, streams


class Verb(NamedTuple):
    """A command: its panel in the help, and the first line of its help."""

    name: str
    panel: str
    line: str

    @property
    def module(self) -> str:
        """The module of the command; Python's own words get an underscore."""
        plain = "xfcli.commands." + self.name
        return plain + "_" if self.name in {"import", "return"} else plain


VERBS: Final = (
    Verb("add", "登记", "登记一件信访件"),
    Verb("import", "登记", "从 Excel 或 CSV 台账导入"),
    Verb("amend", "登记", "更正登记内容或一步办理；并入或拆出"),
    Verb("undo", "登记", "撤销一步；撤销的撤销就是恢复"),
    Verb("void", "登记", "作废一个登记错的编号"),
    Verb("classify", "办理", "分类：诉求领域、法定途径、责任单位、依据"),
    Verb("accept", "办理", "登记受理告知"),
    Verb("refuse", "办理", "登记不予受理或不再受理告知"),
    Verb("transfer", "办理", "转送或交办给有权处理的单位"),
    Verb("return", "办理", "登记单位退回"),
    Verb("extend", "办理", "延长办理期限（信访事项一共最多 30 日）"),
    Verb("reply", "办理", "登记书面答复"),
    Verb("deliver", "办理", "登记送达"),
    Verb("review", "办理", "登记复查、复核的申请或意见"),
    Verb("urge", "办理", "催办或督办"),
    Verb("note", "办理", "记事：告知、异议、批示、听证、调解等"),
    Verb("rate", "办理", "登记信访人的评价"),
    Verb("close", "办理", "办结"),
    Verb("reopen", "办理", "重新办理"),
    Verb("list", "查看", "列出信访事项"),
    Verb("show", "查看", "看一件事项的全部：历史和每个期限"),
    Verb("log", "查看", "操作记录；--access 只看谁查看过个人信息、为什么"),
    Verb("due", "查看", "今天要办的、逾期的、快到期的"),
    Verb("desk", "查看", "桌面：选一件，一键一步；只输入 xf 就是它"),
    Verb("search", "查看", "查找：字词、姓名、村、文号、原编号、电话末四位"),
    Verb("why", "查看", "一个数后面的信访事项"),
    Verb("report", "上报", "周报、月报、季报、年报"),
    Verb("rollup", "上报", "各乡镇的逐月汇总合成一份报表"),
    Verb("diff", "上报", "两个时刻之间台账录入了什么"),
    Verb("notice", "上报", "制作文书（.docx），或给信访人的回执"),
    Verb("export", "上报", "导出台账（Excel、CSV），或整本记事"),
    Verb("reconcile", "上报", "与上级系统导出的表逐件核对"),
    Verb("init", "台账", "新建一本台账"),
    Verb("check", "台账", "核对台账是否完好"),
    Verb("backup", "台账", "备份台账，并核对备份完好"),
    Verb("restore", "台账", "从备份恢复台账"),
    Verb("handover", "台账", "移交台账：交接书，或换电脑的移交包；接手"),
    Verb("schedule", "台账", "定时备份、早上提醒：看要装什么，或装入、删除"),
    Verb("retention", "台账", "个人信息的保存：到期的、暂缓、限制、清除"),
    Verb("units", "台账", "责任单位和村的名册"),
    Verb("catalogue", "台账", "查诉求清单"),
    Verb("law", "台账", "查法律依据：引了哪些法规，何时施行"),
    Verb("calendar", "台账", "放假安排：看各年的依据，导入新一年的"),
    Verb("setting", "台账", "查看或更改设置"),
    Verb("demo", "台账", "建一本演示台账，看看各种情形"),
)
_BY_NAME: Final = {verb.name: verb for verb in VERBS}

# The verbs as officers say them; every one of them may be typed.
_CHINESE: Final = {
    "登记": "add", "导入": "import", "更正": "amend", "作废": "void", "分类": "classify", "归类": "classify",
    "受理": "accept", "不予受理": "refuse", "转送": "transfer", "交办": "transfer", "退回": "return",
    "延期": "extend", "答复": "reply", "送达": "deliver", "复查": "review", "复核": "review", "催办": "urge",
    "督办": "urge", "记事": "note", "评价": "rate", "办结": "close", "重办": "reopen", "列表": "list",
    "查看": "show", "记录": "log", "待办": "due", "桌面": "desk", "查找": "search", "报表": "report",
    "月报": "report", "文书": "notice", "导出": "export", "对账": "reconcile", "建账": "init", "核对": "check",
    "备份": "backup", "恢复": "restore", "移交": "handover", "单位": "units", "清单": "catalogue", "设置": "setting",
    "看": "show", "列出": "list", "今天": "due", "搜索": "search", "找": "search", "撤销": "undo",
}  # fmt: skip

# The verbs whose output is read, page by page where it is long.
_READING: Final = frozenset(
    {
        "list",
        "show",
        "log",
        "due",
        "search",
        "why",
        "report",
        "diff",
        "catalogue",
        "law",
        "calendar",
        "units",
        "handover",
    }
)

# `--month` alone means the last complete month, `--week` the last complete week.
_OPTIONAL_VALUES: Final = {"--month": "上月", "--week": "上周"}


# The steps that a number alone is not enough for.
_TOLD: Final = frozenset(
    {"transfer", "reply", "refuse", "extend", "return", "review", "rate", "reopen", "note"}
)


class _Asked(Protocol):
    """The context of a command, as far as its help asks it."""

    @property
    def command_path(self) -> str: ...


class _Page(Protocol):
    """What a help page is written to."""

    def write(self, string: str) -> None: ...


class Command(typer.core.TyperCommand):
    """A command with Chinese help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse, after giving an option that may stand alone its usual value, and asking for a number."""
        try:
            return super().parse_args(ctx, self._told(_completed(args)))
        except typer.TyperException as error:
            missing = getattr(error, "param", None)
            is_missing = type(error).__name__ == "MissingParameter"
            if not (is_missing and missing and missing.name in {"no", "nos"}):
                raise
            from xfcli.screen.desk import pick

            words = pick.command(str(self.name), args)
            if words is None:
                raise
            return super().parse_args(ctx, [*words, *_completed(args)])

    def _told(self, args: list[str]) -> list[str]:
        """Return `args` with what a step needs besides its number, asked for at a terminal."""
        if self.name not in _TOLD or len(args) != 1 or not show.is_terminal():
            return args
        from xfcli.screen.desk import pick

        return pick.completed(str(self.name), args[0])

    @property
    def _text(self) -> str:
        """What its docstring says; its one line where Python leaves docstrings out (-OO)."""
        return self.help or _BY_NAME[str(self.name)].line

    def format_help(self, ctx: _Asked, formatter: _Page) -> None:
        """Write the help page in Chinese."""
        params = cast("Sequence[help_text.Param]", self.params)  # all of them are Typer's own
        formatter.write(help_text.of_command(ctx.command_path, self._text, params, show.room()))


def _completed(args: list[str]) -> list[str]:
    completed: list[str] = []
    for i, word in enumerate(args):
        completed.append(word)
        if word in _OPTIONAL_VALUES and (i + 1 == len(args) or args[i + 1].startswith("-")):
            completed.append(_OPTIONAL_VALUES[word])
    return completed


@cache
def command(name: str) -> Command:
    """Import and build the command `name`; BadValue if there is no such verb."""
    verb = _BY_NAME.get(name)
    if verb is None:
        raise help_text.no_such_command(name, (*_BY_NAME, *_CHINESE))
    from xfcli.screen import options  # neither --version nor a usage error needs them

    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    run = options.made(importlib.import_module(verb.module).run)
    app.command(verb.name, cls=Command, context_settings=_CONTEXT)(run)
    built = typer.main.get_command(app)
    assert isinstance(built, Command)
    return built


def take(name: str, words: Sequence[str]) -> None:
    """Run one command within another, on `words` as they are typed; its errors are raised.

    BadValue where it cannot read them.
    """
    run = partial(
        command(name).main, [*words], f"xf {name}", standalone_mode=False, windows_expand_args=False
    )
    try:
        clock.asked_about(run)
    except typer.TyperException as error:
        raise BadValue(help_text.usage_error(error).removeprefix("xf: ")) from error


class Verbs(typer.core.TyperGroup):
    """The group of all verbs, each built only when it is asked for."""

    def list_commands(self, _ctx: object) -> list[str]:
        """Return the verbs in the order of the work."""
        return list(_BY_NAME)

    def get_command(self, _ctx: object, cmd_name: str) -> Command:
        """Import and build the one command `cmd_name`; BadValue if there is no such verb."""
        return command(cmd_name)

    def format_help(self, _ctx: object, formatter: _Page) -> None:
        """Write the table of contents, panel by panel."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for verb in VERBS:
            panels.setdefault(verb.panel, []).append((verb.name, verb.line))
        formatter.write(help_text.of_program(panels, show.room()))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> int:
        """Run one command and return its exit code; every failure becomes one line on stderr."""
        run = partial(
            super().main,
            prog_name=prog_name or "xf",
            complete_var=complete_var,
            standalone_mode=False,
            windows_expand_args=windows_expand_args,
            **extra,
        )
        code = _answered(run, sys.argv[1:] if args is None else list(args))
        if standalone_mode:
            sys.exit(code)
        return code


def _answered(run: Callable[[list[str]], object], args: list[str]) -> int:
    """Run the command of `args`; return its exit code, whatever happens."""
    aftermath.forget()
    try:
        wanted = extras.taken(_meant(_readable(args)))
        with wanted.paged(_READING):
            done = clock.asked_about(partial(run, wanted.words))
        wanted.hand_on()
        if done == ExitCode.INTERRUPTED:
            raise KeyboardInterrupt  # Typer keeps Ctrl-C to itself and only returns its code
        show.flush()
        for told in aftermath.finish():
            show.talk(told)
        return done if isinstance(done, int) else ExitCode.OK
    except XfError as error:
        show.talk(f"xf: {_as_typed(error, args)}")
        return error.code
    except typer.Exit as stop:
        return stop.exit_code
    except (typer.Abort, KeyboardInterrupt, EOFError):
        show.talk(f"xf: 已中断，{aftermath.what_is_saved()}。")
        return ExitCode.INTERRUPTED
    except typer.TyperException as error:
        show.talk(help_text.usage_error(error))
        return ExitCode.USAGE
    except (BrokenPipeError, SystemExit):
        return _broken_pipe()  # Typer answers a broken pipe with SystemExit(1)
    except Exception as error:
        return _unexpected(error, args)


def _as_typed(error: XfError, args: Sequence[str]) -> str:
    """Return the sentence of an error; the command that it wants completed is the one of `args`, whole."""
    if not error.cure or error.cure.split()[1:2] != [*args[:1]]:
        return str(error)
    from xfcli.screen import again

    return str(error).replace(error.cure, again.command(args, whole=sys.stderr.isatty()))


def _meant(args: list[str]) -> list[str]:
    """Return the command that `args` are short for: the desk for nothing, `show` for a number alone."""
    if completion.is_asked():
        return args
    if not args:
        from xfcli.screen import options

        return ["desk"] if options.can_ask() and options.can_draw() else ["--help"]
    if args[0][:1].isdigit() and re.fullmatch(r"(?:\d{4}-)?\d{1,10}", args[0]):
        return ["show", *args]
    return [_CHINESE.get(args[0], args[0]), *args[1:]]


def _readable(args: Sequence[str]) -> list[str]:
    """Return `args` as they were meant: out of a wrong locale, without the quotes that cmd leaves."""
    import os

    if os.name == "nt":
        from xfcli.system import typed

        return [typed.word(word) for word in args]
    return [streams.meant(word) for word in args]


def _broken_pipe() -> int:
    """End quietly when the reader of our output has gone (`xf list | head`)."""
    _drop_output()
    return ExitCode.OK


def _unexpected(error: Exception, args: Sequence[str]) -> int:
    """Answer for what no rule foresaw: a disk that fails (`xf list > full`), or a bug of ours."""
    from xfcli.screen import bug

    if isinstance(error, OSError) and error.errno:
        from xfcli.system.reasons import reason

        show.talk(
            f"xf: 磁盘或文件读写出错（{reason(error)}），{aftermath.what_is_saved()}。查看磁盘空间和权限后再试。"
        )
        _drop_output()
        return ExitCode.LEDGER
    return bug.report(error, args)


def _drop_output() -> None:
    """Let what is still buffered for stdout go nowhere, or Python would fail on it at the end."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_CONTEXT: Final = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    cls=Verbs,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=_CONTEXT,
)


def _version(asked: bool) -> None:
    if asked:
        from xfcli.ledger.file import SQLITE
        from xfcli.system import program

        show.line(f"xf {__version__}（{program.about(SQLITE)}）")
        raise typer.Exit


def _install_completion(asked: bool) -> None:
    if asked:
        shell, file = completion.install()
        show.line(f"已为 {shell} 装好补全（{file}）。新开一个窗口，按 Tab 就有。")
        raise typer.Exit


@app.callback()
def xf(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="版本"),
    install_completion: bool = typer.Option(
        False, "--install-completion", callback=_install_completion, is_eager=True, help="装补全"
    ),
) -> None:
    """信访台账：登记、分类、转送、办结、上报。"""


def main() -> None:
    """Run xf as the console script does."""
    streams.insist_on_chinese_names()
    streams.set_up()
    if completion.is_asked():
        completion.prepare()
    app()
