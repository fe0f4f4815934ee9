"""What is to be looked at in a file: where it stands, what it is, and the cell without a person in it.

Pure values: nothing here raises.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from xfcli.people import masking
from xfcli.sheet.fields import Field, Values
from xfcli.sheet.finding_kinds import NO_DATA, Data, FindingKind

_SHOWN: Final = 30  # characters of a cell that a finding repeats
_MASKS: Final[Mapping[Field[object] | None, Callable[[str], str]]] = {
    Values.id_number: masking.id_number,
    Values.name: lambda text: masking.name(text[:2]),
    Values.subject: lambda text: masking.name(text[:2]),
    Values.agent: lambda text: masking.name(text[:2]),
    Values.guardian: lambda text: masking.name(text[:2]),
    Values.phone: masking.phone,
    Values.address: masking.address,
    Values.village: masking.address,
}


class Finding(NamedTuple):
    """One thing to look at; a fatal one keeps its row (0: the whole sheet) out of the ledger."""

    sheet: str
    row: int
    column: str
    value: str
    kind: FindingKind
    data: Data = NO_DATA

    @property
    def fatal(self) -> bool:
        """Whether it keeps its row out."""
        return self.kind.fatal

    @property
    def message(self) -> str:
        """The sentence that tells it."""
        return self.kind.sentence(self.data)


def excerpt(field: Field[object] | None, value: object) -> str:
    """Return a cell as a finding shows it: without a person in it, at most 30 characters and 「…」.

    Takes the field that it feeds (None: no one field), and what it holds or what was read of it.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value) if abs(value) < 1e15 else "（数字）"
    text = str(value).strip()
    if mask := _MASKS.get(field):
        return mask(text)
    # The cut may not fall before the masking: half a number is no longer recognised.
    shown = masking.free_text(" ".join(text.split()))
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
