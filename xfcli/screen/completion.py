"""Completion by Tab in bash, zsh, fish and PowerShell: verbs, options, words, units, rows, open cases.

Typer makes the script; the shell asks xf itself for what fits, with the words typed so far in its
environment. A ledger that cannot be read completes nothing.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

from xfcli.errors import BadValue, XfError

VARIABLE: Final = "_XF_COMPLETE"
_MOST: Final = 50


def is_asked() -> bool:
    """Whether a shell asks what fits."""
    return bool(os.environ.get(VARIABLE))  # PowerShell empties it afterwards, and may leave it so


def prepare() -> None:
    """Make Typer answer the shells in the way of its own scripts."""
    from typer._completion_classes import completion_init

    completion_init()


def install() -> tuple[str, str]:
    """Install completion for the shell that xf was called from; return its name, and the file changed.

    BadValue where that shell is not known.
    """
    from typer._completion_shared import install as typers

    try:
        shell, file = typers(prog_name="xf", complete_var=VARIABLE)
    except (SystemExit, RuntimeError, OSError) as error:
        raise BadValue(_UNKNOWN) from error
    if not shell:
        raise BadValue(_UNKNOWN)
    if shell == "zsh":  # the file is read at the first Tab, which would complete nothing
        with file.open("a", encoding="utf-8") as script:
            script.write('\n_xf_completion "$@"\n')
    return shell, str(file)


_UNKNOWN: Final = "认不出是哪种命令行，补全没有装。能装的有：bash、zsh、fish、PowerShell。"


def of_words(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Return what completes one of `words`."""
    known = list(words)

    def fitting(incomplete: str) -> list[str]:
        from xfcli.screen import initials

        return [word for word in known if initials.fits(incomplete, word)]

    return fitting


def units(incomplete: str) -> list[str]:
    """Return the units and villages of the ledger that fit."""
    from xfcli import ledger

    with suppress(XfError), ledger.reading(None) as book:
        return of_words(sorted(book.office.units))(incomplete)
    return []


def items(incomplete: str) -> list[tuple[str, str]]:
    """Return the rows of the catalogue that fit, each with what it is for."""
    from xfcli.law import catalogue

    return [(item.code, item.request) for item in catalogue.search(incomplete)[:_MOST]]


def open_cases(incomplete: str) -> list[tuple[str, str]]:
    """Return the open cases whose number begins so, each with its status: titles stay in the ledger."""
    from xfcli import ledger
    from xfcli.ledger import filters
    from xfcli.ledger.filters import Filter

    with suppress(XfError), ledger.reading(None) as book:
        rows = filters.cases(book, Filter(open=True))
        found = [(row.no, row.status) for row in rows if row.no.startswith(incomplete)]
        return found[:_MOST]
    return []
