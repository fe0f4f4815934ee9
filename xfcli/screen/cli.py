"""The command line: the verb that was asked for, and the one boundary for errors.

Only the verb that was asked for is imported and built: Typer inspects each parameter of each
registered command, which with forty commands would cost more than the work itself.
"""

import importlib
import re
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

import typer
import typer.core
import typer.main

from xfcli import __version__, aftermath
from xfcli.errors import BadValue, ExitCode, XfError
from xfcli.screen import clock, completion, extras, show, streams
from xfcli.screen.verbs import BY_NAME, CHINESE, PICKED, READING, TOLD, VERBS, in_chinese

if TYPE_CHECKING:
    from xfcli.screen import help_text  # loaded where help or a usage error is written

# `--month` alone means the last complete month, `--week` the last complete week.
_OPTIONAL_VALUES: Final = {"--month": "上月", "--week": "上周"}


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
        if self.name not in TOLD or len(args) != 1 or not show.is_terminal():
            return args
        from xfcli.screen.desk import pick

        return pick.completed(str(self.name), args[0])

    @property
    def _text(self) -> str:
        """What its docstring says; its one line where Python leaves docstrings out (-OO)."""
        return self.help or BY_NAME[str(self.name)].line

    def format_help(self, ctx: _Asked, formatter: _Page) -> None:
        """Write the help page in Chinese."""
        from xfcli.screen import help_text

        params = cast("Sequence[help_text.Param]", self.params)  # all of them are Typer's own
        spoken = in_chinese(str(self.name))
        page = help_text.of_command(ctx.command_path, self._text, params, show.room(), spoken)
        formatter.write(page)


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
    verb = BY_NAME.get(name)
    if verb is None:
        from xfcli.screen import help_text

        raise help_text.no_such_command(name, (*BY_NAME, *CHINESE))
    from xfcli.screen import alias  # neither --version nor a usage error needs the options

    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    run = alias.made(importlib.import_module(verb.module).run)
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
        from xfcli.screen import help_text

        raise BadValue(help_text.usage_error(error).removeprefix("xf: ")) from error


class Verbs(typer.core.TyperGroup):
    """The group of all verbs, each built only when it is asked for."""

    def list_commands(self, _ctx: object) -> list[str]:
        """Return the verbs in the order of the work."""
        return list(BY_NAME)

    def get_command(self, _ctx: object, cmd_name: str) -> Command:
        """Import and build the one command `cmd_name`; BadValue if there is no such verb."""
        return command(cmd_name)

    def format_help(self, _ctx: object, formatter: _Page) -> None:
        """Write the table of contents, panel by panel."""
        from xfcli.screen import help_text

        panels: dict[str, list[tuple[str, str]]] = {}
        for verb in VERBS:
            names = " ".join([verb.name, *in_chinese(verb.name)[:1]])
            panels.setdefault(verb.panel, []).append((names, verb.line))
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
    """Run the command of `args`; return its exit code, whatever happens.

    What is left for later is done even where nobody could read the answer: a backup is due all the same.
    """
    aftermath.forget()
    code = _ended(partial(_answer, run, args), args)
    return _ended(_finish, args) or code


def _answer(run: Callable[[list[str]], object], args: list[str]) -> int:
    wanted = extras.taken(_meant(_readable(args)))
    with wanted.paged(READING):
        done = clock.asked_about(partial(run, wanted.words))
    wanted.hand_on()
    if done == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt  # Typer keeps Ctrl-C to itself and only returns its code
    show.flush()
    return done if isinstance(done, int) else ExitCode.OK


def _finish() -> int:
    for told in aftermath.finish():
        show.talk(told)
    return ExitCode.OK


def _ended(act: Callable[[], int], args: list[str]) -> int:
    """Return the exit code of `act`, or that of what it failed with, which is told."""
    try:
        return act()
    except XfError as error:
        show.talk(f"xf: {_as_typed(error, args)}")
        return error.code
    except typer.Exit as stop:
        return stop.exit_code
    except (typer.Abort, KeyboardInterrupt, EOFError):
        show.talk(f"xf: 已中断，{aftermath.what_is_saved()}。")
        return ExitCode.INTERRUPTED
    except typer.TyperException as error:
        from xfcli.screen import help_text

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

    head, cure, tail = str(error).partition(error.cure)
    return head + (cure and again.command(args, whole=sys.stderr.isatty(), before=tail)) + tail


def _meant(args: list[str]) -> list[str]:
    """Return the command that `args` are short for: the desk for nothing, `show` for a number alone."""
    if completion.is_asked():
        return args
    if not args:
        from xfcli.screen import options

        return ["desk"] if options.can_ask() and options.can_draw() else ["--help"]
    if args[0][:1].isdigit() and re.fullmatch(r"(?:\d{4}-)?\d{1,10}", args[0]):
        return ["show", *args]
    return [CHINESE.get(args[0], args[0]), *args[1:]]


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
        from xfcli.ledger import sqlite
        from xfcli.system import program

        show.line(f"xf {__version__}（{program.about(sqlite.VERSION)}）")
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


def _draws(words: Sequence[str]) -> bool:
    """Whether a page is likely to be drawn: what is typed until then is for the page."""
    verb = words[0] if words else "desk"
    verb = CHINESE.get(verb, verb)
    return verb in {"add", "desk"} or (verb in TOLD | PICKED and len(words) < 3)


def main() -> None:
    """Run xf as the console script does."""
    streams.insist_on_chinese_names()
    streams.set_up()
    if completion.is_asked():
        completion.prepare()
    elif _draws(sys.argv[1:]):
        from xfcli.system import echo

        echo.hold()
    app()
