"""Aliases of options before they are made: all are named when `options` is loaded, a command has ten.

`Annotated` would cost each start ten times as much for them.
"""

import typing
from collections.abc import Callable
from functools import partial


class Alias:
    """What `Annotated` says, kept until `made` makes the options of one command."""

    __slots__ = ("how", "kind", "or_none")

    def __init__(self, kind: type, how: "partial[object]", *, or_none: bool = False) -> None:
        self.kind, self.how, self.or_none = kind, how, or_none

    def __class_getitem__(cls, said: "tuple[type, partial[object]]") -> "Alias":
        return cls(*said)

    def __or__(self, _: None) -> "Alias":
        return Alias(self.kind, self.how, or_none=True)


def made(run: Callable[..., None]) -> Callable[..., None]:
    """Return the function of a command, the options of its parameters made as Typer wants them."""
    run.__annotations__ = {
        name: _made(hint) if isinstance(hint, Alias) else hint
        for name, hint in run.__annotations__.items()
    }
    return run


def _made(alias: Alias) -> object:
    """Return an option for Typer; one "or None" tells "not stated" from a value, of a flag its opposite too."""
    kind: object = alias.kind | None if alias.or_none else alias.kind
    how = alias.how
    if alias.or_none and alias.kind is bool:
        (name,) = how.args
        how = partial(how.func, f"{name}/--no-{name[2:]}", **how.keywords)
    return typing.Annotated[kind, how()]
