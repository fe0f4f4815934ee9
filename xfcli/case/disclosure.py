"""What of a case may be shown, and to whom: decided here and nowhere else.

Of a sealed case (条例 Art 30) a reader learns its number, its days and how far it is; not what it is about,
not who petitioned, not which unit has it. Whoever lists, prints or speaks of a case hands what it would
say to the case's `Disclosure`, and says what comes back.
"""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple, TypeVar

from xfcli.case.entry import Entry
from xfcli.case.kinds import KINDS

SEALED: Final = "（保密）"
One = TypeVar("One")


class Disclosure(NamedTuple):
    """Whether a reader may know what a case is about, and who petitioned."""

    matter: bool = True
    people: bool = True

    def title(self, said: str) -> str:
        """Return what stands where a reader looks for the matter, or for names: it, or （保密）."""
        return said if self.matter else SEALED

    def fact(self, said: str) -> str:
        """Return a fact of the matter (its village, its field, a reason, a text), "" where it is not told."""
        return said if self.matter else ""

    def each(self, found: Iterable[One]) -> tuple[One, ...]:
        """Return several such facts; none where they are not told."""
        return tuple(found) if self.matter else ()

    def petitioners(self, found: Iterable[One]) -> tuple[One, ...]:
        """Return who petitioned; nobody where that is not told."""
        return tuple(found) if self.people else ()

    def unit(self, unit: str, hidden: str = "有关单位") -> str:
        """Return the unit that has it, or has to decide it; `hidden` where nobody may learn which it is."""
        return unit if self.matter else hidden

    def step(self, step: Entry, say: Callable[[Entry], str]) -> str:
        """Return what `say` tells of a step; where it must not, what kind of step it is."""
        return say(step) if self.matter else KINDS[step.kind].label


OPEN: Final = Disclosure()
_NUMBER_AND_DAYS: Final = Disclosure(matter=False, people=False)


def of(*, sealed: bool) -> Disclosure:
    """Return what anybody may see of a case that is `sealed`, or is not."""
    return _NUMBER_AND_DAYS if sealed else OPEN
