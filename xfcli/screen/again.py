"""A command as it was typed, to be typed again with what was missing."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

# Options whose values are of a person, or free text: on a terminal they stand there anyhow, in a log
# they must not.
_PERSONAL: Final = frozenset({
    "--name", "--id-number", "--phone", "--address", "--title", "--text", "--subject", "--point",
    "--answer", "--opinion", "--standard", "--witness", "--attendee", "--reason",
})  # fmt: skip
_SIGNED_FOR: Final = frozenset({"deliver", "amend"})  # where --to names a person


def command(args: Sequence[str], *, whole: bool, before: str = "") -> str:
    """Return the command of `args`; without its empty --reason, unless `whole` without what is personal.

    Options that stand with a value at the head of what it is put `before` are given there.
    """
    told = re.match(r"(?: --[a-z-]+ [^\s-]\S*)*", before)
    anew = frozenset(re.findall(r" (--[a-z-]+) ", told[0] if told else ""))
    return " ".join(["xf", *_words([*args], whole=whole, anew=anew)])


def _words(args: list[str], *, whole: bool, anew: frozenset[str]) -> Iterator[str]:
    personal = _PERSONAL | ({"--to"} if args[0] in _SIGNED_FOR else frozenset())
    words = iter(args)
    for word in words:
        option, equals, value = word.partition("=")
        if option in anew:
            value = value if equals else next(words, "")
            continue
        if option not in personal:
            yield _quoted(word)
            continue
        value = value if equals else next(words, "")
        if option != "--reason" or value.strip():
            yield f"{option} {_quoted(value) if whole else '…'}"


def _quoted(word: str) -> str:
    """Return a word as every shell takes it as one."""
    return word if re.fullmatch(r"[\w./:@%+,=·、。，〔〕（）-]+", word) else f'"{word}"'
