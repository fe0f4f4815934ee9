"""How somebody may watch long work: a type alone, imported where types are checked."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Watch(Protocol):
    """Is given things that are gone through one by one, and how many they are; passes them on."""

    def __call__(self, items: Iterable[Item], total: int, /) -> Iterable[Item]:
        """Return `items`, which are `total` in number, as they are asked for."""
        ...
