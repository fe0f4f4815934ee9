"""An entry as the rules propose it, before the journal gives it a place."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from xfcli.case import bodies

_NOTHING: Final[Mapping[str, object]] = {}
Part = TypeVar("Part", bound=Mapping[str, object])


class Draft(NamedTuple):
    """A proposed entry on the business day `on`; without a number it opens a case, or is the office's.

    Body and personal part are of the types that `bodies` gives its kind.
    """

    kind: str  # one of `kinds`
    on: date
    no: str | None = None
    body: Mapping[str, object] = _NOTHING
    personal: Mapping[str, object] = _NOTHING


def stated(part: Part) -> Part:
    """Return a body or a personal part without the keys that state nothing: "", 0, False, []."""
    return cast("Part", {key: value for key, value in part.items() if value})


def in_words(text: str) -> "bodies.Words":
    """Return the personal part that is this free text, an empty one where there is none."""
    return {"text": text} if text else {}


def iso(day: date | None) -> str:
    """Return a day as a body keeps it (ISO 8601), "" for none."""
    return day.isoformat() if day else ""
