"""The laws, regulations and papers that xf cites: each version with its days, as dated data.

A key stands for one version for ever. When a law is renewed, its old key gets an end, and the new
version a key with its year (`村民委员会组织法@2030`).
"""

from datetime import date
from functools import cache
from typing import Final, NamedTuple

from xfcli import reference
from xfcli.dates import stored_day

FILE: Final = "law/instruments.csv"
OF_THE_STATE: Final = "中华人民共和国"
LOCAL: Final = "地方规定"  # the kind of what is no paper with a name of its own


class Instrument(NamedTuple):
    """One version of a law or paper; `text` is the name of its text in a folder of texts, "" without one."""

    key: str
    name: str
    kind: str  # 法律, 行政法规, 规范性文件 …
    number: str  # 国办发〔2023〕39号; "" where it has none or none was seen
    passed: date | None
    since: date  # the first of all days where no day is known, as of local rules
    until: date | None  # the last day in force; None while it is
    replaced_by: str  # the key, without a year, of what replaced it
    reviewed: date  # when somebody last looked whether it still stands
    text: str
    note: str

    @property
    def called(self) -> str:
        """Its name as everybody says it: 社会救助法."""
        return self.name.removeprefix(OF_THE_STATE)

    @property
    def title(self) -> str:
        """Its name as papers write it: 《社会救助法》, 《…的意见》（国办发〔2023〕39号）."""
        if self.kind == LOCAL:
            return self.name
        named = f"《{self.called}》"
        return f"{named}（{self.number}）" if self.number and self.is_policy_paper else named

    @property
    def began(self) -> str:
        """Since when it is in force, as it is shown; "" where no day is known."""
        return "" if self.since == date.min else self.since.isoformat()

    @property
    def is_policy_paper(self) -> bool:
        """Whether people know it by its number: 关于…的意见, 关于…的通知; not by its name: …办法."""
        return self.kind == "规范性文件" and not self.name.endswith("办法")

    def holds_on(self, day: date) -> bool:
        """Whether this version is in force on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def load() -> tuple[Instrument, ...]:
    """Return every version, in the order of the file."""
    return tuple(_instrument(cells) for cells in reference.rows(FILE))


@cache
def find(key: str) -> Instrument:
    """Return the version with this key; KeyError if there is none."""
    return _instrument(reference.row(FILE, key))


def _instrument(cells: list[str]) -> Instrument:
    key, name, kind, number, passed, since, until, replaced_by, reviewed, text, note = cells
    return Instrument(
        key, name, kind, number, stored_day(passed), stored_day(since) or date.min, stored_day(until), replaced_by,
        date.fromisoformat(reviewed), text, note,
    )  # fmt: skip
