"""What can be changed in a source file: one small thing at a time, each as a piece of text for another."""

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from copy import copy
from itertools import pairwise
from typing import NamedTuple

_OTHER = {
    ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq], ast.Is: [ast.IsNot], ast.IsNot: [ast.Is],
    ast.In: [ast.NotIn], ast.NotIn: [ast.In], ast.Lt: [ast.LtE, ast.GtE], ast.LtE: [ast.Lt, ast.Gt],
    ast.Gt: [ast.GtE, ast.LtE], ast.GtE: [ast.Gt, ast.Lt], ast.And: [ast.Or], ast.Or: [ast.And],
    ast.Add: [ast.Sub], ast.Sub: [ast.Add], ast.Mult: [ast.FloorDiv], ast.FloorDiv: [ast.Mult],
    ast.Div: [ast.Mult], ast.Mod: [ast.Mult], ast.BitOr: [ast.BitAnd], ast.BitAnd: [ast.BitOr],
}  # fmt: skip
_TURNED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_UNORDERED = ("startswith", "endswith", "isinstance")
_ALIKE = {"min", "max", "_first"}  # whose arguments may stand in any order
# Messages, what is for the type checker alone, and what would only fail to load.
_LEFT_ALONE = (ast.JoinedStr, ast.Raise, ast.Assert, ast.Import, ast.ImportFrom, ast.Starred)


class Change(NamedTuple):
    """One change: where it is, which bytes it replaces by what, and its name."""

    file: str
    line: int
    name: str  # what it is called, whatever line it stands on
    new: str
    start: int
    end: int

    def made(self, source: bytes) -> bytes:
        """Return `source` with the change made."""
        return source[: self.start] + self.new.encode() + source[self.end :]


def changes(file: str, source: bytes) -> list[Change]:
    """Return all changes of a file, in the order of its lines."""
    starts, found, met = [0], [], Counter[str]()
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for place, node, is_asked in _nodes(ast.parse(source), ""):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        old = " ".join(ast.unparse(node).split())
        turned = [f"(not {old})"] if is_asked and type(node) not in _INSTEAD else []
        for new in dict.fromkeys([*turned, *_INSTEAD.get(type(node), lambda _: ())(node)]):
            name = f"{file} {place}: {' → '.join(_brief(old, new))}"
            met[name] += 1
            nth = f" #{met[name]}" if met[name] > 1 else ""
            found.append(Change(file, node.lineno, name + nth, new, start, end))
    return sorted(found, key=lambda change: (change.line, change.start))


def _brief(old: str, new: str) -> Iterator[str]:
    """Yield both, of long ones the part in which they differ."""
    pairs = enumerate(zip(old, new.removeprefix("("), strict=False))
    same = next((i for i, (one, two) in pairs if one != two), len(old))
    at = max(0, same - 30) if len(old) > 90 else 0
    for text in (old, new.removeprefix("(") if at else new):
        yield ("…" if at else "") + (f"{text[at : at + 80]}…" if len(text) > at + 90 else text[at:])


