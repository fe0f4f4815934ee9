"""Whether an entry holds what its kind declares in `bodies`: all of it, no more, each of its type.

Our own entries keep to it by the type checker. A journal that is handed over may hold anything.
"""

from collections.abc import Callable, Collection
from datetime import date
from functools import cache
from typing import Annotated, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

from xfcli.case import bodies

Check = Callable[[object], str]  # what is wrong with a value, "" if nothing is
_WRONG = "不对"


def flaw(kind: str, no: str | None, body: object, personal: object) -> str:
    """Return what is wrong with an entry of case `no` (None: of the office), "" if nothing is.

    `personal` is None where there is no personal part, or no longer. Named are keys, never values:
    these may be personal.
    """
    parts = _parts(of_case=no is not None).get(kind)
    if parts is None:
        return "是本程序不认识的一种：由更新的 xf 登记，或不是 xf 登记的"
    of_body, of_personal = parts
    wrong = of_body(body) or ("" if personal is None else of_personal(personal))
    return f"的内容有误：{wrong}" if wrong else ""


@cache
def _parts(*, of_case: bool) -> dict[str, tuple[Check, Check]]:
    """Return the checks of body and personal part, by kind."""
    lines = get_args(bodies.OfCase if of_case else bodies.OfOffice)
    rows = [get_args(line) for line in lines]
    return {
        kind: (_check(body), _check(personal))
        for kinds, body, personal in rows
        for kind in get_args(kinds)
    }


@cache
def _check(declared: object) -> Check:
    """Return the check of a value that is declared so."""
    if is_typeddict(declared):
        return _keys(declared)
    if declared is object:  # of a correction: what its entry declares
        return lambda _: ""
    kind, args = get_origin(declared), get_args(declared)
    if kind is NotRequired:
        return _check(args[0])
    if kind is Annotated and isinstance(args[1], range):
        return lambda value: "" if type(value) is int and value in args[1] else _WRONG
    if kind is Annotated:
        return _day if args[1] is date else _word(frozenset(args[1]))
    if kind is list:
        return _list(_check(args[0]))
    if kind is dict:
        return _dict(_check(args[1]))
    return lambda value: "" if type(value) is declared else _WRONG


def _keys(declared: object) -> Check:
    hints = get_type_hints(declared, include_extras=True)
    fields = {key: _check(hint) for key, hint in hints.items()}
    required: frozenset[str] = getattr(declared, "__required_keys__", frozenset())

    def check(value: object) -> str:
        if not isinstance(value, dict):
            return _WRONG
        if missing := required - value.keys():
            return f"缺少 {min(missing)}"
        for key, item in value.items():
            if key not in fields:
                return "有一项本程序不认识"
            if wrong := fields[key](item):
                return f"{key} {wrong}"
        return ""

    return check


def _list(of_each: Check) -> Check:
    return lambda value: _first(value, of_each) if isinstance(value, list) else _WRONG


def _dict(of_each: Check) -> Check:
    return lambda value: _first(value.values(), of_each) if isinstance(value, dict) else _WRONG


def _first(values: Collection[object], of_each: Check) -> str:
    return next(filter(None, map(of_each, values)), "")


def _word(words: frozenset[str]) -> Check:
    return lambda value: "" if isinstance(value, str) and value in words else _WRONG


def _day(value: object) -> str:
    try:
        is_day = isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        is_day = False
    return "" if is_day else _WRONG
