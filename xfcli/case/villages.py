"""Which village a unit belongs to, read off its name: the one place that knows how villages name their organs.

A village's organs are in the register under any kind, or not at all; so the name decides, not the
kind. Doubt counts as yes: what is of a village is not given what a village must not see.
"""

import re
from collections.abc import Iterable
from typing import Final

ELECTION: Final = "村民选举委员会"
# The catalogue's names for organs of some village: which one, the officer has to say.
SOME_VILLAGE: Final = frozenset({"村(居)委会", ELECTION})

_ORGANS: Final = (
    "(?:委|两委|党|支部|支书|书记|主任|干部|会计|文书|长|组|集体|经济|股份|监|务|调委|调解|治保|妇联|理事"
    "|民(?:委员会|小组|选举|代表|监督|理事|议事))"
)
# Not 农村, nor the county's offices for villages; a 支书 who is nobody else's is the village's, and so is a bare 会计.
# Compiled on first use: every command loads this.
_OF_SOME: Final = (
    f"(?<!农)(?:村|社区)(?:{_ORGANS}|$)|居(?:委|民委员会)|^村(?![镇庄])|(?<![县镇乡市省区委])支书"
    "|^(?:小?组长|队长|会计|文书)$"
)
_ABOVE: Final = "^.*(?:县|镇|乡|街道)(?=.)"
_TAIL: Final = "(?:村|社区)$"


def village_of(unit: str, known: Iterable[str] = ()) -> str | None:
    """Return the village that a unit or a person is of, bare (柳河): "" which is left open, None for none.

    `known` are names of villages: theirs are recognised without the word 村 as well (柳河党支部).
    """
    for village in known:
        bare = bare_village(village)
        if village in unit or (len(bare) > 1 and re.search(bare + _ORGANS, unit)):
            return bare
    found = re.search(_OF_SOME, unit)
    return None if found is None else bare_village(unit[: found.start()])


def is_election(unit: str) -> bool:
    """Whether a unit is the committee that holds a village's election, by its name: nobody orders it."""
    return unit.endswith(ELECTION)


def bare_village(name: str) -> str:
    """Return the name of a village without what stands above it and without the word: 柳河."""
    return re.sub(_TAIL, "", re.sub(_ABOVE, "", name))
