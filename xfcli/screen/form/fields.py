"""A field of a form: its label, who reads it, when it is asked for, and what it may be completed to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from xfcli.errors import XfError
from xfcli.screen import initials
from xfcli.text import half_width

Answers = Mapping[str, str]  # what stands in the fields, by their keys; "" where nothing does
_MOST: Final = 8  # completions that are shown


class Judgement(NamedTuple):
    """What comes of an answer: the text that is kept, why it cannot be, or why it is doubtful.

    What is doubtful is kept when it is given a second time.
    """

    text: str
    refusal: str = ""
    doubt: str = ""


def _as_typed(text: str, _answers: Answers) -> str:
    return text


def _nothing(_answers: Answers) -> str:
    return ""


def _no_doubt(_text: str, _answers: Answers) -> str:
    return ""


def _always(_answers: Answers) -> bool:
    return True


def _none(_answers: Answers) -> Sequence[str]:
    return ()


class Field(NamedTuple):
    """One field; its functions are given what stands in the others."""

    key: str
    label: str
    hint: str = ""
    read: Callable[[str, Answers], str] = _as_typed  # the text to keep; XfError says why not
    doubt: Callable[[str, Answers], str] = _no_doubt
    default: Callable[[Answers], str] = _nothing  # what an empty answer means
    known: Callable[[Answers], Sequence[str]] = _none  # what it may be completed to
    asked: Callable[[Answers], bool] = _always
    needed: bool = False
    long: bool = False  # text of many lines
    quiet: bool = False  # shown, and passed by on the way down
    whole: bool = (
        False  # typing over an answer gives another one: a day, a number, one of a few words
    )


def judged(field: Field, typed: str, answers: Answers) -> Judgement:
    """Return what comes of `typed` in `field`, the others being `answers`: the text kept, or why it is none.

    An empty one is the default of the field; what several known values begin with asks which.
    """
    text = typed.strip() or field.default(answers)
    if not text:
        return Judgement("", f"{field.label}不能空着。{field.hint}" if field.needed else "")
    if text.isascii() and len(several := _begun_by(field, text, answers)) > 1:
        return Judgement(typed, f"「{text}」是哪一个？再打数字：{listed(several)}")
    try:
        kept = field.read(completed(field, text, answers), answers)
    except XfError as error:
        return Judgement(typed, str(error))
    return Judgement(kept, doubt=field.doubt(kept, answers))


def completed(field: Field, text: str, answers: Answers) -> str:
    """Return the one known value that `text` stands for (`ds`: 东山村); `text` if none or several do."""
    found = _begun_by(field, text, answers)
    return found[0] if len(found) == 1 else text


def _begun_by(field: Field, text: str, answers: Answers) -> list[str]:
    known = field.known(answers)
    return [] if text in known else matches(text, known)


def matches(typed: str, known: Sequence[str]) -> list[str]:
    """Return those of `known` that hold `typed`, in characters or initials; those that begin so first.

    A digit behind it is one of them by its place, as an input method has it: ds2 is the second for ds.
    """
    found = [word for word in known if initials.fits(typed, word)]
    found.sort(key=lambda word: not initials.fits(typed, word[: len(typed)]))
    before, place = typed[:-1], half_width(typed[-1:])
    if not found and before and before.isascii() and place in "123456789":
        return matches(before, known)[int(place) - 1 : int(place)]
    return found[:_MOST]


def listed(several: Iterable[str]) -> str:
    """Return words with the digit that takes each: 1 东山村  2 大石村."""
    return "  ".join(f"{place} {word}" for place, word in enumerate(several, 1))