def _nodes(node: ast.AST, place: str) -> Iterator[tuple[str, ast.AST, bool]]:
    """Yield what can be changed, its place, and whether something is decided by it."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns"} or _is_type(node):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, _LEFT_ALONE) or _is_text(child):
                continue
            inner = _place(child, place)
            if hasattr(child, "col_offset") and not _is_unordered(child, node, name):
                yield inner, child, name in {"test", "ifs", "guard"}
            yield from _nodes(child, inner)


def _place(node: ast.AST, place: str) -> str:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return f"{place}.{node.name}".strip(".")
    named = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", ())
    return place or "、".join(ast.unparse(name) for name in named)


def _is_unordered(node: ast.AST, parent: ast.AST, field: str) -> bool:
    """Whether it is a tuple whose order says nothing: `except (A, B)`, `x in (a, b)`."""
    return isinstance(node, ast.Tuple) and (
        isinstance(parent, ast.ExceptHandler)
        or (isinstance(parent, ast.Compare) and isinstance(parent.ops[-1], ast.In | ast.NotIn))
        or (field == "args" and ast.unparse(parent).split("(")[0].endswith(_UNORDERED))
    )


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_type(node: ast.AST) -> bool:
    """Whether it is a type with its parts: `dict[str, int]`, `Literal["a"]`."""
    kind = getattr(node, "value", None)
    return isinstance(node, ast.Subscript) and isinstance(kind, ast.Name) and (
        kind.id[0].isupper() or kind.id in {"dict", "list", "tuple", "set", "type"}
    )  # fmt: skip


def _with(node: ast.AST, **changed: object) -> str:
    other = copy(node)
    for name, value in changed.items():
        setattr(other, name, value)
    return f"({' '.join(ast.unparse(ast.fix_missing_locations(other)).split())})"


def _swapped(node: ast.AST, field: str) -> Iterator[str]:
    """Yield `node` with two neighbours of a field swapped that are not the same."""
    parts = getattr(node, field)
    for i, (one, two) in enumerate(pairwise(parts)):
        if ast.dump(one) != ast.dump(two):
            yield _with(node, **{field: [*parts[:i], two, one, *parts[i + 2 :]]})


def _without(node: ast.AST, field: str) -> Iterator[str]:
    parts = getattr(node, field)
    yield from (_with(node, **{field: parts[:i] + parts[i + 1 :]}) for i in range(len(parts)))


def _compare(node: ast.Compare) -> Iterator[str]:
    if len(node.ops) == 1:
        yield from (_with(node, ops=[other()]) for other in _OTHER[type(node.ops[0])])


def _operation(node: ast.BinOp | ast.BoolOp) -> Iterator[str]:
    yield from (_with(node, op=other()) for other in _OTHER.get(type(node.op), ()))
    if isinstance(node, ast.BoolOp):
        yield from _without(node, "values")


def _constant(node: ast.Constant) -> Iterator[str]:
    if isinstance(node.value, bool):
        yield str(not node.value)
    elif isinstance(node.value, int):
        yield from (str(n) for n in (node.value + 1, node.value - 1) if n >= 0)
    elif isinstance(node.value, str):
        yield repr(node.value[:-1] or "x")


def _call(node: ast.Call) -> Iterator[str]:
    if not (isinstance(node.func, ast.Name) and node.func.id in _ALIKE):
        yield from _swapped(node, "args")
    if not any(keyword.arg == "strict" for keyword in node.keywords):  # of zip: False is the usual
        yield from _without(node, "keywords")
    if isinstance(node.func, ast.Name) and node.func.id in _TURNED:
        yield _with(node, func=ast.Name(_TURNED[node.func.id]))


def _items(node: ast.Tuple | ast.List) -> Iterator[str]:
    if isinstance(node.ctx, ast.Load):
        yield from _swapped(node, "elts")


def _answer(node: ast.Return) -> Iterator[str]:
    if node.value and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield "return None"


def _assignment(node: ast.Assign) -> Iterator[str]:
    if isinstance(node.targets[0], ast.Subscript | ast.Attribute):
        yield "pass"


_INSTEAD: dict[type[ast.AST], Callable[..., Iterator[str] | tuple[str, ...]]] = {
    ast.Compare: _compare,
    ast.BoolOp: _operation,
    ast.BinOp: _operation,
    ast.Constant: _constant,
    ast.Call: _call,
    ast.Tuple: _items,
    ast.List: _items,
    ast.Dict: lambda node: _swapped(node, "values"),
    ast.UnaryOp: lambda node: (f"({ast.unparse(node.operand)})",),
    ast.IfExp: lambda node: (f"({ast.unparse(node.body)})", f"({ast.unparse(node.orelse)})"),
    ast.Return: _answer,
    ast.Assign: _assignment,
    ast.AugAssign: lambda _: ("pass",),
    ast.Expr: lambda _: ("pass",),
    ast.Continue: lambda _: ("pass",),
    ast.Break: lambda _: ("pass",),
}
