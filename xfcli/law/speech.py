"""How people say things: the stretches of a letter and what each weighs, and words of one sense.

What is denied (我不要低保) is left out; a status told in passing (我是低保户) weighs little; the opening
and a sentence that asks weigh more. Pure, and knows no row of the catalogue.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from xfcli import reference
from xfcli.text import half_width

FILE: Final = "law/speech.csv"  # how people say a row, a sense, or what no row is for
ROW: Final = "MZ-"  # begins the name of what is said of a row
NO_ROW: Final = "-"  # and of what no row is for: 护照, 股票, 天气
ALIKE: Final = "="  # and of characters that sound or look alike: 低底抵; any other is a sense

OPENING: Final = 40  # characters: a letter says at its beginning what it is about
OPENING_TIMES: Final = 1.5
ASKING_TIMES: Final = 1.3
PASSING_TIMES: Final = 0.35

_BREAK: Final = "[，。；！？、,;!?\n：:…（）()「」“”]+"
_DENIED: Final = "(?<!要)不要(?!脸|命|紧|钱|求|再|让|给)|不是(?:要|来|问|想|为)|不想要|不申请|不求|不图|没有要|并非|不关.{1,6}的?事"
_PASSING: Final = (
    "(?:是|吃着?|享受着?|属于|作为|当)(?:个|一个|村里的?)?"
    "(?:低保户?|五保户?|特困户?|贫困户|困难户|脱贫户|残疾人|退伍军人|退役军人|老?党员|独生子女户?)"
)
_ASKING: Final = (
    "请问|问|咨询|要求|请|希望|建议|能不能|可不可以|怎么|如何|找谁|哪里|哪儿|哪个|为什么|为啥|"
    "凭什么|凭啥|举报|反映|投诉|检举|申请|求|不服|帮"
)


class Clause(NamedTuple):
    """A stretch of a letter without a break, and what words in it weigh."""

    text: str
    times: float
    passing: str  # the status that it tells in passing: 是低保户

    def weight(self, word: str) -> float:
        """Return what `word`, which stands in it, weighs here."""
        return self.times * (PASSING_TIMES if word in self.passing else 1.0)


class Letter(NamedTuple):
    """A petition's text: its stretches, all of them, and all without what is told in passing."""

    clauses: tuple[Clause, ...]
    whole: str
    plain: str


def letter(text: str) -> Letter:
    """Return `text` cut into stretches, each up to what it denies."""
    clauses, place = [], 0
    for stretch in re.split(_BREAK, half_width(text).casefold()):
        said = "".join(stretch.split())
        times = OPENING_TIMES if place < OPENING else 1.0
        times *= ASKING_TIMES if re.search(_ASKING, said) else 1.0
        place += len(said)
        if denied := re.search(_DENIED, said):
            said = said[: denied.start()]
        if said:
            passing = re.search(_PASSING, said)
            clauses.append(Clause(said, times, passing[0] if passing else ""))
    whole = "，".join(clause.text for clause in clauses)
    plain = "，".join(re.sub(_PASSING, "", clause.text) or clause.text for clause in clauses)
    return Letter(tuple(clauses), whole, plain)


@cache
def senses() -> tuple[tuple[str, ...], ...]:
    """Return the ways to say each sense: (孩子, 娃, 小孩 …)."""
    return tuple(
        tuple(said.casefold().split())
        for name, said in reference.rows(FILE)
        if not name.startswith((ROW, NO_ROW, ALIKE))
    )


@cache
def alike() -> dict[str, str]:
    """Return for a character those that are written for it by mistake."""
    found: dict[str, str] = {}
    for name, said in reference.rows(FILE):
        if name == ALIKE:
            for group in said.split():
                found |= {sign: found.get(sign, "") + group.replace(sign, "") for sign in group}
    return found


@cache
def of_rows() -> dict[str, str]:
    """Return how people say what each row of the catalogue is for, by code."""
    return {name: said.casefold() for name, said in reference.rows(FILE) if name.startswith(ROW)}


@cache
def of_no_row() -> tuple[str, ...]:
    """Return how people say each thing that no row is for."""
    return tuple(said.casefold() for name, said in reference.rows(FILE) if name.startswith(NO_ROW))
