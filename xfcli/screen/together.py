"""Options that mean nothing beside each other are refused: none that was typed is left out unseen."""

from collections.abc import Mapping

from xfcli.errors import BadValue


def apart(option: str, others: Mapping[str, object], why: str = "") -> None:
    """Raise BadValue where any of `others` (what was given, by option) stands beside `option`.

    `why` is a sentence that says what `option` does.
    """
    if given := _given(others):
        raise BadValue(f"{option} 不能和 {given} 一起用，去掉其中一样。{why}")


def needs(others: Mapping[str, object], option: str, why: str) -> None:
    """Raise BadValue where any of `others` was given: without `option` it means nothing."""
    if given := _given(others):
        raise BadValue(f"{given} 要和 {option} 一起写：{why}")


def _given(options: Mapping[str, object]) -> str:
    return "、".join(name for name, value in options.items() if value)
