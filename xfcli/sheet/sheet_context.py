"""What a sheet's name and title say about the days in it: 「2026年3月信访台账」, a sheet 「3月」.

Where they name two years there is none: days without a year are then refused, not guessed.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from xfcli.case.words import Channel
from xfcli.sheet.cells.text import Cell, Context, plain
from xfcli.sheet.cells.traditional import simplified
from xfcli.text import DIGITS, NUMERALS, ZEROS, digits, small_number

_MONTH: Final = rf"(?:0?[1-9]|1[0-2]|十[一二]?|[{NUMERALS[:9]}])"
_YEAR: Final = rf"(?:(?:19|20)\d{{2}}|二[{ZEROS}][{DIGITS}]{{2}})"
# A whole day in a title is when the sheet was filled in, which may be the year after.
_WHOLE_DAY: Final = re.compile(rf"\d{{4}}[-./年]{_MONTH}[-./月]\d{{1,2}}日?")
_IN_TITLE: Final = re.compile(rf"(?<!\d)({_YEAR})年")
_IN_NAME: Final = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:[-._]?(0[1-9]|1[0-2])|[-._]([1-9]))?(?!\d)"
)
_MONTHS: Final = re.compile(rf"(?<![\d.])({_MONTH})(?:月|月份)(?![一-龥]?\d)")
_SPAN: Final = re.compile(r"\d\s*月?(?:-|—|–|~|至|到)\s*\d{1,2}\s*月|季度|半年")
_HALF_A_YEAR: Final = timedelta(180)
_CHANNELS: Final = {
    "来访": Channel.VISIT, "接访": Channel.VISIT, "接待": Channel.VISIT, "来信": Channel.LETTER, "来电": Channel.CALL,
    "热线": Channel.CALL, "12345": Channel.CALL, "网上": Channel.ONLINE, "网信": Channel.ONLINE,
    "留言": Channel.ONLINE, "信箱": Channel.ONLINE, "排查": Channel.OUTREACH, "矛盾纠纷": Channel.OUTREACH,
}  # fmt: skip
_SECTION: Final = re.compile(
    rf"[(（【—-]*(?:({_YEAR})年?度?[份.-]?)?(?:({_MONTH})月份?)?(?:份)?"
    r"(?:信访|来信|来访|接待|群众|登记|台账|案?件|表|补录|补登|补记|结转|部分|以下|起)*[)）】:：—-]*"
)


class GivenYear:
    """Watches the days to which a sheet gives their year: where the months run back, it may be the next."""

    def __init__(self) -> None:
        self._last: date | None = None
        self._turn: date | None = None  # the day after which the months ran back

    def before(self, day: date) -> date | None:
        """Return the day before which the months ran back to this one, None if they did not."""
        if self._last and self._last - day > _HALF_A_YEAR:
            self._turn = self._last
        self._last = day
        return self._turn if self._turn and self._turn - day > _HALF_A_YEAR else None


def from_titles(
    name: str,
    titles: Iterable[Iterable[Cell]],
    year: int | None,
    epoch_1904: bool,
    today: date | None = None,
) -> Context:
    """Return the context of a sheet.

    Takes its name, the rows above its headings, the year where these say none (None: nobody gave
    one), whether its days count from 1904, and today, whose year is supposed in the end.
    """
    texts = [text for row in titles for cell in row if (text := _text(cell))]
    years, months = set[int](), set[int]()
    for text in map(_dayless, texts):
        years |= {_year(found[1]) for found in _IN_TITLE.finditer(text)}
        months |= _months(text)
    bare = _dayless(_text(name))
    years |= {_year(found[1]) for found in _IN_TITLE.finditer(bare)}
    months |= _months(bare)
    if found := _IN_NAME.search(bare):
        years.add(int(found[1]))
        months |= {int(found[2] or found[3])} if found[2] or found[3] else set()
    supposed = today.year if today and not years and year is None else None
    only_year = _only(years) if years else year or supposed
    channel = _channel([_text(name), *texts])
    return Context(
        only_year, _only(months), epoch_1904, channel, supposed is not None, len(years) == 1
    )


def from_section(text: str, context: Context) -> Context | None:
    """Return the context below a line like 「3月」 or 「2025年」 between the rows; None if it is no such line."""
    found = _SECTION.fullmatch(_text(text))
    if not found or not any(found.groups()):
        return None
    month = small_number(found[2]) if found[2] else None
    inner = context._replace(month=month)
    return inner._replace(year=_year(found[1]), supposed=False, titled=True) if found[1] else inner


def _channel(texts: Iterable[str]) -> Channel | None:
    """Return the one channel that the titles name, None where it is none or several."""
    said = {channel for text in texts for word, channel in _CHANNELS.items() if word in text}
    return next(iter(said)) if len(said) == 1 else None


def channel_of_headings(names: Iterable[str]) -> Channel | None:
    """Return the one way in that headings speak of, two of them at least: 来访日期, 来访人数; else None."""
    said = [channel for name in names if (channel := _CHANNELS.get(simplified(name)[:2]))]
    return said[0] if len(said) > 1 and len({*said}) == 1 else None


def _text(cell: Cell) -> str:
    text = plain(cell) if type(cell) is str and len(cell) <= 200 else None
    return simplified("".join(text.split())) if type(text) is str else ""


def _dayless(text: str) -> str:
    return _WHOLE_DAY.sub("", text)


def _months(text: str) -> set[int]:
    if _SPAN.search(text):
        return set()
    return {small_number(found[1]) for found in _MONTHS.finditer(text)}


def _year(text: str) -> int:
    return int(digits(text))


def _only(numbers: set[int]) -> int | None:
    return next(iter(numbers)) if len(numbers) == 1 else None
